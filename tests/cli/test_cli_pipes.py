"""Stages through real pipes: they give what one process gives, and end as pipes end."""

import json
import subprocess
from pathlib import Path

import pytest
from command import EDUPARSE, STAGES, lines, rows, run
from conftest import ROOT


def piped(source: Path) -> bytes:
    """``eduparse decode SOURCE | eduparse repair - | … | eduparse split - --rows documents``."""
    last: subprocess.Popen[bytes] | None = None
    started = []
    for stage in STAGES:
        command = [EDUPARSE, stage, "--quiet", str(source) if last is None else "-"]
        command += ["--rows", "documents"] if stage == "split" else []
        stdin = subprocess.DEVNULL if last is None else last.stdout
        this = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE)
        if last is not None and last.stdout is not None:
            last.stdout.close()
        started.append(this)
        last = this
    assert last is not None
    out, _ = last.communicate()
    assert [p.wait() for p in started] == [0] * len(STAGES)
    return out


def test_the_stages_give_what_clean_gives_on_the_sample_pages() -> None:
    whole = run("clean", ROOT / "corpus", "--rows", "documents", "--edits")
    assert whole.stdout
    assert piped(ROOT / "corpus") == whole.stdout


def test_the_stages_give_what_clean_gives_on_the_real_pages(shared: Path) -> None:
    whole = run("clean", shared / "corpus", "--rows", "documents", "--edits")
    assert len(rows(whole.stdout)) >= 13
    assert piped(shared / "corpus") == whole.stdout


def test_repair_of_a_page_undoes_all_damage_and_of_rows_only_its_own() -> None:
    page = ROOT / "corpus" / "spun.txt"
    repaired = rows(run("repair", page).stdout)
    assert "reword" in {e["pass"] for row in repaired for e in row["edits"]}
    decoded = run("decode", page).stdout
    assert not [
        e
        for row in rows(run("repair", "-", stdin=decoded).stdout)
        for e in row["edits"]
        if not e["pass"].startswith("repair.")
    ]


def test_repair_can_be_narrowed_to_a_pass() -> None:
    page = "統(tǒng)籌&amp;ldquo;發(fā)展&amp;rdquo;。\n".encode()
    for wanted in ("repair.pinyin", "pinyin"):
        (row,) = rows(run("repair", "--only", wanted, stdin=page).stdout)
        assert row["text"] == "統籌&amp;ldquo;發展&amp;rdquo;。\n"


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_on_a_page_decodes_it_and_does_its_own_work(stage: str) -> None:
    page = ROOT / "corpus" / "big5.txt"
    of_page = rows(run(stage, page, *(["--rows", "documents"] if stage == "split" else [])).stdout)
    for row in of_page:
        assert row["metadata"]["encoding"] == "big5hkscs"
        allowed = (stage, "reword") if stage == "repair" else (stage,)
        assert {e["pass"].partition(".")[0] for e in row["edits"]} <= set(allowed)


def test_stage_rows_always_carry_edits_and_clean_rows_on_demand() -> None:
    page = ROOT / "corpus" / "pinyin.txt"
    assert all(row["edits"] for row in rows(run("repair", page).stdout))
    assert not any(row["edits"] for row in rows(run("clean", page, "--rows", "documents").stdout))
    with_edits = run("clean", page, "--rows", "documents", "--edits")
    assert all(row["edits"] for row in rows(with_edits.stdout))


def test_standard_input_is_rows_when_it_begins_like_one() -> None:
    row = json.dumps({"text": "一、好。\n二、行。\n", "id": "a"}).encode()
    for data in (row, b"\n  \n" + row, b"\xef\xbb\xbf" + row):
        (found,) = rows(run("decode", stdin=data).stdout)
        assert (found["id"], found["source"]) == ("a", "-")
    (page,) = rows(run("decode", "-", stdin="一、好。\n".encode()).stdout)
    assert (page["source"], page["text"]) == ("-", "一、好。\n")


def test_a_row_without_an_id_is_named_by_its_line() -> None:
    data = b'{"text":"a"}\n\n{"text":"b"}\n{"text":"c","id":7}\n'
    found = rows(run("decode", stdin=data).stdout)
    assert [row["source"] for row in found] == ["-:1", "-:3", "-"]
    assert found[2]["id"] == "7"


def test_rows_come_out_while_the_pipe_is_open() -> None:
    with subprocess.Popen(
        [EDUPARSE, "decode", "-", "--quiet"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b'{"text":"a"}\n')
        process.stdin.flush()
        assert b'"text":"a"' in process.stdout.readline()
        process.stdin.close()
        assert process.wait() == 0


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_reader_that_goes_away_ends_the_run_silently(workers: str, tmp_path: Path) -> None:
    source = tmp_path / "many.jsonl"
    source.write_bytes((b'{"text":"' + "好".encode() * 200 + b'"}\n') * 2000)
    with subprocess.Popen(
        [EDUPARSE, "decode", source, "--quiet", "--workers", workers],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.wait(60) == 141
        assert process.stderr.read() == b""


def test_commands_that_print_end_silently_too() -> None:
    with subprocess.Popen(
        [EDUPARSE, "rules", "list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.wait() == 141
        assert process.stderr.read() == b""


def test_standard_error_has_one_line_of_summary_or_none() -> None:
    page = ROOT / "corpus" / "pinyin.txt"
    told = lines(run("clean", page))
    assert len(told) == 1
    assert "1 in, 1 documents" in told[0]
    assert "\x1b" not in told[0]
    assert run("clean", page, "--quiet").stderr == b""
    assert run("clean", page, "-q").stderr == b""
