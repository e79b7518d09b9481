"""How a page is read: by the end of its name, unless its first bytes say otherwise.

Names are often wrong: a ``.doc`` is HTML or DOCX, a ``.txt`` a Word file, a download without an ending a
PDF. So the content decides where it is known, the name where it is not. Content that is known and holds
no text that can be read (video, programs, archives) is refused by name, whatever the file is called.
"""

import io
import re

from eduparse.errors import DocumentError
from eduparse.language.lazy_pattern import lazy_pattern

KINDS = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".mhtml": "mhtml", ".mht": "mhtml", ".eml": "mail",
    ".docx": "docx", ".docm": "docx", ".dotx": "docx",
    ".pdf": "pdf", ".ofd": "ofd", ".epub": "epub",
    ".md": "markdown", ".markdown": "markdown",
    ".doc": "office", ".wps": "office", ".rtf": "office", ".odt": "office",
    ".xlsx": "sheets", ".xlsm": "sheets", ".xls": "sheets", ".ods": "sheets",
    ".et": "sheets",
    ".png": "picture", ".jpg": "picture", ".jpeg": "picture", ".tif": "picture", ".tiff": "picture",
    ".bmp": "picture", ".webp": "picture", ".gif": "picture",
}  # fmt: skip

_HTML = lazy_pattern(
    rb"(?:\xef\xbb\xbf)?\s{0,400}(?:<\?xml[^>]{0,200}>\s{0,40})?(?:<!--[^>]{0,400}>\s{0,40})?"
    rb"<(?:!doctype\s+html|html)\b",
    re.IGNORECASE,
)
_MHTML = lazy_pattern(rb"(?:\xef\xbb\xbf)?\s{0,400}mime-version:", re.IGNORECASE)
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_OLE_STREAMS = (  # names of streams in a compound file, as they stand in its directory
    ("EncryptedPackage", "locked"),
    ("WordDocument", "office"),
    ("Workbook", "sheets"),
    ("PowerPoint Document", "a presentation"),
    ("__nameid_version", "a message of Outlook"),
    ("Book", "sheets"),
)
_BEGINNINGS = (
    (lazy_pattern(rb"%PDF-"), "pdf"),
    (lazy_pattern(rb"\{\\rtf"), "office"),
    (
        lazy_pattern(
            rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|RIFF....WEBP|BM.{4}\x00{4}",
            re.DOTALL,
        ),
        "picture",
    ),
)
_PACKAGES = ("docx", "ofd", "epub", "sheets", "office")
# What a ZIP holds: its kind, what it says of itself, and how the name of a part begins.
_PACKAGE_MARKS = (
    ("ofd", b"", "OFD.xml"),
    ("epub", b"epub", "META-INF/container.xml"),
    ("sheets", b"opendocument.spreadsheet", "xl/"),
    ("office", b"opendocument.text", ""),
    ("a presentation", b"opendocument.presentation", "ppt/"),
    ("docx", b"", "word/"),
)
# What begins so holds no text: (pattern, what it is).
_OTHERS = tuple(
    (lazy_pattern(pattern, re.DOTALL), name)
    for pattern, name in (
        (rb"Rar!\x1a\x07", "a RAR archive"),
        (rb"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
        (rb"\x1f\x8b\x08", "gzip data"),
        (rb"BZh[1-9]1AY&SY", "a bzip2 archive"),
        (rb"\xfd7zXZ\x00", "an xz archive"),
        (rb"\x28\xb5\x2f\xfd", "Zstandard data"),
        (rb"MSCF\x00{4}", "a cabinet archive"),
        (rb".{257}ustar(?:\x00|  \x00)", "a tar archive"),
        (rb"PK\x05\x06|PK\x07\x08", "an empty or split ZIP archive"),
        (rb"\x00\x00\x00.ftyp(?:heic|heix|mif1|avif)", "a HEIF picture"),
        (rb"\x00\x00\x00.ftyp", "a video"),
        (rb"RIFF....(?:AVI |WAVE)", "a video or a sound"),
        (rb"\x1aE\xdf\xa3", "a video"),
        (rb"FLV\x01|\x00\x00\x01[\xb3\xba]|0&\xb2u\x8ef\xcf\x11", "a video"),
        (rb"ID3[\x02-\x04]|OggS\x00|fLaC\x00|#!AMR\n", "a sound"),
        (rb"8BPS\x00[\x01\x02]", "a Photoshop picture"),
        (rb"\x00\x00\x01\x00[\x01-\x20]\x00", "an icon"),
        (rb"AT&TFORM", "a DjVu file"),
        (rb"[CF]WS[\x01-\x1f]", "a Flash film"),
        (rb"\x7fELF[\x01\x02]", "a program"),
        (rb"MZ.{58}.{0,4}\x00", "a program"),
        (rb"\xca\xfe\xba\xbe\x00", "a program"),
        (rb"\xcf\xfa\xed\xfe|\xce\xfa\xed\xfe", "a program"),
        (rb"SQLite format 3\x00", "a database"),
        (rb"PAR1.{4,}PAR1\Z", "a Parquet file"),
        (rb"wOF[F2]\x00|\x00\x01\x00\x00\x00|OTTO\x00", "a font"),
        (rb"CAJ\x00|HN\x00\x00|\xc8\x00\x00\x00", "a CAJ paper"),
        (rb"KDH .{1,60}\x00", "a CAJ paper"),
        (rb"\x89HDF\r\n", "an HDF file"),
        (rb"\x93NUMPY", "a NumPy array"),
    )
)
_JUNK = 1024  # bytes that may stand in front of a PDF
_LOOK = 4096  # bytes that tell whether there is text behind a name that promises none
_TEXT_BEHIND = frozenset(("docx", "ofd", "epub", "office", "sheets", "picture", "pdf"))
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a\x1b")


def kind_of(name: str) -> str:
    """How the page called ``name`` is read: html, docx …, or text."""
    start = name.rfind(".")
    return KINDS.get(name[start:].lower(), "text") if start >= 0 else "text"


def kind_shown(data: bytes, kind: str) -> str:
    """``kind``, or what the content shows a page of a mistaken name to be.

    Raises DocumentError where the content is known to hold no text.
    """
    if data.startswith(_ZIP):
        return _of_zip(data, kind)
    if data.startswith(_OLE):
        return _of_compound(data, kind)
    found = next((name for pattern, name in _BEGINNINGS if pattern.match(data)), None)
    if found is not None:
        return found
    other = next((name for pattern, name in _OTHERS if pattern.match(data)), None)
    if other is not None:
        raise _no_text(other)
    if kind == "pdf" and b"%PDF-" in data[:_JUNK]:
        return kind
    return _as_text(data, kind)


def _as_text(data: bytes, kind: str) -> str:
    """``kind``, or what text behind a mistaken name is: HTML, a saved page, or plain."""
    if (kind == "text" or kind in _TEXT_BEHIND) and _HTML.match(data):
        return "html"
    if kind not in _TEXT_BEHIND or not data:
        return kind
    if _MHTML.match(data):
        return "mhtml"
    head = data[:_LOOK]
    plain = head.translate(None, _CONTROLS) == head and len(set(head.strip())) > 1
    return "text" if plain else kind


def _no_text(what: str) -> DocumentError:
    return DocumentError(
        f"The file looks binary: it is {what}; extract its text first, or leave it out.", "decode"
    )


def _of_zip(data: bytes, kind: str) -> str:
    """What the names in a ZIP show it to be."""
    import zipfile  # start-up

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
            told = archive.read("mimetype")[:200] if "mimetype" in names else b""
    except Exception:  # noqa: BLE001 - zipfile raises many; the reader of the kind says what is wrong
        if kind in _PACKAGES:
            return "docx" if kind == "office" and b"word/" in data else kind
        raise DocumentError(
            "The file looks binary: it is a damaged ZIP archive or Office document; fetch it again.",
            "decode",
        ) from None
    for found, mark, part in _PACKAGE_MARKS:
        if (mark and mark in told) or any(n.lstrip("/").startswith(part) for n in names if part):
            if found not in KINDS.values():
                raise _no_text(found)
            return found
    if kind in _PACKAGES and kind != "office":
        return kind
    raise _no_text("a ZIP archive; give it a name in .zip if its files are pages")


def _of_compound(data: bytes, kind: str) -> str:
    """What the streams in a compound file of old Office show it to be."""
    for name, found in _OLE_STREAMS:
        if name.encode("utf-16-le") in data:
            if found == "locked":
                raise DocumentError("The document is under a password; save it without.", "decode")
            if found not in KINDS.values():
                raise _no_text(found)
            return found
    if kind in ("office", "sheets"):
        return kind
    raise _no_text("an old Office document of an unknown kind")
