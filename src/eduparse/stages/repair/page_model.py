"""The models of characters as one page needs them: weighed by what of its text is whole.

A damaged page is seldom damaged all over. What is whole of its lines tells whether it is a policy paper
or a novel, and what is read for the rest is weighed by that. Whole are lines without damage, and what stands
in front of the first mark of a lost byte. A page without either is weighed alike.
"""

from functools import lru_cache

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import Mixture, mixture
from eduparse.language.rare_chars import crowded
from eduparse.language.script import lacks_traditional, votes
from eduparse.language.senseless import senseless
from eduparse.stages.repair.byte_readings import LATIN_PAIR
from eduparse.stages.repair.gbk_chars import seen

_ENOUGH = 400  # characters that tell the genre
_LOOKED = 20_000  # characters of a page that are looked through for them
_MARK = lazy_pattern("[?\ufffd\ue000-\uf8ff]")
_HAN = 0.5  # share of Chinese characters in a line of prose


@lru_cache(maxsize=4)
def page_model(text: str) -> Mixture:
    """The mixture of models for a page that shows ``text``."""
    taken: list[str] = []
    size = 0
    for line in text[:_LOOKED].split("\n"):
        line = _MARK.split(line, maxsplit=1)[0]  # noqa: PLW2901 - the rest is no text
        if _whole(line):
            taken.append(line[: _ENOUGH - size])
            size += len(taken[-1])
            if size >= _ENOUGH:
                break
    return mixture().weighed("\n" + seen("\n".join(taken))) if taken else mixture()


@lru_cache(maxsize=4)
def is_traditional(text: str) -> bool:
    """Whether more of ``text`` is in traditional than in simplified script."""
    if lacks_traditional(text):
        return False  # as nearly every page
    hant, hans = votes(text)
    return hant > hans


@lru_cache(maxsize=4)
def senseless_places(text: str) -> tuple[tuple[int, int], ...]:
    """Where ``text`` makes no sense in any genre, as behind a lost byte."""
    return tuple(senseless(text, mixture(), seen))


def _whole(line: str) -> bool:
    if line.isascii():
        return False
    if sum("\u4e00" <= c <= "\u9fff" for c in line) < _HAN * len(line):
        return False
    return not crowded(line) and LATIN_PAIR.search(line) is None
