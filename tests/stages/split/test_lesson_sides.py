"""Both sides of the bounds of lessons, parts of courses, contacts and contents."""

import pytest
from one_paper import part, paths
from sides import Sides, turns_at


def heads(size: int) -> bool:
    """Whether a line of so many characters behind 模块1 heads a part."""
    return "模块1" in paths(f"标准\n模块1 {'柳' * size}\n模块2 柳树\n")


def leads_up(size: int) -> bool:
    """Whether a clause with a heading of so many characters holds the contacts below it."""
    head = "柳" * (size - 2) + "联系"
    text = f"通知\n一、时间\n5月6日。\n二、{head}\n联系人：刘老师\n电话：0731-5556677\n青石县教育局\n2022年9月20日\n"
    return "刘老师" not in part(text, "back")


def nest(lists: int) -> bool:
    """Whether the second word stands below the first where so many lists of it begin again."""
    text = "".join(f"项目{n + 1}：认识柳树\n任务1：观察\n任务2：记录\n" for n in range(lists))
    return "项目1/任务1" in paths("计划\n" + text)


def last_word(size: int) -> bool:
    """Whether an entry of so many characters without a label is the last of the contents."""
    end = "柳" * size
    text = (
        f"决算公开\n目录\n第一部分 概况\n第二部分 决算表\n{end}\n第一部分\n概况\n一、职责\n二、机构\n第二部分\n决算表\n"
        f"{end}\n完。\n"
    )
    return part(text, "contents").endswith(f"决算表\n{end}")


SIDES: Sides = {
    "course_parts.MAX_HEADING": (lambda n: not heads(n), 40),
    "course_parts.FEWEST_LISTS": (nest, 2),
    "contact_block.LONGEST_HEAD": (lambda n: not leads_up(n), 17),
    "contents.SHORT_ENTRY": (lambda n: not last_word(n), 9),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
