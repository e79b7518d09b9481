"""The stamp of a row: the version, and one digest of everything else that can change the output.

That is every rule file, lexicon and model of the package, and OpenCC, whose tables decide the
script. Two rows with the same stamp were made by the same rules.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from operator import attrgetter
from pathlib import Path
from typing import Any

from eduparse.digests import sha256
from eduparse.document.metadata import MadeBy
from eduparse.files.version import VERSION
from eduparse.language import prepared
from eduparse.language.opencc_version import opencc_version
from eduparse.language.package_data import package_path
from eduparse.rows.schema import SCHEMA_VERSION

Entry = os.DirEntry[str]
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
    """The digest of the data of the package and of OpenCC; the models alone have twelve megabytes."""
    files = tuple(_data_files())
    sources = (*_states(files), opencc_version().encode())
    return prepared.prepared_table("stamp", sources, partial(_digest_of_data, files))


def _digest_of_data(files: Iterable[tuple[str, Entry]]) -> str:
    digest = sha256()
    for name, file in files:
        data = Path(file.path).read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    digest.update(opencc_version().encode())
    return digest.hexdigest()


@cache
def program() -> str:
    """A digest of the program itself, for a run that is taken up again.

    A version tells releases apart, not what stands between them.
    """
    files = tuple((n, f) for n, f in _below(str(package_path()), "") if n.endswith(".py"))
    sources = (sys.version.encode(), *_states(files))
    return prepared.prepared_table("program", sources, partial(_digest_of_modules, files))


def _digest_of_modules(files: Iterable[tuple[str, Entry]]) -> str:
    digest = sha256(sys.version.encode())
    for name, file in files:
        digest.update(f"{name}\0".encode())
        digest.update(Path(file.path).read_bytes())
    return digest.hexdigest()


def _states(files: Iterable[tuple[str, Entry]]) -> Iterator[bytes]:
    """What tells whether a digest that was prepared still holds, as it tells of compiled modules."""
    return (f"{name} {prepared.file_state(file.stat())}".encode() for name, file in files)


def data_paths() -> Iterator[tuple[str, Path]]:
    """Name and place of each data file of the package, in a fixed order."""
    return ((name, Path(file.path)) for name, file in _data_files())


def _data_files() -> Iterator[tuple[str, Entry]]:
    for folder in FOLDERS:
        if package_path(folder).is_dir():
            found = _below(str(package_path(folder)), f"{folder}/")
            yield from ((n, f) for n, f in found if not n.endswith((".py", ".pyc")))


def _below(folder: str, path: str) -> Iterator[tuple[str, Entry]]:
    """Name and entry of each file below ``folder``, in a fixed order; names begin with ``path``.

    Start-up: `pathlib` takes five times as long for six hundred files.
    """
    for entry in sorted(os.scandir(folder), key=attrgetter("name")):
        name = path + entry.name
        if not entry.is_dir():
            yield name, entry
        elif entry.name not in ("__pycache__", "build"):
            yield from _below(entry.path, f"{name}/")
