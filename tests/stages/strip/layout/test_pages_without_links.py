"""A page without a link has no frame: its title and its table are the page, though a note is all its running text."""

from pathlib import Path

import pytest

import eduparse

ROWS = "<tr><th></th><th>周一</th><th>周二</th></tr><tr><td>1</td><td>语文</td><td>数学</td></tr>"
NOTE = "<p>注：周三下午教研，各班自习由班主任负责，请任课教师按时到岗，不得缺席。</p>"
PAGE = f"<html><body>{{above}}<h1>课程表</h1><table>{ROWS}</table>{NOTE}</body></html>"


def cleaned(html: str, folder: Path) -> str:
    page = folder / "page.html"
    page.write_text(html, "utf-8")
    (doc,) = eduparse.clean(page, eduparse.Settings(effort="thorough"))
    return doc.text


@pytest.mark.parametrize(
    "page",
    [
        PAGE.format(above=""),
        f"<html><body><h1>课程表</h1><table>{ROWS}</table><p>注：周三下午教研。</p></body></html>",
    ],
)
def test_title_and_table_stay(page: str, tmp_path: Path) -> None:
    text = cleaned(page, tmp_path)
    assert text.startswith("课程表")
    assert "语文\t数学" in text


def test_what_is_built_as_frame_goes_without_a_link_too(tmp_path: Path) -> None:
    text = cleaned(PAGE.format(above="<div class='header'>欢迎光临河湾在线</div>"), tmp_path)
    assert "欢迎光临" not in text


def test_a_frame_of_links_goes(tmp_path: Path) -> None:
    above = '<div class="nav"><a href="/">首页</a><a href="/n">学校风采</a></div>'
    text = cleaned(PAGE.format(above=above), tmp_path)
    assert "学校风采" not in text
    assert "语文\t数学" in text
