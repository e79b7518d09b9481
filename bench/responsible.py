"""Who is responsible, clause by clause, in the papers that say so, against what was read in them.

``responsible.tsv`` names papers of ``policy.jsonl.zst`` by id and, for each body that a bracket or a key names,
the range of its name in the paper. Three papers that speak of duties in sentences only name none. A name counts once a clause. Of two
roles the set takes none: who only guides (指导), and persons.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from bench._flow import run_stage
from bench._rows import rows
from eduparse.document.document import Document

SET = Path(__file__).with_name("responsible.tsv")
_BLANKS = re.compile(r"\s+")


def run(shared: Path) -> dict[str, float | int]:
    """Papers and names, and recall and precision over the names of clauses."""
    papers = wanted = found = claimed = 0
    for _, clauses in _judged(shared):
        papers += 1
        for want, got in clauses:
            wanted += len(want)
            claimed += len(got)
            found += len(want & got)
    return {
        "papers": papers,
        "names": wanted,
        "recall": round(found / max(1, wanted), 4),
        "precision": round(found / max(1, claimed), 4),
    }


def show(shared: Path, *, misses: bool) -> None:
    """Print the figures, and each clause that differs if ``misses``."""
    for ident, clauses in _judged(shared) if misses else ():
        for want, got in clauses:
            if want != got:
                print(f"{ident} missed {sorted(want - got)} made up {sorted(got - want)}")
    print(json.dumps(run(shared), ensure_ascii=False, indent=1))


def _judged(shared: Path) -> Iterator[tuple[str, list[tuple[set[str], set[str]]]]]:
    """Each paper with the names that each of its clauses should have, and those it has."""
    known = _spans()
    for row in rows(shared / "data" / "policy.jsonl.zst"):
        spans = known.get(row["id"])
        if spans is None:
            continue
        (doc,) = run_stage(Document.of_page(row["id"], "paper", row["text"]), "split")
        clauses = []
        for clause in doc.clauses:
            own = [s for span in clause.spans for s in doc.source_spans(*span)]
            want = {
                _BLANKS.sub("", row["text"][a:b])
                for a, b in spans
                if any(low <= a and b <= high for low, high in own)
            }
            clauses.append((want, {_BLANKS.sub("", name) for name in clause.responsible}))
        yield row["id"], clauses


def _spans() -> dict[str, list[tuple[int, int]]]:
    out = {}
    for line in SET.read_text("utf-8").splitlines()[1:]:
        ident, spans = line.split("\t")
        pairs = (span.split("-") for span in spans.split())
        out[ident] = [(int(a), int(b)) for a, b in pairs]
    return out
