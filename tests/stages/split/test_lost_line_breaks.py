"""Labels and headings where a page lost line breaks, blanks or the word above its contents."""

import pytest

import eduparse

PLAN = "为加快推进全县教育现代化，制定本规划。\n一、发展基础\n（一）主要成就\n教育事业取得长足进步，入园率提高。\n二、总体要求\n办好人民满意的教育。\n三、主要任务\n推进义务教育优质均衡。\n"
WHOLE = ["一", "一/(一)", "二", "三"]


def paths(text: str, *, contents: bool = False) -> list[str]:
    """The paths of the clauses of ``text``, and of its contents where asked."""
    return [
        "/".join(c.path) or c.kind
        for c in eduparse.split(text).clauses
        if c.path or (contents and c.kind == "contents")
    ]


def headings(text: str) -> dict[str, str | None]:
    """The heading of each clause of ``text``."""
    return {"/".join(c.path): c.heading for c in eduparse.split(text).clauses if c.path}


@pytest.mark.parametrize(
    "above",
    [
        "一、发展基础1\n（一）主要成就2\n二、总体要求5\n三、主要任务12\n",
        "一、发展基础\n（一）主要成就\n二、总体要求\n三、主要任务\n",
    ],
)
def test_headings_in_a_row_that_come_again_are_contents(above: str) -> None:
    title = "柳溪县教育发展规划\n\n"
    assert paths(f"{title}{above}\n{PLAN}", contents=True) == ["contents", *WHOLE]
    assert "contents" not in paths(f"{title}{PLAN}", contents=True)


def test_short_clauses_that_do_not_come_again_are_no_contents() -> None:
    text = "柳溪县中学检查要点\n一、校舍安全\n二、食品安全\n三、交通安全\n四、消防安全\n请各校对照检查。\n"
    assert paths(text, contents=True) == ["一", "二", "三", "四"]


def test_all_chapters_on_one_line_are_contents() -> None:
    row = "第一章 总则 第二章 车辆管理 第三章 附则\n"
    body = "第一章 总 则\n第一条 为了保障安全，制定本办法。\n第二章 车辆管理\n第二条 校车应当定期检验。\n第三章 附则\n第三条 本办法自公布之日起施行。\n"
    whole = ["第一章", "第一章/第一条", "第二章", "第二章/第二条", "第三章", "第三章/第三条"]
    title = "松江市校车管理办法\n"
    assert paths(title + row + body, contents=True) == ["contents", *whole]
    assert paths(title + body, contents=True) == whole


def test_three_strokes_are_a_bullet_and_a_byline_is_none() -> None:
    report = "一、去年工作回顾\n成绩主要有：\n———质量稳步提高。成绩再创新高。\n———条件明显改善。新建学校三所。\n二、今年任务\n继续深化改革。\n"
    assert paths(report) == ["一", "一/——1", "一/——2", "二"]
    letters = "———王小明（青山）\n教育要面向未来。\n———李小华（白水）\n教师是根本。\n"
    assert paths(letters) == []


def test_the_number_of_a_page_stands_before_a_label() -> None:
    text = "第三十九条 学生有下列情形之一者，应令退学：一、操行不及格者。7二、未于期限内选课者。三、逾期未复学者。\n第四十条 学生不服者，得申诉。\n"
    assert paths(text) == ["第三十九条", *(f"第三十九条/{n}" for n in "一二三"), "第四十条"]
    assert paths("本校共有学生三百人。7一、二年级各两个班。\n") == []


GLUED = "7总则\n7.1一般规定\n7.1.1应当统一规划。\n7.1.2应当分步实施。{}\n8.1一般规定\n8.1.1应当定期检查。\n8.1.2应当及时维修。\n"


@pytest.mark.parametrize("tail", ["8建筑物安全", "12 DB99/T XXXX—XXXX8建筑物安全"])
def test_a_heading_glued_to_the_line_above_its_first_part(tail: str) -> None:
    assert "8/8.1/8.1.1" in paths(GLUED.format(tail))


@pytest.mark.parametrize("tail", ["见表8建筑物安全", "共需8人。", "见图8建筑物安全"])
def test_a_number_in_a_sentence_above_a_first_part_is_no_heading(tail: str) -> None:
    assert "8" not in paths(GLUED.format(tail))


STANDARD = "5.1.1各类建筑的目标不应低于表1的规定。\n{}5.1.2应当符合要求。\n5.1.3应当定期检查：a) 每年一次；b) 雨后检查。\n5.1.4应当归档。\n"
DUMPED = "表1建筑物分类类别内容说明建筑物的类别和名称以及各类建筑物应当达到的目标要求与说明a) 教学楼和实验楼的全部房间；b) 宿舍和食堂的全部房间；\na) 操场看台和附属用房；b) 围墙。\n"


def test_cells_of_a_table_printed_as_text_number_nothing() -> None:
    items = ["5.1.3/a)", "5.1.3/b)"]
    assert paths(STANDARD.format(DUMPED)) == ["5.1.1", "5.1.2", "5.1.3", *items, "5.1.4"]
    list_below = "应当满足下列要求：\na) 教学楼和实验楼；\nb) 宿舍和食堂。\n"
    assert "5.1.1/a)" in paths(STANDARD.format(list_below))


def test_headings_glued_to_decimal_labels() -> None:
    text = "3实施\n3.1组织\n3.1.1职责分工体检评估工作的主体为各市人民政府，由其负责组织实施和监督管理工作。\n3.1.2工作形式坚持党委领导、政府组织、部门协同、专家参与的工作形式，定期研究问题。\n3.1.3时间安排各市原则上与规划编制同步开展工作，并于每年六月底以前完成全部任务。\n3.1.4成果应用各市应将评估结果作为编制和调整规划的依据，并向社会公布有关情况。\n"
    found = headings(text)
    assert found["3/3.1/3.1.1"] == "职责分工"
    assert found["3/3.1/3.1.4"] == "成果应用"
    duties = "3实施\n3.1组织\n3.1.1城市应全面开展房屋安全的隐患调查，以区县为单位，摸清建筑的底数和存在的问题。\n3.1.2城市应建立完善房屋安全的信息数据库，保持更新，并与相关部门共享调查的结果。\n3.1.3城市应编制房屋安全的建设规划，纳入城市综合防灾规划，并定期开展评估工作。\n3.1.4社区宜编制房屋安全的行动计划，纳入社区发展规划，并向居民公布有关的情况。\n"
    assert not any(
        head for path, head in headings(duties).items() if "3.1.1" in path or "3.1.4" in path
    )


def test_a_box_holds_no_chapters() -> None:
    text = "第一章 环境\n进入新阶段。\n专栏1 主要成就\n1.普惠率提高。\n2.巩固率提高。\n第一节 形势\n人口变化。\n第二章 任务\n第一节 学前\n扩大资源。\n"
    whole = [
        "第一章",
        "第一章/专栏1",
        "第一章/专栏1/1",
        "第一章/专栏1/2",
        "第一章/第一节",
        "第二章",
    ]
    assert paths(text) == [*whole, "第二章/第一节"]
    inner = text.replace("第一节 形势\n", "")
    assert "第一章/专栏1/2" in paths(inner)


def test_a_chapter_whose_number_is_printed_twice() -> None:
    text = "第一章 总则\n第一条 制定本办法。\n第二章 责任\n第二条 违者处罚。\n第二章 附则\n第三条 自公布之日起施行。\n"
    assert paths(text).count("第二章") == 2
    referred = text.replace("第二章 附则\n第三条 自", "第三条 依照\n第二章的规定，自")
    assert paths(referred).count("第二章") == 1


def test_the_head_of_a_form_is_a_table() -> None:
    notice = "关于报送名单的通知\n各学校：\n请于五月前报送。\n\n平湖县教育局\n2022年5月6日\n\n附件\n名单\n"
    assert "附件/表1" in paths(notice + "单位\t姓名\t职务\t电话\n")
    assert "附件/表1" not in paths(notice + "单位：一中\t姓名：张明\t职务\t电话\n")


def test_a_circular_counts_from_two_below_a_heading() -> None:
    text = "教育局通告第12/2021号\n加强校园支援计划\n摘要\n本通告公布计划的详情。\n背景\n2. 教育局一直关注学生。\n3. 本局推出计划。\n4. 如有查询，请致电。\n"
    assert paths(text) == ["2", "3", "4"]
    assert paths(text.partition("详情。\n")[2])[0] == "?/2"


def test_a_number_at_the_start_of_its_line_is_glued_to_nothing() -> None:
    text = "青石县校舍规范\n1 总则\n本规范适用于全县。\n2 术语\n2.1 学校\n指中小学。\n2.2 教师\n指专任教师。\n3 要求\n学校应当建立制度。\n"
    assert paths(text) == ["1", "2", "2/2.1", "2/2.2", "3"]


POINTS = "一、为推动见习，特{}本要点。\n二、符合下列条件之一者，得申请：\n(一)农场。\n(二)合作社。\n符合前项各款者，且具下列条件之一者，优先纳入：\n(一)曾获奖。\n(二)考核优等。\n三、本要点自发布日施行。\n"


def test_paragraphs_between_the_lists_of_a_point_are_its_own() -> None:
    doc = eduparse.split(POINTS.format("订定"))
    point = next(c for c in doc.clauses if c.path == ("二",))
    assert any("优先纳入" in doc.text[a:b] for a, b in point.spans)
    doc = eduparse.split(POINTS.format("制定"))  # of a mainland school, whose items may go on
    point = next(c for c in doc.clauses if c.path == ("二",))
    assert not any("优先纳入" in doc.text[a:b] for a, b in point.spans)
