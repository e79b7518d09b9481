"""The floors hold: a figure that gets worse, goes missing or is new is told; pinning is exact."""

from pathlib import Path

from bench import floors

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
