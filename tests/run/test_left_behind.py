"""What a run passes over is told: files of earlier runs, fields of rows, decisions that no longer fit."""

from pathlib import Path

import pytest
from command import lines, run

from eduparse.corrections.file import COLUMNS

PAGE = "一、提高认识。\n二、加强领导。\n"
LEFT = "files that this run has not written"
FIELDS = "Fields of rows that are not carried over"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Three pages, one of them in a folder of its own."""
    for name in ("a.txt", "b.txt", "c/a.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE + name, "utf-8")
    return tmp_path / "in"


@pytest.mark.parametrize("form", ["jsonl", "akn"])
def test_rows_of_inputs_that_are_gone_are_told(form: str, pages: Path, tmp_path: Path) -> None:
    call = ("clean", pages, "-o", "out", "--format", form)
    assert not any(LEFT in line for line in lines(run(*call, cwd=tmp_path)))
    assert not any(LEFT in line for line in lines(run(*call, cwd=tmp_path)))
    (pages / "c" / "a.txt").unlink()
    (pages / "b.txt").write_bytes(b"")  # its rows of before are no rows of what it is now
    told = [line for line in lines(run(*call, cwd=tmp_path)) if LEFT in line]
    end = "xml" if form == "akn" else "jsonl"
    (line,) = told
    assert line.startswith(f"eduparse: out holds 2 {LEFT} (b.txt.{end}, c/a.txt.{end}); ")
    assert (tmp_path / "out" / "c" / f"a.txt.{end}").exists()
    assert not any(LEFT in line for line in lines(run(*call, "-q", cwd=tmp_path)))


def test_other_files_of_the_folder_are_nobodys_business(pages: Path, tmp_path: Path) -> None:
    run("clean", pages, "-o", "out", cwd=tmp_path)
    for name in ("notes.txt", ".hidden.jsonl", "_copies.jsonl", ".git/x.jsonl"):
        (tmp_path / "out" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "out" / name).write_text("{}\n", "utf-8")
    assert not any(LEFT in line for line in lines(run("clean", pages, "-o", "out", cwd=tmp_path)))


def test_fields_that_go_are_told_once(tmp_path: Path) -> None:
    row = '{"id": "1", "text": "一、好。", "url": "x", "year": 2020, "a": 1, "b": 2}\n'
    (tmp_path / "r.jsonl").write_text(row + row.replace('"1"', '"2"'), "utf-8")
    told = [line for line in lines(run("clean", "r.jsonl", cwd=tmp_path)) if FIELDS in line]
    assert told == [f"eduparse: {FIELDS}: url, year, a, …; the id of a row leads back to them."]
    quiet = lines(run("clean", "r.jsonl", "-q", cwd=tmp_path))
    assert quiet == []


def test_no_field_goes_where_all_are_read(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text(
        '{"no": "1", "html": "<p>一、好。</p>", "url": "x"}\n', "utf-8"
    )
    done = run("decode", "r.jsonl", "--id-column", "no", cwd=tmp_path)
    assert not any(FIELDS in line for line in lines(done))
    again = run("repair", "-", stdin=done.stdout, cwd=tmp_path)
    assert not any(FIELDS in line for line in lines(again))


def test_a_decision_that_does_not_fit_is_told_even_when_quiet(pages: Path, tmp_path: Path) -> None:
    said = "refuse\ta.txt\tnoise.breadcrumb\t0-2\t一、"
    (tmp_path / "fixes.tsv").write_text("\t".join(COLUMNS) + f"\n{said}\n", "utf-8")
    call = ("clean", pages / "a.txt", "--corrections", "fixes.tsv", "-q")
    done = run(*call, cwd=tmp_path)
    assert done.returncode == 0
    assert "has no edit of noise.breadcrumb" in lines(done)[0]
    other = run("clean", pages / "b.txt", *call[2:], cwd=tmp_path)
    assert "no line is about a page of this run" in lines(other)[0]
