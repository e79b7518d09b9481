"""Packages: documents that are XML parts in a ZIP (DOCX, OFD, EPUB, spreadsheets), opened with bounds.

No part may be larger than `LARGEST_PART`, and beyond the first megabytes none may shrink to less than a
two-hundredth, as bombs do: XML of offices shrinks to a tenth. Entities are refused, because no office
writes them and they unpack without end.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree.ElementTree import Element, XMLParser

from eduparse.language.lazy_pattern import lazy_pattern

LARGEST_PART = 64_000_000  # bytes of XML, which take ten times as much memory as a tree
_LARGEST_SUM = 4 * LARGEST_PART  # bytes of all parts that are read from one package
_RATIO = 200
_FREE = 16_000_000
_PASSWORD = 0x1
_PLAIN_DOCTYPE = lazy_pattern(rb"<!DOCTYPE[^\[\]<>]{0,1000}>")  # one that declares nothing
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """The parts of an open package, by their names."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = _LARGEST_SUM
        # Names differ in case and in a slash in front, and offices do not mind.
        self._names = {_key(info.filename): info for info in reversed(archive.infolist())}

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._names

    def names(self) -> Iterator[str]:
        """The names of all parts, in the order of the package."""
        for info in self._archive.infolist():
            yield info.filename

    def data(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none. Raises ValueError on a bomb or a password."""
        info = self._names.get(_key(name))
        if info is None or info.is_dir():
            return None
        if info.flag_bits & _PASSWORD:
            raise ValueError("it is under a password")
        bomb = info.file_size > _FREE and info.file_size > _RATIO * info.compress_size
        self._left -= info.file_size
        if bomb or info.file_size > LARGEST_PART or self._left < 0:
            raise ValueError(f"{name} unpacks to {info.file_size:,} bytes")
        return self._archive.read(info)

    def xml(self, name: str) -> Element | None:
        """The tree of a part, None where there is none. Raises ValueError and ParseError."""
        data = self.data(name)
        return None if data is None else parsed(data)


@contextmanager
def opened(data: bytes) -> Iterator[Package]:
    """The package that ``data`` is. Raises zipfile's errors."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield Package(archive)


def parsed(xml: bytes) -> Element:
    """The tree of ``xml``. Raises ValueError where it declares entities, ParseError where it is damaged."""
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in xml[:4]:
        xml = xml.decode("utf-16").encode()
        parser = XMLParser(encoding="utf-8")  # whatever its first line says  # noqa: S314
    else:
        parser = XMLParser()  # noqa: S314 - no entities, and bounded
    xml = _PLAIN_DOCTYPE.sub(b"", xml, count=1)
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise ValueError("it declares entities, which no office does")
    parser.feed(xml)
    return parser.close()


def part_name(base: str, target: str) -> str:
    """The name of the part that ``target`` means, as the part called ``base`` says it."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target)).lstrip("/")


def relations(package: Package, name: str) -> dict[str, list[str]]:
    """The parts that the part called ``name`` points to, by the last word of their type."""
    folder, file = posixpath.split(name)
    tree = package.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
    found: dict[str, list[str]] = {}
    for relation in () if tree is None else tree.iter(RELATIONS):
        if relation.get("TargetMode") != "External":
            kind = relation.get("Type", "").rpartition("/")[2]
            found.setdefault(kind, []).append(part_name(name, relation.get("Target", "")))
    return found


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
