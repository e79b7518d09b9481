"""Pages with their main text: web pages, pages of government sites, and pages made from documents.

``gold`` are the lines of the main text; ``extra``, without blanks, are lines that may stay or go. What
is fitted on some pages is measured on others of other sites (of made pages: of other frames).
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench._made_pages import made_pages
from bench._rows import rows
from eduparse.stages.decode import decode_page

FOLDS = 6


class Page(NamedTuple):
    """A page of one of the sets ``IA69``, ``MHA`` (web pages), ``wild`` and ``made``."""

    group: str
    id: str
    site: str
    html: str
    gold: str
    extra: frozenset[str] = frozenset()


def every_page(shared: Path, documents: int) -> list[Page]:
    """All of them, ``documents`` in each frame."""
    return [*web_pages(shared), *wild_pages(shared), *set_pages(shared, documents)]


def web_pages(shared: Path) -> Iterator[Page]:
    """Chinese web pages of two published sets."""
    for row in rows(shared / "data" / "html-dev.jsonl.zst"):
        yield Page(row["set"], row["id"], row["site"], row["html"], row["gold"])


def wild_pages(shared: Path) -> Iterator[Page]:
    """Pages of government, school and news sites; of the gold what must remain."""
    for row in map(json.loads, (shared / "wild" / "gold.jsonl").open(encoding="utf-8")):
        if row["file"].endswith(".html"):
            free = set(row.get("optional") or ())
            lines = list(enumerate(row["paragraphs"]))
            html = decode_page((shared / "wild" / row["file"]).read_bytes(), row["file"]).text
            gold = "\n".join(line for n, line in lines if n not in free)
            extra = frozenset(solid(line) for n, line in lines if n in free)
            yield Page("wild", row["id"], row["site"], html, gold, extra)


def set_pages(shared: Path, documents: int) -> Iterator[Page]:
    """Documents set into frames."""
    for page in made_pages(shared, documents):
        yield Page("made", page.id, f"made:{page.frame}", page.html, page.gold)


def folds(sites: Iterable[str], count: int = FOLDS) -> list[frozenset[str]]:
    """The sites in ``count`` groups, each of which is left out in turn."""
    every = sorted(set(sites))
    return [frozenset(every[n::count]) for n in range(count)]


def without(text: str, extra: frozenset[str]) -> str:
    """``text`` less the lines that may stay or go."""
    return (
        "\n".join(line for line in text.split("\n") if solid(line) not in extra) if extra else text
    )


def solid(text: str) -> str:
    """``text`` without blanks."""
    return re.sub(r"\s", "", text)


def groups(pages: Sequence[Page]) -> dict[str, list[int]]:
    """The pages of each group, by their places."""
    found: dict[str, list[int]] = {}
    for n, page in enumerate(pages):
        found.setdefault(page.group, []).append(n)
    return found
