"""Rows of somebody else, read as if their columns of text and id had our names."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from eduparse.errors import DocumentError
from eduparse.readers.record import Record
from eduparse.rows.columns import Columns
from eduparse.rows.jsonl import dump_line, parse_line


def renamed(rows: Iterable[Record], columns: Columns) -> Iterator[Record]:
    """Rows of JSON with text and id under our names; one that lacks a column is a problem."""
    for record in rows:
        if record.problem is not None:
            yield record
            continue
        try:
            row = parse_line(record.data)
            if isinstance(row, dict):
                columns.check(row)
                record = replace(record, data=dump_line(columns.renamed(row)))  # noqa: PLW2901
        except DocumentError as problem:
            record = replace(record, data=b"", problem=problem)  # noqa: PLW2901
        yield record
