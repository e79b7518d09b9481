"""Undo the markup of forums that was printed as text: [b]一、报名[/b], [size=3], [attach]3321[/attach].

A tag goes where its page opens and closes one of the same name, and its content stays; what is only the number of a
picture or a file goes whole. `[/align]` and `[/tr]` inside a line are the line break they stand for, cells are divided
by tabs. Where the page speaks of such markup, all of it stays.
"""

import re
from collections import Counter
from collections.abc import Iterator

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern

FORUM = "markup.forum"
MARKUP = frozenset(("words", "layout"))  # its form, and its partner
_CELLS = "td|th"
_BLOCKS = "align|tr|p|table|list|quote|indent|float"
_PLAIN = "b|i|u|s|size|color|backcolor|font|url|email|img|free|hide|left|center|right"
_TAG = lazy_pattern(
    r"\[(?P<whole>attach|attachimg|img|media|flash|audio|postbg)(?:=[^\[\]\n]{1,60})?\][^\[\]\n]{0,300}\[/(?P=whole)\]|"
    rf"\[(?P<end>/?)(?P<name>{_BLOCKS}|{_CELLS}|{_PLAIN})(?:=(?P<value>[^\[\]\n]{{1,300}}))?\]"
)
_ABOUT = lazy_pattern(r"UBB|ubb|BB ?[Cc]ode|bbcode|代码|标签|标记|\[/?(?:code)\]|`")


def forum_tags(text: str) -> Iterator[Edit]:
    """Deletions of such tags, and the breaks that they stand for."""
    if "[/" not in text:
        return
    found = list(_TAG.finditer(text))
    opened = Counter(m["name"] for m in found if m["name"] and not m["end"])
    closed = Counter(m["name"] for m in found if m["name"] and m["end"])
    paired = opened.keys() & closed.keys()
    if not (paired or any(m["whole"] for m in found)) or _ABOUT.search(text):
        return
    for n, m in enumerate(found):
        if not m["whole"] and m["name"] not in paired:
            continue
        after = ""
        if m["end"] and m["name"] in _CELLS.split("|"):
            goes_on = n + 1 < len(found) and found[n + 1].start() == m.end()
            after = "\t" if goes_on and found[n + 1]["name"] in _CELLS.split("|") else ""
        elif m["end"] and m["name"] in _BLOCKS.split("|"):
            after = "\n" if _inside_line(text, found, n) else ""
        yield Edit(m.start(), m.end(), after, FORUM, witnesses=MARKUP)


def _inside_line(text: str, found: "list[re.Match[str]]", n: int) -> bool:
    """Whether text stands in front of tag ``n`` on its line, and behind it once the tags that follow are gone."""
    start, end = found[n].span()
    while n + 1 < len(found) and found[n + 1].start() == end:
        n += 1
        if found[n]["end"] and found[n]["name"] in _BLOCKS.split("|"):
            return False  # the last of a row of closing tags breaks the line
        end = found[n].end()
    rest = text[end : end + 40].lstrip(" \t\u3000")
    return bool(rest) and rest[0] != "\n" and text[start - 1 : start] not in ("", "\n")
