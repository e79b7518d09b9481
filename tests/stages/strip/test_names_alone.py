"""A text may list the names of games and shady wares; who sells them says where, or strews key words."""

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.strip.names_alone import LISTED, LONGEST, names_alone

WARNS = "禁赌倡议\n一、不赌博，也不看别人赌。\n{}\n二、看见有人赌，告诉老师。\n"


@pytest.mark.parametrize(
    "page",
    [
        WARNS.format("远离六合彩、百家乐、老虎机"),
        WARNS.format("六合彩 百家乐 时时彩"),
        "戒赌的第三天\n六合彩、百家乐、时时彩\n写在纸上，撕了。\n傍晚去河边走了一圈。\n",
        "过滤作业\n写一个程序，把下面的词换成星号：\n六合彩 时时彩 百家乐\n裸聊 约炮 一夜情\n提示：用替换函数。\n",
    ],
)
def test_names_stay(page: str) -> None:
    assert "".join(row.text for row in eduparse.clean(page)) == page


@pytest.mark.parametrize(
    "line",
    [
        "六合彩 百家乐 时时彩",
        "六合彩、百家乐、时时彩，开户网址 www.qh.example",
        "国产精品 久久精品 亚洲无码 自拍偷拍",
    ],
)
def test_key_words_go(line: str) -> None:
    page = f"{line}\n青禾县教育局关于招生的通知\n各学校要按时报送学生名单。\n"
    assert line not in "".join(row.text for row in eduparse.clean(page))


def below_a_colon(lines: int, length: int = 2) -> bool:
    """Whether the last of so many lines below a colon may be the text's; the others have such a length."""
    above = "下面的词：\n" + ("词" * length + "\n") * (lines - 1)
    return names_alone("六合彩 百家乐 时时彩", spoken=False, above=above, below="写完交上来。")


def test_a_list_below_a_colon_is_short() -> None:
    turns_at(lambda n: not below_a_colon(n), LISTED + 1)
    turns_at(lambda n: not below_a_colon(2, n), LONGEST + 1)
