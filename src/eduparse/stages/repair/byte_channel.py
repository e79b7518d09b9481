"""Whether another character is likelier by far in a place, of those that one wrong byte makes of it.

A page says more than the models of characters. What it is about weighs them, and what it says twice is likelier
in it: 杨志 in a novel, 氢原子 in a paper on physics. A character of the other script is strange on it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from math import exp, log
from operator import add

from eduparse.language import prepared
from eduparse.language.charmodel import Together
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import Mixture, mixture
from eduparse.language.opencc_version import opencc_version
from eduparse.language.script import characters, votes
from eduparse.stages.repair.byte_readings import BIG5
from eduparse.stages.repair.gbk_chars import BLANK, INDENT, likely_chars, seen
from eduparse.stages.repair.lost_byte import ROUNDED
from eduparse.stages.repair.page_model import is_traditional, page_model
from eduparse.stages.repair.two_byte_codes import defined_by

FILLERS = b"\x00\x1a\x20\x3f\x7f\x80\xa0\xfe\xff"
"""Bytes that stand in place of others: zero, SUB, a blank, a question mark, DEL and its high half, a blank that does
not break, and the two that UTF-8 never has."""
UTF16 = "utf-16-be"
RAREST = -12.5  # log-probability of the rarest character that it is thought to have been
BEHIND = 3  # characters in front and behind that it must go with
AGAIN = (
    0.12  # how much of what follows a character is told by what follows it elsewhere on the page …
)
SELDOM = 3  # … where it stands there more often than this; seldom, less
OTHER_SCRIPT = 4.0  # nats by which a character of the other script is less likely than its twin
ROUGH = 4.0  # nats by which the models as they are may be wrong about a page
FITTING = (
    -9.5
)  # log-probability after what stands in front of one that any byte may have made of another
LIKELIEST = -3.0  # log-probability of four characters, above which none are
_BLANK_OF_GBK = b"\xa3\xa0"  # the other pair that browsers, and `decode`, read as a wide blank; commas begin so, too
_WIDE = 0x20  # from the low byte of an ASCII character down to that of its full-width form
_PROSE = lazy_pattern("[，。]")


class Page:
    """A text, and what is asked about its characters; ``hurt`` where damage elsewhere on it is sure."""

    def __init__(self, text: str, *, hurt: bool = False) -> None:
        self.text, self.hurt = text, hurt

    @cached_property
    def model(self) -> Mixture:
        """The models of characters, weighed for this page."""
        return page_model(self.text)

    @cached_property
    def _plain(self) -> str:
        return seen(self.text)

    @cached_property
    def _pairs(self) -> frozenset[str]:
        """What stands on the page behind what, on one line."""
        plain = self._plain
        return frozenset(pair for pair in map(add, plain, plain[1:]) if "\n" not in pair)

    def left(self, at: int) -> str:
        """What stands in front of ``at`` on its line, as the model sees it; a line break where nothing does."""
        return seen(self.text[max(0, at - BEHIND) : at].rsplit("\n", 1)[-1]) or "\n"

    def surprise(self, at: int) -> float:
        """The log-probability of the character at ``at`` after those in front."""
        return mixture().logp(self.left(at), seen(self.text[at]))

    def likelier(
        self, at: int, codecs: tuple[str, ...], needed: float, *, any_byte: bool = False
    ) -> bool:
        """Whether another character is likelier at ``at`` by ``needed`` nats, of which one byte differs.

        That byte is one of `FILLERS` here, or ``any_byte``. The models as they are mostly tell that none is,
        before they are weighed for the page.
        """
        near = self._near(at, codecs, needed, any_byte=any_byte)
        if not near:
            return False
        left, right = self.left(at), self._right(at)
        least = self._own(at) + needed - ROUNDED
        return any(self._total(left, other, right) >= least for other in near)

    def others(self, at: int, codecs: tuple[str, ...], needed: float) -> list[tuple[float, str]]:
        """How likely each of the others is, with what is behind it, less what stands at ``at``; the likeliest first.

        Those are left out that the models as they are rule out; there is none where none is likelier by ``needed``.
        """
        near = self._near(at, codecs, needed, any_byte=False)
        if not near:
            return []
        left, right, own = self.left(at), self._right(at), self._own(at)
        found = sorted(((self._total(left, c, right) - own, c) for c in near), reverse=True)
        return found if found[0][0] >= needed else []

    def fit(self, at: int, char: str) -> tuple[float, float]:
        """How likely ``char`` is at ``at`` after what is in front, and the mean of it and of what is behind."""
        left, right = self.left(at), self._right(at)
        return self.model.logp(left, char), self._total(left, char, right) / (1 + len(right))

    def least_fit(self, at: int) -> float:
        """The least that the mean of `fit` comes to for a character that is likelier than the one at ``at``."""
        behind = self._right(at)
        own = mixture().score(seen(self.text[at]) + behind, self.left(at)) - self._stranger(at)
        return (own - ROUGH) / (1 + len(behind))

    def _right(self, at: int) -> str:
        """What stands behind ``at`` on its line, as the model sees it."""
        return seen(self.text[at + 1 : at + 1 + BEHIND].split("\n", 1)[0])

    def _own(self, at: int) -> float:
        """How likely the character at ``at`` is, with what is behind it."""
        char = seen(self.text[at])
        return self._total(self.left(at), char, self._right(at), own=1) - self._stranger(at)

    def _near(
        self, at: int, codecs: tuple[str, ...], needed: float, *, any_byte: bool
    ) -> list[str]:
        """The characters that may be likelier at ``at`` by ``needed`` nats, by the models as they are."""
        char, left, right = seen(self.text[at]), self.left(at), self._right(at)
        if any_byte and (mixture().knows(left[-1] + char) or mixture().knows(char + right[:1])):
            return []
        flat, strange = mixture(), self._stranger(at)
        least = flat.score(char + right, left) - strange + needed - ROUGH
        if least > LIKELIEST:
            return []
        rest = flat.most(right, 1)
        fitting = max(least - rest - ROUNDED, FITTING if any_byte else RAREST)
        every = differing(self.text[at], codecs, any_byte)
        together = _together(self.text[at], codecs, any_byte)
        found = flat.likely_of(left, together, fitting) if every else []
        if right:
            behind = ((flat.most_of_pair(every[n] + right[0]), nats, n) for nats, n in found)
            found = [(nats, n) for most, nats, n in behind if nats + most + rest >= least - ROUNDED]
        near = [every[n] for _, n in found]
        return [
            other
            for other in near
            if flat.likely(left + other + right, len(left), least) is not None
        ]

    def _stranger(self, at: int) -> float:
        """By how many nats the character at ``at`` is less likely than its form that the model sees."""
        char = self.text[at]
        if char == INDENT:
            return mixture().logp(self.left(at), seen(char)) - BLANK
        if char in characters("hans" if is_traditional(self.text) else "hant"):
            return OTHER_SCRIPT if self._alone_in_script(at) else 0.0
        return 0.0

    def _alone_in_script(self, at: int) -> bool:
        """Whether the line of ``at`` is, but for the character there, in the script of the page: 專此布達，敬頌時祺 is not."""
        low = self.text.rfind("\n", 0, at) + 1
        high = self.text.find("\n", at)
        line = self.text[low:at] + self.text[at + 1 : high if high >= 0 else len(self.text)]
        hant, hans = votes(line)
        return hant == hans == 0 or (hant > hans) == is_traditional(self.text)

    def _total(self, left: str, char: str, right: str, own: int = 0) -> float:
        """How likely ``char`` and then ``right`` are; ``own`` times it stands there itself."""
        model = self.model
        total = self._again(left[-1] + char, model.logp(left, char), own)
        if right:
            before = (left + char)[-BEHIND:]
            total += self._again(char + right[0], model.logp(before, right[0]), own)
            total += model.score(right[1:], before + right[0])
        return total

    def _again(self, pair: str, nats: float, own: int) -> float:
        """``nats`` of the second character of ``pair`` after the first, with what the page says elsewhere."""
        if pair not in self._pairs:
            return nats
        count = self._plain.count(pair) - own
        if count <= 0:
            return nats
        share = count / (self._plain.count(pair[0]) - own + SELDOM)
        return log((1 - AGAIN) * exp(nats) + AGAIN * share)

    def in_prose(self, at: int) -> bool:
        """Whether the line of ``at`` has a comma or a stop."""
        low = self.text.rfind("\n", 0, at) + 1
        high = self.text.find("\n", at)
        return _PROSE.search(self.text, low, high if high >= 0 else len(self.text)) is not None


def fillers(char: str, codecs: tuple[str, ...]) -> Iterator[tuple[str, bytes, int]]:
    """Each encoding in which ``char`` has a filler, its bytes there, and which of them that is."""
    for codec, data, n in _bytes(char, codecs):
        if data[n] in FILLERS:
            yield codec, data, n


def _bytes(char: str, codecs: tuple[str, ...]) -> Iterator[tuple[str, bytes, int]]:
    for codec in codecs:
        every = _pairs_of().get(char, []) if codec == BIG5 else [_bytes_in(char, codec)]
        if char == INDENT and codec == "gbk":
            every = [*every, _BLANK_OF_GBK]
        for data in every:
            if len(data) > 1:
                yield from ((codec, data, n) for n in range(len(data)))


def _bytes_in(char: str, codec: str) -> bytes:
    """``char`` in ``codec``; what GBK got only as GB 18030, such as 㧐, has its two bytes there."""
    data = char.encode(codec, "ignore")
    if codec == "gbk" and not data:
        data = char.encode("gb18030", "ignore")
        return data if len(data) == 2 else b""
    return data


@cache
def _pairs_of() -> "defaultdict[str, list[bytes]]":
    """The bytes of the characters of Big5; a few have two forms."""
    found: defaultdict[str, list[bytes]] = defaultdict(list)
    for data, char in defined_by(BIG5).items():
        found[char].append(data)
    return found


@lru_cache(maxsize=1 << 12)
def differing(char: str, codecs: tuple[str, ...], any_byte: bool = False) -> tuple[str, ...]:  # noqa: FBT001, FBT002 - kept by it
    """The common characters that have another byte where ``char`` has a filler, as the model sees them.

    Of a letter in an encoding of two bytes: those of which it is the second. In UTF-16 a letter may have been a
    full-width one before its form was mended.
    """
    found: set[str] = set()
    asked = [char]
    if char <= "\x7f" and codecs != (UTF16,):
        found.update(
            _common_forms(c for d, c in defined_by(codecs[0]).items() if d[1] == ord(char))
        )
    elif char <= "\x7f":
        asked.append(chr(0xFF00 + ord(char) - _WIDE))
    for one in asked:
        for codec, data, n in (_bytes if any_byte else fillers)(one, codecs):
            found |= _others(codec, data[:n], data[n + 1 :])
    return tuple(sorted(found - {seen(char)}))


@lru_cache(maxsize=1 << 12)
def _together(char: str, codecs: tuple[str, ...], any_byte: bool) -> tuple[Together, ...]:  # noqa: FBT001 - kept by it
    return mixture().together(list(map(mixture().number, differing(char, codecs, any_byte))))


@lru_cache(maxsize=1 << 13)
def _others(codec: str, before: bytes, after: bytes) -> frozenset[str]:
    """What the single characters are that ``before``, any byte and ``after`` spell: all decoded at once.

    Kept, since many characters share their other bytes.
    """
    stop, size = "\n".encode(codec), len(before) + 1 + len(after)
    rows = stop.join([before + bytes((byte,)) + after for byte in range(256)])
    every = rows.decode(codec, "ignore").split("\n")
    return _common_forms(
        row for row in every if len(row) == 1 and (size == 2 or len(row.encode(codec)) == size)
    )


def _common_forms(chars: Iterable[str]) -> frozenset[str]:
    """The Chinese characters and marks of ``chars`` that are common, as the model sees them."""
    return frozenset(filter(None, map(_common().get, chars)))


@cache
def _common() -> dict[str, str]:
    """The characters and marks that the model knows as no rarer than `RAREST`, and how it sees them."""
    code = prepared.module_texts("stages/repair", "byte_channel", "gbk_chars")
    sources = (*mixture().unigrams(), opencc_version().encode(), *code)
    return prepared.prepared_table("common-forms", sources, _plain_common)


def _plain_common() -> dict[str, str]:
    likely = (s for s in likely_chars().values() if s.char != INDENT)
    return {s.char: s.seen for s in likely if mixture().logp("", s.seen) >= RAREST}
