"""Headings taken back for what their siblings are: fields, rules of a house, one sentence each, or items without a heading.

The last clause, where a page breaks off in it, is held against its elder siblings.
"""

from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.split.draft import Span
from eduparse.stages.split.glued_headings import FEWEST_SIBLINGS
from eduparse.stages.split.heading_features import LONG_RUN_IN
from eduparse.stages.split.heading_or_sentence import FirstSentence, headed_by_form
from eduparse.stages.split.own_heading import (
    ASKED,
    COMMA,
    Groups,
    Own,
    opening_line,
    states,
)

HEADED_SHARE = 0.34  # of the siblings that are headed, at most, where a long first sentence is none
SHORTEST_TOLD = (
    8  # code points of a line that says what someone ought to do; shorter ones are names
)
STOPS = "。！？!?；;：:）)”"  # with one of which a page does not break off
CUT_OFF = 12  # code points of a sentence with which a page breaks off
FEWEST_OF_SENTENCES = 2  # items, one of them a line without its stop
RULES = 1 / 3  # of lines that forbid something or ask for it, from which on all are rules
FEWEST_FIELDS = 2  # keys with their values that make a list of fields

_GOES_ON = "；;"  # with which the items of a list end but the last
_STOP_INSIDE = lazy_pattern("[。；;：:][^。；;：:]")
_ORDERS = lazy_pattern(words("orders"))
_NAMED = lazy_pattern(words("named-rule"))
_KEY = lazy_pattern(r"[^：:，,。；;\n]{1,16}[：:]")
_FIELD = lazy_pattern(rf"{_KEY.pattern}[ \t]*\S")


def drop_cut_off(
    text: str, clauses: Sequence[Own], _groups: Groups, out: list[Span | None]
) -> None:
    """Take back the heading of the last clause where a page breaks off in a sentence.

    Few of its elder siblings have one, or, where it is the first of its list, few of its kind elsewhere. Or it has
    a comma, as none of theirs has.
    """
    last = len(clauses) - 1
    head = out[last] if clauses else None
    if head is None or text.rstrip()[-1:] in STOPS:
        return
    own, bare = clauses[last], not text[head[1] :].strip()
    if own.has_child or not (bare or text.startswith("。", head[1])):
        return
    of_kind = [n for n in range(last) if clauses[n].kind == own.kind]
    elder = [n for n in of_kind if clauses[n].parent == own.parent] or of_kind
    alike = [text[other[0] : other[1]] for n in elder if (other := out[n]) is not None]
    if elder and len(alike) <= HEADED_SHARE * len(elder):
        out[last] = None
        return
    comma = COMMA.search(text[head[0] : head[1]]) and not any(map(COMMA.search, alike))
    if bare and comma and head[1] - head[0] >= CUT_OFF:
        out[last] = None


def drop_fields(text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]) -> None:
    """Take back headings that are a key with its value, where several siblings are: 三、主办单位：训导处.

    Of those that are most have no text of their own below; 第一阶段：宣传发动 stands above one.
    """
    for members in groups:
        alone = keyed = 0
        for n in members:
            _, stop, line = opening_line(text, clauses[n])
            if _KEY.match(line) and not ASKED.match(line):
                keyed += 1
                alone += not (clauses[n].has_child or text[stop : clauses[n].end].strip())
        if alone < FEWEST_FIELDS or 2 * alone < keyed:
            continue
        for n in members:
            head = out[n]
            if head is not None and _FIELD.match(text[head[0] : head[1]]):
                out[n] = None


def drop_rules(text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]) -> None:
    """Take back headings of siblings that are one sentence each, where a good part forbid something or ask for it.

    4、阅毕放回原处 beside 6、室内禁止吸烟 is a rule of the house.
    """
    for members in groups:
        lines: list[str] = []
        for n in members:
            _, stop, line = opening_line(text, clauses[n])
            below = clauses[n].has_child or text[stop : clauses[n].end].strip()
            if below or _STOP_INSIDE.search(line):
                break
            lines.append(line)
        if len(lines) < max(FEWEST_SIBLINGS, len(members)):
            continue
        orders = sum(
            (states(line) or _ORDERS.search(line) is not None) and not _NAMED.search(line)
            for line in lines
        )
        firsts = [FirstSentence(line, "") for line in lines]
        if orders >= RULES * len(members) and not headed_by_form(firsts):
            for n in members:
                head = out[n]
                if head is not None and not text[head[1] : clauses[n].end].strip("。 \t\u3000\n"):
                    out[n] = None


def drop_last_items(
    text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]
) -> None:
    """Take back the heading of the last item of a list whose others end in ；: what stands below is the clause's above.

    二、驳回其他请求。⏎如不服本判决…: the sentence ends the list.
    """
    for members in groups:
        *elder, last = members
        head = out[last]
        if not elder or head is None or clauses[last].has_child:
            continue
        items = all(
            out[n] is None and text[: clauses[n].end].rstrip()[-1:] in _GOES_ON for n in elder
        )
        if items and text.startswith("。\n", head[1]):
            out[last] = None


def drop_lone_lines(
    text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]
) -> None:
    """Take back the heading of one item that is a line with a comma, where its siblings are one sentence each.

    1.寝室严格管理，所有学生均要午休 beside 2.午休时严禁说话。 has only lost its stop.
    """
    for members in groups:
        headed = [(n, head) for n in members if (head := out[n]) is not None]
        if len(headed) != 1 or len(members) < FEWEST_OF_SENTENCES:
            continue
        ((n, (start, end)),) = headed
        bare = not (clauses[n].has_child or text[end : clauses[n].end].strip())
        if bare and COMMA.search(text, start, end):
            others = (clauses[m] for m in members if m != n)
            out[n] = None if all(_is_one_sentence(text, c) for c in others) else out[n]


def drop_lone_headings(
    text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]
) -> None:
    """Take back headings that their siblings do not have: there a long first sentence or line is no heading.

    A short sentence is an item of a list whose other items are one sentence each. So is the sentence that ends
    the line of one item alone: the paragraph below it is that of the clause above.
    """
    for members in groups:
        headed = [(n, head) for n in members if (head := out[n]) is not None]
        if not headed:
            continue
        ends_line = sum(text.startswith("。\n", head[1]) for _, head in headed)
        known = len(headed) - (ends_line == 1)
        if len(members) < FEWEST_SIBLINGS or known > HEADED_SHARE * len(members):
            continue
        single = sum(_is_one_sentence(text, clauses[n]) for n in members)
        others = sum(out[n] is None and _is_one_sentence(text, clauses[n]) for n in members)
        items = single * 2 > len(members) or others * 2 > len(members) - len(headed)
        for n, head in headed:
            length = head[1] - head[0]
            told = length >= SHORTEST_TOLD and states(text[slice(*head)])
            long = length > LONG_RUN_IN or told
            stopped = text.startswith("。", head[1])
            line = text.startswith("\n", head[1]) and not clauses[n].has_child
            last = n == len(clauses) - 1 and not text[head[1] :].strip()
            cut_off = last and length >= CUT_OFF
            if (stopped and (long or items)) or (((line and long) or cut_off) and items):
                out[n] = None


def _is_one_sentence(text: str, clause: Own) -> bool:
    """Whether a clause is a sentence, or an item of a list that ends in ；."""
    body = text[clause.start : clause.end].strip()
    return body[-1:] in "；;" or body.find("。") == len(body) - 1
