"""Rare characters that a text has by intent, so that no byte of them is wrong.

Radicals and letters that are spoken of (宀部, 偏旁亠, 丿是撇, 写作Å), figures below or above a letter (H₁), and the 一 of a verb that is said twice
(认一认). A character alone in a cell of a table, all that is quoted (“亠”), or with its reading behind (瓛(huán)), and © before a year.
One of a list of rare words (尴尬、囹圄、耄耋), or of characters with one radical (鸠鸢鸨鸩). One of a row of single characters
parted by blanks (囗 夂 夊 宀), the head of an entry (锛：锛子), what only sounds (咚锵咚锵, a mantra), and a fraction before what it measures (¼匙). Also what stands in a set phrase (耑此), and characters of Cantonese where several
stand on the page.
"""

import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.repair.scarce_chars import scarce

DIALECT = 3  # different characters of Cantonese that show the dialect
SPOKEN = 2  # the same of a text that quotes it: 系广东人嘅习惯, 点解你唔嚟
CANTONESE = 0.1  # share of them in a text that is all Cantonese; of bytes at random they are one in six hundred
_CANTONESE = lazy_pattern(words("cantonese"))
_SPOKEN_OF = lazy_pattern(words("radical-spoken-of"))
_ANNOUNCED = lazy_pattern(words("radical-announced"))
_LETTER = lazy_pattern("[\xc0-\xd6\xd8-\xf6\xf8-\u024f]")
_LETTER_NAMED = lazy_pattern(words("letter-spoken-of"))
_IN_PHRASE = lazy_pattern(words("rare-in-phrase"))
_ONCE = lazy_pattern("(?<=([\u3400-\u9fff]))一(?=\\1)")
_FIGURE = lazy_pattern(
    "(?<=[0-9A-Za-z)\u03b1-\u03c9])[\u2080-\u2089\u00b9\u00b2\u00b3\u2070-\u2079]"
)
_LIST = lazy_pattern("[\u3400-\u9fff]{1,4}(?:、\n?[\u3400-\u9fff]{1,4})+")
OTHERS = 2  # other words of a list with rare characters, at least, …
RARE_WORDS = 0.3  # … and the share of all of its other words
LETTER_NAMED = 8  # characters beside a letter of Latin in which a text speaks of it
ANNOUNCED = 5  # characters in front of a radical that announce it
KIND = 0x140  # code points, which go by radicals, between two characters that may have the same
OF_KIND = 0.5  # share of the characters near a place that have such a neighbor, in a list by radicals; by chance one in 16
AROUND = 12  # characters that are looked at on either side of it
FEWEST_OF_KIND = 8
SINGLE = 5  # characters of a row that are parted by blanks
_HAN = lazy_pattern("[\u3400-\u9fff]")
_FRACTION = lazy_pattern(rf"[\xbc-\xbe\u2150-\u215e](?={words('measured-in-parts')})")
_IN_ROW = lazy_pattern("(?<![^ \u3000\n])[^ \u3000\n](?=[ \u3000\n]|\\Z)")
MANTRA = 2  # different words of mantras in a line
ENTRIES = 3  # single characters, each with its colon, that make a page a glossary
_MANTRA = lazy_pattern(words("mantra"))
_SOUNDS = lazy_pattern(words("sounds-of-things"))
_ENTRY = lazy_pattern("(?:(?<=[\n。；;])|(?<![\\s\\S]))[\u3400-\u9fff](?=[：:])")
_CELL = lazy_pattern("(?<=[|｜\t]).(?=[|｜\t])")
_QUOTED = lazy_pattern("(?<=[“‘「『《〈]).(?=[”’」』》〉])")
_WITH_READING = lazy_pattern("[\u3400-\u9fff](?=[(（][ \u3000]?[a-zà-ǜ]{1,6}[1-4]?[ \u3000]?[)）])")
_COPYRIGHT = lazy_pattern("©(?= ?(?:19|20)[0-9]{2}(?![0-9]))")


def is_intended(text: str, at: int) -> bool:
    """Whether the character at ``at`` is one that the text means to show or to use."""
    char = text[at]
    if _FIGURE.match(text, at) or _ONCE.match(text, at):
        return True
    if _IN_PHRASE.match(text, at) or _FRACTION.match(text, at):
        return True
    if _LETTER.match(char):
        near = max(0, at - LETTER_NAMED), at + LETTER_NAMED
        return _LETTER_NAMED.search(text, *near) is not None
    if char in _radicals():
        before = text[max(0, at - ANNOUNCED) : at]
        return bool(_SPOKEN_OF.match(text, at + 1) or _ANNOUNCED.search(before))
    return _CANTONESE.match(char) is not None and _is_cantonese(text)


def stands_by_itself(text: str, at: int) -> bool:
    """Whether the character at ``at`` is shown by itself: in a cell, quoted, with its reading, in a list of rare words."""
    shown = (_CELL, _COPYRIGHT, _QUOTED, _WITH_READING)
    if any(p.match(text, at) for p in shown) or at in _in_rare_lists(text):
        return True
    if _is_in_row(text, at) or at in entries(text) or only_sounds(text, at, at + 1):
        return True
    return of_one_radical(text, at, at + 1)


@lru_cache(maxsize=4)
def entries(text: str) -> frozenset[int]:
    """The places of single characters that head the entries of a glossary: 锛：锛子，木匠的工具。."""
    found = frozenset(m.start() for m in _ENTRY.finditer(text))
    return found if len(found) >= ENTRIES else frozenset()


def only_sounds(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands in a row of sounds or in a line of a mantra."""
    low, stop = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    stop = len(text) if stop < 0 else stop
    if len(set(_MANTRA.findall(text, low, stop))) >= MANTRA:
        return True
    return any(m.start() <= start and end <= m.end() for m in _SOUNDS.finditer(text, low, stop))


def _is_in_row(text: str, at: int) -> bool:
    """Whether the character at ``at`` is one of a row of single ones, parted by blanks."""
    if _IN_ROW.match(text, at) is None:
        return False
    low, stop = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    row = text[low : len(text) if stop < 0 else stop].split()
    alone = sum(len(c) == 1 for c in row)
    return alone >= SINGLE and 4 * alone >= 3 * len(row)


def of_one_radical(text: str, start: int, end: int) -> bool:
    """Whether the characters of ``text[start:end]`` and around it go by radicals, as lists of birds or of elements do."""
    near = _HAN.findall(text[max(0, start - AROUND) : end + AROUND])
    if len(near) < FEWEST_OF_KIND:
        return False
    close = [0 < abs(ord(a) - ord(b)) < KIND for a, b in pairwise(near)]
    kept = sum(a or b for a, b in pairwise((False, *close, False)))
    return kept >= OF_KIND * len(near) and len(set(near)) >= OF_KIND * len(near)


@cache
def _radicals() -> frozenset[str]:
    """The 214 radicals of Kangxi as characters."""
    return frozenset(unicodedata.normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6))


@lru_cache(maxsize=4)
def _in_rare_lists(text: str) -> frozenset[int]:
    """The places of words in lists of which many others have rare characters too."""
    found: set[int] = set()
    for m in _LIST.finditer(text) if "、" in text else ():
        rare = [bool(scarce().search(word)) for word in m[0].split("、")]
        others = sum(rare) - 1
        if others >= max(OTHERS, RARE_WORDS * (len(rare) - 1)):
            found.update(range(*m.span()))
    return frozenset(found)


def is_all_cantonese(text: str) -> bool:
    """Whether so much of ``text`` is written with characters of Cantonese that it is no text in a wrong encoding."""
    found = _CANTONESE.findall(text)
    enough = len(found) >= CANTONESE * sum(c > "\x7f" for c in text)
    return len(set(found)) >= DIALECT and enough


@lru_cache(maxsize=4)
def _is_cantonese(text: str) -> bool:
    return len(set(_CANTONESE.findall(text))) >= SPOKEN
