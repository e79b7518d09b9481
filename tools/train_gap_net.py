"""Learn a net that says which character stands in a gap of a line (`language/gap_net.py`).

    PYTHONPATH=. python tools/train_gap_net.py ../shared/data --out src/eduparse/language/models/gap.npz

It sees texts of every genre, simplified and folded as the repairs score them, but the documents that are held out of all
training. A character is asked among NEGATIVES others, drawn oftener the commoner they are (Bengio and Senécal 2008).
The weights are written as whole numbers from -127 to 127 with a scale for each row. Some forty minutes on a core.
"""

import argparse
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from train_charmodel import held_out

from bench._rows import rows
from eduparse.language.char_net import KNOWN, NOTHING, UNKNOWN
from eduparse.language.gap_net import REACH, state_of
from eduparse.stages.repair.gbk_chars import seen

SHARES = {"general": 1, "policy": 1, "traditional": 1, "statutes": 3}  # one document in so many
LEAST = 40  # times that a character stands in the texts to be known
SIZE, WIDE, NARROW = 64, 384, 128  # numbers of a character, and of the two layers
BATCH, NEGATIVES = 1024, 1200
FLATTER = 0.7  # power of how common a character is, by which others are drawn
RATE, RISING = 2e-3, 200
LOST = 0.04  # share of the characters around that are lost, too
TOLD = 500  # batches, after which the tool says how far it is

Net = dict[str, Any]


def main() -> None:
    """Read, teach, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--batches", type=int, default=10_000)
    options = parser.parse_args()
    lines = list(texts(options.data))
    counts = Counter(char for line in lines for char in line)
    known = "".join(sorted(c for c, n in counts.items() if n >= LEAST))
    ids = numbered(lines, known)
    print(f"{len(known)} characters, {len(ids)} places", flush=True)
    often = np.bincount(ids, minlength=len(known) + KNOWN).astype(np.float64)
    net = taught(made(len(known) + KNOWN), ids, often, options.batches, options.out, known)
    written(net, known, options.out)


def texts(data: Path) -> Any:
    """The lines of the texts that are learnt from."""
    for name, one_in in SHARES.items():
        for n, d in enumerate(rows(data / f"{name}.jsonl.zst")):
            if n % one_in == 0 and not held_out(d["id"]):
                yield from seen(d["text"]).split("\n")


def numbered(lines: list[str], known: str) -> Any:
    """All lines as numbers of characters, `REACH` times `NOTHING` between them."""
    table = {ord(char): n for n, char in enumerate(known, KNOWN)}
    text = ("\0" * REACH).join(["", *lines, ""])
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    of_code = np.full(0x110000, UNKNOWN, np.int32)
    for code, n in table.items():
        of_code[code] = n
    of_code[0] = NOTHING
    return of_code[codes]


def made(known: int) -> Net:
    """A net that has learnt nothing."""
    keys = iter(jax.random.split(jax.random.PRNGKey(0), 4))

    def drawn(rows: int, columns: int, spread: float) -> Any:
        return jax.random.normal(next(keys), (rows, columns)) * spread

    around = 2 * REACH * SIZE
    return {
        "embedding": drawn(known, SIZE, 0.3),
        "first": drawn(around, WIDE, around**-0.5),
        "first.bias": jnp.zeros(WIDE),
        "second": drawn(WIDE, NARROW, WIDE**-0.5),
        "second.bias": jnp.zeros(NARROW),
        "told": drawn(known, NARROW, 0.05),
        "told.bias": jnp.zeros(known),
    }


def lost(net: Net, batch: tuple[Any, ...]) -> Any:
    """How unlikely the net finds what stood there, among others."""
    around, true, others, drawn = batch
    state = state_of(jnp, net, around)
    mine = (state * net["told"][true]).sum(-1) + net["told.bias"][true] - drawn[true]
    its = state @ net["told"][others].T + net["told.bias"][others] - drawn[others]
    its = jnp.where(others[None, :] == true[:, None], -1e9, its)
    return (jnp.logaddexp(jax.nn.logsumexp(its, -1), mine) - mine).mean()


def taught(net: Net, ids: Any, often: Any, batches: int, out: Path, known: str) -> Net:
    """``net`` after so many batches: Adam, a rate that rises and falls."""
    tree = jax.tree_util.tree_map
    often[:KNOWN] = 0
    chance = often**FLATTER
    chance /= chance.sum()
    ladder = np.cumsum(chance)
    drawn = jnp.asarray(np.log(NEGATIVES * np.maximum(chance, 1e-12)), jnp.float32)

    @partial(jax.jit, donate_argnums=0)
    def step(at: Any, t: Any, rate: Any, batch: Any) -> Any:
        net, mean, square = at
        value, slope = jax.value_and_grad(lost)(net, (*batch, drawn))
        mean = tree(lambda m, g: 0.9 * m + 0.1 * g, mean, slope)
        square = tree(lambda v, g: 0.99 * v + 0.01 * g * g, square, slope)
        low, lower = 1 - 0.9**t, 1 - 0.99**t
        net = tree(
            lambda w, m, v: w - rate * (m / low) / (jnp.sqrt(v / lower) + 1e-6), net, mean, square
        )
        return (net, mean, square), value

    at = net, tree(jnp.zeros_like, net), tree(jnp.zeros_like, net)
    rng = np.random.default_rng(0)
    asked = np.flatnonzero(ids >= KNOWN)
    reach = np.array([*range(-REACH, 0), *range(1, REACH + 1)])
    said, start = 0.0, time.time()
    for t in range(1, batches + 1):
        places = rng.choice(asked, BATCH)
        around = ids[places[:, None] + reach]
        gone = (rng.random(around.shape) < LOST) & (around != NOTHING)
        around = np.where(gone, UNKNOWN, around)
        others = np.searchsorted(ladder, rng.random(NEGATIVES)).astype(np.int32)
        falling = 0.02 + 0.98 * (1 - t / batches)
        rate = RATE * min(1, t / RISING) * falling
        at, value = step(at, float(t), rate, (around, ids[places], others))
        said += float(value)
        if t % TOLD == 0:
            print(f"{t} of {batches}: {said / TOLD:.4f} ({time.time() - start:.0f} s)", flush=True)
            said = 0.0
            written(at[0], known, out)
    return at[0]


def written(net: Net, known: str, path: Path) -> None:
    """Keep a net as whole numbers with a scale for each row."""
    arrays: dict[str, Any] = {}
    for name, value in net.items():
        x = np.asarray(value, np.float32)
        arrays[name] = x.astype(np.float16)
        if x.ndim > 1:
            scale = np.maximum(np.abs(x).max(1) / 127, 1e-6).astype(np.float16)
            whole = np.round(x / scale.astype(np.float32)[:, None])
            arrays[name] = np.clip(whole, -127, 127).astype(np.int8)
            arrays[f"{name}.scale"] = scale
    arrays["characters"] = np.frombuffer(known.encode(), np.uint8)
    np.savez_compressed(path, **arrays)


if __name__ == "__main__":
    main()
