"""One character of GBK within Chinese that shows as two letters, as a letter of Zhuyin, or as a control character."""

from unittest.mock import patch

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.repair.intended_chars import LETTER_NAMED, is_intended
from eduparse.stages.repair.mojibake import lone_zhuyin


def told(text: str) -> list[str]:
    doc = eduparse.repair(text)
    found = [doc.text[w.start : w.end] for w in doc.metadata.warnings if w.start is not None]
    return found if doc.text == text else [*found, doc.text]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("章程由理事会和各校共同组³É。", "³É"),
        ("该校暂时Î´有外籍教师。", "Î´"),
        ("骑车上学一点²»慢，还能锻炼身体。", "²»"),
        ("学校的理事»á应当每年开会。", "»á"),
        ("两只快船£¬都停在岸边。", "£¬"),
        ('他低低地道£º"我跟你去。"', "£º"),
        ("方位精度¡À5毫米。", "¡À"),
        ("历史£¬ÔÚÖÕ端里面重现出来。", "£¬ÔÚÖÕ"),
        ("方位精度짹5毫米，距离精度不详。", "짹"),
        ("指数报3287µã，全天下跌。", "µã"),
        ("各校应当在实践中Öð步完善制度。", "Öð"),
    ],
)
def test_one_character_as_two_letters_is_told(text: str, shown: str) -> None:
    assert told(text) == [shown]


@pytest.mark.parametrize(
    "text",
    [
        "德语字母äö的读音与英语不同。",
        "价格用¥£标注，两种货币都收。",
        "各占½¼，余下的留给明年。",
        "价格：£5，另付运费。",
        "参见 §3，±5 以内都行。",
        "¡Hola! 是西班牙语的你好。",
        "“¿Qué tal?”是问候。",
        "温度控制在20±1°以内。",
        "商标®©都要注明。",
        "单位是µΩ，不要写错。",
        "冰岛语的þæ两个字母很难念。",
        "面积用m²³表示。",
        "注意：«»是法语的引号。",
        "长度单位埃写作Å，等于0.1纳米。",
        "向量Å与Ø都在图上。",
        "“Öl”是德语的油。",
        "这首歌由Björk演唱，很好听。",
    ],
)
def test_letters_and_signs_that_a_text_has_are_left(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    ["楼高5脯ㄛ另有地下车库4层。", "外面包了一层西瓜皮的塑料纸ㄛ婬蚚胶纸粘合。"],
)
def test_a_mark_as_a_letter_of_zhuyin_is_told(text: str) -> None:
    assert any("ㄛ" in shown for shown in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "好ㄛ，明天见。",
        "我ㄉ书不见了，你看到没有。",
        "妈妈说好ㄛ我们就去。",
        "老师教我们ㄅㄆㄇㄈ。",
        "“ㄛ”读作o，是一个韵母。",
        "嘴巴张圆念ㄛ再念ㄜ。",
        "快去睡ㄛ宝贝晚安。",
        "天ㄊㄧㄢ亮ㄌㄧㄤˋ了。",
    ],
)
def test_letters_of_zhuyin_that_a_writer_typed_are_left(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("壁上镶嵌婓捺諾笢的星星。", "婓捺諾笢"),  # 在碧空中
        ("家长应当避免长奀潔把孩子留在家里。", "奀潔"),  # 时间
        ("老乡用铁丝餵赽爵的鸡换了米。", "餵赽爵"),  # 笼子里
    ],
)
def test_a_word_beside_a_rare_character_is_told(text: str, word: str) -> None:
    assert any(shown in word or word in shown for shown in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "墙上镶嵌着珐琅与螺钿。",
        "药铺卖砒霜、硼砂、芒硝和雄黄。",
        "他用镊子夹起蛱蝶。",
        "店名叫“聚寶齋”，门口挂着舊匾。",
    ],
)
def test_rare_words_beside_each_other_are_left(text: str) -> None:
    assert told(text) == []


def test_controls_of_latin_1_are_told() -> None:
    shown = "各校应当加强管理。".encode("utf-16-le").decode("latin-1")
    assert told(f"{shown}学校")
    assert told("学校\x95公布收费标准。")


def test_a_letter_is_spoken_of_within_a_few_characters() -> None:
    def unnamed(n: int) -> bool:
        text = f"字母{'校' * n}ö校"
        return not is_intended(text, text.index("ö"))

    turns_at(unnamed, LETTER_NAMED - 1)


def test_what_is_beside_a_letter_of_zhuyin_must_be_likelier_by_far() -> None:
    def found(likelier: float) -> bool:
        with patch.object(lone_zhuyin, "LIKELIER", likelier):
            return bool(list(lone_zhuyin.lone_zhuyin("学校买了塑料纸ㄛ婬蚚胶纸粘合。")))

    assert found(lone_zhuyin.LIKELIER)
    assert not found(60.0)
