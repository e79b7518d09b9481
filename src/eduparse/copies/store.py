"""What a run of `dedup` keeps on the disk: the rows as they came, their sampled runs, and tables about them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from eduparse.copies.optional import numpy_module
from eduparse.copies.sampled import SampledRuns
from eduparse.copies.signature import Signature
from eduparse.copies.spool import Spool
from eduparse.copies.stored import Result, Stored
from eduparse.copies.tables import Tables

ROWS = 2048  # rows that are handed over at a time

_GATHERED = (
    (
        "CREATE OR REPLACE TABLE firsts AS SELECT p.paper, p.key, p.more, p.row, r.place, r.size"
        " FROM papers p JOIN rows r ON r.row = p.row"
    ),
    (
        "CREATE OR REPLACE TABLE led AS SELECT f.*, coalesce(w.leader, f.paper) AS first,"
        " coalesce(w.relation, 'same') AS relation, coalesce(w.similarity, 1.0) AS similarity,"
        " coalesce(w.kept, true) AS kept, coalesce(w.why, '') AS why"
        " FROM firsts f LEFT JOIN works w ON w.paper = f.paper"
    ),
    (
        "CREATE OR REPLACE TABLE works_of AS SELECT l.*, q.place AS leader, q.size AS reach,"
        " h.place AS healed, h.size AS healed_size FROM led l JOIN firsts q ON q.paper = l.first"
        " LEFT JOIN healed h ON h.paper = l.paper"
    ),
    (
        "CREATE OR REPLACE TABLE results AS SELECT r.row, c.head, r.target, r.name, r.rank,"
        " CASE WHEN r.row = w.row THEN coalesce(w.healed, r.place) ELSE r.place END AS place,"
        " CASE WHEN r.row = w.row THEN coalesce(w.healed_size, r.size) ELSE r.size END AS size,"
        " r.row = w.row AS best, w.place AS own, w.size AS length, w.leader, w.reach,"
        " w.relation, w.similarity, w.kept, w.why"
        " FROM rows r JOIN works_of w ON w.key = r.key AND w.more = r.more LEFT JOIN continued c ON c.row = r.row"
    ),
)


class Store:
    """The files of a run, in ``folder``: the ``spool`` of rows, the ``runs``, the ``tables``."""

    def __init__(self, folder: Path) -> None:
        self._np = numpy_module()
        self.tables = Tables(folder)
        self.spool = Spool(folder)
        self.runs = SampledRuns(folder)
        self._rows: list[tuple[Stored, int]] = []
        self._count = self.tables.one("SELECT count(*) FROM rows")

    def finish(self, phase: str) -> None:
        """Note that a phase is done, and have the disk know."""
        self.flush()
        self.spool.flush()
        self.tables.finish(phase)

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """A phase of the run; what it writes into the tables is there as a whole or not at all."""
        with self.tables.together():
            yield
            self.finish(name)
        self.tables.settle()

    def close(self) -> None:
        """Let go of the files."""
        self.tables.close()
        self.spool.close()

    def add(self, row: Stored, found: Signature) -> None:
        """Take a row that lies in the spool, with the signature of its text."""
        self.runs.add(found)
        self._rows.append((row, len(found.runs)))
        if len(self._rows) >= ROWS:
            self._flush_rows()

    def flush(self) -> None:
        """Have the files know what is held."""
        self._flush_rows()
        self.runs.flush()

    def _flush_rows(self) -> None:
        np = self._np
        if not self._rows:
            return
        rows, first = [r for r, _ in self._rows], self._count
        numbers = np.arange(first, first + len(rows), dtype=np.int64)
        self.tables.insert(
            "rows",
            row=numbers,
            place=np.array([r.at for r in rows], np.int64),
            size=np.array([r.size for r in rows], np.int32),
            key=np.array([r.key for r in rows], np.uint64),
            more=np.array([r.more for r in rows], np.uint64),
            runs=np.array([n for _, n in self._rows], np.int32),
            rank=np.array([r.rank for r in rows], object),
            name=np.array([r.name for r in rows], object),
            target=np.array([r.target for r in rows], object),
        )
        self.tables.insert(
            "sheets",
            stem=np.array([r.stem for r in rows], np.uint64),
            number=np.array([r.number for r in rows], np.int16),
            row=numbers,
        )
        self._count += len(rows)
        self._rows = []

    def place(
        self,
        works: Iterable[tuple[int, int, str, float, bool, str]],
        healed: Iterable[tuple[int, bytes]],
    ) -> None:
        """Note where papers belong, and the healed rows of some; both are there as a whole or not at all.

        Of a paper: its number, leader, relation, similarity, kept, why.
        """
        np = self._np
        mended = [(n, *self.spool.put(line)) for n, line in healed]
        self.spool.flush()
        paper, leader, relation, similarity, kept, why = zip(*works, strict=True)
        with self.tables.together():
            self.tables.insert(
                "works",
                paper=np.array(paper, np.int32),
                leader=np.array(leader, np.int32),
                relation=np.array(relation, object),
                similarity=np.array(similarity, np.float64),
                kept=np.array(kept, bool),
                why=np.array(why, object),
            )
            self.tables.insert(
                "healed",
                paper=np.array([n for n, _, _ in mended], np.int32),
                place=np.array([at for _, at, _ in mended], np.int64),
                size=np.array([size for _, _, size in mended], np.int32),
            )

    def results(self, *, heads: bool = False) -> Iterator[Result]:
        """All rows in the order of the output, each with where it belongs; or only ``heads`` of papers."""
        self._gather()
        found = self.tables.select(
            "SELECT row, head, target, place, size, best, own, length, leader, reach,"
            " relation, similarity, kept, why FROM results"
            " WHERE NOT ? OR row IN (SELECT head FROM continued) ORDER BY target, name, rank",
            [heads],
        )
        for row, head, target, at, size, best, own, length, leader, reach, *work in found:
            yield Result(row, head, target, (at, size), best, (own, length), (leader, reach), *work)

    def _gather(self) -> None:
        """Bring together what the tables know of each row, a join or two at a time.

        All joins at once and an order on top of them do not fit into the memory where rows are many.
        """
        for query in _GATHERED:
            self.tables.execute(query)
