"""Learn which pairs of characters stand around the words of the public table.

    PYTHONPATH=. python tools/train_word_contexts.py ../shared --out src/eduparse/language/models/word-contexts.bin

Words are cut as the spinner cuts them: from the left, the longest first. Counted are the PAIRS commonest pairs of Han
characters within `word_contexts.WINDOW` of them, at most MOST places of a word. How much oftener than by chance each pair
stands there (log, nothing below 0) is put as a product of rows of SIZE numbers by a singular value decomposition.
Documents held out of training are not looked at. numpy and scipy are needed here and nowhere else.
"""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from build_spun_lexicon import training
from scipy import sparse
from scipy.sparse.linalg import svds

from bench.respun import FILES
from eduparse.stages.reword.spinner import TABLE, spinner
from eduparse.stages.reword.word_contexts import WINDOW, written_contexts

PAIRS = 40_000
SIZE = 50  # numbers of a row
MOST = 4000  # places of a word
FULL = 2000.0  # places from which a word weighs fully in the decomposition
HAN, HAN_END = 0x4E00, 0x9FFF
BASE = 1_000_003  # of the numbers that stand for strings
STEP = 4_000_000  # code points looked up at once
PLACES = 400_000  # places counted at once


def main() -> None:
    """Count, decompose, write."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("shared", type=Path)
    args.add_argument("--out", type=Path, required=True)
    options = args.parse_args()
    paths = [options.shared / "data" / f"{name}.jsonl.zst" for name in FILES]
    text = "\n".join(t for _, t in training(paths))
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    entries = spinner(TABLE).lexicon.entries
    words = sorted({form for e in entries for form in (e.spun, e.original)})
    places, number = words_of(codes, words)
    pairs, pair_at = pairs_of(codes)
    counts = counted(places, number, [len(w) for w in words], pair_at, len(pairs))
    of_words, of_pairs = rows(counts, np.bincount(number, minlength=len(words)))
    (a, step_a), (b, step_b) = in_bytes(of_words), in_bytes(of_pairs)
    options.out.write_bytes(written_contexts(words, pairs, (a, b), (step_a, step_b)))
    print(f"{len(words)} words at {len(places)} places, {len(pairs)} pairs of characters")


def words_of(codes: "np.ndarray", words: Sequence[str]) -> tuple["np.ndarray", "np.ndarray"]:
    """Where ``words`` stand in the text, cut from the left, and which of them is there."""
    longest = np.zeros(len(codes), dtype=np.int8)
    number = np.full(len(codes), -1, dtype=np.int32)
    by_length: dict[int, list[int]] = defaultdict(list)
    for n, word in enumerate(words):
        by_length[len(word)].append(n)
    for length, here in sorted(by_length.items()):
        keys = np.zeros(len(codes) - length + 1, dtype=np.int64)
        own = np.zeros(len(here), dtype=np.int64)
        for k in range(length):
            keys = keys * BASE + codes[k : len(codes) - length + 1 + k]
            own = own * BASE + np.array([ord(words[n][k]) for n in here])
        order = np.argsort(own)
        for start in range(0, len(keys), STEP):
            found = looked_up(keys[start : start + STEP], own[order])
            known = np.nonzero(found >= 0)[0]
            longest[start + known] = length
            number[start + known] = np.array(here)[order][found[known]]
    places, at, lengths = [], 0, longest.tobytes()
    while at < len(lengths):
        if lengths[at]:
            places.append(at)
        at += lengths[at] or 1
    return np.array(places), number[places]


def pairs_of(codes: "np.ndarray") -> tuple[list[str], "np.ndarray"]:
    """The commonest pairs of Han characters, and which begins at each place of the text, or -1."""
    han = (codes >= HAN) & (codes <= HAN_END)
    keys = np.where(han[:-1] & han[1:], codes[:-1] << 16 | codes[1:], -1)
    every, times = np.unique(keys[keys >= 0], return_counts=True)
    known = np.sort(every[np.argsort(-times, kind="stable")[:PAIRS]])
    at = [looked_up(keys[n : n + STEP], known) for n in range(0, len(keys), STEP)]
    return [chr(k >> 16) + chr(k & 0xFFFF) for k in known.tolist()], np.concatenate(at)


def looked_up(keys: "np.ndarray", known: "np.ndarray") -> "np.ndarray":
    """The place of each of ``keys`` in the sorted ``known``, or -1."""
    at = np.searchsorted(known, keys)
    at[at == len(known)] = 0
    return np.where(known[at] == keys, at, -1)


def counted(
    places: "np.ndarray",
    number: "np.ndarray",
    lengths: Sequence[int],
    pair_at: "np.ndarray",
    pairs: int,
) -> "sparse.csr_matrix":
    """How often each pair stands around each word."""
    often = np.bincount(number, minlength=len(lengths))
    chance = np.random.default_rng(0).random(len(places))
    kept = chance < MOST / np.maximum(MOST, often[number])
    places, number = places[kept], number[kept]
    size = np.array(lengths)
    found = sparse.csr_matrix((len(lengths), pairs), dtype=np.float32)
    for start in range(0, len(places), PLACES):
        found += around(
            places[start : start + PLACES], number[start : start + PLACES], size, pair_at, pairs
        )
    return found


def around(
    places: "np.ndarray",
    number: "np.ndarray",
    lengths: "np.ndarray",
    pair_at: "np.ndarray",
    pairs: int,
) -> "sparse.csr_matrix":
    """What `counted` counts, at few ``places``."""
    words, beside = [], []
    for away in range(1, WINDOW + 1):
        for at in (places - 1 - away, places + lengths[number] - 1 + away):
            inside = (at >= 0) & (at < len(pair_at))
            pair = np.where(inside, pair_at[np.clip(at, 0, len(pair_at) - 1)], -1)
            words.append(number[pair >= 0])
            beside.append(pair[pair >= 0])
    where = np.concatenate(words), np.concatenate(beside)
    ones = np.ones(len(where[0]), dtype=np.float32)
    return sparse.coo_matrix((ones, where), shape=(len(lengths), pairs)).tocsr()


def rows(counts: "sparse.csr_matrix", often: "np.ndarray") -> tuple["np.ndarray", "np.ndarray"]:
    """The rows of the words and of the pairs, whose products say how much oftener than by chance both meet."""
    cells = counts.tocoo()
    of_words = np.bincount(cells.row, cells.data, counts.shape[0])
    of_pairs = np.bincount(cells.col, cells.data, counts.shape[1]) / cells.data.sum()
    nats = np.log(cells.data / (of_words[cells.row] * of_pairs[cells.col]))
    nats = np.maximum(0, nats) * cells.data / (cells.data + 1)
    weight = np.sqrt((np.minimum(often, FULL) + 1) / FULL)
    table = sparse.csr_matrix((nats * weight[cells.row], (cells.row, cells.col)), counts.shape)
    left, size, right = svds(table, k=SIZE, random_state=0)
    # Half of each size goes to either side, so that both use their bytes alike.
    return left * np.sqrt(size) / weight[:, None], right.T * np.sqrt(size)


def in_bytes(values: "np.ndarray") -> tuple[bytes, float]:
    """``values`` as signed bytes, and what a step of them is worth: the outermost few are cut off."""
    step = float(np.quantile(np.abs(values), 0.9995)) / 127
    return np.clip(np.rint(values / step), -127, 127).astype(np.int8).tobytes(), step


if __name__ == "__main__":
    main()
