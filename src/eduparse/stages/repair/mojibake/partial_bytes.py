"""Characters of which some bytes are unknown: those the rest of the bytes leaves, in one script.

Known bytes are read as they are. An unknown one may belong only to characters the model has seen, in
the script of the text, since a rarer one could not be told from them anyway.
"""

from collections import defaultdict
from functools import cache
from itertools import pairwise, product

from eduparse.language.mixture import mixture
from eduparse.language.script import characters
from eduparse.stages.repair.byte_readings import BIG5, EASTERN, GB, UTF8, Slot, no_pair, pairs
from eduparse.stages.repair.gbk_chars import INDENT, ModelChar, likely_chars, model_char

MOST = 300  # characters tried where little is known, the commonest
CORNERS = "「」『』"  # quotation marks of traditional text; a slip of GBK is not searched for them
WIDE_POINT = "．"  # between digits, and the comma of some novels
RAREST = -14.0  # log-probability of the rarest character an unknown byte may belong to

Pattern = tuple[int | None, ...]


@cache
def length(first: Slot, encoding: str) -> int:
    """How many bytes the character has that begins with ``first``; 0 if none does."""
    if isinstance(first, frozenset):
        return 3 if encoding == UTF8 else 2
    if first < 0x80:
        return 1
    if encoding != UTF8:
        return 2 if 0x81 <= first <= 0xFE else 0
    return (
        2
        if 0xC2 <= first < 0xE0
        else 3
        if 0xE0 <= first < 0xF0
        else 4
        if 0xF0 <= first < 0xF5
        else 0
    )


def follows(second: Slot, encoding: str) -> bool:
    """Whether ``second`` may stand behind the first byte of a character."""
    if isinstance(second, frozenset):
        return True
    if encoding == UTF8:
        return 0x80 <= second < 0xC0
    return (
        second >= 0x40
        and second not in (0x7F, 0xFF)
        and (encoding == GB or not 0x80 <= second <= 0xA0)
    )


@cache
def read_slots(
    slots: tuple[Slot, ...], encoding: str, script: str, shown: str = ""
) -> tuple[ModelChar, ...]:
    """The characters that ``slots`` may spell.

    Two lost bytes in a row make no character where they are ``shown`` in an Eastern code page, else they would show.
    """
    known = bytes(b for b in slots if isinstance(b, int))
    if len(known) == len(slots):
        return _exact(known, encoding)
    pattern = tuple(b if isinstance(b, int) else None for b in slots)
    fits = [
        (char, data)
        for char, data in _index(encoding, script).get(pattern, ())
        if all(d in b for d, b in zip(data, slots, strict=True) if isinstance(b, frozenset))
    ]
    if shown in EASTERN:
        unknown = [isinstance(b, frozenset) for b in slots]
        rows = [n for n, both in enumerate(pairwise(unknown)) if all(both)]
        fits = [f for f in fits if all(no_pair(f[1][n], f[1][n + 1], shown) for n in rows)]
    return tuple({char.seen: char for char, _ in fits[:MOST]}.values())


def _exact(data: bytes, encoding: str) -> tuple[ModelChar, ...]:
    if encoding != UTF8 and len(data) == 2:
        char = pairs(encoding).get(data)
        return (model_char(char),) if char is not None else ()
    try:
        char = data.decode(encoding)
    except UnicodeDecodeError:
        return ()
    return (model_char(char),) if len(char) == 1 else ()


@cache
def _index(encoding: str, script: str) -> dict[Pattern, list[tuple[ModelChar, bytes]]]:
    """The characters of every pattern with an unknown byte, the commonest first.

    The wide blank is one of those in UTF-8 whose first byte is known: GBK reads 0x80, its last one, as no character.
    """
    out: defaultdict[Pattern, list[tuple[ModelChar, bytes]]] = defaultdict(list)
    for char, data in common(encoding, script):
        for pattern in product(*((b, None) for b in data)):
            if None in pattern:
                out[pattern].append((char, data))
    if encoding == UTF8:
        blank = INDENT.encode()
        for pattern in product(blank[:1], *((b, None) for b in blank[1:])):
            if None in pattern:
                out[pattern].insert(0, (model_char(INDENT), blank))
    return dict(out)


def common(encoding: str, script: str, rarest: float = RAREST) -> list[tuple[ModelChar, bytes]]:
    """The characters of a script that are at least as likely as ``rarest``, the commonest first, with their bytes.

    None is rarer than those of `likely_chars`.
    """
    foreign = characters("hans" if script == "hant" else "hant")
    every = (
        {**pairs(BIG5 if script == "hant" else GB), **pairs(GB)}
        if encoding == UTF8
        else pairs(encoding)
    )
    found = []
    likely = likely_chars() | {c: model_char(c) for c in CORNERS + WIDE_POINT}
    for data, char in every.items():
        if char in likely and char != INDENT and char not in foreign:
            s = likely[char]
            score = mixture().logp("", s.seen)
            if score >= rarest:
                found.append((score, s, char.encode() if encoding == UTF8 else data))
    found.sort(key=lambda f: (-f[0], f[2]))
    return [(s, data) for _, s, data in found]
