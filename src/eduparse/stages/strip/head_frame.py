"""The head of a page: which lines above the text are furniture because of where they stand.

Names of channels, paths and bars go down to the last line that is furniture by itself. What may be the title stays, and
so do who speaks, the name of a list and the cells of a table. Two lines of evidence show a head; below a lone bar only names right over a
title are asked about.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.clause_labels import of_unit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import SURE_ORGAN_LAST, is_person, organs
from eduparse.language.titles import SURE_END
from eduparse.stages.split.title_lines import names_list
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.meetings import has_meeting_key
from eduparse.stages.strip.page import NAME, NUMBER, StripLine

PROTECTED = 3  # lines above the body that may be its title
# Characters of the name of a channel above a title, at most, and of that title at least.
CHANNEL, TITLE = 4, 8
# Fewer than the endings of `titles` and `organs`: channels are called 教学计划, 服务中心, 党团之家.
_ENDING = lazy_pattern(rf"(?:{SURE_END}|[{SURE_ORGAN_LAST}])$|^关于")
PATH = "noise.breadcrumb"
_PATH_PARTS = lazy_pattern(r"[ \t\u3000]*[>›»＞/→][ \t\u3000]*")
PERSON = 6  # code points of a name without an office, at most
_PARTS = lazy_pattern(r"[\s>›»＞\-—_|｜:：]+")
_WINDOW = lazy_pattern(r"[^_。，；：]{2,30}(?:_[^_。，；：]{2,30}){2,6}")  # 某平台_最新网址_登录
_CHANNEL = lazy_pattern(words("channel"))
_NEWS = ("新闻", "要闻", "快讯")  # a channel of headlines; others are told by the whole title below
_WHOLE = lazy_pattern(rf"(?:[一-鿿（）()]{{2,24}})?关于.{{4,}}(?:{SURE_END})$")
TOP = 12  # lines at the top that may hold two copies of a title
LIST = 5  # lines of one style in a row that make a list
RECORD = frozenset(
    f"noise.{kind}"
    for kind in (
        "publish-bar",
        "publish-line",
        "publish-alone",
        "print-share",
        "button",
        "address-line",
    )
)
_BARS = frozenset((*RECORD, "noise.stamp-line", "noise.source-line"))
BARS_OF_TEXT = _BARS | {"noise.action-bar"}
_PATHS = frozenset((PATH, "noise.path"))
_HAN = lazy_pattern("[一-鿿]")
PAGE_FEET = frozenset(
    (
        "noise.page-counter",
        "noise.page-foot",
        "noise.printed-page",
        "noise.database-banner",
        "noise.code",
    )
)
# Lines between two names of channels that may be cells, and the share of them that no name of a channel looks like.
TABLE, CELLS = 6, 0.25
_CHAPTER = lazy_pattern(
    rf"(?:[^。，；：]{{1,16}}[ \t\u3000_-]+)?{of_unit('[章回节卷幕话折節話]')}(?:[ \t\u3000_:：-]+[^。；]{{1,30}})?"
)
_CELL = lazy_pattern(r"\d{3}|[，、。%％]|^[\d.]+$")
EVIDENCE = 2  # lines that are furniture by themselves before a frame is believed
_SENTENCE_ENDS = "。？！?!"


def head_frame(
    lines: Sequence[StripLine], marks: Sequence[Mark], first: int
) -> Iterator[tuple[int, str]]:
    """Indices of the lines above ``first``, the first paragraph, that are furniture, each with its rule."""
    proof = [n for n in range(first) if marks[n][0] and marks[n][1] not in PAGE_FEET]
    yield from _above_path(lines, marks)
    if sum(marks[n][0] for n in proof) < 2 * EVIDENCE:
        yield from _above_bar(lines, marks, proof, first)
        return
    end = _list_end(lines, _last_of_head(lines, marks, proof), first)
    title = _title(lines, marks, first)
    title |= _only_title(lines, marks, title, end, first) | _ends_path(lines, marks, first)
    title |= _between_path_and_bar(lines, marks, first) | _only_chapter(lines, marks, first)
    for n in range(end + 1):
        line = lines[n]
        if marks[n][0]:
            yield n, marks[n][1]
        elif n in title or line.owned or _signs(line) or _names_list(lines, marks, n):
            continue
        elif line.text[-1] in _SENTENCE_ENDS and not line.links:
            continue  # no name of a channel: a question that others answer is a heading
        elif (
            line.links or _in_list(lines, n, end) or (len(line.name) <= NAME and not line.official)
        ):
            yield n, "noise.menu-run"


def _last_of_head(lines: Sequence[StripLine], marks: Sequence[Mark], proof: Sequence[int]) -> int:
    """The last line of ``proof`` that the cells of a table do not keep apart from those above it.

    A table printed one cell a line holds 更多 and 简介 too; figures and commas among the cells show that they
    are no names of channels.
    """
    for above, below in pairwise(proof):
        between = lines[above + 1 : below]
        cells = sum(len(x.text) <= NAME and _CELL.search(x.text) is not None for x in between)
        weak = marks[below][0] < Strength.SURE and len(between) >= TABLE
        if weak and cells >= CELLS * len(between):
            return above
    return proof[-1]


def _above_bar(
    lines: Sequence[StripLine], marks: Sequence[Mark], proof: Sequence[int], first: int
) -> Iterator[tuple[int, str]]:
    """Names of channels above the publish bar of a page whose title stands below it."""
    bar = proof[0] if proof else 0
    if marks[bar][0] < Strength.SURE or marks[bar][1] not in _BARS:
        return
    yield from _above_title(lines, bar)
    if not 0 < bar <= PROTECTED:
        return
    short = all(
        (len(line.text) <= CHANNEL and not line.official) or not _HAN.search(line.text)
        for line in lines[:bar]
    )
    if short and any(_may_be_title(line) for line in lines[bar + 1 : first]):
        yield from ((n, "noise.menu-run") for n in range(bar))


def _only_title(
    lines: Sequence[StripLine], marks: Sequence[Mark], kept: set[int], end: int, first: int
) -> set[int]:
    """The one line of the head, up to ``end``, that may be a title, where no line of ``kept`` or below ``end`` may."""
    below = [n for n in range(end + 1, first) if not marks[n][0]]
    if any(_may_be_title(lines[n]) for n in (*kept, *below)):
        return set()
    own = [
        n
        for n in range(end + 1)
        if not (marks[n][0] or lines[n].links or lines[n].style) and _may_be_title(lines[n])
    ]
    return set(own) if len(own) == 1 else set()


def _ends_path(lines: Sequence[StripLine], marks: Sequence[Mark], first: int) -> set[int]:
    """The line right below the path to the page that is its last part, or ends with it: so a site names the page itself."""
    for n in range(min(TOP, first - 1)):
        below = lines[n + 1]
        if marks[n][1] == PATH and not marks[n + 1][0] and _may_be_title(below):
            parts = [part for part in _PATH_PARTS.split(lines[n].text) if part]
            last = parts[-1] if parts else below.text
            named = below.text == last or (len(last) >= CHANNEL and below.text.endswith(last))
            return {n + 1} if parts and named else set()
    return set()


def _only_chapter(lines: Sequence[StripLine], marks: Sequence[Mark], first: int) -> set[int]:
    """The line of the head that names a chapter (渡口 第三章 旧信), where no other one does: a list names several."""
    named = [n for n in range(first) if _CHAPTER.fullmatch(lines[n].text) and not marks[n][0]]
    return set(named) if len({lines[n].key for n in named}) == 1 else set()


def _between_path_and_bar(
    lines: Sequence[StripLine], marks: Sequence[Mark], first: int
) -> set[int]:
    """The line between the path to the page and the bar of its text: its title, short or not (晨读).

    Where the path ends with it the line names the channel, and so it does where a title stands below the bar.
    """
    for n in range(1, min(TOP, first - 1, len(lines) - 1)):
        line, path, bar = lines[n], marks[n - 1][1], marks[n + 1][1]
        if path not in _PATHS or bar not in BARS_OF_TEXT or marks[n][0]:
            continue
        parts = _PATH_PARTS.split(lines[n - 1].text)
        below = next((m for m in range(n + 2, first) if not marks[m][0]), first)
        titled = below < first and lines[below].official and _may_be_title(lines[below])
        return set() if line.text in parts or line.links or titled else {n}
    return set()


def _signs(line: StripLine) -> bool:
    """Whether a line names a person with the office he holds: who speaks or signs."""
    return len(line.text) > PERSON and is_person(line.text)


def _names_list(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether line ``n`` names a list or a timetable, right above the bar of the page or what the page says next."""
    named = len(lines[n].text) >= TITLE and names_list(lines[n].text)
    return named and n + 1 < len(lines) and (not marks[n + 1][0] or marks[n + 1][1] in _BARS)


def _above_path(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """The line at the top whose every part the path to the page right below names again: 政府文件 - 青政办发."""
    path = next((n for n in range(1, min(TOP, len(lines))) if marks[n][1] == PATH), 0)
    if path and not marks[path - 1][0]:
        parts = [part for part in _PARTS.split(lines[path - 1].text) if part]
        above, below = lines[path - 1], lines[path + 1 : path + 1 + PROTECTED]
        titled = any(_may_be_title(line) and not line.paragraph for line in below)
        own = above.official or organs(above.text) or not titled
        if parts and not own and all(part in _PARTS.split(lines[path].text) for part in parts):
            yield path - 1, "noise.menu-run"


def _above_title(lines: Sequence[StripLine], bar: int) -> Iterator[tuple[int, str]]:
    """Names of a window above a title that has the publish bar right below it; what else stands there may be the paper's."""
    title = bar - 1
    if 0 < title <= PROTECTED and _may_be_title(lines[title]):
        above = lines[:title]
        if title == 1 and _is_channel_over(above[0], lines[title]):
            yield 0, "noise.menu-run"
        elif all(
            _WINDOW.fullmatch(line.text) or (line.text.isascii() and line.text.isalpha())
            for line in above
        ):
            yield from ((n, "noise.menu-run") for n in range(title))


def _is_channel_over(line: StripLine, title: StripLine) -> bool:
    """Whether a short line names the channel that holds the paper whose whole title stands below: 教务管理."""
    own = line.official or organs(line.text) or _ENDING.search(line.text)
    return (
        not own
        and _CHANNEL.fullmatch(line.text) is not None
        and (line.text.endswith(_NEWS) or _WHOLE.match(title.text) is not None)
    )


def _title(lines: Sequence[StripLine], marks: Sequence[Mark], first: int) -> set[int]:
    """Lines above the body that may be its title or number: the nearest ones.

    Bars between them and the body are passed over; a bar of the page's own record is often set
    between title and number, so what stands above such a bar counts too.
    """
    found: set[int] = set()
    n, groups, others = first - 1, 0, 0
    while n >= 0 and groups < 2:
        while n >= 0 and (marks[n][0] or lines[n].links):
            others += groups > 0 and marks[n][1] not in RECORD
            if marks[n][1] == PATH and any(_may_be_title(lines[m]) for m in found):
                return found  # what stands above the path is the site's
            if others > 2:
                return found
            n -= 1
        group = PROTECTED
        while n >= 0 and group and not marks[n][0] and not lines[n].links:
            if lines[n].bullet:
                return found
            if _names_channel(lines[n]) and any(_may_be_title(lines[m]) for m in found):
                return found
            found.add(n)
            n, group = n - 1, group - 1
        if not group:
            return found
        groups += 1
    return found


def _names_channel(line: StripLine) -> bool:
    """Whether a line above a title is too short for a part of one: 乡镇动态."""
    return len(line.text) <= CHANNEL and not line.official and not _ENDING.search(line.text)


def _may_be_title(line: StripLine) -> bool:
    """Whether a line is long enough for a title and neither number nor addressee nor one of a meeting."""
    return (
        len(line.text) >= TITLE
        and line.text[-1] not in "：:"
        and NUMBER.search(line.text) is None
        and not has_meeting_key(line)
    )


def _list_end(lines: Sequence[StripLine], at: int, stop: int) -> int:
    """The last line of the list that line ``at`` belongs to, or ``at``."""
    style = lines[at].style
    if not style:
        return at
    low = at
    while low > 0 and lines[low - 1].style == style:
        low -= 1
    high = at
    while high + 1 < stop and lines[high + 1].style == style and len(lines[high + 1].name) <= NAME:
        high += 1
    return high if high - low + 1 >= LIST and high + 1 < stop else at


def _in_list(lines: Sequence[StripLine], n: int, end: int) -> bool:
    """Whether line ``n`` is one of a row of indented or bulleted lines of one style."""
    style = lines[n].style
    if not style or lines[n].official:
        return False
    low = high = n
    while low > 0 and n - low < LIST and lines[low - 1].style == style:
        low -= 1
    while high < end and high - n < LIST and lines[high + 1].style == style:
        high += 1
    return high - low + 1 >= LIST
