"""Paths where labels are damaged, and the paragraphs of articles behind their items.

Policy papers and statutes held out of every model, with their own line breaks, are split as they are
and once for each damage. There is a blank in front of the stop of every label (一 、), or the stop of another
form on a tenth or all of them (三，). Or a line breaks after every 37 characters, or 30% of the labels are gone
and the rest of their lines is kept. The figure is the share of the labels left that keep the path they had.

``statutes paragraphs``: an unnumbered line behind the last item of an article is the article's own (款
behind 项). The gold is the text's own lines: articles whose items are one line each. ``glued`` asks the
same of the text without its line breaks.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from bench._flow import run_stage
from bench._glued import Task, tasks
from bench._rows import rows
from eduparse.document.document import Clause, Document

MOST = 160  # documents of a set
FEW = 40  # of them for the floors
LONGEST = 24_000  # code points of one
MISSING = 0.3  # share of the labels that are taken away
SOME = 0.1  # share of the labels with a wrong stop
BREAK_EVERY = 37  # code points
DAMAGES = ("blank before the stop", "some wrong stops", "wrong stops", "broken", "labels missing")
_STOP = re.compile(r"^([一二三四五六七八九十]{1,3}|\d{1,2})([、.．])")
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百零\d]+条")
_UNIT = re.compile(r"^第[一二三四五六七八九十百零\d]+[编章节]|^附[ \u3000]*[件表录则]")
_ITEM = re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]")
_DEEPER = re.compile(r"^(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳])")
_CLOSING = re.compile(r"^(?:附[ \u3000]*[件表录]|注[：:]|.{0,24}\d{4}年\d{1,2}月\d{1,2}日$)")


def run(shared: Path) -> dict[str, float | int]:
    """Shares of labels with the same path, by set and damage; of paragraphs given to their article."""
    return _measured(shared, [])


def quick(shared: Path) -> dict[str, float | int]:
    """What the floors hold: paths in the first documents of each set."""
    return _paths_kept(shared, FEW, [])


def show(shared: Path, *, misses: bool) -> None:
    """Print the figures; each miss if ``misses``."""
    missed: list[str] = []
    figures = _measured(shared, missed)
    if misses:
        print(*missed, sep="\n")
    print(json.dumps(figures, ensure_ascii=False, indent=1))


def _measured(shared: Path, missed: list[str]) -> dict[str, float | int]:
    out = _paths_kept(shared, MOST, missed)
    found: Counter[str] = Counter()
    for ident, lines in _statutes(shared):
        found.update(_paragraphs(ident, lines, missed))
    for mode in ("", " glued"):
        right, of = found[f"right{mode}"], found["of"]
        out[f"statutes paragraphs{mode}"] = round(right / max(1, of), 4)
    return out | {"statutes paragraphs of": found["of"]}


def _paths_kept(shared: Path, most: int, missed: list[str]) -> dict[str, float | int]:
    """By set and damage, the share of the labels left that keep their path in ``most`` documents."""
    out: dict[str, float | int] = {}
    kept: dict[str, list[Task]] = {"policy": [], "statutes": []}
    for task in tasks(shared):
        name = task.sets[0]
        held = kept.get(name)
        if held is not None and sum(map(len, task.lines)) <= LONGEST:
            held.append(task)
    for name, every in kept.items():
        counts: Counter[str] = Counter()
        for task in islice(every, most):
            counts.update(_paths(task, missed))
        for damage in DAMAGES:
            out[f"{name} {damage}"] = round(counts[damage] / max(1, counts[f"{damage} of"]), 4)
    return out


def _tree(text: str) -> tuple[Document, tuple[Clause, ...]]:
    (doc,) = run_stage(Document.of_page("bench", "bench", text), "split")
    return doc, doc.clauses


def _line_paths(text: str, starts: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The path of the labelled clause that begins at each of ``starts``, by its place in the list."""
    place = {start: n for n, start in enumerate(starts)}
    doc, clauses = _tree(text)
    out = {}
    for clause in clauses:
        at = clause.spans[0][0]
        start = doc.source_spans(at, at + 1)[0][0] if doc.layers else at
        if clause.label and start in place:
            out[place[start]] = clause.path
    return out


def _paths(task: Task, missed: list[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    lines = task.lines
    labelled = [n for n, label in enumerate(task.labels) if label]
    plain = _line_paths("\n".join(lines), _starts(lines))
    for damage in DAMAGES:
        rng = random.Random(f"{task.ident} {damage}")  # noqa: S311 - the same damage in every run
        hurt, gone = _hurt(task, labelled, damage, rng)
        now = _line_paths("\n".join(hurt), _starts(hurt))
        for n in labelled:
            if n in gone or n not in plain:
                continue
            counts[f"{damage} of"] += 1
            counts[damage] += now.get(n) == plain[n]
            if now.get(n) != plain[n]:
                was, got = "/".join(plain[n]), "/".join(now.get(n, ("-",)))
                missed.append(f"{task.ident}\t{damage}\t{was}\t{got}\t{hurt[n][:40]}")
    return counts


def _starts(lines: Sequence[str]) -> list[int]:
    out, at = [], 0
    for line in lines:
        out.append(at)
        at += len(line) + 1
    return out


def _hurt(
    task: Task, labelled: Sequence[int], damage: str, rng: random.Random
) -> tuple[list[str], frozenset[int]]:
    """The lines with their damage, and those whose label is gone."""
    lines = list(task.lines)
    if damage == "broken":
        return ["\n".join(_pieces(line)) for line in lines], frozenset()
    if damage == "labels missing":
        gone = frozenset(n for n in labelled if rng.random() < MISSING)
        for n in gone:
            lines[n] = lines[n][len(task.labels[n] or "") :].lstrip(" \u3000、.．") or lines[n]
        return lines, gone
    for n in labelled:
        if damage == "blank before the stop":
            lines[n] = _STOP.sub(r"\1 \2", lines[n])
        elif damage == "wrong stops" or rng.random() < SOME:
            other = rng.choice("，。." if lines[n][:1] > "9" else "，。、")
            lines[n] = _STOP.sub(rf"\g<1>{other}", lines[n])
    return lines, frozenset()


def _pieces(line: str) -> Iterator[str]:
    for at in range(0, len(line), BREAK_EVERY):
        yield line[at : at + BREAK_EVERY]


def _statutes(shared: Path) -> Iterator[tuple[str, list[str]]]:
    """The lines of every statute, blank ones apart, with its id."""
    for row in rows(shared / "data" / "statutes.jsonl.zst"):
        lines = [line.strip(" \t\u3000\r") for line in row["text"].split("\n")]
        yield row["id"], [line for line in lines if line]


def _paragraphs(ident: str, lines: Sequence[str], missed: list[str]) -> Counter[str]:
    """How many lines behind items are their article's, with the line breaks and without."""
    gold = list(_behind_items(lines))
    counts: Counter[str] = Counter(of=len(gold))
    if not gold:
        return counts
    for mode, joint in (("", "\n"), (" glued", "")):
        starts, at = [], 0
        for line in lines:
            starts.append(at)
            at += len(line) + len(joint)
        doc, clauses = _tree(joint.join(lines))
        back = {doc.source_spans(a, a + 1)[0][0]: c for c in clauses for a, _ in c.spans}
        for article, behind in gold:
            low = starts[behind]
            held = next((c for c in clauses if any(a <= low < b for a, b in _source(doc, c))), None)
            mine = back.get(starts[article])
            right = held is not None and held is mine
            counts[f"right{mode}"] += right
            if not right:
                got = "/".join(held.path) if held else "-"
                missed.append(
                    f"{ident}\tparagraph{mode}\t{lines[article][:8]}\t{got}\t"
                    f"{lines[behind - 1][:24]}|{lines[behind - 1][-8:]}\t{lines[behind][:40]}"
                )
    return counts


def _source(doc: Document, clause: Clause) -> list[tuple[int, int]]:
    return [s for span in clause.spans for s in doc.source_spans(*span)]


def _behind_items(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines of articles and the first line behind the last item of each, by their places."""
    article: int | None = None
    items = 0
    clean = True  # every item is one line, and nothing stands below items
    for n, line in enumerate(lines):
        if _ARTICLE.match(line):
            article, items, clean = n, 0, True
        elif _UNIT.match(line) or _CLOSING.match(line):
            article = None
        elif article is None:
            continue
        elif _DEEPER.match(line):
            clean = False
        elif _ITEM.match(line):
            items += 1
        elif items > 1 and clean:
            after = lines[n + 1] if n + 1 < len(lines) else ""
            if not _ITEM.match(after) and not _DEEPER.match(after) and line[-1:] in "。；：":
                yield article, n
            clean = False
