"""`dedup` for documents in memory: the same phases as a run, in a folder that goes away."""

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from eduparse.copies import run
from eduparse.copies.store import Store
from eduparse.document.document import Document, Work
from eduparse.errors import ConfigError
from eduparse.rows.documents import document_of, document_row

KEEP = ("best", "first", "all")


def checked_keep(keep: str) -> str:
    """``keep`` where it is one of `KEEP`. Raises ConfigError."""
    if keep not in KEEP:
        raise ConfigError(f"There is no way to keep called {keep}; there are {', '.join(KEEP)}.")
    return keep


def deduped(
    documents: Iterable[Document], keep: str, finish: run.Finish | None = None
) -> list[Document]:
    """All ``documents`` in their order, each with its ``work``; with ``finish`` the damaged ones are healed."""
    given = list(documents)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        try:
            rows = (document_row(doc, edits=True) | {"n": n} for n, doc in enumerate(given))
            run.read(store, ((row, "") for row in rows), checked_keep(keep))
            store.pair()
            run.place(store, keep, lambda tasks: map(run.group, tasks), finish)
            out = list(given)
            for _, row, _ in run.written(store, keep):
                n = row.get("n")
                doc = given[n] if n is not None else document_of(row, "")
                out[n if n is not None else _place_of(given, doc)] = replace(
                    doc, work=Work(**row["work"])
                )
        finally:
            store.close()
    return out


def _place_of(given: list[Document], doc: Document) -> int:
    page = doc.undo()
    return next(n for n, d in enumerate(given) if d.id == doc.id and d.undo() == page)
