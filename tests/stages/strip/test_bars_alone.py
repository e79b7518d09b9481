"""Bars that are drawn or spoken of stay; the border of a box goes."""

import pytest
from flow import run_stage

from eduparse.document.document import Document


def _strip(text: str) -> str:
    return "\n".join(d.text for d in run_stage(Document.of_page("page", "page.txt", text), "strip"))


@pytest.mark.parametrize(
    "text",
    [
        "报名办法\n开始\n  |\n  v\n填表\n  |\n  v\n交费\n",
        "值班交接流程：\n到岗\n│\n▼\n签到\n│\n▼\n交接钥匙\n",
        "我家的人\n爷爷\n |\n爸爸\n |\n我\n",
        "竖线的用法\n|\n读作“满足”，集合里常用。\n",
        "圣诞树\n  *\n ***\n*****\n  |\n画好了，大家试一试。\n",
        "src\n|\n|-- main\n|\n|-- test\n上面是目录。\n",
    ],
)
def test_drawn(text: str) -> None:
    assert _strip(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "专栏1 学校建设\n|\n提高办学水平，改善办学条件，支持学校建设。\n|\n支持各地改扩建校舍。\n",
        "青禾县规划\n---\n专栏1 学校建设\n|\n提高办学水平。\n|\n",
    ],
)
def test_border_of_a_box(text: str) -> None:
    assert "|" not in _strip(text)
