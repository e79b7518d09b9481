"""Who signed: the names above the date of a paper, however its lines are spaced."""

import pytest
from flow import clean

from eduparse.document.document import Document
from eduparse.stages.split.signature import signatures

# The lines above the date, and the names that signed.
ABOVE = {
    "请认真执行。\n青禾县教育局": ("青禾县教育局",),
    "请认真执行。\n青禾县教育局 青禾县财政局": ("青禾县教育局", "青禾县财政局"),
    "请认真执行。\n青禾县教育局\n青禾县财政局": ("青禾县教育局", "青禾县财政局"),
    "请认真执行。\n\n青禾县教育局\n\n　　青禾县财政局\n": ("青禾县教育局", "青禾县财政局"),
    "附件：\n1.青禾县学生资助委员会\n\n青禾县教育局\n": ("青禾县教育局",),
    "由青禾县财政局负责。\n\n青禾县教育局\n": ("青禾县教育局",),
    "青禾县财政局\n\n\n青禾县教育局\n": ("青禾县教育局",),
    "请认真执行。\n\n\n": (),
    "请认真执行。\n请各校认真遵照执行\n青禾县教育局": ("青禾县教育局",),
    "请认真执行。\n祝全校师生新春快乐\n青禾县教育局": ("青禾县教育局",),
    "请认真执行。\n青禾县教育局校园安全\n工作领导小组": ("青禾县教育局校园安全工作领导小组",),
}


@pytest.mark.parametrize("above", ABOVE)
def test_the_names_above_the_date(above: str) -> None:
    ((names, day),) = signatures(f"{above}\n2021年4月26日\n", 0)
    assert (names, day) == (ABOVE[above], "2021年4月26日")


def test_who_put_a_page_up_above_its_text_did_not_sign_it() -> None:
    page = (
        "青禾县办公室公告（第7号）\n青禾县卫生局 2022年12月6日\n"
        "校舍条例的草案已经审议，现公开征求意见。\n意见请于月底前提出。\n青禾县办公室\n2022年12月5日\n"
    )
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.issued == "2022-12-05"


BEHIND = (
    "各校要向家长发放告知书。 青禾县教育局 2021年4月26日",
    "各校要向家长发放告知书。青禾县教育局2021年4月26日",
    "各校要向家长发放告知书。 联系人：王老师（电话：1234567） 青禾县教育局 2021年4月26日 |",
)


@pytest.mark.parametrize("last", BEHIND)
def test_a_signature_behind_the_last_sentence(last: str) -> None:
    page = f"关于防溺水工作的通知\n各学校：\n现将有关事项通知如下：\n一、加强宣传。各校要召开班会。\n二、加强联系。{last}\n"
    (doc,) = clean(Document.of_page("x", "x", page))
    assert (doc.metadata.issuers, doc.metadata.issued) == (("青禾县教育局",), "2021-04-26")
    (back,) = (c for c in doc.clauses if c.kind == "back")
    assert doc.text[back.spans[0][0] :].startswith("青禾县教育局")


def test_a_month_without_a_day_dates_no_paper_but_signs_it() -> None:
    page = "一、招生原则\n相对就近，免试入学。\n二、招生计划\n招收六个班。\n青禾县第一幼儿园\n2023年3月\n"
    (doc,) = clean(Document.of_page("x", "x", page))
    assert (doc.metadata.issuers, doc.metadata.issued) == (("青禾县第一幼儿园",), None)


ENDS = (
    ("青禾县教育局\n2022-10-24", "2022-10-24"),
    ("2022年10月24日\n青禾县教育局", "2022-10-24"),
    ("青 禾 县 教 育 局\n二〇二二年十月二十四日", "2022-10-24"),
)


@pytest.mark.parametrize(("end", "day"), ENDS)
def test_a_signature_in_figures_upside_down_or_set_wide(end: str, day: str) -> None:
    page = f"各部门：\n现将推荐项目予以公示，期限为三天。\n附件：推荐名单\n{end}\n"
    (doc,) = clean(Document.of_page("x", "x", page))
    assert (doc.metadata.issuers, doc.metadata.issued) == (("青禾县教育局",), day)


def test_an_organ_set_apart_from_its_title_by_a_blank_issued_the_paper() -> None:
    page = "青禾县教育局 关于举办知识竞赛的通知\n各学校：\n现将有关事项通知如下。\n一、对象\n全体学生。\n二、时间\n四月。\n"
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.issuers == ("青禾县教育局",)


def test_the_department_of_a_college_is_no_ministry() -> None:
    page = "各部门：\n现将有关事项通知如下，请认真执行。\n一、对象\n全体学生。\n二、时间\n四月。\n宣传部\n2022年10月24日\n"
    (doc,) = clean(Document.of_page("x", "x", page))
    assert (doc.metadata.issuers, doc.metadata.authority_level) == (("宣传部",), None)


NOT_SIGNED = (
    "工程自开工以来进展顺利。计划竣工2021年4月26日",
    "工程进展顺利。青禾县教育局定于2021年4月26日",
    "工程进展顺利，青禾县教育局2021年4月26日",
)


@pytest.mark.parametrize("last", NOT_SIGNED)
def test_a_date_that_ends_a_sentence_is_no_signature(last: str) -> None:
    (doc,) = clean(
        Document.of_page("x", "x", f"一、加强宣传。各校要召开班会。\n二、加强联系。{last}\n")
    )
    assert all(c.kind != "back" for c in doc.clauses)


DECREES = (
    ("政府令第215号", "青禾省人民政府"),
    ("青禾省人民政府令第215号", "青禾省人民政府"),
    ("省政府令第215号", "青禾省人民政府"),
)


@pytest.mark.parametrize(("number", "issuer"), DECREES)
def test_a_bare_government_is_that_of_the_title(number: str, issuer: str) -> None:
    page = (
        f"青禾省学前教育管理办法\n{number}\n《青禾省学前教育管理办法》已经通过，现予公布，自2020年8月1日起施行。\n"
        "省长 王大明\n2020年5月20日\n第一章 总则\n第一条 为了规范学前教育，制定本办法。\n第二条 本办法适用于本省。\n"
    )
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.issuers == (issuer,)


def test_a_series_of_announcements_is_no_decree() -> None:
    page = (
        "青禾县高中招生公告（第2号）\n现将招生有关事项公告如下：\n1、招生计划：统招生1200人。\n2、收费标准：每学期800元。\n"
        "青禾县招生考试委员会\n2023年7月1日\n"
    )
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.issuers == ("青禾县招生考试委员会",)
    assert doc.metadata.doc_number is None


BARS = (
    ("关于开展劳动教育的通知", ("青禾县教育局",)),
    ("白水市关于开展劳动教育的意见", ()),
    ("劳动教育成果展示活动举行", ()),
)


@pytest.mark.parametrize(("title", "issuers"), BARS)
def test_who_put_a_page_up_issued_a_paper_in_nobodys_name(
    title: str, issuers: tuple[str, ...]
) -> None:
    page = (
        f"{title}\n发布时间：2022-05-06  来源：青禾县教育局  浏览次数：356\n"
        "劳动教育是育人的重要途径，各学校要开齐开足劳动课，并组织学生参加力所能及的劳动实践活动。\n"
    )
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.issuers == issuers
    assert doc.metadata.web is not None
    assert doc.metadata.web.source == "青禾县教育局"


TOGETHER = {
    "南山县教育局\n2021年4月28日\n南山县体育局\n2021年4月30日": "2021-04-30",
    "南山县教育局　2021年4月28日\n南山县体育局　2021年4月30日": "2021-04-30",
}


@pytest.mark.parametrize("signed", TOGETHER)
def test_two_bodies_sign_one_paper_with_a_date_each(signed: str) -> None:
    page = f"关于举办联赛的通知\n各学校：\n联赛将于下月举行，请组队参加。\n{signed}\n"
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.issuers == ("南山县教育局", "南山县体育局")
    assert doc.metadata.issued == TOGETHER[signed]


def test_the_signature_of_an_annex_is_not_that_of_the_paper() -> None:
    page = (
        "关于举办联赛的通知\n各学校：\n联赛将于下月举行，请组队参加。\n南山县教育局\n2021年4月28日\n"
        "联赛规程\n一、时间。5月1日。\n二、地点。体育馆。\n南山县体育局\n2021年4月30日\n"
    )
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.issuers == ("南山县教育局",)


@pytest.mark.parametrize(
    ("above", "names"),
    [
        ("二、获奖单位\n石桥镇小学\n白沙镇小学\n南山县教育局", ("南山县教育局",)),
        ("获奖单位：\n石桥镇小学\n白沙镇小学\n南山县教育局", ("南山县教育局",)),
        (
            "二、获奖单位\n石桥镇小学\n\n南山县教育局\n南山县体育局",
            ("南山县教育局", "南山县体育局"),
        ),
        ("附件：1.规程\n2.获奖单位\n南山县教育局\n南山县体育局", ("南山县教育局", "南山县体育局")),
        ("请认真执行。\n南山县教育局\n南山县体育局", ("南山县教育局", "南山县体育局")),
    ],
)
def test_bodies_that_a_clause_lists_do_not_sign(above: str, names: tuple[str, ...]) -> None:
    page = f"关于公布成绩的通报\n各学校：\n现将成绩公布如下。\n一、总体情况\n比赛已经结束。\n{above}\n2022年11月30日\n"
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.issuers == names
    back = next(c for c in doc.clauses if c.kind == "back")
    assert doc.text[back.spans[0][0] :].startswith(("附件", names[0]))


@pytest.mark.parametrize(
    ("signed", "day"),
    [
        ("南山县教育局\n二 〇 二 一 年 三 月 十 五 日", "2021-03-15"),
        ("南山县教育局\n2 0 2 1 年 3 月 1 5 日", "2021-03-15"),
        ("南山县教育局 （2021年3月15日）", "2021-03-15"),
        ("南 山 县 第 二 中 学\n2021.3.15", "2021-03-15"),
    ],
)
def test_a_date_is_read_however_it_is_set(signed: str, day: str) -> None:
    page = f"关于放假的通知\n各学校：\n现将放假安排通知如下，请认真执行。\n{signed}\n"
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.issued == day
    assert len(doc.metadata.issuers) == 1
    assert [c.kind for c in doc.clauses] == ["front", "preamble", "back"]


OPEN_DAYS = ("**年6月6日", "2023年XX月XX日", "20××年×月×日", "2024年  月  日")


@pytest.mark.parametrize("day", OPEN_DAYS)
def test_a_day_that_is_left_open_dates_no_paper_but_is_signed(day: str) -> None:
    page = f"一、招生原则\n相对就近，免试入学。\n二、招生计划\n招收六个班。\n青禾县教育局\n{day}\n"
    (doc,) = clean(Document.of_page("x", "x", page))
    assert (doc.metadata.issuers, doc.metadata.issued) == (("青禾县教育局",), None)
    assert [c.kind for c in doc.clauses] == ["clause", "clause", "back"]


GLUED_NAMES = (
    ("青禾市发展和改革局青禾市教育局", ("青禾市发展和改革局", "青禾市教育局")),
    ("中共青禾县委办公室青禾县人民政府办公室", ("中共青禾县委办公室", "青禾县人民政府办公室")),
    ("青禾县人民政府驻青禾县办事处", ("青禾县人民政府驻青禾县办事处",)),
    ("青禾县教育局", ("青禾县教育局",)),
)


@pytest.mark.parametrize(("line", "names"), GLUED_NAMES)
def test_two_bodies_of_one_place_without_a_blank_between_them(
    line: str, names: tuple[str, ...]
) -> None:
    ((found, _),) = signatures(f"请认真执行。\n{line}\n2021年4月26日\n", 0)
    assert found == names


def test_a_name_broken_before_its_group_is_one() -> None:
    page = "现将河道划界成果予以公告，请到办公室查询。\n青禾市白水区全面推行河（湖）长制\n工作领导小组办公室\n2019年12月27日\n"
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.issuers == ("青禾市白水区全面推行河（湖）长制工作领导小组办公室",)
    (back,) = (c for c in doc.clauses if c.kind == "back")
    assert doc.text[back.spans[0][0] :].startswith("青禾市白水区")


def test_a_sentence_above_a_group_is_no_half_of_its_name() -> None:
    page = (
        "现将河道划界成果予以公告，请到办公室查询。\n青禾县河长制领导小组办公室\n2019年12月27日\n"
    )
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.issuers == ("青禾县河长制领导小组办公室",)


def test_an_organ_alone_below_the_last_sentence_signs() -> None:
    head = "关于清明节放假的通知\n各学校：\n现将放假安排通知如下：四月三日至五日放假，共三天。\n"
    (doc,) = clean(Document.of_page("x", "x", f"{head}青禾县教育局\n"))
    assert [c.kind for c in doc.clauses] == ["front", "preamble", "back"]
    (doc,) = clean(Document.of_page("x", "x", f"{head}放假的单位：\n青禾县教育局\n"))
    assert [c.kind for c in doc.clauses] == ["front", "preamble"]


def test_a_day_in_the_cell_of_a_table_dates_no_paper() -> None:
    page = "各院部：\n现将补考安排通知如下，请认真执行。\n序号 |\n时间 |\n1 |\n2021年2月22日 |\n完成报名。 |\n"
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.issued is None


def test_a_database_prints_day_and_number_in_one_bracket() -> None:
    page = (
        "青禾市物价局关于收费标准的批复\n（二○○四年七月二十八日 青价费[2004]249号）\n青禾县学校：\n"
        "你校的报告收悉，经研究，现将有关问题批复如下，请认真执行。\n一、学费：三千元。\n二、住宿费：五百元。\n"
    )
    (doc,) = clean(Document.of_page("x", "x", page))
    assert (doc.metadata.issued, doc.metadata.doc_number) == ("2004-07-28", "青价费〔2004〕249号")


UPLOADED = (
    ("作者：佚名 来源：网上收集整理 发布时间：2018-12-22 8:49", "2018年12月1日前报送。", None),
    ("来源：青禾县教育局 发布时间：2018-12-22 8:49", "请认真执行。", "2018-12-22"),
    ("来源：青禾县教育局 发布时间：2018-12-22 8:49", "请认真执行。\n201x年x月xx日", None),
)


@pytest.mark.parametrize(("bar", "end", "issued"), UPLOADED)
def test_the_day_of_an_upload_is_not_that_of_the_paper(
    bar: str, end: str, issued: str | None
) -> None:
    page = f"演讲比赛结果通报\n{bar}\n各学校：\n现将演讲比赛的结果予以通报，希望各校再接再厉。\n{end}\n"
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.issued == issued
    assert doc.metadata.web is not None
    assert doc.metadata.web.published == "2018-12-22"


def test_the_title_names_who_issued_a_paper_before_a_card_of_another_body() -> None:
    head = "索引号：0001234/2021-0005\n发布机构：{}\n成文日期：2021年3月5日\n青禾县教育局转发校舍检查办法的通知\n"
    body = "各学校：\n现将校舍检查办法转发给你们，请认真贯彻执行。\n"
    (doc,) = clean(Document.of_page("x", "x", head.format("青禾县信息管理局") + body))
    assert doc.metadata.issuers == ("青禾县教育局",)
    (doc,) = clean(Document.of_page("x", "x", head.format("青禾县教育局,青禾县财政局") + body))
    assert doc.metadata.issuers == ("青禾县教育局", "青禾县财政局")


def test_a_site_for_sharing_documents_dates_no_paper() -> None:
    head = "文件名称：宿舍管理制度.docx\n文件大小：11 KB\n总页数：2 页\n更新时间：2025-12-29\n文档摘要\n"
    paper = "宿舍管理制度\n一、管理目的\n为规范宿舍管理，维护正常的秩序，制定本制度。\n二、管理范围\n本制度适用于全体学生。\n"
    (doc,) = clean(Document.of_page("x", "x", head + paper))
    assert doc.metadata.issued is None
    (doc,) = clean(
        Document.of_page("x", "x", f"首页 > 通知公告\n更新时间：2025-12-29\n打印 关闭\n{paper}")
    )
    assert doc.metadata.issued == "2025-12-29"
