"""Numbers as Word prints them: 十一, ①, 壹拾, iv, and whatever else its formats ask for."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LONGEST = 30  # times a letter is repeated; a number beyond is not of this genre
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def number_text(n: int, form: str) -> str:
    """``n`` in one of Word's number formats; those that are not of this genre as digits."""
    return _FORMS.get(form, str)(n)


def _letters(n: int) -> str:
    if not 0 < n <= 26 * _LONGEST:
        return str(n)
    return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)


def _digits(n: int) -> str:
    return "".join(_DIGITS[int(d)] for d in str(max(n, 0)))


def _sign(first: int) -> Callable[[int], str]:
    """The signs from ``first`` on that stand for 1 to 20: ⑴ or ⒈."""
    return lambda n: chr(first + n - 1) if 1 <= n <= 20 else str(n)


def _one_of(signs: str) -> Callable[[int], str]:
    """The signs for 1 and on; numbers beyond them as digits."""
    return lambda n: signs[n - 1] if 0 < n <= len(signs) else str(n)


def circled(n: int) -> str:
    """``n`` in a circle: ① to ㊿; larger ones as digits."""
    for first, last, sign in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= n <= last:
            return chr(sign + n - first)
    return str(n)


def chinese_counter(n: int, digits: str) -> str:
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
    if not 0 < n < 1000 * _LONGEST:
        return str(n)
    out = ""
    for value, sign in _ROMAN:
        out += sign * (n // value)
        n %= value
    return out


def _ordinal_end(n: int) -> str:
    return "th" if 10 <= n % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


def _chinese(n: int) -> str:
    return chinese_counter(n, _DIGITS)


def _formal(n: int) -> str:
    return chinese_counter(n, _FORMAL)


_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "japaneseDigitalTenThousand": _digits,
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
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": _sign(0x2474),
    "decimalEnclosedFullstop": _sign(0x2488),
    "ideographEnclosedCircle": lambda n: chr(0x327F + n) if 1 <= n <= 10 else str(n),
    "decimalFullWidth": lambda n: "".join(chr(ord(d) + 0xFEE0) for d in str(max(n, 0))),
    "decimalFullWidth2": lambda n: "".join(chr(ord(d) + 0xFEE0) for d in str(max(n, 0))),
    "decimalZero": lambda n: f"{n:02}",
    "numberInDash": lambda n: f"- {n} -",
    "ordinal": lambda n: f"{n}{_ordinal_end(n)}",
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
}
