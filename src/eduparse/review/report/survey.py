"""A run counted in one reading: totals by rule and class, distributions, one line for each document.

Rows without edits are counted for what they hold: a report of the default output, clause rows, shows
its clauses, and says that it cannot show the edits.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import field
from functools import cache

from eduparse.document.records import dataclass
from eduparse.errors import ConfigError
from eduparse.pipeline import passes
from eduparse.review.report.copies import Member
from eduparse.review.report.doubt import doubt_points
from eduparse.review.results import Row, document_rows, rejects_of
from eduparse.rules.rulebook import PACKAGED
from eduparse.settings import Settings

_TENTHS = 10


@dataclass(frozen=True, slots=True)
class SurveyLine:
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

    lines: list[SurveyLine] = field(default_factory=list)
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
    copies: list[Member] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Count a document row."""
        facts = row["metadata"]
        start, end = facts["page_span"]
        gone = self._count_edits(row["edits"])
        share = min(1.0, gone / (end - start)) if end > start else 0.0
        suggestions = sum(not e["applied"] for e in row["edits"])
        self.lines.append(
            SurveyLine(
                len(self.lines),
                row["id"],
                row["source"],
                facts["title"] or "",
                doubt_points(row, share),
                len(row["edits"]) - suggestions,
                suggestions,
                len(row["clauses"]),
                round(share, 3),
                _size(row),
            )
        )
        if row.get("work"):
            self.copies.append(
                Member(
                    len(self.lines) - 1, row["id"], row["source"], facts["title"] or "", row["work"]
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
        """Count ``edits``; returns the characters of noise that went."""
        gone = 0
        seen: set[tuple[int, str]] = set()
        for e in edits:
            key = (e["pass"], e["rule"])
            if not e["applied"]:
                self.suggested[key] += 1
                continue
            self.rules[key] += 1
            self.confidence[min(_TENTHS - 1, int(e["confidence"] * _TENTHS))] += 1
            noise = PACKAGED.removes_noise(*key)
            gone += (_size_before(e) - len(e["after"])) * noise
            groups = self.removed if noise else self.repaired
            name = class_of(e["rule"]) if noise else e["pass"]
            group = groups.setdefault(name, Group())
            group.edits += 1
            group.characters += _changed(e)
            if (noise, name) not in seen:
                seen.add((noise, name))
                group.documents += 1
        return max(0, gone)


@cache
def mends(pass_name: str) -> str:
    """What a pass mends, in its own words; empty for one that is not known."""
    every = (step for steps in passes(Settings()).values() for step in steps)
    return next((step.mends for step in every if step.name == pass_name), "")


def class_of(rule: str) -> str:
    """The class of noise a rule removes, for people; ``other`` where it names none."""
    entry = PACKAGED.every().get(rule)
    return (entry.noise_class if entry else "").replace("_", " ") or "other"


def survey(out: str) -> Survey:
    """The counts of the rows in ``out``, a folder or a file. Raises ConfigError where there are none."""
    found = Survey()
    for row in document_rows(out, found.unread):
        found.add(row)
    found.rejects = list(rejects_of(out))
    if not found.lines and not found.rejects:
        why = f" {found.unread[0]}" if found.unread else ""
        raise ConfigError(
            f"{out} holds no rows; give the folder or file that eduparse clean -o wrote.{why}"
        )
    return found


def _size(row: Row) -> int:
    texts = len(row["text"].encode("utf-8", "replace"))
    texts += 3 * sum(_changed(e) for e in row["edits"])
    # An edit and a clause carry numbers beside their text.
    return texts + 60 * len(row["edits"]) + 90 * len(row["clauses"]) + 400


def _changed(edit: Row) -> int:
    """Characters that an edit replaces; of an aligned one only those that differ."""
    if edit["aligned"] and edit["before"] is not None:
        return sum(a != b for a, b in zip(edit["before"], edit["after"], strict=True))
    return max(_size_before(edit), len(edit["after"]))


def _size_before(edit: Row) -> int:
    """Code points that an edit replaces, shown or, where they were redacted, counted."""
    return edit["end"] - edit["start"] if edit["before"] is None else len(edit["before"])
