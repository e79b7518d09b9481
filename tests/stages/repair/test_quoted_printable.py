"""Mails in quoted-printable whose lines break behind a figure, and whose bytes of GBK are letters."""

import quopri

import pytest
from sides import Sides, turns_at

from eduparse import repair
from eduparse.document.edits import Edit
from eduparse.stages.repair import quoted_printable

TEXT = "各学校应当在4月10日前把名单报到县教育局，2020年5月1日以后不再受理，电话0123-4567890。\n"
TRADITIONAL = (
    "本辦法自發布日起施行，各單位應於2020年12月31日前報送計畫，並廣為宣導，歡迎踴躍參加。\n"
)


@pytest.mark.parametrize("shift", range(12))
@pytest.mark.parametrize("text", [TEXT, TRADITIONAL])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_mail_comes_back_wherever_its_lines_break(encoding: str, text: str, shift: int) -> None:
    whole = "自" * shift + text
    printed = quopri.encodestring(whole.encode(encoding)).decode()
    assert repair(printed).text == whole


@pytest.mark.parametrize(
    "text",
    [
        "a=\nb=\nc=\n三个变量都没有赋值。\n",
        "=E6=9C=88 是“月”的编码，写作 =E6=9C=88，行末的等号是软换行。\n",
        "网址为http://a.cn/?x=AB^=CDl=EFm，请复制。\n",
    ],
)
def test_what_only_looks_so_stays(text: str) -> None:
    assert repair(text).text == text


def broken(size: int) -> bool:
    """Whether the break of a line of ``size`` characters goes."""
    text = "=E6=9C=88" + "4" * (size - 10) + "=\n4日"
    return bool(list(quoted_printable.soft_breaks(text, [Edit(0, 9, "月", quoted_printable.RULE)])))


SIDES: Sides = {"quoted_printable.FULL": (broken, 70)}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
