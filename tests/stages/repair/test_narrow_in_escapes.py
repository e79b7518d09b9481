"""Escapes of Chinese with marks of ASCII, escaped or plain; and runs of HZ. What looks like them stays."""

from collections.abc import Callable

import pytest
from flow import run_stage
from sides import turns_at

from eduparse.document.document import Document
from eduparse.stages.repair.byte_escapes import byte_escapes
from eduparse.stages.repair.hz_runs import LEAST, OPEN, hz_runs
from eduparse.stages.repair.stripped_escapes import LONG, stripped_escapes

TEXTS = (
    "星期二,我们去了公园;天气很好,人也不多.",
    "他说:“明天再来吧!”于是大家都散了,谁也没有再提这件事.",
    "星期二，我们去了公园；天气很好，人也不多。",
)


def _each(form: str) -> Callable[[str], str]:
    return lambda text: "".join(form % ord(c) for c in text)


def _bytes(form: str, codec: str = "utf-8", *, plain: bool = False) -> Callable[[str], str]:
    return lambda text: "".join(
        chr(b) if plain and b <= 0x7F else form % b for b in text.encode(codec)
    )


def _mixed(form: str) -> Callable[[str], str]:
    return lambda text: "".join(c if c <= "\x7f" else form % ord(c) for c in text)


WAYS = {
    "units without backslash": _each("u%04x"),
    "units without backslash, marks plain": _mixed("u%04x"),
    "numbers without semicolon": _each("&#%d"),
    "hexadecimal without semicolon": _each("&#x%x"),
    "numbers without ampersand": _each("#%d;"),
    "quoted-printable": _bytes("=%02X"),
    "quoted-printable, marks plain": _bytes("=%02X", plain=True),
    "quoted-printable of GBK": _bytes("=%02X", "gbk"),
    "quoted-printable of GBK, marks plain": _bytes("=%02X", "gbk", plain=True),
    "bytes": _bytes(r"\x%02x"),
    "octal": _bytes(r"\%03o"),
    "percent": _bytes("%%%02X"),
    "percent, marks plain": _bytes("%%%02X", plain=True),
    "UTF-7": lambda text: text.encode("utf-7").decode(),
    "HZ": lambda text: text.encode("hz").decode(),
}


def _repaired(text: str) -> Document:
    (doc,) = run_stage(Document.of_page("x", "x", text), "repair")
    return doc


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("text", TEXTS)
def test_marks_within_escapes_come_back(way: str, text: str) -> None:
    doc = _repaired(WAYS[way](text))
    assert doc.text == text
    assert not doc.metadata.warnings


@pytest.mark.parametrize("mark", [",", "，"])
def test_a_line_of_lost_characters_is_told_whatever_its_marks(mark: str) -> None:
    line = f"?????{mark}????????{mark}????."
    doc = _repaired(f"本市教育概况\n{line}\n")
    assert [doc.text[w.start : w.end] for w in doc.metadata.warnings] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "颜色写作=2C=3D，其余照旧。",
        "网址 http://www.qinghe.gov.cn/a,u6559u80b2u5c40.doc 已失效。",
        "型号u5000,u6000各一台,配件u5001号。",
        "计算：&#44&#45，结果见下。",
        "链接 x?a=%2C%3B&b=%E6",
        "记分+abc,语文+def,数学+ghi。",
        "电话+8613800000000,传真+8601088886666。",
        "模板~{NAME~}里填姓名，~{AGE~}里填年龄。",
        '(format t "~{~a~^, ~}" list)',
        "表情~{^_^}~真可爱",
        "????,你说呢?",
        "谁?谁?谁?谁?谁?谁?谁?谁?谁?",
        "学校工单#32493;已办结,工单#32494;未办.",
        "密钥 sk+Ab3dEf9hIj2kLmN,另存一份。",
        "价格=8,数量=12,合计=96.",
        r"路径 D:\2024\345,备份 E:\101",
        "MAC=A1=B2=C3=D4=E5=F6,见标签.",
    ],
)
def test_what_looks_like_escapes_stays(text: str) -> None:
    doc = _repaired(text)
    assert doc.text == text
    assert not doc.metadata.warnings


def test_short_runs_are_read_beside_a_proof_only() -> None:
    short, proof = "=CB=FB:", "=D0=C7=C6=DA=B6=FE"
    assert not list(byte_escapes(short))
    assert [e.after for e in byte_escapes(f"{short}{proof}")] == ["他", "星期二"]


def test_an_open_run_of_hz_needs_more() -> None:
    pairs = "星期二我们".encode("gb2312").translate(bytes(b & 0x7F for b in range(256))).decode()
    turns_at(lambda n: bool(list(hz_runs("~{" + pairs[: 2 * n] + "~}"))), LEAST)
    turns_at(lambda n: bool(list(hz_runs("~{" + pairs[: 2 * n]))), OPEN)


def test_one_long_run_of_utf7_is_a_proof() -> None:
    text = "星期二我们去公园"
    turns_at(lambda n: bool(list(stripped_escapes(text[:n].encode("utf-7").decode()))), LONG)


def test_a_semicolon_of_the_text_stays_where_the_codes_have_none() -> None:
    text = "星期二,我们去了公园;天气很好,人也不多."
    bare = "".join(f"&#{ord(c)}" if c > "\x7f" else c for c in text)
    closed = "".join(f"&#{ord(c)};" if c > "\x7f" else c for c in text)
    assert _repaired(bare).text == _repaired(closed).text == text
    assert _repaired("&#26143&#26399&#20108;").text == "星期二"


def test_a_mark_between_chinese_is_read_beside_other_codes() -> None:
    assert (
        _repaired("各学校&#44&#35831&#25353时到会&#46不得迟到。").text
        == "各学校,请按时到会.不得迟到。"
    )
    text = "各学校时到会&#46不得迟到。"
    assert _repaired(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "工单#32493;#20851;#26032;已关闭，请查看#10086;。",
        r"git显示为\345\205\263\344\272\216，设置core.quotepath=false即可。",
        r"\xe4\xb8\x80到\xe9\xbe\xa5为汉字范围",
    ],
)
def test_numbers_that_spell_no_words_and_bytes_that_a_text_shows_stay(text: str) -> None:
    assert _repaired(text).text == text
