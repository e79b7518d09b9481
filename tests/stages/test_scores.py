"""A weight that changes shows in a sum that it is part of: see ``scores.py``."""

import pytest
from scores import moved


@pytest.mark.parametrize(
    "group",
    [
        "slips",
        "mojibake",
        "labels",
        "bytes",
        "reword",
        "pages",
        "layout",
        "encodings",
        "documents",
        "words",
        "clauses",
    ],
)
def test_what_is_weighed_is_what_it_was(group: str) -> None:
    """After a change that is meant, ``python tests/scores.py`` writes the numbers anew."""
    assert moved(group) == []
