"""What the weights of `broken_pairs` learn from: in how many clean pieces a pair of characters stands, and once they are spun.

Pieces of `joint.PIECE` code points of papers, statutes and general text that no bench judges by, each as it is and with
a share SPUN of the words of the public table replaced, each time anew.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from operator import add
from pathlib import Path

from bench._learnt import DIGITS
from bench._rows import rows
from bench._spun_texts import held_out, pieces
from bench.respun import FILES, read_table, spin
from eduparse.stages.reword.joint import PIECE

SPUN = 0.3
ONE_IN = {
    "policy": 3,
    "statutes": 6,
    "general": 1,
}  # documents of each kind, so that none outweighs the rest
LONGEST = 20_000  # code points of a document
FEW = 80  # one of so many of these documents tells whether all are as they were

Pieces = Iterator[tuple[str, str]]


def pairs_counted(shared: Path, one_in: int = 1) -> tuple[Counter[str], Counter[str]]:
    """How many pieces of one document of ``one_in`` have each pair, clean and spun."""
    clean: Counter[str] = Counter()
    spun: Counter[str] = Counter()
    for piece, put in _pieces(shared, one_in):
        clean.update(set(map(add, piece, piece[1:])))
        spun.update(set(map(add, put, put[1:])))
    return clean, spun


def pairs_seen(shared: Path) -> str:
    """A digest of the pairs in one document of FEW."""
    clean, spun = pairs_counted(shared, FEW)
    seen = hashlib.sha256(repr((SPUN, ONE_IN, LONGEST)).encode())
    for pair in sorted(spun):
        seen.update(f"{pair} {clean[pair]} {spun[pair]}".encode())
    return seen.hexdigest()[:DIGITS]


def _pieces(shared: Path, one_in: int) -> Pieces:
    table = read_table(shared)
    for name in FILES:
        for n, row in enumerate(rows(shared / "data" / f"{name}.jsonl.zst")):
            if n % (ONE_IN[name] * one_in) or row.get("script") == "hant":
                continue
            if row.get("clean", True) and not held_out(row["id"]):
                for piece in pieces(row["text"][:LONGEST], PIECE):
                    yield piece, spin(piece, table, SPUN, row["id"], anew=True)
