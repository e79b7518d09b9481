"""The back of a paper: the run of closing lines at its end, 附件, signature, date, whom it was sent to, contacts."""

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from eduparse.language.clause_labels import (
    ANNEX,
    ANNEX_WORD,
    CHAPTER,
    DIVISION,
    ITEM,
)
from eduparse.language.dates import (
    DATE,
    MONTH_DAY,
    STAMP,
)
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.line_pattern import LinePattern
from eduparse.language.organs import is_broken_name, is_office, is_person, organs
from eduparse.language.titles import TITLE_END
from eduparse.stages.split.closing_lines import ASKED_AGAIN, DATE_LINE, closes, heads_list, is_item
from eduparse.stages.split.contact_block import below_contacts
from eduparse.stages.split.figure_days import signed_in_figures
from eduparse.stages.split.flat_pages import FLAT
from eduparse.stages.split.listed_annexes import (
    below_files,
    cited_list,
    lists_annexes,
    names_file,
    numbers_file,
)
from eduparse.stages.split.signing_lines import day_key, signs_below, told_in_rows
from eduparse.stages.split.text_lines import closed_up, lines_back, text_lines

_DIVISION = LinePattern(rf"^[ \t\u3000]*{DIVISION}")
_ITEMS_OPEN = lazy_pattern(rf"{ANNEX}[ \t\u3000]*[：:][ \t\u3000]*{ITEM}")
_DAY_OF_YEAR = lazy_pattern(MONTH_DAY)
# What a site puts below a paper: who answered a letter and when, where a page was found.
_OF_THE_SITE = lazy_pattern(
    rf"(?:(?:受理|回复|答复|办理|承办)(?:人|单位|部门)[：:][ \t\u3000]*\S{{1,24}}[ \t\u3000]+)?(?:受理|回复|答复|办结)(?:时间|日期)[：:][ \t\u3000]*{STAMP}(?:[ \t\u3000]+\d{{1,2}}(?::\d{{2}}){{1,2}})?"
    r"|(?:(?:文章|原文|信息|本文|稿件)?(?:来源|出处)|(?:原文|本文|文章)(?:链接|地址|网址))[：:][ \t\u3000]*https?://\S{3,200}"
)
# The name of another notice, as a list of pages prints it above its day.
_OTHER_NOTICE = lazy_pattern(rf"[^。；：:\n]{{0,30}}关于[^。；：:\n]{{2,60}}(?:{TITLE_END})")
_STAMP = lazy_pattern(STAMP)
# The next chapter of a paper that is signed inside: 第二章采购要求.
_GOES_ON = lazy_pattern(CHAPTER)


SHORT = 4  # code points of a line that may be a part of it
FOREIGN, FOREIGN_LENGTH = 3, 30  # lines behind the closing ones, and code points of each
HEAD = 600  # code points of the head of a paper, in which its issuer stands
GREETED_WITHIN = 40  # code points from 此致 to 敬礼
MAX_LIST = 120  # code points of a line of a list of bodies
_SIGNED_BEHIND = lazy_pattern(
    rf"(?<=[。！；;）)])[ \t\u3000]*(?P<list>{ANNEX}[：:][^。；\n]{{1,80}}?[ \t\u3000]+)?(?P<names>[一-鿿“”（）()、 \t\u3000]{{2,60}}?)[ \t\u3000]*(?P<day>{DATE})(?:[ \t\u3000|｜]*$|[ \t\u3000]+[^。；，\n]{{0,{FLAT}}}$)"
)
# 一式两份。附件：1.名册 2.记录表, above who signs.
_LISTED_BEHIND = lazy_pattern(
    rf"(?<=[。！])[ \t\u3000]*(?P<list>{ANNEX_WORD}[：:][ \t\u3000]*"
    rf"(?:1[.．、][^。；\n]{{2,{ASKED_AGAIN}}}|[^。；：\n]{{2,60}}))$"
)
NEAR_LIST = 4000  # code points above a line in which the list it may belong to begins
_SENT = lazy_pattern(r"(?:抄\s?[送报]|[主分]\s?送)[：:]")
_DATED = lazy_pattern(DATE)
MAX_SIGNATURE = 100  # code points of a signature behind a sentence, its date included
_DATE_WITHIN = 32  # code points of the longest date, blanks in it included


def dates(text: str, start: int) -> "Iterator[re.Match[str]]":
    """The dates in ``text`` from ``start`` on: looked for backwards from each 日."""
    at = text.find("日", start)
    while at >= 0:
        for found in _DATED.finditer(text, max(start, at - _DATE_WITHIN), at + 1):
            if found.end() == at + 1:
                yield found
        at = text.find("日", at + 1)


def signed(closing: str) -> bool:
    """Whether a date stands in the closing lines."""
    return any(DATE_LINE.fullmatch(closing[a:b]) for a, b in text_lines(closing, 0, len(closing)))


def signed_behind(line: str) -> int | None:
    """Where the signature begins that stands on a line behind its last sentence; None where it has none."""
    at = line.rfind("日")
    stop = line.rfind("。", 0, at + 1)
    if at < 0 or stop < 0:
        return None
    for found in _SIGNED_BEHIND.finditer(line, max(stop, at - MAX_SIGNATURE - FLAT)):
        length = found.end("day") - 1 - found.start("names")
        if length <= MAX_SIGNATURE and organs(found["names"].strip()):
            return found.start("list") if found["list"] else found.start("names")
    return None


def _closing_behind(line: str, printed: str, *, strong: bool) -> int | None:
    """Where a signature begins behind the last sentence of a line, or above ``strong`` closing lines a list of annexes.

    ``line`` is the line as ``printed``, with the blanks inside names closed up.
    """
    listed = _LISTED_BEHIND.search(printed) if strong and "附" in printed else None
    return signed_behind(line) if listed is None else listed.start("list")


def sent_out(closing: str) -> bool:
    """Whether closing lines tell whom a paper was sent to, or when it was printed."""
    return re.search(r"抄\s?[送报]|分\s?送|印发|主题词", closing) is not None


def back_start(text: str, *, body: bool = False) -> int:
    """Where the closing lines begin; the end of the text where there are none.

    ``body`` says that ``text`` is that of the paper itself: where people sign below it is closing lines too, while
    such lines of a form that is annexed are its text. Signatures and list items count only next to a date, an 附件 line or
    contacts. A few short lines behind a date are what a site left there.
    """
    if (listed := cited_list(text)) is not None:
        return listed
    start, strong, foreign, below = len(text), _signs_undated(text), 0, ""
    numbered = False  # whether an item of the text stands below
    lowest = max(_below_list(text), below_files(text))
    for low, high in takewhile(lambda span: span[0] >= lowest, lines_back(text)):
        line, under = closed_up(text[low:high]), below
        below = line
        if _OF_THE_SITE.fullmatch(line):
            continue
        if (
            closes(line)
            or _is_dated(text, low, high)
            or keyed_day(text, low, line)
            or (body and not numbered and _is_signed(text, low, line))
            or (_STAMP.fullmatch(under) and _OTHER_NOTICE.fullmatch(line))
            or (told_in_rows(line) and (strong or told_in_rows(_above(text, low))))
        ):
            start, strong = low, True
            numbered = numbered and not _ITEMS_OPEN.match(line)  # 附：1.诉状⏎2.证据
        elif _names_who_signs(text, low, line, under) or (
            closes(under) and _is_contact(text[low:high])
        ):
            start = low if strong else start
        elif is_item(line):
            # An item counts where an 附件 line stands above it, or a file below has its name.
            named = strong and names_file(line, text[start:])
            start, numbered = (low, numbered) if named else (start, True)
        elif _continues(text, low, line) or numbers_file(line, under):
            start = low if strong else start
        elif (behind := _closing_behind(line, text[low:high], strong=strong)) is not None:
            return low + behind
        elif (
            not strong
            and foreign < FOREIGN
            and _GOES_ON.match(line) is None
            and (len(line) <= FOREIGN_LENGTH or text.lstrip().startswith(f"{text[low:high]}\n"))
            and line[-1] not in "。；：:"
        ):
            foreign += 1
        else:
            break
    start = start if strong else len(text)
    return below_contacts(text, start) if body else start


def _is_dated(text: str, low: int, high: int) -> bool:
    """Whether a day in figures, or one without its year, stands below the name of a body."""
    day = signed_in_figures(text, low, high) or _DAY_OF_YEAR.fullmatch(text, low, high)
    return bool(day) and bool(organs(_above(text, low)))


def keyed_day(text: str, low: int, line: str) -> bool:
    """Whether the day on ``line``, which begins at ``low``, has its key and stands below who signs: 日期：2023年5月6日.

    Who signs stands below a sentence or closing lines; the day of an event stands among other keys, or below a heading.
    """
    if not day_key(line) or not organs(_above(text, low)):
        return False
    for begins, ends in lines_back(text[:low]):
        over = closed_up(text[begins:ends])
        if not organs(over):
            return over[-1:] in "。！!；;）)" or closes(over) or lists_annexes(text[:ends])
    return False


def _names_who_signs(text: str, low: int, line: str, under: str) -> bool:
    """Whether ``line`` names who signs, whole or broken over two lines; ``under`` is the line below."""
    return (
        bool(organs(line))
        or is_person(line)
        or (is_office(line) and is_person(under))
        or is_broken_name(line, under)
        or (line[-1:] in "：:" and bool(organs(line[:-1])) and closes(under))
        or _breaks_name(text, low, line, under)
        or _breaks_name(text, low, _above(text, low), line)
    )


def _is_signed(text: str, low: int, line: str) -> bool:
    """Whether people sign the paper on ``line``, which begins at ``low``, and not one part of it: 二、学校意见⏎学校（盖章）：."""
    if not signs_below(line, _above(text, low)):
        return False
    if _DIVISION.search(text, low):
        return False
    greets = line.startswith("敬礼") or _above(text, low).startswith("敬礼")
    if greets and "此致" not in text[max(0, low - GREETED_WITHIN) : low]:
        return False
    for begins, ends in lines_back(text[:low]):
        over = closed_up(text[begins:ends])
        if not signs_below(over, _above(text, begins)):
            return not is_item(over)
    return False


def _above(text: str, low: int) -> str:
    return closed_up(text[:low].rstrip().rpartition("\n")[2])


def _is_contact(line: str) -> bool:
    """Whether a line is an office and who may be asked there: 青禾县教育局基教科 柳三 云四."""
    office, *persons = line.split()
    return bool(persons) and bool(organs(office)) and all(map(is_person, persons))


def _breaks_name(text: str, low: int, line: str, under: str) -> bool:
    """Whether a name of who signs stands on two lines, and whole above: 国务院应对肺炎⏎疫情联防联控机制."""
    short = SHORT < len(line) <= FOREIGN_LENGTH and SHORT < len(under) <= FOREIGN_LENGTH
    if line[-1:] in "。！；：:" or is_item(line):
        return False  # of a text that stands twice on the page, once in one line
    return short and (line + under) in re.sub(r"\s", "", text[: min(low, HEAD)])


def _signs_undated(text: str) -> bool:
    """Whether the last line names who signs, without a date, below the last sentence."""
    last = list(islice(lines_back(text), 2))
    if len(last) < 2:
        return False
    (low, high), (above_low, above_high) = last
    name = closed_up(text[low:high])
    return (
        (bool(organs(name)) or (len(name) > SHORT and is_person(text[low:high])))
        and text[above_high - 1] == "。"
        and above_high - above_low > len(name)
    )


def _below_list(text: str) -> int:
    """Where those begin who sign below a list of bodies that a clause heads; 0 where there is no such list.

    The last line of names signs, or those below a blank line.
    """
    signers: list[int] = []  # where the lines of names begin that stand right above a closing line
    set_apart = 1
    for low, high in lines_back(text):
        line = text[low:high]
        if closes(line) and not signers:
            continue
        if len(signers) > set_apart and heads_list(
            line, text[max(0, low - NEAR_LIST) : low].split("\n")
        ):
            return signers[set_apart - 1]
        if not organs(closed_up(line)):
            break
        if signers and "\n\n" in text[high : signers[-1]].replace(" ", ""):
            set_apart = max(set_apart, len(signers))
        signers.append(low)
    return 0


def _continues(text: str, low: int, line: str) -> bool:
    """Whether ``line`` goes on with the list of the line above, as 抄送：市教育局、⏎市财政局 does."""
    above = text[:low].rstrip().rpartition("\n")[2].strip()
    return len(line) <= MAX_LIST and above[-1:] in "、，," and _SENT.match(above) is not None
