"""Which OpenCC is installed: its tables decide the script, and what is made by them counts as made of them."""

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def opencc_version() -> str:
    """Name and version of the distribution that provides OpenCC, or what stands in its way.

    Both stand in the name of the folder that pip writes beside the package. Only where there is none the
    library for such questions is asked: to load it takes as long as all that reads a page.
    """
    names = ("opencc", "opencc-python-reimplemented")
    spec = find_spec("opencc")
    if spec is not None and spec.origin:
        beside = Path(spec.origin).parent.parent
        for name in names:
            for folder in sorted(beside.glob(f"{name.replace('-', '_')}-*.dist-info")):
                return f"{name} {folder.name.removesuffix('.dist-info').rpartition('-')[2]}"
    return _opencc_known(names)


def _opencc_known(names: Iterable[str]) -> str:
    from importlib import metadata  # start-up

    for name in names:
        try:
            return f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            continue
    return "no opencc"
