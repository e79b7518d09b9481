"""Standard error: a bar and a table for a person at a terminal, lines elsewhere, counts for machines."""

import gzip
import json
import os
import pty
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from command import EDUPARSE, lines, rows, run, shown_on
from conftest import ROOT

from eduparse.readers import Watch, records
from eduparse.readers.inputs import Input
from eduparse.run.progress import Screen

CORPUS = ROOT / "corpus"


def _watched(*arguments: object, **env: str) -> tuple[str, bytes]:
    """What a person sees on standard error, and what standard output gets."""
    master, slave = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    # Rows go to a file: a pipe that nobody empties meanwhile would hold the command up.
    with (
        tempfile.TemporaryFile() as rows_out,
        subprocess.Popen(
            [EDUPARSE, *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=rows_out,
            stderr=slave,
            env=environment | {"TERM": "xterm-256color", "COLUMNS": "120"} | env,
        ) as process,
    ):
        os.close(slave)
        seen = shown_on(master)
        process.wait(60)
        rows_out.seek(0)
        out = rows_out.read()
    os.close(master)
    return seen, out


def test_at_a_terminal_there_is_a_bar_and_then_one_table(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_bytes(b"nothing\n")
    seen, out = _watched("clean", CORPUS, tmp_path / "bad.jsonl", "--rows", "documents")
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen)
    assert re.search(r"\d+ files, \d+\.\d MB/s, \d+ documents, \d+ rejected", plain)
    assert "bad.jsonl:1: The line is not JSON" in plain
    table = plain[plain.rindex("read ") :]
    assert re.search(r"^read +13 files, 13 pages, 0\.0 MB *$", table, re.MULTILINE)
    assert re.search(r"^written +14 documents, \d+ clauses *$", table, re.MULTILINE)
    assert re.search(r"^rejected +1 *$", table, re.MULTILINE)
    assert len(rows(out)) == 14


def test_the_bar_is_there_at_once_and_counts_the_bytes_that_lie_on_the_disk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = json.dumps({"text": "一、提高认识。\n" * 200}).encode() + b"\n"
    packed = tmp_path / "rows.jsonl.gz"
    packed.write_bytes(gzip.compress(text * 3000))
    watch = Watch()
    at = [watch.at for _ in records(Input(packed, packed.name), 16, watch=watch)]
    assert 0 < at[0] <= at[-1] <= packed.stat().st_size
    assert at == sorted(at)
    watch.left(packed.stat().st_size)
    assert watch.at == packed.stat().st_size
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    screen = Screen(quiet=False)
    screen.expect(lambda: 100)
    screen.clear()
    assert "0 files" in capsys.readouterr().err


def test_nobody_is_shown_a_bar_who_does_not_watch() -> None:
    quiet, _ = _watched("clean", CORPUS / "spun.txt", "--quiet")
    assert quiet == ""
    dumb, _ = _watched("clean", CORPUS / "spun.txt", TERM="dumb")
    assert "\x1b" not in dumb
    assert len(dumb.splitlines()) == 1
    piped = run("clean", CORPUS / "spun.txt")
    assert b"\x1b" not in piped.stderr
    assert len(lines(piped)) == 1


def test_the_report_for_machines_counts_what_the_rows_hold(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_bytes(b"nothing\n")
    file, out = tmp_path / "run.json", tmp_path / "rows.jsonl"
    done = run(
        "clean", CORPUS, tmp_path / "bad.jsonl", "--rows", "documents", "--edits",
        "--report", file, "-o", out,
    )  # fmt: skip
    told = json.loads(file.read_bytes())
    documents = rows(out.read_bytes())
    edits = Counter(e["rule"] for d in documents for e in d["edits"] if e["applied"])
    assert told["exit"] == done.returncode == 1
    assert told["rules"] == dict(sorted(edits.items()))
    assert told["edits"] == edits.total()
    assert told["suggestions"] == sum(not e["applied"] for d in documents for e in d["edits"])
    assert told["documents"] == len(documents)
    assert told["clauses"] == sum(len(d["clauses"]) for d in documents)
    sizes = [p.stat().st_size for p in (*CORPUS.iterdir(), tmp_path / "bad.jsonl")]
    assert (told["files"], told["inputs"], told["rejected"]) == (len(sizes), len(sizes), 1)
    assert abs(told["bytes"] - sum(sizes)) <= 1  # the line break of a row is not part of it
    assert told["rejects"] == {"read DocumentError": 1}
    made = documents[0]["metadata"]["eduparse"]
    assert told["eduparse"] == {name: made[name] for name in ("version", "rules")}


def test_two_workers_count_the_same(tmp_path: Path) -> None:
    counts = []
    for workers in ("1", "2"):
        run("clean", CORPUS, "--workers", workers, "--report", tmp_path / "r.json", "-q")
        told = json.loads((tmp_path / "r.json").read_bytes())
        counts.append({k: v for k, v in told.items() if k not in ("seconds", "mb_per_second")})
    assert counts[0] == counts[1]
