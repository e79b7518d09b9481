"""Words of UTF-8 that GBK shows inside a sentence, and that lost bytes: told, and nothing else is."""

from math import inf
from unittest.mock import patch

import pytest

import eduparse
from eduparse.language.mixture import mixture
from eduparse.stages.repair.byte_readings import GB, UTF8
from eduparse.stages.repair.mojibake.mojibake_search import Chain, Unmix
from eduparse.stages.repair.mojibake.torn_bytes import torn_bytes


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("公安机关负责诊疗机构的监鐫g鐞嗐\n第五条", "鐫g鐞嗐"),  # 督管理。
        ("照比上一代清鏅板浜。就是电池不耐用", "鏅板浜"),  # 晰多了
        ("灌溉农田万余浜╋紝鐧姓立碑纪念", "浜╋紝鐧"),  # 亩，百
        ("全体校务委员\n浼氳鍚彇了总务处的汇报", "浼氳鍚彇"),  # 会议听取
        ("三千元至五千元锛屾瘡鏈休息四天，干满一年", "锛屾瘡鏈"),  # ，每月
        ("想要參加的朋友請報名。\n黃女士主講銆\n鎯宠參加的朋友", "鎯宠"),  # 想要
    ],
)
def test_a_word_that_lost_bytes_is_told(text: str, word: str) -> None:
    at = text.index(word)
    assert (at, at + len(word)) in torn_bytes(text)
    doc = eduparse.repair(text)
    assert doc.text == text
    told = [(w.start or 0, w.end or 0) for w in doc.metadata.warnings if w.code == "mojibake-left"]
    assert any(low <= at < high for low, high in told)


@pytest.mark.parametrize(
    "text",
    [
        "一条清洌洌的河展现在眼前。",
        "心声像溪流般涓涓融入心田，娓娓道来。",
        "在自己榻榻米一样的床上。",
        "翠笔，绛绡衣鹤舞金。",
        "浏览器将在浏览时播放。",
        "濮阳市、濉溪县、涡阳县和笕桥镇、澧水、淇水、漯河。",
        "朱元璋是明太祖，棺椁里有玳瑁和璎珞。",
        "木匠带着锛子和刨子。",
        "鐘鏗先生在場，銓叙部也派了人。",
    ],
)
def test_rare_words_of_clean_text_are_none(text: str) -> None:
    assert torn_bytes(text) == ()


def test_a_line_that_breaks_off_inside_a_character_has_no_reading() -> None:
    search = Unmix(mixture(), "鐨勭粍缁", Chain(GB, UTF8, "hans"), ("", ""))
    with patch.object(Unmix, "_whole", lambda *_: ()):
        assert search.best() == (-inf, [])
