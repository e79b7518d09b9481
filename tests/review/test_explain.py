"""Every edit of a row can be seen: in a list, as JSON, on the page, each with its rule and reason."""

import json
import os
import pty
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from command import EDUPARSE, lines, rows, run, shown_on
from conftest import ROOT, cleaned
from hypothesis import given
from inside import keep
from proposed import documents, many

from eduparse.document.document import Document
from eduparse.review.explain import change_pieces, changes
from eduparse.rows.documents import document_row

MARKS = re.compile(r"\[-.*?-\]|\{\+.*?\+\}|\[\?.*?\?\]", re.DOTALL)


@pytest.fixture(scope="module")
def kept(pages: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rows of the five real pages, with their edits."""
    file = tmp_path_factory.mktemp("kept") / "rows.jsonl"
    keep(file, pages)
    return file


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of rows for each of some sample pages."""
    folder = tmp_path_factory.mktemp("samples")
    for name in ("pinyin", "spun", "table-boxes", "clean-plan"):
        keep(folder / f"{name}.jsonl", [ROOT / "corpus" / f"{name}.txt"])
    return folder


def _edits(docs: Any) -> list[Any]:
    return [e for d in docs for e in document_row(d, edits=True)["edits"]]


def _check_pieces(doc: Document, first: int = 1) -> set[int]:
    """Holds the pieces of a document against it; returns the changes they show."""
    found = change_pieces(doc, first)
    base, page = doc.metadata.page_span[0], doc.undo()
    assert "".join(p.text for p in found) == doc.text
    assert "".join(page[p.start - base : p.end - base] for p in found) == page
    for p in found:
        if not p.applied:
            assert p.text == page[p.start - base : p.end - base]
    return {n for p in found for n in (*p.applied, *p.suggested)}


@many
@given(documents())
def test_the_pieces_are_the_page_on_one_side_and_the_text_on_the_other(doc: Document) -> None:
    shown = _check_pieces(doc)
    number = sum(len(layer.edits) for layer in doc.layers)
    applied = [e.applied for layer in doc.layers for e in layer.edits]
    # What a later pass replaced as a whole is still named by the piece that replaced it.
    assert {n for n, done in enumerate(applied, 1) if done} <= shown
    assert shown <= set(range(1, number + 1))
    assert [c.number for c in changes([doc])] == list(range(1, number + 1))


def test_every_edit_of_the_real_pages_is_shown(pages: list[Path]) -> None:
    for path in pages:
        docs = cleaned(path)
        edits = _edits(docs)
        assert edits
        found = list(changes(docs))
        assert [
            (c.pass_name, c.edit.rule, c.before, c.edit.after, c.edit.applied) for c in found
        ] == [(e["pass"], e["rule"], e["before"], e["after"], e["applied"]) for e in edits]
        shown: set[int] = set()
        first = 1
        for doc in docs:
            shown |= _check_pieces(doc, first)
            first += len(_edits([doc]))
        assert shown == set(range(1, len(edits) + 1))


def test_the_places_of_the_real_pages_hold_what_was_there(pages: list[Path]) -> None:
    for path in pages:
        docs = cleaned(path)
        text = "".join(d.undo() for d in docs)
        at_line = text.split("\n")
        checked = 0
        for c in changes(docs):
            for p in c.places:
                if p.end - p.start == len(p.before):
                    # Of an earlier replacement the page holds what that replaced.
                    checked += text[p.start : p.end] == p.before
                assert text[: p.start].count("\n") == p.line - 1
                assert at_line[p.line - 1][p.column - 1 :][:1] in ("", *text[p.start : p.start + 1])
        assert checked


def test_json_and_page_and_rows_count_the_same(kept: Path) -> None:
    edits = [(e["pass"], e["rule"]) for row in rows(kept.read_bytes()) for e in row["edits"]]
    told = rows(run("explain", kept, "--json").stdout)
    assert [(t["pass"], t["rule"]) for t in told] == edits
    assert all(t["why"] and "not in the catalogue" not in t["why"] for t in told)
    page = run("explain", kept, "--page", env={"COLUMNS": "200"}).stdout.decode()
    table = page.partition("Changes by rule")[2].splitlines()[2:]
    counted = {tuple(row.split()[:2]): sum(map(_int, row.split()[2:4])) for row in table}
    assert counted == Counter(edits)


def _int(text: str) -> int:
    return int(text.replace(",", ""))


def test_the_page_reads_without_colour(samples: Path) -> None:
    page = run("explain", samples / "spun.jsonl", "--page", env={"COLUMNS": "100"})
    said = page.stdout.decode()
    assert "教[-会-]{+育+}局[-对-]{+关+}于" in said
    assert re.search(r"└ +reword\.rare(?: ×\d+)?, reword, sure [01]\.\d\d: \S", said)
    assert "\x1b" not in said
    # With the marks taken away on either side, the line is that of the page or of the result.
    (line,) = (row for row in said.splitlines() if row.startswith("     2  "))
    assert line.split("  ")[-1] == "青教发〔2022〕8号"


def test_a_line_with_marks_holds_both_sides() -> None:
    source = ROOT / "corpus" / "spun.txt"
    page = run("explain", source, "--page", env={"COLUMNS": "4000"}).stdout.decode()
    result = (ROOT / "tests" / "expected" / "spun.txt").read_text("utf-8").split("\n")
    shown = [
        row[8:] for row in page.splitlines() if re.match(r" *\d+  ", row) and MARKS.search(row)
    ]
    assert len(shown) > 5
    before = [re.sub(r"\[[-?](.*?)[-?]\]", r"\1", re.sub(r"\{\+.*?\+\}", "", r)) for r in shown]
    assert set(before) <= set(source.read_text("utf-8").split("\n"))
    after = [
        re.sub(r"\{\+(.*?)\+\}|\[\?(.*?)\?\]", r"\1\2", re.sub(r"\[-.*?-\]", "", r)) for r in shown
    ]
    assert set(after) <= set(result)


def test_only_what_is_asked_for_is_shown(samples: Path) -> None:
    page = samples / "pinyin.jsonl"
    every = rows(run("explain", page, "--json").stdout)
    of_stage = rows(run("explain", page, "--json", "--pass", "repair").stdout)
    assert of_stage == [t for t in every if t["pass"].startswith("repair.")]
    rule = of_stage[0]["rule"]
    of_rule = rows(run("explain", page, "--json", "--rule", rule).stdout)
    assert of_rule == [t for t in every if t["rule"] == rule]
    assert 0 < len(of_rule) < len(every)


def test_only_suggestions(kept: Path) -> None:
    edits = [e for row in rows(kept.read_bytes()) for e in row["edits"] if not e["applied"]]
    told = rows(run("explain", kept, "--only-suggestions", "--json").stdout)
    assert [(t["rule"], t["before"], t["after"]) for t in told] == [
        (e["rule"], e["before"], e["after"]) for e in edits
    ]
    assert told
    page = run("explain", kept, "--only-suggestions", "--page").stdout.decode()
    assert "[?" in page
    _legend, page = page.split("\n", 1)
    assert "[-" not in page
    assert "only suggested" in page


def test_what_does_not_exist_is_told_the_nearest() -> None:
    page = ROOT / "corpus" / "pinyin.txt"
    wrong = run("explain", page, "--pass", "repair.pinyn")
    assert wrong.returncode == 2
    assert "Did you mean repair.pinyin?" in lines(wrong)[0]
    wrong = run("explain", page, "--rule", "pinyin.readings")
    assert wrong.returncode == 2
    assert "Did you mean pinyin.reading?" in lines(wrong)[0]


def _on_terminal(*arguments: object, **env: str) -> tuple[str, int]:
    """What a person sees: standard input and output are a terminal of 100 columns and 30 lines."""
    master, slave = pty.openpty()
    import fcntl
    import struct
    import termios

    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    settings = {"TERM": "xterm-256color", **env}
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "PAGER", "LESS")}
    with subprocess.Popen(
        [EDUPARSE, *map(str, arguments)],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment | settings,
    ) as process:
        os.close(slave)
        seen = shown_on(master)
        code = process.wait(60)
    os.close(master)
    return seen, code


def test_on_a_terminal_removed_text_is_struck_through_and_dimmed(samples: Path) -> None:
    page = samples / "table-boxes.jsonl"
    seen, code = _on_terminal("explain", page, PAGER="cat")
    assert code == 0
    assert re.search(r"\x1b\[[\d;]*\b2;9;31m\|", seen)
    assert "[-" not in seen
    without, _ = _on_terminal("explain", page, PAGER="cat", NO_COLOR="1")
    assert "[-|-]" in without


def test_a_long_page_goes_through_the_pager(samples: Path, tmp_path: Path) -> None:
    paged = tmp_path / "paged"
    seen, _ = _on_terminal("explain", samples / "spun.jsonl", PAGER=f"cat >{paged}")
    assert "reword.rare" not in seen
    assert "reword.rare" in paged.read_text("utf-8")
    short, _ = _on_terminal("explain", samples / "clean-plan.jsonl", PAGER="false")
    assert "0 edits" in short


def test_the_json_is_one_object_a_line_with_what_people_need(kept: Path) -> None:
    told = rows(run("explain", kept, "--json", "--rule", "simplify.hans").stdout)
    (edit,) = told
    assert {"source", "document", "number", "pass", "rule", "why", "confidence", "applied"} <= set(
        edit
    )
    assert len(edit["places"]) > 1000
    assert json.dumps(edit["places"][0], ensure_ascii=False).startswith('{"line": 1, "column": 1')
