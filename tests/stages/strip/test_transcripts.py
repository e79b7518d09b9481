"""Lines of a chat or a log that say who spoke and when are half of what it says."""

import pytest
from sides import Sides, turns_at

from eduparse import strip
from eduparse.stages.strip.transcripts import turns

TURN = "2024/3/5 09:{:02d}:33 {}"
CHAT = "\n".join(
    (
        TURN.format(12, "周老师"),
        "各位家长，明天春游，请带好雨伞。",
        TURN.format(13, "小满妈妈"),
        "收到。",
        TURN.format(15, "小满妈妈"),
        "几点集合？",
        TURN.format(16, "周老师"),
        "七点半，不要迟到。",
    )
)


def found(count: int, *, top: int = 0, apart: int = 1) -> frozenset[int]:
    """The turns of ``count`` messages of ``apart`` lines each, below ``top`` other lines."""
    rows = ["青石小学"] * top
    for n in range(count):
        rows += [TURN.format(n, "周老师"), *["收到"] * apart]
    return turns(rows)


@pytest.mark.parametrize(
    "text",
    [
        CHAT,
        "客服小满 2024-03-05 14:22:10\n您好，请问有什么可以帮您？\n访客八号 2024-03-05 14:22:31\n请问要原件吗？\n客服小满 2024-03-05 14:23:02\n要原件和复印件各一份。",
    ],
)
def test_a_transcript_stays(text: str) -> None:
    assert strip(text).text == text


def test_what_else_looks_so_is_no_transcript() -> None:
    news = [TURN.format(n, "校园新闻") for n in range(5)]  # no message stands between
    backwards = [x for n in (9, 7, 5) for x in (TURN.format(n, "家长"), "说得好")]
    hours = [x for n in (1, 2, 3) for x in (f"2024/3/5 09:0{n}", "签到")]  # nobody speaks
    assert not any(map(turns, (news, backwards, hours)))


def test_a_bar_above_a_text_still_goes() -> None:
    text = (
        "关于做好离校工作的通知\n学生处 2021/06/09 01:54\n各二级学院：\n"
        "为做好今年的离校工作，根据上级的有关规定和我校的实际情况，现就有关事项通知如下，请认真贯彻执行。"
    )
    assert "01:54" not in strip(text).text


SIDES: Sides = {
    "FEWEST": (found, 3),
    "TOP": (lambda n: not found(3, top=n), 4),
    "NEXT": (lambda n: found(3, apart=n - 1), 2),
    "APART": (lambda n: not found(3, apart=n - 1), 13),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
