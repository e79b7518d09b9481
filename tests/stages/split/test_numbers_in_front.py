"""Labels before figures count items; about so many (三、五年) and measured values do not."""

import pytest

import eduparse


def paths(page: str) -> list[str]:
    (doc,) = eduparse.clean(page)
    return ["/".join(c.path) for c in doc.clauses if c.path]


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (
            "惠民清单\n一、任务\n1.100%的学校配齐校医。\n2.3所学校完成扩建。\n3.24小时开通热线。\n二、要求\n按月报送。\n",
            ["一", "一/1", "一/2", "一/3", "二"],
        ),
        (
            "经费安排\n一、支出\n1、50万元用于维修。\n2、30万元用于图书。\n二、要求\n按月报送。\n",
            ["一", "一/1", "一/2", "二"],
        ),
        ("收费标准\n1.5公里以内一元。\n2.5公里以内二元。\n3.5公里以内三元。\n", []),
        (
            "行动方案\n（一）目标。\n三、五年内明显改善。\n（二）规模。\n二、三百人以上的学校参加。\n",
            ["(一)", "(二)"],
        ),
        (
            "工作计划\n一、目标\n三年建成。\n二、三年任务\n分步走。\n三、四年展望\n再提高。\n",
            ["一", "二", "三"],
        ),
        (
            "宣传意见\n一、阵地\n专栏1个月内无更新的，予以通报。\n二、队伍\n明确一人。\n",
            ["一", "二"],
        ),
        (
            "应变指引\n1. 程序\n(a) 遇有下列情况：\n(i) 火警；\n(ii) 漏气。\n(b) 通知家长。\n2. 检讨\n作出检讨。\n",
            ["1", "1/(a)", "1/(a)/(i)", "1/(a)/(ii)", "1/(b)", "2"],
        ),
    ],
)
def test_what_counts(page: str, wanted: list[str]) -> None:
    assert paths(page) == wanted


def test_nine_letters_are_no_roman_numbers() -> None:
    page = "指引\n" + "".join(f"({c}) 项目。\n" for c in "abcdefghij")
    assert paths(page) == [f"({c})" for c in "abcdefghij"]


@pytest.mark.parametrize("row", ["青石小学\t86\t\n", "青石小学\t\t6\n", "青石小学\t86\n"])
def test_a_table_may_end_in_an_empty_cell(row: str) -> None:
    page = f"编制核定\n一、结果\n1.结果如下：\n学校\t人数\t班级\n第一小学\t1820\t40\n{row}2.执行三年。\n二、要求\n不得挪用。\n"
    assert paths(page) == ["一", "一/1", "一/1/表1", "一/2", "二"]


WRAPPED = (
    "研学旅行规程\n第一条 为规范中小学研学旅行工作，提高研学旅行质量，保障学生\n安全，结合我省实际，制定本规程。\n"
    "第二条 研学旅行由学校根据区域特色、学生年龄特点和各学科教学\n内容需要组织安排，尽量错开旅游高峰期。\n"
    "第三条 学校组织研学旅行应当做到活动有方案、行前有备案、应急\n有预案。\n"
    "第四条 学校自行开展研学旅行的，应当根据需要配备一定比例的学\n校领导、教师和安全员。\n"
)


def test_a_short_wrapped_page_is_joined() -> None:
    (doc,) = eduparse.clean(WRAPPED)
    assert "保障学生安全，" in doc.text
    assert "的学校领导、" in doc.text
    assert [line[:3] for line in doc.text.splitlines()[1:]] == [
        "第一条",
        "第二条",
        "第三条",
        "第四条",
    ]


@pytest.mark.parametrize(
    "page",
    [
        "先进集体名单\n"
        + "".join(f"南山县第{n}中学高三年级第{n}班全体同学和全体老师\n" for n in "一二三四五")
        + "以上集体。\n特此公布。\n",
        (
            "校歌\n青山巍巍立在我们美丽学校的东边，白水长流，\n年年岁岁伴着我们琅琅的读书声音，岁月如歌，\n"
            "老师教导我们做人求学都要求真知，学而不倦，\n同学互助友爱在这里度过美好时光，一同成长。\n我爱我校。\n我爱我师。\n"
        ),
    ],
)
def test_lines_of_one_length_that_are_no_prose_stay(page: str) -> None:
    (doc,) = eduparse.clean(page)
    assert doc.text == page


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        # A number printed twice is a slip of the typist; an article again is a reference.
        (
            "工作通知\n1.领导。成立机构。\n2.责任。落实责任。\n2.检查。自查自纠。\n3.报送。月底报送。\n",
            ["1", "2", "2", "3"],
        ),
        (
            "收费办法\n第一条 学校应当公开收费。\n第二条 学校应当开具票据。\n第二条规定的票据由县里印制。\n第三条 本办法自发布之日起施行。\n",
            ["第一条", "第二条", "第三条"],
        ),
        (
            "作息安排\n一、上午\n第一节 8:00—8:40\n第二节 8:50—9:30\n二、下午\n第一节 14:00—14:40\n",
            ["一", "二"],
        ),
        (
            "校规\n第一章 总则\n第一节 一般规定\n第一条 甲。\n第二条 乙。\n",
            ["第一章", "第一章/第一节"],
        ),
        (
            "申报通知\n专栏1中的项目由县里申报。\n一、范围。专栏2所列除外。\n二、时间。五月。\n",
            ["一", "二"],
        ),
        ("发展规划\n一、目标\n建成强市。\n专栏1 重点项目\n新建学校。\n", ["一", "一/专栏1"]),
        (
            "教育局通告第12号\n致：各小学校长\n本通告说明安排。\n2. 须于五月前申请。\n3. 如有查询，请致电。\n",
            ["2", "3"],
        ),
        ("2. 须于五月前申请。\n3. 如有查询，请致电。\n4. 按时报送。\n", ["?/2", "?/3", "?/4"]),
    ],
)
def test_what_opens_a_clause(page: str, wanted: list[str]) -> None:
    assert paths(page)[: len(wanted)] == wanted
    assert len(paths(page)) == len(wanted) or "第一条" in page


def test_a_circular_names_whom_it_is_to() -> None:
    (doc,) = eduparse.clean(
        "教育局通告第12号\n致：各小学校长\n本通告说明安排。\n2. 须于五月前申请。\n3. 请致电查询。\n"
    )
    assert doc.metadata.recipients == ("各小学校长",)


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("附录B（资料性）\n参考资料\n", "参考资料"),
        ("附录B\n（资料性）\n参考资料\n", "参考资料"),
        ("附录B（资料性）参考资料\n", "（资料性）参考资料"),
    ],
)
def test_a_bracket_is_not_the_title_of_an_annex(label: str, title: str) -> None:
    page = f"安全标准\n1 范围\n本标准规定安全。\n2 要求\n校舍应当坚固。\n{label}B.1 书目\n有关书目。\nB.2 网站\n有关网站。\n"
    (doc,) = eduparse.clean(page)
    assert [c.heading for c in doc.clauses if c.kind == "annex"] == [title]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("三、主要任务一是推进均衡，二是提高质量，三是加强队伍。", "主要任务"),
        ("三、主要任务一是一项长期的工作，各地要抓好。", None),
    ],
)
def test_a_heading_ends_before_its_first_item(line: str, heading: str | None) -> None:
    page = f"事业规划\n一、总体目标\n建成强市。\n二、基本原则\n坚持公益。\n{line}\n四、保障措施\n加强领导。\n"
    (doc,) = eduparse.clean(page)
    assert next(c.heading for c in doc.clauses if c.path == ("三",)) == heading
