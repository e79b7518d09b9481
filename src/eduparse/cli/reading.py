"""What the commands that show have in common: reading documents, proving rules."""

from collections.abc import Callable, Iterator, Sequence

from eduparse.document.document import Document
from eduparse.errors import DocumentError
from eduparse.pipeline import rulebook_of
from eduparse.readers import Record, read, records
from eduparse.readers.inputs import STDIN, find_inputs, refuse_missing
from eduparse.readers.named_files import named_references
from eduparse.rows.columns import PLAIN, Columns
from eduparse.rows.documents import is_document_row
from eduparse.rows.jsonl import parse_line
from eduparse.run.options import resolve
from eduparse.run.overwriting import KeptInputs, keep_files
from eduparse.run.progress import tell
from eduparse.settings import Settings

_REJECTED, _FAILED = 1, 2


class InputReading:
    """The documents of some arguments; what cannot be read is told, and shows in ``code``.

    ``refuse`` is given each row and its place first, and raises where it will not do; ``columns`` are the
    names of theirs. ``rows_only`` is what is told of a page or a row of others, where only document rows of ours will do.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        refuse: Callable[[object, str], None] | None = None,
        columns: Columns = PLAIN,
        *,
        rows_only: str = "",
    ) -> None:
        self._arguments = arguments
        self._refuse = refuse
        self._columns = columns
        self._rows_only = rows_only
        self.keep = KeptInputs(arguments)
        self.code = 0

    def __iter__(self) -> Iterator[Document]:
        refuse_missing(find_inputs(self._arguments))
        keep_files(self._arguments, STDIN)
        limit = resolve({}).settings.max_page_mb
        for source in find_inputs(self._arguments):
            for record in records(source, limit, self._columns):
                try:
                    self._look_at(record)
                    doc = read(record, limit)
                except DocumentError as problem:
                    self.reject(record.source, problem)
                else:
                    yield doc

    def _look_at(self, record: Record) -> None:
        """Raises what the command has against a record."""
        if record.problem is not None:
            return
        row = parse_line(record.data) if record.line is not None and record.data else None
        if self._refuse is not None and row is not None:
            self._refuse(row, record.source)
        if self._rows_only and not is_document_row(row):
            raise DocumentError(self._rows_only, "undo")

    def reject(self, name: str, problem: DocumentError) -> None:
        """Tell a problem and let it show in the exit code."""
        tell(f"{name}: {problem}")
        self.code = max(self.code, _FAILED if problem.stage == "find" else _REJECTED)


def proven_settings(settings: Settings, *, quiet: bool = True) -> Settings:
    """``settings``, the user's own rules proven, and said which references are not restored from.

    Raises ConfigError that names file and line.
    """
    if settings.rules or settings.without:
        from eduparse.review.rule_proof import proven_rulebook  # start-up: few runs have own rules

        proven_rulebook(rulebook_of(settings))
    skipped = named_references(settings.reference)[1] if settings.reference and not quiet else ()
    for name, why in skipped:
        tell(f"{name}: {why} It is not restored from.")
    return settings
