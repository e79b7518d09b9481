r"""Markdown: rendered without its marks, as the page that it is written for shows it.

Headings, quotes, emphasis, links, pictures, rules, comments, and the bars of tables. Numbers and
bullets of lists stay, because they are the labels of clauses; the backslash of ``1\.`` goes.
What stands between fences of code is left alone.
"""

import re
from collections.abc import Iterator

from eduparse.document.edits import Edit, normal_form, replay

MARK = "markdown.mark"

_LINE_START = re.compile(r"^[ ]{0,3}(?:(?:>[ ]?)+|#{1,6}(?:[ \t]+|$))+")
_LINE_END = re.compile(r"(?<![ \t])[ \t]+#+[ \t]*$|(?<![ ])[ ]{2,}$|\\$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$")
_TABLE_RULE = re.compile(
    r"[ \t]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*(?:\|[ \t]*)?$"
)
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)")
_INLINE = re.compile(
    r"(?P<comment><!--.{0,2000}?-->)"
    r"|(?P<picture>!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\))"
    r"|(?P<link>\[(?P<name>[^\]\[\n]{1,300})\]\((?P<to>[^)\n]{0,1000})\))"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<inside>[^*\n]{1,500}?)(?<=\S)(?P=strong)"
    r"|\*(?=[^\s*])(?P<em>[^*\n]{1,500}?)(?<=\S)\*(?!\*)"
    r"|`(?P<code>[^`\n]{1,300})`"
    r"|(?P<escape>\\)(?=[\\`*_{}\[\]()#+\-.!|>~])",
    re.DOTALL,
)


def rendered(text: str) -> str:
    """``text`` without the marks."""
    return replay(text, [e for e in normal_form(text, _edits(text), []) if e.applied])


def _edits(text: str) -> Iterator[Edit]:
    at, fenced = 0, False
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        bare = line.rstrip("\r\n")
        if _FENCE.match(bare):
            fenced = not fenced
            yield Edit(at, end, "", MARK)
        elif not fenced and (_RULE.match(bare) or ("|" in bare and _TABLE_RULE.match(bare))):
            yield Edit(at, end, "", MARK)
        elif not fenced:
            yield from _of_line(bare, at)
        at = end


def _of_line(line: str, at: int) -> Iterator[Edit]:
    start, end = 0, len(line)
    if m := _LINE_START.match(line):
        start = m.end()
        yield Edit(at, at + start, "", MARK)
    if m := _LINE_END.search(line, start):
        end = m.start()
        yield Edit(at + end, at + len(line), "", MARK)
    cells = line.strip()
    if cells.startswith("|") and cells.endswith("|") and len(cells) > 1:
        yield from _of_row(line, at)
        return
    for m in _INLINE.finditer(line, start, end):
        kept = next((g for g in ("name", "inside", "em", "code") if m[g] is not None), None)
        if kept is None:
            yield Edit(at + m.start(), at + m.end(), "", MARK)
        else:
            yield Edit(at + m.start(), at + m.start(kept), "", MARK)
            yield Edit(at + m.end(kept), at + m.end(), "", MARK)


def _of_row(line: str, at: int) -> Iterator[Edit]:
    """A row of a table: its cells with tabs between them."""
    bars = list(re.finditer(r"(?<!\\)[ \t]*\|[ \t]*", line))
    for n, m in enumerate(bars):
        inner = 0 < n < len(bars) - 1
        yield Edit(at + m.start(), at + m.end(), "\t" if inner else "", MARK)
