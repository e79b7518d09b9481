"""WARC, the form in which crawlers keep what web servers answered: the HTML and plain pages in it.

A record is a head of lines, a blank line, as many bytes as its ``Content-Length`` says, and two line
ends. An answer (``response``) holds the head that the server sent and then the page. An answer that is
an error (status 400 and above) is a reject, because an error page is no paper; a redirection and what
is neither HTML nor plain text (pictures, scripts) is no page at all. Whether records are compressed
one by one or all together is undone before (`streams.unpacked`).
"""

import zlib
from collections.abc import Iterator, Mapping
from typing import IO

from eduparse.errors import DocumentError
from eduparse.readers.record import MB, Record, Watch, too_long

_PAGE_TYPES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_RESPONSES = ("response", "resource", "conversion")
_LONGEST_HEAD = 1 << 20  # bytes of one head; a few hundred are usual
_BLANK_LINES = 16  # between two records; the standard asks for two line ends
_SLICE = 1 << 16  # bytes skipped at a time
_BODY_WITHOUT_HEAD = ("resource", "conversion")

Head = Mapping[str, str]


def warc_records(
    stream: IO[bytes], name: str, max_page_mb: int, watch: Watch | None = None
) -> Iterator[Record]:
    """The pages of a WARC in their order, and the answers that are errors as problems.

    Answers of other types are counted by ``watch``.

    Raises DocumentError where ``stream`` holds no record at all, or something between two records.
    """
    watch = watch or Watch()
    number = 0
    while _another(stream, number):
        number += 1
        head = _head(stream)
        length = _length(head)
        kept = stream.read(min(length, _most(max_page_mb)))
        _skip(stream, length - len(kept))
        yield from _pages(head, kept, f"{name}!{_member(head, number)}", max_page_mb, watch)
    if not number:
        raise DocumentError("The archive is empty: it holds no record; fetch it again.")


def _most(max_page_mb: int) -> int:
    """How many bytes of a record are read: a page, one byte more, and the server's head."""
    return max_page_mb * MB + 1 + _LONGEST_HEAD


def _member(head: Head, number: int) -> str:
    return head.get("warc-record-id", "").strip("<> ") or f"record-{number}"


def _another(stream: IO[bytes], number: int) -> bool:
    """Whether a record follows the first ``number``; its first line is read.

    Raises DocumentError where something else does.
    """
    for _ in range(_BLANK_LINES):
        line = stream.readline(_LONGEST_HEAD)
        if not line:
            return False
        if line.startswith(b"WARC/"):
            return True
        if line.strip():
            break
    if number:
        raise DocumentError(
            f"The archive is damaged behind its record {number}; what stands before it was read."
        )
    raise DocumentError("The file is no WARC: it does not begin with a record; fetch it again.")


def _head(stream: IO[bytes]) -> Head:
    """Names in lower case → values, up to the blank line; a line that is indented goes on."""
    found: dict[str, str] = {}
    last, size = "", 0
    while size < _LONGEST_HEAD:
        line = stream.readline(_LONGEST_HEAD)
        size += len(line)
        if not line.strip():
            break
        told = line.decode("utf-8", "replace").rstrip("\r\n")
        if told[0] in " \t" and last:
            found[last] += f" {told.strip()}"
            continue
        key, _, value = told.partition(":")
        last = key.strip().lower()
        found[last] = value.strip()
    return found


def _length(head: Head) -> int:
    told = head.get("content-length", "")
    if not (told.isascii() and told.isdecimal() and len(told) < 16):
        raise DocumentError("The archive is damaged: a record tells no length; fetch it again.")
    return int(told)


def _skip(stream: IO[bytes], amount: int) -> None:
    while amount > 0:
        data = stream.read(min(amount, _SLICE))
        if not data:
            raise EOFError("the last record is cut short")
        amount -= len(data)


def _pages(
    head: Head, data: bytes, member: str, max_page_mb: int, watch: Watch
) -> Iterator[Record]:
    """The page of one record, if it is one: a record, or what is wrong with it."""
    kind = head.get("warc-type", "").lower()
    if kind not in _RESPONSES:
        return
    http: Head = {}
    if kind not in _BODY_WITHOUT_HEAD and data.startswith(b"HTTP/"):
        status, http, data = _answer(data)
        if status >= 400:
            why = f"The server answered {status}: it is an error page; fetch the address again."
            yield Record(member, problem=DocumentError(why))
            return
        if status >= 300:
            watch.others += 1
            return
    told = (http or head).get("content-type", "")
    page_kind = _PAGE_TYPES.get(told.partition(";")[0].strip().lower())
    if page_kind is None:
        watch.others += 1
        return
    limit = max_page_mb * MB
    try:
        data = _plain(data, http, limit)
    except ValueError as error:
        yield Record(member, problem=DocumentError(f"Its content cannot be unpacked: {error}."))
        return
    if len(data) > limit:
        problem = too_long(f"The page has more than {max_page_mb} MB", max_page_mb)
        yield Record(member, problem=problem)
    elif data.strip():
        yield Record(
            member, data=data, kind=page_kind, url=head.get("warc-target-uri", "").strip("<>")
        )


def _answer(data: bytes) -> tuple[int, Head, bytes]:
    """The status of a server's answer, its head and its body."""
    import io

    stream = io.BytesIO(data)
    words = stream.readline(_LONGEST_HEAD).split(None, 2)
    status = int(words[1]) if len(words) > 1 and words[1].isdigit() and len(words[1]) == 3 else 0
    head = _head(stream)
    return status, head, data[stream.tell() :]


def _plain(data: bytes, http: Head, limit: int) -> bytes:
    """The content as the server meant it, at most one byte more than ``limit``; ValueError."""
    if "chunked" in http.get("transfer-encoding", "").lower():
        data = _joined(data)
    packed = http.get("content-encoding", "").strip().lower()
    if packed in ("", "identity") or data[:1] == b"<":
        return data  # where the crawler unpacked it, it often left the header
    if packed == "br":
        raise ValueError("it is packed with Brotli, which eduparse does not read")
    if packed not in ("gzip", "x-gzip", "deflate"):
        return data
    if packed != "deflate" and not data.startswith(b"\x1f\x8b"):
        return data
    for window in (47, -15):  # deflate comes with a head of its own, or bare
        try:
            return zlib.decompressobj(window).decompress(data, limit + 1)
        except zlib.error as error:
            why = str(error)
    raise ValueError(why)


def _joined(data: bytes) -> bytes:
    """``data`` without the lengths of its chunks; as it is where it has none."""
    out: list[bytes] = []
    at = 0
    while (end := data.find(b"\r\n", at, at + 1000)) >= 0:
        size = data[at:end].partition(b";")[0].strip()
        if not size or size.strip(b"0123456789abcdefABCDEF") or len(size) > 8:
            return data if not out else b"".join(out)
        length = int(size, 16)
        if not length:
            return b"".join(out)
        out.append(data[end + 2 : end + 2 + length])
        at = end + 2 + length + 2
    return b"".join(out) if out else data
