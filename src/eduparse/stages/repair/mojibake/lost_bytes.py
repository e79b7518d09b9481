"""How much likelier a character of which bytes are lost is than any other that its bytes leave.

Two lost characters near each other lean on one another: 律师 is likelier than 律常 and than 往师, and
往常 is what stood there. So a character is compared with the others in every reading of its neighbours.
"""

from collections.abc import Mapping, Sequence
from heapq import nlargest

from eduparse.language.mixture import Mixture
from eduparse.stages.repair.gbk_chars import INDENT, ModelChar, of_blank, seen
from eduparse.stages.repair.line_end_prior import odds

CHOICES = 12  # characters compared for one lost byte …
TOGETHER = 6  # … and for one together with a neighbour
REACH = 3  # characters between two that lean on one another
NEIGHBOURS = 3
SWEEPS = 3  # times that the places of a text are gone through
LIKELIER = 0.05  # nats by which a text is likelier with another character


class Around:
    """A text with lost bytes, between what stands ``before`` and ``behind`` it."""

    def __init__(self, model: Mixture, text: str, before: str, behind: str) -> None:
        self._model = model
        self._before = before
        self._text = text
        self._left = seen(before[-3:]) or "\n"
        self._plain = seen(text)
        self._right = seen(behind[:3]) or "\n"
        self._at_end = behind == "\n"

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
        score = self._model.score("".join(chars) + behind, left)
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
        return score


def _nats(scored: tuple[float, ModelChar]) -> float:
    return scored[0]
