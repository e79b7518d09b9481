"""A case on each side of the numbers by which pairs of papers are worth a comparison."""

import tempfile
from pathlib import Path

import pytest
from sides import Sides, turns_at

from eduparse.copies.candidates import pair_runs
from eduparse.copies.signature import Signature
from eduparse.copies.store import Store
from eduparse.copies.stored import Stored

np = pytest.importorskip("numpy")
pytest.importorskip("duckdb")


def pairs(papers: list[list[int]], *, sure: bool = False) -> int:
    """How many pairs of ``papers``, each a list of its runs, are compared."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        for n, runs in enumerate(papers):
            row = Stored(n, 1, n, n, f"{n:03}", f"{n:03}", "")
            store.add(row, Signature(n, n, np.array(runs, np.uint64)))
        store.finish("read")
        pair_runs(store.tables, store.runs)
        found = store.tables.one("SELECT count(*) FROM near WHERE sure OR NOT ?", [sure])
        store.close()
        return found


def two(shared: int, size: int, *, sure: bool = False) -> int:
    own = [*range(1000, 1000 + size - shared)]
    papers = [[*range(shared), *own], [*range(shared), *(n + 5000 for n in own)]]
    return pairs(papers, sure=sure)


SIDES: Sides = {
    "sampled.LEAST": (lambda n: two(n, 5), 2),
    "candidates.SURE": (lambda n: two(n, 100, sure=True), 50),
    "candidates.SHARED": (lambda n: two(n, 100), 8),
    "sampled.FEW": (lambda n: pairs([[1, 2, 3]] * n) < n * (n - 1) / 2, 13),
    "sampled.NEXT": (lambda n: pairs([[1, 2, 3]] * 20) < 20 * n - n * (n + 1) / 2, 3),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
