"""Lines that look like furniture and stand in a list that only a paper has.

What tells is the rest of the list. 放大 缩小 stands between 前进 后退 and 上升 下降: rows of as many words. 浏览次数：2168
stands below 课题：春, and the next 课题 has its own count: records of one form. A form names 备案号 between keys of its
own. Or a line announces a list of names, the text goes on below it, and nothing else is furniture but the frame of the
page. Or 今日热点 and 网友评论 head a sentence each. Such a list stands inside the text: some line of the paper is above it and a
sentence below, and no signature closed the paper before. At the edge of a page the same lines are the site's.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import organs
from eduparse.stages.strip.furniture import MENU, NOTHING, Mark
from eduparse.stages.strip.kinds_of_text import HEADING
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.spoken_lines import LEADS

LONGEST_LIST = 20  # lines below what announces them; a longer run is looked at like any other
FEWEST_RECORDS = 2  # records with the same keys
RECORD = 8  # lines of one record
FEWEST_KEYS = 3  # keys of a form that no rule speaks of
FEWEST_TOLD = 2  # headings over sentences; a site has one over its last list
# What a list of the paper may name: channels, headings and buttons; no pager, counter or imprint.
NAMED = MENU | {HEADING, "noise.menu-run", "noise.sharing-heading", "noise.forum-tool"}
_PARTS_OF_PAGES = frozenset(("noise.publish-line", "noise.lone-button"))  # without a value: 来源
_SENTENCE_ENDS = ("。", "。”")
_WORDS = lazy_pattern(
    r"(?:[一-鿿]{1,8}|[A-Za-z]{1,8})(?:[ \t\u3000]+(?:[一-鿿]{1,8}|[A-Za-z]{1,8})){1,4}"
)
_COUNT = lazy_pattern(r"[一-鿿]{2,10}[：:][ \t]*\d[\d.,]*[ ]?[一-鿿%％]{0,3}")
_KEYED = lazy_pattern(r"(?P<key>[一-鿿]{2,8})[：:][ \t\u3000]*(?P<value>\S.*)")
_OF_A_SITE = lazy_pattern(words("key-of-imprint"))
_HEADS_ITEM_OF_A_SITE = lazy_pattern(words("heads-item-of-site"))
_OPENS_LIST = lazy_pattern(words("opens-list"))
_ACTS_ON_PAGE = lazy_pattern(rf"(?:{words('acts-on-page')}|[ \t\u3000])+")


def own_lists(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the marked lines in such lists; no line is blank."""
    text = _Text(lines, marks)
    marked = [lines[n].text for n, (strength, _) in enumerate(marks) if strength]
    # Where no marked line has the form of what is looked for, or one that must have it has not, nothing is.
    if any(map(_size, marked)):
        yield from _rows_of_words(lines, marks, text)
    if any(map(_KEYED.fullmatch, marked)):
        yield from _records(lines, marks, text)
        yield from _counts(lines, marks, text)
    yield from _only_in(_inner(marks), _announced(lines, marks))
    if all(map(_KEYED.fullmatch, marked)):
        yield from _only_in(marks, _forms(lines, marks, text))
    told = [*_told_headings(lines, marks)]
    if len(told) >= FEWEST_TOLD:
        yield from _only_in(marks, iter(told))


class _Text:
    """Where the text of a page is, by the lines that no rule speaks of."""

    def __init__(self, lines: Sequence[StripLine], marks: Sequence[Mark]) -> None:
        own = [n for n, (strength, _) in enumerate(marks) if not strength]
        self._lines = lines
        self._first = own[0] if own else len(lines)
        tells = (n for n in reversed(own) if lines[n].heads_clause or _tells(lines[n]))
        self._last = next(tells, -1)

    @cached_property
    def _closed(self) -> list[bool]:
        return _below_signatures(self._lines)

    def holds(self, first: int, end: int) -> bool:
        """Whether lines ``[first, end)`` stand between two lines of the text, and not below its signature."""
        return self._first < first and end <= self._last and not self._closed[first]


def _below_signatures(lines: Sequence[StripLine]) -> list[bool]:
    """Per line, whether a signature with its date closed the paper above it, and no other text began since."""
    out, closed = [False] * len(lines), False
    for n, line in enumerate(lines):
        out[n] = closed
        if line.paragraph or line.heads_clause:
            closed = False
        elif n and line.dated and organs(lines[n - 1].text):
            closed = True
    return out


def _tells(line: StripLine) -> bool:
    return line.paragraph or line.text.endswith(_SENTENCE_ENDS)


def _only_in(marks: Sequence[Mark], found: Iterator[int]) -> list[int]:
    """The marked lines of ``found``, or none where a line elsewhere is furniture."""
    marked = [n for n, (strength, _) in enumerate(marks) if strength]
    return marked if marked and set(found).issuperset(marked) else []


def _inner(marks: Sequence[Mark]) -> Sequence[Mark]:
    """The marks without those of the frame: the marked lines in a row at the top and at the bottom of the page."""
    own = [n for n, (strength, _) in enumerate(marks) if not strength]
    first, last = (own[0], own[-1]) if own else (len(marks), -1)
    return [mark if first < n < last else NOTHING for n, mark in enumerate(marks)]


def _rows_of_words(lines: Sequence[StripLine], marks: Sequence[Mark], text: _Text) -> Iterator[int]:
    """Rows such as 放大 缩小 between rows of as many words, most of which no rule speaks of."""
    n = 0
    while n < len(lines):
        size, end = _size(lines[n].text), n + 1
        while size and end < len(lines) and _size(lines[end].text) == size:
            end += 1
        own = [m for m in range(n, end) if not marks[m][0]]
        marked = [m for m in range(n, end) if marks[m][0]]
        between = marked and own and own[0] < marked[0] and marked[-1] < own[-1]
        if between and len(own) >= len(marked) and text.holds(n, end):
            yield from marked
        n = end


def _size(text: str) -> int:
    """The words of a row of short words, or 0."""
    return len(text.split()) if _WORDS.fullmatch(text) else 0


def _records(lines: Sequence[StripLine], marks: Sequence[Mark], text: _Text) -> Iterator[int]:
    """Keys such as 浏览次数： that come again with every record, each below a key that no rule speaks of."""
    found: dict[str, list[int]] = defaultdict(list)
    for n, line in enumerate(lines):
        if keyed := _KEYED.fullmatch(line.text):
            found[keyed["key"]].append(n)
    own = [
        at
        for key, at in found.items()
        if len(at) >= FEWEST_RECORDS
        and not any(marks[n][0] for n in at)
        and not _HEADS_ITEM_OF_A_SITE.match(key)
    ]
    for at in found.values():
        if len(at) < FEWEST_RECORDS or not marks[at[0]][0]:
            continue
        if len({lines[n].text for n in at}) < len(at):
            continue  # a site prints its own line again
        heads = next((heads for heads in own if _go_along(heads, at)), None)
        if heads and text.holds(heads[0], at[-1] + 1):
            yield from at


def _go_along(heads: Sequence[int], at: Sequence[int]) -> bool:
    """Whether each of the lines ``at`` stands a few lines below one of ``heads``, which are as many."""
    return len(heads) == len(at) and all(
        0 < n - head < RECORD for head, n in zip(heads, at, strict=True)
    )


def _forms(lines: Sequence[StripLine], marks: Sequence[Mark], text: _Text) -> Iterator[int]:
    """The lines of forms: keys one below the other, from one to another that no site prints."""
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and _KEYED.fullmatch(lines[end].text):
            end += 1
        own = [m for m in range(n, end) if not marks[m][0] and not _OF_A_SITE.match(lines[m].text)]
        if len(own) >= FEWEST_KEYS and text.holds(n, end):
            yield from range(own[0], own[-1] + 1)
        n = max(end, n + 1)


def _counts(lines: Sequence[StripLine], marks: Sequence[Mark], text: _Text) -> Iterator[int]:
    """The marked lines of a list of counts below a sentence, most of which no site keeps: 收到申请：3件, 阅读量：45万次."""
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and _COUNT.fullmatch(lines[end].text):
            end += 1
        own = sum(not marks[m][0] for m in range(n, end))
        below = n > 0 and _tells(lines[n - 1]) and not marks[n - 1][0]
        if below and own >= FEWEST_RECORDS and 2 * own > end - n and text.holds(n, end):
            yield from range(n, end)
        n = max(end, n + 1)


def _announced(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """The lines from one that announces a list down to the sentence or clause with which the text goes on."""

    def _takes_up(n: int) -> bool:
        return not marks[n][0] and _goes_on(lines[n])  # 联系我们 in the list is none

    n = 0
    while n < len(lines):
        end = n + 1
        if not marks[n][0] and _opens_list(lines, n):
            while end < len(lines) and end - n <= LONGEST_LIST and not _takes_up(end):
                end += 1
            closed = end < len(lines) and _takes_up(end)
            # 报名材料包括： over nothing but a pager and 打印本页 lists no materials.
            own = not all(strength for strength, _ in marks[n + 1 : end])
            named = all(_may_be_listed(lines[m].text, marks[m]) for m in range(n + 1, end))
            if closed and named and (own or _asks(lines[n].text)):
                yield from range(n + 1, end)
        n = end


def _may_be_listed(text: str, mark: Mark) -> bool:
    """Whether a paper may list ``text``: no pager or counter, and no row of buttons that act on the page (打印 关闭)."""
    strength, rule = mark
    bare = rule in _PARTS_OF_PAGES and "：" not in text and ":" not in text
    return not strength or bare or (rule in NAMED and not _ACTS_ON_PAGE.fullmatch(text))


def _told_headings(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Headings such as 网友评论 with a sentence right below: links are names, without a stop."""
    for n, (_, rule) in enumerate(marks):
        told = n + 1 < len(lines) and lines[n + 1].text.endswith(_SENTENCE_ENDS)
        if rule == HEADING and n and told and not marks[n + 1][0]:
            yield n


def _opens_list(lines: Sequence[StripLine], n: int) -> bool:
    text = lines[n].text
    heads = lines[n].heads_clause and text[-1] in "：:？?"
    return heads or (text[-1] in "：:" and bool(LEADS.search(text) or _OPENS_LIST.search(text)))


def _asks(text: str) -> bool:
    return text[-1] in "？?" or _OPENS_LIST.search(text) is not None


def _goes_on(line: StripLine) -> bool:
    return line.heads_clause or line.owned or line.text[-1] == "。"
