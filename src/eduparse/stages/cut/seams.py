"""How the text above a title ends: signed, drawn off, in mid-sentence, or with the label of an annex.

Where a text stops in mid-sentence, on a page whose others end, a preview ends. On hard-wrapped pages lines break
off everywhere, and that tells nothing.
"""

from collections.abc import Sequence

from eduparse.language.clause_labels import ANNEX, ANNEX_WORD
from eduparse.language.dates import DATE, DAY_ENDS
from eduparse.language.file_names import FILE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import is_person, organs
from eduparse.language.titles import CLOSING, ISSUE_NOTE, bare_kind, headline
from eduparse.stages.cut.cut_lines import LABELLED, CutLine, is_rule
from eduparse.stages.split.title_words import char_pairs

SENTENCE = 15  # code points of a line that may break off in the middle of a sentence
HEADING = 40  # code points of a numbered heading without a stop
WRAPPED = 0.35  # share of such lines from which a page is hard-wrapped
NAMED, SHARED = 5, 0.5  # pairs of characters that name an annex, and their share that its title has
_ANNEX_LINE = lazy_pattern(rf"{ANNEX}|附\d|目录$|名单$")
# A label of annexes with the name of a file behind it, or left out: what follows is not the annex.
_NO_ANNEX = lazy_pattern(rf"{FILE_SUFFIX}$|[（(]略[）)]$")
_LABEL = lazy_pattern(rf"(?:{ANNEX_WORD}|附)[\d一二三四五六七八九十.．、：:（()） \t\u3000]*")
SIGNED = lazy_pattern(
    rf"{DAY_ENDS}$|{CLOSING}|(?:主动|依申请)公开$"
    rf"|{ISSUE_NOTE}$"
)
# What a sentence, or the line of a key, begins with and no heading or signature does.
_BEGUN = lazy_pattern(
    r"[一-鿿]{2,8}[：:]\S|到\d|[各要对在为从按将把由使让与及]|[一-鿿]{0,8}(?:要|应|可|应当|不得|可以)"
)
_STOPPED = "。；：！？”）)》…；;:!?"
_DATE = lazy_pattern(DATE)


def seam_weight(above: Sequence[str], *, wrapped: bool, glued: bool) -> tuple[int, bool]:
    """What speaks for an end of the text in the lines ``above`` a title, and whether it is sure to have an end.

    ``glued``: the title has text behind it on its line, so it may be the rest of the sentence.
    """
    if not above:
        return 1, False
    last = above[-1]
    signed = SIGNED.search(last) is not None
    cut_short = breaks_off(last)
    weight = int(signed or is_rule(last) or cut_short)
    broken = cut_short and not wrapped
    if broken and not _is_heading(last):
        weight += 1 if glued else 2
    fragment = not wrapped and _is_fragment(last, above[-2] if len(above) > 1 else "")
    weight += fragment + (signed and any(organs(x) for x in above[:-1]))
    return weight, broken or fragment or signed


def heads_annex(above: Sequence[str], title: str) -> bool:
    """Whether one of the last two lines ``above`` a title says that an annex follows.

    A line that names its annex speaks of a title with that name only.
    """
    return any(_ANNEX_LINE.match(x) and not _names_another(x, title) for x in above[-2:])


def _names_another(line: str, title: str) -> bool:
    if _NO_ANNEX.search(line):
        return True
    named = char_pairs(_LABEL.sub("", line))
    return len(named) >= NAMED and sum(p in title for p in named) < SHARED * len(named)


def _is_fragment(line: str, above: str) -> bool:
    """Whether ``line`` is the first few words of a sentence: 责任单位：市教育, 鼓励各级各.

    A short line below the end of a sentence is one too, unless it signs, heads or names something.
    """
    if len(line) >= SENTENCE or line[-1] in _STOPPED or LABELLED.match(line):
        return False
    if _BEGUN.match(line):
        return True
    named = organs(line) or is_person(line) or bare_kind(line)
    other = _DATE.match(line) or _ANNEX_LINE.match(line) or SIGNED.search(line)
    return above[-1:] in ("。", "；") and not named and not other


def _is_heading(line: str) -> bool:
    """Whether ``line`` is numbered and short, so that no stop is missing at its end."""
    return len(line) <= HEADING and LABELLED.match(line) is not None


def wrapped_anywhere(lines: Sequence[CutLine]) -> bool:
    """Whether more than `WRAPPED` of the lines that are long enough for a sentence break off."""
    prose = [line.text for line in lines if len(line.text) >= SENTENCE]
    return sum(map(breaks_off, prose)) > WRAPPED * len(prose)


def breaks_off(line: str) -> bool:
    """A line of a preview that stops in the middle of a sentence."""
    return len(line) >= SENTENCE and line[-1] not in _STOPPED and headline(line) is None
