"""Where the characters of a text stand that Chinese hardly uses: one of a hundred in clean text.

Ordinary are ASCII and what both the model of characters and GB 2312 know well. So what a wrong byte leaves
alone, and what is left behind a lost one, is looked for in a page without a look at each of its characters.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from eduparse.language import prepared
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.language.opencc_version import opencc_version
from eduparse.stages.repair.gbk_chars import seen

ORDINARY = -9.0  # log-probability of the rarest ordinary character
RARE = -10.0  # log-probability of a character that is rare


@cache
def scarce() -> "re.Pattern[str]":
    """One character that is not ordinary."""
    return lazy_pattern(_one())


@cache
def _first_of_two() -> "re.Pattern[str]":
    """A rare character in front of another one, with at most one between; only the first is taken."""
    one = _one_rare()
    return lazy_pattern(rf"{one}(?=.?{one})", re.DOTALL)


@lru_cache(maxsize=4)
def rare_near(text: str) -> tuple[tuple[int, int], ...]:
    """From left to right two rare characters with at most one between, where none overlaps another."""
    return tuple(_rare_near(text))


def _rare_near(text: str) -> Iterator[tuple[int, int]]:
    rare = _rare_chars()
    behind = 0
    for m in _first_of_two().finditer(text):
        at = m.start()
        if at >= behind:
            behind = at + 3 if at + 3 <= len(text) and rare[text[at + 2]] else at + 2
            yield at, behind


def is_rare(char: str) -> bool:
    """Whether ``char`` is one of those of which `rare_near` finds two."""
    return _rare_chars()[char]


class _Rare(dict[str, bool]):
    """Whether a character is rare; found once for each."""

    def __missing__(self, char: str) -> bool:
        rare = self[char] = char > "\x7f" and mixture().logp("", seen(char)) < RARE
        return rare


@cache
def _rare_chars() -> _Rare:
    return _Rare()


@cache
def _one() -> str:
    code = prepared.module_texts("stages/repair", "gbk_chars", "scarce_chars")
    sources = (*mixture().unigrams(), opencc_version().encode(), *code)
    return f"[^\x00-\x7f{prepared.prepared_table('ordinary', sources, _ordinary)}]"


@cache
def _one_rare() -> str:
    """What `is_rare` takes for rare, as a class."""
    code = prepared.module_texts("stages/repair", "gbk_chars", "scarce_chars")
    sources = (*mixture().unigrams(), opencc_version().encode(), *code)
    return f"[^\x00-\x7f{prepared.prepared_table('not-rare', sources, _not_rare)}]"


def gb2312() -> str:
    """The characters of GB 2312, decoded all at once."""
    pairs = b"\n".join(map(bytes, product(range(0xA1, 0xF8), range(0xA1, 0xFF))))
    return pairs.decode("gb2312", "ignore").replace("\n", "")


def _ordinary() -> str:
    model = mixture()
    return "".join(c for c in gb2312() if c > "\x7f" and model.logp("", seen(c)) >= ORDINARY)


def _not_rare() -> str:
    """Every character beyond ASCII that is not rare: all those stand in the first plane of Unicode."""
    every = "".join(map(chr, range(0x80, 0x10000)))
    plain = seen(every)
    known = {form for form in set(plain) if mixture().logp("", form) >= RARE}
    return "".join(c for c, form in zip(every, plain, strict=True) if form in known)
