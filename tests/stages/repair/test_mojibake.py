"""Text shown in a wrong encoding: what comes back, what is left, what is flagged, and what it costs."""

import time
from unittest.mock import patch

import pytest
from flow import run_stage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import eduparse
from eduparse.document.document import Document
from eduparse.language.mixture import mixture
from eduparse.stages.repair.byte_readings import (
    BIG5,
    CHAINS,
    GB,
    LATIN,
    UTF8,
    as_bytes,
    lost,
    lost_of_utf8,
    no_pair,
    shows_single_bytes,
    stands_for,
)
from eduparse.stages.repair.gbk_chars import model_char
from eduparse.stages.repair.mojibake import Mojibake, mojibake_search, ranked_signs
from eduparse.stages.repair.mojibake.filled_in import MANY, part_chars
from eduparse.stages.repair.mojibake.lost_bytes import Around
from eduparse.stages.repair.mojibake.mojibake_search import Unmix
from eduparse.stages.repair.mojibake.page import MOST_SEARCHED
from eduparse.stages.repair.mojibake.parts import Part, Spelled
from eduparse.stages.repair.mojibake.ranked_signs import Chain

CLEAN = "各级教育行政部门要加强领导，落实责任，确保2022年各项工作取得实效。"
HANT = "各級教育行政部門要加強領導，落實責任，確保2022年各項工作取得實效。"


def repaired(text: str) -> str:
    return eduparse.repair(text).text


def found(text: str) -> Document:
    step = Mojibake()
    doc = Document.of_page("x", "x", text)
    return doc.apply(step.name, step(doc))


@pytest.mark.parametrize("mark", ["\ufffd", "?"])
@pytest.mark.parametrize(
    ("line", "blanks"),
    [
        ("　　各学校要高度重视，落实责任。", 2),
        ("　　2022年3月1日起，各学校组织自查。", 2),
        ("　　　　　　　　　　青柳县教育局", 10),
        ("第十二条　幼儿园应当配备足够的教师。", 1),
        ("青柳县教育局办公室　　　　　2022年3月1日印发", 4),  # the first in doubt stays lost
    ],
)
def test_a_wide_blank_of_which_a_byte_is_lost_is_no_mark(line: str, blanks: int, mark: str) -> None:
    """E3 80 80 shows as 銆 and a lost byte, as 、 and 。 do behind a digit."""
    text = repaired(line.encode().decode("gbk", "replace").replace("\ufffd", mark))
    assert text.count("　") >= blanks
    assert text.replace("\ufffd", "　") == line


@pytest.mark.parametrize(
    "line", ["各学校要在秋季完成。2022年起执行。", "工作内容、3个重点、4项措施由各校公布。"]
)
def test_a_mark_of_which_a_byte_is_lost_is_no_wide_blank(line: str) -> None:
    assert "　" not in repaired(line.encode().decode("gbk", "replace"))


def test_a_character_of_which_a_pair_is_gone_is_read_by_what_pairs_go() -> None:
    """Of 检 the last two bytes are such a pair; those of 排 would show. What is likely only is told."""
    line = "　　（一）重点检查消防设施。".encode().decode("gbk", "ignore")
    page = found(line)
    assert "（一）重点检查消防设施" in page.text
    at = page.text.rindex("。")
    told = [(w.start, w.end) for w in page.metadata.warnings if w.code == "text-lost"]
    assert (at, at + 1) in told


@pytest.mark.parametrize("options", [MANY, MANY + 1])
@pytest.mark.parametrize("before", ["", "　\ufffd", "各"])
def test_one_of_many_at_the_start_of_a_line_stays_lost(options: int, before: str) -> None:
    every = tuple(model_char(chr(0x4E00 + n)) for n in range(options - 1))
    spelled = Spelled("各", (model_char("各"), *every), -1.0, lead=99.0)
    part = Part(0, 1, (spelled,), (1,))
    with (
        patch.object(Around, "ranked", lambda *_: []),
        patch.object(Around, "margin", lambda *_: 99.0),
    ):
        (one,) = part_chars(mixture(), part, before, "\n")
    assert (one.char == "\ufffd") == (options > MANY and before != "各")


@pytest.mark.parametrize(
    "seen",
    [
        CLEAN.encode().decode("gbk", "replace"),
        CLEAN.encode().decode("gbk", "replace").replace("\ufffd", "?"),
        CLEAN.encode("gbk").decode("latin-1"),
        CLEAN.encode("gbk").decode("cp1252"),
        CLEAN.encode().decode("latin-1"),
        CLEAN.encode().decode("cp1252", "replace"),
        CLEAN.encode().decode("latin-1").encode().decode("latin-1"),
        CLEAN.encode("gbk").decode("latin-1").encode().decode("latin-1"),
        CLEAN.encode("gbk").decode("big5hkscs", "replace"),
        CLEAN.encode().decode("cp949", "replace"),
    ],
    ids=[
        "gbk",
        "gbk ?",
        "latin",
        "cp1252",
        "utf8",
        "cp1252 lossy",
        "twice",
        "mixed",
        "big5",
        "cp949",
    ],
)
def test_a_whole_line_comes_back(seen: str) -> None:
    assert repaired(seen) == CLEAN
    assert repaired(f"{CLEAN}\n{seen}\n{CLEAN}") == f"{CLEAN}\n{CLEAN}\n{CLEAN}"


def test_what_is_not_sure_enough_stays_lost_and_is_a_suggestion() -> None:
    line = "禁止使用军用武器、猎套等工具和挖洞、火攻、陷阱等方法狩猎。"
    doc = eduparse.repair(line.encode().decode("cp949", "replace"))
    assert doc.text == line[:-1] + "\ufffd"
    (edit,) = (e for layer in doc.layers for e in layer.edits if not e.applied)
    assert edit.after == "。"
    assert 0.5 < edit.confidence < 0.9
    assert any(w.code == "text-lost" and w.end == len(line) for w in doc.metadata.warnings)


def test_big5_comes_back_in_traditional_script() -> None:
    assert repaired(HANT.encode("big5").decode("gb18030")) == HANT


@pytest.mark.parametrize("codec", ["utf-8", "gbk"])
@pytest.mark.parametrize("at", [0, 7, 20])
def test_a_phrase_in_a_line_comes_back(codec: str, at: int) -> None:
    shown = CLEAN[at : at + 9].encode(codec).decode("latin-1")
    assert repaired(CLEAN[:at] + shown + CLEAN[at + 9 :]) == CLEAN


def cp1252(text: str) -> str:
    """``text`` in UTF-8 as Windows-1252 shows it, bytes that it leaves out as control characters."""
    return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in text.encode())


@pytest.mark.parametrize(
    "word", ["教师培训", "图书角", "李志强", "县财政应当安排图书经费，专款专用。"]
)
def test_what_two_wrong_readings_made_of_a_part_of_a_line_comes_back(word: str) -> None:
    assert repaired(f"第三条 {cp1252(cp1252(word))}") == f"第三条 {word}"


def test_words_with_accents_beside_chinese_are_read_in_no_way() -> None:
    line = "法语课讲了 déjà vu、Ça va、Ã 和 Â 这些写法，以及 élève 一词。"
    assert repaired(line) == line


@pytest.mark.parametrize(
    "beside",
    [
        "索超、徐宁、孙立、朱仝、樊瑞、李逵、鲁智深、",
        "旧书里喘吁吁地嚷、唬得翻身、搠个着的人也有，",
    ],
    ids=["names", "old words"],
)
def test_rare_characters_in_front_do_not_hide_what_is_wrong(beside: str) -> None:
    for codec in ("gb18030", "cp1251", "cp949"):
        wrong = CLEAN.encode().decode(codec, "replace")
        assert repaired(beside + wrong) == beside + CLEAN


def test_a_word_of_geography_does_not_speak_about_entities() -> None:
    beside = "自然地理实体的命名，由各县提出申请。"
    wrong = CLEAN.encode().decode("gbk", "replace")
    assert repaired(beside + wrong) == beside + CLEAN
    assert (
        repaired(beside + "小于号在这里是一个实体 &lt; 而已")
        == beside + "小于号在这里是一个实体 &lt; 而已"
    )


@pytest.mark.parametrize("mark", ["\ufffd", "?"])
def test_quotation_marks_of_traditional_text_are_among_what_may_be_lost(mark: str) -> None:
    line = "各縣市政府應當落實「課後照顧」的規定，並設置『校園安全』窗口；學校稱「人力不足」，希望增加經費。"
    assert repaired(line.encode().decode("gbk", "replace").replace("\ufffd", mark)) == line


def test_a_lost_byte_that_the_sentence_does_not_tell_stays_lost() -> None:
    shown = "第五十八条 本规定自公布之日起施行。".encode().decode("gbk", "replace")
    doc = run_stage(Document.of_page("x", "x", shown), "repair")[0]
    assert doc.text == "第五十\ufffd条 本规定自公布之日起施行。"
    assert [(w.code, w.start, w.end) for w in doc.metadata.warnings] == [("text-lost", 3, 4)]
    assert doc.undo() == shown


def test_what_was_read_as_utf8_is_gone_and_nobody_guesses() -> None:
    shown = CLEAN.encode("gbk").decode("utf-8", "replace").encode().decode("gbk", "replace")
    assert "锟斤拷" in shown
    doc = run_stage(Document.of_page("x", "x", shown), "repair")[0]
    assert "教育" not in doc.text
    assert {w.code for w in doc.metadata.warnings} == {"text-lost"}


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        HANT,
        "Être à Noël où ça? Größe, Füße, naïve façade; São Tomé, ações, Ñandú, Łódź.",
        "教育基本法（平成十八年法律第百二十号）により、学校教育の振興を図る。カタカナ",
        "Образование в Российской Федерации; Η παιδεία; 모든 국민은 교육을 받을 권리",
        "获奖名单：喆龑、燊瀚、昇旻、赟璟、翀翾、甯钰、骉犇、鑫淼、焱垚、晟睿、彧彣。",
        "│年份│人数│\n├──┼──┤\n±5℃ ×2 ÷3 §4 ·····",
        'if (a ? b : c) { return "\\u00e9" + x["é"]; } // ½ ¼ ¾',
        "锟锅厂和斤斗云",
        "\ufffd" * 50,
        "\ud800\udfff教",
        "",
    ],
)
def test_clean_text_stays(text: str) -> None:
    assert found(text).layers == ()


@pytest.mark.parametrize("shown", [GB, BIG5])
def test_characters_go_back_to_the_bytes_they_were_read_from(shown: str) -> None:
    for lead in range(0xA4, 0xF7):
        data = bytes((lead, 0x61, lead, 0xB5))
        try:
            text = data.decode(shown)
        except UnicodeDecodeError:
            continue
        assert all(data[n * 2 : n * 2 + 2] in stands_for(c, shown) for n, c in enumerate(text))


@pytest.mark.parametrize(
    ("line", "codec", "mark"),
    [
        (
            "（六）住宅区的命名、更名，由人民政府建设主管部门征求地名主管部门的意见后批准；",
            "gbk",
            "?",
        ),
        ("二十一、修改《关于审理城镇房屋租赁合同纠纷案件应用法律若干问题的解释》", "gbk", "?"),
        ("学校应当组织检查人员抽查，夯实基础。", "gbk", "\ufffd"),
        ("《县教育局关于贯彻国办发〔2015〕71号文件全面加强技术教育的意见》。", "cp949", "\ufffd"),
        ("必须把领域内的需求分析清楚，内需不足的形势要检索和分析。", "cp932", "\ufffd"),
    ],
)
def test_what_stands_behind_and_how_a_line_ends_tell_lost_characters(
    line: str, codec: str, mark: str
) -> None:
    seen = line.encode().decode(codec, "replace").replace("\ufffd", mark)
    assert found(seen).text == line


@pytest.mark.parametrize(
    "line",
    [
        "任何组织和个人不得侵害学生的姓名、肖像、名誉、荣誉。",
        "不得以侮辱、诽谤或者其他方式损害教师的名誉。",
        "学校应当组织检查人员抽查，夯实基础。",
    ],
)
def test_rare_characters_are_thought_of_where_pairs_are_gone(line: str) -> None:
    """姓 and 诽 are common only before what stands behind them."""
    data = line.encode().decode("gb18030", "replace")
    seen = "".join(c for c in data if not "\ue000" <= c <= "\uf8ff" and c != "\ufffd")
    assert len(seen) < len(data)
    assert found(seen).text == line


def test_which_bytes_an_eastern_code_page_loses() -> None:
    """Katakana of half width are shown, and 0x80 ends a character in UTF-8 that is lost before the next."""
    assert not lost("cp932") & frozenset(range(0xA1, 0xE0))
    assert 0x80 in lost_of_utf8("cp949", last=True)
    assert 0xB8 not in lost_of_utf8("cp949", last=True)
    assert no_pair(0xE6, 0x8A, "cp949")
    assert not no_pair(0xE4, 0xB8, "cp949")


def test_only_unreadable_bytes_are_thought_lost() -> None:
    assert 0xC4 not in lost(GB, 0xE3)  # 你
    assert 0x80 in lost(GB, 0xE3)
    assert lost(LATIN) == {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    assert as_bytes("教", LATIN) is None


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from([(shown, written) for shown, every in CHAINS.items() for written in every]),
    st.text(
        st.one_of(st.sampled_from("教育部?\ufffd€½Ì\xad鏁欒\ue12b"), st.characters()), max_size=12
    ),
)
def test_a_search_never_fails(chain: tuple[str, str], text: str) -> None:
    score, parts = Unmix(mixture(), text, Chain(*chain, "hans")).best()
    assert score <= 0
    stops = [(p.start, p.end) for p in parts]
    assert stops == sorted(stops)
    assert all(0 <= start < end <= len(text) for start, end in stops)


@pytest.mark.parametrize("unit", ["鏁欒偛閮�", "½ÌÓý?", "Ã¦Â\x95", "\ue000", "?\ufffd", "€"])
def test_a_long_line_without_sense_costs_a_bounded_search(unit: str) -> None:
    text = unit * (2 * MOST_SEARCHED // len(unit))
    start = time.process_time()
    doc = found(text)
    assert time.process_time() - start < 15
    assert doc.undo() == text


def test_too_much_to_search_is_left_and_told() -> None:
    doc = found("喆龑燊瀚\ufffd" * MOST_SEARCHED)
    assert doc.layers == ()
    assert [w.code for w in doc.metadata.warnings] == ["mojibake-left"]


def test_megabytes_without_loss_cost_what_decoding_costs() -> None:
    text = (CLEAN * 20_000).encode().decode("latin-1")
    start = time.process_time()
    assert found(text).text == CLEAN * 20_000
    assert time.process_time() - start < 10


def test_two_runs_change_nothing_more() -> None:
    for n in range(1, 60, 7):
        shown = CLEAN.encode()[n:].decode("gbk", "replace") + CLEAN[:n]
        once = repaired(shown)
        assert repaired(once) == once


def _by_windows(text: str) -> str:
    return text.encode().decode("cp1252", "replace")


def test_only_bytes_without_a_sign_fill_a_loss() -> None:
    """先 is E5 85 88, and 88 shows as ˆ: what lost its last byte is none of it, but 免 (E5 85 8D)."""
    for char, whole in (("免", False), ("先", True)):
        line = f"患病学生可以{char}跑，各校要做好热身指导和医务保障。"
        doc = eduparse.repair(_by_windows(line))
        assert (f"可以{char}跑" in doc.text) or (not whole and "可以\ufffd跑" in doc.text)


@pytest.mark.parametrize(
    ("text", "shown", "single"),
    [
        ("å…\ufffd", "latin", True),
        ("å\ufffd", "latin", False),
        ("Ð\ufffd", "cp1253", True),
        ("Ð\ufffd", "koi8_r", False),
        ("å…\ufffd", "gb18030", False),
    ],
)
def test_which_pages_lose_only_bytes_without_a_sign(text: str, shown: str, *, single: bool) -> None:
    assert shows_single_bytes(text, shown) is single


def test_a_character_of_the_other_script_belongs_to_what_stands_around() -> None:
    shown = "刓笢腔寞撻帤掩統ぢㄛ瓮爵腔諒呇飲橇腕も墅﹝"  # GBK as Big5 shows it, 統 for 参
    text = "山中的规矩未被参破，县里的教师都觉得奇怪。"
    assert repaired(shown) == text
    assert repaired(f"{shown}\n「經統合學校」是原文。") == f"{text}\n「經統合學校」是原文。"


@pytest.mark.parametrize(
    "line",
    [
        "–" * 10,
        "–" * 5,
        "–– ––– ––––––",
        "–·" * 8,
        "¨" * 7,
        "检查分为–––––––––––两类，–––––––––––须填写。",
        "甲方（签字）：–––––––––– 乙方（签字）：––––––––––",
        "–––– 附则 ––––",
        "––––––– 1 –––––––",
        "––––– 以下无正文 –––––",
        "学校：––––––––––––––––（公章）",
        "检查分为¯¯¯¯¯¯¯两类",
    ],
)
def test_a_rule_drawn_with_a_sign_is_no_text(line: str) -> None:
    page = f"各校应当落实安全责任。\n{line}\n发现隐患及时上报。\n"
    assert repaired(page) == page


def test_a_line_that_is_wrong_beside_a_rule_is_read() -> None:
    shown = CLEAN.encode("gbk").decode("latin-1")
    assert repaired(f"{shown}––––––––").startswith(CLEAN[:20])


def test_an_indent_and_a_word_of_one_character_are_read() -> None:
    shown = "　　各校应当哈哈哈哈，落实安全责任。".encode("gbk").decode("latin-1")
    assert repaired(f"{shown}\n") == "　　各校应当哈哈哈哈，落实安全责任。\n"


def test_what_is_kept_of_a_search_changes_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """With nothing kept each question is asked anew."""
    line = "教育部关于做好招生工作的通知".encode().decode("gbk", "replace").replace("\ufffd", "?")
    chain = Chain(GB, UTF8, "hans")

    def best() -> tuple[float, str]:
        score, parts = Unmix(mixture(), line, chain).best()
        return score, repr(parts)

    kept = best()
    for name in ("ranked_signs", "signs_of"):
        anew = getattr(ranked_signs, name).__wrapped__
        for module in (mojibake_search, ranked_signs):
            monkeypatch.setattr(module, name, anew)
    assert best() == kept
    assert kept[1] != "[]"


@pytest.mark.parametrize(
    "line",
    [
        "天ㄊㄧㄢ亮ㄌㄧㄤˋ了ㄌㄜ˙，小ㄒㄧㄠˇ鳥ㄋㄧㄠˇ叫ㄐㄧㄠˋ。",
        "小ㄒㄧㄠˇ白ㄅㄞˊ兔ㄊㄨˋ，跑ㄆㄠˇ得ㄉㄜ˙快ㄎㄨㄞˋ。",
    ],
)
def test_sounds_beside_characters_stay(line: str) -> None:
    page = f"某國小一年級國語作業\n一、請念出下面的句子：\n{line}\n二、請抄寫三遍。\n"
    (doc,) = run_stage(Document.of_page("x", "x", page), "repair")
    assert doc.text == page
    assert doc.metadata.warnings == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("三年级二班的刘梓萱同学获得了作文比赛一等奖。", True),  # read as 梓菱
        ("我哋咁樣傾咗成個鐘，原來佢哋冇嚟。", True),  # read as 咐樣
        ("学校应当建立安全管理制度，定期组织教师培训。", False),
    ],
)
def test_the_only_character_that_is_thought_of_is_told_where_a_rare_one_is_as_likely(
    text: str, *, told: bool
) -> None:
    lossy = text.encode().decode("cp1252", "replace").replace("\ufffd", "?")
    doc = eduparse.repair(lossy)
    wrong = [n for n, (a, b) in enumerate(zip(text, doc.text, strict=False)) if a != b]
    spans = [(w.start, w.end) for w in doc.metadata.warnings if w.code == "text-lost"]
    for n in wrong:
        assert any(a is not None and b is not None and a <= n < b for a, b in spans)
    assert bool(wrong) == told
    assert told or not spans


def test_a_title_that_no_model_knows_is_read_like_the_lines_below_that_name_it() -> None:
    text = "青背石蛙\n青背石蛙是一种生活在溪流中的蛙，背部青绿色。\n雨季来临以后，青背石蛙在石缝里产卵。\n"
    wrong = "\n".join(line.encode("gbk").decode("mac_roman") for line in text.split("\n"))
    assert eduparse.repair(wrong).text == text
