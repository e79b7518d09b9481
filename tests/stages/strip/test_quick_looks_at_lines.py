"""Quick looks rule nothing out that the search behind them would find."""

# ruff: noqa: SLF001 - a gate is compared with what stands behind it

import random
import re
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduparse.language.titles import ACT_KINDS, PAPER_KINDS
from eduparse.rules.rule import packaged_rules
from eduparse.rules.rulebook import PACKAGED
from eduparse.stages.strip import (
    injected,
    kinds_of_text,
    named_lists,
    own_lists,
    page,
    shown_lines,
    timetables,
)
from eduparse.stages.strip.features import han_pairs, spoken_of
from eduparse.stages.strip.furniture import NOTHING, Mark, Strength
from eduparse.stages.strip.heads import _keys_of
from eduparse.stages.strip.page import StripLine, strip_lines
from eduparse.stages.strip.site_names import SiteNames
from eduparse.stages.strip.tail_frame import RELATED_HEADINGS
from eduparse.stages.strip.timetables import timetable_cells

KINDS = f"{PAPER_KINDS}|{ACT_KINDS}|规则|命令|令|法".split("|")
TEXTS = st.text("关于通知法（试行）(章)办0ab9，。：: 令的", max_size=24)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("behind", ["", "（试行）", "(试行)"])
def test_every_kind_of_paper_passes_the_look_at_its_end(kind: str, behind: str) -> None:
    assert page._may_name(f"青溪县校车{kind}{behind}")


@given(TEXTS)
def test_what_names_a_paper_passes_the_look_at_its_end(text: str) -> None:
    named = page._TITLE.search(text) or page._ACT.match(text)
    assert not named or page._may_name(text)


@given(st.text("学校a1。 堂食", max_size=30))
def test_pairs_are_those_that_overlap(text: str) -> None:
    assert han_pairs(StripLine(0, text)) == set(re.findall(r"(?=([\u4e00-\u9fff]{2}))", text))


def test_a_paragraph_does_not_speak_for_itself() -> None:
    said = "各校应当把食堂办好，按月公布账目，并接受家长和学生的监督，每学期至少向县教育局书面报告一次食堂的收支情况。"
    lines = strip_lines(f"食堂办好\n{said}\n校车安全")
    assert spoken_of(lines, [NOTHING] * 3)[0] == (3, 3)
    assert spoken_of(lines, [NOTHING] * 3)[1][1] == 0
    twice = strip_lines(f"食堂办好\n{said}\n{said}")
    size, known = spoken_of(twice, [NOTHING] * 3)[1]
    assert size == known > 0


@pytest.mark.parametrize(
    ("line", "found"),
    [("网站首页栏目如下。", True), ("网站首页的栏目。", False), ("网站首页设有以下栏目：", True)],
)
def test_a_sentence_announces_a_list_of_a_site_by_its_end(line: str, *, found: bool) -> None:
    assert named_lists._announces(StripLine(0, line)) == found
    assert (named_lists._ANNOUNCES.search(line) is not None) == found


@given(st.text("：。下如网站首页栏目设有以:", min_size=1, max_size=16))
def test_what_announces_passes_the_look_at_its_end(line: str) -> None:
    ends = line[-1] in "：:" or line.endswith("如下。")
    assert ends or named_lists._ANNOUNCES.search(line) is None


def test_a_list_below_its_name_has_five_cells_or_more() -> None:
    cells = ["五年级课程表", "语文", "数学", "体育", "音乐", "美术"]
    lines = strip_lines("\n".join(cells))
    assert list(timetable_cells(lines, [NOTHING] * 6)) == [0, 1, 2, 3, 4, 5]
    assert list(timetable_cells(lines[:4], [NOTHING] * 4)) == []
    sure = (Strength.SURE, "noise.button")
    assert list(timetable_cells(lines, [*[NOTHING] * 3, sure, NOTHING, NOTHING])) == []


@given(st.lists(st.booleans()))
def test_runs_are_the_longest(holds: list[bool]) -> None:
    runs = list(timetables._runs(holds))
    assert [n for run in runs for n in run] == [n for n, value in enumerate(holds) if value]
    assert all(b.start > a.stop for a, b in pairwise(runs))


NOISE = [r for r in packaged_rules("noise") if r.kind == "line"]
SHOWN = ["一、首页设有以下栏目：", "（一）校车安全", "各校应当按月公布食堂账目。", "编辑：林晓", "记者：周远", "时间：5月6日",
         "地点：二楼会议室", "语文 | 数学", "附件2：推荐书目", "联系人：林晓 0571-12345678", "印数：3000册", "开本：32开"]  # fmt: skip


def _pages(count: int) -> list[tuple[list[StripLine], list[Mark]]]:
    """Pages of lines that rules show and keep, with marks that may be any rule's."""
    rng = random.Random(14)  # noqa: S311 - the same pages every time
    texts = [*SHOWN, *(text.strip() for r in NOISE for text in (*r.example, *r.keep))]
    pages = []
    for _ in range(count):
        lines = [StripLine(0, rng.choice(texts)) for _ in range(rng.randrange(1, 14))]
        some = rng.sample(NOISE, 3)
        marks: list[Mark] = [
            (Strength.WEAK, rng.choice(some).id) if rng.random() < 0.4 else NOTHING for _ in lines
        ]
        pages.append(([line for line in lines if line.text], marks))
    return [(lines, marks[: len(lines)]) for lines, marks in pages if lines]


PAGES = _pages(400)
ASKED = [
    *((kind, rules) for rules, kind in kinds_of_text._KINDS),
    (shown_lines._rows, (shown_lines.ROW,)),
    (shown_lines._annex_titles, RELATED_HEADINGS),
    (shown_lines._keyed_lists, shown_lines._KEY_RULES[1:]),
    (shown_lines._in_lessons, RELATED_HEADINGS),
    (shown_lines._of_calls, shown_lines.IN_CALLS),
    (lambda lines, marks: shown_lines._rosters(lines, marks, (1, 0)), (shown_lines.EDITOR,)),
]


@pytest.mark.parametrize("n", range(len(ASKED)))
def test_what_knows_lines_of_some_rules_finds_no_lines_of_others(n: int) -> None:
    kind, rules = ASKED[n]
    for lines, marks in PAGES:
        found = [m for m in kind(lines, marks) if marks[m][0]]
        assert all(marks[m][1] in rules for m in found)


def test_lists_of_the_paper_are_asked_for_where_a_marked_line_has_their_form() -> None:
    for lines, marks in PAGES:
        text = own_lists._Text(lines, marks)
        marked = [lines[n].text for n, mark in enumerate(marks) if mark[0]]
        if not any(map(own_lists._size, marked)):
            assert not list(own_lists._rows_of_words(lines, marks, text))
        if not any(map(own_lists._KEYED.fullmatch, marked)):
            assert not list(own_lists._records(lines, marks, text))
        if not all(map(own_lists._KEYED.fullmatch, marked)):
            assert not own_lists._only_in(marks, own_lists._forms(lines, marks, text))


def test_a_list_is_named_by_a_line_near_two_marked_ones() -> None:
    button = (Strength.SURE, "noise.button")
    items = ["首页", "打印本页"]
    announced = list(
        strip_lines("\n".join(["网站首页设有以下栏目：", *items, "各校应当按月更新。"]))
    )
    assert list(named_lists.named_lists(announced, [NOTHING, button, button, NOTHING])) == [1, 2]
    assert list(named_lists.named_lists(announced, [NOTHING, button, NOTHING, NOTHING])) == []


def test_every_doubled_stop_passes_the_look_at_the_page() -> None:
    for first, second in product("，,。、；：;.校", repeat=2):
        page_text = f"学校{first}{second}校"
        if injected._COMMA.search(page_text) is not None:
            assert injected._DOUBLE.search(page_text) is not None, page_text
    assert injected._DOUBLE.search("第1.，2.项。共3.5元") is None


@pytest.mark.parametrize("page_text", ["学校kaiyun体育全站登录", "学校kaiyun８体育全站登录"])
def test_a_latin_brand_passes_the_look_in_front_of_its_kind(page_text: str) -> None:
    names = SiteNames(PACKAGED.rules("spam"))
    assert list(names.edits(page_text, frozenset(("体育",))))
    assert not list(names.edits("体育馆开放，校体育全站登录", frozenset(("体育",))))


def test_keys_of_a_card_are_looked_for_above_the_first_clause() -> None:
    cards = _keys_of(PACKAGED).cards
    card = "索引号：11330/2021-001\n发布机构：青溪县教育局\n"
    clause = "一、总体要求\n各校要抓好落实。\n"
    assert len(cards.card(card + clause)) == 2
    assert cards._has_key(card + clause)
    assert not cards._has_key(clause + card)
    assert not cards.card(clause + card)
    assert cards._first_clause(card + clause) == len(card)
    assert cards._first_clause(card) == len(card)
