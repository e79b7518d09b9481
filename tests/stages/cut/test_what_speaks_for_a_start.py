"""Where pages of several papers are cut though each title is printed once, and where they are not."""

import pytest

import eduparse


def titles(page: str) -> list[str | None]:
    return [d.metadata.title for d in eduparse.cut(page)]


RULES = "石桥县学生资助办法\n第一条 为规范资助，制定本办法。\n第二条 资助对象为家庭困难学生。\n"
OTHERS = "石桥县校服管理规定\n第一条 为规范校服，制定本规定。\n第二条 校服自愿购买。\n"
NOTICE = (
    "石桥县教育局关于做好体育测试的通知\n各初级中学：\n为做好体育测试，现通知如下。\n"
    "一、测试项目。长跑为必测项目。\n二、测试时间。4月10日。\n石桥县教育局\n2023年3月14日\n"
)
LISTED = (
    "石桥县教育局关于公布文件目录的通知\n各学校：\n现将目录公布如下。\n一、招生\n"
    "石桥县教育局关于做好小学招生的通知（石教〔2019〕21号）\n二、财务\n"
    "石桥县教育局关于规范学校收费的通知（石教〔2020〕5号）\n未列入的文件停止执行。\n石桥县教育局\n2021年1月15日\n"
)
FORWARDED = (
    "石桥县教育局转发市教育局关于加强疫苗查验工作的通知\n各学校：\n现转发给你们，请贯彻执行。\n石桥县教育局\n2021年3月30日\n"
    "市教育局关于加强疫苗查验工作的通知\n各县教育局：\n现通知如下。\n一、查验时间。入学时查验。\n市教育局\n2021年3月24日\n"
)
LETTERHEAD = "石桥县教育局\n石教发〔2018〕8号\n关于调整招生计划的通知\n各学校：\n经研究，现调整如下。\n一、一中增加一百名。\n"


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (RULES + OTHERS, ["石桥县学生资助办法", "石桥县校服管理规定"]),
        (RULES + NOTICE, ["石桥县学生资助办法", "石桥县教育局关于做好体育测试的通知"]),
        (
            NOTICE + LETTERHEAD,
            ["石桥县教育局关于做好体育测试的通知", "关于调整招生计划的通知"],
        ),
        (
            f"石桥县教育局就中考改革答记者问\n问：有哪些变化？\n答：增加分值。\n问：何时公布？\n答：七月。\n{NOTICE}",
            ["石桥县教育局就中考改革答记者问", "石桥县教育局关于做好体育测试的通知"],
        ),
        (f"范文一\n{RULES}范文二\n{OTHERS}", ["石桥县学生资助办法", "石桥县校服管理规定"]),
        (
            f"{RULES}《石桥县学生资助办法》政策解读\n一、制定背景\n原办法有效期届满。\n二、主要变化\n扩大了资助范围。\n",
            ["石桥县学生资助办法", "《石桥县学生资助办法》政策解读"],
        ),
    ],
    ids=["numbering", "notice", "letterhead", "interview", "samples", "explainer"],
)
def test_a_page_is_cut(page: str, wanted: list[str]) -> None:
    assert titles(page) == wanted


def test_a_title_glued_to_the_last_sentence_begins_a_paper() -> None:
    first = "关于做好防火工作的通知\n各学校：\n现通知如下。\n一、清理可燃杂物。\n二、加强用电管理。"
    parts = eduparse.cut(first + NOTICE)
    assert [p.text for p in parts] == [first, NOTICE]


@pytest.mark.parametrize(
    "page",
    [
        LISTED,
        FORWARDED,
        RULES,
    ],
    ids=["a list of papers", "what is forwarded", "one paper"],
)
def test_a_page_is_one_paper(page: str) -> None:
    assert len(titles(page)) == 1


def test_a_title_that_too_little_speaks_for_is_told() -> None:
    page = f"{RULES}关于校服管理的意见\n各学校：\n校服由学生自愿购买，任何学校不得强制。\n"
    (doc,) = eduparse.cut(page)
    told = [w for w in doc.metadata.warnings if w.code == "cut-doubtful"]
    assert [doc.text[w.start : w.end] for w in told] == ["关于校服管理的意见"]


def test_acts_that_say_when_they_were_made_known_follow_one_another() -> None:
    first = "柳溪县立国中校园开放办法\n108年3月5日府教字第1080012345号令订定发布\n"
    first = first.replace("108年", "中华民国108年")
    body = (
        "第一条　本办法依规定订定。\n第二条　开放时间由学校订定。\n第三条　本办法自发布日施行。\n"
    )
    second = first.replace("校园开放", "家长会设置")
    assert titles(first + body + second + body) == [
        "柳溪县立国中校园开放办法",
        "柳溪县立国中家长会设置办法",
    ]
    amended = first + second.split("\n")[1] + "\n" + body
    assert len(titles(amended)) == 1


REPORT = "全县校服管理工作推进会在柳溪召开\n4月8日，全县校服管理工作推进会召开，各校负责人参加会议。\n会议要求加强管理。\n"


def test_a_report_behind_an_explainer_or_a_signature_is_a_page_of_its_own() -> None:
    title = REPORT.split("\n", maxsplit=1)[0]
    explained = (
        "《柳溪县校服管理办法》政策解读\n近日，县教育局印发了办法，现解读如下。\n一、背景。加强管理。\n"
        "二、内容。明确要求。\n"
    )
    assert titles(NOTICE + explained + REPORT)[-1] == title
    assert titles(NOTICE + REPORT)[-1] == title
    inside = NOTICE.replace("一、测试项目", REPORT + "一、测试项目")
    assert len(titles(inside)) == 1


def test_pieces_may_be_counted_alone_on_a_line() -> None:
    assert titles(f"篇一：\n{RULES}篇二：\n{OTHERS}") == [
        "石桥县学生资助办法",
        "石桥县校服管理规定",
    ]
    assert len(titles(f"篇一：\n{RULES}篇三：\n{OTHERS}")) == 1


def test_a_speech_with_a_short_title_stands_above_the_first_paper() -> None:
    speech = (
        "静待花开\n老师们、同志们：\n借此机会，我和大家谈三点体会。\n一、热爱学生。爱是前提。\n"
        "二、潜心教学。备好每一节课。\n"
    )
    other = NOTICE.replace("体育测试", "艺术测评")
    assert titles(speech + NOTICE + other)[0] == "静待花开"
