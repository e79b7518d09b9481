"""The modules of the package out of the prepared file: three hundred of them, for one short page.

The interpreter looks for the compiled form of each module in a file of its own, which takes as long again as to
load it. An entry is taken only where path, size and time of the source are those it was made from. So an edited
module is compiled from its source, as ever, and so is every module where nothing was prepared.

To import this module is to use it: from then on the interpreter asks it first.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType
from typing import Any

from eduparse.language.package_data import package_path
from eduparse.language.prepared import read_prepared

_ROOT = f"{package_path()}{os.sep}"
_INSIDE = "eduparse."
_PACKAGE_FILE = "__init__.py"


class _Loader(SourceFileLoader):
    """Loads a module from code that is at hand."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, _name: str) -> CodeType:
        return self._code


class PreparedModules(MetaPathFinder):
    """Finds the modules of the package that were prepared and have not changed since; no others."""

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where the module ``fullname`` is loaded from; None leaves it to the interpreter's own finders."""
        if not fullname.startswith(_INSIDE):
            return None
        made = read_prepared()["modules"].get(fullname)
        if made is None:
            return None
        relative, size, changed, code = made
        path = _ROOT + relative.replace("/", os.sep)
        try:
            told = os.stat(path)  # noqa: PTH116 - start-up: three hundred times
        except OSError:
            return None
        if (told.st_size, told.st_mtime_ns, path) != (size, changed, code.co_filename):
            return None
        package = relative.endswith(_PACKAGE_FILE)
        spec = ModuleSpec(fullname, _Loader(fullname, path, code), origin=path, is_package=package)
        spec.has_location = True
        if package:
            spec.submodule_search_locations = [path.removesuffix(os.sep + _PACKAGE_FILE)]
        return spec


def compiled_modules() -> Iterator[tuple[str, tuple[Any, ...]]]:
    """By its name what is kept of each module: path below the package, size in bytes, time in ns, code."""
    for path in sorted(package_path().rglob("*.py")):
        relative = path.relative_to(package_path())
        name = _INSIDE + ".".join(relative.with_suffix("").parts)
        told = path.stat()
        code = SourceFileLoader(name, str(path)).source_to_code(
            path.read_bytes(), str(path), _optimize=0
        )
        yield (
            name.removesuffix(".__init__"),
            (relative.as_posix(), told.st_size, told.st_mtime_ns, code),
        )


if not sys.flags.optimize:  # which leaves out what was prepared: assertions
    sys.meta_path.insert(0, PreparedModules())
