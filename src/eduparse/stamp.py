"""The stamp of a row: the version, and one digest of everything else that can change the output.

That is every rule file, lexicon and model of the package, and OpenCC, whose tables decide the
script. Two rows with the same stamp were made by the same rules.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from eduparse.digests import sha256
from eduparse.document.metadata import MadeBy
from eduparse.files.version import VERSION
from eduparse.language.opencc_version import opencc_version
from eduparse.language.package_data import package_path
from eduparse.language.prepared import prepared_table
from eduparse.rows.schema import SCHEMA_VERSION

FOLDERS = ("rules/data", "language/lexicons", "language/models")


def stamp(settings: Mapping[str, Any], stages: Iterable[str]) -> MadeBy:
    """By what a document is made that went through ``stages`` with ``settings``, where they differ."""
    told = repr(sorted(settings.items())) if settings else ""
    return MadeBy(VERSION, SCHEMA_VERSION, _rules(told), dict(settings), tuple(stages))


@lru_cache(maxsize=64)
def _rules(told: str) -> str:
    """The digest of everything that can change the output; ``told`` is what the user gave."""
    return f"sha256:{sha256((_packaged() + told).encode('utf-8', 'surrogatepass')).hexdigest()}"


@cache
def _packaged() -> str:
    """The digest of the data of the package and of OpenCC.

    The models alone have twelve megabytes. As for compiled modules, size and time of every file tell whether a
    digest that was prepared still holds.
    """
    paths = tuple(data_paths())
    told = (f"{n} {s.st_size} {s.st_mtime_ns}".encode() for n, p in paths for s in (p.stat(),))
    return prepared_table("stamp", (*told, opencc_version().encode()), partial(_digest, paths))


def _digest(paths: Iterable[tuple[str, Path]]) -> str:
    digest = sha256()
    for name, path in paths:
        data = path.read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    digest.update(opencc_version().encode())
    return digest.hexdigest()


def data_paths() -> Iterator[tuple[str, Path]]:
    """Name and place of each data file of the package, in a fixed order."""
    for folder in FOLDERS:
        if package_path(folder).is_dir():
            yield from _below(package_path(folder), folder)


@cache
def program() -> str:
    """A digest of the program itself, for a run that is taken up again.

    A version tells releases apart, not what stands between them.
    """
    package = package_path()
    digest = sha256(sys.version.encode())
    for file in sorted(package.rglob("*.py")):
        digest.update(f"{file.relative_to(package)}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _below(folder: Path, path: str) -> Iterator[tuple[str, Path]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            if entry.name not in ("__pycache__", "build"):
                yield from _below(entry, name)
        elif not entry.name.endswith((".py", ".pyc")):
            yield name, entry
