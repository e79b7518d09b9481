"""A few short lines are the text of a page where one element holds them; the menu around them goes."""

from pathlib import Path

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.strip.layout.short_bodies import FEWEST

PAGE = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>石榴网</title></head><body><div class='header'><a href='/'>石榴网</a>"
    "<ul class='nav'><li><a href='/1.html'>首页</a></li><li><a href='/2.html'>推荐</a></li><li><a href='/3.html'>私信</a></li></ul></div>"
    "<div class='{name}'>{body}</div><div class='footer'><p><a href='/about'>关于我们</a></p><p>版权所有 石榴网</p></div></body></html>"
)
LISTS = {
    "plants": ["植物园标牌", "乌桕　大戟科", "枫杨　胡桃科", "黄连木　漆树科", "榉树　榆科"],
    "rules": ["老鹰捉小鸡", "老鹰：一人", "母鸡：一人", "小鸡：排成一队", "抓住算输"],
    "a poster": ["皮影戏专场", "十月二日晚七点", "文化馆小剧场", "免费入场", "清风皮影社"],
    "a roster": ["值日表", "周一　小海", "周二　阿敏", "周三　朵朵", "周四　大头"],
}


def _read(tmp_path: Path, lines: list[str], name: str = "content") -> tuple[str, list[str]]:
    page = tmp_path / "page.html"
    body = "".join(f"<p>{line}</p>" for line in lines)
    page.write_text(PAGE.format(body=body, name=name), "utf-8")
    (row,) = eduparse.clean(page)
    return row.text, [w.code for w in row.metadata.warnings]


@pytest.mark.parametrize("lines", LISTS.values(), ids=LISTS)
def test_the_text_stays_and_the_menu_goes(lines: list[str], tmp_path: Path) -> None:
    text, codes = _read(tmp_path, lines)
    assert text.split() == " ".join(lines).split()
    assert "doubtful-page" not in codes


def test_what_is_built_as_frame_is_no_text(tmp_path: Path) -> None:
    text, codes = _read(tmp_path, LISTS["plants"], "sidebar")
    assert "推荐" in text
    assert "doubtful-page" in codes


def test_so_many_lines_are_a_text(tmp_path: Path) -> None:
    lines = ["植物园标牌", "乌桕　大戟科", "枫杨　胡桃科"]
    turns_at(lambda n: "doubtful-page" not in _read(tmp_path, lines[:n])[1], FEWEST)
