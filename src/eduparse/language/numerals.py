"""Chinese and Arabic numerals as they stand in labels."""

from functools import lru_cache

NUMERALS = "零〇○一二三四五六七八九十百千廿"

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}


@lru_cache(maxsize=4096)
def number(text: str) -> int:
    """A Chinese or Arabic numeral up to 9,999; 二○ and 一〇 read digit by digit."""
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十")
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
