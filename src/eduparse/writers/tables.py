"""Rows as tables: Parquet of any rows, CSV of clauses and chunks.

Both hold what the rows of JSON hold. The columns of Parquet are made from the schema of the rows, so
they are the same for every file and nothing is guessed from what happens to stand in the first rows;
where the schema has triples of mixed types (`decoding.runs`) Parquet has records of start, end and
value. A cell of CSV is a text, a number, or JSON where the field is a list; an empty cell is null.
CSV opens with a byte order mark, without which Excel reads Chinese as another encoding.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from eduparse.errors import DocumentError
from eduparse.files.optional_packages import need
from eduparse.files.storage import AtomicFile, Place
from eduparse.rows.schema import Schema, schema

CSV, PARQUET = ".csv", ".parquet"
MARK = "\ufeff"
GROUP = 8_000_000  # bytes of JSON that are held before they become a row group

_BATCH = 64  # rows of a Parquet file that are in memory at a time when they are read back
_LONGEST_CELL = 1 << 28
# What a spreadsheet would calculate (OWASP, CSV injection); a stroke in front makes it a text there.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_TEXT = "'"

_TRIPLES = ("runs", "raw")  # of the metadata's decoding: lists in JSON, records in Parquet

_FACTS = ("title", "doc_number", "issuers", "issued", "role")
# The columns of CSV by kind of rows: those for reading first.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "clauses": (
        "doc_id", "id", "kind", "label", "path", "level", "heading", "text", "responsible", "parent", "paragraphs", "cells", "references",
        *_FACTS, "source", "spans", "source_spans",
    ),
    "chunks": ("doc_id", "id", "text", "headings", "clauses", *_FACTS, "source", "spans", "source_spans"),
}  # fmt: skip


def csv_head(kind: str) -> bytes:
    """The byte order mark and the line of names."""
    return (MARK + ",".join(COLUMNS[kind]) + "\n").encode("utf-8")


def csv_lines(rows: Iterable[Mapping[str, Any]], kind: str) -> bytes:
    """``rows`` as lines of CSV. Raises DocumentError where one holds what only JSON can hold."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        flat = {**row["metadata"], **row}
        writer.writerow([_cell(flat[name]) for name in COLUMNS[kind]])
    return encoded(out.getvalue())


def encoded(text: str) -> bytes:
    """``text`` in UTF-8. Raises DocumentError on a lone surrogate."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DocumentError(
            "It holds half a character (a lone surrogate), which only JSON can: write JSONL.",
            "write",
        ) from error


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return f"{_TEXT}{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def rows_of_csv(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The rows that `csv_lines` wrote, as JSON has them. Raises ValueError where they are none."""
    with io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as text:
        csv.field_size_limit(_LONGEST_CELL)
        rows = csv.reader(text)
        head = tuple(next(rows, ()))
        kind = next((kind for kind, columns in COLUMNS.items() if columns == head), None)
        if kind is None:
            raise ValueError("its columns are not those that eduparse writes")
        types = schema(kind)["properties"]
        facts = types["metadata"]["properties"]
        for cells in rows:
            row: dict[str, Any] = {"metadata": {}}
            for name, cell in zip(head, cells, strict=True):
                into, of = (row, types) if name in types else (row["metadata"], facts)
                into[name] = _value(cell, of[name])
            yield row


def _value(cell: str, kind: Schema) -> Any:
    """What stands in a cell of CSV, by the schema of its field."""
    named = kind.get("type", "string")
    if named in ("array", "integer"):
        return json.loads(cell)
    if cell.startswith(_TEXT) and _FORMULA.match(cell, 1):
        return cell[1:]
    return None if not cell and "null" in named else cell


def rows_of_parquet(file: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The rows that `ParquetFile` wrote, as JSON has them. Raises ConfigError, ArrowInvalid."""
    _, parquet = arrow_modules()
    for batch in parquet.ParquetFile(file).iter_batches(_BATCH):
        for row in batch.to_pylist():
            decoding = (row.get("metadata") or {}).get("decoding") or {}
            for name in _TRIPLES:
                decoding[name] = [list(record.values()) for record in decoding.get(name) or ()]
            yield row


class ParquetFile:
    """A Parquet file of lines of JSON; like `AtomicFile` it appears only when it is committed."""

    def __init__(self, path: Place, kind: str) -> None:
        arrow, parquet = arrow_modules()
        self._file = AtomicFile(path, plain=True)
        self._schema = arrow_schema(kind)
        self._documents = kind == "documents"
        self._arrow = arrow
        self._held: list[bytes] = []
        self._size = 0
        self._sink = _Sink(self._file)
        self._writer = parquet.ParquetWriter(
            arrow.PythonFile(self._sink, mode="w"), self._schema, compression="zstd"
        )

    def write(self, data: bytes) -> None:
        """Add lines of JSON; a row group is written when enough are held."""
        self._held.append(data)
        self._size += len(data)
        if self._size >= GROUP:
            self._flush()

    def finish(self) -> None:
        """Write what is held."""
        self._flush()
        self._writer.close()
        self._file.finish()

    def commit(self) -> None:
        """Write what is held and give the file its name."""
        self.finish()
        self._file.commit()

    def abort(self) -> None:
        """Take away what was written."""
        self._sink.deaf = True
        self._writer.close()
        self._file.abort()

    def _flush(self) -> None:
        import orjson

        rows = [orjson.loads(line) for line in b"".join(self._held).split(b"\n") if line]
        if self._documents:
            for row in rows:
                decoding = row["metadata"]["decoding"]
                for name in _TRIPLES:
                    decoding[name] = [
                        {"start": start, "end": end, "value": value}
                        for start, end, value in decoding[name]
                    ]
        if rows:
            self._writer.write_table(self._arrow.Table.from_pylist(rows, schema=self._schema))
        self._held, self._size = [], 0


class _Sink(io.RawIOBase):
    """What Arrow writes to: it counts, never closes the file below, and may be told to stop."""

    def __init__(self, file: AtomicFile) -> None:
        self._file = file
        self._at = 0
        self.deaf = False

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, data: Any) -> int:
        if not self.deaf:
            self._file.write(bytes(data))
        self._at += len(data)
        return len(data)


def arrow_modules() -> tuple[Any, Any]:
    """``pyarrow`` and ``pyarrow.parquet``. Raises ConfigError that names the extra where they miss."""
    need(".parquet")
    import pyarrow as pa
    from pyarrow import parquet

    return pa, parquet


def arrow_schema(kind: str) -> Any:
    """The Arrow schema of the rows of ``kind``, made from their JSON Schema."""
    arrow, _ = arrow_modules()
    return arrow.schema(list(_fields(arrow, schema(kind))))


def _fields(arrow: Any, kind: Schema) -> Iterable[Any]:
    return (arrow.field(name, _arrow(arrow, of)) for name, of in kind["properties"].items())


def _arrow(arrow: Any, kind: Schema) -> Any:
    if "anyOf" in kind:
        return _arrow(arrow, kind["anyOf"][0])
    if "prefixItems" in kind:
        parts = zip(("start", "end", "value"), kind["prefixItems"], strict=True)
        return arrow.struct([arrow.field(name, _arrow(arrow, of)) for name, of in parts])
    named = kind.get("type", "string")  # an enumeration is of texts
    named = named[0] if isinstance(named, list) else named
    if named == "object":
        return arrow.struct(list(_fields(arrow, kind)))
    if named == "array":
        return arrow.list_(_arrow(arrow, kind["items"]))
    plain = {"string": "string", "integer": "int64", "number": "float64", "boolean": "bool_"}
    return getattr(arrow, plain[named])()
