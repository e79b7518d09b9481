"""The script gate and the conversion: what the case files cannot say."""

import os
import subprocess
from pathlib import Path

import pytest
from command import EDUPARSE
from conftest import ROOT
from flow import run_stage
from hypothesis import given, settings
from hypothesis import strategies as st

from eduparse.document.document import Document
from eduparse.language.lexicons import table
from eduparse.language.script import characters, few, uniform, votes
from eduparse.settings import OPTIONS, Settings
from eduparse.stages.simplify import Simplify
from eduparse.stages.simplify.conversion import Conversion, opencc, wanted_conversion
from eduparse.stages.simplify.shown_chars import shows_characters

SETS = ROOT / "tests" / "sets"
VARIANTS, TARGETS = (
    next(f.metadata["choices"] for f in OPTIONS if f.name == name) for name in ("variant", "to")
)
HOST = "为了发展义务教育事业，规范学校办学行为，制定本办法。"
MIXED = st.text(
    st.sampled_from("學校发展着著乾学，。\n第—·〇の한後国𠁞\ud800a" + "為說"), max_size=40
)


def rows(name: str) -> list[list[str]]:
    lines = (SETS / name).read_text("utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


def simplified(text: str, conversion: Conversion | None = None) -> str:
    step = Simplify(conversion or Conversion())
    page = Document.of_page("x", "x", text)
    return page.apply(step.name, step(page)).text


def test_the_guard_set_is_large_and_has_both_readings() -> None:
    phrases = rows("script-guard.tsv")
    assert len(phrases) >= 400
    for char, one, other in (("著", "着", "著"), ("乾", "干", "乾"), ("徵", "征", "徵")):
        spelt = {w for p, w, _ in phrases if char in p}
        assert any(one in w for w in spelt)
        assert any(other in w for w in spelt)


def test_the_guard_set_comes_out_right() -> None:
    convert = Conversion()
    assert [(p, convert(p), w) for p, w, _ in rows("script-guard.tsv") if convert(p) != w] == []


def test_every_word_of_the_guard_list_keeps_its_length() -> None:
    assert all(len(phrase) == len(fixed) for phrase, fixed in wanted_conversion().items())


@pytest.mark.parametrize("row", table("hant-guard"), ids=lambda row: row["example"][:8])
def test_what_opencc_reads_across_words_is_written_as_the_words_want(row: dict[str, str]) -> None:
    write = Conversion("tw", "hant")
    assert write(row["example"]) == row["written"] != opencc("s2tw", row["example"])
    assert write(row["keep"]) == row["kept"]


def test_the_notes_of_a_scale_stay_apart_from_what_is_levied() -> None:
    scale = "宮、商、角、徵、羽稱為五音，校方另徵收材料費。"
    assert simplified(scale) == "宫、商、角、徵、羽称为五音，校方另征收材料费。"


@pytest.mark.parametrize("row", rows("script-left.tsv"), ids=lambda row: row[1][:8])
def test_what_a_simplified_page_quotes_stays(row: list[str]) -> None:
    page = f"{HOST}\n{row[1]}\n{HOST}"
    assert simplified(page) == page


@given(MIXED)
@settings(deadline=None, derandomize=True, max_examples=300)
def test_the_fast_counts_agree_with_the_slow_ones(text: str) -> None:
    hant, hans = votes(text)
    assert few(text, "hant", 1000) == hant
    assert few(text, "hans", 1000) == hans
    foreign = any(c in text for c in "の한")
    assert uniform(text) == (hans == 0 and not foreign)


@given(MIXED, st.sampled_from(VARIANTS), st.sampled_from(TARGETS))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_characters_map_to_characters_and_a_second_run_changes_nothing(
    text: str, variant: str, to: str
) -> None:
    conversion = Conversion(variant, to)
    once = simplified(text, conversion)
    assert len(once) == len(text)
    assert simplified(once, conversion) == once


def test_a_long_text_is_counted_to_its_end() -> None:
    text = "第" * 5000 + "學" + "—" * 5000 + "校"
    assert few(text, "hant", 9) == 1
    assert not uniform(text + "发")


def test_compatibility_ideographs_become_the_characters_they_are() -> None:
    assert simplified("\uf9dd於學校") == "利于学校"


@pytest.mark.parametrize(
    ("variant", "fixed"),
    [("auto", "着"), ("tw", "着"), ("t", "著"), ("hk", "著")],
)
def test_the_variant_says_what_the_particle_is(variant: str, fixed: str) -> None:
    assert simplified("學生隨著", Conversion(variant)) == f"学生随{fixed}"


@pytest.mark.parametrize(
    ("variant", "fixed"),
    [("auto", "衛生與裏面"), ("t", "衛生與裏面"), ("tw", "衛生與裡面"), ("hk", "衞生與裏面")],
)
def test_the_reverse_writes_the_forms_of_the_variant(variant: str, fixed: str) -> None:
    assert simplified("卫生与里面", Conversion(variant, "hant")) == fixed


def test_the_reverse_leaves_traditional_text() -> None:
    text = "各級學校應當依據課程綱要開設課程。\n隨著發展，著作權法亦同。"
    assert simplified(text, Conversion("tw", "hant")) == text


def test_the_reverse_pairs_quotation_marks_and_spares_apostrophes() -> None:
    assert simplified("“学校‘甲’”，students’", Conversion(to="hant")) == "「學校『甲』」，students’"


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("to", TARGETS)
def test_the_settings_reach_the_pass_and_the_stamp(variant: str, to: str) -> None:
    page = Document.of_page("x", "x", "學生隨著老师学习著作")
    (doc,) = run_stage(page, "simplify", Settings(variant=variant, to=to))
    assert doc.text == simplified(page.text, Conversion(variant, to))
    told = {"variant": variant, "to": to}
    defaults = {"variant": "auto", "to": "hans"}
    changed = {name: value for name, value in told.items() if value != defaults[name]}
    assert doc.metadata.eduparse.settings == changed
    (plain,) = run_stage(page, "simplify")
    same = doc.metadata.eduparse.rules == plain.metadata.eduparse.rules
    assert same == (not changed)


def test_the_sets_share_nothing() -> None:
    assert characters("hant").isdisjoint(characters("hans"))


@pytest.mark.parametrize("how", ["flag", "environment"])
def test_the_variant_survives_the_pipe(how: str, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("第一章 總則\n第一條 學生隨著魯迅著作學習。\n", "utf-8")
    flags = ["--variant", "hk"] if how == "flag" else []
    named = {"EDUPARSE_VARIANT": "hk"} if how == "environment" else {}
    environment = {**os.environ, **named}

    def run(*command: str, data: bytes = b"") -> bytes:
        line = [EDUPARSE, *command, *flags, "-q"]
        return subprocess.run(
            line, input=data, env=environment, capture_output=True, check=True
        ).stdout

    rows = run("decode", str(page))
    for stage in ("repair", "simplify", "cut", "strip", "reword"):
        rows = run(stage, "-", data=rows)
    rows = run("split", "-", "--rows", "documents", data=rows)
    assert rows == run("clean", str(page), "--rows", "documents", "--edits")
    assert "随著鲁迅".encode() in rows


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("魯迅著《吶喊》，學界所重。", "鲁迅著《呐喊》，学界所重。"),
        ("其師另著《說文補義》十卷。", "其师另著《说文补义》十卷。"),
        ("學生看著《論語》朗讀。", "学生看着《论语》朗读。"),
        ("本著《綱要》的精神辦學。", "本着《纲要》的精神办学。"),
        ("雙方圍繞著《章程》討論學務。", "双方围绕着《章程》讨论学务。"),
    ],
)
def test_a_book_keeps_its_character_before_the_title(text: str, fixed: str) -> None:
    assert simplified(text) == fixed


def test_making_is_written_apart_from_a_system() -> None:
    to_hant = Conversion(to="hant")
    assert to_hant("学生参与制造模型，参与制作课件。") == "學生參與製造模型，參與製作課件。"
    assert to_hant("参与制定制度，党与制度建设。") == "參與制定制度，黨與制度建設。"


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("這本由沈某某著的小說在書店裡賣。", "这本由沈某某著的小说在书店里卖。"),
        ("櫃裡有一本沈某某著的《渡口詩鈔》。", "柜里有一本沈某某著的《渡口诗钞》。"),
        ("由老師帶著的孩子們過了橋。", "由老师带着的孩子们过了桥。"),
        ("由他記著的文集還在。", "由他记着的文集还在。"),
        ("桌上擺著的《國語》是誰的？", "桌上摆着的《国语》是谁的？"),
    ],
)
def test_the_author_of_a_book_keeps_his_particle(text: str, fixed: str) -> None:
    assert simplified(text) == fixed


def test_half_of_a_simplified_line_may_be_scattered() -> None:
    line = "他说那封信對我很重要，可这些年我当時没有在意，后來才知道信里寫着她離開的日子。"
    assert simplified(line) == line.translate(str.maketrans("對時來寫離開", "对时来写离开"))
    quoted = "他说那封信“對時來寫離開”很重要，可这些年我当时没有在意。"
    assert simplified(quoted) == quoted


@pytest.mark.parametrize(
    "foreign", ["ようこそ、私たちの町へ。", "우리 도시에 오신 것을 환영합니다."]
)
def test_a_foreign_line_leaves_the_chinese_ones_beside_it(foreign: str) -> None:
    page = f"與友城為鄰的這些學校應當組織交流。\n{foreign}\n各單位應當做好準備，並為來賓帶路。"
    want = f"与友城为邻的这些学校应当组织交流。\n{foreign}\n各单位应当做好准备，并为来宾带路。"
    assert simplified(page) == want
    heading = f"図書館利用案内\n{foreign}"
    assert simplified(heading) == heading


def test_a_headword_keeps_its_form_by_its_reading() -> None:
    entry = "【著】(zhù)①顯明。②寫作。\n【著】(zhe)助詞，表示動作持續。"
    assert simplified(entry) == "【著】(zhù)①显明。②写作。\n【着】(zhe)助词，表示动作持续。"


RULED = "白沙县渔港管理办法\n第六条 县渔业局应当定期检查，对违法行为及时处理。\n"


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        (
            "任何單位和个人不得在禁漁區捕捞，不得影響航道安全。",
            "任何单位和个人不得在禁渔区捕捞，不得影响航道安全。",
        ),
        ("漁船應當懸掛標志。", "渔船应当悬挂标志。"),
        (
            "作业結束后，經營者應當清理現場，恢復原貌。",
            "作业结束后，经营者应当清理现场，恢复原貌。",
        ),
        ("题写“漁港風雲”四字", "题写“漁港風雲”四字"),
        ("東海大学", "東海大学"),
        ("联系人：陳潔儀", "联系人：陳潔儀"),
    ],
)
def test_a_line_full_of_scattered_characters_on_a_simplified_page(line: str, fixed: str) -> None:
    assert simplified(RULED + line) == RULED + fixed


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        (
            "第二条 校車駕駛人每年接受不少於两次安全培训，嚴禁超員超速。",
            "第二条 校车驾驶人每年接受不少于两次安全培训，严禁超员超速。",
        ),
        (
            "第二条 圖書館寒暑假期間免費開放，每人每次可借三冊。",
            "第二条 图书馆寒暑假期间免费开放，每人每次可借三册。",
        ),
        (
            "（二）嚴格執行收費標準，不得擴大收費范围，違者從嚴處理。",
            "（二）严格执行收费标准，不得扩大收费范围，违者从严处理。",
        ),
        ("商户：老鳳祥銀樓、慶豐樓、張記豬腳飯（均为注册商标）。", None),
        ("校歌由葉聖陶、劉貴寶谱曲，陳慶國指挥。", None),
        ("匾额题有“圖書館藏書樓記”，由本校保管。", None),
        ("书法作品：《為學》《勸學》《師說》（已装裱）。", None),
    ],
)
def test_a_line_in_two_scripts_comes_out_in_one(line: str, fixed: str | None) -> None:
    assert simplified(RULED + line) == RULED + (fixed or line)


def test_what_may_be_a_name_among_scattered_characters_is_told() -> None:
    page = Document.of_page("x", "x", RULED + "联系人：陳潔儀")
    assert [w.code for w in Simplify()(page).warnings] == ["script-mixed"]
    alone = Document.of_page("x", "x", RULED + "联系人：“陳潔儀”")
    assert not Simplify()(alone).warnings


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("館內藏有宋徵帆詩稿一冊，供觀眾欣賞。", "馆内藏有宋徵帆诗稿一册，供观众欣赏。"),
        ("鄉賢林徵祥先生與李乾祥先生捐資辦學。", "乡贤林徵祥先生与李乾祥先生捐资办学。"),
        (
            "畫家周徵宇、林徵祥教授到場，民國時陸徵祥任外長。",
            "画家周徵宇、林徵祥教授到场，民国时陆徵祥任外长。",
        ),
        (
            "唐徵歌舞伎入宮，於徵糧時節，有人以金徵友。",
            "唐征歌舞伎入宫，于征粮时节，有人以金征友。",
        ),
        ("梁徵辟山林之士，書籍頗多。", "梁征辟山林之士，书籍颇多。"),
        ("陳列室有詩人王乾、醫家何乾坤的手稿。", "陈列室有诗人王乾、医家何乾坤的手稿。"),
        ("中方徵詢意見，由徵稅人員向徵收單位說明。", "中方征询意见，由征税人员向征收单位说明。"),
        (
            "捐贈者名單：佟乾、王小明、辛秋、李徵，謹此致謝。",
            "捐赠者名单：佟乾、王小明、辛秋、李徵，谨此致谢。",
        ),
        (
            "點心有餅乾、葡萄乾、杏乾、李乾，請家長準備。",
            "点心有饼干、葡萄干、杏干、李干，请家长准备。",
        ),
        ("葉乾枯，花乾後收取，魚乾、梅乾各一份。", "叶干枯，花干后收取，鱼干、梅干各一份。"),
    ],
)
def test_a_name_keeps_the_character_that_a_word_loses(text: str, fixed: str) -> None:
    assert simplified(text) == fixed


@pytest.mark.parametrize(
    ("text", "simplified"),
    [("想像力", "想象力"), ("殢雨", "殢雨"), ("月兒團圞", "月儿团圞"), ("樠木為橋", "樠木为桥")],
)
def test_where_the_form_is_another_than_opencc_s_on_purpose(text: str, simplified: str) -> None:
    assert Conversion("t")(text) == simplified


@pytest.mark.parametrize(
    "text",
    [
        "太后、后來的里長都說這樣。",  # 后 is no form shown beside 後 here
        "學校（三所）、國小（　）及圖書館",
        "學（　）",
        "國語　數學　體育　美術",
        "人人　天天　后後",
    ],
)
def test_a_character_in_a_text_is_not_shown(text: str) -> None:
    assert not shows_characters(text)


@pytest.mark.parametrize(
    "text",
    ["够　夠", "夠——够", "“發”“发”", "學（　）國（　）", "夠、够：都可以", "云雲　发發髮　干乾"],
)
def test_a_character_beside_its_other_form_is_shown(text: str) -> None:
    assert shows_characters(text)


def test_an_exercise_stays_on_a_page_that_is_traditional_throughout() -> None:
    page = "生字練習\n學（　）國（　）\n請在括號內填上詞語，寫好後交給老師檢查，並在課堂上讀給同學們聽。\n"
    lines = run_stage(Document.of_page("x", "x", page), "simplify")[0].text.split("\n")
    assert lines[:2] == ["生字练习", "學（　）國（　）"]
    assert lines[2].startswith("请在括号内")


def test_a_particle_of_cantonese_keeps_the_form_that_fonts_have() -> None:
    assert simplified("佢話喎，咁樣唔得。患者口眼喎斜。") == "佢话喎，咁样唔得。患者口眼㖞斜。"


@pytest.mark.parametrize(
    "text",
    [
        "日本同事名单\n佐々木 健　营业部\n渡邊 美咲　总务部\n辻 一郎　技术部\n畑中 悠　会计",
        "日本作家书签\n国木田独歩、幸田露伴、森鷗外、樋口一葉、与謝野晶子\n书店把他们的名字按原文印在书签上。",
        "老人还会写漢字，这一点让我们都很惊讶。\n门上刻着“大韓民國”四个字，我们看了很久。",
    ],
)
def test_names_of_japan_and_of_the_script_stay(text: str) -> None:
    assert simplified(text) == text
