"""Two runs are compared rule by rule, at the places of the page that only one of them changed."""

import json
from pathlib import Path

import pytest
from command import lines, rows, run
from conftest import ROOT
from inside import clean_into

from eduparse.settings import Settings

RULES = ("head.record-card", "noise.neighbours")
PAGES = [ROOT / "corpus" / name for name in ("spun.txt", "pinyin.txt", "site-frame.txt")]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One run as it is, one without two rules, which lacks a page."""
    folder = tmp_path_factory.mktemp("runs")
    clean_into(folder / "one.jsonl", *PAGES)
    clean_into(folder / "two.jsonl", *reversed(PAGES[1:]), settings=Settings(without=RULES))
    return folder


def test_a_run_is_no_different_from_itself(runs: Path) -> None:
    done = run("diff", runs / "one.jsonl", runs / "one.jsonl")
    assert done.returncode == 0
    assert done.stdout.decode() == "3 documents are the same, 0 differ\n"


def test_what_a_rule_did_is_what_differs_without_it(runs: Path) -> None:
    done = run("diff", "one.jsonl", "two.jsonl", "--json", cwd=runs)
    assert done.returncode == 1
    found = json.loads(done.stdout)
    of_rule = {r["rule"]: r for r in found["rules"]}
    edits = [e for r in rows((runs / "one.jsonl").read_bytes()) for e in r["edits"]]
    for rule in RULES:
        assert of_rule[rule]["only_in_first"] == sum(e["rule"] == rule for e in edits)
        assert of_rule[rule]["only_in_second"] == 0
    example = of_rule["head.record-card"]["examples"]["first"][0]
    assert example.startswith("site-frame.txt:")
    assert "索引号" in example
    assert [name.split()[0] for name in found["only_in_first"]] == ["spun.txt"]
    assert (found["same"], found["different"], found["texts"]) == (1, 1, 1)


def test_people_read_the_same_in_lines(runs: Path) -> None:
    done = run("diff", "one.jsonl", "two.jsonl", "--examples", "1", cwd=runs)
    said = done.stdout.decode()
    assert "1 documents are the same, 1 differ" in said
    assert "made by different versions, rules or options" in said
    assert (
        "\nnoise.neighbours: 2 only in one.jsonl, 0 only in two.jsonl, in 1 documents\n  - site-"
        in said
    )


def test_clause_rows_are_compared_by_what_they_hold(runs: Path) -> None:
    one, two = runs / "c1.jsonl", runs / "c2.jsonl"
    clean_into(one, PAGES[2], kind="clauses")
    clean_into(two, PAGES[2], kind="clauses", settings=Settings(without=RULES))
    found = json.loads(run("diff", one, two, "--json").stdout)
    assert (found["different"], found["rules"]) == (1, [])


def test_what_is_no_run_is_told(tmp_path: Path) -> None:
    (tmp_path / "e").mkdir()
    for second in ("e", "missing"):
        done = run("diff", tmp_path / "e", tmp_path / second)
        assert done.returncode == 2
        assert len(lines(done)) == 1
        assert done.stdout == b""
