"""A box or a wide question mark in place of one character, or two for two: 学□不得收费, 专项资金？教育局统一管理, 课□□务.

Programs show a box for a character that no font has, and a wide mark for one that an encoding lacks. Both have honest uses,
which are far commoner: a box is ticked, filled in, or spoken of; a wide mark asks. So one is told only inside a sentence, between two
Chinese characters, where a common character is likelier by far, and one that says something: 的 or 和 fits between most words, a figure
in most blanks. Nearly all boxes must stand so, and nothing on the page speak of boxes, blanks, signs or verse. A mark must be one of
few: on 19 million characters of shared texts four real questions reached `LIKELIER`, on pages that ask often.

Of two in a row nothing says what they were. A blank has its unit behind it or is one of many, and a question ends in what
may end one; the rest are told.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from eduparse.language.clause_labels import LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.mixture import mixture
from eduparse.language.numerals import NUMERALS
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.lost_byte import likeliest_byte
from eduparse.stages.repair.lost_letters import ABOUT_MARKS
from eduparse.stages.repair.question_odds import ANSWERS, asks, likely_signs

LIKELIER = (
    11.0  # nats by which a common character must be likelier than a mark that asks at the place
)
# The same of a box. Of 85 that clean texts have inside words all stand for a character that their source lacked (手□兵器); of
# boxes put there at random every second one comes to so much.
LIKELIER_BOX = 7.0
INSIDE = 0.75  # of the boxes of a page stand inside sentences, where any is no choice to tick
MOST_BOXES = 3  # of a page; more are blanks, unless
LOST = 0.4  # of them stand where a common character is likelier
MOST_MARKS = 3  # of a page on which one may be lost; where more stand, half of them must be
# Where boxes took the place of any character, three in four stand between two, and a third where one is likelier. Those of a form
# open or close what is to be ticked.
SIEVE_INSIDE, SIEVE = 0.4, 0.25
FEWEST_OF_SIEVE, MOST_OF_SIEVE = 5, 60  # boxes of a page that are asked
CHOICE, MOSTLY_SHORT = (
    4,
    0.6,
)  # characters of a word between two boxes, and the share of such in a form
LAST, SURELY = 15.0, -0.3  # before a mark the same, and the log-probability of that character
SENTENCE = (
    12  # Chinese characters of a line that is a sentence; a shorter one may be a choice: 有□无
)
MOST_PAIRS = 3  # pairs of a page
SHORT = 8  # the same of one with two in a row
MOST_WEIGHED = 20  # marks of one page
_BOX, _MARK = "□", "？"
_HAN = "[\u4e00-\u9fff]"
# Between Chinese, or a box before a mark, where a word may end that only one character ends: 课后服务管□，.
_BETWEEN = lazy_pattern(f"[{_BOX}{_MARK}](?<={_HAN}.)(?={_HAN})|{_BOX}(?<={_HAN}.)(?=[，。；、])")
_BOXES = lazy_pattern(f"{_BOX}++")
_INSIDE_WORDS = lazy_pattern(f"{_BOX}(?<={_HAN}.)(?={_HAN})")
_TICKED = lazy_pattern(words("boxes-ticked"))
_SIGN = lazy_pattern(_HAN)
_COUNTS = NUMERALS + "两兩几幾"
_ENDS = lazy_pattern("[，。；]")
_ABOUT_BOXES = lazy_pattern(words("about-boxes"))
_BLANK = lazy_pattern(words("box-as-blank"))
_LOOSE = lazy_pattern(words("fits-anywhere"))
_REACH = 3  # characters on either side that weigh
_PAIR = lazy_pattern(
    f"(?:{_BOX}{_BOX}(?<=[，、\u4e00-\u9fff]..)|{_MARK}{_MARK}(?<={_HAN}..))(?={_HAN})"
)
_UNIT = lazy_pattern("[年月日时時分秒元角人名次份号號度届第条條章页頁岁歲]")
_ANSWER = lazy_pattern(f"[{ANSWERS}很都也好]")
# A wide mark that opens a line, a sentence or what is quoted: nothing asks there, unless a line adorns its question.
_NO_QUESTION = f"(?={_HAN})(?![^\\n]{{0,80}}[?？])"
_OPENS = lazy_pattern(
    rf"{_MARK}(?:(?<=[。，；：、《「（\n].)|(?<![\s\S].)){_NO_QUESTION}"
    rf"|(?m:^)[ \u3000]*{LABEL}(?P<mark>{_MARK}){_NO_QUESTION}"
)
_ASKED = -7.5  # log-probability of a question mark, below which two of them ask nothing

Range = tuple[int, int]


def lone_boxes(text: str) -> Iterator[Range]:
    """Where a box, or a wide question mark, stands for a character that is lost, or two for two."""
    if text.count(_BOX) >= FEWEST_OF_SIEVE and _is_sieve(text):
        yield from (m.span() for m in _BOXES.finditer(text))
        return
    yield from _single(text)
    yield from _pairs(text)
    if _MARK in text and not ABOUT_MARKS.search(text):
        yield from (m.span("mark" if m["mark"] else 0) for m in _OPENS.finditer(text))


def _is_sieve(text: str) -> bool:
    """Whether so many boxes of a page stand inside words that all of them stand for characters, wherever they are."""
    every = [m.start() for m in islice(_BOXES.finditer(text), MOST_OF_SIEVE)]
    if _TICKED.search(text) is not None or _is_choice(text, every):
        return False
    inside = [at for at in every if _INSIDE_WORDS.match(text, at)]
    if len(inside) < SIEVE_INSIDE * len(every):
        return False
    return sum(_is_lost(text, at) for at in inside) >= SIEVE * len(every)


def _is_choice(text: str, boxes: Sequence[int]) -> bool:
    """Whether boxes divide short words, or close or open their lines: 满意□一般□不满意□."""
    short = edges = pairs = 0
    for at, after in pairwise((*boxes, len(text))):
        line = text[at + 1 : after].partition("\n")[0]
        edges += not line.strip() or text[at - 1 : at] in ("", "\n")
        if "\n" not in text[at:after] and after < len(text):
            pairs += 1
            short += len(line) <= CHOICE
    return (
        2 * edges >= len({text.count("\n", 0, at) for at in boxes}) or short > MOSTLY_SHORT * pairs
    )


def _pairs(text: str) -> Iterator[Range]:
    """Two boxes, or two marks, between two words of a sentence, on a page that has few of them and no others."""
    pairs = [m.span() for m in islice(_PAIR.finditer(text), MOST_WEIGHED)]
    if not pairs or len(pairs) > MOST_PAIRS or ABOUT_MARKS.search(text):
        return
    boxes = sum(text[start] == _BOX for start, _ in pairs)
    if boxes and (2 * boxes < text.count(_BOX) or _ABOUT_BOXES.search(text)):
        return
    for start, end in pairs:
        if _UNIT.match(text, end) or not _in_sentence(text, start, 2, SHORT):
            continue
        left = text[max(0, start - _REACH) : start].rpartition("\n")[2]
        if text[start] == _BOX:
            if not _BLANK.search(text, max(0, start - 1), start + 1):
                yield start, end
            continue
        asked = asks(text, start) or _ANSWER.match(text, end)
        if not asked and mixture().logp(seen(left), _MARK) < _ASKED:
            yield start, end


def _single(text: str) -> Iterator[Range]:
    """Where one stands for a character."""
    boxes = text.count(_BOX)
    found = [m.start() for m in islice(_BETWEEN.finditer(text), MOST_WEIGHED)]
    inside = sum(text[at] == _BOX for at in found)
    if not found or inside < INSIDE * boxes or ABOUT_MARKS.search(text):
        return
    if boxes and _ABOUT_BOXES.search(text):
        return
    lost = [at for at in found if text[at] == _BOX and _stands_for_one(text, at)]
    if boxes > MOST_BOXES and len(lost) < LOST * min(boxes, MOST_WEIGHED):
        lost = []
    lost += _lost_marks(text, [at for at in found if text[at] == _MARK])
    yield from ((at, at + 1) for at in sorted(lost))


def _lost_marks(text: str, marks: Sequence[int]) -> list[int]:
    """Those of ``marks`` that stand for a character; none on a page that asks, as soon as that is sure."""
    count = text.count(_MARK)
    needed = (count + 1) // 2 if count > MOST_MARKS else 0
    lost: list[int] = []
    for n, at in enumerate(marks):
        if len(lost) + len(marks) - n < needed:
            return []
        if _stands_for_one(text, at):
            lost.append(at)
    return lost if len(lost) >= needed else []


def _stands_for_one(text: str, at: int) -> bool:
    return _in_sentence(text, at) and _is_lost(text, at)


def _in_sentence(text: str, at: int, boxes: int = 1, least: int = SENTENCE) -> bool:
    """Whether a line of ``least`` characters that ends a part, with no more ``boxes`` or one for each SENTENCE, is around ``at``."""
    low, stop = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    end = len(text) if stop < 0 else stop
    chars = len(_SIGN.findall(text, low, end))
    return (
        _ENDS.search(text, low, end) is not None
        and text.count(_BOX, low, end) <= max(boxes, chars // SENTENCE)
        and chars >= least
    )


def _is_lost(text: str, at: int) -> bool:
    """Whether a common character is likelier at ``at`` than a sign that belongs there."""
    if text[at] == _MARK and asks(text, at):
        return False
    if _BLANK.search(text, max(0, at - 1), at + 2):
        return False
    left, right = text[max(0, at - _REACH) : at], text[at + 1 : at + 1 + _REACH]
    left, right = left.rpartition("\n")[2], right.partition("\n")[0]
    least = LIKELIER_BOX if text[at] == _BOX else LIKELIER
    own = mixture().score(_MARK + seen(right), seen(left))
    best = likeliest_byte(mixture(), left, right, likely_signs(), rivals=0, least=own + least)
    if best[2] < own + least or not _SIGN.match(best[0]):
        return False
    if not _SIGN.match(right) and (
        best[2] < own + LAST or mixture().logp(seen(left), best[0]) < SURELY
    ):
        return False
    blank = text[at] == _BOX and best[0] in _COUNTS  # 签字之日起□日内
    return not blank and not _LOOSE.match(best[0])
