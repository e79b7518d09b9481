"""Escapes of escapes, code points as people write them, words of GBK within Chinese, and the rests of mail headers."""

import pytest

from eduparse.document.document import Document
from eduparse.stages.repair.escapes import Escapes


def _shown(text: str) -> str:
    steps = Escapes()
    doc = Document.of_page("x", "x", text)
    return doc.apply(steps.name, steps(doc)).text


def _points(text: str, between: str = "") -> str:
    return between.join(f"U+{ord(c):04X}" for c in text)


def _bytes(text: str, sign: str, encoding: str = "gbk") -> str:
    return "".join(f"{sign}{b:02X}" for b in text.encode(encoding))


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (_points("各班放学以后打扫教室"), "各班放学以后打扫教室"),
        (_points("各班放学以后打扫教室", " ") + "，值日生锁门。", "各班放学以后打扫教室，值日生锁门。"),
        ("".join(f"\\u{{{ord(c):x}}}" for c in "打扫教室"), "打扫教室"),
        ("通知：" + _bytes("打扫教室", "%25", "utf-8"), "通知：打扫教室"),
        ("4." + _bytes("打扫教室", "%", "utf-8") + "3次", "4.打扫教室3次"),
        ("7:40" + _bytes("打扫教室，", "%") + "8:00" + _bytes("上课。", "%"), "7:40打扫教室，8:00上课。"),
        ("请值日生" + _bytes("打扫", "%") + "教室。", "请值日生打扫教室。"),
        ("请值日生" + _bytes("打扫", "\\x") + "教室。", "请值日生打扫教室。"),
        ("请值日生" + _bytes("打扫", "=") + "教室。", "请值日生打扫教室。"),
        ("9" + _bytes("日至", "\\x") + "7" + _bytes("月", "\\x") + "16" + _bytes("日放假。", "\\x"),
         "9日至7月16日放假。"),
        ("请值日生=?UTF-8?B?5omT5omr5pWZ5a6k?=\n=?UTF-8?B?44CC?=", "请值日生打扫教室。"),
        ("编号=?UTF-8?B?5omT5omr?= =?UTF-8?B?MDIx?=", "编号打扫021"),
        ("各校U+793AU+8303课", "各校示范课"),
        (_points("潮水相隔约") + "12" + _points("小时"), "潮水相隔约12小时"),
        ("U+6559 U+80B2 U+90E8 U+95E8 U+5E94 U+5F53公布", "教育部门应当公布"),
        (r"各校\xD2\xE9\xB6\xA8之后", "各校议定之后"),
        ("请=?UTF-8?Q?=E6=89=93=E6=89=AB?= =?UTF-8?Q?=E6=95=99=E5=AE=A4?=，锁好门窗。", "请打扫教室，锁好门窗。"),
    ],
)  # fmt: skip
def test_an_escape_is_what_it_stands_for(shown: str, text: str) -> None:
    assert _shown(shown) == text


@pytest.mark.parametrize(
    "text",
    [
        "“中国”的码点是U+4E2D U+56FD。",
        "基本区从U+4E00到U+9FFF，扩展A区从U+3400到U+4DBF。",
        "U+4E00 一\nU+4E8C 二\nU+4E09 三",
        "百分号要写成%25，空格写成%20。",
        "增长%25到%30之间，下降%12。",
        "见 http://a.cn/%25E6%2595%2599%25E8%2582%25B2 一页",
        '[ERROR] open file "\\xd6\\xd0\\xce\\xc4.txt" failed，这行是什么意思？',
        "字形U+4E2D U+6587两个都要画。",
        "网址参数q=%25E6%2595%2599被编码了两次",
        "文件report%E4%B8%AD.txt打不开",
        "打折10%20元，优惠50%25E6用户",
        "编号=B1=B2，公式a=B1=C2=D3=E4成立",
        "颜色%D0%C4不是一个词",
        "邮件主题写成=?UTF-8?B?5omT5omr5pWZ5a6k?=是正常的编码，解码后才是中文。",
        "签名是=?UTF-8?B?aGVsbG8h?=，没有中文。",
        "电阻\\xD0\\xE9的读数",
        'let s = "\\u{4e2d}\\u{56fd}";\n这一段程序输出两个汉字。',
    ],
)
def test_what_is_spoken_of_is_left(text: str) -> None:
    assert _shown(text) == text
