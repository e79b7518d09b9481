"""The attachments that lie beside a page: the files of a folder that its links lead to.

A link leads to a file of the folder by the end of its address, the longest that is there: files/2021/a.docx,
then 2021/a.docx, then a.docx. Nothing outside the folder is read. A file is a document of its own, whose name
tells its page: ``notice.html!2021/a.docx``.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from eduparse.digests import sha256
from eduparse.document.document import Document
from eduparse.errors import ConfigError
from eduparse.files.storage import spelt
from eduparse.readers.kinds import KINDS
from eduparse.readers.record import Record

_READ = frozenset((*KINDS, ".txt")) - {s for s, kind in KINDS.items() if kind == "picture"}
_PIECE = 1 << 20  # bytes of a file that are in memory at a time


def attached(page: Document, folder: str) -> Iterator[Record]:
    """A record for each file of ``folder`` that ``page`` links to, in the order of its links, each once.

    Pictures are no attachments: most of them belong to the layout.
    """
    root = Path(folder).resolve()
    seen: set[Path] = set()
    for line in page.evidence.lines if page.evidence else ():
        for link in line.links:
            path = _below(root, link.href)
            if path is not None and path not in seen:
                seen.add(path)
                yield Record(f"{page.source}!{spelt(path.relative_to(root).as_posix())}", path)


def digest_of(folder: str) -> str:
    """SHA-256 of the names and the bytes of all files below ``folder``. Raises ConfigError."""
    root = Path(folder)
    if not root.is_dir():
        raise ConfigError(f"The attachments {folder} are not a folder.")
    digest = sha256()
    try:
        for path in sorted(p for p in root.rglob("*") if p.is_file()):
            told = path.relative_to(root).as_posix().encode("utf-8", "surrogateescape")
            digest.update(b"%d %b\n%d\n" % (len(told), told, path.stat().st_size))
            with path.open("rb") as file:
                while piece := file.read(_PIECE):
                    digest.update(piece)
    except OSError as error:
        why = error.strerror or error
        raise ConfigError(f"The attachments {folder} cannot be read: {why}.") from error
    return digest.hexdigest()


def _below(root: Path, href: str) -> Path | None:
    """The file below ``root`` that an address leads to; None where there is none."""
    try:
        parts = PurePosixPath(unquote(urlsplit(href).path)).parts
    except ValueError:
        return None
    parts = tuple(p for p in parts if p not in ("/", "..", "."))
    if not parts or PurePosixPath(parts[-1]).suffix.lower() not in _READ:
        return None
    for n in range(len(parts)):
        path = root.joinpath(*parts[n:])
        try:
            if path.is_file() and path.resolve().is_relative_to(root):
                return path
        except (OSError, ValueError):  # a name that the system does not take
            return None
    return None
