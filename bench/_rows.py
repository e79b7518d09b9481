"""The rows of the shared data."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import zstandard

Row = dict[str, Any]


def rows(path: Path) -> Iterator[Row]:
    """The rows of a compressed file."""
    with zstandard.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
