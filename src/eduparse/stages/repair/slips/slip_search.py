"""The readings of a byte slip: which GBK text shows as this when one lead byte is lost.

From the lost byte on every byte pairs with the wrong neighbour, so what is shown is nearly all
that is needed: put an unknown lead byte back and read the bytes of the run one off. Three things
are lost on the way: the lead byte itself; pairs in the user-defined areas, which vanish or show as
``?``; and a byte left alone before ASCII, which does the same. All are searched from left to right,
scored by the character model (traditional characters through their simplified forms), and a run
ends where a byte below 0x80 completes a character, or at the end of the line.

The channel has no noise: a reading either shows as the damaged text or it does not. So the model
alone decides between readings, and its margin over the next one says how sure the best is.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.readings import READING, read_as
from eduparse.stages.repair.gbk_chars import (
    ANY,
    UNEVEN,
    PageModel,
    Signs,
    Weighed,
    beginning,
    fits,
    model_char,
    not_displayed,
    pair_of,
    seen,
)
from eduparse.stages.repair.lost_byte import ROUNDED
from eduparse.stages.repair.slips.beam import NONE, WINDOW, Beam, State, pruned, put_state
from eduparse.stages.repair.slips.slip_reading import RunEnd, Searched, SlipReading, likeliest_end

MAX_UNITS = 160  # displayed characters in one run
UNSURE = 4  # of the best readings, those in which lost pairs are looked for
CLOSE = 8.0  # and that much behind the best at most
VANISHED = (12, 8, 5)  # readings with one, two and three lost pairs that are followed
ENDS = 8  # readings kept at each place where the run may end
USUAL = 8  # characters that are tried where all bytes are guessed, of those that a model met behind the last one …
USUAL_LAST = 64  # … and at the end of a run, where nothing behind tells
COMMON = 500  # … with those most common anywhere: what they leave makes none sure
WORTHWHILE = (
    6.0  # a reading with lost pairs this much worse than what is displayed without them is given up
)
LIKELY = -2.0  # log-probability of a character behind which no lost pair is looked for
EXPLAINED = -2.0  # gain from a lost pair above which no second one is looked for
SHOWN_ELSEWHERE = -0.7  # cost of a vanished pair that half of the pages show as ?
LONE = -3.0  # cost of a byte that was lost alone
HOPELESS = -8.0  # mean log-probability below which a search ends …
PATIENCE = 8  # … after so many characters
EARLY = 3  # characters after which, where no reading has ended …
READ_AS = 6.0  # nats for a last character that the note behind it reads: one reading of about 400
BETTER = 4.0  # … each must be likelier than what is shown by this, or the search ends

# Nats by which a displayed pair, and those that vanished before it, can make a reading likelier at most: a character
# that the page says again and again comes to a chance of 1.12, where all else comes to one.
REPEATED_STEP = 0.12 * (len(VANISHED) + 1)

_tuple = tuple.__new__  # makes a named tuple in half the time
_NOTE = lazy_pattern(rf"\({READING}\)")
_REST_OF_NOTE = lazy_pattern(rf"{READING}\)")  # its bracket was taken for the last byte: 鴥?yōu)


Only = Callable[[str], bool]


class Slip:
    """The search at one suspect ``start`` of a page.

    ``only`` says of a character whether it may be the lost one, where something else tells it; without ``gaps``
    no pair vanished; ``skip`` is the length of
    what stands for the lost byte.
    """

    def __init__(
        self,
        page: PageModel,
        start: int,
        skip: int = 1,
        only: Only | None = None,
        *,
        gaps: bool = True,
    ) -> None:
        self._page = page
        self._text = text = page.text
        self._start = start
        self._script = page.script
        self._at = start + skip
        self._only = only
        self._gapless = page.keeps or not gaps
        found = text.find("\n", self._at)
        self._line_end = len(text) if found < 0 else found
        self._line_start = text.rfind("\n", 0, start) + 1
        self._left = seen(text[max(0, start - 3) : start]) if start else "\n"
        self._ends: list[RunEnd] = []

    def best(self) -> SlipReading | None:
        """The likeliest reading; None where there is none worth scoring."""
        stop = min(self._line_end, self._at + MAX_UNITS)
        beam = Beam({(self._left, ANY): State(0.0, NONE, "")})
        followed = 0
        for at in range(self._at, stop + 1):
            followed += len(beam)
            if at == stop or self._text[at] < "\x80":
                self._alone(beam, at)
            if at == stop:
                break
            if self._script == "hant":
                self._realigned(beam, at)
            beam = pruned(self._step(beam, at))
            if not beam or next(iter(beam.values())).score < self._hopeless(at + 1):
                break
        self._page.budget.spend(followed)
        if not self._ends:
            return None
        place = Searched(
            self._page.model,
            self._text,
            self._start,
            self._at,
            self._left,
            (self._line_start, self._line_end),
        )
        return likeliest_end(place, self._ends)

    def _hopeless(self, at: int) -> float:
        """The score below which a search that has come to ``at`` ends."""
        length = at - self._at
        if length > PATIENCE:
            return HOPELESS * length
        if self._ends:
            return NONE
        to_come = 0.0
        if length < EARLY:
            if not self._endless:
                return NONE
            to_come, at, length = REPEATED_STEP * (EARLY - length), self._at + EARLY, EARLY
        shown = seen(self._text[self._start : at])
        return self._page.model.score(shown, self._left) + BETTER * length - to_come

    @cached_property
    def _endless(self) -> bool:
        """Whether no reading can end within the first `EARLY` characters: then the last of them decides."""
        first = self._text[self._at : min(self._line_end, self._at + EARLY)]
        return self._script != "hant" and len(first) == EARLY and all(map(_is_whole, first))

    def _step(self, beam: Beam, at: int) -> Beam:
        char = self._text[at]
        out: Beam = Beam()
        if char in "?\ufffd":
            self._unit(beam, (0xA3, 0xBF), out)
            ends: Beam = Beam()
            for (context, pending), state in beam.items():
                if pending != ANY:
                    self._extend(context, pending, state, 0x80, 0, ends)
            self._finish(ends, at + 1)
            self._shown(beam, out)
            self._lone(beam, at)
            return out
        if char < "\x80":
            self._ascii(beam, at, ord(char), out)
            return out
        pair = pair_of(char)
        if pair is not None and pair[1] < 0x80:
            self._absorbed(beam, at, pair)
        elif pair is not None:
            self._unit(beam, pair, out, self._hopeless(at + 1))
        return out

    def _unit(self, beam: Beam, pair: tuple[int, int], out: Beam, hopeless: float = NONE) -> None:
        """A displayed pair: its first byte ends a character, its second begins the next.

        Where all that comes of it is less likely than ``hopeless`` the search ends behind it.
        """
        first, second = pair
        unsure: Beam = Beam()
        before = max(state.score for state in beam.values())
        for (context, pending), state in beam.items():
            best = self._extend(context, pending, state, first, second, out)
            if (pending >= ANY or best < LIKELY) and state.score > before - CLOSE:
                unsure[context, pending] = state
        if self._gapless or (out.top - before > LIKELY and len(beam) > 1):
            return
        self._gaps(pruned(unsure, UNSURE), pair, out, hopeless - REPEATED_STEP)

    def _gaps(self, grown: Beam, pair: tuple[int, int], out: Beam, hopeless: float = NONE) -> None:
        """The same with up to three pairs that vanished before this one, more while little is explained."""
        if not grown:
            return
        enough = next(iter(grown.values())).score + EXPLAINED
        for width in VANISHED:
            if out.top < hopeless and next(iter(grown.values())).score < hopeless:
                break  # nothing that could still be found goes on
            least = out.top - WORTHWHILE
            grown = self._likely_vanished(grown, width, least)
            for (context, pending), state in grown.items():
                if state.score < out.top - WORTHWHILE:
                    break  # so are all the rest
                self._extend(context, pending, state, *pair, out)
            if out.top > enough or not grown:
                break

    def _likely_vanished(self, beam: Beam, width: int, least: float = NONE) -> Beam:
        """The ``width`` likeliest readings in which one more pair vanished, no less likely than ``least``."""
        return pruned(self._vanished(beam, width, least), width)

    def _vanished(
        self, beam: Beam, width: int = 0, least: float = NONE, *, shown: bool = False
    ) -> Beam:
        """``beam`` with one more pair that vanished, or is ``shown`` as ``?``.

        With ``width`` all but what is none of so many best.
        """
        out: Beam = Beam()
        out.cut = least
        read: defaultdict[str, set[str]] = defaultdict(set)
        for (context, _), state in beam.items():
            read[context[-2:]].add(state.out)
        for (context, pending), state in beam.items():
            # Different readings that go on alike are summed up, so the less likely count too.
            most = width if len(read[context[-2:]]) == 1 else 0
            if state.score + REPEATED_STEP < (out.cut if most else least):
                continue  # none of what comes of it is one of the best
            usual = USUAL if pending > ANY else 0
            for gap, signs in not_displayed(pending, self._script, shown=shown):
                fit = self._fit(context, state, signs, usual)
                cost = SHOWN_ELSEWHERE if gap == UNEVEN else 0.0
                self._grow((context, gap), state, fit, cost, out, most)
        return out

    def _shown(self, beam: Beam, out: Beam) -> None:
        """``?`` as an undefined pair, behind up to two that vanished."""
        before = Beam(beam)
        grown = Beam(list(beam.items())[:UNSURE])
        for width in () if self._gapless else VANISHED[1:]:
            grown = self._likely_vanished(grown, width)
            for key, state in grown.items():
                put_state(before, key, state)
        for key, state in self._vanished(pruned(before, ENDS), shown=True).items():
            put_state(out, key, state)

    def _extend(
        self, context: str, pending: int, state: State, trail: int, after: int, out: Beam
    ) -> float:
        """Put every character that ``pending`` and ``trail`` may spell into ``out``; the best score."""
        signs = fits(pending, trail, self._script)
        fit = self._fit(context, state, signs, USUAL if pending > ANY else 0)
        return self._grow((context, after), state, fit, 0.0, out)

    def _fit(
        self, context: str, state: State, signs: Signs, usual: int, common: int = 0
    ) -> list[Weighed]:
        """Of ``signs`` those that may stand behind ``state``, best first; with ``usual`` so many of the usual ones."""
        if self._only is None or state.out:
            return self._page.likeliest(context, signs, usual, common)
        only = Signs(s for s in signs.every if self._only(s.char))
        return self._page.likeliest(context, only) if only.every else []

    def _grow(
        self,
        key: tuple[str, int],
        state: State,
        fit: list[Weighed],
        cost: float,
        out: Beam,
        width: int = 0,
    ) -> float:
        """Put ``state`` with each of ``fit`` behind it into ``out``; the best of their scores.

        With ``width`` what is less likely than so many others need not be there.
        """
        if not fit:
            return -99.0
        context, after = key
        top = fit[0][0]
        score, rest, read, others = state
        out.top = max(out.top, score + top + cost)
        least = out.top - WINDOW - score - cost
        if width:
            if len(fit) > width:
                out.cut = max(out.cut, fit[width - 1][0] + score + cost)
            least = max(least, out.cut - score - cost - ROUNDED)
        tail = context[-2:]
        for nats, (char, shown, _) in fit:
            if nats < least:
                break
            more = nats + cost
            grown = _tuple(State, (score + more, rest + more, read + char, others))
            place = tail + shown, after
            if place in out:
                put_state(out, place, grown)
            else:
                out[place] = grown
        return top

    def _ascii(self, beam: Beam, at: int, byte: int, out: Beam) -> None:
        """An ASCII character as a second byte, which ends the run, or a narrowed full-width one."""
        ends: Beam = Beam()
        if byte >= 0x40:
            self._unit(beam, (byte, 0), ends)
            self._finish(ends, at + 1)
        if 0x21 <= byte <= 0x7E:
            self._unit(beam, (0xA3, byte + 0x80), out)

    def _absorbed(self, beam: Beam, at: int, pair: tuple[int, int]) -> None:
        """A pair that ends in a letter, which stands behind the run: 改XP is 腦P, of B8 C4 and X."""
        ends: Beam = Beam()
        self._unit(beam, (pair[0], 0), ends)
        letter = Signs((model_char(chr(pair[1])),))
        whole: Beam = Beam()
        for (context, _), state in ends.items():
            self._grow((context, 0), state, self._page.likeliest(context, letter), 0.0, whole)
        self._finish(whole, at + 1)

    def _lone(self, beam: Beam, at: int) -> None:
        """``?`` as the last byte of the run, alone: some character that begins with the pending one."""
        ends: Beam = Beam()
        follows = self._text[at + 1 : at + 2]
        cost = 0.0 if not follows or follows < "\x80" else LONE
        self._completed(beam, cost, ends)
        self._finish(ends, at + 1)

    def _alone(self, beam: Beam, at: int) -> None:
        """The last byte of the run is gone without a trace."""
        ends: Beam = Beam()
        self._completed(beam, LONE, ends)
        self._finish(ends, at)

    def _realigned(self, beam: Beam, at: int) -> None:
        """The next byte was 80, which begins no pair: it is gone, and what is behind is whole."""
        ends: Beam = Beam()
        for (context, pending), state in list(beam.items())[:ENDS]:
            if pending < ANY:
                fit = self._fit(context, state, fits(pending, 0x80, self._script), 0)
                self._grow((context, 0), state, fit, LONE, ends)
        if ends:
            self._finish(ends, at)

    def _completed(self, beam: Beam, cost: float, ends: Beam) -> None:
        tried = list(beam.items())[:ENDS]
        if not self._gapless:
            tried += list(self._likely_vanished(Beam(tried[:2]), ENDS).items())
        for (context, pending), state in tried:
            if pending == ANY and state.out:
                continue
            signs = beginning(pending, self._script)
            usual = 0 if pending < ANY else USUAL_LAST
            fit = self._fit(context, state, signs, usual, 0 if state.out else COMMON)
            self._grow((context, 0), state, fit, cost, ends)

    def _finish(self, ends: Beam, at: int) -> None:
        """Keep the readings that end at ``at``, with what the text behind says of them."""
        note = _NOTE.match(self._text, at)
        behind = note.end() if note else at
        read = read_as(note[0][1:-1]) if note and self._text[at - 1] < "\x80" else frozenset()
        if self._text[at - 1] in "?\ufffd" and (rest := _REST_OF_NOTE.match(self._text, at)):
            at = behind = rest.end()
            read = read_as(rest[0][:-1])
        right = seen(self._text[behind : behind + 3]) or "\n"
        likely = self._page.model.likely  # all is folded here, so that `score` need not do it again
        least = NONE
        best: list[tuple[float, int, State]] = []  # by how unlikely, and in the order they came
        # A letter that a note would read is the second byte of what it reads.
        letter = self._text[at : at + 1] < "\x80" and _NOTE.match(self._text, at + 1) is not None
        scores = [s.score + READ_AS * ((s.out[-1] in read) - letter) for s in ends.values()]
        # What stands behind says so much at most, by what each ends in: the likeliest come first.
        most = self._page.model.most_behind({context[-1] for context, _ in ends}, right)
        reach = [nats + most[context[-1]] for nats, (context, _) in zip(scores, ends, strict=True)]
        every = list(ends.items())
        for n in sorted(range(len(every)), key=lambda n: -reach[n]):
            if reach[n] < least:
                break  # none of the rest is likelier
            (context, _), s = every[n]
            told = likely(context + right, len(context), least - scores[n])
            if told is not None:
                insort(best, (-scores[n] - told, n, s))
                least = max(least, -best[0][0] - WINDOW)
                if len(best) >= ENDS:
                    least = max(least, -best[ENDS - 1][0] - ROUNDED)
        self._ends += [(-cost, s, at) for cost, _, s in best[:ENDS]]


def _is_whole(char: str) -> bool:
    """Whether ``char`` is displayed from a pair that ends in no ASCII, behind which no run ends."""
    pair = None if char in "?\ufffd" else pair_of(char)
    return pair is not None and pair[1] >= 0x80
