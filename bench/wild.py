"""Real pages with gold, by site, judged by ``score/wild.py``: main text, particulars, outline."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.cases import EDUPARSE

_FIELDS = ("title", "doc_number", "issuers", "recipients", "issued", "outline", "paths", "F1")


def run(shared: Path) -> dict[str, float | int]:
    """Pages wholly right, pages that lost content or kept noise, and the mean of each field."""
    found = json.loads(_score(shared, "--json"))
    (every,) = (row for row in found["table"] if row["kind"] == "all")
    pages = found["pages"]
    figures: dict[str, float | int] = {
        "wholly right": every["right"],
        "pages with content lost": sum(not page["checks"]["content"] for page in pages),
        "pages with noise left": sum(not page["checks"]["furniture"] for page in pages),
    }
    return figures | {name: round(every[name], 4) for name in _FIELDS if every[name] is not None}


def judgements(shared: Path) -> list[dict[str, Any]]:
    """The scorer's judgement of each page."""
    pages: list[dict[str, Any]] = json.loads(_score(shared, "--json"))["pages"]
    return pages


def show(shared: Path, *, misses: bool) -> None:
    """Print the scorer's table, and every page that is not wholly right if ``misses``."""
    print(_score(shared, *(["--misses"] if misses else [])), end="")


def _score(shared: Path, *options: str) -> str:
    command = [sys.executable, str(shared / "score" / "wild.py"), str(shared / "wild")]
    command += ["--eduparse", str(EDUPARSE), *options]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
