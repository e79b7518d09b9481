"""Characters named by their code points, escaped twice, or beside figures; and what a text says of codes."""

import pytest
from sides import Sides, turns_at

from eduparse import repair
from eduparse.stages.repair import byte_escapes, code_point_runs


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("U+6559U+80B2U+90E8通知各校", "教育部通知各校"),
        ("各校U+793AU+8303课", "各校示范课"),
        ("U+6559 U+80B2 U+90E8 U+95E8 U+5E94 U+5F53公布", "教育部门应当公布"),
        (r"今天\u{6559}\u{80b2}部门开会", "今天教育部门开会"),
        ("各%25E6%2595%2599%25E8%2582%25B2部门", "各教育部门"),
        ("4.%E6%96%AD%E7%BC%B4学费", "4.断缴学费"),
        ("栽植%E9%A6%99%E6%A8%9F920株", "栽植香樟920株"),
        ("每天%B6%C1%BF%CE两小时", "每天读课两小时"),
        (r"各校\xD2\xE9\xB6\xA8之后", "各校议定之后"),
        ("各校=D6=D0=CD=BE退学", "各校中途退学"),
    ],
)
def test_they_are_read(damaged: str, mended: str) -> None:
    assert repair(damaged).text == mended


@pytest.mark.parametrize(
    "text",
    [
        "汉字“中”的编码是U+4E2D，“文”是U+6587。",
        "基本区从U+4E00到U+9FFF，共两万多字。",
        "字形U+4E2D U+6587两个都要画。",
        "见https://a.cn/%E6%96%AD%E7%BC%B4.html。",
        "网址参数q=%25E6%2595%2599被编码了两次",
        "文件report%E4%B8%AD.txt打不开",
        '[ERROR] open file "\\xd6\\xd0\\xce\\xc4.txt" failed，这行是什么意思？',
        "打折10%20元，优惠50%25E6用户",
        "编号=B1=B2，公式a=B1=C2=D3=E4成立",
    ],
)
def test_what_a_text_says_of_codes_stays(text: str) -> None:
    assert repair(text).text == text


def named(chars: str, between: str) -> int:
    return len(
        list(code_point_runs.code_point_runs(between.join(f"U+{ord(c):04X}" for c in chars)))
    )


SIDES: Sides = {
    "code_point_runs.GLUED": (lambda n: named("教育部门应当公布"[:n], ""), 2),
    "code_point_runs.PARTED": (lambda n: named("教育部门应当公布"[:n], " "), 6),
    "byte_escapes.EVERYDAY": (
        lambda n: byte_escapes.is_everyday("教育部门".encode("gbk")[:n]),
        4,
    ),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
