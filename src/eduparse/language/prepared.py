"""What every start would compute anew, made once by ``make prepared``: compiled patterns, tables, modules.

To compile the patterns that a page of two kilobytes meets takes longer than to clean it. What the compilers
of `re` and `regex` hand to their engines is plain data, and the engines take it in no time; `regex` pickles
its patterns so. Like the interpreter's own compiled modules the file is for one release of Python, and its
patterns of `regex` for one file of that engine; of others it is not read.

It is a copy and never a source. An entry stands under all it was made from, a pattern under its expression
and flags, a table under a digest of its files, a module beside the state of its source. So what has changed
since is not found, and is made as if there were no file. `tools/build_prepared.py` writes it.

A page needs few of the entries, so the file is mapped, and an entry is read when it is asked for.
"""

import _sre  # type: ignore[import-not-found]
import marshal
import mmap
import os
import re
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from typing import Any, TypeVar

from eduparse.digests import blake2b
from eduparse.language.package_data import package_path

Made = TypeVar("Made")

WORD = "I"  # of the code of a compiled pattern, as `array` names it
# What the form of a compiled pattern depends on: the interpreter, and the number its engine gives the form.
FOR_PYTHON = f"{sys.version} {getattr(_sre, 'MAGIC', '')} {array(WORD).itemsize} {sys.byteorder}"
_ENGINE = "regex._regex"
RULE_FLAGS = (
    0x100 | 0x8
)  # VERSION1 and MULTILINE of `regex`, which is loaded only where it must compile
KINDS = ("patterns", "rules", "tables", "modules")
_ABSENT: Mapping[str, Any] = {kind: {} for kind in KINDS}
_SIZE = 8  # bytes in front that say how long the index is


class _Entries(Mapping[Any, Any]):
    """The entries of one kind, each read from ``data`` when it is asked for."""

    def __init__(self, places: Mapping[Any, tuple[int, int]], data: memoryview) -> None:
        self._places, self._data = places, data

    def __getitem__(self, key: Any) -> Any:
        return marshal.loads(self._data[slice(*self._places[key])])  # noqa: S302

    def __iter__(self) -> Iterator[Any]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def bytes_of(kept: Mapping[str, Any]) -> bytes:
    """The file that holds ``kept``: the size of its index, the index, then the entries one behind the other."""
    entries: list[bytes] = []
    index, at = dict(kept), 0
    for kind in KINDS:
        places = index[kind] = {}
        for key, entry in kept[kind].items():
            entries.append(marshal.dumps(entry))
            places[key] = at, at + len(entries[-1])
            at += len(entries[-1])
    written = marshal.dumps(index | {"size": at})
    return b"".join((len(written).to_bytes(_SIZE, "little"), written, *entries))


def entries_of(data: memoryview) -> dict[str, Any]:
    """What `bytes_of` wrote to ``data``. Raises ValueError, EOFError, TypeError or KeyError where it is not whole."""
    end = _SIZE + int.from_bytes(data[:_SIZE], "little")
    # Like the compiled modules beside it, the file is part of the package.
    index: dict[str, Any] = marshal.loads(data[_SIZE:end])  # noqa: S302
    if len(data) - end != index["size"]:
        raise EOFError
    return index | {kind: _Entries(index[kind], data[end:]) for kind in KINDS}


def prepared_file() -> Path:
    """Where the file for this interpreter lies; it need not be there."""
    return package_path("language", "prepared", f"{sys.implementation.cache_tag}.bin")


@cache
def read_prepared() -> Mapping[str, Any]:
    """What the file holds, under ``patterns``, ``rules``, ``tables``; nothing where it does not fit."""
    try:
        with prepared_file().open("rb") as file:
            kept = entries_of(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
        return kept if kept["python"] == FOR_PYTHON else _ABSENT
    except (OSError, ValueError, EOFError, TypeError, KeyError):
        return _ABSENT  # none was made, or it was not written whole


def compiled_pattern(expression: str | bytes, flags: int) -> "re.Pattern[Any]":
    """``re.compile(expression, flags)``. Raises re.error where the expression is none."""
    made = read_prepared()["patterns"].get((expression, int(flags)))
    if made is None:
        return re.compile(expression, flags)
    every_flag, words, *groups = made
    code = array(WORD, words).tolist()
    pattern: re.Pattern[Any] = _sre.compile(expression, every_flag, code, *groups)
    return pattern


def compiled_rule(expression: str, flags: int = RULE_FLAGS) -> Any:
    """``regex.compile(expression, flags)``, of a rule in the newer syntax. Raises regex.error where it is none."""
    made = read_prepared()["rules"].get((expression, flags))
    if made is not None and read_prepared()["regex"] == regex_file():
        return (sys.modules.get(_ENGINE) or _engine()).compile(*made)
    import regex  # start-up: its compiler takes longer to load than a page to read

    return regex.compile(expression, flags)


@cache
def regex_file() -> tuple[str, int, int] | None:
    """Name, size and time of the engine of `regex`: another one has another form of patterns, perhaps."""
    spec = _engine_spec()
    if spec is None or not spec.origin:
        return None
    told = Path(spec.origin).stat()
    return Path(spec.origin).name, told.st_size, told.st_mtime_ns


def _engine_spec() -> Any:
    package = find_spec("regex")
    return package and PathFinder.find_spec(_ENGINE, package.submodule_search_locations)


def _engine() -> Any:
    """The engine alone, as ``import regex`` finds it later, should something need compiling."""
    spec = _engine_spec()
    engine = sys.modules[_ENGINE] = module_from_spec(spec)
    spec.loader.exec_module(engine)
    return engine


def prepared_table(name: str, sources: Iterable[bytes], make: Callable[[], Made]) -> Made:
    """What ``make`` computes from ``sources``, which is plain: texts, numbers, tuples, lists, sets, dicts."""
    kept = read_prepared()["tables"].get(name)
    if kept is not None and kept[0] == digest_of_sources(sources):
        found: Made = marshal.loads(kept[1])  # noqa: S302 - as above
        return found
    return make()


def file_state(told: os.stat_result) -> tuple[int, int, int, int]:
    """What no other file has, nor this one after a change: number, size in bytes, both times in ns.

    Installers and archives set the time of a text at will; the time of its last change is set by the system alone.
    """
    return told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns


def digest_of_sources(sources: Iterable[bytes]) -> bytes:
    """A digest of ``sources``, in their order."""
    found = blake2b(digest_size=16)
    for source in sources:
        found.update(len(source).to_bytes(8, "little"))
        found.update(source)
    return found.digest()


def module_texts(folder: str, *modules: str) -> Iterator[bytes]:
    """The code of ``modules``: what a table is made by counts as what it is made of."""
    return (_module_text(folder, module) for module in modules)


@lru_cache(maxsize=64)  # start-up: a dozen tables are made of the same few modules
def _module_text(folder: str, module: str) -> bytes:
    path = package_path(folder, f"{module}.py")
    return path.read_bytes() if path.is_file() else b""
