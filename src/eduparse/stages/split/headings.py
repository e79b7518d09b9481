"""Where the heading of a clause ends, in the four styles of the genre.

On its own line; run in and closed by 。; followed at once by the next label; glued to the body with no
mark (一、总体目标全面贯彻…). What a clause shows by itself says `own_heading.py`. Here its siblings speak: a heading
that they lack is taken back (`heads_taken_back.py`), one that most of them have is given. Where labels are glued too, or the heading above a
list, line breaks are gone, and siblings decide together (`heading_chain.py`).
"""

from collections.abc import Sequence

from eduparse.budget import UNLIMITED, Budget
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.split.broken_heads import broken_heads
from eduparse.stages.split.colon_heads import colon_heads
from eduparse.stages.split.draft import Span
from eduparse.stages.split.glued_headings import (
    FEWEST_SIBLINGS,
    MOSTLY,
    UNTITLED,
    decide_lists,
)
from eduparse.stages.split.heading_or_sentence import (
    FirstSentence,
    headed_by_form,
    opens_with_doing,
)
from eduparse.stages.split.heads_taken_back import take_back
from eduparse.stages.split.own_heading import (
    COMMA,
    INSIDE,
    MAX_LINE,
    MAX_RUN_IN,
    Groups,
    Own,
    first_question,
    only_told_to,
    opening_line,
    own_heading,
    siblings,
    states,
)

LONGEST_BID = 20  # code points of a slogan that says what is to be done
MAX_LONG_LINE = 72  # code points of a heading alone on its line whose siblings are headed so
LONGEST_NAME = 6  # code points of a first sentence that only names what its article is about
FEWEST_NAMED = (
    3  # articles in a row that open so; in 2,687 statutes three sentences of eight do once
)
EXPLAINED = 2  # times its length, at least, is the text behind it
FEWEST_LINES = 2  # siblings that each close a line with 。 above text of their own

_NAME = lazy_pattern("[一-鿿、]+")
_FATE = lazy_pattern(words("fate-of-an-article"))


def headings(
    text: str, clauses: Sequence[Own], *, glued: bool, budget: Budget = UNLIMITED
) -> list[Span | None]:
    """The heading's range of each clause, or None; ``glued`` where the page's line breaks are gone.

    The order is: what each clause shows by itself; lists that decide together; questions. Then sentences broken over two
    lines and what `take_back` finds lose theirs. What siblings and colons give comes last and is not taken back again.
    """
    out = [
        own_heading(text, c.start, c.end, c.kind, has_child=c.has_child, known=c.line)
        for c in clauses
    ]
    groups = list(siblings(clauses))
    decide_lists(text, clauses, out, groups, glued=glued, budget=budget)
    _head_questions(text, clauses, groups, out)
    for n in broken_heads(text, clauses, out):
        out[n] = None
    take_back(text, clauses, groups, out)
    titled = [members for members in groups if clauses[members[0]].kind not in UNTITLED]
    _head_long_lines(text, clauses, titled, out)
    _head_stopped_lines(text, clauses, titled, out)
    _head_like_siblings(text, clauses, titled, out)
    _run_in_like_siblings(text, clauses, titled, out)
    for n, head in colon_heads(text, clauses, groups, out):
        out[n] = head
    _head_named_articles(text, clauses, groups, out)
    return out


def _head_questions(
    text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]
) -> None:
    """Give siblings that all open with a question and its answer on the same line the question as heading.

    Where some do not, somebody speaks and asks himself.
    """
    for members in groups:
        asked: dict[int, Span] = {}
        for n in members if len(members) >= FEWEST_LINES else ():
            head = first_question(text, clauses[n].start, clauses[n].end)
            if head is None:
                break
            asked[n] = head
        if len(asked) == len(members):
            for n, head in asked.items():
                out[n] = out[n] or head


def _head_like_siblings(
    text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]
) -> None:
    """Give a sentence alone on its line, above text of its own, the heading that most siblings have so.

    Some of theirs end in a stop too; where not all do, the sentence must not say what someone ought to do.
    """
    for members in groups:
        ends = [text[h[1] : h[1] + 2] for n in members if (h := out[n]) is not None]
        stopped, alone = ends.count("。\n"), sum(e.startswith("\n") for e in ends)
        most = MOSTLY * len(members)
        if len(members) < FEWEST_SIBLINGS or not stopped or stopped + alone < most:
            continue
        mixed = stopped < most
        for n in members:
            start, stop, line = opening_line(text, clauses[n])
            below = text[stop : clauses[n].end].strip()
            length = len(line) - 1
            if out[n] is None and below and line.find("。") == length <= MAX_LINE:
                told = INSIDE.search(line) or (mixed and states(line))
                out[n] = None if told else (start, start + length)


def _head_long_lines(
    text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]
) -> None:
    """Give a longer line than others the heading that its siblings have so: alone on their lines, above text or clauses."""
    for members in groups:
        alone = sum((h := out[n]) is not None and text.startswith("\n", h[1]) for n in members)
        if len(members) < FEWEST_SIBLINGS or alone < MOSTLY * len(members):
            continue
        for n in members:
            start, stop, line = opening_line(text, clauses[n])
            below = clauses[n].has_child or text[stop : clauses[n].end].strip()
            if out[n] is None and below and MAX_LINE < len(line) <= MAX_LONG_LINE:
                told = line[-1] in "，,、。！？!?—" or "。" in line or INSIDE.search(line)
                out[n] = None if told or states(line) else (start, start + len(line))


def _head_stopped_lines(
    text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]
) -> None:
    """Give siblings of several phrases that each close their line with 。, above text of their own, their headings.

    提高认识，靠实责任，切实加强组织领导。⏎学校…: most of the siblings are such lines, in the form of headings.
    """
    for members in groups:
        lines: dict[int, tuple[Span, FirstSentence]] = {}
        for n in members:
            start, stop, line = opening_line(text, clauses[n])
            if line.find("。") != len(line) - 1 or len(line) > MAX_LINE + 1:
                continue  # as nearly every line
            if below := text[stop : clauses[n].end].strip():
                span = (start, start + len(line) - 1)
                if not (INSIDE.search(line) or states(line)):
                    lines[n] = span, FirstSentence(line[:-1], below)
        if len(lines) < max(FEWEST_LINES, MOSTLY * len(members)):
            continue
        if headed_by_form([first for _, first in lines.values()]):
            for n, (span, _) in lines.items():
                out[n] = out[n] or span


def _run_in_like_siblings(
    text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]
) -> None:
    """Give a first sentence of three phrases the heading that most siblings have in theirs, all with text behind."""
    for members in groups:
        headed = sum((h := out[n]) is not None and text.startswith("。", h[1]) for n in members)
        if len(members) < FEWEST_SIBLINGS or headed < MOSTLY * len(members):
            continue
        all_but_one = len(members) > FEWEST_SIBLINGS and headed == len(members) - 1
        for n in members:
            start, _, line = opening_line(text, clauses[n])
            at = line.find("。")
            first = line[:at]
            if out[n] is None and 0 < at <= MAX_RUN_IN and at + 1 < len(line):
                plain = not (INSIDE.search(first) or states(first))
                alike = all_but_one or opens_with_doing(first)
                bids = _bids(first, line[at + 1 :])
                out[n] = (start, start + at) if (plain and alike) or bids else None


def _head_named_articles(
    text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]
) -> None:
    """Give articles in a row that each open with the name of what they are about that heading: 第四条 平台服务。县里每年…."""
    for members in groups:
        row: dict[int, Span] = {}
        for n in (*members, None) if clauses[members[0]].kind == "条" else ():
            named = None if n is None else _name(text, clauses[n])
            if n is not None and named is not None:
                row[n] = named
                continue
            names = {text[low:high] for low, high in row.values()}
            for m, head in row.items() if len(names) == len(row) >= FEWEST_NAMED else ():
                out[m] = out[m] or head
            row = {}


def _name(text: str, clause: Own) -> Span | None:
    """The first sentence of an article, where it is a few characters that state nothing and text stands behind it."""
    start, _, line = opening_line(text, clause)
    at = line.find("。", 0, LONGEST_NAME + 1)
    if at < 2 or at + 1 == len(line) or states(line[:at]) or _FATE.search(line[:at]):
        return None
    return (start, start + at) if _NAME.fullmatch(line, 0, at) else None


def _bids(first: str, behind: str) -> bool:
    """Whether a first sentence is a slogan that says what is to be done, and the text behind explains it.

    资金使用要公开。各校要在每学期末…: short, without a comma, above text of several times its length.
    """
    short = len(first) <= LONGEST_BID and not COMMA.search(first)
    return short and only_told_to(first) and len(behind) >= EXPLAINED * len(first)
