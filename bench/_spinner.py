"""A spinner of our own: what family A does to a document, by the pairs that are known of it.

Each pair is used or not in a document (70% are). A used one replaces every place it fits, longest first
and from the left, as a dictionary without word boundaries does. So it also fits across words (水平|和 in
水平和), and a synonym may be replaced again inside (鼓励 -> 鼓吹 -> 饱读吹). Titles in 《》 and numbers are left
alone, as in document 001. The same seed gives the same text.
"""

import csv
import random
import re
from dataclasses import dataclass
from pathlib import Path

SHARE = 0.7  # of the pairs that one document uses

_CLOSED = re.compile(r"《[^》\n]*》|〔[^〕\n]*〕|\d+")


@dataclass(frozen=True, slots=True)
class Spun:
    """A spun text and the pairs (spun, original) that were put in, with how often."""

    text: str
    pairs: dict[tuple[str, str], int]


def known_pairs(shared: Path) -> list[tuple[str, str]]:
    """The pairs (spun, original) of document 001."""
    with (shared / "data" / "spun-pairs.tsv").open(encoding="utf-8", newline="") as file:
        return [(r["spun"], r["original"]) for r in csv.DictReader(file, delimiter="\t")]


def spin(text: str, pairs: list[tuple[str, str]], seed: str, share: float = SHARE) -> Spun:
    """``text`` with a random ``share`` of ``pairs`` put in."""
    chance = random.Random(seed)  # noqa: S311 - damage, not a secret
    by_original: dict[str, list[str]] = {}
    for spun, original in pairs:
        if chance.random() < share:
            by_original.setdefault(original, []).append(spun)
    if not by_original:
        return Spun(text, {})
    forms = sorted(by_original, key=lambda form: (-len(form), form))
    pattern = re.compile(f"({_CLOSED.pattern})|({'|'.join(map(re.escape, forms))})")
    used: dict[tuple[str, str], int] = {}

    def put(m: "re.Match[str]") -> str:
        if m[1] is not None:
            return m[1]
        spun = chance.choice(by_original[m[2]])
        used[spun, m[2]] = used.get((spun, m[2]), 0) + 1
        return spun

    return Spun(pattern.sub(put, text), used)
