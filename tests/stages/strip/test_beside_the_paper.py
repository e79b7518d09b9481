"""Lines of sites whose words no rule knows: told by where they stand to the paper, and only where that is plain."""

from types import SimpleNamespace
from unittest.mock import patch

import pytest
from flow import run_stage

from eduparse.document.document import Document
from eduparse.settings import Settings
from eduparse.stages.strip import decision, paper_places
from eduparse.stages.strip.furniture import NOTHING
from eduparse.stages.strip.page import strip_lines

TITLE = "柳溪县教育局关于做好校园绿化工作的通知"
NUMBER = "柳教发〔2021〕12号"
BODY = """各中心校：
为美化校园环境，现将绿化工作有关事项通知如下，请结合实际认真落实。
一、三月底以前完成树木补植，费用从公用经费中列支。
二、每个班级认养一块绿地，学期末进行评比。
三、各校于四月十日前报送工作小结。"""
SIGNED = "柳溪县教育局\n2021年3月2日"
BAR = "【打印本页】【关闭窗口】"
PATH = "当前位置：首页 > 政务公开 > 通知公告"
PAPER = f"{TITLE}\n{NUMBER}\n{BODY}\n{SIGNED}"


def strip(text: str, effort: str = "safe") -> str:
    (doc,) = run_stage(Document.of_page("x", "x", text), "strip", Settings(effort=effort))
    return doc.text


def places(text: str) -> list[list[str]]:
    lines = [line for line in strip_lines(text) if line.text]
    marks = [NOTHING] * len(lines)
    return paper_places.paper_places(lines, marks, [0] * (len(lines) + 1))


@pytest.mark.parametrize(
    "line", ["阿蛮笔记 专栏 讨论区", "戳这里领取每日一读", "切换夜色主题 换个背景"]
)
def test_a_line_over_the_title_of_a_paper_goes(line: str) -> None:
    assert strip(f"{line}\n{PATH}\n{PAPER}\n{BAR}\n") == f"{PAPER}\n"
    assert strip(f"{line}\n{PAPER}\n{BAR}\n").startswith(
        line
    )  # right over the title it may be the paper's


@pytest.mark.parametrize(
    ("over", "under"),
    [
        ("机密★5年\n特急", ""),
        ("内部资料\n注意保存", ""),
        ("教育简报\n第12期", ""),
        ("（征求意见稿）", ""),
        ("", "抄报：县委办公室\n分送：局领导"),
        ("", "正本：各中心校\n副本：县府教育处"),
        ("", "局长　沈砚秋"),
        ("", "获奖名单\n东关小学　林小满\n西关小学　贺文澜"),
    ],
)
def test_what_the_head_and_the_imprint_of_a_paper_say_stays(over: str, under: str) -> None:
    paper = "\n".join(part for part in (over, PAPER, under) if part)
    assert strip(f"{paper}\n") == f"{paper}\n"
    assert strip(f"{paper}\n{BAR}\n") == f"{paper}\n"


@pytest.mark.parametrize(
    "rows",
    [
        "考场安排\n东关小学　1至30考场",
        "8:00　签到\n9:00　开会",
        "东关小学　6620101\n西关小学　6620102\n南关小学　6620103",
        "东关镇\n西关镇\n南关镇\n北关镇",
    ],
)
def test_rows_below_a_signature_stay(rows: str) -> None:
    assert strip(f"{PAPER}\n{rows}\n") == f"{PAPER}\n{rows}\n"
    assert strip(f"{PAPER}\n{rows}\n{BAR}\n") == f"{PAPER}\n{rows}\n"


@pytest.mark.parametrize(
    "line",
    [
        "柳溪县教育局文件",
        "柳溪县教育局",
        "附件1",
        "2021年3月1日县长办公会议通过",
    ],
)
def test_what_papers_have_over_their_title_stays(line: str) -> None:
    assert line in strip(f"{line}\n{PAPER}\n{BAR}\n")


@pytest.mark.parametrize(
    "broken",
    [
        "柳溪县教育局关于印发学校绿化工作\n先进集体和先进个人评选办法的通知",
        "柳溪教育局关于\n做好校园绿化工作的通知",
    ],
)
def test_the_first_line_of_a_broken_title_stays(broken: str) -> None:
    text = f"{broken}\n{NUMBER}\n{BODY}\n{SIGNED}\n{BAR}\n"
    assert strip(text).startswith(broken)


def test_lines_beyond_the_signature_go_but_not_those_of_a_table() -> None:
    table = "序号\n学校\n棵数\n1\n东关小学\n120\n2\n西关小学\n85"
    assert strip(f"{PAPER}\n{BAR}\n戳一下 马上围观\n") == f"{PAPER}\n"
    assert table in strip(f"{PAPER}\n{table}\n{BAR}\n")


def test_who_prints_a_paper_and_when_stays() -> None:
    foot = "抄送：县政府办公室。\n2021年3月3日印发"
    assert foot in strip(f"{PAPER}\n{foot}\n{BAR}\n")


def test_the_addressee_stays_between_buttons() -> None:
    text = f"{TITLE}\n打印\n{BODY}\n{SIGNED}\n{BAR}\n"
    assert "各中心校：" in strip(text)


def test_headings_without_label_stay_where_there_are_several() -> None:
    body = "工作目标\n校园绿化面积逐年提高，树木成活率达到九成。\n实施步骤\n三月底以前完成补植，四月检查验收。\n保障措施\n绿化经费从公用经费中列支，不得向学生收取。"
    text = f"{TITLE}\n{NUMBER}\n各中心校：\n{body}\n{SIGNED}\n{BAR}\n"
    out = strip(text)
    assert all(heading in out for heading in ("工作目标", "实施步骤", "保障措施"))


def test_a_page_without_a_plain_head_gives_only_suggestions() -> None:
    text = f"阿蛮笔记 专栏 讨论区\n春天的校园\n{BODY.splitlines()[1] * 2}\n{BAR}\n"
    assert strip(text).startswith("阿蛮笔记")


def test_a_paper_alone_is_left_alone() -> None:
    assert strip(f"{PAPER}\n") == f"{PAPER}\n"
    assert (
        strip(f"柳溪县教育局文件\n{PAPER}\n附件：评比表\n")
        == f"柳溪县教育局文件\n{PAPER}\n附件：评比表\n"
    )


def test_a_clause_that_announces_something_is_no_addressee() -> None:
    rules = "智慧校园\n柳溪县校园网络使用办法\n第一条 校园网络供教学使用。\n第二条 各校写明如下：\n人人负责\n"
    assert strip(rules) == rules


def test_cleaning_again_changes_nothing() -> None:
    once = strip(f"阿蛮笔记 专栏 讨论区\n{PAPER}\n戳一下 马上围观\n{BAR}\n")
    assert strip(once) == once


def test_places_of_the_lines_of_a_paper() -> None:
    names = places(f"阿蛮笔记\n{PAPER}\n戳一下")
    assert "over&sure" in names[0]
    assert "title&sure" in names[1]
    assert "beyond&sure" in names[-1]


def test_a_title_without_number_and_addressee_proves_nothing() -> None:
    body = "阿蛮笔记\n春季学期校园绿化工作总结\n东关小学\n李某某\n" + BODY.splitlines()[1] * 2
    assert "over&may" in places(body)[0]


@pytest.mark.parametrize(("chance", "sure"), [(0.74, None), (0.75, 0.995), (0.999, 0.999)])
def test_the_chance_from_which_a_line_set_apart_goes(chance: float, sure: float | None) -> None:
    line = "阿蛮笔记 专栏 讨论区"
    weights = SimpleNamespace(noise=lambda rows: [chance] * len(rows))
    page = Document.of_page("x", "x", f"{line}\n{PATH}\n{PAPER}\n{BAR}\n")
    with patch.object(decision, "packaged_beside", lambda: weights):
        (doc,) = run_stage(page, "strip")
    gone = [e.confidence for layer in doc.layers for e in layer.edits if e.applied and e.start == 0]
    assert gone == ([] if sure is None else [sure])
