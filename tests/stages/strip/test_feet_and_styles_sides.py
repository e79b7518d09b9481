"""A case on each side of the thresholds on feet without a signature and on styles of Word."""

import pytest
from sides import Sides, turns_at

from eduparse.stages.strip import feet, forum_posts, named_sites, records_of_works, style_sheets
from eduparse.stages.strip.furniture import NOTHING, Mark, Strength
from eduparse.stages.strip.page import StripLine, strip_lines

STRONG: Mark = (Strength.STRONG, "noise.button")


def lines(*texts: str) -> list[StripLine]:
    return [line for line in strip_lines("\n".join(texts)) if line.text]


def thread(posts: int) -> bool:
    found = lines("只看该作者", *(f"{n + 1}楼 2012-03-05 11:0{n}" for n in range(posts)))
    return bool(list(forum_posts.forum_posts(found, [NOTHING] * len(found))))


def pieces(many: int) -> bool:
    found = lines(*["空山新雨后，天气晚来秋。", "作者：王维"] * many)
    marks = [NOTHING, (Strength.STRONG, "noise.editor")] * many
    return bool(list(records_of_works.authors_of_works(found, marks)))


def named(below: int) -> bool:
    found = lines("木子的博客", "首页 | 归档", *["老桥"] * below)
    marks = [NOTHING, (Strength.STRONG, "noise.link-row"), *[NOTHING] * below]
    return bool(list(named_sites.name_over_menu(found, marks)))


SIDES: Sides = {
    "forum_posts.FEWEST": (thread, 2),
    "records_of_works.PIECES": (pieces, 2),
    "named_sites.FEWEST_BELOW": (named, 2),
    "feet.LONGEST": (
        lambda n: not feet._in_foot(lines("电话：" + "1" * (n - 3))[0], NOTHING),
        61,
    ),
    "feet.SITED": (
        lambda n: feet._is_site(
            lines("打印", "打印"), [STRONG] * n + [NOTHING] * (2 - n), range(0)
        ),
        1,
    ),
    "style_sheets.LONGEST": (
        lambda n: (
            style_sheets._block(lines("@font-face", "{", *["margin:0cm;"] * (n - 3), "}"), 0) == 0
        ),
        61,
    ),
    "style_sheets.LEAST_LEAD": (
        lambda n: style_sheets._asks("代码如下所示"[: n - 1] + "："),
        6,
    ),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
