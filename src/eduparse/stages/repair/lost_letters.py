"""Question marks that stand for a letter of a foreign word, an address or a number.

Inside a word, a number or the beginning of an address no question ends. At the edge of a word one may, and a name may
begin with one; so only words tell there: what stands beside the mark is none, and with one letter more it is a
common one (`lexicons/foreign-words.tsv`): 用 Pytho? 语言. A letter with a tone is lost where the character in front
of a bracket reads so: 学(xu?). Where a text speaks of the mark, or has blanks to fill in, nothing is told.
"""

from collections.abc import Iterator
from functools import cache
from string import ascii_lowercase

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import table, words
from eduparse.language.readings import readings

SHORT = 3  # letters of an abbreviation, in capitals
SHORTEST = 4  # letters beside a mark in a joined name that tell
# In a word of another language, or in a number, …
_IN_WORD = lazy_pattern("(?<![!-~])(?=[A-Za-z?]{5})[A-Za-z]{1,20}\\?[a-z]{1,20}(?![!-~])")
_IN_NUMBER = lazy_pattern("(?<![!-~])[0-9][0-9,.]{0,9}\\?[0-9]{1,9}(?![!-~])")
# … behind its point or colon, or before a sign of percent, …
_OF_NUMBER = lazy_pattern(
    "(?<=[0-9])\\?(?=[%％])|(?<=[0-9][.:：])\\?(?=[0-9])|(?<=[0-9][-–])\\?(?=[\\])）〕，。；])"
)
# … the same where no UTF-8 came, and a mark may stand for any byte: but in addresses and in code.
_IN_TOKEN = lazy_pattern(
    r"(?<![!-~])[(\[\"'#_0-9A-Za-z./-]{0,40}[0-9A-Za-z_]\?[0-9A-Za-z_]{1,20}(?![0-9A-Za-z_=?:&%/])"
)
_ANY_BYTE = ("utf-16", "gb", "big5")  # encodings of which a mark may take the place of any byte
# In the beginning of an address.
_SCHEME = lazy_pattern(
    r"(?<![!-~])(?:\?ttp|h\?tp|ht\?p|htt\?)s?://|(?<![!-~])https?(?:\?//|:\?/|:/\?)"
)
# At the edge of a word, or in a word that is joined to others; the words tell.
_LAST = lazy_pattern("(?<![!-~])(?P<word>[A-Za-z]{3,30})\\?(?= ?[\u4e00-\u9fff，。、；])")
_FIRST = lazy_pattern("(?<=[ \\[（(《“，。、：；])\\?(?P<word>[A-Za-z]{3,30})(?![!-~])")
_JOINED = lazy_pattern(
    r"(?<![!-~])[(\[\"'#0-9A-Za-z._-]{0,40}(?<![A-Za-z])(?P<left>[A-Za-z]{1,20})\?(?P<right>[a-z]{1,20})(?![A-Za-z=?:&%/])"
)
# A reading that a converter left, of which the letter with the tone is lost.
_READING = lazy_pattern(
    "(?<=(?P<char>[\u4e00-\u9fff]))[(（](?P<reading>(?=[a-z]{0,5}\\?)[a-z?]{2,6})[)）]"
)
_ABOUT_READINGS = lazy_pattern(words("about-readings"))
_LETTERS = lazy_pattern("[A-Za-z]{0,30}")
_LETTERS_BEFORE = lazy_pattern("[A-Za-z]{0,30}$")
_LONGEST = 30  # letters of a word, as the table has them
ABOUT_MARKS = lazy_pattern(words("about-marks"))

Range = tuple[int, int]


def lost_letters(text: str, encoding: str) -> Iterator[Range]:
    """Question marks that stand for a letter or a digit, on a page in ``encoding``."""
    for low, high in _lost_letters(text, encoding):
        if not ABOUT_MARKS.search(*_two_lines(text, low)):
            yield low, high


def _two_lines(text: str, at: int) -> tuple[str, int, int]:
    """``text`` with the bounds of the line at ``at`` and the one above it, which may say what its marks are."""
    above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, at)))
    end = text.find("\n", at)
    return text, above + 1, len(text) if end < 0 else end


def _lost_letters(text: str, encoding: str) -> Iterator[Range]:
    any_byte = encoding.startswith(_ANY_BYTE)
    for pattern in (_IN_WORD, _IN_NUMBER, _OF_NUMBER, _SCHEME, *((_IN_TOKEN,) if any_byte else ())):
        for m in pattern.finditer(text):
            in_address = pattern is _IN_TOKEN and ("//" in m[0] or "www." in m[0])
            at = text.index("?", m.start())
            if not in_address and not _beside_word(text, at):
                yield at, at + 1
    yield from _at_edges(text)
    for m in _READING.finditer(text):
        if _is_of(m["char"], m["reading"]) and not _ABOUT_READINGS.search(text):
            at = text.index("?", m.start())
            yield at, at + 1


def _is_of(char: str, reading: str) -> bool:
    """Whether ``char`` reads so, with one letter that has a tone for the mark."""
    left, _, right = reading.partition("?")
    return any(
        char in chars
        and len(whole) == len(reading)
        and whole.startswith(left)
        and whole.endswith(right)
        and not whole[len(left)].isascii()
        for whole, chars in readings().items()
    )


def _at_edges(text: str) -> Iterator[Range]:
    """Those where what stands beside the mark is a common word only with one letter more."""
    for m in _LAST.finditer(text):
        if _is_cut(m["word"], "last"):
            yield m.end() - 1, m.end()
    for m in _FIRST.finditer(text):
        if _is_cut(m["word"], "first"):
            yield m.start(), m.start() + 1
    for m in _JOINED.finditer(text):
        if _is_word_without(m["left"], m["right"]):
            at = m.end("left")
            yield at, at + 1


def _beside_word(text: str, at: int) -> bool:
    """Whether a whole word stands beside the mark at ``at``, and no longer one around it: search?keyword asks a server."""
    left = _LETTERS_BEFORE.search(text[max(0, at - _LONGEST) : at])
    right = _LETTERS.match(text, at + 1)
    sides = (left[0] if left else "", right[0] if right else "")
    return any(side.lower() in _common() for side in sides) and not _is_word_without(*sides)


def _is_cut(word: str, edge: str) -> bool:
    """Whether ``word`` is a common word that has lost a letter at ``edge``; three capitals are an abbreviation."""
    return not (word.isupper() and len(word) == SHORT) and word.lower() in _cut(edge)


@cache
def _cut(edge: str) -> frozenset[str]:
    """Common words without their letter at ``edge``, where that leaves no word."""
    side = slice(1, None) if edge == "first" else slice(-1)
    return frozenset(row["word"][side] for row in table("foreign-words") if edge in row["lost"])


def _is_word_without(left: str, right: str) -> bool:
    """Whether ``left`` and ``right`` are a common word with a letter between them."""
    if not left or not right or len(left) + len(right) < SHORTEST:
        return False
    return any((left + letter + right).lower() in _common() for letter in ascii_lowercase)


@cache
def _common() -> frozenset[str]:
    return frozenset(row["word"] for row in table("foreign-words"))
