"""A case on each side of the thresholds that say what a page is: flat, a timetable, a grid, a string of others' words."""

import re
from unittest.mock import patch

import pytest
from sides import Sides, turns_at

from eduparse.document.document import Document
from eduparse.stages.strip import (
    button_counts,
    card_unknown_keys,
    decision,
    features,
    flat_pages,
    frame,
    grids,
    no_body,
    own_rows,
    site_blocks,
    tail_frame,
    timetables,
    titles,
)
from eduparse.stages.strip.card_values import CardEntry
from eduparse.stages.strip.furniture import Mark, Strength, furniture
from eduparse.stages.strip.page import StripLine, strip_lines

N: Mark = (Strength(0), "")
P = "为加强学校安全工作，现将有关事项通知如下，请各学校结合实际，认真贯彻执行，确保各项措施落实到位。"
TITLE = "青禾县教育局关于加强校车安全管理工作的通知"
LEAD = "全县各中小学校要在开学以前检查校舍与食堂，建立台账，及时整改，不留死角"


def lines(*texts: str) -> list[StripLine]:
    return [line for line in strip_lines("\n".join(texts)) if line.text]


def blocks(*texts: str) -> int:
    """How many of these lines a block of the site takes."""
    found = lines(*texts)
    marks = [furniture().strength(line) for line in found]
    return len(site_blocks.site_blocks(found, marks))


def breaks_behind(label: str) -> bool:
    """Whether the blank behind ``label`` may have been a line break."""
    line = f"青禾小学 {label} 校园消防办法"
    keys = re.compile("(?!)")
    return len(list(flat_pages._gaps(keys, line, 0, len(line)))) == 2


def rows_of_a_table(many: int) -> list[int]:
    """The lines that are rows of a table, of so many with as many cells."""
    kept = lines(*["校\t班"] * many)
    return list(own_rows.own_rows(kept, [""] * many, [0.0] * many, decision.LINE))


def is_flat(line: str) -> bool:
    return bool(flat_pages.FlatPages()(Document.of_page("x", "x", line)).edits)


def flat(length: int) -> str:
    page = f"首页 > 政务 > 通知公告 {TITLE} 来源：青禾县教育局 各校： 为保障师生安全，"
    return page + "校" * (length - len(page) - 1) + "。"


def broken(parts: int) -> bool:
    """Whether a title of so many parts, its organ the first, is known above its number."""
    rest = ["关于", "加强", "校车安全", "管理工作的通知"][: parts - 1]
    whole = "青禾县教育局" + "".join(rest)
    return titles._stands_above_number(lines(whole, "青禾县教育局", *rest, "青教发〔2022〕8号"), 0)


def grid(rows: int, cells: int, cell: str = "甲") -> bool:
    row = "|\n" + f"{cell}\n|\n" * cells
    return bool(list(grids.printed_grids(row * rows)))


def exam(n: int) -> str:
    return f"2024/6/{n + 1} 9:00 第{n}科"


def hints(of_the_site: int) -> int:
    """How many lines of a list of fifteen hints go of which so many speak of the site."""
    hint = [
        f"{n + 1}. 文档均由会员上传" if n < of_the_site else f"{n + 1}. 请带好准考证"
        for n in range(15)
    ]
    found = lines("温馨提示", *hint)
    marks: list[Mark] = [(Strength.SURE, "noise.button") if n == 1 else N for n in range(16)]
    return sum(rule != "" for _, rule in site_blocks.site_blocks(found, marks).values())


def divided_by(strength: int) -> bool:
    """Whether a page on one line is divided by parts of such a strength together."""
    with patch.object(flat_pages.FlatPages, "_weight", lambda *_: strength):
        return is_flat(f"{'校' * 100}。 甲 【打印本页】")


def sure_of_breaks() -> float:
    (edit, *_) = flat_pages.FlatPages()(Document.of_page("x", "x", flat(200))).edits
    return edit.confidence


def without_text(length: int) -> bool:
    """Whether a page of so many characters, one line of which says that there is no text, has none."""
    text = "甲\n" + "校\n" * 40 + "学" * (length - 41)
    with patch.object(no_body.NoBody, "_excuses", lambda _, text: text == "甲"):
        return bool(no_body.NoBody()(Document.of_page("x", "x", text)).warnings)


def goes_on_as_list(items: int) -> bool:
    """Whether so many items of a list of dashes go on below the last known key."""
    found = lines("- 名称：甲", *["- 12"] * items)
    return bool(list(card_unknown_keys.rest_of_list(found, [CardEntry((found[0],), ())])))


SIDES: Sides = {
    "button_counts.FEWEST": (
        lambda n: bool(
            button_counts.button_counts(lines(*["收藏", "12", "点赞", "30", "评论", "3"][: 2 * n]))
        ),
        2,
    ),
    "no_body.FEWEST": (lambda n: no_body._lists_papers([TITLE] * n), 3),
    "no_body.SHORT": (lambda n: not without_text(n), 301),
    "card_unknown_keys.REST": (lambda n: not goes_on_as_list(n), 7),
    "flat_pages.EVIDENCE": (divided_by, 3),
    "flat_pages.SURE": (lambda n: sure_of_breaks() <= n / 100, 97),
    "site_blocks.SPEAK": (lambda n: hints(n) == 16, 10),
    "titles.NUMBER_LINE": (
        lambda n: not titles._is_number(lines("教" * (n - 8) + "〔2022〕8号")[0]),
        25,
    ),
    "titles.LEAD_LINES": (
        lambda n: not list(
            titles._excerpts(lines(f"核心提示：{LEAD}", *["甲"] * n, f"{LEAD}，确保平安。"))
        ),
        3,
    ),
    "titles.BROKEN": (lambda n: not broken(n), 5),
    "titles.FEWEST_TAGS": (
        lambda n: len(titles._tags_above(lines(*["学校"] * n, LEAD), n)) > 0,
        2,
    ),
    "titles.MOST_TAGS": (
        lambda n: not titles._tags_above(lines(*["学校"] * n, LEAD), n),
        9,
    ),
    "titles.TAG": (lambda n: not titles._tags_above(lines("校" * n, "校" * n, LEAD), 2), 5),
    "frame.TOP": (
        lambda n: not list(
            frame._between_copies(
                lines(*["甲"] * (n - 1), TITLE, "打印", TITLE),
                [*[N] * n, (Strength.WEAK, "noise.button"), N],
            )
        ),
        12,
    ),
    "tail_frame.FEWEST_LINKS": (
        lambda n: tail_frame._heads_links(
            lines("相关阅读", *["· 柳溪镇公布招生办法"] * n),
            [(Strength.STRONG, "noise.related-heading"), *[N] * n],
            0,
        ),
        3,
    ),
    "features.SHORT": (lambda n: not list(features.speech(*lines("校" * n))), 41),
    "own_rows.ROWS": (lambda n: bool(rows_of_a_table(n)), 3),
    "flat_pages.LONG": (lambda n: is_flat(flat(n)), 100),
    "flat_pages.HEAD": (lambda n: flat_pages._head("校" * (n - 1) + "。")[1] == 0, 601),
    "flat_pages.FOOT": (
        lambda n: flat_pages.FlatPages()._foot("校。" + "甲" * n)[0] == n + 2,
        1500,
    ),
    "flat_pages.EVIDENCE: parts of two points": (
        lambda n: is_flat(f"{'校' * 100}。 甲 {' '.join(['【打印本页】'] * n)}"),
        2,
    ),
    "flat_pages.MENU": (
        lambda n: bool(flat_pages.FlatPages()._menu("政务公开" * n + TITLE)),
        4,
    ),
    "flat_pages.LONGEST_NAME": (
        lambda n: not flat_pages.FlatPages()._menu(
            {8: "政府信息公开指南", 9: "网络110报警服务"}[n] * 4 + TITLE
        ),
        9,
    ),
    "flat_pages.LABEL_LENGTH": (lambda n: breaks_behind("附件" + "1" * (n - 2)), 9),
    "flat_pages.GOES_ON": (
        lambda n: bool(
            list(
                flat_pages._signatures(
                    "各校应当遵照执行。青禾县教育局2023年5月8日"
                    + "青禾县校园消防办法第一条为保障师生的安全制定本办法"[:n]
                )
            )
        ),
        20,
    ),
    "timetables.FEWEST": (lambda n: len(timetables.timetable_rows([exam(k) for k in range(n)])) > 0, 2),
    "timetables.APART": (
        lambda n: not timetables.timetable_rows([exam(1), *["甲"] * (n - 1), exam(2)]),
        3,
    ),
    "timetables.ROUND": (
        lambda n: bool(timetables.timetable_rows([f"2024/6/{d} 9:0{n} 语文" for d in (7, 8)])),
        5,
    ),
    "grids.LONGEST": (lambda n: not grid(2, 2, "校" * n), 81),
    "grids.FEWEST_ROWS": (lambda n: grid(n, 2), 2),
    "grids.FEWEST_CELLS": (lambda n: grid(2, n), 2),
    "site_blocks.LONGEST_COMMENT": (
        lambda n: blocks("全部评论（2）", *["甲"] * (n - 1), "回复 赞(3)") == 0,
        9,
    ),
    "site_blocks.FEED_HEADS": (lambda n: blocks(P, *["青禾晚报·", "甲"] * n) > 0, 3),
    "site_blocks.FEED_ITEM": (
        lambda n: blocks(P, *(["青禾晚报·", *["甲"] * (n - 1)] * 3)) == 0,
        7,
    ),
    "site_blocks.FEED_LAST": (
        lambda n: blocks(P, *["青禾晚报·"] * 3, *["甲"] * n) < 3 + n,
        3,
    ),
}  # fmt: skip


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
