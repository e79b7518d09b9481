"""Write what the package keeps ready for this interpreter: compiled patterns, tables and modules.

    python tools/build_prepared.py [--out FILE]

The patterns are those that the modules of the package name, those of the rules, and those that the sample pages of
``corpus/`` have made besides. What is kept and how it is found again says `eduparse.language.prepared`.
"""

import argparse
import gc
import importlib
import marshal
import pkgutil
import re
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from copyreg import dispatch_table
from pathlib import Path
from typing import Any
from unittest import mock

import regex

import eduparse
from eduparse.language import prepared
from eduparse.language.charmodel import GENERAL, POLICY
from eduparse.language.lazy_pattern import LazyPattern
from eduparse.language.pair_ceilings import pair_ceilings
from eduparse.language.pair_floors import pair_floors
from eduparse.language.prepared_modules import ROOT as FOLDER
from eduparse.language.prepared_modules import compiled_modules
from eduparse.rules.rule import catalogue
from eduparse.stages.repair.byte_readings import SEARCHED, as_bytes
from eduparse.stages.repair.gbk_chars import likely_chars
from eduparse.stages.reword.character_forms import forms
from eduparse.stages.reword.sightings import expectation
from eduparse.stages.reword.spinner import spinners
from eduparse.stamp import program

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "corpus"
NOT_LOADED = ("__main__", "datatrove")  # runs, or asks for another package
Asked = dict[tuple[Any, ...], None]  # the arguments of a function, in their order


class _Engine:
    """Stands for the engine of `re` and notes what its compiler hands over."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self.given: tuple[Any, ...] = ()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def compile(self, *given: Any) -> Any:
        self.given = given
        return self._engine.compile(*given)


def main() -> None:
    """Write the file and tell its size."""
    parser = argparse.ArgumentParser(
        description="Compile patterns, tables and modules for this Python."
    )
    parser.add_argument("--out", type=Path, default=prepared.prepared_file())
    path = parser.parse_args().out
    patterns: Asked = {}
    rules: Asked = {}
    tables: dict[str, tuple[bytes, bytes]] = {}
    noting = _noting("compiled_pattern", patterns), _noting("compiled_rule", rules)
    with noting[0], noting[1], _keeping(tables):
        _make_all()
    kept = {
        "python": prepared.FOR_PYTHON,
        "regex": prepared.regex_file(),
        "patterns": _of_re(patterns),
        "rules": _of_regex(rules),
        "tables": tables,
        "folder": FOLDER,
        "modules": dict(compiled_modules()),
    }
    _write(path, prepared.bytes_of(kept))
    print(
        f"{path}: {len(kept['patterns'])} and {len(kept['rules'])} patterns, {path.stat().st_size} bytes"
    )


def _make_all() -> None:
    for module in pkgutil.walk_packages(eduparse.__path__, "eduparse."):
        if not module.name.endswith(NOT_LOADED):
            importlib.import_module(module.name)
    for rule in catalogue().values():
        rule.search("")
    for page in sorted(SAMPLES.glob("*.txt")):
        eduparse.clean(page)
    for found in [o for o in gc.get_objects() if isinstance(o, LazyPattern)]:
        found.compiled()
    for family in spinners():
        expectation(family)
        family.weight(family.lexicon.entries[0], 0.5)
    for shown in SEARCHED:
        as_bytes("", shown)
    likely_chars()
    pair_floors(GENERAL)
    pair_ceilings(POLICY, GENERAL)
    program()
    forms()


@contextmanager
def _noting(name: str, asked: Asked) -> Iterator[None]:
    """While this holds, what the function ``name`` of `prepared` is asked for is noted in ``asked``."""
    compile_it = getattr(prepared, name)

    def noting(*given: Any) -> Any:
        made = compile_it(*given)  # raises where the engine does not take the pattern
        asked[tuple(int(g) if isinstance(g, int) else g for g in given)] = None
        return made

    with mock.patch.object(prepared, name, noting):
        yield


@contextmanager
def _keeping(tables: dict[str, tuple[bytes, bytes]]) -> Iterator[None]:
    """While this holds, every table that is made is kept, behind the digest of its sources."""

    def keeping(name: str, sources: Iterable[bytes], make: Callable[[], Any]) -> Any:
        made = make()
        tables[name] = prepared.digest_of_sources(sources), marshal.dumps(made)
        return made

    with mock.patch.object(prepared, "prepared_table", keeping):
        yield


def _of_re(asked: Asked) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """By expression and flags, what `re` hands to its engine: flags, code, groups."""
    compiler: Any = importlib.import_module("re._compiler")
    noted = _Engine(compiler._sre)  # noqa: SLF001 - nothing else tells what it is given
    made = {}
    with mock.patch.object(compiler, "_sre", noted):
        for expression, flags in asked:
            re.purge()
            re.compile(expression, flags)
            _, every_flag, code, groups, names, by_number = noted.given
            words = array(prepared.WORD, code).tobytes()
            made[expression, flags] = (int(every_flag), words, groups, dict(names), by_number)
    return made


def _of_regex(asked: Asked) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """By expression and flags, what `regex` pickles of its pattern."""
    reduce: Any = dispatch_table[regex.Pattern]
    every = ((e, flags[0] if flags else prepared.RULE_FLAGS) for e, *flags in asked)
    return {key: reduce(regex.compile(*key))[1] for key in every}


def _write(path: Path, data: bytes) -> None:
    """The file appears whole, whoever reads it meanwhile."""
    path.parent.mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)


if __name__ == "__main__":
    main()
