"""Which pairs of characters a page holds of those that are asked of every page, all looked up at once.

Every page is asked for the keys of the families (`likelihood`) and for the pairs that a spinner leaves (`broken_pairs`).
Neighbouring characters are taken as one number, which the computer compares as fast as it reads them: both questions together take no
longer than a search for the keys with patterns did, some 25 ms for each MB.
"""

import sys
from collections.abc import Mapping
from functools import cache, lru_cache

from eduparse.language import prepared
from eduparse.language.lexicons import lexicon_content, table
from eduparse.language.model_weights import weights_of

_UNITS = f"utf-16-{sys.byteorder[0]}e"  # as `memoryview.cast` reads them
_PAIR = 4  # bytes


@lru_cache(maxsize=2)
def pairs_in(text: str) -> frozenset[str]:
    """The pairs in ``text`` that are asked of every page; kept for those who ask about the same page next."""
    units = memoryview(text.encode(_UNITS, "surrogatepass"))
    by_number, numbers = _asked()
    found: set[int] = set()
    for here in (units, units[_PAIR // 2 :]):
        found.update(numbers.intersection(here[: len(here) // _PAIR * _PAIR].cast("I")))
    return frozenset(map(by_number.__getitem__, found))


def key_pair(form: str, char: str) -> str:
    """The pair by which the key ``char`` of ``form`` is found: it and the character behind it, or before it at the end."""
    at = min(form.index(char), len(form) - 2)
    return form[at : at + 2]


@cache
def _asked() -> tuple[Mapping[int, str], frozenset[int]]:
    sources = (
        lexicon_content("spun-keys"),
        repr(weights_of("spun-pairs").keys()).encode(),
        *prepared.module_texts("stages/reword", "page_pairs"),
    )
    by_number = prepared.prepared_table(f"page-pairs/{sys.byteorder}", sources, _numbered)
    return by_number, frozenset(by_number)


def _numbered() -> dict[int, str]:
    keys = {key_pair(row["form"], row["char"]) for row in table("spun-keys")}
    return {
        int.from_bytes(units, sys.byteorder): pair
        for pair in keys | weights_of("spun-pairs").keys()
        if len(units := pair.encode(_UNITS)) == _PAIR
    }
