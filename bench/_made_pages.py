"""Pages made by setting documents into frames of sites (`frames.html`), with what is their text.

A frame is a page with places: ``{title}``, ``{body:how}``, ``{menu:n}`` and so on, and ``{c:x}`` for a
class that is drawn anew for every page, so that no name helps. Documents come from the shared data;
furniture is invented here. The same seed gives the same pages.
"""

import html as escapes
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench._rows import rows

FRAMES = Path(__file__).with_name("frames.html")
MOST_PARAGRAPHS = 40
SHORTEST, LONGEST = 150, 6_000  # characters of a document

_FRAME = re.compile(r"<!-- frame: ([\w-]+) -->\n")
_PLACE = re.compile(r"\{(\w+)(?::([\w-]+))?\}")
_SITES = ("青禾县人民政府", "北川新闻网", "海陵教育在线", "云岭政务", "文库之家", "东湖论坛")
_MENU = [
    "首页",
    "新闻中心",
    "政务公开",
    "办事服务",
    "互动交流",
    "走进本地",
    "专题专栏",
    "数据发布",
    "领导之窗",
    "通知公告",
    "政策法规",
    "招考信息",
    "财政预决算",
    "机构设置",
    "网上信访",
    "图片新闻",
    "媒体聚焦",
    "部门动态",
    "公共服务",
    "下载中心",
    "English",
    "登录",
    "注册",
]
_WHO = [
    "市教育局",
    "县人民政府",
    "省财政厅",
    "区卫生健康委",
    "团市委",
    "镇党委",
    "市住建局",
    "县应急管理局",
    "省科协",
]
_WHAT = [
    "召开年度工作会议",
    "部署安全生产检查",
    "举办青年干部培训班",
    "公示拟表彰名单",
    "开展春季招聘活动",
    "发布暴雨预警信息",
    "推进老旧小区改造",
    "组织志愿服务活动",
    "通报专项整治进展",
    "启动乡村振兴项目",
]
_MORE = (
    "活动现场气氛热烈，参与人员纷纷表示收获很大。",
    "据介绍，下一阶段将继续扩大覆盖面，让更多群众受益。",
    "会议要求，各单位要认真抓好落实。",
)
_SAY = (
    "支持！",
    "说得好，希望早点落实。",
    "请问外地户口可以申请吗？在线等，急。",
    "路过看看，顶一下楼主。",
    "不错，学习了，谢谢分享。",
)
_FOOT = (
    (
        '主办：{s}　承办：{s}信息中心<br><a href="/about">关于我们</a> | <a href="/map">网站地图</a> | <a href="/contact">联系我们</a><br>'
        "版权所有：{s}　网站标识码：3300000000　ICP备00000000号"
    ),
    "<p>Copyright © 2024 {s} All Rights Reserved.</p><p>技术支持：某某科技有限公司　建议使用1024×768分辨率浏览</p>",
    '<a href="/">返回首页</a> <a href="/h">设为首页</a> <a href="/f">加入收藏</a><br>地址：人民路1号　电话：000-12345678',
)
_TAILWIND = (
    "relative z-0 mt-4",
    "flex px-2",
    "max-w-4xl mx-auto",
    "text-base leading-7",
    "md:w-2/3",
)
_USERS = ("清风徐来", "老王", "sunshine88", "教育观察员", "匿名用户")


class Page(NamedTuple):
    """A made page: its frame, the HTML, and the lines that are its text."""

    frame: str
    id: str
    html: str
    gold: str


def frames() -> dict[str, str]:
    """The frames by name."""
    parts = _FRAME.split(FRAMES.read_text("utf-8"))[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def documents(shared: Path, count: int, seed: int = 0) -> list[tuple[str, list[str]]]:
    """``count`` documents as title and paragraphs: statutes, policy papers, articles of other genres."""
    draw = random.Random(seed)  # noqa: S311 - pages, not secrets
    found: list[tuple[str, list[str]]] = []
    for name, share in (("statutes", 0.35), ("policy", 0.4), ("general", 0.25)):
        found_in = [row for row in rows(shared / "data" / f"{name}.jsonl.zst") if _suits(row)]
        for row in draw.sample(found_in, round(count * share)):
            lines = [line.strip() for line in row["text"].split("\n") if line.strip()]
            title = row.get("title") or lines[0][:30].rstrip("，。")
            body = lines[1:] if re.sub(r"\W", "", lines[0]) == re.sub(r"\W", "", title) else lines
            kept = body[: draw.choice((3, 8, 20, MOST_PARAGRAPHS))]
            while len(kept) < len(body) and (
                sum(map(len, kept)) < SHORTEST or "。" not in kept[-1]
            ):
                kept = body[: len(kept) + 1]
            while sum(map(len, kept)) > LONGEST and len(kept) > 1:
                kept.pop()
            found.append((title, kept))
    return found


def made_pages(shared: Path, count: int, seed: int = 0) -> Iterator[Page]:
    """Every frame with ``count`` documents."""
    every = documents(shared, count, seed)
    for name, frame in frames().items():
        for n, (title, body) in enumerate(every):
            page = _Setting(random.Random(f"{seed} {name} {n}"), title, body)  # noqa: S311
            yield Page(name, f"{name}-{n}", page.html(frame), "\n".join((title, *body)))


def _suits(row: dict[str, Any]) -> bool:
    text = row["text"]
    if (
        not row.get("clean", True)
        or not row.get("paragraphs", True)
        or re.search(r"[<\t]|\]\(", text)
    ):
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    return row.get("script", "hans") == "hans" and len(lines) > 2 and len(text) > 200


class _Setting:
    """One document on its way into a frame."""

    def __init__(self, draw: random.Random, title: str, body: Sequence[str]) -> None:
        self._draw = draw
        self._title = escapes.escape(title)
        self._body = [escapes.escape(line) for line in body]
        self._site = draw.choice(_SITES)
        self._classes: dict[str, str] = {}
        self._style = draw.choice(("letters", "module", "tailwind"))

    def html(self, frame: str) -> str:
        return _PLACE.sub(self._place, frame)

    def _place(self, m: "re.Match[str]") -> str:
        name, argument = m[1], m[2] or ""
        if name == "c":
            return self._classes.setdefault(argument, self._class())
        if name == "body":
            return _BODIES[argument](self._body, self._draw)
        if name in _PIECES:
            return "".join(_PIECES[name](self) for _ in range(int(argument)))
        fixed = {
            "title": self._title,
            "site": self._site,
            "headline": self._headline(),
            "user": self._draw.choice(_USERS),
            "foot": self._draw.choice(_FOOT).replace("{s}", self._site),
            "bar": self._bar(),
        }
        return fixed[name]

    def _bar(self) -> str:
        draw = self._draw
        day = f"20{draw.randint(10, 24)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        seen = draw.randint(9, 9999)
        return f"来源：{self._site}　发布时间：{day}　浏览次数：{seen}次"

    def _class(self) -> str:
        letters = "".join(self._draw.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(6))
        if self._style == "tailwind":
            return self._draw.choice(_TAILWIND)
        return letters if self._style == "letters" else f"_{letters}_{self._draw.randint(1, 99)}"

    def _headline(self) -> str:
        return self._draw.choice(_WHO) + self._draw.choice(_WHAT)

    def menu(self) -> str:
        return f"<li><a href=/{self._draw.randint(1, 99)}>{self._draw.choice(_MENU)}</a></li>"

    def links(self) -> str:
        return f'<a href="/{self._draw.randint(1, 99)}">{self._draw.choice(_MENU)}</a> '

    def linksbr(self) -> str:
        return f'·<a href="/{self._draw.randint(1, 99)}">{self._headline()}</a><br>'

    def menurow(self) -> str:
        return f"<tr><td><a href=#>{self._draw.choice(_MENU)}</a></td></tr>"

    def news(self) -> str:
        return f"<li><a href=#>{self._headline()}</a> <span>{self._draw.randint(1, 12):02}-{self._draw.randint(1, 28):02}</span></li>"

    def teasers(self) -> str:
        more = "".join(self._draw.sample(_MORE, 2))
        return f"<div class={self._class().split()[0]}><h4><a href=#>{self._headline()}</a></h4><p>{self._headline()}。{more}</p></div>"

    def cards(self) -> str:
        return f"<div><a href=#><img src=a.jpg><p>{self._headline()}</p></a><span>{self._draw.randint(1, 23)}小时前</span></div>"

    def comments(self) -> str:
        return f"<div><p><a href=#>{self._draw.choice(_USERS)}</a> <span>2020-1-{self._draw.randint(1, 28)} 12:30</span></p><p>{self._draw.choice(_SAY)}</p><p><a href=#>回复</a> <a href=#>举报</a></p></div>"


_PIECES: dict[str, Callable[[_Setting], str]] = {
    "menu": _Setting.menu, "links": _Setting.links, "linksbr": _Setting.linksbr,
    "menurow": _Setting.menurow, "news": _Setting.news, "teasers": _Setting.teasers,
    "cards": _Setting.cards, "comments": _Setting.comments,
}  # fmt: skip


def _wrapped(tag: str, end: bool = True) -> Callable[[Sequence[str], random.Random], str]:  # noqa: FBT001, FBT002
    def body(lines: Sequence[str], _: random.Random) -> str:
        return "".join(f"<{tag}>　　{line}{f'</{tag}>' if end else ''}" for line in lines)

    return body


def _advertised(lines: Sequence[str], draw: random.Random) -> str:
    ad = "<div><a href=#>扫码领取优惠券</a> <a href=#>广告</a></div>"
    at = draw.randrange(len(lines)) + 1
    return "".join(f"<p>{line}</p>{ad if n == at else ''}" for n, line in enumerate(lines))


def _halves(lines: Sequence[str], _: random.Random) -> str:
    at = (len(lines) + 1) // 2
    first, second = ("".join(f"<p>{x}</p>" for x in part) for part in (lines[:at], lines[at:]))
    return f"<div>{first}</div></div><div><div>{second}</div>"


def _in_groups(open_: str, close: str, size: int) -> Callable[[Sequence[str], random.Random], str]:
    def body(lines: Sequence[str], _: random.Random) -> str:
        groups = (lines[n : n + size] for n in range(0, len(lines), size))
        return "".join(open_ + "".join(f"<p>{x}</p>" for x in g) + close for g in groups)

    return body


_BODIES: dict[str, Callable[[Sequence[str], random.Random], str]] = {
    "p": _wrapped("p"),
    "p-open": _wrapped("p", end=False),
    "div": _wrapped("div"),
    "p-ads": _advertised,
    "br": lambda lines, _: "<br>\n".join(f"　　{line}" for line in lines),
    "tr": lambda lines, _: "".join(f"<tr><td>{line}</td></tr>" for line in lines),
    "li": lambda lines, _: (
        "<ul style='list-style:none'>" + "".join(f"<li>{x}</li>" for x in lines) + "</ul>"
    ),
    "section": lambda lines, _: "".join(
        f"<section><p><span style='font-size:15px'>{line}</span></p></section>" for line in lines
    ),
    "sections": _in_groups("<section>", "</section>", 4),
    "pages": _in_groups("<div>", "</div>", 6),
    "halves": _halves,
    "span": lambda lines, _: "".join(f"<div><span>{line}</span></div>" for line in lines),
    "anchors": lambda lines, _: "".join(
        f"<a name=a{n}></a><p>{x}</p>" for n, x in enumerate(lines)
    ),
    "lines": lambda lines, _: "\n".join(lines),
    "escaped": lambda lines, _: escapes.escape("".join(f"<p>{line}</p>" for line in lines)),
    "srcdoc": lambda lines, _: (
        f'<iframe srcdoc="{escapes.escape("".join(f"<p>{x}</p>" for x in lines))}"></iframe>'
    ),
}
