"""What the rest of a page says of a character of which bytes are lost: its words, its labels, the brackets of the line."""

from math import exp, log

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.repair.gbk_chars import model_char
from eduparse.stages.repair.label_rows import NumberedLabel, label_odds
from eduparse.stages.repair.mark_odds import ODDS, is_mark, odds_of_mark
from eduparse.stages.repair.mojibake.open_labels import (
    LONGEST_LABEL,
    MOST_READ_AS,
    LabelledLine,
    odds_of_labels,
)
from eduparse.stages.repair.mojibake.parts import KNOWN, Part, Spelled
from eduparse.stages.repair.page_words import MOST_READ, Here, WordsOnPage, said_here

NOTHING = Here({}, {})


def lossy(text: str) -> str:
    return text.encode().decode("gbk", "replace")


def repaired(text: str) -> str:
    return eduparse.repair(text).text


def said(page: str, gram: str, nats: float = -8.0) -> float:
    return WordsOnPage(page).mixed(gram, nats, NOTHING)


def test_what_the_page_says_again_is_likelier() -> None:
    assert said("宋江上山。宋江下山。", "见宋江") > -3
    assert said("宋江上山。", "见宋江") < said("宋江上山。宋江下山。", "见宋江")
    assert said("拜见宋江上山。", "拜见宋江") > said("宋江上山。", "拜见宋江")


def test_what_the_page_never_says_there_is_a_little_less_likely() -> None:
    assert -8.3 < said("宋江上山。", "见宋史") < -8
    assert said("林冲上山。", "见宋史") == -8


def test_the_share_of_one_character_in_front() -> None:
    assert said("宋江上山。", "见宋江") == pytest.approx(log(0.91 * exp(-8) + 0.09))
    assert said("宋江、宋江、宋江、宋江、宋江。", "见宋江") == pytest.approx(
        log(0.84 * exp(-8) + 0.16)
    )


@pytest.mark.parametrize("mark", ["\ufffd", "?", "\n", "\ue004", "　"])
def test_what_is_lost_breaks_the_words_of_a_page(mark: str) -> None:
    assert said(f"宋{mark}江上山。", "见宋江") == -8


def test_so_much_of_a_page_is_read() -> None:
    turns_at(lambda n: said("。" * (MOST_READ - n) + "宋江", "见宋江") > -8, 2)


def test_what_stands_here_is_no_evidence_of_its_own() -> None:
    page = "拜见宋江上山。"
    words = WordsOnPage(page)
    here = said_here(page, (3,))
    assert words.mixed("拜见宋江", -8.0, here) == -8
    assert words.mixed("江上山。", -1.0, said_here(page, (3,))) == -1
    assert words.mixed("江上山。", -1.0, said_here(page, (1,))) > -1
    assert said_here("拜\ufffd宋江", (3,)).of == {"宋江": 1}


def test_what_stands_behind_a_character_on_the_page() -> None:
    words = WordsOnPage("宋江、宋史。")
    assert words.behind("宋") == {"江", "史"}
    assert words.behind("山") == frozenset()


def labels(*values: str, opens: str = "（", closes: str = "）") -> list[NumberedLabel]:
    return [NumberedLabel(opens, closes, tuple(v.split("/"))) for v in values]


def likeliest(row: list[NumberedLabel]) -> list[str]:
    return [max(odds, key=odds.__getitem__) if odds else "" for odds in label_odds(row)]


def test_a_label_between_others_counts_on() -> None:
    odds = label_odds(labels("一", "二/三/五", "三"))[1]
    assert odds["二"] > 1 > -4 > max(odds["三"], odds["五"])


def test_several_open_labels_are_weighed_together() -> None:
    open_labels = labels("一/三", "二/五", "一/三", "四", "二/五", "六/八")
    assert likeliest(open_labels) == [*"一二三四五六"]
    assert likeliest(labels("六/八", "七", "六/八")) == [*"六七八"]


def test_a_row_begins_anew_behind_a_label_of_another_kind() -> None:
    article = labels("四", opens="第", closes="条")
    rows = [*labels("一", "二"), *article, *labels("一/三", "二")]
    assert likeliest(rows)[3] == "一"
    assert likeliest(labels("一", "二", "一/三", "四"))[2] == "三"
    chapters = labels("一", "二", opens="第", closes="章")
    assert likeliest([chapters[0], *article, *labels("二/五", opens="第", closes="章")])[2] == "二"


def test_labels_of_other_kinds_and_other_signs_say_nothing() -> None:
    assert label_odds(labels("一", "二/五", closes="】")) == [{}, {}]
    half = [*labels("一", opens="(", closes=")"), *labels("二/五")]
    assert likeliest(half)[1] == "二"


def test_odds_are_no_rule() -> None:
    """A row that skips a number can still be read where the bytes leave nothing else."""
    assert set(label_odds(labels("一", "五/八", "六"))[1]) == {"五", "八"}
    assert label_odds(labels("一", "三"))[1] == {}


def part(text: str, *options: str, ahead: float = 0.0) -> Part:
    spelled = [
        Spelled(c, tuple(map(model_char, some)), -3.0, lead=ahead if some else 99.0)
        for c, some in zip(text, options, strict=True)
    ]
    return Part(0, len(text), tuple(spelled), tuple(range(1, len(text) + 1)))


def test_the_number_of_a_label_is_found_in_a_part() -> None:
    lines = [
        LabelledLine("（一）学校"),
        LabelledLine("", part("（被）学校", "", "二五被", "", "", ""), 7),
    ]
    found = odds_of_labels(lines)
    assert list(found) == [7]
    assert found[7][:2] == (1, 2)
    assert found[7].odds["二"] > found[7].odds["五"]
    assert "被" not in found[7].odds


def test_what_is_no_label_has_no_odds() -> None:
    open_word = LabelledLine("", part("学被校", "", "二五", ""), 0)
    assert odds_of_labels([LabelledLine("（一）学校"), open_word]) == {}
    assert odds_of_labels([LabelledLine("（一）学校"), LabelledLine("（二）学校")]) == {}


def test_a_label_stands_near_the_start_of_its_line() -> None:
    def found(blanks: int) -> bool:
        lead = "　" * blanks
        return bool(odds_of_labels([LabelledLine(lead, part("二、学", "二五", "", ""), 0)]))

    turns_at(lambda n: not found(n), LONGEST_LABEL - 1)


def test_a_label_that_may_be_almost_anything_is_left_to_its_bytes() -> None:
    numerals = "一二三四五六七八九十"
    several = part("二十二、", numerals, numerals[-4:], numerals, "")
    assert MOST_READ_AS == 10 * 4 * 10
    assert odds_of_labels([LabelledLine("", several, 0)])
    more = part("二十二、", numerals, numerals[-5:], numerals, "")
    assert not odds_of_labels([LabelledLine("", more, 0)])


def test_a_character_that_is_hardly_likelier_is_no_word_of_the_page() -> None:
    turns_at(lambda n: part("校", "校", ahead=n).known == "校", int(KNOWN))


@pytest.mark.parametrize(("state", "odds"), ODDS.items())
def test_each_half_of_a_pair_has_its_odds(
    state: tuple[bool, str], odds: tuple[float, float]
) -> None:
    stands_open, follows = state
    before = "学校（甲" if stands_open else "学校（甲）乙"
    behind = {"second": "丙）丁（", "first": "丙（丁）", "": "丙丁"}[follows]
    assert (odds_of_mark(before, "（", behind), odds_of_mark(before, ")", behind)) == odds


def test_a_question_ends_in_its_mark() -> None:
    assert odds_of_mark("学校为什么放假", "？", "") > 1
    assert odds_of_mark("学校为什么放假", "；", "") < 0
    assert odds_of_mark("为什么？学校放假", "？", "") < 0
    assert odds_of_mark("学校放假", "。", "") == 0
    assert not is_mark("校")


ARTICLES = [
    "第十八条　学校应当公开收费标准。",
    "第十九条　学校应当公布下列事项：",
    "（一）收费项目；",
    "（二）收费标准；",
    "（三）收费依据；",
    "（四）收费范围；",
    "（五）监督电话。",
    "第二十条　本办法由县教育局解释。",
]


@pytest.mark.parametrize("half", [True, False])
def test_labels_of_a_page_come_back(half: bool) -> None:  # noqa: FBT001 - brackets of half width
    page = "\n".join(ARTICLES)
    page = page.replace("（", "(").replace("）", ")") if half else page
    read = repaired(lossy(page)).split("\n")
    wanted = page.split("\n")
    assert [line[:3] for line in read] == [line[:3] for line in wanted]


def test_what_lost_no_byte_tells_the_script() -> None:
    """Of what fills in for lost bytes some are characters of traditional script: 申请 is none of 護."""
    assert "申请" in repaired(lossy("（二）申请保全措施；"))


def test_the_point_between_digits_comes_back() -> None:
    assert "92．3％" in repaired(lossy("全县中学生毕业合格率达92．3％，比去年提高。"))
