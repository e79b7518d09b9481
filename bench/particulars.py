"""Title, number, issuers and date of 100 policy papers, against what a person read in them.

``tests/sets/particulars.jsonl`` names the papers of ``policy.jsonl.zst`` by id. Values are compared
without blanks and with one form of brackets and quotes; ``also`` lists readings that are as good (the
signature names a body otherwise than the title does). What the paper does not say must stay null.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench._flow import run_stage
from bench._rows import rows
from eduparse.document.document import Document

SET = Path(__file__).resolve().parent.parent / "tests" / "sets" / "particulars.jsonl"
FIELDS = ("title", "doc_number", "issuers", "issued")
_ONE_FORM = str.maketrans("（）[]【】＜＞<>", "()〔〕〔〕〈〉〈〉")


def run(shared: Path) -> dict[str, float | int]:
    """Share of papers right, by field."""
    wrong = list(_wrong(shared))
    papers = len(_labels())
    figures: dict[str, float | int] = {"papers": papers}
    for name in FIELDS:
        missed = sum(field == name for _, field, _, _ in wrong)
        figures[name] = round(1 - missed / papers, 4)
    return figures


def show(shared: Path, *, misses: bool) -> None:
    """Print the shares, and each miss if ``misses``."""
    if misses:
        for ident, field, want, got in _wrong(shared):
            print(f"{ident} {field}\n   want {want}\n   got  {got}")
    print(json.dumps(run(shared), ensure_ascii=False, indent=1))


def _labels() -> dict[str, dict[str, Any]]:
    rows = (json.loads(line) for line in SET.read_text("utf-8").splitlines())
    return {row["id"]: row for row in rows}


def _wrong(shared: Path) -> Iterator[tuple[str, str, Any, Any]]:
    """Id, field, label and finding where they differ."""
    labels = _labels()
    for paper in rows(shared / "data" / "policy.jsonl.zst"):
        if paper["id"] not in labels:
            continue
        label = labels[paper["id"]]
        (doc,) = run_stage(Document.of_page(paper["id"], "paper", paper["text"]), "split")
        for name in FIELDS:
            got = getattr(doc.metadata, name)
            good = [label[name], *label["also"].get(name, ())]
            if _bare(got) not in [_bare(value) for value in good]:
                yield paper["id"], name, label[name], got


def _bare(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return sorted(_bare(v) for v in value)
    return re.sub(r"\s", "", value).translate(_ONE_FORM) if value else None
