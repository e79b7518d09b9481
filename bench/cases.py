"""The shared cases: small pages of one fault each with counter-cases, judged by ``score/cases.py``."""

import json
import subprocess
import sys
from pathlib import Path

EDUPARSE = Path(sys.executable).with_name("eduparse")


def run(shared: Path) -> dict[str, float | int]:
    """Cases passed and their number, in all and by area; the shares of single kinds are left to `show`."""
    figures = json.loads(_score(shared, "--json"))
    return {k: v for k, v in figures.items() if k.endswith(" passed") or k == "passed"}


def show(shared: Path, *, misses: bool) -> None:
    """Print the scorer's table, and every miss if ``misses``."""
    print(_score(shared, *(["--misses"] if misses else [])), end="")


def _score(shared: Path, *options: str) -> str:
    command = [sys.executable, str(shared / "score" / "cases.py"), str(shared / "cases")]
    command += ["--eduparse", str(EDUPARSE), *options]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
