"""The files of a ZIP.

Nothing is ever written by the name of a member, yet a name that leads out of its archive tells that
the archive was made to do harm. Such a member is a reject, as are links and members under a password.
The sum of what is unpacked is bounded by the size of the archive (`streams.Budget`), because members
may share their bytes.
"""

import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO

from eduparse.errors import ConfigError, DocumentError
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.readers.kinds import kind_of
from eduparse.readers.record import MB, Record, too_long
from eduparse.readers.streams import UnpackBudget
from eduparse.stages.decode import decode_text

_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_DRIVE = lazy_pattern(r"[A-Za-z]:")
_NESTED = (".zip", ".warc", ".warc.gz", ".warc.zst", ".7z", ".rar", ".tar", ".tar.gz", ".tgz")


Contents = Callable[[IO[bytes], str, int], Iterator[Record]]  # the records of an open file


def zip_records(
    file: IO[bytes], name: str, max_page_mb: int, contents: Contents
) -> Iterator[Record]:
    """The pages and rows in the files of a ZIP, in the order of the archive.

    Raises BombError, and zipfile's errors where the archive is damaged as a whole.
    """
    size = file.seek(0, 2)
    budget = UnpackBudget(size)
    found = False
    with zipfile.ZipFile(file) as archive:
        for info in archive.infolist():
            inside = _name_of(info)
            if info.is_dir() or _hidden(inside):
                continue
            found = True
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
    if not found:
        raise DocumentError("The archive is empty: it holds no file; fetch it again.")


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
