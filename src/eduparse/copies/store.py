"""What a run of `dedup` keeps on the disk: the rows as they came, and tables about them.

Rows are appended to one file and found again by offset; what has to be sorted, joined or counted over all
of them is done by DuckDB beside it, within a fixed memory. Runs of the texts come back sorted, range by
range, and make pairs: a run that few papers have pairs them all. One that many have is boilerplate, or a
paper with many copies; papers stand in the order of their keys there, in which near copies are
neighbours, and each is paired with the next ones only.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from eduparse.copies.optional import duckdb_module, numpy_module
from eduparse.copies.signature import Signature
from eduparse.copies.stored import PageChain, Result, Stored

FEW = 12  # papers that a run pairs each with each
NEXT = 2  # papers that a run of many pairs each with
LEAST = 2  # runs that a pair shares at the least …
SHARED = 0.08  # … and the share of the runs of the one that has fewer
MEMORY = "192MB"  # what DuckDB may hold
BATCH = 1 << 17  # runs, or pairs, that are handed over at a time
RANGE = 1_000_000  # runs that are sorted at a time
ROWS = 2048  # rows that are handed over at a time


class Store:
    """The files of a run, in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._np = numpy_module()
        self._folder = folder
        self._db = duckdb_module().connect(str(folder / "tables.duckdb"))
        self._db.execute(
            f"SET memory_limit='{MEMORY}'; SET threads=1; SET preserve_insertion_order=false;"
            f"SET temp_directory='{folder}'"
        )
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS done(phase VARCHAR);"
            "CREATE TABLE IF NOT EXISTS rows(row BIGINT, place BIGINT, size INTEGER, key UBIGINT, more UBIGINT,"
            " rank VARCHAR, name VARCHAR, target VARCHAR);"
            "CREATE TABLE IF NOT EXISTS runs(run UBIGINT, paper UBIGINT);"
            "CREATE TABLE IF NOT EXISTS sizes(paper UBIGINT, size INTEGER);"
            "CREATE TABLE IF NOT EXISTS pairs(a UBIGINT, b UBIGINT);"
            "CREATE TABLE IF NOT EXISTS works(paper INTEGER, leader INTEGER, relation VARCHAR,"
            " similarity DOUBLE, kept BOOLEAN, why VARCHAR);"
            "CREATE TABLE IF NOT EXISTS healed(paper INTEGER, place BIGINT, size INTEGER);"
            "CREATE TABLE IF NOT EXISTS sheets(stem UBIGINT, number SMALLINT, row BIGINT);"
            "CREATE TABLE IF NOT EXISTS continued(row BIGINT, head BIGINT, place BIGINT, size INTEGER,"
            " target VARCHAR, name VARCHAR);"
        )
        self._spool = (folder / "rows").open("ab+")
        self._spool.seek(0, 2)
        self._rows: list[Stored] = []
        self._runs: list[tuple[int, Any]] = []
        self._held = 0
        self._begun = False
        self._count = self._one("SELECT count(*) FROM rows")

    # --- phases -----------------------------------------------------------------------------------

    def is_done(self, phase: str) -> bool:
        """Whether an earlier run ended this phase."""
        return bool(self._one("SELECT count(*) FROM done WHERE phase = ?", [phase]))

    def finish(self, phase: str) -> None:
        """Note that a phase is done, and have the disk know."""
        self._flush()
        self._spool.flush()
        self._db.execute("INSERT INTO done VALUES (?)", [phase])
        if self._begun:
            self._db.execute("COMMIT")
            self._begun = False
        self._db.execute("CHECKPOINT")

    def close(self) -> None:
        """Let go of the files."""
        self._db.close()
        self._spool.close()

    # --- rows -------------------------------------------------------------------------------------

    def put(self, line: bytes) -> tuple[int, int]:
        """Keep a row; its offset and size in bytes."""
        at = self._spool.seek(0, 2)
        self._spool.write(line)
        return at, len(line)

    def add(self, row: Stored, found: Signature) -> None:
        """Take a row that was put, with the signature of its text."""
        self._rows.append(row)
        self._runs.append((found.key, found.runs))
        self._held += len(found.runs)
        if self._held >= BATCH or len(self._rows) >= ROWS:
            self._flush()

    def line(self, at: int, size: int) -> bytes:
        """The bytes of a row."""
        self._spool.seek(at)
        return self._spool.read(size)

    def _flush(self) -> None:
        np = self._np
        if not self._rows:
            return
        rows, first = self._rows, self._count
        self._insert(
            "rows",
            row=np.arange(first, first + len(rows), dtype=np.int64),
            place=np.array([r.at for r in rows], np.int64),
            size=np.array([r.size for r in rows], np.int32),
            key=np.array([r.key for r in rows], np.uint64),
            more=np.array([r.more for r in rows], np.uint64),
            rank=np.array([r.rank for r in rows], object),
            name=np.array([r.name for r in rows], object),
            target=np.array([r.target for r in rows], object),
        )
        self._count += len(rows)
        self._insert(
            "sheets",
            stem=np.array([r.stem for r in rows], np.uint64),
            number=np.array([r.number for r in rows], np.int16),
            row=np.arange(first, first + len(rows), dtype=np.int64),
        )
        keys = np.array([k for k, _ in self._runs], np.uint64)
        sizes = np.array([len(r) for _, r in self._runs], np.int32)
        self._insert(
            "runs", run=np.concatenate([r for _, r in self._runs]), paper=np.repeat(keys, sizes)
        )
        self._insert("sizes", paper=keys, size=sizes)
        self._rows, self._runs, self._held = [], [], 0

    def _insert(self, table: str, **columns: Any) -> None:
        if not len(next(iter(columns.values()))):
            return
        self._db.register("incoming", columns)
        names = ", ".join(columns)
        self._db.execute(f"INSERT INTO {table} SELECT {names} FROM incoming")  # noqa: S608 - our own names
        self._db.unregister("incoming")

    def _one(self, query: str, values: Sequence[Any] = ()) -> int:
        return int(self._db.execute(query, list(values)).fetchall()[0][0])

    # --- papers over several pages ------------------------------------------------------------------

    def chains(self) -> Iterator[tuple[int, list[tuple[int, int, int, int]]]]:
        """Rows that the names of their pages put in an order: number of the page, row, offset, size."""
        self._flush()
        cursor = self._db.cursor()
        cursor.execute(
            "SELECT s.stem, s.number, r.row, r.place, r.size FROM sheets s JOIN rows r USING (row)"
            " WHERE s.stem IN (SELECT stem FROM sheets GROUP BY stem HAVING count(*) > 1"
            " AND max(number) >= 0 AND count(*) = count(DISTINCT number)) ORDER BY s.stem, s.number"
        )
        return _by_root(cursor)

    def follow(self, chains: Sequence["PageChain"]) -> None:
        """Note which rows go on from which; of those that were joined, have the whole in their place."""
        if not chains:
            return
        np = self._np
        pairs = [(row, c.head) for c in chains for row in c.rows]
        row, head = zip(*pairs, strict=True)
        self._db.register(
            "incoming", {"row": np.array(row, np.int64), "head": np.array(head, np.int64)}
        )
        self._db.execute(
            "INSERT INTO continued SELECT r.row, i.head, r.place, r.size, r.target, r.name"
            " FROM rows r JOIN incoming i USING (row)"
        )
        self._db.unregister("incoming")
        made = [(c, c.whole) for c in chains if c.whole is not None]
        if not made:
            return
        columns = {
            "row": np.array([c.head for c, _ in made], np.int64),
            "place": np.array([w.at for _, (w, _) in made], np.int64),
            "size": np.array([w.size for _, (w, _) in made], np.int32),
            "key": np.array([w.key for _, (w, _) in made], np.uint64),
            "more": np.array([w.more for _, (w, _) in made], np.uint64),
            "rank": np.array([w.rank for _, (w, _) in made], object),
        }
        self._db.register("incoming", columns)
        self._db.execute(
            "UPDATE rows SET place = i.place, size = i.size, key = i.key, more = i.more, rank = i.rank"
            " FROM incoming i WHERE rows.row = i.row"
        )
        self._db.execute(
            "DELETE FROM rows WHERE row IN (SELECT c.row FROM continued c JOIN incoming i ON c.head = i.row)"
        )
        self._db.unregister("incoming")
        keys = np.array([f.key for _, (_, f) in made], np.uint64)
        sizes = np.array([len(f.runs) for _, (_, f) in made], np.int32)
        runs = np.concatenate([f.runs for _, (_, f) in made])
        self._insert("runs", run=runs, paper=np.repeat(keys, sizes))
        self._insert("sizes", paper=keys, size=sizes)

    def begin(self) -> None:
        """What is written from here to the end of the phase is there as a whole or not at all."""
        self._db.execute("BEGIN")
        self._begun = True

    def pages(self) -> Iterator[tuple[int, tuple[int, int]]]:
        """The pages that were joined to others, in the order of the output: head, place of the row."""
        cursor = self._db.cursor()
        cursor.execute(
            "SELECT head, place, size FROM continued WHERE row NOT IN (SELECT row FROM rows)"
            " ORDER BY target, name"
        )
        while rows := cursor.fetchmany(ROWS):
            for head, at, size in rows:
                yield head, (at, size)

    # --- pairs and components -----------------------------------------------------------------------

    def pair(self) -> None:
        """Find the pairs worth a comparison and the components they make, both as tables."""
        self._db.execute("DELETE FROM pairs")
        total = self._one("SELECT count(*) FROM runs")
        parts = 1 + total // RANGE
        step = (1 << 64) // parts + 1
        for n in range(parts):
            low, high = n * step, min((n + 1) * step, 1 << 64) - 1
            found = self._db.execute(
                "SELECT run, paper FROM runs WHERE run BETWEEN ?::UBIGINT AND ?::UBIGINT ORDER BY run, paper",
                [low, high],
            ).fetchnumpy()
            self._pair(found["run"], found["paper"])
        # A paper is a text; several rows may have it.
        self._db.execute(
            "CREATE OR REPLACE TABLE papers AS SELECT (row_number() OVER (ORDER BY key, more) - 1)::INTEGER AS paper,"
            " key, more, arg_min(row, rank) AS row FROM rows GROUP BY key, more"
        )
        self._db.execute(
            "CREATE OR REPLACE TABLE near AS SELECT x.paper AS a, y.paper AS b, p.n FROM"
            " (SELECT a, b, count(*) AS n FROM pairs GROUP BY a, b HAVING count(*) >= ?) p"
            " JOIN (SELECT paper, min(size) AS size FROM sizes GROUP BY paper) s ON s.paper = p.a"
            " JOIN (SELECT paper, min(size) AS size FROM sizes GROUP BY paper) t ON t.paper = p.b"
            " JOIN papers x ON x.key = p.a JOIN papers y ON y.key = p.b"
            " WHERE p.n >= ? * least(s.size, t.size)",
            [LEAST, SHARED],
        )
        # Texts of the same key by chance are looked at too.
        self._db.execute(
            "INSERT INTO near SELECT x.paper, y.paper, 1 FROM papers x JOIN papers y"
            " ON x.key = y.key AND x.paper < y.paper"
        )
        self._db.execute("DELETE FROM pairs")
        self._connect()

    def _pair(self, run: Any, paper: Any) -> None:
        np = self._np
        fresh = np.ones(len(run), bool)
        fresh[1:] = (run[1:] != run[:-1]) | (paper[1:] != paper[:-1])
        run, paper = run[fresh], paper[fresh]
        if len(run) < 2:
            return
        _, counts = np.unique(run, return_counts=True)
        several = np.repeat(counts > 1, counts)
        few = np.repeat(counts <= FEW, counts)[several]
        run, paper = run[several], paper[several]
        for step in range(1, min(FEW, len(run))):
            same = run[step:] == run[:-step]
            if step > NEXT:
                same &= few[step:]
            if same.any():
                self._insert("pairs", a=paper[:-step][same], b=paper[step:][same])

    def _connect(self) -> None:
        """The components of the pairs: papers that are worth a comparison, directly or through others."""
        np = self._np
        roots = np.arange(self._one("SELECT count(*) FROM papers"), dtype=np.int32)
        cursor = self._db.cursor()
        cursor.execute("SELECT a, b FROM near")
        while pairs := cursor.fetchmany(BATCH):
            for a, b in pairs:
                x, y = _root(roots, a), _root(roots, b)
                if x != y:
                    roots[max(x, y)] = min(x, y)
        for n in range(len(roots)):
            roots[n] = roots[roots[n]]
        papers = np.arange(len(roots), dtype=np.int32)
        self._db.execute("CREATE OR REPLACE TABLE components(paper INTEGER, root INTEGER)")
        self._db.execute(
            "CREATE OR REPLACE VIEW placed AS SELECT c.root FROM works w JOIN components c USING (paper)"
        )
        for at in range(0, len(roots), BATCH):
            self._insert("components", paper=papers[at : at + BATCH], root=roots[at : at + BATCH])

    def components(self) -> Iterator[tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]]]:
        """Components of more than one paper that are not placed yet: their papers, their pairs.

        A paper is its number, the offset and the size of its best row; a pair is a pair of numbers with
        what they share.
        """
        rows, pairs = self._db.cursor(), self._db.cursor()
        rows.execute(
            "SELECT c.root, p.paper, r.place, r.size FROM components c JOIN papers p USING (paper)"
            " JOIN rows r ON r.row = p.row WHERE c.root IN (SELECT root FROM components GROUP BY root"
            " HAVING count(*) > 1) AND c.root NOT IN (SELECT root FROM placed) ORDER BY c.root, p.paper"
        )
        pairs.execute(
            "SELECT c.root, n.a, n.b, n.n FROM near n JOIN components c ON c.paper = n.a"
            " WHERE c.root NOT IN (SELECT root FROM placed) ORDER BY c.root, n.a, n.b"
        )
        near = _by_root(pairs)
        pending = next(near, None)
        for root, papers in _by_root(rows):
            found: list[tuple[int, int, int]] = []
            if pending is not None and pending[0] == root:
                found = pending[1]
                pending = next(near, None)
            yield papers, found

    # --- works ----------------------------------------------------------------------------------------

    def place(self, works: Iterable[tuple[int, int, str, float, bool, str]]) -> None:
        """Note where papers belong: paper, leader, relation, similarity, kept, why."""
        np = self._np
        paper, leader, relation, similarity, kept, why = zip(*works, strict=True)
        self._insert(
            "works",
            paper=np.array(paper, np.int32),
            leader=np.array(leader, np.int32),
            relation=np.array(relation, object),
            similarity=np.array(similarity, np.float64),
            kept=np.array(kept, bool),
            why=np.array(why, object),
        )

    def mend(self, rows: Iterable[tuple[int, bytes]]) -> None:
        """Keep the healed rows of papers, in place of their best rows."""
        np = self._np
        found = [(n, *self.put(line)) for n, line in rows]
        if found:
            paper, at, size = zip(*found, strict=True)
            self._spool.flush()
            self._insert(
                "healed",
                paper=np.array(paper, np.int32),
                place=np.array(at, np.int64),
                size=np.array(size, np.int32),
            )

    def results(self, *, heads: bool = False) -> Iterator["Result"]:
        """All rows in the order of the output, each with where it belongs; or only ``heads`` of papers."""
        cursor = self._db.cursor()
        cursor.execute(
            "SELECT r.row, c.head, r.target, coalesce(h.place, r.place), coalesce(h.size, r.size), r.row = p.row, o.place, o.size, l.place, l.size,"
            " coalesce(w.relation, 'same'), coalesce(w.similarity, 1.0), coalesce(w.kept, true), coalesce(w.why, '')"
            " FROM rows r JOIN papers p ON p.key = r.key AND p.more = r.more JOIN rows o ON o.row = p.row"
            " LEFT JOIN works w ON w.paper = p.paper JOIN papers q ON q.paper = coalesce(w.leader, p.paper)"
            " JOIN rows l ON l.row = q.row LEFT JOIN healed h ON h.paper = p.paper AND r.row = p.row"
            " LEFT JOIN continued c ON c.row = r.row"
            " WHERE NOT ? OR r.row IN (SELECT head FROM continued)"
            " ORDER BY r.target, r.name, r.rank",
            [heads],
        )
        while rows := cursor.fetchmany(ROWS):
            for row in rows:
                at, own, leader = row[3:5], row[6:8], row[8:10]
                yield Result(row[0], row[1], row[2], at, row[5], own, leader, *row[10:])


def _root(roots: Any, n: int) -> int:
    while roots[n] != n:
        roots[n] = roots[roots[n]]
        n = int(roots[n])
    return n


def _by_root(cursor: Any) -> Iterator[tuple[int, list[Any]]]:
    """What a cursor gives in the order of its first column, by that column."""
    root: int | None = None
    held: list[Any] = []
    while rows := cursor.fetchmany(ROWS):
        for first, *rest in rows:
            if first != root:
                if root is not None:
                    yield root, held
                root, held = first, []
            held.append(tuple(rest))
    if root is not None:
        yield root, held
