"""Many forms looked for at once: each by two of its characters that stand side by side.

Thousands of forms take thousands of searches, or one with thousands of branches. But one character of a form is mostly
rare, and few follow or precede it in the others. So two searches for a character of one class beside one of another
find nearly nothing but pairs of forms, and nothing of that happens in Python.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import rarest_at

T = TypeVar("T")
Pair = tuple[str, str]  # the character that is looked for, and the one beside it
PAIR = 2  # code points


class FormSearch(Generic[T]):
    """What is known of forms, by a pair of each: ``ahead`` with the character behind the first, ``back`` before it."""

    def __init__(self, ahead: Mapping[Pair, list[T]], back: Mapping[Pair, list[T]]) -> None:
        self._places: list[tuple[re.Pattern[str], Mapping[Pair, list[T]]]] = []
        for looks, known in (("({})(?=({}))", ahead), ("({})(?<=({}).)", back)):
            if known:
                one, beside = _class(known, 0), _class(known, 1)
                self._places.append((lazy_pattern(looks.format(one, beside)), known))

    def found(self, text: str) -> Iterator[tuple[list[T], int]]:
        """What is known by each pair that stands in ``text``, and how often it does."""
        for pattern, known in self._places:
            pairs = Counter(filter(known.__contains__, pattern.findall(text)))
            for pair, times in pairs.items():
                yield known[pair], times


def search_for(forms: Iterable[str]) -> FormSearch[str]:
    """A search for ``forms`` of two characters and more, each by the one that papers use least."""
    ahead: dict[Pair, list[str]] = {}
    back: dict[Pair, list[str]] = {}
    for form in sorted(forms):
        at = rarest_at(form)
        last = at == len(form) - 1
        pair = form[at], form[at - 1] if last else form[at + 1]
        (back if last else ahead).setdefault(pair, []).append(form)
    return FormSearch(ahead, back)


def _class(pairs: Iterable[Pair], place: int) -> str:
    return f"[{''.join(map(re.escape, dict.fromkeys(pair[place] for pair in pairs)))}]"
