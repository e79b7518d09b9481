"""Blanks of a PDF's line ends at no common distance, told by the words that they tear."""

import pytest

import eduparse
from eduparse.document.document import Document
from eduparse.stages.repair.line_wraps import LineWraps

TORN = (
    "为落实立德树人 根本任务，引导学生树立正确的劳动 观念，现提出以下意见。\n一、开齐开足课 程\n"
    "各学校每周至少安排一节劳动课，不得挤 占。\n二、建好实践基 地\n充分利用“ 开心农场”、 社区工坊等场所，定期组织学生参 加劳动。\n"
)


def mended(text: str) -> str:
    doc = Document.of_page("x", "x", text)
    return doc.apply("repair.lines", LineWraps()(doc)).text


def test_several_are_closed_with_those_beside_marks() -> None:
    assert " " not in mended(TORN)


def test_one_is_suggested_and_lowers_the_score() -> None:
    text = "关于深化改革的意见\n一、总体要求\n坚持改革创新，理顺教育财 政体制，完善投入机制。\n二、重点任务\n落实各项政策，保障教师待遇。\n"
    doc = eduparse.clean(text)[0]
    edits = [e for layer in doc.layers for e in layer.edits]
    assert [(e.rule, e.applied) for e in edits] == [("lines.torn", False)]
    assert doc.metadata.quality is not None
    assert doc.metadata.quality.score < 0.95


@pytest.mark.parametrize(
    "text",
    [
        "为 落实 立德树人 根本 任务 ，引导 学生 树立 正确 的 劳动 观念 ，现 提出 意见 。\n",
        "春江潮水 连海平，\n海上明月 共潮生。\n滟滟随波 千万里，\n何处春江 无月明。\n",
        "今天带孩子去公园 人很多，玩了一会儿就回来了 下次早点去。\n孩子说还想去 我说下周吧，结果下周下雨 又没去成。\n",
        "主 任：张 伟，副主任：王 芳。\n联 系 人：陈 静，电 话：见通讯录。\n",
        "西红柿 两个，鸡蛋 三个，盐 适量。\n先把鸡蛋 打散，再切西红柿 块，下锅 翻炒。\n",
        "他站在窗前 望着外面，雨还在下。\n那年冬天 特别冷，江面上 结了薄冰。\n",
        "主办：县教育局 县文化馆，协办：县图书馆 县少年宫，请按时到会。\n",
        "佢哋今日去 咗公園，好多人 喺度行。\n我話聽日 再去啦，佢話好 呀。\n",
        "月亮走 我也走，我送阿哥到村口。\n阿哥去当 边防军，十里相送难分手。\n",
        "第一条 为规范管理，制定本办法。\n第二条 总则 学校应当公开收费标准。\n一、工作目标 到明年，全县学校全部达标。\n",
    ],
)
def test_blanks_of_writers_stay(text: str) -> None:
    assert mended(text) == text
