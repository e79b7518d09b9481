"""Members of archives: files of a ZIP, answers of web servers in a WARC.

Nothing is ever written by the name of a member, yet a name that leads out of its archive tells that
the archive was made to do harm; such a member is a reject, as are links and members under a password.
The sum of what is unpacked is bounded by the size of the archive (`streams.Budget`), because members
may share their bytes.
"""

import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, Any

from eduparse.errors import ConfigError, DocumentError
from eduparse.files.optional_packages import need
from eduparse.readers.record import MB, Record, kind_of, too_long
from eduparse.readers.streams import Budget
from eduparse.stages.decode import decode_text

_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_DRIVE = re.compile(r"[A-Za-z]:")
_NESTED = (".zip", ".warc", ".warc.gz", ".7z", ".rar", ".tar", ".tar.gz", ".tgz")
_PAGE_TYPES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_RESPONSES = ("response", "resource", "conversion")


Contents = Callable[[IO[bytes], str, int], Iterator[Record]]  # the records of an open file


def zip_records(
    file: IO[bytes], name: str, max_page_mb: int, contents: Contents
) -> Iterator[Record]:
    """The pages and rows in the files of a ZIP, in the order of the archive.

    Raises BombError, and zipfile's errors where the archive is damaged as a whole.
    """
    size = file.seek(0, 2)
    budget = Budget(size)
    with zipfile.ZipFile(file) as archive:
        for info in archive.infolist():
            inside = _name_of(info)
            if info.is_dir() or _hidden(inside):
                continue
            member = f"{name}!{inside}"
            if problem := _refused(info, inside, max_page_mb):
                yield Record(member, problem=problem)
                continue
            budget.spend(info.file_size)
            try:
                with archive.open(info) as stream:
                    yield from contents(stream, member, max_page_mb)
            except ConfigError as error:  # a package is missing for this member alone
                yield Record(member, problem=DocumentError(str(error)))
            except DocumentError as problem:
                yield Record(member, problem=problem)
            except Exception as error:  # noqa: BLE001 - one damaged member costs only itself
                yield Record(member, problem=DocumentError(f"It cannot be unpacked: {error}."))


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name of a member; names without the UTF-8 flag are GBK in China, which zipfile cannot know."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    if raw.isascii():
        return info.filename
    try:
        return decode_text(raw)[0]
    except DocumentError:
        return info.filename


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith(".") and part != ".." for part in parts) or "__MACOSX" in parts


def _refused(info: zipfile.ZipInfo, name: str, max_page_mb: int) -> DocumentError | None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or _DRIVE.match(name) or "\0" in info.orig_filename:
        return DocumentError("Its name leads out of the archive; unpack the archive by hand.")
    if stat.S_ISLNK(info.external_attr >> 16):
        return DocumentError("It is a link, not a file; it was left out.")
    if info.flag_bits & _ENCRYPTED:
        return DocumentError("It is under a password; unpack it by hand.")
    lower = name.lower()
    if lower.endswith(_NESTED):
        return DocumentError("It is an archive inside an archive; unpack it by hand.")
    if kind_of(name) != "text" and info.file_size > max_page_mb * MB:
        return too_long(f"The page has {info.file_size / MB:,.1f} MB", max_page_mb)
    return None


def warc_records(stream: IO[bytes], name: str, max_page_mb: int) -> Iterator[Record]:
    """The HTML and plain pages of a WARC; what is neither (images, scripts) is no page.

    Raises ConfigError where the reader is not installed.
    """
    need(".warc")
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = [getattr(WarcRecordType, kind) for kind in _RESPONSES]
    for record in ArchiveIterator(stream, parse_http=True):
        if not any(record.record_type == kind for kind in wanted):
            continue
        kind = _PAGE_TYPES.get(_content_type(record))
        if kind is None:
            continue
        member = f"{name}!{str(record.record_id).strip('<>')}"
        url = record.headers.get("WARC-Target-URI")
        data = record.reader.read(max_page_mb * MB + 1)
        try:
            data = _plain(data, record, max_page_mb)
        except (OSError, EOFError, ValueError) as error:
            why = f"Its content cannot be unpacked: {error}."
            yield Record(member, problem=DocumentError(why))
            continue
        if data:
            yield Record(member, data=data, kind=kind, url=url)


def _content_type(record: Any) -> str:
    headers = record.http_headers if record.http_headers is not None else record.headers
    told = headers.get("Content-Type") or ""
    return str(told).partition(";")[0].strip().lower()


def _plain(data: bytes, record: Any, max_page_mb: int) -> bytes:
    """The content as the server meant it: unpacked, at most one byte more than a page may have."""
    import zlib

    headers = record.http_headers
    packed = str((headers.get("Content-Encoding") if headers is not None else "") or "").lower()
    if packed not in ("gzip", "x-gzip", "deflate"):
        return data
    if packed != "deflate" and not data.startswith(b"\x1f\x8b"):
        return data  # the crawler unpacked it and left the header
    try:
        return zlib.decompressobj(47).decompress(data, max_page_mb * MB + 1)
    except zlib.error as error:
        raise ValueError(str(error)) from error
