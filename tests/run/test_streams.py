"""Streams that were closed, and outputs that are no files: links, pipes, devices."""

import json
import os
import subprocess
import threading
from pathlib import Path

import pytest
from command import EDUPARSE, rows

ROOT_ALONE = pytest.mark.skipif(os.geteuid() != 0, reason="only root makes devices")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a page and a row file."""
    (tmp_path / "a.txt").write_text("一、提高认识。\n二、加强领导。\n", "utf-8")
    return tmp_path


def shell(line: str, place: Path) -> "subprocess.CompletedProcess[bytes]":
    line = line.replace("eduparse", EDUPARSE)
    return subprocess.run(
        ["sh", "-c", line], cwd=place, check=False, timeout=60, capture_output=True
    )


def test_closed_streams_do_not_matter_to_who_does_not_use_them(place: Path) -> None:
    done = shell("eduparse clean a.txt -o x.jsonl <&- >&- 2>&-", place)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert len(rows((place / "x.jsonl").read_bytes())) == 2
    assert shell("eduparse decode a.txt 2>&-", place).stdout.count(b"\n") == 1


def test_a_closed_output_is_told_and_a_closed_input_is_empty(place: Path) -> None:
    for command in ("clean a.txt", "rules show noise.hotline", "schema"):
        done = shell(f"eduparse {command} >&-", place)
        assert done.returncode == 2
        assert b"Bad file descriptor" in done.stderr
        assert b"fault" not in done.stderr
        assert b"Exception" not in done.stderr
    done = shell("eduparse clean - <&-", place)
    assert done.returncode == 1
    assert b"The file is empty" in done.stderr


def test_a_link_is_followed_and_stays(place: Path) -> None:
    (place / "disk").mkdir()
    (place / "x.jsonl").symlink_to("disk/y.jsonl")
    for _ in range(2):
        assert shell("eduparse clean a.txt -o x.jsonl", place).returncode == 0
        assert (place / "x.jsonl").is_symlink()
        assert len(rows((place / "disk" / "y.jsonl").read_bytes())) == 2
    assert sorted(p.name for p in (place / "disk").iterdir()) == ["y.jsonl"]


def test_a_pipe_is_written_as_it_is(place: Path) -> None:
    os.mkfifo(place / "pipe")
    read: list[bytes] = []
    reader = threading.Thread(
        target=lambda: read.append((place / "pipe").read_bytes()), daemon=True
    )
    reader.start()
    assert shell("eduparse clean a.txt -o x.jsonl --report pipe", place).returncode == 0
    reader.join(30)
    assert json.loads(read[0])["documents"] == 1
    assert (place / "pipe").is_fifo()


@ROOT_ALONE
@pytest.mark.parametrize(("minor", "code"), [(3, 0), (7, 74)])
def test_no_file_takes_the_place_of_a_device(minor: int, code: int, place: Path) -> None:
    try:
        os.mknod(place / "device", 0o20666, os.makedev(1, minor))
    except OSError:
        pytest.skip("no devices may be made here")
    done = shell("eduparse clean a.txt -o x.jsonl --report device", place)
    assert done.returncode == code
    assert shell("eduparse clean a.txt -o x.jsonl --rejects device", place).returncode == 0
    assert (place / "device").is_char_device()
