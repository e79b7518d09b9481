"""Editors with an office and books behind a key: the paper's own inside its text, the site's where it has ended.

编辑：张三（组长） shares out work and 推荐阅读：《安徒生童话》 sets homework. A site names its editors with their office, and
headlines in the marks of a book, too. Below a signature and above its buttons both are the site's; a letter to parents
lists books there. So are editors between the last sentence of
a text and the buttons of its page.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.tail_frame import RELATED_HEADINGS, ends_signature

BY_WHOM = frozenset(("noise.editor", "noise.publish-line"))
_OFFICE = lazy_pattern(words("own-office"))
_KEYED = lazy_pattern(r"[^：:《》]{2,8}[：:][ \t]*(?P<value>《.*)")
_BOOK = lazy_pattern(words("own-book"))
_ENDS = ("。", "。”", "！", "？", "；")
_RUNS = BY_WHOM | RELATED_HEADINGS | {"noise.source-line"}


def offices_and_books(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the marked lines that name an office or a book and are the paper's; no line is blank."""
    for n, (line, (strength, rule)) in enumerate(zip(lines, marks, strict=True)):
        if not strength:
            continue
        office = rule in BY_WHOM and _OFFICE.search(line.text) is not None
        keyed = _KEYED.match(line.text) if rule in RELATED_HEADINGS else None
        book = keyed is not None and _BOOK.match(keyed["value"]) is not None
        if (office or book) and not _is_below(lines, marks, n, unsigned=office):
            yield n


def _is_below(lines: Sequence[StripLine], marks: Sequence[Mark], n: int, *, unsigned: bool) -> bool:
    """Whether the text has ended above line ``n``: by a signature, or ``unsigned`` with the buttons of the page below."""
    top = n - 1
    while top >= 0 and marks[top][1] in _RUNS:
        top -= 1
    if top < 0:
        return False
    end = n + 1
    while end < len(lines) and marks[end][1] in _RUNS:
        end += 1
    if ends_signature(lines, marks, top):
        return any(strength >= Strength.STRONG for strength, _ in marks[end:])
    if not unsigned or marks[top][0] or not lines[top].text.endswith(_ENDS):
        return False
    sited = end < len(lines) and marks[end][0] >= Strength.STRONG
    return sited and all(
        mark[0] or not line.owned for line, mark in zip(lines[end:], marks[end:], strict=True)
    )
