"""Lines set as the text around them are no frame of the site, whatever words they hold."""

from types import SimpleNamespace
from typing import Any

import eduparse
from eduparse.document.evidence import Element
from eduparse.stages.strip.layout.borders import set_alike

FRAME = '<div class="header"><a href="/">首页</a><a href="/a">新闻</a></div>{}<div class="footer">版权所有 青石县教育局</div>'
NOTICE = (
    "青石小学期初校务会议纪要",
    "时间：2023年6月12日下午",
    "主办：青石小学校务办公室",
    "会议讨论了暑期校舍维修的安排，决定由总务处负责，七月底以前完成。",
    "经手人：周某 日期：2024.3.5",
    "会议还讨论了新学期的课程表，由教务处在开学前一周发给各班。",
    "咨询热线：0000-1234567",
)


def page(*lines: str, tag: str = "p") -> str:
    body = "".join(f"<{tag}>{line}</{tag}>" for line in lines)
    text = FRAME.format(f'<div class="article">{body}</div>')
    html = f"<html><head><title>青石教育</title></head><body>{text}</body></html>"
    return eduparse.clean(html.encode())[0].text


def test_time_place_and_hosts_between_paragraphs_stay() -> None:
    assert page(*NOTICE).split("\n") == list(NOTICE)


def alike(*lines: tuple[int, str], members: tuple[int, ...]) -> list[int]:
    """The lines, each with its links and the name of its element, that are set as the text is."""
    told = SimpleNamespace(
        lines=[SimpleNamespace(links=n, element=at) for at, (n, _) in enumerate(lines)],
        elements=[Element(0, "p", names) for _, names in lines],
    )
    every: Any = told
    return list(set_alike(every, [n in members for n in range(len(lines))]))


def test_lines_with_links_or_of_another_look_are_not_set_alike() -> None:
    plain, link, side = (0, ""), (1, ""), (0, "side")
    assert alike(plain, plain, plain, members=(0, 2)) == [1]
    assert alike(plain, link, plain, plain, members=(0,)) == []
    assert alike(plain, side, side, members=(0,)) == []
    assert alike(plain, plain, members=()) == []


def test_a_bar_of_the_page_is_judged_by_its_words() -> None:
    assert "浏览次数" not in page(NOTICE[0], "来源：青石新闻网 浏览次数：12", *NOTICE[3:])
