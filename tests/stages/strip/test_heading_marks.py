"""The marks of Markdown headings in plain text, and signs that mean something else."""

import pytest
from sides import Sides, turns_at

from eduparse import clean, strip
from eduparse.stages.strip import bold_marks, heading_marks
from eduparse.stages.strip.heading_marks import LONGEST

PAPER = "# 志愿者管理办法\n## 一、招募\n1. 年满十六周岁。\n2. 热心公益事业。\n## 二、权利和义务\n1. 参加培训。\n2. 服从安排。\n"


def test_the_signs_go_and_the_words_stay() -> None:
    assert strip(PAPER).text == PAPER.replace("## ", "").replace("# ", "")
    assert strip(PAPER.replace("、招募", "、招募 ##")).text == strip(PAPER).text


def test_what_stands_above_a_mark_has_no_body_of_signs() -> None:
    (doc,) = clean(PAPER)
    assert doc.metadata.title == "志愿者管理办法"
    assert [c.heading for c in doc.clauses if c.path] == [
        "招募",
        None,
        None,
        "权利和义务",
        None,
        None,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# 读取成绩\nscores = load()\n## 打印成绩\n",
        "# 一、安装\n## 二、运行\n$ make\n",
        "#开学季#\n## 新生报到\n## 老生返校\n",
        "## 请各校按时上报。\n## 逾期不候。\n",
        "# 报名时间\n# 报名地点\n",
        "标题前写两个井号。\n## 一、范围\n## 二、办法\n",
        "项目 数量\n# 水泥\n## 钢筋\n### 砂石\n备注：带#者为甲供材料，##者为乙供材料。\n",
        "# 水泥\n## 钢筋\n### 砂石\n",
        "学校数 30#\n# 一、城区\n## 二、乡村\n",
        "## abc\n## def\n",
    ],
)
def test_other_signs_stay(text: str) -> None:
    assert not list(heading_marks.heading_marks(text))


def _headed(length: int) -> bool:
    text = f"## 一、招生\n## 二、{'学' * (length - 2)}\n"
    return strip(text).text == text


SIDES: Sides = {
    "FEWEST": (lambda n: list(heading_marks.heading_marks("## 一、招生\n" * n)), bold_marks.FEWEST),
    "LONGEST": (_headed, LONGEST + 1),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
