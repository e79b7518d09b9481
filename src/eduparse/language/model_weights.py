"""The weights of the small models of the package, each a table by the name of its feature."""

from collections.abc import Mapping
from functools import cache, partial

from eduparse.language import prepared
from eduparse.language.package_data import package_path


@cache
def weights_of(model: str) -> Mapping[str, float]:
    """The weights in `models/MODEL.tsv` by the name of their feature."""
    data = package_path("language", "models", f"{model}.tsv").read_bytes()
    return prepared.prepared_table(f"weights/{model}", (data,), partial(_parsed, data))


def _parsed(data: bytes) -> dict[str, float]:
    rows = (line.split("\t") for line in data.decode("utf-8").splitlines()[1:])
    return {name: float(weight) for name, weight in rows}
