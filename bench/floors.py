"""The floors of quality: figures once reached, with a digest of the data they were reached on.

``python -m bench floors`` measures and fails where a figure is worse than ``floors.json`` says;
``--pin`` writes what is measured now. Which way is worse is written beside each figure (``min`` or
``max``); for a figure that is new, its name tells: what counts mistakes must not grow.
"""

import hashlib
import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("floors.json")
BENCHES = (
    "seeds",
    "cases",
    "wild",
    "lines",
    "cut",
    "template",
    "clean",
    "deletions",
    "site_lines",
    "particulars",
    "simplify",
    "reword",
    "respun",
    "slips",
    "split",
    "numbering",
    "decode",
    "repair",
    "html",
    "trust",
    "personal",
    "speed",
)
# By bench the share of a figure that is its floor: times are never twice the same, on another machine less so.
MARGINS = {"speed": 0.4}
DATA = (
    "corpus/*.txt",
    "gold/*",
    "score/*.py",
    "cases/cases.jsonl",
    "wild/gold.jsonl",
    "data/lines-dev.jsonl.zst",
    "data/lines-policy-dev.jsonl.zst",
    "data/html-dev.jsonl.zst",
    "data/general.jsonl.zst",
    "data/statutes.jsonl.zst",
    "data/policy.jsonl.zst",
    "data/spun-pairs.tsv",
    "data/spinner-table.tsv",
    "data/tw-cn-pairs.tsv",
)
# Words in the name of a figure that counts mistakes; every other figure counts what is right.
_MISTAKES = (
    "CER", "changed", "cut", "edited", "edits", "error", "extra", "invented", "left", "lost", "provenance",
    "suggestions", "wrong", "wrongly",
)  # fmt: skip

Figures = dict[str, float | int]
Floors = dict[str, Any]


def main(shared: Path, *, pin: bool) -> int:
    """Measure, then pin or compare; returns the exit code."""
    measured = {name: _measured(name, shared) for name in BENCHES}
    digest = data_digest(shared)
    old: Floors = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    if pin:
        text = json.dumps(pinned(measured, digest, old), ensure_ascii=False, indent=1)
        FILE.write_text(text + "\n", "utf-8")
        print(f"{FILE.name} holds the figures measured now.")
        return 0
    faults = compared(measured, digest, old)
    for fault in faults:
        print(fault, file=sys.stderr)
    checked = sum(len(old.get(name, {})) for name in BENCHES)
    print(f"{checked} figures compared with {FILE.name}, {len(faults)} faults.")
    return 1 if faults else 0


def _measured(name: str, shared: Path) -> Figures:
    """The figures of a bench; of one that takes minutes, those of its ``quick``."""
    bench = import_module(f"bench.{name}")
    figures: Figures = getattr(bench, "quick", bench.run)(shared)
    return figures


def data_digest(shared: Path) -> str:
    """SHA-256 over names and contents of the shared files that the figures depend on."""
    digest = hashlib.sha256()
    for pattern in DATA:
        for path in sorted(shared.glob(pattern)):
            digest.update(
                f"{path.relative_to(shared).as_posix()}\0{path.stat().st_size}\0".encode()
            )
            digest.update(path.read_bytes())
    return digest.hexdigest()


def pinned(measured: dict[str, Figures], digest: str, old: Floors) -> Floors:
    """The floors that ``measured`` just reaches; directions already chosen in ``old`` stay."""
    out: Floors = {"data": digest}
    for bench, figures in measured.items():
        out[bench] = {}
        for name, value in figures.items():
            known = next(iter(old.get(bench, {}).get(name, {})), None)
            floor = round(value * MARGINS[bench], 4) if bench in MARGINS else value
            out[bench][name] = {known or _direction(name): floor}
    return out


def compared(measured: dict[str, Figures], digest: str, floors: Floors) -> list[str]:
    """A sentence for each figure below its floor, absent, or not pinned, and for changed data."""
    faults = []
    if floors.get("data") != digest:
        faults.append("The shared data changed since the floors were pinned: look, then pin again.")
    for bench, figures in measured.items():
        wanted = floors.get(bench, {})
        faults += [f"{bench}: {name} has no floor." for name in figures if name not in wanted]
        for name, bound in wanted.items():
            value = figures.get(name)
            if value is None:
                faults.append(f"{bench}: {name} was not measured.")
            elif "min" in bound and value < bound["min"]:
                faults.append(f"{bench}: {name} is {value}, its floor is {bound['min']}.")
            elif "max" in bound and value > bound["max"]:
                faults.append(f"{bench}: {name} is {value}, its ceiling is {bound['max']}.")
    return faults


def _direction(name: str) -> str:
    words = name.split()
    return (
        "max"
        if words[-1] not in ("exact", "passed") and any(w in words for w in _MISTAKES)
        else "min"
    )
