"""What stands in a text at all: its characters, and which of the words that rules wait for.

Most of such words stand on hardly any page. Many are found in one search: for the character of each
that papers use least, with one of its neighbours beside it. What is found there is compared whole.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from eduparse.language import prepared
from eduparse.language.lazy_pattern import lazy_pattern

# The characters that policy papers and statutes use most, the most frequent first, counted on 2 MB of them.
_FREQUENT = (
    "的人和法第行条国定民应有业政十者以当一规理关发务管部事或工会机作生门全主制产用动建设中对不经品合实大进地在安为二要院三本其保等施展责提物公资方区加学上化处育级重市家府构同依出可位员体及"
    "监五单社教成四照能力高文他件权持年开食自下时由新内情取强期并通改报护营得信任农企所支治分证代电立准项审服利告"
)
SHORT = 50_000  # code points of a page of which several dozen may be kept
_Found = dict[str, list[tuple[int, str]]]
_Beside = tuple[str, _Found, _Found, _Found]
_RANK = {char: rank for rank, char in enumerate(_FREQUENT)}


# Characters and marks of plain text in Chinese: nearly every clean page has no others.
_OTHER = lazy_pattern("[^\\n\\t -~\u3000-\u3011〔〕一-鿿，。：；？！（）“”‘’—…·①-⑳]")


# All but what nine of ten characters of a Chinese page are: Chinese ones, the commonest marks, figures, blanks.
_BESIDE = lazy_pattern("[^\\n \\d\u3000-\u3002《》一-鿿（），：；“”]", re.ASCII)


def beside_chinese(text: str) -> str:
    """Each character of ``text`` once, but for Chinese ones, the commonest marks, ASCII digits and blanks.

    Few are left of a page. So what must hold one of a class of such characters is looked for in them, not in the page.
    """
    return _beside_short(text) if len(text) <= SHORT else _beside_long(text)


@lru_cache(maxsize=48)  # every stage asks, and a few dozen pages go through each together
def _beside_short(text: str) -> str:
    return _beside(text)


@lru_cache(maxsize=4)
def _beside_long(text: str) -> str:
    return _beside(text)


def _beside(text: str) -> str:
    return "".join(dict.fromkeys(_BESIDE.findall(text)))


def is_plain(text: str) -> bool:
    """Whether ``text`` has none but the characters and marks that all Chinese text is written with.

    So no search for what is strewn in, shown wrongly or kept for private use can find anything.
    """
    return _OTHER.search(beside_chinese(text)) is None


@lru_cache(maxsize=4)
def signs(text: str) -> frozenset[str]:
    """The characters of ``text``."""
    return frozenset(text)


def rarity(chars: Iterable[str]) -> int:
    """How much ``chars`` are used in papers, together: the less, the rarer they are."""
    return sum(1 + len(_RANK) - _RANK.get(char, len(_RANK)) for char in chars)


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of ``words``, the longest first; one that finds nothing where there are none.

    It is the same in every process, so that it is found among what was prepared.
    """
    return "|".join(sorted(map(re.escape, words), key=_longest_first)) or "(?!)"


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


def rarest_at(word: str) -> int:
    """Where the character of ``word`` stands that papers use least; the first of those."""
    return max(range(len(word)), key=lambda at: _RANK.get(word[at], len(_RANK)))


class Words:
    """Words that are looked for together."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(dict.fromkeys(words))
        self._every = frozenset(self._words)

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def among(self, present: frozenset[str]) -> list[str]:
        """Those that are ``present``, in the order they were given."""
        if present.isdisjoint(self._every):
            return []  # as on nearly every page
        return [word for word in self._words if word in present]

    def found(self, text: str) -> list[str]:
        """Those that stand in ``text``, in the order they were given."""
        present = {word for _, word in self.places(text)}
        return [word for word in self._words if word in present] if present else []

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        """Where each of them begins in ``text``, each with those that overlap it, in no order."""
        _, ahead, behind, alone = self._beside
        get_ahead, get_behind, begins = ahead.get, behind.get, text.startswith
        for m in self._keys.finditer(text):
            at = m.start()
            if alone and text[at] in alone:
                yield at, text[at]
            if found := get_ahead(text[at : at + 2]):
                for before, word in found:
                    if before <= at and begins(word, at - before):
                        yield at - before, word
            if found := get_behind(text[at - 1 : at + 1]):
                for before, word in found:
                    if before <= at and begins(word, at - before):
                        yield at - before, word

    @cached_property
    def _keys(self) -> "re.Pattern[str]":
        return lazy_pattern(self._beside[0], re.DOTALL)

    @cached_property
    def _beside(self) -> _Beside:
        """A pattern for the rarest characters of the words, and the words by these and a neighbour."""
        sources = ("\n".join(self._words).encode(), *prepared.module_texts("language", "present"))
        name = f"words/{prepared.digest_of_sources(sources).hex()}"
        return prepared.prepared_table(name, sources, self._sorted)

    def _sorted(self) -> _Beside:
        ahead: dict[str, list[tuple[int, str]]] = {}
        behind: dict[str, list[tuple[int, str]]] = {}
        alone: dict[str, list[tuple[int, str]]] = {}
        for at, word in (found for every in self._by_key.values() for found in every):
            if at + 1 < len(word):
                ahead.setdefault(word[at : at + 2], []).append((at, word))
            elif at:
                behind.setdefault(word[at - 1 : at + 1], []).append((at, word))
            else:
                alone[word] = [(at, word)]
        return self._keyed(), ahead, behind, alone

    @cached_property
    def _by_key(self) -> dict[str, list[tuple[int, str]]]:
        """The words by their rarest character, each with how many stand before that."""
        found: dict[str, list[tuple[int, str]]] = {}
        for word in self._words:
            at = rarest_at(word)
            found.setdefault(word[at], []).append((at, word))
        return found

    def _keyed(self) -> str:
        """For the rarest characters of the words, each with a neighbour that one of them has there."""
        every = [(at, word) for found in self._by_key.values() for at, word in found]
        ahead = {word[at + 1] for at, word in every if at + 1 < len(word)}
        behind = {word[at - 1] for at, word in every if 0 < at == len(word) - 1}
        alone = {word for word in self._words if len(word) == 1}
        looks = (f"(?={_one_of(ahead)})", f"(?<={_one_of(behind)}.)", f"(?<={_one_of(alone)})")
        beside = "|".join(
            look for look, chars in zip(looks, (ahead, behind, alone), strict=True) if chars
        )
        return f"{_one_of(self._by_key)}(?:{beside})" if every else "(?!)"


def _one_of(chars: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(chars)))}]"


def places(text: str, words: Iterable[str]) -> list[int]:
    """Where ``words`` begin in ``text``, each with those that overlap it, in order."""
    found = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.add(at)
            at = text.find(word, at + 1)
    return sorted(found)


def lines_around(text: str, starts: Iterable[int]) -> list[tuple[int, int]]:
    """The ranges of the lines that hold ``starts``, which are in order, each once."""
    found: list[tuple[int, int]] = []
    end = -1
    for start in starts:
        if start > end:
            low = text.rfind("\n", 0, start) + 1
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            found.append((low, end))
    return found
