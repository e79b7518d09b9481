"""What the readers of spreadsheets hand on: a sheet, how large one may be, and which columns it shows."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

MOST_CELLS = 4_000_000  # places of a sheet between its first and its last filled cell
MOST_CHARACTERS = 64_000_000  # of a sheet: one long string may stand in every cell


class Sheet(NamedTuple):
    """A sheet: its name and its rows of shown cells."""

    name: str
    rows: Sequence[Sequence[str]]


class ShownColumns:
    """Where the cells of a column stand once the hidden columns are taken out."""

    def __init__(self, hidden: Iterable[int]) -> None:
        self._hidden = sorted(set(hidden))

    def place(self, column: int) -> int | None:
        """The place of ``column`` among those that are shown; None where it is hidden."""
        before = bisect_left(self._hidden, column)
        if before < len(self._hidden) and self._hidden[before] == column:
            return None
        return column - before
