"""A byte that is missing without a trace: found, or told; rare words and letters of clean text stay."""

import pytest

from eduparse.document.document import Document
from eduparse.pipeline import pipeline
from eduparse.settings import Settings
from eduparse.stages.decode import decode_page
from eduparse.stages.repair import swallowed
from eduparse.stages.repair.lost import Lost
from eduparse.stages.repair.one_off import likelier_one_off
from eduparse.stages.repair.swallowed_places import likely_swallowed, swallowed_places

NOTICE = "青石鎮公所公告\n各村應當依法保護飲用水水源，不得在水源地傾倒垃圾。\n違反本公告的，由鎮公所責令改正。"


def _repaired(doc: Document) -> Document:
    (out,) = pipeline(Settings()).run(doc, ("repair",))
    return out


def _without(text: str, char: str, codec: str, byte: int) -> bytes:
    """``text`` in ``codec`` without the ``byte``-th byte of the first ``char``."""
    at = len(text[: text.index(char)].encode(codec)) + byte
    data = text.encode(codec)
    return data[:at] + data[at + 1 :]


@pytest.mark.parametrize("codec", ["big5", "gbk"])
@pytest.mark.parametrize("char", ["保", "傾", "責", "源", "由"])
@pytest.mark.parametrize("byte", [0, 1])
def test_a_missing_byte_is_never_silent(codec: str, char: str, byte: int) -> None:
    doc = _repaired(decode_page(_without(NOTICE, char, codec, byte), "x"))
    assert doc.text == NOTICE or doc.metadata.warnings


def test_what_is_behind_a_missing_byte_of_big5_is_read_on() -> None:
    doc = decode_page(_without(NOTICE, "保", "big5", 0), "x")
    assert doc.text.replace("\ufffd", "保") == NOTICE
    assert _repaired(doc).text == NOTICE


@pytest.mark.parametrize(
    "shown",
    [
        "母親把包裹放下，轉身就走Ｋ龥]有回頭。",  # 。她沒
        "本辦法適用於不同企I所得稅待遇的情形。",  # 業
        "調整後的課程平_資源與服務信息應當公開。",  # 臺
    ],
)
def test_a_letter_that_ends_a_run_is_told(shown: str) -> None:
    doc = _repaired(Document.of_page("x", "x", shown))
    assert doc.text != shown or {w.code for w in doc.metadata.warnings} & {"slip-left", "text-lost"}


@pytest.mark.parametrize(
    "shown",
    [
        "鎮公所應當檢查沿街設施（V告、路燈、車站）的情形。",  # 廣, of GBK
        "全年補助經費共計99f元，由鎮公所核定。",  # 萬
        "各村應當改善環境，y以完成的報鎮公所。",  # 難
        "鎮公所應當在收到申請後三十日內作出決定C\n第二條 各村照辦。",  # 。 of Big5
        "他拿著那封信看了許久，^什麼也沒有說。",
    ],
)
def test_a_letter_alone_is_told_behind_a_mark_and_at_the_end_too(shown: str) -> None:
    assert swallowed_places(shown) or likely_swallowed(shown)


@pytest.mark.parametrize("shown", ["这些材料不档肹参考]，请各位老师另选。"])  # 值得[
def test_a_character_that_took_a_sign_is_told(shown: str) -> None:
    assert Lost()(Document.of_page("x", "x", shown)).warnings


@pytest.mark.parametrize(
    "clean",
    [
        "會場裡要換30W的燈泡，”@青石鎮公所也轉發了。",
        "展覽用3D圖形，票價另計；這部3D圖形的片子很長。",
        "本案的說明見後面所附的三個方案，甲為方案C\n乙為方案D",
        "評定為A級的單位應當公開B類資料。",
        "本表依格式B填報，並附維生素C含量。",
        "每節新臺幣二六○元x服務總節數，依格式D填報，並附格式D之說明。",
        "沿X軸方向移動，k值不得大於三。",
        "维生素C含量和B超结果由U盘保存。",
        "這部電影叫《X戰警》[注 2]，票價100元~200元。",
        "本班招收16歲~35歲的學員。",
        "這輛車很好用~到底是老廠，騎起來很順~下次還買。",
    ],
)
def test_letters_of_clean_text_are_none(clean: str) -> None:
    assert swallowed_places(clean) == ()
    assert decode_page(clean.encode("gbk"), "x").text == clean


@pytest.mark.parametrize(
    "rare",
    [
        "春天采薹菜！蕹菜要等入夏，馓子配醪糟，糗糒是干粮。",
        "鼩鼱及鼹被归入食虫类，树上有蝤蛴和蜣螂。",
        "刀枪剑戟斧钺钩叉，鞭锏锤挝，镋棍槊棒。",
    ],
)
def test_rare_words_are_no_damage(rare: str) -> None:
    findings = Lost()(Document.of_page("x", "x", rare))
    assert [w.code for w in findings.warnings] == []


def test_a_wreck_is_likelier_one_off() -> None:
    wreck = (
        "教育事业应当优先发展".encode("gbk")[1:-1]
        .decode("gb18030", "replace")
        .replace("\ufffd", "")
    )
    assert likelier_one_off(wreck, hant=False)
    assert not likelier_one_off("薹菜！蕹菜要等", hant=False)


@pytest.mark.parametrize(
    "lost", ["水库养?猪的农户", "股票骤?260亿元", "各村要做好防汛工作?\n二、时间"]
)
def test_a_mark_that_asks_nothing_is_told(lost: str) -> None:
    findings = Lost()(Document.of_page("x", "x", lost))
    assert "text-lost" in [w.code for w in findings.warnings]


@pytest.mark.parametrize(
    "asked",
    ["面包要不要?当然要。", "书友有何感想?\n看完再说", "你们去了哪里?山上吗?", "是吗?他笑了"],
)
def test_a_question_is_none(asked: str) -> None:
    assert Lost()(Document.of_page("x", "x", asked)).warnings == ()


@pytest.mark.parametrize("char", ["保", "地"])
def test_what_gains_less_than_asked_is_left_and_all_else_is_the_same(char: str) -> None:
    """A run is left as soon as what stands behind tells that it gains less; the others keep their numbers."""
    notice = NOTICE.replace("各村", "各村A組")
    text = _without(notice, char, "gbk", 0).decode("gbk", "replace")
    page = swallowed.Read.of(text)
    gains = []
    for at in swallowed.suspects(text):
        last = text[at].encode()
        whole = swallowed.swallowed(page, 0, at, "gb18030", last)
        least = swallowed.swallowed(page, 0, at, "gb18030", last, swallowed.SWALLOWED)
        assert whole is not None
        assert least is not None
        gains.append(whole.gain)
        if whole.gain >= swallowed.SWALLOWED:
            assert least == whole
        else:
            assert least.gain < swallowed.SWALLOWED
    assert min(gains) < swallowed.SWALLOWED < max(gains)


def test_a_character_that_took_a_letter_is_told() -> None:
    taken = "为了区别这些学校，所以要谄銲D代码前加上县代码。"  # 在其ID
    doc = _repaired(Document.of_page("x", "x", taken))
    assert doc.text != taken or {w.code for w in doc.metadata.warnings} == {"slip-left"}
    assert swallowed_places("他叫陆玥Amy，与方镕Ben同住。") == ()


@pytest.mark.parametrize("codec", ["gb18030", "gbk", "big5hkscs"])
@pytest.mark.parametrize(
    "clean",
    [
        "∠A＝∠D，AB∥CD，△AOB≌△COD。",
        "設全集為U，A＋B＋C，A∪B＝{1，2}，A∩B＝C。",
        "若a＞b，x＜y，則a＋c＞b＋c。",
        "①A②B③C④D",
        "●A類○B類◎C類",
        "★A★B★C",
        "A．①②　B．②③　C．①③　D．③④",
        "該題選①A、②B兩項，填入附件①A表。",
        "請將該類學生記入★A檔。",
    ],
)
def test_letters_between_signs_are_no_halves(clean: str, codec: str) -> None:
    page = f"{NOTICE}\n{clean}\n"
    data = page.encode(codec, "ignore")  # what the encoding does not have is left out
    doc = decode_page(data, "x")
    assert doc.text == data.decode(codec)
    assert doc.metadata.warnings == ()


@pytest.mark.parametrize(
    ("text", "lost", "codec", "byte", "shown"),
    [
        ("轉移憑證、經辦人的身份資料應當保存。", "、", "gbk", 0, "⒔"),
        ("本鎮居民當事人有權要求更正。", "事", "big5hkscs", 0, "④H"),
    ],
)
def test_a_lone_sign_within_chinese_is_what_was_broken(
    text: str, lost: str, codec: str, byte: int, shown: str
) -> None:
    page = f"{NOTICE}\n{text}"
    at = len(page[: page.index(text) + text.index(lost)].encode(codec)) + byte
    data = page.encode(codec)
    data = data[:at] + data[at + 1 :]
    assert shown in data.decode(codec, "replace")
    assert decode_page(data, "x").text.replace("\ufffd", lost) == page


@pytest.mark.parametrize(("gain", "found"), [(16.9, False), (17.0, True)])
def test_how_sure_a_run_of_signs_must_be(
    gain: float, *, found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        swallowed,
        "_weighed",
        lambda _page, span, _lone, rest, *_: swallowed.Swallowed(*span, rest, "人", gain),
    )
    front = f"{gain}有關當"  # another text each time, since readings are kept
    page = swallowed.Read.of(f"{front}⒆C人到庭")
    got = swallowed.swallowed(page, 0, len(front) + 1, "gb18030", b"C")
    assert (got is not None and got.after != "" and got.start == len(front)) == found


@pytest.mark.parametrize(
    "clean",
    [
        "一、組別：A組，B組，C組。",
        "一、車次：A車，B車，C車；各三十人。",
        "甲班：A生、B生。乙班：C生、D生。",
        "門牌12號B室，C室。",
        "K書中心，K歌房。",
        "A女，B女，C男三人",
        "四、「i世代」學生主持。「i珍食」計畫",
        "一、圖書館，i借書站。二、上網，e化教學。",
        "乘車：停車場（A車）、校門（C車）。",
    ],
)
def test_letters_of_the_writer_stay_and_are_not_told(clean: str) -> None:
    page = f"青石國民小學實施計畫\n\n{clean}\n"
    doc = _repaired(Document.of_page("x", "x", page))
    assert doc.text == page
    assert "slip-left" not in {w.code for w in doc.metadata.warnings}


def test_a_letter_behind_a_mark_is_told_and_stays() -> None:
    page = "鎮公所應當檢查沿街設施（V告、路燈、車站）的情形。\n"
    doc = _repaired(Document.of_page("x", "x", page))
    assert doc.text == page
    assert "slip-left" in {w.code for w in doc.metadata.warnings}
