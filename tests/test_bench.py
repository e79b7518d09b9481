"""The floors hold: a figure that gets worse, goes missing or is new is told; pinning is exact."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT

from bench import floors

BENCHES = sorted((ROOT / "bench").glob("*.py"))
# What a bench imports by another name than that of what brings it.
BROUGHT_BY = {
    "opencc": "opencc",
    "docx": "python_docx",
    "PIL": "pillow",
    "loguru": "datatrove",  # which logs through it
    "readability": "readability_lxml",
    "charset_normalizer": "charset_normalizer",
}

MEASURED = {"seeds": {"noise F1": 0.98, "content lost": 3}}
PINNED = floors.pinned(MEASURED, "d", {})


def test_a_pinned_figure_knows_which_way_is_worse() -> None:
    assert PINNED["seeds"] == {"noise F1": {"min": 0.98}, "content lost": {"max": 3}}


def test_the_figures_pinned_are_reached() -> None:
    assert floors.compared(MEASURED, "d", PINNED) == []
    assert floors.compared({"seeds": {"noise F1": 1.0, "content lost": 0}}, "d", PINNED) == []


def test_a_time_has_a_margin() -> None:
    measured: dict[str, floors.Figures] = {"speed": {"simplified against OpenCC": 0.02}}
    pinned = floors.pinned(measured, "d", {})
    assert pinned["speed"] == {"simplified against OpenCC": {"min": 0.008}}
    assert floors.compared({"speed": {"simplified against OpenCC": 0.009}}, "d", pinned) == []
    assert len(floors.compared({"speed": {"simplified against OpenCC": 0.007}}, "d", pinned)) == 1


def test_what_is_worse_is_told() -> None:
    worse = {"seeds": {"noise F1": 0.97, "content lost": 4}}
    assert floors.compared(worse, "d", PINNED) == [
        "seeds: noise F1 is 0.97, its floor is 0.98.",
        "seeds: content lost is 4, its ceiling is 3.",
    ]


def test_new_missing_and_other_data_are_told() -> None:
    faults = floors.compared({"seeds": {"noise F1": 0.98, "new": 1}}, "e", PINNED)
    assert len(faults) == 3
    assert faults[0].startswith("The shared data changed")
    assert "seeds: new has no floor." in faults
    assert "seeds: content lost was not measured." in faults


def test_a_class_of_damage_named_after_a_loss_is_still_right_where_it_is_exact() -> None:
    measured: dict[str, floors.Figures] = {"repair": {"utf8, lost as ? exact": 0.9}}
    assert floors.pinned(measured, "d", {})["repair"] == {"utf8, lost as ? exact": {"min": 0.9}}


def test_a_direction_once_chosen_stays() -> None:
    chosen = {"seeds": {"noise F1": {"max": 1.0}}}
    assert floors.pinned(MEASURED, "d", chosen)["seeds"]["noise F1"] == {"max": 0.98}


def test_the_digest_follows_the_data(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    page = tmp_path / "corpus" / "a.txt"
    page.write_text("甲", "utf-8")
    first = floors.data_digest(tmp_path)
    page.write_text("乙", "utf-8")
    assert floors.data_digest(tmp_path) != first


@pytest.mark.parametrize("path", BENCHES, ids=lambda p: p.name)
def test_what_is_called_by_name_runs_and_helpers_have_a_stroke_in_front(path: Path) -> None:
    functions = {
        n.name for n in ast.parse(path.read_text("utf-8")).body if isinstance(n, ast.FunctionDef)
    }
    assert path.name.startswith("_") or bool(functions & {"run", "main"})


@pytest.mark.parametrize("path", BENCHES, ids=lambda p: p.name)
def test_the_extra_brings_what_a_bench_imports(path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["bench"]]
    brought = {re.match(r"[\w-]+", a)[0].replace("-", "_").lower() for a in asked}  # type: ignore[index]
    own = {
        "bench",
        "eduparse",
        *(p.stem for p in (ROOT / "tools").glob("*.py")),
        *(p.stem for p in BENCHES),
    }
    own |= {p.stem for folder in ("tests", "score") for p in (ROOT / folder).glob("*.py")}
    missing = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for name in (n.partition(".")[0] for n in names):
            known = name in own or name in sys.stdlib_module_names
            if not known and BROUGHT_BY.get(name, name).lower() not in brought:
                missing.add(name)
    assert missing == set()
