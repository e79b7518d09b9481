"""How much of a document held out of training stands in what is learnt from all the same.

Statutes of different provinces share chapters, reports and reviews are copied from one another: a document is unseen
only where its passages are. A passage is PASSAGE Chinese characters in a row, whatever stands between them. Documents
held out that share passages with one another are one group, all of it learnt from or none.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from bench._rows import rows
from bench._spun_texts import held_out

FILES = ("policy", "statutes", "general")
PASSAGE = 16  # Chinese characters
REPEATED = 0.05  # share of its passages from which a document is none that was never seen
LEARNT, BOUND, JUDGED = "learnt", "bound", "judged"
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@lru_cache(maxsize=2)
def repeated(shared: Path) -> Mapping[str, float]:
    """By document held out, the share of its passages that stand in documents not held out."""
    holders = _holders(shared)
    seen: set[str] = set()
    for ident, text in _documents(shared):
        if not held_out(ident):
            seen.update(holders.keys() & set(passages(text)))
    own: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for passage, idents in holders.items():
        for ident in idents:
            own[ident][0] += passage in seen
            own[ident][1] += 1
    return {ident: there / every for ident, (there, every) in own.items()}


@lru_cache(maxsize=2)
def groups(shared: Path) -> Mapping[str, str]:
    """By document held out, the first name of its group: those that share REPEATED of the passages of one of them."""
    every: dict[str, int] = defaultdict(int)
    common: dict[tuple[str, str], int] = defaultdict(int)
    for idents in _holders(shared).values():
        for n, ident in enumerate(idents):
            every[ident] += 1
            for other in idents[:n]:
                common[other, ident] += 1
    first = {ident: ident for ident in every}
    for (one, other), shared_by_both in sorted(common.items()):
        if shared_by_both >= REPEATED * min(every[one], every[other]):
            ends = sorted((_end(first, one), _end(first, other)))
            first[ends[1]] = ends[0]
    return {ident: _end(first, ident) for ident in first}


def unrepeated(shared: Path, ident: str) -> bool:
    """Whether less than REPEATED of the document stands in what was learnt from."""
    return repeated(shared).get(ident, 0.0) < REPEATED


def part_of(shared: Path, ident: str) -> str:
    """What a document held out of other training is for, one of LEARNT, BOUND and JUDGED; a group is for the same.

    Half are for the trees of `table_odds` to learn from, a quarter to set its bounds by, a quarter to judge both by.
    """
    first = groups(shared).get(ident, ident)
    digest = hashlib.md5(first.encode(), usedforsecurity=False)
    return (LEARNT, BOUND, LEARNT, JUDGED)[int(digest.hexdigest(), 16) % 4]


def _end(first: Mapping[str, str], ident: str) -> str:
    while first[ident] != ident:
        ident = first[ident]
    return ident


@lru_cache(maxsize=2)
def _holders(shared: Path) -> Mapping[str, tuple[str, ...]]:
    """By passage, the documents held out that have it."""
    holders: dict[str, tuple[str, ...]] = {}
    for ident, text in _documents(shared):
        if held_out(ident):
            for passage in set(passages(text)):
                holders[passage] = (*holders.get(passage, ()), ident)
    return holders


def passages(text: str) -> Iterator[str]:
    han = "".join(_HAN.findall(text))
    return (han[n : n + PASSAGE] for n in range(len(han) - PASSAGE + 1))


def _documents(shared: Path) -> Iterator[tuple[str, str]]:
    for name in FILES:
        path = shared / "data" / f"{name}.jsonl.zst"
        for document in rows(path):
            yield document["id"], document["text"]
