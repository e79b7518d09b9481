"""Lines of a site that a paper lists and names itself: its buttons, columns, messages, topics.

A paper on a web site prints 首页 and 打印本页 as its matter. What tells is the text around the list. A line above
announces such things (首页设有以下栏目：), or a sentence right below names them (以上按钮须在五月底前换成繁体字。). Or each
message of a program has its own explanation below it.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.page import StripLine

MOST = 30  # lines of such a list; a longer run is looked at like any other
FEWEST = 2  # lines in it that a rule speaks of
EXPLAINED = 3  # messages, each with its explanation below
NEAR = 3  # lines from one message to the next
NOTE = "noise.site-note"
_HEAD = ("noise.breadcrumb", "noise.path", "noise.publish")  # of a page, above its list
_THING = words("site-thing")
_SUMS = lazy_pattern(words("sums-up"))
_ANNOUNCES = lazy_pattern(
    rf"{words('leads-to-things')}[^，。；：:]{{0,8}}{_THING}[^，。；：:]{{0,4}}[：:]$"
    rf"|{_THING}{words('divides-things')}[^，。；：:]{{0,4}}[：:]$|{_THING}如下。$"
)
_TO_READER = lazy_pattern(words("speaks-to-reader"))


def named_lists(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the marked lines that the text around them names; no line is blank."""
    marked = [0, *accumulate(bool(strength) for strength, _ in marks)]  # above each line
    for n, line in enumerate(lines):
        # What a line names stands up to `MOST` lines away: where too few marked lines are, none is asked.
        above = marked[n] - marked[max(0, n - MOST)]
        below = marked[min(len(lines), n + MOST + 2)] - marked[n + 1]
        if marks[n][0] or max(above, below) < FEWEST:
            continue
        if _SUMS.search(line.text):
            yield from _enough(marks, _above(lines, marks, n))
        elif _announces(line):
            yield from _enough(marks, _below(lines, n))
    yield from _explained(lines, marks)


def _announces(line: StripLine) -> bool:
    """Whether a line leads to a list of things of a site, and is not the site's own word to its reader."""
    ends = line.text[-1] in "：:" or line.text.endswith("如下。")
    leads = ends and _ANNOUNCES.search(line.text) is not None
    return leads and _TO_READER.search(line.text) is None


def _enough(marks: Sequence[Mark], run: range) -> list[int]:
    marked = [n for n in run if marks[n][0]]
    return marked if len(marked) >= FEWEST else []


def _above(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> range:
    """The lines between line ``n`` and the paragraph above it, or the head of the page."""
    low = n
    while low and n - low < MOST and not lines[low - 1].paragraph:
        if marks[low - 1][1].startswith(_HEAD):
            break
        low -= 1
    return range(low, n)


def _below(lines: Sequence[StripLine], n: int) -> range:
    """The lines between line ``n`` and the sentence or clause with which the text goes on; none where it does not."""
    end = n + 1
    while end < len(lines) and end - n <= MOST and not _goes_on(lines[end]):
        end += 1
    closed = end < len(lines) and _goes_on(lines[end])
    return range(n + 1, end) if closed else range(0)


def _goes_on(line: StripLine) -> bool:
    return line.heads_clause or line.text[-1] == "。"


def _explained(lines: Sequence[StripLine], marks: Sequence[Mark]) -> list[int]:
    """Messages of a program with a sentence right below each; a site prints its own together."""
    noted = [n for n, (_, rule) in enumerate(marks) if rule == NOTE and n + 1 < len(lines)]
    told = [n for n in noted if not marks[n + 1][0] and lines[n + 1].text[-1] == "。"]
    near = all(b - a <= NEAR for a, b in pairwise(told))
    return told if len(told) >= EXPLAINED and near else []
