"""The tables of a run of `dedup`, in DuckDB on the disk, and which phases of the run are done.

What has to be sorted, joined or counted over all rows is done there, within a fixed memory.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from eduparse.copies.optional import duckdb_module

MEMORY = "192MB"  # what DuckDB may hold
FETCHED = 2048  # rows of a query that are taken at a time

_TABLES = (
    "done(phase VARCHAR)",
    "rows(row BIGINT, place BIGINT, size INTEGER, key UBIGINT, more UBIGINT, runs INTEGER, rank VARCHAR, name VARCHAR, target VARCHAR)",
    "sheets(stem UBIGINT, number SMALLINT, row BIGINT)",
    "continued(row BIGINT, head BIGINT, place BIGINT, size INTEGER, target VARCHAR, name VARCHAR)",
    "pairs(a UBIGINT, b UBIGINT, n BIGINT)",
    "near(a INTEGER, b INTEGER, n BIGINT, sure BOOLEAN)",
    "confirmed(a INTEGER, b INTEGER)",
    "components(paper INTEGER, root INTEGER)",
    "works(paper INTEGER, leader INTEGER, relation VARCHAR, similarity DOUBLE, kept BOOLEAN, why VARCHAR)",
    "healed(paper INTEGER, place BIGINT, size INTEGER)",
)


class Tables:
    """The tables, in a file of ``folder``. Needs DuckDB, and raises ConfigError where it is missing."""

    def __init__(self, folder: Path) -> None:
        self._db = duckdb_module().connect(str(folder / "tables.duckdb"))
        self._db.execute(
            f"SET memory_limit='{MEMORY}'; SET threads=1; SET preserve_insertion_order=false;"
            f"SET temp_directory='{folder}'"
        )
        for table in _TABLES:
            self._db.execute(f"CREATE TABLE IF NOT EXISTS {table}")

    def execute(self, query: str, values: Sequence[Any] = ()) -> None:
        """Carry a query out that gives nothing."""
        self._db.execute(query, list(values))

    def insert(self, table: str, **columns: Any) -> None:
        """Add rows, given as an array a column."""
        if len(next(iter(columns.values()))):
            names = ", ".join(columns)
            query = f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming"  # noqa: S608 - our own names
            self.with_arrays(query, columns)

    def with_arrays(self, query: str, columns: dict[str, Any]) -> None:
        """Carry a query out in which the arrays are a table called ``incoming``."""
        self._db.register("incoming", columns)
        self._db.execute(query)
        self._db.unregister("incoming")

    def one(self, query: str, values: Sequence[Any] = ()) -> int:
        """The number that a query gives."""
        return int(self._db.execute(query, list(values)).fetchall()[0][0])

    def select(self, query: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows that a query gives, some at a time."""
        cursor = self._db.cursor()
        cursor.execute(query, list(values))
        while rows := cursor.fetchmany(FETCHED):
            yield from rows

    def is_done(self, phase: str) -> bool:
        """Whether an earlier run ended this phase."""
        return bool(self.one("SELECT count(*) FROM done WHERE phase = ?", [phase]))

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is written inside is there as a whole or not at all."""
        self._db.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def finish(self, phase: str) -> None:
        """Note that a phase is done."""
        self._db.execute("INSERT INTO done VALUES (?)", [phase])

    def settle(self) -> None:
        """Have the disk know."""
        self._db.execute("CHECKPOINT")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


def by_first(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, list[Any]]]:
    """Rows in the order of their first column, by that column."""
    first: Any = None
    held: list[Any] = []
    for head, *rest in rows:
        if head != first and held:
            yield first, held
            held = []
        first = head
        held.append(tuple(rest))
    if held:
        yield first, held
