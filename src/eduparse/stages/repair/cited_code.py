r"""Escapes that belong to a program: quoted in a line of code, or in a comment beside one.

A page of nothing but escapes may be the data of a site, and is damage: {"title": "\\u6559\\u80b2"}. So what is quoted
stays only where the page writes Chinese without escapes too.
"""

import re

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words

PLAIN = 6  # Chinese characters of a page, or of a sentence, that speaks about an escape
LOOKED = 400  # code points of a program around an escape; on a longer line nothing is a comment
_HAN = lazy_pattern("[\u3400-\u9fff]")
_MEMBER = lazy_pattern(r'^\s*"[^"\n]+"\s*:')  # of an object of JSON
_QUOTES = "\"'`"
_CODE = lazy_pattern(r"[=:(\[,{]\s*[bru]?$|(?<![A-Za-z])[bru]$")
_BRACES = lazy_pattern(r"[;{}()\[\]]|>>>")
_CODE_LINE = lazy_pattern(rf"\s*(?:{words('code-line')})")
_COMMAND = lazy_pattern(rf"\s*(?:{words('command')})")
_TYPED = "".join(map(chr, range(0x20, 0x7F)))  # all of it stands on one line
_SETTING = lazy_pattern(r"\s*[A-Za-z][\w.-]*\s*[=:]\s*", re.ASCII)
_ABOUT_SETTINGS = lazy_pattern(words("about-settings"))
_COMMENT = lazy_pattern(r"(?:^\s*|\s{2})(?:#|//|--|/?\*)(?=\s)")


def in_program(text: str, start: int, end: int, before: str, behind: str) -> bool:
    """Whether ``text[start:end]`` is of a program; ``before`` and ``behind`` are what stands around it on its line.

    Garbled text in a program mostly is damage, so only escapes are asked for their neighbours.
    """
    escape = text[start:end].isascii()
    if escape and _in_comment(text, start, end):
        return True
    if escape and (_of_command(text, start, end) or _of_settings(text, start, end)):
        return True
    if not _is_quoted(before, behind):
        return False
    plain = len(_HAN.findall(text[: start - len(before)] + text[end + len(behind) :]))
    if escape and _is_code(text, start) and _beside_code(text, start, end):
        return plain > 0
    signs = _BRACES.search(before + behind) or _MEMBER.match(before)
    return plain >= PLAIN and signs is not None


def _of_command(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is part of a command that someone types, and what is around it is Chinese without escapes."""
    front = text[max(0, start - LOOKED) : start]
    typed = front[len(front.rstrip(_TYPED)) :]
    return _COMMAND.match(typed) is not None and _explains(text, start, end)


def _of_settings(text: str, start: int, end: int) -> bool:
    r"""Whether ``text[start:end]`` is all of the value of a setting, and the text around speaks of such: hello=\\u4f60."""
    front = text[max(0, start - LOOKED) : start].rpartition("\n")[2]
    alone = _SETTING.fullmatch(front) and text[end : end + 1] in ("", "\n")
    around = text[max(0, start - LOOKED) : end + LOOKED]
    return bool(alone and _ABOUT_SETTINGS.search(around)) and _explains(text, start, end)


def _explains(text: str, start: int, end: int) -> bool:
    """Whether Chinese without escapes stands near ``text[start:end]``."""
    around = text[max(0, start - LOOKED) : start] + text[end : end + LOOKED]
    return len(_HAN.findall(around)) >= PLAIN


def _in_comment(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands in a comment, behind code or on a line of its own beside one of code."""
    line = text[max(0, start - LOOKED) : start].rpartition("\n")[2]
    comment = _COMMENT.search(line) if len(line) < LOOKED else None
    if comment is None or not _HAN.search(line, comment.end()):
        return False
    code = line[: comment.start()]
    return bool(_CODE_LINE.match(code)) or (not code.strip() and _beside_code(text, start, end))


def _beside_code(text: str, start: int, end: int) -> bool:
    """Whether the line above the one of ``text[start:end]``, or the one below, is of code; blank ones do not count."""
    above = text[max(0, start - LOOKED) : start].rpartition("\n")[0].rstrip()
    below = text[end : end + LOOKED].partition("\n")[2].lstrip()
    return any(
        _CODE_LINE.match(line) for line in (above.rpartition("\n")[2], below.partition("\n")[0])
    )


def _is_code(text: str, at: int) -> bool:
    """Whether the line around ``at`` is one of a program."""
    stop = text.find("\n", at)
    line = text[text.rfind("\n", 0, at) + 1 : len(text) if stop < 0 else stop]
    return _CODE_LINE.match(line) is not None


def _is_quoted(before: str, behind: str) -> bool:
    """Whether a quotation mark of code opens before and closes behind."""
    mark = max(_QUOTES, key=before.rfind)
    opened = before.rfind(mark)
    if opened < 0 or mark not in behind or before.count(mark) % 2 == 0:
        return False
    return _CODE.search(before[:opened]) is not None
