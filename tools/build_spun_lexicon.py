"""The lexicon of one spinner family, with tiers, from a table of its pairs.

    python tools/build_spun_lexicon.py a ../shared/data/spun-pairs.tsv --out src/eduparse/lexicons/spun-a.tsv
    python tools/build_spun_lexicon.py b tools/spun_b.tsv --texts ../shared/data/statutes.jsonl.zst \
        ../shared/data/policy.jsonl.zst --out src/eduparse/lexicons/spun-b.tsv

Family A comes from the aligned document, tiers included. The pairs of family B were written down from
pages read and from what is settled about it; their tier is counted here: a signature does not occur in
the training texts and is longer than a word, a rare form occurs at most once in a million code points,
an ambiguous one is a word of the genre. Documents held out of training are not looked at.
"""

import argparse
import csv
import json
from collections import Counter
from pathlib import Path

import zstandard
from train_charmodel import held_out

from eduparse.reword.lexicon import Entry, written

RARE = 1e-6  # occurrences per code point up to which a form is rare

_WHY = {
    "word": "dictionary synonym put for a word",
    "char": "dictionary synonym put for a character or a part of a word",
}


def main() -> None:
    """Write the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("family", choices=("a", "b"))
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    lines = [x for x in options.pairs.read_text("utf-8").splitlines() if not x.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t"))
    entries = family_a(rows) if options.family == "a" else family_b(rows, options.texts)
    options.out.write_text(written(entries), "utf-8")


def family_a(rows: list[dict[str, str]]) -> list[Entry]:
    """Entries from the table of the aligned document."""
    return [
        Entry(
            row["spun"],
            row["original"],
            row["class"],
            int(row["count_seed001"]),
            row["cross_boundary"] or _WHY[row["level"]],
        )
        for row in rows
    ]


def family_b(rows: list[dict[str, str]], texts: list[Path]) -> list[Entry]:
    """Entries from the written table, with tiers counted in the training documents of ``texts``."""
    counts: Counter[str] = Counter()
    size = 0
    for path in texts:
        with zstandard.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                document = json.loads(line)
                if not held_out(document["id"]):
                    size += len(document["text"])
                    counts.update({r["spun"]: document["text"].count(r["spun"]) for r in rows})
    out = []
    for row in rows:
        spun = row["spun"]
        tier = "ambiguous" if counts[spun] > RARE * size else "rare"
        if not counts[spun] and len(spun) > 2:
            tier = "signature"
        out.append(Entry(spun, row["original"], tier, 1, row["why"]))
    return out


if __name__ == "__main__":
    main()
