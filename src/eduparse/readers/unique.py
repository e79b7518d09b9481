"""Names that an input gives twice: rows with one id, members of an archive with one name.

The ids of documents and clauses are made of them, so the second is a problem, not a page. Kept are 64
bits of a digest for each, because an input may hold millions.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from eduparse.digests import blake2b
from eduparse.errors import DocumentError
from eduparse.readers.record import Record
from eduparse.rows.jsonl import parse_line


def unique(records: Iterable[Record]) -> Iterator[Record]:
    """``records`` of one input, with a problem in place of each whose name came before."""
    seen: set[int] = set()
    for record in records:
        if (name := _name(record)) is not None:
            key = hash_of(name)
            if key in seen:
                what = "name" if record.line is None else "id"
                why = f"Another before it has the same {what}; give each its own."
                yield replace(record, problem=DocumentError(why), data=b"")
                continue
            seen.add(key)
        yield record


def hash_of(name: str) -> int:
    """64 bits that tell ``name`` from others."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest())


def _name(record: Record) -> str | None:
    """The id of a row, the name of a member; None where there is none, or nothing to read."""
    if record.problem is not None:
        return None
    if record.line is None:
        return record.name
    if b'"id"' not in record.data:
        return None
    try:
        row = parse_line(record.data)
    except DocumentError:
        return None
    told = row.get("id") if isinstance(row, dict) else None
    return f"id {told}" if isinstance(told, str | int) and not isinstance(told, bool) else None
