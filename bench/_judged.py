"""Every deletion of strip on labelled pages, judged: the evidence for what its confidence is worth.

A deletion is judged line by line; it is right where nearly all it takes is labelled noise. What the contract
overrules counts for neither: lines of record cards and publish bars, whose facts go to the metadata, and
second printings of a title. `labels.tsv` names lines that were read and are noise though they are labelled
content.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench._labels import CARD, is_relabelled, labels_by_text
from bench._rows import rows
from bench._unseen import unseeing
from eduparse.document.document import Document
from eduparse.document.edits import Edit
from eduparse.pipeline import Pipeline
from eduparse.readers.html import html_document
from eduparse.readers.markdown import rendered
from eduparse.rules.rule import catalogue

STEPS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99)  # where the ranges of what a pass says begin
RIGHT = 0.9  # share of what an edit deletes that must be noise
SHRUNK = 6  # edits that the rate of its kind counts for
MOST = 5  # edits of one rule that one page counts for
BEFORE = ("decode", "repair", "simplify", "cut")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Judged:
    """One edit: the rule, what its pass said, whether it was right and is carried out, the page and the site."""

    rule: str
    said: float
    right: bool
    applied: bool
    page: str
    site: str


def judged(shared: Path, effort: str) -> Iterator[Judged]:
    """Every deletion of strip at ``effort`` on the labelled pages of ``shared``, applied or only suggested.

    The weights of lines have seen no page of the site; those of the layout have.
    """
    for name in ("lines-dev", "lines-policy-dev"):
        for row in rows(shared / "data" / f"{name}.jsonl.zst"):
            page = Document.of_page(row["id"], row["id"], "\n".join(row["lines"]))
            label = _labels_of_lines(row["id"], row["lines"], row["labels"])
            yield from _of_page(unseeing(row["site"], effort), page, label, row["site"])
    for row in rows(shared / "data" / "html-dev.jsonl.zst"):
        page = html_document(row["html"], row["id"], row["id"], url=row["url"])
        label = _labels_by_text(row["id"], page.undo(), row["gold"].split("\n"), ())
        yield from _of_page(unseeing(row["site"], effort), page, label, row["site"])
    for line in (shared / "wild" / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text = (shared / "wild" / row["file"]).read_text("utf-8", "replace")
        if row["file"].endswith((".html", ".htm")):
            page = html_document(text, row["id"], row["id"])
        else:
            page = Document.of_page(row["id"], row["id"], rendered(text))
        optional = {row["paragraphs"][n] for n in row.get("optional", ())}
        label = _labels_by_text(row["id"], page.undo(), row["paragraphs"], optional)
        yield from _of_page(unseeing(row["site"], effort), page, label, row["site"])


def step_of(said: float) -> float:
    """Where the range begins that ``said`` is in."""
    return max(step for step in STEPS if step <= said)


def rates(found: Iterable[Judged]) -> Iterator[tuple[str, float, int, int, float]]:
    """For each rule and range: edits, right ones, and the rate shrunk to that of its kind.

    Of one page a rule is counted `MOST` times at most, and no less often right for it: edits of one page
    are right or wrong together.
    """
    by_page: dict[tuple[str, float], dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        by_page[one.rule, step_of(one.said)][one.page].append(one.right)
    counts: dict[tuple[str, float], tuple[int, int]] = {}
    for key, pages in by_page.items():
        sizes = [(min(len(r), MOST), sum(r) / len(r)) for r in pages.values()]
        counts[key] = sum(n for n, _ in sizes), round(sum(n * share for n, share in sizes))
    kinds: dict[tuple[str, float], list[int]] = defaultdict(lambda: [0, 0])
    for (rule, start), (edits, right) in counts.items():
        kind = kinds[_kind(rule), start]
        kind[0] += edits
        kind[1] += right
    for (rule, start), (edits, right) in sorted(counts.items()):
        of_kind = kinds[_kind(rule), start]
        prior = (of_kind[1] + 1) / (of_kind[0] + 2)
        yield rule, start, edits, right, round((right + SHRUNK * prior) / (edits + SHRUNK), 4)


def _kind(rule: str) -> str:
    """Rules of one pass that decide on the same evidence."""
    entry = catalogue().get(rule)
    return (entry.pass_name + " " + rule.partition(".")[0]) if entry else rule.partition(".")[0]


def _of_page(
    flow: Pipeline, page: Document, label: Callable[[int, int], tuple[int, int]], site: str
) -> Iterator[Judged]:
    docs = flow.run(page, BEFORE)
    for doc in docs:
        index = doc.ownership()
        for step in flow.passes("strip"):
            findings = flow.decisions(doc, step(doc), "strip")
            for edit in findings.edits:
                for low, high in _lines(doc.text, edit):
                    counts = [label(*span) for span in index.spans(low, high)]
                    noise, content = sum(n for n, _ in counts), sum(c for _, c in counts)
                    if noise + content:
                        right = noise >= RIGHT * (noise + content)
                        yield Judged(edit.rule, edit.confidence, right, edit.applied, page.id, site)
            doc = doc.apply(step.name, findings)  # noqa: PLW2901 - the next pass sees what this one left
            index = doc.ownership()


def _lines(text: str, edit: Edit) -> Iterator[tuple[int, int]]:
    """The ranges of the lines that a deletion takes, each of which may be right or wrong."""
    at = edit.start
    for line in text[edit.start : edit.end].split("\n") if not edit.after else ():
        yield at, at + len(line)
        at += len(line) + 1


def _labels_of_lines(
    page: str, lines: list[str], labels: list[str]
) -> Callable[[int, int], tuple[int, int]]:
    """How many characters of a range of the page are labelled noise, and how many content."""
    marks = bytearray()
    keys = Counter(_BLANKS.sub("", line) for line in lines)
    for line, label in zip(lines, labels, strict=True):
        key = _BLANKS.sub("", line)
        twice = len(key) > 7 and keys[key] > 1
        mark = {"noise": 1, "content": 2}.get(label, 0)
        if mark == 2 and is_relabelled(page, line):
            mark = 1
        if mark == 2 and (twice or CARD.fullmatch(line.strip())):
            mark = 0
        marks += bytes(0 if c.isspace() else mark for c in line) + b"\0"
    return lambda start, end: (marks[start:end].count(1), marks[start:end].count(2))


def _labels_by_text(
    ident: str, page: str, paragraphs: Iterable[str], optional: Iterable[str]
) -> Callable[[int, int], tuple[int, int]]:
    """The same for a page whose main text is known."""
    lines = page.split("\n")
    return _labels_of_lines(ident, lines, labels_by_text(lines, list(paragraphs), optional))
