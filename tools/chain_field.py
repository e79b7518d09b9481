"""A conditional random field over a chain of choices, trained by L-BFGS.

Each link of a chain has a few options; every option has features of its own, and every pair of options
of neighbouring links has features. `train` finds the weights under which the true options are likely.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

Features = Mapping[str, float]


class Chain(NamedTuple):
    """Features of the options of each link, of the pairs of neighbours' options, and the true options."""

    alone: list[list[Features]]
    pairs: list[list[list[Features]]]
    gold: list[int]


class _Arrays(NamedTuple):
    alone: list[np.ndarray]
    pairs: list[np.ndarray]
    gold: list[int]


def train(chains: Sequence[Chain], pull: float, rounds: int = 60) -> dict[str, float]:
    """The weight of each feature; ``pull`` is the strength of L2."""
    names: dict[str, int] = {}
    for chain in chains:
        for features in (
            *(f for options in chain.alone for f in options),
            *(f for pairs in chain.pairs for row in pairs for f in row),
        ):
            for name in features:
                names.setdefault(name, len(names))

    def vector(features: Features) -> np.ndarray:
        out = np.zeros(len(names))
        for name, value in features.items():
            out[names[name]] = value
        return out

    arrays = [
        _Arrays(
            [np.array([vector(f) for f in options]) for options in chain.alone],
            [np.array([[vector(f) for f in row] for row in pairs]) for pairs in chain.pairs],
            chain.gold,
        )
        for chain in chains
    ]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros(len(names))
        for chain in arrays:
            unlikely, part = _forward_backward(chain, w)
            total += unlikely
            slope += part
        return total + 0.5 * pull * float(w @ w), slope + pull * w

    best = minimize(
        loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": rounds}
    )
    return {name: float(best.x[n]) for name, n in names.items()}


def _forward_backward(chain: _Arrays, w: np.ndarray) -> tuple[float, np.ndarray]:
    """Minus the log-likelihood of the true path, and its slope."""
    u = [a @ w for a in chain.alone]
    p = [e @ w for e in chain.pairs]
    ahead = [u[0]]
    for n, fit in enumerate(p):
        ahead.append(u[n + 1] + np.logaddexp.reduce(ahead[-1][:, None] + fit, axis=0))
    behind = [np.zeros(len(u[-1]))]
    for n in range(len(p) - 1, -1, -1):
        behind.insert(0, np.logaddexp.reduce(p[n] + (u[n + 1] + behind[0])[None, :], axis=1))
    total = np.logaddexp.reduce(ahead[-1])
    likely, slope = -total, np.zeros(len(w))
    for n, gold in enumerate(chain.gold):
        likely += u[n][gold]
        slope += np.exp(ahead[n] + behind[n] - total) @ chain.alone[n] - chain.alone[n][gold]
    for n, fit in enumerate(p):
        a, b = chain.gold[n], chain.gold[n + 1]
        likely += fit[a, b]
        share = np.exp(ahead[n][:, None] + fit + (u[n + 1] + behind[n + 1])[None, :] - total)
        slope += np.tensordot(share, chain.pairs[n], 2) - chain.pairs[n][a, b]
    return -float(likely), slope
