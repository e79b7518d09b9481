"""The numbers of papers (文号): 教基〔2020〕7号, 国务院令第707号."""

import re

from eduparse.language.lazy_pattern import lazy_pattern

BRACKETS = dict(zip("〔[【（(﹝［〈", "〕]】）)﹞］〉", strict=True))
OPEN, CLOSE = (
    "[" + "".join(f"\\{c}" if c in "[]" else c for c in signs) + "]"
    for signs in (BRACKETS, BRACKETS.values())
)
YEAR = r"(?:19|20)[\dXx×]{2}"  # 20XX where a page leaves the year out
BRACKETED_YEAR = rf"{OPEN}\s?{YEAR}\s?年?\s?{CLOSE}"
YEAR_AND_COUNT = rf"{BRACKETED_YEAR}\s?(?:字\s?)?第?\s?[\dXx×]{{1,5}}\s?号"
COUNT = r"第[ \t\u3000]*[\d一二三四五六七八九十百]{1,12}[ \t\u3000]*号"  # 第707号 of a decree
NUMBER_END = "号"
TAIWAN_NUMBER = r"[一-鿿]{2,14}字第[ \t]*[A-Z]?\d{6,12}[A-Z]?[ \t]*号"
MACAO_NUMBER = rf"第[ \t]?\d{{1,4}}/{YEAR}{NUMBER_END}"  # 第13/2023号行政长官批示
YEAR_FIRST = (
    rf"{BRACKETED_YEAR}[ \t]?[一-鿿]{{1,8}}字?第?[ \t]?\d{{1,5}}[ \t]?号"  # （2021）潍教字第5号
)
CIRCULAR_NUMBER = (
    r"(?:[一-鿿]{2,12})?(?:通告|通函|备忘)[^\n。]{0,6}第?[^\n。]{0,12}号"  # of Hong Kong
)
# The mark of an organ set apart from its year (临教 〔2021〕3号); the last word of a title is no mark.
_APART = (
    rf"[一-鿿]{{1,8}}(?<![的知告报示定议见复案法关于则章])[ \t\u3000]{{1,2}}(?={OPEN}\s?{YEAR})"
)
NUMBER = lazy_pattern(rf"(?:{_APART}|[一-鿿]{{0,14}}?){YEAR_AND_COUNT}")
_YEAR = lazy_pattern(rf"{OPEN}(.{{4,5}}?)年?{CLOSE}")


def year_in_doubt(signs: str) -> str:
    """Year and count of a number, of which one of ``signs`` may stand for the bracket ``open`` or ``close``."""
    return rf"(?P<open>[{signs}]|{OPEN}){YEAR}(?P<close>[{signs}]|{CLOSE})第?\d{{1,4}}[号號]"


def normal_number(found: str) -> str:
    """A document number without blanks, its year in 〔〕, whatever brackets are printed."""
    return bracketed(found).replace("〕第", "〕")


def year_of(number: str) -> str | None:
    """The year in the brackets of a number as `normal_number` gives it: 2020."""
    year = _YEAR.search(number)
    return year and year[1]


def bracketed(found: str) -> str:
    """A number without blanks, its year in 〔〕; decrees keep their 第 behind it."""
    return _YEAR.sub(r"〔\1〕", re.sub(r"\s", "", found))
