"""Text shown in a wrong encoding, escaped, or in wrong forms, for the repair bench.

Each class takes a clean paragraph and a random generator and returns what should come back and what
a reader sees. A paragraph that the class cannot damage, such as one with characters its encoding
lacks, raises UnicodeError or ValueError.
"""

import html
import random
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from urllib.parse import quote

from bench._damage import traditional

Damage = Callable[[str, random.Random], tuple[str, str]]
LOST = "\ufffd"
SIX = "two paragraphs of six"
"""Classes of this name damage a text of six paragraphs."""


def windows(data: bytes) -> str:
    """``data`` as Windows-1252 shows it, bytes that it leaves out as Latin-1."""
    return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in data)


def shown(written: str, codec: str, *, mark: str = "") -> Damage:
    """Text written in one encoding and read in another; ``mark`` stands for what is lost."""

    def damage(text: str, _: random.Random) -> tuple[str, str]:
        text = big5_text(text) if written == "big5" else text
        data = text.encode(written)
        seen = data.decode(codec, "replace" if mark else "strict")
        if mark and LOST not in seen:
            raise ValueError("nothing is lost")
        return text, seen.replace(LOST, mark or LOST)

    return damage


def chained(*steps: Callable[[str], str]) -> Damage:
    """Several wrong readings on top of each other."""

    def damage(text: str, _: random.Random) -> tuple[str, str]:
        out = text
        for step in steps:
            out = step(out)
        return text, out

    return damage


def third(step: Callable[[str], str]) -> Damage:
    """The middle third of a paragraph shown wrongly."""

    def damage(text: str, _: random.Random) -> tuple[str, str]:
        n = len(text) // 3
        return text, text[:n] + step(text[n : 2 * n]) + text[2 * n :]

    return damage


def some(step: Callable[[str], str]) -> Damage:
    """Two of the lines of a text shown wrongly."""

    def damage(text: str, rng: random.Random) -> tuple[str, str]:
        lines = text.split("\n")
        bad = set(rng.sample(range(len(lines)), 2))
        return text, "\n".join(step(line) if n in bad else line for n, line in enumerate(lines))

    return damage


def big5_text(text: str) -> str:
    """``text`` in traditional script, without what Big5 lacks."""
    return traditional(text).encode("big5", "ignore").decode("big5")


def latin(codec: str) -> Callable[[str], str]:
    """Written in ``codec`` and shown as Latin-1."""
    return lambda text: text.encode(codec).decode("latin-1")


def western(codec: str) -> Callable[[str], str]:
    """Written in ``codec`` and shown as Windows-1252."""
    return lambda text: windows(text.encode(codec))


def as_gb(text: str) -> str:
    """Written in UTF-8 and shown as GB18030, what is lost as U+FFFD."""
    return text.encode().decode("gb18030", "replace")


def dropped(text: str, _: random.Random) -> tuple[str, str]:
    """UTF-8 shown as GBK, with what GBK leaves to users, and what it cannot read, gone."""
    return text, "".join(c for c in _as_gbk_pairs(text.encode()) if c not in _PRIVATE + LOST)


def _as_gbk_pairs(data: bytes) -> str:
    out, at = [], 0
    while at < len(data):
        size = 1 if data[at] < 0x81 or data[at] == 0xFF else 2
        pair = data[at : at + size]
        char = pair.decode("gb18030", "replace") if size == 2 else pair.decode("ascii", "replace")
        if len(char) == 2:  # a lead byte before ASCII
            char = LOST + char[1]
        out.append(char)
        at += size
    return "".join(out)


_PRIVATE = "".join(map(chr, range(0xE000, 0xF900)))


def pairs_first(text: str, _: random.Random) -> tuple[str, str]:
    """GBK shown by a decoder that takes valid sequences of UTF-8 first and cp1252 for the rest."""
    data, out, at = text.encode("gbk"), [], 0
    while at < len(data):
        for size in (4, 3, 2):
            try:
                char = data[at : at + size].decode()
            except UnicodeDecodeError:
                continue
            if len(char) == 1 and len(data) - at >= size:
                break
        else:
            size, char = 1, windows(data[at : at + 1])
        out.append(char)
        at += size
    return text, "".join(out)


def no_controls(text: str, _: random.Random) -> tuple[str, str]:
    """UTF-8 shown as Latin-1, its C1 controls gone."""
    return text, re.sub("[\x80-\x9f]", "", text.encode().decode("latin-1"))


def code_page(codec: str) -> Damage:
    """UTF-8 shown in a code page of one byte; what that leaves out shows as control characters."""

    def damage(text: str, _: random.Random) -> tuple[str, str]:
        data = text.encode()
        return text, "".join(bytes((b,)).decode(codec, "ignore") or chr(b) for b in data)

    return damage


def _replaced(written: str, codec: str) -> Damage:
    """Written in pairs and shown in another code page, what is lost as U+FFFD, if anything is."""

    def damage(text: str, _: random.Random) -> tuple[str, str]:
        text = big5_text(text) if written == "big5" else text
        return text, text.encode(written).decode(codec, "replace")

    return damage


def private(codec: str) -> Damage:
    """GBK or Big5 shown in the other, no pair lost."""

    def damage(text: str, _: random.Random) -> tuple[str, str]:
        if codec == "gb18030":
            text = big5_text(text)
            return text, text.encode("big5").decode("gb18030")
        return text, _hkscs(text.encode("gbk"))

    return damage


def _hkscs(data: bytes) -> str:
    """GBK bytes as Windows shows them in Big5, user-defined pairs as private-use characters."""
    from eduparse.stages.repair.byte_readings import BIG5, stands_for

    table = _private_use()
    out, at = [], 0
    while at < len(data):
        size = 1 if data[at] < 0x80 else 2
        pair = data[at : at + size]
        char = pair.decode("cp950", "ignore") or table.get(pair, "")
        if not char or pair not in stands_for(char, BIG5):
            raise ValueError("a pair that Big5 has no room for")
        out.append(char)
        at += size
    return "".join(out)


@cache
def _private_use() -> dict[bytes, str]:
    from eduparse.stages.repair.byte_readings import BIG5, stands_for

    chars = map(chr, range(0xE000, 0xF849))
    return {data: char for char in chars for data in stands_for(char, BIG5)}


def _escaped(step: Callable[[str], str]) -> Damage:
    return lambda text, _: (text, "".join(step(c) if c > "\x7f" else c for c in text))


def _named(text: str, _: random.Random) -> tuple[str, str]:
    text = f"“{text}”—{text[:5]}·"
    return text, f"&ldquo;{text[1:-8]}&rdquo;&mdash;{text[-6:-1]}&middot;"


def _twice(text: str, _: random.Random) -> tuple[str, str]:
    return f"“{text}”", f"&amp;ldquo;{text}&amp;rdquo;"


def _forms(table: Callable[[], dict[int, str]]) -> Damage:
    def damage(text: str, _: random.Random) -> tuple[str, str]:
        seen = text.translate(table())
        if seen == text:
            raise ValueError("no character has such a form")
        return text, seen

    return damage


@cache
def _radicals() -> dict[int, str]:
    return {ord(unicodedata.normalize("NFKC", chr(c))): chr(c) for c in range(0x2F00, 0x2FD6)}


@cache
def _compatible() -> dict[int, str]:
    out: dict[int, str] = {}
    for c in range(0xF900, 0xFADA):
        plain = unicodedata.normalize("NFC", chr(c))
        if plain != chr(c):
            out.setdefault(ord(plain), chr(c))
    return out


def _wide(text: str, _: random.Random) -> tuple[str, str]:
    text = f"{text[:20]}ABC2021号{text[20:]}"
    return text, "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)


def _invisible(text: str, rng: random.Random) -> tuple[str, str]:
    out = list(text)
    for _ in range(6):
        out.insert(rng.randrange(len(out)), rng.choice("\u200b\u200c\u200d\u2060\ufeff\u00ad"))
    return text, "".join(out)


def _annotated(text: str, rng: random.Random) -> tuple[str, str]:
    """Readings behind every third character that conversion changed, as a site converter leaves them."""
    from pypinyin import pinyin

    hant = traditional(text)
    if len(hant) != len(text) or hant == text:
        raise ValueError("not character for character")
    out = []
    for plain, char in zip(text, hant, strict=True):
        stuck = plain != char and rng.random() < 0.35
        out.append(f"{char}({pinyin(plain)[0][0]})" if stuck else char)
    return hant, "".join(out)


CLASSES: dict[str, Damage] = {
    "utf8 as gb18030, lossless": shown("utf-8", "gb18030"),
    "utf8 as gbk, lost as U+FFFD": shown("utf-8", "gbk", mark=LOST),
    "utf8 as gbk, lost as ?": shown("utf-8", "gbk", mark="?"),
    "utf8 as gb18030, lost as U+FFFD": shown("utf-8", "gb18030", mark=LOST),
    "gbk as latin-1": chained(latin("gbk")),
    "gbk as cp1252": chained(western("gbk")),
    "gbk as cp1252, lost as ?": lambda text, _: (
        text,
        text.encode("gbk").decode("cp1252", "replace").replace(LOST, "?"),
    ),
    "big5 as latin-1": lambda text, _: (big5_text(text), latin("big5")(big5_text(text))),
    "utf8 as latin-1": chained(latin("utf-8")),
    "utf8 as cp1252": chained(western("utf-8")),
    "utf8 as cp1252, lost as U+FFFD": shown("utf-8", "cp1252", mark=LOST),
    "utf8 as latin-1 twice": chained(latin("utf-8"), latin("utf-8")),
    "utf8 as cp1252 twice": chained(western("utf-8"), western("utf-8")),
    "gbk as latin-1, then utf8 as cp1252": chained(latin("gbk"), western("utf-8")),
    "utf8 as latin-1, then as gb18030": chained(latin("utf-8"), as_gb),
    "big5 as gbk, kept": private("gb18030"),
    "gbk as big5, kept": private("big5"),
    "big5 as gbk, lossy": shown("big5", "gbk", mark=LOST),
    "gbk as big5, lossy": shown("gbk", "big5", mark=LOST),
    "gbk as big5-hkscs, lossy": shown("gbk", "big5hkscs", mark=LOST),
    "utf8 as gbk, user-defined dropped": dropped,
    "utf8 as gbk, bad bytes dropped": lambda text, _: (text, text.encode().decode("gbk", "ignore")),
    "gbk, utf8 pairs first": pairs_first,
    "utf8 as latin-1, controls dropped": no_controls,
    "utf8 as cp1250": code_page("cp1250"),
    "utf8 as cp1251": code_page("cp1251"),
    "utf8 as cp1257": code_page("cp1257"),
    "utf8 as cp437": code_page("cp437"),
    "utf8 as cp850": code_page("cp850"),
    "utf8 as mac roman": code_page("mac_roman"),
    "utf8 as koi8-r": code_page("koi8_r"),
    "utf8 as cp932": shown("utf-8", "cp932", mark=LOST),
    "utf8 as cp949": shown("utf-8", "cp949", mark=LOST),
    f"{SIX}, gbk as latin-1": some(latin("gbk")),
    f"{SIX}, utf8 as cp1252": some(western("utf-8")),
    f"{SIX}, utf8 as gb18030": some(as_gb),
    "a third, gbk as latin-1": third(latin("gbk")),
    "a third, utf8 as cp1252": third(western("utf-8")),
    "a third, utf8 as gb18030": third(as_gb),
    "entities, named": _named,
    "entities, decimal": _escaped(lambda c: f"&#{ord(c)};"),
    "entities, hexadecimal": _escaped(lambda c: f"&#x{ord(c):x};"),
    "entities, escaped twice": _twice,
    "entities, without semicolon": _escaped(lambda c: f"&#{ord(c)}"),
    "escapes, backslash": _escaped(lambda c: f"\\u{ord(c):04x}"),
    "escapes, percent u": _escaped(lambda c: f"%u{ord(c):04X}"),
    "percent, utf8": lambda text, _: (text, quote(text)),
    "percent, gbk": lambda text, _: (text, quote(text.encode("gbk"))),
    "html, escaped": lambda text, _: (f"<{text}>&“", html.escape(f"<{text}>&") + "&ldquo;"),
    "pinyin": _annotated,
    "forms, radicals": _forms(_radicals),
    "forms, compatibility": _forms(_compatible),
    "forms, full width": _wide,
    "forms, invisible": _invisible,
}
"""Every class of damage, by its name in the figures."""

EASTERN: dict[str, Damage] = {
    f"{written} as {codec}": _replaced(written, codec)
    for written in ("gbk", "big5")
    for codec in ("cp932", "cp949")
}
"""Pairs that a code page of Japan or Korea shows, measured by genre only."""

_SPACED = re.compile(r"\s")


def whole(text: str) -> bool:
    """Whether a paragraph can be damaged in every class: all of it in GBK, without blanks and ``?``."""
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return _SPACED.search(text) is None
