"""The modules of the package out of the prepared file: three hundred of them, for one short page.

The interpreter looks for the compiled form of each module in a file of its own, which takes as long again as to
load it. An entry is taken only where the package lies in the folder it was prepared in. Its source must be the very
file it was made from: its number, its size, the time of its text, and the time of its last change. Installers and
archives set the time of a text at will; the other one is set by the system alone. So a module that was edited,
copied or installed anew is loaded by the interpreter, as is every module where nothing was prepared.

Two copies of the package in one process do not meet: a module is taken only for the copy that asks for it.

To import this module is to use it: from then on the interpreter asks it first.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType
from typing import Any

from eduparse.language.package_data import package_path
from eduparse.language.prepared import file_state, read_prepared

ROOT = (
    f"{package_path()}{os.sep}"  # the folder that modules are prepared in, and are taken for alone
)
_INSIDE = "eduparse."
_PACKAGE_FILE = "__init__.py"
_TAG = sys.implementation.cache_tag


class _Loader(SourceFileLoader):
    """Loads a module from code that is at hand."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, _name: str) -> CodeType:
        return self._code


class PreparedModules:
    """Finds the modules of the package that were prepared and have not changed since; no others.

    It is none of `importlib.abc`, which takes longer to load than forty of them.
    """

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where the module ``fullname`` is loaded from; None leaves it to the interpreter's own finders.

        ``path`` holds the folders of the package it is in, as the interpreter hands them over.
        """
        if not fullname.startswith(_INSIDE):
            return None
        made = read_prepared()["modules"].get(fullname)
        if made is None:
            return None
        relative, state, code = made
        source = ROOT + relative.replace("/", os.sep)
        package = relative.endswith(_PACKAGE_FILE)
        place = source.removesuffix(os.sep + _PACKAGE_FILE) if package else source[: -len(".py")]
        if path is None or list(path) != [place.rpartition(os.sep)[0]]:
            return None
        try:
            # start-up: `os`, since it is asked three hundred times
            if file_state(os.stat(source)) != state or _is_behind(source):  # noqa: PTH116
                return None
        except OSError:
            return None
        spec = ModuleSpec(
            fullname, _Loader(fullname, source, code), origin=source, is_package=package
        )
        spec.has_location = True
        # Where compiled code would lie: told here, since the interpreter takes longer to work it out.
        folder, _, file = source.rpartition(os.sep)
        spec.cached = f"{folder}{os.sep}__pycache__{os.sep}{file.removesuffix('py')}{_TAG}.pyc"
        if package:
            spec.submodule_search_locations = [place]
        return spec


def compiled_modules() -> Iterator[tuple[str, tuple[Any, ...]]]:
    """By its name what is kept of each module: path below the package, state of its file, code."""
    for path in sorted(package_path().rglob("*.py")):
        relative = path.relative_to(package_path())
        name = _INSIDE + ".".join(relative.with_suffix("").parts)
        state = file_state(path.stat())
        code = SourceFileLoader(name, str(path)).source_to_code(
            path.read_bytes(), str(path), _optimize=0
        )
        yield name.removesuffix(".__init__"), (relative.as_posix(), state, code)


def _is_behind(source: str) -> bool:
    """Whether the interpreter would load something else of that name: an extension or a package beside ``source``."""
    folder, _, file = source.rpartition(os.sep)
    name = file.removesuffix(".py")
    names = _names_in(folder)
    if any(name + suffix in names for suffix in EXTENSION_SUFFIXES):
        return True
    return name in names and any(
        n.startswith("__init__.")
        for n in _names_in(os.path.join(folder, name))  # noqa: PTH118
    )


@cache
def _names_in(folder: str) -> frozenset[str]:
    return frozenset(os.listdir(folder))  # noqa: PTH208 - start-up, as above


def _use() -> None:
    """Have the interpreter ask here first, and no longer the copy of the package that was loaded before."""
    for finder in sys.meta_path[:]:
        if type(finder).__module__ == __name__:
            sys.meta_path.remove(finder)
    # Optimized code has no assertions, which what was prepared has.
    if not sys.flags.optimize and read_prepared().get("folder") == ROOT:
        sys.meta_path.insert(0, PreparedModules())


_use()
