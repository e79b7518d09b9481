"""Copies of a title that break off, or are broken by blank lines, go and leave the whole one."""

import pytest
from sides import turns_at

from eduparse.stages.strip.broken_titles import LEAST_COPY, MOST_PIECES, broken_copy
from eduparse.stages.strip.page import strip_lines

TITLE = "青禾县教育局关于进一步规范中小学校服管理工作的通知"


def copied(*below: str) -> list[int]:
    """The indices of the lines ``below`` the title, blank ones not counted, that go."""
    lines = [line for line in strip_lines("\n".join((TITLE, *below))) if line.text]
    return [n for n, _ in broken_copy(lines, 0, len(lines))]


@pytest.mark.parametrize(
    ("below", "gone"),
    [
        (("青禾县教育局关于进一步规范中小学校", "服管理工作的…"), [1, 2]),
        (("青禾县教育局关于进一步规范中小学校服", "各中小学校："), [1]),
        (("青禾县教育局关于进一步规范", "", "中小学校服管理", "", "工作的通知"), [1, 2, 3]),
        (("青禾县教育局关于进一步规范中小学", "校服管理工作的通知"), []),  # can be read as it is
        ((TITLE, "各中小学校："), []),
        (("青禾县教育局", "关于进一步规范中小学校服管理工作的通知"), []),  # its organ, on a line
        (("青禾县教育局关于校车管理的通知",), []),
        (("青禾县教育局关于进一步规范中小学校服管理",), [1]),
    ],
)
def test_a_broken_copy_goes(below: tuple[str, ...], gone: list[int]) -> None:
    assert copied(*below) == gone


def test_a_copy_has_a_least_length() -> None:
    turns_at(lambda size: copied(TITLE[:size]) == [1], LEAST_COPY)


def test_a_copy_stands_on_a_few_lines() -> None:
    pieces = ["青禾县教育局关于进", "一步规", "范中", "小学校服", "管理"]
    assert copied(*pieces) == list(range(1, 1 + MOST_PIECES))


def test_a_whole_title_below_its_edition_is_not_broken() -> None:
    lines = strip_lines(f"{TITLE}（2019修订）\n{TITLE}\n各中小学校：")
    assert broken_copy(lines, 0, 3) == []


def test_what_follows_a_title_on_its_line_is_copied_by_no_number_and_no_addressee() -> None:
    lines = strip_lines(
        f"{TITLE}(青教发〔2022〕8号)各中小学校:为规范校服\n{TITLE}\n(青教发〔2022〕8号)\n各中小学校:"
    )
    assert broken_copy(lines, 0, 4) == []
