"""Outlines of real papers, read by hand: annexes behind a signature, decimal outlines, boxes, contents.

The papers lie in the shared data. `sets/outlines.jsonl` holds the path of each clause in order, and the first
characters of its heading where it has one.
"""

import json
from pathlib import Path

import pytest

import eduparse
from bench._rows import rows

GOLD = Path(__file__).parents[2] / "sets" / "outlines.jsonl"
PAPERS = {
    row["id"]: row["outline"] for row in map(json.loads, GOLD.read_text("utf-8").splitlines())
}
SETS = ("policy", "statutes", "general", "lines-policy-dev")  # where the papers lie
SHOWN = 4  # code points of a heading


def outline(text: str) -> list[str]:
    """The clauses of ``text`` as the gold writes them."""
    every = [c for d in eduparse.clean(text) for c in d.clauses]
    return [
        "contents"
        if c.kind == "contents"
        else " ".join(("/".join(c.path), (c.heading or "")[:SHOWN])).rstrip()
        for c in every
        if c.path or c.kind == "contents"
    ]


@pytest.fixture(scope="module")
def papers(shared: Path) -> dict[str, str]:
    """The texts of the papers by their ids."""
    every = (row for name in SETS for row in rows(shared / "data" / f"{name}.jsonl.zst"))
    return {
        row["id"]: row.get("text") or "\n".join(row["lines"])
        for row in every
        if row["id"] in PAPERS
    }


@pytest.mark.parametrize("ident", PAPERS)
def test_the_outline_is_what_a_reader_found(papers: dict[str, str], ident: str) -> None:
    assert outline(papers[ident]) == PAPERS[ident]
