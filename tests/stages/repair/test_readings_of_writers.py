"""Readings that a writer put behind traditional characters stay; those of a converter go."""

import pytest

from eduparse.document.document import Document
from eduparse.stages.repair.pinyin import Pinyin


def edits(text: str) -> int:
    return len(Pinyin()(Document.of_page("x", "x", text)).edits)


@pytest.mark.parametrize(
    "text",
    [
        "縣內競賽登場。\n題目包括「齟(jǔ)齬(yǔ)」、「囹(líng)圄(yǔ)」、「躊(chóu)躇(chú)」等詞。",
        "請跟老師念：學(xué)習(xí)，書(shū)包(bāo)，鉛(qiān)筆(bǐ)。",
        "國語\n去(qù)上(shàng)學(xué)，開(kāi)門(mén)來(lái)。\n大(dà)家(jiā)好(hǎo)，老(lǎo)師(shī)早(zǎo)。",
        "同學錄\n林翯(hè)、張贇(yūn)、鍾旻(mín)",
        "阿嬤指著報紙上的字：「車(chē)、站(zhàn)、牌(pái)。」\n孫女說：「牌(pái)要往上揚。」",
        "老師把「龜(guī)」寫在黑板上，又寫了「鱉(biē)」。",
        "這道菜叫「鮟(ān)鱇(kāng)鍋」。",
        "第五課 春天\n春(chūn)天(tiān)來(lái)了，花(huā)開(kāi)了。",
    ],
)
def test_of_a_writer(text: str) -> None:
    assert not edits(text)


@pytest.mark.parametrize(
    "text",
    [
        "教育事業(yè)發(fā)展",
        "各校應當重視學(xué)校安全，加強義務(wù)教育的規(guī)劃，並報縣政府備查。",
        "促進經濟發(fa)展與學校建設",
        "市政府表示：「今後將加強對學(xué)校周邊環(huán)境的治理，並且會同各有關部門展開工作。」",
        "第一條 發(fā)展義務(wù)教育。\n第二條 本辦法所稱漢字，係指國(guó)字。",
    ],
)
def test_of_a_converter(text: str) -> None:
    assert edits(text)
