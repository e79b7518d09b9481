"""How likely bytes are Chinese text in an encoding: the sum of the log-probabilities of its characters.

GB18030 accepts nearly all Big5, so accepting bytes proves nothing; how common the characters are that
come out does (`lexicons/han-frequency.tsv`), bad bytes counting as very unlikely ones. Four characters
are mostly enough, more practically always. The letters of another script are as unlikely, but in words of
it: bytes of Big5 hardly ever show as one. All logarithms are natural.
"""

from collections import Counter
from functools import cache

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import table
from eduparse.language.zhuyin import LETTERS, SYLLABLE
from eduparse.stages.decode.encodings import BIG5, GB, UTF8

NARROW = (UTF8, GB, BIG5)
CLEAR = 8.0  # nats between two encodings that settle it
NATURAL = -9.0  # mean log-probability of a character above which text reads like Chinese
POOR = -13.0  # and below which no text is Chinese
BAD = -20.0  # of a bad byte
_UNSEEN, _FOREIGN, _PRIVATE = -16, -18, -22  # set by hand, as are the next two
_LATIN = -7  # accented letters and signs of Latin-1 do occur in UTF-8 text
_ASCII = -4
_OF_WORD = (
    -5
)  # … and a letter of a word in Greek, in Russian, in Japanese or in Zhuyin, as it is printed
_LETTERS = lazy_pattern(f"[\u03b1-\u03c9\u0430-\u0451\u3041-\u3093{LETTERS}]")
_WORD = lazy_pattern(
    "[\u0391-\u03a9]?[\u03b1-\u03c9]{4,}|[\u0401\u0410-\u042f]?[\u0430-\u044f\u0451]{4,}"
    "|[\u3041-\u3093]{7,}"
    rf"|(?:(?![{LETTERS}](?![{LETTERS}]))(?>{SYLLABLE})[ \u3000]?){{2,}}"
)


def likeliest(data: bytes, main: str, *, lean: float = 0.0) -> tuple[str, float]:
    """The likeliest narrow encoding, ``lean`` nats in favour of ``main``; and its lead in nats."""
    sums = {e: likelihood(data, e) + (lean if e == main else 0.0) for e in NARROW}
    best = max(sums, key=lambda e: sums[e])
    return best, sums[best] - max(v for e, v in sums.items() if e != best)


def likelihood(data: bytes, encoding: str) -> float:
    """The log-probability of ``data`` as text in ``encoding``."""
    text = data.decode(encoding, "replace")
    return _weigh(text) + text.count("\ufffd") * BAD


def mean(text: str) -> float:
    """The mean log-probability of the characters that are not ASCII; 0 where there are none."""
    foreign = "".join(c for c in text if c > "\x7f")
    return _weigh(foreign) / len(foreign) if foreign else 0.0


def weight(char: str) -> int:
    """The log-probability of one character."""
    return _weights().get(char) or _unlisted(char)


def _weigh(text: str) -> float:
    known = _weights()
    plain = _WORD.sub("", text) if _LETTERS.search(text) else text
    total = float(sum(n * (known.get(c) or _unlisted(c)) for c, n in Counter(plain).items()))
    return total + _OF_WORD * (len(text) - len(plain))


def _unlisted(c: str) -> int:
    """The weight of a character that is not in the table."""
    if c < "\x80":
        return _ASCII if c.isprintable() or c.isspace() else _PRIVATE
    if "\u4e00" <= c <= "\u9fff":
        return _UNSEEN
    if c == "\ufffd":
        return 0  # counted as a bad byte
    if "\u00a0" <= c <= "\u00ff":
        return _LATIN
    return _PRIVATE if c < "\u00a0" or "\ue000" <= c <= "\uf8ff" else _FOREIGN


@cache
def _weights() -> dict[str, int]:
    rows = ((row["chars"], int(row["weight"])) for row in table("han-frequency"))
    return {c: weight for chars, weight in rows for c in chars if c > "\xff"}
