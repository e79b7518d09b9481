"""Bytes of every encoding, of several, and of none: the text, the way back, what is said of doubt, time."""

import codecs
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import eduparse
from eduparse.document.document import Document, Findings
from eduparse.document.metadata import DocumentWarning
from eduparse.errors import DocumentError
from eduparse.language.rare_chars import clusters, crowded
from eduparse.pipeline import pipeline
from eduparse.settings import Settings
from eduparse.stages.decode import decode_text, iso2022cn
from eduparse.stages.decode.encodings import encode_page
from eduparse.stages.decode.mixed_encoding import decoded_pieces
from eduparse.stages.decode.tell_language import is_foreign, is_wreck, without_language_of_wreck

HANS = "各级教育行政部门要加强领导，落实责任。\n第二条 本办法适用于2022年以后设立的学校。\n"
HANT = "各級教育行政部門要加強領導，落實責任。\n第二條 本辦法適用於2022年以後設立的學校。\n"


def back(data: bytes) -> bytes:
    text, decoding, _ = decode_text(data)
    return encode_page(text, decoding)


def codes(doc: Document) -> set[str]:
    return {w.code for w in doc.metadata.warnings}


@pytest.mark.parametrize(
    ("codec", "text", "name"),
    [
        ("utf-8", HANS, "utf-8"),
        ("utf-8-sig", HANT, "utf-8"),
        ("gb2312", HANS, "gb18030"),
        ("gbk", HANT, "gb18030"),
        ("gb18030", HANS + "䶮㑇𠮷", "gb18030"),
        ("big5", HANT, "big5hkscs"),
        ("big5hkscs", HANT + "嘅喺咗佢哋", "big5hkscs"),
        ("utf-16", HANS, "utf-16-le"),
        ("utf-16-le", HANS, "utf-16-le"),
        ("utf-16-be", HANT, "utf-16-be"),
        ("hz", HANS, "hz"),
        ("iso-2022-cn", HANS, "iso-2022-cn"),
    ],
)
def test_every_encoding_is_told_and_leads_back(codec: str, text: str, name: str) -> None:
    data = text.encode(codec)
    doc = eduparse.decode(data)
    assert (doc.text, doc.metadata.encoding) == (text, name)
    assert back(data) == data


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5hkscs"])
def test_a_bad_byte_moves_no_line_to_another_encoding(codec: str) -> None:
    data = bytearray((HANT * 10).encode(codec))
    for at in range(50, len(data), 97):
        data[at] = 0xFF
    doc = eduparse.decode(bytes(data))
    assert {r.encoding for r in doc.metadata.decoding.runs} == {codec}
    assert "bytes-invalid" in codes(doc)
    assert back(bytes(data)) == bytes(data)


@pytest.mark.parametrize("first", ["utf-8", "gb18030"])
@pytest.mark.parametrize("at", [5, 9, 14])
def test_an_encoding_changes_inside_a_line(first: str, at: int) -> None:
    second = "gb18030" if first == "utf-8" else "utf-8"
    line = HANS.split("\n", maxsplit=1)[0]
    data = line[:at].encode(first) + line[at:].encode(second)
    doc = eduparse.decode(data)
    assert doc.text == line
    assert {r.encoding for r in doc.metadata.decoding.runs} == {first, second}
    assert back(data) == data


@pytest.mark.parametrize("mark", [b"\xfe\xff", b"\xff\xfe"])
def test_utf8_behind_a_mark_of_utf16_is_utf8(mark: bytes) -> None:
    data = mark + "各校应当公布收费标准。\n".encode()
    doc = eduparse.decode(data)
    assert doc.text == "\ufeff各校应当公布收费标准。\n"
    assert doc.metadata.encoding == "utf-8"
    assert encode_page(doc.text, doc.metadata.decoding) == data
    assert eduparse.repair(doc).text == "各校应当公布收费标准。\n"


def test_utf16_behind_its_mark_is_utf16() -> None:
    text = "各校应当公布收费标准。"
    assert eduparse.decode(text.encode("utf-16")).text == text
    assert eduparse.decode(b"\xfe\xff" + "各校应当".encode("utf-16-be")).text == "各校应当"


def test_lines_of_two_encodings() -> None:
    lines = [(HANS.encode("gbk"), HANS), (HANS.encode(), HANS)] * 3
    data = b"".join(d for d, _ in lines)
    assert eduparse.decode(data).text == "".join(t for _, t in lines)
    assert back(data) == data


def test_a_declared_charset_is_not_believed() -> None:
    for codec, label in (("gbk", "utf-8"), ("utf-8", "gb2312"), ("big5", "utf-8")):
        text = f'<meta charset="{label}">' + (HANT if codec == "big5" else HANS)
        assert eduparse.decode(text.encode(codec)).text == text


def test_doubt_is_said() -> None:
    assert "encoding-doubtful" in codes(eduparse.decode(b"\xb5\xa4"))
    assert codes(eduparse.decode(HANS.encode("gbk"))) == set()


def test_few_control_characters_are_no_binary_data() -> None:
    data = HANS[:18].encode("gbk")
    assert eduparse.decode(data[:10] + b"\0" + data[10:]).metadata.encoding == "gb18030"
    with pytest.raises(DocumentError, match="binary"):
        eduparse.decode(bytes(range(256)) * 4)


@given(st.text(st.sampled_from("教育部（二）abc \n~\t,"), max_size=40))
def test_iso_2022_cn_there_and_back(text: str) -> None:
    assert iso2022cn.encode(text)[0].decode(iso2022cn.NAME) == text


@pytest.mark.parametrize("bad", [b"\x1b$)G\x0e!!\x0f", b"\xb0\xa1"])
def test_iso_2022_cn_of_other_sets_is_an_error(bad: bytes) -> None:
    with pytest.raises(UnicodeDecodeError):
        codecs.decode(bad, iso2022cn.NAME)


def test_a_sloppy_line_of_iso_2022_cn_is_kept_as_it_was() -> None:
    data = b"\x1b$)A\x0e=LS}\x0f\n\x1b$)A\x1b$)A\x0e=LS}"
    assert eduparse.decode(data).text == "教育\n教育"
    assert back(data) == data


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=300))
def test_any_bytes_lead_back(data: bytes) -> None:
    try:
        assert back(data) == data
    except DocumentError:
        return  # no text, and said so


@pytest.mark.parametrize("unit", ["喆", "喆x", "教育喆龑", "\ufffd ", "é喆"])
def test_odd_characters_crowd_or_do_not(unit: str) -> None:
    text = "教育。" * 10 + unit * 5 + "教育。" * 10
    spans = list(clusters(text))
    assert crowded(text) == bool(spans) is True
    assert all(30 <= start < end <= 30 + 5 * len(unit) for start, end in spans)
    assert not crowded("教育。" * 10 + unit + "教育部门要加强领导")


@pytest.mark.parametrize(
    "data",
    [
        b"\xd6\xd0\xff" * 60_000,
        "教育".encode() * 10_000 + b"\xff" + "教育".encode("gbk") * 10_000,
        (b"\xe6\x95\n" * 20_000) + b"\xb0\xa1",
        b"\x81" * 150_000,
        ("喆".encode("gbk") + b"\n") * 20_000,
    ],
    ids=["bad bytes", "one long line", "many bad lines", "one byte", "rare"],
)
def test_bytes_without_sense_cost_time_by_their_length(data: bytes) -> None:
    start = time.process_time()
    found, _ = decoded_pieces(data)
    assert time.process_time() - start < 6
    assert sum(len(p.text) for p in found) <= len(data)


@pytest.mark.parametrize("rule", ["═", "━", "─", "＝"])
@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_a_rule_across_the_page_says_nothing_of_its_encoding(rule: str, encoding: str) -> None:
    page = f"{rule * 12}\n停水　供暖　图书馆　课程表　招生\n{rule * 12}\n"
    assert decode_text(page.encode(encoding))[0] == page


@pytest.mark.parametrize(
    "text",
    [
        "加拿大B省與C省的學校，X光檢查合格才能入學。",
        "每班選A君、B君、C君三人參加，D君候補。",
    ],
)
def test_letters_of_names_in_big5_are_no_halves_of_characters(text: str) -> None:
    assert eduparse.decode(text.encode("big5hkscs")).text == text


_WRECKED = (
    "青柳县人民政府办公室\n关于印发《青柳县中小学课后服务实施方案》的通知\n\n各乡镇人民政府，县政府各部门：\n"
    "《青柳县中小学课后服务实施方案》已经县政府同意，现印发给你们，请结合实际认真贯彻执行。\n"
    "一、课后服务坚持学生自愿、家长委托的原则。\n二、学校应当合理安排服务内容，不得借机上新课。\n"
)


def test_a_wreck_has_no_language() -> None:
    """Its letters are those of the wrong encoding; no filter by language may leave it out."""
    page = eduparse.decode(_WRECKED.encode("gbk").decode("utf-8", "replace").encode())
    assert page.metadata.language == "kaz"
    (row,) = pipeline(Settings()).run(page)
    assert row.metadata.language is None
    assert {w.code for w in row.metadata.warnings} >= {"mojibake-left"}
    assert "not-chinese" not in {w.code for w in row.metadata.warnings}


def test_a_wreck_that_is_mended_is_chinese() -> None:
    page = eduparse.decode(_WRECKED.encode("gbk").decode("cp949", "replace").encode())
    assert page.metadata.language == "kor"
    (row,) = pipeline(Settings()).run(page)
    assert row.metadata.language == "zho"
    assert "各乡镇人民政府" in row.text


@pytest.mark.parametrize(("lost", "language"), [(24, "kor"), (25, None)])
def test_how_much_of_a_page_is_a_wreck(lost: int, language: str | None) -> None:
    warnings = (DocumentWarning("not-chinese"), DocumentWarning("text-lost", 0, lost))
    page = Document.of_page("x", "x", "가" * 100)
    page = page.apply("x", Findings(metadata={"language": "kor"}, warnings=warnings))
    out = without_language_of_wreck(page)
    assert out.metadata.language == language
    assert is_wreck(out) == (language is None)
    assert is_foreign(out) == (language is not None)


def test_what_is_lost_counts_beyond_the_places_that_are_named() -> None:
    text = "가\ufffd" * 300
    page = Document.of_page("x", "x", text)
    page = page.apply("x", Findings(warnings=(DocumentWarning("text-lost", 1, 2),)))
    assert is_wreck(page)


def test_a_page_that_reads_as_chinese_keeps_its_language_however_much_is_lost() -> None:
    lost = DocumentWarning("text-lost", 0, 50)
    page = Document.of_page("x", "x", "学" * 100)
    page = page.apply("x", Findings(metadata={"language": "zho"}, warnings=(lost,)))
    assert without_language_of_wreck(page) is page


@pytest.mark.parametrize(
    "text",
    [
        "俄语：Здравствуйте，意思是您好。",
        "注音符号：ㄅㄆㄇㄈㄉㄊㄋㄌ。",
        "注音：ㄓㄨㄥ ㄍㄨㄛˊ ㄖㄣˊ ㄇㄧㄣˊ。",
        "ㄒㄩㄝˊ ㄒㄧㄠˋ",
        "日语：ありがとうございます。",
    ],
)
def test_words_of_other_letters_in_gbk_are_no_big5(text: str) -> None:
    """Their bytes are those of common characters of Big5: 妝忱把 for Здр."""
    assert eduparse.decode(text.encode("gbk")).text == text


@pytest.mark.parametrize("text", ["忘忱志快把", "例券，來刻典侍", "中文天下，公分五月"])
def test_characters_of_big5_are_no_letters_of_another_script(text: str) -> None:
    page = f"{text}學校應當公布"
    assert eduparse.decode(page.encode("big5")).text == page
