"""Mine the headings of the genre: short lines that follow a clause label on their own line.

    PYTHONPATH=. python tools/build_headings.py ../shared/data/policy.jsonl.zst --out headings.tsv

A heading is kept when at least MIN_DOCUMENTS papers print it, so that it is a form of the genre and
not the words of one paper. Papers that the benches measure on, and what shares text with them, are
left out (`near_duplicates`). Columns: heading, number of papers.
"""

import argparse
import re
from collections import Counter
from pathlib import Path

from near_duplicates import kept_apart

from bench._rows import rows

MIN_DOCUMENTS = 3
MAX_LENGTH = 16  # code points; longer ones are particular to their paper
_LABEL = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]{1,3}[章节])\s*"
)
_PLAIN = re.compile(rf"[\u4e00-\u9fff“”、]{{2,{MAX_LENGTH}}}")


def headings(path: Path) -> Counter[str]:
    """How many papers print each heading, of those that are not kept apart."""
    counts: Counter[str] = Counter()
    apart = kept_apart([path])
    for document in rows(path):
        if document["id"] in apart:
            continue
        found = set()
        for line in document["text"].split("\n"):
            label = _LABEL.match(line)
            if label:
                rest = re.split(r"[。：:\s]", line[label.end() :], maxsplit=1)[0]
                if _PLAIN.fullmatch(rest):
                    found.add(rest)
        counts.update(found)
    return counts


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("policy", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    kept = sorted((h, n) for h, n in headings(options.policy).items() if n >= MIN_DOCUMENTS)
    lines = [f"{h}\t{n}" for h, n in sorted(kept, key=lambda item: (-item[1], item[0]))]
    options.out.write_text("heading\tpapers\n" + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
