"""A case on each side of the thresholds by which the text of a page is told from its frame."""

import pytest
from scored_copies import LINES
from scored_html import TITLE
from sides import Sides, turns_at

from eduparse.document.evidence import Evidence
from eduparse.readers.html import html_document
from eduparse.stages.strip.layout import home, main_text
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


SIDES: Sides = {
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
