"""Both sides of the bounds of lists in sentences and in lines, of lists of annexes, and of titles on two lines."""

import pytest
from one_paper import part, paths
from sides import Sides, turns_at

import eduparse
from eduparse.stages.split import listed_annexes
from eduparse.stages.split.quotes import quotations

NUM = "一二三四五六七八九十"


def sentence(parts: int, size: int) -> bool:
    """Whether so many parts of a sentence, the first of so many characters, are clauses of their own."""
    told = "".join(f"{NUM[n]}、{'做' * (4 if n else size)}；" for n in range(parts))
    text = f"通知\n一、要求\n各校落实。\n二、重点\n抓好几项工作：{told.rstrip('；')}。\n三、保障\n各地支持。\n"
    return paths(text) != ["一", "二", "三"]


def named(items: int) -> bool:
    """Whether so many names in one line are items."""
    line = "、".join(
        f"{n + 1}、{name}" for n, name in enumerate(("校长", "教师", "家长代表")[:items])
    )
    return "2" in paths(f"通知\n参加人员\n{line}\n各校落实。\n")


def signed_below(annexes: int) -> bool:
    """Whether a day with its key closes a paper below a list of so many annexes."""
    listed = "".join(f"{n + 1}.第{n + 1}份登记表\n" for n in range(annexes))
    return listed_annexes.lists_annexes(f"各校落实。\n附件：\n{listed}")


def titled(size: int) -> bool:
    """Whether a chapter's title goes on in the next line where its first line has so many characters."""
    first = "县" * (size - 2) + "机构"
    text = (
        f"办法\n第一章 总则\n第一条 为了规范管理，制定本办法。\n第二章 {first}\n在设备管理中的职责\n"
        "第二条 各单位落实。\n"
    )
    (doc,) = eduparse.clean(text)
    heads = [c.heading for c in doc.clauses if c.path[-1:] == ("第二章",)]
    return heads == [f"{first}在设备管理中的职责"]


SIDES: Sides = {
    "sentence_lists.LONGEST_PART": (lambda n: sentence(3, n), 41),
    "sentence_lists.FEWEST_NAMES": (named, 3),
    "listed_annexes.MOST_ANNEXES": (lambda n: not signed_below(n), 30),
    "own_heading.FULL_TITLE": (titled, 12),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])


def test_two_parts_of_a_sentence_are_no_clauses() -> None:
    assert not sentence(2, 4)
    assert part("通知\n一、要求\n各校落实。\n", "back") == ""


@pytest.mark.parametrize("note", ["注", "註"])
def test_the_note_of_a_circular_is_one_in_either_script(note: str) -> None:
    text = f"通告\n[{note}：本通告應交－\n(a) 各校校長\n(b) 各組主管]\n一、目的\n"
    ((low, high),) = quotations(text)
    assert (text[low], text[high - 1]) == ("[", "]")
