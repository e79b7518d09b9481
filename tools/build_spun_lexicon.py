"""The lexicon of one spinner family, with tiers, from a table of its pairs.

    T="../shared/data/statutes.jsonl.zst ../shared/data/policy.jsonl.zst"
    python tools/build_spun_lexicon.py a ../shared/data/spun-pairs.tsv --texts $T \
        --out src/eduparse/language/lexicons/spun-a.tsv
    python tools/build_spun_lexicon.py b tools/spun_b.tsv --texts $T \
        --out src/eduparse/language/lexicons/spun-b.tsv

The pairs of family A come from the aligned document, which also tells their signatures; those of family
B were written down from pages read and from what is settled about it. The other tiers are counted here:
a rare form occurs at most once in a million code points of the training texts, an ambiguous one is a
word of the genre; in family B a signature does not occur there and is longer than a word. Documents held
out of training are not looked at.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import zstandard
from train_charmodel import held_out

from eduparse.stages.reword.lexicon import Entry, written

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
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    lines = [x for x in options.pairs.read_text("utf-8").splitlines() if not x.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t"))
    counted = occurrences([row["spun"] for row in rows], options.texts)
    entries = (family_a if options.family == "a" else family_b)(rows, counted)
    options.out.write_text(written(entries), "utf-8")


def family_a(rows: list[dict[str, str]], clean: Mapping[str, float]) -> list[Entry]:
    """Entries from the table of the aligned document; ``clean`` is `occurrences`."""
    return [
        Entry(
            row["spun"],
            row["original"],
            "ambiguous" if row["class"] == "rare" and clean[row["spun"]] > RARE else row["class"],
            int(row["count_seed001"]),
            row["cross_boundary"] or _WHY[row["level"]],
        )
        for row in rows
    ]


def family_b(rows: list[dict[str, str]], clean: Mapping[str, float]) -> list[Entry]:
    """Entries from the written table; ``clean`` is `occurrences`."""
    out = []
    for row in rows:
        spun = row["spun"]
        tier = "ambiguous" if clean[spun] > RARE else "rare"
        if not clean[spun] and len(spun) > 2:
            tier = "signature"
        out.append(Entry(spun, row["original"], tier, 1, row["why"]))
    return out


def occurrences(forms: Sequence[str], texts: Sequence[Path]) -> dict[str, float]:
    """How often each form occurs per code point in the training documents of ``texts``."""
    counts: Counter[str] = Counter()
    size = 0
    for path in texts:
        with zstandard.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                document = json.loads(line)
                if not held_out(document["id"]):
                    size += len(document["text"])
                    counts.update({form: document["text"].count(form) for form in set(forms)})
    return {form: counts[form] / max(1, size) for form in forms}


if __name__ == "__main__":
    main()
