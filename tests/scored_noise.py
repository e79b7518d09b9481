"""Which lines of a plain page are noise, as its frame and its lines grow: sweeps as in `scored_copies`."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from scored_copies import LINES, OWN, turns
from scored_html import BODY, NAV, TITLE, _lines

from eduparse.rules.rulebook import PACKAGED
from eduparse.stages.strip import injected, tags
from eduparse.stages.strip.decision import DecidedPage
from eduparse.stages.strip.furniture import Furniture
from eduparse.stages.strip.layout import borders, guard
from eduparse.stages.strip.layout.line_evidence import line_evidence
from eduparse.stages.strip.page import strip_lines
from eduparse.stages.strip.weights import packaged_weights

MENU = (
    "首页",
    "政务公开",
    "办事服务",
    "互动交流",
    "专题专栏",
    "打印本页",
    "关闭窗口",
    "分享到：",
    "上一篇：关于防汛工作的通知",
    "版权所有 某某网",
)
TEXT = "\n".join(LINES)


def noise() -> Iterator[tuple[str, list[Any]]]:
    """Every row of the group."""
    known = Furniture(PACKAGED.rules("noise"))
    for rule in PACKAGED.rules("noise"):
        for text in rule.example[:1]:
            line = text.split("\n")[0]
            longer = lambda n, t=line: [
                int(m[0])
                for x in strip_lines(t[: len(t) // 2] + "甲" * n + t[len(t) // 2 :])
                for m in [known.strength(x)]
            ]
            yield f"furniture: {rule.id}", turns(longer, (0, 1, 8, *range(44, 70, 2)))
    shared = "<%var a%>"
    for name, make in (
        ("code", lambda n: shared + "x" * (n - len(shared))),
        (
            "blurb",
            lambda n: "本文由会员分享，可在线阅读，更多相关内容请在本站搜索" + "甲" * (n - 26),
        ),
        ("link row", lambda n: "首页 | 政务公开 | 联系我们 | " + "甲" * (n - 22)),
        ("print", lambda n: f"【打印】【关闭】{'甲' * (n - 8)}"),
    ):
        told = lambda n, make=make: [
            int(m[0]) for x in strip_lines(make(n)) for m in [known.strength(x)]
        ]
        yield (
            f"furniture by length: {name}",
            turns(
                told, [*range(30, 80), *range(400, 440), *range(4030, 4070, 5), *range(5990, 6010)]
            ),
        )
    yield from _decided()
    yield from _injected()
    yield from _laid_out()


def _decided() -> Iterator[tuple[str, list[Any]]]:
    pages = {
        "a frame": lambda n: "\n".join(
            (*MENU[: n % 9], "青禾县教育局关于做好培训工作的通知", TEXT, *MENU[n % 7 :])
        ),
        "short paper": lambda n: "\n".join(
            (*MENU[:4], "青禾县教育局关于做好培训工作的通知", *LINES[:n], *MENU[5:])
        ),
        "lines between": lambda n: "\n".join(
            (*MENU[:5], *(f"第{k}届校园文化节{OWN[k % 6][:6]}" for k in range(n)), TEXT, *MENU[5:])
        ),
        "far": lambda n: "\n".join(
            (
                *MENU[:5],
                *("欢迎光临" + "甲" * (k % 5) for k in range(3 * n)),
                TEXT,
                *("更多内容" + "乙" * (k % 4) for k in range(3 * n)),
                *MENU[5:],
            )
        ),
        "doubtful": lambda n: "\n".join(
            (*MENU[:3], OWN[n % 6][:n], TEXT, OWN[(n + 1) % 6][: n + 4], *MENU[6:])
        ),
        "unknown menu": lambda n: "\n".join(
            (
                *("校园风采", "德育之窗", "教研动态", "后勤服务")[: n % 5],
                TEXT,
                "打印本页",
                *("家校联系", "资源下载", "友情链接", "信箱")[: n % 4],
            )
        ),
    }
    for name, make in pages.items():
        for n in range(1, 13, 2):
            lines = strip_lines(make(n))
            page = DecidedPage(lines)
            chances = packaged_weights().noise(page.evidence())
            found = [sum(chances), *(sum(chances[k::5]) for k in range(5))]
            yield f"chances: {name} {n}", found
            for effort in ("safe", "thorough"):
                verdicts = DecidedPage(strip_lines(make(n))).decide(effort)
                told = sorted(
                    (k, v.rule[-9:], v.confidence, v.applied, len(v.witnesses))
                    for k, v in verdicts.items()
                )
                yield f"decided: {name} {n} {effort}", told


def _injected() -> Iterator[tuple[str, list[Any]]]:
    lines = "一、总体要求\n二、主要任务\n"
    yield (
        "emoji",
        turns(
            lambda n: len(list(injected._emoji(lines + "学校\U0001f600要认真" * n))), range(1, 8)
        ),
    )
    strewn = lambda n: len(
        list(injected._emoji(lines + "学校\U0001f600要认真" * n + "\n\U0001f600\n" * (20 - n)))
    )
    yield "strewn", turns(strewn, range(1, 20))
    brand = lambda n: len(
        list(
            injected._brands(
                "青禾教育网"
                + "教育网" * 0
                + "甲" * n
                + "青禾文库网"
                + "文库网" * (n // 3)
                + "|青禾文库网文库网"
            )
        )
    )
    yield "a brand", turns(brand, range(50))
    for size in range(1, 14):
        for kind in ("网站", "教育网", "官方网站"):
            text = f"甲青禾山水河湖{kind * size}|青禾山水河湖{kind * 2}"
            yield f"a brand of {size} {kind}", [e.end - e.start for e in injected._brands(text)]
    spoken = lambda n: tags._is_subject(
        "甲<b>" + "乙" * n + "标签</b>", list(tags.PRINTED_TAG.finditer("甲<b>"))
    )
    yield "spoken of", turns(spoken, range(12))


def _laid_out() -> Iterator[tuple[str, list[Any]]]:
    def posts(sizes: list[float], whole: float) -> bool:
        page = SimpleNamespace(prose=dict(enumerate(sizes)))
        return guard._are_posts(page, range(len(sizes)), whole, None)

    yield "posts", turns(lambda n: posts([10.0] * n, 10.0 * n), range(1, 8))
    yield "share of posts", turns(lambda n: posts([n / 5] * 5, 100.0), range(40, 80))
    yield "the largest post", turns(lambda n: posts([float(n), *[8.0] * 5], 100.0), range(40, 80))
    linked = lambda n: guard.is_article(
        SimpleNamespace(
            lines=[SimpleNamespace(size=100, linked=n / 100, prose=0)] * 3, elements=[]
        ),
        [True] * 3,
        [0],
        None,
    )
    yield "a linked page", turns(linked, range(30, 70))
    page = lambda n: _lines(
        f"<html><head><title>{TITLE}</title></head><body><ul>{NAV}</ul><h1>{TITLE}</h1><p>{'甲' * n}青教发〔2022〕8号</p>{BODY}</body></html>"
    )
    number = lambda n: sorted(borders._front(page(n), 4, 7))
    yield "a line with a number", turns(number, range(20, 40))
    for deep in range(1, 6):
        for name in ("footer", "content", "nav", "share"):
            html = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{BODY}<div class='{name}'>{'<div>' * deep}<p>甲乙丙</p>{'</div>' * deep}</div></body></html>"
            yield (
                f"names {deep} {name}",
                [
                    sorted(x)
                    for _, rest, _ in list(line_evidence(_lines(html)))[-1:]
                    for x in (rest,)
                ],
            )
    for n in range(1, 13):
        html = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div class='footer'>{''.join(f'<p>{x}</p>' for x in LINES[:n])}</div>{''.join(f'<p>{x}</p>' for x in LINES[n:])}</body></html>"
        yield (
            f"most of the page {n}",
            [sorted(x) for _, rest, _ in list(line_evidence(_lines(html)))[1:2] for x in (rest,)],
        )
