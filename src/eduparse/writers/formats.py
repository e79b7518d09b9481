"""The forms that documents are written in, and which one a run writes.

``--format`` names the form, or the suffix of ``-o`` says it; rows of JSON are the default. A file is
opened for its form: CSV gets its line of names, Parquet its columns, XML holds one document.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from eduparse.document.document import Document
from eduparse.errors import ConfigError, DocumentError
from eduparse.files.storage import AtomicFile, Place, place
from eduparse.writers.outline import FORMS as OUTLINES
from eduparse.writers.outline import render

JSONL, PARQUET, CSV, AKN = "jsonl", "parquet", "csv", "akn"
SUFFIXES: Mapping[str, str] = {JSONL: ".jsonl", PARQUET: ".parquet", CSV: ".csv", **OUTLINES}
# A tree is for the eye: nobody means one by a name that ends in .txt.
_TOLD = {suffix: form for form, suffix in SUFFIXES.items() if form != "tree"}
_PACKED = (".gz", ".zst")
# Endings by which people mean a file; none of them is one that a run writes.
_OTHER_FILES = (
    *_PACKED, ".doc", ".docx", ".htm", ".html", ".json", ".markdown", ".ndjson", ".pdf", ".tsv", ".txt",
    ".xls", ".xlsx", ".yaml", ".yml", ".zip",
)  # fmt: skip


class File(Protocol):
    """A file that appears when it is committed, as `storage.AtomicFile`."""

    def write(self, data: bytes) -> None:
        """Add ``data``."""
        ...

    def finish(self) -> None:
        """Hand all bytes to the system; nothing is added any more."""
        ...

    def commit(self) -> None:
        """Give the file its name, once the disk has it."""
        ...

    def abort(self) -> None:
        """Take away what was written."""
        ...


@dataclass(frozen=True, slots=True)
class OutputFormat:
    """What is written: a form, and the kind of rows where the form has rows."""

    form: str = JSONL
    rows: str = "documents"

    @property
    def suffix(self) -> str:
        """What its files end in."""
        return SUFFIXES[self.form]

    @property
    def head(self) -> bytes:
        """What stands before the first row."""
        if self.form != CSV:
            return b""
        from eduparse.writers.tables import csv_head

        return csv_head(self.rows)

    def open(self, path: Place) -> File:
        """A file of this shape at ``path``. Raises OSError, and ConfigError where an extra is missing."""
        if self.form == PARQUET:
            from eduparse.writers.tables import ParquetFile

            return ParquetFile(path, self.rows)
        file = AtomicFile(path)
        file.write(self.head)
        return file


def shape_of(asked: str, output: str, rows: str) -> OutputFormat:
    """The shape of a run: what was ``asked`` for, or what the suffix of ``output`` says.

    Raises ConfigError where the two do not agree, or the form cannot hold such rows.
    """
    told = _told(output)
    form = asked or told or JSONL
    if not _bare(output).endswith(SUFFIXES[form]):
        _refuse_other_file(output)
    if asked and told and asked != told:
        raise ConfigError(f"{output} is a name for {told}, not for {asked}: change -o or --format.")
    if form == CSV and rows == "documents":
        raise ConfigError(
            "CSV holds clauses or chunks; documents are nested: write them as jsonl or parquet."
        )
    if form == PARQUET:
        if output in ("", "-"):
            raise ConfigError("Parquet needs a file: add -o NAME.parquet, or -o and a folder.")
        from eduparse.writers.tables import arrow_modules

        arrow_modules()
    return OutputFormat(form, rows)


def _told(output: str) -> str:
    name = _bare(output)
    return next((form for suffix, form in _TOLD.items() if name.endswith(suffix)), "")


def _bare(output: str) -> str:
    name = output.lower()
    for ending in _PACKED:
        name = name.removesuffix(ending)
    return name


def _refuse_other_file(output: str) -> None:
    """Raises ConfigError where ``output`` would be made a folder, and its name is that of a file."""
    name = output.lower()
    ending = next((e for e in _OTHER_FILES if name.endswith(e)), None)
    if ending and not place(output).exists():
        ways = ", ".join(_TOLD)
        raise ConfigError(
            f"{output} would become a folder, since no file that ends in {ending} is written: end it "
            f"in {ways} (.gz or .zst behind it), or in / for a folder."
        )


def data_of(
    shape: OutputFormat, rows: Iterable[Mapping[str, Any]], docs: Iterable[Document], **look: Any
) -> bytes:
    """``rows``, or the outline of ``docs``, as the bytes that a file of ``shape`` is given.

    Parquet is given lines of JSON. Raises DocumentError where a form cannot hold what is there.
    """
    from eduparse.rows.jsonl import dump_line

    if shape.form in OUTLINES:
        return render(docs, shape.form, **look).encode("utf-8", "replace")
    if shape.form == CSV:
        from eduparse.writers.tables import csv_lines

        return csv_lines(rows, shape.rows)
    lines = b"".join(map(dump_line, rows))
    if shape.form == PARQUET and rb"\ud" in lines:
        _refuse_halves(lines)
    return lines


def _refuse_halves(lines: bytes) -> None:
    import json

    from eduparse.writers.tables import encoded

    for line in lines.splitlines():
        try:
            encoded(json.dumps(json.loads(line), ensure_ascii=False))
        except ValueError as error:
            raise DocumentError(str(error), "write") from error
