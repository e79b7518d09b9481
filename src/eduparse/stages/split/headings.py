"""Where the heading of a clause ends, in the four styles of the genre.

On its own line; run in and closed by 。; followed at once by the next label; glued to the body with no
mark (一、总体目标全面贯彻…). What a clause shows by itself says `own_heading.py`. Here its siblings speak: a heading
that they lack is taken back, one that most of them have is given. Where labels are glued too, or the heading above a
list, line breaks are gone, and siblings decide together (`heading_chain.py`).
"""

from collections.abc import Iterable, Sequence

from eduparse.budget import UNLIMITED, Budget
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.broken_heads import broken_heads
from eduparse.stages.split.colon_heads import colon_heads
from eduparse.stages.split.draft import Span
from eduparse.stages.split.glued_headings import (
    FEWEST_SIBLINGS,
    MOSTLY,
    UNTITLED,
    decide_lists,
)
from eduparse.stages.split.heading_features import LONG_RUN_IN, generic
from eduparse.stages.split.heading_or_sentence import (
    FirstSentence,
    headed_by_form,
    opens_with_doing,
    run_in_weights,
    weigh_together,
)
from eduparse.stages.split.own_heading import (
    COMMA,
    INSIDE,
    MAX_LINE,
    MAX_RUN_IN,
    Own,
    first_line,
    own_heading,
    states,
)

SENTENCE = -1.0  # log-odds of a heading below which a first sentence is none; a slogan (家长是第一任老师) comes near
SENTENCE_OF_FEW = -1.5  # of one of fewer than three siblings, which tell less
CAPTION = -5.0  # of a line without a text behind, which says less
SENTENCE_BESIDE = 0.0  # of one of more than three siblings of which many are no such paragraphs
COVERED = 0.7  # share of the siblings that open so, from which on the bound is the plain one
SUBJECT = 2  # code points of a first word
HEADED_SHARE = 0.34  # of the siblings that are headed, at most, where a long first sentence is none
SHORTEST_TOLD = (
    8  # code points of a line that says what someone ought to do; shorter ones are names
)
CUT_OFF = 12  # code points of a sentence with which a page breaks off
FEWEST_LINES = 2  # siblings that each close a line with 。 above text of their own
SHORTEST_LINE = 16  # code points of a line that can tell something; shorter ones are names
FEWEST_FIELDS = 2  # keys with their values that make a list of fields

_KEY = lazy_pattern(r"[^：:，,。；;\n]{1,16}[：:]")
_ASIDE = lazy_pattern(r"[（(][^（）()]*[）)]$")  # 书画比赛（12月5日）
_RUN_IN = lazy_pattern(r"。[ \t\u3000]*[^\s]")  # the stop of a heading with text on its line
_FIELD = lazy_pattern(rf"{_KEY.pattern}[ \t]*\S")


def headings(
    text: str, clauses: Sequence[Own], *, glued: bool, budget: Budget = UNLIMITED
) -> list[Span | None]:
    """The heading's range of each clause, or None; ``glued`` where the page's line breaks are gone."""
    out = [own_heading(text, c.start, c.end, c.kind, has_child=c.has_child) for c in clauses]
    decide_lists(text, clauses, out, _groups(clauses), glued=glued, budget=budget)
    for n in broken_heads(text, clauses, out):
        out[n] = None
    _drop_sentences(text, clauses, out)
    _drop_cut_off(text, clauses, out)
    _drop_fields(text, clauses, out)
    _drop_told_lines(text, clauses, out)
    _drop_lone_headings(text, clauses, out)
    _head_stopped_lines(text, clauses, out)
    _head_like_siblings(text, clauses, out)
    _run_in_like_siblings(text, clauses, out)
    for n, head in colon_heads(text, clauses, _groups(clauses), out):
        out[n] = head
    return out


def _head_like_siblings(text: str, clauses: Sequence[Own], out: list[Span | None]) -> None:
    """Give a sentence alone on its line, above text of its own, the heading that most siblings have so.

    Some of theirs end in a stop too; where not all do, the sentence must not say what someone ought to do.
    """
    for members in _groups(clauses):
        if clauses[members[0]].kind in UNTITLED:
            continue
        ends = [text[h[1] : h[1] + 2] for n in members if (h := out[n]) is not None]
        stopped, alone = ends.count("。\n"), sum(e.startswith("\n") for e in ends)
        most = MOSTLY * len(members)
        if len(members) < FEWEST_SIBLINGS or not stopped or stopped + alone < most:
            continue
        mixed = stopped < most
        for n in members:
            start, stop, line = first_line(text, clauses[n].start, clauses[n].end)
            below = text[stop : clauses[n].end].strip()
            length = len(line) - 1
            if out[n] is None and below and line.find("。") == length <= MAX_LINE:
                told = INSIDE.search(line) or (mixed and states(line))
                out[n] = None if told else (start, start + length)


def _head_stopped_lines(text: str, clauses: Sequence[Own], out: list[Span | None]) -> None:
    """Give siblings of several phrases that each close their line with 。, above text of their own, their headings.

    提高认识，靠实责任，切实加强组织领导。⏎学校…: most of the siblings are such lines, in the form of headings.
    """
    for members in _groups(clauses):
        if clauses[members[0]].kind in UNTITLED:
            continue
        lines: dict[int, tuple[Span, FirstSentence]] = {}
        for n in members:
            start, stop, line = first_line(text, clauses[n].start, clauses[n].end)
            below = text[stop : clauses[n].end].strip()
            if below and line.find("。") == len(line) - 1 <= MAX_LINE:
                span = (start, start + len(line) - 1)
                if not (INSIDE.search(line) or states(line)):
                    lines[n] = span, FirstSentence(line[:-1], below)
        if len(lines) < max(FEWEST_LINES, MOSTLY * len(members)):
            continue
        if headed_by_form([first for _, first in lines.values()]):
            for n, (span, _) in lines.items():
                out[n] = out[n] or span


def _drop_told_lines(text: str, clauses: Sequence[Own], out: list[Span | None]) -> None:
    """Take back headings of siblings that are one line each, where most lines tell something: captions of pictures."""
    for members in _groups(clauses):
        lines: dict[int, FirstSentence] = {}
        for n in members:
            _, _, line = first_line(text, clauses[n].start, clauses[n].end)
            head = out[n]
            bare = head is not None and not text[head[1] : clauses[n].end].strip()
            words = _ASIDE.sub("", line)
            if bare and words and not clauses[n].has_child:
                lines[n] = FirstSentence(words, "")
        firsts = list(lines.values())
        long = [first for first in firsts if len(first.words) >= SHORTEST_LINE]
        if len(long) < MOSTLY * len(members) or headed_by_form(firsts):
            continue
        odds = weigh_together(firsts, run_in_weights())
        if sum(o < CAPTION for o in odds) >= MOSTLY * len(firsts):
            for n in lines:
                out[n] = None


def _drop_sentences(text: str, clauses: Sequence[Own], out: list[Span | None]) -> None:
    """Take back run-in headings that are what a paragraph says first: 1.主席感谢各委员。秘书处….

    What each first sentence of a list weighs is held together with its siblings, and all of them are headings or none.
    """
    for members in _groups(clauses):
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


def _taken_up(first: FirstSentence) -> bool:
    """Whether the text behind opens with the first word again, as below a heading: 会议记录的保存。会议记录由…."""
    return first.body[:SUBJECT] == first.words[:SUBJECT]


def _drop_cut_off(text: str, clauses: Sequence[Own], out: list[Span | None]) -> None:
    """Take back the heading of the last clause where a page breaks off in a sentence.

    Its siblings have none, or it has a comma, as none of theirs has.
    """
    last = len(clauses) - 1
    head = out[last] if clauses else None
    if head is None or head[1] - head[0] < CUT_OFF or text[head[1] :].strip():
        return
    own = clauses[last]
    elder = [
        other
        for c, other in zip(clauses[:last], out[:last], strict=True)
        if (c.parent, c.kind) == (own.parent, own.kind)
    ]
    alike = [text[other[0] : other[1]] for other in elder if other is not None]
    comma = COMMA.search(text[head[0] : head[1]]) is not None
    if (elder and not alike) or (comma and not any(map(COMMA.search, alike))):
        out[last] = None


def _drop_fields(text: str, clauses: Sequence[Own], out: list[Span | None]) -> None:
    """Take back headings that are a key with its value, where most siblings are: 三、主办单位：训导处.

    Of those that are most have no text of their own below; 第一阶段：宣传发动 stands above one.
    """
    for members in _groups(clauses):
        alone = keyed = 0
        for n in members:
            _, stop, line = first_line(text, clauses[n].start, clauses[n].end)
            if _KEY.match(line):
                keyed += 1
                alone += not (clauses[n].has_child or text[stop : clauses[n].end].strip())
        if keyed < FEWEST_FIELDS or 2 * keyed < len(members) or 2 * alone < keyed:
            continue
        for n in members:
            head = out[n]
            if head is not None and _FIELD.match(text[head[0] : head[1]]):
                out[n] = None


def _groups(clauses: Sequence[Own]) -> Iterable[list[int]]:
    """The clauses of one kind below one parent."""
    groups: dict[tuple[int | None, str], list[int]] = {}
    for n, c in enumerate(clauses):
        groups.setdefault((c.parent, c.kind), []).append(n)
    return groups.values()


def _run_in_like_siblings(text: str, clauses: Sequence[Own], out: list[Span | None]) -> None:
    """Give a first sentence of three phrases the heading that most siblings have in theirs, all with text behind."""
    for members in _groups(clauses):
        if clauses[members[0]].kind in UNTITLED:
            continue
        headed = sum((h := out[n]) is not None and text.startswith("。", h[1]) for n in members)
        if len(members) < FEWEST_SIBLINGS or headed < MOSTLY * len(members):
            continue
        all_but_one = len(members) > FEWEST_SIBLINGS and headed == len(members) - 1
        for n in members:
            start, _, line = first_line(text, clauses[n].start, clauses[n].end)
            at = line.find("。")
            first = line[:at]
            if out[n] is None and 0 < at <= MAX_RUN_IN and at + 1 < len(line):
                plain = not (INSIDE.search(first) or states(first))
                alike = all_but_one or opens_with_doing(first)
                out[n] = (start, start + at) if plain and alike else None


def _drop_lone_headings(text: str, clauses: Sequence[Own], out: list[Span | None]) -> None:
    """Take back headings that their siblings do not have: there a long first sentence or line is no heading.

    A short sentence is an item of a list whose other items are one sentence each. So is the sentence that ends
    the line of one item alone: the paragraph below it is that of the clause above.
    """
    for members in _groups(clauses):
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
