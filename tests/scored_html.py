"""How HTML pages are read and which of their lines are the frame, as pages grow: sweeps as in `scored_copies`."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from scored_copies import LINES, turns

from eduparse.document.evidence import Evidence
from eduparse.readers.html import html_document
from eduparse.stages.strip.layout import home
from eduparse.stages.strip.layout.borders import belonging
from eduparse.stages.strip.layout.home import article
from eduparse.stages.strip.layout.line_evidence import line_evidence
from eduparse.stages.strip.layout.line_reasons import reasons
from eduparse.stages.strip.layout.main_text import MainText
from eduparse.stages.strip.layout.page_lines import LayoutLines

TITLE = "青禾县教育局关于做好乡村教师培训工作的通知"
NAV = "".join(
    f'<li><a href="/{n}.html">{name}</a></li>'
    for n, name in enumerate(("首页", "政务公开", "办事服务", "互动交流"))
)
NEWS = "".join(f'<li><a href="/n{n}.html">第{n}所学校开展消防演练活动</a></li>' for n in range(6))
BODY = "".join(f"<p>{line}</p>" for line in LINES)


def _page(
    body: str,
    *,
    above: str = "",
    below: str = "",
    title: str = TITLE,
    heading: str = f"<h1>{TITLE}</h1>",
) -> str:
    return (
        f"<html><head><title>{title}</title></head><body><div class='nav'><ul>{NAV}</ul></div>"
        f"<div class='main'>{heading}{above}<div class='content'>{body}</div>{below}</div>"
        f"<div class='side'><h3>相关新闻</h3><ul>{NEWS}</ul></div><div class='footer'><p>版权所有 某某网</p></div></body></html>"
    )


def _lines(html: str) -> LayoutLines:
    doc = html_document(html, "x", "x")
    return LayoutLines(doc.text, doc.evidence or Evidence())


def _judged(html: str) -> list[Any]:
    """The lines that go, each with its confidence and witnesses."""
    doc = html_document(html, "x", "x")
    found = MainText()(doc)
    gone = [
        [doc.text[e.start : e.end][:12], round(e.confidence, 3), sorted(e.witnesses)]
        for e in found.edits
    ]
    return [*gone, *(w.code for w in found.warnings)]


def _links(n: int, of: int = 20) -> str:
    return f"<p><a href='/a.html'>{'链' * n}</a>{'接' * (of - n)}，请各校按要求，认真学习。</p>"


def _box(n: int, text: str) -> str:
    return "".join(
        f"<div class='post'><p>{text}</p><p>第{k}位家长提问，什么时候开学，如何报名。</p></div>"
        for k in range(n)
    )


PAGES: dict[str, tuple[Callable[[int], str], Iterable[int]]] = {
    "paragraphs": (lambda n: _page("".join(f"<p>{x}</p>" for x in LINES[:n])), range(13)),
    "a paragraph without stops": (lambda n: _page(f"<p>{'校' * n}</p>"), range(10, 120, 2)),
    "a sentence": (lambda n: _page(f"<p>{'校' * (n - 1)}。</p>"), range(2, 60)),
    "a sentence with commas": (lambda n: _page(f"<p>各，各，{'校' * (n - 4)}</p>" * 2), range(5, 40)),
    "lines between title and text": (lambda n: _page(BODY, above="<p>甲乙丙丁戊己庚辛</p>" * n), range(20)),
    "a kicker": (lambda n: _page(BODY, above=f"<p>{'甲' * n}</p>"), range(1, 60)),
    "recipients": (lambda n: _page(BODY, above=f"<p><a href='/'>{'各' * n}</a>{'校' * (20 - n)}：</p>"), range(21)),
    "a number": (lambda n: _page(BODY, above=f"<p>{'甲' * n}青教发〔2022〕8号</p>"), range(10, 50)),
    "an annex": (lambda n: _page(BODY, below=f"<p>附件：{'申' * n}</p>"), range(90, 150, 3)),
    "lines above the date": (lambda n: _page(BODY, below="<p>青禾县教育局</p>" * n + "<p>2022年3月15日</p>"), range(12)),
    "a long signature": (lambda n: _page(BODY, below=f"<p>{'局' * n}</p><p>2022年3月15日</p>"), range(30, 60)),
    "a linked signature": (lambda n: _page(BODY, below=f"<p><a href='/'>{'局' * n}</a>{'青' * (20 - n)}</p><p>2022年3月15日</p>"), range(21)),
    "lines inside": (lambda n: _page(f"<p>{LINES[0]}</p>" + "<p>甲乙</p>" * n + f"<p>{LINES[1]}</p>"), range(6)),
    "a linked paragraph": (lambda n: _page(BODY + _links(n)), range(21)),
    "a linked title": (lambda n: _page(BODY, heading=f"<h1><a href='/'>{TITLE[:n]}</a>{TITLE[n:]}</h1>"), range(len(TITLE) + 1)),
    "the title far above": (lambda n: _page(BODY, heading=f"<h1>{TITLE}</h1>" + "<p><a href='/'>上一页</a></p>" * n), range(16)),
    "a short title": (lambda n: _page(BODY, title="值班安排办法表"[:n], heading=f"<h1>{'值班安排办法表'[:n]}</h1>"), range(1, 8)),
    "posts": (lambda n: _page(_box(n, LINES[0])), range(8)),
    "posts beside a text": (lambda n: _page(_box(6, LINES[0]) + "".join(f"<div class='post'><p>{x}</p></div>" for x in LINES[:n])), range(13)),
    "a copy": (lambda n: _page(BODY, below=f"<div class='print'><p>{LINES[0]}</p><p>{LINES[1][:n]}</p><p>{LINES[2]}</p></div>"), range(0, 34, 2)),
    "copied lines": (lambda n: _page(BODY, below="<div class='print'>" + "".join(f"<p>{x}</p>" for x in LINES[:n]) + "<p>手机版另有说明，请留意，谢谢。</p>" * 2 + "</div>"), range(13)),
    "short copied lines": (lambda n: _page(BODY + f"<p>{'校，' * 3}{'舍' * (n - 6)}</p>" * 2 + f"<div>{f'<p>{chr(26657)},,{chr(33293) * (n - 3)}</p>' * 6}</div>"), range(15, 26)),
    "furniture inside": (lambda n: _page(f"<p>{LINES[0]}</p><p>分享到微信{'甲' * n}</p><p>{LINES[1]}</p>" + BODY), range(0, 60, 2)),
    "links inside": (lambda n: _page(f"<p>{LINES[0]}</p><p>" + "<a href='/x'>点击收藏</a>" * n + f"</p><p>{LINES[1]}</p>" + BODY), range(6)),
    "a publish bar": (lambda n: _page(f"<p>发布时间：2022-03-15，来源：某某网，{'作' * n}</p>" + BODY), range(40, 110, 2)),
    "few lines": (lambda n: "<html><body>" + "<p><a href='/'>甲乙丙</a></p>" * n + "</body></html>", range(1, 6)),
    "other heading": (lambda n: _page(f"<p>{LINES[0][:n]}</p>", title=TITLE, below="<h2>别的标题</h2>" + BODY), range(0, 34, 3)),
    "a mostly linked page": (lambda n: _page("".join(_links(k, 12) for k in [12] * n + [0] * (10 - n))), range(11)),
}  # fmt: skip
READ: dict[str, tuple[Callable[[int], str], Iterable[int]]] = {
    "columns": (lambda n: f"<table><tr><td colspan='{n}'>甲</td><td>乙</td></tr>" + "<tr>" + "<td>丙</td>" * 4 + "</tr></table>", range(1, 6)),
    "many columns": (lambda n: f"<table><tr><td colspan='{n}'>甲</td><td>乙</td></tr><tr>{'<td>丙</td>' * 230}</tr></table>", range(190, 230)),
    "lines of a cell": (lambda n: "<table>" + "<tr><td>甲</td><td>" + "<p>乙丙</p>" * n + "</td></tr>" * 1 + "<tr><td>丁</td><td>戊</td></tr></table>", range(1, 8)),
    "lines of a cell of a long table": (lambda n: "<table><tr><td>甲</td><td>" + "<p>乙丙</p>" * n + "</td></tr>" + "<tr><td>丁丁丁丁</td><td>戊戊戊戊</td></tr>" * 4 + "</table>", range(1, 14)),
    "a linked cell": (lambda n: f"<table><tr><td>甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲</td><td><p>乙</p><p>丙</p><p><a href='/'>{'丁' * n}</a>{'戊' * (18 - n)}</p></td></tr>" + "<tr><td>丁</td><td>戊</td></tr>" * 4 + "</table>", range(19)),
    "rows with several cells": (lambda n: "<table>" + "<tr><td>甲甲甲甲甲甲甲甲甲甲甲甲</td><td><p>乙</p><p>丙</p><p>丁</p><p>戊</p></td></tr>" * n + "</table>", range(1, 6)),
    "a long cell": (lambda n: f"<table><tr><td>甲甲</td><td>{'乙' * n}</td></tr><tr><td>丙</td><td>丁</td></tr></table>", range(360, 440)),
    "a long cell of a large table": (lambda n: f"<table><tr><td>{'甲' * 1000}</td><td>{'乙' * n}</td></tr><tr><td>丙</td><td>丁</td></tr></table>", range(3000, 5000, 50)),
    "hidden text": (lambda n: f"<div>甲</div><div style='display:none'>{'乙' * (n - 1)}。</div>", range(20, 40)),
    "frames inside": (lambda n: _nested(n), range(1, 6)),
    "escaped tags": (lambda n: "<div>&lt;p&gt;甲乙丙丁。&lt;/p&gt;" + "&lt;p&gt;戊己庚辛。&lt;/p&gt;" * (n - 1) + "</div>", range(1, 4)),
    "letters outside": (lambda n: f"<div>{'外' * n}&lt;p&gt;{'内' * 20}。&lt;/p&gt;&lt;p&gt;内。&lt;/p&gt;</div>", range(40)),
    "breaks at ends": (lambda n: "<div>" + "甲乙丙。&lt;br&gt;" * n + "甲乙丙&lt;br&gt;丁" * (10 - n) + "</div>", range(11)),
    "mentioned tags": (lambda n: "<div>&lt;p&gt;甲乙。&lt;/p&gt;&lt;p&gt;丙丁。&lt;/p&gt;&lt;p&gt;丙丁。&lt;/p&gt;" + "用 &lt;b&gt; 标签，" * n + "</div>", range(12)),
    "a long lead": (lambda n: f"<div>{'甲' * n}&lt;p&gt;{'乙' * 9000}。&lt;/p&gt;&lt;p&gt;丙丁。&lt;/p&gt;</div>", range(3990, 4010)),
    "a long window title": (lambda n: f"<html><head><title>{'题' * n}</title></head><body><p>甲</p></body></html>", range(190, 210)),
    "a long source": (lambda n: f"<html><head><meta name='ContentSource' content='{'源' * n}'></head><body><p>甲</p></body></html>", range(190, 210)),
    "a start of a list": (lambda n: f"<ol start='{n}'><li>甲</li><li>乙</li></ol>", (99_998, 99_999, 100_000, 100_001)),
    "lines of an item": (lambda n: "<ul><li>" + "<p>甲乙</p>" * n + "</li><li>丙</li></ul>", range(1, 7)),
    "depth": (lambda n: "<p>甲</p>" * 5000 + "<div>" * n + "乙<p>丙</p>" + "</div>" * n, (497, 498, 499, 500, 501, 502)),
}  # fmt: skip


def _nested(n: int) -> str:
    html = "<p>最里面的正文。</p>"
    for _ in range(n):
        escaped = html.replace("&", "&amp;").replace('"', "&quot;")
        html = f'<p>外。</p><iframe srcdoc="{escaped}"></iframe>'
    return html


def layout() -> Iterator[tuple[str, list[Any]]]:
    """What goes of each page, and what is known about lines of each length."""
    for name, (make, sizes) in PAGES.items():
        yield f"layout: {name}", turns(lambda n, make=make: _judged(make(n)), sizes)
    for tail in ("", "。", "，，", "分享到", "版权所有，转载请注明，著作权归本网所有"):
        page = lambda n, tail=tail: _lines(_page(BODY, above=f"<p>{'甲' * n}{tail}</p>"))
        told = lambda n, page=page: _told(page(n))
        yield f"known of a line with {tail}", turns(told, [*range(1, 70), *range(370, 410)])
    for name, (make, sizes) in PAGES.items():
        yield f"belongs: {name}", turns(lambda n, make=make: _belonging(make(n)), sizes)
    for name in ("paragraphs", "a linked paragraph", "posts", "a copy", "furniture inside"):
        make, sizes = PAGES[name]
        for n in list(sizes)[2::7]:
            page = _lines(make(n))
            told: Counter[str] = Counter()
            for said, *names in line_evidence(page):
                told.update(said)
                told.update({str(k): len(e) for k, e in enumerate(names)})
            yield f"evidence: {name} {n}", [x for e in sorted(told.items()) for x in e]
            for mark in (-2.6, -1.8, -0.1, 0.45, 2.8):
                marks = [mark if k % 3 else 1.0 for k in range(len(page.lines))]
                why = Counter(
                    (r.rule, r.confidence, len(r.witnesses)) for r in reasons(page, marks) or []
                )
                yield f"reasons: {name} {n} {mark}", sorted([*k, v] for k, v in why.items())

    for name, added, mark in (
        ("a button inside the text", "<p>分享到微信</p>", -2.5),
        ("the title below the text as a link", f"<p><a href='/'>{TITLE}</a></p>", -0.3),
    ):
        page = _lines(_page(f"<p>{LINES[0]}</p>{added}<p>{LINES[1]}</p>" + BODY))
        at = next(n for n, line in enumerate(page.lines) if line.text == LINES[0]) + 1
        marks = [2.0 if line.prose else -3.0 for line in page.lines]
        marks[at] = mark
        yield name, [*(reasons(page, marks) or [])[at][:2]]

    menu = f"<p>{'菜' * 120}</p>" * 4
    for size in range(76, 132, 4):
        html = f"<html><body><div id='a'><p>{'甲' * 130}</p></div>{menu}<div id='b'><p>{'乙' * (size // 2)}</p><p>{'丙' * (size // 2)}</p></div></body></html>"
        yield f"home {size}", article(_lines(html), [1.0, -2.0, -2.0, -2.0, -2.0, 1.0, 1.0])

    for size in (110, 130):
        html = f"<html><body><div id='a'><p>{'甲' * 40}</p></div>{menu}<div id='b'><p>{'乙' * (size // 2)}</p><p>{'丙' * (size // 2)}</p></div></body></html>"
        for mark in (2.0, 2.6, 2.9, 3.3, 4.0):
            yield (
                f"clipped {size} {mark}",
                article(_lines(html), [mark, -2.0, -2.0, -2.0, -2.0, 1.0, 1.0]),
            )

    headed = lambda n: _lines(
        f"<html><body><h2>别的标题</h2>{'<p>甲</p>' * n}<p>{LINES[0]}</p></body></html>"
    )
    first = lambda n: home._has_other_title(
        headed(n), [k == len(headed(n).elements) - 1 for k in range(len(headed(n).elements))]
    )
    yield "another heading above", turns(first, range(12))


def _belonging(html: str) -> list[Any]:
    """The lines around the paragraphs of the text that belong to it."""
    page = _lines(html)
    members = [line.text in LINES for line in page.lines]
    seed = next((n for n, inside in enumerate(members) if inside), len(members) - 1)
    kept = belonging(page, members, page.title_above(seed), seed)
    return sorted(page.lines[n].text[:3] for n in kept if not members[n])


def _told(page: LayoutLines) -> list[Any]:
    """The kinds of evidence of the line below the title, and whether it is running text."""
    n = next((n for n, line in enumerate(page.lines) if line.text.startswith("甲")), 0)
    said = next(said for k, (said, *_) in enumerate(line_evidence(page)) if k == n)
    return [sorted(said), bool(page.lines[n].prose)]


def reading() -> Iterator[tuple[str, list[Any]]]:
    """What the reader makes of each page."""
    for name, (make, sizes) in READ.items():
        yield f"reading: {name}", turns(lambda n, make=make: _shown(make(n)), sizes)


def _shown(html: str) -> list[Any]:
    """The shape of the text: lines, tabs, whether tags are left; and the facts of the head."""
    doc = html_document(html, "x", "x")
    web = doc.metadata.web
    lines = doc.text.split("\n")
    said = [
        len(lines),
        doc.text.count("\t"),
        doc.text.count("<"),
        bool(doc.metadata.title),
        bool(web and web.source),
    ]
    marked = [
        line[:7]
        for line in lines[:3]
        if not line.startswith(("甲甲", "外外", "乙乙", "内内", "题"))
    ]
    return [*said, *marked, lines[-1][-2:]]
