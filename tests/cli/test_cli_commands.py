"""Every command of the table, and what happens when it is called wrongly."""

import json
import os
import pty
import subprocess
from importlib.metadata import version
from pathlib import Path

import jsonschema
import pytest
from command import EDUPARSE, STAGES, lines, rows, run
from conftest import ROOT

COMMANDS = ("clean", *STAGES, "explain", "report", "diff", "undo", "rules", "schema", "doctor")
PAGE = "青禾縣教育局關于開展檢查的通知\n\n一、提高認識。統(tǒng)籌推進。\n二、加強領導。\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


def test_the_version_is_that_of_the_distribution() -> None:
    assert run("--version").stdout.decode() == f"eduparse {version('eduparse')}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert b"Usage: eduparse" in done.stdout


def test_the_help_lists_the_commands() -> None:
    said = run("--help").stdout.decode()
    assert [c for c in COMMANDS if f"\n  {c} " not in said] == []


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("clena",),
        ("clean", "--wrong"),
        ("clean", "--workers", "many"),
        ("clean", "--workers", "-1"),
        ("clean", "--rows", "lines"),
        ("clean", "--edits"),
        ("split", "--edits"),
        ("clean", "--runner", "threads"),
        ("clean", "--format", "parquet"),
        ("clean", "missing.txt"),
        ("repair", "--only", "repair.pinyn"),
        ("rules", "show", "no.such"),
        ("schema", "lines"),
        ("undo", "missing.jsonl"),
        ("explain", "missing.txt"),
    ],
)
def test_a_wrong_call_is_exit_2_with_a_reason_and_no_output(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    done = run(*arguments, stdin="一、好。\n".encode(), cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr


def test_a_misspelt_name_is_told_the_nearest() -> None:
    assert "Did you mean repair.pinyin?" in lines(run("repair", "--only", "repair.pinyn"))[0]
    assert "Did you mean clauses?" in lines(run("schema", "clause"))[0]


def test_without_input_at_a_terminal_there_is_help() -> None:
    master, slave = pty.openpty()
    done = subprocess.run([EDUPARSE, "clean"], check=False, stdin=slave, capture_output=True)
    os.close(master)
    os.close(slave)
    assert done.returncode == 2
    assert b"Usage: eduparse clean" in done.stderr
    assert done.stdout == b""


@pytest.mark.parametrize("kind", ["documents", "clauses", "chunks"])
def test_the_schema_is_a_schema_and_the_rows_keep_to_it(kind: str) -> None:
    done = run("schema", kind)
    schema = json.loads(done.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    found = rows(run("clean", ROOT / "corpus", "--rows", kind).stdout)
    assert found
    check = jsonschema.Draft202012Validator(schema)
    assert [e.message for row in found for e in check.iter_errors(row)] == []


def test_doctor_is_content_here() -> None:
    done = run("doctor")
    assert done.returncode == 0, done.stdout.decode()
    assert "FAIL" not in done.stdout.decode()


def test_doctor_notices_another_opencc(tmp_path: Path) -> None:
    (tmp_path / "opencc").mkdir()
    (tmp_path / "opencc" / "__init__.py").write_text(
        "class OpenCC:\n"
        "    def __init__(self, config): pass\n"
        "    def convert(self, text): return text\n"
    )
    impostor = tmp_path / "opencc_python_reimplemented-0.1.7.dist-info"
    impostor.mkdir()
    (impostor / "METADATA").write_text("Name: opencc-python-reimplemented\nVersion: 0.1.7\n")
    (impostor / "top_level.txt").write_text("opencc\n")
    done = run("doctor", env={"PYTHONPATH": str(tmp_path)})
    assert done.returncode == 1
    failed = [line for line in done.stdout.decode().splitlines() if line.startswith("FAIL")]
    assert any("opencc-python-reimplemented" in line for line in failed)
    assert any("著力 is read as 著力" in line for line in failed)


def test_explain_says_where_which_what_and_why(page: Path) -> None:
    done = run("explain", page)
    assert done.returncode == 0
    said = done.stdout.decode()
    table = [line.split("\t") for line in said.splitlines() if "\t" in line]
    assert ["page.txt:3:9", "repair.pinyin"] in [row[:2] for row in table]
    assert any(row[1] == "simplify" and row[3] == "青禾[縣→县]教育局" for row in table)
    for rule in {row[2] for row in table}:
        (reason,) = (line for line in said.splitlines() if line.startswith(f"{rule} ("))
        assert "not in the catalogue" not in reason


def test_explain_shows_the_edits_rows_carry(page: Path, tmp_path: Path) -> None:
    kept = tmp_path / "rows.jsonl"
    run("clean", page, "--rows", "documents", "--edits", "-o", kept)
    assert run("explain", kept).stdout == run("explain", page).stdout


def test_explain_places_parts_in_the_page(tmp_path: Path) -> None:
    page = ROOT / "corpus" / "several-documents.txt"
    kept = tmp_path / "rows.jsonl"
    run("clean", page, "--rows", "documents", "--edits", "-o", kept)
    of_page, of_rows = run("explain", page), run("explain", kept)
    assert of_rows.stdout == of_page.stdout
    source = page.read_text("utf-8").split("\n")
    for line in of_page.stdout.decode().splitlines():
        if "\t" in line:
            place, _, _, change, _ = line.split("\t")
            left, _, change = change.partition("[")
            before = change.split("→")[0].split("…(")[0].split("\\n")[0]
            _, row, column = place.rsplit(":", 2)
            at = int(column) - 1 - len(left)
            assert source[int(row) - 1][at:].startswith(left + before)


def test_rules_are_listed_shown_and_tested() -> None:
    listed = [line.split("\t") for line in run("rules", "list").stdout.decode().splitlines()]
    assert all(len(fields) == 3 and all(fields) for fields in listed)
    shown = run("rules", "show", "pinyin.reading")
    if shown.returncode:  # the rule is named by its file; any rule will do
        shown = run("rules", "show", listed[0][0])
    assert b"\nwhy " in shown.stdout
    tested = run("rules", "test", "發(fā)展").stdout.decode()
    assert "repair.pinyin" in tested
    assert run("rules", "test", "-", stdin="發(fā)展".encode()).stdout.decode() == tested


@pytest.mark.parametrize(
    ("command", "usage"),
    [
        ("clean", "[OPTIONS] [INPUT]..."),
        ("explain", "[OPTIONS] INPUT..."),
        ("report", "[OPTIONS] OUT"),
        ("rules test", "[OPTIONS] [TEXT]"),
    ],
)
def test_usage_is_written_as_in_manuals(command: str, usage: str) -> None:
    said = run(*command.split(), "--help").stdout.decode()
    assert said.startswith(f"Usage: eduparse {command} {usage}\n")
    assert "<list" not in said


def test_the_help_names_every_ending_that_is_read() -> None:
    said = run("clean", "--help").stdout.decode()
    for suffix in ("jsonl", "csv", "tsv", "parquet", "html", "mhtml", "md", "docx", "pdf", "doc"):
        assert f".{suffix}" in said
    for suffix in ("wps", "rtf", "odt", "zip", "warc", "gz", "zst"):
        assert f".{suffix}" in said


def test_the_list_of_commands_is_not_cut_off() -> None:
    assert "..." not in run("--help").stdout.decode().split("Commands:\n")[1]


def test_a_stroke_is_standard_output_for_every_command_that_writes(tmp_path: Path) -> None:
    made = run("clean", ROOT / "corpus" / "big5.txt", "--rows", "documents", "--edits", "-q")
    (tmp_path / "r.jsonl").write_bytes(made.stdout)
    assert b"<html" in run("report", "r.jsonl", "-o", "-", "-q", cwd=tmp_path).stdout[:100]
    back = run("undo", "r.jsonl", "-o", "-", cwd=tmp_path)
    assert back.stdout == (ROOT / "corpus" / "big5.txt").read_bytes()
    assert [p.name for p in tmp_path.iterdir()] == ["r.jsonl"]
