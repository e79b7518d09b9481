"""The two faults of whatever keeps and deletes lines: a good line goes, a line of a site stays.

The kind *clean* is pages without a site (`_clean_pages`): texts as they are, collections, questions and answers, lists
of titles and names, timetables. Nothing may go. For *head*, *between* and *foot* one line of a site is set above a
text, between two of its lines or below it. A *run* is two to five of them, as they follow each other on a labelled
page. In a *frame* stands what is above and below the text of a labelled page. For *shuffled* the same is set around
the text's lines in another order. For *short* one to three lines that a rule speaks of are set below the title of a
short paper, above, in or below the list it ends in.

*lost per thousand* is good lines that go, *furniture left* the share of the site's lines that stay, and *furniture
told* the share of these that a suggestion names. A page is judged at *thorough* by weights that have seen no page
of the site its lines come from; what texts are left out, `_clean_pages` says. Only the stage `strip` is run. ``quick``
takes fewer texts, and is what the floors hold. Three policy papers came with lines of their own site (breadcrumbs, an
office above its title), which go with right and are counted as lost all the same.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from bench._clean_pages import FIRST, Text, clean_pages, clean_texts
from bench._labels import contract_labels
from bench._rows import rows
from bench._short_papers import short_paper
from bench._unseen import unseeing
from bench.lines import KEPT
from eduparse.document.document import Document
from eduparse.stages.strip.effort import THOROUGH
from eduparse.stages.strip.furniture import furniture
from eduparse.stages.strip.page import StripLine

EACH, QUICK = 120, 30  # texts of a genre that get lines of sites
EVERY = 200  # texts of a genre of which clean pages are made
RUNS = (1, 2, 3, 5)  # lines of a site set together
LONGEST = 60  # characters of a line of a site
PLACES = ("head", "between", "foot")
FRAMES = ("frame", "shuffled")
MARKED = (1, 2, 3)  # lines of a site on a short paper
FURNITURE = "furniture"
THOUSAND = 1_000

Line = tuple[str, bool]  # of a page, and whether it is furniture


class Site(NamedTuple):
    """The furniture of a labelled page: what stands above its text, below it, and all its short lines in order."""

    name: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    short: tuple[str, ...]


@dataclass
class Tally:
    """What became of the lines of pages of one kind."""

    good: int = 0
    lost: int = 0
    noise: int = 0
    left: int = 0
    told: int = 0
    notes: list[str] = field(default_factory=list)


def run(shared: Path) -> dict[str, float]:
    """Good lines lost, furniture left and told, by kind of place."""
    return _figures(_measured(shared, EACH, EVERY))


def quick(shared: Path) -> dict[str, float]:
    """The same on fewer texts."""
    return _figures(_measured(shared, QUICK, EACH))


def show(shared: Path, *, misses: bool) -> None:
    """Print the figures, and each good line lost and line of a site left if ``misses``."""
    tallies = _measured(shared, EACH, EVERY)
    if misses:
        for tally in tallies.values():
            print(*tally.notes, sep="\n")
    print(json.dumps(_figures(tallies), ensure_ascii=False, indent=1))


def _figures(tallies: dict[str, Tally]) -> dict[str, float]:
    out = {}
    for name, tally in tallies.items():
        out[f"{name} lost per thousand"] = round(tally.lost * THOUSAND / max(1, tally.good), 2)
        if tally.noise:
            out[f"{name} {FURNITURE} left"] = round(tally.left / tally.noise, 4)
            out[f"{name} {FURNITURE} told"] = round(tally.told / max(1, tally.left), 4)
    return out


def _measured(shared: Path, each: int, every: int) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for n, page in enumerate(clean_pages(clean_texts(shared, every))):
        kind = f"clean {page.kind}"
        name = f"{kind} {page.genre} {n}"
        _judge(tallies.setdefault(kind, Tally()), name, [(x, False) for x in page.lines], "")
    sites = _sites(shared)
    for n, text in enumerate(clean_texts(shared, each)):
        for kind, site, lines in _with_lines(text, sites, n):
            _judge(tallies.setdefault(kind, Tally()), f"{kind} {text.genre} {n}", lines, site)
        for kind, site, lines in _short(text, _marked(sites), n):
            _judge(tallies.setdefault(kind, Tally()), f"{kind} {text.genre} {n}", lines, site)
    return tallies


def _with_lines(
    text: Text, sites: Sequence[Site], number: int
) -> Iterator[tuple[str, str, list[Line]]]:
    """Pages of ``text`` with lines of sites: their kind, the site, the lines."""
    drawn = random.Random(number)  # noqa: S311 - no secret
    good = [(line, False) for line in text.lines]
    inside = [n for n, (a, b) in enumerate(pairwise(text.lines), 1) if a.endswith("。") and b]
    for length in RUNS:
        for place in PLACES:
            site = drawn.choice([s for s in sites if len(s.short) >= length])
            start = drawn.randrange(len(site.short) - length + 1)
            run = [(line, True) for line in site.short[start : start + length]]
            at = {"head": 0, "between": drawn.choice(inside or [FIRST // 2]), "foot": len(good)}
            kind = place if length == 1 else f"{place} run"
            yield kind, site.name, [*good[: at[place]], *run, *good[at[place] :]]
    for kind in FRAMES:
        site = drawn.choice(sites)
        order = drawn.sample(good, len(good)) if kind == "shuffled" else good
        above, below = ([(line, True) for line in lines] for lines in (site.above, site.below))
        yield kind, site.name, [*above, *order, *below]


def _short(
    text: Text, kinds: Sequence[Sequence[tuple[str, str]]], number: int
) -> Iterator[tuple[str, str, list[Line]]]:
    """Short papers with lines of a site that a rule speaks of: their kind, the site, the lines."""
    drawn = random.Random(f"short {number}")  # noqa: S311 - no secret
    paper, items = short_paper(text, drawn)
    good = [(line, False) for line in (*paper, *items)]
    at = {
        "head": 1,
        "between": len(paper),
        "inside": len(paper) + len(items) // 2,
        "foot": len(good),
    }
    for length in MARKED if items else ():
        for place, n in at.items():
            run = [drawn.choice(drawn.choice(kinds)) for _ in range(length)]
            own = [(line, True) for _, line in run]
            yield f"short {place}", run[0][0], [*good[:n], *own, *good[n:]]


@lru_cache(maxsize=2)
def _marked(sites: tuple[Site, ...]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The short lines of ``sites`` that a rule speaks of, each with its site, by rule."""
    told: dict[str, list[tuple[str, str]]] = {}
    for site in sites:
        for line in site.short:
            strength, rule = furniture().strength(StripLine(0, line))
            if strength:
                told.setdefault(rule, []).append((site.name, line))
    return tuple(map(tuple, told.values()))


@lru_cache(maxsize=2)
def _sites(shared: Path) -> tuple[Site, ...]:
    out = []
    for row in rows(shared / "data" / "lines-dev.jsonl.zst"):
        told = zip(row["lines"], contract_labels(row), strict=True)
        lines = [(line, label) for line, label in told if line.strip()]
        text = [n for n, (_, label) in enumerate(lines) if label == "content"]
        if not text:
            continue
        noise = [line if label == "noise" else "" for line, label in lines]
        above = tuple(line for line in noise[: text[0]] if line)
        below = tuple(line for line in noise[text[-1] :] if line)
        short = tuple(line for line in noise if line and len(line) <= LONGEST)
        out.append(Site(row["site"], above, below, short))
    return tuple(out)


def _judge(tally: Tally, name: str, lines: Sequence[Line], site: str) -> None:
    page = Document.of_page(name, name, "\n".join(line for line, _ in lines))
    flow = unseeing(site, THOROUGH)
    flow.start(page)
    (out,) = flow.run_stage([page], "strip")
    alive = bytearray(len(page.text))
    for start, end in out.source_spans(0, len(out.text)):
        alive[start:end] = b"\1" * (end - start)
    gone, told = (_rules(out, applied=applied) for applied in (True, False))
    staying = {line.strip() for line in out.text.split("\n")}
    at = 0
    for line, noise in lines:
        places = [at + n for n, char in enumerate(line) if not char.isspace()]
        stays = sum(alive[n] for n in places) >= KEPT * len(places)
        tally.good += not noise
        tally.noise += noise
        if noise and stays:
            tally.left += 1
            tally.told += line.strip() in told
            tally.notes.append(f"{name} left: {line}")
        elif not noise and not stays and line.strip() not in staying:
            tally.lost += 1
            tally.notes.append(f"{name} lost by {gone.get(line.strip())}: {line}")
        at += len(line) + 1


def _rules(doc: Document, *, applied: bool) -> dict[str, str]:
    """The rule of each line whose deletion is applied, or only proposed."""
    rules: dict[str, str] = {}
    for layer in doc.layers:
        for edit, before in zip(layer.edits, layer.before, strict=True):
            if edit.applied == applied and not edit.after:
                rules.update(dict.fromkeys(map(str.strip, before.split("\n")), edit.rule))
    return rules
