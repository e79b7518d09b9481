"""Tables inside the text: lines whose cells are divided by tabs, as readers write them, or framed by bars.

A label with a tab behind it is a clause, a line whose cells hold whole paragraphs is layout, and a
table of one column is text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from eduparse.language.clause_labels import ITEM, LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.line_pattern import LinePattern
from eduparse.language.table_head import head_rows
from eduparse.stages.split.glued_heads import glued_heads
from eduparse.stages.split.lettered_parts import lettered_parts
from eduparse.stages.split.text_lines import text_lines

Span = tuple[int, int]
FEWEST_ROWS = 2
FEWEST_PARTS = 4  # decimal labels at line starts in a standard
HEAD_CELLS = 4  # names in the one row of a form
LONG_CELL = 120  # code points of one of two cells, with stops, that is a paragraph of the paper

_LABELLED = lazy_pattern(rf"(?:{LABEL}|[—●■◆·•])$")
_ITEM = lazy_pattern(  # a row of a list, which the tab sets off
    rf"[ \t\u3000]*(?:{ITEM}|[（(]?[a-z]{{1,4}}[.）)])[ \u3000]*\t[ \t\u3000]*[^\t\n]+\n?$"
)
_WHO = lazy_pattern(
    r"(?:牵头|责任|配合|承办|负责|参与|实施|主办|协办)[^\t]{0,6}(?:单位|部门|科室|处室|人|股室)|责任单位"
)
_NAME = lazy_pattern(r"[一-鿿]{2,8}(?:[（(][一-鿿、/]{1,8}[）)])?")  # of a column: 单位, 职务
_DUMPED = lazy_pattern(
    r"(?:^|(?<=[。；]))[ \t\u3000]*表[A-Z]?[.．]?\d{1,2}(?![的中所规给确执取选按要进至～~-]|划分)[一-鿿][^\n。；：]{40}",
    re.MULTILINE,
)
_LED = lazy_pattern(r"(?<=[：:]\n)[ \t\u3000]*(?:a|1)[)）]")
_LETTER = lazy_pattern(r"(?:^|[。；：])[ \t\u3000]*([a-y])[)）]", re.MULTILINE)
_PARTS = LinePattern(r"^[ \t\u3000]*(?:\d{1,2}|[A-Z])(?:[.．]\d{1,2}){1,3}(?![\d.．])")
_BAR = lazy_pattern("[|｜]")
_RULE = lazy_pattern(r"[|｜](?:[ \t]*:?-{3,}:?[ \t]*[|｜])+")
_ROW = r"[ \t\u3000]*[|｜][^\n]*[|｜][ \t\u3000]*"
_DRAWN = lazy_pattern(rf"^{_ROW}(?:\n{_ROW}$)+", re.MULTILINE)
_NAMES = lazy_pattern(r"[、，,；;。\s]+")


def tables(text: str) -> list[Span]:
    """The ranges of the tables of ``text``, whole lines, in order."""
    found = list(_tables(text)) if "\t" in text else []
    return sorted([*found, *_framed(text)]) if "|" in text or "｜" in text else found


def _framed(text: str) -> Iterator[Span]:
    """Tables as Markdown draws them: a bar at both ends of each row, and mostly a rule below the head.

    They stay as they are printed, since clean statutes hold them; only `cells` reads them.
    """
    for m in _DRAWN.finditer(text):
        lines = [row.strip() for row in m.group().split("\n")]
        wide = {len(_BAR.split(row)) - 2 for row in lines}
        ruled = len(lines) > FEWEST_ROWS and _RULE.fullmatch(lines[1]) is not None
        if len(wide) == 1 and (min(wide) > 1 if ruled else min(wide) > 2 < len(lines)):
            yield m.span()


def _tables(text: str) -> Iterator[Span]:
    """Runs of rows, and the head of a form alone, whose rows are left to be filled in."""
    rows: list[tuple[Span, bool]] = []
    for low, high in text_lines(text, 0, len(text)):
        start = text.rfind("\n", 0, low) + 1
        stop = text.find("\n", high)
        line = (start, len(text) if stop < 0 else stop)
        row, sure = _read(text[slice(*line)])
        if row and rows and not sure:
            sure = _as_wide(text[slice(*rows[-1][0])], text[slice(*line)])
        if rows and (not row or text[rows[-1][0][1] : line[0]].strip("\n")):
            yield from _table(text, rows)
            rows = []
        if row and (rows or sure):
            rows.append((line, sure))
    yield from _table(text, rows)


def _as_wide(above: str, line: str) -> bool:
    """Whether two lines have equally many cells, and more than an indent or a label makes."""
    wide = line.rstrip("\n").count("\t")
    return wide > 1 and above.rstrip("\n").count("\t") == wide


def _is_form_head(line: str) -> bool:
    given = [c.strip() for c in line.strip().split("\t")]
    return len(given) >= HEAD_CELLS and all(_NAME.fullmatch(c) for c in given)


def _table(text: str, rows: list[tuple[Span, bool]]) -> Iterator[Span]:
    """The table of ``rows`` up to the last that is surely one, where most are."""
    while rows and not rows[-1][1]:
        rows.pop()
    if rows and all(_ITEM.match(text, *span) for span, _ in rows):
        return
    if len(rows) >= FEWEST_ROWS and sum(sure for _, sure in rows) * 2 > len(rows):
        yield rows[0][0][0], rows[-1][0][1]
    elif len(rows) == 1 and _is_form_head(text[slice(*rows[0][0])]):
        yield rows[0][0]


def _read(line: str) -> tuple[bool, bool]:
    """Whether ``line`` may be a row of a table, and whether it is one by itself.

    A label or an indent with one cell behind it is a row only among others.
    """
    given = [c.strip() for c in line.split("\t")]
    full = [c for c in given if c]
    if len(given) < 2 or not full or not line.strip(" \u3000").rstrip("\n").count("\t"):
        return False, False
    if not line.strip().count("\t") and len(full) < 2 and line.startswith("\t"):
        return "。" not in full[0], False  # an indent
    if len(full) == 2 and _LABELLED.match(full[0]):
        return True, False
    row = len(given) > 2 or not any(len(c) > LONG_CELL and "。" in c for c in full)
    return row, row


def dumped(text: str) -> Iterator[Span]:
    """Tables that a page printed as running text below their captions, up to the next decimal label (7.2.3).

    A part of an appendix may be glued to their end. What stands in their cells, a) or （1）, numbers no clause. A reference (表3的规定) opens none. The next item of
    the list in front of the caption ends one too, and so does a list that a colon leads to.
    """
    if (
        "表" not in text
        or sum(1 for _ in islice(_PARTS.finditer(text), FEWEST_PARTS)) < FEWEST_PARTS
    ):
        return
    at = 0
    glued = list(lettered_parts(text))
    while caption := _DUMPED.search(text, at):
        after = _PARTS.search(text, caption.end())
        low, high = caption.end(), after.start() if after else len(text)
        behind = after.end() + 2 if after else high  # two more tell 8.1 from 8.10
        ends = [high, *(m.start() for m in islice(glued_heads(text, low, behind), 1))]
        ends += [m.start() for m in islice(_LED.finditer(text, low, high), 1)]
        ends += [part[0] for part in glued if low <= part[0] < high][:1]
        if item := _open_item(text, at, caption.start()):
            following = chr(ord(item) + 1)
            goes_on = re.compile(rf"^[ \t\u3000]*{following}[)）]", re.MULTILINE)
            ends += [m.start() for m in islice(goes_on.finditer(text, low, high), 1)]
        at = min(ends)
        yield caption.start(), at


def _open_item(text: str, start: int, end: int) -> str:
    """The letter of the item in which ``end`` stands, or nothing: a list under the last decimal label."""
    part = max((m.end() for m in _PARTS.finditer(text, start, end)), default=start)
    letters = _LETTER.findall(text, part, end)
    return str(letters[-1]) if letters else ""


def cells(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, each filled up with empty cells to the longest."""
    rows = [
        [c.strip(" \u3000") for c in _divided(line)]
        for line in text.split("\n")
        if line.strip() and not _RULE.fullmatch(line.strip())
    ]
    width = max(map(len, rows), default=0)
    return tuple(tuple(row + [""] * (width - len(row))) for row in rows)


def _divided(line: str) -> list[str]:
    if "\t" in line or line.strip()[:1] not in ("|", "｜"):
        return line.split("\t")
    return _BAR.split(line.strip())[1:-1]


def bodies(rows: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The bodies in the columns of a task table that name who is responsible, each once."""
    if not rows:
        return ()
    first = next((n for n, row in enumerate(rows[:3]) if any(_WHO.search(c) for c in row)), None)
    if first is None:
        return ()
    head = rows[first : first + max(1, head_rows(rows[first:]))]
    found: list[str] = []
    for row in rows[first + len(head) :]:
        for column in _columns_of_bodies(head):
            found += [n for n in _NAMES.split(row[column]) if n and n not in found]
    return tuple(dict.fromkeys(found))


def _columns_of_bodies(head: Sequence[Sequence[str]]) -> list[int]:
    """The columns whose name tells a body, in a row of the head or merged over its parts."""
    columns: list[int] = []
    for at in range(len(head[0])):
        named = [bool(_WHO.search("".join(row[at].split()))) for row in head]
        # 责任单位 over 市级 and 县级: the place behind it is empty, the one below it is not.
        over = at - 1 in columns and not head[0][at] and len(head) > 1 and bool(head[1][at])
        over = over and bool(_WHO.search(next(c for c in head[0][at::-1] if c)))
        if any(named) or over:
            columns.append(at)
    return columns
