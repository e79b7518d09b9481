"""What a template learned from a batch adds: pages of one source, none of which it has seen.

*framed*: a source is the furniture of one labelled page around policy papers. What the rules know or is at most
eight characters long stands on every page of it. Of the rest half is drawn anew for each page from the furniture
of the other labelled pages, as lists of links change from day to day. On every second source the
papers are of one office, which opens and signs them alike. Twelve papers make the batch that is
learned from, four others the pages that are judged.

*database*: the real pages of one law database among the policy pages; each is judged by the template of the
others. *alone* goes by the template without the rules.
"""

import json
import random
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from bench import _pages
from bench._flow import run_passes, strip_up_to
from bench._rows import Row, rows
from bench.lines import Tally, lost, precision, recall, tally
from eduparse.document.document import Document, Findings
from eduparse.stages.strip.furniture import furniture
from eduparse.stages.strip.learning import line_sightings, template_of
from eduparse.stages.strip.lines import NoiseLines
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.template import RULE, Template

OFFICE = "国务院"
SOURCES = 30
LEARNT, JUDGED = 12, 4
NAME = 8  # characters; shorter lines are the names of channels, which do not change


def run(shared: Path) -> dict[str, float]:
    """Recall and precision of noise lines, share of content characters lost."""
    framed = list(_sources(shared))
    out = _figures("framed", framed)
    policy = list(rows(shared / "data" / "lines-policy-dev.jsonl.zst"))
    database = [row for row in policy if "pkulaw.com" in row["source"]]
    others = [([o for o in database if o is not row], [row]) for row in database]
    return out | _figures("database", others)


def show(shared: Path, *, misses: bool) -> None:
    """Print the figures."""
    del misses
    print(json.dumps(run(shared), ensure_ascii=False, indent=1))


def _figures(name: str, sources: Sequence[tuple[list[Row], list[Row]]]) -> dict[str, float]:
    told: dict[str, list[Tally]] = {"": [], " alone": [], " without": []}
    for learnt, judged in sources:
        template = Template(
            template_of(s for row in learnt for s in line_sightings(_pages.page_of(row)))
        )
        for row in judged:
            told[""].append(tally(row, partial(_strip, template)))
            told[" alone"].append(tally(row, partial(_alone, template)))
            told[" without"].append(tally(row, partial(_strip, None)))
    out = {}
    for how, pages in told.items():
        out[f"{name}{how} noise recall"] = round(recall(pages), 4)
        out[f"{name}{how} noise precision"] = round(precision(pages), 4)
        out[f"{name}{how} content lost"] = round(lost(pages), 5)
    return out


def _strip(template: Template | None, row: Row, doc: Document) -> Document:
    del row
    return run_passes(doc, strip_up_to(NoiseLines(template=template)))


def _alone(template: Template, row: Row, doc: Document) -> Document:
    del row
    edits = tuple(e for e in NoiseLines(template=template)(doc).edits if e.rule == RULE)
    return doc.apply("template", Findings(edits=edits))


def _sources(shared: Path) -> Iterator[tuple[list[Row], list[Row]]]:
    pages = [
        r for r in rows(shared / "data" / "lines-dev.jsonl.zst") if r["labels"].count("noise") >= 12
    ]
    papers = [
        [line for line in row["text"].split("\n") if line.strip()]
        for row in rows(shared / "data" / "policy.jsonl.zst")
        if row["clean"] and row["paragraphs"]
    ]
    every = [
        line
        for r in pages
        for line, label in zip(r["lines"], r["labels"], strict=True)
        if label == "noise"
    ]
    of_one_office = [paper for paper in papers if paper[0].startswith(OFFICE)]
    for n, page in enumerate(pages[:SOURCES]):
        chance = random.Random(n)  # noqa: S311 - pages for a bench, not secrets
        chosen = chance.sample(of_one_office if n % 2 else papers, LEARNT + JUDGED)
        framed = [_framed(chance, page, paper, every, f"{n}-{m}") for m, paper in enumerate(chosen)]
        yield framed[:LEARNT], framed[LEARNT:]


def _framed(
    chance: random.Random, page: Row, paper: list[str], every: Sequence[str], ident: str
) -> Row:
    """The paper in the frame of the page."""
    content = [n for n, label in enumerate(page["labels"]) if label == "content"]
    lines: list[str] = []
    labels: list[str] = []
    for n, (line, label) in enumerate(zip(page["lines"], page["labels"], strict=True)):
        if n == content[0]:
            lines += paper
            labels += ["content"] * len(paper)
        if label == "noise":
            lines.append(_drawn(chance, line, every, n))
            labels.append(label)
    return {"id": ident, "lines": lines, "labels": labels}


def _drawn(chance: random.Random, line: str, every: Sequence[str], n: int) -> str:
    fixed = len(line.strip()) <= NAME or furniture().strength(StripLine(0, line))[0] or n % 2
    return line if fixed else chance.choice(every)
