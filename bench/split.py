"""Clauses from text without line breaks, by ``score/glue.py`` of the shared folder.

The scorer takes documents whose numbering is sane, removes their line breaks in four ways, and asks
where the labels stand and where headings end. Measured beside the naive splitter, which takes every
string that looks like a label:

* statutes: those held out of every model;
* policy papers and reports: all of them, and as ``unseen`` those that share no text with anything
  the heading lexicon or the character model was made from;
* Taiwanese statutes and papers, through the simplify stage first. Blanks inside a label (第 一 章) stay
  as they are printed; only the scorer, which does not know such labels, reads them closed up.

``damaged`` are the same documents with 1% of their characters replaced by others of the same
document and up to a tenth cut off at each end; labels that were hit are not scored. Speed is of the
split stage on clean statutes as they are, one process; it depends on the machine.
"""

import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench._flow import run_stage
from bench._glued import Task, glue_of, tasks
from bench._learnt import headings_as_learnt
from bench._rows import rows
from eduparse.document.document import Document

DAMAGED = 0.01  # share of characters replaced
CUT_OFF = 0.1  # largest share of the text cut off at each end


@dataclass
class Result:
    """What came of one document: counts by rendering, of headings, and what was wrong."""

    sets: tuple[str, ...]
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    headings: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)


def run(shared: Path) -> dict[str, float | int]:
    """F1 and exact documents per set, ours and naive, damaged too; headings; speed."""
    return _figures(_measure(shared)) | _speed(shared)


def quick(shared: Path) -> dict[str, float | int]:
    """F1, exact documents and glued headings where no model has seen the text, line breaks removed."""
    unseen = (t for t in tasks(shared) if any("unseen" in name for name in t.sets))
    results = [_glued(task) for task in unseen]
    out: dict[str, float | int] = {}
    for name in (n for n in _sets(results) if "unseen" in n):
        counts = _added(results, name)["tight"]
        heads = sum((r.headings for r in results if name in r.sets), Counter())
        out |= {f"{name} F1": _f1(counts), f"{name} exact": _exact(counts)}
        out[f"{name} headings hard"] = round(heads["hard right"] / max(1, heads["hard"]), 4)
    data = shared / "data"
    texts = [data / "policy.jsonl.zst", data / "statutes.jsonl.zst"]
    out["weights as learnt"] = float(headings_as_learnt(texts))
    return out


def show(shared: Path, *, misses: bool) -> None:
    """Print a table by set and rendering, then the figures; each miss if ``misses``."""
    results = _measure(shared)
    if misses:
        for result in results:
            print(*result.misses, sep="\n", end="\n" if result.misses else "")
    for name in _sets(results):
        for mode, c in sorted(_added(results, name).items()):
            p, r = c["hit"] / max(1, c["got"]), c["hit"] / max(1, c["gold"])
            print(
                f"{name:15} {mode:15} documents {c['documents']:5} labels {c['gold']:6} "
                f"P {p:.4f} R {r:.4f} F1 {_f1(c):.4f} exact {_exact(c):.4f}"
            )
    print(json.dumps(_figures(results) | _speed(shared), ensure_ascii=False, indent=1))


def _measure(shared: Path) -> list[Result]:
    with ProcessPoolExecutor() as pool:
        return list(pool.map(_one, tasks(shared), chunksize=4))


def _figures(results: Sequence[Result]) -> dict[str, float | int]:
    out: dict[str, float | int] = {}
    for name in _sets(results):
        counts = _added(results, name)
        glue_modes = [m for m in counts if " " not in m and m != "damaged"]
        ours = sum((counts[m] for m in glue_modes), Counter())
        naive = sum((counts[f"{m} naive"] for m in glue_modes), Counter())
        out |= {
            f"{name} documents": counts[glue_modes[0]]["documents"],
            f"{name} F1": _f1(ours),
            f"{name} exact": _exact(ours),
            f"{name} naive F1": _f1(naive),
            f"{name} naive exact": _exact(naive),
            f"{name} damaged F1": _f1(counts["damaged"]),
            f"{name} damaged naive F1": _f1(counts["damaged naive"]),
        }
        headings = sum((r.headings for r in results if name in r.sets), Counter())
        for kind in ("hard", "easy"):
            out[f"{name} headings {kind} gold"] = headings[kind]
            out[f"{name} headings {kind}"] = round(
                headings[f"{kind} right"] / max(1, headings[kind]), 4
            )
    return out


def _sets(results: Sequence[Result]) -> list[str]:
    return list(dict.fromkeys(name for r in results for name in r.sets))


def _added(results: Sequence[Result], name: str) -> dict[str, Counter[str]]:
    out: dict[str, Counter[str]] = {}
    for result in results:
        if name in result.sets:
            for mode, counts in result.counts.items():
                out.setdefault(mode, Counter()).update(counts)
    return out


def _f1(c: Counter[str]) -> float:
    return round(2 * c["hit"] / max(1, c["got"] + c["gold"]), 5)


def _exact(c: Counter[str]) -> float:
    return round(c["exact"] / max(1, c["documents"]), 4)


def _one(task: Task) -> Result:
    glue = glue_of(task.shared)
    result = Result(task.sets)
    rng = random.Random(task.ident)  # noqa: S311 - the same damage in every run
    damaged_mode = rng.choice(glue.MODES)
    for mode in glue.MODES:
        text, gold, ignore, headings = glue.render(task.lines, task.labels, mode)
        found, ends = _split(text, traditional=task.traditional)
        where = f"{task.ident}\t{mode}"
        result.counts[mode] = _score(glue, result, where, text, (gold, ignore, found))
        naive = (gold, ignore, glue.naive(text))
        result.counts[f"{mode} naive"] = _score(glue, None, "", text, naive)
        if mode == "tight":
            _score_headings(result, where, text, headings, ends)
        if mode == damaged_mode:
            text, gold, ignore = _damaged(rng, text, gold, ignore)
            found, _ = _split(text, traditional=task.traditional)
            where = f"{task.ident}\t{mode} damaged"
            result.counts["damaged"] = _score(glue, result, where, text, (gold, ignore, found))
            naive = (gold, ignore, glue.naive(text))
            result.counts["damaged naive"] = _score(glue, None, "", text, naive)
    return result


def _glued(task: Task) -> Result:
    """One rendering of a document alone: no line breaks and no blanks."""
    glue = glue_of(task.shared)
    result = Result(task.sets)
    text, gold, ignore, headings = glue.render(task.lines, task.labels, "tight")
    found, ends = _split(text, traditional=task.traditional)
    result.counts["tight"] = _score(glue, None, "", text, (gold, ignore, found))
    _score_headings(result, task.ident, text, headings, ends)
    return result


def _split(text: str, *, traditional: bool) -> tuple[list[tuple[str, int]], dict[int, int]]:
    """Labels as the text prints them with their offsets, and heading ends by offset of label."""
    doc = Document.of_page("bench", "bench", text)
    if traditional:
        (doc,) = run_stage(doc, "simplify")
    (doc,) = run_stage(doc, "split")
    found, ends = [], {}
    for clause in doc.clauses:
        if not clause.label:
            continue
        here = clause.spans[0][0]
        start = doc.source_spans(here, here + 1)[0][0] if doc.layers else here
        found.append((text[start : start + len(clause.label)], start))
        if clause.heading:
            at = doc.text.find(clause.heading, here + len(clause.label))
            ends[start] = start - here + at + len(clause.heading)
    return found, ends


def _score(
    glue: Any, result: Result | None, where: str, text: str, sides: tuple[Any, Any, Any]
) -> Counter[str]:
    gold, ignore, found = sides
    want = set(gold)
    got = {
        (glue.norm(label), at)
        for label, at in found
        if at not in ignore and glue.LABEL.fullmatch(glue.norm(label))
    }
    if result is not None:
        wrong = [("missed", *x) for x in want - got] + [("false", *x) for x in got - want]
        for what, label, at in sorted(wrong, key=lambda x: x[2]):
            around = f"{text[max(0, at - 24) : at]}⟦{text[at : at + 24]}".replace("\n", "⏎")
            result.misses.append(f"{where}\t{what}\t{label}\t{around}")
    return Counter(
        hit=len(want & got), gold=len(want), got=len(got), documents=1, exact=want == got
    )


def _score_headings(
    result: Result, where: str, text: str, headings: Any, ends: dict[int, int]
) -> None:
    for start, end, glued in headings:
        kind = "hard" if glued else "easy"
        right = ends.get(start) == end
        result.headings.update({kind: 1, f"{kind} right": int(right)})
        if not right:
            ours = text[start : ends[start]] if start in ends else None
            result.misses.append(
                f"{where}\theading {kind}\t{text[start:end]}|{text[end : end + 16]}\t{ours}"
            )


def _damaged(rng: random.Random, text: str, gold: Any, ignore: Any) -> tuple[str, Any, Any]:
    """Text with characters replaced and both ends cut off; gold and ignored offsets moved."""
    chars = list(text)
    solid = [i for i, c in enumerate(chars) if not c.isspace()]
    hit = set(rng.sample(solid, int(DAMAGED * len(solid))))
    for i in sorted(hit):
        chars[i] = text[rng.choice(solid)]
    limit = int(CUT_OFF * len(text)) + 1
    low, high = rng.randrange(limit), len(text) - rng.randrange(limit)
    inside = [(label, at) for label, at in gold if low <= at and at + len(label) < high]
    # A character beside the label counts as part of it: 一、 behind a new 十 is 十一、.
    spoilt = {at for label, at in inside if hit & set(range(at - 1, at + len(label) + 1))}
    kept = [(label, at - low) for label, at in inside if at not in spoilt]
    return "".join(chars[low:high]), kept, {at - low for at in ignore | spoilt}


def _speed(shared: Path) -> dict[str, float]:
    """MB of UTF-8 per second on clean statutes one by one, and in one text of 1 and of 10 MB."""
    statutes = rows(shared / "data" / "statutes.jsonl.zst")
    texts = [row["text"] for row in statutes if row["clean"]]
    out = {"speed MB/s": _rate(texts[:100])}
    every = "\n".join(texts)
    for size in (1, 10):
        out[f"speed MB/s at {size} MB"] = _rate([every[: size * 1_000_000 // 3]])
    return out


def _rate(texts: Sequence[str]) -> float:
    run_stage(Document.of_page("bench", "bench", texts[0][:1000]), "split")
    start = time.perf_counter()
    for text in texts:
        run_stage(Document.of_page("bench", "bench", text), "split")
    seconds = time.perf_counter() - start
    return round(sum(len(t.encode()) for t in texts) / seconds / 1e6, 2)
