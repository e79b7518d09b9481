"""Train the character model and say how well it does on documents it has not seen.

    python tools/train_charmodel.py ../shared/data/statutes.jsonl.zst ../shared/data/policy.jsonl.zst \
        --out src/eduparse/language/models/characters.bin

Interpolated absolute discounting (Ney, Essen and Kneser 1994), pruned by count, written as a back-off
model. One document in twenty, by the hash of its id, is held out of training for good: the report of
perplexity and the benches use only those.
"""

import argparse
import hashlib
import json
import math
import re
import struct
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import zstandard

from eduparse.language.charmodel import (
    BACKOFF_STEP,
    LOGP_STEP,
    MAGIC,
    ORDER,
    OTHER,
    CharModel,
    folded,
)

DISCOUNT = 0.75
HELD_OUT = 20


def held_out(ident: str, one_in: int = HELD_OUT, fold: int = 0) -> bool:
    """Whether the document is kept from training; with the defaults from every training run."""
    return int(hashlib.sha256(ident.encode()).hexdigest(), 16) % one_in == fold


def texts(paths: Sequence[Path], kept: tuple[int, int], *, held: bool) -> Iterator[str]:
    """Folded texts of the training documents, or of those held out; ``kept`` is (one in, fold)."""
    for path in paths:
        with zstandard.open(path, "rt", encoding="utf-8") as rows:
            for row in rows:
                d = json.loads(row)
                if (held_out(d["id"]) or held_out(d["id"], *kept)) == held:
                    yield "\n" + re.sub("\n+", "\n", folded(d["text"])) + "\n"


def counted(paths: Sequence[Path], kept: tuple[int, int]) -> list[Counter[str]]:
    """Counts of the n-grams of each order."""
    counts: list[Counter[str]] = [Counter() for _ in range(ORDER)]
    buffer: list[str] = []
    size = 0
    for text in texts(paths, kept, held=False):
        buffer.append(text)
        size += len(text)
        if size > 1 << 20:
            _count("".join(buffer), counts)
            buffer, size = [], 0
    _count("".join(buffer), counts)
    return counts


def _count(text: str, counts: list[Counter[str]]) -> None:
    for n, counter in enumerate(counts, 1):
        counter.update(text[i : i + n] for i in range(len(text) - n + 1))


class Trainer:
    """Probabilities and back-off weights, lowest order first."""

    def __init__(self, counts: list[Counter[str]], least: Sequence[int]) -> None:
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
            self._order(order, counts[order - 1], least[order - 1], known)

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

    def _order(self, order: int, counts: Counter[str], least: int, known: set[str]) -> None:
        totals: Counter[str] = Counter()
        kinds: Counter[str] = Counter()
        for gram, n in counts.items():
            totals[gram[:-1]] += n
            kinds[gram[:-1]] += 1
        lower = self.logp[order - 2]
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
            p = (n - DISCOUNT + DISCOUNT * kinds[context] * below) / totals[context]
            level[gram] = math.log(p)
            high[context] += p  # type: ignore[assignment]
            low[context] += below  # type: ignore[assignment]
        self.logp.append(level)
        self.backoff.append(
            {c: math.log(max(1e-7, 1 - high[c]) / max(1e-7, 1 - low[c])) for c in high}
        )


def write(trained: Trainer, path: Path) -> None:
    """The trie in the layout that `eduparse.charmodel` maps."""
    ids = {c: i for i, c in enumerate(trained.vocabulary)}
    levels = [sorted(tuple(ids[c] for c in gram) for gram in level) for level in trained.logp]
    chars = trained.vocabulary
    vocabulary = chars.encode("utf-8")
    out = bytearray(MAGIC + struct.pack("<5I", len(vocabulary), *(len(x) for x in levels)))
    out += vocabulary
    for n, level in enumerate(levels):
        grams = ["".join(chars[i] for i in key) for key in level]
        out += b"\0" * (-len(out) % 4)
        if n + 1 < ORDER:
            out += _starts(level, levels[n + 1])
        out += array("H", (key[-1] for key in level)).tobytes()
        out += bytes(_byte(-trained.logp[n][g], LOGP_STEP) for g in grams)
        if n + 1 < ORDER:
            weights = trained.backoff[n]
            out += bytes(_byte(-weights.get(g, 0.0), BACKOFF_STEP) for g in grams)
    path.write_bytes(out)


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
    return max(0, min(255, round(value / step)))


def main() -> None:
    """Train, write, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--least", type=int, nargs=ORDER, default=[2, 2, 4, 7], help="smallest counts kept"
    )
    parser.add_argument("--one-in", type=int, default=HELD_OUT, help="hold out one in so many more")
    parser.add_argument("--fold", type=int, default=0, help="which of them")
    options = parser.parse_args()
    trained = Trainer(counted(options.data, (options.one_in, options.fold)), options.least)
    write(trained, options.out)
    sizes = ", ".join(str(len(level)) for level in trained.logp)
    print(f"{options.out.stat().st_size / 1e6:.2f} MB; n-grams by order: {sizes}")
    model = CharModel(options.out)
    chars, score = 0, 0.0
    for text in texts(options.data, (options.one_in, options.fold), held=True):
        chars += len(text) - 1
        score += model.score(text[1:], text[0])
    print(f"held out: {chars} characters, perplexity {math.exp(-score / chars):.2f}")


if __name__ == "__main__":
    main()
