"""Count characters of clean Chinese text: the table that tells a right decoding from a wrong one.

    PYTHONPATH=. python tools/build_han_frequency.py --out src/eduparse/language/lexicons/han-frequency.tsv

Reads the statutes, policy papers and traditional texts of the shared folder (EDUPARSE_SHARED,
default ../shared). A character's weight is its rounded natural log-probability in whichever script
makes it likelier; one line per weight, the characters of that weight in code point order.
"""

import argparse
import math
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench._rows import rows

SHARED = Path(os.environ.get("EDUPARSE_SHARED", "../shared"))
SIMPLIFIED = ("statutes", "policy")
TRADITIONAL = ("traditional",)
RAREST = 3  # seen less often than this a character may be damage itself


def texts(names: tuple[str, ...]) -> Iterator[str]:
    """The texts of the named data sets; where documents are marked, the clean ones."""
    for name in names:
        for row in rows(SHARED / "data" / f"{name}.jsonl.zst"):
            if row.get("clean", True):
                yield row["text"]


def weights(names: tuple[str, ...]) -> dict[str, int]:
    """The rounded log-probability of every non-blank character of the named data sets."""
    counts = Counter[str]()
    for text in texts(names):
        counts.update(text)
    total = sum(counts.values())
    return {
        c: round(math.log(n / total))
        for c, n in counts.items()
        if n >= RAREST and not c.isspace() and ord(c) > 0x7F and not 0xE000 <= ord(c) < 0xF900
    }


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    best = weights(SIMPLIFIED)
    for c, w in weights(TRADITIONAL).items():
        best[c] = max(w, best.get(c, w))
    by_weight: dict[int, list[str]] = {}
    for c, w in best.items():
        by_weight.setdefault(w, []).append(c)
    lines = [f"{w}\t{''.join(sorted(by_weight[w]))}\n" for w in sorted(by_weight, reverse=True)]
    out.write_text("weight\tchars\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
