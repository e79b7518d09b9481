"""Runs: the same bytes for any number of workers, and workers that die."""

import contextlib
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from command import EDUPARSE, counted, rows, run
from conftest import ROOT

from eduparse.readers import Record
from eduparse.run.process import process_shard
from eduparse.run.process import run as run_tasks
from eduparse.run.shards import Job, RoutedRecord, ShardReport, ShardTask, task

TEXT = "一、提高認識，統(tǒng)籌推進。\n二、加強領導。\n"


def deadly(task: ShardTask) -> ShardReport:
    """Work that kills its worker on some records: always, or the first time only."""
    for record in task.records:
        if b"killer" in record.data:
            os.kill(os.getpid(), signal.SIGKILL)
        if b"unlucky" in record.data:
            seen = Path(json.loads(record.data)["text"].removeprefix("unlucky "))
            if not seen.exists():
                seen.touch()
                os.kill(os.getpid(), signal.SIGKILL)
    return process_shard(task)


def tasks_of(texts: list[str], size: int) -> list[ShardTask]:
    records = [
        Record("r", data=json.dumps({"text": t}).encode(), line=n) for n, t in enumerate(texts, 1)
    ]
    placed = [RoutedRecord(r, "-") for r in records]
    return [task(Job("clean"), placed[n : n + size]) for n in range(0, len(placed), size)]


def outcomes(reports: list[ShardReport]) -> list[tuple[bytes, str]]:
    return [(o.data, o.reject.stage if o.reject else "") for r in reports for o in r.outcomes]


def test_a_shard_is_pure_and_the_order_of_shards_does_not_matter() -> None:
    tasks = tasks_of([f"{TEXT}{n}\n" for n in range(7)], 2)
    assert [len(t.records) for t in tasks] == [2, 2, 2, 1]
    there = [process_shard(t) for t in tasks]
    back = [process_shard(t) for t in reversed(tasks)]
    assert there == back[::-1]


@pytest.mark.parametrize("size", [1, 3, 64])
def test_runners_agree(size: int) -> None:
    tasks = tasks_of([f"{TEXT}{n}\n" for n in range(20)], size)
    serial = list(run_tasks(tasks))
    assert list(run_tasks(tasks, "processes", 2)) == serial
    assert outcomes(serial) == outcomes(
        list(run_tasks(tasks_of([f"{TEXT}{n}\n" for n in range(20)], 5)))
    )


def test_a_record_that_kills_its_worker_costs_only_itself() -> None:
    texts = [f"{TEXT}{n}\n" for n in range(12)]
    expected = outcomes(list(run_tasks(tasks_of(texts, 4))))
    texts[5] = "killer"
    found = outcomes(list(run_tasks(tasks_of(texts, 4), "processes", 2, deadly)))
    assert found[5] == (b"", "run")
    assert [f for n, f in enumerate(found) if n != 5] == [
        e for n, e in enumerate(expected) if n != 5
    ]


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    texts = [f"{TEXT}{n}\n" for n in range(5)] + [f"unlucky {tmp_path / 'seen'}"]
    found = outcomes(list(run_tasks(tasks_of(texts, 1), "processes", 2, deadly)))
    assert (tmp_path / "seen").exists()
    assert found == outcomes(list(run_tasks(tasks_of(texts, 1))))


def many(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            file.write(json.dumps({"text": f"{TEXT * 20}{n}\n", "id": str(n)}) + "\n")
    return path


def test_the_command_gives_the_same_bytes_for_any_number_of_workers(tmp_path: Path) -> None:
    source = many(tmp_path / "many.jsonl", 300)
    one = run("repair", ROOT / "corpus", source)
    assert len(rows(one.stdout)) > 300
    for options in (("--workers", "2"), ("--workers", "3"), ("--runner", "processes")):
        assert run("repair", ROOT / "corpus", source, *options).stdout == one.stdout
    run("repair", ROOT / "corpus", "-o", tmp_path / "one")
    run("repair", ROOT / "corpus", "-o", tmp_path / "two", "--workers", "2")
    names = sorted(p.name for p in (tmp_path / "one").iterdir())
    assert names == sorted(p.name for p in (tmp_path / "two").iterdir())
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def children(process: int) -> list[int]:
    """Processes below ``process`` that work for it."""
    return [p for child in offspring(process) for p in (child, *children(child))]


def offspring(process: int) -> list[int]:
    """Processes that ``process`` started."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
            if parent == process:
                found.append(int(entry.name))
    return found


def wait_for(condition: object, seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(0.02)
    return False


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")


@needs_proc
def test_killed_workers_change_nothing(tmp_path: Path) -> None:
    source = many(tmp_path / "many.jsonl", 1500)
    out = tmp_path / "out.jsonl"
    command = [EDUPARSE, "repair", source, "-o", out, "--workers", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    # The fork server and its tracker are no workers: those are grandchildren.
    assert wait_for(lambda: len(children(process.pid)) >= 4)
    time.sleep(0.5)
    workers = [child for server in offspring(process.pid) for child in offspring(server)]
    for worker in workers:
        with contextlib.suppress(ProcessLookupError):  # the pool ends the rest when one has died
            os.kill(worker, signal.SIGKILL)
    _, said = process.communicate(timeout=120)
    done = subprocess.CompletedProcess(command, process.returncode, b"", said)
    assert (done.returncode, counted(done)) == (0, (1500, 0))
    assert out.read_bytes() == run("repair", source).stdout


@needs_proc
@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupted_run_leaves_no_half_file(workers: str, tmp_path: Path) -> None:
    source = many(tmp_path / "many.jsonl", 5000)
    process = subprocess.Popen(
        [EDUPARSE, "repair", source, "-o", tmp_path / "x.jsonl", "--workers", workers, "-q"],
        stderr=subprocess.PIPE,
    )
    assert wait_for(lambda: list(tmp_path.glob(".eduparse-*")))
    time.sleep(0.5)
    below = children(process.pid)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (130, b"")
    assert not list(tmp_path.glob("*.tmp"))
    assert not (tmp_path / "x.jsonl").exists()
    assert wait_for(lambda: not any(Path(f"/proc/{c}").exists() for c in below))


@needs_proc
def test_workers_do_not_outlive_a_killed_run_and_the_next_one_cleans_up(tmp_path: Path) -> None:
    source = many(tmp_path / "many.jsonl", 5000)
    command = [EDUPARSE, "repair", source, "-o", tmp_path / "x.jsonl", "--workers", "2", "-q"]
    process = subprocess.Popen(command)
    assert wait_for(lambda: len(children(process.pid)) >= 4)
    below = children(process.pid)
    process.kill()
    process.wait()
    assert wait_for(lambda: not any(Path(f"/proc/{c}").exists() for c in below))
    assert list(tmp_path.glob(".eduparse-*.tmp"))
    assert not (tmp_path / "x.jsonl").exists()
    run("decode", "-", "-o", tmp_path / "x.jsonl", stdin=b'{"text":"a"}')
    assert not list(tmp_path.glob(".eduparse-*"))


def test_memory_does_not_grow_with_the_input(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        """The most memory in use, in KB, over ``count`` rows of 2 KB."""
        source = many(tmp_path / "many.jsonl", count)
        code = (
            "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True);"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        command = [EDUPARSE, "decode", source, "-q", "-o", tmp_path / "x.jsonl"]
        done = subprocess.run(
            [Path(EDUPARSE).parent / "python", "-c", code, *command],
            check=True,
            capture_output=True,
        )
        return int(done.stdout)

    small, large = (
        peak(2_000),
        peak(20_000),
    )  # 4 and 40 MB; after 2 MB OpenSSL is loaded for the digests
    assert large - small < 10_000
