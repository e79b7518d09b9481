"""The front of a paper: title, number, recipients, cover note.

It ends behind the recipients (各市教育局：), or behind the last title-like line where there are none; a cover
note with its own date and the title of its annex belong to it.
"""

import re
from functools import lru_cache

from eduparse.document.records import dataclass
from eduparse.language.clause_labels import (
    FIRST_ARTICLE,
    FIRST_CHAPTER,
    ITEM,
    LABEL,
)
from eduparse.language.dates import DATE, YEAR_OF_DAY
from eduparse.language.doc_numbers import NUMBER
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.line_pattern import LinePattern
from eduparse.language.organs import ORGAN_END, organs
from eduparse.language.titles import PAPER_KINDS, PARTY, TITLE_END, headline, unstopped
from eduparse.stages.split.back_matter import SHORT
from eduparse.stages.split.closing_lines import DATE_LINE, closes
from eduparse.stages.split.flat_pages import flat_addressees, is_flat
from eduparse.stages.split.glued_titles import BELOW, INTERVIEW, headline_before_body
from eduparse.stages.split.memo_heads import TO, memo_head
from eduparse.stages.split.orders import ordered_end
from eduparse.stages.split.recipients import addressees
from eduparse.stages.split.text_lines import rest_of_line, text_lines

_GLUED_DATE = lazy_pattern(
    rf"{DATE}(?P<title>(?:关于|[一-鿿]{{2,20}}(?:关于|工作|工程|管理))[^。；;：:\n]{{2,48}}?{TITLE_END})"
)


# The head of a Taiwanese letter, and whom it was sent to.
_LETTER_KEY = lazy_pattern(
    r"(?:机关)?(?:地址|传真|承办人|联络人|联络方式|电话|电子信箱|受文者|发文日期|发文字号|速别|密等[^：:]{0,14}|附件)[：:]"
)


# Whose letter it is, above its keys: 云林县政府　函.
_LETTER_KEYS = ("发文日期", "发出日期", "发文字号", "受文者", "主旨")
LETTERHEAD = lazy_pattern(
    rf"^[ \t\u3000]*(?P<organ>[一-鿿]{{2,20}}{ORGAN_END})[ \t\u3000]*(?:函|书函|令|公告|开会通知单)[ \t\u3000]*\n"
    rf"(?=(?:[^\n]{{0,60}}\n){{0,16}}?[ \t\u3000]*(?:{'|'.join(_LETTER_KEYS)})[：:])",
    re.MULTILINE,
)
LETTER = 400  # code points in which the head of a letter stands
LISTED, LIST_ROW = 6, 24  # rows below a title that are a list, and code points of one
_HAN = lazy_pattern("[一-鿿]")
# How a statute was passed and changed: 2000年5月31日…通过并经…批准的《…》第一次修正.
_HISTORY = lazy_pattern(
    rf"(?:根据)?{DATE}[^。]{{0,240}}(?:通过|批准|公布|发布|修正|修订|施行)[）)]?"
)
# A row of a list, or a cell: no label, number, note in brackets, day, contents.
_ROW = lazy_pattern(
    rf"(?!{LABEL}|.*{NUMBER.pattern}|.*{DATE}|[（(【\[]|目[ \t\u3000]*录|.*(?<!\d)[：:]|.*[。；]$).+"
)
TOP = 16  # lines among which the title is looked for
# The title of a notice without 关于, glued in front of a group of addressees, once or printed twice.
_NOTICE_IN_FRONT = lazy_pattern(
    rf"(?P<title>[^。；：:\n《》]{{4,60}}?(?:{PAPER_KINDS}))(?:(?P=title)|\d{{1,2}})?[ \t\u3000]*"
    r"(?=(?:亲爱的|尊敬的|各|全体|有关|局属|[市县区省州]直|[市县区省州]属|机关各)[^：:\n]{1,200}[：:])"
)
# How a body begins; behind a title other words go on with its sentence: …流程是什么呢？
_OPENS_BODY = lazy_pattern(
    rf"[ \t\u3000]|{ITEM}|{FIRST_CHAPTER}|{FIRST_ARTICLE}|各|为(?!何|什么|啥)|根据|按照?|依据|依照|遵照|经(?!过)|近|现(?:将|就|予|有)|兹|我[省市县区校院局]|本[省市县区校院局办法规条通]|[（(]\d{{4}}年"
)
# The first line of a wrapped sentence below a title: 为贯彻落实食品安全法，切实保障广大⏎师生饮食安全.
_WRAPPED_BODY = lazy_pattern(words("opens-body"))
_HEADS_PREAMBLE = LinePattern(
    rf"^[ \t\u3000]*(?:{words('heads-preamble')}|{words('heads-plan')})[ \t\u3000]*$"
)
WRAPPED = 18  # code points of a line that is wrapped, and not broken by who wrote it
HEADED_WITHIN = 2000  # code points below the title in which the head of the preamble stands
_MADE_IN = lazy_pattern(  # （2019年9月） behind a title
    rf"[ \t\u3000]*[（(]{YEAR_OF_DAY}年[^（）()]{{0,24}}[）)]"
)
# What a notice brings, by its title, and how its note hands it on.
_BROUGHT = lazy_pattern(r"(?:印发|下发|转发|发布|公布)(?P<paper>《?[^《》\n]{6,80}》?)的通知$")
_BRINGS = lazy_pattern(r"现(?:将[^。\n]{0,80})?(?:予以)?(?:印发|下发|转发|发布|公布)|印发给你们")
_NO_WORD = lazy_pattern(r"[\s《》〈〉]+")
_IN_BRACKETS = lazy_pattern(r"[（(].*[）)]")
_NO_BLANK = lazy_pattern(r"\S")
_COLON = lazy_pattern("[：:]")
_NAMED = lazy_pattern(rf"(?:{TITLE_END})$")
_SUBJECT = lazy_pattern(r"(?:有[关關]|事由|主[题題]|[题題]目|事[项項])[ \t\u3000]*[：:]")
_SENTENCE = lazy_pattern(r"[。；;！!？?：:，,]$|。")


@lru_cache(maxsize=8)  # asked for the front, and again for each of the particulars
def letterhead(text: str, end: int = LETTER) -> "re.Match[str] | None":
    """Whose letter it is, where the head of one stands in front of ``end``."""
    keyed = any(text.find(key, 0, end) >= 0 for key in _LETTER_KEYS)
    return LETTERHEAD.search(text, 0, end) if keyed else None


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the first clause, which begins at ``first``: the front, up to ``end``."""

    end: int
    recipients: tuple[int, int] | None
    first: int = 0


def front(text: str, first: int, title: str | None = None) -> Front:
    """The front of ``text``, whose first clause starts at ``first``; ``title`` where it is known.

    What stands above a known title belongs to the front, whatever it is.
    """
    above = _title_end(text, first, title) if title else 0
    if letter := letterhead(text, min(first, LETTER)):
        above = max(above, letter.start())  # what a school's site prints above a letter
    end, broken = 0, False
    rows = 0
    recipients = None
    for n, (low, high) in enumerate(text_lines(text, 0, _preamble_head(text, above, first))):
        recipients = _addressed(text, low, first)
        if recipients:
            end = max(end, recipients[1])
            if TO.match(text, low):
                end, _ = memo_head(text, end, first)
            break
        line = text[low:high]
        foreign = _HAN.search(line) is None  # program text of a site says nothing about the front
        history = end > 0 and _HISTORY.fullmatch(line) is not None
        known = high <= above or foreign or history
        party = end > 0 and not known and PARTY.match(line) is not None
        headed = _title_like(unstopped(line), below=end > 0) or _LETTER_KEY.match(line)
        broken = broken or not (known or headed) or party
        short = 0 < above < high <= low + LIST_ROW
        rows += short and not history and _ROW.fullmatch(line) is not None
        if not broken:
            end = high
        elif n == TOP or "。" in line:
            break
    if rows >= LISTED and recipients is None:
        end = above  # a list or the cells of a table below the title
    covered = max(_cover_end(text, end, first), _brought_end(text, end, first, title or ""))
    covered = max(covered, ordered_end(text, first))
    if covered > end:  # what the note brings may be addressed too: 国务院： of a request
        inner = addressees(text, covered, first)
        end = inner[1] if inner and text[inner[1] - 1] in "：:" else covered
    if title:
        end = _glued_end(text, end, first, title, addressed=recipients is not None)
    return Front(end, recipients, first)


def _glued_end(text: str, end: int, first: int, title: str, *, addressed: bool) -> int:
    """``end``, or behind a title that is glued to the body there: the known one once more, or that of the paper."""
    again = _NO_BLANK.search(text, end, first)
    if again is None:
        return end
    behind = again.start() + len(title)
    if behind < first and text.startswith(title, again.start()) and text[behind] != "\n":
        if dated := _MADE_IN.match(text, behind):
            return dated.end()
        return behind if title.endswith(INTERVIEW) or _OPENS_BODY.match(text, behind) else end
    line = rest_of_line(text, again.start())
    below = text[again.start() + len(line) :][:BELOW]
    own = None if addressed else headline_before_body(line, below)
    return again.start() + len(own) if own else end


@lru_cache(maxsize=32)  # asked again once the title is known
def _addressed(text: str, low: int, first: int) -> tuple[int, int] | None:
    """The addressee line that begins at ``low``, or behind the number that is glued in front of it."""
    line = rest_of_line(text, low)
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
    named = TO.match(line)
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
    return (
        not (_NAMED.search(line) or _SUBJECT.match(line))
        and "关于" not in _COLON.split(line, maxsplit=1)[0]
    )


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
            printed = [at for at in range(low, high) if not text[at].isspace()]
            end = max(end, printed[line.index(folded) + len(folded) - 1] + 1)
        elif end:
            break
    return end


def _preamble_head(text: str, above: int, first: int) -> int:
    """Where a line stands that heads the preamble (序言), below the title, which ends at ``above``; else ``first``."""
    found = _HEADS_PREAMBLE.search(text, above, min(first, above + HEADED_WITHIN))
    return first if found is None or not text[: found.start()].strip() else found.start()


def _title_like(line: str, *, below: bool = False) -> bool:
    """Whether ``line`` may be part of a title; ``below`` other lines of the head it is no start of a sentence."""
    if below and len(line) >= WRAPPED and "，" in line and _WRAPPED_BODY.match(line):
        return False
    if _IN_BRACKETS.fullmatch(line) or NUMBER.fullmatch(line.strip("（）()")):
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
        day = "日" in line  # as in each date
        glued = _GLUED_DATE.match(line) if day else None
        if glued:
            return low + glued.end()
        if day and DATE_LINE.fullmatch(line):
            dated, end = True, high
        elif dated and (_title_like(line) or organs(line)):
            end = high
        elif dated:
            return end
    return end if dated and _goes_on(text, first) else start


def _brought_end(text: str, start: int, first: int, title: str) -> int:
    """The end of an unsigned cover note: behind the line that prints the title of what ``title`` says it brings.

    The note stands between ``start`` and that line, and hands the paper on: 现印发给你们.
    """
    brought = _BROUGHT.search(title)
    if brought is None or _BRINGS.search(text, start, first) is None:
        return start
    wanted = _NO_WORD.sub("", brought["paper"])
    handed = False
    for low, high in text_lines(text, start, first):
        line = text[low:high]
        if handed and _NO_WORD.sub("", line) == wanted:
            return high
        handed = handed or _BRINGS.search(line) is not None
        if not (handed or _title_like(line)):
            return start
    return start


def _goes_on(text: str, first: int) -> bool:
    """Whether a clause begins at ``first``, not the closing lines or the end of the text."""
    line = text[first : first + 200].partition("\n")[0].strip()
    return bool(line) and not closes(line) and not organs(line)
