"""Where documents begin on pages of several: composites of policy papers in the manner of page 000.

Each page names its main document on top, then prints previews and the main document. A preview may start in
the middle of its paper and stops in mid-sentence. Titles are printed in six ways: *twice*; *thrice*, the last
time glued to the body; *once*; *glued*, where the only printing runs into the body; *head* and *suffix*.
A *head* is one of a catalogue between two printings, a *suffix* the name of a file or a site behind the first.
A start counts as found where the page is cut at the first character of the title; the first document of a page is not counted.

Pages of both halves were read. No paper stands in both. On every third page all titles are printed one way.

Four kinds of page are judged. *even* and *odd* pages have the line 合集下载 on top, *plain* ones have not. *once*
pages print every title once and have no such line. On *explained* ones a piece that explains each second paper
stands behind it. *single* counts the papers that stand alone on a page and are cut all the same.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from bench._flow import run_stage
from bench._rows import rows
from eduparse.document.document import Document

PAGES = 160
HALVES = ((0, "even"), (1, "odd"))
WAYS = ("twice", "thrice", "once", "glued", "head", "suffix")
_SENTENCE = re.compile(r"(?<=[。；])")
_SUFFIXES = (".docx", "_政策法规_某市教育局", " - 某文档网")
_HEAD = "文章属性•【制定机关】某市教育局•【公布日期】2021.06.08•【时效性】现行有效•【主题分类】教育综合规定正文"


@dataclass(frozen=True)
class Composite:
    """A page: its text, and for each document where it starts, how its title is printed, its role."""

    text: str
    starts: tuple[int, ...]
    ways: tuple[str, ...]
    main: int


@dataclass
class Tally:
    """Starts that are there, that were found, and that were claimed."""

    wanted: int = 0
    found: int = 0
    claimed: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.found / max(1, self.wanted + self.claimed)


_SAMPLE = "paragraph sample"  # of one row that strings together paragraphs of many papers
KINDS = ("", "plain", "once", "explained")  # of pages; the first is that with the line on top
BANNER = "合集下载\n\n"
_TOLD = ("《{}》政策解读", "某市教育局有关负责人就《{}》答记者问", "解读：{}")


def run(shared: Path) -> dict[str, float]:
    """F1 of the starts, recall by the way a title is printed, and mains rightly told; papers cut alone."""
    out: dict[str, float] = {}
    for kind in KINDS[1:]:
        for half, name in HALVES:
            total = Tally()
            for page in composites(shared, half, kind):
                cuts, _ = _cut(page)
                total.wanted += len(page.starts) - 1
                total.claimed += len(cuts)
                total.found += sum(start in cuts for start in page.starts[1:])
            out[f"{kind} {name} starts F1"] = round(total.f1, 4)
    out["single papers cut"] = sum(
        len(run_stage(Document.of_page("x", "x", row["text"]), "cut")) > 1
        for row in rows(shared / "data" / "policy.jsonl.zst")
        if _SAMPLE not in row["title"]
    )
    return _with_banner(shared) | out


def _with_banner(shared: Path) -> dict[str, float]:
    out: dict[str, float] = {}
    for half, name in HALVES:
        pages = list(composites(shared, half))
        total, mains = Tally(), 0
        ways: dict[str, Tally] = defaultdict(Tally)
        for page in pages:
            cuts, main = _cut(page)
            total.wanted += len(page.starts) - 1
            total.claimed += len(cuts)
            for start, way in list(zip(page.starts, page.ways, strict=True))[1:]:
                total.found += start in cuts
                ways[way].wanted += 1
                ways[way].found += start in cuts
            mains += main == page.main
        out[f"{name} starts F1"] = round(total.f1, 4)
        out[f"{name} starts precision"] = round(total.found / max(1, total.claimed), 4)
        for way in WAYS:
            out[f"{name} {way} recall"] = round(ways[way].found / max(1, ways[way].wanted), 4)
        out[f"{name} main right"] = round(mains / len(pages), 4)
    return out


def show(shared: Path, *, misses: bool) -> None:
    """Print the figures, and of each page what was missed or made up if ``misses``."""
    if misses:
        for page in chain.from_iterable(
            composites(shared, half, k) for k in KINDS for half in (0, 1)
        ):
            cuts, _ = _cut(page)
            for start, way in list(zip(page.starts, page.ways, strict=True))[1:]:
                if start not in cuts:
                    print(f"missed  {way:7} {_line(page.text, start)}")
            for cut in cuts - set(page.starts):
                print(f"made up         {_line(page.text, cut)}")
    print(json.dumps(run(shared), ensure_ascii=False, indent=1))


def composites(shared: Path, half: int, kind: str = "") -> Iterator[Composite]:
    """The pages of a half and of a kind of `KINDS`; every third page prints all its titles one way."""
    papers = [_paper(row) for row in rows(shared / "data" / "policy.jsonl.zst") if _usable(row)]
    papers = papers[half::2]
    for n in range(PAGES // 2):
        chance = random.Random(2 * n + half)  # noqa: S311 - pages for a bench, not secrets
        ways = WAYS if n % 3 else (chance.choice(WAYS),)
        chosen = chance.sample(papers, chance.randint(2, 9))
        yield _composite(chance, chosen, ("once",) if kind == "once" else ways, kind)


def _usable(row: dict[str, Any]) -> bool:
    """A paper whose text begins with its title and goes on in paragraphs."""
    lines = [line.strip() for line in row["text"].split("\n") if line.strip()]
    plain = row["title"].strip()
    return row["paragraphs"] and len(lines) >= 5 and lines[0] == plain and 8 <= len(plain) <= 90


def _paper(row: dict[str, Any]) -> tuple[str, list[str]]:
    lines = [line.strip() for line in row["text"].split("\n") if line.strip()]
    return lines[0], lines[1:]


def _composite(
    chance: random.Random,
    papers: Sequence[tuple[str, list[str]]],
    ways: Sequence[str],
    kind: str,
) -> Composite:
    main = len(papers) - 1  # as on 000 the main document comes last, now and then first
    if chance.random() < 0.2:
        main = 0
    text = f"{papers[main][0]}\n\n{'' if kind in ('plain', 'once') else BANNER}"
    starts, used = [], []
    for n, (title, body) in enumerate(papers):
        way = chance.choice(list(ways))
        starts.append(len(text))
        used.append(way)
        text += _printed(chance, title, body if n == main else _preview(chance, body), way)
        if kind == "explained" and n % 2:
            starts.append(len(text))
            used.append("explainer")
            text += _explainer(chance, title, body)
    if kind == "explained":
        main = starts.index(next(s for s in starts if text.startswith(papers[main][0], s)))
    return Composite(text, tuple(starts), tuple(used), main)


def _explainer(chance: random.Random, title: str, body: list[str]) -> str:
    """What an office says about its paper: a title of one of three forms, and sentences of the paper."""
    told = chance.choice(_TOLD).format(title)
    lines = [told, "近日，我市印发了这一文件，现将有关情况介绍如下。"]
    if told.endswith("问"):
        for asked, line in zip(("出台背景是什么？", "主要内容有哪些？"), body[-2:], strict=False):
            lines += [f"问：{asked}", f"答：{line}"]
    else:
        lines += ["一、出台背景", *body[-2:-1], "二、主要内容", *body[-1:]]
    return "".join(f"{line}\n\n" for line in lines)


def _preview(chance: random.Random, body: list[str]) -> list[str]:
    """Some 200 to 900 characters of the paper; half of them start in its middle."""
    first = chance.randrange(len(body) // 2) if chance.random() < 0.5 else 0
    out, left = [], chance.randint(200, 900)
    for line in body[first:]:
        out.append(line[:left])
        left -= len(line)
        if left <= 0:
            break
    return out


def _printed(chance: random.Random, title: str, body: list[str], way: str) -> str:
    first, *rest = [s for line in body for s in _SENTENCE.split(line) if s]
    tops = {
        "twice": [title, title, first],
        "thrice": [title, title, title + first],
        "once": [title, first],
        "glued": [title + first],
        "head": [f"{title}{_HEAD}{title}{first}"],
        "suffix": [title + chance.choice(_SUFFIXES), title, first],
    }
    return "".join(f"{line}\n\n" for line in (*tops[way], *rest))


def _cut(page: Composite) -> tuple[set[int], int]:
    """Where the page is cut, and which of its documents the main part holds the start of."""
    parts = run_stage(Document.of_page("x", "x", page.text), "cut")
    cuts = {p.metadata.page_span[0] for p in parts} - {0}
    main = next((p.metadata.page_span for p in parts if p.metadata.role == "main"), (0, 0))
    inside = [n for n, start in enumerate(page.starts) if main[0] <= start < main[1]]
    return cuts, inside[0] if inside else -1


def _line(text: str, start: int) -> str:
    return text[start : start + 70].replace("\n", "⏎")
