"""The first line of a bare paper: a title above rows of one form, and which lines name nothing."""

import pytest

import eduparse
from eduparse.stages.split.first_lines import (
    LONGEST,
    LONGEST_ROW,
    LONGEST_WORD,
    LOOKED_AT,
    bare_paper_name,
    row_form,
)

KEYED = "拾到地点：操场\n认领地点：政教处\n联系老师：周老师\n"

PAPERS = (
    # a paper, its title, whether it is in doubt
    (f"失物招领\n{KEYED}", "失物招领", 0),
    (
        "柳溪中学开学典礼流程\n9:00 升旗\n9:10 宣读表彰决定（何六）\n9:30 合影\n",
        "柳溪中学开学典礼流程",
        0,
    ),
    (
        "图书室消毒登记\n日期 方式 责任人\n9.1 紫外线 柳三\n9.2 紫外线 周四\n9.3 紫外线 柳三\n",
        "图书室消毒登记",
        0,
    ),
    ("柳溪棋类课程\n第1课 认识棋盘\n第2课 车走直线\n第3课 残局\n", "柳溪棋类课程", 0),
    ("洗手歌\n小朋友，来洗手，\n手心手背搓一搓。\n清清水，冲一冲，\n", "洗手歌", 0),
    ("校务公开栏安排\n第一栏：收费标准\n第二栏：招生计划\n第三栏：账目\n", "校务公开栏安排", 0),
    ("童谣一束\n小朋友，来洗手，\n手心手背搓一搓。\n", "童谣一束", 1),
    ("病假条\n周老师：\n我因发烧，特请假一天，望批准。\n", "病假条", 1),
    ("公文选登\n柳溪县教育局：\n你局来函收悉，同意所请。\n", "公文选登", 1),
    ("教育动态\n2022年柳溪县教育大事记\n1月 开学\n2月 评选\n3月 植树\n", "教育动态", 1),
    ("家乡的桥（习作）\n五（3）班 周子涵\n桥下的水很清，我常去玩。\n", "家乡的桥（习作）", 0),
    ("课后服务的出路\n李某1，王某2\n农村小学条件有限，服务难以开展。\n", "课后服务的出路", 1),
    (
        "柳溪县教育白皮书（2023）\n前 言\n本书据各校上报的数据编成。\n",
        "柳溪县教育白皮书（2023）",
        0,
    ),
    ("2022年柳溪县教育统计公报[1]\n一、综合\n全县有学校三十所。\n", "2022年柳溪县教育统计公报", 0),
)


@pytest.mark.parametrize(("page", "title", "doubts"), PAPERS)
def test_the_first_line_names_a_bare_paper(page: str, title: str, doubts: int) -> None:
    (doc,) = eduparse.clean(page)
    codes = [w.code for w in doc.metadata.warnings]
    assert (doc.metadata.title, codes.count("title-doubtful")) == (title, doubts)


NAMES_NOTHING = (
    f"第二页\n{KEYED}",
    f"续表一\n{KEYED}",
    f"单位万元\n{KEYED}",
    f"的有关规定执行\n{KEYED}",
    f"二〇二二年五月\n{KEYED}",
    f"9.3交通系统韧性\n{KEYED}",
    f"第一条 适用范围\n{KEYED}",
    "一等奖\n柳三\n二等奖\n周四\n",
    f"2022年5月6日\n{KEYED}",
    f"柳溪县教育局\n{KEYED}",
    f"上一页 下一页\n{KEYED}",
    f"如何报名？\n{KEYED}",
    f"本报记者柳三\n{KEYED}",
    f"海关总署公告\n{KEYED}",
    f"教育局通告第12/2023号\n{KEYED}",
    "失物招领",
)


@pytest.mark.parametrize("page", NAMES_NOTHING)
def test_lines_that_name_nothing(page: str) -> None:
    assert bare_paper_name(page) is None


@pytest.mark.parametrize(
    ("size", "named"), [(2, False), (3, True), (LONGEST, True), (LONGEST + 1, False)]
)
def test_how_long_a_name_is(size: int, *, named: bool) -> None:
    assert (bare_paper_name(f"{'招领' * 21}"[:size] + f"\n{KEYED}") is not None) == named


@pytest.mark.parametrize(
    ("rows", "others", "enough"), [(2, 0, False), (3, 0, True), (3, 3, True), (3, 4, False)]
)
def test_how_many_rows_a_list_has(rows: int, others: int, *, enough: bool) -> None:
    page = "失物招领\n" + "地点：操场\n" * rows + "请来认领。\n" * others
    found = bare_paper_name(page)
    assert found is not None
    assert (found.rows is not None) == enough


@pytest.mark.parametrize(("others", "enough"), [(LOOKED_AT - 6, True), (LOOKED_AT - 5, False)])
def test_how_far_rows_are_looked_for(others: int, *, enough: bool) -> None:
    """Four rows are half of the lines looked at, or less; the row behind those is not seen."""
    page = "失物招领\n" + "地点：操场\n" * 4 + "请来认领。\n" * others
    tail = "地点：操场\n" if not enough else ""
    found = bare_paper_name(page + tail)
    assert found is not None
    assert (found.rows is not None) == enough


def test_the_form_of_a_row() -> None:
    assert row_form("9:10 合影") == row_form("12:30 散会") == ("led", "9:9")
    assert row_form("第5课 残局") == ("led", "第9课")
    assert row_form("剪刀：1把") == ("keyed", 1)
    assert row_form("语文 数学") == ("cells", 2)
    assert row_form("语文和数学（上）") is None
    assert row_form("书" * LONGEST_WORD) == ("word", 1)
    assert row_form("书" * (LONGEST_WORD + 1)) is None
    assert row_form("书 " + "本" * (LONGEST_ROW - 2)) == ("cells", 2)
    assert row_form("书 " + "本" * (LONGEST_ROW - 1)) is None
    assert row_form("书 画。") is None
    assert row_form("1.书 画。") == ("led", "9.")
    assert row_form("小朋友，来洗手，") == ("verse", 1)
    assert row_form("平安校园，你我同行") == ("verse", 1)
    assert row_form("学校应当公布收费的标准，接受监督。") is None
