"""What a difference between two texts of one paper says: damage, furniture, another fact, other wording.

Two copies of a paper differ by what happened to one of them; two editions, or two papers of one pattern,
differ by what their authors wrote. The difference decides, not its size: one changed year makes another
notice, a thousand replaced words make a spun copy. Three things are asked of each difference:

- Do the figures in it agree? Other numbers, dates, years are another fact, unless the place is garbled.
- Is it furniture or a hole: whole lines that only one side has?
- Which reading would be written? A damaged reading is a less likely one, in the eyes of the character
  model, by more than chance; where both are good Chinese, it is other wording.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from eduparse.language.charmodel import model
from eduparse.language.rare_chars import crowded
from eduparse.stages.reword.alignment import Block, folded_places

NATS = 3.5  # what a character of ordinary text costs in the model, natural logarithm
WORSE = 4.0  # nats from which the less likely reading is the damaged one: one chance in fifty
LOOKED_AT = 400  # code points of a reading that are weighed; longer ones are judged by their beginning
SLIDE = 24  # code points that an added line may be moved to find its ends
CONTEXT = 3  # code points on each side that the model sees

LOST = re.compile("[\ufffd\u25a1\u25a0\ue000-\uf8ff]|锟斤拷|锟|(?<=[\u4e00-\u9fff])\\?+|\\?+(?=[\u4e00-\u9fff])")
_BAR = re.compile(
    r"来源|发布(?:时间|日期|者|机构)?|浏览|点击|字[号体]|打印|作者|编辑|阅读|分享|访问|时间\s*[:：]|日期\s*[:：]"
    r"|上一篇|下一篇|首页|返回|关闭|收藏|下载|索引号|公开"
)
_NUMERAL = "〇零一二三四五六七八九十百千万亿两"
_FIGURE = re.compile(
    rf"\d+(?:[.．]\d+)?|第[{_NUMERAL}]+|[{_NUMERAL}]+(?=[年月日条款项章节号元人次个名所家年届期倍成])|百分之[{_NUMERAL}]+"
)
_BLANKS = " \t\u3000"
_WORDS = re.compile(r"[\w]+")
_NEGATION = re.compile(r"[不未非无勿禁]")
_STOP = re.compile(r"[。；！？]")


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two texts differ.

    ``kind``: ``blank`` (punctuation, width), ``damage`` (of the side ``worse``, 0 or 1), ``fact`` (other
    figures), ``line`` (whole lines that only one side has, the other is ``worse``), ``bar`` (furniture),
    ``wording`` (both sides read well). ``size``: code points of the longer reading.
    """

    block: Block
    kind: str
    worse: int
    size: int


def classified(a: str, b: str, blocks: Sequence[Block]) -> Iterator[Difference]:
    """The differences among ``blocks``, the alignment of ``a`` and ``b``."""
    for block in blocks:
        if not block.same:
            yield _classified(a, b, block)


def _classified(a: str, b: str, block: Block) -> Difference:
    mine = folded_places(a[block.start : block.end])[0]
    theirs = folded_places(b[block.original_start : block.original_end])[0]
    size = max(len(mine), len(theirs))
    words = "".join(_WORDS.findall(mine)), "".join(_WORDS.findall(theirs))
    lost = _is_lost(a, block.start, block.end), _is_lost(b, block.original_start, block.original_end)
    if lost[0] != lost[1]:
        return Difference(block, "damage", 0 if lost[0] else 1, size)
    if words[0] == words[1]:
        return Difference(block, "blank", 0, size)
    if not mine or not theirs:
        side = 0 if not mine else 1
        text, low, high = (
            (b, block.original_start, block.original_end) if side == 0 else (a, block.start, block.end)
        )
        if _whole_lines(text, low, high):
            bar = all(_is_bar(x) for x in text[low:high].split("\n") if x.strip())
            return Difference(block, "bar" if bar else "line", side, size)
    elif (
        _BAR.search(mine) and _BAR.search(theirs)
        and _whole_lines(a, block.start, block.end)
        and _whole_lines(b, block.original_start, block.original_end)
    ):
        return Difference(block, "bar", 0, size)
    worse = _worse(a, b, block, mine, theirs)
    if figures(a, block.start, block.end) != figures(b, block.original_start, block.original_end):
        # Garbled text holds figures by chance; a reading that is no Chinese at all says nothing.
        if worse is not None and size > 3 and crowded((mine, theirs)[worse]):
            return Difference(block, "damage", worse, size)
        return Difference(block, "fact", 0, size)
    if worse is not None:
        return Difference(block, "damage", worse, size)
    return Difference(block, "wording", 0, size)


def figures(text: str, start: int, end: int) -> tuple[str, ...]:
    """The numbers that touch ``[start, end)``, whole, so that 2019 and 2020 differ where only 19 does."""
    low, high = max(0, start - 8), min(len(text), end + 8)
    around = text[low:high]
    return tuple(
        m[0] for m in _FIGURE.finditer(around) if low + m.start() < end and low + m.end() > start
        or (start == end and low + m.start() < start < low + m.end())
        or (start == end and (low + m.end() == start or low + m.start() == start) and m[0].isdecimal())
    )


def _is_lost(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` shows that bytes were lost or read wrongly there."""
    around = text[max(0, start - 1) : end + 1]
    return LOST.search(around) is not None or (end - start > 3 and crowded(text[start:end]))


def _whole_lines(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)``, moved by what it shares with its neighbours, is whole lines of ``text``.

    An alignment may put the 第 of 第五条 to the line in front: 五条…第 was added, as it sees it.
    """
    low, high = start, end
    for _ in range(SLIDE):
        if _line_edges(text, low, high):
            return True
        if not low or text[low - 1] != text[high - 1]:
            break
        low, high = low - 1, high - 1
    low, high = start, end
    for _ in range(SLIDE):
        if high >= len(text) or text[low] != text[high]:
            return False
        low, high = low + 1, high + 1
        if _line_edges(text, low, high):
            return True
    return False


def _line_edges(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - SLIDE) : start].rstrip(_BLANKS)
    after = text[end : end + SLIDE].lstrip(_BLANKS)
    first = not before and start <= SLIDE or before[-1:] == "\n" or text[start : start + 1] == "\n"
    last = not after and end + SLIDE >= len(text) or after[:1] == "\n" or text[end - 1 : end] == "\n"
    return first and last


def _is_bar(line: str) -> bool:
    """A line without a sentence that a site puts around its text."""
    return len(line) < 80 and not _STOP.search(line) and (_BAR.search(line) is not None or len(line) < 30)


def _worse(a: str, b: str, block: Block, mine: str, theirs: str) -> int | None:
    """The side whose reading is less likely by `WORSE`, or None."""
    left, right = a[max(0, block.start - CONTEXT) : block.start], a[block.end : block.end + CONTEXT]
    gain = _surprise(mine[:LOOKED_AT], left, right) - _surprise(theirs[:LOOKED_AT], left, right)
    if abs(gain) < WORSE:
        return None
    return 0 if gain > 0 else 1


@lru_cache(maxsize=1 << 16)
def _surprise(reading: str, left: str, right: str) -> float:
    """How much less likely ``reading`` is than ordinary text of its length, in nats."""
    return -model().score(reading, left or "\n", right) - NATS * (len(reading) + len(right))
