"""Headings taken back: what a clause opens with looks like one, and its siblings or its end show that it is none.

A first sentence that only tells something, the last words of a page that breaks off, a key with its value, a
caption, and a heading that the other items of a list lack.
"""

from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.split.draft import Span
from eduparse.stages.split.glued_headings import FEWEST_SIBLINGS, MOSTLY
from eduparse.stages.split.heading_features import LONG_RUN_IN, generic
from eduparse.stages.split.heading_or_sentence import (
    FirstSentence,
    headed_by_form,
    run_in_weights,
    weigh,
    weigh_together,
)
from eduparse.stages.split.own_heading import COMMA, Groups, Own, first_line, states

SENTENCE = -1.0  # log-odds of a heading below which a first sentence is none; a slogan (家长是第一任老师) comes near
SENTENCE_OF_FEW = -1.5  # of one of fewer than three siblings, which tell less
CAPTION = -5.0  # of a line without a text behind, which says less
TOLD_TOGETHER = (
    -4.0
)  # of long lines with nothing below, on average, from which on they only lost their stops
SENTENCE_BESIDE = 0.0  # of one of more than three siblings of which many are no such paragraphs
COVERED = 0.7  # share of the siblings that open so, from which on the bound is the plain one
SUBJECT = 2  # code points of a first word
HEADED_SHARE = 0.34  # of the siblings that are headed, at most, where a long first sentence is none
SHORTEST_TOLD = (
    8  # code points of a line that says what someone ought to do; shorter ones are names
)
STOPS = "。！？!?；;：:）)”"  # with one of which a page does not break off
CUT_OFF = 12  # code points of a sentence with which a page breaks off
SHORTEST_LINE = 16  # code points of a line that can tell something; shorter ones are names
FEWEST_OF_SENTENCES = 2  # items, one of them a line without its stop
FEWEST_COUSINS = 2  # points of the same kind below other chapters
FEW_COUSINS = 0.2  # share of them that are headed, at most, where none is
RULES = 1 / 3  # of lines that forbid something or ask for it, from which on all are rules
FEWEST_FIELDS = 2  # keys with their values that make a list of fields

_GOES_ON = "；;"  # with which the items of a list end but the last
_STOP_INSIDE = lazy_pattern("[。；;：:][^。；;：:]")
_ORDERS = lazy_pattern(words("orders"))
_NAMED = lazy_pattern(words("named-rule"))
_KEY = lazy_pattern(r"[^：:，,。；;\n]{1,16}[：:]")
_ASIDE = lazy_pattern(r"[（(][^（）()]*[）)]$")  # 书画比赛（12月5日）
_RUN_IN = lazy_pattern(r"。[ \t\u3000]*[^\s]")  # the stop of a heading with text on its line
_FIELD = lazy_pattern(rf"{_KEY.pattern}[ \t]*\S")


def _drop_sentences(
    text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]
) -> None:
    """Take back run-in headings that are what a paragraph says first: 1.主席感谢各委员。秘书处….

    What each first sentence of a list weighs is held together with its siblings, and all of them are headings or none.
    """
    for members in groups:
        firsts: dict[int, FirstSentence] = {}
        for n in members:
            start, _, line = first_line(text, clauses[n].start, clauses[n].end)
            head = out[n]
            at = head[1] - start if head is not None else line.find("。")
            body = text[start + at : clauses[n].end].lstrip("。").strip()
            if at > 0 and body:
                firsts[n] = FirstSentence(line[:at], body)
        run_ins = [n for n in firsts if (h := out[n]) is not None and _RUN_IN.match(text, h[1])]
        if not run_ins or headed_by_form([firsts[n] for n in run_ins]):
            continue
        odds = weigh_together(list(firsts.values()), run_in_weights())
        bound = SENTENCE if len(firsts) >= FEWEST_SIBLINGS else SENTENCE_OF_FEW
        if len(members) > FEWEST_SIBLINGS and len(run_ins) < COVERED * len(members):
            bound = SENTENCE_BESIDE
        told = sum(
            o < bound and not _taken_up(firsts[n])
            for n, o in zip(firsts, odds, strict=True)
            if n in run_ins
        )
        others = sum(out[n] is None and states(first.words) for n, first in firsts.items())
        few = told >= MOSTLY * len(run_ins)
        if few or (2 * told >= len(run_ins) and told + others >= MOSTLY * (len(run_ins) + others)):
            for n in run_ins:
                out[n] = out[n] if generic(firsts[n].words) else None


def _drop_against_cousins(
    text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]
) -> None:
    """Take back a run-in heading that one or two siblings have, where the points it counts on from have none.

    四、县长负责全面工作。县长出差…: points that run on through the chapters of a paper are headed alike.
    """
    kin: dict[tuple[str, str], list[int]] = {}
    for n, clause in enumerate(clauses):
        if clause.parent is not None:
            kin.setdefault((clause.kind, clauses[clause.parent].kind), []).append(n)
    for members in groups:
        own = clauses[members[0]]
        if own.parent is None or len(members) >= FEWEST_SIBLINGS or own.value <= 1:
            continue
        inside = set(members)
        others = [n for n in kin[own.kind, clauses[own.parent].kind] if n not in inside]
        headed = sum(out[n] is not None for n in others)
        if len(others) < FEWEST_COUSINS or headed > FEW_COUSINS * len(others):
            continue
        for n in members:
            head = out[n]
            if head and _RUN_IN.match(text, head[1]) and not generic(text[slice(*head)]):
                body = text[head[1] + 1 : clauses[n].end].strip()
                first = FirstSentence(text[slice(*head)], body)
                if weigh(first, run_in_weights()) < SENTENCE_BESIDE:
                    out[n] = None


def _taken_up(first: FirstSentence) -> bool:
    """Whether the text behind opens with the first word again, as below a heading: 会议记录的保存。会议记录由…."""
    return first.body[:SUBJECT] == first.words[:SUBJECT]


def _drop_cut_off(
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


def _drop_fields(text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]) -> None:
    """Take back headings that are a key with its value, where several siblings are: 三、主办单位：训导处.

    Of those that are most have no text of their own below; 第一阶段：宣传发动 stands above one.
    """
    for members in groups:
        alone = keyed = 0
        for n in members:
            _, stop, line = first_line(text, clauses[n].start, clauses[n].end)
            if _KEY.match(line):
                keyed += 1
                alone += not (clauses[n].has_child or text[stop : clauses[n].end].strip())
        if alone < FEWEST_FIELDS or 2 * alone < keyed:
            continue
        for n in members:
            head = out[n]
            if head is not None and _FIELD.match(text[head[0] : head[1]]):
                out[n] = None


def _drop_told_lines(
    text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]
) -> None:
    """Take back headings that are one line with nothing below, where the lines tell something: captions of pictures.

    A line alone is a heading where it names something (3.投掷铅球), not where it only lost its stop: 4.2 使用单位负责
    保存指导书，不得损毁. A comma makes a sentence of it sooner.
    """
    for members in groups:
        lines: dict[int, FirstSentence] = {}
        for n in members:
            _, _, line = first_line(text, clauses[n].start, clauses[n].end)
            head = out[n]
            bare = head is not None and not text[head[1] : clauses[n].end].strip()
            said = _ASIDE.sub("", line)
            if bare and said and not clauses[n].has_child:
                lines[n] = FirstSentence(said, "")
        firsts = list(lines.values())
        long = [first for first in firsts if _may_tell(first.words)]
        if not long or headed_by_form(firsts):
            continue
        odds = weigh_together(firsts, run_in_weights())
        captions = len(long) >= MOSTLY * len(members)
        captions = captions and sum(o < CAPTION for o in odds) >= MOSTLY * len(firsts)
        if captions or _are_told(firsts, long):
            for n in lines:
                out[n] = None


def _may_tell(line: str) -> bool:
    """Whether a line is long enough to tell something, and no title of a work."""
    return len(line) >= SHORTEST_LINE and not (line[0] == "《" and line[-1] == "》")


def _are_told(firsts: Sequence[FirstSentence], long: Sequence[FirstSentence]) -> bool:
    """Whether ``firsts`` only lost their stops: all are headings or none, so most of them must weigh as sentences.

    The ``long`` ones must do so together, or with a comma each.
    """
    own = [weigh(first, run_in_weights()) for first in long]
    if 2 * len(long) > len(firsts) and sum(own) < TOLD_TOGETHER * len(own):
        return True
    told = sum(
        o < SENTENCE_OF_FEW and COMMA.search(first.words) is not None
        for o, first in zip(own, long, strict=True)
    )
    return 2 * told > len(firsts)


def _drop_rules(text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]) -> None:
    """Take back headings of siblings that are one sentence each, where a good part forbid something or ask for it.

    4、阅毕放回原处 beside 6、室内禁止吸烟 is a rule of the house.
    """
    for members in groups:
        lines: list[str] = []
        for n in members:
            _, stop, line = first_line(text, clauses[n].start, clauses[n].end)
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


def _drop_last_items(
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


def _drop_lone_lines(
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


def _drop_lone_headings(
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


# In this order: what a sentence weighs first, then its end and its form, and last how few of its siblings have a heading
# left. A heading that is gone is not counted again.
_IN_ORDER = (
    _drop_sentences,
    _drop_against_cousins,
    _drop_cut_off,
    _drop_fields,
    _drop_told_lines,
    _drop_rules,
    _drop_last_items,
    _drop_lone_lines,
    _drop_lone_headings,
)


def take_back(text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]) -> None:
    """Take those headings of ``out`` back that are none; one for each of ``clauses``, which are siblings by ``groups``."""
    # Siblings of which none has a heading lose none, as nearly all articles of a law.
    headed = [members for members in groups if any(out[n] is not None for n in members)]
    if headed:
        for drop in _IN_ORDER:
            drop(text, clauses, headed, out)
