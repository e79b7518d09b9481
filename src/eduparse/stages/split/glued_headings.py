"""Headings on a page whose line breaks are gone: the members of a list decide together where each ends.

The chain of `heading_chain` weighs all ends at once. What a sentence leaves open, or what someone ought to do, ends
no heading, and siblings agree on where theirs end (`glued_ends`). A blank is sometimes what is left of a break.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from eduparse.budget import UNLIMITED, Budget
from eduparse.language.charmodel import model
from eduparse.language.clause_labels import LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.split.draft import Span
from eduparse.stages.split.glued_ends import agreed_ends, definitions
from eduparse.stages.split.heading_chain import ClauseLine, ends
from eduparse.stages.split.heading_features import NONE, generic, heading_weights
from eduparse.stages.split.heading_net import end_odds, heading_nets
from eduparse.stages.split.kinds import DECIMAL
from eduparse.stages.split.own_heading import (
    NAMED_BEHIND,
    Own,
    first_question,
    opening_line,
    run_in,
)

FEWEST_SIBLINGS = 3  # that tell whether items are headed
MOSTLY = 0.6  # of them are headed alike: so are the others
UNTITLED = ("条", "款", "问")  # articles, what they list, questions have no glued headings
# The words in front of a blank and of the text of a clause; a letter of Taiwan leaves one in front of whom it honours.
_BEFORE_BLANK = lazy_pattern(
    r"(?P<head>(?![检函敬惠请转依兹]|关于|有关)[一-鿿、]{2,12})[ \t\u3000]+(?!贵|钧|大[部院]|台端|教育部|[男女]|应|须|必须|不得|[可要在由于是为和与及的]|负责|主持|参加|担任)[一-鿿“《（(]"
)
# What is left open when a heading would end there, and how the sentence goes on: 各类设施的目标|应符合规定.
_LEFT_OPEN = lazy_pattern(words("left-open"))
_GOES_ON = lazy_pattern(words("goes-on"))
_BLANK = " \t\u3000"
# Who ought to do something: 城市应制定方案.
_OUGHT = lazy_pattern("|".join(words(name) for name in ("ought", "first-of-points", "by-table")))
# A word that only leads to what follows: 依教育部|临床教学, 每学期参与本系|临床实习.
_LEADS_ON = lazy_pattern(words("leads-on"))
# A task that says when it ends: 2021年6月底前|建立审查机制.
_DEADLINE = lazy_pattern(r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?底?前")
# A part of a standard that is one sentence: its subject, and what is asked of it.
_ASKS = lazy_pattern(
    r"[^。；;：:，,]{2,40}?(?:不?[应宜](?!急|用|对|变|力|届|聘|试|答|激)|必须|不得|符合)[一-鿿]"
)
# What leads to a list of sentences: 具体措施：1.….
_LED = lazy_pattern(rf"[：:]\s*{LABEL}\s*$")
INSIDE_PHRASE = (
    8  # code points behind a blank, closed by a stop, that go on with the phrase in front
)
TAKEN_UP = 4  # code points with which a heading and the text behind a blank open alike
MIN_APART = 12  # code points of an article whose heading a blank sets apart
MIN_BODY = 20  # code points of a line that could hold a heading and its body


def decide_lists(
    text: str,
    clauses: Sequence[Own],
    out: list[Span | None],
    groups: Iterable[Sequence[int]],
    *,
    glued: bool,
    budget: Budget = UNLIMITED,
) -> None:
    """Decide the headings ``out`` of lists: of all where the page is ``glued``, else of those below a glued heading."""
    below = {n for n, head in enumerate(out) if head and not (glued or _ends_apart(text, head))}
    for members in _lists(clauses) if glued or below else ():
        if (glued or clauses[members[0]].parent in below) and not _are_tasks(
            text, clauses, members
        ):
            _decide_together(text, clauses, members, out, budget)
    _head_before_blanks(text, clauses, out, groups, glued=glued)


def _lists(clauses: Sequence[Own]) -> Iterator[list[int]]:
    """The siblings of one kind that may have headings, list by list: another begins where the numbers start anew."""
    open_lists: dict[tuple[int | None, str], list[int]] = {}
    for n, c in enumerate(clauses):
        above = clauses[c.parent].kind if c.parent is not None else ""
        if c.kind in UNTITLED or above in UNTITLED:
            continue
        if c.kind.startswith(DECIMAL):  # those of one depth are headed alike all over a paper
            open_lists.setdefault((None, c.kind), []).append(n)
            continue
        members = open_lists.setdefault((c.parent, c.kind), [])
        anew = bool(members) and c.value == 1 <= clauses[members[-1]].value
        if anew:
            yield members
            members = open_lists[c.parent, c.kind] = []
        members.append(n)
    yield from open_lists.values()


def _ends_apart(text: str, head: Span) -> bool:
    """Whether something sets a heading apart from what follows; the list below one that is glued may be glued too."""
    return not "一" <= text[head[1] : head[1] + 1] <= "鿿"


def _are_tasks(text: str, clauses: Sequence[Own], members: Sequence[int]) -> bool:
    """Whether a colon leads to a list of sentences, one an item, with who is responsible behind most of them."""
    start = clauses[members[0]].start
    if len(members) < 2 or _LED.search(text, max(0, start - 12), start) is None:
        return False
    bodies = [text[clauses[n].start : clauses[n].end].strip() for n in members]
    plain = [NAMED_BEHIND.sub("", body).rstrip("。") for body in bodies]
    named = sum(a.rstrip("。") != b for a, b in zip(bodies, plain, strict=True))
    return named * 2 > len(members) and all("\n" not in body for body in bodies)


def _head_before_blanks(
    text: str,
    clauses: Sequence[Own],
    out: list[Span | None],
    groups: Iterable[Sequence[int]],
    *,
    glued: bool,
) -> None:
    """Give the words that a blank sets apart from the text the heading that most siblings have so.

    Where the line breaks of a page are gone, a blank is what is left of them: 第一条 校名 本校全称为…. On other
    pages all articles of a chapter must be set so. One alone is headed where its text opens with the words that open
    the heading.
    """
    for members in groups:
        if not glued and clauses[members[0]].kind != "条":
            continue
        share = MOSTLY if glued else 1.0
        fewest, length = (2, MIN_BODY) if glued else (FEWEST_SIBLINGS, MIN_APART)
        apart: dict[int, Span] = {}
        again: dict[int, Span] = {}
        for n in members:
            start, stop, line = opening_line(text, clauses[n])
            words = _BEFORE_BLANK.match(text, start, stop)
            if (
                words is not None
                and len(line) >= length
                and _runs_over(text, out[n], words, glued=glued)
            ):
                apart[n] = words.span("head")
                if glued and _taken_up(text, words):
                    again[n] = apart[n]
        headed = sum(out[n] is not None for n in members if n not in apart)
        if len(apart) + headed >= max(fewest, share * len(members)):
            again = apart
        for n, head in again.items():
            out[n] = head if _may_head(text, *head) else None


def _taken_up(text: str, words: "re.Match[str]") -> bool:
    """Whether the text behind a blank opens as a heading of that length or a longer one: 会议纪要格式 会议纪要一般分两部分."""
    head = words["head"]
    opened = head[:TAKEN_UP]  # the match takes in the first character of the text
    return len(opened) == TAKEN_UP and text.startswith(opened, words.end() - 1)


def _runs_over(text: str, known: Span | None, words: "re.Match[str]", *, glued: bool) -> bool:
    """Whether a clause has no heading yet, or on a page without breaks one that goes on behind the blank."""
    if known is None:
        return True
    behind = known[1] - words.end("head") - 1
    if behind <= INSIDE_PHRASE and text.startswith("。", known[1]):
        return False  # 加强 监管。各院…: a phrase that a copy set apart
    return glued and behind >= 0 and known[0] == words.start()


def _decide_together(
    text: str,
    clauses: Sequence[Own],
    members: Sequence[int],
    out: list[Span | None],
    budget: Budget,
) -> None:
    """Decide again on the long lines among siblings; a line that is all heading speaks for its siblings.

    A long one that ends in a stop may be a heading and the sentence behind it: 二、遴选程序今年选出十所学校。（一）….
    """
    questions = {
        n: asks for n in members if (asks := first_question(text, clauses[n].start, clauses[n].end))
    }
    if len(questions) > 1 and len(questions) * 2 >= len(members):
        out[:] = [questions.get(n, known) for n, known in enumerate(out)]
        return
    lines = {n: opening_line(text, clauses[n]) for n in members}
    families = list(_families(clauses, members))
    for n, length in definitions({n: line[2] for n, line in lines.items()}, families):
        start, _, _ = lines.pop(n)
        out[n] = (start, start + length)
    asked: list[tuple[int, int, ClauseLine]] = []
    for n, (start, _, first) in lines.items():
        known = out[n]
        if known and len(first) >= MIN_BODY and first[-1] == "。":
            asked.append((n, start, ClauseLine(first, run_in(first, has_body=True))))
        elif known and known[1] - known[0] == len(first):
            asked.append((n, start, ClauseLine(first, known=len(first))))
        elif len(first) >= MIN_BODY:
            asked.append((n, start, ClauseLine(first, run_in(first))))
    if all(line.known for _, _, line in asked):
        return
    odds = iter(end_odds([line.text for _, _, line in asked if not line.known], heading_nets()))
    lines_asked = [line if line.known else line._replace(odds=next(odds)) for _, _, line in asked]
    found = ends(lines_asked, model(), heading_weights(), _may_end, budget)
    decided = {
        n: (start, start + len(text[start : start + length].rstrip()))
        for (n, start, _), length in zip(asked, found, strict=True)
        if length != NONE and _may_head(text, start, start + length)
    }
    decided = _without_asked(text, clauses, families, decided)
    out[:] = [decided.get(n, known) for n, known in enumerate(out)]
    glued = {n: span for n, span in decided.items() if not _closed_head(text, span)}
    if len(members) >= FEWEST_SIBLINGS and sum(out[n] is not None for n in members) == 1:
        weak = {n for n, span in glued.items() if not _heads_alone(text, span)}
        out[:] = [None if n in weak else known for n, known in enumerate(out)]
        glued = {n: span for n, span in glued.items() if n not in weak}
    for n, span in agreed_ends(text, glued, families):
        out[n] = span


def _without_asked(
    text: str,
    clauses: Sequence[Own],
    families: Iterable[Sequence[int]],
    decided: Mapping[int, Span],
) -> dict[int, Span]:
    """``decided`` without the subjects of families whose parts are a sentence each: 4.1 教室的窗应能开启。 4.2 门宜外开。."""
    asked = {n for family in families if _asks_of_each(text, clauses, family) for n in family}
    return {
        n: span
        for n, span in decided.items()
        if n not in asked or _heads_alone(text, span) or _closed_head(text, span)
    }


def _asks_of_each(text: str, clauses: Sequence[Own], family: Sequence[int]) -> bool:
    """Whether each of a ``family`` of parts is a sentence that asks something."""
    if len(family) < FEWEST_SIBLINGS or not clauses[family[0]].kind.startswith(DECIMAL):
        return False
    return all(_ASKS.match(opening_line(text, clauses[n])[2]) for n in family)


def _heads_alone(text: str, head: Span) -> bool:
    """Whether a heading is one of the genre, or set apart by a blank: it needs no siblings that are headed."""
    return generic(text[slice(*head)]) or text[head[1]] in _BLANK


def _closed_head(text: str, head: Span) -> bool:
    """Whether the line or the sentence ends with a heading."""
    return text[head[1] : head[1] + 1] in ("", "\n", "。")


def _families(clauses: Sequence[Own], members: Sequence[int]) -> Iterator[list[int]]:
    """Those of ``members`` that stand below one clause and count on, run by run."""
    family: list[int] = []
    for n in members:
        before = clauses[family[-1]] if family else None
        if before and (before.parent != clauses[n].parent or before.value >= clauses[n].value):
            yield family
            family = []
        family.append(n)
    yield family


def _may_end(line: str, at: int) -> bool:
    """Whether a heading may end at ``at`` of the line that it opens; one with a colon is told apart afterwards."""
    return re.search(r"[：:]", line[: at - 1]) is not None or _may_head(line, 0, at)


def _may_head(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` has no key with its value, and ends in no number or date: 113 年 8| 月.

    Nor may it be the subject of the sentence that follows.
    """
    if re.search(r"[：:]", text[start : end - 1]) or _LEFT_OPEN.search(text[start:end]):
        return False
    if (
        _GOES_ON.match(text, end)
        or _LEADS_ON.match(text[start:end])
        or _DEADLINE.match(text, start)
    ):
        return False
    head = text[start:end]
    if len(head) > 4 and head[:2] == head[-2:]:
        return False  # 收集资料|收集城市的资料: its first word opens the text
    if _OUGHT.search(head) or sum(map(head.count, "（([")) > sum(map(head.count, "）)]")):
        return False
    return (
        re.compile(r"(?<=\d)[ \t]*[\d年月日号条款项%％]|(?<=日)[-—－~～至]").match(text, end)
        is None
    )
