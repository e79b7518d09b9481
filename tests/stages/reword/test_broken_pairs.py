"""Pages of a genre without the table's uncommon forms: opened by the pairs that a spinner leaves, proven by a reading."""

import random

import pytest

from eduparse.language.model_weights import weights_of
from eduparse.stages.reword import gate
from eduparse.stages.reword.broken_pairs import broken_pairs
from eduparse.stages.reword.gate import BROKEN, spin_evidence
from eduparse.stages.reword.joint import PIECE
from eduparse.stages.reword.page_pairs import key_pair, pairs_in
from eduparse.stages.reword.sightings import FIRST
from eduparse.stages.reword.spinner import spinner

# A tale in old words, as long as a page.
TALE = (
    "却说那日天色将晚，老陈牵着一匹瘦马，沿着山路慢慢走来。走到一座破庙门前，只见门上的红漆早已落尽，院中长满了荒草。他把马"
    "拴在树上，自己走进去看时，里面并无一人，只有一个老和尚坐在蒲团上打盹。老陈便上前问道，这里可有地方借宿一晚。和尚睁开眼睛，"
    "看了他半天，方才说道有是有，只怕你住不惯。\n"
    "老陈听了，心中欢喜，连忙道谢，又从包里取出几个铜钱送上。和尚摇头不受，起身领他到后面一间小屋里。屋里只有一张木床，一盏油"
    "灯，墙上挂着一把旧剑。老陈因问这剑是谁的，和尚叹了一口气，说这是二十年前一个客人留下的，那人说三年便回，谁知一去再无消息。"
    "如今我也老了，不知道还能不能等到他来。\n"
    "当夜老陈躺在床上，翻来覆去睡不着。忽听窗外有人说话，声音很低，听不清楚。他悄悄起来，从窗缝里往外一看，只见月光底下站着两"
    "个人，一个高一个矮，正指着他的马商量什么。老陈吃了一惊，心想必是强盗，便轻轻取下墙上的剑，推开后门，绕到树后躲着。\n"
    "那两个人商量了一会，高的说道，这匹马又瘦又老，值不得几个钱，不如看看屋里的人带了什么东西。矮的说，里面的和尚你忘了么，那年"
    "我们三个人都打不过他。高的笑道，他如今老了，还怕他做什么。正说着，忽然身后有人咳嗽一声，两人回头看时，正是那老和尚，手里提"
    "着一根木棍，笑着说道，我等你们很久了。\n"
    "两个强盗吓得转身就跑，被老陈从树后跳出来拦住去路。高的拔出刀来便砍，老陈用剑一挡，把刀打落在地。矮的跪下磕头，连说饶命。和"
    "尚走上前来，看见老陈手里的剑，忽然呆住了，问他这剑法是跟谁学的。老陈答道，是跟我父亲学的，他年轻的时候走遍天下，后来病死在"
    "南边，临死的时候说有一把剑留在北方一座庙里，叫我去取。\n"
    "和尚听罢，流下泪来，说道原来你就是他的儿子，怪不得走路的样子那么像。于是把两个强盗放了，拉着老陈回到屋里，把当年的事情从头"
    "说了一遍。老陈也哭了一场。第二天早上，和尚把剑擦干净，双手交给老陈，又送他到山下。老陈走了很远，回头看时，那和尚还站在门口，"
    "像一棵老树一样，一动也不动。\n"
    "后来老陈每年都到山上来看和尚，给他带些米和盐。又过了五年，和尚去世了，老陈把他葬在庙后面，自己也不再出门，就在山下盖了两间"
    "房子住下，种几亩地，养几只鸡。村里的孩子喜欢听他讲故事，他却从来不说那把剑的来历。有人问起，他只是笑笑，说那不过是一块旧铁。"
    "只有下雪的夜里，他才把剑取下来，慢慢地擦，一直擦到天亮。\n"
    "村口的小店里至今还有人说起这件事，各人说的都不一样。有的说那剑早就埋在庙后的坟里了，有的说后来有个年轻人把它买了去，带到"
    "城里，换成了一匹好马。\n"
)


def spun(text: str, share: float) -> str:
    """``text`` with a ``share`` of the public table's words replaced, the longest first."""
    chance = random.Random("tale")  # noqa: S311 - damage, not a secret
    put: dict[str, list[str]] = {}
    for entry in spinner("B").lexicon.entries:
        put.setdefault(entry.original, []).append(entry.spun)
    out = []
    at = 0
    while at < len(text):
        word = next((w for n in (4, 3, 2, 1) if (w := text[at : at + n]) in put), "")
        out.append(chance.choice(put[word]) if word and chance.random() < share else word)
        at += len(word)
        if not word:
            out[-1] = text[at]
            at += 1
    return "".join(out)


def test_a_spun_page_has_broken_pairs() -> None:
    assert broken_pairs(TALE) < BROKEN
    assert broken_pairs(spun(TALE, 0.3)) >= BROKEN


def test_a_spun_tale_is_found() -> None:
    assert not spin_evidence(TALE).spun
    assert spin_evidence(spun(TALE, 0.3)).spun


def test_pairs_of_a_long_page_count_as_those_of_a_piece() -> None:
    pair = next(iter(weights_of("spun-pairs")))
    here = broken_pairs(pair.ljust(PIECE, "。"))
    assert broken_pairs(pair.ljust(PIECE // 2, "。")) == here > 0
    assert broken_pairs(pair.ljust(2 * PIECE, "。")) == pytest.approx(here / 2)
    assert broken_pairs(pair.rjust(FIRST + 1, "。")) == 0


def test_a_page_without_a_key_is_read_where_it_is_full_of_broken_pairs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gate, "suspicion", lambda _: {})
    assert spin_evidence(spun(TALE, 0.3)).spun
    assert not spin_evidence(TALE).spun


def test_pairs_are_found_wherever_they_stand() -> None:
    pair = next(iter(weights_of("spun-pairs")))
    assert pairs_in(pair) == pairs_in(f"。{pair}") == pairs_in(f"\ud800{pair}\udfff") == {pair}
    assert not pairs_in("")
    assert not pairs_in(pair[0])
    assert not pairs_in(f"{pair[0]}，{pair[1]}")


def test_a_key_is_found_by_the_character_behind_it_or_by_the_one_before_at_the_end() -> None:
    assert key_pair("操持着", "操") == "操持"
    assert key_pair("操持着", "持") == "持着"
    assert key_pair("操持着", "着") == "持着"
