"""Rows of tables: CSV, TSV, Parquet and Arrow, each row as a line of JSON, which all rows are read from.

Of the columns those count that a row knows; a table without `text` or `html` is no table of pages. What
divides the cells of CSV its line of names tells: Excel in some languages writes semicolons.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import IO, Any

from eduparse.errors import DocumentError
from eduparse.files.optional_packages import need
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.readers.record import Record
from eduparse.rows.columns import PLAIN, Columns

_COLUMNS = (
    "id", "source", "text", "html", "url", "format", "metadata", "blocks", "work", "clauses", "edits",
)  # fmt: skip
_LONGEST_FIELD = 1 << 28
_BATCH = 64  # rows of a Parquet file that are in memory at a time
_COMMAS = (",", ";", "\t", "|")
_SAID = lazy_pattern(r"sep=(.)\s*")  # Excel's own line in front of the names
_UNCLOSED = (
    "A quotation mark of the row is never closed, so that all behind it would be one cell: mend it."
)
_FILE = b"ARROW1"  # how Arrow's file begins; its stream has no mark


def csv_records(
    stream: IO[bytes], name: str, comma: str, columns: Columns = PLAIN
) -> Iterator[Record]:
    """The rows of a table in UTF-8 with a line of names at its top.

    ``comma`` is what divides cells by the name of the file. A bad byte becomes U+FFFD, which later
    stages see and tell. Raises DocumentError where no column holds pages.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    with io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="") as text:
        first = text.readline()
        if said := _SAID.fullmatch(first):
            comma, first = said[1], text.readline()
        else:
            comma = _comma(first, comma, columns)
        lines = _Lines(chain([first], text))
        rows = csv.reader(lines, delimiter=comma)
        head = [cell.strip() for cell in next(rows, [])]
        lines.held.clear()
        columns.check(head)
        wanted = (*_COLUMNS, *columns.wanted())
        for number, cells in enumerate(rows, 1):
            if lines.ended and lines.unclosed(comma):
                yield Record(name, line=number, problem=DocumentError(_UNCLOSED))
            elif cells:
                row = dict(zip(head, cells, strict=False))
                found = {k: row[k] for k in wanted if row.get(k)}
                yield _record(columns.renamed(found), name, number)
            lines.held.clear()


class _Lines:
    """The lines of a table, those of the row that is being read held; ``ended`` when there are no more."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.held: list[str] = []
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.held.append(line)
            yield line
        self.ended = True

    def unclosed(self, comma: str) -> bool:
        """Whether the row that is held ends inside quotation marks."""
        try:
            list(csv.reader(self.held, delimiter=comma, strict=True))
        except csv.Error as error:
            return "end of data" in str(error)
        return False


def _comma(line: str, comma: str, columns: Columns) -> str:
    """What divides the names of a table in ``line`` so that one of them is a column of pages."""
    for sign in (comma, *_COMMAS):
        names = [cell.strip() for cell in next(csv.reader([line], delimiter=sign), [])]
        try:
            columns.check(names)
        except DocumentError:
            continue
        return sign
    return comma


def parquet_records(file: IO[bytes], name: str, columns: Columns = PLAIN) -> Iterator[Record]:
    """The rows of a Parquet file, streamed. Raises ConfigError where pyarrow is not installed."""
    need(".parquet")
    import pyarrow.parquet as pq

    table = pq.ParquetFile(file)
    wanted = _wanted(table.schema_arrow.names, columns)
    yield from _typed(table.iter_batches(_BATCH, columns=wanted), wanted, name, columns)


def arrow_records(file: IO[bytes], name: str, columns: Columns = PLAIN) -> Iterator[Record]:
    """The rows of an Arrow file or stream, as `datasets` keeps on a disk. Raises ConfigError."""
    need(".arrow")
    import pyarrow as pa

    is_file = file.read(len(_FILE)) == _FILE
    file.seek(0)
    table = pa.ipc.open_file(file) if is_file else pa.ipc.open_stream(file)
    wanted = _wanted(table.schema.names, columns)
    batches = map(table.get_batch, range(table.num_record_batches)) if is_file else table
    yield from _typed(
        (batch.slice(n, _BATCH) for batch in batches for n in range(0, batch.num_rows, _BATCH)),
        wanted,
        name,
        columns,
    )


def _wanted(names: Sequence[str], columns: Columns) -> list[str]:
    columns.check(names)
    return [n for n in dict.fromkeys((*_COLUMNS, *columns.wanted())) if n in names]


def _typed(
    batches: Iterator[Any], wanted: Sequence[str], name: str, columns: Columns
) -> Iterator[Record]:
    number = 0
    for batch in batches:
        for row in batch.select(wanted).to_pylist():
            number += 1
            found = {k: v for k, v in row.items() if v is not None}
            yield _record(columns.renamed(found), name, number)


def _record(row: dict[str, object], name: str, number: int) -> Record:
    import json

    return Record(
        name,
        data=json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass"),
        line=number,
    )
