"""What a difference between two texts of one paper says: damage, furniture, another fact, other wording.

Two copies of a paper differ by what happened to one of them; two editions, or two papers of one pattern,
differ by what their authors wrote. The difference decides, not its size: one changed year makes another
notice, a thousand replaced words make a spun copy. Three things are asked of each difference:

- Do the figures in it agree? Other numbers, dates, years are another fact, unless the place is garbled.
- Is it furniture or a hole: whole lines that only one side has?
- Which reading would be written? A damaged reading is a less likely one, in the eyes of the character
  model, by more than chance; where both are good Chinese, it is other wording.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from eduparse.document.records import dataclass
from eduparse.language.charmodel import model
from eduparse.language.dates import YEAR_OF_DAY
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.rare_chars import clusters
from eduparse.language.titles import PAPER_KINDS
from eduparse.stages.reword.alignment import AlignedBlock

NATS = 3.5  # what a character of ordinary text costs in the model, natural logarithm
WORSE = 4.0  # nats from which the less likely reading is the damaged one: one chance in fifty
MORE = 0.5  # nats more for each further character: longer readings differ more by chance
UNUSUAL = 0.0  # nats beyond ordinary text from which a word is one that nobody would choose here
NOBODY = 10.0  # nats beyond ordinary text from which nobody writes it: 东说念主民
LONGEST = (
    12  # code points of a reading that a machine put for another; more is a rewritten sentence
)
DROPPED = 2  # code points that are lost without a trace in one place
ODD = 6  # one character in so many that Chinese text does not use shows a wrong encoding
CROWDED = 0.2  # share of a reading in which rare characters crowd, where it shows a wrong encoding
HEAD = 1200  # code points in which an edition says when it was amended
NEAR = 6  # code points from text that was read wrongly within which a difference belongs to it
TITLE = 0  # line that a title stands on
SLIDE = 24  # code points that an added line may be moved to find its ends
CONTEXT = 3  # code points on each side that the model sees

LOST = lazy_pattern(
    "[\ufffd\u25a1\u25a0\ue000-\uf8ff]|锟|(?<=[\u4e00-\u9fff])\\?+(?=[\u4e00-\u9fff])"
)
# Beside text that reads otherwise, a question mark at any Chinese character is a lost one.
_LOST_HERE = lazy_pattern(rf"{LOST.pattern}|(?<=[^\x00-\x7f])\?|\?(?=[^\x00-\x7f\s])|\?{{2,}}")
_BAR = lazy_pattern(
    r"来源|发布(?:时间|日期|者|机构)?|浏览|点击|字[号体]|打印|作者|编辑|阅读|分享|访问|时间\s*[:：]|日期\s*[:：]"
    r"|上一篇|下一篇|首页|返回|关闭|收藏|下载|索引号|公开"
)
_NUMERAL = "〇零一二三四五六七八九十百千万亿两"
_FIGURE = lazy_pattern(
    rf"\d+(?:[.．]\d+)?|第[{_NUMERAL}]+|(?<![{_NUMERAL}])[{_NUMERAL}]++(?=[年月日条款项章节号元人次个名所家年届期倍成])|百分之[{_NUMERAL}]+"
)
_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_BLANKS = " \t\u3000"
_DIGITS = frozenset("0123456789.．０１２３４５６７８９" + _NUMERAL)
_WORD = lazy_pattern(r"\w+")
_FOREIGN = lazy_pattern("[\u00a0-\u04ff\u3041-\u30ff]")
_STOPS = ("。", "；", "！", "？", "：", ";", ":")
_AMENDED = lazy_pattern(rf"{YEAR_OF_DAY}\s*年[^。；\n]{{0,60}}(?:修订|修正|修改)")
_TITLE_WORD = lazy_pattern(
    rf"{PAPER_KINDS}|修[订正]|试行|暂行|补充|部分|第|[（(\d一二三四五六七八九十]"
)
_STOP = lazy_pattern(r"[。；！？]")


@dataclass(frozen=True, slots=True)
class TextDifference:
    """One place where two texts differ.

    ``worse`` is the side that is less good, 0 or 1. ``kind`` is one of these:

    - ``blank``: punctuation, width
    - ``lost``: bytes lost or read wrongly on the side ``worse``
    - ``unlikely?``: the reading of the side ``worse`` is less good
    - ``unlikely``: nobody writes it
    - ``fact``: other figures
    - ``line``: whole lines, and the side ``worse`` has none
    - ``bar``: furniture
    - ``noise``: a phrase at the end of a line, the side ``worse`` has it
    - ``wording``: both read well

    ``readings``: both sides without blanks.
    """

    block: AlignedBlock
    kind: str
    worse: int
    readings: tuple[str, str]

    @property
    def size(self) -> int:
        """Code points of the longer reading."""
        return max(map(len, self.readings))


def classified(a: str, b: str, blocks: Sequence[AlignedBlock]) -> Iterator[TextDifference]:
    """The differences among ``blocks``, the alignment of ``a`` and ``b``.

    What stands beside text that was read wrongly belongs to it: an alignment finds characters of the
    original in it by chance.
    """
    found = [_classified(a, b, x) for x in blocks if not x.same]
    for n, d in enumerate(found):
        near = [
            x
            for x in found[max(0, n - 1) : n + 2]
            if x.kind == "lost"
            and (
                abs(x.block.end - d.block.start) <= NEAR or abs(d.block.end - x.block.start) <= NEAR
            )
        ]
        yield replace(d, kind="lost", worse=near[0].worse) if near else d


def _classified(a: str, b: str, block: AlignedBlock) -> TextDifference:
    mine = _folded(a[block.start : block.end])
    theirs = _folded(b[block.original_start : block.original_end])
    readings = mine, theirs
    broken = (
        unreadable(a, block.start, block.end),
        unreadable(b, block.original_start, block.original_end),
    )
    if _words(mine) == _words(theirs) and not any(broken):
        return TextDifference(block, "blank", 0, readings)
    if broken[0] != broken[1]:
        return TextDifference(block, "lost", 0 if broken[0] else 1, readings)
    if broken[0]:
        return TextDifference(block, "lost", 0 if len(mine) >= len(theirs) else 1, readings)
    furniture = _furniture(a, b, block, readings)
    if furniture is not None:
        return furniture
    ranges = (a, block.start, block.end), (b, block.original_start, block.original_end)
    if _numerals(*ranges[0]) != _numerals(*ranges[1]) and figures(*ranges[0]) != figures(
        *ranges[1]
    ):
        return TextDifference(block, "fact", 0, readings)
    worse, strong = _worse(a, block, mine, theirs)
    kind = "wording" if worse is None else "unlikely" if strong else "unlikely?"
    return TextDifference(block, kind, worse or 0, readings)


def _furniture(
    a: str, b: str, block: AlignedBlock, readings: tuple[str, str]
) -> TextDifference | None:
    """Whole lines that one side has, bars of two sites in one place, phrases behind the end of a line."""
    mine, theirs = readings
    whole = (
        _whole_lines(a, block.start, block.end),
        _whole_lines(b, block.original_start, block.original_end),
    )
    for text, low, high in (
        (a, block.start, block.end),
        (b, block.original_start, block.original_end),
    ):
        if low < HEAD and _AMENDED.search(text, low, high):
            return TextDifference(block, "fact", 0, readings)
    if mine and theirs:
        bars = _BAR.search(mine) and _BAR.search(theirs) and all(whole)
        return TextDifference(block, "bar", 0, readings) if bars else None
    side = 0 if theirs else 1
    text, low, high = (
        (a, block.start, block.end) if side else (b, block.original_start, block.original_end)
    )
    if whole[1 - side]:
        bar = all(_is_bar(x) for x in text[low:high].split("\n") if x.strip())
        return TextDifference(block, "bar" if bar else "line", side, readings)
    # Behind a title a phrase may make it another one: …的解释 and …的解释的补充规定.
    below = text[low - 1 : low] in _STOPS or (
        high - low > DROPPED
        and (text.count("\n", 0, low) > TITLE or not _TITLE_WORD.search(text, low, high))
    )
    if below and text[high : high + 1] in ("", "\n") and not _STOP.search(text, low, high):
        return TextDifference(block, "noise", 1 - side, readings)
    return None


def unreadable(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` shows that bytes were lost or read in a wrong encoding."""
    around = text[max(0, start - 1) : end + 1]
    if _is_ordinary(around):
        return False
    if _LOST_HERE.search(around):
        return True
    reading = text[start:end]
    if reading.isascii():
        return False
    odd = sum(not _in_use(c) for c in reading)
    if odd * ODD >= len(reading):
        return True
    # A list of rare fishes is a small part of its paragraph; what was misread is most of what differs.
    return len(reading) > 3 and CROWDED * len(reading) <= sum(
        high - low for low, high in clusters(reading)
    )


def _is_ordinary(text: str) -> bool:
    """Whether ``text`` has no question mark and fits GB 2312: most does, and this is quickly seen."""
    if "?" in text or "□" in text or "■" in text or "锟" in text:
        return False
    try:
        return not _FOREIGN.search(text) and bool(text.encode("gb2312") or True)
    except UnicodeEncodeError:
        return False


@lru_cache(maxsize=1 << 14)
def _in_use(char: str) -> bool:
    """Whether simplified Chinese text has the character: GB 2312 without its foreign letters."""
    if char > "\x7f" and not "\u4e00" <= char <= "\u9fff" and char.isalpha():
        return char in "〇Ⅰ"
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return char in "〔〕—“”‘’·…•–﹝﹞〇"
    return True


def figures(text: str, start: int, end: int) -> str:
    """The numbers that touch ``[start, end)``, whole and joined: 2019 and 2020 differ where only 19 and 20 do.

    Joined, because 1110日 is what is left of 11月10日. A bare 一 is none: 一年 and 年 may be the same.
    """
    start, end = _whole_numerals(text, start, end)
    if text[start - 1 : start] == "第":
        start -= 1
    found = (
        m[0] for m in _FIGURE.finditer(text, start, min(len(text), end + 1)) if m.start() < end
    )
    return "".join(x.removeprefix("第") for x in found if x != "一")


def _folded(reading: str) -> str:
    """``reading`` without blanks, in one width, as the alignment compares it."""
    return "".join(reading.split()).translate(_WIDTH)


def _numerals(text: str, start: int, end: int) -> str:
    """All numerals that touch ``[start, end)``, those in words (统一) too."""
    start, end = _whole_numerals(text, start, end)
    return "".join(c for c in text[start:end] if c in _DIGITS)


def _whole_numerals(text: str, start: int, end: int) -> tuple[int, int]:
    while start and text[start - 1] in _DIGITS:
        start -= 1
    while end < len(text) and text[end] in _DIGITS:
        end += 1
    return start, end


def _words(reading: str) -> str:
    return "".join(_WORD.findall(reading))


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
    first = (
        (not before and start <= SLIDE) or before[-1:] == "\n" or text[start : start + 1] == "\n"
    )
    last = (
        (not after and end + SLIDE >= len(text)) or after[:1] == "\n" or text[end - 1 : end] == "\n"
    )
    return first and last


def _is_bar(line: str) -> bool:
    """A line without a sentence that a site puts around its text."""
    return (
        len(line) < 80
        and not _STOP.search(line)
        and (_BAR.search(line) is not None or len(line) < 30)
    )


def _worse(a: str, block: AlignedBlock, mine: str, theirs: str) -> tuple[int | None, bool]:
    """The side whose reading is less likely, and whether nobody would write it.

    It has to be so beyond what two good readings of their length differ by, and less likely than
    ordinary text. Of a passage that only one side has, the side without it is the damaged one or none.
    """
    length = max(len(mine), len(theirs))
    if length > LONGEST or (length > DROPPED and not (mine and theirs)):
        return None, False
    left = a[max(0, block.start - CONTEXT) : block.start]
    right = a[block.end : block.end + CONTEXT]
    surprise = _surprise(mine, left, right), _surprise(theirs, left, right)
    worse = 0 if surprise[0] > surprise[1] else 1
    gain = abs(surprise[0] - surprise[1])
    if gain < WORSE + MORE * (length - 1) or (not (mine and theirs) and (mine, theirs)[worse]):
        return None, False
    if length > 1 and mine and theirs and surprise[worse] < UNUSUAL:
        return None, False
    return worse, surprise[worse] > NOBODY


@lru_cache(maxsize=1 << 16)
def _surprise(reading: str, left: str, right: str) -> float:
    """How much less likely ``reading`` is than ordinary text of its length, in nats."""
    return -model().score(reading, left or "\n", right) - NATS * (len(reading) + len(right))
