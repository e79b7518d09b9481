"""Train the character model and say how well it does on documents it has not seen.

    PYTHONPATH=. python tools/train_charmodel.py ../shared/data/statutes.jsonl.zst ../shared/data/policy.jsonl.zst \
        --general ../shared/data/general.jsonl.zst ../shared/data/traditional.jsonl.zst \
        --out src/eduparse/language/models/characters.bin

Interpolated absolute discounting (Ney, Essen and Kneser 1994), pruned by count and by what a gram is
worth over backing off (Seymore and Rosenfeld 1996), written as back-off models over
one vocabulary. The general part sees all text simplified, as the repairs score it, and the words that
`word_counts` knows of beside the texts: of each only what is inside it, since nothing says what stood
around it. One document in
twenty, by the hash of its id, is held out of training for good: the report of perplexity and the
benches use only those. `--without novel reviews` keeps whole genres out, to see what carries over.
"""

import argparse
import hashlib
import math
import re
import struct
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench._rows import rows
from eduparse.language.char_trie import BACKOFF_STEP, LOGP_STEP, MAGIC, ORDER, OTHER, UNKNOWN
from eduparse.language.charmodel import (
    CharModel,
    folded,
)
from eduparse.language.mixture import Mixture
from eduparse.stages.repair.gbk_chars import seen

DISCOUNT = 0.75
HELD_OUT = 20
WORDS_COUNT = 12
MIXED_BY = 2_000  # characters of a text by which the parts are weighed
GENRE = "statutes and policy"  # of texts that name none


class Source(NamedTuple):
    """The texts of one part of the model: their files, and genres that are left out."""

    paths: Sequence[Path]
    fold: Callable[[str], str]
    kept: tuple[int, int]  # (one in, fold) held out beside those held out for good
    without: frozenset[str] = frozenset()
    words: str = ""  # word lists that are added `WORDS_COUNT` times
    lexicon: Mapping[str, float] = {}  # words with how often each counts


class Counts(NamedTuple):
    """How often each n-gram occurs, by order, and how often each context ended a word of the lexicon."""

    grams: list[Counter[str]]
    ends: list[Counter[str]]


def held_out(ident: str, one_in: int = HELD_OUT, fold: int = 0) -> bool:
    """Whether the document is kept from training; with the defaults from every training run."""
    return int(hashlib.sha256(ident.encode()).hexdigest(), 16) % one_in == fold


def texts(source: Source, *, held: bool) -> Iterator[tuple[str, str]]:
    """Genre and folded text of the training documents, or of those held out."""
    for path in source.paths:
        for d in rows(path):
            genre = d.get("genre", GENRE)
            out = held_out(d["id"]) or held_out(d["id"], *source.kept)
            if (out or genre in source.without) == held:
                text = source.fold(d["text"])
                yield genre, "\n" + re.sub("\n+", "\n", text) + "\n"


def counted(source: Source) -> Counts:
    """Counts of the n-grams of each order, from the texts and the lexicon."""
    counts: list[Counter[str]] = [Counter() for _ in range(ORDER)]
    buffer: list[str] = []
    size = 0
    for _, text in texts(source, held=False):
        buffer.append(text)
        size += len(text)
        if size > 1 << 20:
            _count("".join(buffer), counts)
            buffer, size = [], 0
    _count("".join(buffer), counts)
    if source.words:
        _count("\n".join([source.fold(source.words)] * WORDS_COUNT), counts)
    return Counts(counts, _with_lexicon(source, counts))


def _with_lexicon(source: Source, counts: list[Counter[str]]) -> list[Counter[str]]:
    """Add the n-grams inside the words of the lexicon to ``counts``; the contexts behind which words end.

    What follows a word is left to the shorter contexts: a lexicon does not know it.
    """
    ends: list[Counter[str]] = [Counter() for _ in range(ORDER)]
    for word, often in source.lexicon.items():
        text = source.fold(word)
        for n in range(2, ORDER + 1):
            for i in range(len(text) - n + 1):
                counts[n - 1][text[i : i + n]] += often  # type: ignore[assignment]
            if len(text) >= n - 1:
                ends[n - 1][text[1 - n :]] += often  # type: ignore[assignment]
    return ends


def _count(text: str, counts: list[Counter[str]]) -> None:
    for n, counter in enumerate(counts, 1):
        counter.update(text[i : i + n] for i in range(len(text) - n + 1))


class Trainer:
    """Probabilities and back-off weights, lowest order first."""

    def __init__(self, counted: Counts, least: Sequence[int], worth: float = 0.0) -> None:
        self._worth = worth
        counts = counted.grams
        vocabulary = sorted(c for c, n in counts[0].items() if n >= least[0] and c != OTHER)
        self.vocabulary = OTHER + "".join(vocabulary)
        known = set(self.vocabulary)
        total = sum(counts[0].values())
        rare = sum(n for c, n in counts[0].items() if c not in known)
        self.logp: list[dict[str, float]] = [
            {c: math.log((counts[0][c] if c != OTHER else rare + 1) / (total + 1)) for c in known}
        ]
        self.backoff: list[dict[str, float]] = []
        for order in range(2, ORDER + 1):
            ends = counted.ends[order - 1]
            self._order(counts[order - 1], ends, least[order - 1], known)

    def prob(self, gram: str) -> float:
        """P(last character | the ones before) under the orders done so far."""
        if len(gram) == 1:
            return math.exp(self.logp[0].get(gram, self.logp[0][OTHER]))
        if len(gram) <= len(self.logp) and (p := self.logp[len(gram) - 1].get(gram)) is not None:
            return math.exp(p)
        weight = 0.0
        if len(gram) - 2 < len(self.backoff):
            weight = self.backoff[len(gram) - 2].get(gram[:-1], 0.0)
        return math.exp(weight) * self.prob(gram[1:])

    def _order(self, counts: Counter[str], ends: Counter[str], least: int, known: set[str]) -> None:
        totals, saved = ends.copy(), ends.copy()
        for gram, n in counts.items():
            totals[gram[:-1]] += n
            saved[gram[:-1]] += min(n, DISCOUNT)  # type: ignore[assignment]
        lower = self.logp[-1]
        kept = {
            g: n
            for g, n in counts.items()
            if n >= least and known.issuperset(g) and g[:-1] in lower
        }
        level: dict[str, float] = {}
        high: Counter[str] = Counter()
        low: Counter[str] = Counter()
        for gram, n in kept.items():
            context = gram[:-1]
            below = self.prob(gram[1:])
            back = saved[context] * below
            p = (n - min(n, DISCOUNT) + back) / totals[context]
            if self._worth and n * math.log(p * totals[context] / back) < self._worth:
                continue
            level[gram] = math.log(p)
            high[context] += p  # type: ignore[assignment]
            low[context] += below  # type: ignore[assignment]
        self.logp.append(level)
        self.backoff.append(
            {c: math.log(max(1e-7, 1 - high[c]) / max(1e-7, 1 - low[c])) for c in high}
        )


def write(parts: Sequence[Trainer], path: Path) -> None:
    """The tries in the layout that `eduparse.language.char_trie` maps, over one vocabulary."""
    chars = OTHER + "".join(sorted(set().union(*(p.vocabulary for p in parts)) - {OTHER}))
    vocabulary = chars.encode("utf-8")
    out = bytearray(MAGIC + struct.pack("<2I", len(vocabulary), len(parts)) + vocabulary)
    for part in parts:
        _write(part, chars, out)
    path.write_bytes(out)


def _write(trained: Trainer, chars: str, out: bytearray) -> None:
    ids = {c: i for i, c in enumerate(chars)}
    levels = [sorted(tuple(ids[c] for c in gram) for gram in level) for level in trained.logp]
    levels[0] = [(i,) for i in range(len(chars))]
    out += b"\0" * (-len(out) % 4) + struct.pack("<4I", *(len(x) for x in levels))
    for n, level in enumerate(levels):
        grams = ["".join(chars[i] for i in key) for key in level]
        logps = trained.logp[n]
        out += b"\0" * (-len(out) % 4)
        if n + 1 < ORDER:
            out += _starts(level, levels[n + 1])
        out += array("H", (key[-1] for key in level)).tobytes()
        out += bytes(_byte(-logps[g], LOGP_STEP) if g in logps else UNKNOWN for g in grams)
        if n + 1 < ORDER:
            weights = trained.backoff[n]
            out += bytes(_byte(-weights.get(g, 0.0), BACKOFF_STEP) for g in grams)


def _starts(parents: list[tuple[int, ...]], children: list[tuple[int, ...]]) -> bytes:
    starts = array("I")
    at = 0
    for key in parents:
        while at < len(children) and children[at][:-1] < key:
            at += 1
        starts.append(at)
    starts.append(len(children))
    return starts.tobytes()


def _byte(value: float, step: float) -> int:
    return max(0, min(UNKNOWN - 1, round(value / step)))


def main() -> None:
    """Train, write, report."""
    from word_counts import word_counts  # not on the path of those that only ask `held_out`

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--general", type=Path, nargs="*", default=[])
    parser.add_argument("--without", nargs="*", default=[], help="genres kept out of training")
    parser.add_argument("--words", type=Path, help="words that no corpus here has enough of")
    parser.add_argument(
        "--lexicon", action="store_true", help="with the words of the packages of the extra train"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--least", type=int, nargs=ORDER, default=[2, 2, 3, 4], help="smallest counts kept"
    )
    parser.add_argument("--least-general", type=int, nargs=ORDER, default=[3, 1, 2, 3])
    parser.add_argument(
        "--worth",
        type=float,
        default=14.0,
        help="nats a gram is worth at least",
    )
    parser.add_argument("--one-in", type=int, default=HELD_OUT, help="hold out one in so many more")
    parser.add_argument("--fold", type=int, default=0, help="which of them")
    options = parser.parse_args()
    kept = options.one_in, options.fold
    sources = [Source(options.data, folded, kept)]
    parts = [Trainer(counted(sources[0]), options.least, options.worth)]
    words = options.words.read_text("utf-8") if options.words else ""
    if options.general:
        lexicon = word_counts() if options.lexicon else {}
        without = frozenset(options.without)
        sources.append(Source(options.general, seen, kept, without, words, lexicon))
        parts.append(Trainer(counted(sources[1]), options.least_general, options.worth))
    write(parts, options.out)
    print(f"{options.out.stat().st_size / 1e6:.2f} MB")
    for trained in parts:
        print("n-grams by order:", ", ".join(str(len(level)) for level in trained.logp))
    _report(options.out, sources)


def _report(path: Path, sources: Sequence[Source]) -> None:
    """Perplexity on what is held out, by genre: of each part, and of both mixed as pages are."""
    single = [CharModel(path, n) for n in range(len(sources))]
    sizes: Counter[str] = Counter()
    sums: Counter[tuple[str, str]] = Counter()
    for source in sources:
        for genre, text in texts(source, held=True):
            sizes[genre] += len(text) - 1
            for n, one in enumerate(single):
                sums[genre, f"part {n}"] += one.score(text[1:], text[0])  # type: ignore[assignment]
            if len(single) > 1:
                mixed = Mixture(single).weighed(text[:MIXED_BY])
                sums[genre, "mixed"] += mixed.score(text[1:], text[0])  # type: ignore[assignment]
    for (genre, name), total in sums.items():
        size = sizes[genre]
        print(f"held out, {genre}, {name}: {size} characters, {math.exp(-total / size):.1f}")


if __name__ == "__main__":
    main()
