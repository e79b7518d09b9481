"""Copies: are those of one paper found and told apart from editions and papers of one pattern?

``python -m bench copies [--misses]``. Copies and look-alikes are made of papers of the shared data
(`_copies_gold`); the papers themselves that share most with each other stand among them. Thresholds were
set on other seeds than the one that is measured. Beside it what other tools find, where they are installed
(`_copies_peers`).
"""

import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

from bench._copies_gold import ONE_PAPER, Labelled, gold, near_papers, originals, rows
from bench._copies_peers import peers, timed
from eduparse.copies import run as copies
from eduparse.copies import tasks
from eduparse.copies.compare import compare_papers
from eduparse.copies.core import beside, block_size
from eduparse.copies.groups import natural_name
from eduparse.copies.heal import healing
from eduparse.copies.papers import Paper
from eduparse.copies.store import Store
from eduparse.copies.written import written_rows
from eduparse.document.edits import Edit, replay

WORKS, SEED = 100, "left out"
NEAR = 200  # papers of the shared data that stand among them
HEALED = 350  # works of which three damaged copies each are healed
ALIKE = 0.25  # share of the runs of the shorter one from which two papers are a near pair
_DAMAGED = ("lost marks", "lost silently", "slips", "garbled", "spun a", "spun b", "typed", "spam")

Works = dict[str, dict[str, Any]]
Pairs = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures, and what was missed, as lines."""

    figures: dict[str, float]
    misses: tuple[str, ...]


def run_all(shared: Path) -> Measured:
    """Group the gold, heal a part of it, and ask the peers."""
    rng = random.Random(SEED)  # noqa: S311 - no secret
    made = gold(shared, WORKS, SEED)
    known = {x.id for x in made}
    near = [x for x in near_papers(shared) if x.id not in known]
    ones = [x for x in near if x.kind == "one paper"]
    labelled = [*made, *ones, *rng.sample([x for x in near if x not in ones], NEAR)]
    started = time.process_time()
    works = grouped(labelled)
    took = time.process_time() - started
    figures, misses = _figures(labelled, works)
    figures["ms a row"] = round(took / len(labelled) * 1000, 2)
    figures |= _near_pairs(shared)
    figures |= _healing(gold(shared, HEALED, SEED, set(_DAMAGED)))
    figures |= _peers(labelled, took)
    return Measured(figures, misses)


def run(shared: Path) -> dict[str, float]:
    """The figures."""
    return run_all(shared).figures


def show(shared: Path, *, misses: bool) -> None:
    """Print the figures and, if asked, what was missed."""
    measured = run_all(shared)
    for name, value in measured.figures.items():
        print(f"{name:44} {value}")
    for line in measured.misses if misses else ():
        print(line)


def grouped(labelled: Iterable[Labelled]) -> Works:
    """The ``work`` of each row, by id."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        copies.read_rows(store, ((row, "") for row in rows(list(labelled))), "best")
        copies.pair_papers(store)
        copies.sift_pairs(store, lambda given: map(tasks.sift, given))
        copies.connect_papers(store)
        copies.place_components(store, "best", lambda given: map(tasks.group, given))
        out = {row["id"]: row["work"] for _, row, _ in written_rows(store, "best")}
        store.close()
    return out


def _figures(labelled: list[Labelled], works: Works) -> tuple[dict[str, float], tuple[str, ...]]:
    single = [x for x in labelled if x.work]
    found = _pairs({x.id: works[x.id]["id"] for x in single})
    wanted = _pairs({x.id: x.work for x in single})
    kind = {x.id: x.kind for x in single}
    lookalikes = [x for x in single if x.relation == "edition"]
    merged = [x for x in lookalikes if works[x.id]["id"] == works[x.id.split("/")[0]]["id"]]
    dated = [x for x in merged if x.kind in ("another year", "another sum")]
    told = [
        x for x in single if x.relation not in ("", "edition") and works[x.id]["kept_id"] == x.work
    ]
    right = [x for x in told if works[x.id]["relation"] == x.relation]
    missed: Counter[str] = Counter()
    for pair in wanted - found:
        missed[max(pair, key=len)] += 1
    lines = [
        f"missed {n}: {ident} ({kind[ident]}) {works[ident]}" for ident, n in missed.most_common()
    ]
    lines += [f"wrong: {a} {b}" for a, b in sorted(found - wanted)]
    return {
        "rows": len(labelled),
        "pairs of copies": len(wanted),
        "precision": round(len(found & wanted) / max(1, len(found)), 4),
        "recall": round(len(found & wanted) / max(1, len(wanted)), 4),
        "look-alikes": len(lookalikes),
        "look-alikes taken for copies": len(merged),
        "of them other numbers or dates": len(dated),
        "relation right": round(len(right) / max(1, len(told)), 4),
    }, tuple(lines)


def _pairs(works: dict[str, str]) -> Pairs:
    groups: dict[str, list[str]] = defaultdict(list)
    for ident, work in works.items():
        groups[work].append(ident)
    return {(a, b) for group in groups.values() for a in group for b in group if a < b}


def _near_pairs(shared: Path) -> dict[str, float]:
    """Papers of the shared data that share a quarter of their runs, and how many are taken for copies.

    They were read side by side: statutes of two provinces, drafts on one model, amended statutes, papers
    on aesthetic education, yearly notices. Those that are one paper (`ONE_PAPER`) are left out.
    """
    one = {pair for group in ONE_PAPER for pair in permutations(group, 2)}
    texts = {ident: text for ident, _, text in originals(shared)}
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        given = (
            ({"id": ident, "source": ident, "text": text}, "") for ident, text in texts.items()
        )
        copies.read_rows(store, given, "best")
        copies.pair_papers(store)
        found = list(
            store.tables.select(
                "SELECT x.name, y.name FROM near n JOIN papers p ON p.paper = n.a JOIN papers q ON q.paper = n.b"
                " JOIN rows x ON x.row = p.row JOIN rows y ON y.row = q.row"
                " WHERE n.n >= ? * least(p.runs, q.runs) ORDER BY x.name, y.name",
                [ALIKE],
            )
        )
        store.close()
    names = {natural_name(ident, ident): ident for ident in texts}
    # A name ends with a digest of its row.
    pairs = [tuple(names[x.rpartition("\x00")[0]] for x in pair) for pair in found]
    near = [(a, b) for a, b in pairs if (a, b) not in one]
    merged = sum(compare_papers(_paper(a, texts[a]), _paper(b, texts[b])).copy for a, b in near)
    return {"near pairs of real papers": len(near), "near pairs taken for copies": merged}


def _healing(made: list[Labelled]) -> dict[str, float]:
    """Damaged copies restored from their originals: how much comes back, how much goes wrong."""
    text = {x.id: x.text for x in made if x.kind == "original"}
    before = after = wrong = count = 0
    for x in made:
        if x.kind not in _DAMAGED:
            continue
        witness, paper = _paper(x.work, text[x.work]), _paper(x.id, x.text)
        edits = list(healing(paper, [witness]))
        plain = _plain(text[x.work])
        before += _apart(_plain(x.text), plain)
        after += _apart(_plain(replay(x.text, edits)), plain)
        count += 1
        wrong += _wrong(x.text, edits, text[x.work])
    return {
        "healed copies": count,
        "damaged characters restored": round(1 - after / max(1, before), 4),
        "wrong changes": wrong,
    }


def _wrong(text: str, edits: list[Edit], original: str) -> int:
    """How many edits left something at their place that the original does not have there."""
    restored = replay(text, edits)
    left = [x for x in beside(restored, original) if not x.same]
    wrong = moved = 0
    for e in edits:
        low = e.start + moved
        high = low + len(e.after)
        moved += len(e.after) - (e.end - e.start)
        wrong += any(x.start < high and x.end > low for x in left)
    return wrong


def _apart(text: str, original: str) -> int:
    """Code points in which two texts differ, as an alignment has it."""
    return sum(block_size(x) for x in beside(text, original) if not x.same)


def _plain(text: str) -> str:
    return "".join(text.split())


def _paper(ident: str, text: str) -> Paper:
    return Paper.of_row({"id": ident, "source": ident, "text": text})


def _peers(labelled: list[Labelled], took: float) -> dict[str, float]:
    """What others find on the same rows, and how many times longer they take."""
    single = [x for x in labelled if x.work]
    wanted = _pairs({x.id: x.work for x in single})
    out: dict[str, float] = {}
    for name, group in peers():
        groups, seconds = timed(group, [(x.id, x.text) for x in single])
        found = _pairs(groups)
        out[f"{name}: precision"] = round(len(found & wanted) / max(1, len(found)), 4)
        out[f"{name}: recall"] = round(len(found & wanted) / len(wanted), 4)
        out[f"{name}: ms a row"] = round(seconds / len(single) * 1000, 2)
        out[f"{name}: time against ours"] = round(seconds / took, 2)
    return out
