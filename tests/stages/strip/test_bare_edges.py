"""What looks like furniture inside a text stays where nothing above or below the text is furniture."""

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.strip import bare_edges
from eduparse.stages.strip.bare_edges import shown_inside
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.page import strip_lines

MANUAL = "考勤机使用说明\n打开电源，等待屏幕亮起，约需十秒钟。\n扫码登录\n按住指纹键三秒，听到提示音后松开。"
TEXTS = [
    MANUAL,
    "四月份网站运行统计\n全站收到下列反馈，各栏目编辑要逐条核对并在月底以前答复。\n35条留言\n12条评论\n8封来信\n其中建议类最多，已全部办结。",
    "配置示例如下，各校技术人员按实际情况修改后上传即可。\nsite:\n  name: 青禾小学\n  icp: 青ICP备12345678号\n  id: 3\n修改以后重新启动服务，再检查页面底部。",
    "课堂用语\n老师每天用这些话组织课堂，学生要能听懂。\n请打开书\n上一页\n下一页\n请读一读\n请跟我说\n以上用语每周轮换一次。",
    "乡土教材\n青禾镇依山傍水，镇上的人多以种茶为业，每到清明便全家上山采茶。\n【相关阅读】\n清明前后，茶农要赶在雨季到来以前把头茬茶采完，这时的茶叶最嫩。",
]
SURE: Mark = (Strength.SURE, "noise.licence")
NONE: Mark = (Strength.NONE, "")


@pytest.mark.parametrize("text", TEXTS)
def test_it_stays_in_a_text_with_bare_edges(text: str) -> None:
    assert eduparse.clean(text)[0].text == text


def test_it_goes_on_a_page_with_furniture_below() -> None:
    (doc,) = eduparse.clean(f"{TEXTS[2]}\n版权所有：青禾小学\n青ICP备12345678号")
    assert "ICP" not in doc.text


def shown(*marks: Mark, rest: int = 0) -> list[int]:
    """The indices kept of lines with ``marks`` and ``rest`` more lines, between two sentences."""
    texts = ["首行有句号。", *("甲" for _ in marks), *("乙" for _ in range(rest)), "末行有句号。"]
    every = [NONE, *marks, *(NONE for _ in range(rest + 1))]
    return list(shown_inside(strip_lines("\n".join(texts)), every, {"noise.licence"}))


def test_how_many_stand_below_one_another() -> None:
    turns_at(lambda n: not shown(*[SURE] * n, rest=20), bare_edges.IN_A_ROW + 1)


def test_how_many_of_the_lines_they_are() -> None:
    turns_at(lambda n: shown(SURE, NONE, SURE, rest=n - 5), 2 * bare_edges.SHARE)


@pytest.mark.parametrize(
    "text", ["甲\n版权\n丙\n丁有句号。\n戊\n己", "甲有句号。\n乙\n丙\n丁有句号。\n版权\n己"]
)
def test_above_the_first_sentence_and_below_the_last_are_edges(text: str) -> None:
    lines = strip_lines(text)
    marks = [SURE if line.text == "版权" else NONE for line in lines]
    assert not shown_inside(lines, marks, {"noise.licence"})


def test_another_rule_keeps_none() -> None:
    assert shown(SURE, rest=9)
    assert not shown((Strength.SURE, "noise.open-app"), rest=9)


def test_hints_alone_are_left_to_the_frame() -> None:
    hint: Mark = (Strength.WEAK, "noise.licence")
    assert not shown(hint, hint, rest=9)
    assert shown(hint, SURE, rest=9)


TEXT = "青禾镇依山傍水，镇上的人多以种茶为业，每到清明便全家上山采茶。"
TITLE = "青禾县教育局关于检查食堂的通知"


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        (f"{TEXT}\n版权所有：青禾县教育局 青ICP备12345678号\n{TITLE}\n{TEXT}", "版权所有"),
        (f"{TEXT}\n打印本页 关闭窗口 分享到\n一、{TEXT}\n二、{TEXT}", "打印本页"),
        (
            f"摘要：镇上的人种茶为业。\n来源：青禾报 发布时间：2022-05-06 浏览次数：33\n{TEXT}\n{TEXT}\n{TEXT}",
            "浏览次数",
        ),
        (f"{TEXT}\n【相关阅读】\n青禾镇举行采茶比赛\n李明采得最多，王红第二。", "相关阅读"),
        (
            f"{TITLE}\n{TEXT}\n青禾县教育局\n2022年5月6日\n版权所有：青禾县教育局\n建议用新的浏览器看本站。",
            "版权所有",
        ),
    ],
)
def test_between_two_texts_and_below_one_is_an_edge(text: str, gone: str) -> None:
    assert gone not in "".join(doc.text for doc in eduparse.clean(text))


def test_a_row_of_names_is_no_title() -> None:
    names = ["关于本站招生", "关于本站通知", "关于本站"]

    def inside(size: int) -> bool:
        lines = strip_lines(
            "\n".join(
                ("首行有句号。", "甲", " ".join(names[:size]), "乙", "丙", "丁", "末行有句号。")
            )
        )
        return bool(shown_inside(lines, [NONE, SURE, *[NONE] * 5], {"noise.licence"}))

    turns_at(inside, bare_edges.ROW + 1)
