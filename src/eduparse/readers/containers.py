"""The records in a file that holds several: rows, members of an archive, and either of them packed."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import IO

from eduparse.readers.archives import zip_records
from eduparse.readers.inputs import TABLES
from eduparse.readers.record import MB, ROW_FACTOR, Record, Watch
from eduparse.readers.row_encoding import as_utf8
from eduparse.readers.rows import row_records
from eduparse.readers.streams import stream_lines, unpacked
from eduparse.readers.tables import arrow_records, csv_records, parquet_records
from eduparse.readers.warc import warc_records
from eduparse.rows.columns import PLAIN, Columns


def container_records(
    file: IO[bytes],
    name: str,
    max_page_mb: int,
    columns: Columns = PLAIN,
    watch: Watch | None = None,
) -> Iterator[Record]:
    """The records in an open file called ``name``, which may be a member of an archive."""
    lower = name.lower()
    if lower.endswith(".zip"):
        yield from zip_records(file, name, max_page_mb, partial(container_records, columns=columns))
        return
    if lower.endswith(TABLES):
        table = parquet_records if lower.endswith(".parquet") else arrow_records
        yield from table(file, name, columns)
        return
    inner = lower.removesuffix(".gz").removesuffix(".zst")
    with unpacked(file, lower) as stream:
        if inner.endswith(".jsonl"):
            every = stream_lines(as_utf8(stream), max_page_mb * MB * ROW_FACTOR)
            yield from row_records(every, name, max_page_mb, columns)
        elif inner.endswith((".csv", ".tsv")):
            comma = "\t" if inner.endswith(".tsv") else ","
            yield from csv_records(as_utf8(stream), name, comma, columns)
        elif inner.endswith(".warc"):
            yield from warc_records(stream, name, max_page_mb, watch)
        else:
            packed = PurePosixPath(name).name[: len(inner) - len(lower)]
            member = name if inner == lower else f"{name}!{packed}"
            yield Record(member, data=stream.read(max_page_mb * MB + 1))
