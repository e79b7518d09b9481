"""Papers over several pages, in the tables of a run: rows that their names put in an order, and what they make."""

from collections.abc import Iterator, Sequence

from eduparse.copies.optional import numpy_module
from eduparse.copies.stored import PageChain
from eduparse.copies.tables import Tables, by_first


def chains(tables: Tables) -> Iterator[list[tuple[int, int, int, int]]]:
    """Rows that the names of their pages put in an order: number of the page, row, offset, size."""
    found = tables.select(
        "SELECT s.stem, s.number, r.row, r.place, r.size FROM sheets s JOIN rows r USING (row)"
        " WHERE s.stem IN (SELECT stem FROM sheets GROUP BY stem HAVING count(*) > 1"
        " AND max(number) >= 0 AND count(*) = count(DISTINCT number)) ORDER BY s.stem, s.number"
    )
    return (rows for _, rows in by_first(found))


def continue_rows(tables: Tables, chains: Sequence[PageChain]) -> None:
    """Note which rows go on from which; of those that were joined, have the whole in their place."""
    if not chains:
        return
    np = numpy_module()
    row, head = zip(*((row, c.head) for c in chains for row in c.rows), strict=True)
    tables.with_arrays(
        "INSERT INTO continued SELECT r.row, i.head, r.place, r.size, r.target, r.name"
        " FROM rows r JOIN incoming i USING (row)",
        {"row": np.array(row, np.int64), "head": np.array(head, np.int64)},
    )
    made = [(c.head, *c.whole) for c in chains if c.whole is not None]
    if not made:
        return
    columns = {
        "row": np.array([head for head, _, _ in made], np.int64),
        "place": np.array([w.at for _, w, _ in made], np.int64),
        "size": np.array([w.size for _, w, _ in made], np.int32),
        "key": np.array([w.key for _, w, _ in made], np.uint64),
        "more": np.array([w.more for _, w, _ in made], np.uint64),
        "runs": np.array([len(s.runs) for _, _, s in made], np.int32),
        "rank": np.array([w.rank for _, w, _ in made], object),
    }
    tables.with_arrays(
        "UPDATE rows SET place = i.place, size = i.size, key = i.key, more = i.more, runs = i.runs,"
        " rank = i.rank FROM incoming i WHERE rows.row = i.row",
        columns,
    )
    tables.with_arrays(
        "DELETE FROM rows WHERE row IN (SELECT c.row FROM continued c JOIN incoming i ON c.head = i.row)",
        columns,
    )


def joined_pages(tables: Tables) -> Iterator[tuple[int, tuple[int, int]]]:
    """The pages that were joined to others, in the order of the output: head, place of the row."""
    found = tables.select(
        "SELECT head, place, size FROM continued WHERE row NOT IN (SELECT row FROM rows)"
        " ORDER BY target, name"
    )
    return ((head, (at, size)) for head, at, size in found)
