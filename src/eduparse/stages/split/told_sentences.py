"""Headings taken back for what they say: a sentence or a line that tells something, as text does.

What it weighs as a heading is held together with its siblings, and with points of its kind below other chapters.
"""

from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.draft import Span
from eduparse.stages.split.glued_headings import FEWEST_SIBLINGS, MOSTLY
from eduparse.stages.split.heading_features import generic
from eduparse.stages.split.heading_or_sentence import (
    FirstSentence,
    headed_by_form,
    run_in_weights,
    weigh,
    weigh_together,
)
from eduparse.stages.split.own_heading import COMMA, Groups, Own, opening_line, states

SENTENCE = -1.0  # log-odds of a heading below which a first sentence is none; a slogan (家长是第一任老师) comes near
SENTENCE_OF_FEW = -1.5  # of one of fewer than three siblings, which tell less
CAPTION = -5.0  # of a line without a text behind, which says less
TOLD_TOGETHER = (
    -4.0
)  # of long lines with nothing below, on average, from which on they only lost their stops
SENTENCE_BESIDE = 0.0  # of one of more than three siblings of which many are no such paragraphs
COVERED = 0.7  # share of the siblings that open so, from which on the bound is the plain one
SUBJECT = 2  # code points of a first word
SHORTEST_LINE = 16  # code points of a line that can tell something; shorter ones are names
FEWEST_COUSINS = 2  # points of the same kind below other chapters
FEW_COUSINS = 0.2  # share of them that are headed, at most, where none is

_ASIDE = lazy_pattern(r"[（(][^（）()]*[）)]$")  # 书画比赛（12月5日）
_RUN_IN = lazy_pattern(r"。[ \t\u3000]*[^\s]")  # the stop of a heading with text on its line


def drop_sentences(
    text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]
) -> None:
    """Take back run-in headings that are what a paragraph says first: 1.主席感谢各委员。秘书处….

    What each first sentence of a list weighs is held together with its siblings, and all of them are headings or none.
    """
    for members in groups:
        headed = [n for n in members if (h := out[n]) is not None and _RUN_IN.match(text, h[1])]
        if not headed:
            continue
        firsts: dict[int, FirstSentence] = {}
        for n in members:
            start, _, line = opening_line(text, clauses[n])
            head = out[n]
            at = head[1] - start if head is not None else line.find("。")
            body = text[start + at : clauses[n].end].lstrip("。").strip()
            if at > 0 and body:
                firsts[n] = FirstSentence(line[:at], body)
        run_ins = [n for n in headed if n in firsts]
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


def drop_against_cousins(
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


def drop_told_lines(
    text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]
) -> None:
    """Take back headings that are one line with nothing below, where the lines tell something: captions of pictures.

    A line alone is a heading where it names something (3.投掷铅球), not where it only lost its stop: 4.2 使用单位负责
    保存指导书，不得损毁. A comma makes a sentence of it sooner.
    """
    for members in groups:
        lines: dict[int, FirstSentence] = {}
        for n in members:
            head = out[n]
            if head is None or clauses[n].has_child or text[head[1] : clauses[n].end].strip():
                continue
            _, _, line = opening_line(text, clauses[n])
            if said := _ASIDE.sub("", line):
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


def _taken_up(first: FirstSentence) -> bool:
    """Whether the text behind opens with the first word again, as below a heading: 会议记录的保存。会议记录由…."""
    return first.body[:SUBJECT] == first.words[:SUBJECT]


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
