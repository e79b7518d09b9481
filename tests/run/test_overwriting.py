"""No command writes over what it reads, however the file is named."""

import json
import subprocess
from pathlib import Path

import pytest
from command import EDUPARSE, lines, rows, run

PAGE = "一、提高认识。\n二、加强领导。\n"
ROWS = '{"id": "1", "text": "一、提高认识。"}\n'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder of two pages and a file of rows, with a link, a hard link and a word list beside it."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(PAGE + name, "utf-8")
    (folder / "r.jsonl").write_text(ROWS, "utf-8")
    (tmp_path / "link.jsonl").symlink_to(folder / "r.jsonl")
    (tmp_path / "hard.jsonl").hardlink_to(folder / "r.jsonl")
    (tmp_path / "words.tsv").write_text("spun\toriginal\n前进认识\t提高认识\n", "utf-8")
    return tmp_path


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    "call",
    [
        "clean in -o in/r.jsonl",
        "clean . -o in/r.jsonl",
        "clean in/* -o in/r.jsonl",
        "clean in/r.jsonl -o ./in/../in/r.jsonl",
        "clean in -o link.jsonl",
        "clean in -o hard.jsonl",
        "decode in --report in/a.txt",
        "decode in --rejects in/b.txt",
        "clean in/a.txt --lexicon words.tsv --report words.tsv",
        "clean in/r.jsonl -o in",
        "clean in/a.txt in -o in/r.jsonl --dry-run",
        "dedup in/r.jsonl -o in/r.jsonl",
        "dedup in/*.jsonl -o in",
        "dedup in -o in",
        "dedup in/r.jsonl -o x.jsonl --removed in/r.jsonl",
        "learn in -o in/a.txt",
        "learn-lexicon in/a.txt in/b.txt -o in/b.txt",
        "learn-lexicon --table words.tsv -o words.tsv",
        "explain in/a.txt --html in/a.txt",
        "report in -o in/r.jsonl",
    ],
)
def test_a_file_that_is_read_is_not_written_over(call: str, place: Path) -> None:
    before = _files(place)
    done = run(*call.split(), cwd=place)
    assert done.returncode == 2
    assert " is INPUT and would be written over; choose another file for -" in lines(done)[0]
    assert _files(place) == before


def test_a_file_beside_what_is_read_is_written_as_ever(place: Path) -> None:
    for _ in range(2):  # the second run writes over its own rows
        done = run("clean", "in", "-o", "out.jsonl", "--report", "run.json", cwd=place)
        assert done.returncode == 0
        assert run("clean", "in", "-o", "out", cwd=place).returncode == 0
    assert len(rows((place / "out.jsonl").read_bytes())) == 7


def test_rows_in_a_folder_that_is_searched_are_not_read_again(place: Path) -> None:
    for _ in range(2):
        for pattern in ("in/**/*", "in/*"):
            done = run("clean", pattern, "-o", "in/out", cwd=place)
            assert done.returncode == 0
    assert sorted(p.name for p in (place / "in" / "out").rglob("*") if p.is_file()) == [
        "a.txt.jsonl",
        "b.txt.jsonl",
        "r.jsonl",
    ]


@pytest.mark.parametrize("call", ["clean .", "clean out.jsonl", "decode *", "explain in out.jsonl"])
def test_a_run_does_not_feed_on_its_own_output(call: str, place: Path) -> None:
    with (place / "out.jsonl").open("wb") as out:
        done = subprocess.run(
            [EDUPARSE, *call.split()],
            stdout=out,
            stderr=subprocess.PIPE,
            cwd=place,
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert b"out.jsonl is INPUT and standard output goes there" in done.stderr
    assert (place / "out.jsonl").read_bytes() == b""


def test_a_file_is_the_same_by_its_address(place: Path) -> None:
    before = _files(place)
    address = f"file://{place}/in/"
    for call in (
        f"clean in --report {address}a.txt",
        f"clean {address} -o in/r.jsonl",
        f"clean {address}r.jsonl -o {address}r.jsonl",
    ):
        assert run(*call.split(), cwd=place).returncode == 2
        assert _files(place) == before


def test_rows_below_an_address_are_not_read_again(place: Path) -> None:
    address = f"file://{place}/in"
    (place / "in" / "out").mkdir()
    for _ in range(2):
        done = run("clean", address, "-o", f"{address}/out", cwd=place)
        assert (done.returncode, "3 in, 3 documents" in lines(done)[-1]) == (0, True)


def test_standard_input_is_an_input_too(place: Path) -> None:
    with (place / "in" / "r.jsonl").open("rb") as rows_in:
        done = subprocess.run(
            [EDUPARSE, "clean", "-", "-o", "in/r.jsonl"],
            stdin=rows_in,
            stderr=subprocess.PIPE,
            cwd=place,
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert (place / "in" / "r.jsonl").read_text("utf-8") == ROWS


def test_undo_leaves_the_rows_that_it_reads(place: Path) -> None:
    made = run("clean", "in/a.txt", "--rows", "documents", "--edits", cwd=place).stdout
    row = json.loads(made) | {"source": "rows.jsonl"}
    (place / "rows.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    done = run("undo", "rows.jsonl", "-o", ".", cwd=place)
    assert done.returncode == 2
    assert "rows.jsonl is INPUT" in lines(done)[0]
    assert json.loads((place / "rows.jsonl").read_bytes()) == row
    assert run("undo", "rows.jsonl", "-o", "back", cwd=place).returncode == 0
    assert (place / "back" / "rows.jsonl").read_bytes() == (place / "in" / "a.txt").read_bytes()


@pytest.mark.parametrize("name", ["in/a.txt", "in/r.jsonl"])
def test_undo_takes_only_rows_of_ours(name: str, place: Path) -> None:
    done = run("undo", name, "-o", "back", cwd=place)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "There is nothing to undo in it" in lines(done)[0]
    assert not (place / "back").exists()


@pytest.mark.parametrize(
    "call",
    [
        "clean in -o x.jsonl --rejects x.jsonl",
        "clean in -o x.jsonl --report ./x.jsonl",
        "clean in --rejects y.jsonl --report in/../y.jsonl",
        "clean in -o out --report out/_rejects.jsonl",
        "dedup in -o x.jsonl --removed x.jsonl",
    ],
)
def test_two_options_never_name_one_file(call: str, place: Path) -> None:
    before = _files(place)
    done = run(*call.split(), cwd=place)
    assert done.returncode == 2
    assert "choose another file for one of them" in lines(done)[0]
    assert _files(place) == before


def test_the_report_does_not_take_the_place_of_the_rows(place: Path) -> None:
    with (place / "out.jsonl").open("wb") as out:
        call = [EDUPARSE, "clean", "in", "--report", "out.jsonl"]
        done = subprocess.run(
            call, stdout=out, stderr=subprocess.PIPE, cwd=place, check=False, timeout=60
        )
    assert done.returncode == 2
    assert b"by standard output and by --report" in done.stderr
