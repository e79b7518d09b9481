"""Word lists as data: tab-separated files with a header line, read once per process."""

from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``lexicons/<name>.tsv`` by column name, in the order of the file."""
    text = (files("eduparse.language") / "lexicons" / f"{name}.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]
    head, *body = lines
    return tuple(dict(zip(head, cells, strict=True)) for cells in body)
