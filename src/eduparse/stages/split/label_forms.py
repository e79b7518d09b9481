"""Every string with the form of a label, with the evidence of its place.

Look-alikes are kept out by form (2.0, 1.5%, 第（一）项, 2022年, 〔2020〕7号) and by what surrounds them
(依照本法第三条). Two candidates may begin at one place: 1.10 is an item of ten or the tenth part of 1.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from eduparse.language.clause_labels import ANYWHERE, AT_LINE_START, BEHIND_STOP, ENDS_BEHIND_STOP
from eduparse.language.dates import BEHIND_DAY
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.numerals import (
    BRACKETED,
    BRACKETED_CHINESE,
    CIRCLED,
    NUMERALS,
    STOPPED,
    chinese,
    number,
    roman,
)
from eduparse.rules.rulebook import Rulebook
from eduparse.stages.split.course_parts import course_parts
from eduparse.stages.split.decimal_proof import MEASURE
from eduparse.stages.split.evidence import (
    CLOSED,
    PlaceRules,
    label_place,
    place_rules,
    weighed_place,
)
from eduparse.stages.split.figure_options import with_options
from eduparse.stages.split.form_readings import HIGH, READERS, inserted_value
from eduparse.stages.split.glued_heads import glued_heads, numbers_in_line
from eduparse.stages.split.glued_parts import glued_parts
from eduparse.stages.split.kinds import BOX, BULLET, DECIMAL
from eduparse.stages.split.label import UNMARKED, Label
from eduparse.stages.split.lettered_parts import lettered_parts
from eduparse.stages.split.starred_labels import behind_stars, starred_romans
from eduparse.stages.split.text_lines import opens_line

LONGEST_KEPT = 50_000  # code points of a text whose labels are kept for who asks next
_MARKS = "●■◆"  # bullets that are no punctuation
_SIGN = lazy_pattern(
    rf"^(?P<sign>【?(?P<sw>[一-鿿]{{2,4}}?(?P<sn>[{NUMERALS}]{{1,3}}))】[：:]?)", re.MULTILINE
)
_UNITS = {"篇": "编", "部": "部分"}
_KINDS = {"cnb": "(一)", "numb": "(1)", "top": "一、", "dot": "1.", "circ": "①"}
_PAGED = lazy_pattern(r"[1-9]{2}(?:\.\d{1,2}){1,4}")  # 33.1.3, which may be 3.1.3 on page 3
_HALF = str.maketrans("０１２３４５６７８９", "0123456789")
_PART_ENDS = lazy_pattern(
    r"[ \t\u3000]+\S|[ \t\u3000]*(?:[：:—\n]|$)"
)  # a heading: 第一部分资金 is a sentence
_BOX_INSIDE = lazy_pattern(  # where line breaks are gone; its title may close the line
    r"[。；！？”）]专栏(?:[^\s：:]{1,5}[ \t\u3000：:]|[^\s：:。；，]{3,28}$)", re.MULTILINE
)
_COUNTED_THING = lazy_pattern(
    "个|期(?!刊)|次|篇|条|张|版|名|人|[中所内里的和与至及、]"
)  # 专栏1个月内无更新的, 专栏1中的项目
_POINT_OF_FIGURES = lazy_pattern(r"[A-Z][.．]\d{1,2}")  # A.5年以下: point A
_COUNTS = lazy_pattern("[年月岁人次所篇项个名门至到及]")  # behind its figure
_ITEM_OF_FIGURES = lazy_pattern(r"(\d{1,2})[.．](?=\d{1,2}$)")  # 1.10所学校: item 1
_ITEM_OF_DAY = lazy_pattern(r"(\d{1,2})[.．](?=\d{1,2}[.．]\d{1,2}$)")  # 1.10.8前完成检修


def formed_labels(text: str, book: Rulebook) -> Sequence[Label]:
    """Every string of ``text`` with the form of a label, in order; the weak forms are not proven yet.

    Passes that join lines ask first, and leave most texts as they are for the tree.
    """
    return _formed_of_short(text, book) if len(text) <= LONGEST_KEPT else _formed(text, book)


@lru_cache(maxsize=1)
def _formed_of_short(text: str, book: Rulebook) -> Sequence[Label]:
    return _formed(text, book)


def _formed(text: str, book: Rulebook) -> Sequence[Label]:
    rules = place_rules(book, text)
    found = list(behind_stars(text, _numbered(text, rules), rules))
    if "】" in text:
        signs = [_sign(text, m, book) for m in _SIGN.finditer(text)]
        taken = {at for sign in signs for at in range(sign.start, sign.end)}
        found = _merged(signs, [label for label in found if label.start not in taken])
    found = _merged(found, heads := list(_numbers_in_line(text, book)))
    inside = [
        label for label in _behind_stops(text, book) if label.start not in {h.start for h in heads}
    ]
    weak = course_parts(text, with_options(text, list(_weak(text, book))))
    weak = _merged(weak, starred_romans(text, place_rules(book)))
    inside = _merged(inside, list(_glued_parts(text, found, weak, book)))
    inside = _merged(inside, list(_lettered_parts(text, book)))
    found = _merged(found, _merged(weak, inside))
    if glued := list(_glued_heads(text, book)):
        found = _merged(found, glued)
    return found


def _numbered(text: str, rules: PlaceRules) -> Iterator[Label]:
    """The forms that stand anywhere."""
    new = tuple.__new__  # in half the time of a call of the class, which takes names
    for m in ANYWHERE.finditer(text):
        start, end = m.span()
        form = m.lastgroup or ""
        printed = m[0]
        line_start = not start or text[start - 1] == "\n" or opens_line(text, start)
        weak = form == "dash"
        if form == "article":
            kind, value, element = _article(printed, *m.group("unit", "an", "sub", "dashed"))
            if kind == "部分":
                if not line_start or not _PART_ENDS.match(text, end):
                    continue
                end += len(re.match(r"[ \t\u3000]*[：:]|", text[end : end + 4]).group())  # type: ignore[union-attr]
                printed = text[start:end]
        elif form in _KINDS:
            kind = _KINDS[form]
            value, element = _bare(printed, form)
        elif form == "single":
            kind, value, element = _single(printed)
        elif form == "box":
            stands = line_start or _BOX_INSIDE.match(text, max(0, start - 1)) is not None
            if not stands or _COUNTED_THING.match(text, end):
                continue
            xn = m["xn"]
            value = number(re.split(r"[-－—.]", xn)[0])
            kind, element = BOX, f"专栏{xn}"
        else:
            if line_start or not _bullet_fits(text, start, end):
                continue
            kind, value, element = f"{BULLET}{printed[0]}", 0.0, BULLET
        fits = weighed_place(text, start, end, kind, rules, line_start=line_start)
        yield new(
            Label, (start, end, kind, value, printed, element, line_start, fits, weak, *UNMARKED)
        )


@lru_cache(maxsize=4096)
def _article(
    printed: str, unit: str, own: str, sub: str | None, dashed: str | None
) -> tuple[str, float, str]:
    """The kind of 第十七条之一 (or 第17A条), its value (17.01) and its path element."""
    behind = sub or dashed
    closed = "".join(own.split())
    letters = closed.lstrip("0123456789") if closed[0].isascii() else ""
    if letters == closed:  # 第IV部
        return _UNITS.get(unit, unit), float(roman(closed) or 0), "".join(printed.split())
    value = number(closed.removesuffix(letters)) + (number(behind) / 100 if behind else 0)
    value += inserted_value(letters)
    return _UNITS.get(unit, unit), value, "".join(printed.split())


def _single(printed: str) -> tuple[str, float, str]:
    if printed in BRACKETED_CHINESE:
        value = BRACKETED_CHINESE.index(printed) + 1
        return "(一)", value, f"({chinese(value)})"
    if printed in BRACKETED:
        value = BRACKETED.index(printed) + 1
        return "(1)", value, f"({value})"
    value = STOPPED.index(printed) + 1
    return "1.", value, str(value)


@lru_cache(maxsize=4096)
def _bare(printed: str, form: str) -> tuple[float, str]:
    """The value of a label that is a number and its marks, and its path element."""
    if form == "circ":
        return CIRCLED.index(printed) + 1, printed
    if form in ("cnb", "numb"):
        inner = printed[1:-1].strip(" \t\u3000\xa0").translate(_HALF)
        return number(inner), f"({inner})"
    inner = printed[:-1].strip().translate(_HALF)
    return number(inner), inner


def _sign(text: str, m: "re.Match[str]", book: Rulebook) -> Label:
    kind = BOX if m["sw"].startswith(BOX) else "【一】"
    fits = label_place(text, m.start(), m.end(), kind, line_start=True, book=book)
    return Label(m.start(), m.end(), kind, number(m["sn"]), m.group(), m["sw"], True, fits)  # noqa: FBT003


def _weak(text: str, book: Rulebook) -> Iterator[Label]:
    """The forms that count at a line start only, and there in a sequence only."""
    for m in AT_LINE_START.finditer(text):
        start = m.start("label")
        if m["paged"] is not None:
            yield from _behind_page(text, *m.span("paged"), book)
            continue
        if m["pagehan"] is not None:
            start, end = m.start("pagehan"), m.end("label")
            own = m["pagehan"]
            fits = label_place(text, start, end, "一、", line_start=True, book=book)
            yield Label(start, end, "一、", number(own), text[start:end], own, True, fits, True)  # noqa: FBT003
            continue
        if m["pageitem"] is not None:
            yield from _item_behind_page(text, *m.span("pageitem"), book)
            continue
        if m["pagenum"] is not None:
            yield from _number_behind_page(text, *m.span("pagenum"), book)
            continue
        form = next(name for name in READERS if m[name] is not None)
        if form == "pageldec":
            start = m.start("pageldec")
        printed = text[start : m.end("label")].rstrip()
        end = start + len(printed)
        for kind, value, element, numbers in READERS[form](m):
            fits = label_place(text, start, end, kind, line_start=True, book=book)
            yield Label(start, end, kind, value, printed, element, True, fits, True, numbers)  # noqa: FBT003
        if form in ("dec", "ldec"):
            yield from _before_figures(text, start, m["label"], book)
        if form == "dec" and _PAGED.fullmatch(m["dec"]):
            yield from _behind_page(text, *m.span("dec"), book)


def _is_counted(text: str, end: int) -> bool:
    """Whether the figure that ends at ``end`` counts what stands right behind it."""
    if _COUNTS.match(text, end):
        return True
    return not text.startswith(" ", end) and MEASURE.match(text, end) is not None


def _before_figures(text: str, start: int, printed: str, book: Rulebook) -> Iterator[Label]:
    """An item or a point in front of a figure that reads like a part: 1.10所学校, A.5年以下."""
    item = _ITEM_OF_FIGURES.match(printed)
    if item is None and BEHIND_DAY.match(text, start + len(printed)):
        item = _ITEM_OF_DAY.match(printed)
    if item is not None:
        end = start + item.end()
        fits = label_place(text, start, end, "1.", line_start=True, book=book)
        yield Label(start, end, "1.", int(item[1]), item.group(), item[1], True, fits, True)  # noqa: FBT003
    elif _POINT_OF_FIGURES.fullmatch(printed) and _is_counted(text, start + len(printed)):
        fits = label_place(text, start, start + 2, "A", line_start=True, book=book)
        value = ord(printed[0]) - ord("A") + 1
        yield Label(start, start + 2, "A", value, printed[:2], printed[0], True, fits, True)  # noqa: FBT003


def _behind_page(text: str, start: int, end: int, book: Rulebook) -> Iterator[Label]:
    """The decimal labels that may stand behind the number of a page: 6.2.3 or 36.2.3 in 536.2.3."""
    digits = text.index(".", start) - start
    for own in range(min(2, digits - 1), 0, -1):
        at = start + digits - own
        numbers = tuple(map(int, text[at:end].split(".")))
        if text[at] == "0" or not numbers[-1] or numbers[0] >= HIGH:
            continue
        kind = f"{DECIMAL}/{len(numbers)}"
        fits = label_place(text, at, end, kind, line_start=True, book=book)
        printed = text[at:end]
        yield Label(at, end, kind, numbers[-1], printed, printed, True, fits, True, numbers)  # noqa: FBT003


def _item_behind_page(text: str, start: int, end: int, book: Rulebook) -> Iterator[Label]:
    """The items that may stand behind the number of a page: 14822、 is 22、 on page 148, or 2、."""
    for own in range(min(2, end - start - 1), 0, -1):
        at = end - own
        if text[at] != "0":
            fits = label_place(text, at, end + 1, "1.", line_start=True, book=book)
            printed, value = text[at : end + 1], text[at:end]
            yield Label(at, end + 1, "1.", int(value), printed, value, True, fits, True)  # noqa: FBT003


def _number_behind_page(text: str, start: int, end: int, book: Rulebook) -> Iterator[Label]:
    """The number of a heading as it stands, and those it may have behind the number of a page: 12术语 is 12, or 2."""
    for own in range(min(2, end - start), 0, -1):
        at = end - own
        printed = text[at:end]
        if printed[0] != "0":
            fits = label_place(text, at, end, "1 ", line_start=True, book=book)
            yield Label(at, end, "1 ", int(printed), printed, printed, True, fits, True)  # noqa: FBT003


def _behind_stops(text: str, book: Rulebook) -> Iterator[Label]:
    """Weak forms inside a line, behind a stop, where a page lost its line breaks."""
    for m in BEHIND_STOP.finditer(text) if ENDS_BEHIND_STOP.search(text) else ():
        if m["pagehan"] is not None:
            start, end, own = m.start("pagehan"), m.end(), m["pagehan"]
            fits = label_place(text, start, end, "一、", line_start=False, book=book)
            yield Label(start, end, "一、", number(own), text[start:end], own, False, fits)  # noqa: FBT003
            continue
        form = "ask" if m["ask"] else "num" if m["num"] else "letterh"
        start, end = m.span("label")
        for kind, value, element, numbers in READERS[form](m):
            fits = label_place(text, start, end, kind, line_start=False, book=book)
            yield Label(start, end, kind, value, m["label"], element, False, fits, True, numbers)  # noqa: FBT003


def _glued_heads(text: str, book: Rulebook) -> Iterator[Label]:
    """The number of a heading that is glued to the end of a line: its first part opens the next one."""
    for m in glued_heads(text):
        start, end = m.span("num")
        fits = label_place(text, start, end, "1 ", line_start=True, book=book)
        yield Label(start, end, "1 ", int(m["num"]), m["num"], m["num"], False, fits)  # noqa: FBT003


def _numbers_in_line(text: str, book: Rulebook) -> Iterator[Label]:
    """The numbers of headings inside a line, which their parts and their sequence prove."""
    for start, end, value in numbers_in_line(text):
        fits = label_place(text, start, end, "1 ", line_start=False, book=book)
        printed = text[start:end]
        yield Label(start, end, "1 ", value, printed, printed, False, max(fits, CLOSED))  # noqa: FBT003


def _glued_parts(
    text: str, found: Sequence[Label], weak: Sequence[Label], book: Rulebook
) -> Iterator[Label]:
    """The parts of chapters inside a line, which their sequence proves."""
    for start, end, numbers in glued_parts(text, found, weak):
        kind, printed = f"{DECIMAL}/{len(numbers)}", text[start:end]
        element = printed.replace(" ", "")
        fits = label_place(text, start, end, kind, line_start=False, book=book)
        fits = max(fits, CLOSED)
        yield Label(start, end, kind, numbers[-1], printed, element, False, fits, True, numbers)  # noqa: FBT003


def _lettered_parts(text: str, book: Rulebook) -> Iterator[Label]:
    """The parts of appendices inside a line, which their sequence proves."""
    for start, end, numbers in lettered_parts(text) if ".1" in text else ():
        kind, printed = f"{DECIMAL}/{len(numbers)}", text[start:end]
        fits = label_place(text, start, end, kind, line_start=False, book=book)
        fits = max(fits, CLOSED)
        yield Label(start, end, kind, numbers[-1], printed, printed, False, fits, False, numbers)  # noqa: FBT003


def _bullet_fits(text: str, start: int, end: int) -> bool:
    """A dash inside a line is a bullet where a heading or sentence has just ended.

    Inside a sentence it is punctuation: 1—5年, 目标——建设强国.
    """
    if not re.match(r"[ \t]*[\w“《(（]", text[end : end + 3]):
        return False
    before = text[max(0, start - 64) : start].rstrip()
    if before and (before[-1] in "。；;" or (before[-1] in "：:" and text[start] in _MARKS)):
        return True
    # A heading with its first bullet glued on: 2.基本原则——坚持正确方向。
    line = before.rpartition("\n")[2]
    first = re.match(r"[^。；;\n]{2,20}。", text[end : end + 24])
    sibling = re.search(r"[。；;\n]\s*(?:——|──|[●■◆])", text[end : end + 800])
    heading = re.split(r"[。；;：:]", line)[-1]
    sign = heading.strip().isascii() and heading.strip().isalnum()  # h——深度 says what h stands for
    return bool(first and sibling) and not sign and len(heading) <= 16


def _merged(one: list[Label], other: list[Label]) -> list[Label]:
    """Both lists, each in order, as one in order; nearly always one of them is short."""
    if not (one and other):
        return one or other
    out: list[Label] = []
    at = 0
    for label in other:
        while at < len(one) and one[at] <= label:
            out.append(one[at])
            at += 1
        out.append(label)
    return out + one[at:]
