"""Learn a net that says behind which character a glued heading ends (`stages/split/heading_net.py`).

    PYTHONPATH=. python tools/train_heading_net.py ../shared/data --one-in 3 --fold 0 \
        --out src/eduparse/language/models/heading-ends-0.npz

First it learns from laws and general texts behind which characters a stop was taken away, then the headings of policy papers
(`heading_net_texts.py`). Those of one fold it does not see, so that `train_headings.py` can learn there what the net is worth; each fold has its net.
The weights are written as whole numbers from -127 to 127 with a scale for each row. Some seven minutes on a core.
"""

import argparse
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from heading_net_texts import Line, Pieces, characters, draw_line, lines, texts
from train_charmodel import held_out

from eduparse.language.char_net import KNOWN, UNKNOWN, layered
from eduparse.stages.split.heading_net import FURTHEST, NOWHERE, READ, TOLD_BY

Net = dict[str, Any]
Batch = tuple[Any, ...]


class Schooling(NamedTuple):
    """What is made small, in how many batches, at what rate, and whether some numbers are left out."""

    lost: Callable[[Net, Any, Batch], Any]
    batches: int
    rate: float
    dropping: bool


SIZE = 64  # numbers of a character
STEPS = (1, 2, 4, 8, 16, 1)  # to the characters that a layer sees on each side
PIECES, LINES, PIECES_BESIDE = 24, 28, 8  # of a batch of the first schooling, and of the second
RISING = 100  # batches in which the rate rises
TOLD = 100  # batches, after which the tool says how far it is
DROPPED, HIDDEN = 0.1, 0.03  # share of the numbers of a layer, of the characters of a line
SHARES_FIRST, SHARES_BESIDE = (
    (0.45, 0.55),
    (0.8, 0.1, 0.1),
)  # laws and others; papers, laws and others
BESIDE = 2.0  # what the pieces weigh beside the lines


def made(seed: int, known: int) -> Net:
    """A net that has learnt nothing."""
    keys = iter(jax.random.split(jax.random.PRNGKey(seed), 2 * len(STEPS) + 1))

    def drawn(rows: int, columns: int, spread: float) -> Any:
        return jax.random.normal(next(keys), (rows, columns)) * spread

    net: Net = {"embedding": drawn(known + KNOWN, SIZE, 0.3)}
    for n in range(len(STEPS)):
        net[f"seen{n}"] = drawn(3 * SIZE, 2 * SIZE, (3 * SIZE) ** -0.5)
        net[f"out{n}"] = drawn(SIZE, SIZE, 0.5 * SIZE**-0.5)
        net[f"bias{n}"] = jnp.zeros(2 * SIZE)
    for layer in (*map(str, range(len(STEPS))), ""):
        net |= {f"gain{layer}": jnp.ones(SIZE), f"shift{layer}": jnp.zeros(SIZE)}
    net |= {name: jnp.zeros(SIZE) for name in ("end", "none.first", "none.mean")}
    return net | {"end.bias": jnp.array(-2.0), "none.bias": jnp.array(0.0)}


def read(net: Net, ids: Any, key: Any) -> Any:
    """The states of ``ids``, some numbers of each layer left out by ``key``."""

    def dropped(h: Any) -> Any:
        nonlocal key
        key, now = jax.random.split(key)
        return h * jax.random.bernoulli(now, 1 - DROPPED, h.shape) / (1 - DROPPED)

    return layered(jnp, net, STEPS, ids, None if key is None else dropped)[0]


def stops_lost(net: Net, key: Any, batch: Batch) -> Any:
    """How unlikely the net finds it that stops stood where they stood."""
    ids, ends, counted = batch
    z = read(net, ids, key) @ net["end"] + net["end.bias"]
    return ((jnp.logaddexp(0.0, z) - z * ends) * counted).sum() / counted.sum()


def both_lost(net: Net, key: Any, batch: Batch) -> Any:
    """How unlikely it finds the true ends of headings, and the stops of pieces beside them."""
    ids, true, *pieces = batch
    x = read(net, ids, key)
    ends = jnp.where(ids > 0, x @ net["end"] + net["end.bias"], NOWHERE)[:, :FURTHEST]
    counted = jnp.maximum(1, (ids[:, :TOLD_BY] > 0).sum(1))[:, None]
    none = (x[:, :TOLD_BY].sum(1) / counted) @ net["none.mean"]
    none = none + x[:, 0] @ net["none.first"] + net["none.bias"]
    likely = jax.nn.log_softmax(jnp.concatenate([none[:, None], ends], 1))
    lost = -jnp.take_along_axis(likely, true[:, None], 1).mean()
    return lost + BESIDE * stops_lost(net, jax.random.fold_in(key, 1), tuple(pieces))


def taught(net: Net, plan: Schooling, batches: Iterator[Batch]) -> Net:
    """``net`` after the batches of ``plan``: Adam, a rate that rises and falls, slopes cut at a length of 1."""
    tree = jax.tree_util.tree_map

    @jax.jit
    def step(at: tuple[Net, Net, Net], t: Any, rate: Any, key: Any, batch: Batch) -> Any:
        net, mean, square = at
        slope = jax.grad(plan.lost)(net, key, batch)
        length = jnp.sqrt(sum((g**2).sum() for g in jax.tree_util.tree_leaves(slope)))
        slope = tree(lambda g: g * jnp.minimum(1.0, 1 / (length + 1e-9)), slope)
        mean = tree(lambda m, g: 0.9 * m + 0.1 * g, mean, slope)
        square = tree(lambda v, g: 0.98 * v + 0.02 * g * g, square, slope)
        low, lower = 1 - 0.9**t, 1 - 0.98**t
        net = tree(
            lambda w, m, v: w - rate * (m / low) / (jnp.sqrt(v / lower) + 1e-8), net, mean, square
        )
        return net, mean, square

    at = net, tree(jnp.zeros_like, net), tree(jnp.zeros_like, net)
    key = jax.random.PRNGKey(1)
    for t in range(1, plan.batches + 1):
        falling = 0.03 + 0.97 * 0.5 * (1 + np.cos(np.pi * t / plan.batches))
        key, now = jax.random.split(key)
        rate = plan.rate * min(1, t / RISING) * falling
        at = step(at, t, rate, now if plan.dropping else None, next(batches))
        if t % TOLD == 0:
            print(f"{t} of {plan.batches} batches", flush=True)
    return at[0]


class Batches:
    """Batches drawn by seeds, so that each training sees the same."""

    def __init__(self, known: str) -> None:
        self._ids = {char: n for n, char in enumerate(known, KNOWN)}

    def pieces(self, rng: random.Random, found: Pieces, often: int) -> Batch:
        """Pieces of texts, where stops stood, and which places count: all but the last two."""
        ids = np.zeros((often, READ), np.int32)
        ends, counted = np.zeros((often, READ), np.float32), np.zeros((often, READ), np.float32)
        for row in range(often):
            text, stood = found.draw(rng, READ)
            ids[row, : len(text)] = self._numbers(text)
            ends[row, : len(text)] = stood
            counted[row, : max(0, len(text) - 2)] = 1
        return ids, ends, counted

    def lines(self, rng: random.Random, by_kind: dict[str, list[Line]], often: int) -> Batch:
        """Lines and the ends of their headings, a few characters hidden."""
        ids, true = np.zeros((often, READ), np.int32), np.zeros(often, np.int32)
        for row in range(often):
            line, true[row] = draw_line(rng, by_kind)
            numbers = self._numbers(line[:READ])
            ids[row, : len(numbers)] = [UNKNOWN if rng.random() < HIDDEN else n for n in numbers]
        return ids, true

    def _numbers(self, text: str) -> list[int]:
        return [self._ids.get(char, UNKNOWN) for char in text]


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
    arrays["steps"] = np.array(STEPS, np.int8)
    np.savez_compressed(path, **arrays)


def main() -> None:
    """Teach stops, then headings; write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--one-in", type=int, default=0)
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    files = [options.data / f"{name}.jsonl.zst" for name in ("policy", "statutes", "general")]
    policy, statutes, general = map(texts, files)
    known = characters([*policy, *statutes, *general])
    batches = Batches(known)
    rng, found = random.Random(0), Pieces([statutes, general], SHARES_FIRST)
    first = iter(lambda: batches.pieces(rng, found, PIECES), None)
    net = taught(
        made(options.fold, len(known)), Schooling(stops_lost, 5000, 2.5e-3, dropping=False), first
    )

    def seen(ident: str) -> bool:
        return not (options.one_in and held_out(ident, options.one_in, options.fold))

    papers = Pieces([[t for t in policy if seen(t.ident)], statutes, general], SHARES_BESIDE)
    by_kind: dict[str, list[Line]] = {}
    for line in lines(*files):
        if seen(line.ident):
            by_kind.setdefault(line.kind, []).append(line)

    def both() -> Batch:
        return *batches.lines(rng, by_kind, LINES), *batches.pieces(rng, papers, PIECES_BESIDE)

    net = taught(net, Schooling(both_lost, 700, 1.5e-3, dropping=True), iter(both, None))
    written(net, known, options.out)


if __name__ == "__main__":
    main()
