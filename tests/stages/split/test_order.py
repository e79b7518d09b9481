"""A clause tree never changes the order of the text.

The first spans of the clauses increase, so do the spans of each clause, and what stands between two spans of a clause is
below it, or in a box or a table that interrupts it.
"""

import random
from itertools import pairwise
from pathlib import Path

import pytest
from damaged import mixed_pages
from hypothesis import HealthCheck, given, settings

import eduparse
from bench._rows import rows
from eduparse.document.document import Document

SETS = ("policy", "statutes", "general", "traditional")
EACH, LENGTH = 12, 6000  # texts of a set, and code points of each
APART = ("box", "table")  # what may interrupt any clause


def check_order(doc: Document) -> None:
    clauses = doc.clauses
    assert all(a.spans[0][0] < b.spans[0][0] for a, b in pairwise(clauses))
    above: list[set[int]] = []
    for n, c in enumerate(clauses):
        assert all(a[1] <= b[0] for a, b in pairwise(c.spans))
        above.append({n} if c.parent is None else {n, *above[c.parent]})
    for n, c in enumerate(clauses):
        if len(c.spans) == 1:
            continue
        for m in range(n + 1, len(clauses)):
            if clauses[m].spans[0][0] >= c.spans[-1][1]:
                break
            apart = any(clauses[k].kind in APART for k in above[m])
            assert n in above[m] or apart, (c.path, clauses[m].path)


def _forms(text: str, drawn: random.Random) -> list[str]:
    """A text as it is, without its line breaks, without some lines, and as what a guide quotes."""
    lines = text.split("\n")
    at = drawn.randrange(len(lines))
    return [
        text,
        "".join(line.strip() for line in lines),
        "\n".join(line for line in lines if drawn.random() > 0.1),
        "\n".join(["一、法规参考", *lines[at : at + 12], "二、办理流程", "先填表。"]),
    ]


@pytest.mark.parametrize("name", SETS)
def test_spans_of_shared_texts_are_in_order(shared: Path, name: str) -> None:
    drawn = random.Random(7)  # noqa: S311
    for n, row in enumerate(rows(shared / "data" / f"{name}.jsonl.zst")):
        if n >= EACH * 9:
            break
        if n % 9 == 0:
            for text in _forms(row["text"][:LENGTH], drawn):
                for doc in eduparse.clean(text):
                    check_order(doc)


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(mixed_pages)
def test_spans_of_damaged_pages_are_in_order(text: str) -> None:
    for doc in eduparse.clean(text):
        check_order(doc)
