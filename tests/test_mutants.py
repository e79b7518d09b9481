"""The tool that draws small changes: its steps, its copy, and the list of what it leaves out."""

import sys
from pathlib import Path

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import mutants  # the tools are no package

EVERY = dict((*mutants.thresholds(ROOT), *mutants.rules(ROOT)))


def test_what_is_not_drawn_exists() -> None:
    assert set(mutants.not_drawn()) <= set(EVERY)
    assert len(mutants.not_drawn()) < len(EVERY) / 5


@pytest.mark.parametrize(
    ("value", "up", "down"),
    [(3, 4, 2), (0, 1, -1), (120, 144, 96), (0.5, 0.6, 0.4), (0.9, 0.95, 0.72), (-6.0, -4.8, -7.2)],
)
def test_a_step_is_one_or_a_fifth(value: float, up: float, down: float) -> None:
    assert (mutants.moved(value, 1), mutants.moved(value, -1)) == (up, down)


def test_each_change_can_be_made() -> None:
    for name, changes in EVERY.items():
        for change in changes:
            text = (ROOT / change.path).read_text("utf-8")
            assert change.text(text) != text, name


def test_a_draw_is_the_same_for_its_seed() -> None:
    assert mutants.draw(1, 9) == mutants.draw(1, 9)
    assert mutants.draw(1, 9) != mutants.draw(2, 9)


def test_the_copy_is_what_is_tested(tmp_path: Path) -> None:
    """A change that raises where it is imported is seen."""
    change = EVERY["language.senseless.WINDOW"][0]
    mutants.copy_tree(tmp_path)
    path = tmp_path / change.path
    path.write_text(f"{path.read_text('utf-8')}\nraise RuntimeError\n", "utf-8")
    assert mutants.seen(change, tmp_path)
