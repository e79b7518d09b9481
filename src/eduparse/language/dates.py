"""Dates as papers print them, and what day they name.

Arabic (2008年2月22日, 2008-2-22), Chinese (二〇〇八年二月二十二日) and those of the Republic of China
(中华民国106年8月11日, whose first year is 1912).
"""

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.line_pattern import LinePattern

YEAR_OF_DAY = r"(?:19|20)\d\d"
_HAN_YEAR = "〇○零OＯ0０一二三四五六七八九"
_B = r"[ \t\u3000]{0,2}"  # a date set wide: 二 〇 二 一 年
_SPACED_YEAR = r"(?:1 9|2 0) \d \d"  # 2 0 2 1 年
MONTH = rf"(?:(?:19|20)\d\d|{_SPACED_YEAR})\s*年\s*\d ?\d?\s*月"
CN_MONTH = rf"[二一](?:{_B}[{_HAN_YEAR}]){{3}}{_B}年{_B}[元一二三四五六七八九十](?:{_B}[一二三四五六七八九十]){{0,2}}{_B}月"
CN_DATE = rf"{CN_MONTH}{_B}[一二三四五六七八九十廿](?:{_B}[一二三四五六七八九十]){{0,3}}{_B}日"
ANY_MONTH = rf"(?:{MONTH}|{CN_MONTH})"
MONTH_DAY = r"\d{1,2}月\d{1,2}日"
# What stands behind the figure of a month: 2 of 1.2月10日, 3 of 3.3月中旬.
# What stands right behind a day in figures: 10.8前完成, 9.1—9.5.
BEHIND_DAY = lazy_pattern(
    r"[日号]?(?:之?前(?![厅台门排廊言后])|以前|起(?![重吊升降点始])|[—～~-]\d|[上下中]午|晚上)"
)
BEHIND_MONTH = lazy_pattern(r"月(?:\d{1,2}日|[上中下]旬|[份底初末]|[至到—～~-]\d{1,2}月)")
DAY_ENDS = r"[\d一二三四五六七八九十廿]\s?日"  # how dates end
STAMP = r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"  # as sites print the day
# As browsers print the day on paper: 2023/6/2, 2023年6月2日, 6/2/23.
PRINTED_DAY = (
    r"(?:20\d\d[/-]\d{1,2}[/-]\d{1,2}|20\d\d年\d{1,2}月\d{1,2}日|\d{1,2}/\d{1,2}/(?:20)?\d\d)"
)
STAMP_MONTH = r"(?:19|20)\d\d[-年/.]\s?\d{1,2}"  # its beginning, or that of a date
LISTED_DAY = (
    r"(?:19|20)?\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}"  # of a list, where the century may be left out
)
DOTTED_REPUBLIC = r"\d{2,3}\.\d{1,2}\.\d{1,2}(?!\d)"  # of Taiwan: 106.8.11
REPUBLIC_STAMP = r"1[0-4]\d[./-]\d{1,2}[./-]\d{1,2}(?!\d)"  # as sites of Taiwan print it: 113.04.30
DAY = r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}"  # of a site or of a paper
ANY_DAY = r"\d{2,4}[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?"  # of any calendar, with the year in figures
DAY_AND_MINUTE = (  # of a row of a timetable
    r"(?P<year>(?:19|20)\d\d)(?P<first>[-/.年])(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"(?:[ \t\u3000]*[（(](?:星期|周)[一二三四五六日天][）)])?[ \t\u3000]*"
    r"(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?P<second>:00)?"
)
REPUBLIC = (
    r"(?:中[华華][民⺠][国國]|民[国國])\s*(?:\d{2,3}|[元一二三四五六七八九十百〇零]{1,5})\s*年"
    r"\s*(?:\d{1,2}|[元一二三四五六七八九十]{1,3})\s*月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
DATE = rf"(?:{MONTH}\s*\d ?\d?\s*日|{CN_DATE}|{REPUBLIC})"

_HIDDEN = (
    r"[*＊xX×Ｘ某_＿]"  # what stands for the figures of a day that a copy or a form leaves open
)
BLANK_DATE = rf"(?!{DATE})(?:\d|[〇○]|{_HIDDEN}){{1,4}}\s?年\s?(?:\d|{_HIDDEN}){{0,2}}\s?月\s?(?:\d|{_HIDDEN}){{0,2}}\s?日"
# A day alone on its line whose year lost characters, as in （2?16年3月5日）: no figures of four stand before 年.
LOST_YEAR = r"(?=[^\n]{0,12}[?？�□])[^\n\u4e00-\u9fff]{1,12}年[ \t\u3000]*\d{1,2}[ \t\u3000]*月[ \t\u3000]*\d{1,2}[ \t\u3000]*日[ \t\u3000]*[）)]?[ \t\u3000]*"

_ARABIC = lazy_pattern(r"((?:19|20)\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})(?!\d)")
_HAN = lazy_pattern(
    rf"([一二][{_HAN_YEAR}]{{3}})年([元一二三四五六七八九十]{{1,3}})月([一二三四五六七八九十]{{1,3}})日"
)
_REPUBLIC = lazy_pattern(
    r"民[国國]\s*([\d元一二三四五六七八九十百〇零]{1,5})\s*年\s*([\d元一二三四五六七八九十]{1,3})\s*月"
    r"\s*([\d一二三四五六七八九十]{1,3})\s*日"
)
_REPUBLIC_STAMP = lazy_pattern(rf"(?={REPUBLIC_STAMP})(\d+)[./-](\d+)[./-](\d+)")
# Behind a key a year of three figures is one of the Republic: 日期：113年4月2日.
_KEYED_REPUBLIC = LinePattern(
    r"^[ \t\u3000]*(?:发[布稿文]|公[布告]|新闻稿?)?日[ \u3000]*期[：:][ \t\u3000]*(?P<year>1[0-4]\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:[（(]星期.[）)])?[ \t\u3000]*$"
)
_BEFORE_REPUBLIC = 1911
_FIGURES = lazy_pattern(rf"{YEAR_OF_DAY}\d{{2,4}}")
_INNER_BLANKS = lazy_pattern(
    rf"(?<=[\d年月元十廿{_HAN_YEAR}])[ \t\u3000]+(?=[\d年月日元十廿{_HAN_YEAR}])"
)
_DIGIT = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "O": "0",
    "Ｏ": "0",
    "0": "0",
    "０": "0",
    "元": "1",
}


def day_in_figures(text: str) -> str | None:
    """The day that six to eight figures name (202343, 2023515, 20230515) as 2023-05-15; None where they may name two.

    202311 may be a month.
    """
    if _FIGURES.fullmatch(text) is None:
        return None
    rest = text[4:]
    pairs = [(rest[:n], rest[n:]) for n in (1, 2) if 0 < len(rest) - n <= len("31")]
    if len(rest) == len("43") and rest in ("10", "11", "12"):
        return None
    if len(rest) < len("0515"):
        pairs = [pair for pair in pairs if "0" not in (pair[0][0], pair[1][0])]
    days = {day for m, d in pairs if (day := _checked(int(text[:4]), int(m), int(d)))}
    return days.pop() if len(days) == 1 else None


def iso_date(text: str) -> str | None:
    """The first date in ``text`` as 2008-02-22; None without one, or where there is no such day.

    113.04.30 is a day of the Republic only where nothing else is in ``text``.
    """
    m = _REPUBLIC.search(text) or _REPUBLIC_STAMP.fullmatch(text)
    if m:
        return _checked(_BEFORE_REPUBLIC + _number(m[1]), _number(m[2]), _number(m[3]))
    close = _INNER_BLANKS.sub("", text) if "年" in text else text
    m = _ARABIC.search(text) or _ARABIC.search(close)
    if m:
        return _checked(int(m[1]), int(m[2]), int(m[3]))
    m = _HAN.search(close)
    if not m:
        return None
    return _checked(int("".join(_DIGIT[c] for c in m[1])), _number(m[2]), _number(m[3]))


def keyed_republic_day(text: str) -> str | None:
    """The day behind the only key of its kind whose year is one of the Republic of China; None without one."""
    found = list(_KEYED_REPUBLIC.finditer(text)) if "年" in text else []
    if len(found) != 1:
        return None
    year, month, day = map(int, found[0].group("year", "month", "day"))
    return _checked(_BEFORE_REPUBLIC + year, month, day)


def _number(text: str) -> int:
    """A number below a thousand, in digits or in Chinese."""
    if text.isdecimal():
        return int(text)
    hundreds, _, rest = text.rpartition("百")
    tens, _, ones = rest.rpartition("十")
    units = int("".join(_DIGIT.get(c, "0") for c in ones) or "0")
    tens_value = 10 * int(_DIGIT.get(tens.strip("零〇"), "1")) if "十" in rest else 0
    return (100 * int(_DIGIT.get(hundreds, "1")) if "百" in text else 0) + tens_value + units


def _checked(year: int, month: int, day: int) -> str | None:
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None
