"""`dedup` for documents in memory: the same phases as a run, in a folder that goes away."""

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from eduparse.copies import run, tasks
from eduparse.copies.store import Store
from eduparse.copies.written import written_rows
from eduparse.document.document import Document, Work
from eduparse.errors import ConfigError
from eduparse.rows.documents import document_row, row_document_of

KEEP = ("best", "first", "all")


def checked_keep(keep: str) -> str:
    """``keep`` where it is one of `KEEP`. Raises ConfigError."""
    if keep not in KEEP:
        raise ConfigError(f"There is no way to keep called {keep}; there are {', '.join(KEEP)}.")
    return keep


def deduped(
    documents: Iterable[Document],
    keep: str,
    *,
    heal: tasks.Finish | None = None,
    join: tasks.Finish | None = None,
) -> list[Document]:
    """All ``documents`` in their order, each with its ``work``.

    With ``heal`` the damaged ones are restored, with ``join`` the first page of a paper becomes all of it;
    both finish a document that was made so.
    """
    given = list(documents)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        try:
            rows = (document_row(doc, edits=True) | {"n": n} for n, doc in enumerate(given))
            run.read_rows(store, ((row, "") for row in rows), checked_keep(keep))
            run.follow(store, keep, join)
            run.pair_papers(store)
            run.sift_pairs(store, lambda given: map(tasks.sift, given))
            run.connect_papers(store)
            run.place_components(store, keep, lambda given: map(tasks.group, given), heal)
            out = list(given)
            for _, row, _ in written_rows(store, keep):
                n = row["n"]
                doc = row_document_of(row, "") if row.get("made") else given[n]
                out[n] = replace(doc, work=Work(**row["work"]))
        finally:
            store.close()
    return out
