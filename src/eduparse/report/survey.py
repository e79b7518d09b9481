"""A run counted in one reading: totals by rule and class, distributions, one line for each document.

Rows without edits are counted for what they hold; clause rows are put together again by document,
so that a report of the default output shows its clauses, and says that it cannot show the edits.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eduparse.errors import ConfigError, DocumentError
from eduparse.inputs import REJECTS, find_inputs
from eduparse.readers import Record, parse_line, records
from eduparse.report.doubt import doubts
from eduparse.rulebook import known

Row = dict[str, Any]

_TENTHS = 10
_CLAUSE_KEYS = {"id", "doc_id", "label", "text", "metadata", "source"}
_DOCUMENT_KEYS = {"id", "text", "metadata", "clauses", "edits", "source"}


@dataclass(frozen=True, slots=True)
class Line:
    """What the list says of a document; ``at`` is its place among the documents of the run.

    ``size`` estimates in bytes what the document takes when it is shown in full.
    """

    at: int
    id: str
    source: str
    title: str
    points: dict[str, float]
    edits: int
    suggestions: int
    clauses: int
    noise: float
    size: int

    @property
    def doubt(self) -> float:
        """All points together."""
        return round(sum(self.points.values()), 1)


@dataclass(slots=True)
class Group:
    """What one class of noise or one pass did: edits, characters before them, documents."""

    edits: int = 0
    characters: int = 0
    documents: int = 0


@dataclass(slots=True)
class Survey:
    """The counts of a run. Histograms of shares are in tenths; ``depth`` counts clauses by level."""

    lines: list[Line] = field(default_factory=list)
    rejects: list[Row] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    suggested: Counter[tuple[str, str]] = field(default_factory=Counter)
    removed: dict[str, Group] = field(default_factory=dict)
    repaired: dict[str, Group] = field(default_factory=dict)
    encodings: Counter[str] = field(default_factory=Counter)
    scripts: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    depth: Counter[int] = field(default_factory=Counter)
    noise: Counter[int] = field(default_factory=Counter)
    confidence: Counter[int] = field(default_factory=Counter)
    characters: int = 0
    page_characters: int = 0
    has_edits: bool = False
    stamps: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, row: Row) -> None:
        """Count a document row."""
        facts = row["metadata"]
        start, end = facts["page_span"]
        gone = self._count_edits(row["edits"])
        share = min(1.0, gone / (end - start)) if end > start else 0.0
        suggestions = sum(not e["applied"] for e in row["edits"])
        self.lines.append(
            Line(
                len(self.lines),
                row["id"],
                row["source"],
                facts["title"] or "",
                doubts(row, share),
                len(row["edits"]) - suggestions,
                suggestions,
                len(row["clauses"]),
                round(share, 3),
                _size(row),
            )
        )
        self.characters += len(row["text"])
        self.page_characters += end - start
        self.has_edits |= bool(row["edits"])
        self.encodings[facts["encoding"] or "unknown"] += 1
        self.scripts[facts["script"] or "unknown"] += 1
        self.warnings.update(w["code"] for w in facts["warnings"])
        self.depth.update(c["level"] for c in row["clauses"] if c["level"])
        self.noise[min(_TENTHS - 1, int(share * _TENTHS))] += 1
        made_by = facts.get("eduparse")
        if made_by:
            self.stamps[made_by["version"], made_by["rules"]] += 1

    def _count_edits(self, edits: Iterable[Row]) -> int:
        """Count ``edits``; returns the characters that `strip` removed."""
        gone = 0
        seen: set[tuple[int, str]] = set()
        for e in edits:
            key = (e["pass"], e["rule"])
            if not e["applied"]:
                self.suggested[key] += 1
                continue
            self.rules[key] += 1
            self.confidence[min(_TENTHS - 1, int(e["confidence"] * _TENTHS))] += 1
            noise = e["pass"].startswith("strip.")
            gone += (len(e["before"]) - len(e["after"])) * noise
            groups = self.removed if noise else self.repaired
            name = class_of(e["rule"]) if noise else e["pass"]
            group = groups.setdefault(name, Group())
            group.edits += 1
            group.characters += _changed(e)
            if (noise, name) not in seen:
                seen.add((noise, name))
                group.documents += 1
        return max(0, gone)


def class_of(rule: str) -> str:
    """The class of noise a rule removes, for people; ``other`` where it names none."""
    entry = known().get(rule)
    return (entry.noise_class if entry else "").replace("_", " ") or "other"


def survey(out: str, max_page_mb: int = 64) -> Survey:
    """The counts of the rows in ``out``, a folder or a file. Raises ConfigError where there are none."""
    found = Survey()
    for row in document_rows(out, found.unread, max_page_mb):
        found.add(row)
    found.rejects = list(_rejects(Path(out)))
    if not found.lines and not found.rejects:
        raise ConfigError(
            f"{out} holds no rows; give the folder or file that eduparse clean -o wrote."
        )
    return found


def document_rows(out: str, unread: list[str], max_page_mb: int = 64) -> Iterator[Row]:
    """The document rows of a run; clause rows as the documents they are of.

    What cannot be read is told in ``unread``.
    """
    held: list[Row] = []
    for row in _rows(out, unread, max_page_mb):
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


def _rows(out: str, unread: list[str], max_page_mb: int) -> Iterator[Row]:
    for source in find_inputs([out]):
        if source.problem is not None:
            raise ConfigError(f"{out}: {source.problem}")
        if not source.is_rows:
            continue
        for record in records(source, max_page_mb):
            try:
                yield _row(record)
            except DocumentError as problem:
                unread.append(f"{record.source}: {problem}")


def _row(record: Record) -> Row:
    if record.problem is not None:
        raise record.problem
    row = parse_line(record.data)
    if isinstance(row, dict):
        own = _CLAUSE_KEYS if "doc_id" in row else _DOCUMENT_KEYS
        if own <= row.keys():
            return row
    raise DocumentError("It is no document row or clause row of eduparse.")


def _rejects(out: Path) -> Iterator[Row]:
    if out.is_dir():
        files = [out / REJECTS]
    else:
        name = out.name.partition(".jsonl")[0]
        files = [out.with_name(f"{name}.rejects.jsonl")]
    for file in files:
        if file.is_file():
            for line in file.read_bytes().splitlines():
                try:
                    row = parse_line(line)
                except DocumentError:
                    continue
                if isinstance(row, dict) and "source" in row:
                    yield row


def _size(row: Row) -> int:
    texts = len(row["text"].encode("utf-8", "replace"))
    texts += 3 * sum(_changed(e) for e in row["edits"])
    # An edit and a clause carry numbers beside their text.
    return texts + 60 * len(row["edits"]) + 90 * len(row["clauses"]) + 400


def _changed(edit: Row) -> int:
    """Characters that an edit replaces; of an aligned one only those that differ."""
    if edit["aligned"]:
        return sum(a != b for a, b in zip(edit["before"], edit["after"], strict=True))
    return max(len(edit["before"]), len(edit["after"]))
