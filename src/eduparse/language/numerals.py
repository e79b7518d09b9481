"""Chinese, Arabic and Roman numerals as they stand in labels."""

from functools import lru_cache

NUMERALS = "零〇○一二三四五六七八九十百千廿"
FORMAL = "壹贰叁参肆伍陆柒捌玖拾"
FORMAL_AMOUNT = FORMAL + "貳參陸佰陌仟阡零万萬亿億"
"""What sums of money, areas and counts are written in, so that nobody can change them."""
STEMS = "甲乙丙丁戊己庚辛壬癸"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
FILLED = "❶❷❸❹❺❻❼❽❾❿⓫⓬⓭⓮⓯⓰⓱⓲⓳⓴"
STOPPED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
BRACKETED_CHINESE = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_PLAIN = str.maketrans(FORMAL, "一二三三四五六七八九十")
_LATIN = {"I": 1, "V": 5, "X": 10}


@lru_cache(maxsize=4096)
def number(text: str) -> int:
    """A Chinese or Arabic numeral up to 9,999; 二○ and 一〇 read digit by digit, 壹 as 一."""
    if text.isdecimal():
        return int(text)
    text = text.translate(_PLAIN).replace("廿", "二十")
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = current = 0
    for c in text:
        if c in _DIGITS:
            current = _DIGITS[c]
        else:
            total += (current or 1) * _UNITS[c]
            current = 0
    return total + current


@lru_cache(maxsize=256)
def chinese(value: int) -> str:
    """``value``, from 1 to 9,999, as a Chinese numeral: 12 is 十二, 112 is 一百一十二."""
    digits = "零一二三四五六七八九"
    for size, name in ((1000, "千"), (100, "百")):
        count, rest = divmod(value, size)
        if count:
            gap = "零" if 0 < rest < size // 10 else ""
            gap += "一" if 10 <= rest < 20 else ""
            return f"{digits[count]}{name}{gap}{chinese(rest)}"
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else f"{digits[tens]}十"
    return head + (digits[ones] if ones else "")


@lru_cache(maxsize=256)
def roman(text: str) -> int | None:
    """A Roman numeral up to 39, one character (Ⅳ) or Latin letters (IV); None where it is none."""
    if text in ROMAN:
        return ROMAN.index(text) + 1
    if not text or any(c not in _LATIN for c in text):
        return None
    values = [_LATIN[c] for c in text]
    total = sum(
        -v if n + 1 < len(values) and v < values[n + 1] else v for n, v in enumerate(values)
    )
    return total if _spelt(total) == text else None


def _spelt(value: int) -> str:
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (value // 10) + ones[value % 10]
