"""Runs that are taken up again: what was done is not done twice, what has changed is."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from command import EDUPARSE, counted, lines, pages, run
from conftest import ROOT

from bench.resume import measure
from eduparse.run.journal import read_part, write_part
from eduparse.run.shards import Outcome, Reject, ShardReport

TEXT = "一、提高認識。\n二、加強領導。\n"
ROWS = 5000  # five shards


def content(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "bad.txt").write_bytes(b"")
    with (folder / "rows.jsonl").open("w", encoding="utf-8") as file:
        for n in range(ROWS):
            file.write(json.dumps({"id": str(n), "text": f"{TEXT}{n}\n"}) + "\n")
    (folder / "z.txt").write_text(TEXT, "utf-8")
    return folder


def killed(source: Path, out: Path, *options: str) -> None:
    """A run into the folder ``out`` that was killed when two shards were done."""
    killed_at([EDUPARSE, "decode", source, "-o", out, "-q", *options], out)


def killed_at(command: list[Any], out: Path, env: Mapping[str, str] | None = None) -> None:
    """``command``, killed when two shards were done in ``out``."""
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=env)
    end = time.monotonic() + 60
    while len(done(out)) < 2 and process.poll() is None and time.monotonic() < end:
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


def done(out: Path) -> set[str]:
    """The shards that a journal in ``out`` says are done."""
    return {p.stem for p in out.glob(".eduparse-run-*/*") if p.suffix in (".part", ".done")}


@pytest.fixture
def half(source: Path, tmp_path: Path) -> Iterator[Path]:
    """The output of a killed run over ``source``."""
    killed(source, tmp_path / "half")
    yield tmp_path / "half"
    assert not list(tmp_path.rglob(".eduparse-*"))


def test_runs_killed_at_random_moments_end_in_the_same_tree(tmp_path: Path) -> None:
    figures = measure(tmp_path, kills=2, rows=3000)
    assert figures["kills"] == 2
    assert figures["differences"] == figures["strays"] == 0
    assert figures["shards done twice"] <= figures["most allowed twice"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_what_is_done_is_not_done_again_by_any_runner(
    workers: str, source: Path, half: Path, tmp_path: Path
) -> None:
    before = len(done(half))
    assert 2 <= before < 6
    resumed = run("decode", source, "-o", half, "--workers", workers)
    whole = run("decode", source, "-o", tmp_path / "whole")
    assert content(half) == content(tmp_path / "whole")
    assert f"{before} shards had been done before" in resumed.stderr.decode()
    counts = [done.stderr.decode().rpartition(" in ")[0] for done in (resumed, whole)]
    assert counts[0].endswith(counts[1].splitlines()[-1])  # the summary counts what was done before
    assert counted(resumed) == (len(pages(half)) + 1, 1) == (ROWS + 3, 1)


def test_an_input_that_changed_is_done_again(source: Path, half: Path, tmp_path: Path) -> None:
    changed = (source / "rows.jsonl").read_text("utf-8").replace("認識", "覺悟")
    (source / "rows.jsonl").write_text(changed, "utf-8")
    (source / "z.txt").unlink()
    run("decode", source, "-o", half)
    run("decode", source, "-o", tmp_path / "whole")
    assert content(half) == content(tmp_path / "whole")


def test_another_run_takes_the_dead_one_away(source: Path, half: Path, tmp_path: Path) -> None:
    done = run("cut", source, "-o", half)
    assert "done before" not in done.stderr.decode()
    run("cut", source, "-o", tmp_path / "whole")
    assert content(half) == content(tmp_path / "whole")


@pytest.mark.parametrize(
    ("file", "added"),
    [
        ("rules/data/noise.toml", "# changed\n"),
        ("stages/decode/__init__.py", "# changed\n"),
    ],
)
def test_rules_or_a_program_that_changed_are_another_run(
    file: str, added: str, source: Path, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "src" / "eduparse", tmp_path / "lib" / "eduparse")
    command = [sys.executable, "-m", "eduparse", "decode", source, "-q"]
    env = os.environ | {"PYTHONPATH": str(tmp_path / "lib")}
    killed_at([*command, "-o", tmp_path / "half"], tmp_path / "half", env)
    changed = tmp_path / "lib" / "eduparse" / file
    with changed.open("a", encoding="utf-8") as more:
        more.write(added)
    for out in ("half", "whole"):
        told = subprocess.run(
            [*command[:-1], "-o", tmp_path / out], check=False, env=env, capture_output=True
        )
        assert told.returncode == 1
        assert b"done before" not in told.stderr
    assert content(tmp_path / "half") == content(tmp_path / "whole")
    assert not list(tmp_path.rglob(".eduparse-*"))


def test_a_target_that_was_removed_is_written_again(
    source: Path, half: Path, tmp_path: Path
) -> None:
    (half / "a.txt.jsonl").unlink()
    run("decode", source, "-o", half)
    run("decode", source, "-o", tmp_path / "whole")
    assert content(half) == content(tmp_path / "whole")


def test_an_interrupted_run_says_that_it_can_be_taken_up(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = subprocess.Popen([EDUPARSE, "decode", source, "-o", out], stderr=subprocess.PIPE)
    while not done(out) and process.poll() is None:
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert "the same command goes on from there" in said.decode().splitlines()[-1]
    assert run("decode", source, "-o", out).returncode == 1
    assert sorted(content(out)) == ["_rejects.jsonl", "a.txt.jsonl", "rows.jsonl", "z.txt.jsonl"]


def test_the_same_run_twice_at_a_time_is_refused(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [EDUPARSE, "decode", source, "-o", out, "-q"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while not done(out) and process.poll() is None:
        time.sleep(0.001)
    os.kill(process.pid, signal.SIGSTOP)
    second = run("decode", source, "-o", out, "-q")
    os.kill(process.pid, signal.SIGCONT)
    assert (second.returncode, len(lines(second))) == (2, 1)
    assert "Another run is writing to" in lines(second)[0]
    assert process.wait() == 1
    assert not list(out.glob(".eduparse-*"))


def test_a_full_disk_ends_the_run_and_the_next_one_goes_on(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "one.jsonl"
    whole = run("decode", source / "rows.jsonl").stdout
    limit = len(whole) // 1024 * 2 // 3  # room for a part of each shard, not for all rows
    command = f"ulimit -f {limit}; exec {EDUPARSE} decode {source}/rows.jsonl -o {out}"
    done = subprocess.run(["bash", "-c", command], check=False, capture_output=True)
    assert done.returncode == 74
    assert "make room" in done.stderr.decode()
    assert not out.exists()
    resumed = run("decode", source / "rows.jsonl", "-o", out)
    assert "had been done before" in resumed.stderr.decode()
    assert out.read_bytes() == whole
    assert not list(tmp_path.glob(".eduparse-*"))


def test_a_part_that_is_not_whole_is_none(tmp_path: Path) -> None:
    report = ShardReport(
        (
            Outcome("t", "s", b'{"a": 1}\n{"b": 2}\n', documents=2),
            Outcome("t", "s\udc80", reject=Reject("s:1", "read", "DocumentError", "坏")),
            Outcome("u", "v", b"{}\n", note="n"),
        )
    )
    part = tmp_path / "00000000-x.part"
    write_part(part, report)
    assert read_part(part) == report
    data = part.read_bytes()
    for broken in (b"", data[:5], data[:-1], data[: data.index(b"\n")], data.replace(b"2}", b"3}")):
        part.write_bytes(broken)
        assert read_part(part) is None
    assert read_part(tmp_path / "none.part") is None
