"""What clauses refer to, against what was read in forty papers drawn by lot.

``references.tsv`` names twenty papers of ``policy.jsonl.zst`` and twenty of ``statutes.jsonl.zst`` by id, with the
range and the target of each reference. ``paper`` is one in 《》, with the range of its number in brackets and a
slash before its article. Any other target is the path of a clause of the same paper. ``?`` marks what may be listed
or left out: short names where they are given, the paper itself, appendices that are no clauses. A right reference
has the right title and number, or leads to the right clause.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench._flow import run_stage
from bench._rows import rows
from eduparse.document.document import Clause, Document, Reference

SET = Path(__file__).with_name("references.tsv")
_ENTRY = re.compile(r"(\d+)-(\d+)=(\?|paper)?(?:\((\d+)-(\d+)\))?/?(.*)")
_BLANKS = re.compile(r"\s+")
_BRACKETS = str.maketrans("﹝﹞[]【】", "〔〕〔〕〔〕")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A reference that was read: its range in the page, and what it refers to."""

    start: int
    end: int
    title: str = ""
    number: str = ""
    path: str = ""
    open: bool = False


def run(shared: Path) -> dict[str, float | int]:
    """Papers and references, and recall and precision over them."""
    papers = wanted = found = wrong = 0
    for _, right, missed, bad in _judged(shared):
        papers += 1
        wanted += right + len(missed)
        found += right
        wrong += len(bad)
    return {
        "papers": papers,
        "references": wanted,
        "recall": round(found / max(1, wanted), 4),
        "precision": round(found / max(1, found + wrong), 4),
    }


def show(shared: Path, *, misses: bool) -> None:
    """Print the figures, and each reference that was missed or wrong if ``misses``."""
    for ident, _, missed, bad in _judged(shared) if misses else ():
        for told in missed:
            print(f"{ident} missed {told}")
        for told in bad:
            print(f"{ident} wrong {told}")
    print(json.dumps(run(shared), ensure_ascii=False, indent=1))


def _judged(shared: Path) -> Iterator[tuple[str, int, list[str], list[str]]]:
    """Each paper with the count of its right references, those missed, and those that are wrong."""
    entries = [line.split("\t") for line in SET.read_text("utf-8").splitlines()[1:]]
    for name in ("policy", "statutes"):
        known = {ident: told for place, ident, told in entries if place == name}
        for row in rows(shared / "data" / f"{name}.jsonl.zst"):
            if row["id"] in known:
                yield (row["id"], *_compared(row["id"], row["text"], known[row["id"]]))


def _compared(ident: str, text: str, told: str) -> tuple[int, list[str], list[str]]:
    (doc,) = run_stage(Document.of_page(ident, "paper", text), "split")
    left = [_wanted(text, entry) for entry in told.split()]
    right, wrong = 0, []
    for clause in doc.clauses:
        for reference in clause.references:
            spans = doc.source_spans(reference.start, reference.end)
            want = next((w for w in left if any(a < w.end and w.start < b for a, b in spans)), None)
            if want is not None and _agree(want, reference, doc.clauses):
                left.remove(want)
                right += not want.open
            else:
                wrong.append(
                    f"{doc.text[reference.start : reference.end]} {_target(reference, doc.clauses)}"
                )
    return right, [f"{w.start} {text[w.start : w.end]} {w.path}" for w in left if not w.open], wrong


def _agree(want: _Wanted, got: Reference, clauses: tuple[Clause, ...]) -> bool:
    if want.open:
        return got.clause is None
    if not want.title:
        return got.clause is not None and _leads(clauses[got.clause], want.path)
    return (
        got.clause is None
        and _BLANKS.sub("", got.title or "") == want.title
        and _BLANKS.sub("", got.doc_number or "") == want.number
        and "/".join(got.path) == want.path
    )


def _leads(clause: Clause, path: str) -> bool:
    if clause.kind == "annex":
        return path == "附件"
    return f"/{'/'.join(clause.path)}".endswith(f"/{path}")


def _target(reference: Reference, clauses: tuple[Clause, ...]) -> str:
    if reference.clause is None:
        return " ".join(p for p in (reference.title, reference.doc_number, *reference.path) if p)
    return "/".join(clauses[reference.clause].path)


def _wanted(text: str, entry: str) -> _Wanted:
    found = _ENTRY.fullmatch(entry)
    if found is None:
        raise ValueError(f"{SET.name} has an entry that cannot be read: {entry}")
    start, end = int(found[1]), int(found[2])
    if found[3] != "paper":
        return _Wanted(start, end, path=found[6], open=found[3] == "?")
    title = text[start + 1 : text.index("》", start)]
    number = text[int(found[4]) : int(found[5])] if found[4] else ""
    return _Wanted(
        start,
        end,
        title=_BLANKS.sub("", title),
        number=_BLANKS.sub("", number).translate(_BRACKETS),
        path=found[6],
    )
