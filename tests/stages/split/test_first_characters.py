"""Patterns that are searched by their first characters find what they found word by word."""

import pytest

import eduparse
from eduparse.stages.split.quotes import quotations

HEAD = "青禾县教育局关于印发校舍检查办法的通知\n各中小学：\n"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("本办法自2031年3月1日起施行。", "2031-03-01"),
        ("本办法自2031年3月1日起试行，有效期两年。", "2031-03-01"),
        ("本办法从 2031年3月1日 开始执行。", "2031-03-01"),
        ("本办法于2031年3月1日起正式实施。", "2031-03-01"),
        ("本办法的施行日期为2031年3月1日。", "2031-03-01"),
        ("本办法的生效时间是2031年3月1日。", "2031-03-01"),
        ("检查的实行日期为2031年3月1日。", None),
        ("检查在2031年3月1日起开始。", None),
    ],
)
def test_the_day_from_which_a_paper_holds(said: str, day: str | None) -> None:
    (doc,) = eduparse.clean(f"{HEAD}第一条 学校每年检查校舍。\n第二条 {said}\n")
    assert doc.metadata.effective == day


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("联系人：林青禾，电话：0571-86000001", True),
        ("联系人及方式：林青禾", True),
        ("邮箱：xiaoshe＠qinghe.example", True),
        ("邮编：86 00", False),
        ("人人参与检查。", False),
    ],
)
def test_signs_of_contacts(line: str, kinds: bool) -> None:  # noqa: FBT001 - a row
    (doc,) = eduparse.clean(f"{HEAD}一、检查校舍。\n二、上报结果。\n{line}\n")
    assert bool(doc.metadata.contacts) == kinds


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("第三条修改为：“一、检查。\n二、上报。”", "一、检查。\n二、上报。"),
        ('增加一款："（一）检查。\n（二）上报。"', "（一）检查。\n（二）上报。"),
        ("第四条：\n“第四条 检查。\n每年一次。”", "第四条 检查。\n每年一次。"),
        ("校舍要检查\n“一、安全。\n二、整洁。”", None),
    ],
)  # fmt: skip
def test_what_an_amendment_quotes(text: str, quoted: str | None) -> None:
    found = [text[a:b] for a, b in quotations(text)]
    assert found == ([] if quoted is None else [quoted])


@pytest.mark.parametrize(
    ("end", "cut_off"),
    [
        ("上报。", False),
        ("上报。”）", False),
        ("（附表）", False),
        ("上报", True),
        ("上报，”", False),
    ],
)
def test_a_text_that_ends_without_a_stop_is_cut_off(end: str, cut_off: bool) -> None:  # noqa: FBT001 - a row
    (doc,) = eduparse.clean(f"{HEAD}一、检查校舍。\n二、学校按时{end}\n")
    assert doc.metadata.truncated_end == cut_off
