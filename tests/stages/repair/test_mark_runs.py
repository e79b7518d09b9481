"""Runs of marks in place of text, and those that someone wrote."""

import pytest

from eduparse.document.document import Document
from eduparse.stages.repair.lost import Lost
from eduparse.stages.repair.mark_runs import lost_runs

REST = "\n各校应当落实责任，加强管理。\n"


def told(text: str) -> list[str]:
    return [text[start:end] for start, end in lost_runs(text)]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        (f"二、????{REST}", ["????"]),
        (f"2.????{REST}", ["????"]),
        (f"教育局???????会议在县城召开。{REST}", ["???????"]),
        (f"???????，??????????。{REST}", ["???????，??????????。"]),
        (f"???? ???{REST}", ["???? ???"]),
        (f"每生每学期不??????，贫困家庭减免。{REST}", ["??????"]),
        (f"“?????”活动在全县开展。{REST}", ["?????"]),
        (f"全县有一百余家，??????.7%{REST}", ["??????"]),
        (f"{REST}?????????\n{REST}", ["?????????"]),
        ("学校\t???\t人数\n一小\t3\t200\n", ["???"]),
        (f"依照国家有?????规的规定，给予表彰。{REST}", ["?????"]),
        (f"该县的截污工程，?????7万户居民受益。{REST}", ["?????"]),
        (f"该队在10?????中取得第三名，表现很好。{REST}", ["?????"]),
        (f"实践中不断????每位有爱心的教师，应当肯定。{REST}", ["????"]),
        ("????????\n\n????????\n", ["????????\n\n????????"[:8], "????????"]),
    ],
)
def test_marks_in_place_of_text_are_told(text: str, runs: list[str]) -> None:
    assert told(text) == runs


@pytest.mark.parametrize(
    "text",
    [
        f"二、???{REST}",
        f"2.？？？？{REST}",
        f"二、？？？？{REST}",
        "妈妈？？？？爸爸？？？？宝宝在找你们\n",
        "□□□□□□□□\n□□□□□□□□\n",
        f"答：？？？？{REST}",
        f"二、________{REST}",
        "你去吗\n????\n去\n",
        "你去吗\n?? 去\n",
        f"你说什么????我没听清。{REST}",
        f"他竟然走了????昨天还在，真奇怪。{REST}",
        f"真的假的????不敢相信，太突然了。{REST}",
        f"明天要上班????不是放假吗，唉。{REST}",
        f"天哪，????你说的是真的，我不信。{REST}",
        f"3+5=????请填空，写在横线上。{REST}",
        f"我的快递呢????都三天了，还没到。{REST}",
        f"依照国家有???规的规定，给予表彰。{REST}",
        f"真的吗????，太好了。{REST}",
        f"“???”里填什么。{REST}",
        f"你去吗\n????????\n{REST}",
        f"教育局???会议{REST}",
        "学校\t人数\n一小\t??\n",
        "学校\t???\n一小\t3\n二小\t4\n".replace("学校\t???", "???\t???"),
        "????????\n\n???????\n",
        "□□□□□□\n",
        f"填空：二、教育局????????会议在县城召开。{REST}",
        f"邮政编码：□□□□□□{REST}",
    ],
)
def test_marks_that_someone_wrote_are_not(text: str) -> None:
    assert told(text) == []


def test_most_of_a_page_is_four_fifths() -> None:
    page = "?" * 16
    assert told(f"{page}校舍安全") == [page]
    assert told(f"{page}校舍安全吗") == []


def left(text: str) -> list[str]:
    doc = Document.of_page("x", "x", text)
    return [doc.text[w.start : w.end] for w in Lost()(doc).warnings if w.code == "mojibake-left"]


@pytest.mark.parametrize(
    ("text", "escapes"),
    [
        ("二、教师\\u57f9训工作\n", ["\\u57f9"]),
        ("校舍安%u5168检查\n", ["%u5168"]),
        ("第一条\\u0020学校应当公开收费。\n", ["\\u0020"]),
        ("第一%u6761%u0020学校应当公开收费。\n", ["%u6761%u0020"]),
        ("\\u52a0强领导\n二、%u5b89全检查\n", ["\\u52a0", "%u5b89"]),
        ("第一，教%E5%B8%88应当备课。\n", ["%E5%B8%88"]),
    ],
)
def test_a_single_escape_within_chinese_is_told(text: str, escapes: list[str]) -> None:
    assert left(text) == escapes


@pytest.mark.parametrize(
    "text",
    [
        "在Unicode里\\u57f9表示一个字。\n",  # a line that speaks of codes
        "%E5%AD%A6是“学”字的编码，可以用程序验证。\n",
        "搜索学%E6%A0%A1时浏览器会这样显示。\n",
        "地址栏里的学%E6%A0%A1，就是学校二字。\n",
        "转义以后的学\\u6821，就是学校二字。\n",
        "print('\\u57f9')\n",  # a program
        "路径是D:\\u57f9训\n",
        "增长了%u12ab左右\n",
        "增长了%E5左右，见 http://qinghe.example.cn/%E5%B8%88 一页\n",
    ],
)
def test_an_escape_that_is_the_subject_is_not(text: str) -> None:
    assert left(text) == []
