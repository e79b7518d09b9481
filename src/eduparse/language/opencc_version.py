"""Which OpenCC is installed: its tables decide the script, and what is made by them counts as made of them."""

import os
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_FOLDER = ".dist-info"


@cache
def opencc_version() -> str:
    """Name and version of the distribution that provides OpenCC, or what stands in its way.

    Both stand in the name of the folder that pip writes beside the package. Only where there is none the
    library for such questions is asked: to load it takes as long as all that reads a page.
    """
    names = ("opencc", "opencc-python-reimplemented")
    spec = find_spec("opencc")
    if spec is not None and spec.origin:
        # start-up: `pathlib` takes ten times as long
        beside = os.listdir(Path(spec.origin).parent.parent)  # noqa: PTH208
        folders = sorted(name for name in beside if name.endswith(_FOLDER))
        for name in names:
            first = f"{name.replace('-', '_')}-"
            for folder in folders:
                if folder.startswith(first):
                    return f"{name} {folder.removesuffix(_FOLDER).rpartition('-')[2]}"
    return _opencc_known(names)


def _opencc_known(names: Iterable[str]) -> str:
    from importlib import metadata  # start-up

    for name in names:
        try:
            return f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            continue
    return "no opencc"
