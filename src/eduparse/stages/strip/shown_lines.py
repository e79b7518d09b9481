"""Lines that look like furniture and are the paper's own: what it shows, lists or leaves to be filled in.

A paper on the pages of a site shows a filing number or a counter, a list of persons names editors, a form
has blanks between rules, a table has bars. What tells is how the line stands. It is what a line with a
colon above it announces, or all that a clause says. Or the text around it speaks of such things, or the
lines beside it are of its own kind and no furniture is. A single page foot counts no pages.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.clause_labels import ANNEX, ITEM
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.bars import counted_names
from eduparse.stages.strip.chronicles import LINK, chronicles
from eduparse.stages.strip.closing_keys import CLOSING, closing_keys
from eduparse.stages.strip.explained import ANSWER, COLUMNS, answers, explained_names
from eduparse.stages.strip.fenced_programs import announced_programs, programs
from eduparse.stages.strip.forum_posts import FLOORS, told_floors
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.greetings import NOTE, greetings
from eduparse.stages.strip.head_frame import PATH
from eduparse.stages.strip.kinds_of_text import own_kinds
from eduparse.stages.strip.lists_of_clauses import lists_of_clauses
from eduparse.stages.strip.lists_of_words import lists_of_words
from eduparse.stages.strip.meetings import times_of_meetings
from eduparse.stages.strip.named_lists import named_lists
from eduparse.stages.strip.offices_and_books import BY_WHOM, offices_and_books
from eduparse.stages.strip.own_heads import own_name
from eduparse.stages.strip.own_lists import own_lists
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.records_of_works import BUTTON, authors_of_works, labels_of_files
from eduparse.stages.strip.spoken_lines import LEADS, About, SpokenLines
from eduparse.stages.strip.style_sheets import PROGRAM, shown_styles
from eduparse.stages.strip.tail_frame import RELATED_HEADINGS

ROSTER = 3  # lines of a list of persons, at least
ROLE, NAMES = 8, 40  # code points of what a person is, and of the names behind it
KEYS = 4  # lines of a list of keys that no rule speaks of
EVENT_KEYS = 2  # day and place of an event
HOST = "noise.imprint-address"
DAY = "noise.publish-line"  # 时间：2023年5月6日 of an event too
_KEY_RULES = ("", "noise.hotline", "noise.english-frame", "noise.site-note", HOST, DAY)
_EVENT = lazy_pattern(
    r"(?:活动|比赛|会议|讲座)?(?:时间|日期|地点|主讲人?|嘉宾|对象)[ \t\u3000]?[：:]"
)
HEAD = 6  # lines at the top that may name a call for papers
IN_CALLS = ("noise.editor", "noise.app-foot", "noise.hotline")
_CALL = lazy_pattern(words("call-for-papers"))
_KEYED = lazy_pattern(r"[^\s：:。，、]{1,10}[ \t]?[：:][ \t]*\S")
ROWS = 2  # lines with bars below one another that may be a table

FOOT = "noise.page-foot"
ROW = "noise.link-row"
RULE_LINE = "noise.rule-line"
EDITOR = "noise.editor"
STAMP, ENGLISH = "noise.stamp-line", "noise.english-frame"
_NAMES = ("noise.menu-word", "noise.menu-run", "noise.list-heading", "noise.site-word")
HINT = "noise.download-hint"
WHERE = "noise.path"
FIELD = "noise.platform-field"

_WHERE = lazy_pattern("(?:当前|所在|现在)?的?位置[：:]")
_ROSTER_HEAD = lazy_pattern(
    r"(?:名单|分工|成员|人员|组成|岗位|职务|编委会?|编辑部|职责|[社团组站]|设置|一览|安排|招聘|如下)(?:表|如下)?(?:[（(].{1,12}[）)])?[：:]?$"
    r"|(?:岗位|职务|姓名)[ \t\u3000|｜]|(?:名单|分工|成员|人员|组成)(?:通知|公布)?如下[，,][^。：]{1,20}[。：:]$"
)
_ROLE = lazy_pattern(
    rf"[（(]?[一-鿿][一-鿿 \t\u3000]{{1,{ROLE - 1}}}[：:|｜\t][ \t\u3000]*\S.{{0,{NAMES}}}$"
)
_BARS = lazy_pattern("[|｜]")
_HEADER = lazy_pattern(words("table-head"))
_POSTED = lazy_pattern(r"(?:Posted|Published|Written) (?:on|by) ")
_ANNEX = lazy_pattern(rf"{ANNEX}[：:]?")
_ANNEX_ENTRY = lazy_pattern(
    rf"(?:{ANNEX}[ \t\u3000]*[：:]?[ \t\u3000]*(?:{ITEM})?|{ITEM})[ \t\u3000]*(?P<name>\S.{{1,38}}?)[。；;]?$"
)
_FIGURE = lazy_pattern(r"\d+(?:[.．]\d+)?[%％一-鿿]{0,2}$")
_AMOUNT = lazy_pattern(r"(?<![\d.,])[\d.,]++ ?元$")
_EXERCISE = lazy_pattern(words("exercise"))
_BLANKS_TO_FILL = lazy_pattern(r"[_＿]{4,}")
_ASKS = lazy_pattern(rf"[：:？?）)]$|^(?:{ITEM})|签[名字]|意见|姓名|日期")


def shown_lines(
    lines: Sequence[StripLine], marks: Sequence[Mark], inside: tuple[int, int], about: About
) -> frozenset[int]:
    """Indices of the marked lines that the paper itself shows; ``inside`` are the ends of its text.

    No line is blank. The text runs from the first to the last index of ``inside``, both included. ``about`` says
    by rule of what a text speaks that shows such lines.
    """
    feet = sum(rule == FOOT for _, rule in marks)
    found: set[int] = set()
    spoken = SpokenLines(lines, marks, inside, about)
    over = -1  # the last line that is no rule of strokes
    for n, (strength, rule) in enumerate(marks):
        over = over if rule == RULE_LINE else n
        if not strength:
            continue
        blank = rule == RULE_LINE and _is_blank(lines, n, over)
        named = rule in about and not (rule == FOOT and feet > 1)
        hint = rule == HINT and n > inside[0] and _announces(lines, marks, n)
        if blank or hint or _asks_where(lines, marks, n) or (named and spoken.is_own(n)):
            found.add(n)
    # Only lines of a rule are found, so what knows lines of certain rules is asked where one of these speaks.
    present = {rule for _, rule in marks}
    asked = (
        (_rosters(lines, marks, inside), (EDITOR,)),
        (_rows(lines, marks), (ROW,)),
        (_annex_titles(lines, marks), RELATED_HEADINGS),
        (_keyed_lists(lines, marks), _KEY_RULES[1:]),
        (_amounts(lines, marks), (FIELD,)),
        (_in_lessons(lines, marks), RELATED_HEADINGS),
        (_of_calls(lines, marks), IN_CALLS),
        (closing_keys(lines, marks), CLOSING),
        (authors_of_works(lines, marks), (EDITOR,)),
        (labels_of_files(lines, marks), (BUTTON,)),
        (told_floors(lines, marks), (FLOORS,)),
        (counted_names([line.text for line in lines]), ("noise.publish-bar",)),
        (shown_styles(lines, marks), (PROGRAM,)),
        (offices_and_books(lines, marks), (*BY_WHOM, *RELATED_HEADINGS)),
        (_own_stamps(lines, marks), (STAMP, ENGLISH)),
        (greetings(lines, marks), (NOTE,)),
        (chronicles(lines, marks), (LINK,)),
        (explained_names(lines, marks), COLUMNS),
        (answers(lines, marks), (ANSWER,)),
    )
    return frozenset(
        found.union(
            *(lines_found for lines_found, rules in asked if not present.isdisjoint(rules)),
            times_of_meetings(lines, marks),
            _listed(lines, marks),
            _bulleted(lines, marks),
            named_lists(lines, marks),
            own_kinds(lines, marks),
            own_name(lines, marks),
            own_lists(lines, marks),
            lists_of_words(lines, marks),
            programs(lines),
            announced_programs(lines),
        )
    )


def _keyed_lists(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Lines such as QQ群： and Date: in a list of keys above all text: an account, the head of a letter.

    And 主办单位： beside 时间： and 地点：, as an event is announced. Below a text such keys are those of the site.
    """
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and marks[end][1] in _KEY_RULES and _KEYED.match(lines[end].text):
            end += 1
        run = range(n, end)
        hosts = [m for m in run if marks[m][1] == HOST]
        marked = [m for m in run if marks[m][0] and marks[m][1] not in (HOST, DAY)]
        if marked and sum(not marks[m][0] for m in run) >= KEYS:
            yield from marked
        if hosts and sum(_EVENT.match(lines[m].text) is not None for m in run) >= EVENT_KEYS:
            yield from hosts
        if any(line.paragraph for line in lines[n : end + 1]):
            return
        n = max(end, n + 1)


def _listed(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Lines that a clause lists: names such as a menu has too, and whatever it forbids or says a page shall bear.

    No other clause lists the buttons of a page, its foot or an offer.
    """
    for n, names in lists_of_clauses([x.text for x in lines]):
        strength, rule = marks[n]
        if strength and rule != FOOT and (names or rule in _NAMES):
            yield n


def _bulleted(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Items behind one mark (•) below a line that announces them, where text goes on below."""
    for n, line in enumerate(lines):
        if marks[n][0] or line.text[-1] not in "：:" or not LEADS.search(line.text):
            continue
        end = n + 1
        while end < len(lines) and lines[end].bullet and lines[end].bullet == lines[n + 1].bullet:
            end += 1
        if end < len(lines) and not marks[end][0]:
            yield from (m for m in range(n + 1, end) if marks[m][0])


def _amounts(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Amounts alone on their line where the line right above or below ends in one: a column of a table."""
    ends = [_AMOUNT.search(line.text) is not None for line in lines]
    for n, (_, rule) in enumerate(marks):
        beside = ends[max(0, n - 1) : n] + ends[n + 1 : n + 2]
        if rule == FIELD and any(beside) and _AMOUNT.fullmatch(lines[n].text):
            yield n


def _in_lessons(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Headings such as 延伸阅读 of a lesson: its exercises stand below, and no furniture between."""
    open_: list[int] = []
    for n, (strength, rule) in enumerate(marks):
        if rule in RELATED_HEADINGS:
            open_.append(n)
        elif strength:
            open_.clear()
        elif open_ and _EXERCISE.fullmatch(lines[n].text):
            yield from open_
            open_.clear()


def _of_calls(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """The editors and addresses with which a call for papers closes: its head names it, and no other furniture is above."""
    head = next((n for n in range(min(HEAD, len(lines))) if _CALL.search(lines[n].text)), None)
    if head is None:
        return
    for n in range(head + 1, len(lines)):
        strength, rule = marks[n]
        if rule in IN_CALLS:
            yield n
        elif strength:
            return


def _annex_titles(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Headings such as 推荐书目 that the paper's list of annexes names, below the label of an annex."""
    named: set[str] = set()
    for n, line in enumerate(lines):
        if marks[n][1] in RELATED_HEADINGS:
            if line.text in named and _ANNEX.fullmatch(lines[n - 1].text):
                yield n
        elif entry := _ANNEX_ENTRY.match(line.text):
            named.add(entry["name"])


def _own_stamps(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Stamps right below a line that announces them by its colon: 标题下面要写日期：; a bar has its title above.

    And `Posted on …` where nothing else on the page is a site's: an exercise has the head of a blog.
    """
    marked = [n for n, mark in enumerate(marks) if mark[0]]
    if all(_POSTED.match(lines[n].text) for n in marked):
        yield from marked
    for n in marked:
        led = n > 0 and not marks[n - 1][0] and lines[n - 1].text[-1] in "：:"
        if led and (marks[n][1] == STAMP or _POSTED.match(lines[n].text)):
            yield n


def _is_blank(lines: Sequence[StripLine], n: int, over: int) -> bool:
    """Whether a rule of low strokes is a blank to be filled in: line ``over``, above all of them, asks for it."""
    if not _BLANKS_TO_FILL.fullmatch(lines[n].text):
        return False
    return over >= 0 and _ASKS.search(lines[over].text) is not None


def _announces(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether a sentence that is no furniture stands right below line ``n``."""
    below = lines[n + 1] if n + 1 < len(lines) else None
    return below is not None and not marks[n + 1][0] and (below.owned or below.text[-1] in "！!？?")


def _asks_where(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether 所在位置： is the key of a form: the path to the page stands above, another key right above."""
    if marks[n][1] != WHERE or not _WHERE.fullmatch(lines[n].text):
        return False
    keyed = n > 0 and not marks[n - 1][0] and "：" in lines[n - 1].text
    return keyed and any(rule == PATH for _, rule in marks[:n])


def _rosters(
    lines: Sequence[StripLine], marks: Sequence[Mark], inside: tuple[int, int]
) -> Iterator[int]:
    """Lines on editors that are part of a list of persons or jobs, known by what heads it.

    Below a text a site signs in the same form; so there a line must announce the list.
    """
    n, above = 0, -1  # the last line above that no mark says anything of
    while n < len(lines):
        end = n
        while end < len(lines) and _ROLE.match(lines[end].text) and marks[end][1] in ("", EDITOR):
            end += 1
        run = range(n, end)
        if len(run) >= ROSTER and above >= 0:
            head = lines[above].text
            bare = inside[0] > inside[1]  # the page has no text but the list
            own = any(not marks[m][0] for m in run)
            if (_ROSTER_HEAD.search(head) and (own or head[-1] in "：:")) or (bare and own):
                yield from run
        end = max(end, n + 1)
        above = max((m for m in range(n, end) if not marks[m][0]), default=above)
        n = end


def _rows(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Rows of tables with bars: equally many cells, below a head or counted, or with figures in a column."""
    n = 0
    while n < len(lines):
        cells = _cells(lines[n].text)
        end = n + 1
        while end < len(lines) and len(cells) > 1 and len(_cells(lines[end].text)) == len(cells):
            end += 1
        rows = [_cells(lines[m].text) for m in range(n, end)]
        if len(rows) >= ROWS and len(cells) > 1 and _is_table(rows):
            yield from (m for m in range(n, end) if marks[m] == (Strength.WEAK, ROW))
        n = end


def _cells(text: str) -> list[str]:
    if "|" not in text and "｜" not in text:
        return []
    return [cell.strip(" \t\u3000") for cell in _BARS.split(text.strip("|｜ \t\u3000"))]


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    heads = sum(_HEADER.search(cell) is not None for cell in rows[0])
    if 2 * heads >= len(rows[0]) and len(rows) > ROWS - 1:
        return True
    for column in zip(*rows[1:], strict=True):
        figures = [cell for cell in column if _FIGURE.match(cell)]
        if len(figures) >= ROWS and 2 * len(figures) >= len(column):
            return True
    counted = [int(row[0]) for row in rows if row[0].isdecimal()]
    return len(counted) >= ROWS and all(b == a + 1 for a, b in pairwise(counted))
