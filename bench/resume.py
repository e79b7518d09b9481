"""Runs that are killed: the same tree as an undisturbed run, and how much was done twice.

A folder of pages and row files is read by two workers. Again and again the run, or one of its
workers, is killed at a random moment with SIGKILL; a run that is dead is started again with the same
command. When the last kill has been survived the output is compared byte for byte.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_KILLS = 50
_WORKERS = 2
_TEXT = "一、提高認識，統(tǒng)籌推進。\n二、加強領導，落實責任。\n"


def run(shared: Path) -> dict[str, float | int]:
    """Figures over 50 kills; nothing of ``shared`` is needed."""
    del shared
    with tempfile.TemporaryDirectory() as folder:
        return measure(Path(folder), _KILLS, 40_000)


def measure(folder: Path, kills: int, rows: int, *, seed: int = 7) -> dict[str, float | int]:
    """Kill runs in ``folder`` until ``kills`` were survived; the output is a tree and a file by turns.

    ``rows`` is the length of the larger of two row files.
    """
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    source = folder / "in"
    pages(source, rows)
    figures = {"kills": 0, "runs": 0, "shards": 0, "shards done twice": 0, "differences": 0}
    figures["strays"] = 0
    while figures["kills"] < kills:
        for name in ("tree", "one.jsonl.gz"):
            left = min(8, kills - figures["kills"])
            plain, killed = folder / f"plain-{name}", folder / f"{chance.random()}-{name}"
            if not plain.exists():
                _ended(_started(folder / "plain.log", source, plain, 1))
            log = folder / f"{killed.name}.log"
            for _ in range(left):
                figures["runs"] += 1
                process = _started(log, source, killed, _WORKERS)
                figures["kills"] += _disturbed(process, killed, chance)
                if process.returncode >= 0:
                    break  # it ended all the same
            else:
                _ended(_started(log, source, killed, _WORKERS))
            begun = log.read_text("utf-8").splitlines()
            figures["shards"] += len(set(begun))
            figures["shards done twice"] += len(begun) - len(set(begun))
            figures["differences"] += _content(plain) != _content(killed)
            figures["strays"] += len(list(folder.rglob(".eduparse-*")))
    figures["most allowed twice"] = figures["kills"] * _WORKERS
    return {**figures}


def pages(folder: Path, count: int) -> None:
    """Pages of their own and files of rows, so that shards begin and end inside targets."""
    (folder / "子").mkdir(parents=True)
    for n in range(40):
        (folder / f"{n}.txt").write_text(f"{_TEXT}{n}\n", "utf-8")
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 9)
    for name, rows in (("a.jsonl", count), ("子/b.jsonl", count // 2)):
        with (folder / name).open("w", encoding="utf-8") as file:
            for n in range(rows):
                file.write(json.dumps({"id": f"{name}-{n}", "text": f"{_TEXT}{n}\n"}) + "\n")


def _started(log: Path, source: Path, out: Path, workers: int) -> "subprocess.Popen[bytes]":
    told = map(str, (log, source, out, workers))
    command = [sys.executable, "-m", "bench._counted", *told]
    root = Path(__file__).resolve().parent.parent
    return subprocess.Popen(command, cwd=root, stderr=subprocess.DEVNULL)


def _ended(process: "subprocess.Popen[bytes]") -> None:
    if process.wait() != 1:  # the one bad page
        raise RuntimeError(f"A run that nobody disturbed ended with {process.returncode}.")


def _disturbed(process: "subprocess.Popen[bytes]", out: Path, chance: random.Random) -> int:
    """Kill the run or one of its workers at a random moment; 0 if it had ended before.

    Half of the moments come after the first shard that is done, when there is something to lose.
    """
    folder = out if out.suffix != ".gz" else out.parent
    late = chance.random() < 0.5
    while late and process.poll() is None and not list(folder.glob(".eduparse-run-*/*.part")):
        time.sleep(0.01)
    wait = time.monotonic() + chance.uniform(0.0, 1.5)
    while time.monotonic() < wait and process.poll() is None:
        time.sleep(0.01)
    if process.poll() is not None:
        return 0
    below = list(_below(process.pid))
    grand = [p for p in below if p not in set(_children(process.pid))]
    only_worker = grand and chance.random() < 0.3
    os.kill(chance.choice(grand) if only_worker else process.pid, signal.SIGKILL)
    process.wait()
    while any(Path(f"/proc/{p}").exists() for p in below):
        time.sleep(0.01)
    return 1


def _below(process: int) -> Iterator[int]:
    for child in _children(process):
        yield child
        yield from _below(child)


def _children(process: int) -> Iterator[int]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
            if parent == process:
                yield int(entry.name)


def _content(out: Path) -> dict[str, bytes]:
    files = [out] if out.is_file() else sorted(p for p in out.rglob("*") if p.is_file())
    return {str(p.relative_to(out)): p.read_bytes() for p in files}
