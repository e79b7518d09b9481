"""Lines that look like furniture and are the paper's own: what it shows, lists or leaves to be filled in.

A paper on the pages of a site shows a filing number or a counter, a list of persons names editors, a form
has blanks between rules, a table has bars. What tells is how the line stands. It is what a line with a
colon above it announces, or all that a clause says. Or the text around it speaks of such things, or the
lines beside it are of its own kind and no furniture is. A single page foot counts no pages.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from eduparse.language.clause_labels import ANNEX, ITEM
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import organs
from eduparse.language.titles import GIVEN_BELOW
from eduparse.stages.strip.frame import RELATED_HEADINGS, is_whole_clause
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.head_frame import PATH
from eduparse.stages.strip.lists_of_clauses import lists_of_clauses
from eduparse.stages.strip.meetings import times_of_meetings
from eduparse.stages.strip.page import StripLine

NEAR = 4  # lines above a line in which the text may speak of it
ROSTER = 3  # lines of a list of persons, at least
ROLE, NAMES = 8, 40  # code points of what a person is, and of the names behind it
About = Mapping[str, "re.Pattern[str]"]
KEYS = 4  # lines of a list of keys that no rule speaks of
HEAD = 6  # lines at the top that may name a call for papers
IN_CALLS = ("noise.editor", "noise.app-foot", "noise.hotline")
_CALL = lazy_pattern(words("call-for-papers"))
IN_KEYS = ("noise.hotline", "noise.english-frame")
_KEYED = lazy_pattern(r"[^\s：:。，、]{1,10}[ \t]?[：:][ \t]*\S")
ROWS = 2  # lines with bars below one another that may be a table

FOOT = "noise.page-foot"
ROW = "noise.link-row"
RULE_LINE = "noise.rule-line"
EDITOR = "noise.editor"
_NAMES = ("noise.menu-word", "noise.menu-run", "noise.list-heading", "noise.site-word")
OFFER = "noise.shady-ad"
HINT = "noise.download-hint"
WHERE = "noise.path"

_WHERE = lazy_pattern("(?:当前|所在|现在)?的?位置[：:]")
_LEADS = lazy_pattern(
    r"(?:如下|以下|下列|例如|格式|写法|样式|式样|样例|示例|写明|标明|标注|注明|印有|载明|显示为?|形式|内容为|为|包括|包含|设有|分为)[^，。；：:]{0,6}[：:]$"
)
_NOTICE = lazy_pattern(rf"(?:{GIVEN_BELOW}|(?:函复|事项|有关情况|安排|答复)如下)[：:]$")
_ROSTER_HEAD = lazy_pattern(
    r"(?:名单|分工|成员|人员|组成|岗位|职务|编委会?|编辑部|职责|[社团组站]|设置|一览|安排|招聘|如下)(?:表|如下)?(?:[（(].{1,12}[）)])?[：:]?$"
    r"|(?:岗位|职务|姓名)[ \t\u3000|｜]"
)
_ROLE = lazy_pattern(
    rf"[（(]?[一-鿿][一-鿿 \t\u3000]{{1,{ROLE - 1}}}[：:|｜\t][ \t\u3000]*\S.{{0,{NAMES}}}$"
)
_BARS = lazy_pattern("[|｜]")
_HEADER = lazy_pattern(
    r"序\s*号|编\s*号|项目|任务|内容|单位|部门|学校|姓名|名称|职务|时间|时限|日期|地点|数量|名额|人数|科目|学科|班级|年级|类别|备注|标准|金额|岗位|等次|得分|责任人|联系人|电话"
)
_ANNEX = lazy_pattern(rf"{ANNEX}[：:]?")
_ANNEX_ENTRY = lazy_pattern(
    rf"(?:{ANNEX}[ \t\u3000]*[：:]?[ \t\u3000]*(?:{ITEM})?|{ITEM})[ \t\u3000]*(?P<name>\S.{{1,38}}?)[。；;]?$"
)
_FIGURE = lazy_pattern(r"\d+(?:[.．]\d+)?[%％一-鿿]{0,2}$")
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
    for n, (strength, rule) in enumerate(marks):
        if not strength:
            continue
        blank = rule == RULE_LINE and _is_blank(lines, marks, n)
        named = rule in about and not (rule == FOOT and feet > 1)
        hint = rule == HINT and n > inside[0] and _announces(lines, marks, n)
        if (
            blank
            or hint
            or _asks_where(lines, marks, n)
            or (named and _is_own(lines, marks, n, inside, about))
        ):
            found.add(n)
    return frozenset(
        found.union(
            _rosters(lines, marks, inside),
            _rows(lines, marks),
            _annex_titles(lines, marks),
            _keyed_lists(lines, marks),
            times_of_meetings(lines),
            _listed(lines, marks),
            _bulleted(lines, marks),
            _in_lessons(lines, marks),
            _of_calls(lines, marks),
        )
    )


def _keyed_lists(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Lines such as QQ群： and Date: in a list of keys above all text: an account, the head of a letter.

    Below a text such keys are those of the site.
    """
    n = 0
    while n < len(lines):
        end = n
        while (
            end < len(lines) and marks[end][1] in ("", *IN_KEYS) and _KEYED.match(lines[end].text)
        ):
            end += 1
        run = range(n, end)
        marked = [m for m in run if marks[m][0]]
        if marked and len(run) - len(marked) >= KEYS:
            yield from marked
        if any(line.paragraph for line in lines[n : end + 1]):
            return
        n = max(end, n + 1)


def _listed(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Lines that a clause lists: names such as a menu has too, and whatever it forbids.

    No clause lists the buttons of a page, its foot or an offer, unless it forbids them.
    """
    for n, forbids in lists_of_clauses([x.text for x in lines]):
        strength, rule = marks[n]
        if strength and rule != FOOT and (forbids or rule in _NAMES):
            yield n


def _bulleted(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Items behind one mark (•) below a line that announces them, where text goes on below."""
    for n, line in enumerate(lines):
        if marks[n][0] or line.text[-1] not in "：:" or not _LEADS.search(line.text):
            continue
        end = n + 1
        while end < len(lines) and lines[end].bullet and lines[end].bullet == lines[n + 1].bullet:
            end += 1
        if end < len(lines) and not marks[end][0]:
            yield from (m for m in range(n + 1, end) if marks[m][0])


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


def _is_own(
    lines: Sequence[StripLine],
    marks: Sequence[Mark],
    n: int,
    inside: tuple[int, int],
    about: About,
) -> bool:
    """Whether line ``n`` is announced, is all of a clause, or stands in a text that speaks of it."""
    said = n > 0 and lines[n - 1].text[-1] == "。"  # the clause has said what it says
    led = _is_led(lines, marks, n, about) or (not said and is_whole_clause(lines, marks, n))
    if led and marks[n][1] != OFFER:  # sellers set their lines below anything
        return True
    stands_in_text = inside[0] < n < inside[1] or _stands_alone(marks, n)
    return stands_in_text and _is_spoken_of(lines, marks, n, about[marks[n][1]])


def _is_led(lines: Sequence[StripLine], marks: Sequence[Mark], n: int, about: About) -> bool:
    """Whether a line such as 格式如下： announces line ``n``, or those of its kind above it, and the text goes on."""
    above = n - 1
    while above >= 0 and marks[above][1] in about:
        above -= 1
    below = n + 1
    while below < len(lines) and marks[below][1] in about:
        below += 1
    if above < 0 or marks[above][0] or below == len(lines) or marks[below][0]:
        return False
    led = _LEADS.search(lines[above].text) and not _NOTICE.search(lines[above].text)
    goes_on = lines[below].owned or lines[below].heads_clause or bool(organs(lines[below].text))
    return bool(led) and goes_on


def _stands_alone(marks: Sequence[Mark], n: int) -> bool:
    """Whether the page has no furniture but lines of this kind, and text below them."""
    rule = marks[n][1]
    text_below = any(not strength for strength, _ in marks[n:])
    return text_below and all(not strength or other == rule for strength, other in marks)


def _is_spoken_of(
    lines: Sequence[StripLine], marks: Sequence[Mark], n: int, words: "re.Pattern[str]"
) -> bool:
    """Whether the lines above speak of such things and no furniture of another kind stands beside line ``n``."""
    rule = marks[n][1]
    around = [marks[m][1] for m in (n - 2, n - 1, n + 1, n + 2) if 0 <= m < len(lines)]
    if any(other and other != rule for other in around):
        return False
    said = [lines[m].text for m in range(max(0, n - NEAR), n) if not marks[m][0]]
    return any(words.search(text) for text in said)


def _is_blank(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether a rule of low strokes is a blank to be filled in: a line that asks for it stands above."""
    if not _BLANKS_TO_FILL.fullmatch(lines[n].text):
        return False
    above = n - 1
    while above >= 0 and marks[above][1] == RULE_LINE:
        above -= 1
    return above >= 0 and _ASKS.search(lines[above].text) is not None


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
                yield from (m for m in run if marks[m][0])
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
