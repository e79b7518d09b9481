"""A person's decisions about single edits hold in every later run, and say so where they cannot."""

import json
from pathlib import Path
from typing import Any

import pytest
from command import lines, rows, run
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from inside import clean_into

from eduparse.corrections.apply import Decisions
from eduparse.corrections.file import COLUMNS, Corrections, escaped
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.errors import ConfigError
from eduparse.rules.rulebook import PACKAGED
from eduparse.settings import Settings

HEAD = "\t".join(COLUMNS)
FRAME = ROOT / "corpus" / "site-frame.txt"
SPUN = ROOT / "corpus" / "spun.txt"


def _file(folder: Path, *lines_of: str) -> Path:
    path = folder / "fixes.tsv"
    path.write_text("\n".join((HEAD, *lines_of)) + "\n", "utf-8")
    return path


@pytest.fixture
def clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """A page cleaned with a corrections file: its row, and what was said."""

    def cleaned_page(page: Path, decided: Path | None = None) -> tuple[Any, list[str]]:
        settings = Settings(corrections=decided or "")
        out = tmp_path / "out.jsonl"
        (row,) = clean_into(out, page, settings=settings, quiet=False)
        said = capsys.readouterr().err.splitlines()
        return row, [line for line in said if " in, " not in line]

    return cleaned_page


def test_a_draft_decided_by_hand_is_what_the_next_run_does(clean: Any, tmp_path: Path) -> None:
    draft = run("explain", FRAME, "--draft", "--rule", "noise.breadcrumb").stdout.decode()
    (line,) = draft.splitlines()[1:]
    assert line.split("\t")[:3] == ["?", "site-frame.txt", "noise.breadcrumb"]
    before, _ = clean(FRAME)
    undecided = _file(tmp_path, line)
    same, said = clean(FRAME, undecided)
    assert (same["text"], said) == (before["text"], [])
    decided = _file(tmp_path, line.replace("?", "refuse", 1))
    after, said = clean(FRAME, decided)
    assert said == []
    assert "您现在的位置" in after["text"]
    assert "您现在的位置" not in before["text"]
    assert len(after["edits"]) == len(before["edits"]) - 1
    assert after["metadata"]["eduparse"]["rules"] != before["metadata"]["eduparse"]["rules"]
    shown = run("explain", FRAME, "--json", "--corrections", decided).stdout
    assert "noise.breadcrumb" not in [t["rule"] for t in rows(shown)]


def test_a_suggestion_that_is_accepted_is_done(
    clean: Any, pages: list[Path], tmp_path: Path
) -> None:
    draft = (
        run("explain", pages[1], "--only-suggestions", "--draft").stdout.decode().splitlines()[1:]
    )
    decided = _file(tmp_path, *(line.replace("?", "accept", 1) for line in draft))
    after, _ = clean(pages[1], decided)
    before, _ = clean(pages[1])
    open_before = [e for e in before["edits"] if not e["applied"]]
    assert len(open_before) == len(draft)
    assert draft
    assert [e for e in after["edits"] if not e["applied"]] == []
    assert after["text"] != before["text"]
    kept = tmp_path / "kept.jsonl"
    kept.write_text(json.dumps(after), "utf-8")
    assert run("undo", kept).stdout == pages[1].read_bytes()


def test_the_stages_in_a_pipe_decide_the_same(clean: Any, tmp_path: Path) -> None:
    draft = run("explain", SPUN, "--draft", "--rule", "reword.rare").stdout.decode().splitlines()
    decided = _file(tmp_path, draft[1].replace("?", "refuse", 1))
    data = run("decode", SPUN).stdout
    for stage in ("repair", "simplify", "cut", "strip", "reword"):
        data = run(stage, "-", "--corrections", decided, stdin=data).stdout
    last = run("split", "-", "--rows", "documents", "--corrections", decided, stdin=data)
    assert rows(last.stdout) == [clean(SPUN, decided)[0]]


def test_one_character_of_a_conversion_can_be_refused(clean: Any, tmp_path: Path) -> None:
    page = tmp_path / "t.txt"
    page.write_text("青禾縣教育局關於開展檢查的通知\n\n一、提高認識，統籌推進。\n", "utf-8")
    decided = _file(tmp_path, "refuse\tt.txt\tsimplify.hans\t2-3\t縣")
    after, said = clean(page, decided)
    assert after["text"].startswith("青禾縣教育局关于开展")
    assert said == []


def test_what_comes_to_nothing_is_told_by_line(clean: Any, tmp_path: Path) -> None:
    decided = _file(
        tmp_path,
        "refuse\tsite-frame.txt\tnoise.breadcrumb\t3\t*",
        "refuse\tsite-frame.txt\tnoise.link-row\t0-27\tanother text",
        "refuse\tother.txt\tnoise.link-row\t0\t*",
        "refuse\t*\tnoise.page-counter\t*\t*",
    )
    after, said = clean(FRAME, decided)
    assert after["text"] == clean(FRAME)[0]["text"]
    assert len(said) == 2
    assert "fixes.tsv, line 2: site-frame.txt has no edit of noise.breadcrumb at 3" in said[0]
    assert "fixes.tsv, line 3: the text there is now" in said[1]


def test_an_accepted_suggestion_in_the_way_of_an_edit_is_told() -> None:
    proposed = Findings((Edit(0, 2, "丙", "a"), Edit(1, 3, "丁", "b", applied=False)))
    text = f"{HEAD}\naccept\tp\tb\t1-3\t*\n"
    corrections = Corrections("f.tsv", text)
    decide = Decisions(corrections=corrections)
    page = Document.of_page("p", "p", "甲乙戊己")
    found = decide(page, proposed)
    assert [e.applied for e in found.edits] == [True, False]
    (note,) = decide.ledger.notes(corrections, page, ["reword"], PACKAGED)
    assert note == "f.tsv, line 2: it cannot be accepted, since a changes the same text."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("maybe\ta\t*\t*\t*", "line 2: the verdict is 'maybe'; it is accept, refuse or ?."),
        ("accept\ta\t*\t*", "line 2: it has 4 cells; 5 are wanted."),
        ("accept\ta\t*\t3:4\t*", "line 2: the place is '3:4'; it is START-END, START or *."),
        ("accept\ta\tnoise.breadcrum\t*\t*", "Did you mean noise.breadcrumb?"),
        ("accept\ta\t*\t3\t*\nrefuse\ta\t*\t3-5\t*", "line 3: line 2 accepts the same; keep one"),
    ],
)
def test_a_wrong_line_stops_the_run_before_it_starts(line: str, said: str, tmp_path: Path) -> None:
    path = _file(tmp_path, line)
    with pytest.raises(ConfigError) as caught:
        Settings(corrections=path)
    assert said in str(caught.value)
    assert str(caught.value).startswith("fixes.tsv, line ")


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "fixes.tsv"
    path.write_text("verdict,document\n", "utf-8")
    done = run("clean", FRAME, "--corrections", path)
    assert done.returncode == 2
    assert "line 1: the first line must be verdict, document, rule, place, before" in lines(done)[0]
    assert run("clean", FRAME, "--corrections", tmp_path / "none.tsv").returncode == 2


@given(st.text("ab\\\t\n\r甲"))
def test_a_cell_holds_any_text(text: str) -> None:
    cell = escaped(text)
    assert "\t" not in cell
    assert len(cell.splitlines()) <= 1
    if text != "*":
        row = f"{HEAD}\naccept\tp\tr\t0\t{cell}\n"
        (line,) = Corrections("f", row).of(Document.of_page("p", "p", ""))
        assert line.before == text


def test_corrections_of_another_run_are_told(clean: Any, tmp_path: Path) -> None:
    other = _file(tmp_path, "refuse\tother.txt\tnoise.breadcrumb\t0-4\t*")
    _, said = clean(FRAME, other)
    assert len(said) == 1
    assert "fixes.tsv: no line is about a page of this run" in said[0]
    for all_pages in (
        "refuse\t*\tnoise.breadcrumb\t*\t*",
        "?\tother.txt\tnoise.breadcrumb\t0-4\t*",
    ):
        _, said = clean(FRAME, _file(tmp_path, all_pages))
        assert said == []
