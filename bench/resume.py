"""Runs that are killed: the same tree as an undisturbed run, and how much was done twice.

A folder of pages and row files is read by two workers. Again and again the run, or one of its
workers, is killed with SIGKILL at a random moment. That is while it starts, when some number of shards is
done, or at its end, when targets get their names and shards their markers. A run that is dead is started again
with the same command; when the last kill has been survived the output is compared byte for byte. All runs
read one copy of the package, so that nobody changes it meanwhile.

The journal goes when a run has ended, a little before its process does. On a busy machine a kill may fall into
that time: it stops nothing, so the output must be whole by then, and the same command begins anew.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

_KILLS = 50
_ROWS = 10_000  # of the larger row file: fifteen shards
_WORKERS = 2
_START = 0.2  # share of the kills while a run starts
_LATE = 0.3  # and of those when all shards are done
_ROOT = Path(__file__).resolve().parent.parent
MOMENTS = STARTING, WORKING, ENDING = "killed starting", "killed working", "killed ending"
_ENDED = "killed ended"
_TEXT = "一、提高認識，統(tǒng)籌推進。\n二、加強領導，落實責任。\n"


def run(shared: Path) -> dict[str, float | int]:
    """Figures over 50 kills; nothing of ``shared`` is needed."""
    del shared
    with tempfile.TemporaryDirectory() as folder:
        return measure(Path(folder), _KILLS, _ROWS)


def measure(folder: Path, kills: int, rows: int, *, seed: int = 7) -> dict[str, float | int]:
    """Kill runs in ``folder`` until ``kills`` were survived; the output is a tree and a file by turns.

    ``rows`` is the length of the larger of two row files.
    """
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    source, package = folder / "in", folder / "package"
    pages(source, rows)
    _copied(package)
    figures = dict.fromkeys((*MOMENTS, "kills", "runs", "shards", "shards done twice"), 0)
    figures |= {"differences": 0, "wrong sums": 0, "strays": 0}
    plains: dict[str, tuple[Path, int]] = {}
    while figures["kills"] < kills:
        for name in ("tree", "one.jsonl.gz"):
            left = min(8, kills - figures["kills"])
            if name not in plains:
                log = folder / f"plain-{name}.log"
                _ended(_started(package, log, source, folder / f"plain-{name}", 1))
                plains[name] = folder / f"plain-{name}", len(log.read_text("utf-8").splitlines())
            plain, shards = plains[name]
            killed = folder / f"{chance.random()}-{name}"
            log = folder / f"{killed.name}.log"
            anew = [
                0
            ]  # the lines of the log with which a run begins that has nothing to go on from
            for _ in range(left):
                figures["runs"] += 1
                process = _started(package, log, source, killed, _WORKERS)
                moment = _disturbed(process, killed, shards, chance)
                if moment == _ENDED:
                    figures["differences"] += _content(plain) != _content(killed)
                    anew.append(len(_lines(log)))
                elif moment:
                    figures[moment] += 1
                    figures["kills"] += 1
                if process.returncode >= 0:
                    break  # it ended all the same
            else:
                _ended(_started(package, log, source, killed, _WORKERS))
            begun = _lines(log)
            for first, last in pairwise((*anew, len(begun))):
                different = len(set(begun[first:last]))
                figures["shards"] += different
                figures["shards done twice"] += last - first - different
            figures["differences"] += _content(plain) != _content(killed)
            told = json.loads(log.with_name(f"{log.name}.json").read_bytes())
            figures["wrong sums"] += told["inputs"] != told["documents"] + told["rejected"]
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


def _copied(package: Path) -> None:
    """The package as it is now, and what counts its shards."""
    for part in ("src/eduparse", "bench"):
        shutil.copytree(_ROOT / part, package / Path(part).name)


def _started(
    package: Path, log: Path, source: Path, out: Path, workers: int
) -> "subprocess.Popen[bytes]":
    told = map(str, (log, source, out, workers))
    command = [sys.executable, "-m", "bench._counted", *told]
    env = os.environ | {"PYTHONPATH": str(package)}
    return subprocess.Popen(command, cwd=package, env=env, stderr=subprocess.DEVNULL)


def _ended(process: "subprocess.Popen[bytes]") -> None:
    if process.wait() != 1:  # the one bad page
        raise RuntimeError(f"A run that nobody disturbed ended with {process.returncode}.")


def _disturbed(
    process: "subprocess.Popen[bytes]", out: Path, shards: int, chance: random.Random
) -> str:
    """Kill the run or one of its workers at a random moment of `MOMENTS`; empty if it had ended before.

    `_ENDED` where the run itself was killed when its journal was going, or gone already.
    """
    folder = out if out.suffix != ".gz" else out.parent
    before = _done(folder)
    kind = chance.random()
    if kind < _START:
        moment, wanted, wait = STARTING, 0, chance.uniform(0.0, 1.5)
    elif kind < 1 - _LATE:
        done = _done(folder)
        moment, wanted = WORKING, chance.randint(min(done + 1, shards), shards)
        wait = chance.uniform(0.0, 0.1)
    else:
        moment, wanted, wait = ENDING, shards, chance.uniform(0.0, 0.02)
    while _done(folder) < wanted and process.poll() is None:
        time.sleep(0.001)
    end = time.monotonic() + wait
    while time.monotonic() < end and process.poll() is None:
        time.sleep(0.001)
    if process.poll() is not None:
        return ""
    below = list(_below(process.pid))
    grand = [p for p in below if p not in set(_children(process.pid))]
    only_worker = grand and chance.random() < 0.3
    try:
        os.kill(chance.choice(grand) if only_worker else process.pid, signal.SIGKILL)
    except ProcessLookupError:  # the worker had just ended; the run is not reaped yet
        process.kill()
    process.wait()
    while any(Path(f"/proc/{p}").exists() for p in below):
        time.sleep(0.01)
    gone = _done(folder) < max(before, wanted)
    whole = out.exists() and _content(out) and not list(folder.glob(".eduparse-run-*"))
    return _ENDED if process.returncode < 0 and (gone or whole) else moment


def _lines(log: Path) -> list[str]:
    return log.read_text("utf-8").splitlines()


def _done(folder: Path) -> int:
    """How many shards the journal in ``folder`` says are done."""
    found = folder.glob(".eduparse-run-*/*")
    return len({p.stem for p in found if p.suffix in (".part", ".done")})


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
