"""Links that a sentence announces stay; those below the heading of a list of other pages go."""

from types import SimpleNamespace
from typing import Any

import pytest
from sides import turns_at

import eduparse
from eduparse.document.evidence import Element
from eduparse.stages.strip.layout import announced_links

NAV = '<div class="nav"><a href="/">首页</a><a href="/a">新闻</a><a href="/b">通知</a></div>'
FOOT = '<div class="footer">版权所有 青禾县教育局</div>'
SIGNED = (
    "<p>请各单位认真执行，遇到的问题请及时报告县教育局。</p><p>青禾县教育局</p><p>2020年3月4日</p>"
)
NEWS = "<p>昨天，青禾县召开了会议，总结了去年的工作，并作了安排。</p><p>会议要求，各学校要抓好落实。</p>"
NAMES = ("语文组成绩", "数学组成绩", "英语组成绩", "物理组成绩")


def cleaned(body: str, side: str = "") -> str:
    title = "青禾县教育局公告"
    html = f"<html><head><title>{title}</title></head><body>{NAV}<div class='a'><h1>{title}</h1>{body}</div>{side}{FOOT}</body></html>"
    return eduparse.clean(html.encode())[0].text


def paragraphs(names: tuple[str, ...] = NAMES) -> str:
    return "".join(f'<p><a href="{n}.xls">{name}</a></p>' for n, name in enumerate(names))


def items(names: tuple[str, ...] = NAMES) -> str:
    return (
        "<ul>" + "".join(f'<li><a href="/{n}">{x}</a></li>' for n, x in enumerate(names)) + "</ul>"
    )


@pytest.mark.parametrize("list_of", [paragraphs, items])
@pytest.mark.parametrize(
    "sentence",
    [
        "面试工作已经结束，现将成绩予以公布，考生可点击下列链接查询：",
        "现将现行有效文件公布如下，点击可查看全文：",
        "各学校的网址如下：",
        "竞赛结果已评定，请下载查看：",
        "请点击下方链接下载成绩。",
    ],
)
def test_announced(sentence: str, list_of: object) -> None:
    body = list_of() if callable(list_of) else ""
    text = cleaned(f"<p>{sentence}</p>{body}{SIGNED}")
    assert sentence in text
    assert all(name in text for name in NAMES)
    assert "首页" not in text


@pytest.mark.parametrize(
    "heading",
    [
        "相关链接：",
        "更多精彩内容请点击以下链接：",
        "猜你喜欢：",
        "您可能还想浏览以下内容：",
        "推荐阅读：",
    ],
)
def test_other_pages(heading: str) -> None:
    text = cleaned(f"{NEWS}<p>{heading}</p>{paragraphs()}")
    assert not any(name in text for name in NAMES)


def test_a_list_beside_the_article() -> None:
    side = f'<div class="links"><p>请选择以下网站：</p>{items()}</div>'
    assert not any(name in cleaned(NEWS, side) for name in NAMES)


def test_the_last_article_of_a_statute() -> None:
    part = "<div class='chapter'><h2>第{0}章　{1}</h2><p>第{0}条　{2}</p></div>"
    last = "本章程由招生办解释。网址：<a href='http://zs.example'>http://zs.example</a>"
    body = part.format("一", "总则", "为规范招生，制定本章程。") + part.format("二", "附则", last)
    assert "第二条　本章程由招生办解释。" in cleaned(body)


def told(*sizes: int, linked: float = 1.0) -> list[int]:
    """The links found below a sentence, so long each."""
    lines = [SimpleNamespace(element=1, size=size, linked=linked) for size in (20, *sizes)]
    page: Any = SimpleNamespace(lines=lines, elements=[Element(-1, "div", ""), Element(0, "p", "")])
    return list(announced_links.links_below(page, 0))


def test_links_are_short_and_most_of_their_line() -> None:
    turns_at(lambda n: not told(n), announced_links.LONGEST + 1)
    turns_at(lambda n: told(9, linked=n / 10), round(announced_links.LINKED * 10))


def test_a_sentence_outside_of_the_text_is_no_mere_key() -> None:
    def found(size: int) -> bool:
        title = SimpleNamespace(text="成绩", element=1, size=2, linked=0.0, stops=0)
        said = SimpleNamespace(text="请查询：", element=1, size=size, linked=0.0, stops=0)
        link = SimpleNamespace(text="成绩单", element=1, size=3, linked=1.0, stops=0)
        elements = [Element(-1, "div", ""), Element(0, "p", "")]
        page: Any = SimpleNamespace(lines=[title, said, link], elements=elements)
        none = [False] * 3
        return bool(list(announced_links.announced_links(page, none, 0, none, lambda _: False)))

    turns_at(found, announced_links.SENTENCE)
