"""A case on each side of the numbers by which pairs of papers are worth a comparison."""

import tempfile
from pathlib import Path

import pytest
from sides import Sides, turns_at

from eduparse.copies.signature import Signature
from eduparse.copies.store import Store
from eduparse.copies.stored import Stored

np = pytest.importorskip("numpy")
pytest.importorskip("duckdb")


def pairs(papers: list[list[int]]) -> int:
    """How many pairs of ``papers``, each a list of its runs, are compared."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        for n, runs in enumerate(papers):
            row = Stored(n, 1, n, n, f"{n:03}", f"{n:03}", "")
            store.add(row, Signature(n, n, np.array(runs, np.uint64)))
        store.finish("read")
        store.pair()
        found = sum(len(near) for _, near in store.components())
        store.close()
        return found


def two(shared: int, size: int) -> int:
    own = [*range(1000, 1000 + size - shared)]
    return pairs([[*range(shared), *own], [*range(shared), *(n + 5000 for n in own)]])


SIDES: Sides = {
    "store.LEAST": (lambda n: two(n, 5), 2),
    "store.SHARED": (lambda n: two(n, 100), 8),
    "store.FEW": (lambda n: pairs([[1, 2, 3]] * n) < n * (n - 1) / 2, 13),
    "store.NEXT": (lambda n: pairs([[1, 2, 3]] * 20) < 20 * n - n * (n + 1) / 2, 3),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
