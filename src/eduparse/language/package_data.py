"""Where the data of the package lie: beside its modules, as every installer leaves them.

`importlib.resources` would find them in archives too, but takes longer to load than to read a rule file,
and the character models are mapped from a file in any case.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def package_path(*parts: str) -> Path:
    """The file or folder ``parts`` below the package."""
    return _PACKAGE.joinpath(*parts)


def weights_of(model: str) -> dict[str, float]:
    """The weights in `models/MODEL.tsv` by the name of their feature."""
    text = package_path("language", "models", f"{model}.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {name: float(weight) for name, weight in rows}
