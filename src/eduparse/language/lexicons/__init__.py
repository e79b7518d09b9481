"""Word lists as data: tab-separated files with a header line, read once per process."""

from functools import cache

from eduparse.language.package_data import package_path


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``lexicons/<name>.tsv`` by column name, in the order of the file."""
    text = lexicon_content(name).decode("utf-8").replace("\r\n", "\n")
    lines = [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]
    head, *body = lines
    return tuple(dict(zip(head, cells, strict=True)) for cells in body)


@cache
def surnames() -> tuple[str, ...]:
    """Those of nearly all people of China, of two characters first."""
    return tuple(row["surname"] for row in table("surnames"))


@cache
def surname_set() -> frozenset[str]:
    """The same, to ask whether a text is one of them."""
    return frozenset(surnames())


@cache
def words(name: str) -> str:
    """The expression of the set ``name`` of ``words.tsv``: whatever one of its rows matches."""
    found = [row["match"] for row in table("words") if row["set"] == name]
    if not found:
        raise KeyError(name)
    return f"(?:{'|'.join(found)})"


@cache
def word_sets() -> frozenset[str]:
    """The names of the sets of ``words.tsv``."""
    return frozenset(row["set"] for row in table("words"))


@cache
def common_chars() -> str:
    """The characters of `han-frequency`, the commonest first."""
    rows = sorted(table("han-frequency"), key=lambda row: -float(row["weight"]))
    return "".join(row["chars"] for row in rows)


def lexicon_content(name: str) -> bytes:
    """``lexicons/<name>.tsv`` as it is."""
    return package_path("language", "lexicons", f"{name}.tsv").read_bytes()
