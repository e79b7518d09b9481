"""A case on each side of the thresholds of `language`."""

from unittest.mock import patch

import pytest
from sides import Sides, turns_at

from eduparse.language import barred_cells, dates, rare_chars, script, senseless, titles
from eduparse.language.charmodel import GENERAL, folded, model, packaged_part
from eduparse.language.lexicons import table
from eduparse.language.mixture import Mixture

POLICY = "各级教育行政部门要加强组织领导，落实责任，确保各项工作取得实效。" * 100
OF_WEIGHT = {row["weight"]: row["chars"][-1] for row in table("han-frequency")}


def lesser(text: str) -> float:
    """The weight of the model that says less of ``text``, by that of the other one."""
    weights = Mixture((model(), packaged_part(GENERAL))).weighed(folded(text)).weights
    return min(weights) / max(weights)


def in_run(*cells: str) -> int:
    """How many cells the run has that the lines ``cells`` make."""
    return len(next(barred_cells.barred_cells(cells), ()))


def looked_at_whole(text: str) -> bool:
    """Whether all characters of ``text`` are gathered before the simplified ones are counted."""
    with patch.object(script, "signs", wraps=script.signs) as signs:
        assert script.few(text, "hans", 1) == 1
    return signs.called


SIDES: Sides = {
    "barred_cells.CELL": (lambda n: in_run("校 |", "校 |", "校 |", "校" * (n - 2) + " |") == 3, 41),
    "barred_cells.PART": (lambda n: in_run("校 |", "校 |", "校" * n, "校 |") == 0, 13),
    "barred_cells.FIRST_PART": (
        lambda n: next(barred_cells.barred_cells(["校" * n, "校 |", "校 |", "校 |"]))[0].first == 1,
        5,
    ),
    "barred_cells.PARTS": (lambda n: in_run("校 |", "校 |", *["校"] * (n - 1), "校 |") == 0, 4),
    "barred_cells.FEWEST_FILLED": (lambda n: in_run(*["校 |"] * n) > 0, 3),
    "barred_cells.WIDEST": (
        lambda n: barred_cells.cells_a_row(["校"] * n + ["校", *["9"] * (n - 1)]) is None,
        41,
    ),
    "dates._BEFORE_REPUBLIC": (
        lambda n: (dates.iso_date(f"中华民国{n}年1月1日") or "") >= "2000-01-01",
        89,
    ),
    "mixture._LEAST": (lambda n: lesser(POLICY) < n / 1000 + 1e-6, 20),
    "rare_chars.RAREST": (
        lambda n: rare_chars._odd().search(OF_WEIGHT[str(-n)]) is not None,
        13,
    ),
    "script._BEGINNING": (lambda n: looked_at_whole("校" * (n - 1) + "这"), 257),
    "script._STUMBLES": (lambda n: not script.lacks_traditional("ŵ" * n), 100),
    "senseless._FEWEST": (
        lambda n: bool(list(senseless._proven("逃逝乱轨饱", 0, [-12.0] * n, 0, n))),
        4,
    ),
    "senseless._LONGEST_RUN": (
        lambda n: bool(list(senseless.crowds(f"a镥镦{'校' * (n - 2)}a"))),
        5,
    ),
    "titles.SHORT_TITLE": (lambda n: not titles.bare_kind(f"招聘{' ' * (n - 4)}启事"), 9),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
