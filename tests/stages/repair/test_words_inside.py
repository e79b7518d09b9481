"""Words of a sentence in a wrong encoding are told where they stand, and words of other languages are not."""

import pytest

import eduparse
from eduparse.stages.repair.mojibake.words_inside import is_strange, words_inside

SENTENCE = "各校要做好{}工作，确保各项任务有序开展。"


def told(text: str) -> list[str]:
    return [text[start:end] for start, end in words_inside(text)]


@pytest.mark.parametrize(
    ("word", "codec", "shown"),
    [
        ("就有", "utf-8", "gb18030"),
        ("经费", "utf-8", "gb18030"),
        ("教师", "gbk", "big5"),
        ("学校", "gbk", "euc_jp"),
        ("教师", "gbk", "cp437"),
        ("教师", "gbk", "cp1251"),
        ("实施", "gbk", "koi8_r"),
        ("学生资助", "gbk", "mac_roman"),
        ("教师", "gbk", "cp932"),
        ("教师培训", "gbk", "cp949"),
        ("通知", "utf-8", "cp932"),
        ("一颗蓝", "gbk", "cp437"),
        ("报价", "gbk", "mac_roman"),
        ("记者", "gbk", "cp1250"),
        ("好盖", "gbk", "cp932"),
        ("我点着", "gbk", "cp932"),
    ],
)
def test_a_word_inside_a_sentence_is_told(word: str, codec: str, shown: str) -> None:
    wrong = word.encode(codec).decode(shown)
    assert told(SENTENCE.format(wrong)) == [wrong]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("自2024Äê起施行，各校应当遵守。", "Äê"),
        ("自2024е№ґ起施行，各校应当遵守。", "е№ґ"),
        ("各校要加强ѧ习，认真落实。", "ѧ"),
        ("听见è¿å¤有狗叫，灯还亮着。", "è¿å¤"),
        ("产量增长一成半，脰梅脪陋脭颅因是包装。", "脰梅脪陋脭颅"),
    ],
)
def test_a_single_character_is_told_beside_a_figure_or_as_letters_nobody_writes(
    text: str, wrong: str
) -> None:
    assert told(text) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "俄文的Москва就是莫斯科，希腊文的Αθήνα是雅典。",
        "温度为25°C±2°C，浓度为5μg·mL⁻¹，误差±3%。",
        "他在Café里读Æsop的寓言，又读naïveté一词。",
        "韩国朋友说서울和부산都很好，很想再来。",
        "龌龊、饕餮、魑魅魍魉，吡啶、嘧啶、鼩鼱、蕹菜。",
        "参见№5与№6，价格为£300或€350，──见下表┌──┐。",
        "化学式为α-酮戊二酸，β受体，Ωm为电阻。",
        "ｶﾗｵｹ店和ﾗｰﾒﾝ店都在二楼。",
        "总经理─┬─副经理├─科长└─科员，希腊字母αβγδ与ΑΒΓΔ。",
        "温度±℃左右，½杯糖¼匙盐，µ±σ区间，中间写éé或者èé。",
        "鹿鲁路录虏卤掳碌，都是lu。吃饭吃茶也是这么忙碌碌的。",
        "进度▓▓▒▒░░完成，百度╳谷歌，商品名ｺｶｺｰﾗ等。",
        "金灿灿的麦穗，硬邦邦的政治歌曲，傻傻的挣扎。",
    ],
)
def test_words_of_other_languages_and_rare_words_are_not(text: str) -> None:
    assert told(text) == []


def test_letters_stand_as_no_language_has_them() -> None:
    assert is_strange("ѕН")
    assert is_strange("й╕")
    assert not is_strange("Москва")
    assert not is_strange("МОСКВА")


def test_what_is_told_stays_as_it_is() -> None:
    text = SENTENCE.format("灏辨湁")
    assert eduparse.repair(text).text == text


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("他杩樻病想好去哪里。", "杩樻病"),  # 还没, of which 病 is a common character
        ("产量在八鎴愪互涓，明年会更好。", "鎴愪互涓"),  # 成以 and two bytes of 上
        ("然而，鍦ㄥ尰瀛影像领域仍有不少问题。", "鍦ㄥ尰瀛"),  # 在医 and two bytes of 学
    ],
)
def test_utf8_that_ends_in_a_common_character_or_within_one_is_told(text: str, wrong: str) -> None:
    assert told(text) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "洞里滴着水，岩壁上满是鐘乳和鏽跡。",
        "他在鎮上開了一間鐵鋪，專打鋤頭和鐮刀。",
        "浣熊和浣衣女都不怕水。",
        "涓涓细流汇成了江河。",
        "淇河、淄河、沭河都在汛期。",
        "瀛洲、方丈、蓬莱是传说中的仙山。",
        "我哋嗰晚喺大排檔傾到夜深。",
        "闃然无声，杳无人迹。",
        "鏖战三日，敌军溃退。",
        "把鲳鱼、鲈鱼、鳜鱼洗净，用姜片腌一刻钟。",
    ],
)
def test_rare_characters_of_clean_text_are_no_such_words(text: str) -> None:
    assert told(text) == []
