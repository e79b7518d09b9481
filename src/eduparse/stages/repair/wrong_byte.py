"""One character of which a byte is wrong: 数据挀 for 数据库, where nothing around it is damaged.

A byte that got lost is often replaced by one that stands for nothing: zero, a blank, a question mark, a byte
that no encoding uses. What comes out is another character, mostly one that no text has. A rare character of a name is as
rare, so that alone tells nothing. It tells where it stands once on the page, between Chinese
characters, one of its bytes is such a filler, and another character with another byte there is likelier by far.
Which one it was is not filled in: a byte that is gone leaves too many.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from eduparse.language.charmodel import Together
from eduparse.language.lexicons import table
from eduparse.language.mixture import mixture
from eduparse.language.script import characters
from eduparse.stages.repair.gbk_chars import MARKS, seen
from eduparse.stages.repair.lost_byte import ROUNDED
from eduparse.stages.repair.scarce_chars import gb2312, scarce

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
    counts = Counter(scarce().findall(text))
    places = sorted(text.find(char) for char in counts if counts[char] == 1 and _suspicious(char))
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
    codec = gb2312()
    rows = (row["chars"] for name in ("han-frequency", "standard-names") for row in table(name))
    return frozenset("".join((codec, *rows))) | characters("hant") | characters("hans")


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
    if least > ROUNDED:
        return False  # no chance is over one
    others, together = _differing(char), _together(char)
    for other, about in zip(others, model.scores(left, together), strict=True):
        if about < least - ROUNDED:  # what follows only makes it less likely
            continue
        first, before = model.logp(left, other), (left + other)[-BEHIND:]
        behind = model.likely(before + right, len(before), least - first - ROUNDED)
        if behind is not None and first + behind >= least:
            return True
    return False


def _fillers(char: str) -> Iterator[tuple[str, bytes, int]]:
    """Each encoding in which ``char`` has a filler, its bytes there, and which of them that is."""
    for codec in _CODECS:
        data = char.encode(codec, "ignore")
        if len(data) > 1:
            yield from ((codec, data, n) for n, byte in enumerate(data) if byte in FILLERS)


@lru_cache(maxsize=1 << 12)
def _differing(char: str) -> tuple[str, ...]:
    """The common characters that have another byte where ``char`` has a filler, as the model sees them."""
    found: set[str] = set()
    for codec, data, n in _fillers(char):
        found.update(_others(codec, data[:n], data[n + 1 :]))
    others = (c for c in found if c in MARKS or "\u4e00" <= c <= "\u9fff")
    return tuple(sorted(filter(_is_common, set(seen("".join(others))))))


@lru_cache(maxsize=1 << 12)
def _together(char: str) -> tuple[Together, ...]:
    return mixture().together(list(map(mixture().number, _differing(char))))


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
