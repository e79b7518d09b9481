"""Count how often the edits of `strip` are right on labelled pages, and write the rates of each rule.

PYTHONPATH=. python tools/calibrate.py SHARED --out src/eduparse/rules/data/confidence.tsv
"""

import argparse
from pathlib import Path

from bench._judged import judged, rates
from eduparse.rules.calibration import COLUMNS


def main() -> None:
    """Count, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(map(str, row)) for row in rates(judged(given.shared))]
    given.out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
