"""A case on each side of the thresholds of titles above lists, of pages of one line and of lone sentences."""

import re
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from flow import run_stage
from sides import Sides, turns_at

from eduparse.document.document import Document
from eduparse.stages.split import flat_pages, front_matter, title_lines, title_weight, title_words
from eduparse.stages.split.head_lines import HeadLines
from eduparse.stages.split.title_lines import TitleCandidate


def doc(text: str) -> Document:
    (found,) = run_stage(Document.of_page("x", "x", text), "split")
    return found


def title(text: str) -> str | None:
    return doc(text).metadata.title


def listed(rows: int, width: int = 2) -> str | None:
    """The title of a list of so many ``rows``, each of a ``width``."""
    return title("柳溪县获奖名单\n" + f"{'柳' * width}\n" * rows)


def is_listed(rows: int, width: int = 1) -> bool:
    """Whether so many ``rows``, each of a ``width``, are the list that the line above them names."""
    name = "柳溪县获奖名单"
    lines = HeadLines([name, *["柳" * width] * rows])
    return title_weight._names_list(lines, TitleCandidate(name, 0, 0))


def in_preamble(rows: int, width: int = 3) -> bool:
    """Whether what stands below the name of a list is no part of its front."""
    text = "柳溪县教师培训的通知\n" + f"{'柳' * width}\n" * rows
    return any(c.kind == "preamble" for c in doc(text).clauses)


def cut_off(length: int) -> bool:
    """Whether a sentence of so many code points, with which a page breaks off, heads nothing beside headings."""
    items = "".join(f"{k}、柳溪校舍\n各校修缮。\n" for k in range(1, 4))
    return doc(f"校舍修缮制度\n{items}4、柳溪，{'柳' * (length - 3)}").clauses[-1].heading is None


def has_letterhead(end: int) -> bool:
    """Whether the head of a letter is seen whose last key ends so many code points into the text."""
    head = "松柏县政府 函\n发文日期："
    return front_matter.letterhead(f"{'柳' * (end - len(head) - 1)}\n{head}") is not None


def ends_flat(title: int) -> bool:
    """Whether a day ends a paper that has a sentence in front, and a title that ends so many code points behind."""
    text = f"各校执行。 2021年3月1日{'　' * (title - 9)}关于校舍检查的通知"
    date = re.search(r"2021年3月1日", text)
    assert date is not None
    return flat_pages.ends_flat(text, date, names=())


def speaks(holds: str) -> float:
    """How much more speaks for a title of which ``holds`` is true."""
    one = TitleCandidate("柳溪县校舍检查办法", 0, 0)

    def weight(*, true: bool) -> float:
        said: Any = SimpleNamespace(match=lambda _: true) if holds.isupper() else lambda *_: true
        with patch.object(title_weight, holds, said):
            return title_weight.title_weight("", HeadLines([one.text]), one, None, "")

    return weight(true=True) - weight(true=False)


SIDES: Sides = {
    "title_weight.BRINGS": (lambda n: 10 * speaks("_brings") <= n + 1e-6, 10),
    "title_weight.OF_A_LETTER": (lambda n: 10 * speaks("LETTER_TITLE") <= n + 1e-6, 40),
    "title_weight.WHOLE_BELOW": (lambda n: 10 * speaks("_is_whole_below") <= n + 1e-6, -20),
    "title_weight.CUT_OFF": (lambda n: 10 * speaks("_is_cut_off") <= n + 1e-6, -30),
    "title_weight.LIST": (lambda n: 10 * speaks("_names_list") <= n + 1e-6, 30),
    "siblings_without.CUT_OFF": (cut_off, 12),
    "title_lines.FEWEST_LISTED": (lambda n: is_listed(n), 5),
    "title_lines.LIST_ROW": (lambda n: not is_listed(5, n), 25),
    "title_lines.CELL": (lambda n: not title_lines._are_cells(["柳", "柳" * n], "柳" * (n + 1)), 8),
    "front_matter.LISTED": (in_preamble, 6),
    "front_matter.LIST_ROW": (lambda n: not in_preamble(6, n), 25),
    "title_words.MISPRINT": (
        lambda n: title_words.is_misprint(
            "家校" + "学" * (n - 2) + "会", "家" + "学" * (n - 2) + "会", "家学会"
        ),
        6,
    ),
    "flat_pages.FLAT_LINE": (lambda n: flat_pages.is_flat("柳" * n), 201),
    "front_matter.LETTER": (lambda n: not has_letterhead(n), 401),
    "flat_pages.REACH_BEHIND": (lambda n: not ends_flat(n), 121),
    "flat_pages.FLAT": (lambda n: flat_pages._FLAT.match(" " + "柳" * n) is None, 201),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
