"""What stands around the clauses: front (title, number, recipients, cover note), preamble, back.

The front ends behind the recipients (各市教育局：), or behind the last title-like line where there are
none; a cover note with its own date and the title of its annex belong to the front. The back is the run
of closing lines at the end: 附件, signature, date, contacts.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from eduparse.document.records import dataclass
from eduparse.language.clause_labels import (
    ANNEX,
    ANNEX_LIST,
    FIRST_ARTICLE,
    FIRST_CHAPTER,
    ITEM,
    LABEL,
)
from eduparse.language.dates import ANY_MONTH, BLANK_DATE, DATE, STAMP
from eduparse.language.doc_numbers import NUMBER
from eduparse.language.file_names import FILE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import ORGAN_END, is_broken_name, is_person, organs
from eduparse.language.titles import PAPER_KINDS, TITLE_END, headline
from eduparse.stages.split.flat_pages import FLAT, flat_addressees, is_flat
from eduparse.stages.split.recipients import addressees

_DATE_LINE = lazy_pattern(
    rf"[（(]?(?:[一-鿿、 \t\u3000]{{2,60}}?{ORGAN_END})?[ \t\u3000]*[（(]?{DATE}(?:印发|发布|[（(]星期.[）)])?[）)]?"
)
_GLUED_DATE = lazy_pattern(
    rf"{DATE}(?P<title>(?:关于|[一-鿿]{{2,20}}(?:关于|工作|工程|管理))[^。；;：:\n]{{2,48}}?{TITLE_END})"
)
_CLOSING = (
    lazy_pattern(rf"{ANNEX}\s*(?:[：:].{{0,120}})?"),  # longer: an annex is glued on
    lazy_pattern(r"附\s*[件表录图]\s*[（(](?:请?参?见|另见|另附|另发|略)[^（）()]{0,16}[）)]"),
    lazy_pattern(r"[^。；]{2,60}[（(]请?参见[^（）()]{1,16}[）)]"),
    lazy_pattern(rf"{ANNEX_LIST}\s*[：:].{{0,120}}"),
    lazy_pattern(r"[^。；：:]{0,8}下载(?:链接|地址)?[：:]"),
    lazy_pattern(rf"[【\[（(〔]?\s*{ANNEX_LIST}\s*[】\]）)〕]?[：:]?"),
    lazy_pattern(rf".{{1,120}}{FILE_SUFFIX}"),
    lazy_pattern(
        r"[（(]?(?:联\s?系|咨询|经办)[^。]{0,24}[：:].*|[（(]?[一-鿿]{2,16}联系(?:人|电话|方式)[：:].*|(?:(?:监督|举报|办公|通[讯信]|邮寄|单位)(?=电话|地址)|邮政编码|传\s?真|电\s?话|手机|邮\s?编|邮\s?箱|电子邮[箱件]|地\s?址|E-?mail|网\s?址)[^。]{0,12}[：:].*"
    ),
    lazy_pattern(r"[（(](?:此件|本文有删减|信息公开|联系)[^（）()]{0,60}[）)]"),
    lazy_pattern(r"(?:抄\s?送|主\s?送|分\s?送|抄\s?报|主题词|公开方式|信息公开选项)[：:].*"),
    lazy_pattern(rf"[^。；;：:]{{2,40}}{DATE}\s*印发"),
    lazy_pattern(r"(?:正本|副本)[：:].*"),
    # A file with its address, as pages that were made Markdown print it.
    lazy_pattern(r"(?:[-*][ \t]*)?\[[^\]\n]{1,120}\]\([^()\n]{1,300}\)"),
    lazy_pattern(ANY_MONTH),
    lazy_pattern(BLANK_DATE),
    lazy_pattern(r"(?:政策)?解读(?:机关|单位|部门|科室|人)[：:].{2,60}"),
    lazy_pattern(r"[（(]?[一-鿿]{2,10}[ \t\u3000]*代行[）)]?"),
    lazy_pattern(r"(?:本案)?授权[^。]{0,8}决行"),
    lazy_pattern(STAMP),
    lazy_pattern(r"[（(【]?(?:原标题|原文标题)[：:].{2,120}"),
    lazy_pattern(r"香港时间\d{1,2}时\d{1,2}分"),
    lazy_pattern(_DATE_LINE.pattern),
)
_ITEM = lazy_pattern(rf"{ITEM}\s*\S[^。]{{0,60}}")

_ITEM_LABEL = lazy_pattern(rf"{ITEM}\s*")


# The head of a Taiwanese letter, and whom it was sent to.
_LETTER_KEY = lazy_pattern(
    r"(?:机关)?(?:地址|传真|承办人|联络人|联络方式|电话|电子信箱|受文者|发文日期|发文字号|速别|密等[^：:]{0,14}|附件)[：:]"
)


# Whose letter it is, above its keys: 云林县政府　函.
LETTERHEAD = lazy_pattern(
    rf"^[ \t\u3000]*(?P<organ>[一-鿿]{{2,20}}{ORGAN_END})[ \t\u3000]*(?:函|书函|令|公告|开会通知单)[ \t\u3000]*\n"
    r"(?=(?:[^\n]{0,60}\n){0,16}?[ \t\u3000]*(?:发[文出]日期|发文字号|受文者)[：:])",
    re.MULTILINE,
)
LETTER = 400  # code points in which the head of a letter stands
# What a site puts below a paper: who answered a letter and when, where a page was found.
_OF_THE_SITE = lazy_pattern(
    rf"(?:(?:受理|回复|答复|办理|承办)(?:人|单位|部门)[：:][ \t\u3000]*\S{{1,24}}[ \t\u3000]+)?(?:受理|回复|答复|办结)(?:时间|日期)[：:][ \t\u3000]*{STAMP}(?:[ \t\u3000]+\d{{1,2}}(?::\d{{2}}){{1,2}})?"
    r"|(?:(?:文章|原文|信息|本文|稿件)?(?:来源|出处)|(?:原文|本文|文章)(?:链接|地址|网址))[：:][ \t\u3000]*https?://\S{3,200}"
)
# The name of another notice, as a list of pages prints it above its day.
_OTHER_NOTICE = lazy_pattern(rf"[^。；：:\n]{{0,30}}关于[^。；：:\n]{{2,60}}(?:{TITLE_END})")
_STAMP = lazy_pattern(STAMP)


# What heads a list of bodies.
_BODIES = lazy_pattern(
    r"(?:单位|学校|部门|名单|机构|集体|院校|园所|企业|成员|获得者|[一二三优胜]等?奖)(?:如下)?[）)]?[：:]?$"
)
LISTED, LIST_ROW = 6, 24  # rows below a title that are a list, and code points of one
_HAN = lazy_pattern("[一-鿿]")
# How a statute was passed and changed: 2000年5月31日…通过并经…批准的《…》第一次修正.
_HISTORY = lazy_pattern(
    rf"(?:根据)?{DATE}[^。]{{0,240}}(?:通过|批准|公布|发布|修正|修订|施行)[）)]?"
)
_TO = lazy_pattern(r"致[ \t\u3000]*[：:][ \t\u3000]*(?=\S)")  # of a circular of Hong Kong
# A row of a list, or a cell: no label, number, note in brackets, day, contents.
_ROW = lazy_pattern(
    rf"(?!{LABEL}|.*{NUMBER.pattern}|.*{DATE}|[（(【\[]|目[ \t\u3000]*录|.*(?<!\d)[：:]|.*[。；]$).+"
)
TOP = 16  # lines among which the title is looked for
SHORT = 4  # code points of a line that may be a part of it
FOREIGN, FOREIGN_LENGTH = 3, 30  # lines behind the closing ones, and code points of each
MAX_LIST = 120  # code points of a line of a list of bodies
_SIGNED_BEHIND = lazy_pattern(
    rf"(?<=[。！；;）)])[ \t\u3000]*(?P<list>{ANNEX}[：:][^。；\n]{{1,80}}?[ \t\u3000]+)?(?P<names>[一-鿿“”（）()、 \t\u3000]{{2,60}}?)[ \t\u3000]*(?P<day>{DATE})(?:[ \t\u3000|｜]*$|[ \t\u3000]+[^。；，\n]{{0,{FLAT}}}$)"
)
NEAR_LIST = 4000  # code points above a line in which the list it may belong to begins
# The title of a notice without 关于, glued in front of a group of addressees, once or printed twice.
_NOTICE_IN_FRONT = lazy_pattern(
    rf"(?P<title>[^。；：:\n《》]{{4,60}}?(?:{PAPER_KINDS}))(?P=title)?[ \t\u3000]*"
    r"(?=(?:各|全体|有关|局属|[市县区省州]直|[市县区省州]属|机关各)[^：:\n]{1,200}[：:])"
)
# How a body begins; behind a title other words go on with its sentence: …流程是什么呢？
_OPENS_BODY = lazy_pattern(
    rf"[ \t\u3000]|{ITEM}|{FIRST_CHAPTER}|{FIRST_ARTICLE}|各|为(?!何|什么|啥)|根据|按照?|依据|依照|遵照|经(?!过)|近|现(?:将|就|予|有)|兹|我[省市县区校院局]|本[省市县区校院局办法规条通]|[（(]\d{{4}}年"
)
SPACED = lazy_pattern(r"(?:[一-鿿]\s+){1,7}[一-鿿]")
_PRINTED = lazy_pattern(r"\S(?:[^\n]*\S)?")  # what a line holds without the blanks at its ends
_SENT = lazy_pattern(r"(?:抄\s?[送报]|[主分]\s?送)[：:]")
_DATED = lazy_pattern(DATE)
_NAMED = lazy_pattern(rf"(?:{TITLE_END})$")
_SENTENCE = lazy_pattern(r"[。；;！!？?：:，,]$|。")
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


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the first clause, which begins at ``first``: the front, up to ``end``."""

    end: int
    recipients: tuple[int, int] | None
    first: int = 0


def text_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges of the non-blank lines of ``text[start:end]``, trimmed."""
    return (m.span() for m in _PRINTED.finditer(text, start, end))


def lines_back(text: str) -> Iterator[tuple[int, int]]:
    """The same of the whole text from its end."""
    stop = len(text)
    while stop > 0:
        at = text.rfind("\n", 0, stop)
        low, high = trimmed(text, at + 1, stop)
        if low < high:
            yield low, high
        stop = at


def trimmed(text: str, low: int, high: int) -> tuple[int, int]:
    """``[low, high)`` without the blanks at its ends."""
    while low < high and text[low].isspace():
        low += 1
    while high > low and text[high - 1].isspace():
        high -= 1
    return low, high


def front(text: str, first: int, title: str | None = None) -> Front:
    """The front of ``text``, whose first clause starts at ``first``; ``title`` where it is known.

    What stands above a known title belongs to the front, whatever it is.
    """
    above = _title_end(text, first, title) if title else 0
    if letter := LETTERHEAD.search(text, 0, min(first, LETTER)):
        above = max(above, letter.start())  # what a school's site prints above a letter
    end, broken = 0, False
    rows = 0
    recipients = None
    for n, (low, high) in enumerate(text_lines(text, 0, first)):
        recipients = _addressed(text, low, first)
        if recipients:
            end = max(end, recipients[1])
            break
        line = text[low:high]
        foreign = _HAN.search(line) is None  # program text of a site says nothing about the front
        history = end > 0 and _HISTORY.fullmatch(line) is not None
        known = high <= above or foreign or history
        broken = broken or not (known or _title_like(line) or _LETTER_KEY.match(line))
        short = 0 < above < high <= low + LIST_ROW
        rows += short and not history and _ROW.fullmatch(line) is not None
        if not broken:
            end = high
        elif n == TOP or "。" in line:
            break
    if rows >= LISTED and recipients is None:
        end = above  # a list or the cells of a table below the title
    end = max(end, _cover_end(text, end, first))
    if title:
        # The title printed once more, glued to the body.
        again = re.compile(rf"\s*{re.escape(title)}(?=.)").match(text, end, first)
        end = again.end() if again and _OPENS_BODY.match(text, again.end()) else end
    return Front(end, recipients, first)


def _addressed(text: str, low: int, first: int) -> tuple[int, int] | None:
    """The addressee line that begins at ``low``, or behind the number that is glued in front of it."""
    line = text[low : text.find("\n", low) if "\n" in text[low:] else len(text)]
    if "号" in line and ("：" in line or ":" in line):  # the number is glued in front
        for number in NUMBER.finditer(text, low, low + len(line)):
            behind = line[number.end() - low :]
            titled = headline(behind)
            glued = len(behind) - len(titled.rest) if titled is not None and titled.rest else 0
            found = addressees(text, number.end() + glued, first)
            if found:
                return found
    if is_flat(text) and not text[:low].strip():
        found = flat_addressees(text, low, first)
        if found:
            return found
    named = _TO.match(line)
    if named:
        return addressees(text, low + named.end(), first)
    titled = headline(line) if "：" in line or ":" in line else None
    if titled is not None and titled.rest:  # the title is glued in front
        return addressees(text, low + len(line) - len(titled.rest), first)
    if (notice := _NOTICE_IN_FRONT.match(line)) is not None:
        return addressees(text, low + notice.end(), first)
    return addressees(text, low, first) if _is_at_head(line) else None


def _is_at_head(line: str) -> bool:
    """Whether a line is no title, so that it may name addressees."""
    return not _NAMED.search(line) and "关于" not in line.split("：", maxsplit=1)[0]


def _title_end(text: str, first: int, title: str) -> int:
    """Where the title ends in the first lines of ``text``; 0 where they do not print it."""
    folded = re.sub(r"\s", "", title)
    end = 0
    left = folded
    for n, (low, high) in enumerate(text_lines(text, 0, first)):
        line = re.sub(r"\s", "", text[low:high])
        if n == TOP:
            break
        if len(line) >= SHORT and left.startswith(line):
            end, left = high, left[len(line) :] or folded
        elif folded in line:
            printed = re.compile(r"\s*".join(map(re.escape, folded))).search(text, low, high)
            end = max(end, printed.end() if printed else low)
        elif end:
            break
    return end


def closes(line: str) -> bool:
    """Whether ``line`` is one of those that close a paper: a date, contacts, 抄送."""
    return any(p.fullmatch(line) for p in _CLOSING)


def signed(closing: str) -> bool:
    """Whether a date stands in the closing lines."""
    return any(_DATE_LINE.fullmatch(closing[a:b]) for a, b in text_lines(closing, 0, len(closing)))


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


def sent_out(closing: str) -> bool:
    """Whether closing lines tell whom a paper was sent to, or when it was printed."""
    return re.search(r"抄\s?[送报]|分\s?送|印发|主题词", closing) is not None


def heads_list(line: str, above: Sequence[str]) -> bool:
    """Whether ``line`` heads the list of names below it: 二、获奖单位, 获奖单位：.

    Items of a list of annexes, whose first line is among the lines ``above``, head nothing.
    """
    if not _BODIES.search(line) or closes(line):
        return False
    if line[-1:] in "：:":
        return True
    if not is_item(line):
        return False
    top = next((x.strip() for x in reversed(above) if x.strip() and not is_item(x.strip())), "")
    return not top.startswith("附")


def is_item(line: str) -> bool:
    """Whether ``line`` is a short numbered item, as in a list of annexes."""
    return _ITEM.fullmatch(line) is not None


def _title_like(line: str) -> bool:
    if re.fullmatch(r"[（(].*[）)]", line) or NUMBER.fullmatch(line.strip("（）()")):
        return True
    return len(line) <= 80 and not _SENTENCE.search(line)


def _cover_end(text: str, start: int, first: int) -> int:
    """The end of a cover note between ``start`` and ``first``: its date, then its annex's title.

    Where nothing follows its date but a few closing lines, it is no cover note but the paper.
    """
    end = start
    dated = False
    for low, high in text_lines(text, start, first):
        line = text[low:high]
        glued = _GLUED_DATE.match(line)
        if glued:
            return low + glued.end()
        if _DATE_LINE.fullmatch(line):
            dated, end = True, high
        elif dated and (_title_like(line) or organs(line)):
            end = high
        elif dated:
            return end
    return end if dated and _goes_on(text, first) else start


def _goes_on(text: str, first: int) -> bool:
    """Whether a clause begins at ``first``, not the closing lines or the end of the text."""
    line = text[first : first + 200].partition("\n")[0].strip()
    return bool(line) and not closes(line) and not organs(line)


def back_start(text: str) -> int:
    """Where the closing lines begin; the end of the text where there are none.

    Signatures and list items count only next to a date, an 附件 line or contacts. A few short lines behind a
    date are what a site left there.
    """
    start, strong, foreign, below = len(text), _signs_undated(text), 0, ""
    lowest = _below_list(text)
    for low, high in takewhile(lambda span: span[0] >= lowest, lines_back(text)):
        line, under = closed_up(text[low:high]), below
        below = line
        if _OF_THE_SITE.fullmatch(line):
            continue
        if closes(line) or (_STAMP.fullmatch(under) and _OTHER_NOTICE.fullmatch(line)):
            start, strong = low, True
        elif organs(line) or is_person(line) or is_broken_name(line, under):
            start = low if strong else start
        elif is_item(line):
            # An item counts where an 附件 line stands above it, or a file below has its name.
            start = low if strong and _names_file(line, text[start:]) else start
        elif _continues(text, low, line):
            start = low if strong else start
        elif (behind := signed_behind(line)) is not None:
            return low + behind
        elif (
            not strong
            and foreign < FOREIGN
            and len(line) <= FOREIGN_LENGTH
            and line[-1] not in "。；：:"
        ):
            foreign += 1
        else:
            break
    return start if strong else len(text)


def _names_file(item: str, below: str) -> bool:
    """Whether a file that the closing lines list has the name of an item: 2.申报表 above 附件2：申报表.doc."""
    name = _ITEM_LABEL.sub("", item).rstrip("。；;")
    return len(name) >= SHORT and re.search(rf"{re.escape(name)}{FILE_SUFFIX}", below) is not None


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


def closed_up(line: str) -> str:
    """``line`` without the blanks of a name that is set wide."""
    return "".join(line.split()) if SPACED.fullmatch(line) else line


def _continues(text: str, low: int, line: str) -> bool:
    """Whether ``line`` goes on with the list of the line above, as 抄送：市教育局、⏎市财政局 does."""
    above = text[:low].rstrip().rpartition("\n")[2].strip()
    return len(line) <= MAX_LIST and above[-1:] in "、，," and _SENT.match(above) is not None
