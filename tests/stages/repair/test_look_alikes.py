"""What recognition took for something else is put back where its place tells it; a writer's own letters stay."""

import time

import pytest

from eduparse.document.document import Document
from eduparse.stages.repair.look_alikes import ALONE, SURE, UNSURE, LookAlikes

# A page of several kinds, far from what a test asks about.
SCANNED = "每生1OO元，共2O页，笫一章\n" + "各校应当重视校园安全工作。\n" * 5


def _read(text: str) -> str:
    doc = Document.of_page("page", "page.txt", SCANNED + text)
    read = doc.apply("repair.look-alikes", LookAlikes()(doc)).text
    return read.removeprefix(SCANNED.replace("O", "0").replace("笫", "第"))


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("印发于2O21年9月l日", "印发于2021年9月1日"),
        ("l998年l2月Il日", "1998年12月11日"),
        ("补助l,5OO元", "补助1,500元"),
        ("增长3.O%", "增长3.0%"),
        ("第—章 总则", "第一章 总则"),
        ("第—百零三条 附则", "第一百零三条 附则"),
        (
            "十、组织领导。要抓紧。\n十—、经费保障。要落实。\n十二、监督检查。要从严。",
            "十、组织领导。要抓紧。\n十一、经费保障。要落实。\n十二、监督检查。要从严。",
        ),
        ("通知如下：—、摸底。二、整改。", "通知如下：一、摸底。二、整改。"),
        ("10月2O曰前", "10月20日前"),
    ],
)
def test_put_back(shown: str, meant: str) -> None:
    assert _read(shown) == meant


@pytest.mark.parametrize(
    "text",
    [
        "他停了停——、又说下去。二、三个人都笑了。",
        "一、甲。\n—、乙。\n二、丙。",  # the list has its first label
        "—、只有一项",
        "第三—五条、第十—十二条",
        "O2含量、H2O、3Ol、5l、I2C总线、o1模型",
        "型号为AO1年款、B-1O月刊、x1O元",
        "13O月、4l日",  # no such month, no such day
        "扫描件里的1O月常被误认为10月，2O21年也是。",
        "曰仁曰义，五月五日曰端午。",
        "床笫之间，床笫二字。",
    ],
)
def test_stays(text: str) -> None:
    assert _read(text) == text


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("共有l2所学校", UNSURE),
        ("共有1O所学校", SURE),
        ("O2年产量", UNSURE),
        ("二月初二曰子好", UNSURE),
    ],
)
def test_how_sure(text: str, sure: float) -> None:
    doc = Document.of_page("page", "page.txt", text + SCANNED)
    assert min(LookAlikes()(doc).edits, key=lambda e: e.start).confidence == sure


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("第三十－条 全县", ALONE),
        ("第三十－条 第五十－条", ALONE),
        ("第三十－条 第五十－条 第六十－条", SURE),
        ("第三十－条 1OO元", SURE),
    ],
)
def test_one_or_two_of_a_kind_may_be_slips_of_a_typist(text: str, sure: float) -> None:
    doc = Document.of_page("page", "page.txt", text)
    assert {e.confidence for e in LookAlikes()(doc).edits} == {sure}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "生产曰期见封口，近曰返工，五个工作曰内答复。",
            "生产日期见封口，近日返工，五个工作日内答复。",
        ),
        ("今曰天气晴，节假曰照常值班。", "今日天气晴，节假日照常值班。"),
    ],
)
def test_a_day_that_shows_as_said(text: str, meant: str) -> None:
    assert _read(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "子曰：学而时习之。曾子曰吾日三省吾身。",
        "遂分为四大部洲：曰东胜神洲曰西牛贺洲曰南赡部洲。",
        "把功夫下在两点上：一曰求精，二曰求新。",
        "“第二章”误排成“笫二章”，本报致歉。",
        "勘误：笫七条应为第七条，l0日应为10日。",
        "网名叫“l0月的风”的那位同学又来了。",
        "这批课本印成了这样，我们按原样照录：\n笫一章\n2O1O年\n",
    ],
)
def test_what_is_said_or_shown_as_such_stays(text: str) -> None:
    assert _read(text) == text


@pytest.mark.parametrize(
    "piece", ["—、甲乙。\n", "—、甲乙。", "共1O月，", "　　　　—、甲。", "（—）甲。\n（二）乙。\n"]
)
def test_a_page_of_nothing_else_takes_time_in_proportion(piece: str) -> None:
    def spent(times: int) -> float:
        doc = Document.of_page("page", "page.txt", piece * times + "二、丙。\n")
        begun = time.process_time()
        LookAlikes()(doc)
        return time.process_time() - begun

    spent(500)
    assert spent(20_000) < 40 * spent(2_000) + 0.1


def test_a_figure_without_end_is_no_month() -> None:
    assert _read("1" * 5000 + "O月") == "1" * 5000 + "O月"


@pytest.mark.parametrize(
    "text",
    [
        "初一曰朔，十五曰望，三十曰晦。\n三月三曰上巳，五月初五曰端阳。\n十二月八日曰腊日。",
        "初八曰上弦，二十三曰下弦。\n月初一曰新月，十五曰满月。",
        "正月十五曰灯节，二月初二曰龙抬头，三月初三曰踏青节。",
        "正月一曰元日，正月七日曰人日。二月二曰社日，九月九曰重阳。",
        "五月五曰端午，七月七曰乞巧。",
        "初五曰端午，廿三曰小年。",
        "十五岁曰笄，二十曰冠，三十曰而立，四十曰不惑。",
        "客问何日，答曰：“初一曰朔。”又问，曰：“望。”",
        "三月三曰上巳、六月六曰天贶、九月九曰重阳。",
        "一月曰正，十月曰阳，十二月曰腊。",
    ],
)
def test_what_a_day_is_called_stays(text: str) -> None:
    assert _read(text) == text


def test_a_day_of_a_date_is_no_name() -> None:
    text = "二○二一年三月十七曰，二○二一年三月十八曰，生产曰期见封口，近曰返工。"
    assert _read(text).count("日") >= 2
