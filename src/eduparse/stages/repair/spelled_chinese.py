"""Whether what escapes spell is Chinese: it shows, its characters are common ones, and it reads like a text."""

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.stages.repair.gbk_chars import seen

LIKELY = -8.0  # mean log-probability of a character from which bytes of GBK, or of HZ, are Chinese
HAN = lazy_pattern("[\u3400-\u9fff]")
CHINESE = lazy_pattern("[\u2010-\u2027\u3000-\u303f\u3400-\u9fff\uff01-\uff5e\u00b7]+")
"""Characters, and the marks that stand between them."""
FRONT, BEHIND = 3, 2  # characters beside such a word that tell whether it fits
WORD = 2  # characters of GBK that stand alone within Chinese
_LAST_OF_GB, _LAST_OF_BIG5 = 0xD7, 0xC6  # first bytes of the last common characters of each code


def is_likely(new: str) -> bool:
    """Whether what bytes spell reads as Chinese: nearly any pair of bytes is a character of GBK."""
    return mixture().score(seen(new), "\n") >= LIKELY * len(new)


def is_common(char: str) -> bool:
    """Whether ``char`` is a mark, or among the common characters with which GB 2312 and Big5 begin."""
    if not HAN.match(char):
        return True
    for encoding, last in (("gb2312", _LAST_OF_GB), ("big5", _LAST_OF_BIG5)):
        try:
            if char.encode(encoding)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False


def is_word(new: str, text: str, start: int, end: int) -> bool:
    """Whether ``new``, of few bytes of GBK at ``[start, end)`` of ``text``, is a word of common characters that fits there."""
    if len(HAN.findall(new)) < WORD or not all(map(is_common, new)):
        return False
    left, right = text[max(0, start - FRONT) : start], text[end : end + BEHIND]
    whole = seen(new + right)
    return mixture().score(whole, seen(left) or "\n") >= LIKELY * len(whole)


def all_shows(text: str) -> bool:
    """Whether all of ``text`` shows; a wide blank does, though Python thinks of it as a space."""
    return text.replace("\u3000", "").isprintable()
