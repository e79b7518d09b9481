"""One character of which a byte is wrong: 数据挀 for 数据库, where nothing around it is damaged.

A byte that got lost is often replaced by one that stands for nothing: zero, a blank, a question mark, a byte
that no encoding uses. What comes out is another character, mostly one that no text has. A rare character of a name is as
rare, so that alone tells nothing. It tells where it stands once on the page, between Chinese
characters, one of its bytes is such a filler, and another character with another byte there is likelier by far.
By how far depends on what is known: a page says in which encoding it came, a row of text does not, and then
four are tried. Which character it was is not filled in: a byte that is gone leaves too many.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from math import log
from typing import NamedTuple

from eduparse.language.charmodel import Together
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import table
from eduparse.language.mixture import mixture
from eduparse.language.present import signs
from eduparse.language.script import characters
from eduparse.stages.repair.byte_readings import BIG5, defined_by
from eduparse.stages.repair.gbk_chars import MARKS, seen
from eduparse.stages.repair.lost_byte import ROUNDED
from eduparse.stages.repair.scarce_chars import gb2312, scarce

LIKELIER = (
    9.0  # nats by which a character with another byte is likelier where no text has this one …
)
LIKELIER_IN_USE = 16.0  # … and where texts do
KNOWN = 5.5  # the same in the encoding of a page of `PAGE` characters where no text has this one …
KNOWN_RARELY = 7.0  # … where hardly any text does …
KNOWN_IN_USE = 10.0  # … and where texts do
UTF_KNOWN = 8.0  # the same three in UTF-8 and UTF-16, in which more characters have fillers
UTF_RARELY = 11.0
UTF_IN_USE = 12.0
UTF8_MORE = 1.2  # … and in UTF-8 so much more, since nearly all pages that come in it are whole
LETTER = 6.0  # the least of it where a letter is left, since papers have grades A and vitamins C
PAGE = 1000  # characters; on a longer page chance has more tries, by the logarithm of its length
_SHORTEST, _LONGEST = 20, 50_000
EXPECTED = (
    -9.0
)  # log-probability of a character after those before it, above which it is not looked at
KNOWN_EXPECTED = -7.0  # the same in the encoding of the page
RARE = -9.0  # log-probability of a character in use, above which it is not looked at
RARELY = -14.0  # log-probability of a character in use that hardly any text has
RAREST = -12.5  # log-probability of the rarest character that it is thought to have been
BESIDE = 2  # characters on either side, of which …
AMONG = 3  # … so many are Chinese …
KNOWN_AMONG = 2  # … or, in the encoding of the page, so many
BEHIND = 3  # characters behind that it must go with
TRIED = 100  # characters of a page that are looked at
FILLERS = b"\x00\x1a\x20\x3f\x7f\x80\xa0\xfe\xff"
"""Bytes that stand in place of others: zero, SUB, a blank, a question mark, DEL and its high half, a blank that does
not break, and the two that UTF-8 never has."""
UTF16 = "utf-16-be"
_ANY = ("gbk", "utf-8", UTF16, "big5")  # in which a page may have been
_OF_PAGE = {
    "utf-8": "utf-8", "gb18030": "gbk", "gbk": "gbk", "gb2312": "gbk", "big5hkscs": BIG5, "big5": BIG5,
    "utf-16-le": UTF16, UTF16: UTF16,
}  # fmt: skip
_SIGNS = ("Cf", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sc", "Sk", "Sm", "So", "Zs", "Zl", "Zp", "Mn")
# Of blocks with a filler for their first byte, and of Latin with one for its second, what no Chinese text has alone.
_FOREIGN = lazy_pattern(
    "[\x80\xfe\xff\u3f00-\u3fff\ua000-\ua4cf\ufe00-\ufe0e\ufe10-\ufe1f\ufe30-\ufefe\uff61-\uffef]"
)
# Half of a character shows as ASCII: in UTF-16 where the other has become zero, in GBK and Big5 where it is gone.
_LETTER = lazy_pattern("(?<=[^\x00-\x7f])[@-_a-}](?=[^\x00-\x7f]|\n|\\Z)")
_HALVES = {
    (UTF16,): lazy_pattern("(?<=[^\x00-\x7f])[!-~](?=[^\x00-\x7f])"),
    ("gbk",): _LETTER,
    (BIG5,): _LETTER,
}
_FIRST, _LAST = "\u3400", "\u9fff"


class _Case(NamedTuple):
    """What is asked of a character: the encodings it may have been in, and the bounds."""

    codecs: tuple[str, ...]
    likelier: float
    rarely: float
    in_use: float
    expected: float
    among: int


_UNKNOWN = _Case(_ANY, LIKELIER, LIKELIER_IN_USE, LIKELIER_IN_USE, EXPECTED, AMONG)


@lru_cache(maxsize=4)
def wrong_bytes(text: str, encoding: str = "") -> tuple[tuple[int, int], ...]:
    """Where one character of ``text`` stands for another, of which one byte is wrong.

    ``encoding`` is that of the page, where it is known.
    """
    scarce_ones = Counter(scarce().findall(text))
    once = [char for char, count in scarce_ones.items() if count == 1]
    found: set[int] = set()
    for case in (*_known(encoding, len(text)), _UNKNOWN):
        # In UTF-8, in which most pages come, common characters are as good as never what a byte leaves.
        every = once if case.codecs in (_ANY, ("utf-8",)) else signs(text)
        odd = [char for char in every if _suspicious(char, case.codecs)]
        places = sorted(text.find(char) for char in odd if every is once or text.count(char) == 1)
        if case.codecs in _HALVES:
            halves = _HALVES[case.codecs].finditer(text)
            places = sorted((*places, *(m.start() for m in islice(halves, TRIED))))
        found.update(at for at in places[:TRIED] if at not in found and _wrong(text, at, case))
    return tuple((at, at + 1) for at in sorted(found))


def _known(encoding: str, size: int) -> Iterator[_Case]:
    """What is asked in the encoding of the page, if one character of it is wrong by chance."""
    codec = _OF_PAGE.get(encoding)
    if codec is not None:
        few = KNOWN, KNOWN_RARELY, KNOWN_IN_USE
        none, rarely, used = (UTF_KNOWN, UTF_RARELY, UTF_IN_USE) if codec.startswith("utf") else few
        tries = log(min(max(size, _SHORTEST), _LONGEST) / PAGE)
        tries += UTF8_MORE if codec == "utf-8" else 0.0
        bounds = none + tries, rarely + tries, used + tries
        yield _Case((codec,), *bounds, KNOWN_EXPECTED, KNOWN_AMONG)


@lru_cache(maxsize=1 << 16)
def _suspicious(char: str, codecs: tuple[str, ...]) -> bool:
    """Whether ``char`` has a filler among its bytes; where nothing is known, only if it is rare and no sign."""
    if char <= "\x7f" or not any(_fillers(char, codecs)):
        return False
    if codecs != _ANY:
        return True
    if unicodedata.category(char) in _SIGNS:
        return False
    return mixture().logp("", seen(char)) < RARE or char not in _in_use()


@cache
def _in_use() -> frozenset[str]:
    """What Chinese is written with: GB 2312, the standard list, traditional script, what is frequent."""
    codec = gb2312()
    rows = (row["chars"] for name in ("han-frequency", "standard-names") for row in table(name))
    return frozenset("".join((codec, *rows))) | characters("hant") | characters("hans")


def _wrong(text: str, at: int, case: _Case = _UNKNOWN) -> bool:
    if case.codecs == (UTF16,) and _FOREIGN.match(text, at):
        return True
    beside = text[max(0, at - BESIDE) : at] + text[at + 1 : at + 1 + BESIDE]
    char, model = text[at], mixture()
    unknown = case is not _UNKNOWN and _FIRST <= char <= _LAST and char not in _in_use()
    if not unknown and sum(_FIRST <= c <= _LAST for c in beside) < case.among:
        return False
    left = seen(text[max(0, at - BEHIND) : at].rsplit("\n", 1)[-1]) or "\n"
    if char > "\x7f" and model.logp(left, seen(char)) > case.expected:
        return False
    right = seen(text[at + 1 : at + 1 + BEHIND].split("\n", 1)[0])
    least = model.score(seen(char) + right, left) + _needed(char, case)
    if least > ROUNDED:
        return False  # no chance is over one
    others, together = _differing(char, case.codecs), _together(char, case.codecs)
    for other, about in zip(others, model.scores(left, together), strict=True):
        if about < least - ROUNDED:  # what follows only makes it less likely
            continue
        first, before = model.logp(left, other), (left + other)[-BEHIND:]
        behind = model.likely(before + right, len(before), least - first - ROUNDED)
        if behind is not None and first + behind >= least:
            return True
    return False


def _needed(char: str, case: _Case) -> float:
    """By how many nats another character must be likelier."""
    if char <= "\x7f":
        return case.rarely if case.codecs == (UTF16,) else max(LETTER, case.likelier)
    if char not in _in_use():
        return case.likelier
    return case.rarely if mixture().logp("", seen(char)) < RARELY else case.in_use


def _fillers(char: str, codecs: tuple[str, ...]) -> Iterator[tuple[str, bytes, int]]:
    """Each encoding in which ``char`` has a filler, its bytes there, and which of them that is."""
    for codec in codecs:
        every = _pairs_of().get(char, []) if codec == BIG5 else [char.encode(codec, "ignore")]
        for data in every:
            if len(data) > 1:
                yield from ((codec, data, n) for n, byte in enumerate(data) if byte in FILLERS)


@cache
def _pairs_of() -> "defaultdict[str, list[bytes]]":
    """The bytes of the characters of Big5; a few have two forms."""
    found: defaultdict[str, list[bytes]] = defaultdict(list)
    for data, char in defined_by(BIG5).items():
        found[char].append(data)
    return found


@lru_cache(maxsize=1 << 12)
def _differing(char: str, codecs: tuple[str, ...] = _ANY) -> tuple[str, ...]:
    """The common characters that have another byte where ``char`` has a filler, as the model sees them.

    Of a letter in an encoding of two bytes: those of which it is the second.
    """
    found: set[str] = set()
    if char <= "\x7f" and codecs != (UTF16,):
        found = {c for data, c in defined_by(codecs[0]).items() if data[1] == ord(char)}
    for codec, data, n in _fillers(char, codecs):
        found.update(_others(codec, data[:n], data[n + 1 :]))
    others = (c for c in found if c in MARKS or "\u4e00" <= c <= "\u9fff")
    return tuple(sorted(filter(_is_common, set(seen("".join(others))))))


@lru_cache(maxsize=1 << 12)
def _together(char: str, codecs: tuple[str, ...] = _ANY) -> tuple[Together, ...]:
    return mixture().together(list(map(mixture().number, _differing(char, codecs))))


def _others(codec: str, before: bytes, after: bytes) -> Iterator[str]:
    """The single characters that ``before``, any byte and ``after`` spell: all decoded at once."""
    stop, size = "\n".encode(codec), len(before) + 1 + len(after)
    rows = stop.join([before + bytes((byte,)) + after for byte in range(256)])
    for row in rows.decode(codec, "ignore").split("\n"):
        if len(row) == 1 and (size == 2 or len(row.encode(codec)) == size):
            yield row


@lru_cache(maxsize=1 << 15)
def _is_common(form: str) -> bool:
    """Whether the model knows ``form``, and as no rarer than `RAREST`."""
    model = mixture()
    return model.number(form) is not None and model.logp("", form) >= RAREST
