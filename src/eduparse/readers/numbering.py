"""The automatic numbers of a Word document, as Word prints them: 第一章, 一、, （一）, 1., ①.

A paragraph names a list and a level, itself or through its style; the list names a format and a text
for each level (``numbering.xml``). A number counts up at its level and starts the deeper ones anew.
Lists made of one pattern count on together, unless one says that it starts anew where it is first
used.
"""

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_BULLETS = {
    "\uf0b7": "●",
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf0a7": "■",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(slots=True)
class _Level:
    """How one level of a list counts and prints."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None  # the level whose counting starts this one anew; 0: none does
    suffix: str = "tab"
    legal: bool = False


class Numbering:
    """The lists of a document and where each of them has counted to."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._anew: dict[tuple[str, int], int] = {}  # list and level → where it starts anew
        self._counts: dict[str, list[int | None]] = {}
        self._styles: dict[str, tuple[str | None, int | None, str | None]] = {}
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            for style in styles.iter(f"{W}style"):
                properties = style.find(f"{W}pPr")
                number, level = _numbered(properties)
                based = _value(style.find(f"{W}basedOn"))
                self._styles[style.get(f"{W}styleId", "")] = (number, level, based)

    def label(self, paragraph: Element) -> str:
        """What Word prints in front of ``paragraph``, blank included; nothing without a number."""
        properties = paragraph.find(f"{W}pPr")
        number, level = _numbered(properties)
        style = _value(properties.find(f"{W}pStyle")) if properties is not None else None
        for _ in range(_LEVELS):
            if style is None or (number is not None and level is not None):
                break
            of_style, at, style = self._styles.get(style, (None, None, None))
            number = of_style if number is None else number
            level = at if level is None else level
        if number is None or number == "0" or number not in self._lists:
            return ""
        name, levels = self._lists[number]
        at = min(max(level or 0, 0), _LEVELS - 1)
        if at not in levels:
            return ""
        self._count(name, levels, at, self._anew.pop((number, at), None))
        return self._printed(name, levels, at)

    def _read_lists(self, numbering: Element) -> None:
        abstract = {
            a.get(f"{W}abstractNumId", ""): {
                int(lv.get(f"{W}ilvl", "0")): _level(lv) for lv in a.findall(f"{W}lvl")
            }
            for a in numbering.findall(f"{W}abstractNum")
        }
        for num in numbering.findall(f"{W}num"):
            name = _value(num.find(f"{W}abstractNumId")) or ""
            levels = dict(abstract.get(name, {}))
            own = num.get(f"{W}numId", "")
            for change in num.findall(f"{W}lvlOverride"):
                at = int(change.get(f"{W}ilvl", "0"))
                if (whole := change.find(f"{W}lvl")) is not None:
                    levels[at] = _level(whole)
                if (start := _value(change.find(f"{W}startOverride"))) is not None:
                    self._anew[own, at] = int(start)
            self._lists[own] = (name, levels)

    def _count(self, name: str, levels: dict[int, _Level], at: int, anew: int | None) -> None:
        counts = self._counts.setdefault(name, [None] * _LEVELS)
        known = counts[at] if anew is None else None
        start = levels[at].start if anew is None else anew
        counts[at] = start if known is None else known + 1
        for deeper in range(at + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and at < restart):
                counts[deeper] = None

    def _printed(self, name: str, levels: dict[int, _Level], at: int) -> str:
        level, counts = levels[at], self._counts[name]
        text = level.text
        if level.form == "bullet":
            text = "".join(_BULLETS.get(c, c) for c in text)
        for n in range(at + 1):
            if f"%{n + 1}" in text and n in levels:
                count = counts[n]
                form = "decimal" if level.legal and n < at else levels[n].form
                shown = number_text(levels[n].start if count is None else count, form)
                text = text.replace(f"%{n + 1}", shown)
        if not text or level.suffix == "nothing" or text[-1] in "、）．。：】〕":
            return text
        return f"{text} "


def _numbered(properties: Element | None) -> tuple[str | None, int | None]:
    found = None if properties is None else properties.find(f"{W}numPr")
    if found is None:
        return None, None
    level = _value(found.find(f"{W}ilvl"))
    return _value(found.find(f"{W}numId")), None if level is None else int(level)


def _value(element: Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")


def _level(lvl: Element) -> _Level:
    legal = lvl.find(f"{W}isLgl")
    restart = _value(lvl.find(f"{W}lvlRestart"))
    return _Level(
        int(_value(lvl.find(f"{W}start")) or 1),
        _value(lvl.find(f"{W}numFmt")) or "decimal",
        _value(lvl.find(f"{W}lvlText")) or "",
        None if restart is None else int(restart),
        _value(lvl.find(f"{W}suff")) or "tab",
        legal is not None and legal.get(f"{W}val") not in ("0", "false"),
    )


def number_text(n: int, form: str) -> str:
    """``n`` in one of Word's number formats; those that are not of this genre as digits."""
    return _FORMS.get(form, str)(n)


def _letters(n: int) -> str:
    return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)


def _digits(n: int) -> str:
    return "".join(_DIGITS[int(d)] for d in str(n))


def _sign(first: int) -> Callable[[int], str]:
    """The signs from ``first`` on that stand for 1 to 20: ① or ⑴."""
    return lambda n: chr(first + n - 1) if 1 <= n <= 20 else str(n)


def chinese(n: int, digits: str) -> str:
    """``n`` below 10,000 in Chinese: 11 is 十一, 101 is 一百零一; larger ones digit by digit."""
    if not 0 < n < 10_000:
        return "".join(digits[int(d)] for d in str(max(n, 0)))
    units = ("", "十", "百", "千") if digits == _DIGITS else ("", "拾", "佰", "仟")
    out, gap = "", False
    for place in range(len(str(n)) - 1, -1, -1):
        digit = n // 10**place % 10
        if digit:
            out += ("零" if gap and out else "") + digits[digit] + units[place]
            gap = False
        else:
            gap = True
    return out[1:] if digits == _DIGITS and 10 <= n < 20 else out


def _roman(n: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        out += sign * (n // value)
        n %= value
    return out


def _chinese(n: int) -> str:
    return chinese(n, _DIGITS)


def _formal(n: int) -> str:
    return chinese(n, _FORMAL)


_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "decimalEnclosedCircle": _sign(0x2460),
    "decimalEnclosedCircleChinese": _sign(0x2460),
    "decimalEnclosedParen": _sign(0x2474),
    "decimalFullWidth": lambda n: "".join(chr(ord(d) + 0xFEE0) for d in str(n)),
    "decimalZero": lambda n: f"{n:02}",
    "ideographTraditional": lambda n: _STEMS[(n - 1) % 10],
    "ideographZodiac": lambda n: _BRANCHES[(n - 1) % 12],
}
