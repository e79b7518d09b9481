"""What stands around the clauses: front (title, number, recipients, cover note), preamble, back.

The front ends behind the recipients (各市教育局：), or behind the last title-like line where there are
none; a cover note with its own date and the title of its annex belong to the front. The back is the run
of closing lines at the end: 附件, signature, date, contacts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eduparse.language.organs import ORGAN_END, organs

CN_DATE = r"[二一][○〇零ＯO一二三四五六七八九]{3}年[元一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,4}日"
DATE = rf"(?:(?:19|20)\d\d\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日|{CN_DATE})"
TITLE_END = (
    r"(?:通知|意见|办法|规定|决定|方案|规划|纲要|条例|细则|公告|函|批复|报告|计划|要点|标准|指南|规程|章程|通报|决议|通告|"
    r"公报|指引|规则|制度|目录|措施|法|解释|清单|规范|预案|大纲|总结|讲话|建议|答复|说明|宣言|议案|方法)"
    r"(?:[（(][^（）()]{1,12}[）)]|[〔\[【]?(?:试行|暂行|草案|修订|摘要|节选)[〕\]】]?)*"
)
NUMBER = re.compile(
    r"[一-鿿]{0,14}?[〔\[【（(]\s?(?:(?:19|20)\d\d|20XX)\s?年?[〕\]】）)]\s?第?\s?\d{1,5}\s?号"
)

_RECIPIENTS = re.compile(
    r"(?:(?<![一-鿿])|(?<=号))(?:各|(?:[一-鿿]{1,12}(?:厅|局|委|部|府|会|校|院|区|市|县|司|办|处|直)|[一-鿿]{1,4}各)[一-鿿]{0,6}[、，,（(])"
    r"[^。；;：:\n]{0,400}?[一-鿿）)](?<!如下|以下|内容|要求|指出|强调|规定|方面|原则|目标|认为|包括|精神)[：:]"
    r"|(?:(?<![一-鿿])|(?<=号))(?:各|[一-鿿]{2,20}(?:厅|局|委|委员会|部|政府|办公室|公司|学校|中心|区|市|县))[一-鿿]{0,12}"
    r"(?<!如下|以下|单位|部门|主体)[：:](?=\n|[^\n]{0,40}[。，])"
)
_DATE_LINE = re.compile(
    rf"[（(]?(?:[一-鿿、 \t\u3000]{{2,60}}?{ORGAN_END})?[ \t\u3000]*{DATE}(?:印发|发布)?[）)]?"
)
_GLUED_DATE = re.compile(
    rf"{DATE}(?P<title>(?:关于|[一-鿿]{{2,20}}(?:关于|工作|工程|管理))[^。；;：:\n]{{2,48}}?{TITLE_END})"
)
_CLOSING = (
    re.compile(r"附\s*(?:件|表|录|图)?\s*\d{0,2}\s*[：:].{0,120}"),  # longer: an annex is glued on
    re.compile(r"附\s*件\s*\d{0,2}"),
    re.compile(r"(?:文档|相关|下载)?附\s*件(?:下载)?\s*[：:].{0,120}"),
    re.compile(r".{1,120}\.(?:docx?|xlsx?|pptx?|pdf|wps|zip|rar|ofd|ceb)", re.IGNORECASE),
    re.compile(
        r"[（(]?(?:联\s?系|咨询|经办)[^。]{0,24}[：:].*|(?:传\s?真|电\s?话|手机|邮\s?编|邮\s?箱|电子邮[箱件]|地\s?址|E-?mail|网\s?址)[^。]{0,12}[：:].*"
    ),
    re.compile(r"[（(](?:此件|本文有删减|信息公开|联系)[^（）()]{0,60}[）)]"),
    re.compile(r"(?:抄\s?送|主\s?送|抄\s?报|主题词|公开方式|信息公开选项)[：:].*"),
    re.compile(rf"[^。；;：:]{{2,40}}{DATE}\s*印发"),
    re.compile(_DATE_LINE.pattern),
)
_ITEM = re.compile(
    r"(?:\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}、|[（(]?\d{1,2}[）)])\s*\S[^。]{0,60}"
)


_DATED = re.compile(DATE)
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
    """Ranges before the first clause: the front ends at ``end``; recipients and dates found in it."""

    end: int
    recipients: tuple[int, int] | None


def lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges of the non-blank lines of ``text[start:end]``, trimmed."""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        low, high = trimmed(text, at, stop)
        if low < high:
            yield low, high
        at = stop + 1


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
    """The front of ``text``, whose first clause starts at ``first``; ``title`` where it is known."""
    numbered = NUMBER.search(text, 0, first)
    found = _RECIPIENTS.search(text, numbered.end() if numbered else 0, first)
    recipients = None
    end = 0
    if found and not re.search(r"[。；;]", text[: found.start()].rsplit("\n", 1)[-1]):
        start = found.start()
        recipients = (start, found.end())
        end = found.end()
    for low, high in lines(text, end, first):
        line = text[low:high]
        if recipients is None and _title_like(line):
            end = high
        else:
            break
    end = max(end, _cover_end(text, end, first))
    if title:
        # The title printed once more, glued to the body.
        again = re.compile(rf"\s*{re.escape(title)}(?=.)").match(text, end, first)
        end = again.end() if again else end
    return Front(end, recipients)


def closes(line: str) -> bool:
    """Whether ``line`` is one of those that close a paper: a date, contacts, 抄送."""
    return any(p.fullmatch(line) for p in _CLOSING)


def signed(closing: str) -> bool:
    """Whether a date stands in the closing lines."""
    return any(_DATE_LINE.fullmatch(closing[a:b]) for a, b in lines(closing, 0, len(closing)))


def sent_out(closing: str) -> bool:
    """Whether closing lines tell whom a paper was sent to, or when it was printed."""
    return re.search(r"抄\s?[送报]|印发|主题词", closing) is not None


def is_item(line: str) -> bool:
    """Whether ``line`` is a short numbered item, as in a list of annexes."""
    return _ITEM.fullmatch(line) is not None


def _title_like(line: str) -> bool:
    if re.fullmatch(r"[（(].*[）)]", line) or NUMBER.fullmatch(line.strip("（）()")):
        return True
    return len(line) <= 80 and not re.search(r"[。；;！!？?：:，,]$|。", line)


def _cover_end(text: str, start: int, first: int) -> int:
    """The end of a cover note between ``start`` and ``first``: its date, then its annex's title."""
    end = start
    dated = False
    for low, high in lines(text, start, first):
        line = text[low:high]
        glued = _GLUED_DATE.match(line)
        if glued:
            return low + glued.end()
        if _DATE_LINE.fullmatch(line):
            dated, end = True, high
        elif dated and (_title_like(line) or organs(line)):
            end = high
        elif dated:
            break
    return end


def back_start(text: str) -> int:
    """Where the closing lines begin; the end of the text where there are none.

    Signatures and list items count only next to a date, an 附件 line or contacts.
    """
    start, strong = len(text), False
    for low, high in lines_back(text):
        line = text[low:high]
        if closes(line):
            start, strong = low, True
        elif organs(line):
            start = low if strong else start
        elif is_item(line):
            continue  # an item counts only where an 附件 line stands above it
        else:
            break
    return start if strong else len(text)
