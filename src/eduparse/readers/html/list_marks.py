"""The numbers and bullets that a browser prints in front of the items of a list.

``<ol start=3>`` prints 3., 4.; ``type``, ``reversed`` and the ``value`` of an item change what. A list
prints none where its items print a label of their own, where its style says so, and where it is no
list of text. That is a menu, whose items are nothing but links, or a frame, whose items hold blocks or begin with headings.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from eduparse.language.clause_labels import HALF_BRACKET, LABEL, ORDINAL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.readers.html.elements import HEADINGS, ElementNode, TextBlock
from eduparse.readers.html.sheets import NONE, Sheets

Attributes = Mapping[str, str | None]

_OWN_LABEL = lazy_pattern(
    rf"\s*(?:{LABEL}|{HALF_BRACKET}|[（(〔【]?\d{{1,4}}[)）〕】、.．，]|[①-⓿]|第{ORDINAL}[项步]|[（(]?[a-zA-Z][)）.．、]|"
    r"[—\-–─]{1,2}\s?[^\d\s]|[·•●▲◆◇■○◦▪※★☆])"
)
_NONE = lazy_pattern(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_NO_MARKS = lazy_pattern(
    r"(?<![a-z])(?:unstyled|list-none|list-inline|breadcrumb|crumbs?|pagination|pager|nav|menu|tabs?)"
    r"(?![a-z])"
)
_STYLE = lazy_pattern(r"list-style(?:-type)?\s*:[^;]*?\b(decimal|[a-z]+-[a-z-]+)\b", re.IGNORECASE)
_CHINESE = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal")
_DIGITS = ("", *"一二三四五六七八九")
_LISTS = frozenset(["ol", "ul", "menu"])
_BEGINS_ANEW = frozenset(["td", "th", "ol", "ul"])
_BULLETS = "•◦▪"
_MOST = 100_000  # a start beyond it is no number of an item
_LINES = 3  # an item of a bulleted list with more lines is a frame


def with_marks(
    lines: Sequence[TextBlock],
    elements: Sequence[ElementNode],
    attributes: Mapping[int, Attributes],
    said: Sheets = NONE,
) -> list[TextBlock]:
    """The lines, with the mark of an item in front of its first one."""
    if not any(element.tag == "li" for element in elements):
        return list(lines)
    item_of = _items(elements)
    firsts: dict[int, int] = {}  # item → its first line
    counts: dict[int, int] = defaultdict(int)  # item → its lines, those of inner lists apart
    lists: dict[int, list[int]] = defaultdict(list)  # list → items with a line
    for n, block in enumerate(lines):
        item = item_of[block.element]
        counts[item] += 1
        if item >= 0 and item not in firsts:
            firsts[item] = n
            lists[elements[item].parent].append(item)
    if not lists:
        return list(lines)
    numbers = _numbers(elements, attributes, lists)
    out = list(lines)
    for at, items in lists.items():
        own = [lines[firsts[item]] for item in items]
        if not _prints(at, own, elements, attributes) or _unmarked(
            at, items, elements, attributes, said
        ):
            continue
        if elements[at].tag != "ol" and (
            len(items) < 2 or any(counts[item] > _LINES for item in items)
        ):
            continue
        for item, block in zip(items, own, strict=True):
            out[firsts[item]] = block.behind(numbers[item])
    return out


def _items(elements: Sequence[ElementNode]) -> list[int]:
    """For each element the item of a list that it is or stands in; a table begins anew."""
    found: list[int] = []
    for n, (up, tag, *_) in enumerate(elements):
        if up < 0 or tag in _BEGINS_ANEW:
            found.append(-1)
        elif tag == "li" and elements[up].tag in _LISTS:
            found.append(n)
        else:
            found.append(found[up])
    return found


def _prints(
    at: int,
    own: Sequence[TextBlock],
    elements: Sequence[ElementNode],
    attributes: Mapping[int, Attributes],
) -> bool:
    style = attributes.get(at, {}).get("style") or ""
    if _NONE.search(style) or _NO_MARKS.search(elements[at].names.lower()):
        return False
    if any(elements[b.element].tag in HEADINGS for b in own):
        return False
    labelled = sum(_OWN_LABEL.match(b.text) is not None for b in own)
    linked = sum(sum(k.end - k.start for k in b.links) > 0.8 * len(b.text) for b in own)
    return 2 * labelled < len(own) and 2 * linked < len(own)


def _unmarked(
    at: int,
    items: Sequence[int],
    elements: Sequence[ElementNode],
    attributes: Mapping[int, Attributes],
    said: Sheets,
) -> bool:
    """Whether the style of most items, or a style sheet, says that they have no marks."""
    if said.unmarks(at, elements) or said.unmarks(items[0], elements):
        return True
    none = sum(bool(_NONE.search(attributes.get(n, {}).get("style") or "")) for n in items)
    return 2 * none > len(items)


def _numbers(
    elements: Sequence[ElementNode],
    attributes: Mapping[int, Attributes],
    lists: Mapping[int, object],
) -> dict[int, str]:
    """The mark of every item of ``lists``, those without a line counted too."""
    items: dict[int, list[int]] = defaultdict(list)
    for n, element in enumerate(elements):
        if element.tag == "li" and element.parent in lists:
            items[element.parent].append(n)
    marks: dict[int, str] = {}
    for at, every in items.items():
        if elements[at].tag != "ol":
            bullet = _BULLETS[min(_depth(at, elements), len(_BULLETS) - 1)]
            marks |= dict.fromkeys(every, bullet + " ")
            continue
        said = attributes.get(at, {})
        step = -1 if "reversed" in said else 1
        number = _whole(said.get("start"), len(every) if step < 0 else 1)
        for item in every:
            number = _whole(attributes.get(item, {}).get("value"), number)
            marks[item] = _printed(number, _type(said))
            number += step
    return marks


def _depth(at: int, elements: Sequence[ElementNode]) -> int:
    depth = 0
    while (at := elements[at].parent) >= 0:
        depth += elements[at].tag == "ul"
    return depth


def _whole(text: str | None, default: int) -> int:
    try:
        number = int(text or "")
    except ValueError:
        return default
    return number if abs(number) < _MOST else default


def _type(said: Attributes) -> str:
    m = _STYLE.search(said.get("style") or "")
    return m[1].lower() if m else said.get("type") or "1"


def _printed(number: int, kind: str) -> str:
    if kind in ("a", "lower-alpha", "lower-latin") and 0 < number <= 26:
        return f"{chr(96 + number)}. "
    if kind in ("A", "upper-alpha", "upper-latin") and 0 < number <= 26:
        return f"{chr(64 + number)}. "
    if kind in ("i", "lower-roman", "I", "upper-roman") and 0 < number < 40:
        roman = "".join(_roman(number))
        return f"{roman if kind in ('I', 'upper-roman') else roman.lower()}. "
    if kind in _CHINESE and 0 < number < 100:
        tens, ones = divmod(number, 10)
        return f"{_DIGITS[tens] if tens > 1 else ''}{'十' if tens else ''}{_DIGITS[ones]}、"
    return f"{number}. "


def _roman(number: int) -> Iterator[str]:
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            yield sign
            number -= value
