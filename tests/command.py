"""The installed command, run as people run it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

EDUPARSE = str(Path(sys.executable).parent / "eduparse")
STAGES = ("decode", "repair", "simplify", "cut", "strip", "reword", "split")


def run(
    *arguments: object,
    stdin: bytes | None = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> "subprocess.CompletedProcess[bytes]":
    """``eduparse ARGUMENTS``, with ``stdin`` through a pipe."""
    return subprocess.run(
        [EDUPARSE, *map(str, arguments)],
        check=False,
        timeout=120,
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **(env or {})},
    )


def rows(data: bytes) -> list[Any]:
    """The rows of standard output or of a file."""
    assert data == b"" or data.endswith(b"\n")
    assert b"\r" not in data
    return [json.loads(line) for line in data.decode("utf-8").split("\n")[:-1]]


def lines(done: "subprocess.CompletedProcess[bytes]") -> list[str]:
    """What was said on standard error."""
    return done.stderr.decode().splitlines()
