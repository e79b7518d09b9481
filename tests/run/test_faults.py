"""Faults of long runs, each for real: files that change, pages that hang, outputs that cannot be."""

import json
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from command import EDUPARSE, counted, lines, rows, run

from eduparse.readers import Record
from eduparse.run.process import process_shard
from eduparse.run.process import run as run_tasks
from eduparse.run.shards import Job, RoutedRecord, ShardReport, ShardTask, task
from eduparse.run.watchdog import Clock, Overdue

GOOD = "一、提高认识。\n二、加强领导。\n"


def test_a_file_that_grows_while_it_is_read_is_a_reject(tmp_path: Path) -> None:
    source, out = tmp_path / "r.jsonl", tmp_path / "out.jsonl"
    line = json.dumps({"text": GOOD}) + "\n"
    source.write_text(line * 3000, "utf-8")
    command = [EDUPARSE, "decode", source, "-o", out]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    with source.open("a", encoding="utf-8") as file:
        while process.poll() is None:
            file.write(line)
            file.flush()
            time.sleep(0.01)
    _, said = process.communicate()
    done = subprocess.CompletedProcess(command, process.returncode, b"", said)
    assert process.returncode == 1
    (reject,) = rows((tmp_path / "out.rejects.jsonl").read_bytes())
    assert (reject["source"], "changed while" in reject["message"]) == ("r.jsonl", True)
    inputs, rejected = counted(done)
    assert inputs == len(rows(out.read_bytes())) + rejected


def test_a_page_that_changes_while_it_is_read_is_a_reject(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    text = GOOD.encode() * 300_000
    page.write_bytes(text)
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            os.utime(page)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        shard = task(Job("decode"), [RoutedRecord(Record("a.txt", page), "-")])
        (outcome,) = process_shard(shard).outcomes
    finally:
        stop.set()
        writer.join()
    assert outcome.reject is not None
    assert "changed while it was read" in outcome.reject.message


def hanging(shard: ShardTask) -> ShardReport:
    """Work in which a record hangs, in Python or in native code that looks at no signal."""
    if any(b"native" in record.data for record in shard.records):
        with Clock(0.1):
            sum(range(10**11))
    return process_shard(shard)


def test_the_clock_ends_what_hangs_and_only_that() -> None:
    clock = Clock(0.2)
    with pytest.raises(Overdue), clock:
        time.sleep(30)
    with clock:
        pass
    time.sleep(0.3)  # it does not ring afterwards
    clock.close()


def test_a_record_that_hangs_in_native_code_costs_only_itself() -> None:
    texts = [GOOD, "native", GOOD]
    placed = [
        RoutedRecord(Record("r", data=json.dumps({"text": t}).encode(), line=n), "-")
        for n, t in enumerate(texts, 1)
    ]
    reports = list(run_tasks([task(Job("decode"), placed)], "processes", 1, hanging))
    rejected = [bool(o.reject) for report in reports for o in report.outcomes]
    assert rejected == [False, True, False]


def test_a_slow_page_is_rejected_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "slow.txt").write_text(GOOD * 300_000, "utf-8")
    done = run("clean", tmp_path, "--max-seconds", "1", "--rejects", tmp_path / "no.jsonl")
    assert (done.returncode, counted(done)) == (1, (1, 1))
    (reject,) = rows((tmp_path / "no.jsonl").read_bytes())
    assert (reject["source"], reject["error"]) == ("slow.txt", "Overdue")
    assert "raise --max-seconds" in reject["message"]


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """A file system of its own at ``folder``."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no file system may be mounted here; others fill one with a limit")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A folder that nobody may write to; root may write to any but a mounted one."""
    if os.geteuid() == 0:
        with mounted(folder, "ro"):
            yield
    else:
        folder.mkdir(mode=0o500)
        yield


@pytest.mark.parametrize("name", ["", "new/", "x.jsonl", "x.jsonl.gz"])
def test_a_read_only_output_stops_the_run(name: str, tmp_path: Path) -> None:
    with read_only(tmp_path / "out"):
        done = run("clean", "-", "-o", f"{tmp_path}/out/{name}", stdin=GOOD.encode())
        assert (done.returncode, done.stdout) == (2, b"")
        (told,) = lines(done)
        assert "cannot be written" in told


def test_a_target_that_cannot_be_replaced_is_a_reject_and_the_sum_is_right(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (source / name).write_text(GOOD, "utf-8")
    (out / "b.txt.jsonl").mkdir(parents=True)  # a folder stands where the file should be
    done = run("clean", source, "-o", out)
    assert done.returncode == 1
    (reject,) = rows((out / "_rejects.jsonl").read_bytes())
    assert (reject["source"], reject["stage"]) == ("b.txt", "write")
    assert counted(done) == (3, 1)
    assert (out / "a.txt.jsonl").exists()
    assert (out / "c.txt.jsonl").exists()


def test_a_closed_standard_output_ends_the_run_without_a_word(tmp_path: Path) -> None:
    source = tmp_path / "r.jsonl"
    source.write_text((json.dumps({"text": GOOD}) + "\n") * 2000, "utf-8")
    process = subprocess.Popen(
        [EDUPARSE, "decode", source, "-q"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr
    assert (process.wait(60), process.stderr.read()) == (141, b"")
    process.stderr.close()


def test_a_full_file_system_costs_what_does_not_fit(tmp_path: Path) -> None:
    disk, source = tmp_path / "disk", tmp_path / "in"
    source.mkdir()
    (source / "a.txt").write_text(GOOD, "utf-8")
    (source / "big.txt").write_text(GOOD * 20_000, "utf-8")
    (source / "z.txt").write_text(GOOD, "utf-8")
    with mounted(disk, "size=200k"):
        done = run("decode", source, "-o", disk / "out", "--rejects", tmp_path / "no.jsonl")
        assert done.returncode == 74
        (reject,) = rows((tmp_path / "no.jsonl").read_bytes())
        assert (reject["source"], "make room" in reject["message"]) == ("big.txt", True)
        assert counted(done) == (3, 1)
        assert sorted(p.name for p in (disk / "out").iterdir()) == ["a.txt.jsonl", "z.txt.jsonl"]
