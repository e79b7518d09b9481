"""The name of a blog or a forum on the first line of its page, right above its menu: 木子的博客 over 首页 | 关于 | 归档."""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.page import StripLine

NAME = "noise.site-name"
_NAME = lazy_pattern(
    r"[^\s。，：:《》]{1,12}(?:博客|[Bb]log|BLOG|论坛|論壇|社区|空间|部落格|笔记本)"
)
_MENU = frozenset(("noise.link-row", "noise.menu-run", "noise.menu-word"))
_HOME = lazy_pattern(r"首页|首頁|主页|主頁|Home|HOME")
FEWEST_BELOW = 2  # lines of a text below the menu: its title and its first sentence


def name_over_menu(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """The index of that line; no line is blank."""
    if len(lines) < FEWEST_BELOW + 2 or not _NAME.fullmatch(lines[0].text):
        return
    if marks[1][1] in _MENU and _HOME.search(lines[1].text):
        yield 0
