"""What every start would compute anew, made once by ``make prepared``: compiled patterns and tables.

To compile the patterns that a page of two kilobytes meets takes longer than to clean it. What the compilers
of `re` and `regex` hand to their engines is plain data, and the engines take it in no time; `regex` pickles
its patterns so. Like the interpreter's own compiled modules the file is for one release of Python, and its
patterns of `regex` for one file of that engine; of others it is not read.

It is a copy and never a source. An entry stands under all it was made from, a pattern under its expression
and flags, a table under a digest of its files. So what has changed since is not found, and is made as if
there were no file. `tools/build_prepared.py` writes it.
"""

import _sre  # type: ignore[import-not-found]
import marshal
import re
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from typing import Any, TypeVar

from eduparse.language.package_data import package_path

Made = TypeVar("Made")

WORD = "I"  # of the code of a compiled pattern, as `array` names it
# What the form of a compiled pattern depends on: the interpreter, and the number its engine gives the form.
FOR_PYTHON = f"{sys.version} {getattr(_sre, 'MAGIC', '')} {array(WORD).itemsize} {sys.byteorder}"
_ENGINE = "regex._regex"
RULE_FLAGS = (
    0x100 | 0x8
)  # VERSION1 and MULTILINE of `regex`, which is loaded only where it must compile
_ABSENT: Mapping[str, Any] = {"patterns": {}, "rules": {}, "tables": {}}


def prepared_file() -> Path:
    """Where the file for this interpreter lies; it need not be there."""
    return package_path("language", "prepared", f"{sys.implementation.cache_tag}.bin")


@cache
def read_prepared() -> Mapping[str, Any]:
    """What the file holds, under ``patterns``, ``rules``, ``tables``; nothing where it does not fit."""
    try:
        # Like the compiled modules beside it, the file is part of the package.
        kept = marshal.loads(prepared_file().read_bytes())  # noqa: S302
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


def digest_of_sources(sources: Iterable[bytes]) -> bytes:
    """A digest of ``sources``, in their order."""
    from hashlib import blake2b  # start-up: no command but those that read pages needs it

    found = blake2b(digest_size=16)
    for source in sources:
        found.update(len(source).to_bytes(8, "little"))
        found.update(source)
    return found.digest()


def module_texts(folder: str, *modules: str) -> Iterator[bytes]:
    """The code of ``modules``: what a table is made by counts as what it is made of."""
    for module in modules:
        path = package_path(folder, f"{module}.py")
        yield path.read_bytes() if path.is_file() else b""
