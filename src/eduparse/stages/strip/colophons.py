"""Who made a text and where it is from, as the text tells it itself: the colophon of a class newspaper.

A site prints the editor and the source of a page, too. What tells is that the page shows nothing else of a site, and that
such a line is one of a row of keys of which some are no words of sites (主编, 美术编辑, 出刊), or stands below the number
of an issue (第12期). Quotations have a source each. A play ends with END.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.clause_labels import ORDINAL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.page import StripLine

SOURCE, END = "noise.source-line", "noise.wechat"
_KEYS = frozenset(
    f"noise.{kind}"
    for kind in ("editor", "publish-line", "imprint-address", "page-tags", "wiki-weak")
)
OF_TEXTS = _KEYS | {SOURCE, END}
_LETTERS = "noise.app-foot"  # where to send one's own: 投稿邮箱
# Of a page of paper; no site shows in them.
OF_PAPERS = frozenset(f"noise.{kind}" for kind in ("page-foot", "page-counter", "page-fraction"))
ROW, ROW_ABOVE = 3, 2  # keys below one another; right below the name of the text fewer prove it
HEAD = 2  # lines above such a row
SOURCES = 2  # of quotations, each another one
_KEY = lazy_pattern(
    r"[^\s：:。，、；]{1,6}[ \t\u3000]?[：:][ \t\u3000]*[^\s。；].{0,29}"
    r"|[一-鿿]{2,6}[ \t\u3000]{1,8}[一-鿿·]{2,4}(?:[ \t\u3000、]{1,4}[一-鿿·]{2,4}){0,5}"  # 校对　林松
)
_OF_SITES = lazy_pattern(rf"[^：:]{{0,4}}{words('key-of-site')}[^：:]{{0,2}}[：:]")
_ISSUE = lazy_pattern(rf"[^。，：:]{{0,10}}{ORDINAL}期[）)]?")
_BOOK = lazy_pattern(r"[^：:]{0,4}来源[：:][ \t\u3000]*(?P<work>《[^》]{1,30}》.{0,12})")
_END = lazy_pattern(words("ends-a-play"))


def colophons(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the lines that tell who made the text, and of the sources of what it quotes; no line is blank."""
    marked = [n for n, (_, rule) in enumerate(marks) if rule and rule not in OF_PAPERS]
    if any(marks[n][1] not in OF_TEXTS and not _to_write(lines[n], marks[n]) for n in marked):
        return  # a page of a site
    if any(marks[n][1] == END for n in marked):
        if len(marked) == 1 and _END.fullmatch(lines[marked[0]].text):
            yield from marked
        return  # an account prints END and its editors below it
    works = {n: m["work"] for n in marked if (m := _BOOK.fullmatch(lines[n].text))}
    if len(set(works.values())) >= SOURCES and len(works) == len(marked):
        yield from marked
    for run in _rows_of_keys(lines):
        own = any(not marks[k][1] and not _OF_SITES.match(lines[k].text) for k in run)
        above = any(
            _ISSUE.fullmatch(line.text) for line in lines[max(0, run.start - HEAD) : run.start]
        )
        least = ROW_ABOVE if run.start <= HEAD or above else ROW
        if len(run) >= least and (own or above):
            yield from (k for k in run if marks[k][1])


def _to_write(line: StripLine, mark: Mark) -> bool:
    return mark[1] == _LETTERS and _KEY.fullmatch(line.text) is not None


def _rows_of_keys(lines: Sequence[StripLine]) -> Iterator[range]:
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and _KEY.fullmatch(lines[end].text):
            end += 1
        if end > n:
            yield range(n, end)
        n = end + 1
