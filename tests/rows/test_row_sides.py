"""A case on each side of the numbers of `rows`."""

from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from sides import Sides, turns_at

from eduparse.rows import chunks, columns


def is_heading_only(behind: int) -> bool:
    """Whether a clause is a heading of what comes next that has so many code points beside label and heading."""
    clause: Any = SimpleNamespace(label="一、", heading="总则")
    packer = object.__new__(chunks._Packer)
    packer._doc = SimpleNamespace(clauses=[clause, clause])  # type: ignore[assignment]
    packer._packing = chunks.Packing()
    held = [chunks._Unit(0, 9, 0, True), chunks._Unit(9, 13 + behind, 1, True)]  # noqa: FBT003
    with patch.object(chunks._Packer, "_size", lambda *_: 0):
        return len(packer._headings_only(held)) == 1


SIDES: Sides = {
    "chunks.SLACK": (lambda n: not is_heading_only(n), 4),
    "columns._LONGEST_NAME": (lambda n: columns._shown("c" * n).endswith("…"), 31),
    "columns._NAMED": (lambda n: "…" in columns._listed(tuple(f"c{k}" for k in range(n))), 9),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
