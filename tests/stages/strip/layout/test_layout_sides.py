"""A case on each side of the thresholds by which the text of a page is told from its frame."""

import re
from collections import Counter
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from scored_copies import LINES
from scored_html import TITLE
from sides import Sides, turns_at

from eduparse.document.evidence import Evidence
from eduparse.readers.html import html_document
from eduparse.stages.strip.layout import apart, home, lists_below, main_text
from eduparse.stages.strip.layout.page_lines import LayoutLine, LayoutLines

MENU = 60  # lines between two texts, so that nothing gathers both


def page(html: str) -> LayoutLines:
    doc = html_document(html, "x", "x")
    return LayoutLines(doc.text, doc.evidence or Evidence())


def believed(size: int, mark: float, others: int, other: int = 100) -> bool:
    """Whether a line of ``size`` below the title is the text, not those far below.

    They are so many ``others``, each with so many characters and the score 1; the line has the score ``mark``.
    """
    line = "，" + "校" * (size - 2) + "。"
    far = "".join(f"<p>{chr(0x6821 + k) * other}</p>" for k in range(others))
    menu = "".join("<p>菜单菜单菜单菜单菜单</p>" for _ in range(MENU))
    html = f"<head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div><p>{line}</p></div>{menu}<div>{far}</div></body>"
    return home.article(page(f"<html>{html}</html>"), [0.0, mark] + [-3.0] * MENU + [1.0] * others)[
        1
    ]


def line(text: str, linked: int = 0) -> LayoutLine:
    return LayoutLine(text, linked, [""], 0)


def copied(n: int) -> bool:
    """Whether a part that prints ``n`` characters of the text again is a copy."""
    text = "，，" + "校" * (n - 2)
    return bool(
        page(f"<html><body><div><p>{text}</p></div><div><p>{text}</p></div></body></html>").copies
    )


def followed(n: int) -> bool:
    """Whether the first of two titles counts whose text begins in the ``n``-th line below it."""
    names = "<p>甲乙</p>" * (n - 1)
    html = f"<h1>{TITLE}</h1>{names}<p>{LINES[0]}</p><h1>{TITLE}</h1><p>{LINES[1][:20]}</p>"
    found = page(f"<html><head><title>{TITLE}</title></head><body>{html}</body></html>")
    return found._titles[0] == max(found._titles.values())


def heads(line_: LayoutLine) -> bool:
    """Whether a line may head a list of other pages, whatever its words."""
    return lists_below._heads_a_list(line_, [re.compile(".*")])


LINK, PLAIN, HEADING = line("链接文字", 4), line("甲乙"), line("相关阅读")


def below_heading(*lines: LayoutLine) -> list[int]:
    """The lines of a list of other pages below its heading."""
    every = [PLAIN, HEADING, *lines]
    told: Any = SimpleNamespace(lines=every, last_beside=lambda _: len(every) - 1)
    return list(lists_below._headed(told, range(1, len(every)), [re.compile(HEADING.text)]))


def run_of(links: int) -> list[int]:
    told: Any = SimpleNamespace(lines=[LINK] * links)
    return list(lists_below._run_of_links(told, range(links)))


def teasers(parts: int, below: int = 1, title: int = 8) -> list[int]:
    """The lines of so many parts side by side, each a link of ``title`` characters with so many lines below."""
    lines = [
        LayoutLine("校" * title, title, [""], part)
        if x is LINK
        else LayoutLine(x.text, 0, (), part)
        for part in range(parts)
        for x in (LINK, *[PLAIN] * below)
    ]
    elements = [SimpleNamespace(parent=0, tag="div")] * parts
    told: Any = SimpleNamespace(lines=lines, elements=elements, part=lambda element: element)
    return list(lists_below._teasers(told, range(len(lines))))


def made_alike(parts: int) -> bool:
    """Whether so many parts that are built alike, each with a link, show that they are no text."""
    element = SimpleNamespace(parent=0, tag="div", names="")
    told: Any = SimpleNamespace(
        elements=[element], lines=[], linked=[1.0], alike=Counter({(0, "div", ""): parts})
    )
    with patch.object(apart, "names_furniture", lambda _: False):
        return apart.built_as_frame(told)(0)


def inside(mark: float) -> bool:
    """Whether a button inside the text goes that has such a score."""
    body = f"<p>{LINES[0]}</p><p>分享到微信</p>" + "".join(f"<p>{x}</p>" for x in LINES[1:])
    told = page(
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>"
    )
    marks = [mark if x.text == "分享到微信" else 2.0 for x in told.lines]
    return main_text.INSIDE in [r.rule for r in main_text.reasons(told, marks) or ()]


def told_title(size: int) -> bool:
    """Whether a line of so many characters can be the title that the head of the page tells."""
    title = "值班安排办法"[:size]
    html = f"<html><head><title>{title}</title></head><body><p>{title}</p></body></html>"
    return bool(page(html)._titles)


SIDES: Sides = {
    "home._CAP": (lambda n: 10 * home._clipped(9.0) <= n, 30),
    "main_text._DOUBTLESS": (lambda n: not inside(n / 10), -20),
    "page_lines._SHORTEST_TITLE": (told_title, 5),
    "lists_below._LONGEST_HEADING": (lambda n: not heads(line("相" * n)), 21),
    "lists_below._LINK": (lambda n: lists_below._is_link(line("链" * 10, n)), 8),
    "lists_below._UNDER_HEADING": (lambda n: bool(below_heading(*[LINK] * n)), 2),
    "lists_below._BETWEEN": (
        lambda n: not below_heading(LINK, *[PLAIN] * n, LINK, LINK),
        3,
    ),
    "lists_below._ALONE": (lambda n: bool(run_of(n)), 5),
    "lists_below._TEASERS": (lambda n: bool(teasers(n)), 4),
    "lists_below._LONGEST_TEASER": (lambda n: not teasers(4, below=n), 4),
    "lists_below._SHORTEST_TITLE": (lambda n: bool(teasers(4, title=n)), 7),
    "main_text._OF_A_LIST": (
        lambda n: main_text.Reason("x", 0.5).and_of(frozenset()).confidence <= n / 1000,
        990,
    ),
    "apart._MADE_ALIKE": (made_alike, 4),
    "home._TOLD": (lambda n: believed(100, n / 100, others=3), 75),
    "home._BELOW_TITLE": (lambda n: believed(n, 0.0, others=2), 100),
    "home._LONG": (lambda n: not believed(24, 0.0, others=1, other=n), 100),
    "main_text._SHORT": (
        lambda n: not main_text._is_furniture(line("分享到微信" + "甲" * (n - 5))),
        40,
    ),
    "home._RECORD_LENGTH": (
        lambda n: home.may_begin(
            page("<html></html>"), line("发布时间：2022-03-15，来源：某某网，" + "作" * (n - 23))
        ),
        90,
    ),
    "page_lines._LONGEST_LINK": (lambda n: not line("校" * 100, linked=n).prose, 50),
    "page_lines._COPY": (copied, 80),
    "page_lines._FOLLOWING": (lambda n: not followed(n), 12),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
