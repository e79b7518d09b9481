"""Which documents are kept from mining, so that the benches measure on text nothing was mined from.

Statutes of different provinces share whole chapters and papers are copied from one another, so it is
not enough to hold out a document: what shares much text with it is held out too. Two documents are
near each other when the shorter one has at least NEAR of its shingles in the other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from zlib import crc32

from train_charmodel import held_out

from bench._rows import rows

NEAR = 0.2
SHINGLE = 12  # code points, Chinese characters only
SAMPLE = 8  # one shingle in so many, by its hash, is looked at
_HAN = re.compile(r"[\u4e00-\u9fff]+")


def kept_apart(paths: Sequence[Path]) -> frozenset[str]:
    """Ids of the documents held out, and of those near one of them."""
    prints = dict(_prints(paths))
    where: Mapping[int, list[str]] = defaultdict(list)
    for ident, shingles in prints.items():
        for shingle in shingles:
            where[shingle].append(ident)
    apart = {ident for ident in prints if held_out(ident)}
    for ident in sorted(apart):
        shared = Counter(other for shingle in prints[ident] for other in where[shingle])
        apart |= {
            other
            for other, n in shared.items()
            if n >= NEAR * min(len(prints[ident]), len(prints[other]))
        }
    return frozenset(apart)


def _prints(paths: Sequence[Path]) -> Iterator[tuple[str, frozenset[int]]]:
    for path in paths:
        for document in rows(path):
            yield document["id"], _shingles(document["text"])


def _shingles(text: str) -> frozenset[int]:
    han = "".join(_HAN.findall(text))
    hashes = (crc32(han[i : i + SHINGLE].encode()) for i in range(len(han) - SHINGLE + 1))
    return frozenset(h for h in hashes if h % SAMPLE == 0)
