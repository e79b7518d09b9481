"""A title or a contact far below a text, with furniture gone on both sides, is another page's or the site's."""

import pytest

from eduparse.stages.strip.islands import islands
from eduparse.stages.strip.page import strip_lines

TEXT = "各校要高度重视安全工作，定期开展检查，及时消除隐患，确保师生平安，检查的情况每月上报一次。"
LINK = "云溪县教育局关于公布招生计划的公告"


DAY = "2023年2月1日"


def _found(lines: list[str], gone: list[int], *, signed: bool = True) -> list[int]:
    """Which of ``lines`` below a text and its day are islands, counted from 1."""
    page = list(strip_lines("\n".join((TEXT, DAY if signed else TEXT, *lines))))
    return [n - 1 for n in islands(page, [gone[0], 0, *gone[1:]])]


def test_a_contact_below_a_text_without_a_day_may_be_its_own() -> None:
    assert _found(["联系电话：0000-12345"], [3, 4, 1], signed=False) == []
    assert _found([LINK], [3, 4, 1], signed=False) == [1]


@pytest.mark.parametrize("line", [LINK, "联系我们：0000-12345", "地址：云溪县人民路1号"])
def test_a_line_set_apart_goes(line: str) -> None:
    assert _found([line], [3, 4, 1]) == [1]


@pytest.mark.parametrize("gone", [[3, 3, 1], [3, 4, 0], [9, 0, 9]])
def test_a_line_that_less_furniture_sets_apart_stays(gone: list[int]) -> None:
    assert _found([LINK], gone) == []


@pytest.mark.parametrize(
    "line",
    [
        "附件：云溪县招生计划",
        "云教〔2023〕3号",
        "三、关于招生计划",
        "2023年3月1日",
        "招生计划.docx",
        "柳三",
    ],
)
def test_what_only_a_paper_has_stays(line: str) -> None:
    assert _found([line], [3, 4, 1]) == []


def test_two_in_a_row_go_and_three_stay() -> None:
    assert _found([LINK, LINK], [0, 4, 0, 1]) == [1, 2]
    assert _found([LINK, LINK, LINK], [0, 4, 0, 0, 1]) == []


def test_what_stands_above_more_text_stays() -> None:
    assert _found([LINK, TEXT], [0, 4, 1, 1]) == []
    assert _found([LINK, "2023年3月1日"], [0, 4, 1, 1]) == []


def test_furniture_counts_from_the_end_of_the_text() -> None:
    assert _found([LINK, LINK], [0, 2, 2, 1]) == [2]
