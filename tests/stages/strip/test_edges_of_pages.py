"""Lines over the first of two titles, and names of channels between the end of a paper and the foot of its page."""

import pytest
from sides import turns_at

from eduparse.stages.strip import frame, head_frame
from eduparse.stages.strip.decision import decide
from eduparse.stages.strip.page import strip_lines

TITLE = "青禾职业学院学生学籍管理规定"
BAR = "更新时间：2017-10-10 浏览次数："
RULES = "第一章 总则\n第一条 为加强学籍管理工作，规范有关行为，根据国家有关规定，结合学院实际，制定本规定，请遵照执行。\n第二条 本规定自发布之日起施行。"
FOOT = "联系方式\n网站地图\n版权所有：青禾职业学院 青ICP备10050001号"


def gone(text: str) -> list[str]:
    """The lines of ``text`` that the rules delete."""
    lines = strip_lines(text)
    return [lines[n].text for n, verdict in sorted(decide(lines).items()) if verdict.applied]


def page(above: str = "", copy: str = TITLE) -> str:
    return "\n".join(filter(None, (above, copy, BAR, TITLE, RULES)))


def test_the_channel_over_the_first_copy_of_a_title_goes() -> None:
    assert gone(page("学籍管理办法")) == ["学籍管理办法", TITLE, BAR]


def test_it_stays_where_the_page_prints_its_title_once() -> None:
    assert "学籍管理办法" not in gone(f"学籍管理办法\n{TITLE}\n{BAR}\n{RULES}")


@pytest.mark.parametrize(
    "head", ["青禾职业学院", "青院发〔2017〕12号", "2017年10月10日", "院长 周立安"]
)
def test_the_letterhead_over_the_first_copy_stays(head: str) -> None:
    assert head not in gone(page(head))


def test_no_more_lines_than_may_stand_over_a_title() -> None:
    def stays(size: int) -> bool:
        above = [
            "甲类学生学籍管理办法",
            "乙类学生学籍管理办法",
            "丙类学生学籍管理办法",
            "丁类学生学籍管理办法",
        ]
        return above[0] not in gone(page("\n".join(above[:size])))

    turns_at(stays, head_frame.PROTECTED + 1)


def test_names_between_the_last_clause_and_the_foot_go() -> None:
    assert {"学校概况", "学生管理信息"} <= {*gone(f"{RULES}\n学校概况\n学生管理信息\n{FOOT}")}


@pytest.mark.parametrize("own", ["青禾县第一小学", "周立安", "学生花名册", "附件1", "经费来源："])
def test_one_line_of_the_paper_keeps_them(own: str) -> None:
    found = gone(f"{RULES}\n学校概况\n{own}\n{FOOT}")
    assert own not in found
    assert "学校概况" not in found


def test_below_a_sentence_that_closes_nothing_they_stay() -> None:
    listed = RULES.replace(
        "第二条 本规定自发布之日起施行。", "第二条 学籍材料分为几类，由各系统一收存备查。"
    )
    assert "入学材料" not in gone(f"{listed}\n入学材料\n毕业材料\n{FOOT}")


def test_no_more_names_than_a_foot_has() -> None:
    def stays(size: int) -> bool:
        names = [f"网上栏目{sign}" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯"][:size]
        return names[0] not in gone("\n".join((RULES, *names, FOOT)))

    turns_at(stays, frame.NAMES_BELOW + 1)


def test_the_foot_below_them_is_proven() -> None:
    assert "学校概况" not in gone(f"{RULES}\n学校概况\n联系方式")
    assert frame.FOOT == 5
