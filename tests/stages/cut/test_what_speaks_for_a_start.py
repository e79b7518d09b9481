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


PREVIEW = (
    "石桥县教育局关于做好体育测试的通知\n各初级中学：\n为做好体育测试，现通知如下。\n"
    "一、测试项目。长跑为必测项目，由各校统一组织。\n二、测试时间。各校应当在四月十日以前完成测试，并将\n"
)
NEXT = (
    "柳溪县财政局关于加强学校资金管理的意见\n（三）规范收支。\n各校收支应当纳入预算。\n"
    "（四）加强监督。\n财政部门应当定期检查。\n"
)


def test_a_text_that_stops_in_mid_sentence_is_a_preview() -> None:
    wanted = "柳溪县财政局关于加强学校资金管理的意见"
    assert titles(PREVIEW + NEXT) == ["石桥县教育局关于做好体育测试的通知", wanted]
    ended = PREVIEW.replace("并将\n", "并报告结果。\n")
    assert len(titles(ended + NEXT)) == 1


def test_on_wrapped_pages_it_tells_nothing_where_a_line_breaks_off() -> None:
    lines = "各校应当根据本地实际情况制定测试方案并在\n规定的时间以内报县教育局备案同时抄送县体\n育部门和财政部门以及有关的镇人民政府备查\n"
    page = PREVIEW.replace("一、测试", lines * 3 + "一、测试", 1)
    assert len(titles(page + NEXT)) == 1


def test_a_few_words_above_a_title_are_the_rest_of_a_preview() -> None:
    cut_early = PREVIEW.replace("，并将\n", "。\n各校要\n")
    letter = NEXT.replace("意见\n", "意见\n柳财〔2021〕4号\n各学校：\n", 1)
    assert len(titles(cut_early + letter)) == 2
    signed = PREVIEW.replace("，并将\n", "。\n附件目录\n")
    assert len(titles(signed + NEXT)) == 1


def test_a_report_of_a_place_says_where_it_was_given() -> None:
    report = "2026年柳溪县人民政府工作报告\n——在柳溪县第九届人民代表大会第二次会议上\n各位代表：\n现在报告工作。\n"
    assert titles(PREVIEW + report)[-1] == "2026年柳溪县人民政府工作报告"
    inside = PREVIEW.replace("并将\n", "并写入\n").replace("二、测试", "县政府工作报告\n二、测试")
    assert len(titles(inside)) == 1


def test_a_cited_paper_with_its_own_number_and_addressee_begins() -> None:
    first = NOTICE.replace("现通知如下", "根据《柳溪县财政局关于加强资金管理的通知》，现通知如下")
    own = "柳溪县财政局关于加强资金管理的通知\n柳财〔2021〕4号\n各学校：\n为加强管理，现通知如下。\n一、规范收支。\n"
    assert len(titles(first + own)) == 2
    annexed = own.replace("柳财〔2021〕4号\n各学校：\n", "")
    assert len(titles(first + annexed)) == 1


def test_an_annex_is_told_by_its_name() -> None:
    listed = NOTICE.replace(
        "石桥县教育局\n2023", "附件：体育测试成绩登记汇总表\n石桥县教育局\n2023"
    )
    listed = listed.replace("2023年3月14日\n", "")
    other = "柳溪县财政局关于加强资金管理的通知\n柳财〔2021〕4号\n各学校：\n为加强管理，现通知如下。\n一、规范收支。\n"
    assert len(titles(listed + other)) == 2
    annex = "体育测试成绩登记汇总表管理办法\n第一条 为规范登记，制定本办法。\n第二条 成绩应当如实登记。\n"
    assert len(titles(listed + annex)) == 1


def test_an_act_and_the_notice_that_issues_it_are_one_paper() -> None:
    issued = (
        f"{PREVIEW}石桥县校服管理规定.docx\n石桥县校服管理规定\n关于印发《石桥县校服管理规定》的通知\n"
        "石教〔2022〕6号\n各学校：\n现印发给你们，请遵照执行。\n第一条 为规范校服，制定本规定。\n"
    )
    assert titles(issued)[1:] == ["石桥县校服管理规定"]


def test_a_paper_with_something_about_it_between_its_two_titles_is_one() -> None:
    title = "2026年柳溪县政府工作报告"
    told = "县长在报告中回顾了过去一年的工作，代表们听取了报告。\n会议强调，要办好民生实事。\n"
    page = f"{title}\n{told}解读报告：办好民生实事 加快学校建设步伐\n{title}\n各位代表：现在报告工作。\n各项任务圆满完成。\n"
    assert len(titles(page)) == 1
