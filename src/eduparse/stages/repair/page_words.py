"""What the page itself says elsewhere, as evidence for a character of which bytes are lost.

A page says the same names, terms and titles again: of 宋? on a page that has 宋江 five times, 江 is likely, however
rare it is elsewhere. So what the models of characters say is mixed with how often the page goes on so, behind the
same one to three characters. The shares were found on documents that neither model has seen, of every genre,
each character told by the rest of its page (`SHARES`); on others the page then says of a character some third of a nat more.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from math import exp, log
from typing import NamedTuple

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.repair.gbk_chars import seen

# By how many characters stand in front, and by how often the page goes on behind them (once, twice, thrice, oftener):
# the share of what the page says there.
SHARES = ((0.09, 0.12, 0.12, 0.16), (0.09, 0.14, 0.14, 0.2), (0.32, 0.32, 0.4, 0.4))
MOST_READ = 200_000  # characters of a page that are counted
_PAIR = 2
_LONGEST = len(SHARES) + 1
_OFTENEST = len(SHARES[0])
_BROKEN = lazy_pattern("[\n\ufffd?\ue000-\uf8ff]+")


class Here(NamedTuple):
    """What stands where a character is asked about: grams, and what something stands behind; each with how often."""

    of: Mapping[str, int]
    goes_on: Mapping[str, int]


class WordsOnPage:
    """What stands behind what in ``text``; a character nobody can tell, U+FFFD or ``?``, breaks it in two."""

    def __init__(self, text: str) -> None:
        self._of: Counter[str] = Counter()
        self._goes_on: Counter[str] = Counter()
        for run in _BROKEN.split(seen(text[:MOST_READ].replace("?", "\ufffd"))):
            self._count(run)

    def _count(self, run: str) -> None:
        for size in range(1, _LONGEST):
            last = len(run) - size
            self._goes_on.update(run[n : n + size] for n in range(last))
            self._of.update(run[n : n + size + 1] for n in range(last))

    def mixed(self, gram: str, nats: float, here: Here) -> float:
        """``nats`` of the last character of ``gram`` behind the others, with what the page says of it elsewhere."""
        front = gram[-2:-1]
        goes_on, of = self._goes_on, self._of
        if front not in goes_on:
            return nats
        chance, char = exp(nats), gram[-1]
        for shares in SHARES:
            count = goes_on.get(front, 0) - here.goes_on.get(front, 0)
            if count <= 0:
                break
            share = shares[min(count, _OFTENEST) - 1]
            both = front + char
            # What is read here may stand oftener in it than on the page: the page was counted before it was settled.
            said = max(0, of.get(both, 0) - here.of.get(both, 0))
            chance += share * (said / count - chance)
            longer = gram[-2 - len(front) : -1]
            if len(longer) == len(front):
                break
            front = longer
        return log(chance)

    def behind(self, char: str) -> frozenset[str]:
        """The characters that stand behind ``char`` (folded) on the page."""
        return self._behind.get(char, frozenset())

    @cached_property
    def _behind(self) -> dict[str, frozenset[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for gram in self._of:
            if len(gram) == _PAIR:
                found[gram[0]].add(gram[1])
        return {char: frozenset(some) for char, some in found.items()}


def said_here(text: str, places: Iterable[int]) -> Here:
    """What `WordsOnPage` counts of ``text`` (folded) that ends at one of ``places`` or up to three characters behind."""
    of: Counter[str] = Counter()
    goes_on: Counter[str] = Counter()
    for end in {n + more for n in places for more in range(1, _LONGEST + 1)}:
        for size in range(_PAIR, min(end, _LONGEST) + 1):
            gram = text[end - size : end]
            if len(gram) < size or _BROKEN.search(gram) is not None:
                break
            of[gram] += 1
            goes_on[gram[:-1]] += 1
    return Here(of, goes_on)
