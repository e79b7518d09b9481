"""One character of which a byte is wrong: 数据挀 for 数据库, where nothing around it is damaged.

A byte that got lost is often replaced by one that stands for nothing: zero, a blank, a question mark, a byte
that no encoding uses. What comes out is another character, mostly one that no text has. A rare character of a name is as
rare, so that alone tells nothing. It tells where it stands once on the page, between Chinese
characters, one of its bytes is such a filler, and another character with another byte there is likelier by far.
By how far depends on what is known: a page says in which encoding it came, and then `byte_odds` adds up all that
speaks for it. A row of text does not, and four are tried. Where the encoding is known a byte may have become any other
one too, if more speaks for it.
Which character it was is not filled in: a byte that is gone leaves too many.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from math import inf, log
from typing import NamedTuple

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import surnames, table
from eduparse.language.mixture import mixture
from eduparse.language.present import is_plain, signs
from eduparse.language.script import characters
from eduparse.stages.repair import byte_odds
from eduparse.stages.repair.byte_channel import UTF16, Page, differing, fillers
from eduparse.stages.repair.byte_odds import Standing
from eduparse.stages.repair.byte_readings import BIG5
from eduparse.stages.repair.gbk_chars import INDENT, seen
from eduparse.stages.repair.lone_letters import LABELS, is_of_a_word, own_letter
from eduparse.stages.repair.lone_scripts import lone_scripts
from eduparse.stages.repair.lost_byte import ROUNDED
from eduparse.stages.repair.scarce_chars import scarce
from eduparse.stages.repair.shifted_counts import numbers_a_thing


class Bounds(NamedTuple):
    """Nats by which another character must be likelier: than one that no text has, that few, and that many have."""

    unused: float
    scarce: float
    used: float


UNKNOWN = Bounds(9.0, 16.0, 16.0)  # where nothing is known of the encoding
# Logarithms of the odds from which one is told. In UTF-16 every byte makes a character, so nothing else tells there.
TOLD = {"utf-8": 1.5, UTF16: -0.5, "gbk": 0.5, BIG5: 1.0}
SHORT = 200  # characters of a page in UTF-8, as which nearly all short ones come, below which one counts as so long
ANY_BYTE = Bounds(8.5, 15.5, 16.0)  # where a byte is no filler …
ANY_BYTE_16 = Bounds(12.0, 18.0, 18.0)  # … in UTF-16, where every byte is possible
INNER_BLANK = 2.0  # of a wide blank inside a sentence that is the only one of the page
IN_FRONT = 6  # characters of the line in front of it: labels are shorter
_ENDS = frozenset("。！？；： ")
PAGE = 1000  # characters; on a longer page chance has more tries, by the logarithm of its length
_LONGEST = 50_000
EXPECTED = (
    -9.0
)  # log-probability of a character after those before it, above which it is not looked at
KNOWN_EXPECTED = -5.0  # the same in the encoding of the page
ANY_EXPECTED = -9.0  # … where the byte is no filler
RARE = -9.0  # log-probability of a character in use, above which it is not looked at
RARELY = -14.0  # log-probability of a character in use that hardly any text has …
SCARCE = -11.0  # … and of one that few have
BESIDE = 2  # characters on either side, of which …
AMONG = 3  # … so many are Chinese …
KNOWN_AMONG = 2  # … or, in the encoding of the page, so many
TRIED = 100  # characters of a page that are looked at
SMALL = 1000  # characters of a page in UTF-8 of which every one is
_ANY = ("gbk", "utf-8", UTF16, "big5")  # in which a page may have been
_OF_PAGE = {
    "utf-8": "utf-8", "gb18030": "gbk", "gbk": "gbk", "gb2312": "gbk", "big5hkscs": BIG5, "big5": BIG5,
    "utf-16-le": UTF16, UTF16: UTF16,
}  # fmt: skip
_PAIRED = ("Ps", "Pe")
_SIGNS = ("Cf", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sc", "Sk", "Sm", "So", "Zs", "Zl", "Zp", "Mn")
# Of blocks with a filler for their first byte, and of Latin with one for its second, what no Chinese text has alone.
_FOREIGN = lazy_pattern(
    "[\x80\xfe\xff\u30ff\u3f00-\u3fff\ua000-\ua4cf\ufe00-\ufe0e\ufe10-\ufefe\uff61-\uffef]"
)
_BESIDE_SUM = lazy_pattern("(?<=[0-9])￥|￥ ?[0-9]")
# Planes in which Unicode has no characters and keeps none for users.
_NO_CHARACTER = lazy_pattern("[\U00040000-\U000dffff]")
# Half of a character shows as ASCII: in UTF-16 where the other has become zero, in GBK and Big5 where it is gone.
_LETTER = lazy_pattern("(?<=[^\x00-\x7f])[@-_a-}](?=[^\x00-\x7f]|\n|\\Z)")
_HALVES = {
    (UTF16,): lazy_pattern("(?<=[^\x00-\x7f])[!-~](?=[^\x00-\x7f])"),
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
_BRACKETED = lazy_pattern("[(（].[)）]")
_FIRST, _LAST = "\u3400", "\u9fff"


class _Case(NamedTuple):
    """What is asked of a character: the encodings it may have been in, and the bounds.

    Those of any byte where one encoding is known, and `byte_odds` is asked about fillers; ``more`` nats are
    added on a long page.
    """

    codecs: tuple[str, ...]
    bounds: Bounds | None
    more: float
    expected: float
    among: int


_UNKNOWN = _Case(_ANY, UNKNOWN, 0.0, EXPECTED, AMONG)


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
    if not is_plain(text):
        found.update(m.start() for m in _NO_CHARACTER.finditer(text))
    for case in (*_known(encoding, len(text)), _UNKNOWN):
        for places, any_byte in _suspects(page, once, case):
            found.update(
                at
                for at in places[:TRIED]
                if at not in found and _wrong(page, at, case, any_byte=any_byte)
            )
    return tuple((at, at + 1) for at in sorted(found))


def _suspects(page: Page, once: list[str], case: _Case) -> Iterator[tuple[list[int], bool]]:
    """The places that are asked: those with a filler, then, where that is known, those of scarce characters."""
    text = page.text
    lone_blank = [INDENT] if text.count(INDENT) == 1 else []
    # In UTF-8, as which nearly all pages come, a long page is asked only for what is scarce: all else takes too long.
    every_char = case.codecs in _HALVES or (case is not _UNKNOWN and len(text) <= SMALL)
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
    if case is not _UNKNOWN and case.bounds:
        yield sorted(map(text.find, once)), True


def _comes_again(char: str) -> bool:
    """Whether a page may well have ``char`` elsewhere and a wrong byte makes of another one ``char``, too."""
    return _is_han(char) and _in_use(char)


def _is_han(char: str) -> bool:
    return _FIRST <= char <= _LAST


def _known(encoding: str, size: int) -> Iterator[_Case]:
    """What is asked in the encoding of the page, if one character of it is wrong by chance."""
    codec = _OF_PAGE.get(encoding)
    if codec is not None:
        more = max(0.0, log(min(size, _LONGEST) / PAGE)) if size else 0.0
        # Any byte takes too long to ask in UTF-8, as which nearly all pages come: it made `clean` a third slower.
        spread = {"utf-8": None, UTF16: ANY_BYTE_16}.get(codec, ANY_BYTE)
        yield _Case((codec,), spread, more, KNOWN_EXPECTED, KNOWN_AMONG)


@lru_cache(maxsize=1 << 16)
def _suspicious(char: str, codecs: tuple[str, ...]) -> bool:
    """Whether ``char`` has a filler among its bytes; where nothing is known, only if it is rare and no sign."""
    if char <= "\x7f" or not any(fillers(char, codecs)):
        return False
    if codecs != _ANY:
        return True
    if unicodedata.category(char) in _SIGNS:
        return False
    return mixture().logp("", seen(char)) < RARE or not _in_use(char)


@lru_cache(maxsize=1 << 16)
def _in_use(char: str) -> bool:
    """Whether Chinese is written with ``char``: GB 2312, the standard list, traditional script, what is frequent."""
    try:
        return char > "\x7f" and bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return char in _beyond_gb2312()


@cache
def _beyond_gb2312() -> frozenset[str]:
    rows = (row["chars"] for name in ("han-frequency", "standard-names") for row in table(name))
    return frozenset("".join(rows)) | characters("hant") | characters("hans")


def _wrong(page: Page, at: int, case: _Case = _UNKNOWN, *, any_byte: bool = False) -> bool:
    char = page.text[at]
    if not any_byte and _surely_wrong(page.text, at, case.codecs):
        return True
    if not _is_asked(page, at, case, any_byte=any_byte):
        return False
    if char == INDENT and case is not _UNKNOWN:
        inner = not any_byte and _is_inside_sentence(page, at)
        return inner and page.likelier(at, case.codecs, INNER_BLANK)
    if case is not _UNKNOWN and not any_byte:
        return _odds(page, at, case.codecs[0]) >= TOLD[case.codecs[0]]
    # What the page is about comes again: there chance has more tries as well.
    needed = _needed(char, case.bounds or UNKNOWN) + case.more + log(page.text.count(char))
    return page.likelier(at, case.codecs, needed, any_byte=any_byte)


def _is_inside_sentence(page: Page, at: int) -> bool:
    """Whether a blank stands neither behind a label or a stop nor at the end of a line."""
    text = page.text
    front = text[text.rfind("\n", 0, at) + 1 : at]
    last, ends = front[-1:], text[at + 1 : at + 2] in ("", "\n")
    return len(front) >= IN_FRONT and last not in _ENDS and not ends and page.in_prose(at)


def _is_asked(page: Page, at: int, case: _Case, *, any_byte: bool) -> bool:
    """Whether the models are asked about the character at ``at``."""
    char = page.text[at]
    if not _may_be_wrong(page, at, case, any_byte=any_byte):
        return False
    if char == INDENT and case is not _UNKNOWN:
        return True
    if char > "\x7f" and page.surprise(at) > (ANY_EXPECTED if any_byte else case.expected):
        return False
    if char <= "\x7f":
        return not (own_letter(page.text, at) or is_of_a_word(page.text, at))
    return not (_is_han(char) and _is_listed_name(page.text, at))


def standings(text: str, encoding: str) -> Iterator[tuple[int, Standing]]:
    """What is known of each character of a page in ``encoding`` that is asked, and where it stands."""
    page = Page(text)
    once = [char for char, n in Counter(scarce().findall(text)).items() if n == 1]
    for case in _known(encoding, len(text)):
        for places, any_byte in _suspects(page, once, case):
            for at in () if any_byte else places[:TRIED]:
                if text[at] == INDENT or _surely_wrong(text, at, case.codecs):
                    continue
                if _is_asked(page, at, case, any_byte=False):
                    found = standing(page, at, case.codecs[0])
                    if found is not None:
                        yield at, found


def _odds(page: Page, at: int, codec: str) -> float:
    """The logarithm of the odds that a filler made the character at ``at``; below what is told it may be -inf."""
    size = max(len(page.text), SHORT) if codec == "utf-8" else len(page.text)
    bare = _bare(page.text, at)
    told = TOLD[codec] + byte_odds.of_length(size, bare.kind) - byte_odds.HURT * page.hurt
    among = len(differing(page.text[at], (codec,)))
    least = byte_odds.least_likelier(codec, bare, told - ROUNDED, among)
    if least > byte_odds.LEAST and not page.others(at, (codec,), least):
        return -inf
    found = standing(page, at, codec)
    return -inf if found is None else found.odds(codec, size, hurt=page.hurt)


def standing(page: Page, at: int, codec: str) -> Standing | None:
    """What is known of the character at ``at`` on a page in ``codec``; None where no other one is likelier."""
    others = page.others(at, (codec,), byte_odds.LEAST)
    if not others:
        return None
    after, fit = page.fit(at, others[0][1])
    return _bare(page.text, at)._replace(
        likelier=others[0][0],
        after=after,
        fit=fit,
        together=byte_odds.together([nats for nats, _ in others]),
    )


def _bare(text: str, at: int) -> Standing:
    """The same without what the models say of the others."""
    char = text[at]
    named = _is_han(char) and _is_named(text, at)
    return Standing(
        _kind(char), 0.0, 0.0, 0.0, 0.0, mixture().logp("", seen(char)), text.count(char), named
    )


def _kind(char: str) -> str:
    """What kind of character `byte_odds` takes ``char`` for."""
    if _is_han(char):
        return "han" if _is_common_han(char) else "rare"
    if char > "\x7f":
        return "sign"
    if char in LABELS:
        return "label"
    return "letter" if char.isalnum() else "ascii"


def _is_named(text: str, at: int) -> bool:
    """Whether the character at ``at``, one that few texts have, is a surname or stands behind one."""
    rare = mixture().logp("", seen(text[at])) < SCARCE
    return rare and not {text[at], text[max(0, at - 1) : at]}.isdisjoint(surnames())


def _surely_wrong(text: str, at: int, codecs: tuple[str, ...]) -> bool:
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


def _is_common_han(char: str) -> bool:
    """Whether ``char`` is a Chinese character of words, and none that mostly stands in names."""
    return _is_han(char) and _in_use(char) and mixture().logp("", seen(char)) >= RARELY


def _is_listed_name(text: str, at: int) -> bool:
    """Whether the character at ``at`` is part of a given name in a list of names: 王昀、陈玠."""
    for start in range(max(0, at - 3), at):
        m = _LISTED.match(text, max(0, start - 1))
        if m is None or m.start(2) != start:
            continue
        if _DIVIDES.isdisjoint((m[1], m[3])) and not m[1] == m[3] == "\n":
            continue
        surname = next((s for s in surnames() if m[2].startswith(s)), "")
        return surname != "" and start + len(surname) <= at < m.end(2) <= start + len(surname) + 2
    return False


def _may_be_wrong(page: Page, at: int, case: _Case, *, any_byte: bool) -> bool:
    """Whether what stands around, and what kind of character it is, let it be asked."""
    text, char = page.text, page.text[at]
    if at and _BRACKETED.match(text, at - 1):
        return False  # 邓（小平）、陈（毅）: half a name, which goes with nothing in front
    if numbers_a_thing(text, at):
        return False
    category = unicodedata.category(char)
    if any_byte and category in _SIGNS:
        return case.codecs == (UTF16,) and not _in_use(char)
    if case is not _UNKNOWN and _is_han(char) and (case.codecs in _HALVES or not _in_use(char)):
        return True
    if category in _PAIRED and _partner(char) in text:
        return False
    beside = text[max(0, at - BESIDE) : at] + text[at + 1 : at + 1 + BESIDE]
    return sum(map(_is_han, beside)) >= case.among


def _partner(bracket: str) -> str:
    """The other one of a pair of brackets, which Unicode puts next to it, or next but one."""
    step = 1 if unicodedata.category(bracket) == "Ps" else -1
    near = (chr(ord(bracket) + step * n) for n in (1, 2))
    return next((c for c in near if unicodedata.category(c) in _PAIRED), bracket)


def _needed(char: str, bounds: Bounds) -> float:
    """By how many nats another character must be likelier."""
    if not _in_use(char):
        return bounds.unused
    return bounds.scarce if mixture().logp("", seen(char)) < SCARCE else bounds.used
