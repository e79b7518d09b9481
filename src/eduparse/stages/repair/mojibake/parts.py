"""What a reading of a line says: its damaged parts, and by how much each character of them was likelier than others."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from math import inf
from typing import NamedTuple

from eduparse.document.records import dataclass
from eduparse.stages.repair.byte_readings import (
    Slot,
)
from eduparse.stages.repair.gbk_chars import ModelChar

_BESIDE = "beside"
KNOWN = 8.0  # nats by which a character must be likelier than others to be a word of its page


class Spelled(NamedTuple):
    """A character of a reading; ``options`` are those its bytes leave, none where no byte of it is lost.

    ``lead``: by how many nats a reading was less likely with another character that is none of these, where what is
    shown may stand for several bytes. ``rivals``: the same of readings with one of these. ``beside``: the same of those
    that have one more character behind this one, or leave it out or unread.
    """

    char: str
    options: tuple[ModelChar, ...]
    score: float
    lead: float = inf
    rivals: tuple[tuple[ModelChar, float], ...] = ()
    beside: float = inf

    @property
    def ahead(self) -> float:
        """By how many nats any other reading was less likely."""
        return min((self.lead, self.beside, *(nats for _, nats in self.rivals)))


@dataclass(frozen=True, slots=True)
class Part:
    """``[start, end)`` of the line was ``spelled``, each character read when the line was read up to ``ends``."""

    start: int
    end: int
    spelled: tuple[Spelled, ...]
    ends: tuple[int, ...]

    def text(self) -> str:
        """What the part was."""
        return "".join(s.char for s in self.spelled)

    @property
    def open(self) -> bool:
        """Whether its bytes leave several characters anywhere."""
        return any(len(s.options) > 1 for s in self.spelled)

    @property
    def known(self) -> str:
        """What the part was, but U+FFFD for each character that was hardly likelier than another, or of which bytes are lost.

        The same damage hurts a word wherever it stands: one guess, made thrice, must not bear itself out.
        """
        return "".join(
            s.char if s.ahead >= KNOWN and len(s.options) <= 1 else "\ufffd" for s in self.spelled
        )

    def moved(self, by: int) -> "Part":
        """The same part of a line in front of which ``by`` more characters stand."""
        return replace(
            self, start=self.start + by, end=self.end + by, ends=tuple(at + by for at in self.ends)
        )


class ReadingStep(NamedTuple):
    """A character of a reading, and the step before it."""

    before: "ReadingStep | None"
    at: int  # characters of the line that are read
    inside: bool
    spelled: Spelled


class GivenUp(NamedTuple):
    """A reading that was given up for one that ended alike, and by how much that was likelier."""

    step: ReadingStep | None
    lead: float
    before: "GivenUp | None"


class LineReading(NamedTuple):
    """A reading of the line up to some character: its score in nats, its last characters, the bytes that spell nothing yet."""

    score: float
    context: str
    pending: tuple[Slot, ...]
    step: ReadingStep | None
    others: GivenUp | None = None


def damaged_parts(reading: LineReading) -> Iterator[Part]:
    """The damaged parts of the line as ``reading`` spells them, in order."""
    steps: list[ReadingStep] = []
    step = reading.step
    while step is not None:
        steps.append(step)
        step = step.before
    leads = _leads(reading, steps)
    run: list[ReadingStep] = []
    start = at = 0
    for step in reversed(steps):
        if step.inside:
            if not run:
                start = at
            spelled = step.spelled
            if id(step) in leads:
                told = leads[id(step)]
                lead = min(told.get("", inf), spelled.lead)
                rivals = tuple((o, told[o.char]) for o in spelled.options if o.char in told)
                beside = told.get(_BESIDE, inf)
                spelled = spelled._replace(lead=lead, rivals=rivals, beside=beside)
            run.append(step._replace(spelled=spelled))
        elif run:
            yield _part(start, at, run)
            run = []
        at = step.at
    if run:
        yield _part(start, at, run)


def _leads(reading: LineReading, steps: list[ReadingStep]) -> dict[int, dict[str, float]]:
    """By the steps of a reading the leads over readings that were given up and differ there.

    They come by the character those have there; by none where it is none of the `Spelled.options`. By `_BESIDE` they
    come where one more stands behind it, or where it is left out or unread. Where both come to the same text, by other bytes, they do not differ.
    """
    mine = list(reversed(steps))
    place = {id(step): n for n, step in enumerate(mine)}
    leads: dict[int, dict[str, float]] = {}
    other = reading.others
    while other is not None:
        theirs: list[str] = []
        step = other.step
        last = step.at if step else 0
        while step is not None and id(step) not in place:
            theirs.append(step.spelled.char)
            step = step.before
        first = place[id(step)] + 1 if step else 0
        theirs.reverse()
        for n, rival in _differing(mine, first, last, theirs):
            found = leads.setdefault(id(mine[n]), {})
            found[rival] = min(other.lead, found.get(rival, inf))
        other = other.before
    return leads


def _differing(
    mine: list[ReadingStep], first: int, last: int, theirs: list[str]
) -> Iterator[tuple[int, str]]:
    """Where the steps from ``first`` on, up to ``last`` of the line, differ from ``theirs``, and by what."""
    own = [s.spelled.char for s in takewhile(lambda s: s.at <= last, islice(mine, first, None))]
    # A character that is gone counts to the one before it: the last of mine may have been read later.
    at_least = sum(s.at < last for s in mine[first : first + len(own)])
    ends = [n for n in range(len(own), at_least - 1, -1) if own[:n][-1:] == theirs[-1:]]
    if any(own[:n] == theirs for n in ends):
        return
    own = own[: ends[0]] if ends else own
    front = _alike(own, theirs)
    back = _alike(own[front:][::-1], theirs[front:][::-1])
    here, there = own[front : len(own) - back], theirs[front : len(theirs) - back]
    if not here and first + front > 0:
        yield first + front - 1, _BESIDE
    for n, char in enumerate(here):
        rival = there[n] if len(here) == len(there) else ""
        if rival == char:
            continue
        at = first + front + n
        if not any(map("\ufffd".__ne__, there)) or rival == "\ufffd":
            yield at, _BESIDE
        else:
            known = any(rival == o.char for o in mine[at].spelled.options)
            yield at, rival if known else ""


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """By how many characters both begin alike."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _part(start: int, end: int, run: list[ReadingStep]) -> Part:
    ends = (*(min(end, step.at) for step in run[:-1]), end)
    return Part(start, end, tuple(step.spelled for step in run), ends)
