"""The packages that some formats need, and the one sentence that is said where one is missing.

A missing package is a fault of the set-up, not of a page: it stops a run before the run begins, as
far as the names of the inputs tell (`refuse_missing`). What shows itself only inside an archive, or
by the first bytes of a page under a wrong name, costs its own record.
"""

import re
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec

from eduparse.errors import ConfigError
from eduparse.inputs import Input

# By the end of a name: the package, and the extra of eduparse that brings it.
NEEDS = {
    ".parquet": ("pyarrow", "parquet"),
    ".pdf": ("pypdfium2", "pdf"),
    ".warc": ("fastwarc", "warc"),
    ".zst": ("zstandard", "zstd"),
}
_PACKED = re.compile(r"\.(?:gz|zst)$")


def need(suffix: str) -> None:
    """Raises ConfigError, which names the extra, where files that end in ``suffix`` need one more."""
    package, _ = NEEDS[suffix]
    try:
        import_module(package)
    except ImportError as error:
        raise _missing(f"Files that end in {suffix} need", suffix) from error


def refuse_missing(sources: Iterable[Input]) -> None:
    """Raises ConfigError where the name of one of ``sources`` tells that a package is missing.

    Where all are installed, which is told without importing any, nothing is looked at.
    """
    lacking = [suffix for suffix, (package, _) in NEEDS.items() if find_spec(package) is None]
    if not lacking:
        return
    for source in sources:
        name = source.name.lower()
        for suffix in lacking:
            if source.problem is None and suffix in (name[-len(suffix) :], _inner(name)):
                raise _missing(f"{source.name} needs", suffix, ", or leave such files out")


def _inner(name: str) -> str:
    """The last suffix but that of the compression."""
    bare = _PACKED.sub("", name)
    return bare[bare.rfind(".") :] if "." in bare else ""


def _missing(what: str, suffix: str, otherwise: str = "") -> ConfigError:
    package, extra = NEEDS[suffix]
    return ConfigError(f"{what} {package}: pip install 'eduparse[{extra}]'{otherwise}.")
