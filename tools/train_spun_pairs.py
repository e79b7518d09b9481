"""Learn which pairs of characters say that a page is worth a reading as a spun one.

    PYTHONPATH=. python tools/train_spun_pairs.py ../shared --out src/eduparse/language/models/spun-pairs.tsv

The pieces are those of `bench._spun_pairs`; the number of what they show is written into the heading. What is printed
is for clean pieces that were not learnt from, and for spun ones of the documents to set bounds by: how many are opened from
so many nats on. Where `gate` sees no hint none is.
"""

import argparse
import math
from collections.abc import Iterator
from pathlib import Path

from bench._repeated import BOUND, part_of, unrepeated
from bench._rows import rows
from bench._spun_pairs import pairs_counted, pairs_seen
from bench._spun_texts import held_out, pieces
from bench.respun import FILES, documents_held_out, read_table, spin
from eduparse.stages.reword.broken_pairs import broken_pairs
from eduparse.stages.reword.gate import SUSPECT
from eduparse.stages.reword.joint import PIECE
from eduparse.stages.reword.likelihood import suspicion
from eduparse.stages.reword.spinner import TABLE

BEFORE = 2.0  # pieces that have each pair beforehand, clean and spun
LEAST = 2.6  # nats; with weaker pairs, of which a text may hold many, more clean pages come high
NATS = (5.0, 7.0, 8.0, 9.5, 11.0)
SHARES = (0.3, 0.05)


def main() -> None:
    """Learn, write, and tell what is opened."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("shared", type=Path)
    args.add_argument("--out", type=Path, required=True)
    options = args.parse_args()
    clean, spun = pairs_counted(options.shared)
    weights = {
        pair: math.log((n + BEFORE) / (clean[pair] + BEFORE))
        for pair, n in spun.items()
        if "\n" not in pair and "\t" not in pair
    }
    rows_ = [f"{pair}\t{w:.2f}\n" for pair, w in sorted(weights.items()) if w >= LEAST]
    heading = f"pair\tnats\t{pairs_seen(options.shared)}\n"
    options.out.write_text(heading + "".join(rows_), encoding="utf-8")
    print(len(rows_), "pairs")
    _tell("clean", [nats(text) for text in _clean(options.shared)])
    for share in SHARES:
        _tell(f"{share:.0%} spun", [nats(text) for text in _spun(options.shared, share)])


def nats(text: str) -> float:
    """What the pairs of ``text`` say, where the keys hint at the public table."""
    hinted = suspicion(text).get(TABLE, -math.inf) > SUSPECT
    return broken_pairs(text) if hinted else -math.inf


def _tell(name: str, found: list[float]) -> None:
    opened = (f"from {least} {sum(n >= least for n in found) / len(found):.4f}" for least in NATS)
    print(f"{name}, {len(found)}:", ", ".join(opened))


def _clean(shared: Path) -> Iterator[str]:
    for name in FILES:
        for row in rows(shared / "data" / f"{name}.jsonl.zst"):
            if held_out(row["id"]) and row.get("script") != "hant" and row.get("clean", True):
                yield from pieces(row["text"], PIECE)
    for page in rows(shared / "data" / "html-dev.jsonl.zst"):
        yield from pieces(page["gold"], PIECE)


def _spun(shared: Path, share: float) -> Iterator[str]:
    table = read_table(shared)
    for n, (name, texts) in enumerate(documents_held_out(shared)):
        if part_of(shared, name) == BOUND and unrepeated(shared, name):
            for number, text in enumerate(texts):
                yield spin(text, table, share, f"{name} {number}", anew=(n + number) % 2 > 0)


if __name__ == "__main__":
    main()
