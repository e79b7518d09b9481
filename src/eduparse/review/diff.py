"""What two runs over the same pages do differently, rule by rule, with examples.

Documents are paired by id, whatever the order. Edits are compared by rule and by the place of the
page they change, since their offsets in a layer move with every edit before them; a script
conversion is compared by the runs of characters it changes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Any

from eduparse.document.records import dataclass
from eduparse.errors import ConfigError, DocumentError
from eduparse.review.explain import changes, visible
from eduparse.review.results import Row, document_rows
from eduparse.rows.documents import row_document_of

# What is compared of a document beside its edits; the stamp differs whenever the rules do.
_STAMP = "eduparse"

_Key = tuple[str, bool, int, int, str, str]  # rule, applied, start, end, before, after


@dataclass(frozen=True, slots=True)
class Example:
    """One edit that only one run made, at a place of the page."""

    source: str
    line: int
    column: int
    before: str
    after: str
    applied: bool

    def __str__(self) -> str:
        done = "" if self.applied else " suggested"
        where = f"{self.source}:{self.line}:{self.column}"
        return f"{where}  {visible(self.before)} → {visible(self.after)}{done}"


@dataclass(slots=True)
class OfRule:
    """Edits of a rule that only the ``first`` or only the ``second`` run made, with examples."""

    first: int = 0
    second: int = 0
    documents: int = 0
    examples: tuple[list[Example], list[Example]] = field(default_factory=lambda: ([], []))


@dataclass(slots=True)
class RunDifference:
    """Two runs compared; ``fields`` counts the documents in which a field of the metadata differs."""

    same: int = 0
    different: int = 0
    texts: int = 0
    trees: int = 0
    first_only: list[str] = field(default_factory=list)
    second_only: list[str] = field(default_factory=list)
    fields: Counter[str] = field(default_factory=Counter)
    rules: dict[str, OfRule] = field(default_factory=dict)
    stamps: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))
    unread: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.different or self.first_only or self.second_only)

    def as_row(self) -> dict[str, Any]:
        """The comparison for machines."""
        return {
            "same": self.same,
            "different": self.different,
            "texts": self.texts,
            "trees": self.trees,
            "only_in_first": self.first_only,
            "only_in_second": self.second_only,
            "fields": dict(sorted(self.fields.items())),
            "rules": [
                {
                    "rule": rule,
                    "only_in_first": found.first,
                    "only_in_second": found.second,
                    "documents": found.documents,
                    "examples": {
                        "first": [str(e) for e in found.examples[0]],
                        "second": [str(e) for e in found.examples[1]],
                    },
                }
                for rule, found in self.by_size()
            ],
        }

    def by_size(self) -> list[tuple[str, OfRule]]:
        """The rules, those with most differences first."""
        return sorted(self.rules.items(), key=lambda p: (-(p[1].first + p[1].second), p[0]))


def compare_runs(first: str, second: str, examples: int) -> RunDifference:
    """Compare the rows of two runs, with up to ``examples`` for each rule and run.

    Raises ConfigError where a path cannot be read, or neither holds a row.
    """
    found = RunDifference()
    for name, left, right in _pairs(first, second, found.unread):
        if left is None or right is None:
            (found.second_only if left is None else found.first_only).append(name)
            continue
        for row, stamps in zip((left, right), found.stamps, strict=True):
            made_by = row["metadata"].get(_STAMP) or {}
            stamps.add(f"{made_by.get('version', '?')} {made_by.get('rules', '?')}")
        if _content(left) == _content(right):
            found.same += 1
            continue
        found.different += 1
        found.texts += left["text"] != right["text"]
        found.trees += _tree(left) != _tree(right)
        keys = {*left["metadata"], *right["metadata"]} - {_STAMP}
        found.fields.update(k for k in keys if left["metadata"].get(k) != right["metadata"].get(k))
        _compare_edits(left, right, found, examples)
    if not (found.same or found):
        raise ConfigError(f"{first} and {second} hold no rows; give what eduparse clean -o wrote.")
    found.first_only.sort()
    found.second_only.sort()
    return found


def _pairs(
    first: str, second: str, unread: list[str]
) -> Iterator[tuple[str, Row | None, Row | None]]:
    """Rows of both runs by id. Only rows that wait for their partner are held."""
    sides = [document_rows(first, unread), document_rows(second, unread)]
    waiting: tuple[dict[str, Row], dict[str, Row]] = ({}, {})
    open_sides = [0, 1]
    while open_sides:
        for side in list(open_sides):
            row = next(sides[side], None)
            if row is None:
                open_sides.remove(side)
                continue
            other = waiting[1 - side].pop(row["id"], None)
            if other is None:
                waiting[side][row["id"]] = row
            else:
                yield row["id"], *((row, other) if side == 0 else (other, row))
    for name, row in waiting[0].items():
        yield f"{row['source']} ({name})", row, None
    for name, row in waiting[1].items():
        yield f"{row['source']} ({name})", None, row


def _content(row: Row) -> tuple[Any, ...]:
    facts = {k: v for k, v in row["metadata"].items() if k != _STAMP}
    return row["text"], facts, row["clauses"], row["edits"]


def _tree(row: Row) -> list[tuple[Any, ...]]:
    return [(c["kind"], c["path"], c["text"]) for c in row["clauses"]]


def _compare_edits(left: Row, right: Row, found: RunDifference, most: int) -> None:
    sides = [_places(row) for row in (left, right)]
    counts = [Counter(key for key, _ in side) for side in sides]
    only = (counts[0] - counts[1], counts[1] - counts[0])
    for rule in sorted({key[0] for side in only for key in side}):
        found.rules.setdefault(rule, OfRule()).documents += 1
    for n, side in enumerate(sides):
        for key, example in side:
            if only[n][key]:
                only[n][key] -= 1
                of_rule = found.rules[key[0]]
                of_rule.first += n == 0
                of_rule.second += n == 1
                if len(of_rule.examples[n]) < most:
                    of_rule.examples[n].append(example)


def _places(row: Row) -> list[tuple[_Key, Example]]:
    try:
        doc = row_document_of(row, row["source"])
    except DocumentError:
        return []
    return [
        (
            (c.edit.rule, c.edit.applied, p.start, p.end, p.before, p.after),
            Example(row["source"], p.line, p.column, p.before, p.after, c.edit.applied),
        )
        for c in changes([doc])
        for p in c.places
    ]


def difference_lines(found: RunDifference, names: Iterable[str]) -> Iterator[str]:
    """The comparison in lines, for people; ``names`` are those of the two runs."""
    first, second = names
    yield f"{found.same:,} documents are the same, {found.different:,} differ"
    if found.different:
        yield f"{found.texts:,} in their text, {found.trees:,} in their clauses"
    for side, only in ((first, found.first_only), (second, found.second_only)):
        if only:
            more = f" and {len(only) - 5:,} more" if len(only) > 5 else ""
            yield f"{len(only):,} only in {side}: {', '.join(only[:5])}{more}"
    if found.fields:
        fields = ", ".join(f"{name} ({n:,})" for name, n in found.fields.most_common())
        yield f"metadata that differs: {fields}"
    if found.stamps[0] != found.stamps[1]:
        yield f"made by different versions, rules or options: {first} and {second}"
    for rule, of_rule in found.by_size():
        yield ""
        yield (
            f"{rule}: {of_rule.first:,} only in {first}, {of_rule.second:,} only in {second}, "
            f"in {of_rule.documents:,} documents"
        )
        for mark, examples in zip("-+", of_rule.examples, strict=True):
            yield from (f"  {mark} {example}" for example in examples)
