"""Feet that count on are told by their form, by their numbers, and by the sentences that they cut."""

import pytest

from eduparse.stages.strip.counted_pages import counted_pages
from eduparse.stages.strip.page import StripLine

PAPER = [
    "为进一步规范校外培训机构的办学行为，减轻学生课外负担，根据县人民政府的有关规定，结合我县",
    "{}",
    "实际，现就有关事项通知如下：",
    "一、明确工作目标。各校要在十月底前完成全面摸底，建立台账，并将有关情况书面报送县教育局基础教育",
    "{}",
    "股备案。",
    "二、强化责任落实。校长是第一责任人，要亲自抓，负总责，确保各项工作落到实处。各校要结合实",
    "{}",
    "际制定方案。",
]
BOOK = [
    "小熊起床了，太阳晒到了软软的被子上",
    "{}",
    "小熊背着书包去上学，路上遇到了小兔子",
    "{}",
    "小熊和小兔子一起唱歌，唱得真好听啊",
    "{}",
    "天黑了，小熊高高兴兴地回家吃晚饭了",
]


def _found(text: list[str], *feet: str) -> list[str]:
    rest = iter(feet)
    lines = [StripLine(0, next(rest) if line == "{}" else line) for line in text]
    return [lines[n].text for n in sorted(counted_pages(lines))]


@pytest.mark.parametrize(
    "form",
    ["Page {} of 3", "page {} of 3", "第{}页", "P{}", "p.{}", "Page {}", "{}", "·{}·", "{}/3"],
)
def test_feet(form: str) -> None:
    feet = [form.format(n) for n in (1, 2, 3)]
    assert _found(PAPER, *feet) == feet


@pytest.mark.parametrize("form", ["第{}页", "P{}", "{}", "Page {}"])
def test_pages_of_a_picture_book_stay(form: str) -> None:
    assert _found(BOOK, *(form.format(n) for n in (1, 2, 3))) == []


def test_numbers_that_do_not_count_on_stay() -> None:
    assert _found(PAPER, "3", "7", "12") == []
    assert _found(PAPER, "第2页", "第9页", "第4页") == []


def test_two_bare_numbers_prove_nothing() -> None:
    assert _found(PAPER[3:], "2", "3") == []
    assert _found(PAPER[3:], "P2", "P3") == ["P2", "P3"]


LOG = "今天门口的路灯坏了，已经报修，物业说明天上午派人来看一看，其他地方一切正常。"


def test_days_that_head_their_lines_are_no_feet() -> None:
    text = ["值班记录", "1/9", LOG, "2/9", LOG, "3/9", LOG]
    assert counted_pages([StripLine(0, line) for line in text]) == frozenset()


def test_feet_below_their_pages_are() -> None:
    text = ["值班记录", LOG, "1/3", LOG, "2/3", LOG, "3/3"]
    assert counted_pages([StripLine(0, line) for line in text]) == {2, 4, 6}
