"""How others find copies, on the rows of the bench: datatrove's MinHash, text-dedup's, rensa's.

Each as it comes and tuned for Chinese. As they come, datatrove and text-dedup take what stands between two
stops for a word, so their runs of five words are whole sentences. Tuned, datatrove cuts words with
jieba, text-dedup and rensa are given characters, and all have 42 bands of 3 instead of wide ones. A peer that is not
installed is left out. Seconds are those of the processor, all on one core.
"""

import contextlib
import importlib.util
import json
import pickle
import resource
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from eduparse.copies.signature import folded_text

Groups = dict[str, str]  # the group of each row, by id
BANDS, WIDTH = 42, 3  # tuned for recall; datatrove comes with 14 bands of 8


def peers() -> Iterator[tuple[str, Callable[[Sequence[tuple[str, str]]], Groups]]]:
    """Name of a peer and what groups (id, text)."""
    if importlib.util.find_spec("datatrove"):
        yield "datatrove", lambda rows: _datatrove(rows, {}, "eng")
        if importlib.util.find_spec("jieba") and importlib.util.find_spec("spacy"):
            tuned = {"num_buckets": BANDS, "hashes_per_bucket": WIDTH}
            yield "datatrove tuned", lambda rows: _datatrove(rows, tuned, "cmn_Hani")
    if importlib.util.find_spec("text_dedup"):
        yield "text-dedup", _text_dedup
        spaced = ["--num_perm", str(BANDS * WIDTH), "--b", str(BANDS), "--r", str(WIDTH)]
        yield (
            "text-dedup tuned",
            lambda rows: _text_dedup([(i, " ".join(folded_text(t))) for i, t in rows], *spaced),
        )
    if importlib.util.find_spec("rensa"):
        yield "rensa, 14 bands of 8", lambda rows: _rensa(rows, 14, 8)
        yield f"rensa, {BANDS} of {WIDTH}", lambda rows: _rensa(rows, BANDS, WIDTH)


def timed(
    group: Callable[[Sequence[tuple[str, str]]], Groups], rows: Sequence[tuple[str, str]]
) -> tuple[Groups, float]:
    """The groups, and the seconds of the processor that they took, those of subprocesses too."""
    began = _seconds()
    found = group(rows)
    return found, _seconds() - began


def _seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _datatrove(rows: Sequence[tuple[str, str]], config: dict[str, int], language: str) -> Groups:
    """Its four blocks one after the other, as its example has them."""
    from datatrove.data import Document
    from datatrove.pipeline.dedup import minhash

    with tempfile.TemporaryDirectory() as name, _quiet():
        folder = Path(name)
        made = minhash.MinhashConfig(**config)
        docs = (Document(text=text, id=ident) for ident, text in rows)
        minhash.MinhashDedupSignature(str(folder / "signatures"), made, language).run(docs, 0, 1)
        buckets = minhash.MinhashDedupBuckets(
            str(folder / "signatures"), str(folder / "buckets"), config=made
        )
        for n in range(made.num_buckets):
            buckets.run(None, n, made.num_buckets)
        minhash.MinhashDedupCluster(
            str(folder / "buckets"), str(folder / "clusters"), made, save_cluster_id=True
        ).run(None, 0, 1)
        groups = {ident: ident for ident, _ in rows}
        told = folder / "clusters" / "000000.clusters"
        for place, cluster in struct.iter_unpack(
            "<II", told.read_bytes() if told.exists() else b""
        ):
            groups[rows[place][0]] = f"cluster {cluster}"
    return groups


def _text_dedup(rows: Sequence[tuple[str, str]], *more: str) -> Groups:
    """Its script in a process of its own; the groups are in the file that it leaves for debugging."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "rows.jsonl").open("w", encoding="utf-8") as file:
            for _, text in rows:
                file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
        command = [
            sys.executable, "-m", "text_dedup.minhash", "--path", "json", "--data_files", "rows.jsonl", "--split",
            "train", "--column", "text", "--output", "out", "--num_proc", "1", "--batch_size", "10000", "--debug", *more,
        ]  # fmt: skip
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        # Written by the process above.
        roots = _roots(pickle.loads((folder / "out" / "uf.pkl").read_bytes()))  # noqa: S301
    return {ident: str(roots.get(n, n)) for n, (ident, _) in enumerate(rows)}


def _roots(known: Any) -> dict[int, int]:
    parents: dict[int, int] = known if isinstance(known, dict) else known.parent

    def root(n: int) -> int:
        while parents.get(n, n) != n:
            n = parents[n]
        return n

    return {n: root(n) for n in parents}


def _rensa(rows: Sequence[tuple[str, str]], bands: int, width: int) -> Groups:
    from rensa import RMinHash

    leader = {ident: ident for ident, _ in rows}

    def root(ident: str) -> str:
        while leader[ident] != ident:
            ident = leader[ident]
        return ident

    buckets: dict[tuple[int, tuple[int, ...]], str] = {}
    for ident, text in rows:
        sketch = RMinHash(128, 42)
        folded = folded_text(text)
        sketch.update([folded[n : n + 5] for n in range(max(1, len(folded) - 4))])
        signature = sketch.digest()
        for n in range(bands):
            key = n, tuple(signature[n * width : (n + 1) * width])
            leader[root(ident)] = root(buckets.setdefault(key, ident))
    return {ident: root(ident) for ident in leader}


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Without datatrove's log."""
    from loguru import logger

    logger.disable("datatrove")
    try:
        yield
    finally:
        logger.enable("datatrove")
