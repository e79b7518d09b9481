"""Which encoding the bytes of a page are in: per file and, where a file is mixed, per line.

In this order: a byte order mark; the escapes of HZ and ISO-2022; UTF-8 without a single bad byte;
UTF-16 and UTF-32 by where their zero bytes stand or by likelihood. Then the encoding whose text is most
likely Chinese (`likelihood`), line by line and inside a line where a page holds several
(`mixed_encoding`). Labels such as ``<meta charset>`` lie, so they are not read. Where the likelihoods are close,
charset-normalizer has the word. Strings of four characters are mostly right, longer ones practically
always.
"""

from collections import Counter
from collections.abc import Iterator

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.document import Document
from eduparse.document.identity import page_id
from eduparse.document.metadata import Decoding, DocumentWarning, EncodingRun, Metadata, RawBytes
from eduparse.errors import DocumentError
from eduparse.language.halves import HALVES, has_halves, without_halves
from eduparse.stages.decode.encodings import (
    HZ,
    ISO_2022_CN,
    JAPANESE_7BIT,
    KOREAN_7BIT,
    MARKS,
    UTF8,
    UTF16,
    UTF32,
    DecodedPiece,
    assemble,
    decoded,
)
from eduparse.stages.decode.foreign import foreign_encoding, makes_sense, may_be_chinese
from eduparse.stages.decode.language import CHINESE, UNKNOWN, language_of
from eduparse.stages.decode.likelihood import CLEAR, NARROW, POOR, likeliest, likelihood, mean
from eduparse.stages.decode.mixed_encoding import decoded_pieces

_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
_MOST_CONTROLS = 0.02  # of all bytes; damaged text has fewer, compressed data ten times as many
_FORMATS = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x89PNG": "a PNG image",
    b"GIF8": "a GIF image",
    b"\xff\xd8\xff": "a JPEG image",
    b"\x1f\x8b": "gzip data",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
}

_LOOK = 4 * 1024  # bytes that tell UTF-16, and beyond which GBK does not pass for UTF-8 by accident
_EACH_LOOK = 4 * 1024  # bytes at either end and in the middle that are looked at for controls
_FEW_CONTROLS = 3  # which any text may hold
_MOST_WARNINGS = 100  # about bad bytes in one page; the bytes are kept all the same
_PASSED = 4.0  # nats by which each pair of bytes that is valid UTF-8 speaks for it
_FEWEST_BEHIND = 4  # characters of three bytes that tell UTF-8 behind a mark of UTF-16
_FEWEST_WIDE = 4  # characters that tell UTF-32
_NO_CONTROLS = 400  # bytes of UTF-16 that never pass without a control character or a zero


def decode_page(data: bytes, source: str, budget: Budget = UNLIMITED) -> Document:
    """The page that ``data`` holds, called ``source``; its `Decoding` leads back to ``data``.

    Raises DocumentError where there is no text: nothing at all, or binary data.
    """
    if not data:
        raise DocumentError("The file is empty; fetch it again or leave it out.", "decode")
    text, decoding, doubtful = decode_text(data, budget)
    if not text:
        raise DocumentError(
            "The file is empty but for a byte order mark; fetch it again or leave it out.", "decode"
        )
    metadata = Metadata(
        encoding=_main_encoding(decoding, text),
        decoding=decoding,
        language=None if doubtful else language_of(text),
        warnings=tuple(_warnings(text, decoding, doubtful=doubtful)),
    )
    return Document.of_page(page_id(source), source, text, metadata)


def page_of_text(page: Document) -> Document:
    """``page``, whose text somebody else decoded: halves of characters in it show as U+FFFD and are kept as bytes."""
    text = page.text
    if not has_halves(text):
        return page
    halves = tuple(
        RawBytes(m.start(), m.end(), m[0].encode(UTF8, "surrogatepass"))
        for m in HALVES.finditer(text)
    )
    decoding = Decoding(False, (EncodingRun(0, len(text), UTF8),), halves)  # noqa: FBT003
    shown = without_halves(text)
    told = Metadata(decoding=decoding, warnings=tuple(_invalid(shown, decoding)))
    return Document.of_page(page.id, page.source, shown, told)


def decode_text(data: bytes, budget: Budget = UNLIMITED) -> tuple[str, Decoding, bool]:
    """The text of ``data``, how it leads back to the bytes, and whether the encoding is in doubt.

    Raises DocumentError on binary data.
    """
    marked = next((e for e, mark in MARKS.items() if data.startswith(mark)), None)
    body = data[len(MARKS[marked]) :] if marked else data
    if marked in (*UTF16, *UTF32):
        return *_behind_wide_mark(body, marked), False
    if not marked:
        _refuse_binary_format(data)
    try:
        text = body.decode(UTF8)
    except UnicodeDecodeError:
        text = None
    if not marked and _is_utf32(body):
        return *assemble([decoded(body, UTF32[body[0] == 0])], mark=False), False
    if text is not None and marked in (None, UTF8):
        piece, doubtful = _from_utf8(body, text, marked=bool(marked))
        return *assemble([piece], mark=marked == UTF8), doubtful
    if not marked and (wide := _utf16(body)):
        return *assemble([decoded(body, wide)], mark=False), False
    _refuse_controls(body)
    found, doubtful = decoded_pieces(body, budget)
    if not marked and any(p.encoding != UTF8 for p in found):
        text = "".join(p.text for p in found)
        if not makes_sense(text) and 2 * _size(found, UTF8) < len(text):
            codec, sure = (None, False) if may_be_chinese(text) else foreign_encoding(body)
            found, doubtful = ([decoded(body, codec)], not sure) if codec else (found, True)
    if marked and found and found[0].encoding != marked:
        found.insert(0, decoded(MARKS[marked], marked))
        marked = None
    return *assemble(found, mark=bool(marked)), doubtful


def _behind_wide_mark(body: bytes, marked: str) -> tuple[str, Decoding]:
    """``body`` behind the mark of the encoding ``marked``; UTF-8 all the same keeps the mark as a character."""
    text = _utf8_behind(body) if marked in UTF16 else ""
    if text:
        return assemble((decoded(MARKS[marked], marked), DecodedPiece(UTF8, text)), mark=False)
    return assemble([decoded(body, marked)], mark=True)


def _utf8_behind(body: bytes) -> str:
    """The text behind a mark of UTF-16 that is UTF-8 all the same; "" where there is none.

    Half of the bytes of a few characters of UTF-16 never fall in with those of UTF-8 by chance.
    """
    try:
        text = body.decode(UTF8)
    except UnicodeDecodeError:
        return ""
    return text if "\0" not in text and sum(c > "\u07ff" for c in text) >= _FEWEST_BEHIND else ""


def _size(found: list[DecodedPiece], encoding: str) -> int:
    return sum(len(p.text) for p in found if p.encoding == encoding)


def _from_utf8(data: bytes, text: str, *, marked: bool) -> tuple[DecodedPiece, bool]:
    """Bytes that decode as UTF-8, which also HZ, UTF-16 and very short GBK strings may do."""
    if b"\0" in data and not marked and (wide := _utf16(data)):
        return decoded(data, wide), False
    if text.isascii() and not marked:
        if b"~{" in data and b"~}" in data:
            return decoded(data, HZ), False
        if b"\x1b$" in data and (escaped := _escaped_encoding(data)):
            return decoded(data, escaped), False
    if not marked and data.translate(None, _CONTROLS) != data and (wide := _utf16(data)):
        return decoded(data, wide), False
    _refuse_controls(data)
    if not marked and len(data) <= _LOOK and not text.isascii() and max(text) < "\u0800":
        # Characters of GBK pass for UTF-8 one in seven: a few may, a line of them never does.
        lean = CLEAR + _PASSED * sum(c > "\x7f" for c in text)
        encoding, margin = likeliest(data, UTF8, lean=lean)
        if encoding == UTF8 or makes_sense(decoded(data, encoding).text):
            # Letters that go together as those of a language are no bytes of GBK by chance.
            named = encoding == UTF8 and language_of(text) not in (None, UNKNOWN, CHINESE)
            return decoded(data, encoding), margin < CLEAR and not named
        # Cyrillic, Greek or Hebrew, which the likelihood of Chinese does not know.
    return DecodedPiece(UTF8, text), False


def _escaped_encoding(data: bytes) -> str | None:
    """Which ISO-2022 the escapes of ``data`` name (RFC 1922, 1557, 1554); None where they name none."""
    if b"\x0e" in data and b"\x1b$)C" not in data:
        return ISO_2022_CN
    encoding = KOREAN_7BIT if b"\x0e" in data else JAPANESE_7BIT
    try:
        return None if data.decode(encoding).isascii() else encoding
    except UnicodeDecodeError:
        return None


def _is_utf32(data: bytes) -> bool:
    """Whether each four bytes are one character: two of them are zero, on the same side."""
    head = data[:_LOOK]
    if len(data) % 4 or len(head) < 4 * _FEWEST_WIDE or (head[0] == 0) == (head[3] == 0):
        return False
    ends = (head[0::4], head[1::4]) if head[0] == 0 else (head[3::4], head[2::4])
    return not any(ends[0]) and max(ends[1]) <= 0x10 and 2 * ends[1].count(0) > len(ends[1])


def _refuse_binary_format(data: bytes) -> None:
    for signature, name in _FORMATS.items():
        if data.startswith(signature):
            raise DocumentError(
                f"The file looks binary: it begins like {name}; extract its text first.", "decode"
            )


def _refuse_controls(data: bytes) -> None:
    middle = len(data) // 2
    parts = (data[:_EACH_LOOK], data[middle : middle + _EACH_LOOK], data[-_EACH_LOOK:])
    seen = parts if len(data) > 3 * _EACH_LOOK else (data,)
    size = sum(map(len, seen))
    controls = sum(len(part) - len(part.translate(None, _CONTROLS)) for part in seen)
    if controls > max(_FEW_CONTROLS, _MOST_CONTROLS * size):
        raise DocumentError(
            f"The file looks binary: {controls:,} of {size:,} bytes are control characters; "
            "extract its text first.",
            "decode",
        )


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark, or None: zero bytes on one side only, and likelier than the rest.

    Blanks, digits and line ends have a zero byte; Chinese without any is told by likelihood.
    """
    head = data[: _LOOK & ~1]
    if len(head) < 4 or (len(head) >= _NO_CONTROLS and head.translate(None, _CONTROLS) == head):
        return None
    zeros = head[0::2].count(0), head[1::2].count(0)
    if max(zeros) > len(head) // 5 and min(zeros) * 10 <= max(zeros):
        return UTF16[zeros[1] < zeros[0]]
    head = head[:_NO_CONTROLS]
    best = max(UTF16, key=lambda e: likelihood(head, e))
    if not POOR < mean(decoded(head, best).text) < 0:
        return None
    narrow = max(likelihood(head, e) for e in NARROW)
    return best if likelihood(head, best) > narrow + CLEAR else None


def _main_encoding(decoding: Decoding, text: str) -> str:
    """The encoding of most characters that are not ASCII."""
    if len(decoding.runs) == 1:
        return decoding.runs[0].encoding
    size = Counter[str]()
    for run in decoding.runs:
        size[run.encoding] += sum(c > "\x7f" for c in text[run.start : run.end])
    return size.most_common(1)[0][0]


def _warnings(text: str, decoding: Decoding, *, doubtful: bool) -> Iterator[DocumentWarning]:
    if doubtful:
        yield DocumentWarning("encoding-doubtful")
        if not may_be_chinese(text):
            yield DocumentWarning("not-chinese")
    elif language_of(text) not in (None, UNKNOWN, CHINESE):
        yield DocumentWarning("not-chinese")
    yield from _invalid(text, decoding)


def _invalid(text: str, decoding: Decoding) -> Iterator[DocumentWarning]:
    bad = [r for r in decoding.raw if "\ufffd" in text[r.start : r.end]]
    for r in bad[:_MOST_WARNINGS]:
        yield DocumentWarning("bytes-invalid", r.start, r.end)
    if len(bad) > _MOST_WARNINGS:
        yield DocumentWarning("bytes-invalid")
