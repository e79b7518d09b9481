"""Weights and turns of `repair`: see ``scores.py``."""

import pytest
from scores import moved


@pytest.mark.parametrize("group", ["mended", "guesses", "slips", "swallowed", "mojibake"])
def test_what_is_weighed_is_what_it_was(group: str) -> None:
    """After a change that is meant, ``python tests/scores.py`` writes the numbers anew."""
    assert moved(group) == []
