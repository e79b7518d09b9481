"""Traditional script to simplified, beside OpenCC's t2s and tw2s and zhconv in the same run.

Where the figures come from:

- the Taiwan-Mainland pairs of the shared folder at their scored characters;
- the cases OpenCC's authors wrote for themselves;
- clean papers sent to each traditional standard and back;
- phrases with both readings of the ambiguous characters (``tests/sets/script-guard.tsv``);
- clean simplified text;
- Japanese, Korean and quoted classical lines inside a simplified page (``tests/sets/script-left.tsv``);
- paragraphs alone and shuffled into pages of both scripts.

The guard list was written with the misses of the pairs in view, and the guard set by the hand that
wrote the list. Both figures say that the list does what it is meant to, not how it does elsewhere.
Against that stands the held-out figure: only the words of the list that occur in one half of the
pairs are used on the other half, both ways. A single word, 搧, which OpenCC turns into 扇, is
most of what lies between tw2s and us on these pairs; it is counted apart.
"""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench._conversion import (
    OURS,
    SETS,
    Figures,
    converters,
    guard_set,
    own_cases,
    pairs,
    per,
    table,
)
from bench._flow import run_stage
from bench._rows import rows
from eduparse.document.document import Document
from eduparse.language.script import FOREIGN, votes
from eduparse.stages.simplify import Simplify
from eduparse.stages.simplify.conversion import opencc

ENOUGH = 10  # characters of a paragraph whose script must be decided rightly
_SAMPLE = 3_000_000  # characters of clean papers that make the round trip
_SPEED = 1_500_000  # characters timed
_HOST = "为了发展义务教育事业，规范学校办学行为，制定本办法。"
_STEP = Simplify()


def run(shared: Path) -> Figures:
    """Every figure; a peer's stands under its own name."""
    return _measure(shared)[0]


def quick(shared: Path) -> Figures:
    """What the floors hold: the figures that cost seconds."""
    missed: list[str] = []
    return (
        pairs(shared, missed, OURS)
        | guard_set(missed, OURS)
        | _left_alone(missed)
        | _left_traditional(shared)
    )


def show(shared: Path, *, misses: bool) -> None:
    """Print a table of the figures, and what was missed if ``misses``."""
    figures, missed = _measure(shared)
    if misses:
        print(*missed, sep="\n")
    shown = Table("figure", "value")
    for name, value in figures.items():
        shown.add_row(name, f"{value:,}")
    Console(width=100).print(shown)


def _measure(shared: Path) -> tuple[Figures, list[str]]:
    missed: list[str] = []
    clean = list(_texts(shared, "statutes", clean=True)) + list(
        _texts(shared, "policy", clean=True)
    )
    traditional = list(_texts(shared, "traditional"))
    figures: Figures = {}
    figures |= pairs(shared, missed)
    figures |= own_cases(missed)
    figures |= _round_trips(clean, missed)
    figures |= guard_set(missed)
    figures |= _untouched(clean, missed)
    figures |= _decisions(clean, traditional, missed)
    figures |= _read_through(shared, traditional, missed)
    figures |= _speed(clean, traditional)
    return figures, missed


def _round_trips(clean: list[str], missed: list[str]) -> Figures:
    """Wrong characters per million of clean papers sent to a standard and back, as pages."""
    back = {"s2t": "t2s", "s2tw": "tw2s", "s2hk": "hk2s"}
    texts = list(_up_to(clean, _SAMPLE))
    total = sum(map(len, texts))
    out: Figures = {"round trip characters": total}
    notes: Counter[str] = Counter()
    for way, home in back.items():
        ours = theirs = 0
        for text in texts:
            away = opencc(way, text)
            got = _page(away).text
            theirs += _differ(opencc(home, away), text)
            ours += _differ(got, text)
            if got != text:
                notes.update(
                    f"{way}: {text[n - 2 : n + 3]!r} through {away[n - 2 : n + 3]!r} got {b}"
                    for n, (a, b) in enumerate(zip(text, got, strict=True))
                    if a != b
                )
        out[f"round trip {way} wrong per million, eduparse"] = per(ours, total, 1_000_000)
        out[f"round trip {way} wrong per million, {home}"] = per(theirs, total, 1_000_000)
    missed += [f"round trip {note} ({count})" for note, count in notes.most_common()]
    return out


def _untouched(clean: list[str], missed: list[str]) -> Figures:
    """Characters changed where none may be."""
    total = sum(map(len, clean))
    out: Figures = {"clean characters": total}
    changed = 0
    for text in clean:
        got = _page(text).text
        changed += _differ(got, text)
        if got != text:
            missed.append(f"clean text changed: {text[:40]!r}")
    out["clean characters changed, eduparse"] = changed
    for name in ("t2s", "tw2s"):
        altered = sum(_differ(converters()[name](text), text) for text in clean)
        out[f"clean characters changed per million, {name}"] = per(altered, total, 1_000_000)
    return out | _left_alone(missed)


def _left_alone(missed: list[str]) -> Figures:
    """Characters changed in Japanese, Korean and quoted classical lines inside a simplified page."""
    out: Figures = {}
    for kind, text in table(SETS / "script-left.tsv"):
        name = f"{kind} characters changed"
        page = f"{_HOST}\n{text}\n{_HOST}"
        got = _page(page).text
        out[name] = out.get(name, 0) + _differ(got, page)
        if got != page:
            missed.append(f"{kind}: {text}")
    return out


def _decisions(clean: list[str], traditional: list[str], missed: list[str]) -> Figures:
    """Share of paragraphs whose script is decided rightly, alone and on pages of both scripts.

    A traditional paragraph counts where conversion changes it; decided rightly means converted.
    """
    hans = [p for text in _up_to(clean, _SAMPLE) for p in _paragraphs(text)]
    hant = [p for text in traditional for p in _paragraphs(text) if opencc("t2s", p) != p]
    kept = [p for p in hans if _page(p).text == p]
    taken = [p for p in hant if _converted(_page(p).text, p)]
    missed += [f"not decided, traditional: {p[:60]}" for p in set(hant) - set(taken)]
    out: Figures = {
        "paragraphs simplified": len(hans),
        "paragraphs simplified decided": round(len(kept) / len(hans), 6),
        "paragraphs traditional": len(hant),
        "paragraphs traditional decided": round(len(taken) / len(hant), 6),
    }
    rng = random.Random(5)  # noqa: S311 - shuffles examples
    known = set(hant)
    right = total = 0
    for start in range(0, 20_000, 20):
        lines = hans[start : start + 10] + rng.sample(hant, 10)
        rng.shuffle(lines)
        got = _page("\n".join(lines)).text.split("\n")
        for line, after in zip(lines, got, strict=True):
            good = _converted(after, line) if line in known else after == line
            right, total = right + good, total + 1
            if not good:
                missed.append(f"mixed page: {line[:60]}")
    return out | {
        "paragraphs of mixed pages": total,
        "paragraphs of mixed pages decided": round(right / total, 6),
    }


def _converted(after: str, before: str) -> bool:
    return after != before and votes(after)[0] == 0


def _read_through(shared: Path, traditional: list[str], missed: list[str]) -> Figures:
    """What is still traditional in Taiwanese texts and in page 002."""
    total = sum(map(len, traditional))
    left: Counter[str] = Counter()
    for text in traditional:
        after = _page(text).text
        left.update(c for c in after if votes(c)[0])
    missed += [f"traditional left: {c} ({count})" for c, count in left.most_common()]
    return {
        "Taiwanese characters": total,
        "Taiwanese characters left traditional": sum(left.values()),
    } | _left_traditional(shared)


def _left_traditional(shared: Path) -> Figures:
    (path,) = (shared / "corpus").glob("002_*.txt")
    page = Document.of_page("002", "002", path.read_text("utf-8"))
    for stage in ("repair", "simplify"):
        (page,) = run_stage(page, stage)
    return {"page 002 characters left traditional": votes(page.text)[0] + page.text.count("著力")}


def _speed(clean: list[str], traditional: list[str]) -> Figures:
    """How many times as fast as tw2s on the same texts: pass and edits against bare conversion."""
    out: Figures = {}
    for name, texts in (("traditional", traditional), ("simplified", clean)):
        chosen = list(_up_to(texts, _SPEED))
        pages = [Document.of_page("x", "x", text) for text in chosen]
        ours, theirs = [], []
        for _ in range(5):  # in turn, so that a busy machine is busy for both
            ours.append(_seconds(_through, pages))
            theirs.append(_seconds(partial(opencc, "tw2s"), chosen))
        size = sum(len(text.encode()) for text in chosen) / 1_000_000
        out |= {
            f"speed {name}, times tw2s": round(min(theirs) / min(ours), 2),
            f"speed {name}, MB/s": round(size / min(ours), 1),
        }
    return out


def _seconds(work: Callable[[Any], object], subjects: Iterable[object]) -> float:
    start = time.process_time()
    for subject in subjects:
        work(subject)
    return time.process_time() - start


def _page(text: str) -> Document:
    return _through(Document.of_page("x", "x", text))


def _through(page: Document) -> Document:
    return page.apply(_STEP.name, _STEP(page))


def _differ(a: str, b: str) -> int:
    if a == b:
        return 0
    return sum(x != y for x, y in zip(a, b, strict=False)) + abs(len(a) - len(b))


def _paragraphs(text: str) -> Iterator[str]:
    return (p for p in text.split("\n") if len(p) >= ENOUGH and not FOREIGN.search(p))


def _up_to(texts: Iterable[str], characters: int) -> Iterator[str]:
    """Texts from the start, until ``characters`` are reached."""
    taken = 0
    for text in texts:
        yield text
        taken += len(text)
        if taken >= characters:
            return


def _texts(shared: Path, name: str, *, clean: bool = False) -> Iterator[str]:
    for row in rows(shared / "data" / f"{name}.jsonl.zst"):
        if row.get("clean") or not clean:
            yield row["text"]
