r"""Escapes and garbled words that a text speaks about: 小于号写作 ``&lt;``, ``s = "\u4e2d"``. They are its words.

Damage does not know that it is damage. So what stays is what a sentence in plain Chinese calls an escape, an entity,
a code or garbled, and what stands quoted in a line of code on a page that is plain text otherwise.
"""

from collections.abc import Iterable, Iterator

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern

PLAIN = 6  # Chinese characters of a sentence that speaks about an escape
_NEAR = 40  # code points before and behind, in which it says so
_TELLS = lazy_pattern(
    r"编码|編碼|转义|轉義|转码|乱码|亂碼|实体|字符集|十六进制|写作|写成|表示为|(?:大于|小于|和|空格|引)号|"
    r"[Uu]nicode|U[Tt][Ff]-?8|URL ?[Ee]ncode"
)
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_QUOTES = "\"'`"
_CODE = lazy_pattern(r"[=:(\[,{]\s*[bru]?$|(?<![A-Za-z])[bru]$")
_BRACES = lazy_pattern(r"[;{}()\[\]]|>>>")


def uncited(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """``edits`` but those of what ``text`` speaks about."""
    for edit in edits:
        if not _is_cited(text, edit.start, edit.end):
            yield edit


def _is_cited(text: str, start: int, end: int) -> bool:
    low = max(text.rfind("\n", 0, start) + 1, start - _NEAR)
    stop = text.find("\n", end)
    before, behind = text[low:start], text[end : min(len(text) if stop < 0 else stop, end + _NEAR)]
    told = _TELLS.search(before) or _TELLS.search(behind)
    if told and len(_HAN.findall(before + behind)) >= PLAIN:
        return True
    return _in_code(before, behind) and len(_HAN.findall(text[:low] + text[stop:])) >= PLAIN


def _in_code(before: str, behind: str) -> bool:
    """Whether a quotation mark of code opens before and closes behind, beside the signs of code."""
    mark = max(_QUOTES, key=before.rfind)
    opened = before.rfind(mark)
    if opened < 0 or mark not in behind or before.count(mark) % 2 == 0:
        return False
    return bool(_CODE.search(before[:opened]) and _BRACES.search(before + behind))
