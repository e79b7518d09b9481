"""What stands in front of a search lets by every text that the search would find something in."""

import json
import re
import sys
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from eduparse.language.clause_labels import BEHIND_STOP, PAGE_OF_STANDARD
from eduparse.language.present import is_plain
from eduparse.rules.rule import Rule
from eduparse.rules.rulebook import PACKAGED
from eduparse.stages.cut.cut_lines import parts_early, repeats
from eduparse.stages.cut.letters import _KINDS
from eduparse.stages.repair.forms import _ODD
from eduparse.stages.repair.lone_scripts import _LONE, _SCRIPTS
from eduparse.stages.repair.lost import _PRIVATE
from eduparse.stages.repair.slips import _DAY
from eduparse.stages.repair.slips.marks import (
    _EXCLAIMED,
    _READ_LETTER,
    SUSPECT,
    marked_wrecks,
    may_be_marked,
)
from eduparse.stages.repair.wrong_byte import _NO_CHARACTER
from eduparse.stages.split.bare_contents import _FIRST_PART, _PAGED, _ROW
from eduparse.stages.split.contents_entries import UNIT, UNITS
from eduparse.stages.split.glued_heads import _FIRST_PARTS, _HEADS_PARTS
from eduparse.stages.split.own_heading import (
    _CITED,
    _ENGLISH,
    _GONE,
    _LEADING,
    _OPEN,
    _VALUE,
    _is_field,
    _length,
    open_bracket,
)
from eduparse.stages.split.own_heading import (
    _DAY as _DAY_IN_LINE,
)
from eduparse.stages.split.title_lines import _LIST_END, names_list
from eduparse.stages.split.tree import _ASKS
from eduparse.stages.strip.flat_pages import _COUNTED, _may_divide
from eduparse.stages.strip.injected import _ANY_PICTURE
from eduparse.stages.strip.page import _FOLD, _GAP, StripLine, flat
from eduparse.stages.strip.transcripts import _TURN

CASES = sorted(Path(__file__).parents[1].glob("cases/*/*.jsonl"))
TEXTS = [
    text
    for path in CASES
    for row in map(json.loads, path.read_text("utf-8").splitlines())
    for text in row.values()
    if isinstance(text, str)
]
# Forms that the patterns below wait for, so that random texts hold them and nearly hold them.
PIECES = (
    "校", "安全", "一", "。", "；", "：", "！", "?", "？", "\ufffd", " ", "  ", "\t", "\u3000", "\xa0", "\u200b",
    "\n", "1", "12", "1.1", "1. 1", "7二、", "a)", "3)", "问：", "）", "”", "X", "DB11/T 123—2020", "第一章", "第二节",
    "1安全1.1校", "次数：3校", "?。?", "016年5月4日）", "！懊每校", "（fā)", "[", "，", "ཀ", "\ue000", "\U00050000", "😀",
    "İ", "K", "A", "b", "٣", "①",
    "（删除）", "电话：0123456", "下列条件：（见表）", "9:30", "《", "》", "“", '"',
)  # fmt: skip
MADE = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
# The same said in the plain order, which looks at each character.
PAGED = re.compile(r"[ \t\u3000]\d|[一-鿿”》）)]\d{1,3}[ \t]*$", re.MULTILINE)
STANDARD = r"[A-Z]{2,4}\d{0,2}(?:/[TZ])? ?[X\d.]{2,8}[—–-][X\d]{2,4}"
_NUMERALS = re.search(r"\(\?P<pagehan>\[(.*?)\]", BEHIND_STOP.pattern)
STOPPED = re.compile(
    rf"(?:[。！？；：!?;”）][ \t\u3000]*|{STANDARD}(?=[a-z][)）]))(?P<label>(?P<ask>问[：:])|(?P<num>\d{{1,2}})(?P<numstop>[)）])|(?P<letterh>[a-z])[)）])"
    rf"|[。；;：）)][ \t\u3000]*\d{{1,3}}(?P<pagehan>[{_NUMERALS[1] if _NUMERALS else ''}]{{1,3}}) ?、"
)


def let_by(text: str) -> None:
    """Fails where a gate is closed to ``text`` and its pattern finds something."""
    assert all(_SCRIPTS.search(m[0]) for m in _LONE.finditer(text))
    assert all(
        any(p in text[m.start() :] for p in _FIRST_PARTS) for m in _HEADS_PARTS.finditer(text)
    )
    assert bool(_PAGED.search(text)) == bool(PAGED.search(text))
    assert [(m.span(), m.groupdict()) for m in BEHIND_STOP.finditer(text)] == [
        (m.span(), m.groupdict()) for m in STOPPED.finditer(text)
    ]
    assert UNITS.search(text) or not (_ROW.search(text) or UNIT.search(text))
    assert "1.1" in text or not _FIRST_PART.search(text)
    assert may_be_marked(text) or not (SUSPECT.search(text) or _READ_LETTER.search(text))
    assert "?。?" in text or not _DAY.search(text)
    assert "！" in text or "!" in text or not _EXCLAIMED.search(text)
    for line in text.split("\n"):
        plain = line.rstrip()
        ends = plain[-1:] == "X" or plain[-1:].isdecimal()
        assert ends or not PAGE_OF_STANDARD.search(plain)
        assert plain.startswith("问") or not _ASKS.search(plain)
        keys = re.compile("发布日期：")
        found = re.search("[ \t\u00a0\u3000]", line) or keys.search(line) or _COUNTED.search(line)
        assert _may_divide(line, keys) == bool(found)
        assert flat(line) == _GAP.sub(" ", line)
        assert names_list(line) == bool(_LIST_END.fullmatch(line))
        assert ":" in line or "：" in line or not _TURN.fullmatch(line)
        opened = any(sum(map(line.count, a)) > sum(map(line.count, b)) for a, b in _OPEN)
        assert open_bracket(line) == opened
        cited = line if _DAY_IN_LINE.search(line) else _ENGLISH.sub("", _CITED.sub("《》", line))
        assert _length(line) == len(cited)
        if plain:
            assert _is_field(plain) == any(p.search(plain) for p in (_VALUE, _LEADING, _GONE))
        stripped = StripLine(0, line)
        table = str.maketrans(dict(_FOLD))
        assert stripped.key == _GAP.sub("", stripped.text).translate(table)
        assert plain.endswith(_KINDS) == bool(re.search("(?:函|令|公告|通知单)$", plain))


def test_each_case_is_let_by() -> None:
    assert len(TEXTS) > 500
    for text in TEXTS:
        let_by(text)


@given(MADE)
def test_a_text_is_let_by(text: str) -> None:
    let_by(text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (_PAGED, "第一章 总则1"),
        (_PAGED, "总则 1"),
        (_HEADS_PARTS, "8安全要求8.1校舍"),
        (UNIT, "第一章 总则"),
        (_FIRST_PART, "1.1 校舍"),
        (_LONE, "学校ཀ安全"),
        (PAGE_OF_STANDARD, "安全8 DB11/T 123—2020"),
        (_EXCLAIMED, "！懊每校"),
        (_COUNTED, "浏览次数：3校"),
    ],
)
def test_what_is_behind_a_gate_is_found(pattern: "re.Pattern[str]", text: str) -> None:
    assert pattern.search(text)
    let_by(text)


@pytest.mark.parametrize(
    ("line", "below", "early"),
    [
        ("第一中学章程", "第二中学章程", True),
        ("青禾县校舍检查办法", "各学校：", True),
        ("青禾县校舍检查办法", "青禾县校舍检查办法", False),
        ("青禾县校舍检查办法", "青 禾县校舍检查办法", False),
        ("2023—2025年规划", "2023-2025年规划", False),
        (
            "青禾县校舍检查办法",
            "青禾县校车检查办法",
            False,
        ),  # behind the characters that are looked at
    ],
)
def test_a_line_that_prints_another_again_does_not_part_early(
    line: str, below: str, *, early: bool
) -> None:
    assert parts_early(line, below) == early
    assert not (early and repeats(line, below))


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("青禾中学录取名单", True),
        ("春季考场安排表（二）", True),
        ("各学校报送名单。", False),
        ("名单", False),
    ],
)
def test_the_name_of_a_list_ends_as_one_does(line: str, *, named: bool) -> None:
    assert names_list(line) == named == bool(_LIST_END.fullmatch(line))


def test_a_plain_character_is_none_that_a_search_for_others_finds() -> None:
    searches = (_ODD, _PRIVATE, _NO_CHARACTER, _SCRIPTS, _ANY_PICTURE)
    every = map(chr, range(sys.maxunicode + 1))
    assert not [c for c in every if is_plain(c) and any(s.search(c) for s in searches)]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("各学校（12所）检查校舍：①“安全”……\u3000\n", True),
        ("校舍\ue000", False),
        ("校舍\u200b", False),
        ("校舍１", False),
    ],
)
def test_what_a_plain_text_is_written_with(text: str, *, plain: bool) -> None:
    assert is_plain(text) == plain


@pytest.mark.parametrize("rule", [r for r in PACKAGED.rules("labels") if "never" in r.options])
def test_no_label_of_a_rule_opens_with_what_it_says_none_does(rule: Rule) -> None:
    _, label = str(rule.expression).split("(?P<label>")
    pattern = regex.compile(f"(?:{label.replace('(?P=noun)', '.')}")
    for char in rule.options["never"]:
        assert pattern.fullmatch(char, partial=True) is None
    assert any(pattern.fullmatch(char, partial=True) for char in "一1（")


def test_a_page_without_marks_has_no_marked_wrecks() -> None:
    assert marked_wrecks("各学校要检查校舍。") == []
