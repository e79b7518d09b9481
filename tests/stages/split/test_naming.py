"""The title is chosen among all lines above the body, by form, place and what the page says."""

from itertools import pairwise

import pytest
from flow import clean
from hypothesis import given
from hypothesis import strategies as st
from sides import turns_at

from eduparse.document.document import Document
from eduparse.stages.split.naming import CLAUSES, LEADING, _leads_on
from eduparse.stages.split.title_words import char_pairs

BODY = "一、加强领导\n各学校要建立工作台账，逐项登记，做到底数清楚、责任明确。\n二、落实责任\n各学校要按时报送总结，逾期不报的予以通报。\n"
NOTICE = "青禾县教育局关于做好校舍检查工作的通知"
CASES = (
    # what stands above the body, the title
    (f"{NOTICE}\n各学校：\n", NOTICE),
    ("青禾县教育局\n关于做好校舍检查工作的通知\n青教〔2021〕3号\n各学校：\n", NOTICE),
    ("青禾县人民政府办公室关于印发青禾县\n校车安全管理实施细则的通知\n青政办发〔2019〕30号\n各乡镇人民政府：\n",
     "青禾县人民政府办公室关于印发青禾县校车安全管理实施细则的通知"),
    (f"青教〔2021〕3号校舍检查工作的通知\n\n{NOTICE}\n\n各学校：\n", NOTICE),
    ("青禾县2023年小学招生公告\n各位家长：\n", "青禾县2023年小学招生公告"),
    ("青禾县学校发展规划\n（2021—2025年）\n", "青禾县学校发展规划（2021—2025年）"),
    ("《青禾县教育局关于印发〈青禾县招生办法〉的通知》\n青教〔2021〕3号\n各学校：\n",
     "青禾县教育局关于印发《青禾县招生办法》的通知"),
    ("青禾县召开教育工作会议\n本报讯（记者 李一）\n近日，青禾县召开教育工作会议，总结去年工作，部署今年任务。\n",
     "青禾县召开教育工作会议"),
    ("青禾县教育局关于印发\n《青禾县校舍检查方案》\n的通知\n各学校：\n", "青禾县教育局关于印发《青禾县校舍检查方案》的通知"),
    ("校舍检查制度的演变及反思\n2017-11-18李一王二\n李一+王二\n", "校舍检查制度的演变及反思"),
    ("台账登记办法\n中华民国112年9月27日青禾市政府函修正第58、87点条文；并自即日生效\n", "台账登记办法"),
    ("青禾大学校舍检查准则\n83.06.27八十三学年度院务会议第四次会议通过\n95.04.10校法字第0950100011号函公布\n", "青禾大学校舍检查准则"),
    ("青禾县教育局\n关于做好校舍检查工作的\n通    知\n各学校：\n", NOTICE),
    ("青禾县教育局 青禾县财政局\n关于做好校舍检查工作的通知\n青教〔2021〕3号\n各学校：\n",
     "青禾县教育局 青禾县财政局关于做好校舍检查工作的通知"),
    ("青禾县教育局答记者问：校舍检查热点问题\n", "青禾县教育局答记者问：校舍检查热点问题"),
    ("校舍检查工作方案.docx\n", "校舍检查工作方案"),
    ("法规名称：青禾县校舍检查办法\n", "青禾县校舍检查办法"),
    (("关于《青禾县校舍条例（草案）》公开征求意见的公告\n《青禾县校舍条例（草案）》已经审议，现公开征求意见。\n"
     "寄信地址：青禾路1号\n青禾县人大常委会办公室\n2018年11月12日\n青禾县校舍条例\n"),
     "关于《青禾县校舍条例（草案）》公开征求意见的公告"),
    ("当前位置\n学校报送总结的规章制度(精选8篇)\n", "学校报送总结的规章制度(精选8篇)"),
    ("关于印发青禾县校舍检查办法的通知\n青禾县人民政府办公室\n关于印发青禾县校舍检查\n青政办发〔2010〕15号\n各学校：\n",
     "关于印发青禾县校舍检查办法的通知"),
    ("学校报送总结的通知范文(15篇)\n小编: 紫衣\n", "学校报送总结的通知范文(15篇)"),
    ("我县召开校舍检查工作交办会\n来源：青禾县电视台 日期：2020-03-26 17:13:48\n", "我县召开校舍检查工作交办会"),
    # A line of the site is no part of the title below it.
    (f"阅读服务已经准备好\n{NOTICE}\n各学校：\n", NOTICE),
    ("青禾县教育局关于做好校舍检查工作的 通 知\n各学校：\n", NOTICE),
    (f"{NOTICE} | |\n各学校：\n", NOTICE),
    ("青禾县财政局关于转发\n青禾市教育局关于做好校舍检查工作的通知\n各学校：\n",
     "青禾县财政局关于转发青禾市教育局关于做好校舍检查工作的通知"),
    ("青禾晚报\n青禾县教育局公布校舍检查工作方案\n", "青禾县教育局公布校舍检查工作方案"),
    ("青禾市白水区\n教育局关于做好校舍检查工作的通知\n各学校：\n", "青禾市白水区教育局关于做好校舍检查工作的通知"),
    ("青禾省应对校舍安全事故工作\n领导小组关于印发校舍\n检查工作指南的通知\n各学校：\n",
     "青禾省应对校舍安全事故工作领导小组关于印发校舍检查工作指南的通知"),
    ("关于印发青禾县推进校舍检查 工作台账实施方案的通知\n青禾县推进校舍检查\n工作台账实施方案\n",
     "关于印发青禾县推进校舍检查 工作台账实施方案的通知"),
    # No title is printed.
    ("时 间 2018年8月23日10:00\n地 点 办公楼二层\n内 容 介绍《校舍检查办法》有关情况\n", None),
    ("选择特殊符号\n选择搜索类型\n请输入搜索\n", None),
    ("The Beginning\n", None),
    ("归档时间：2018-11-21\n", None),
    ("青教〔2021〕3号\n各学校：\n为做好校舍检查工作，现将有关事项通知如下。\n", None),
    ("各学校：\n为做好校舍检查工作，现将有关事项通知如下。\n", None),
    ("为做好校舍检查工作，保障师生安全，现将有关事项通知如下。\n", None),
)  # fmt: skip


@pytest.mark.parametrize(("above", "title"), CASES)
def test_the_title(above: str, title: str | None) -> None:
    (doc,) = clean(Document.of_page("x", "x", above + BODY))
    assert doc.metadata.title == title


NUMBERS = (
    ("青教〔2021〕3号", "青教〔2021〕3号"),
    ("青教﹝2021﹞3号", "青教〔2021〕3号"),
    ("青教[2021]第3号", "青教〔2021〕3号"),
    ("（青教【2021】3号）", "青教〔2021〕3号"),
    ("青禾县人民政府令\n第12号", "青禾县人民政府令第12号"),
    ("（青禾县人民政府令第12号）", "青禾县人民政府令第12号"),
    ("贯彻市教〔2020〕7号文件", None),
)


@pytest.mark.parametrize(("printed", "number"), NUMBERS)
def test_the_number(printed: str, number: str | None) -> None:
    page = f"青禾县校舍管理规定\n{printed}\n为加强校舍管理，制定本规定。\n第一条 本规定适用于各学校。\n第二条 学校负责。\n"
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.doc_number == number


DOUBTS = (
    # the lines above the body, the doubts about its title
    (NOTICE, 0),
    ("青禾县召开校舍检查工作会议", 0),
    ("青禾县校舍检查工作总结\n青禾县各学校报送台账情况的通报", 1),
    ("青禾县校舍剪影\n学校安全大家谈", 1),
)


@pytest.mark.parametrize(("above", "doubts"), DOUBTS)
def test_a_title_with_a_rival_or_nothing_but_its_place_is_in_doubt(above: str, doubts: int) -> None:
    (doc,) = clean(Document.of_page("x", "x", f"{above}\n{BODY}"))
    codes = [w.code for w in doc.metadata.warnings]
    assert codes.count("title-doubtful") == doubts


@given(st.text("教育a 。一鿿\n，é", max_size=40))
def test_the_pairs_of_a_text_are_two_chinese_characters_side_by_side(text: str) -> None:
    chinese = [pair for pair in pairwise(text) if all("一" <= char <= "鿿" for char in pair)]
    assert char_pairs(text) == {a + b for a, b in chinese}


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "南山县教育局关于印发\n南山县实践基地\n管理办法（试行）的通知",
            "南山县教育局关于印发南山县实践基地管理办法（试行）的通知",
        ),
        (
            "关于公开征求《南山县学区办法（征求意见稿）》\n意见的通知",
            "关于公开征求《南山县学区办法（征求意见稿）》意见的通知",
        ),
        ("项目\t内容\n南山县教育局关于做好招生工作的通知", "南山县教育局关于做好招生工作的通知"),
        (
            "字级：小 中 大\n南山县教育局关于做好招生工作的通知",
            "南山县教育局关于做好招生工作的通知",
        ),
        (
            "南山县实践基地管理办法（试行）\n第一条 为规范管理，制定本办法。",
            "南山县实践基地管理办法（试行）",
        ),
    ],
)
def test_a_title_beside_odd_lines(lines: str, title: str) -> None:
    page = f"{lines}\n各学校：\n现将有关事项通知如下，请认真执行。\n一、要求。抓好落实。\n二、检查。按月检查。\n"
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.title == title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "青禾县第二小学获奖名单\n一等奖：逯某骞、郗翀、佘某某\n二等奖：卞某浜、缪鍪、厍璟",
            "青禾县第二小学获奖名单",
        ),
        (
            "青禾县优秀教师名单\n第一中学：逯晓（数学）、郗翀（语文）、佘锛（英语）",
            "青禾县优秀教师名单",
        ),
        (
            "小学课程：语文、数学、英语教学管理办法\n第一条 为规范教学，制定本办法。",
            "小学课程：语文、数学、英语教学管理办法",
        ),
    ],
)
def test_a_row_of_persons_is_no_title(lines: str, title: str) -> None:
    (doc,) = clean(Document.of_page("x", "x", lines))
    assert doc.metadata.title == title


def test_a_sentence_that_leads_to_a_list_ends_the_head() -> None:
    call = "青禾县卫生局关于《青禾县防疫预案（征求意见稿）》公开征求意见的通知"
    lead = "为进一步规范我县防疫工作，健全应急机制，特拟定《青禾县防疫预案（征求意见稿）》，现公开征求意见，请通过以下方式提出："
    draft = "青禾县防疫预案（征求意见稿）\n一、总则\n本预案适用于全县范围内的防疫工作。\n二、附则\n本预案自印发之日起施行。\n"
    text = f"{call}\n{lead}\n联系电话：84075009\n青禾县卫生局\n2024年1月15日\n{draft}"
    assert clean(Document.of_page("x", "x", text))[0].metadata.title == call


def test_how_long_a_sentence_that_leads_on_is() -> None:
    title = ["关于公开征求意见的通知"]
    turns_at(lambda size: _leads_on("校，舍，" + "查" * (size - 5) + "：", title), LEADING)
    turns_at(lambda commas: _leads_on("校" * 40 + "，查" * commas + "：", title), CLAUSES)
    assert not _leads_on(
        "各县（市、区）人民政府，省政府各部门、各直属机构，各大企业，各高等院校，各人民团体：",
        title,
    )


@pytest.mark.parametrize("above", ["青禾县人民政府令第5号\n", "青禾县教育局\n", ""])
def test_below_a_sentence_that_hands_a_paper_on_stands_its_title(above: str) -> None:
    lead = "现公布修订后的《青禾县学籍管理办法》，已经县政府常务会议通过，自2022年7月1日起施行，全文如下：\n"
    rules = (
        "青禾县学籍管理办法\n第一条 为加强学籍管理，制定本办法。\n第二条 本办法自公布之日起施行。\n"
    )
    doc = clean(Document.of_page("x", "x", above + lead + rules))[0]
    assert doc.metadata.title == "青禾县学籍管理办法"
