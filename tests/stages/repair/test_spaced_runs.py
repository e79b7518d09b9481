"""Blanks between all characters of a paragraph, or of a part of a line, and texts that are set wide by intent."""

import pytest
from sides import Sides, turns_at

from eduparse import repair
from eduparse.stages.repair import spaced_runs

REST = "每周检查一次，结果报县教育局备案。"


@pytest.mark.parametrize("blank", [" ", "\u3000"])
@pytest.mark.parametrize(
    ("spaced", "around"),
    [
        ("学生宿舍的管理，落实责", "各校应加强对{}任，" + REST),
        ("学校应当公开收费项目，不得擅自提高收费标准。", "{}\n" + REST * 3),
        ("爸爸说他明天就会回来的，让", "晚上{}我们先睡，" + REST),
    ],
)
def test_they_go(blank: str, spaced: str, around: str) -> None:
    assert repair(around.format(blank.join(spaced))).text == around.format(spaced)


@pytest.mark.parametrize(
    "text",
    [
        "热 烈 庆 祝 建 校 七 十 周 年\n各位校友：\n欢迎大家回到母校，看看新的教学楼，见见老师。",
        "春 眠 不 觉 晓 ， 处 处 闻 啼 鸟 。\n夜来风雨声，花落知多少，这首诗大家都会背，写的是春天。",
        "他看着我说：“你 今 天 别 想 走 出 这 个 门。”我吓得不敢动。",
        "把句子切成词：我 爱 我 的 家 乡 ， 它 在 山 的 那 一 边 。\n先切分成字，再按字组成词，最后看结果对不对。",
        "十二生肖是 鼠 牛 虎 兔 龙 蛇 马 羊 猴 鸡 狗 猪，今年是龙年。",
        "课表按 一 二 三 四 五 六 日 排好，星期一上午是语文。",
        "他手里拿着 东 南 西 北 中 发 白 各一张，就等一张红中。",
        "上联：春 回 大 地 千 山 秀 ， 日 照 神 州 万 木 荣 。",
        "面 饭 粥 汤 饼 粉 馄 饨\n早点都是两元一份，茶水免费，请到窗口领取。",
        'print("你 好 世 界 ， 我 是 机 器 人 。")',
        "组　长：张　三　李　四　王　五\n成　员：赵　六　钱　七　孙　八　周　九　吴　十",
    ],
)
def test_what_is_set_wide_by_intent_stays(text: str) -> None:
    assert repair(text).text == text


@pytest.mark.parametrize("spaced", ["不 能 到", "下 月 二 十 日"])
def test_short_runs_inside_a_sentence_are_suggested_at_most(spaced: str) -> None:
    text = f"志工应按时到勤，因故{spaced}勤者，应事先请假。"
    assert repair(text).text == text


def test_figures_that_were_spaced_close_and_whole_ones_do_not() -> None:
    closed = "本办法由县教育局负责解释，自9月18日起施行，有效期5年。"
    assert repair(" ".join(closed)).text == closed
    whole = "本 办 法 由 教 育 局 解 释 ， 编 号 18 20 ， 自 9 月 起 施 行 。"
    assert "18 20" in repair(whole).text


def paragraph(size: int) -> bool:
    """Whether a paragraph of ``size`` characters, the stop not counted, is put."""
    text = "学校应当公开收费项目和标准，不得擅自提高收费标准"[: size + 1] + "。"
    found = list(spaced_runs.spaced_runs(" ".join(text)))
    return bool(found) and found[0].confidence == spaced_runs.SURE


def part(size: int) -> bool:
    """Whether a part of a sentence of ``size`` characters is put."""
    text = "学校应当公开的收费项目和标准"[:size]
    found = list(spaced_runs.spaced_runs(f"各校{' '.join(text)}等"))
    return bool(found) and found[0].confidence == spaced_runs.SURE


SIDES: Sides = {
    "spaced_runs.PARAGRAPH": (paragraph, 16),
    "spaced_runs.PART": (part, 8),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])


def test_a_text_about_blanks_keeps_its_own() -> None:
    text = "笑 死 我 了\n你 怎 么 说 话 都 带 空 格，看得眼睛疼\n因 为 好 玩 呀，你 不 觉 得 吗？\n"
    assert repair(text).text == text
