"""Who made a text and where it is from, as the text tells it itself: the colophon of a class newspaper.

A site prints the editor and the source of a page, too. What tells is that the page shows nothing else of a site, and that
such a line is one of a row of keys of which some are no words of sites (主编, 美术编辑, 出刊). Quotations have
a source each. A play ends with END.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.page import StripLine

HOST, SOURCE, END = "noise.imprint-address", "noise.source-line", "noise.wechat"
OF_TEXTS = frozenset(("noise.editor", "noise.publish-line", HOST, SOURCE, END))
ROW = 3  # keys below one another
SOURCES = 2  # of quotations, each another one
_KEY = lazy_pattern(r"[^\s：:。，、；]{1,6}[ \t\u3000]?[：:][ \t\u3000]*[^\s。；].{0,29}")
_OF_SITES = lazy_pattern(
    r"[^：:]{0,4}(?:时间|日期|作者|来源|点击|浏览|阅读|字[号体]|电话|邮[箱编]|地址|网址|传真|标签|关键词)[^：:]{0,2}[：:]"
)
_BOOK = lazy_pattern(r"[^：:]{0,4}来源[：:][ \t\u3000]*(?P<work>《[^》]{1,30}》.{0,12})")
_END = lazy_pattern(words("ends-a-play"))


def colophons(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the lines that tell who made the text, and of the sources of what it quotes; no line is blank."""
    marked = [n for n, (_, rule) in enumerate(marks) if rule]
    if any(marks[n][1] not in OF_TEXTS for n in marked):
        return  # a page of a site
    if any(marks[n][1] == END for n in marked):
        if len(marked) == 1 and _END.fullmatch(lines[marked[0]].text):
            yield from marked
        return  # an account prints END and its editors below it
    works = {n: m["work"] for n in marked if (m := _BOOK.fullmatch(lines[n].text))}
    if len(set(works.values())) >= SOURCES and len(works) == len(marked):
        yield from marked
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and _KEY.fullmatch(lines[end].text):
            end += 1
        run = range(n, end)
        own = [k for k in run if not marks[k][1] and not _OF_SITES.match(lines[k].text)]
        if len(run) >= ROW and own:
            yield from (k for k in run if marks[k][1])
        n = end + 1
