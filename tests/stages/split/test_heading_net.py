"""The net that says behind which character a glued heading ends."""

import math

import pytest

from eduparse.language.charmodel import model
from eduparse.stages.split import heading_features, heading_net
from eduparse.stages.split.heading_features import heading_ends
from eduparse.stages.split.heading_net import end_odds

BODY = "各县区教育部门要在每学期开学前完成检查，发现问题立即整改，并向社会公开结果。"
LINES = ("加强食堂卫生管理", "落实安全责任，守住校园底线", "完善教师培训制度")


def odds_of(*lines: str) -> list[heading_net.EndOdds]:
    return end_odds(lines, heading_net.heading_nets())


def test_the_odds_of_a_line_add_up_to_one() -> None:
    for odds in odds_of(*(head + BODY for head in LINES), "短", BODY * 4):
        assert len(odds) == heading_net.FURTHEST + 1
        assert sum(map(math.exp, odds)) == pytest.approx(1, abs=0.05)


def test_no_heading_ends_behind_the_end_of_a_line() -> None:
    (odds,) = odds_of("加强管理")
    assert max(odds[5:]) < -20


def test_lines_are_read_alike_alone_and_in_a_long_list() -> None:
    many = [LINES[n % 3] + str(n) + BODY for n in range(heading_net.AT_ONCE + 3)]
    together = odds_of(*many)
    for n in (0, heading_net.AT_ONCE - 1, heading_net.AT_ONCE + 2):
        assert together[n] == pytest.approx(odds_of(many[n])[0], abs=0.02)
    assert odds_of() == []


@pytest.mark.parametrize("head", LINES)
def test_a_heading_ends_where_its_body_opens(head: str) -> None:
    (odds,) = odds_of(head + BODY)
    assert max(range(len(odds)), key=odds.__getitem__) == len(head)


def test_a_sentence_has_no_heading() -> None:
    (odds,) = odds_of("违反本办法规定，未经批准擅自举办培训的，由县级以上教育部门责令改正。")
    assert max(range(len(odds)), key=odds.__getitem__) == 0


def test_what_the_net_says_is_a_feature_of_each_reading_and_brings_places_of_its_own() -> None:
    line = LINES[1] + BODY
    liked = 21
    odds = [-9.0] * (heading_net.FURTHEST + 1)
    odds[liked] = -20.0
    odds[0] = -1.5
    without = {e.at: e.features for e in heading_ends(line, model(), None)}
    told = {e.at: e.features for e in heading_ends(line, model(), None, odds)}
    assert set(without) <= set(told)
    assert len(told) <= len(without) + heading_features.LIKELY_BY_NET
    assert told[0]["net.none"] == odds[0]
    assert all(
        f["net.end"] == max(odds[at], heading_features.UNLIKELY) for at, f in told.items() if at
    )
    assert not any(name.startswith("net.") for f in without.values() for name in f)
    odds[liked] = -0.1
    assert liked in {e.at for e in heading_ends(line, model(), None, odds)}


def test_a_run_in_heading_is_told_by_the_place_of_its_stop() -> None:
    line = LINES[0] + "。" + BODY
    odds = [-3.0] * (heading_net.FURTHEST + 1)
    *_, run_in = heading_ends(line, model(), len(LINES[0]), odds)
    assert run_in.run_in
    assert run_in.features["net.run"] == odds[0]


def test_blanks_are_not_read_and_no_heading_ends_behind_one() -> None:
    head = LINES[0]
    bare, apart, inside = odds_of(
        head + BODY, f"{head} {BODY}", head[:2] + "\u3000" + head[2:] + BODY
    )
    assert apart[len(head)] == inside[len(head) + 1] == pytest.approx(bare[len(head)], abs=0.02)
    assert apart[len(head) + 1] == inside[3] == heading_net.NOWHERE
    assert apart[len(head) + 2] == pytest.approx(bare[len(head) + 1], abs=0.02)
