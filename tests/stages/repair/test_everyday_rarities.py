"""Everyday words, names, sounds, signs and glossaries of clean text that look like damage are not told; damage is."""

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.repair.intended_chars import ENTRIES, MANTRA, entries, only_sounds


def _warned(text: str) -> list[str]:
    rows = list(eduparse.clean(text))
    return [w.code for row in rows for w in row.metadata.warnings if w.start is not None]


@pytest.mark.parametrize(
    "text",
    [
        "做面条\n面是手擀的，下锅三滚就熟。\n锅盖一掀，白气扑脸。\n舀一勺辣子，吃得满头汗。\n",
        "门外\n布帘一掀，进来个背着木箱的人。\n他怔了一怔，把箱子砸在地上。\n狗吠了两声，又没动静了。\n",
        "叠词练习\n叠字两个一样，叠词三四个字。\n倏忽、倏然、耷拉，各造一句。\n",
        "任课表\n语文：逄老师\n数学：荀老师\n体育：堵老师\n",
        "家谱抄本\n三世　堃公，生二子。\n四世　堠公、堞公，俱无传。\n",
        "社火\n咚锵咚锵咚咚锵，锣鼓从村口敲到戏台。\n",
        "庙里的钟声\n老人念：南无喝啰怛那哆啰夜耶。\n又念一遍，风把最后一个字吹走了。\n",
        "残局两则\n1.Kd5 Kf6 2.Qh7?? 逼和。\n??表示大错，?!表示可疑。\n",
        "手套图解\n大拇指留针，？处按手的大小加减。\n收口三针并一针。\n",
        "日本糖纸\n糖纸上印着「ｷｬﾗﾒﾙ」，就是焦糖。\n另一张印的是ﾐﾙｸ，牛奶味。\n",
        "木匠工具名\n锛：削平木头用。\n锉：磨光用。\n凿：打眼用。\n锪：扩孔用。\n",
    ],
)
def test_it_is_not_told(text: str) -> None:
    assert _warned(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "县里打?城池，修了两条路，各校要认真落实。\n",
        "具有很玫钠沸衺，得到好评，各校要认真落实。\n",
    ],
)
def test_damage_is_told(text: str) -> None:
    assert _warned(text)


def test_a_glossary_has_so_many_entries() -> None:
    heads = "锛锉凿锪"
    turns_at(lambda n: bool(entries("\n".join(f"{c}：工具。" for c in heads[:n]))), ENTRIES)


def test_a_mantra_has_so_many_of_its_words() -> None:
    line = ("揭谛", "波罗")
    turns_at(lambda n: only_sounds("".join(line[:n]) + "怛那", 0, 1), MANTRA)
