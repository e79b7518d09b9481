"""What the rest of a line comes to at most, however it is read: a search that is too far behind ends there.

One chain of encodings is searched after another, and each must come to more than the best one before. Where a line shows
what the chain never does, or its bytes pair to rare characters, that is clear long before its end. So each character
costs here what the likeliest one before it would make of it, whatever that is, and what is lost costs nothing.
"""

from collections.abc import Iterable
from math import inf

from eduparse.language.mixture import mixture
from eduparse.stages.repair.byte_readings import LATIN, PAGES, PAIRS_FIRST, UTF8, stands_for
from eduparse.stages.repair.gbk_chars import model_char
from eduparse.stages.repair.mojibake.partial_bytes import follows, length, read_slots
from eduparse.stages.repair.mojibake.reading_beam import (
    DROPPED,
    DROPPED_LEAD,
    ENTER,
    LOST,
    ROUNDED,
    UNREAD,
)

BOUNDED = frozenset((LATIN, PAIRS_FIRST, *PAGES))
"""Chains that show single bytes. In the others bytes may be gone between two characters of the line."""

State = str | tuple[int, ...]
"""Where a reading stands: outside a damaged part, in one with nothing pending, or the bytes that are pending."""
Moves = dict[State, float]
"""What it may come to by one character of the line, and how likely that is at most (nats)."""

_OUTSIDE: State = "outside"
_WHOLE: State = ()
_ONE, _TWO = "one", "two"  # bytes are missing of a character of which others are lost


def most_to_come(line: str, shown: str, written: str, script: str) -> list[float]:
    """At each place of ``line``, and at its end, what a reading along the chain comes to behind it at most (nats).

    ``shown`` is one of `BOUNDED`.
    """
    chain = _Chain(shown, written, script)
    reached: set[State] = {_OUTSIDE}
    steps: list[dict[State, Moves]] = []
    for char in line:
        steps.append({state: chain.moves(state, char) for state in reached})
        reached = {to for moves in steps[-1].values() for to in moves}
    most = dict.fromkeys(reached, 0.0)
    found = [0.0]
    for step in reversed(steps):
        most = {
            state: max(nats + most[to] for to, nats in moves.items())
            for state, moves in step.items()
        }
        found.append(max(most.values()) + ROUNDED)
    return found[::-1]


class _Chain:
    def __init__(self, shown: str, written: str, script: str) -> None:
        self._shown, self._written, self._script = shown, written, script
        self._most = mixture().most_of_char
        self._kept: dict[tuple[State, str], Moves] = {}

    def moves(self, state: State, char: str) -> Moves:
        """The moves from ``state`` on by ``char``."""
        found = self._kept.get((state, char))
        if found is None:
            found = self._kept[state, char] = self._moves(state, char)
        return found

    def _moves(self, state: State, char: str) -> Moves:
        if char in LOST:  # any of its bytes may be what the reading wants
            return dict.fromkeys((_OUTSIDE, _WHOLE, _ONE, _TWO), 0.0)
        plain = 0.0 if state in (_OUTSIDE, _WHOLE) else self._guess(state)
        found: Moves = {_OUTSIDE: plain + self._most(model_char(char).seen)}
        begun = {_WHOLE: ENTER} if state == _OUTSIDE else {state: 0.0}
        for data in stands_for(char, self._shown):
            states: Moves = begun
            for byte in data:
                states = _best(
                    (to, nats + more)
                    for before, nats in states.items()
                    for to, more in self._fed(before, byte).items()
                )
            found = _best((*found.items(), *states.items()))
        return found

    def _fed(self, state: State, byte: int) -> Moves:
        """The moves by one ``byte`` from a state inside a damaged part."""
        if state == _WHOLE:
            return self._begun(byte)
        guessed = {to: self._guess(state) + nats for to, nats in self._begun(byte).items()}
        if not follows(byte, self._written):
            return guessed
        if isinstance(state, str):
            behind: Moves = {_WHOLE: 0.0} if state == _ONE else {_ONE: 0.0, _WHOLE: 0.0}
        else:
            slots = (*state, byte)
            if len(slots) < length(slots[0], self._written):
                return {slots: 0.0}
            read = read_slots(slots, self._written, self._script)
            behind = {_WHOLE: max(self._most(s.seen) for s in read)} if read else {}
        return _best((*guessed.items(), *behind.items()))

    def _begun(self, byte: int) -> Moves:
        """The moves by a ``byte`` that begins a character, or none."""
        whole = length(byte, self._written)
        if whole > 1:
            return {(byte,): 0.0}
        if whole == 1:
            return {_WHOLE: self._most(model_char(chr(byte)).seen)}
        return {_WHOLE: UNREAD, _ONE: DROPPED_LEAD} if self._written == UTF8 else {_WHOLE: UNREAD}

    def _guess(self, state: State) -> float:
        """What it costs at least that the rest of what is pending is gone."""
        if isinstance(state, str):
            return DROPPED
        gone = length(state[0], self._written) - len(state)
        return max(DROPPED * gone, UNREAD * len(state))


def _best(moves: Iterable[tuple[State, float]]) -> Moves:
    """Of the ``moves`` to one state the likeliest."""
    found: Moves = {}
    for state, nats in moves:
        if nats > found.get(state, -inf):
            found[state] = nats
    return found
