"""Percent escapes that are no part of a URL: ``%E6%95%99``, in UTF-8 or GBK, or escaped twice (``%25E6%2595``)."""

import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.repair.spelled_chinese import HAN, all_shows, is_word

RULE = "escape.percent"
BLANKS = 3  # signs + of an escaped text without %20 that are its blanks; fewer may be what it says: 语文+数学
SURE = 6  # bytes of GBK that are Chinese by themselves; fewer must be a word
_BYTE = "%(?:25)?[0-9A-Fa-f]{2}"
# Figures are not escaped; a blank is %20.
_RUN = lazy_pattern(
    rf"(?<![\w/?=&.:%+-])(?=(?:[0-9]{{0,8}}{_BYTE}){{4}})(?:[0-9]{{0,8}}+{_BYTE})++(?![\w/?=&:%+-])",
    re.ASCII,
)
# From the start of a run of ASCII: from each place of one without an escape it would be looked through.
_TOKEN = lazy_pattern(r"(?<![!-~])[!-$&-~]*(?:%(?![0-9A-Fa-f]{2})[!-$&-~]*)*%[0-9A-Fa-f]{2}[!-~]*")
_URL = lazy_pattern(r"[^%]*(?:[/?=&#]|(?<![0-9]):|www\.)")
# A mark of a sentence; a narrow one stands between Chinese, as nothing in an address does.
_SENTENCE = lazy_pattern("[，。、；：]|(?<=[\u3400-\u9fff])[,;:!?.](?=[\u3400-\u9fff“‘]|\\Z)")
_FIGURES = lazy_pattern("[0-9.,:()-]*")
_ONE = lazy_pattern(_BYTE)
_TWICE = lazy_pattern("(?:[^%]*%25[0-9A-Fa-f]{2})+[^%]*")
_ANY = lazy_pattern("%[0-9A-Fa-f]{2}%")
_HIGH = lazy_pattern("%[89A-Fa-f]")
_OF_LINES = lazy_pattern(
    "[ \n0-9,.;:!?\"'()\u2010-\u2027\u3000-\u303f\u3400-\u9fff\uff01-\uff5e\u00b7]+"
)


def percent_escapes(text: str) -> Iterator[Edit]:
    """Edits from runs of percent escapes, and from whole escaped sentences, to the Chinese they spell."""
    if _ANY.search(text) is None and "%25" not in text:
        return
    for token in _TOKEN.finditer(text):
        if not _URL.match(token[0]) and (whole := _unescaped(token)) and not _ANY.search(whole):
            plain = _ONE.sub("", token[0])
            if _SENTENCE.search(whole) or (_FIGURES.fullmatch(plain) and HAN.search(whole)):
                yield Edit(token.start(), token.end(), whole, RULE)
                continue
        for m in _RUN.finditer(text, token.start(), token.end()):
            new = _unescaped(m)
            if new is not None and _OF_LINES.fullmatch(new):
                yield Edit(m.start(), m.end(), new, RULE)


def _unescaped(m: re.Match[str]) -> str | None:
    """What a percent escape spells in UTF-8 or GBK, if that is text with Chinese in it."""
    escaped = m[0]
    if escaped.count("+") >= BLANKS and "%20" not in escaped:
        escaped = escaped.replace("+", " ")  # as forms write it
    if _TWICE.fullmatch(escaped):
        escaped = escaped.replace("%25", "%")
    data = unquote_to_bytes(escaped)
    for encoding, sure in (("utf-8", 0), ("gb18030", SURE)):
        try:
            new = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not HAN.search(new) or not all_shows(new.replace("\n", "")):
            return None
        return (
            new
            if len(_HIGH.findall(escaped)) >= sure or is_word(new, m.string, *m.span())
            else None
        )
    return None
