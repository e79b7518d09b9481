"""Readings without tones, without brackets and all over a paper; and those of writers, which stay."""

import pytest
from sides import Sides, turns_at

from eduparse import repair
from eduparse.document.document import Document
from eduparse.stages.repair import pinyin

PUT_FROM = 0.9

PAPER = "一、各校要(yào)加强管(guǎn)理，落实责任(rèn)。\n二、各县要(yào)做好工(gōng)作，按时(shí)上报。\n"


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("為促進經濟發(fa)展，特訂定本辦法。", "為促進經濟發展，特訂定本辦法。"),
        ("各單位應訂定計畫，報請縣政府備查(cha)，並請廣為宣導(dao)。", None),
        ("為促進經濟發fā展，特訂定本辦法。", "為促進經濟發展，特訂定本辦法。"),
        ("為促進經濟發(fa1)展，特訂定本辦法。", "為促進經濟發展，特訂定本辦法。"),
        ("為促進經濟發[fā]展，特訂定本辦法。", "為促進經濟發展，特訂定本辦法。"),
        ("學生人數達50人者，綠(lv)化校園。", "學生人數達50人者，綠化校園。"),
        ("為wei促進經jing濟發fa展", "為促進經濟發展"),
        ("為wei4促進經jing1濟發fa1展", "為促進經濟發展"),
        (
            "他們men都來了，為wèi50人準zhǔn備了發fā表的地方。",
            "他們都來了，為50人準備了發表的地方。",
        ),
        ("本要點diǎn\n第一條tiáo為鼓勵參與", "本要點\n第一條為鼓勵參與"),
    ],
)
def test_in_traditional_script_they_go(damaged: str, mended: str | None) -> None:
    assert repair(damaged).text == (mended or damaged.replace("(dao)", ""))


@pytest.mark.parametrize(
    "text",
    [
        "本廠出產的鋼管，長(m)、寬(cm)、重(kg)都要標明，單位寫在括號裡。",
        "我們的中文課從「媽(ma)」「馬(ma)」「罵(ma)」開始，同學們都覺得很難。",
        "新來的同學叫張(zhang)偉，外國老師總是叫錯他的名字，大家都笑了。",
        "重zhòng要，重chóng新，长cháng短，长zhǎng大，都是常用的词。",
        "妈妈说xǐ欢吃píng果的小朋友要bǎ手洗干净。",
        "饕餮(tāotiè)、貔貅(píxiū)是古代传说里的兽，喆(zhé)字多用于人名。",
        "关关雎(jū)鸠，在河之洲。窈(yǎo)窕(tiǎo)淑女，君子好逑(qiú)。参差荇(xìng)菜，寤(wù)寐求之。",
        "“大(dà)”像一个人，“木(mù)”像树，“水(shuǐ)”像河，“火(huǒ)”像火苗，“日(rì)”是太阳，“月(yuè)”是月亮。",
    ],
)
def test_those_of_writers_stay(text: str) -> None:
    assert repair(text).text == text


def test_all_over_a_paper_many_are_put_and_few_suggested() -> None:
    assert repair(PAPER).text == PAPER
    found = pinyin.Pinyin()(Document.of_page("x", "x.txt", PAPER)).edits
    assert [e.confidence < PUT_FROM for e in found] == [True] * 6
    assert "(" not in repair(PAPER + PAPER.replace("一", "三").replace("二", "四")).text


def found(text: str) -> list[float]:
    """How sure it is of each reading of a text in simplified script."""
    return [e.confidence for e in pinyin.Pinyin()(Document.of_page("x", "x.txt", text)).edits]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("昨晚食堂煮了一锅(guō)萝卜汤，大家都说好喝。", 1),
        ("昨晚食堂煮了一锅(guo)萝卜汤，大家都说好喝。", 1),
        ("昨晚食堂煮了一锅(guo1)萝卜汤，大家都说好喝。", 1),
        ("昨晚食堂煮了一锅(guō)(guō)萝卜汤，大家都说好喝。", 2),
        ("昨晚食堂做zuò了一锅guō萝卜汤，大tāng家都说好喝。", 2),
        ("昨wan晚wan食shi堂tang做了一锅guo萝卜汤，大家都说好喝。", 4),
    ],
)
def test_of_a_common_character_in_a_sentence_they_are_suggested(text: str, readings: int) -> None:
    assert found(text) == [pinyin.SUGGESTED] * readings


def test_doubled_ones_go_in_simplified_script_too() -> None:
    text = "昨晚食堂煮了一锅(guō)(guō)萝卜汤，味(wèi)(wèi)道很好。"
    assert repair(text).text == "昨晚食堂煮了一锅萝卜汤，味道很好。"


@pytest.mark.parametrize(
    "text",
    [
        "本市一种地名叫郫(pí)县，很多人不会读。",
        "他姓仇(qiú)，老师第一天点名就念错了。",
        "小(xiǎo)兔(tù)子(zi)，白(bái)又(yòu)白(bái)，两(liǎng)只(zhī)耳(ěr)朵(duo)竖(shù)起(qǐ)来(lái)。",
        "今天学了三个生词：你(nǐ)、我(wǒ)、他(tā)。",
        "微信(wei xin)号请私聊，选择(a)还是(b)？",
        "表中字段：姓名xingming，性别xingbie，年龄nianling。",
        "卡拉OK厅里唱K歌，他们men组合发布了新歌。",
    ],
)
def test_nothing_is_said_of_those_of_writers(text: str) -> None:
    assert found(text) == []


def doubled(pairs: int) -> float:
    """How sure it is where a text has so many readings that stand twice."""
    twice = [pinyin.Note(1, 6, "锅", "guō"), pinyin.Note(6, 11, "锅", "guō")]
    text = "锅(guō)(guō)里" * pairs
    return pinyin.by_evidence(
        text,
        [
            n._replace(start=n.start + 12 * k, end=n.end + 12 * k)
            for k in range(pairs)
            for n in twice
        ],
    )


def paper(notes: int) -> float:
    return pinyin.all_over(
        "一、各校\n二、各县\n" + "要" * 100, [pinyin.Note(0, 0, "要", "yào")] * notes
    )


SIDES: Sides = {
    "pinyin._FEWEST": (lambda n: paper(n) > 0, 6),
    "pinyin.DOUBLED": (lambda n: doubled(n) == pinyin.PUT, 2),
    "pinyin._MANY": (lambda n: paper(n) == pinyin.PUT, 12),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
