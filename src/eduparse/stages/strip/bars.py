"""Publish bars: what they say of a page before they go, and where one begins behind a title.

A bar tells when and where a page was put up (`发布时间：2024-05-06 来源：某网 浏览次数：123`). The day and the source are
facts about the page (`metadata.web`), not about the paper on it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from eduparse.document.metadata import Web
from eduparse.language.dates import DAY, STAMP, YEAR_OF_DAY, iso_date
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import is_person, organs
from eduparse.language.titles import TITLE_END

BARS = frozenset(
    (
        "noise.publish-bar",
        "noise.publish-line",
        "noise.publish-alone",
        "noise.source-line",
        "noise.stamp-line",
        "span.publish-bar",
    )
)
_DAY = lazy_pattern(DAY)
_SOURCE = lazy_pattern(
    r"(?:(?:信息|文章|稿件|新闻|原文)?来源(?:于)?|稿源|供稿|发布(?:机构|单位|部门))[ \t\u3000]*[：:][ \t\u3000]*"
    r"(?P<name>[^\s|｜【\[：:，。；;（(]{2,30})"
)
_BEHIND = lazy_pattern(
    r"(?<![ \t\u3000])[ \t\u3000]*+[（(\[【|｜]?[ \t\u3000]*+(?:(?:发布|发表|更新|上传)?(?:时间|日期)[ \t]*[：:]|(?:信息|文章)?来源[ \t]*[：:]|"
    rf"{STAMP}|(?:浏览|点击|阅读)(?:次数|量|数)?[ \t]*[：:]|作者[ \t]*[：:]|字[号体][ \t]*[：:【\[])"
)
_DATED = lazy_pattern(
    rf"{STAMP}|(?:时间|日期)[ \t]*[：:][ \t]*{YEAR_OF_DAY}|(?:浏览|点击|阅读)(?:次数|量|数)?[ \t]*[：:][ \t]*\d"
)
_NAMES = r"[一-鿿·]{2,4}"
_AUTHORS = lazy_pattern(
    rf"(?P<first>{_NAMES})(?P<more>(?:[、，,][ ]?{_NAMES}|[ \t\u3000]+(?!{words('counter-of-a-page')}){_NAMES}){{0,6}})(?P<others>[ ]?等)?"
    rf"[ \t\u3000]+(?={words('counter-of-a-page')}$)"
)
_ISSUE = lazy_pattern(r"\S{2,16}[ ]?(?:19|20)\d{2}年(?:第)?\d{1,3}期")
_GLUED = lazy_pattern(
    rf"{STAMP}(?:[ ]\d{{1,2}}:\d{{2}})?(?=(?:{_NAMES}){{1,6}}$|{_NAMES}[^。，；：]{{4,40}}\d{{6}}$)"
)
COUNTED = tuple("0123456789次")  # with which a counter ends
_ABSTRACT = lazy_pattern(r"[【\[]?(?:内容)?(?:摘[ \u3000]*要|提要)")
TITLE_SHORTEST = 8  # characters of a title in front of a bar
_GOES_ON = (
    "发布",
    "发表",
    "更新",
    "上传",
    "录入",
    "于",
    "自",
    "至",
    "从",
    "日期",
    "时间",
    "公开",
)  # to a key or a day
_ENDED = lazy_pattern(rf"(?:{TITLE_END})$")
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_COLON = lazy_pattern(r"[ \t\u3000]*[：:]")
_SENTENCE = lazy_pattern(r"[。；，]")
_NEXT_KEY = lazy_pattern(
    r"(?:作者|责任编辑|录入|上传|(?:最[后新近])?更新|编辑|责编|发布|浏览|点击|阅读|字[号体]|时间|日期|打印|分享).*$"
)


def bar_facts(lines: Iterable[str]) -> dict[str, str]:
    """``published`` and ``source`` as the first of the ``lines`` that have them say."""
    facts: dict[str, str] = {}
    for line in lines:
        day = _DAY.search(line)
        if "published" not in facts and day and (found := iso_date(day.group())):
            facts["published"] = found
        source = _SOURCE.search(line)
        name = _NEXT_KEY.sub("", source["name"]) if source else ""
        if source and name == source["name"] and _COLON.match(line, source.end()):
            name = ""  # no value: the next key stands there
        if "source" not in facts and name:
            facts["source"] = name
    return facts


def bar_behind_title(line: str) -> int | None:
    """Where the bar begins that is glued to the title on ``line``; None where there is no such thing.

    What stands in front must read as a title: no key, no stop, no name of an office.
    """
    found = _BEHIND.search(line, TITLE_SHORTEST)
    if found is None or _DATED.search(line, found.start()) is None:
        return None
    title = line[: found.start()].strip()
    han = sum("\u4e00" <= c <= "\u9fff" for c in title)
    if han < TITLE_SHORTEST or 2 * han < len(title) or re.search(r"[：:。；]", title):
        return None
    if _SENTENCE.search(line, found.start()) or organs(title) or title.endswith(_GOES_ON):
        return None
    if _HAN.match(found.group()) and _HAN.match(title[-1]) and not _ENDED.search(title):
        return None  # a key would be cut inside: 公布日期, 公开日期, 资金来源
    return found.start()


def counter_behind_authors(line: str, below: str) -> int | None:
    """Where the counter begins behind the authors of a paper on ``line``: 杨某等　点击量：7264.

    Names alone may be of who put the page up, or win a prize by such a count; their paper shows where an abstract
    stands right ``below``.
    """
    found = _AUTHORS.match(line)
    if found is None or not is_person(found["first"].removesuffix("等")):
        return None
    others = found["others"] or found["first"].endswith("等")
    return found.end() if others or _ABSTRACT.match(below) else None


def stamp_before_authors(line: str, below: str) -> int | None:
    """Where the stamp ends that sticks to the authors of a paper on ``line``, above the issue of its journal."""
    found = _GLUED.match(line)
    return found.end() if found and _ISSUE.fullmatch(below) else None


def counted_names(lines: Sequence[str]) -> Iterator[int]:
    """Indices of the ``lines`` that say how often works of several persons, or of one after the other, were read."""
    found = {n: m for n, line in enumerate(lines) if (m := _AUTHORS.match(line))}
    for n, names in found.items():
        if names["more"] or {n - 1, n + 1} & found.keys():
            yield n


def web_with(web: Web | None, **facts: str) -> Web:
    """``web`` with ``facts`` where it knew nothing."""
    known = web or Web()
    return replace(known, **{k: v for k, v in facts.items() if getattr(known, k) is None})
