"""Marks that stand for a lost lead byte, since what is behind them makes no sense."""

import re
from collections.abc import Iterator

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.language.readings import READING
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.one_off import likelier_one_off
from eduparse.stages.repair.page_model import is_traditional

LOOK = 6  # characters behind a suspect that are looked at
REAL = -10.0  # the same behind a full-width mark, or one that may ask, which mostly is a real one
SENSELESS = -6.5  # mean log-probability of a character there, below which they are a wreck
ASKED = -5.0  # log-probability of a question mark, above which it mostly is one
BEFORE = 5  # characters in front that must make sense, lest a slip goes on from an older one
RUIN = -10.5  # mean log-probability of a character there, below which they do not
RULE = "slip.lead-byte"
LEAST = 3  # characters behind a mark that tell a wreck nobody could read
RUINED = -7.5  # mean log-probability of those, below which it gets a warning
SHORT = 2  # characters right behind a mark that tell a short wreck …
RUINED_SHORT = -10.0  # … and their mean log-probability, below which it gets a warning
WRECKED = -10.0  # mean log-probability of characters behind a sign that make no sense

SUSPECT = lazy_pattern(f"[?？\ufffd](?!(?<=[【〖]\\?)[】〗])(?P<note>{READING}[)）])?(?=[^\\s\\d])")
_READ_LETTER = lazy_pattern(f"[?？\ufffd]！[\u4e00-\u9fff]{{0,3}}[@-~](?=[(（]{READING}[)）])")
"""A lost 。 or “, and a letter that is read like a character, of which it is the second byte."""
ALONE = lazy_pattern("(?<=[0-9\u4e00-\u9fff])[?？\ufffd]\\?(?=[ 0-9])")
"""A character of which both bytes are gone, one shown alone before ASCII."""
_LETTERED = lazy_pattern("(?<=[\u4e00-\u9fff])[?\ufffd][@-~](?![A-Za-z])")
"""A character of traditional script of which the second byte is left, a letter or a sign: 樹?N的 for 樹種的."""
_SIGNED = lazy_pattern(
    f"[?？\ufffd](?:[！-～][@-~](?![A-Za-z])|[!-/:-@][@-~](?=[(（]{READING}[)）]))"
)
"""A sign made of the second byte of 。 and the first of a character, whose second is a letter: ?，F for 。現.

Where the sign was narrowed, the letter must be read like a character: ?,F(xiàn).
"""
_EXCLAIMED = lazy_pattern("[!！](?P<after>[\u4e00-\u9fff]{3,4})")
_HAN = lazy_pattern("[\u3400-\u9fff]")
_UNKNOWN = dict.fromkeys(map(ord, "?\ufffd"))


def may_be_marked(text: str) -> bool:
    """Whether a mark stands anywhere that `SUSPECT` and `_READ_LETTER` begin with."""
    return "?" in text or "？" in text or "\ufffd" in text


def marked_wrecks(text: str) -> list[tuple[int, int]]:
    """Where a question mark, or a sign, stands before what makes no sense."""
    found: list[tuple[int, int]] = []
    if may_be_marked(text):
        suspects = (
            m for m in SUSPECT.finditer(text) if m[0][0] != "？" and is_marked_wreck(text, m)
        )
        found += [m.span() for m in suspects if _ruined(text, m.end())]
        found += [m.span() for m in _READ_LETTER.finditer(text)]
    hant = is_traditional(text)
    return found + [p for p in exclaimed(text) if likelier_one_off(text[slice(*p)], hant=hant)]


def _ruined(text: str, at: int) -> bool:
    after = seen(text[at : at + LOOK].split("\n", 1)[0].translate(_UNKNOWN))
    if len(after) >= LEAST and mixture().score(after, "\n\n") < RUINED * len(after):
        return True
    two = after[:SHORT]  # a run in traditional script mostly ends within a few characters
    return len(two) == SHORT and mixture().score(two, "\n\n") < RUINED_SHORT * SHORT


def is_marked_wreck(text: str, suspect: re.Match[str]) -> bool:
    """Whether the characters behind, to the end of the line, make no sense, and those in front do."""
    start, at = suspect.span()
    if _SIGNED.match(text, start):
        return True
    after = text[at : at + LOOK].split("\n", 1)[0].translate(_UNKNOWN)
    if not _HAN.search(after):
        return False
    if ALONE.match(text, start):
        return True
    before = text[max(0, start - BEFORE) : start].rsplit("\n", maxsplit=1)[-1]
    left = seen(text[max(0, start - 3) : start])
    if mixture().score(seen(before)) < RUIN * len(before):
        return False
    asked = mixture().logp(left, "？") > ASKED
    if not asked and _LETTERED.match(text, start) and is_traditional(text):
        return True
    limit = REAL if asked or suspect[0][0] == "？" else SENSELESS
    two, whole = seen(after[:2]), seen(after)
    return mixture().score(whole, left) < limit * len(whole) or mixture().score(
        two, left
    ) < limit * len(two)


def exclaimed(text: str) -> Iterator[tuple[int, int]]:
    """Where a sign stands for 。 with what begins the next character: ！懊 for 。“每."""
    for m in _EXCLAIMED.finditer(text) if "！" in text or "!" in text else ():
        after = seen(m["after"])
        if mixture().score(after, "。") < WRECKED * len(after):
            yield m.span()
