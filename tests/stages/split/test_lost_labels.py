"""Outlines of which the page says more than its labels: lost ones, boxes that stay open, decimal parts."""

import pytest

import eduparse


def paths(text: str) -> list[str]:
    """The paths of ``text`` as strings."""
    return ["/".join(c.path) for c in eduparse.split(text).clauses if c.path]


def headings(text: str) -> dict[str, str | None]:
    """The heading of each path."""
    return {"/".join(c.path): c.heading for c in eduparse.split(text).clauses if c.path}


def test_a_chapter_is_lost_where_its_neighbours_tell_it() -> None:
    """总则 without 第一章 in front of it is a chapter where 第二章 follows, and a heading where none does."""
    told = "溪口县学校办法\n总则\n第一条 校长负责。\n第二条 按年考核。\n第二章 管理\n第三条 分级管理。\n"
    assert paths(told)[:3] == ["第一章", "第一章/第一条", "第一章/第二条"]
    alone = "溪口县学校办法\n总则\n第一条 校长负责。\n第二条 按年考核。\n第三条 分级管理。\n"
    assert paths(alone) == ["第一条", "第二条", "第三条"]


def test_a_list_begins_again_where_labels_are_lost_here_and_there() -> None:
    """Two articles of six are without their labels; their items are not those of the article above."""
    lost = (
        "溪口县校车办法\n第一条 校车由县里登记。\n"
        "登记时提交下列材料：\n（一）申请书；\n（二）行驶证。\n"
        "第三条 校车分三类。\n第四条 校车有下列情形的停用：\n（一）超载；\n（二）超速。\n"
        "驾驶人应当符合下列条件：\n（一）持证三年；\n（二）身体健康。\n"
        "第六条 按月检查。\n第七条 本办法自下月起施行。\n"
    )
    found = paths(lost)
    assert found[1:4] == ["第二条", "第二条/(一)", "第二条/(二)"]
    assert found[-5:-2] == ["第五条", "第五条/(一)", "第五条/(二)"]


def test_an_author_who_skips_one_number_lost_no_label() -> None:
    """One gap alone proves nothing, nor do gaps between all articles of an excerpt."""
    skipped = (
        "参保简介\n一、人群\n下列人员可以参保。\n二、原则\n按照自愿原则，以个人身份参保。\n"
        "（一）本市户籍凭身份证；\n（二）外市户籍凭登记。\n四、费率\n由本人选择。\n五、渠道\n网上办理。\n"
    )
    assert "三" not in paths(skipped)
    excerpt = (
        "收购办法部分条文\n第八条 不得变更下列条件：\n一、价格。\n二、数量。\n"
        "第十条 应检具下列书件：\n一、说明书。\n二、契约书。\n前项证明包括下列各款：\n一、保证。\n二、确认书。\n"
        "第十二条 应予公告。\n第十四条 应予送达。\n"
    )
    assert "第九条" not in paths(excerpt)
    assert "第十一条" not in paths(excerpt)


def test_a_box_closes_where_the_numbering_around_it_goes_on() -> None:
    """A page without line breaks that begins in a box: 三、 to 五、 are no parts of it."""
    text = (
        "专栏1 主要指标①森林面积不计荒地。②水质按断面计。三、推进减排（一）调整结构。关停小厂。（二）削减排放。安装设备。"
        "四、防范风险（一）全程管理。逐户登记。（二）加强监测。按日上报。五、加强领导各县应当落实责任。"
    )
    found = paths(text)
    assert "三" in found
    assert "四/(一)" in found
    inside = "规划\n一、目标\n建成强市。\n专栏1 工程\n1.新建学校。建三所。\n2.改造食堂。改五所。\n二、保障\n落实经费。\n"
    assert paths(inside) == ["一", "一/专栏1", "一/专栏1/1", "一/专栏1/2", "二"]


def test_a_box_whose_number_stands_on_a_line_of_its_own() -> None:
    """专栏, 1 and the title on three lines are the head of a box; a line 专栏 alone is a word."""
    text = "物流规划\n一、枢纽\n优化布局。\n专栏\n1\n枢纽工程\n建设五处。\n二、通道\n畅通运输。\n专栏\n2\n通道工程\n建设两条。\n"
    assert paths(text) == ["一", "一/专栏1", "二", "二/专栏2"]
    assert headings(text)["二/专栏2"] == "通道工程"
    assert paths("报社通知\n一、版面\n开设\n专栏\n刊登来稿。\n二、稿酬\n按字计。\n") == ["一", "二"]


def test_what_a_colon_leads_to_is_below_it() -> None:
    """1) behind b)…： is a part of b); behind a full stop the order of the kinds decides."""
    led = "评定办法\na)校长签字；\nb)分两种情况：\n1)有桥的算；\n2)无桥的不算；\n"
    assert paths(led) == ["a)", "b)", "b)/1)", "b)/2)"]
    ended = "评定办法\n一、要求\na)校长签字；\nb)报县里备案。\n1)有桥的算；\n2)无桥的不算；\n"
    assert "一/b)/1)" not in paths(ended)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("规划\n1.1 综合实力\n1.1.1 经济。增长。\n1.1.2 科技。提升。\n1.2准确把握形势\n形势复杂。\n", "1.2"),
        ("规范\n2 总则\n2.1 原则\n公开。\n2.2分析评价\n按年分析。\n2.3分类指导\n按类指导。\n", "2/2.2"),
        ("规范\n3 要求\n3.1 一般\n公开。\n3.2.1分析评价按年进行。\n3.2.2克服困难按月上报。\n", "3/3.1"),
    ],
)  # fmt: skip
def test_decimal_parts_that_open_with_a_measure_word(text: str, wanted: str) -> None:
    """分析 and 分类 are no points or minutes, and 1.1.2 says that there is a 1.1."""
    assert wanted in paths(text)


def test_measured_values_stay_values() -> None:
    """2.5分 and 1.5克 number nothing."""
    text = "评分说明\n得分如下。\n2.5分以上为合格。\n3.5分以上为良好。\n盐不超过\n1.5克。\n"
    assert paths(text) == []


def test_articles_put_in_later_in_taiwan() -> None:
    """第6-1条 is an article between 第6条 and 第7条; 第1-3条 in a sentence is a range."""
    text = "学生奖助办法\n第6条　学校应公告名额。\n第6-1条　名额不足者，得递补：\n一、依成绩。\n二、依年资。\n第7条　依第6-1条规定办理。\n第8条　（删除）\n"
    assert paths(text) == ["第6条", "第6-1条", "第6-1条/一", "第6-1条/二", "第7条", "第8条"]
    assert headings(text)["第8条"] is None
    assert paths("办法\n第一条 依照第1-3条规定办理。\n第二条 执行。\n") == ["第一条", "第二条"]


def test_a_chapter_that_is_only_named() -> None:
    """第一章 with a full stop behind it is the end of a sentence that a page broke."""
    assert paths("我在写一本书，目前只公布了\n第一章。\n全书讲编程。\n") == []
    assert (
        paths("办法\n第一章\n总则\n第一条 甲校执行。\n第二章\n附则\n第二条 乙校执行。\n")[0]
        == "第一章"
    )


def test_no_heading_ends_in_front_of_what_must_be_done() -> None:
    """设施的目标|应符合规定 is one sentence; 适应 and 效应 may end a heading."""
    text = "规范1.承灾体的抗震目标应根据下列因素逐项划分并且报县里备案。2.避难场所的选址应根据人口分布确定并且每年公布一次。3.应急通道的宽度不应低于四米，次要通道每侧另留一米。"
    assert set(headings(text).values()) == {None}


def test_questions_are_the_headings_of_glued_answers() -> None:
    """1.…？ with its answer behind it is headed by the whole question."""
    text = "答记者问1.请问意见出台的背景是什么？溪口县铁路沿线村镇密集，治理任务很重。2.沿线治理难度大、涉及面广，请问意见明确了哪些责任？意见提出压实各方责任，形成责任体系。3.如何保障落实？县里每月通报一次进度。"
    assert headings(text)["2"] == "沿线治理难度大、涉及面广，请问意见明确了哪些责任？"
    assert headings("通知1.校门管理。登记来访人员。2.食堂管理。每日留样备查。")["1"] == "校门管理"


def test_a_list_of_names_behind_a_notice_is_its_annex() -> None:
    """A notice without clauses whose list names what stands behind the signature; a cover note brings it."""
    names = "委员名单\n主任委员\n王某某 溪口一中\n李某某 溪口二中\n赵某某 溪口三中\n"
    notice = "溪口县教育局关于成立委员会的通知\n各学校：\n为加强工作，成立委员会。\n委员聘期三年。\n附件：委员名单\n溪口县教育局\n2021年3月5日\n"
    assert paths(notice + names) == ["附件"]
    cover = "溪口县教育局关于印发考核办法的通知\n各学校：\n现将考核办法印发给你们，请执行。\n附件：考核办法\n溪口县教育局\n2021年3月5日\n考核办法\n一、范围\n全县学校。\n二、方式\n按年考核。\n"
    assert paths(cover) == ["一", "二"]


@pytest.mark.parametrize("line", ["- [布局图.pdf](/files/15/ab.pdf)", "附件（请参见PDF）"])
def test_files_below_the_last_clause_are_no_part_of_it(line: str) -> None:
    """Links to files and 附件（请参见…） close the paper."""
    text = f"建设方案\n一、目标\n建成新区。\n二、任务\n23.提升素质。开展宣传。\n24.加强保障。落实经费。\n{line}"
    last = eduparse.split(text).clauses[-1]
    assert last.kind == "back"
    kept = eduparse.split(
        "建设方案\n一、目标\n建成新区。\n二、任务\n见附件（请参见网站）说明执行。\n"
    ).clauses[-1]
    assert kept.kind == "clause"
