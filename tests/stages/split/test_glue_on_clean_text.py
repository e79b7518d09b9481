"""Clean text that looks glued, listed or dashed stays whole, beside the damage that it looks like."""

import pytest
from one_paper import cleaned, part, paths

from eduparse.stages.split.glued_titles import headline_before_body

ITEMS = "\n一、提前准备。各班要做好准备。\n二、及时报送。各班要及时报送。\n"
ASKED = "青禾县教育局负责人就《青禾县招生办法》答记者问"


@pytest.mark.parametrize(
    "sentence",
    [
        "学校安全工作规则为保障学生安全发挥了重要作用，各班要认真学习。",
        "学校安全管理办法为保障学生安全发挥了重要作用，各班要认真学习。",
        "中小学生守则为加强学生的管理奠定了基础，各班要认真学习。",
        "现将学生守则根据有关规定修改如下，请遵照执行。",
        "学校制定的规则根据《教育法》的要求进行修订，各班要认真学习。",
        "青禾县学校学习教育部发布的指南根据国家的要求开展活动，各班要认真学习。",
        "青禾中学关于章程第一条的修改说明，请各班认真学习。",
        "小朋友们制定了学生公约为了更好地学习，各班要认真学习。",
        f"{ASKED}题材广泛，受到家长的欢迎。",
        f"{ASKED}全文如下。\n问：为什么印发？\n答：为了做好招生工作。",
        f"{ASKED}各界反响热烈，家长表示欢迎。",
    ],
)
def test_a_clean_first_sentence_is_not_cut(sentence: str) -> None:
    doc = cleaned(sentence + ITEMS)
    assert (doc.metadata.title, doc.metadata.issuers) == (None, ())
    assert part(sentence + ITEMS, "preamble").startswith(sentence.partition("\n")[0])


def test_the_title_above_a_sentence_about_a_paper_stays() -> None:
    text = (
        f"青禾县教育局三年总结\n第一小学三年来认真落实实施方案为了更好地服务学生，开展活动。{ITEMS}"
    )
    assert cleaned(text).metadata.title == "青禾县教育局三年总结"
    assert part(text, "preamble").startswith("第一小学")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("青禾一中学生守则", "为加强学生的管理，根据有关的要求，特制定本守则。"),
        ("青禾一中校舍安全预案", "为保障学生的安全，结合学校的实际，制定了分工并特制定本预案。"),
        ("青禾一中宿舍管理办法", "为规范宿舍的管理，结合我校实际，制定如下管理办法。"),
        ("青禾县中小学家长学校工作指引", "根据《教育法》和有关的规定，制定本指引，请各校执行。"),
        (ASKED, "青禾县教育局近日印发办法，记者采访了负责人。"),
        (ASKED, "青禾县教育局近日印发办法。\n问：为什么印发？\n答：为了做好招生工作。"),
    ],
)
def test_a_glued_title_whose_body_says_what_it_is_ends_there(title: str, body: str) -> None:
    text = f"{title}{body}{ITEMS}"
    assert (cleaned(text).metadata.title, part(text, "front")) == (title, title)


@pytest.mark.parametrize(
    ("behind", "below", "ends"),
    [
        ("第一条 为加强管理，制定规则。", "\n第二条 各班执行。\n", True),
        ("第一章 总则", "\n第二章 职责\n", True),
        ("第一条 为加强管理。", "\n各班执行。\n", False),
        ("第一条的修改说明", "\n第二条 各班执行。\n", False),
    ],
)
def test_a_first_article_behind_a_title_needs_a_second(
    behind: str, below: str, *, ends: bool
) -> None:
    title = "青禾一中校长办公会议事规则"
    assert headline_before_body(title + behind, below) == (title if ends else None)


PEOPLE = "青禾一中会议通知\n参加人员{}\n8.1 青禾一中\n8.2 青禾二中\n"


def test_a_count_above_the_first_part_is_no_heading() -> None:
    assert paths(PEOPLE.format("共8名教师")) == ["8.1", "8.2"]
    assert paths(PEOPLE.format("见名单。8参加学校")) == ["8", "8/8.1", "8/8.2"]


def test_a_heading_without_a_stop_above_it_counts_where_its_first_part_has_parts() -> None:
    text = "7总则\n7.1要求\n7.1.1加强装置的维护8服务设施\n8.1{}规定\n{}8.1.2应当定期检查。\n"
    assert "8/8.1/8.1.1" in paths(text.format("一般", "8.1.1应当统一规划。\n"))
    assert "8" not in paths(text.format("一般", "服务设施应当完好。\n"))


CHAPTERS = "青禾县预案\n第1章总则{}。第2章组织2.1指挥机构设立指挥部。2.2工作机构设办公室。\n"


@pytest.mark.parametrize(
    "values",
    [
        "1.1摄氏度以上停课。1.2摄氏度以下上课",
        "1.1版教材启用。1.2版教材停用",
        "1.1班学生参加。1.2班学生休息",
    ],
)
def test_measured_values_below_a_chapter_are_no_parts(values: str) -> None:
    assert paths(CHAPTERS.format(values)) == ["第1章", "第2章", "第2章/2.1", "第2章/2.2"]


@pytest.mark.parametrize(
    "parts",
    ["1.1班级管理各班设班长。1.2版权管理教材不得复印", "1.1编制依据依照法律。1.2适用范围全县"],
)
def test_headings_that_begin_with_such_a_word_are(parts: str) -> None:
    assert paths(CHAPTERS.format(parts))[:3] == ["第1章", "第1章/1.1", "第1章/1.2"]


WORDS = "一、读书\n二、写字\n三、跳绳\n四、画画\n"


def test_words_that_are_printed_twice_are_no_contents() -> None:
    assert not part(f"青禾小学暑假作业\n{WORDS}每日一练：\n{WORDS}", "contents")


def test_they_are_where_each_comes_again_with_text() -> None:
    body = WORDS.replace("\n", "\n每日练习半个小时。\n")
    assert part(f"青禾小学暑假作业\n{WORDS}每日一练：\n{body}", "contents") == WORDS.rstrip()


FILES = "青禾县教育局关于报送材料的通知\n各校：\n请报送下列材料。\n一、要求\n请按时报送。\n{}\n1.\n报名表.doc\n2.\n花名册.xls\n青禾县教育局\n2020年3月30日\n"


def test_files_that_a_clause_lists_stay_in_it() -> None:
    text = FILES.format("二、文件")
    assert paths(text) == ["一", "二", "二/1", "二/2"]
    assert part(text, "back") == "青禾县教育局\n2020年3月30日"


def test_files_below_the_word_for_annexes_are_back() -> None:
    assert part(FILES.format("附件："), "back").startswith("附件：\n1.\n报名表.doc")


@pytest.mark.parametrize(
    "text",
    [
        "读书的名言\n一、读书\n知识就是力量。\n———培根\n书籍是阶梯。\n———高尔基\n",
        "给家长的一封信\n各位家长：\n一、请按时接送。\n———您的学生李明\n请签字。\n———家长签字：____________________\n",
        "青禾县新闻\n本周要点：\n———县里召开会议，部署招生工作。\n———学校举办运动会。\n其他消息\n青禾县下周举行艺术节。\n",
        "青禾县计划\n一、目标\n———县里召开会议，部署招生工作。\n———云老师\n各校要落实。\n",
    ],
)
def test_a_dash_in_front_of_who_speaks_or_of_news_is_no_item(text: str) -> None:
    assert not [path for path in paths(text) if "——" in path]


def test_sentences_behind_dashes_below_a_number_are_items() -> None:
    text = "青禾县计划\n一、目标\n———县里召开会议，部署招生工作。\n———学校每年举办一次全体学生都参加的运动会\n二、保障\n加强领导。\n"
    assert paths(text) == ["一", "一/——1", "一/——2", "二"]


def test_a_number_behind_a_first_item_is_its_text_where_a_second_opens_the_next_line() -> None:
    assert paths("青禾县考核\n一、考核\n各项得分（1）5\n（2）6\n") == ["一", "一/(1)", "一/(2)"]


GLUED_HEADS = "3实施\n3.1组织\n3.1.1{}评估工作的主体为各市人民政府，由其负责组织实施和监督管理工作。\n3.1.2收集资料收集城市的基础资料，包括人口、用地和建筑的资料，建立台账，定期更新有关的内容。\n3.1.3成果应用各市应将评估结果作为编制和调整规划的依据，并向社会公布有关情况。\n"


def test_a_heading_ends_neither_in_its_first_word_nor_in_an_open_verb() -> None:
    doc = cleaned(GLUED_HEADS.format("坚持目标导向体检"))
    found = {"/".join(c.path): c.heading for c in doc.clauses if c.path}
    assert not found["3/3.1/3.1.1"]
    assert not found["3/3.1/3.1.2"]


def test_the_foot_of_a_page_is_no_part_of_a_heading() -> None:
    text = "青禾县规范\n8救灾\n8.1要求学校应当设立场所。{}\n9.1排查\n9.1.1应当排查。\n9.1.2应当整改。\n"
    heads = [
        [c.heading for c in cleaned(text.format(line)).clauses if c.path == ("9",)]
        for line in ("9防雷8 DB99/T 2016—2016", "\n9执行 DB99/T 2016—2016")
    ]
    assert heads == [["防雷"], ["执行 DB99/T 2016—2016"]]
