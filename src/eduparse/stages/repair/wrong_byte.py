"""One character of which a byte is wrong: 数据挀 for 数据库, where nothing around it is damaged.

A byte that got lost is often replaced by one that stands for nothing: zero, a blank, a question mark, a byte
that no encoding uses. What comes out is another character, mostly one that no text has. A rare character of a name is as
rare, so that alone tells nothing. It tells where it stands once on the page, between Chinese
characters, one of its bytes is such a filler, and another character with another byte there is likelier by far.
Which one it was is not filled in: a byte that is gone leaves too many.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from eduparse.language.lexicons import table
from eduparse.language.mixture import mixture
from eduparse.language.present import signs
from eduparse.language.script import characters
from eduparse.stages.repair.gbk_chars import MARKS, seen

LIKELIER = (
    9.0  # nats by which a character with another byte is likelier where no text has this one …
)
LIKELIER_IN_USE = 16.0  # … and where texts do
EXPECTED = (
    -9.0
)  # log-probability of a character after those before it, above which it is not looked at
RARE = -9.0  # log-probability of a character in use, above which it is not looked at
RAREST = -12.5  # log-probability of the rarest character that it is thought to have been
BESIDE = 2  # characters on either side, of which …
AMONG = 3  # … so many are Chinese
BEHIND = 3  # characters behind that it must go with
TRIED = 100  # characters of a page that are looked at
FILLERS = b"\x00\x1a\x20\x3f\x7f\x80\xa0\xfe\xff"
"""Bytes that stand in place of others: zero, SUB, a blank, a question mark, DEL and its high half, a blank that does
not break, and the two that UTF-8 never has."""
_CODECS = ("gbk", "utf-8", "utf-16-be", "big5")  # in which a page may have been
_SIGNS = ("Cf", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sc", "Sk", "Sm", "So", "Zs", "Zl", "Zp", "Mn")
_FIRST, _LAST = "\u3400", "\u9fff"


@lru_cache(maxsize=4)
def wrong_bytes(text: str) -> tuple[tuple[int, int], ...]:
    """Where one character of ``text`` stands for another, of which one byte is wrong."""
    odd = filter(_suspicious, signs(text))
    places = sorted(text.find(char) for char in odd if text.count(char) == 1)
    return tuple((at, at + 1) for at in places[:TRIED] if _wrong(text, at)) if places else ()


@lru_cache(maxsize=1 << 15)
def _suspicious(char: str) -> bool:
    """Whether ``char`` is rare, no sign, and has a filler among its bytes in some encoding."""
    if char <= "\x7f" or not any(_fillers(char)) or unicodedata.category(char) in _SIGNS:
        return False
    return mixture().logp("", seen(char)) < RARE or char not in _in_use()


@cache
def _in_use() -> frozenset[str]:
    """What Chinese is written with: GB 2312, the standard list, traditional script, what is frequent."""
    pairs = product(range(0xA1, 0xF8), range(0xA1, 0xFF))
    codec = (bytes(pair).decode("gb2312", "ignore") for pair in pairs)
    rows = (row["chars"] for name in ("han-frequency", "standard-names") for row in table(name))
    return frozenset("".join((*codec, *rows))) | characters("hant") | characters("hans")


def _wrong(text: str, at: int) -> bool:
    beside = text[max(0, at - BESIDE) : at] + text[at + 1 : at + 1 + BESIDE]
    if sum(_FIRST <= c <= _LAST for c in beside) < AMONG:
        return False
    char, model = text[at], mixture()
    left = seen(text[max(0, at - BEHIND) : at].rsplit("\n", 1)[-1]) or "\n"
    if model.logp(left, seen(char)) > EXPECTED:
        return False
    right = seen(text[at + 1 : at + 1 + BEHIND].split("\n", 1)[0])
    needed = LIKELIER_IN_USE if char in _in_use() else LIKELIER
    least = model.score(seen(char) + right, left) + needed
    for other in _differing(char):
        first = model.logp(left, other)  # what follows only makes it less likely
        if first >= least and first + model.score(right, (left + other)[-BEHIND:]) >= least:
            return True
    return False


def _fillers(char: str) -> Iterator[tuple[str, bytes, int]]:
    """Each encoding in which ``char`` has a filler, its bytes there, and which of them that is."""
    for codec in _CODECS:
        data = char.encode(codec, "ignore")
        if len(data) > 1:
            yield from ((codec, data, n) for n, byte in enumerate(data) if byte in FILLERS)


@lru_cache(maxsize=1 << 12)
def _differing(char: str) -> frozenset[str]:
    """The common characters that have another byte where ``char`` has a filler, as the model sees them."""
    found: set[str] = set()
    for codec, data, n in _fillers(char):
        for byte in range(256):
            try:
                other = (data[:n] + bytes((byte,)) + data[n + 1 :]).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(other) == 1 and (other in MARKS or "\u4e00" <= other <= "\u9fff"):
                found.add(seen(other))
    model = mixture()
    return frozenset(
        c for c in found if model.number(c) is not None and model.logp("", c) >= RAREST
    )
