"""Bytes to text in one encoding, and text to bytes again, exactly.

A byte that decodes to nothing becomes U+FFFD and is kept beside the text; so is a byte sequence
that decodes but would be encoded differently. What is kept is checked here, after each decoding, so
`encode_page` gives back any input byte for byte. Only supersets are named: every GB text is read as
``gb18030``, every Big5 text as ``big5hkscs``.
"""

import codecs
import re
from collections.abc import Iterable, Iterator

from eduparse.document.metadata import Decoding, EncodingRun, RawBytes
from eduparse.document.records import dataclass
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.decode import iso2022cn

UTF8, GB, BIG5, HZ = "utf-8", "gb18030", "big5hkscs", "hz"
ISO_2022_CN = iso2022cn.NAME
UTF16 = ("utf-16-le", "utf-16-be")
UTF32 = ("utf-32-le", "utf-32-be")
JAPANESE_7BIT, KOREAN_7BIT = "iso2022_jp_2", "iso2022_kr"
REPLACEMENT = "\ufffd"
BLANK = "\ue5e5"  # A3A0, which the codec takes for a user-defined pair and browsers show as a wide blank
_EURO = "€"  # 80, as browsers read GBK

MARKS = {
    UTF8: codecs.BOM_UTF8,
    GB: b"\x84\x31\x95\x33",
    "utf-32-le": codecs.BOM_UTF32_LE,  # begins like that of UTF-16
    "utf-32-be": codecs.BOM_UTF32_BE,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}

# What the shortest piece looks like that may decode on its own; anything else is a bad byte.
_SHAPES = {
    UTF8: rb"[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]"
    rb"|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}"
    rb"|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}",
    GB: rb"[\x00-\x7f]|[\x81-\xfe][\x40-\x7e\x80-\xfe]|[\x81-\xfe][0-9][\x81-\xfe][0-9]",
    BIG5: rb"[\x00-\x7f]|[\x81-\xfe][\x40-\x7e\xa1-\xfe]",
    "utf-16-le": rb".[^\xd8-\xdf]|.[\xd8-\xdb].[\xdc-\xdf]",
    "utf-16-be": rb"[^\xd8-\xdf].|[\xd8-\xdb].[\xdc-\xdf].",
    "utf-32-le": rb"..[\x00-\x10]\x00",
    "utf-32-be": rb"\x00[\x00-\x10]..",
}
_BAD = {
    # A character of three bytes with zeros between them, which a program put there, is all there.
    UTF8: rb"[\xe3-\xef]\x00{1,8}[\x80-\xbf]{2}|[\xe3-\xef][\x80-\xbf]\x00{1,8}[\x80-\xbf]"
    rb"|[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2}|.",
    "utf-16-le": rb"..|.",
    "utf-16-be": rb"..|.",
    "utf-32-le": rb".{4}|.",
    "utf-32-be": rb".{4}|.",
}
_UNIT = {name: lazy_pattern(shape, re.DOTALL) for name, shape in _SHAPES.items()}
_PIECE = {
    name: lazy_pattern(b"(?P<good>(?:" + shape + b"){1,4096})|" + _BAD.get(name, b"."), re.DOTALL)
    for name, shape in _SHAPES.items()
}
_UNIT_OR_BAD = {name: lazy_pattern(_SHAPES[name] + b"|.", re.DOTALL) for name in (GB, BIG5)}
_LINE = lazy_pattern(rb"[^\n]++\n?|\n")


@dataclass(frozen=True, slots=True)
class DecodedPiece:
    """Text decoded from consecutive bytes in one encoding; ``raw`` is relative to the text."""

    encoding: str
    text: str
    raw: tuple[RawBytes, ...] = ()


def decoded(data: bytes, encoding: str) -> DecodedPiece:
    """``data`` in ``encoding``; never fails, in time linear in ``data``."""
    try:
        text = data.decode(encoding)
        exact = encoding == UTF8 or text.encode(encoding) == data
        if exact and not (encoding == GB and BLANK in text):
            return DecodedPiece(encoding, text)
    except UnicodeError:
        pass
    if encoding in (JAPANESE_7BIT, KOREAN_7BIT):  # a page is in one state of shifts after another
        text = data.decode(encoding, "replace")
        return DecodedPiece(encoding, text, (RawBytes(0, len(text), data),))
    by_line = encoding in (HZ, ISO_2022_CN)
    return _joined(encoding, (_by_line if by_line else _by_unit)(data, encoding))


def assemble(pieces: Iterable[DecodedPiece], *, mark: bool) -> tuple[str, Decoding]:
    """The text of consecutive pieces and how it leads back to their bytes."""
    texts, raw, at = [], [], 0
    runs: list[EncodingRun] = []
    for piece in pieces:
        texts.append(piece.text)
        raw += [RawBytes(at + r.start, at + r.end, r.data) for r in piece.raw]
        runs.append(EncodingRun(at, at + len(piece.text), piece.encoding))
        at += len(piece.text)
    return "".join(texts), Decoding(mark, tuple(_merged(runs)), tuple(raw))


def encode_page(text: str, decoding: Decoding) -> bytes:
    """The bytes that ``text``, a whole page as it was decoded, was made from.

    A page without runs never was bytes and is written as UTF-8. Runs and raw bytes of several parts
    may simply follow one another. Raises UnicodeError if ``text`` is not that page.
    """
    if not decoding.runs:
        return text.encode(UTF8, "surrogatepass")
    runs = _merged(sorted(decoding.runs, key=lambda r: (r.start, r.end)))
    out = [MARKS[runs[0].encoding]] if decoding.mark else []
    raw = sorted(decoding.raw, key=lambda r: (r.start, r.end))
    n = 0
    for run in runs:
        at = run.start
        while n < len(raw) and raw[n].start < run.end:
            out += [text[at : raw[n].start].encode(run.encoding), raw[n].data]
            at = raw[n].end
            n += 1
        out.append(text[at : run.end].encode(run.encoding))
    return b"".join(out)


def shortest(data: bytes, encoding: str) -> list[bytes]:
    """``data`` in the pieces that decode on their own, a bad byte being one."""
    return [m[0] for m in _UNIT_OR_BAD[encoding].finditer(data)]


def char_of(unit: bytes, encoding: str) -> str:
    """The character of one piece; U+FFFD where it is none, or several."""
    text = _any(unit, encoding)
    return text if len(text) == 1 else REPLACEMENT


def _by_unit(data: bytes, encoding: str) -> Iterator[tuple[str, bytes | None]]:
    """Decoded text with the bytes it stands for where they must be kept, else None."""
    for m in _PIECE[encoding].finditer(data):
        if m["good"] is None:
            if encoding == UTF8 and b"\x00" in m[0][1:]:
                yield _any(m[0].replace(b"\x00", b""), UTF8), m[0]
                continue
            yield _EURO if encoding == GB and m[0] == b"\x80" else REPLACEMENT, m[0]
            continue
        text = _exact(m[0], encoding)
        if text is not None and not (encoding == GB and BLANK in text):
            yield text, None
            continue
        for unit in _UNIT[encoding].findall(m[0]):
            text = _exact(unit, encoding)
            if text == BLANK and encoding == GB:
                yield "\u3000", unit
                continue
            yield (text, None) if text is not None else (_any(unit, encoding), unit)


def _by_line(data: bytes, encoding: str) -> Iterator[tuple[str, bytes | None]]:
    """Encodings with states, which end with a line: whole lines are exact or kept."""
    for m in _LINE.finditer(data):
        text = _exact(m[0], encoding)
        yield (text, None) if text else (m[0].decode(encoding, "replace") or "\n", m[0])


def _exact(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
        return text if text.encode(encoding) == data else None
    except UnicodeError:
        return None


def _any(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return REPLACEMENT


def _joined(encoding: str, parts: Iterable[tuple[str, bytes | None]]) -> DecodedPiece:
    """One piece of many; kept bytes that touch become one entry."""
    texts: list[str] = []
    raw: list[tuple[int, int, list[bytes]]] = []
    at = 0
    for text, kept in parts:
        end = at + len(text)
        if kept is not None and raw and raw[-1][1] == at:
            raw[-1] = (raw[-1][0], end, raw[-1][2])
            raw[-1][2].append(kept)
        elif kept is not None:
            raw.append((at, end, [kept]))
        texts.append(text)
        at = end
    return DecodedPiece(
        encoding, "".join(texts), tuple(RawBytes(s, e, b"".join(data)) for s, e, data in raw)
    )


def _merged(runs: Iterable[EncodingRun]) -> list[EncodingRun]:
    out: list[EncodingRun] = []
    for run in runs:
        if out and out[-1].encoding == run.encoding and out[-1].end == run.start:
            out[-1] = EncodingRun(out[-1].start, run.end, run.encoding)
        else:
            out.append(run)
    return out
