"""How much likelier a character of which bytes are lost is than any other that its bytes leave.

Two lost characters near each other lean on one another: 律师 is likelier than 律常 and than 往师, and
往常 is what stood there. So a character is compared with the others in every reading of its neighbours.
"""

from collections.abc import Mapping, Sequence
from heapq import nlargest

from eduparse.language.mixture import Mixture
from eduparse.language.numerals import NUMERALS
from eduparse.stages.repair.gbk_chars import INDENT, ModelChar, of_blank, seen
from eduparse.stages.repair.line_end_prior import odds
from eduparse.stages.repair.mark_odds import LINE_REACH, is_mark, odds_of_mark
from eduparse.stages.repair.mojibake.open_labels import LabelOdds
from eduparse.stages.repair.mojibake.partial_bytes import RAREST
from eduparse.stages.repair.mojibake.parts import Part
from eduparse.stages.repair.page_words import Here, WordsOnPage, said_here

CHOICES = 12  # characters compared for one lost byte …
TOGETHER = 6  # … and for one together with a neighbour
REACH = 3  # characters between two that lean on one another
NEIGHBOURS = 3
SWEEPS = 3  # times that the places of a text are gone through
LIKELIER = 0.05  # nats by which a text is likelier with another character


class Around:
    """A part of a line with lost bytes, between what stands ``before`` and ``behind`` it.

    ``words`` are those of its page, ``label`` is what its labels say of a number in the part.
    """

    def __init__(
        self,
        model: Mixture,
        part: Part,
        before: str,
        behind: str,
        words: WordsOnPage | None = None,
        label: LabelOdds | None = None,
    ) -> None:
        self._model = model
        self._words, self._label = words, label
        self._here: dict[tuple[int, ...], Here] = {}
        text = part.text()
        self._before = before
        self._text = text
        self._left = seen(before[-3:]) or "\n"
        self._plain = seen(text)
        self._right = seen(behind[:3]) or "\n"
        self._at_end = behind == "\n"
        # What the words of the page were counted from: what stands here says nothing of itself.
        self._counted = self._left + seen(part.known) + self._right if words is not None else ""

    def ranked(self, n: int, options: Sequence[ModelChar]) -> list[tuple[float, ModelChar]]:
        """Of ``options`` at ``n`` the likeliest in the text as it is read, the best first."""
        left = self._context(n)
        scores = self._model.logps(left, [o.number for o in options])
        scored = [
            (of_blank(self._model, left) if o.char == INDENT else nats, o)
            for nats, o in zip(scores, options, strict=True)
        ]
        best = nlargest(CHOICES, scored, key=_nats)
        if len(options) > CHOICES:
            right = (self._plain[n + 1 : n + 2] + self._right)[:1]
            both = [(nats + self._model.logp(o.seen, right), o) for nats, o in scored]
            known = {o for _, o in best}
            best += [p for p in nlargest(CHOICES, both, key=_nats) if p[1] not in known]
            if self._words is not None:
                said, known = self._words.behind(left[-1]), {o for _, o in best}
                best += [p for p in scored if p[1].seen in said and p[1] not in known]
            if self._label is not None and self._label.low <= n < self._label.high:
                known = {o for _, o in best}
                best += [p for p in scored if p[1].char in NUMERALS and p[1] not in known]
        full = [(self._score({n: o}), o) for _, o in best]
        return sorted(full, key=lambda p: -p[0])

    def settle(self, options: Mapping[int, Sequence[ModelChar]]) -> dict[int, float]:
        """Put the likeliest of ``options`` at each place, as long as the text gets likelier; the gains, in nats.

        The search looks at what stands in front; what stands behind, and how a line ends, it hardly knows.
        """
        gained: dict[int, float] = {}
        for _ in range(SWEEPS):
            changed = False
            for n, some in options.items():
                best, sign = next(iter(self.ranked(n, some)), (0.0, None))
                if sign is None or sign.char == self._text[n]:
                    continue
                mine = self._score({n: None})
                if best > mine + LIKELIER:
                    self.put(n, sign.char)
                    gained[n] = gained.get(n, 0.0) + best - mine
                    changed = True
            if not changed:
                break
        return gained

    def put(self, n: int, char: str) -> None:
        """Put ``char`` at ``n``."""
        self._text = self._text[:n] + char + self._text[n + 1 :]
        self._plain = seen(self._text)

    @property
    def text(self) -> str:
        """The text as it is read now."""
        return self._text

    def margin(self, n: int, ranked: Mapping[int, Sequence[tuple[float, ModelChar]]]) -> float:
        """By how many nats the character at ``n`` is likelier than any other, whatever stands near it."""
        char = self._text[n]
        mine = next((score for score, o in ranked[n] if o.char == char), None)
        others = [(score, o) for score, o in ranked[n] if o.char != char]
        if mine is None or not others:
            return 0.0
        margin = mine - others[0][0]
        near = [m for m in ranked if m != n and abs(m - n) <= REACH]
        for m in sorted(near, key=lambda m: abs(m - n))[:NEIGHBOURS]:
            here = self._score({n: None, m: None})
            for _, o in others[:TOGETHER]:
                for _, p in ranked[m][:TOGETHER]:
                    margin = min(margin, here - self._score({n: o, m: p}))
        return margin

    def told(self, n: int, other: ModelChar) -> float:
        """By how many nats page and line make the character at ``n`` likelier than ``other``, beside what the model says."""
        left, behind = self._context(n), (self._plain[n + 1 : n + 4] + self._right)[:3]
        mine, its = (self._model.score(s + behind, left) for s in (self._plain[n], other.seen))
        return self._score({n: None}) - self._score({n: other}) - (mine - its)

    def over_rarer(self, n: int) -> float:
        """By how many nats the character at ``n`` is likelier than one too rare to be among those that are compared."""
        left, behind = self._context(n), (self._plain[n + 1 : n + 4] + self._right)[:3]
        mine = self._model.score(self._plain[n] + behind, left)
        return mine - RAREST - self._model.score(behind, "")

    def by_line(self, n: int) -> float:
        """What the whole line says of the mark at ``n``, in nats; 0 where no mark stands there."""
        return self._said_by_line({n: None})

    def _context(self, n: int) -> str:
        return (self._left + self._plain[max(0, n - 3) : n])[-3:]

    def _score(self, changed: Mapping[int, ModelChar | None]) -> float:
        """The log-probability of the text around ``changed``, with these signs in place of its own."""
        low, high = min(changed), max(changed) + 1
        chars = list(self._plain[low:high])
        for n, sign in changed.items():
            if sign is not None:
                chars[n - low] = sign.seen
        behind = (self._plain[high : high + 3] + self._right)[:3]
        left = self._context(low)
        score = self._said("".join(chars) + behind, left, tuple(changed))
        for n in changed:
            sign = changed[n]
            if (self._text[n] if sign is None else sign.char) == INDENT:
                before = (left + "".join(chars[: n - low]))[-3:]
                score += of_blank(self._model, before) - self._model.logp(before, seen(INDENT))
        last = len(self._text) - 1
        if self._at_end and last in changed:
            sign = changed[last]
            char = self._text[last] if sign is None else sign.char
            score += odds(self._before + self._text[:last] + char)
        return score + self._said_by_line(changed) + self._said_by_labels(changed)

    def _said_by_line(self, changed: Mapping[int, ModelChar | None]) -> float:
        """What the whole line says of the marks at ``changed``, in nats."""
        odds_of = 0.0
        for n, sign in changed.items():
            char = self._text[n] if sign is None else sign.char
            if is_mark(char):
                front = self._text[max(0, n - LINE_REACH) : n]
                if n < LINE_REACH:
                    front = self._before[-LINE_REACH:] + front
                behind = self._text[n + 1 : n + 1 + LINE_REACH] + self._right
                odds_of += odds_of_mark(front, char, behind)
        return odds_of

    def _said_by_labels(self, changed: Mapping[int, ModelChar | None]) -> float:
        """What the labels of the page say of the number in the part with these signs in place of its own, in nats."""
        if self._label is None:
            return 0.0
        low, high, odds_of = self._label
        if not any(low <= n < high for n in changed):
            return 0.0
        numeral = "".join(
            self._text[n] if (sign := changed.get(n)) is None else sign.char
            for n in range(low, high)
        )
        return odds_of.get(numeral, 0.0)

    def _said(self, text: str, left: str, places: tuple[int, ...]) -> float:
        """The log-probability of ``text`` (folded) behind ``left``, with what its page says but at ``places``."""
        if self._words is None:
            return self._model.score(text, left)
        here = self._here.get(places)
        if here is None:
            skipped = len(self._left)
            here = said_here(self._counted, (skipped + n for n in places))
            self._here[places] = here
        whole, first = left + text, len(left)
        mixed, total = self._words.mixed, 0.0
        for n, nats in enumerate(self._model.running(whole, first), first):
            total += mixed(whole[max(0, n - 3) : n + 1], nats, here)
        return total


def _nats(scored: tuple[float, ModelChar]) -> float:
    return scored[0]
