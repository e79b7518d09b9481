"""Count words of Latin letters in the Chinese texts of the shared folder: those that show by a letter that it is lost.

    PYTHONPATH=. python tools/build_foreign_words.py --out src/eduparse/language/lexicons/foreign-words.tsv

Reads every data set of running text (EDUPARSE_SHARED, default ../shared). A word counts once in a text, in any case.
Of a word that is common, ``lost`` says which letters can be missed, the first or the last. What is left must be a
word in no text, nor in Webster's Second of 1934, which is in the public domain (package english-words).
"""

import argparse
import os
import re
from collections import Counter
from pathlib import Path

from english_words import get_english_words_set

from bench._rows import rows

SHARED = Path(os.environ.get("EDUPARSE_SHARED", "../shared"))
SETS = ("general", "policy", "statutes", "traditional")
COMMON = 5  # texts that have a word, at least
SHORTEST = 4  # letters of one
_WORD = re.compile("(?<![A-Za-z])[A-Za-z]{2,30}(?![A-Za-z])")


def counted() -> Counter[str]:
    """In how many texts each word is."""
    found = Counter[str]()
    for name in SETS:
        path = SHARED / "data" / f"{name}.jsonl.zst"
        for row in rows(path):
            found.update({w.lower() for w in _WORD.findall(row["text"])})
    return found


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    every = counted()
    known = every.keys() | get_english_words_set(["web2"], alpha=True, lower=True)
    lines = []
    for word in sorted(w for w, texts in every.items() if texts >= COMMON and len(w) >= SHORTEST):
        lost = ("first" * (word[1:] not in known), "last" * (word[:-1] not in known))
        lines.append(f"{word}\t{' '.join(filter(None, lost))}\n")
    out.write_text("word\tlost\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
