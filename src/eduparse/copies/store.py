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
        found = self.tables.select(
            "SELECT r.row, c.head, r.target, coalesce(h.place, r.place), coalesce(h.size, r.size), r.row = p.row,"
            " o.place, o.size, l.place, l.size,"
            " coalesce(w.relation, 'same'), coalesce(w.similarity, 1.0), coalesce(w.kept, true), coalesce(w.why, '')"
            " FROM rows r JOIN papers p ON p.key = r.key AND p.more = r.more JOIN rows o ON o.row = p.row"
            " LEFT JOIN works w ON w.paper = p.paper JOIN papers q ON q.paper = coalesce(w.leader, p.paper)"
            " JOIN rows l ON l.row = q.row LEFT JOIN healed h ON h.paper = p.paper AND r.row = p.row"
            " LEFT JOIN continued c ON c.row = r.row"
            " WHERE NOT ? OR r.row IN (SELECT head FROM continued)"
            " ORDER BY r.target, r.name, r.rank",
            [heads],
        )
        for row, head, target, at, size, best, own, length, leader, reach, *work in found:
            yield Result(row, head, target, (at, size), best, (own, length), (leader, reach), *work)
