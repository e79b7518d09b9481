"""Lines that forbid, slogans that bid, questions that are answered on their line, and numbers put in later."""

import pytest
from sides import turns_at

from eduparse.document.document import Document
from eduparse.pipeline import pipeline
from eduparse.settings import Settings
from eduparse.stages.split import (
    broken_heads,
    colon_heads,
    form_readings,
    glued_headings,
    headings,
    own_heading,
    siblings_without,
    told_sentences,
)

NUM = "一二三四五六七八九十"


def split(body: str) -> Document:
    page = Document.of_page("p", "p", f"溪口县方案\n{body}")
    (doc,) = pipeline(Settings()).run(page, ("split",))
    return doc


def heads(body: str) -> list[str | None]:
    """The headings of the clauses of a paper."""
    return [c.heading for c in split(body).clauses if c.path]


def paths(body: str) -> list[str]:
    return ["/".join(c.path) for c in split(body).clauses if c.path]


def numbered(lines: list[str]) -> str:
    return "".join(f"{n}、{line}\n" for n, line in zip(NUM, lines, strict=False))


PLAIN = ["优化拨付程序。", "推动项目实施。", "加强资金监管。"]
BODY = "各镇在规定范围内做好安排，保障急需，不留死角，年底前报县里备案并公布结果，公布前应当核对。"


def test_a_slogan_that_bids_is_headed_as_its_siblings_are() -> None:
    lines = [f"{head}{BODY}" for head in ("支出要向山村倾斜。", *PLAIN)]
    assert heads(numbered(lines))[0] == "支出要向山村倾斜"
    assert heads(numbered([f"学校应当公开收费。{BODY}", *lines[1:]]))[0] is None
    assert heads(numbered([f"支出要向山村倾斜，不得平分。{BODY}", *lines[1:]]))[0] is None


def test_length_of_a_slogan_and_of_what_explains_it() -> None:
    def longer(length: int) -> bool:
        first = f"支出要向{'村' * (length - 4)}。"
        return heads(numbered([f"{head}{BODY * 2}" for head in (first, *PLAIN)]))[0] is None

    turns_at(longer, headings.LONGEST_BID + 1)

    def explained(times: int) -> bool:
        body = "各" * (times * 9 - 1) + "。"
        lines = [f"支出要向山村倾斜。{body}", *(f"{head}{BODY}" for head in PLAIN)]
        return heads(numbered(lines))[0] is not None

    turns_at(explained, headings.EXPLAINED)


def test_answers_on_the_line_of_their_questions() -> None:
    asked = ["租房可以申请吗？可以。", "多久办结？材料齐全的，三日内办结。"]
    assert heads(numbered(asked)) == ["租房可以申请吗？", "多久办结？"]
    told = ["各校按时上报。", "收费要公示。", "食堂每日公布菜谱。"]
    assert heads(numbered([*asked, *told])) == [None] * 5
    noted = [f"校订 by [青禾](https://example.com/commits?author={n})" for n in "abc"]
    assert heads(numbered(noted)) == [None] * 3  # an address asks nothing


@pytest.mark.parametrize(
    "asked",
    [
        ["是否同意???", "他说：“什么?!”大家都笑了。", "分数为?分，请填写。"],
        ["能否（最长多久？）延期？可以。", "收费（按月？）吗？不收。"],
        ["您的孩子在哪个年级？□一 □二", "您对食堂满意吗？□满意 □不满意"],
        ["火警电话是多少？A.110 B.119", "急救电话是多少？A.120 B.114"],
        ["同志们想过没有？孩子每天走三里路。", "教育是百年大计。", "谁来教孩子？靠我们。"],
    ],
)
def test_what_is_asked_without_an_answer_is_no_heading(asked: list[str]) -> None:
    assert heads(numbered(asked)) == [None] * len(asked)


def test_length_of_a_question() -> None:
    def is_by_the_way(length: int) -> bool:
        asked = "问" * (length - 1) + "？"
        return own_heading.first_question(f"一、{asked}可以。", 2, length + 5) is None

    turns_at(is_by_the_way, own_heading.MAX_ASKED + 1)


def test_a_broken_line_and_a_thing_with_a_letter_are_no_number_put_in() -> None:
    def found(line: str) -> bool:
        return "(2A)" in paths(f"(1) 校監須提交報告。\n(2) 報告{line}\n(3) 本條施行。\n")

    assert found("須備份。\n(2A) 副本須存檔。")
    assert not found("須按照第(1)款及第\n(2A) 款的規定提交。")
    assert not found("附等級。\n(2A) 級者免交。")
    assert paths("1. 橡皮\n2. 铅笔\n2B. 铅笔用于填涂。\n3. 圆规\n") == ["1", "2", "3"]


def test_rules_of_a_house_have_no_headings() -> None:
    assert (
        heads(
            numbered(["保持安静", "每次限借两册", "阅毕放回原处", "室内禁止吸烟", "不得圈点批注"])
        )
        == [None] * 5
    )
    assert heads(numbered(["初中语文课例", "美术欣赏课例", "美育的内涵"])) == [
        "初中语文课例",
        "美术欣赏课例",
        "美育的内涵",
    ]
    bodies = ["安全教育。各班开班会。", "严禁带火种。门卫检查。", "保持通道畅通。各班值日。"]
    assert heads(numbered(bodies))[0] == heads(numbered([bodies[0], *bodies[:2]]))[0]


def test_share_of_lines_that_forbid() -> None:
    def rules(forbidding: int) -> bool:
        lines = ["室内禁止吸烟", "不得圈点批注", "不准喧哗", "禁止入内"]
        plain = ["阅览登记", "书刊归位", "桌椅摆放", "存包须知", "开放时间", "读者留言"]
        return heads(numbered(plain[: 6 - forbidding] + lines[:forbidding]))[0] is None

    turns_at(rules, round(6 * siblings_without.RULES))


def test_the_last_item_of_a_list_is_headed_as_little_as_the_others() -> None:
    judged = "一、被告返还货款三万元；\n二、驳回其他请求。\n如不服本判决，可以上诉。\n"
    assert heads(judged) == [None, None]
    assert heads("一、加强领导\n各校负责。\n二、落实责任。\n各班负责。\n")[1] == "落实责任"


def test_a_key_with_its_value_is_no_heading_among_headings() -> None:
    body = "一、主办单位：县总工会\n二、承办单位：县体育馆\n三、比赛时间\n9月6日。\n四、参赛办法\n每队十人。\n五、奖励办法\n前三名发给奖杯。\n"
    assert heads(body) == ["主办单位", "承办单位", "比赛时间", "参赛办法", "奖励办法"]


def test_articles_that_are_all_headed_before_a_blank() -> None:
    articles = ["名称 青松登山协会（以下简称本会）。", "性质 本会是群众性体育组织。"]
    third = "住所 本会住所设在城北体育中心。"

    def page(lines: list[str]) -> str:
        return "".join(f"第{n}条 {line}\n" for n, line in zip(NUM, lines, strict=False))

    assert heads(page([*articles, third])) == ["名称", "性质", "住所"]
    assert heads(page([*articles, "本会住所设在城北体育中心。"])) == [None] * 3

    def apart(length: int) -> bool:
        return heads(page([*articles, f"住所 {'本' * (length - 4)}。"]))[2] == "住所"

    turns_at(apart, glued_headings.MIN_APART)


def test_a_line_that_a_dash_leaves_open_is_no_heading() -> None:
    assert heads("1. 禁止事項\n(1) 任何人不得 —\n(a) 奔跑；\n(b) 吸烟。\n")[1] is None


def test_numbers_put_in_later() -> None:
    body = (
        "1. 釋義\n(1) 本規則適用於屋苑。\n(2) 住戶須登記。\n(2A) 訪客指並非住戶的人。\n"
        "2. 訪客\n(1) 訪客須登記。\n2A. 車輛\n(1) 車輛須登記。\n3. 罰則\n違者罰款。\n"
    )
    assert paths(body) == ["1", "1/(1)", "1/(2)", "1/(2A)", "2", "2/(1)", "2A", "2A/(1)", "3"]
    # What looks like one counts on from nothing.
    assert "(4A)" not in "".join(paths("1. 景区\n（4A）级景区两家。\n2. 酒店\n三家。\n"))
    assert paths("1. 网络\n（5G）基站十座。\n2. 道路\n三条。\n") == ["1", "2"]


@pytest.mark.parametrize("first", [64, 65, 98])
def test_chapters_with_high_numbers(first: int) -> None:
    body = "".join(
        f"{n} 管道{n}\n{n}.1 坡度不小于千分之三。\n{n}.2 接口做水压试验。\n"
        for n in (first, first + 1)
    )
    assert paths(body) == [
        f"{n}{part}" for n in (first, first + 1) for part in ("", f"/{n}.1", f"/{n}.2")
    ]


def test_a_day_of_taiwan_is_no_part() -> None:
    turns_at(lambda n: form_readings.may_be_day((n, 3, 8)), form_readings.HIGH)
    assert not form_readings.may_be_day((95, 3))


def test_the_only_part_of_the_last_article() -> None:
    body = (
        "第一条 服务\n1.1 负责保洁。\n1.2 负责巡查。\n第二条 期限\n2.1 期限为两年。\n2.2 可以续签。\n"
        "第三条 违约\n3.1 违约的应当赔偿。\n"
    )
    assert paths(body)[-2:] == ["第三条", "第三条/3.1"]


def test_annexes_listed_behind_the_last_sentence() -> None:
    body = "一、报送内容\n名册和照片。\n二、报送要求\n材料一式两份。附件：1.名册 2.记录表\n溪口县教育局\n2024年10月20日\n"
    doc = split(body)
    assert [c.path for c in doc.clauses if c.path] == [("一",), ("二",)]
    (back,) = (c for c in doc.clauses if c.kind == "back")
    assert doc.text[back.spans[0][0] :].startswith("附件：1.名册")
    unsigned = split("一、报送内容\n名册。\n二、报送要求\n材料一式两份。附件：名册\n")
    assert all(c.kind != "back" for c in unsigned.clauses)


def test_an_outline_that_was_not_filled_in() -> None:
    body = "一、适用范围：\n1.各级机关。\n2.各种团体。\n二、会议召集：\n1.筹备会。\n2.定期会。\n三、开会额数：\n四、缺额问题：\n五、结束\n散会。\n"
    tops = [c.heading for c in split(body).clauses if len(c.path) == 1]
    assert tops == ["适用范围", "会议召集", "开会额数", "缺额问题", "结束"]


def test_articles_of_a_charter_that_are_keyed() -> None:
    keyed = ["名称：青松登山协会。", "性质：群众性体育组织。", "宗旨：强健体魄。"]

    def page(lines: list[str]) -> list[str | None]:
        return heads("".join(f"第{n}条 {line}\n" for n, line in zip(NUM, lines, strict=False)))

    assert page(keyed) == ["名称", "性质", "宗旨"]
    turns_at(lambda n: page(keyed[:n])[0] == "名称", colon_heads.FEWEST_ARTICLES)
    plain = ["本会接受民政局监督。", "会员有退会的自由。", "经费来自会费。"]
    most = round(6 * colon_heads.MOST_ARTICLES)
    more = ["住所：溪口县体育馆。", "任务：组织活动。"]
    turns_at(lambda n: page([*keyed, *more][:n] + plain[: 6 - n])[0] == "名称", most)


def test_points_that_count_on_through_chapters_are_headed_alike() -> None:
    def last(plain: int) -> str | None:
        lines = ["本县设县长一人，由大会选出，任期五年，可以连任，不得超过两届。"] * plain
        first = numbered(lines)
        point = f"{NUM[plain]}、县政府实行县长负责制。县长主持县政府全面工作。\n"
        return heads(f"第一章 总则\n{first}第二章 职责\n{point}第三章 附则\n")[-2]

    assert last(3) is None
    turns_at(lambda n: last(n) is None, told_sentences.FEWEST_COUSINS)

    def headed(own: int) -> bool:
        lines = ["总体安排\n各校落实。"] * own
        lines += ["本县设县长一人，由大会选出，任期五年，可以连任，不得超过两届。"] * (5 - own)
        point = "六、县政府实行县长负责制。县长主持县政府全面工作。\n"
        body = f"第一章 总则\n{numbered(lines)}第二章 职责\n{point}第三章 附则\n"
        return heads(body)[-2] is not None

    turns_at(headed, round(5 * told_sentences.FEW_COUSINS) + 1)


def test_two_parts_named_together_open_none() -> None:
    body = "3 处置\n3.1和3.2按下列顺序进行。\n3.1 停止供餐。\n3.2 报告县局。\n4 附则\n4.1 由校方解释。\n4.2 自公布之日起施行。\n"
    assert paths(body) == ["3", "3/3.1", "3/3.2", "4", "4/4.1", "4/4.2"]


def test_a_list_with_another_stop_below_a_keyed_point() -> None:
    body = "1、学习：\n努力做到：\n⒈按时上课。\n2.按时交作业。\n2、卫生：\n必须保持：\n1.每日打扫。\n2.垃圾不过夜。\n"
    assert paths(body) == ["1", "1/1", "1/2", "2", "2/1", "2/2"]


def test_the_first_article_of_a_page_that_is_cut_off() -> None:
    items = "（一）按指定的床位入住。\n（二）不得调换床位。\n"
    assert paths(f"第一条住宿管理\n{items}") == ["第一条", "第一条/(一)", "第一条/(二)"]
    assert paths(f"第一条消息是：\n{items}") == ["(一)", "(二)"]


def test_lines_of_several_phrases_are_halves_of_sentences() -> None:
    def broken(commas: int) -> bool:
        joined = "，、"[commas < broken_heads.PHRASES]
        body = (
            f"1. 村民应当保护环境卫生{joined}不得乱砍乱伐、乱排污，不得\n非法捕猎等破坏生态行为。\n\n"
            f"2. 村民有权参与村务决策{joined}提出建议和意见，村委会应公开透明地\n处理相关事务。\n\n"
        )
        return heads(body) == [None, None]

    turns_at(broken, broken_heads.PHRASES)


def test_rules_and_decisions_that_are_named_by_their_kind() -> None:
    assert heads(numbered(["受理决定：符合条件的予以受理。", "受理审核：检查材料。"])) == [
        "受理决定",
        "受理审核",
    ]
    assert heads(numbered(["会议决定：甲。", "学校规定：乙。"])) == [None, None]


def test_answers_to_a_letter_say_what_has_happened() -> None:
    lines = [
        "您反映的路灯问题已经解决。公司于上周更换了灯泡，目前全部正常。",
        "关于线路的建议正在研究。交通局将在年底前提出优化方案。",
        "小区停车位确实紧张。街道已协调周边单位夜间开放停车场。",
    ]
    assert heads(numbered(lines)) == [None] * 3
    named = [
        "尚未解决的问题。各校仍缺音乐教师十二名，体育教师九名。",
        "下一步打算。明年补充教师二十名，逐步配齐。",
    ]
    assert heads(numbered(named)) == ["尚未解决的问题", "下一步打算"]
