"""The last few lines below an ended text go as a foot, unless they stand as the lines of a paper do."""

import pytest

from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.loose_ends import loose_end
from eduparse.stages.strip.page import strip_lines

N: Mark = (Strength(0), "")
TEXT = "为加强学校安全工作，青禾县教育局于三月八日组织检查，发现的问题已经交由学校逐项整改，整改情况另行通报。"


def loose(*lines: str, chance: float = 0.3, last: str = TEXT) -> list[str]:
    """Which of ``lines`` below ``last`` are loose."""
    found = strip_lines("\n".join((last, *lines)))
    end = loose_end(found, [N] * len(found), [0.0, *[chance] * len(lines)])
    return [found[n].text for n in end]


def test_names_below_an_ended_text_are_a_foot() -> None:
    assert loose("千年水阁 古韵枫亭", "省内地市") == ["千年水阁 古韵枫亭", "省内地市"]
    assert loose("省内地市", last="2020年3月11日") == ["省内地市"]


@pytest.mark.parametrize(
    "line",
    [
        "青禾县教育局",
        "2020年3月11日",
        "柳三",
        "（此件公开发布）",
        "联系电话：0555-123",
        "0555-1234567",
        "姓名\t班级",
        "- 报名表",
        "附件",
        "500 Internal Server Error",
        "请各校遵照执行。",
    ],
)
def test_what_a_paper_ends_with_is_no_foot(line: str) -> None:
    assert loose(line) == []


def test_a_text_that_goes_on_has_no_foot() -> None:
    assert loose("省内地市", last=f"{TEXT[:-1]}如下：") == []
    assert loose("登记表", "班级", last="附件") == []
    assert loose() == []


def test_each_line_must_be_likely() -> None:
    found = strip_lines(f"{TEXT}\n省内地市\n校园风采")
    assert list(loose_end(found, [N] * 3, [0.0, 0.3, 0.3])) == [1, 2]
    assert list(loose_end(found, [N] * 3, [0.0, 0.1, 0.3])) == []
