"""Where characters crowd that Chinese hardly uses, as they do in text shown in a wrong encoding.

Ordinary are ASCII and what `lexicons/han-frequency.tsv` lists down to a weight, of both scripts. In text
shown wrongly at least every third character is another one; in a list of rare names, in Japanese, in
a table of symbols too, so what crowds is only looked at, not yet changed.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from eduparse.language import prepared
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import lexicon_content, table

RAREST = -12  # weight of the rarest ordinary character
_BLANKS = "\xa0\u3000" + "".join(map(chr, range(0x2000, 0x2010)))
_CROWD = 3  # odd characters …
_GAP = 6  # … each at most so far behind the one before


@lru_cache(maxsize=4)
def page_crowds(page: str) -> bool:
    """Whether a whole ``page`` is `crowded`, which several passes ask: where it is not, no line of it is."""
    return crowded(page)


def crowded(text: str) -> bool:
    """Whether ``text`` has three odd characters close together."""
    if _odd().search(text) is None:
        return False
    near = 0
    last = -_GAP - 1
    for at in _odd_places(text):
        near = near + 1 if at - last <= _GAP else 1
        if near == _CROWD:
            return True
        last = at
    return False


@lru_cache(maxsize=1 << 13)
def is_odd(char: str) -> bool:
    """Whether ``char`` is one of those that crowd."""
    return crowded(char * _CROWD)


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """The ranges where odd characters crowd."""
    start = last = -_GAP - 1
    count = 0
    for at in _odd_places(text):
        if at - last > _GAP:
            if count >= _CROWD:
                yield start, last + 1
            start, count = at, 0
        last = at
        count += 1
    if count >= _CROWD:
        yield start, last + 1


def _odd_places(text: str) -> Iterator[int]:
    """Where odd characters stand; nowhere if all of it is GB 2312, as no text shown wrongly is."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        yield from (m.start() for m in _odd().finditer(text))


@cache
def _odd() -> re.Pattern[str]:
    sources = (lexicon_content("han-frequency"), *prepared.module_texts("language", "rare_chars"))
    return lazy_pattern(f"[^{prepared.prepared_table('ordinary-runs', sources, _ordinary)}]")


def _ordinary() -> str:
    """The characters that are not odd, as ranges of a pattern."""
    rows = [row["chars"] for row in table("han-frequency") if int(row["weight"]) >= RAREST]
    ordinary = sorted(set("".join(rows) + _BLANKS + "".join(map(chr, range(0x80)))))
    runs: list[str] = []
    for char in ordinary:
        if runs and ord(runs[-1][-1]) + 1 == ord(char):
            runs[-1] = runs[-1][0] + char
        else:
            runs.append(char)
    return "".join("-".join(map(re.escape, run)) for run in runs)
