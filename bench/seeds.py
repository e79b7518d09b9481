"""The five real pages: the command cleans them, ``score/seeds.py`` of the shared folder judges.

The scorer replays every edit of the rows to the page and back, so a figure cannot be better than
what the rows prove.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def run(shared: Path) -> dict[str, float | int]:
    """The scorer's flat object."""
    with _rows(shared) as rows:
        figures: dict[str, float | int] = json.loads(_score(shared, rows, "--json"))
    return figures


def show(shared: Path, *, misses: bool) -> None:
    """Print the scorer's table, and every miss if ``misses``."""
    with _rows(shared) as rows:
        print(_score(shared, rows, *(["--misses"] if misses else [])), end="")


@contextmanager
def _rows(shared: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "documents.jsonl"
        command = [sys.executable, "-m", "eduparse", "clean", str(shared / "corpus")]
        command += ["--rows", "documents", "--edits", "--quiet", "-o", str(rows)]
        subprocess.run(command, check=True)
        yield rows


def _score(shared: Path, rows: Path, *options: str) -> str:
    command = [sys.executable, str(shared / "score" / "seeds.py"), str(rows), *options]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
