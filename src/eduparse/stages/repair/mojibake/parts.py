"""What a reading of a line says: its damaged parts, and by how much each character of them was likelier than others."""

from collections.abc import Iterator
from dataclasses import replace
from math import inf
from typing import NamedTuple

from eduparse.document.records import dataclass
from eduparse.stages.repair.byte_readings import (
    Slot,
)
from eduparse.stages.repair.gbk_chars import ModelChar

KNOWN = 8.0  # nats by which a character must be likelier than others to be a word of its page


class Spelled(NamedTuple):
    """A character of a reading; ``options`` are those its bytes leave, none where no byte of it is lost.

    ``lead``: by how many nats a reading was less likely with another character that is none of these, where what is
    shown may stand for several bytes; ``rivals``: the same of readings with one of these.
    """

    char: str
    options: tuple[ModelChar, ...]
    score: float
    lead: float = inf
    rivals: tuple[tuple[ModelChar, float], ...] = ()

    @property
    def ahead(self) -> float:
        """By how many nats any other reading was less likely."""
        return min((self.lead, *(nats for _, nats in self.rivals)))


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
                spelled = spelled._replace(lead=lead, rivals=rivals)
            run.append(step._replace(spelled=spelled))
        elif run:
            yield _part(start, at, run)
            run = []
        at = step.at
    if run:
        yield _part(start, at, run)


def _leads(reading: LineReading, steps: list[ReadingStep]) -> dict[int, dict[str, float]]:
    """By the steps of a reading the leads over readings that were given up and differ there.

    They come by the character those have there, or by none where it is none of the `Spelled.options`.
    """
    mine = {id(step) for step in steps}
    leads: dict[int, dict[str, float]] = {}
    other = reading.others
    while other is not None:
        theirs: dict[int, str] = {}
        step = other.step
        last = step.at if step else 0
        while step is not None and id(step) not in mine:
            theirs[step.at] = step.spelled.char
            step = step.before
        first = step.at if step else 0
        for own in steps:
            char = theirs.get(own.at)
            if first < own.at <= last and char != own.spelled.char:
                known = char is not None and any(char == o.char for o in own.spelled.options)
                rival = char if known and char else ""
                found = leads.setdefault(id(own), {})
                found[rival] = min(other.lead, found.get(rival, inf))
        other = other.before
    return leads


def _part(start: int, end: int, run: list[ReadingStep]) -> Part:
    ends = (*(min(end, step.at) for step in run[:-1]), end)
    return Part(start, end, tuple(step.spelled for step in run), ends)
