"""The lexicon of one spinner family from a table of aligned substitutions.

    python tools/build_spun_lexicon.py ../shared/data/spun-pairs.tsv --out src/eduparse/lexicons/spun-a.tsv

Columns: spun form, original, tier, how often the pair was seen, why. The tier follows how often the spun
form occurs in 20 million characters of statutes: a signature never and is no word, a rare form hardly
ever, an ambiguous one is a word of the genre.
"""

import argparse
import csv
from pathlib import Path

_WHY = {
    "word": "dictionary synonym put for a word",
    "char": "dictionary synonym put for a character or a part of a word",
}


def main() -> None:
    """Write the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    with options.pairs.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    lines = ["spun\toriginal\ttier\tseen\twhy"]
    for row in rows:
        why = row["cross_boundary"] or _WHY[row["level"]]
        cells = (row["spun"], row["original"], row["class"], row["count_seed001"], why)
        lines.append("\t".join(cells))
    options.out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
