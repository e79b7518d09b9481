"""How much evidence a window comes to at most that some of it is Chinese in another encoding of pairs.

Names and novels crowd with rare characters on clean pages, and nearly each pair of bytes of GBK is one of Big5, too. A
search of such a window takes a hundred times as long as this look. Here each character is as likely as the one before it
allows, whatever stands in front of both. Where that does not come to what a part must prove, no search can prove one.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import inf, log

from eduparse.language.mixture import mixture
from eduparse.stages.repair.byte_readings import BIG5, GB, HIGH, stands_for
from eduparse.stages.repair.gbk_chars import ModelChar, model_char, seen
from eduparse.stages.repair.mojibake.filled_in import WIDE
from eduparse.stages.repair.mojibake.partial_bytes import follows, length, read_slots
from eduparse.stages.repair.mojibake.ranked_signs import Chain
from eduparse.stages.repair.mojibake.reading_beam import LOST
from eduparse.stages.repair.mojibake.roundtrip import NULL

_NOTHING = -1  # in place of a byte that is pending
_KEPT = 1 << 13  # answers about characters behind others
_UNREAD = "\ufffd"  # in place of bytes that spell nothing

Before = tuple[str, ...]
"""The character in front as the model sees it: one of these."""
State = tuple[int, Before]
"""The byte that is pending, and what stands in front of it."""


def told(options: int, null: float) -> float:
    """What the bytes of a character tell, in nats: less, the more characters they leave."""
    if options <= 1:
        return null
    return 0.0 if options > WIDE else max(0.0, null - 2 - log(options))


def most_evidence_of_pairs(window: str, left: str, chain: Chain) -> float:
    """How many nats of evidence a part of ``window`` comes to at most along ``chain``; ``left`` stands in front.

    There is no bound where bytes are lost, or where an encoding is not one of pairs.
    """
    if {chain.shown, chain.written} != {GB, BIG5} or any(lost in window for lost in LOST):
        return inf
    states: dict[State, float] = {}
    before = ((seen(left) or "\n")[-1],)
    best = 0.0
    for char in window:
        start = (_NOTHING, before)  # a part may begin anywhere
        states[start] = max(0.0, states.get(start, 0.0))
        grown: dict[State, float] = {}
        for data in stands_for(char, chain.shown):
            fed = states
            for byte in data:
                fed = _fed(fed, byte, chain)
            for state, nats in fed.items():
                grown[state] = max(nats, grown.get(state, nats))
                ended = nats if state[0] == _NOTHING else nats + _of_guess(*state, chain)
                best = max(best, ended)
        states, before = grown, (model_char(char).seen,)
    return best


def _fed(states: dict[State, float], byte: int, chain: Chain) -> dict[State, float]:
    """``states`` with one ``byte`` more, as `Unmix` reads it."""
    found: dict[State, float] = {}
    for (pending, before), nats in states.items():
        for state, more in _moves(pending, before, byte, chain):
            found[state] = max(nats + more, found.get(state, -inf))
    return found


def _moves(pending: int, before: Before, byte: int, chain: Chain) -> Iterator[tuple[State, float]]:
    """What a state may come to by one ``byte``, with the evidence of it."""
    guessed = 0.0
    if pending != _NOTHING:
        pair = (pending, byte)
        read = read_slots(pair, chain.written, chain.script) if follows(byte, chain.written) else ()
        if read:
            yield from (((_NOTHING, (s.seen,)), _of(s, before, chain)) for s in read)
            return
        guessed = _of_guess(pending, before, chain)
        before = (*(s.seen for s in _guesses(pending, chain)), model_char(_UNREAD).seen)
    size = length(byte, chain.written)
    if size == 1:
        yield (_NOTHING, (model_char(chr(byte)).seen,)), guessed
    elif size:
        yield (byte, before), guessed
    else:
        yield (_NOTHING, (model_char(_UNREAD).seen,)), guessed - NULL[chain.written]


def _of(s: ModelChar, before: Before, chain: Chain) -> float:
    """The evidence of ``s`` behind ``before`` at most; what is ASCII proves nothing."""
    return 0.0 if s.char <= "\x7f" else _most_behind(before, s.seen) + NULL[chain.written]


@lru_cache(_KEPT)
def _of_guess(lead: int, before: Before, chain: Chain) -> float:
    """The evidence at most of a character of which only the ``lead`` is there; it may stay unread."""
    options, null = _guesses(lead, chain), NULL[chain.written]
    most = (_most_behind(before, s.seen) for s in options)
    return max((nats + told(len(options), null) for nats in most), default=-null)


def _guesses(lead: int, chain: Chain) -> tuple[ModelChar, ...]:
    return read_slots((lead, HIGH), chain.written, chain.script)


@lru_cache(_KEPT)
def _most_behind(before: Before, char: str) -> float:
    """How likely ``char`` is behind one of ``before`` at most."""
    pair = mixture().most_of_pair
    return max(pair(front + char) for front in before)
