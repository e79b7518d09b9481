"""One character of which a byte is wrong: 数据挀 for 数据库, where nothing around it is damaged.

What comes out is another character, mostly one that no text has. A rare character of a name is as rare, so that alone
tells nothing. It tells where it stands once on the page (`asked_chars`), and another character with another byte there
is likelier by far. By how far depends on what is known: a page says in which encoding it came, and then odds add
up all that speaks for it (`byte_standing`). A row of text does not: four are tried, and bounds decide.
Which character it was is not filled in: a byte that is gone leaves too many.
"""

from collections import Counter
from functools import lru_cache
from math import log

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.language.present import beside_chinese
from eduparse.stages.repair.asked_chars import (
    ASKED_ANYWHERE,
    TRIED,
    UNKNOWN,
    Asking,
    Bounds,
    asked_places,
    in_use,
    is_asked,
    surely_wrong,
)
from eduparse.stages.repair.byte_channel import Page
from eduparse.stages.repair.byte_standing import SCARCE, TOLD, known_cases, odds_at
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.intended_chars import stands_by_itself
from eduparse.stages.repair.lone_scripts import lone_scripts
from eduparse.stages.repair.scarce_chars import scarce

# Planes in which Unicode has no characters and keeps none for users.
_NO_CHARACTER = lazy_pattern("[\U00040000-\U000dffff]")


@lru_cache(maxsize=4)
def wrong_bytes(
    text: str, encoding: str = "", *, hurt: bool = False
) -> tuple[tuple[int, int], ...]:
    """Where one character of ``text`` stands for another, of which one byte is wrong.

    ``encoding`` is that of the page, where it is known, and it is ``hurt`` where other damage is sure.
    """
    page = Page(text, hurt=hurt)
    once = [char for char, n in Counter(scarce().findall(text)).items() if n == 1]
    found = set(lone_scripts(text)) if once else set()
    if _NO_CHARACTER.search(beside_chinese(text)):
        found.update(m.start() for m in _NO_CHARACTER.finditer(text))
    for case in (*known_cases(encoding, len(text)), ASKED_ANYWHERE):
        for places, any_byte in asked_places(page, once, case):
            found.update(
                at
                for at in places[:TRIED]
                if at not in found and _wrong(page, at, case, any_byte=any_byte)
            )
    return tuple((at, at + 1) for at in sorted(found) if not stands_by_itself(text, at))


def _wrong(page: Page, at: int, case: Asking = ASKED_ANYWHERE, *, any_byte: bool = False) -> bool:
    char = page.text[at]
    if not any_byte and surely_wrong(page.text, at, case.codecs):
        return True
    if not is_asked(page, at, case, any_byte=any_byte):
        return False
    if case is not ASKED_ANYWHERE and not any_byte:
        return odds_at(page, at, case.codecs[0]) >= TOLD[case.codecs[0]]
    # What the page is about comes again: there chance has more tries as well.
    needed = _needed(char, case.bounds or UNKNOWN) + case.more + log(page.text.count(char))
    return page.likelier(at, case.codecs, needed, any_byte=any_byte)


def _needed(char: str, bounds: Bounds) -> float:
    """By how many nats another character must be likelier."""
    if not in_use(char):
        return bounds.unused
    return bounds.scarce if mixture().logp("", seen(char)) < SCARCE else bounds.used
