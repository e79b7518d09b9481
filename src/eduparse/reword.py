"""Undo a spinner (教会部 -> 教育部), in documents proven to be spun and nowhere else.

The proof is signatures: strings no writer produces (锤真金不怕火, 东说念主), each guarded against its natural
readings. A document counts as spun with MIN_KINDS different ones and MIN_RATE of them per 1,000
characters. Only then the lexicon of the family is laid over each line, and the character model chooses
between the spun and the original wording; what it is not sure of becomes a suggestion. Restored wording
is never authoritative: the document carries a score and a warning.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from eduparse.charmodel import ORDER, CharModel, folded, model
from eduparse.document import Document, Findings, Pass
from eduparse.edits import Edit
from eduparse.lexicons import table
from eduparse.metadata import DocumentWarning
from eduparse.rules import Rule, packaged

MIN_KINDS = 3
MIN_RATE = 1.0  # signatures per 1,000 code points
BEAM = 24
MARGIN = {"signature": -12.0, "rare": -3.0, "ambiguous": 0.6}  # nats an edit needs to be applied
PRIOR = {"signature": 14.0, "rare": 5.0, "ambiguous": 1.5}  # nats an edit gets in the search
SEEN_WEIGHT = 0.35  # nats for each doubling of how often a pair was seen

# Never rewritten: numbers with their units, document numbers, mail and web addresses.
_PROTECTED = re.compile(r"〔[^〕\n]{1,12}〕\s*\d*号?|[A-Za-z0-9][\w.@:/-]*[A-Za-z0-9]|\d+")
_TITLE = re.compile(r"《[^《》\n]{1,80}》")


@dataclass(frozen=True, slots=True)
class Entry:
    """One substitution of a spinner, with what it is worth in the search (nats)."""

    spun: str
    original: str
    tier: str
    prior: float


@cache
def lexicon() -> Mapping[str, tuple[Entry, ...]]:
    """The substitutions of family A by their first character."""
    out: dict[str, list[Entry]] = {}
    for row in table("spun-a"):
        prior = PRIOR[row["tier"]] + SEEN_WEIGHT * math.log2(int(row["seen"]))
        entry = Entry(row["spun"], row["original"], row["tier"], prior)
        out.setdefault(entry.spun[0], []).append(entry)
    return {c: tuple(entries) for c, entries in out.items()}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The signatures of a text: how many different ones, and how many per 1,000 code points."""

    kinds: int
    rate: float

    @property
    def spun(self) -> bool:
        """Whether they prove that the text was spun."""
        return self.kinds >= MIN_KINDS and self.rate >= MIN_RATE


def evidence(text: str) -> Evidence:
    """The signatures in ``text``; a text without any of their hints costs one scan."""
    if not _hints().search(text):
        return Evidence(0, 0.0)
    hits = [sum(1 for _ in r.pattern.finditer(text)) for r in _signatures() if r.pattern]
    return Evidence(sum(n > 0 for n in hits), round(1000 * sum(hits) / max(1, len(text)), 2))


@cache
def _signatures() -> tuple[Rule, ...]:
    return tuple(r for r in packaged("reword") if r.options.get("evidence"))


@cache
def _hints() -> "re.Pattern[str]":
    literals = sorted({hint for r in _signatures() for hint in r.options["hint"]})
    return re.compile("|".join(map(re.escape, literals)))


class Reword:
    """Put the original wording back where a spinner replaced it."""

    name = "reword"

    def __call__(self, doc: Document) -> Findings:
        found = evidence(doc.text)
        if not found.spun:
            return Findings()
        edits = tuple(e for line in _lines(doc.text) for e in _line_edits(doc.text, line))
        return Findings(
            edits=edits, metadata={"spun": found.rate}, warnings=(DocumentWarning("spun-wording"),)
        )


@cache
def passes() -> tuple[Pass, ...]:
    """The passes of the stage, in order."""
    return (Reword(),)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        if line:
            yield at, at + len(line)
        at += len(line) + 1


def _line_edits(text: str, line: tuple[int, int]) -> Iterator[Edit]:
    start, end = line
    options = _options(text[start:end])
    if not options:
        return
    source = text[start:end]
    chars = model()
    for at, entry, margin in _chosen(chars, source, options):
        low, high = start + at, start + at + len(entry.spun)
        yield Edit(
            low,
            high,
            entry.original,
            f"reword.{entry.tier}",
            round(1 / (1 + math.exp(-max(-30.0, min(30.0, margin)))), 3),
            applied=margin >= MARGIN[entry.tier],
        )


def _options(line: str) -> dict[int, list[Entry]]:
    """The substitutions that could have been made at each offset of ``line``."""
    entries = lexicon()
    out: dict[int, list[Entry]] = {}
    for at, char in enumerate(line):
        for entry in entries.get(char, ()):
            if line.startswith(entry.spun, at):
                out.setdefault(at, []).append(entry)
    if not out:
        return out
    closed = [m.span() for m in _PROTECTED.finditer(line)]
    for m in _TITLE.finditer(line):
        inside = [e for at in range(*m.span()) for e in out.get(at, ())]
        if not any(e.tier != "ambiguous" for e in inside):
            closed.append(m.span())
    return {
        at: kept
        for at, found in out.items()
        if (kept := [e for e in found if not any(s < at + len(e.spun) and at < t for s, t in closed)])
    }


@dataclass(frozen=True, slots=True)
class _Path:
    score: float
    tail: str
    edits: "tuple[tuple[int, Entry], object] | None"


def _chosen(
    chars: CharModel, line: str, options: Mapping[int, Sequence[Entry]]
) -> Iterator[tuple[int, Entry, float]]:
    """The substitutions of the best reading of ``line``, each with its margin over keeping the form."""
    best = _search(chars, line, options)
    for at, entry in best:
        kept = [(a, e) for a, e in best if a != at]
        margin = (
            _reading_score(chars, line, best, at)
            - _reading_score(chars, line, kept, at)
            + entry.prior
        )
        yield at, entry, margin


def _search(
    chars: CharModel, line: str, options: Mapping[int, Sequence[Entry]]
) -> list[tuple[int, Entry]]:
    beams: dict[int, dict[str, _Path]] = {0: {"\n": _Path(0.0, "\n", None)}}
    for at in range(len(line)):
        here = beams.pop(at, {})
        paths = sorted(here.values(), key=lambda p: -p.score)[:BEAM]
        for path in paths:
            _step(chars, beams, at + 1, path, line[at], 0.0, None)
            for entry in options.get(at, ()):
                step = (at, entry)
                _step(chars, beams, at + len(entry.spun), path, entry.original, entry.prior, step)
    last = max(beams[len(line)].values(), key=lambda p: p.score)
    out: list[tuple[int, Entry]] = []
    link = last.edits
    while link is not None:
        edit, rest = link
        out.append(edit)
        link = rest  # type: ignore[assignment]
    return out[::-1]


def _step(  # noqa: PLR0913 - one transition of the search
    chars: CharModel,
    beams: dict[int, dict[str, _Path]],
    at: int,
    path: _Path,
    text: str,
    prior: float,
    edit: tuple[int, Entry] | None,
) -> None:
    score, tail = path.score + prior, path.tail
    for char in folded(text):
        score += chars.logp(tail, char)
        tail = (tail + char)[1 - ORDER :]
    edits = path.edits if edit is None else (edit, path.edits)
    known = beams.setdefault(at, {}).get(tail)
    if known is None or known.score < score:
        beams[at][tail] = _Path(score, tail, edits)


def _reading_score(
    chars: CharModel, line: str, edits: Sequence[tuple[int, Entry]], around: int
) -> float:
    """The model's score of the characters near ``around`` when ``edits`` are made."""
    low, high = max(0, around - 12), around + 16
    out, at = [], low
    for start, entry in edits:
        if low <= start < high and start >= at:
            out += [line[at:start], entry.original]
            at = start + len(entry.spun)
    out.append(line[at : max(at, high)])
    return chars.score("".join(out), line[max(0, low - 3) : low] or "\n")
