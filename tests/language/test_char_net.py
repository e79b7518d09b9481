"""The small net: what it makes of characters, told by sums written out one by one."""

import math

import numpy as np
import pytest

from eduparse.language.char_net import CharNet

SIZE, STEPS, KNOWN = 3, (1, 2), "一丁七"


def made(seed: int = 1) -> dict[str, np.ndarray]:
    """Arrays of a net of three numbers a character."""
    rng = np.random.default_rng(seed)

    def whole(rows: int, columns: int) -> np.ndarray:
        return rng.integers(-127, 128, (rows, columns)).astype(np.int8)

    arrays = {"characters": np.frombuffer(KNOWN.encode(), np.uint8), "steps": np.array(STEPS)}
    shapes = {"embedding": (len(KNOWN) + 2, SIZE)}
    for n in range(len(STEPS)):
        shapes |= {f"seen{n}": (3 * SIZE, 2 * SIZE), f"out{n}": (SIZE, SIZE)}
        arrays |= {f"bias{n}": rng.normal(size=2 * SIZE)}
    for name, shape in shapes.items():
        arrays |= {name: whole(*shape), f"{name}.scale": rng.uniform(0.002, 0.01, shape[0])}
    for layer in ("0", "1", ""):
        arrays |= {f"gain{layer}": rng.normal(size=SIZE), f"shift{layer}": rng.normal(size=SIZE)}
    return arrays


def by_hand(arrays: dict[str, np.ndarray], line: str) -> list[list[float]]:
    """The states of ``line`` with loops alone."""

    def weight(name: str, row: int, column: int) -> float:
        return float(arrays[name][row][column]) * float(arrays[f"{name}.scale"][row])

    def even(x: list[float], layer: str) -> list[float]:
        mean = sum(x) / SIZE
        spread = sum((v - mean) ** 2 for v in x) / SIZE
        gain, shift = arrays[f"gain{layer}"], arrays[f"shift{layer}"]
        return [
            (v - mean) / math.sqrt(spread + 1e-5) * float(gain[k]) + float(shift[k])
            for k, v in enumerate(x)
        ]

    places = {char: n for n, char in enumerate(KNOWN, 2)}
    states = [[weight("embedding", places.get(c, 1), k) for k in range(SIZE)] for c in line]
    for n, step in enumerate(STEPS):
        h = [even(x, str(n)) for x in states]
        grown = []
        for i, x in enumerate(states):
            seen: list[float] = []
            for at in (i - step, i, i + step):
                seen += h[at] if 0 <= at < len(line) else [0.0] * SIZE
            u = [
                sum(v * weight(f"seen{n}", r, k) for r, v in enumerate(seen))
                + float(arrays[f"bias{n}"][k])
                for k in range(2 * SIZE)
            ]
            gated = [math.tanh(u[k]) / (1 + math.exp(-u[k + SIZE])) for k in range(SIZE)]
            grown.append(
                [
                    v + sum(g * weight(f"out{n}", r, k) for r, g in enumerate(gated))
                    for k, v in enumerate(x)
                ]
            )
        states = grown
    return [even(x, "") for x in states]


@pytest.mark.parametrize("line", ["一丁七", "一二七丁丁一七", "丁"])
def test_the_states_of_a_line_are_those_of_the_sums_written_out(line: str) -> None:
    arrays = made()
    states, there = CharNet(arrays).read([line, "七" * 9], 9)
    assert states[0][: len(line)] == pytest.approx(np.array(by_hand(arrays, line)), abs=1e-4)
    assert there[0].tolist() == [1.0] * len(line) + [0.0] * (9 - len(line))
    assert not states[0][len(line) :].any()


def test_a_line_is_read_alike_alone_and_beside_others_and_only_as_far_as_asked() -> None:
    net = CharNet(made(2))
    alone, _ = net.read(["一丁七七丁"], 5)
    beside, _ = net.read(["七", "一丁七七丁"], 7)
    assert beside[1][:5] == pytest.approx(alone[0], abs=1e-5)
    cut, _ = net.read(["一丁七七丁"], 2)
    assert cut.shape == (1, 2, SIZE)


@pytest.mark.parametrize("asked", [1, 2, 4, 8])
def test_states_that_are_not_asked_are_left_out_and_change_nothing(asked: int) -> None:
    """Not even the last one that is asked, which looks farthest behind."""
    net, lines = CharNet(made(4)), ["一丁七七丁一丁七", "七丁"]
    whole, there = net.read(lines, 8)
    states, some = net.read(lines, 8, asked)
    assert states.shape == (2, asked, SIZE)
    assert states == pytest.approx(whole[:, :asked], abs=1e-5)
    assert some.tolist() == there[:, :asked].tolist()


def test_unknown_characters_are_alike_and_forms_are_folded() -> None:
    net = CharNet(made(3))
    states, _ = net.read(["一龘丁", "一麤丁"], 3)
    assert (states[0] == states[1]).all()
