"""A beam of readings: of those that go on alike only the best is kept, with how far behind the next is."""

from typing import NamedTuple

WIDTH = 16
WINDOW = 10.0  # a reading this much worse than the best of its length is dropped


class State(NamedTuple):
    """A reading up to some byte: its score, that of the best other one with the same end."""

    score: float
    second: float
    out: str


class Beam(dict[tuple[str, int], State]):
    """Readings by the last three characters and the byte that waits for its second; the top score."""

    top = -1e9


def put(beam: Beam, key: tuple[str, int], state: State) -> None:
    """Add a reading; where one with the same end is there, keep the better."""
    old = beam.get(key)
    if old is None:
        beam[key] = state
    elif old.out == state.out:
        if state.score > old.score:
            beam[key] = state
    elif state.score > old.score:
        beam[key] = State(state.score, max(state.second, old.score), state.out)
    elif state.score > old.second:
        beam[key] = State(old.score, state.score, old.out)


def pruned(beam: Beam, width: int = WIDTH) -> Beam:
    """The best of ``beam``, best first."""
    ranked = sorted(beam.items(), key=lambda item: (-item[1].score, item[1].out))[:width]
    if not ranked:
        return Beam()
    least = ranked[0][1].score - WINDOW
    return Beam((key, state) for key, state in ranked if state.score >= least)
