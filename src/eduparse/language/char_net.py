"""A small net that reads the characters of a line on both sides: what it makes of each of them.

An embedding, then layers of gated convolutions whose steps widen, each added to what came before; characters that the net
does not know share one place. The weights are whole numbers from -127 to 127 with a scale for each row, in one file of
arrays (`models/NAME.npz`). What the states mean is for those who ask: they bring arrays of their own in the same file.

numpy takes a tenth of a second to load, so a net is made only where a page needs it. It multiplies in one thread: the
workers of a run are processes, and threads of all of them would wait for each other.
"""

import os
from collections.abc import Sequence
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

    def read(self, lines: Sequence[str], width: int) -> tuple[Any, Any]:
        """The states of the first ``width`` code points of each of ``lines``, and 1 where a line has one there."""
        np, weights = self._np, self.weights
        ids = np.zeros((len(lines), width), np.int32)
        for row, line in enumerate(lines):
            text = folded(line[:width])
            ids[row, : len(text)] = [self._ids.get(char, UNKNOWN) for char in text]
        there = (ids != NOTHING)[..., None].astype(np.float32)
        x = weights["embedding"][ids] * there
        size = x.shape[-1]
        # Written over in every layer: new arrays of that size take longer than what is computed in them.
        h, gate, told, more = (np.empty_like(x) for _ in range(4))
        seen = np.empty((*ids.shape, 3 * size), np.float32)
        u = np.empty((*ids.shape, 2 * size), np.float32)
        for n, step in enumerate(self._steps):
            self._even(x, f"{n}", h)
            h *= there
            _set_beside(seen, h, step)
            np.matmul(seen, weights[f"seen{n}"], out=u)
            u += weights[f"bias{n}"]
            np.negative(u[..., size:], out=gate)
            np.exp(gate, out=gate)
            gate += 1
            np.divide(1, gate, out=gate)
            np.tanh(u[..., :size], out=told)
            told *= gate
            x += np.matmul(told, weights[f"out{n}"], out=more)
        self._even(x, "", h)
        h *= there
        return h, there[..., 0]

    def _even(self, x: Any, layer: str, out: Any) -> None:
        """``x`` with the numbers of each character brought to one mean and spread, in ``out``."""
        self._np.subtract(x, x.mean(-1, keepdims=True), out=out)
        spread = (out * out).mean(-1, keepdims=True)
        out /= self._np.sqrt(spread + _SMALL)
        out *= self.weights[f"gain{layer}"]
        out += self.weights[f"shift{layer}"]


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


def _set_beside(seen: Any, h: Any, step: int) -> None:
    """Into ``seen`` what stands ``step`` characters in front of each, itself, and what stands so far behind; or nothing."""
    size = h.shape[-1]
    seen[:, :step, :size] = 0
    seen[:, step:, :size] = h[:, :-step]
    seen[..., size : 2 * size] = h
    seen[:, :-step, 2 * size :] = h[:, step:]
    seen[:, -step:, 2 * size :] = 0
