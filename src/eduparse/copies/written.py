"""The rows that `dedup` gives back, each with its ``work``: the paper it is a copy of, and whether it stays."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from eduparse.copies.pages import joined_pages
from eduparse.copies.store import Store
from eduparse.copies.stored import Result
from eduparse.digests import sha256
from eduparse.rows.jsonl import parse_line

Row = dict[str, Any]

NAMED = 256  # leaders whose names are held


def written_rows(store: Store, keep: str) -> Iterator[tuple[str, Row, str]]:
    """Every row with its ``work``, in the order of the output: target, row, why it is where it is."""

    @lru_cache(maxsize=NAMED)
    def named(place: tuple[int, int]) -> tuple[str, str]:
        row = parse_line(store.spool.line(*place))
        ident, source = str(row.get("id", "")), str(row.get("source", ""))
        told = f"{ident}\0{source}\0{row['text']}".encode("utf-8", "surrogatepass")
        return ident, sha256(told).hexdigest()[:16]

    def work_of(x: Result) -> tuple[Row, str]:
        edition = x.relation == "edition"
        ident, work = named(x.own if edition else x.leader)
        relation, similarity, kept, why = x.relation, x.similarity, x.kept, x.why
        if edition and x.best:
            ident = named(x.leader)[0]
        elif not x.best:
            kept, why = keep == "all", "equal"
            if edition or x.own == x.leader:
                relation, similarity = "same", 1.0
        if x.head is not None and x.best and kept and relation == "same" and x.own == x.leader:
            head = heads[x.head]
            work, ident, relation, similarity = head["id"], head["kept_id"], "continued", 0.0
            why = "the next page"
        told = {"id": work, "relation": relation, "kept_id": ident}
        return told | {"similarity": similarity, "kept": kept}, why

    heads: dict[int, Row] = {}
    for x in store.results(heads=True):
        heads[x.row] = work_of(x)[0]
    for x in store.results():
        row = parse_line(store.spool.line(*x.line))
        row["work"], why = work_of(x)
        yield x.target, row, why
    for head, at in joined_pages(store.tables):
        row = parse_line(store.spool.line(*at))
        told = {"relation": "continued", "similarity": 0.0, "kept": False}
        row["work"] = heads[head] | told
        yield "", row, "joined"
