"""Which encoding the bytes of a page are in: per file and, where a file is mixed, per line.

In this order: a byte order mark; HZ escapes; UTF-8 without a single bad byte; UTF-16 by where its
zero bytes stand or by likelihood; then line by line the encoding whose text is most likely Chinese.
Likely means the sum of the log-probabilities of its characters (`lexicons/han-frequency.tsv`), bad
bytes counting as very unlikely characters. GB18030 accepts nearly all Big5, so accepting bytes
proves nothing, and labels such as ``<meta charset>`` lie, so they are not read. Where the sums are
close, charset-normalizer has the word. Strings of four characters are mostly right, longer ones
practically always.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from eduparse.document import Document, Findings, Pass
from eduparse.encodings import BIG5, GB, HZ, MARKS, UTF8, UTF16, Piece, assemble, decoded
from eduparse.errors import DocumentError
from eduparse.lexicons import table
from eduparse.metadata import Decoding, DocumentWarning, Metadata
from eduparse.rows import page_id

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

_SAMPLE = 64 * 1024  # bytes that are looked at to choose between encodings
_SHORT = 4 * 1024  # bytes beyond which GBK does not pass for UTF-8 by accident
_UNSEEN, _FOREIGN, _PRIVATE, _BAD = -16, -18, -22, -20  # natural log-probabilities, set by hand
_LATIN = -7  # accented letters and signs of Latin-1 do occur in UTF-8 text
_ASCII = -4
_GLANCE = 60  # characters that show whether a line that decodes reads like Chinese
_MOST_WARNINGS = 100  # about bad bytes in one page; the bytes are kept all the same
_CLEAR = 8.0  # difference of log-probabilities (nats) that settles it
_NATURAL = -9.0  # mean log-probability above which a line needs no second opinion
_POOR = -13.0  # mean below which no text is Chinese
_LINES = re.compile(rb"[^\n]++\n?|\n")


class Frame:
    """What the reader of a page with a layout (HTML, PDF) tells about its lines.

    It is said here, before anything else, because only the reader sees the layout: a row carries the
    edits that come of it, not the layout, so that stages joined by pipes give what one process gives.
    """

    name = "decode.frame"

    def __call__(self, doc: Document) -> Findings:
        """The findings of the page's layout; none for plain text and for rows."""
        return Findings() if doc.layout is None else doc.layout(doc)


def passes() -> tuple[Pass, ...]:
    """The passes of the stage, behind the decoding itself."""
    return (Frame(),)


def decode_page(data: bytes, source: str) -> Document:
    """The page that ``data`` holds, called ``source``; its `Decoding` leads back to ``data``.

    Raises DocumentError where there is no text: nothing at all, or binary data.
    """
    if not data:
        raise DocumentError("The file is empty; fetch it again or leave it out.", "decode")
    text, decoding, doubtful = decode_text(data)
    if not text:
        raise DocumentError(
            "The file is empty but for a byte order mark; fetch it again or leave it out.", "decode"
        )
    metadata = Metadata(
        encoding=_main_encoding(decoding, text),
        decoding=decoding,
        warnings=tuple(_warnings(decoding, doubtful=doubtful)),
    )
    return Document.of_page(page_id(source), source, text, metadata)


def decode_text(data: bytes) -> tuple[str, Decoding, bool]:
    """The text of ``data``, how it leads back to the bytes, and whether the encoding is in doubt.

    Raises DocumentError on binary data.
    """
    marked = next((e for e, mark in MARKS.items() if data.startswith(mark)), None)
    body = data[len(MARKS[marked]) :] if marked else data
    if marked in UTF16:
        return *assemble([decoded(body, marked)], mark=True), False
    if not marked:
        _refuse_binary_format(data)
    try:
        text = body.decode(UTF8)
    except UnicodeDecodeError:
        text = None
    if text is not None and marked in (None, UTF8):
        piece, doubtful = _from_utf8(body, text, marked=bool(marked))
        return *assemble([piece], mark=marked == UTF8), doubtful
    if not marked and (wide := _utf16(body)):
        return *assemble([decoded(body, wide)], mark=False), False
    _refuse_controls(body)
    pieces, doubtful = _by_line(body)
    if marked and pieces and pieces[0].encoding != marked:
        pieces.insert(0, decoded(MARKS[marked], marked))
        marked = None
    return *assemble(pieces, mark=bool(marked)), doubtful


def _from_utf8(data: bytes, text: str, *, marked: bool) -> tuple[Piece, bool]:
    """Bytes that decode as UTF-8, which also HZ, UTF-16 and very short GBK strings may do."""
    if b"\0" in data and not marked and (wide := _utf16(data)):
        return decoded(data, wide), False
    _refuse_controls(data)
    if marked:
        return Piece(UTF8, text), False
    if text.isascii():
        hz = b"~{" in data and b"~}" in data
        return (decoded(data, HZ) if hz else Piece(UTF8, text)), False
    if len(data) <= _SHORT and max(text) < "\u0800":
        encoding, margin = _likeliest(data, UTF8, lean=_CLEAR)
        return decoded(data, encoding), margin < _CLEAR
    return Piece(UTF8, text), False


def _refuse_binary_format(data: bytes) -> None:
    for signature, name in _FORMATS.items():
        if data.startswith(signature):
            raise DocumentError(
                f"The file looks binary: it begins like {name}; extract its text first.", "decode"
            )


def _refuse_controls(data: bytes) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(data):
        raise DocumentError(
            f"The file looks binary: {controls:,} of {len(data):,} bytes are control characters; "
            "extract its text first.",
            "decode",
        )


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark, or None: zero bytes on one side only, and likelier than the rest.

    Blanks, digits and line ends have a zero byte; Chinese without any is told by likelihood.
    """
    head = data[: _SAMPLE & ~1]
    if len(head) < 4:
        return None
    zeros = head[0::2].count(0), head[1::2].count(0)
    if max(zeros) > len(head) // 5 and min(zeros) * 10 <= max(zeros):
        return UTF16[zeros[1] < zeros[0]]
    head = head[:_SHORT]
    best = max(UTF16, key=lambda e: _likelihood(head, e))
    if not _POOR < _mean(decoded(head, best).text) < 0:
        return None
    narrow = max(_likelihood(head, e) for e in (UTF8, GB, BIG5))
    return best if _likelihood(head, best) > narrow + _CLEAR else None


def _by_line(data: bytes) -> tuple[list[Piece], bool]:
    """Pieces in the encoding of each line, and whether the main one is in doubt.

    Lines are joined before they are decoded; a line without foreign bytes follows the one before.
    """
    main, margin = _likeliest(_sample(data), UTF8)
    if margin < _CLEAR and main != UTF8:
        main = _opinion(_sample(data), main)
    chosen: list[tuple[str, list[bytes]]] = []
    for m in _LINES.finditer(data):
        line = m[0]
        before = chosen[-1][0] if chosen else main
        encoding = before if line.isascii() else _of_line(line, main)
        if chosen and chosen[-1][0] == encoding:
            chosen[-1][1].append(line)
        else:
            chosen.append((encoding, [line]))
    return [decoded(b"".join(lines), encoding) for encoding, lines in chosen], margin < _CLEAR


def _of_line(line: bytes, main: str) -> str:
    """``main`` unless the line reads badly in it and clearly better in another encoding."""
    try:
        text = line.decode(main)
    except UnicodeDecodeError:
        pass
    else:
        if _mean(text[:_GLANCE]) > _NATURAL:
            return main
    return _likeliest(line[:_SHORT], main, lean=_CLEAR)[0]


def _likeliest(data: bytes, main: str, *, lean: float = 0.0) -> tuple[str, float]:
    """The likeliest narrow encoding, ``lean`` nats in favour of ``main``; and its lead in nats."""
    sums = {e: _likelihood(data, e) + (lean if e == main else 0.0) for e in (UTF8, GB, BIG5)}
    best = max(sums, key=lambda e: sums[e])
    return best, sums[best] - max(v for e, v in sums.items() if e != best)


def _opinion(data: bytes, main: str) -> str:
    """charset-normalizer's choice between GB18030 and Big5 for bytes that decode strictly."""
    from charset_normalizer import from_bytes

    found = from_bytes(data, cp_isolation=[GB, BIG5], enable_fallback=False).best()
    return found.encoding if found is not None else main


def _likelihood(data: bytes, encoding: str) -> float:
    piece = decoded(data, encoding)
    bad = sum(r.end - r.start for r in piece.raw if "\ufffd" in piece.text[r.start : r.end])
    return _weigh(piece.text) + bad * _BAD


def _mean(text: str) -> float:
    foreign = "".join(c for c in text if c > "\x7f")
    return _weigh(foreign) / len(foreign) if foreign else 0.0


def _weigh(text: str) -> float:
    weight = _weights()
    return float(sum(weight.get(c) or _unlisted(c) for c in text))


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


def _sample(data: bytes) -> bytes:
    """The first lines with foreign bytes, up to the sample size."""
    taken, size = [], 0
    for m in _LINES.finditer(data):
        if not m[0].isascii():
            taken.append(m[0][: _SAMPLE - size])
            size += len(taken[-1])
            if size >= _SAMPLE:
                break
    return b"".join(taken)


def _main_encoding(decoding: Decoding, text: str) -> str:
    """The encoding of most characters that are not ASCII."""
    if len(decoding.runs) == 1:
        return decoding.runs[0].encoding
    size = Counter[str]()
    for run in decoding.runs:
        size[run.encoding] += sum(c > "\x7f" for c in text[run.start : run.end])
    return size.most_common(1)[0][0]


def _warnings(decoding: Decoding, *, doubtful: bool) -> Iterator[DocumentWarning]:
    if doubtful:
        yield DocumentWarning("encoding-doubtful")
    for r in decoding.raw[:_MOST_WARNINGS]:
        yield DocumentWarning("bytes-invalid", r.start, r.end)
    if len(decoding.raw) > _MOST_WARNINGS:
        yield DocumentWarning("bytes-invalid")
