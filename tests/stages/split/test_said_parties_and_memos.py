"""Lists that somebody says, parties to a decision, heads of memoranda, questions on one line, a first paragraph without 1."""

import pytest
from one_paper import cleaned, part, paths

MEMO = (
    "教育局通告第12/2022號\n由：教育局常任秘書長\n致：各小學校長\n副本送：各組主管\n日期：2022年3月3日\n"
    "學校用電安全\n（注意：本通告應交各校董閱覽。）\n摘要\n本通告旨在提醒學校注意用電安全。\n"
    "2. 近日天氣潮濕，電器容易漏電。\n3. 學校應定期檢查。\n"
)


@pytest.mark.parametrize(
    "said",
    [
        "他说：一、我不去；二、你也别去；三、谁去我跟谁急。屋里的人都不作声了。",
        "老王笑道：（一）我不去；（二）你也别去。",
        "我对孩子们说：1.上课专心听讲；2.下课文明休息；3.按时完成作业。孩子们都点了点头。",
        "上诉请求：1.撤销一审判决；2.改判上诉人承担三成责任。事实和理由：一审不清。",
    ],
)
def test_what_somebody_says_makes_no_clauses(said: str) -> None:
    assert paths(f"{said}\n过了半晌，谁也没有再开口。\n") == []


@pytest.mark.parametrize(
    ("led", "expected"),
    [
        ("会议要求：一、加强领导；二、落实责任；三、严格考核。", ["一", "二", "三"]),
        ("现通知如下：1.准时参加；2.遵守纪律。", ["1", "2"]),
    ],
)
def test_what_a_paper_asks_for_on_one_line_does(led: str, expected: list[str]) -> None:
    assert paths(f"全县安全工作会议\n{led}\n特此通知。\n") == expected


def test_items_of_an_answer_count() -> None:
    text = "问：需要什么材料？\n答：1.户口簿；2.出生证。\n问：几号报名？\n答：一、网上7月1日；二、现场7月5日。\n"
    assert paths(text) == ["问1", "问1/1", "问1/2", "问2", "问2/一", "问2/二"]


def test_parties_stand_below_the_front() -> None:
    text = (
        "青石市教育局行政处罚决定书\n青教罚字〔2022〕第6号\n当事人：青石托管中心\n住所：青石路30号\n"
        "经查，当事人擅自开展培训。\n"
    )
    assert part(text, "front") == "青石市教育局行政处罚决定书\n青教罚字〔2022〕第6号"


def test_a_title_about_parties_is_the_front() -> None:
    text = "当事人申请调解须知\n一、范围\n民事纠纷。\n二、材料\n身份证。\n"
    assert part(text, "front") == "当事人申请调解须知"


def test_what_a_memorandum_is_about_is_its_title() -> None:
    paper = cleaned(MEMO)
    assert paper.metadata.title == "学校用电安全"
    assert part(MEMO, "front").endswith("各校董阅览。）")


def test_the_key_of_a_subject_names_it_too() -> None:
    text = "致：各家長\n有關：秋季旅行\n本校將於11月3日舉行旅行，詳情如下：\n1. 地點：大埔\n2. 費用：全免\n"
    assert cleaned(text).metadata.title == "秋季旅行"
    assert part(text, "front") == "致：各家长\n有关：秋季旅行"


def test_a_sentence_below_whom_a_letter_goes_to_is_no_subject() -> None:
    text = "投标函\n致：青石中学\n我方已仔细研究招标文件，愿意参加投标。\n一、报价\n10万元。\n二、工期\n30日。\n"
    assert cleaned(text).metadata.title == "投标函"
    assert part(text, "preamble") == "我方已仔细研究招标文件，愿意参加投标。"


def test_numbered_questions_with_answers_on_their_lines_are_headed_by_them() -> None:
    text = (
        "招生问答\n1. 问：什么时候报名？答：7月1日至3日。2. 问：请介绍需要的材料。答：户口簿、房产证。"
        "3. 问：随迁子女怎么报名？答：凭居住证报名。\n"
    )
    assert paths(text) == ["1", "2", "3"]
    assert [c.heading for c in cleaned(text).clauses if c.path] == [
        "什么时候报名？",
        "请介绍需要的材料",
        "随迁子女怎么报名？",
    ]


def test_a_first_paragraph_without_its_number() -> None:
    text = "关于校舍维修的通知\n各校：\n学校可申请下列津贴，详情如下。\n2. 学校须于5月前交表。\n3. 如有查询，请致电。\n"
    assert paths(text) == ["2", "3"]
    assert not cleaned(text).metadata.truncated_start


@pytest.mark.parametrize(
    "text",
    [
        "2. 学校须于5月前交表。\n3. 如有查询，请致电。\n",
        "目标和任务\n到2020年，全县教育水平全面提高。\n2.加强队伍建设。\n3.改善条件。\n三、保障措施\n加强领导。\n",
    ],
)
def test_a_page_that_begins_inside_a_list_says_so(text: str) -> None:
    assert paths(text)[:2] == ["?/2", "?/3"]


def test_parts_that_are_a_sentence_each_have_no_headings() -> None:
    text = (
        "城市安全韧性标准\n4基本规定\n4.1校园安全韧性城市建设应以承灾体抗震目标和抗震能力评价为依据，统筹各项措施，制订长短期方案。\n"
        "4.2校园安全韧性城市建设应根据城市防灾需求，坚持“以人为本、全面设防”的原则，贯彻“预防为主”的方针。\n"
        "4.3校园安全韧性城市建设的基本流程宜按照图1的规定进行。\n"
        "4.4承灾体抗震韧性能力建设宜结合城市更新、街区改造活动同步实施。\n5目标\n5.1类别\n"
        "5.1.1各类校舍的划分应综合考虑下列因素：\n5.1.2校舍分为四类：\n5.1.3校舍的类别由学校确定。\n"
        "5.1.4校舍的类别应当公布。\n"
    )
    heads = {c.path[-1]: c.heading for c in cleaned(text).clauses if c.path}
    assert heads["5.1"] == "类别"
    assert {heads[f"4.{n}"] for n in range(1, 5)} == {None}
