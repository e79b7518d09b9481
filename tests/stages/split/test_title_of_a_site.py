"""A window that is titled with the name of the site gives no title; a short first line does, in doubt."""

from pathlib import Path

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.split.web import LONGEST_NAME, _first_name

PAGE = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title></head><body><div class='header'><a href='/'>{site}</a>"
    "<ul class='nav'><li><a href='/1.html'>新闻</a></li><li><a href='/2.html'>公告</a></li></ul></div><div class='content'>{body}</div>"
    "<div class='footer'><p><a href='/about'>关于我们</a></p><p>版权所有 {site}　备案号：闽ICP备00000000号</p></div></body></html>"
)
WOODS = "<p>{first}</p><p>樟树，高十二米，在操场东边，三个人才抱得过来。</p><p>桂花树，八月开花，在食堂门口。</p>"


def _title(tmp_path: Path, title: str, site: str, body: str) -> tuple[str | None, bool]:
    page = tmp_path / "page.html"
    page.write_text(PAGE.format(title=title, site=site, body=body), "utf-8")
    (row,) = eduparse.clean(page)
    return row.metadata.title, "title-doubtful" in [w.code for w in row.metadata.warnings]


@pytest.mark.parametrize("site", ["石榴网", "云岭在线", "青禾小学"])
def test_the_first_line_is_the_title_in_doubt(site: str, tmp_path: Path) -> None:
    told = _title(tmp_path, site, site, WOODS.format(first="我们的树"))
    assert told == ("我们的树", True)


def test_a_window_with_the_title_of_the_text_is_believed(tmp_path: Path) -> None:
    told = _title(tmp_path, "校园古树登记", "石榴网", WOODS.format(first="我们的树"))
    assert told[0] == "校园古树登记"


def test_a_text_about_the_site_may_be_titled_with_its_name(tmp_path: Path) -> None:
    told = _title(tmp_path, "石榴网", "石榴网", WOODS.format(first="石榴网的树"))
    assert told[0] in ("石榴网", "石榴网的树")


def test_a_first_line_is_so_long() -> None:
    turns_at(lambda n: _first_name("树" * n) is None, LONGEST_NAME + 1)
