"""What a run passes over without a word of its rows: files of earlier runs, fields of rows that it does not read."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from eduparse.errors import DocumentError
from eduparse.files.storage import Place
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.readers.inputs import OURS_BESIDE
from eduparse.readers.record import Record
from eduparse.rows.columns import Columns
from eduparse.rows.documents import ROW_KEYS
from eduparse.rows.jsonl import parse_line
from eduparse.run.shards import Outcome
from eduparse.writers.formats import OutputFormat
from eduparse.writers.outputs import is_folder

_SHOWN = 3  # names of files or fields that a sentence lists
_READ = ROW_KEYS | {"html", "format"}
_NUMBERED = lazy_pattern(r"\.\d+$")  # behind the stem of a file for each document


class FieldsLeft:
    """The fields of rows that no row of ours holds, by the first row of each file."""

    def __init__(self, columns: Columns) -> None:
        self._named = frozenset(columns.wanted())
        self._file = ""
        self._found: dict[str, None] = {}

    def look(self, record: Record) -> None:
        """See the fields of ``record``, if it is the first row of its file."""
        if record.line is None or record.name == self._file or not record.data:
            return
        self._file = record.name
        try:
            row = parse_line(record.data)
        except DocumentError:
            return
        if isinstance(row, dict):
            read = _READ | self._named | ({"url"} if _is_html(row) else set())
            self._found |= dict.fromkeys(k for k in row if k not in read)

    def sentence(self) -> str:
        """What there is to say; empty where nothing was left out."""
        names = list(self._found)
        if not names:
            return ""
        return (
            f"Fields of rows that are not carried over: {_listed(names)}; the id of a row leads "
            "back to them."
        )


def _is_html(row: Mapping[str, Any]) -> bool:
    """Whether a row holds a page with tags, whose address is read, too."""
    return "html" in row or str(row.get("text", "")).lstrip().startswith("<")


class FilesWritten:
    """The files of a folder that a run has written, and those of runs before it that it has not."""

    def __init__(self, folder: Place | None, output: str, shape: OutputFormat) -> None:
        whole = isinstance(folder, Path) and is_folder(output, shape.suffix)
        self._folder = folder if whole and isinstance(folder, Path) else None
        self._shape = shape
        self._known: set[int] = set()

    def add(self, outcome: Outcome) -> None:
        """See what became of a record; its target has rows of this run unless it is a reject."""
        if self._folder is not None and outcome.reject is None:
            self._known.add(hash(outcome.target))

    def sentence(self) -> str:
        """What there is to say; empty where every file in the folder is of this run."""
        if self._folder is None:
            return ""
        old = list(self._older(self._folder))
        if not old:
            return ""
        return (
            f"{self._folder} holds {len(old):,} files that this run has not written ({_listed(old)}); "
            "where their inputs are gone, remove them."
        )

    def _older(self, folder: Path) -> Iterator[str]:
        suffix = self._shape.suffix
        for above, folders, files in os.walk(folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                if name.startswith(".") or not name.endswith(suffix) or name.endswith(OURS_BESIDE):
                    continue
                path = Path(above, name)
                if hash(str(path)) not in self._known and not self._is_part(path, suffix):
                    yield path.relative_to(folder).as_posix()

    def _is_part(self, path: Path, suffix: str) -> bool:
        """Whether a file is a further document of a page whose first one was written."""
        stem = _NUMBERED.sub("", path.name.removesuffix(suffix))
        return self._shape.apart and hash(str(path.with_name(stem + suffix))) in self._known


def _listed(names: list[str]) -> str:
    more = ", …" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
