"""UTF-8 shown as GBK whose user-defined pairs, 0x80 and first bytes before a digit are gone without a mark."""

import pytest

import eduparse
from eduparse.language.mixture import mixture
from eduparse.stages.repair.mojibake.gaps import dropped_pairs, gaps

LINE = "第二审人民法院应当受理当事人提出的申请，并且及时通知负责审查的部门。"


def dropped(text: str, *, kept: bool = False) -> str:
    """``text`` as a decoder shows it that leaves out what GBK does not define; or ``kept`` the ASCII in it."""
    data, out, at = text.encode(), "", 0
    while at < len(data):
        size = 1 if data[at] < 0x81 else 2
        shown = data[at : at + size].decode("gbk", "ignore")
        out += shown if kept or not shown.isascii() or size == 1 else ""
        at += size
    return out


@pytest.mark.parametrize(
    "text",
    [
        LINE,
        "根据《中华人民共和国民法典》《中华人民共和国教育法》等法律，制定本规定。",
    ],
    ids=["pairs", "one byte between two marks"],
)
def test_what_is_gone_without_a_mark_comes_back(text: str) -> None:
    seen = dropped(text)
    assert len(seen.encode("gbk")) < len(text.encode())
    assert eduparse.repair(seen).text == text


def told_at(text: str, at: int) -> bool:
    return any(
        w.code == "text-lost" and w.start == at for w in eduparse.repair(text).metadata.warnings
    )


def test_what_is_likely_is_filled_in_and_told() -> None:
    seen = dropped("任何组织和个人不得公开学生的姓名、住址等信息。")
    text = eduparse.repair(seen).text  # of the last sign no byte is left
    assert text == "任何组织和个人不得公开学生的姓名、住址等信息"
    assert told_at(seen, text.index("开"))


def test_what_stays_open_is_marked_and_told() -> None:
    seen = dropped("请大家认真读课文，设计方案要讲清楚。")
    text = eduparse.repair(seen).text
    assert "方案\ufffd讲清楚" in text  # as likely 要 or 讲
    assert told_at(seen, text.index("\ufffd"))
    # A word that a sentence makes out of two of others is as likely, too: 泄露学生, 露宿.
    seen = dropped("任何组织和个人不得泄露学生的姓名、住址等信息。")
    assert "泄露\ufffd生" in eduparse.repair(seen).text


@pytest.mark.parametrize(
    "text",
    [
        LINE,
        "任何组织和个人不得泄露学生的姓名、住址等信息，学校应当采取措施加强保护。",
        "实行科学民主决策，做到程序依法规范、过程民主公开、结果科学公正。",
    ],
)
def test_bytes_that_were_dropped_alone_come_back(text: str) -> None:
    seen = text.encode().decode("gbk", "ignore")
    assert seen.encode("gbk") != text.encode()
    assert eduparse.repair(seen).text == text


@pytest.mark.parametrize("kept", [True, False])
def test_a_digit_that_went_along_is_told(kept: bool) -> None:  # noqa: FBT001
    page = "会议定于11月14日在学校礼堂举行，请各有关单位的负责同志准时参加。"
    doc = eduparse.repair(dropped(page, kept=kept))
    assert ("14日" in doc.text) == kept
    month = doc.text.index("月")
    assert any(
        w.code == "text-lost" and month <= w.start <= month + 1 for w in doc.metadata.warnings
    )


def test_gaps_are_looked_for_only_where_bytes_do_not_fit() -> None:
    whole = "各级人民政府".encode().decode("gbk")
    assert gaps(mixture(), whole) == frozenset()
    assert gaps(mixture(), whole + "\ufffd") == frozenset()
    assert gaps(mixture(), dropped(LINE))


def test_a_byte_lost_with_a_question_mark_leaves_no_gap() -> None:
    shown = LINE.encode().decode("gb18030", "replace")
    assert "\ufffd" in shown
    assert gaps(mixture(), shown.replace("\ufffd", "?")) == frozenset()
    assert eduparse.repair(shown.replace("\ufffd", "?")).text == eduparse.repair(shown).text
    assert gaps(mixture(), dropped(LINE) + "?")  # beside it all fits


def test_the_pairs_are_those_that_gbk_does_not_define() -> None:
    pairs = dropped_pairs()
    for firsts, seconds in pairs.inside:
        for pair in ((a, b) for a in firsts for b in seconds):
            with pytest.raises(UnicodeDecodeError):
                bytes(pair).decode("gbk")
    assert 0xAC in pairs.last
    assert 0xE4 in pairs.leads
