"""Front matter of Markdown is told to the generator of a site and to no reader; its title is printed."""

import pytest

from eduparse.readers.front_matter import MOST_LINES, without_front_matter
from eduparse.readers.markdown import rendered


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (
            "---\ntitle: 夜钓\ndate: 2021-08-16\n---\n\n# 夜钓\n\n带上头灯。\n",
            "夜钓\n\n带上头灯。\n",
        ),
        (
            '---\nlayout: post\ntitle: "夜钓"\ntags:\n  - 江边\n---\n带上头灯。\n',
            "夜钓\n\n带上头灯。\n",
        ),
        (
            "+++\ntitle = '夜钓'\ntags = ['江',\n  '夜',\n]\n+++\n带上头灯。\n",
            "夜钓\n\n带上头灯。\n",
        ),
        ("---\r\ntags: [通知]\r\n---\r\n带上头灯。\r\n", "带上头灯。\r\n"),
    ],
)
def test_it_is_not_shown(page: str, shown: str) -> None:
    assert rendered(page) == shown


@pytest.mark.parametrize(
    "page",
    [
        "---\n第一条：不得夜钓\n---\n第二条：不得吵闹。\n",
        "---\nNote: 不得夜钓\n---\n以上为告示。\n",
        "---\ntitle: 没有结束的\n\n正文从这里开始。\n",
        "带上头灯。\n---\ntitle: 夜钓\n---\n",
        "--- 夜钓\ntitle: 夜钓\n---\n",
        "---\n---\n带上头灯。\n",
        "",
    ],
)
def test_what_is_none_stays(page: str) -> None:
    assert without_front_matter(page) == page


def test_it_is_not_longer_than_keys_are() -> None:
    def page(lines: int) -> str:
        return "---\ntitle: 夜钓\n" + "# 注\n" * (lines - 1) + "---\n带上头灯。\n"

    assert without_front_matter(page(MOST_LINES)) != page(MOST_LINES)
    assert without_front_matter(page(MOST_LINES + 1)) == page(MOST_LINES + 1)
