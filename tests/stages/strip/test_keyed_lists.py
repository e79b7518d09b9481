"""Keys of an account or of a letter above all text are the paper's own; below a text they are the site's."""

import pytest
from sides import Sides, turns_at

from eduparse import strip

ACCOUNT = "班费账户公示\n\n户名：青石小学\n账号：6222 0000 1111\n开户行：青石银行\n税号：91330000\nQQ群：123456789\n编号：330000\n"
LETTER = "From: zhou@school.example\nTo: li@school.example\nCc: wu@school.example\nDate: Tue, 5 Mar 2024\nSubject: 回复\n李老师：\n您好！附件是修订后的监考表，请查收。如有冲突，请于周五前回复，谢谢。\n"
PAPER = "关于做好招生工作的通知\n为做好今年的招生工作，根据上级的有关规定和我市的实际情况，现就有关事项通知如下，请认真贯彻执行。\n"


@pytest.mark.parametrize("text", [ACCOUNT, LETTER])
def test_a_list_of_keys_above_all_text_stays(text: str) -> None:
    assert strip(text).text == text


def test_the_same_below_a_text_goes() -> None:
    foot = "【打印本页】【关闭窗口】\nQQ群：123456789\n加盟电话：133-3505-7288\n版权所有：青石网\n"
    assert "QQ群" not in strip(PAPER + foot).text


def kept(keys: int) -> bool:
    """Whether a telephone of a site stays among so many other keys."""
    text = (
        "".join(f"编号{n}：{n}30000\n" for n in range(keys))
        + "QQ群：123456789\n"
        + PAPER
        + "【打印本页】【关闭窗口】\n"
    )
    return "QQ群" in strip(text).text


SIDES: Sides = {"KEYS": (kept, 4)}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
