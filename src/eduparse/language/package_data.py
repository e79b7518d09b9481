"""Where the data of the package lie: beside its modules, as every installer leaves them.

`importlib.resources` would find them in archives too, but takes longer to load than to read a rule file,
and the character models are mapped from a file in any case.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def package_path(*parts: str) -> Path:
    """The file or folder ``parts`` below the package."""
    return _PACKAGE.joinpath(*parts)
