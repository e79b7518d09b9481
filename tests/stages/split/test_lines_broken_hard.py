"""Lines broken at a fixed width, with narrow marks or only a few of them; and sentences that are no headings."""

import eduparse


def headings(text: str) -> list[str | None]:
    return [c.heading for c in eduparse.clean(text)[0].clauses if c.kind == "clause"]


def test_a_few_broken_lines_below_headings_are_joined() -> None:
    text = (
        "家长委员会议事规则\n一、会议召开\n1.1 会议由主任委员召集,也可由班主任商请召开。\n"
        "1.2 会议的时间、地点和议题由主任委员确定,提前三天告知全\n体委员并公布。\n"
        "二、会议议题\n2.1 议题应当包括家校共育、校园安全和课后服务等方面的重要\n事项和建议。\n"
        "2.2 委员可以提出议题。\n三、会议纪律\n3.1 委员应当按时参加会议,不得无故缺席,因事不能参加会议\n的应当请假。\n"
        "3.2 会议期间不得接听电话,发言应当简明,不得打断他人的发\n言或者争吵。\n"
    )
    (document,) = eduparse.clean(text)
    assert "提前三天告知全体委员并公布。" in document.text
    assert "不得打断他人的发言或者争吵。" in document.text
    assert [c.heading for c in document.clauses if c.level == 2] == [None] * 6


def test_names_of_one_width_are_no_broken_lines() -> None:
    names = "".join(
        f"{n}、柳溪县青石镇第{c}小学附属幼儿园及所属各教学点\n"
        for n, c in enumerate("一二三四五", 1)
    )
    text = "柳溪县幼儿园名单\n" + names
    assert eduparse.clean(text)[0].text == text


def test_a_lone_first_sentence_among_sentences_is_no_heading() -> None:
    items = (
        "1、家长会每学期召开两次，必要时可以增加。\n2、家长会由班主任召集并主持。任课教师和家长代表可以列席会议。\n"
        "3、会议议题由班主任提前三天告知家长。\n4、会议记录由班级保存一年，期满后交学校。\n"
    )
    assert headings("家长会议制度\n" + items) == [None] * 4


def test_two_run_in_headings_stay() -> None:
    items = (
        "1、家长会每学期召开两次，必要时可以增加。\n2、会议的召集和会议的主持。任课教师和家长代表可以列席会议。\n"
        "3、会议记录和会议档案的保存。会议记录由班级保存一年。\n4、会议议题由班主任提前三天告知家长。\n"
    )
    assert headings("家长会议制度\n" + items) == [
        None,
        "会议的召集和会议的主持",
        "会议记录和会议档案的保存",
        None,
    ]


def test_a_label_inside_a_line_may_stand_in_front_of_a_day() -> None:
    text = "柳溪县放假通知\n一、放假时间1.9月19日至21日放假。2.10月8日起照常上课。3.各校应当告知家长。二、安全要求落实值班。\n"
    document = eduparse.split(text)
    assert [c.path for c in document.clauses if c.kind == "clause"] == [
        ("一",),
        ("一", "1"),
        ("一", "2"),
        ("一", "3"),
        ("二",),
    ]
    assert document.clauses[1].heading == "放假时间"


def test_a_figure_with_a_day_behind_it_inside_a_sentence_is_no_label() -> None:
    text = "柳溪县通知\n一、报名费1.5元，截至2021.9月1日。\n二、考试另行通知。\n"
    assert [c.path for c in eduparse.split(text).clauses if c.kind == "clause"] == [
        ("一",),
        ("二",),
    ]


def test_a_last_sentence_that_is_cut_off_is_no_heading() -> None:
    items = "".join(f"{n}、家长委员会应当按时召开会议并做好记录。\n" for n in range(1, 4))
    text = "家长会议制度\n" + items + "4、会议记录由班级妥善保存一年期满后"
    assert headings(text) == [None] * 4
    articles = "家长会议办法\n第一条 为规范家长会议，制定本办法。\n第二条 家长会议于每学期开学之日起一个月内"
    assert headings(articles) == [None, None]


def test_an_article_whose_text_stands_below_its_heading_keeps_it() -> None:
    text = (
        "家长会议办法\n第一条 目的\n为规范家长会议，制定本办法。\n第二条 召集\n会议由班主任召集。\n"
    )
    assert headings(text) == ["目的", "召集"]
