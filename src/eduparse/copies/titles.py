"""What two papers call themselves: whether their titles and numbers tell two works apart.

Titles are compared as texts are, damage apart. A letter that forwards a paper names it beside its own
title, and a page that holds it has both; so a title that is found in the other's text decides nothing.
"""

from collections import Counter

from eduparse.copies.core import Core, block_size
from eduparse.copies.differences import classified, unreadable
from eduparse.copies.papers import HEAD, Paper, folded_title, number_in
from eduparse.copies.signature import folded_text
from eduparse.copies.slips import PLACE, UNLIKELY, spinners_pairs
from eduparse.language.clause_labels import LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.titles import headline
from eduparse.stages.reword.alignment import AlignedBlock, aligned, folded_places

OTHER_TITLE = 0.4  # share of the shorter title below which they have little in common
PLACED = 6  # code points of a title in which the name of a place stands
LETTER = 1500  # code points that a letter has at the most in front of what it forwards
OPENING = 80  # code points in front of the core that are no part of the paper
OWN = 0.1  # text of its own, against the paper it holds, that makes a page of another kind
ONE_TITLE = 0.25  # share of the longer title that is the same where both are one, damaged

FORWARD = lazy_pattern(r"转发|印发|现将|现予|批转|翻印|转载|转来")
_PLACE_NAME = lazy_pattern("[\u4e00-\u9fff]{1,6}[省市县区州盟旗]")
# A short first line without a stop is a title, whatever its words.
_OPENS = lazy_pattern(r"[^\n。；！？，：]{6,60}")
_ACT = lazy_pattern("[\u4e00-\u9fff《》〈〉、·]{4,50}(?:法|令|章程)")
_LABEL = lazy_pattern(LABEL)
_MARKED = lazy_pattern(r"[（(〔\[][^（）()〔〕\[\]]{0,30}[）)〕\]]")


def is_held(a: Paper, b: Paper, core: Core) -> bool:
    """Whether ``a`` is whole and ``b`` a page with other text around it.

    ``a`` opens with its title, and ``b`` has another beginning, or goes on with another title.
    """
    first = a.text[:HEAD].strip().split("\n")[0].strip("《》 \u3000")
    titled = not _LABEL.match(first) and (
        headline(first) is not None or bool(_ACT.fullmatch(first))
    )
    if core.first[0] > OPENING or not (titled or _OPENS.fullmatch(first)):
        return False
    before, after = b.text[: core.first[1]], b.text[core.last[1] :]
    if len(before) <= LETTER and FORWARD.search(before):
        return folded_title(first) in folded_text(before)
    if not titled:
        return False
    if len(before) >= OWN * len(a.text):
        return True
    ends = a.text.rstrip()[-1:] in "。；！？日）》" and after[:1] in ("", "\n", "\r")
    below = after.strip().split("\n")[0]
    goes_on = headline(below) is not None and not _LABEL.match(below)
    return ends and goes_on and len(after) >= OWN * len(a.text)


def touches_title(a: Paper, b: Paper, block: AlignedBlock) -> bool:
    """Whether a difference lies in the title of either, where the title is printed."""
    for paper, low, high in (
        (a, block.start, block.end),
        (b, block.original_start, block.original_end),
    ):
        at = paper.text.find(paper.title, 0, HEAD) if paper.title else -1
        if at >= 0 and low <= at + len(paper.title or "") and high >= at:
            return True
    return False


def other_edges(a: Paper, b: Paper, core: Core, *, spun: bool) -> str:
    """Two papers around the same text: both name themselves outside it, and differently."""
    heads = a.text[: core.first[0]], b.text[: core.first[1]]
    if any(FORWARD.search(h) for h in heads):
        return ""
    titles = [
        next((h.text for x in head.split("\n") if (h := headline(x.strip()))), "") for head in heads
    ]
    if all(titles) and not _one_title(*titles, spun=spun):
        return "another title"
    numbers = [number_in(head) for head in heads]
    if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
        return "another number"
    return ""


def _one_title(mine: str, theirs: str, *, spun: bool) -> bool:
    """Whether two titles are one, damage apart; of a spun text, half of its words may be others."""
    if folded_title(mine) == folded_title(theirs):
        return True
    blocks = aligned(mine, theirs)
    found = list(classified(mine, theirs, blocks))
    same = sum(block_size(x) for x in blocks if x.same)
    if any(d.kind == "fact" for d in found) or same < ONE_TITLE * max(len(mine), len(theirs)):
        return False
    return spun or all(d.kind in ("blank", "lost", "noise", *UNLIKELY) for d in found)


def other_titles(a: Paper, b: Paper) -> bool:  # noqa: PLR0911 - one reason a line
    """Whether the titles alone tell two works: another place, another year, or little in common.

    Not where one is named in the other's text, which may bring it or hold it.
    """
    if not a.title or not b.title or FORWARD.search(a.title) or FORWARD.search(b.title):
        return False
    mine, theirs = folded_title(a.title), folded_title(b.title)
    if mine == theirs or mine in b.folded or theirs in a.folded:
        return False
    # No alignment finds more than the characters that both have, which are soon counted.
    least = OTHER_TITLE * min(len(mine), len(theirs))
    if (Counter(folded_places(a.title)[0]) & Counter(folded_places(b.title)[0])).total() < least:
        return not any(unreadable(p.title or "", 0, len(p.title or "")) for p in (a, b))
    blocks = aligned(a.title, b.title)
    same = sum(block_size(x) for x in blocks if x.same)
    if same < least:
        return not any(unreadable(p.title or "", 0, len(p.title or "")) for p in (a, b))
    for d in classified(a.title, b.title, blocks):
        x = d.block
        if d.kind == "fact":
            return True
        if (
            all(d.readings)
            and d.kind in ("wording", *UNLIKELY)
            and d.readings not in spinners_pairs()
        ):
            if (
                x.start <= PLACED
                and PLACE.match(a.title, x.end)
                and PLACE.match(b.title, x.original_end)
            ):
                return True
            if all(_PLACE_NAME.fullmatch(r) for r in d.readings):
                return True
    return False


def same_title(a: Paper, b: Paper) -> bool:
    """Whether the titles agree, notes in brackets (修订, 2015年) apart, and each is found."""
    mine, theirs = (folded_title(_MARKED.sub("", p.title or "")) for p in (a, b))
    return bool(mine) and mine == theirs
