"""Which papers are compared: pairs that share runs, and the components that they make.

A pair that shares half of its runs is worth a comparison. One that shares less is looked at first
(`titles`, `overlap`): boilerplate makes thousands of papers share some, and what they have in common would
make one component of them all.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from eduparse.copies.optional import numpy_module
from eduparse.copies.sampled import SampledRuns
from eduparse.copies.tables import Tables, by_first

SHARED = 0.08  # share of the runs of the one that has fewer, which a pair shares at the least
SURE = 0.5  # share of the runs from which a pair needs no look before it is compared
BATCH = 1 << 17  # papers that are handed over at a time


def pair_runs(tables: Tables, runs: SampledRuns) -> None:
    """Find the pairs that share enough: a table of them, and one of the papers, each a text of one or more rows."""
    tables.execute("DELETE FROM pairs; DELETE FROM near")
    tables.execute(
        "CREATE OR REPLACE TABLE papers AS SELECT (row_number() OVER (ORDER BY key, more) - 1)::INTEGER AS paper,"
        " key, more, arg_min(row, rank || target) AS row, min(runs) AS runs FROM rows GROUP BY key, more"
    )
    for a, b, n in runs.pairs():
        tables.insert("pairs", a=a, b=b, n=n)
    tables.execute(
        "INSERT INTO near SELECT x.paper, y.paper, p.n, p.n >= ? * least(x.runs, y.runs) FROM pairs p"
        " JOIN papers x ON x.key = p.a JOIN papers y ON y.key = p.b WHERE p.n >= ? * least(x.runs, y.runs)",
        [SURE, SHARED],
    )
    # Texts of the same key by chance are looked at too.
    tables.execute(
        "INSERT INTO near SELECT x.paper, y.paper, 1, false FROM papers x JOIN papers y"
        " ON x.key = y.key AND x.paper < y.paper"
    )
    tables.execute("DELETE FROM pairs")


def doubtful_pairs(tables: Tables) -> Iterator[tuple[int, int, tuple[int, int], tuple[int, int]]]:
    """The pairs that need a look: two papers, and where their rows are."""
    found = tables.select(
        "SELECT n.a, n.b, x.place, x.size, y.place, y.size FROM near n"
        " JOIN papers p ON p.paper = n.a JOIN rows x ON x.row = p.row"
        " JOIN papers q ON q.paper = n.b JOIN rows y ON y.row = q.row"
        " WHERE NOT n.sure ORDER BY n.a, n.b"
    )
    return ((a, b, (at, size), (place, length)) for a, b, at, size, place, length in found)


def confirm(tables: Tables, pairs: Iterable[tuple[int, int]]) -> None:
    """Have these pairs compared."""
    np = numpy_module()
    found = np.array(list(pairs), np.int32).reshape(-1, 2)
    tables.insert("confirmed", a=found[:, 0], b=found[:, 1])


def connect(tables: Tables) -> None:
    """The components of the pairs: papers that are worth a comparison, directly or through others."""
    np = numpy_module()
    tables.execute("DELETE FROM components")
    tables.execute(
        "CREATE OR REPLACE TABLE kin AS SELECT a, b, n FROM near"
        " WHERE sure OR (a, b) IN (SELECT (a, b) FROM confirmed)"
    )
    roots = np.arange(tables.one("SELECT count(*) FROM papers"), dtype=np.int32)
    for a, b in tables.select("SELECT a, b FROM kin"):
        x, y = _root(roots, a), _root(roots, b)
        if x != y:
            roots[max(x, y)] = min(x, y)
    for n in range(len(roots)):
        roots[n] = roots[roots[n]]
    papers = np.arange(len(roots), dtype=np.int32)
    for at in range(0, len(roots), BATCH):
        tables.insert("components", paper=papers[at : at + BATCH], root=roots[at : at + BATCH])
    tables.execute(
        "CREATE OR REPLACE VIEW placed AS SELECT c.root FROM works w JOIN components c USING (paper)"
    )


def components(
    tables: Tables,
) -> Iterator[tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]]]:
    """Components of more than one paper that are not placed yet: their papers, their pairs.

    A paper is its number, the offset and the size of its best row; a pair is a pair of numbers with
    what they share.
    """
    rows = tables.select(
        "SELECT c.root, p.paper, r.place, r.size FROM components c JOIN papers p USING (paper)"
        " JOIN rows r ON r.row = p.row WHERE c.root IN (SELECT root FROM components GROUP BY root"
        " HAVING count(*) > 1) AND c.root NOT IN (SELECT root FROM placed) ORDER BY c.root, p.paper"
    )
    pairs = by_first(
        tables.select(
            "SELECT c.root, k.a, k.b, k.n FROM kin k JOIN components c ON c.paper = k.a"
            " WHERE c.root NOT IN (SELECT root FROM placed) ORDER BY c.root, k.a, k.b"
        )
    )
    # Every component of several papers has pairs.
    for (_, papers), (_, near) in zip(by_first(rows), pairs, strict=True):
        yield papers, near


def _root(roots: Any, n: int) -> int:
    while roots[n] != n:
        roots[n] = roots[roots[n]]
        n = int(roots[n])
    return n
