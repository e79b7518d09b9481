"""A small net that reads the characters of a line on both sides: what it makes of each of them.

An embedding, then layers of gated convolutions whose steps widen, each added to what came before; characters that the net
does not know share one place. The weights are whole numbers from -127 to 127 with a scale for each row, in one file of
arrays (`models/NAME.npz`). What the states mean is for those who ask: they bring arrays of their own in the same file.

numpy takes a tenth of a second to load, so a net is made only where a page needs it. It multiplies in one thread: the
workers of a run are processes, and threads of all of them would wait for each other.
"""

import os
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from eduparse.language.charmodel import folded
from eduparse.language.package_data import package_path

NOTHING, UNKNOWN, KNOWN = (
    0,
    1,
    2,
)  # behind the end of a line; a rare character; the first that is known
_SMALL = 1e-5  # keeps the spread of a character's numbers from being nothing
_SCALE = ".scale"  # behind the name of an array: what each of its rows is multiplied by


class CharNet:
    """The net in a file of `models`; arrays by name in ``weights``, as numbers of four bytes."""

    def __init__(self, arrays: dict[str, Any]) -> None:
        self._np = np = _numpy()
        self.weights = {
            name: _widened(np, value, arrays.get(name + _SCALE))
            for name, value in arrays.items()
            if not name.endswith(_SCALE) and name not in ("characters", "steps")
        }
        known = bytes(arrays["characters"]).decode()
        self._ids = {char: n for n, char in enumerate(known, KNOWN)}
        self._steps = [int(step) for step in arrays["steps"]]

    def read(self, lines: Sequence[str], width: int, asked: int = 0) -> tuple[Any, Any]:
        """The states of the first ``width`` code points of each of ``lines``, and 1 where a line has one there.

        Or those of the first that are ``asked``; what is behind them up to ``width`` is read as well.
        """
        np, weights = self._np, self.weights
        asked = asked or width
        width = max(asked, min(width, max(map(len, lines), default=0)))
        ids = np.zeros((len(lines), width), np.int32)
        for row, line in enumerate(lines):
            text = folded(line[:width])
            ids[row, : len(text)] = [self._ids.get(char, UNKNOWN) for char in text]
        return layered(np, weights, self._steps, ids, asked=asked)


def layered(
    np: Any,
    weights: Any,
    steps: Sequence[int],
    ids: Any,
    dropped: Callable[[Any], Any] | None = None,
    asked: int = 0,
) -> tuple[Any, Any]:
    """The states of the numbers ``ids`` of characters, and 1 where a line has one; only of the first that are ``asked``, if any.

    A layer leaves out what no later one looks at for them.
    ``np`` is NumPy, or what counts as it does: the training (`tools/train_heading_net.py`) brings JAX, and ``dropped``, which
    leaves some numbers of a layer out.
    """
    there = (ids != NOTHING)[..., None].astype(np.float32)
    x = weights["embedding"][ids] * there
    size = x.shape[-1]
    looked_at = (asked or ids.shape[1]) + sum(steps)  # places, by what is still to be read
    for n, step in enumerate(steps):
        h = _even(np, x, weights, f"{n}") * there[:, : x.shape[1]]
        if dropped is not None:
            h = dropped(h)
        looked_at -= step
        kept = min(looked_at, h.shape[1])
        none = np.zeros_like(h[:, :step])
        wide = np.concatenate([none, h, none], 1)
        seen = np.concatenate([wide[:, at : at + kept] for at in (0, step, 2 * step)], -1)
        u = seen @ weights[f"seen{n}"] + weights[f"bias{n}"]
        gate = (1 + np.tanh(u[..., size:] / 2)) / 2
        x = x[:, :kept] + (np.tanh(u[..., :size]) * gate) @ weights[f"out{n}"]
    there = there[:, :kept]
    return _even(np, x, weights, "") * there, there[..., 0]


def _even(np: Any, x: Any, weights: Any, layer: str) -> Any:
    """``x`` with the numbers of each character brought to one mean and spread."""
    apart = x - x.mean(-1, keepdims=True)
    spread = (apart * apart).mean(-1, keepdims=True)
    return apart / np.sqrt(spread + _SMALL) * weights[f"gain{layer}"] + weights[f"shift{layer}"]


@cache
def char_net(name: str) -> CharNet:
    """The net in `models/NAME.npz`."""
    with _numpy().load(package_path("language", "models", f"{name}.npz")) as arrays:
        return CharNet(dict(arrays))


def _numpy() -> Any:
    for library in ("OPENBLAS", "OMP", "MKL"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    import numpy as np

    return np


def _widened(np: Any, value: Any, scale: Any) -> Any:
    whole = value.astype(np.float32)
    return whole if scale is None else whole * scale.astype(np.float32)[:, None]
