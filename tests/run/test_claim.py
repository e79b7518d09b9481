"""One run at a time in a place, whatever its command; SIGTERM keeps what is done."""

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import EDUPARSE, lines, run

from eduparse.errors import ConfigError
from eduparse.run.claim import claimed

TEXT = "一、提高认识。\n二、加强领导。\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "rows.jsonl"
    with file.open("w", encoding="utf-8") as stream:
        for n in range(5000):
            stream.write(json.dumps({"id": str(n), "text": f"{TEXT}{n}\n"}) + "\n")
    return file


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    return tmp_path / "page.txt"


@pytest.fixture
def under_way(source: Path, tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A run into the folder ``out`` of which a shard is done."""
    out = tmp_path / "out"
    process = subprocess.Popen([EDUPARSE, "decode", source, "-o", out], stderr=subprocess.PIPE)
    while not list(out.glob(".eduparse-run-*/*.part")) and process.poll() is None:
        time.sleep(0.001)
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


@pytest.mark.parametrize(
    "command", [("decode",), ("cut",), ("clean", "--rows", "documents"), ("dedup",)]
)
def test_a_second_run_into_the_folder_is_refused(
    command: tuple[str, ...],
    under_way: "subprocess.Popen[bytes]",
    page: Path,
    tmp_path: Path,
) -> None:
    under_way.send_signal(signal.SIGSTOP)
    try:
        done = run(*command, page, "-o", tmp_path / "out")
    finally:
        under_way.send_signal(signal.SIGCONT)
    assert done.returncode == 2
    (line,) = lines(done)
    assert line.endswith(f"Another run is writing to {tmp_path / 'out'}; wait for it, or stop it.")
    under_way.communicate(timeout=120)
    assert under_way.returncode == 0
    assert len((tmp_path / "out" / "rows.jsonl").read_bytes().splitlines()) == 5000


def test_sigterm_keeps_what_is_done(
    under_way: "subprocess.Popen[bytes]", source: Path, tmp_path: Path
) -> None:
    under_way.send_signal(signal.SIGTERM)
    _, said = under_way.communicate(timeout=60)
    assert under_way.returncode == 143
    assert said.decode().splitlines() == [
        "eduparse: What is done is kept: the same command goes on from there."
    ]
    again = run("decode", source, "-o", tmp_path / "out")
    assert "had been done before" in again.stderr.decode()


def test_files_of_one_folder_are_written_side_by_side(tmp_path: Path) -> None:
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    with claimed(first, folder=False), claimed(second, folder=False):
        with pytest.raises(ConfigError, match=r"writing to .*a\.jsonl"):
            claimed(first, folder=False).__enter__()
        with pytest.raises(ConfigError, match="Another run"):
            claimed(tmp_path, folder=True).__enter__()
    with claimed(tmp_path, folder=True), pytest.raises(ConfigError, match="Another run"):
        claimed(first, folder=False).__enter__()
    assert not list(tmp_path.iterdir())
