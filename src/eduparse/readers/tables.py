"""Rows of tables: CSV, TSV and Parquet, each row as a line of JSON, which all rows are read from.

Of the columns those count that a row knows; a table without `text` or `html` is no table of pages.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import IO

from eduparse.errors import DocumentError
from eduparse.files.optional_packages import need
from eduparse.readers.record import Record

_COLUMNS = (
    "id", "source", "text", "html", "url", "format", "metadata", "blocks", "work", "clauses", "edits",
)  # fmt: skip
_LONGEST_FIELD = 1 << 28
_BATCH = 64  # rows of a Parquet file that are in memory at a time


def csv_records(stream: IO[bytes], name: str, comma: str) -> Iterator[Record]:
    """The rows of a table in UTF-8 with a line of names at its top.

    A bad byte becomes U+FFFD, which later stages see and tell. Raises DocumentError where no column
    holds pages.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    with io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="") as text:
        rows = csv.reader(text, delimiter=comma)
        head = [cell.strip() for cell in next(rows, [])]
        _check(head)
        for number, cells in enumerate(rows, 1):
            if cells:
                row = dict(zip(head, cells, strict=False))
                yield _record({k: row[k] for k in _COLUMNS if row.get(k)}, name, number)


def parquet_records(file: IO[bytes], name: str) -> Iterator[Record]:
    """The rows of a Parquet file, streamed. Raises ConfigError where pyarrow is not installed."""
    need(".parquet")
    import pyarrow.parquet as pq

    table = pq.ParquetFile(file)
    names = table.schema_arrow.names
    _check(names)
    number = 0
    for batch in table.iter_batches(_BATCH, columns=[n for n in _COLUMNS if n in names]):
        for row in batch.to_pylist():
            number += 1
            yield _record({k: v for k, v in row.items() if v is not None}, name, number)


def _check(names: Sequence[str]) -> None:
    if not {"text", "html"} & set(names):
        shown = ", ".join(names[:8]) or "none"
        raise DocumentError(f"No column is called text or html; its columns are {shown}.")


def _record(row: dict[str, object], name: str, number: int) -> Record:
    import json

    return Record(
        name,
        data=json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass"),
        line=number,
    )
