"""Numbers of spreadsheets as they are shown: 0.5 as 50%, 45356 as 2024年3月5日, 1234.5 as 1,234.50.

A cell keeps a number and the code of its format. Read are the codes that offices use: digits, thousands,
decimals, percent, literal text, dates and times. A code beyond them (fractions, exponents) shows the plain
number, which is never wrong.
"""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from eduparse.language.lazy_pattern import lazy_pattern

# Codes that a file names by number alone, as a Chinese office shows them.
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
_PIECE = lazy_pattern(r'"([^"]*)"|\\(.)|_.|\*.|\[(\$[^\]-]*)?[^\]]*\]|(.)', re.DOTALL)
_DIGITS = lazy_pattern(r"[#0?][#0?,]*(?:\.[#0?]*)?,*")
_DATE = lazy_pattern(r"(?i)am/pm|上午/下午|y+|m+|d+|h+|s+|a{3,4}|g+|e+|.", re.DOTALL)
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - days of a calendar, no moments
_MAC_EPOCH = dt.datetime(1904, 1, 1)  # noqa: DTZ001
_LAST_DAY = 2_958_465  # 9999-12-31
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905 - easier to read
_WEEKDAYS = "一二三四五六日"


def shown_number(told: str, code: str, *, mac: bool = False) -> str:
    """The number ``told`` as the format ``code`` shows it; ``mac``: its days count from 1904."""
    try:
        number = Decimal(told)
    except InvalidOperation:
        return told
    if not number.is_finite():
        return told
    section, number = _section(code, number)
    plain = "".join(m[4] or "" for m in _PIECE.finditer(section))
    if re.search(r"[ymdhs]|a{3}", plain.lower().replace("general", "")):
        return _date(number, section, mac=mac) or general(told)
    shape = _DIGITS.search(plain)
    if shape is None or "/" in plain or "E+" in plain.upper() or "E-" in plain.upper():
        return general(str(number)) if shape or "general" in plain.lower() else _literal(section)
    return _number(number, section, shape[0], percent=plain.count("%"))


def general(told: str) -> str:
    """A number without a format: fifteen digits, as a file keeps them."""
    try:
        value = float(told)
    except (ValueError, OverflowError):
        return told
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}"


def _section(code: str, number: Decimal) -> tuple[str, Decimal]:
    """The part of ``code`` for the sign of ``number``, and the number that it shows."""
    parts = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)
    if number < 0 and len(parts) > 1:
        return parts[1], -number
    if number == 0 and len(parts) > 2:
        return parts[2], number
    return parts[0], number


def _number(number: Decimal, section: str, shape: str, *, percent: int) -> str:
    digits_only = shape.rstrip(",")
    whole, _, decimals = digits_only.partition(".")
    scaled = number * 100**percent / 1000 ** (len(shape) - len(digits_only))
    if abs(scaled) >= Decimal(10) ** 20 or len(decimals) > 20:
        return general(str(number))
    rounded = scaled.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    comma = "," if "," in whole else ""
    text = f"{rounded:{comma}f}"
    if decimals:
        least = decimals.count("0")
        front, _, behind = text.partition(".")
        behind = behind[:least] + behind[least:].rstrip("0")
        text = f"{front}.{behind}" if behind else front
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    zeros = whole.count("0")
    if not comma and len(digits.partition(".")[0]) < zeros:
        digits = digits.rjust(zeros + len(digits) - len(digits.partition(".")[0]), "0")
    return sign + _literal(section, digits)


def _literal(section: str, number: str = "") -> str:
    """The text of a section with ``number`` in the place of its digits."""
    out, placed = [], False
    for m in _PIECE.finditer(section):
        quoted, escaped, money, sign = m.groups()
        if sign is not None and sign in "#0?.,":
            if not placed:
                out.append(number)
                placed = True
        elif sign is not None:
            out.append(sign)
        else:
            out.append(quoted or escaped or (money or "").lstrip("$"))
    return "".join(out).replace("General", number).strip()


def _date(number: Decimal, section: str, *, mac: bool) -> str:
    """A day or time; nothing where the number is none."""
    if not 0 <= number <= _LAST_DAY:
        return ""
    seconds = int((number * 86400).quantize(Decimal(1), ROUND_HALF_UP))
    moment = (_MAC_EPOCH if mac else _EPOCH) + dt.timedelta(seconds=seconds)
    tokens = _date_tokens(section)
    half = any(kind == "half" for kind, _ in tokens)
    out = []
    for n, (kind, text) in enumerate(tokens):
        if kind != "sign":
            out.append(text if kind == "text" else ("上午", "下午")[moment.hour >= 12])
            continue
        clock = _is_minute(tokens, n)
        out.append(_sign(text, moment, seconds, clock=clock, half=half))
    return "".join(out).strip()


def _date_tokens(section: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    run = ""
    for m in _PIECE.finditer(section):
        quoted, escaped, _, sign = m.groups()
        elapsed = re.fullmatch(r"\[([hms]+)\]", m[0], re.IGNORECASE)
        if sign is not None:
            run += sign
            continue
        tokens += _signs(run)
        run = ""
        if elapsed:
            tokens.append(("sign", f"[{elapsed[1].lower()}]"))
        elif quoted or escaped:
            tokens.append(("text", quoted or escaped))
    return tokens + _signs(run)


def _signs(run: str) -> list[tuple[str, str]]:
    found = []
    for m in _DATE.finditer(run):
        text = m[0].lower()
        if "/" in text and len(text) > 1:
            found.append(("half", text))
        elif text[0] in "ymdhs" or text.startswith("aaa"):
            found.append(("sign", text))
        else:
            found.append(("text", m[0]))
    return found


def _is_minute(tokens: list[tuple[str, str]], n: int) -> bool:
    """Whether an m stands for minutes: behind hours, or before seconds."""
    signs = [(k, t) for k, (kind, t) in enumerate(tokens) if kind == "sign"]
    place = [k for k, _ in signs].index(n)
    before = signs[place - 1][1] if place else ""
    after = signs[place + 1][1] if place + 1 < len(signs) else ""
    return before.strip("[]").startswith("h") or after.startswith("s")


def _sign(text: str, moment: dt.datetime, seconds: int, *, clock: bool, half: bool) -> str:
    first, size = text[0], len(text)
    if first == "[":
        unit = {"h": 3600, "m": 60, "s": 1}[text[1]]
        return str(seconds // unit)
    if first == "y":
        return f"{moment.year:04}" if size > 2 else f"{moment.year % 100:02}"
    if first == "m" and not clock and size > 2:
        return _MONTHS[moment.month - 1]
    if first == "a" or (first == "d" and size > 2):
        return ("星期" if size > 3 else "周") + _WEEKDAYS[moment.weekday()]
    hour = moment.hour if not half else (moment.hour - 1) % 12 + 1
    value = {
        "m": moment.minute if clock else moment.month,
        "d": moment.day,
        "h": hour,
        "s": moment.second,
    }[first]
    return f"{value:0{min(size, 2)}}"
