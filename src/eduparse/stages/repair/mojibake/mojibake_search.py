"""What a line was before some of it was shown in a wrong encoding, byte for byte where bytes are there.

The line is read from left to right by a beam. Outside a damaged part each character stands for
itself; inside, for the bytes it shows, which are read in the encoding the text was written in. Where
a byte is unknown all characters it leaves are tried, and the character model chooses, as it chooses
where damage begins and ends. So a whole line, a phrase in it, and lost bytes are one search.
"""

from collections.abc import Iterable, Iterator
from heapq import nlargest
from itertools import islice
from math import inf

from eduparse.budget import UNLIMITED, Budget
from eduparse.language.mixture import Mixture
from eduparse.language.script import characters
from eduparse.stages.repair.byte_channel import OTHER_SCRIPT
from eduparse.stages.repair.byte_readings import (
    EASTERN,
    GB,
    HIGH,
    LATIN,
    LEADS,
    PAIRS_FIRST,
    UTF8,
    Slot,
    lost,
    lost_of_utf8,
    shows_single_bytes,
    stands_for,
)
from eduparse.stages.repair.gbk_chars import ModelChar, model_char, seen
from eduparse.stages.repair.mojibake.gaps import SINGLE, dropped_bytes, dropped_pairs, gaps
from eduparse.stages.repair.mojibake.most_to_come import BOUNDED, most_to_come
from eduparse.stages.repair.mojibake.partial_bytes import follows, length, read_slots
from eduparse.stages.repair.mojibake.parts import LineReading, Part, damaged_parts
from eduparse.stages.repair.mojibake.ranked_signs import Chain, Ranked, ranked_signs, signs_of
from eduparse.stages.repair.mojibake.reading_beam import (
    DROPPED,
    DROPPED_LEAD,
    ENTER,
    LOST,
    ROUNDED,
    UNREAD,
    Beam,
    Key,
    best_of_beam,
    costing,
    grown_by,
    last_char,
    least_followed,
    remember,
    score_of,
    unsure,
)

WIDTH = 16
OPEN = 48  # where most characters may be one byte or two
DROPPED_PAIR = -3.0  # of a pair that is gone, where the bytes of the line do not fit together
DROPPED_SIGN = -8.0  # of a byte that is gone with a digit or a mark of ASCII
LED = 6  # readings, the best of the beam, that are tried with pairs gone
DOUBLE = -5.0  # of two bytes behind one mark
UNLIKELY = -4.0  # of a byte that could be read before the one that follows


# A reading that costs what was lost, and one character behind it: its log-probability, itself, and what else it may be.
_Guess = tuple[LineReading, float, ModelChar, tuple[ModelChar, ...]]


class Unmix:
    """The search over ``line``, between what stands at its ``sides``, along one chain."""

    def __init__(
        self,
        model: Mixture,
        line: str,
        chain: Chain,
        sides: tuple[str, str] = ("\n", "\n"),
        budget: Budget = UNLIMITED,
    ) -> None:
        left, right = sides
        self._budget = budget
        self._least = -inf  # a reading that comes to less is neither followed nor remembered
        self._model = model
        self._line = line
        self._chain = chain
        # What bytes spell depends on where they are shown only in the East: chains so share their answers.
        self._spells = chain if chain.shown in EASTERN else chain._replace(shown="")
        self._torn = gaps(model, line) if chain[:2] == (GB, UTF8) else frozenset()
        # A decoder of one-byte characters shows each byte that has a sign; only the others are lost.
        self._only_unsigned = shows_single_bytes(line, chain.shown)
        # Which bytes are lost before one that is lost itself depends on which of its character it is.
        self._before_lost = lost(chain.shown)
        self._by_place = chain.shown in EASTERN and chain.written == UTF8
        if chain[:2] == (GB, UTF8):  # 0x80, which text of two bytes lacks, ends 检, 血 and 础
            self._before_lost |= lost(GB, SINGLE)
        # The model sees them simplified, and cannot tell 統 on a simplified page for what 参 shows as.
        self._strange = characters("hans" if chain.script == "hant" else "hant")
        self._left = seen(left[-3:]) or "\n"
        self._right = seen(right[:1])

    def best(self, needed: float = -inf) -> tuple[float, list[Part]]:
        """The log-probability of the best reading, and its damaged parts; none where it comes to less than ``needed``.

        No reading gets likelier as it goes on, so a search that cannot reach that ends early.
        """
        beam: Beam = {(self._left, (), False): LineReading(0.0, self._left, (), None)}
        followed = 0
        width = OPEN if self._chain.shown == PAIRS_FIRST else WIDTH
        to_come: list[float] | None = None
        if needed > -inf and self._chain.shown in BOUNDED:
            to_come = most_to_come(self._line, *self._chain)
            if to_come[0] < needed - ROUNDED:
                return -inf, []
        for at, char in enumerate(self._line):
            followed += len(beam)
            chances = list(self._slots(at, char))
            fed: Beam = {}
            stops: list[int] = []
            likely = self._unread(beam, char)
            self._least = least_followed(fed, likely, width)
            for place, ((_, _, inside), reading) in enumerate(beam.items()):
                start = reading if inside else costing(reading, ENTER)
                starts = [start, *(self._dropped(start, at) if place < LED else ())]
                followed += len(starts) - 1
                for cost, slots in chances:
                    grown = [costing(s, cost) for s in starts] if cost else starts
                    for slot in slots:
                        most = [r for r in grown if r.score >= self._least]
                        grown = [g for r in most for g in self._fed(r, slot, at)]
                    for g in grown:
                        remember(fed, g, inside=True)
                stops.append(len(fed))
                if place & (place + 1) == 0:  # the first few tell most
                    self._least = least_followed(fed, likely, width)
            self._least = least_followed(fed, likely, width)
            beam = best_of_beam(self._beside(beam, at, fed, stops), width)
            more = to_come[at + 1] if to_come else 0.0
            if max(map(score_of, beam.values()), default=needed) + more < needed - ROUNDED:
                self._budget.spend(followed)
                return -inf, []
        self._least = -inf
        self._budget.spend(followed)
        ends = [
            r
            for (_, _, inside), reading in beam.items()
            for r in self._whole(reading, len(self._line) - 1)
        ]
        ends = [r._replace(score=r.score + self._model.logp(r.context, self._right)) for r in ends]
        best = max(ends, key=lambda r: (r.score, last_char(r)), default=None)
        # There is none where the line breaks off inside a character, whichever way it is read.
        return (best.score, list(damaged_parts(best))) if best else (-inf, [])

    def _unread(self, beam: Beam, char: str) -> dict[str, float]:
        """What readings of ``beam`` come to that have nothing pending and read on with ``char`` as it is, by how they end."""
        s = model_char(char)
        cost = (char in self._strange) * OTHER_SCRIPT
        found: dict[str, float] = {}
        for reading in beam.values():
            if not reading.pending:
                ends = (reading.context + s.seen)[-3:]
                score = reading.score + self._score(reading.context, s) - cost
                found[ends] = max(score, found.get(ends, -inf))
        return found

    def _beside(
        self, beam: Beam, at: int, fed: Beam, stops: list[int]
    ) -> list[tuple[Key, LineReading]]:
        """``fed``, each reading of ``beam`` grown inside a damaged part, and those that read on outside of one.

        They are in the order of the readings they come from: ``stops`` has how many of ``fed`` come from those up to each.
        """
        plain: Beam = {}
        asked: dict[Key, None] = {}
        shown, within, order = self._line[at], list(fed), list[Key]()
        start = 0
        for reading, stop in zip(beam.values(), stops, strict=True):
            known = len(asked)
            self._plain(reading, at, shown, plain, asked)
            order += islice(asked, known, None)
            order += within[start:stop]
            start = stop
        both = plain | fed
        return [(key, both[key]) for key in order if key in both]

    def _score(self, context: str, s: ModelChar) -> float:
        return self._model.logp(context, s.seen)

    def _slots(self, at: int, char: str) -> Iterator[tuple[float, tuple[Slot, ...]]]:
        """The bytes that ``char`` may stand for, with what each costs."""
        if char in LOST:
            after = self._line[at + 1 : at + 2]
            stands = stands_for(after, self._chain.shown) if after and after not in LOST else ()
            shown = self._chain.shown
            if not after:
                yield 0.0, (HIGH,)
            else:
                gone = lost(shown, stands[0][0]) if stands else self._before_lost
                yield 0.0, (gone,)
                if not self._only_unsigned:
                    yield UNLIKELY, (HIGH,)
                    yield DOUBLE, (gone, HIGH)
            if char == "?":
                yield 0.0, (0x3F,)
            return
        for data in stands_for(char, self._chain.shown):
            yield 0.0, tuple(data)

    def _plain(
        self,
        reading: LineReading,
        at: int,
        char: str,
        out: Beam,
        asked: dict[Key, None],
    ) -> None:
        """Put ``reading`` with ``char`` as it is to ``out``, unless it comes to too little; its key to ``asked``."""
        s = model_char(char)
        cost = (char in self._strange) * OTHER_SCRIPT
        least = self._least
        if not reading.pending or self._is_torn(reading):
            for whole in self._whole(reading, at - 1):
                asked.setdefault(((whole.context + s.seen)[-3:], (), False))
                most = whole.score - cost
                if reading.pending and most >= least:  # what is guessed is mostly far from likely
                    most += self._model.most(whole.context[-1] + s.seen, 1)
                if most < least:
                    continue
                score = self._score(whole.context, s) - cost
                remember(out, grown_by(whole, s, score, (), at + 1, inside=False), inside=False)
            return
        if reading.score < least:
            return
        # The same of each guess, of which hardly one is written down.
        pair, ahead = self._model.most_of_pair, reading.context[-2:]
        for guess in self._guesses(reading):
            begun, nats, sign, _ = guess
            asked.setdefault(((ahead + sign.seen + s.seen)[-3:], (), False))
            most = begun.score + nats - cost
            if most < least or most + pair(sign.seen + s.seen) + ROUNDED < least:
                continue
            whole = _grown(guess, at)
            score = self._score(whole.context, s) - cost
            remember(out, grown_by(whole, s, score, (), at + 1, inside=False), inside=False)

    def _whole(self, reading: LineReading, at: int) -> Iterable[LineReading]:
        """``reading`` with nothing pending: the rest of its last character is gone."""
        if not reading.pending:
            return (reading,)
        return self._guessed(reading, at)

    def _guessed(self, reading: LineReading, at: int) -> list[LineReading]:
        if reading.score < self._least:
            return []
        if self._is_torn(reading):
            return self._without_sign(reading, at)
        return [_grown(guess, at + 1) for guess in self._guesses(reading)]

    def _is_torn(self, reading: LineReading) -> bool:
        """Whether of a character that is pending only the last byte is gone, where a pair with it is no character."""
        pending = reading.pending
        return bool(self._torn) and len(pending) == 2 and length(pending[0], UTF8) == 3

    def _guesses(self, reading: LineReading) -> "list[_Guess]":
        """What the character may be that is pending in ``reading``, the rest of which is gone."""
        pending = reading.pending
        gone = length(pending[0], self._chain.written) - len(pending)
        unknown = (HIGH,) * gone
        cost = DROPPED * gone
        forms = [pending + unknown]
        if len(pending) == 2 and gone == 1 and self._chain.shown == LATIN:
            # What drops a control character drops the second byte as often as the last.
            forms.append((pending[0], HIGH, pending[1]))
        start = costing(reading, cost)
        found: list[_Guess] = []
        if start.score >= self._least:
            options, ranked = self._ranked_behind(start, forms)
            found = [(start, nats, s, options) for nats, s in ranked]
        plain = costing(reading, UNREAD * len(pending))
        return [*found, (plain, 0.0, model_char("\ufffd"), ())]

    def _dropped(self, reading: LineReading, at: int) -> list[LineReading]:
        """``reading`` behind one or two pairs that are gone between two characters of the line."""
        if at not in self._torn:
            return []
        once = self._without_pair(reading, at)
        led = nlargest(LED, once, key=lambda r: r.score)
        return [*once, *(twice for r in led for twice in self._without_pair(r, at))]

    def _without_pair(self, reading: LineReading, at: int) -> list[LineReading]:
        pending = reading.pending
        if len(pending) not in (1, 2) or length(pending[0], UTF8) != 3:
            return []
        start = costing(reading, DROPPED_PAIR)
        if start.score < self._least:
            return []
        gone = dropped_pairs()
        behind = self._line[at]
        alone = dropped_bytes(next(iter(stands_for(behind, GB)), b"?")[0])
        if len(pending) == 1:
            found = self._spelled(start, [(*pending, *pair) for pair in gone.inside], at - 1)
            return [*found, *(start._replace(pending=(*pending, s)) for s in (SINGLE, alone) if s)]
        found = self._spelled(start, [(*pending, gone.last)], at - 1)
        last = self._spelled(start, [(*pending, alone)], at - 1) if alone else []
        return [
            *(r._replace(pending=(gone.leads,)) for r in found),
            *self._spelled(start, [(*pending, SINGLE)], at - 1),
            *(map(unsure, last) if "\x20" < behind < "\x40" else last),
        ]

    def _without_sign(self, reading: LineReading, at: int) -> list[LineReading]:
        """``reading`` where only one byte is gone: it made a pair with a digit or mark of ASCII.

        That is gone as well, or stands behind it if the decoder kept it: then it can be read, and the
        character is not certain.
        """
        start = costing(reading, DROPPED_SIGN)
        if start.score < self._least:
            return []
        found = self._spelled(start, [(*reading.pending, HIGH)], at)
        behind = self._line[at + 1 : at + 2]
        if not behind or " " <= behind < "@":
            return [unsure(r) for r in found]
        sign = model_char("\ufffd")
        return [grown_by(r, sign, 0.0, (), at + 1, inside=True) for r in found]

    def _fed(self, reading: LineReading, slot: Slot, at: int) -> list[LineReading]:
        """``reading`` with one byte more."""
        written = self._chain.written
        if reading.pending and not follows(slot, written):
            return self._fed_again(reading, slot, at)
        slots = (*reading.pending, slot)
        whole = length(slots[0], written)
        if self._by_place and slot is self._before_lost:
            last = len(slots) == whole
            slots = (*reading.pending, lost_of_utf8(self._chain.shown, last=last))
        if whole == 0:
            plain = reading._replace(score=reading.score + UNREAD)
            unread = grown_by(plain, model_char("\ufffd"), 0.0, (), at + 1, inside=True)
            if written != UTF8 or reading.step is None or not reading.step.inside:
                return [unread]
            # The first byte went with the last one of the character before: a pair that was dropped.
            behind = reading._replace(score=reading.score + DROPPED_LEAD, pending=(LEADS, slot))
            return [unread, behind]
        if len(slots) < whole:
            score, context, _, step, others = reading
            return [LineReading(score, context, slots, step, others)]
        if len(slots) > 1 and not self._may_spell(slots):
            return self._fed_again(reading, slot, at)
        return self._spelled(reading, [slots], at)

    def _fed_again(self, reading: LineReading, slot: Slot, at: int) -> list[LineReading]:
        """``reading`` with one byte more, which belongs to none that is pending."""
        found = self._guessed(reading, at - 1)
        return [g for r in found if r.score >= self._least for g in self._fed(r, slot, at)]

    def _may_spell(self, slots: tuple[Slot, ...]) -> bool:
        """Whether there is any character of ``slots``."""
        written, script = self._chain.written, self._chain.script
        if any(isinstance(slot, frozenset) for slot in slots):
            return bool(signs_of((slots,), self._spells).every)
        return bool(read_slots(slots, written, script))

    def _spelled(
        self, reading: LineReading, forms: list[tuple[Slot, ...]], at: int
    ) -> list[LineReading]:
        if len(forms) == 1 and not any(isinstance(slot, frozenset) for slot in forms[0]):
            known = read_slots(forms[0], self._chain.written, self._chain.script)
            scored = [(s, self._score(reading.context, s)) for s in known]  # one, or none
            return [grown_by(reading, s, nats, (), at + 1, inside=True) for s, nats in scored]
        options, ranked = self._ranked_behind(reading, forms)
        return [grown_by(reading, s, score, options, at + 1, inside=True) for score, s in ranked]

    def _ranked_behind(self, reading: LineReading, forms: list[tuple[Slot, ...]]) -> Ranked:
        """What ``forms`` may spell, and the likeliest of it behind ``reading`` that do not come to too little."""
        options, ranked = ranked_signs(self._model, self._spells, reading.context, tuple(forms))
        needed = self._least - reading.score
        return options, [pair for pair in ranked if pair[0] >= needed]


def _grown(guess: _Guess, at: int) -> LineReading:
    """The reading that ``guess`` makes, up to ``at``."""
    begun, nats, sign, options = guess
    return grown_by(begun, sign, nats, options, at, inside=True)
