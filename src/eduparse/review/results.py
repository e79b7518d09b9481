"""What a run wrote, read back for those who look at it: JSONL, Parquet or CSV, packed or not.

Clause rows are put together again by document, as far as they tell it. Outlines (Markdown, trees,
XML) hold no rows and chunks are no documents: who asks for them is told.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eduparse.errors import ConfigError, DocumentError
from eduparse.readers import Record, records
from eduparse.readers.inputs import REJECTS, Input, find_inputs
from eduparse.readers.streams import unpacked
from eduparse.rows.jsonl import parse_line
from eduparse.writers.tables import rows_of_csv, rows_of_parquet

Row = dict[str, Any]

_TABLES = (".csv", ".csv.gz", ".csv.zst", ".parquet")
_READ = ".jsonl, .csv (.gz or .zst behind them) and .parquet"
_MAX_ROW_MB = 64  # a row of this package repeats its text in its edits
_CLAUSE_KEYS = {"id", "doc_id", "label", "text", "metadata", "source"}
_DOCUMENT_KEYS = {"id", "text", "metadata", "clauses", "edits", "source"}
_FACT_KEYS = {
    "title", "page_span", "encoding", "script", "spun", "warnings", "decoding", "role",
    "truncated_start", "truncated_end",
}  # fmt: skip
_NOT_OURS = "It is no document row or clause row of eduparse."
_EDIT_KEYS = {
    "layer",
    "pass",
    "rule",
    "start",
    "end",
    "before",
    "after",
    "confidence",
    "aligned",
    "applied",
}
_CLAUSE_PART_KEYS = {"kind", "label", "level", "heading", "spans", "source_spans"}


def document_rows(out: str, unread: list[str]) -> Iterator[Row]:
    """The document rows in ``out``, a folder or a file; clause rows as the documents they are of.

    What cannot be read is told in ``unread``. Raises ConfigError where nothing in ``out`` has a form
    that is read, or where it holds chunks.
    """
    held: list[Row] = []
    for row in _rows(out, unread):
        if "doc_id" not in row:
            yield row
            continue
        if held and held[0]["doc_id"] != row["doc_id"]:
            yield document_of_clauses(held)
            held = []
        held.append(row)
    if held:
        yield document_of_clauses(held)


def document_of_clauses(clauses: list[Row]) -> Row:
    """A document row as far as clause rows tell it: no edits, and only the text of clauses."""
    first = clauses[0]
    text, own = "", []
    for c in clauses:
        start = len(text)
        text += f"{c['label']}{c['text']}\n"
        own.append(c | {"spans": [[start, len(text) - 1]]})
    facts = {
        "encoding": None, "script": None, "page_span": [0, len(text)], "truncated_start": False,
        "truncated_end": False, "spun": 0.0, "warnings": [], "part": 0, "parts": 1,
        "decoding": {"mark": False, "runs": [], "raw": []},
    }  # fmt: skip
    return {
        "id": first["doc_id"],
        "source": first["source"],
        "text": text,
        "metadata": facts | first["metadata"],
        "clauses": own,
        "edits": [],
    }


def rejects_of(out: str) -> Iterator[Row]:
    """The rejects of the run that wrote ``out``, where they lie by default."""
    path = Path(out)
    if path.is_dir():
        file = path / REJECTS
    else:
        name = path.name
        for ending in (".gz", ".zst", ".jsonl", ".csv", ".parquet"):
            name = name.removesuffix(ending)
        file = path.with_name(f"{name}.rejects.jsonl")
    if file.is_file():
        for line in file.read_bytes().splitlines():
            try:
                row = parse_line(line)
            except DocumentError:
                continue
            if isinstance(row, dict) and "source" in row:
                yield row


def _rows(out: str, unread: list[str]) -> Iterator[Row]:
    some = False
    for source in find_inputs([out]):
        if source.problem is not None:
            raise ConfigError(f"{out}: {source.problem}")
        if source.is_rows:
            found = _lines(source, unread)
        elif source.name.lower().endswith(_TABLES):
            found = _table(source, unread)
        else:
            continue
        some = True
        for where, row in found:
            if why := _fault(row, where):
                unread.append(f"{where}: {why}")
            else:
                yield row
    if not some and next(rejects_of(out), None) is None:
        raise ConfigError(
            f"{out} holds no rows of a run; give the file or folder that clean -o wrote. "
            f"Read are {_READ}."
        )


def _fault(row: Any, where: str) -> str:
    """Why a row is not one that those who count can rely on. Raises ConfigError on a chunk."""
    if not isinstance(row, dict):
        return "It is no row of eduparse."
    if "doc_id" in row and "headings" in row:
        raise ConfigError(
            f"{where}: It is the row of a chunk; report and diff read documents and clauses."
        )
    if "doc_id" in row:
        return "" if row.keys() >= _CLAUSE_KEYS else _NOT_OURS
    if not row.keys() >= _DOCUMENT_KEYS:
        return _NOT_OURS
    facts, parts = (
        row["metadata"],
        ((row["edits"], _EDIT_KEYS), (row["clauses"], _CLAUSE_PART_KEYS)),
    )
    sound = isinstance(row["text"], str) and isinstance(facts, dict) and facts.keys() >= _FACT_KEYS
    sound = sound and all(
        isinstance(every, list) and all(isinstance(e, dict) and e.keys() >= keys for e in every)
        for every, keys in parts
    )
    return "" if sound else "The row is damaged; clean its page again."


def _lines(source: Input, unread: list[str]) -> Iterator[tuple[str, Any]]:
    for record in records(source, _MAX_ROW_MB):
        try:
            yield record.source, _parsed(record)
        except DocumentError as problem:
            unread.append(f"{record.source}: {problem}")


def _parsed(record: Record) -> Any:
    if record.problem is not None:
        raise record.problem
    return parse_line(record.data)


def _table(source: Input, unread: list[str]) -> Iterator[tuple[str, Any]]:
    if source.path is None:
        return
    number = 0
    try:
        with source.path.open("rb") as file:
            if source.name.lower().endswith(".parquet"):
                for number, row in enumerate(rows_of_parquet(file), 1):
                    yield f"{source.name}:{number}", row
                return
            with unpacked(file, source.name) as stream:
                for number, row in enumerate(rows_of_csv(stream), 1):
                    yield f"{source.name}:{number}", row
    except ConfigError:
        raise
    except Exception as error:  # noqa: BLE001 - csv, zlib, pyarrow … each raise errors of their own
        unread.append(f"{source.name}: Reading stopped after row {number}: {error}")
