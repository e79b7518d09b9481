"""Rows as tables: Parquet of any rows, CSV of clauses and chunks.

Both hold what the rows of JSON hold; the columns of Parquet are made from the schema of the rows
(`columns`). A cell of CSV is a text, a number, or JSON where the field is a list; an empty cell is null.
CSV opens with a byte order mark, without which Excel reads Chinese as another encoding.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from eduparse.errors import DocumentError
from eduparse.files.optional_packages import need
from eduparse.files.storage import AtomicFile, Place
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rows.schema import KINDS, Schema, schema
from eduparse.writers.columns import arrow_type, but_null, from_columns, to_columns

CSV, PARQUET = ".csv", ".parquet"
MARK = "\ufeff"
GROUP = 8_000_000  # bytes of JSON that are held before they become a row group

_BATCH = 64  # rows of a Parquet file that are in memory at a time when they are read back
_LONGEST_CELL = 1 << 28
# What a spreadsheet would calculate (OWASP, CSV injection); a stroke in front makes it a text there.
_FORMULA = lazy_pattern(r"'*[=+\-@\t\r]")
_TEXT = "'"

_FACTS = ("title", "doc_number", "issuers", "issued", "role")
# The columns of CSV by kind of rows: those for reading first.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "clauses": (
        "doc_id", "id", "kind", "label", "path", "level", "heading", "text", "responsible", "parent",
        *_FACTS, "source", "spans", "source_spans", "paragraphs", "cells", "references",
    ),
    "chunks": ("doc_id", "id", "text", "headings", "clauses", "parents", "overlap", *_FACTS, "source", "spans", "source_spans"),
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
    named = but_null(kind).get("type", "string")
    if not cell and ("anyOf" in kind or "null" in named):
        return None
    if named in ("array", "integer"):
        return json.loads(cell)
    return cell[1:] if cell.startswith(_TEXT) and _FORMULA.match(cell, 1) else cell


def rows_of_parquet(file: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The rows that `ParquetFile` wrote, as JSON has them. Raises ConfigError, ArrowInvalid."""
    _, parquet = arrow_modules()
    table = parquet.ParquetFile(file)
    names = set(table.schema_arrow.names)
    kind = next((k for k in KINDS if schema(k)["properties"].keys() == names), None)
    back = (kind and from_columns(schema(kind))) or _same
    for batch in table.iter_batches(_BATCH):
        yield from map(back, batch.to_pylist())


class ParquetFile:
    """A Parquet file of lines of JSON; like `AtomicFile` it appears only when it is committed."""

    def __init__(self, path: Place, kind: str) -> None:
        arrow, parquet = arrow_modules()
        self._file = AtomicFile(path, plain=True)
        self._schema = arrow_schema(kind)
        self._converted = to_columns(schema(kind)) or _same
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

        lines = b"".join(self._held).split(b"\n")
        rows = [self._converted(orjson.loads(line)) for line in lines if line]
        if rows:
            self._writer.write_table(self._arrow.Table.from_pylist(rows, schema=self._schema))
        self._held, self._size = [], 0


def _same(row: dict[str, Any]) -> dict[str, Any]:
    return row


class _Sink(io.RawIOBase):
    """What Arrow writes to: it counts, never closes the file below, and may be asked to stop."""

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
    columns = schema(kind)["properties"].items()
    return arrow.schema([arrow.field(name, arrow_type(arrow, of)) for name, of in columns])
