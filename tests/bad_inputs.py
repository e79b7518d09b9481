"""More than a hundred files that are no page, each made here: name → what is in it, or what makes it.

Each is to cost one line of standard error and one reject, and to hurt nothing beside it
(``tests/run/test_hundred_bad.py``).
"""

import bz2
import gzip
import io
import json
import lzma
import os
import random
import socket
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

GOOD = "关于做好放假工作的通知\n各学校：\n一、放假三天。\n二、注意安全。\n"
Maker = Callable[[Path], None]

_NOISE = random.Random(20240301).randbytes(6_000)  # noqa: S311 - no secret
_PICTURES = {
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
    "gif": b"GIF89a\x10\x00\x10\x00",
    "bmp": b"BM" + struct.pack("<IHHI", 6_054, 0, 0, 54),
    "tif": b"II*\x00\x08\x00\x00\x00",
    "webp": b"RIFF\x00\x10\x00\x00WEBPVP8 ",
}
# What begins with these is no text, whatever its name says.
_BINARY = {
    **{f"{kind} called text": head for kind, head in _PICTURES.items()},
    "tiff of a Macintosh": b"MM\x00*\x00\x00\x00\x08",
    "mp4": b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00",
    "matroska": b"\x1aE\xdf\xa3\x01\x00\x00\x00",
    "flash video": b"FLV\x01\x05\x00\x00\x00\x09",
    "mp3": b"ID3\x04\x00\x00\x00\x00\x00\x23",
    "wave": b"RIFF\x24\x08\x00\x00WAVEfmt ",
    "program of Linux": b"\x7fELF\x02\x01\x01\x00",
    "program of Windows": b"MZ\x90\x00\x03\x00\x00\x00",
    "class of Java": b"\xca\xfe\xba\xbe\x00\x00\x00\x34",
    "sqlite": b"SQLite format 3\x00\x10\x00\x01\x01",
    "7z": b"7z\xbc\xaf\x27\x1c\x00\x04",
    "rar": b"Rar!\x1a\x07\x01\x00",
    "xz": lzma.compress(b"x" * 99)[:40],
    "bz2": bz2.compress(b"x" * 99)[:30],
    "font": b"wOFF\x00\x01\x00\x00",
    "web assembly": b"\x00asm\x01\x00\x00\x00",
    "bytes of Python": b"\xa7\x0d\x0d\x0a\x00\x00\x00\x00",
    "packets": b"\xd4\xc3\xb2\xa1\x02\x00\x04\x00",
    "parquet": b"PAR1\x15\x04\x15\x10",
    "PostScript with a preview": b"\xc5\xd0\xd3\xc6\x20\x00\x00\x00",
}


def _lines(*rows: Any) -> bytes:
    return b"".join(
        (row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows
    )


def _zip(members: dict[str, bytes], **options: Any) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            for key, value in options.items():
                setattr(info, key, value)
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _tar(name: str, data: bytes = b"", kind: bytes = tarfile.REGTYPE) -> bytes:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size, info.type, info.linkname = len(data), kind, "../../x"
        archive.addfile(info, io.BytesIO(data))
    return whole.getvalue()


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def _locked(data: bytes) -> bytes:
    """A ZIP whose members say that they need a password."""
    out = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        out[data.index(mark) + place] |= 1
    return bytes(out)


def _warc(status: int = 200, length: str | None = None, mime: str = "text/html") -> bytes:
    http = f"HTTP/1.1 {status} X\r\nContent-Type: {mime}\r\n\r\n<p>{GOOD}</p>".encode()
    told = str(len(http)) if length is None else length
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:1>\r\nContent-Length: {told}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


def _ours(**changes: Any) -> bytes:
    """A row of ours in which something is not as it must be."""
    row = json.loads(_our_row())
    for path, value in changes.items():
        *above, last = path.split("__")
        place = row
        for key in above:
            place = place[key]
        place[last] = value
    return _lines(row)


def _our_row() -> bytes:
    from eduparse.document.document import Document
    from eduparse.pipeline import pipeline
    from eduparse.rows.documents import document_row
    from eduparse.rows.jsonl import dump_line
    from eduparse.settings import Settings

    page = Document.of_page("x", "x", GOOD.replace("放假", "放\u200b假"))
    (doc,) = pipeline(Settings()).run(page)
    return dump_line(document_row(doc, edits=True))


def _pdf(*objects: str, trailer: str = "") -> bytes:
    out, places = b"%PDF-1.7\n", []
    for n, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(out)}\n%%EOF"
    return out + end.encode()


_PAGE = ("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>")
_BLANK = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"
_LOCK = "<</Filter/Standard/V 2/R 3/Length 128/P -44/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>"
_ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><a>&j;</a>"
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WORD = {"word/document.xml": f"<w:document {_W}><w:body>".encode()}


def _parquet(columns: dict[str, list[Any]]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    whole = io.BytesIO()
    pq.write_table(pa.table(columns), whole)
    return whole.getvalue()


def _zst(data: bytes) -> bytes:
    import zstandard

    packed: bytes = zstandard.compress(data)
    return packed


def made() -> dict[str, tuple[str, bytes | Maker]]:
    """By what is wrong: the name of the file, and its bytes or what makes it at its path."""
    return {what: (name, data) for what, name, data in _all()}


def _all() -> Iterator[tuple[str, str, bytes | Maker]]:
    for n, (what, head) in enumerate(_BINARY.items()):
        yield what, ("坏 1.txt", "坏.html", "坏.md")[n % 3], head + _NOISE
    yield from _texts()
    yield from _rows()
    yield from _tables()
    yield from _archives()
    yield from _warcs()
    yield from _documents()
    yield from _paths()


def _texts() -> Iterator[tuple[str, str, bytes | Maker]]:
    yield "nothing", "空.txt", b""
    yield "a mark alone", "空.txt", b"\xef\xbb\xbf"
    yield "a mark of UTF-16 alone", "空.txt", b"\xff\xfe"
    yield "zeros", "零.txt", bytes(4_096)
    yield "noise", "x.txt", _NOISE
    yield "noise with line ends", "x.txt", _NOISE.replace(b"\0", b"\n")
    yield "nothing in HTML", "空.html", b""


def _rows() -> Iterator[tuple[str, str, bytes | Maker]]:
    yield "a row cut short", "r.jsonl", b'{"text": "a\n'
    yield "no JSON", "r.jsonl", GOOD.splitlines()[0].encode()
    yield "a list", "r.jsonl", _lines([1, 2])
    yield "a number", "r.jsonl", _lines(5)
    yield "null", "r.jsonl", _lines(None)
    yield "a text that is a number", "r.jsonl", _lines({"text": 3})
    yield "a text that is null", "r.jsonl", _lines({"text": None})
    yield "no text", "r.jsonl", _lines({"id": "1", "body": GOOD})
    yield "an id that is an object", "r.jsonl", _lines({"text": GOOD, "id": {}})
    yield "an id that is a fraction", "r.jsonl", _lines({"text": GOOD, "id": 1.5})
    yield "an id that is true", "r.jsonl", _lines({"text": GOOD, "id": True})
    yield "lists in lists", "r.jsonl", b"[" * 100_000 + b"\n"
    yield "objects in objects", "r.jsonl", b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b"\n"
    yield "no number", "r.jsonl", b'{"text": NaN}\n'
    yield "zeros in a row", "r.jsonl", b'{"text": "a\0b"}\n'
    yield "one id twice", "r.jsonl", _lines(*[{"text": GOOD, "id": "1"}] * 2)
    yield "a row of ours, its text changed", "r.jsonl", _ours(text="改")
    yield "a row of ours, its span of the page wrong", "r.jsonl", _ours(metadata__page_span=[0, 3])
    yield "a row of ours, its title a number", "r.jsonl", _ours(metadata__title=3)
    yield "a row of ours, its runs no list", "r.jsonl", _ours(metadata__decoding={"runs": 1})
    yield "a row of ours, its edits no list", "r.jsonl", _ours(edits={"a": 1})
    yield "a row of ours, its clauses numbers", "r.jsonl", _ours(clauses=[1])
    packed = gzip.compress(_lines({"text": GOOD}))
    yield "rows that are not packed", "r.jsonl.gz", _lines({"text": GOOD})
    yield "packed rows cut short", "r.jsonl.gz", packed[:-30]
    yield "packed rows with a wrong sum", "r.jsonl.gz", _flipped(packed, len(packed) - 6)
    yield "noise called packed", "r.jsonl.zst", _NOISE
    yield "zstandard cut short", "r.jsonl.zst", _zst(_lines({"text": GOOD}))[:-5]


def _tables() -> Iterator[tuple[str, str, bytes | Maker]]:
    yield "no column of texts", "t.csv", "序号,正文\n1,好\n".encode()
    yield "no column of texts in GBK", "t.csv", "序号,正文\n1,好\n".encode("gbk")
    yield "no column of texts, tabs", "t.tsv", "序号\t正文\n1\t好\n".encode()
    yield "a quotation mark that stays open", "t.csv", f'id,text\n1,"{GOOD}'.encode()
    yield "an empty table", "t.csv", b""
    yield "noise called a table", "t.csv", _NOISE
    yield "a line end inside the names", "t.csv", b"a\rb,c\n1,2\n"
    yield "a cell of 2 MB without an end", "t.csv", b'id,body\n1,"' + b"a" * 2_000_000
    yield "zeros among the names", "t.csv", b"a\0,b\0\n1,2\n"
    whole = _parquet({"text": [GOOD]})
    yield "Parquet cut short", "t.parquet", whole[:-20]
    yield "noise called Parquet", "t.parquet", _NOISE
    yield "nothing called Parquet", "t.parquet", b""
    yield "Parquet without texts", "t.parquet", _parquet({"a": [1]})
    yield "Parquet with numbers for texts", "t.parquet", _parquet({"text": [1]})


def _archives() -> Iterator[tuple[str, str, bytes | Maker]]:
    whole = _zip({"a.txt": GOOD.encode()})
    yield "a ZIP cut short", "a.zip", whole[:-30]
    yield "noise called ZIP", "a.zip", _NOISE
    yield "an empty ZIP", "a.zip", _zip({})
    yield "nothing called ZIP", "a.zip", b""
    yield "a member that leads out", "a.zip", _zip({"../../a.txt": GOOD.encode()})
    yield "a member from the root", "a.zip", _zip({"/etc/a.txt": GOOD.encode()})
    yield "a locked member", "a.zip", _locked(whole)
    yield "a member with a wrong sum", "a.zip", _flipped(whole, 40)
    yield "a bomb", "a.zip", _zip({"a.txt": bytes(200_000_000)})
    yield "an archive in an archive", "a.zip", _zip({"b.zip": whole})
    yield "a link in a ZIP", "a.zip", _zip({"a.txt": b"/etc/passwd"}, external_attr=0o120777 << 16)
    yield "a tar cut short", "a.tar", _tar("a.txt", GOOD.encode() * 99)[:2_000]
    yield "noise called tar", "a.tar", _NOISE
    yield "a packed tar cut short", "a.tar.gz", gzip.compress(_tar("a.txt", _NOISE))[:-900]
    yield "a device in a tar", "a.tar", _tar("a.txt", kind=tarfile.CHRTYPE)
    yield "a link in a tar", "a.tar", _tar("a.txt", kind=tarfile.SYMTYPE)
    yield "a page packed badly", "a.html.gz", b"\x1f\x8b\x08\x00" + _NOISE


def _warcs() -> Iterator[tuple[str, str, bytes | Maker]]:
    yield "an empty WARC", "w.warc", b""
    yield "noise called WARC", "w.warc", _NOISE
    yield "an error of the server", "w.warc", _warc(404)
    yield "a record without length", "w.warc", _warc(length="x")
    yield "a record that is too long", "w.warc", _warc(length="99999999")
    yield "noise called packed WARC", "w.warc.gz", _NOISE
    yield "a packed WARC cut short", "w.warc.gz", gzip.compress(_warc())[:-25]
    yield "an error in a packed WARC", "w.warc.zst", _zst(_warc(500))
    yield "an empty packed WARC", "w.warc.gz", gzip.compress(b"")


def _documents() -> Iterator[tuple[str, str, bytes | Maker]]:
    yield "noise called Word", "d.docx", _NOISE
    yield "a package without a document", "d.docx", _zip({"a.xml": b"<a/>"})
    yield "a document cut short", "d.docx", _zip(_WORD)
    yield "entities in entities", "d.docx", _zip({"word/document.xml": _ENTITIES.encode()})
    yield "a package cut short", "d.docx", _zip(_WORD)[:-40]
    yield "noise called old Word", "d.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + _NOISE
    yield "noise called a sheet", "s.xlsx", _NOISE
    yield "a sheet without a book", "s.xlsx", _zip({"a.xml": b"<a/>"})
    yield "noise called an old sheet", "s.xls", _NOISE
    yield "noise called an open sheet", "s.ods", _NOISE
    yield "a book without contents", "b.epub", _zip({"a.xml": b"<a/>"})
    yield "noise called a book", "b.epub", _NOISE
    yield "an OFD without its root", "o.ofd", _zip({"a.xml": b"<a/>"})
    yield "an OFD of no XML", "o.ofd", _zip({"OFD.xml": b"<a><b"})
    yield "a PDF cut short", "p.pdf", b"%PDF-1.7\n1 0 obj\n<<"
    yield "noise called PDF", "p.pdf", _NOISE
    yield "a PDF without pages", "p.pdf", _pdf(_PAGE[0], "<</Type/Pages/Kids[]/Count 0>>")
    yield (
        "a locked PDF",
        "p.pdf",
        _pdf(*_PAGE, _BLANK, _LOCK, trailer="/Encrypt 4 0 R/ID[<41><41>]"),
    )
    yield "a picture cut short", "p.png", _PICTURES["png"] + _NOISE[:40]
    yield "noise called a picture", "p.jpg", _NOISE
    yield "a mail without text", "m.eml", b"Subject: x\nContent-Type: image/png\n\n"
    yield (
        "a saved page without a page",
        "m.mhtml",
        b"MIME-Version: 1.0\nContent-Type: image/png\n\nx",
    )


def _paths() -> Iterator[tuple[str, str, bytes | Maker]]:
    yield "a link to nothing", "l.txt", lambda path: path.symlink_to("nowhere")
    yield "a link to itself", "l.txt", lambda path: path.symlink_to(path.name)
    yield "a link into a folder of none", "l.txt", lambda path: path.symlink_to("a.txt/b.txt")
    yield "a pipe", "l.txt", os.mkfifo
    yield "a socket", "l.txt", lambda path: socket.socket(socket.AF_UNIX).bind(str(path))
    yield "a page of 17 MB", "big.txt", "教".encode() * 5_700_000
    yield "a row of deflated noise", "r.txt.gz", zlib.compress(_NOISE)
