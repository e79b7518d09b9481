r"""Escapes and garbled words that a text speaks about: 小于号写作 ``&lt;``, ``s = "\u4e2d"``. They are its words.

Damage does not know that it is damage. So what stays is what a sentence in plain Chinese calls an escape, an entity,
a code or garbled. So does what belongs to a program (`cited_code`).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote_to_bytes

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.repair.cited_code import PLAIN, in_program

_CODE_UNIT = lazy_pattern(r"[\\%]u([0-9A-Fa-f]{4})")
_NEAR = 40  # code points before and behind, in which it says so
_TELLS = lazy_pattern(
    r"原样|解码|解碼|码表|碼表|[Bb]ase ?64|编码|編碼|转义|轉義|转码|乱码|亂碼|字符集|十六进制|写作|写成|表示为|显示[为成]|顯示[為成]|(?:大于|小于|和|空格|引)号|(?:空格|换行)(?:符|用|写|是|为)|"
    r"[Uu]nicode|U[Tt][Ff]-?8|URL ?[Ee]ncode|[Ll]atin-?1|ISO-?8859|GB(?:K|2312|18030)|Big-?5"
)
_OF_MAIL = lazy_pattern(r"=\?[A-Za-z0-9-]+(?:\?[BbQq]\?)?")
_ENTITY = lazy_pattern(
    "实体"
)  # of an entity it tells; beside garbled text it is a word: 实体店, 地理实体
# A line of a table or of a manual that has what an escape stands for beside it, or says what it does.
_SAID = lazy_pattern(
    r"^ ?(?:在|用于|用来|表示|代表|是|即|会|应当?|可以?)[^，。]{0,12}?(?:符号?|[于和引空]号|字符|连接|分隔|分开|空格|参数|换行|写)"
)
_CELLS = lazy_pattern(r"[\t|｜]")
_SUBJECT = lazy_pattern("部首|码位|碼位|码点|碼點|字形|U\\+[0-9A-Fa-f]{4}")
_WIDTHS = lazy_pattern("[全半][角形](?!度|势|色|钢|铁|落)")
_SEPARATED = lazy_pattern(r"[ \t\u3000：:→=＝|（(]{1,2}")
_SHOWN = 3  # code points of a cell that shows what an escape stands for
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_BESIDE = 20  # code points before and behind, in which a text says what an escape stands for
# An escape that is all of what is quoted, or one of a row of words: “&nbsp;”, 、&lt;、, 、&amp;等.
_WORD = tuple(zip(("“", "‘", "「", "《", "【"), ("”", "’", "」", "》", "】"), strict=True))
_QUOTED = (*_WORD, ('"', '"'))
_SIGNS = ("So", "Sc", "Sm")  # ©, ¥, <; quotation marks stand beside each other anyway
_REACH = (
    4  # code points beside an escape in which the sign that it stands for is printed: ©用 &copy;
)
_NARROW = dict(zip(map(ord, "￠￡￢￥￦"), "¢£¬¥₩", strict=True))  # the wide forms of signs
_SHOWN_NEAR = 200  # code points before and behind, in which what an escape stands for may be quoted
_BEHIND_SHOWN = lazy_pattern(words("behind-shown"))
_FRONT_OF_WRECK = lazy_pattern(rf"(?:{words('front-of-wreck')})$")
_BEHIND_WRECK = lazy_pattern(rf"[，,]?(?:{words('behind-wreck')})")
_NAME_BEFORE = lazy_pattern(r"[\w./-]{0,20}$", re.ASCII)
_NAME_BEHIND = lazy_pattern(r"[\w./-]{0,20}", re.ASCII)
_NAMED_BEHIND = lazy_pattern(" ?(?:就?是|即|=|＝|→|:|：) ?")
_OPTION = lazy_pattern("(?<![A-Za-z])[A-HＡ-Ｈ](?:[.．、:：]|[）)]) ?")
_OPTIONS = 2  # labels on a line of an exam, at least
_CALLED = lazy_pattern(' ?[”」』"]? ?字[样樣]')
_IN_A_ROW = lazy_pattern("[、等]")


def uncited(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """``edits`` but those of what ``text`` speaks about."""
    for edit in edits:
        if not _is_cited(text, edit.start, edit.end, edit.after):
            yield edit


def is_cited_escape(text: str, start: int, end: int) -> bool:
    r"""Whether ``text[start:end]`` are escapes (%E6.., \\u6211) of which ``text`` speaks, or which it explains."""
    shown = text[start:end]
    if "%u" in shown or "\\u" in shown:
        after = _CODE_UNIT.sub(lambda m: chr(int(m[1], 16)), shown)
    else:
        data = unquote_to_bytes(shown)
        after = data.decode("utf-8", "ignore") or data.decode("gbk", "ignore")
    return after != shown and _is_cited(text, start, end, after)


def of_no_lesson(text: str, edits: Sequence[Edit]) -> Sequence[Edit]:
    """``edits`` of escapes but those of what ``text`` speaks about: none where it speaks about half of them."""
    left = [*uncited(text, edits)]
    return left if 2 * len(left) > len(edits) else ()


def _is_cited(text: str, start: int, end: int, after: str) -> bool:
    low = max(text.rfind("\n", 0, start) + 1, start - _NEAR)
    stop = text.find("\n", end)
    before, behind = text[low:start], text[end : min(len(text) if stop < 0 else stop, end + _NEAR)]
    if (
        edit_is_shown(text[start:end], after, before, behind)
        or _names_meaning(after, before[-_BESIDE:], behind[:_BESIDE])
        or _is_a_word(before, behind, after)
        or _is_quoted_example(text, start, end, after)
        or _is_quoted_near(text, start, end, after)
        or is_told_wreck(text, start, end)
        or (text[start:end].isascii() and _is_subject(text, start, end, after))
    ):
        return True
    tells = (_TELLS, _ENTITY) if "&" in text[start:end] else (_TELLS,)
    said = _SAID.search(behind)
    if said and not before.strip():  # a row of a table: &lt; 表示小于号
        return True
    if "=?" in before or "=?" in behind:  # the sign of a word of a mail names its encoding
        before, behind = _OF_MAIL.sub("", before), _OF_MAIL.sub("", behind)
    told = (
        said
        or _BEHIND_SHOWN.match(behind)
        or any(t.search(before) or t.search(behind) for t in tells)
    )
    if told and len(_HAN.findall(before + behind)) >= PLAIN:
        return True
    return in_program(text, start, end, before, behind)


def _is_a_word(before: str, behind: str, after: str) -> bool:
    """Whether an escape that does not spell Chinese is quoted alone, counted up with others, or has its sign beside it."""
    if _HAN.search(after):
        return False
    if (
        after[:1] != "\ufffd"  # a lost byte, though Unicode calls it a sign
        and unicodedata.category(after[:1] or " ") in _SIGNS
        and after in (before[-_REACH:] + behind[:_REACH]).translate(_NARROW)
    ):
        return True
    quoted = any(before.endswith(a) and behind.startswith(b) for a, b in _WORD)
    return quoted or (before.endswith("、") and _IN_A_ROW.match(behind) is not None)


def _is_subject(text: str, start: int, end: int, after: str) -> bool:
    r"""Whether an escape is an option of an exam, is called 字样, or what it stands for is given beside it.

    It is given where the whole line above or below is it: who asks what %E6.. says is told so. It is so too where it begins
    the row of a table, or where the same line has it with the rest of a name: %E6...zip and 照片.zip.
    """
    if _CALLED.match(text, end):
        return True
    # So much of its line as is near: a page of escapes without a break is one line.
    low = max(text.rfind("\n", max(0, start - _SHOWN_NEAR), start) + 1, start - _SHOWN_NEAR, 0)
    high = text.find("\n", end, end + _SHOWN_NEAR)
    high = min(len(text), end + _SHOWN_NEAR) if high < 0 else high
    line, front = text[low:high], text[low:start]
    label = _OPTION.search(front[-4:])
    if label and label.end() == len(front[-4:]) and len(_OPTION.findall(line)) >= _OPTIONS:
        return True
    if not _HAN.search(after):
        return False
    above = text[max(0, low - _SHOWN_NEAR) : max(0, low - 1)].rpartition("\n")[2]
    below = text[high + 1 : high + _SHOWN_NEAR].partition("\n")[0]
    if after in (above.strip(), below.strip().rpartition("：")[2]):
        return True
    cell = re.split("[ \t\u3000|]", line.strip(), maxsplit=1)[0]
    if cell == after and len(after) <= _SHOWN:
        return True
    rest = _NAME_BEHIND.match(text, end)
    return rest is not None and rest[0] != "" and after + rest[0] in text[end:high]


def _is_quoted_example(text: str, start: int, end: int, after: str) -> bool:
    """Whether garbled text is all that is quoted, and what it stands for is quoted on the same line.

    So a text shows what becomes of “中文” in a wrong encoding; damage would have taken both.
    """
    before, behind = text[start - 1 : start], text[end : end + 1]
    if not _HAN.search(after) or (before, behind) not in _QUOTED:
        return False
    low, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[low : len(text) if stop < 0 else stop]
    return any(f"{left}{after}{right}" in line for left, right in _QUOTED)


def _is_quoted_near(text: str, start: int, end: int, after: str) -> bool:
    r"""Whether all that an escape stands for, with the name that it is part of, is quoted near it: “新.txt” beside \\xe6….txt."""
    shown = text[start:end]
    if not shown.isascii() or not _HAN.search(after):
        return False
    before, behind = text[max(0, start - _SHOWN_NEAR) : start], text[end : end + _SHOWN_NEAR]
    front, rest = _NAME_BEFORE.search(before), _NAME_BEHIND.match(behind)
    name = f"{front[0] if front else ''}{after}{rest[0] if rest else ''}"
    return len(name) > 1 and any(
        f"{a}{n}{b}" in part
        for a, b in _QUOTED
        for n in (name, after)
        if len(n) > 1
        for part in (before, behind)
    )


def is_told_wreck(text: str, start: int, end: int) -> bool:
    """Whether garbled text is quoted by someone who tells of it: 文件名都变成了“ÐÂ½¨”, 满屏的“鏂板缓”，他以为是天书."""
    shown = text[start:end]
    start, end = end - len(shown.lstrip("“「")), start + len(shown.rstrip("”」"))
    low, stop = max(text.rfind("\n", 0, start) + 1, start - _NEAR), text.find("\n", end)
    behind = text[end : min(len(text) if stop < 0 else stop, end + _NEAR)]
    for left, right in _QUOTED:
        opened, closed = text.rfind(left, low, start), behind.find(right)
        if opened < 0 or closed < 0 or text.find(right, opened + 1, start) >= 0:
            continue
        front = text[max(low, opened - _BESIDE) : opened]
        if _FRONT_OF_WRECK.search(front) or _BEHIND_WRECK.match(behind, closed + len(right)):
            return True
    return False


def _names_meaning(after: str, before: str, behind: str) -> bool:
    r"""Whether what an escape stands for is printed in quotation marks right beside it: \u4e2d 表示“中”, u4e2d 是中."""
    named = _NAMED_BEHIND.match(behind)
    if named and _HAN.search(after) and behind.startswith(after, named.end()):
        return True
    return bool(_HAN.search(after)) and any(
        f"{left}{after}{right}" in beside
        for left, right in ("“”", "「」", '""')
        for beside in (before, behind)
    )


def about_forms(text: str, start: int, end: int, after: str) -> bool:
    """Whether the line speaks about the form of its characters: of radicals, or by code point.

    Or whether ``text[start:end]`` is a radical alone, and behind a blank or a sign stands ``after``, the character
    that it shows: a table of them.
    """
    behind = _SEPARATED.match(text, end)
    alone = end - start == 1 and not (start and _HAN.match(text, start - 1))
    if alone and behind and text.startswith(after, behind.end()):
        return True
    low, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return _SUBJECT.search(text, low, len(text) if stop < 0 else stop) is not None


# A move of Chinese chess: piece, file, direction and steps, 卒７进１, 前马退６.
_MOVE = lazy_pattern(
    f"(?:{words('piece-of-chess')}[１-９]|[前中后後]{words('piece-of-chess')})[进進退平][１-９]"
)


def without_shown_widths(text: str, edits: Sequence[Edit], rule: str) -> list[Edit]:
    """``edits`` but those by ``rule`` of wide letters that a text on widths shows."""
    if not any(e.rule == rule for e in edits):
        return list(edits)
    moves = [_line_around(text, m.start()) for m in _MOVE.finditer(text)]
    if moves:  # of Chinese chess, where the figures of one side are wide
        edits = [
            e
            for e in edits
            if e.rule != rule or not any(low <= e.start < high for low, high in moves)
        ]
    if _WIDTHS.search(text) is None:
        return list(edits)
    return [e for e in edits if e.rule != rule or not _about_width(text, e.start, e.end, e.after)]


def _line_around(text: str, at: int) -> tuple[int, int]:
    low, stop = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return low, len(text) if stop < 0 else stop


def _about_width(text: str, start: int, end: int, after: str) -> bool:
    """Whether ``text[start:end]``, wide letters or digits, is what the text speaks of: 全角字母Ａ占两格.

    Its line says so or holds nothing else, or shows them alone in quotation marks, or beside ``after``, their narrow
    form.
    """
    low, stop = _line_around(text, start)
    if _WIDTHS.search(text, low, stop) or text[low:stop].strip() == text[start:end]:
        return True
    quoted = (text[start - 1 : start], text[end : end + 1]) in _QUOTED
    return quoted or after in text[low:stop]


def edit_is_shown(shown: str, after: str, before: str, behind: str) -> bool:
    """Whether an escape fills a cell, and the cell in front or behind is what it stands for."""
    left, right = _CELLS.split(before), _CELLS.split(behind)
    if not shown or left[-1].strip() or right[0].strip():
        return False
    beside = [c.strip() for c in (*left[-2:-1], *right[1:2])]
    return any(c and c in (after, shown) and len(c) <= _SHOWN for c in beside)
