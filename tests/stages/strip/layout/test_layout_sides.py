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
from eduparse.stages.strip.layout import (
    apart,
    guard,
    home,
    line_evidence,
    line_reasons,
    lists_below,
)
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


def of_text(added: str, mark: float) -> line_reasons.Reason:
    """Why the last line goes that has such a score, if it is ``added`` within the text of a page with a link."""
    body = (
        f"<p>{LINES[0]}<a href='/'>见</a></p>"
        + "".join(f"<p>{x}</p>" for x in LINES[1:])
        + f"<p>{added}</p>"
    )
    told = page(
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>"
    )
    marks = [2.0] * (len(told.lines) - 1) + [mark]
    return (line_reasons.reasons(told, marks) or [])[-1]


def inside(mark: float) -> bool:
    """Whether a button inside the text goes that has such a score."""
    return of_text("分享到微信", mark).rule == line_reasons.INSIDE


def told_title(size: int) -> bool:
    """Whether a line of so many characters can be the title that the head of the page tells."""
    title = "值班安排办法"[:size]
    html = f"<html><head><title>{title}</title></head><body><p>{title}</p></body></html>"
    return bool(page(html)._titles)


def are_posts(parts: int, size: int = 100, whole: int = 400) -> bool:
    """Whether so many parts, each with so much running text of that of the whole page, are posts."""
    told: Any = SimpleNamespace(prose=[size] * parts)
    return guard._are_posts(told, range(parts), whole, None)


def has_frame(lines: int) -> bool:
    """Whether a page of so many lines, none of which reads like text, is asked for its frame."""
    told: Any = SimpleNamespace(lines=[PLAIN] * lines)
    return not guard.is_article(told, [False] * lines, [], None)


def found_below(apart: int, linked: float = 0.0) -> bool:
    """Whether running text is that of a title so many lines above it, of which such a share is a link."""
    title = SimpleNamespace(linked=linked)
    told: Any = SimpleNamespace(title=0, lines=[title, *[PLAIN] * (apart - 1), LINK])
    with patch.object(home, "may_begin", lambda _, line: line is LINK):
        return home.below_title(told) is not None


def other_title(above: int) -> bool:
    """Whether a text stands below a heading so many lines above it, which is not the title."""
    lines = [SimpleNamespace(element=n, linked=0.0) for n in range(above + 1)]
    elements = [SimpleNamespace(tag="h1"), *[SimpleNamespace(tag="p")] * above]
    told: Any = SimpleNamespace(lines=lines, elements=elements, tells_title=lambda _: False)
    return home._has_other_title(told, [False] * above + [True])


def within(mark: float) -> bool:
    """Whether a part of ten characters with such a score stays beside five hundred of text with the score 1."""
    body = "".join(f"<p>{chr(0x6821 + k) * 100}</p>" for k in range(5))
    told = page(
        f"<html><body><div>{body}<div><p>菜单菜单菜单菜单菜单</p></div></div></body></html>"
    )
    return home.article(told, [1.0] * 5 + [mark])[-1]


def names_say(share: int) -> bool:
    """Whether the name of an element that holds so many percent of the page says something of its lines."""
    text = f"<div class='footer'><p>{'校' * share}</p></div><p>{'学' * (100 - share)}</p>"
    _, names, _ = next(line_evidence.line_evidence(page(f"<html><body>{text}</body></html>")))
    return any(name.startswith("in ") for name in names)


def near_title(lines: int) -> float:
    """How near to its title a line is taken to be that stands so many lines below it."""
    body = "".join(f"<p>{chr(0x6821 + k) * 9}</p>" for k in range(lines))
    html = f"<head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body>"
    *_, (said, _, _) = line_evidence.line_evidence(page(f"<html>{html}</html>"))
    return said["soon below the title"]


def frame_confidence(*, words: bool) -> float:
    """How sure a line of the frame goes where no title is known, outside and linked, with words of frames or not."""
    told: Any = SimpleNamespace(copies=())
    one = LayoutLine("分享到微信" if words else "青禾县新闻", 5, [""], 0)
    return line_reasons._of_frame("x", told, one, -2.0, lambda _: True, sure=False).confidence


def copied_line(size: int) -> bool:
    """Whether lines of so many characters, printed again elsewhere, make a copy."""
    text = "".join(f"<p>{chr(0x6821 + k)}，，{'校' * (size - 3)}</p>" for k in range(9))
    return bool(page(f"<html><body><div>{text}</div><div>{text}</div></body></html>").copies)


def mostly_copied(share: int) -> bool:
    """Whether a part of two hundred characters is a copy of which so many percent stand above."""
    text = f"<p>，，{'校' * (2 * share - 2)}</p>"
    own = f"<p>，，{'学' * (198 - 2 * share)}</p>"
    found = page(f"<html><body>{text}<div>{text}{own}</div></body></html>")
    return found.lines[-1].element in found.copies


def scores(size: int, levels: int = 0) -> bool:
    """Whether a paragraph of so many characters scores for an element so many levels above its own."""
    inner = f"<p>{'校' * size}</p><p>甲</p>"
    found = page(f"<html><body>{'<div>' * levels}<section>{inner}</section></body></html>")
    every, _ = found._scored
    at = found.elements[found.lines[0].element].parent
    for _ in range(levels):
        at = found.elements[at].parent
    return every[at] > 0


def mostly_linked(share: int) -> bool:
    """Whether a text of which so many percent are links is no article."""
    told: Any = SimpleNamespace(lines=[SimpleNamespace(size=100, linked=share / 100)] * 3)
    with patch.object(guard, "_is_thread", lambda *_: False):
        return not guard.is_article(told, [True] * 3, [0], None)


def named_above(levels: int) -> bool:
    """Whether the name of an element so many levels above a line is one that is near."""
    part = f"<div class='footer'>{'<div>' * (levels - 1)}<p>校校</p>{'</div>' * levels}"
    html = f"<html><body><p>{'学' * 100}</p>{part}</body></html>"
    *_, (_, names, _) = line_evidence.line_evidence(page(html))
    return any(name.startswith("by ") for name in names)


SIDES: Sides = {
    "guard._LINKED": (mostly_linked, 50),
    "line_evidence._NEAR": (lambda n: not named_above(n), 3),
    "line_evidence._SHORT": (
        lambda n: "date" not in line_evidence._of_line(line("8:30" + "校" * (n - 4))),
        60,
    ),
    "page_lines.PARAGRAPH": (lambda n: line("校" * n).prose > 0, 50),
    "page_lines.SENTENCE": (lambda n: line("校" * (n - 1) + "。").prose > 0, 15),
    "guard._FEWEST_POSTS": (lambda n: are_posts(n, whole=100 * n), 4),
    "guard._IN_POSTS": (lambda n: are_posts(4, n), 60),
    "guard._IN_POSTS of one": (lambda n: not are_posts(4, n), 241),
    "guard._SHORT_PAGE": (has_frame, 3),
    "home._SOON": (lambda n: not found_below(n), 10),
    "home.LINKED_TITLE": (lambda n: not found_below(1, n / 100), 51),
    "home._ABOVE": (lambda n: not other_title(n), 7),
    "home._PRICE": (lambda n: not within(-n / 10), 11),
    "line_evidence._MOST_OF_PAGE": (lambda n: not names_say(n), 51),
    "line_evidence._SOON": (lambda n: near_title(n) <= 0.5, 5),
    "line_evidence._NOTICE": (
        lambda n: "rights" not in line_evidence._of_line(line("版权转载" + "校" * (n - 4))),
        400,
    ),
    "line_reasons._RIGHT_INSIDE": (lambda n: of_text("分享到微信", -2.5).confidence <= n / 100, 90),
    "line_reasons._TITLE_AGAIN": (
        lambda n: of_text(f"<a href='/1'>{TITLE}</a>", 2.0).confidence <= n / 1000,
        990,
    ),
    "line_reasons._ENOUGH": (lambda n: frame_confidence(words=n > 2) > 0.97, 3),
    "page_lines._COPIED": (copied_line, 20),
    "page_lines._MOSTLY_COPIED": (mostly_copied, 71),
    "page_lines._SCORED_FROM": (scores, 25),
    "page_lines._SCORED_LEVELS": (lambda n: not scores(30, levels=n), 3),
    "home._CAP": (lambda n: 10 * home._clipped(9.0) <= n, 30),
    "line_reasons._DOUBTLESS": (lambda n: not inside(n / 10), -20),
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
    "line_reasons._OF_A_LIST": (
        lambda n: line_reasons.Reason("x", 0.5).and_of(frozenset()).confidence <= n / 1000,
        990,
    ),
    "apart._MADE_ALIKE": (made_alike, 4),
    "home._TOLD": (lambda n: believed(100, n / 100, others=3), 75),
    "home._BELOW_TITLE": (lambda n: believed(n, 0.0, others=2), 100),
    "home._LONG": (lambda n: not believed(24, 0.0, others=1, other=n), 100),
    "line_reasons._SHORT": (
        lambda n: not line_reasons._is_furniture(line("分享到微信" + "甲" * (n - 5))),
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


@pytest.mark.parametrize(
    ("sign", "size", "told"), [("--", 18, True), ("--", 17, False), ("的", 18, False)]
)
def test_a_title_stands_behind_the_name_of_a_channel(sign: str, size: int, told: bool) -> None:  # noqa: FBT001
    title = "校" * size
    html = (
        f"<html><head><title>青禾频道{sign}{title}</title></head><body><p>{title}</p></body></html>"
    )
    lines = page(html)
    assert (lines.tells_title(lines.lines[0]) > 0) is told
