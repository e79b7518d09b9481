"""The frame of a page: which lines around the text are furniture because of where they stand.

The *body* is the stretch with the most running text. Above it, lines up to the last one that is
furniture by itself (`furniture`) form the head frame; below it, lines from the first such one form
the tail frame. A line of the frame goes unless it looks like the document's own front or back matter
(title, number, date, signature, annex), and the few lines next to the body always stay. Without
evidence there is no frame: a page whose lines all look alike keeps them all.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.clause_labels import ANNEX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import SURE_ORGAN_LAST, is_person, organs
from eduparse.language.titles import SURE_END
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.meetings import has_meeting_key
from eduparse.stages.strip.page import NAME, NUMBER, StripLine
from eduparse.stages.strip.site_blocks import FEED
from eduparse.stages.strip.titles import SHORTEST

GAP = 14  # lines without a stop between two paragraphs of one body
PROTECTED = 3  # lines above the body that may be its title
PROSE = 3  # wrapped sentences in a row of lines that is no list of links
# Characters of the name of a channel above a title, at most, and of that title at least.
CHANNEL, TITLE = 4, 8
_ANNEX = lazy_pattern(ANNEX)
# Fewer than the endings of `titles` and `organs`: channels are called 教学计划, 服务中心, 党团之家.
_ENDING = lazy_pattern(rf"(?:{SURE_END}|[{SURE_ORGAN_LAST}])$|^关于")
PATH = "noise.breadcrumb"
# Above or below a text they need other furniture on the page.
_NEVER_ALONE = frozenset(("noise.publish-alone", "noise.newspaper-page"))
_PATH_PARTS = lazy_pattern(r"[ \t\u3000]*[>›»＞/→][ \t\u3000]*")
PERSON = 6  # code points of a name without an office, at most
_PARTS = lazy_pattern(r"[\s>›»＞\-—_|｜:：]+")
_WINDOW = lazy_pattern(r"[^_。，；：]{2,30}(?:_[^_。，；：]{2,30}){2,6}")  # 某平台_最新网址_登录
_CHANNEL = lazy_pattern(
    "[一-鿿]{2,4}(?:管理|动态|公示|信息|新闻|快讯|要闻|专栏|园地|活动|工作|建设)"
)
_WHOLE = lazy_pattern(rf"(?:[一-鿿（）()]{{2,24}})?关于.{{4,}}(?:{SURE_END})$")
TOP = 12  # lines at the top that may hold two copies of a title
FEWEST_LINKS = 3  # below the heading of a list of links at the end of a page
LIST = 5  # lines of one style in a row that make a list
_RECORD = frozenset(
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
_BARS = frozenset((*_RECORD, "noise.stamp-line", "noise.source-line"))
_SENTENCE_ENDS = "。？！?!"
_HAN = lazy_pattern("[一-鿿]")
_PAGE_FEET = frozenset(
    (
        "noise.page-counter",
        "noise.page-foot",
        "noise.printed-page",
        "noise.database-banner",
        "noise.code",
    )
)
_ROW = "noise.link-row"
_PATHS = frozenset((_ROW, "noise.path"))
# Lines between two names of channels that may be cells, and the share of them that no name of a channel looks like.
TABLE, CELLS = 6, 0.25
_CELL = lazy_pattern(r"\d{3}|[，、。%％]|^[\d.]+$")
CLAUSE_HEADING = 20  # code points of a heading whose text stands below it
RELATED = "noise.related-line"
RELATED_HEADINGS = frozenset(("noise.related-heading", "noise.list-heading"))
_COPYRIGHT = lazy_pattern(r"本[网站报刊]|版权|转载|侵权|著作权|授权|作品|稿件")
EVIDENCE = 2  # lines that are furniture by themselves before a frame is believed


def body(lines: Sequence[StripLine], marks: Sequence[Mark]) -> tuple[int, int]:
    """Indices of the first and the last paragraph of the body; ``(len, -1)`` without one.

    Lines are not blank. Furniture is no paragraph, however long.
    """
    best, stretch = (0, len(lines), -1), (0, 0, 0)
    for n, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if not line.paragraph or mark[0] == Strength.SURE:
            continue
        weight, first, last = stretch
        if not weight or n - last > GAP:
            weight, first = 0, n
        stretch = (weight + len(line.text), first, n)
        if stretch[0] > best[0]:
            best = stretch
    return best[1], best[2]


def framed(
    lines: Sequence[StripLine], marks: Sequence[Mark], spoken: frozenset[str] = frozenset()
) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Indices of the lines that are furniture, each with the rule that says so and its witnesses.

    Witnesses are ``words`` (the line's own), ``place`` (above or below the text), ``layout`` (a list of
    one style). The same line may come more than once, with others each time. Rules that are ``spoken`` are about
    words that papers use as well.
    """
    first, last = body(lines, marks)
    low, high = inside_text(lines, marks, first, last)
    certain = {n for n, (strength, _) in enumerate(marks) if strength == Strength.SURE}
    sure = len(certain)  # a sentence that only its own words speak against has no frame to stand in
    found = [
        (n, rule, "words") for n, (strength, rule) in enumerate(marks) if strength == Strength.SURE
    ]
    found += (
        (n, rule, "words")
        for n, rule in (*_accompanied(marks), *_between_copies(lines, marks))
        if not low < n < high or _beside_furniture(marks, n, spoken)
    )
    found += ((n, rule, "layout") for n, rule in _lists(lines, marks, first, last))
    found += ((n, rule, "words") for n, rule in _disclaimers(lines, marks))
    if first <= last:
        found += ((n, rule, "place") for n, rule in _head(lines, marks, first))
        found += ((n, rule, "place") for n, rule in _tail(lines, marks, first, last, high))
    for n, rule, witness in found:
        if marks[n][0] == Strength.WEAK and low <= n <= high and lines[n].text[-1] in "：:":
            continue  # 图片： among sentences heads a caption, whatever byline stands beside it
        if (rule in spoken or rule in _PATHS) and is_whole_clause(lines, marks, n):
            continue
        if (
            witness == "place"
            and low < n < high
            and (marks[n][0] < Strength.SURE or rule in spoken)
        ):
            continue  # a weak word, or one of papers too, between clauses above the first long paragraph
        told = {witness}
        if marks[n][0]:
            told.add("words")
        if rule == "noise.repeated-title":
            told.add("repetition")
        if rule == RELATED:
            told.add("words")  # of the heading above it
        alone = rule in spoken and sure == (n in certain)
        alone = alone and (rule in _NEVER_ALONE or _is_sentence(lines[n]))
        if not low <= n <= high and not alone:
            told.add("place")
        yield n, rule, frozenset(told)


def is_whole_clause(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether line ``n`` is all that stands between the heading of a clause and the next one, the signature or the end."""
    head = lines[n - 1] if n else None
    if head is None or not head.heads_clause or len(head.text) > CLAUSE_HEADING:
        return False
    if head.text[-1] in _SENTENCE_ENDS:
        return False  # 第四条 本办法自发布之日起施行。 has its text
    if n + 1 == len(lines):
        return True
    below = lines[n + 1]
    return not marks[n + 1][0] and (below.heads_clause or bool(organs(below.text)))


def _is_sentence(line: StripLine) -> bool:
    return line.owned or line.text[-1] in "。！？!?"


def inside_text(
    lines: Sequence[StripLine], marks: Sequence[Mark], first: int, last: int
) -> tuple[int, int]:
    """The body with the headings of clauses around it (一、, （一）, 第一条), down to the signature."""
    heads = [n for n, line in enumerate(lines) if line.heads_clause]
    near = [n for n in heads if first - GAP <= n <= last + GAP] if first <= last else heads
    if not near and first > last:
        return first, last
    low, high = min([first, *near]), max([last, *near])
    signed = (n for n in range(high, min(high + GAP, len(lines))) if _signature(lines, marks, n))
    return low, max(high, next(signed, high))


def _signature(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether line ``n`` is a date with the name of an organ right above it."""
    above = n - 1
    while above > 0 and marks[above][0]:
        above -= 1
    return above > 0 and lines[n].dated and not marks[n][0] and bool(organs(lines[above].text))


def _beside_furniture(marks: Sequence[Mark], n: int, spoken: frozenset[str]) -> bool:
    """Whether a line right above or below line ``n`` is furniture that no paper says."""
    return any(
        marks[m][0] == Strength.SURE and marks[m][1] not in spoken
        for m in (n - 1, n + 1)
        if 0 <= m < len(marks)
    )


def _between_copies(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """Lines of a publish bar between two copies of one title."""
    for n, (strength, rule) in enumerate(marks[:TOP]):
        if strength and rule in _RECORD and n and len(lines[n - 1].key) >= SHORTEST:
            below = [line.key for line in lines[n + 1 : n + 1 + PROTECTED]]
            if lines[n - 1].key in below:
                yield n, rule


def _accompanied(marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """Lines that are evidence and stand beside enough other evidence."""
    for n, (strength, rule) in enumerate(marks):
        if strength not in (Strength.WEAK, Strength.STRONG):
            continue
        near = [
            marks[m][0]
            for m in range(max(0, n - 2), min(len(marks), n + 3))
            if m != n and (rule != _ROW or marks[m][1] != _ROW)  # rows of a table are alike
        ]
        weight = sum(near)
        if weight >= (2 if strength == Strength.STRONG else 3):
            yield n, rule


def _lists(
    lines: Sequence[StripLine], marks: Sequence[Mark], first: int, last: int
) -> Iterator[tuple[int, str]]:
    """Lists of short names outside the body that hold some menu words."""
    n = 0
    while n < len(lines):
        end = n + 1
        while end < len(lines) and lines[end].style == lines[n].style:
            end += 1
        run = range(n, end)
        n = end
        if (
            len(run) < LIST
            or not _menu_style(lines[run[0]])
            or (run[-1] >= first and run[0] <= last)
        ):
            continue
        proof = sum(marks[m][0] > 0 for m in run)
        if proof >= EVIDENCE and not any(lines[m].paragraph or lines[m].official for m in run):
            yield from ((m, marks[m][1] or "noise.menu-run") for m in run)


def _menu_style(line: StripLine) -> bool:
    """Whether the line is set as a list item; two wide blanks or hard ones indent a paragraph."""
    return bool(line.style) and not set(line.style) <= set("\u3000\u00a0")


def _disclaimers(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """Paragraphs on copyright right below the heading of a disclaimer."""
    open_ = False
    for n, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if mark[1] == "noise.disclaimer":
            open_ = open_ or len(line.text) <= 20
        elif open_ and _COPYRIGHT.search(line.text):
            yield n, "noise.disclaimer"
        elif not mark[0]:
            open_ = False


def _head(
    lines: Sequence[StripLine], marks: Sequence[Mark], first: int
) -> Iterator[tuple[int, str]]:
    proof = [n for n in range(first) if marks[n][0] and marks[n][1] not in _PAGE_FEET]
    yield from _above_path(lines, marks)
    if sum(marks[n][0] for n in proof) < 2 * EVIDENCE:
        yield from _above_bar(lines, marks, proof, first)
        return
    end = _list_end(lines, _last_of_head(lines, marks, proof), first)
    title = _title(lines, marks, first)
    title |= _only_title(lines, marks, title, end, first) | _ends_path(lines, marks, first)
    for n in range(end + 1):
        line = lines[n]
        if marks[n][0]:
            yield n, marks[n][1]
        elif n in title or line.owned or _signs(line):
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
    """The line right below the path to the page that is its last part: so a site names the page itself."""
    for n in range(min(TOP, first - 1)):
        below = lines[n + 1]
        if marks[n][1] == PATH and not marks[n + 1][0] and _may_be_title(below):
            parts = [part for part in _PATH_PARTS.split(lines[n].text) if part]
            return {n + 1} if parts and parts[-1] == below.text else set()
    return set()


def _signs(line: StripLine) -> bool:
    """Whether a line names a person with the office he holds: who speaks or signs."""
    return len(line.text) > PERSON and is_person(line.text)


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
        and _WHOLE.match(title.text) is not None
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
            others += groups > 0 and marks[n][1] not in _RECORD
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


def _tail(
    lines: Sequence[StripLine], marks: Sequence[Mark], first: int, last: int, high: int
) -> Iterator[tuple[int, str]]:
    # Where clauses, wrapped sentences or a signature follow, the text has not ended.
    begins = _goes_on(lines, marks, max(last, high) + 1)
    proof = [n for n in range(begins, len(lines)) if _ends_text(marks[n])]
    if not proof or not (
        sum(marks[n][0] for n in range(last + 1, len(lines))) >= Strength.SURE
        or _heads_links(lines, marks, proof[0])
    ):
        return
    printed = "".join(line.key for line in lines[:first] if not organs(line.text))
    related = False  # whether the heading of a list of links stands above
    for n in range(proof[0], len(lines)):
        line = lines[n]
        related = marks[n][1] in RELATED_HEADINGS or (related and not marks[n][0])
        if marks[n][0]:
            yield n, marks[n][1]
        elif related and not line.paragraph and not line.dated and not _annex(line):
            yield n, RELATED
        elif len(line.key) >= SHORTEST and line.key in printed and not organs(line.text):
            yield n, "noise.repeated-title"
        elif line.official and not line.links:
            if _annex(line):
                return
        elif not line.owned:
            yield n, "noise.tail-run"


def _heads_links(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether line ``n`` heads a list of links that runs to the end of the page, each with its bullet."""
    below = lines[n + 1 :]
    return (
        marks[n][1] in RELATED_HEADINGS
        and len(below) >= FEWEST_LINKS
        and all(line.bullet and not line.paragraph for line in below)
    )


def _goes_on(lines: Sequence[StripLine], marks: Sequence[Mark], low: int) -> int:
    """``low``, or behind the last line that goes on with a text below the first furniture from there.

    Numbers below a string of other articles are those of a list of links.
    """
    marked = next((n for n in range(low, len(lines)) if marks[n][0]), len(lines))
    strung = next((n for n in range(low, len(lines)) if marks[n][1] == FEED), len(lines))
    own = [n for n in range(marked, strung) if not marks[n][0] and not lines[n].links]
    closed = next(
        (n for n in range(marked, len(lines)) if marks[n][0] >= Strength.STRONG), len(lines)
    )
    signed = [n for n in range(low + 1, closed) if _signature(lines, marks, n)]
    if signed:
        return signed[-1] + 1
    prose = [n for n in own if lines[n].clauses]
    heads = [n for n in own if lines[n].heads_clause]
    if len(heads) >= EVIDENCE or (len(prose) >= PROSE and 2 * len(prose) > len(own)):
        return max([*heads, *prose]) + 1
    return low


def _ends_text(mark: Mark) -> bool:
    """Whether a line with ``mark`` may begin the tail; page feet stand in the middle of texts too."""
    return mark[0] >= Strength.STRONG and mark[1] not in _PAGE_FEET


def _annex(line: StripLine) -> bool:
    return _ANNEX.match(line.text) is not None
