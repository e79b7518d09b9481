"""The results of many rows are put in order within the memory that the tables may hold."""

from pathlib import Path

import pytest

from eduparse.copies import tables
from eduparse.copies.store import Store

np = pytest.importorskip("numpy")
pytest.importorskip("duckdb")

ROWS = 200_000
MEMORY = "48MB"  # all joins and the order in one query need more


def test_results_fit_into_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MEMORY", MEMORY)
    store = Store(tmp_path)
    n = np.arange(ROWS, dtype=np.int64)
    small, unsigned = n.astype(np.int32), n.astype(np.uint64)
    names = np.array([f"{k:030d}" for k in range(ROWS)], object)
    store.tables.insert(
        "rows",
        row=n, place=n, size=small, key=unsigned, more=unsigned, runs=small,
        rank=names, name=names[::-1].copy(), target=np.array([""] * ROWS, object),
    )  # fmt: skip
    store.tables.execute(
        "CREATE TABLE papers AS SELECT row::INTEGER AS paper, key, more, row FROM rows"
    )
    store.tables.insert(
        "works",
        paper=small, leader=small // 2, relation=np.array(["damaged"] * ROWS, object),
        similarity=np.ones(ROWS), kept=np.ones(ROWS, bool), why=np.array(["another word"] * ROWS, object),
    )  # fmt: skip
    found = [(x.row, x.leader[0]) for x in store.results()]
    store.close()
    assert found == [(row, row // 2) for row in reversed(range(ROWS))]
