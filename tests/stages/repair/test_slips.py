"""Byte slips: what is repaired, what is only suggested, what is left, and how much work is done."""

import re
import time
from math import inf
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest

import eduparse
from eduparse.budget import Budget
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.stages.repair.gbk_chars import PageModel, not_displayed
from eduparse.stages.repair.slips import (
    Slips,
    _lost_runs,
    expected_chars,
    slip_search,
    sureness,
)
from eduparse.stages.repair.slips.marks import marked_wrecks
from eduparse.stages.repair.slips.slip_reading import SlipReading
from eduparse.stages.repair.slips.slip_search import Slip

SLIP = "擴大學校辦學自主權,更好實現學?！敖涃M自主管理"


def _found(text: str) -> Findings:
    return Slips()(Document.of_page("x", "x", text))


def _repaired(text: str) -> str:
    return Document.of_page("x", "x", text).apply("repair.slips", _found(text)).text


def _best(text: str, script: str) -> SlipReading | None:
    return Slip(PageModel(text, script), text.index("?")).best()


@pytest.mark.parametrize("script", ["hans", "hant"])
def test_a_reading_is_in_the_script_of_the_page(script: str) -> None:
    reading = _best("建立健全安全管?碇贫取?" if script == "hans" else SLIP, script)
    assert reading is not None
    assert reading.after == ("理制度。" if script == "hans" else "校“經費")


def test_pairs_that_became_private_use_characters_are_bytes_again() -> None:
    kept = "学校应当加强对学生的安全教育，建立健全安全?\u82be\u7887\u8d2b\u53d6?"
    assert _repaired(kept) == "学校应当加强对学生的安全教育，建立健全安全管理制度。"


def test_a_reading_stuck_in_a_slip_tells_the_lost_byte() -> None:
    (edit,) = _found("促進教育事業發展?fàn)顩r調查").edits
    assert edit.after == "狀況"
    assert edit.applied


def test_pairs_that_users_define_behind_a7_vanish() -> None:
    """帶來 is 8E A7 81 ED, and A7 81 is user-defined; only rare simplified characters begin with what may follow A7."""
    ends = {
        script: {s.char for _, signs in not_displayed(0x8E, script) for s in signs.every}
        for script in ("hans", "hant")
    }
    assert "帶" in ends["hant"] - ends["hans"]


def test_the_bracket_of_a_reading_may_be_part_of_the_slip() -> None:
    text = "下面為大家?guī)淼挠媱潟鴥?yōu)秀的教師認真寫成"
    assert _repaired(text) == "下面為大家帶來的計劃書優秀的教師認真寫成"


@pytest.mark.parametrize("sign", ["，", ","])
def test_a_sign_and_a_letter_may_hide_a_lost_stop(sign: str) -> None:
    text = f"縣政府決定自即日起開展檢查行動?{sign}F(xiàn)將有關事項通知如下"
    found = _found(text).edits
    assert (found[0].start, "".join(e.after for e in found)) == (text.index("?"), "。現")


@pytest.mark.parametrize(
    "text",
    ["你選第一項還是第二項?，C都不對", "這樣做對嗎?,B(bǐ)如說，我們學校。", "你去嗎?！K哥去不去？"],
)
def test_a_letter_behind_a_question_is_a_letter(text: str) -> None:
    assert _found(text).edits == ()


def test_a_wrong_reading_stuck_there_tells_nothing() -> None:
    assert _found("促進教育事業發展?bā)顩r調查").edits == ()


@pytest.mark.parametrize(
    "text",
    [
        "什么是义务教育?学校如何实施?",
        "專欄1??健全學習幫扶制度",
        "如何看待AI?A股市场有何变化?",
        "What is this? 教育 in English?Yes.",
        "なぜですか?学校へ行きます。",
        "if (a ? b : c) { return 教育; }",
        "?" * 500,
        "\ufffd" * 500,
        "\ud800?\ud801教",
        "",
    ],
)
def test_what_is_no_slip_is_left(text: str) -> None:
    assert _found(text) == Findings()


def test_a_doubtful_slip_is_read_by_what_was_lost_elsewhere_on_the_page() -> None:
    alone = "促進各??焖賲f同發展"
    assert [e for e in _found(alone).edits if e.applied] == []
    assert _repaired(f"{SLIP}\n{alone}") == (
        "擴大學校辦學自主權,更好實現學校“經費自主管理\n促進各校快速協同發展"
    )


def test_what_shares_its_second_byte_with_what_was_lost_elsewhere_is_as_likely() -> None:
    """校 and 。 end in A3, so that a 。 lost above says nothing against 校."""
    above = "對這些重點問題也給出了指引和答案?？梢哉f，政策打好了基礎"
    found = _found(f"{above}\n有助於推動高?？焖龠m應社會的需要\n推動高校的發展，推動高校的改革。")
    edits = [e for e in found.edits if e.start > len(above)]
    assert not any(e.applied for e in edits)
    assert max(edits, key=lambda e: e.confidence).after == "校快速適"


def test_what_others_lost_tells_once_however_often_they_are_asked() -> None:
    sure = SlipReading(0, 2, "。", 9.0, 20.0, -3.0, -5.0)
    doubtful = SlipReading(9, 11, "理制", 1.7, 20.0, -3.0, -5.0)
    other = SlipReading(9, 11, "。制", inf, 18.3, -3.0, -5.0)
    with patch.object(expected_chars.Searches, "best", lambda *_: other):
        _, again = expected_chars.read_doubtful_again(PageModel("", "hant"), [sure, doubtful])
    assert again.after == "。制"
    assert again.margin == pytest.approx(0.8)


def test_what_another_encoding_lost_is_no_slip() -> None:
    """The same marks, once in a text that was read from another encoding and once as they are."""
    text = "擴大學校辦學自主權,更好實現學?！敖涃M自主管理"
    doc = Document.of_page("x", "x", "garbled\n" + text)
    read = Edit(8, 8 + len(text), text, "mojibake.gbk", 0.95)
    mended = Document.of_page("x", "x", "garbled\n" + "x" * len(text))
    mended = mended.apply("repair.mojibake", Findings(edits=(read,)))
    mended = mended.apply("repair.forms", Findings(edits=(Edit(0, 8, "", "form.x", 1.0),)))
    assert mended.text == text
    assert Slips()(mended) == Findings()
    assert Slips()(doc).edits


def test_a_character_in_doubt_stays_lost_and_the_rest_is_read() -> None:
    slipped = "周末，罗家坪小学的孩子们跟着老师去?颖呒袷\ue202罚\ue0d6乩春蠡\ue12c闪嘶\ue11a?"
    assert (
        _repaired(slipped)
        == "周末，罗家坪小学的孩子们跟着老师去\ufffd边捡石头，回来后画成了画\ufffd"
    )


def test_what_is_likely_and_not_certain_is_told() -> None:
    found = _found(f"{SLIP}\n促進各??焖賲f同發展")
    assert all(w.code == "text-lost" for w in found.warnings)
    assert found.warnings


def test_a_page_of_wrecks_costs_a_bounded_number_of_searches() -> None:
    start = time.process_time()
    _found("教育?鑿龘燊瀚喆镕甯" * 3000)
    assert time.process_time() - start < 30


@pytest.mark.parametrize(
    ("shown", "was"),
    [
        ("會議上說：“讀書是立身之基?！标P(guān)于圖書經費，按時撥付。", "之基。”關于圖書經費"),
        ("會議上說：“讀書是立身之基?！睂W(xué)校要備足圖書，按時更新。", "之基。”學校要備足圖書"),
    ],
)
def test_the_reading_behind_a_letter_tells_which_character_it_ends(shown: str, was: str) -> None:
    doc = eduparse.repair(shown)
    assert was in doc.text


def test_a_stop_and_a_letter_with_a_reading_are_told_where_nobody_could_mend_them() -> None:
    unread = "會議上說：“讀書是立身之基?！鞘P(guān)字無義，按時撥付。"
    (told,) = eduparse.repair(unread).metadata.warnings
    assert (told.code, unread[told.start : told.end]) == ("slip-left", "?！鞘P")
    asked = "會議上問：“讀書是為了什麼?！”P(guān)字是代號。"
    assert "slip-left" not in {w.code for w in eduparse.repair(asked).metadata.warnings}


@pytest.mark.parametrize(
    ("shown", "was"),
    [
        ("各地要培育抗旱樹?N的良種壯苗，擴大造林面積。", "樹種的良種"),
        ("學習時?g，由各校自行安排。", "學習時間，由"),
        ("比上年增?L15％，實現了預期目標。", "增長15％"),
        (
            "民政部门应当加强地名?曛镜纳柚煤凸芾怼?",
            "地名标志的设置和管理。",
        ),  # 地名? often asks
    ],
)
def test_a_letter_and_a_mark_that_may_ask_are_read_where_they_make_no_sense(
    shown: str, was: str
) -> None:
    assert was in _repaired(shown)


@pytest.mark.parametrize(
    "text",
    [
        "你會選什麼?A組的學生先答。",
        "老師問大家選哪一個?B的人最多。",
        "你会选什么?A组的学生先答。",
        "如何用链判断运算符`?.`来写这段程序",
        "你们住在什么地名?蔚县的学生先登记。",
    ],
)
def test_a_question_before_a_letter_or_a_name_stays(text: str) -> None:
    assert _found(text).edits == ()


@pytest.mark.parametrize(
    ("script", "said"), [("hans", [0.277, 0.69, 0.969]), ("hant", [0.31, 0.659, 0.945])]
)
def test_a_reading_says_how_often_one_with_its_lead_is_right(
    script: str, said: list[float]
) -> None:
    page: Any = SimpleNamespace(keeps=False, script=script)
    assert [sureness.confidence_of(page, lead) for lead in (0.0, 2.0, 5.0)] == pytest.approx(
        said, abs=0.001
    )
    page.keeps = True  # where nothing vanishes the models are right about themselves
    assert sureness.confidence_of(page, 2.2) == pytest.approx(0.9, abs=0.001)


def test_where_none_is_sure_the_two_best_readings_are_suggested() -> None:
    found = _found("他从柜子里?贸鲆环饩尚牛戳似鹄础")
    assert [e.applied for e in found.edits] == [False, False]
    assert "拿出一封旧信，看了起来。" in {e.after for e in found.edits}
    first, second = found.edits
    assert first.confidence > second.confidence
    assert first.confidence + second.confidence <= 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("一行人翌日到了白?陵驿的学校。", True),  # makes sense again two characters on
        ("同学们常问：这是谁的?过程怎样才算公平。", False),
    ],
)
def test_a_short_wreck_behind_a_mark_is_told_where_nobody_could_mend_it(
    text: str, *, told: bool
) -> None:
    assert bool(marked_wrecks(text)) is told


@pytest.mark.parametrize(
    ("shown", "was"),
    [
        ("这台旧机器只?茏癤P系统，学生都不愿意用。", "只能装XP系统"),  # 癤 is B0 58, and 58 is X
        ("學校去年?瞥鯠VD版本的教材。", "去年推出DVD版本"),
    ],
)
def test_a_run_may_end_in_a_letter_that_the_last_character_took(shown: str, was: str) -> None:
    assert was in _repaired(shown)


def test_what_is_certain_of_a_long_run_is_read_where_several_places_are_in_doubt() -> None:
    line = "海棠镇中心小学应当证明第十二条规定的情形具有高度可能性，并报县教育局备案。"
    shown = "海棠镇中心小学应当?っ鞯谑豕娑ǖ那樾尉哂懈叨瓤赡苄裕⒈ㄏ亟逃直赴浮?"
    read = _repaired(shown)
    assert re.fullmatch(re.sub("\ufffd+", ".{0,5}", read), line)  # 第十条 would be wrong
    assert read.count("\ufffd") < len(line) / 3


@pytest.mark.parametrize(
    ("seen", "day"),
    [
        (" ?。?016年5月4日)", " 　(2016年5月4日)"),
        ("　?。?998年11月26日）", "　　（1998年11月26日）"),
    ],
)
def test_the_day_below_a_title_whose_indent_lost_a_byte(seen: str, day: str) -> None:
    head = "云岭县教育局关于校园安全检查的通报"
    assert eduparse.repair(f"{head}\n{seen}\n").text == f"{head}\n{day}\n"


@pytest.mark.parametrize(
    "line",
    [
        " ?。?516年5月4日)",  # of no year that a paper has
        " ?。?016年5月4日起施行",
        "他说?。?016年5月4日)",
    ],
)
def test_other_digits_behind_marks_stay(line: str) -> None:
    text = f"云岭县教育局关于校园安全检查的通报\n{line}\n"
    assert "016年" in eduparse.repair(text).text or "516年" in eduparse.repair(text).text
    assert "2016" not in eduparse.repair(text).text


ASKED = (
    "他说控制?明星挨打的事件。",
    "谁知道什么主义?无怪乎人们会这样想：",
    "建立健全安全管?碇贫取?",
    "更好实现学?！敖涃M自主管理",
)


@pytest.mark.parametrize("text", ASKED)
def test_a_search_left_early_finds_what_one_to_the_end_does(text: str) -> None:
    early, late = Budget(), Budget()
    left = Slip(PageModel(text, "hans", budget=early), text.index("?")).best()
    with patch.object(slip_search, "REPEATED_STEP", 1e6):  # nothing is hopeless before its time
        whole = Slip(PageModel(text, "hans", budget=late), text.index("?")).best()
    assert left == whole
    assert early.spent <= late.spent


@pytest.mark.parametrize("text", [*ASKED, SLIP])
@pytest.mark.parametrize("script", ["hans", "hant"])
def test_what_is_none_of_the_likeliest_is_left_out_and_nothing_else(text: str, script: str) -> None:
    grow = Slip._grow  # noqa: SLF001 - what is left out is seen nowhere else

    def every(self: Slip, *args: Any) -> float:
        return grow(self, *args[:5])

    cut = Slip(PageModel(text, script), text.index("?")).best()
    with patch.object(Slip, "_grow", every):
        assert Slip(PageModel(text, script), text.index("?")).best() == cut


@pytest.mark.parametrize("shown", ["cp949", "euc_jp"])
def test_many_lost_characters_in_a_row_are_no_slip(shown: str) -> None:
    """They are bytes of another encoding."""
    wreck = "　　一、检查时间".encode().decode(shown, "replace")
    assert not _found(f"各学校要组织自查，发现问题立即整改。\n{wreck}\n").edits


@pytest.mark.parametrize(("lost", "run"), [(2, set()), (3, {2, 3, 4})])
def test_how_many_lost_characters_in_a_row_are_no_slip(lost: int, run: set[int]) -> None:
    assert _lost_runs("發展" + "\ufffd" * lost + "顩r調查") == run
