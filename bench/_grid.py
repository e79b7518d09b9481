"""Byte files of known text: every encoding, length and condition, short strings, and mixed files.

The texts are those the character model has not seen. What of a text an encoding lacks is left out.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench._damage import held_back, traditional

ENCODINGS: dict[str, tuple[str, bool, str]] = {  # codec, traditional, characters strewn in
    "utf-8": ("utf-8", False, ""),
    "utf-8 traditional": ("utf-8", True, ""),
    "utf-8 with a mark": ("utf-8-sig", False, ""),
    "gb2312": ("gb2312", False, ""),
    "gbk traditional": ("gbk", True, ""),
    "gb18030 with four bytes": ("gb18030", False, "䶮㑇𠮷㳚鿍"),
    "big5": ("big5", True, ""),
    "big5-hkscs": ("big5hkscs", True, "嘅喺咗佢哋"),
    "utf-16 with a mark": ("utf-16", False, ""),
    "utf-16-le": ("utf-16-le", False, ""),
    "utf-16-be": ("utf-16-be", False, ""),
    "hz": ("hz", False, ""),
    "iso-2022-cn": ("iso-2022-cn", False, ""),
}
LENGTHS = {20: 20, 50: 20, 200: 20, 1000: 12, 10_000: 5}  # characters, and files of that length
CONDITIONS = ("plain", "html", "lying meta", "ascii mixed in", "tail cut", "bad bytes")
SEVEN_BIT = ("hz", "iso-2022-cn")  # a cut or bad byte there is another text, not a damaged one
_HTML = (
    '<!DOCTYPE html>\n<html><head><meta http-equiv="Content-Type" content="text/html; charset={}">'
    "<title>教育政策</title>\n<script>var _hmt=_hmt||[];</script></head>"
    '<body><div class="content"><p>{}</p></div></body></html>'
)
_ENGLISH = " The Ministry of Education notice (No. 2021-43) http://www.example.cn/srcsite/A06/ "
BAD = (0xFF, 0x80, 0xFE, 0x00, 0x3F, 0xA0)


@dataclass(frozen=True, slots=True)
class File:
    """``data`` made of ``text`` with ``codec``."""

    encoding: str
    length: int
    condition: str
    codec: str
    text: str
    data: bytes


def encoded(text: str, codec: str) -> bytes:
    """``text`` in ``codec``, ISO-2022-CN among them."""
    return _iso_2022_cn(text) if codec == "iso-2022-cn" else text.encode(codec)


def grid(shared: Path) -> Iterator[File]:
    """The files of the grid."""
    yield from grid_of(list(held_back(shared, 20, 400)), LENGTHS, CONDITIONS)


def grid_of(texts: list[str], lengths: dict[int, int], conditions: Sequence[str]) -> Iterator[File]:
    """The files of a grid of ``texts``: by length how many, under each of ``conditions``."""
    rng = random.Random("grid")  # noqa: S311 - no secret
    for name, (codec, hant, strewn) in ENCODINGS.items():
        for length, count in lengths.items():
            for condition in conditions:
                if codec in SEVEN_BIT and condition in ("tail cut", "bad bytes", "lying meta"):
                    continue
                for _ in range(count):
                    text = text_of(texts, length, rng, hant=hant, strewn=strewn)
                    text = _kept(_conditioned(text, condition, codec, rng), codec)
                    data = _hurt(text, condition, codec, rng)
                    yield File(name, length, condition, codec, text, data)


def strings(shared: Path, length: int, codec: str, count: int) -> Iterator[File]:
    """Strings of ``length`` characters, all of them Chinese."""
    rng = random.Random(f"{length} {codec}")  # noqa: S311 - no secret
    texts = ["".join(c for c in p if "\u4e00" <= c <= "\u9fff") for p in held_back(shared, 40, 400)]
    while count:
        text = rng.choice(texts)
        if len(text) < length:
            continue
        at = rng.randrange(len(text) - length + 1)
        text = text[at : at + length]
        text = traditional(text) if codec == "big5" else text
        if _kept(text, codec) == text:
            count -= 1
            yield File(codec, length, "string", codec, text, text.encode(codec))


def mixed(shared: Path, count: int = 40) -> Iterator[list[tuple[str, bytes]]]:
    """Files of lines in two encodings, in runs of one to four lines; a line as text and bytes."""
    rng = random.Random("mixed")  # noqa: S311 - no secret
    texts = list(held_back(shared, 20, 300))
    for n in range(count):
        other = ("gbk", "gbk", "gbk", "big5")[n % 4]
        lines: list[tuple[str, bytes]] = []
        codecs = [other, "utf-8"]
        rng.shuffle(codecs)
        while len(lines) < 12:
            for codec in codecs:
                for text in rng.sample(texts, rng.randint(1, 4)):
                    kept = _kept(traditional(text) if other == "big5" else text, codec)
                    lines.append((kept, kept.encode(codec)))
        yield lines


def within(shared: Path, count: int = 200) -> Iterator[File]:
    """Lines that change from one encoding to another inside, at any character."""
    rng = random.Random("within")  # noqa: S311 - no secret
    texts = list(held_back(shared, 30, 200))
    for _ in range(count):
        text = _kept(rng.choice(texts), "gbk")
        at = rng.randint(6, len(text) - 6)
        codecs = rng.sample(("gbk", "utf-8"), 2)
        data = text[:at].encode(codecs[0]) + text[at:].encode(codecs[1])
        yield File("mixed", len(text), "within a line", "mixed", text, data)


def text_of(texts: list[str], length: int, rng: random.Random, *, hant: bool, strewn: str) -> str:
    whole = ""
    while len(whole) < length + 50:
        whole += rng.choice(texts) + "\n"
    at = rng.randrange(len(whole) - length)
    text = list(whole[at : at + length].strip() or "教育")
    if strewn:
        for _ in range(max(1, length // 100)):
            text[rng.randrange(len(text))] = rng.choice(strewn)
    joined = "".join(text)
    return traditional(joined) if hant else joined


def _kept(text: str, codec: str) -> str:
    """What ``codec`` has of ``text``."""
    plain = "gb2312" if codec in SEVEN_BIT else codec
    return text if plain.startswith("utf") else text.encode(plain, "ignore").decode(plain)


def _conditioned(text: str, condition: str, codec: str, rng: random.Random) -> str:
    if condition in ("html", "lying meta"):
        label = codec.replace("-sig", "").replace("big5hkscs", "big5")
        if condition == "lying meta":
            label = "utf-8" if label.startswith(("gb", "iso", "hz")) else "gb2312"
        return _HTML.format(label, text)
    if condition == "ascii mixed in":
        for _ in range(max(1, len(text) // 80)):
            at = rng.randrange(len(text) + 1)
            text = text[:at] + _ENGLISH + text[at:]
    return text


def _hurt(text: str, condition: str, codec: str, rng: random.Random) -> bytes:
    if condition == "tail cut":
        return encoded(text.rstrip("".join(map(chr, range(128)))), codec)[:-1]
    data = bytearray(encoded(text, codec))
    if condition == "bad bytes":
        for _ in range(max(1, len(data) // 100)):
            data[rng.randrange(min(4, len(data)), len(data))] = rng.choice(BAD)
    return bytes(data)


def _iso_2022_cn(text: str) -> bytes:
    r"""RFC 1922: ESC $ ) A once a line, then SO and SI around the characters of GB 2312."""
    lines = []
    for line in text.split("\n"):
        out, shifted = bytearray(), False
        for c in line:
            wide = c > "\x7f"
            if wide and b"\x1b$)A" not in out:
                out += b"\x1b$)A"
            if wide != shifted:
                out += b"\x0e" if wide else b"\x0f"
                shifted = wide
            out += bytes(b & 0x7F for b in c.encode("gb2312"))
        lines.append(bytes(out) + (b"\x0f" if shifted else b""))
    return b"\n".join(lines)
