"""The installed command, run as people run it."""

import atexit
import json
import os
import re
import select
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from warm import Warm

EDUPARSE = str(Path(sys.executable).parent / "eduparse")
_READ_AT_START = ("PYTHON", "LANG", "LC_")  # variables that Python reads when it starts
STAGES = ("decode", "repair", "simplify", "cut", "strip", "reword", "split")


@cache
def server() -> Warm:
    """The one process of this kind that a test process has."""
    started = Warm()
    atexit.register(started.close)
    return started


def run(
    *arguments: object,
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> "subprocess.CompletedProcess[bytes]":
    """``eduparse ARGUMENTS``, with ``stdin`` to read; a fork of a process that has read the package.

    Where a test is about pipes, signals or the start itself, it starts `EDUPARSE`.
    """
    if any(name.startswith(_READ_AT_START) for name in env or ()):
        return cold(*arguments, stdin=stdin, cwd=cwd, env=env)
    return server().run(*arguments, cwd=cwd, env=env, stdin=stdin)


def cold(
    *arguments: object,
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> "subprocess.CompletedProcess[bytes]":
    """The same as a process of its own from the start."""
    return subprocess.run(
        [EDUPARSE, *map(str, arguments)],
        check=False,
        timeout=120,
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **(env or {})},
    )


def shown_on(master: int) -> str:
    """All that a terminal shows until nobody holds its other end, read from ``master``."""
    seen = b""
    while select.select([master], [], [], 60)[0]:
        try:
            data = os.read(master, 1 << 16)
        except OSError:
            break
        if not data:
            break
        seen += data
    return seen.decode("utf-8", "replace").replace("\r\n", "\n")


def rows(data: bytes) -> list[Any]:
    """The rows of standard output or of a file."""
    assert data == b"" or data.endswith(b"\n")
    assert b"\r" not in data
    return [json.loads(line) for line in data.decode("utf-8").split("\n")[:-1]]


def counted(done: "subprocess.CompletedProcess[bytes]") -> tuple[int, int]:
    """Inputs and rejects as the summary tells them."""
    said = lines(done)[-1].replace(",", "")
    ((inputs, rejected),) = re.findall(r"(\d+) in \d+ documents.* (\d+) reject", said)
    return int(inputs), int(rejected)


def pages(*outputs: Path) -> set[str]:
    """The pages that the rows of the files and folders ``outputs`` come from, by id."""
    found: set[str] = set()
    for out in outputs:
        for file in [out] if out.is_file() else out.rglob("*.jsonl"):
            if "reject" not in file.name:
                found |= {
                    str(r.get("doc_id", r["id"])).partition(".")[0] for r in rows(file.read_bytes())
                }
    return found


def lines(done: "subprocess.CompletedProcess[bytes]") -> list[str]:
    """What was said on standard error."""
    return done.stderr.decode().splitlines()


def decoded(*arguments: object) -> list[Any]:
    """The rows that ``decode`` makes of files, none of which may be rejected."""
    done = run("decode", *arguments)
    assert done.returncode == 0, done.stderr
    return rows(done.stdout)
