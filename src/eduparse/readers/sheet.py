"""What the readers of spreadsheets hand on: a sheet, and how large one may be."""

from collections.abc import Sequence
from typing import NamedTuple

MOST_CELLS = 4_000_000  # places of a sheet between its first and its last filled cell


class Sheet(NamedTuple):
    """A sheet: its name and its rows of shown cells."""

    name: str
    rows: Sequence[Sequence[str]]
