"""A step for pipelines of datatrove: documents in, cleaned documents with their clauses out.

    pipeline = [JsonlReader("raw/"), eduparse.datatrove.Clean(), JsonlWriter("clean/")]

A page with several documents gives several, each with the id it has in the rows. What is rejected is
dropped and counted under ``rejected``, as datatrove's own steps do. Needs the extra ``datatrove``.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from datatrove.data import Document as Row
from datatrove.pipeline.base import PipelineStep

from eduparse.errors import DocumentError, TooMuchWork
from eduparse.pipeline import pipeline
from eduparse.readers.rows import page_of_row
from eduparse.rows.documents import document_row
from eduparse.settings import Settings

_DEFAULTS = Settings()


class Clean(PipelineStep):  # type: ignore[misc] # datatrove is not typed
    """Clean each document; its rows' ``metadata`` and ``clauses`` stand beside its own metadata.

    With ``edits`` the edits stand there too, so that every text can be undone; ``settings`` say what the
    options of the command line say.
    """

    name = "eduparse"
    type = "Format"

    def __init__(self, settings: Settings = _DEFAULTS, *, edits: bool = False) -> None:
        super().__init__()
        self.settings = settings
        self.edits = edits

    def run(
        self,
        data: Iterable[Row] | None,
        rank: int = 0,  # noqa: ARG002 - datatrove calls it so
        world_size: int = 1,  # noqa: ARG002 - the same
    ) -> Iterator[Row]:
        """The documents of ``data``, cleaned, in their order."""
        for row in data or ():
            with self.track_time():
                cleaned = self._cleaned(row)
            for out in cleaned:
                self.update_doc_stats(out)
                yield out

    def _cleaned(self, row: Row) -> list[Row]:
        source = row.metadata.get("source") or row.id
        try:
            told = {"id": row.id, "source": source, "text": row.text}
            page = page_of_row(told, source, self.settings.row_format)
            docs = pipeline(self.settings).run(page)
        except (DocumentError, TooMuchWork):
            self.stat_update("rejected")
            return []
        return [self._row(row, document_row(d, edits=True)) for d in docs]

    def _row(self, before: Row, made: dict[str, Any]) -> Row:
        told = {k: made[k] for k in ("clauses", *(["edits"] if self.edits else []))}
        return Row(
            text=made["text"],
            id=made["id"],
            media=before.media,
            metadata=before.metadata | {"eduparse": made["metadata"]} | told,
        )
