"""Bad input costs its own record: one clear line, a reject, and all others are still done."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from command import EDUPARSE, counted, lines, pages, rows, run
from conftest import interop
from typer.testing import CliRunner

from eduparse.cli import commands

GOOD = "一、提高认识。\n二、加强领导。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with good pages around whatever a test puts between them."""
    path = tmp_path / "in"
    path.mkdir()
    (path / "a.txt").write_text(GOOD, "utf-8")
    (path / "z 末.txt").write_text(GOOD, "utf-8")
    return path


def rejects(folder: Path, tmp_path: Path, *options: str) -> list[Any]:
    """The rejects of a run over ``folder``; the good pages must be there, and one line for each."""
    out = tmp_path / "out"
    done = run("clean", folder, "-o", out, *options)
    found = rows((out / "_rejects.jsonl").read_bytes())
    assert done.returncode == 1
    assert {"a.txt.jsonl", "z 末.txt.jsonl"} <= {p.name for p in out.iterdir()}
    assert [sorted(r) for r in found] == [["error", "message", "source", "stage"]] * len(found)
    told = lines(done)
    assert told[:-1] == [f"eduparse: {r['source']}: {r['message']}" for r in found]
    inputs, rejected = counted(done)
    assert (inputs, rejected) == (len(pages(out)) + rejected, len(found))
    assert not list(out.rglob(".eduparse-*"))
    return found


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(range(256)) * 20, "binary"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04" + bytes(60), "ZIP"),
        ("教".encode() * 17_000_000, "51.0 MB; the limit is 16 MB"),
    ],
    ids=["empty", "only a mark", "binary", "PDF", "ZIP", "one line of 51 MB"],
)
def test_a_file_that_is_no_page(data: bytes, said: str, folder: Path, tmp_path: Path) -> None:
    (folder / "坏 1.txt").write_bytes(data)
    (reject,) = rejects(folder, tmp_path)
    assert reject["source"] == "坏 1.txt"
    assert reject["error"] == "DocumentError"
    assert said in reject["message"]


def test_rows_that_are_none(folder: Path, tmp_path: Path) -> None:
    bad = ['{"text": "好', "{bad", '{"id": 1}', '{"text": 3}', '{"text": null}', "[]", '"x"']
    bad += ['{"text": "a", "id": {}}', "\ufeff{}"]
    good = json.dumps({"text": GOOD, "id": "ok"})
    (folder / "r.jsonl").write_text("\n".join([good, *bad, "", good.replace("ok", "end")]), "utf-8")
    found = rejects(folder, tmp_path)
    assert [r["source"] for r in found] == [f"r.jsonl:{n}" for n in range(2, 2 + len(bad))]
    kept = rows((tmp_path / "out" / "r.jsonl").read_bytes())
    assert {row["doc_id"] for row in kept} == {"ok", "end"}


@pytest.mark.parametrize("suffix", ["gz", "zst"])
def test_a_compressed_file_cut_short_keeps_the_rows_before_the_cut(
    suffix: str, folder: Path, tmp_path: Path
) -> None:
    whole = tmp_path / f"r.jsonl.{suffix}"
    lots = b"".join(
        json.dumps({"text": GOOD, "id": f"{n}-{os.urandom(20).hex()}"}).encode() + b"\n"
        for n in range(5000)
    )
    run("decode", "-q", "-o", whole, stdin=lots)
    (folder / whole.name).write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    (reject,) = rejects(folder, tmp_path)
    assert reject["source"] == whole.name
    assert "Reading stopped after line" in reject["message"]
    assert len(rows((tmp_path / "out" / "r.jsonl").read_bytes())) > 1000


def test_a_file_that_is_not_compressed_at_all(folder: Path, tmp_path: Path) -> None:
    (folder / "r.jsonl.gz").write_bytes(b'{"text": "a"}\n')
    (reject,) = rejects(folder, tmp_path)
    assert "It cannot be read: Not a gzipped file" in reject["message"]


def test_paths_that_cannot_be_read(folder: Path, tmp_path: Path) -> None:
    (folder / "gone.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to("..")
    found = rejects(folder, tmp_path)
    assert [r["source"] for r in found] == ["gone.txt", "pipe"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission(folder: Path, tmp_path: Path) -> None:
    (folder / "secret.txt").write_text(GOOD)
    (folder / "secret.txt").chmod(0)
    (reject,) = rejects(folder, tmp_path)
    assert "Permission denied" in reject["message"]


def test_a_path_that_does_not_exist_is_exit_2_and_the_rest_is_done(folder: Path) -> None:
    done = run("decode", folder / "a.txt", "nowhere.txt", "no/*.txt", folder / "z 末.txt")
    assert done.returncode == 2
    assert [r["source"] for r in rows(done.stdout)] == ["a.txt", "z 末.txt"]
    assert "nowhere.txt: The path does not exist" in lines(done)[0]
    assert "no/*.txt: No file matches" in lines(done)[1]


@pytest.mark.parametrize(
    "tail",
    [b"\xe6\x95", b"\xff\xff", b"\xb0\xa1"],
    ids=["cut in a character", "bytes of no encoding", "another encoding"],
)
def test_bad_bytes_are_told_and_kept(tail: bytes, folder: Path, tmp_path: Path) -> None:
    data = GOOD.encode() * 10 + tail
    (folder / "bad.txt").write_bytes(data)
    kept = tmp_path / "rows.jsonl"
    done = run("clean", folder, "--rows", "documents", "--edits", "-o", kept)
    assert done.returncode == 0
    assert run("undo", kept, "-o", tmp_path / "back").returncode == 0
    assert (tmp_path / "back" / "bad.txt").read_bytes() == data


def test_rejects_go_where_they_are_sent(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").touch()
    named = tmp_path / "bad.jsonl"
    done = run("clean", folder, "--rejects", named)
    assert (done.returncode, len(rows(named.read_bytes()))) == (1, 1)
    run("clean", folder, "-o", tmp_path / "x.jsonl.gz")
    beside = tmp_path / "x.rejects.jsonl"
    assert len(rows(beside.read_bytes())) == 1
    (folder / "empty.txt").unlink()
    run("clean", folder, "-o", tmp_path / "x.jsonl.gz", "--rejects", named)
    assert named.read_bytes() == b""
    run("clean", folder, "-o", tmp_path / "x.jsonl.gz")
    assert not beside.exists()


def test_a_fault_is_one_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("out of\ncheese")

    # No fault is known that could be run here: one is made.
    monkeypatch.setattr("eduparse.review.doctor.examine", fail)
    done = CliRunner().invoke(commands(), ["doctor"])
    assert done.exit_code == 2
    (told,) = done.stderr.splitlines()
    assert told.startswith("eduparse: RuntimeError: out of\\ncheese; this is a fault of eduparse")
    monkeypatch.setenv("EDUPARSE_TRACEBACK", "1")
    done = CliRunner().invoke(commands(), ["doctor"])
    assert isinstance(done.exception, RuntimeError)


def test_a_store_that_lets_nobody_in_is_told_in_one_line(folder: Path) -> None:
    interop("s3fs")
    alone = {"AWS_EC2_METADATA_DISABLED": "true", "HOME": str(folder)}
    env = alone | dict.fromkeys(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"), "")
    for arguments in (("s3://bucket/x", "-q"), (folder / "a.txt", "-o", "s3://bucket/x.jsonl")):
        done = run("clean", *arguments, env=env)
        assert done.returncode in (1, 2)
        (told,) = lines(done)
        assert told.startswith("eduparse: s3://bucket/x")


def test_of_many_bad_rows_the_first_are_told_and_all_are_kept(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text("{}\n" * 50 + json.dumps({"text": GOOD}) + "\n", "utf-8")
    (tmp_path / "s.jsonl").write_text("{}\n", "utf-8")
    done = run("clean", "r.jsonl", "s.jsonl", "-q", "--rejects", "bad.jsonl", cwd=tmp_path)
    told = lines(done)
    assert len(told) == 22
    assert told[-2] == (
        "eduparse: r.jsonl: 30 more of its rows were rejected; all are in bad.jsonl."
    )
    assert told[-1].startswith("eduparse: s.jsonl:1: ")
    assert len(rows((tmp_path / "bad.jsonl").read_bytes())) == 51


def test_rejects_are_told_even_when_quiet(folder: Path) -> None:
    (folder / "empty.txt").touch()
    done = run("clean", folder, "--quiet")
    assert len(lines(done)) == 1


@pytest.mark.parametrize("out", ["file/out", "file/x.jsonl", "file", "/proc/none/x.jsonl"])
def test_an_output_that_cannot_be_written_stops_the_run_at_once(
    out: str, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    done = run("clean", folder, "-o", tmp_path / out)
    assert (done.returncode, done.stdout) == (2, b"")
    (told,) = lines(done)
    assert "choose another -o" in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_standard_output_stops_the_run(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [EDUPARSE, "clean", folder], check=False, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 74
    (told,) = done.stderr.decode().splitlines()
    assert "Standard output cannot be written: No space left on device" in told


def full_disk(command: list[Any]) -> "subprocess.CompletedProcess[bytes]":
    """``command`` where no file may grow beyond 20,000 bytes, which fails as a full disk does."""
    limited = f"ulimit -f 20; exec {' '.join(map(repr, map(str, command)))}"  # blocks of 1,024
    return subprocess.run(["bash", "-c", limited], check=False, capture_output=True)


@pytest.fixture
def big(folder: Path) -> Path:
    (folder / "big.txt").write_text("".join(f"{n}. 加强领导。\n" for n in range(1, 400)), "utf-8")
    return folder


def test_a_disk_that_is_full_for_one_file_costs_that_file(big: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = full_disk([EDUPARSE, "clean", big, "-o", out])
    assert done.returncode == 74
    (reject,) = rows((out / "_rejects.jsonl").read_bytes())
    assert (reject["source"], reject["stage"]) == ("big.txt", "write")
    assert "make room" in reject["message"]
    assert sorted(p.name for p in out.iterdir()) == [
        "_rejects.jsonl",
        "a.txt.jsonl",
        "z 末.txt.jsonl",
    ]


def test_a_disk_that_is_full_for_the_only_file_leaves_nothing_behind(
    big: Path, tmp_path: Path
) -> None:
    done = full_disk([EDUPARSE, "clean", big, "-o", tmp_path / "x.jsonl"])
    assert done.returncode == 74
    (told,) = done.stderr.decode().splitlines()
    assert "x.jsonl cannot be written" in told
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in"]
