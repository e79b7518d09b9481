"""A threshold has two sides: what holds from some size on must not hold one step below it."""

from collections.abc import Callable, Mapping

Sides = Mapping[str, tuple[Callable[[int], object], int]]


def turns_at(holds: Callable[[int], object], first: int) -> None:
    """Fails unless ``holds`` is false at ``first`` - 1 and true at ``first``."""
    assert not holds(first - 1), f"it holds at {first - 1} already"
    assert holds(first), f"it does not hold at {first}"
