"""Which characters of a page are asked whether a byte of them is wrong.

A byte that got lost is often replaced by one that stands for nothing: zero, a blank, a question mark, a byte that no
encoding uses. So those are asked of which a byte is such a filler, which the page has once, and which are not
expected where they stand. Signs that were typed, names in lists, halves of brackets and labels are not.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import surnames, table
from eduparse.language.mixture import mixture
from eduparse.language.present import signs
from eduparse.language.script import characters
from eduparse.stages.repair.byte_channel import UTF16, Page, fillers
from eduparse.stages.repair.byte_readings import BIG5
from eduparse.stages.repair.gbk_chars import INDENT, seen
from eduparse.stages.repair.intended_chars import is_intended
from eduparse.stages.repair.lone_letters import is_of_a_word, own_letter
from eduparse.stages.repair.shifted_counts import numbers_a_thing

SMALL = 1000  # characters of a page in UTF-8 of which every one is
_ENDS = frozenset("。！？；：、 ")  # what a wide blank is set behind
EXPECTED = (
    -9.0
)  # log-probability of a character after those before it, above which it is not looked at
KNOWN_EXPECTED = -7.0  # the same in the encoding of the page; with -5 twice as many are asked, and of a thousand wrong ones one more is told
ANY_EXPECTED = -9.0  # … where the byte is no filler
RARE = -9.0  # log-probability of a character in use, above which it is not looked at
RARELY = -14.0  # log-probability of a character in use that hardly any text has …
BESIDE = 2  # characters on either side, of which …
AMONG = 3  # … so many are Chinese …
KNOWN_AMONG = 2  # … or, in the encoding of the page, so many
TRIED = 100  # characters of a page that are looked at
_ANY = ("gbk", "utf-8", UTF16, "big5")  # in which a page may have been
_PAIRED = ("Ps", "Pe")
_SIGNS = ("Cf", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sc", "Sk", "Sm", "So", "Zs", "Zl", "Zp", "Mn")
# Of blocks with a filler for their first byte, and of Latin with one for its second, what no Chinese text has alone.
_FOREIGN = lazy_pattern(
    "[\x80\xfe\xff\u30ff\u3f00-\u3fff\ua000-\ua4cf\ufe00-\ufe0e\ufe10-\ufefe\uff61-\uffef]"
)
_BESIDE_SUM = lazy_pattern("(?<=[0-9])￥|￥ ?[0-9]")
# Half of a character shows as ASCII: in UTF-16 where the other has become zero, in GBK and Big5 where it is gone.
_LETTER = lazy_pattern("(?<=[^\x00-\x7f])[@-_a-}](?=[^\x00-\x7f]|\n|\\Z)")
_HALVES = {
    # 有 is 6709 there, and a tab 0009.
    (UTF16,): lazy_pattern("(?<=[^\x00-\x7f])(?:[\t!-~](?=[^\x00-\x7f])|[A-Za-z](?=\n|\\Z))"),
    ("gbk",): _LETTER,
    (BIG5,): _LETTER,
}
# One of a list of names, with the mark in front and the one behind; one of them divides the list.
_LISTED = lazy_pattern(
    "([、 \u3000\t\n：；，。）)]|^)([\u3400-\u9fff]{2,4})([、 \u3000\t\n；，。（(]|$)"
)
_DIVIDES = frozenset("、 \u3000\t")
_IN_WORD = lazy_pattern("(?<=[A-Za-z])[\u3400-\u9fff](?=[a-z])")
_BESIDE_ASCII = lazy_pattern("(?<=[0-9A-Za-z])[\u3400-\u9fff]|[\u3400-\u9fff](?=[0-9A-Za-z])")
_BRACKETED = lazy_pattern("(?<=[^\n])[(（].[)）]")
_BEFORE_NAME = lazy_pattern("[A-Z][a-z]")  # 刘㧐Lee: a name in two scripts
_FIRST, _LAST = "\u3400", "\u9fff"


class Bounds(NamedTuple):
    """Nats by which another character must be likelier: than one that no text has, that few, and that many have."""

    unused: float
    scarce: float
    used: float


UNKNOWN = Bounds(9.0, 16.0, 16.0)  # where nothing is known of the encoding


class Asking(NamedTuple):
    """What is asked of a character: the encodings it may have been in, and the bounds.

    Those of any byte where one encoding is known, and `byte_odds` is asked about fillers; ``more`` nats are
    added on a long page.
    """

    codecs: tuple[str, ...]
    bounds: Bounds | None
    more: float
    expected: float
    among: int


ASKED_ANYWHERE = Asking(_ANY, UNKNOWN, 0.0, EXPECTED, AMONG)


def asked_places(page: Page, once: list[str], case: Asking) -> Iterator[tuple[list[int], bool]]:
    """The places that are asked: those with a filler, then, where that is known, those of scarce characters."""
    text = page.text
    lone_blank = [INDENT] if text.count(INDENT) == 1 else []
    # In UTF-8, as which nearly all pages come, a long page is asked only for what is scarce: all else takes too long.
    every_char = case.codecs in _HALVES or (case is not ASKED_ANYWHERE and len(text) <= SMALL)
    every = signs(text) if every_char else [*once, *lone_blank]
    odd = [char for char in every if _suspicious(char, case.codecs)]
    if every_char:
        # What no text has is a name where it comes twice, a sign was typed, and a wide blank is a form.
        asked = {c for c in odd if _comes_again(c) or text.count(c) == 1}
        shown = (at for at, char in enumerate(text) if char in asked)
        places = [at for at in shown if text[at] == INDENT or page.surprise(at) <= KNOWN_EXPECTED]
    else:
        places = [text.find(char) for char in odd]
    if case.codecs in _HALVES:
        halves = islice(_HALVES[case.codecs].finditer(text), TRIED)
        places += (m.start() for m in halves if m[0].isalpha() or text.count(m[0]) == 1)
    yield sorted(places), False
    if case is not ASKED_ANYWHERE and case.bounds:
        yield sorted(map(text.find, once)), True


def _comes_again(char: str) -> bool:
    """Whether a page may well have ``char`` elsewhere and a wrong byte makes of another one ``char``, too."""
    return is_han(char) and in_use(char)


def is_han(char: str) -> bool:
    """Whether ``char`` is a Chinese character."""
    return _FIRST <= char <= _LAST


@lru_cache(maxsize=1 << 16)
def _suspicious(char: str, codecs: tuple[str, ...]) -> bool:
    """Whether ``char`` has a filler among its bytes; where nothing is known, only if it is rare and no sign."""
    if char <= "\x7f" or not any(fillers(char, codecs)):
        return False
    if codecs != _ANY:
        return True
    if unicodedata.category(char) in _SIGNS:
        return False
    return mixture().logp("", seen(char)) < RARE or not in_use(char)


@lru_cache(maxsize=1 << 16)
def in_use(char: str) -> bool:
    """Whether Chinese is written with ``char``: GB 2312, the standard list, traditional script, what is frequent."""
    try:
        return char > "\x7f" and bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return char in _beyond_gb2312()


@cache
def _beyond_gb2312() -> frozenset[str]:
    rows = (row["chars"] for name in ("han-frequency", "standard-names") for row in table(name))
    return frozenset("".join(rows)) | characters("hant") | characters("hans")


def _is_behind_words(text: str, at: int) -> bool:
    """Whether a blank stands neither at the start of a line nor behind a stop."""
    return at > 0 and text[at - 1] != "\n" and text[at - 1] not in _ENDS


def is_asked(page: Page, at: int, case: Asking, *, any_byte: bool) -> bool:
    """Whether the models are asked about the character at ``at``."""
    char = page.text[at]
    if not _may_be_wrong(page, at, case, any_byte=any_byte):
        return False
    if char == INDENT and case is not ASKED_ANYWHERE:
        return not any_byte and _is_behind_words(page.text, at)
    if char > "\x7f" and page.surprise(at) > (ANY_EXPECTED if any_byte else case.expected):
        return False
    if char <= "\x7f":
        return not (own_letter(page.text, at) or is_of_a_word(page.text, at))
    return not (is_han(char) and _is_name(page.text, at))


def _may_be_wrong(page: Page, at: int, case: Asking, *, any_byte: bool) -> bool:
    """Whether what stands around, and what kind of character it is, let it be asked."""
    text, char = page.text, page.text[at]
    if at and _BRACKETED.match(text, at - 1):
        return False  # 邓（小平）、陈（毅）: half a name, which goes with nothing in front; (儿) opens a line for (六)
    if numbers_a_thing(text, at) or is_intended(text, at):
        return False
    category = unicodedata.category(char)
    if any_byte and category in _SIGNS:
        return case.codecs == (UTF16,) and not in_use(char)
    if case is not ASKED_ANYWHERE and is_han(char) and (case.codecs in _HALVES or not in_use(char)):
        return True
    if category in _PAIRED and _partner(char) in text:
        return False
    beside = text[max(0, at - BESIDE) : at] + text[at + 1 : at + 1 + BESIDE]
    return sum(map(is_han, beside)) >= case.among


def _partner(bracket: str) -> str:
    """The other one of a pair of brackets, which Unicode puts next to it, or next but one."""
    step = 1 if unicodedata.category(bracket) == "Ps" else -1
    near = (chr(ord(bracket) + step * n) for n in (1, 2))
    return next((c for c in near if unicodedata.category(c) in _PAIRED), bracket)


def _is_name(text: str, at: int) -> bool:
    """Whether the character at ``at`` is part of a name in a list, or stands behind a surname and before a Latin name."""
    behind_surname = text[max(0, at - 1) : at] in surnames()
    if behind_surname and (_BEFORE_NAME.match(text, at + 1) or text[max(0, at - 2)] == "叫"):
        return True
    return _is_listed_name(text, at)


def _is_listed_name(text: str, at: int) -> bool:
    """Whether the character at ``at`` is part of a given name in a list of names: 王昀、陈玠."""
    for start in range(max(0, at - 3), at + 1):
        m = _LISTED.match(text, max(0, start - 1))
        if m is None or m.start(2) != start:
            continue
        if _DIVIDES.isdisjoint((m[1], m[3])) and not m[1] == m[3] == "\n":
            continue
        surname = next((s for s in surnames() if m[2].startswith(s)), "")
        named = start + len(surname)
        rare = start == at and mixture().logp("", seen(text[at])) < RARELY  # 逄老师
        return surname != "" and (rare or named <= at) and at < m.end(2) <= named + 2
    return False


def surely_wrong(text: str, at: int, codecs: tuple[str, ...]) -> bool:
    """Whether the character at ``at`` is one that no text of such a page has there."""
    # ￥ and ︰ come again, or stand beside a sum.
    foreign = codecs == (UTF16,) and _FOREIGN.match(text, at) and text.count(text[at]) == 1
    return bool(foreign and not _BESIDE_SUM.match(text, at)) or _in_place_of_ascii(text, at, codecs)


def _in_place_of_ascii(text: str, at: int, codecs: tuple[str, ...]) -> bool:
    """Whether a rare character stands among letters or figures, and would be one if its first byte were right.

    In UTF-16 the other byte is that letter; in GBK and Big5 it is the next one, which the wrong byte took.
    """
    if codecs not in _HALVES or not (_BESIDE_ASCII if codecs == (UTF16,) else _IN_WORD).match(
        text, at
    ):
        return False
    ascii_behind = (data[1] for _, data, n in fillers(text[at], codecs) if n == 0)
    return any(0x21 <= byte < 0x7F for byte in ascii_behind) and (
        mixture().logp("", seen(text[at])) < RARELY
    )
