"""GBK of which the highest bit of each byte is gone, as old mail left it: 教育部 is shown as =LS}2?.

What is left is ASCII, two characters for each of Chinese. A row of it is read from left to right, each place as a pair
with its bits put back or as the letter or digit that it shows, by the model of characters. It is taken where the
pairs read as Chinese, far above what letters and digits of other kinds come to: a code, a key, a row of marks.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from eduparse.language.beam import Step, likeliest_path
from eduparse.language.char_trie import ORDER
from eduparse.language.charmodel import folded
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture

LIKELY = -8.0  # mean log-probability of a pair from which a row is Chinese …
EVIDENCE = 28.0  # nats by which the pairs must be likelier than pairs at random, …
RANDOM = -12.0  # … each of which comes to so much; …
AGAIN = 12.0  # … the same on a page where other rows are Chinese by `PROOF`
PROOF = 80.0
ODD = -13.0  # log-probability of a pair below which it gets a warning
PLAIN = 1.5  # cost of a letter or digit that stands for itself
HAN = 0.6  # share of the pairs that are Chinese characters, not marks
MOST_PLAIN = 0.34  # share of what is read that stands for itself
GLANCE = 48  # characters of a row that show whether the rest is read
MARGIN = 2.0  # nats by which each pair of them may be less likely
_BEAM = 6
_ROW = lazy_pattern(r"[!-~][!-~]{7,599}")  # what begins with a class is found faster
_LEADS = lazy_pattern(r"[!#0-W]")
VARIED = (
    4  # different characters of its beginning, at least: those of a row of marks, ??,??, are fewer
)
_SHARE = 0.55  # share of a row that may begin a character
_ITSELF = lazy_pattern(r"[0-9A-Za-z.,;:!?%/()-]")


class Row(NamedTuple):
    """Text ``[start, end)`` and what it says; ``odd`` are ranges of it that may be wrong; ``gain`` in nats."""

    start: int
    end: int
    after: str
    odd: tuple[tuple[int, int], ...]
    gain: float


_Piece = tuple[str, int, float]  # what is read, of how many places, its log-probability


def seven_bit(text: str) -> list[Row]:
    """The rows of ``text`` that are Chinese without the highest bits."""
    found = []
    for m in _ROW.finditer(text):
        if len(_LEADS.findall(m[0])) >= _SHARE * len(m[0]) and _is_worth_reading(m[0][:GLANCE]):
            row = _read(m[0], m.start())
            if row is not None:
                found.append(row)
    proven = sum(r.gain for r in found if r.gain >= EVIDENCE) >= PROOF
    return [r for r in found if r.gain >= (AGAIN if proven else EVIDENCE)]


def _is_worth_reading(beginning: str) -> bool:
    return len(set(beginning)) >= VARIED and _may_be(beginning)


@lru_cache(maxsize=1 << 10)
def _may_be(beginning: str) -> bool:
    """Whether a row that begins so is worth reading whole: code and addresses are many and long."""
    path = _best(beginning)
    scores = [score for _, size, score in path if size > 1] if path else []
    return bool(scores) and sum(scores) >= (LIKELY - MARGIN) * len(scores)


def _read(row: str, start: int) -> Row | None:
    path = _best(row)
    if path is None:
        return None
    pairs = [(char, score) for char, size, score in path if size > 1]
    han = sum("\u4e00" <= char <= "\u9fff" for char, _ in pairs)
    total = sum(score for _, score in pairs)
    if not pairs or han < HAN * len(pairs) or total < LIKELY * len(pairs):
        return None
    if len(path) - len(pairs) > MOST_PLAIN * len(path):
        return None
    odd, at = [], start
    for _, size, score in path:
        if size > 1 and score < ODD:
            odd.append((at, at + size))
        at += size
    after = "".join(char for char, _, _ in path)
    return Row(start, start + len(row), after, tuple(odd), total - RANDOM * len(pairs))


def _best(row: str) -> "list[_Piece] | None":
    """The likeliest reading of ``row``."""

    def steps(at: int) -> "Iterator[Step[tuple[str, int]]]":
        char = _char(row[at : at + 2])
        if char:
            yield (char, 2), folded(char), 2, 0.0
        if _ITSELF.match(row, at):
            yield (row[at], 1), folded(row[at]), 1, -PLAIN

    way, _ = likeliest_path(len(row), steps, mixture().logp, width=_BEAM, order=ORDER - 1)
    return None if way is None else [(char, size, nats) for (char, size), nats in way]


@cache
def _char(pair: str) -> str:
    """The character of GB 2312 whose bytes ``pair`` is without their highest bits; none if there is none."""
    try:
        return bytes(ord(c) | 0x80 for c in pair).decode("gb2312") if len(pair) == 2 else ""
    except UnicodeDecodeError:
        return ""
