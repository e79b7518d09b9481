"""What a run wrote is read back from every form that holds rows, and is the same from each."""

import json
from pathlib import Path
from typing import Any

import pytest
from command import lines, run
from conftest import ROOT
from warm import Warm

from eduparse.review.report.survey import survey
from eduparse.review.results import document_rows

PAGES = [ROOT / "corpus" / f"{name}.txt" for name in ("gb18030", "several-documents", "site-frame")]
DOCUMENTS = ("--rows", "documents", "--edits")


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same pages as documents and as clauses, as lines of JSON."""
    folder = tmp_path_factory.mktemp("runs")
    run("clean", *PAGES, "-q", *DOCUMENTS, "-o", "d.jsonl", cwd=folder)
    run("clean", *PAGES, "-q", "-o", "c.jsonl", cwd=folder)
    return folder


def _read(out: Path) -> list[Any]:
    unread: list[str] = []
    found = list(document_rows(str(out), unread))
    assert unread == []
    return sorted(found, key=lambda row: str(row["id"]))


@pytest.mark.parametrize("name", ["d.jsonl.gz", "d.jsonl.zst", "d.parquet", "dj", "dp"])
def test_documents_are_the_same_from_every_form(warm: Warm, runs: Path, name: str) -> None:
    form = ("--format", "parquet") if name == "dp" else ()
    done = warm.run("clean", *PAGES, "-q", *DOCUMENTS, *form, "-o", name, cwd=runs)
    assert done.returncode == 0, done.stderr
    assert _read(runs / name) == _read(runs / "d.jsonl")
    assert survey(str(runs / name)).rules == survey(str(runs / "d.jsonl")).rules
    assert warm.run("diff", "d.jsonl", name, cwd=runs).returncode == 0


@pytest.mark.parametrize("name", ["c.csv", "c.csv.gz", "c.parquet", "cc"])
def test_clauses_are_the_same_from_every_form(warm: Warm, runs: Path, name: str) -> None:
    form = ("--format", "csv") if name == "cc" else ()
    done = warm.run("clean", *PAGES, "-q", *form, "-o", name, cwd=runs)
    assert done.returncode == 0, done.stderr
    assert _read(runs / name) == _read(runs / "c.jsonl")
    assert warm.run("report", name, "-o", "r.html", cwd=runs).returncode == 0


def test_a_run_of_nothing_but_rejects_has_a_report(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    run("clean", "empty.txt", "-o", "out", "-q", cwd=tmp_path)
    done = run("report", "out", cwd=tmp_path)
    assert (done.returncode, lines(done)) == (
        0,
        ["eduparse: 0 documents, 1 rejects -> report.html"],
    )


def test_a_table_that_is_cut_short_keeps_the_rows_before_the_cut(runs: Path) -> None:
    run("clean", *PAGES, "-q", "-o", "cut.csv", cwd=runs)
    data = (runs / "cut.csv").read_bytes()
    (runs / "cut.csv").write_bytes(data[: len(data) // 2])
    unread: list[str] = []
    assert list(document_rows(str(runs / "cut.csv"), unread))
    assert unread[0].startswith("cut.csv: Reading stopped after row ")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.md", "# 通知", "holds no rows of a run"),
        ("x.csv", "a,b\n1,2\n", "its columns are not those that eduparse writes"),
        ("x.parquet", "PAR1", "Reading stopped after row 0"),
        ("x.jsonl", '{"doc_id": "a", "headings": []}\n', "row of a chunk"),
        ("x.jsonl", "[]\n", "It is no row of eduparse"),
        ("x.jsonl", '{"text": "好"}\n', "no document row or clause row"),
    ],
)
def test_what_holds_no_rows_is_told_in_one_line(
    warm: Warm, tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    done = warm.run("report", name, cwd=tmp_path)
    assert done.returncode == 2
    (line,) = lines(done)
    assert said in line
    assert not (tmp_path / "report.html").exists()


def test_the_rows_of_json_are_what_is_read(runs: Path) -> None:
    written = [json.loads(line) for line in (runs / "d.jsonl").read_bytes().splitlines()]
    assert _read(runs / "d.jsonl") == sorted(written, key=lambda row: str(row["id"]))
