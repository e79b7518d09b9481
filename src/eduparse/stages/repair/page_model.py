"""The models of characters as one page needs them: weighed by what of its text is whole.

A damaged page is seldom damaged all over. Its whole lines tell whether it is a policy paper or a novel,
and what is read for the damaged ones is weighed by that. A page without a whole line is weighed alike.
"""

from functools import lru_cache

from eduparse.language.charmodel import Mixture, mixture
from eduparse.language.rare_chars import crowded
from eduparse.language.senseless import senseless
from eduparse.stages.repair.byte_readings import LATIN_PAIR
from eduparse.stages.repair.gbk_chars import seen

_ENOUGH = 400  # characters that tell the genre
_LOOKED = 20_000  # characters of a page that are looked through for them
_HAN = 0.5  # share of Chinese characters in a line of prose


@lru_cache(maxsize=4)
def page_model(text: str) -> Mixture:
    """The mixture of models for a page that shows ``text``."""
    taken: list[str] = []
    size = 0
    for line in text[:_LOOKED].split("\n"):
        if _whole(line):
            taken.append(line[: _ENOUGH - size])
            size += len(taken[-1])
            if size >= _ENOUGH:
                break
    return mixture().weighed("\n" + seen("\n".join(taken))) if taken else mixture()


@lru_cache(maxsize=4)
def senseless_places(text: str) -> tuple[tuple[int, int], ...]:
    """Where ``text`` makes no sense in any genre, as behind a lost byte."""
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        found += ((at + s, at + e) for s, e in senseless(line, mixture(), seen))
        at += len(line) + 1
    return tuple(found)


def _whole(line: str) -> bool:
    if line.isascii() or "?" in line or "\ufffd" in line:
        return False
    if sum("\u4e00" <= c <= "\u9fff" for c in line) < _HAN * len(line):
        return False
    return not crowded(line) and LATIN_PAIR.search(line) is None
