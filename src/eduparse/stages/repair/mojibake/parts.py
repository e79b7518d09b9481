"""What a reading of a line says: its damaged parts, and by how much each character of them was likelier than others."""

from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from eduparse.document.records import dataclass
from eduparse.stages.repair.byte_readings import (
    Slot,
)
from eduparse.stages.repair.gbk_chars import ModelChar


class Spelled(NamedTuple):
    """A character of a reading; ``options`` are the others its bytes leave.

    ``lead``: by how many nats a reading with another one was less likely, where what is shown may stand for
    several bytes.
    """

    char: str
    options: tuple[ModelChar, ...]
    score: float
    lead: float = inf


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
            lead = leads.get(id(step))
            spelled = step.spelled if lead is None else step.spelled._replace(lead=lead)
            run.append(step._replace(spelled=spelled))
        elif run:
            yield _part(start, at, run)
            run = []
        at = step.at
    if run:
        yield _part(start, at, run)


def _leads(reading: LineReading, steps: list[ReadingStep]) -> dict[int, float]:
    """By the steps of a reading the lead over readings that were given up and differ there."""
    mine = {id(step) for step in steps}
    leads: dict[int, float] = {}
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
            if first < own.at <= last and theirs.get(own.at) != own.spelled.char:
                leads[id(own)] = min(other.lead, leads.get(id(own), inf))
        other = other.before
    return leads


def _part(start: int, end: int, run: list[ReadingStep]) -> Part:
    ends = (*(min(end, step.at) for step in run[:-1]), end)
    return Part(start, end, tuple(step.spelled for step in run), ends)
