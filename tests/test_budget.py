"""The limit on work: counted in steps, the same for every runner, run and order."""

import json
from pathlib import Path

import pytest
from command import counted, pages, rows, run

from bench.steps import steps
from eduparse.budget import SPARE, UNLIMITED, Budget
from eduparse.document.document import Document
from eduparse.errors import TooMuchWork

GOOD = "一、提高认识。\n二、加强领导。\n"
# Bytes lost in text that was read in another encoding: many readings have to be followed.
WORK = (
    ("一、提高認識，加強組織領導。各縣要成立專班。\n" * 200).encode().decode("gb18030", "replace")
)


def _page(text: str) -> Document:
    return Document.of_page("x", "x", text)


def test_what_is_spent_is_counted_and_limited() -> None:
    budget = Budget(3)
    budget.start(0)
    budget.spend(3 * SPARE)
    with pytest.raises(TooMuchWork, match=f"more than {3 * SPARE:,} steps"):
        budget.spend(1)
    assert budget.spent == 3 * SPARE + 1
    budget.start(100)
    budget.spend(3 * (SPARE + 100))
    with pytest.raises(TooMuchWork):
        budget.spend(1)


@pytest.mark.parametrize(("length", "allowed"), [(0, 2_000), (100, 2_100)])
def test_a_page_may_cost_its_length_and_a_little_more(length: int, allowed: int) -> None:
    budget = Budget(1)
    budget.start(length)
    budget.spend(allowed)
    with pytest.raises(TooMuchWork):
        budget.spend(1)


def test_a_look_through_a_text_costs_a_step_for_each_hundred_code_points() -> None:
    plain = [steps(_page("校" * n)) for n in (99, 100, 199, 200)]
    assert plain[1] > plain[0]
    assert plain[1] == plain[2]
    assert plain[3] > plain[2]


def test_no_limit_only_counts_and_what_is_handed_nobody_counts_nothing() -> None:
    budget = Budget()
    budget.start(1)
    budget.spend(10**12)
    assert budget.spent == 10**12
    UNLIMITED.spend(10**12)
    assert UNLIMITED.spent == 0


def test_a_page_costs_the_same_whatever_came_before_it() -> None:
    first, other = steps(_page(WORK)), steps(_page(GOOD))
    assert first > len(WORK) > other
    assert (steps(_page(GOOD)), steps(_page(WORK)), steps(_page(WORK))) == (other, first, first)


def test_every_runner_rejects_the_same_page_with_the_same_words(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.txt").write_text(GOOD, "utf-8")
    (source / "hard.txt").write_text(WORK, "utf-8")
    lines = (json.dumps({"id": str(n), "text": t}) for n, t in enumerate((GOOD, WORK, GOOD)))
    (source / "r.jsonl").write_text("\n".join(lines), "utf-8")
    found = []
    for told in (("--runner", "serial"), ("--runner", "processes", "--workers", "2")):
        out = tmp_path / told[1]
        done = run("clean", source, "-o", out, "--max-steps", "1", *told)
        assert (done.returncode, counted(done)) == (1, (len(pages(out)) + 2, 2))
        found.append({p.name: p.read_bytes() for p in out.iterdir()})
    assert found[0] == found[1]
    rejects = rows(found[0]["_rejects.jsonl"])
    assert [(r["source"], r["stage"], r["error"]) for r in rejects] == [
        ("hard.txt", "repair", "TooMuchWork"),
        ("r.jsonl:2", "repair", "TooMuchWork"),
    ]
    assert all("raise --max-steps" in r["message"] for r in rejects)
    assert {row["doc_id"] for row in rows(found[0]["r.jsonl"])} == {"0", "2"}


def test_no_page_comes_near_the_limit_by_itself(tmp_path: Path) -> None:
    (tmp_path / "hard.txt").write_text(WORK, "utf-8")
    assert run("clean", tmp_path).returncode == 0
