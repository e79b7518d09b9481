"""Lines that only a paper has: rows of its tables, of an outline in decimals, and what an act says of its making.

The weights of furniture look at place and neighbours, and such lines stand as lists of links do.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.dates import DATE
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import surname_set, words
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.rows_of_days import rows_of_days
from eduparse.stages.strip.tail_frame import RELATED_HEADINGS

ROWS = 3  # with as many cells, one below the other, that are a table
FEWEST_CELLS = 3  # of a row between blanks
FEWEST_HEADS = 2  # columns whose head is known
HEAD = 8  # code points of the head of a column
FEWEST_FIGURES = 3  # of a row of cells on lines of their own
_POSTED = lazy_pattern(
    r"(?P<name>[一-鿿](?:[ \u3000]?[一-鿿]){1,3})(?:[ \u3000]{2,}|\t)[ \t\u3000]*[一-鿿].{2,60}"
)
_CELL = lazy_pattern(r"[^|｜]{0,40}[|｜]+")
FORMULA, LONGEST_FORMULA = "$$", 40  # lines from mark to mark
FEWEST_DECIMALS = 3  # lines numbered 1.1, 1.2 that make an outline
_MARKED_UP = lazy_pattern(r"\$\$.+\$\$$|\[\^\d{1,3}\]: \S|[-*+] \[[ xX✓√]\] \S")
_DECIMAL = lazy_pattern(r"[1-9]\d?(?:\.[1-9]\d?){1,2}[ \t\u3000]*[一-鿿《“]")
_OPTIONS = lazy_pattern(
    r"[(（]?A[)）.．、].{1,40}?[ \t\u3000(（]B[)）.．、].{1,40}?[ \t\u3000(（]C[)）.．、]"
)
_BAR = lazy_pattern("[|｜]")
_PARTED = lazy_pattern(r"[|｜>›»]")
_TABLE_HEAD = lazy_pattern(words("table-head"))
_FIGURE = lazy_pattern(
    r"\d{1,9}(?:[.,．]\d+)*(?:[%％‰℃]|[A-Za-z/]{1,6}|[人名元个所本册分套支台次年])?"
)
_DRAWN = lazy_pattern("[|｜][^|｜]+(?:[|｜][^|｜]*)*[|｜]")
_ENACTED = lazy_pattern(
    rf"[（(]?{DATE}[ \t\u3000]*[^\s。；][^。；]{{1,60}}(?:{words('enacted')})[）)]?"
)


def rows_of_papers(lines: Sequence[StripLine]) -> frozenset[int]:
    """Indices of the rows that by their form alone are those of a paper: no labelled page of a site has such."""
    found = (
        option_rows,
        numbered_rows,
        drawn_rows,
        posted_rows,
        cell_rows,
        enactments,
        marked_up_rows,
        rows_of_days,
    )
    return frozenset(n for rows in found for n in rows(lines))


def rows_of_sites(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the rows of persons that a site has as well: below the heading of a list of links stand who wrote and what."""
    for run in _posted(lines):
        if run[0] and marks[run[0] - 1][1] in RELATED_HEADINGS:
            yield from run


def posted_rows(lines: Sequence[StripLine]) -> Iterator[int]:
    """Indices of rows of a person and what they are: 王　强　　财政部副部长. No two rows name the same one."""
    for run in _posted(lines):
        yield from run


def _posted(lines: Sequence[StripLine]) -> Iterator[range]:
    names = [_person(line) for line in lines]
    n = 0
    while n < len(names):
        end = n + 1
        while names[n] and end < len(names) and names[end]:
            end += 1
        if end - n >= ROWS and len(set(names[n:end])) == end - n:
            yield range(n, end)
        n = end


def _person(line: StripLine) -> str:
    found = _POSTED.fullmatch(line.text)
    if found is None:
        return ""
    name = "".join(found["name"].split())
    return "" if surname_set().isdisjoint((name[:1], name[:2])) else name


def cell_rows(lines: Sequence[StripLine]) -> Iterator[int]:
    """Indices of the cells of a table that stand on lines of their own, each with the bar behind it: 规章 | / 0 |.

    Names of channels are set so, too; what tells is that some cells are figures.
    """
    n = 0
    if sum(line.text.endswith(("|", "｜")) for line in lines) < FEWEST_FIGURES:
        return  # as on nearly every page
    while n < len(lines):
        end = n
        while end < len(lines) and _CELL.fullmatch(lines[end].text):
            end += 1
        figures = sum(lines[k].text.rstrip("|｜ \t").isdecimal() for k in range(n, end))
        if figures >= FEWEST_FIGURES:
            yield from range(n, end)
        n = max(end, n + 1)


def numbered_rows(lines: Sequence[StripLine]) -> Iterator[int]:
    """Indices of the lines of an outline numbered 1.1, 1.2, 2.1 …, from its first to below its last: no site has such."""
    found = [n for n, line in enumerate(lines) if _DECIMAL.match(line.text)]
    if len(found) >= FEWEST_DECIMALS:
        yield from range(found[0], min(found[-1] + 2, len(lines)))


def marked_up_rows(lines: Sequence[StripLine]) -> Iterator[int]:
    """Indices of the lines that Markdown makes of a text and of no site: notes, tasks, and formulas of TeX.

    A formula stands between two marks, $$, on its line or on lines of their own; [^5]: opens a note, - [x] a task.
    """
    opened = -1
    for n, line in enumerate(lines):
        if line.text == FORMULA and opened >= 0 and n - opened <= LONGEST_FORMULA:
            yield from (k for k in range(opened, n + 1) if _may_be_formula(lines[k]))
            opened = -1
        elif line.text == FORMULA:
            opened = n
        elif _MARKED_UP.match(line.text):
            yield n


def _may_be_formula(line: StripLine) -> bool:
    return not line.han_runs or "\\" in line.text


def option_rows(lines: Sequence[StripLine]) -> Iterator[int]:
    """Indices of the lines that give a question its answers, A to C at least: no site has such."""
    yield from (n for n, line in enumerate(lines) if _OPTIONS.match(line.text))


def own_rows(
    lines: Sequence[StripLine], marked: Sequence[str], chances: Sequence[float], least: float
) -> Iterator[int]:
    """Indices of the rows of tables whose first row is a line of the text, or names the columns: no list of links.

    A line is one of the text up to the chance ``least`` of furniture.
    """
    n = 0
    while n < len(lines):
        cells, end = lines[n].raw.count("\t"), n + 1
        while end < len(lines) and cells and lines[end].raw.count("\t") == cells:
            end += 1
        of_text = chances[n] <= least or _is_head([c.strip() for c in lines[n].raw.split("\t")])
        if end - n >= ROWS and of_text and not any(marked[n:end]):
            yield from range(n, end)
        n = end


def drawn_rows(lines: Sequence[StripLine]) -> Iterator[int]:
    """Indices of the rows of tables that bars begin, part and end: | 第3条 | 盗窃罪 |. Bars of links stand between them."""
    n = 0
    while n < len(lines):
        cells, end = _cells(lines[n]), n + 1
        while cells and end < len(lines) and _cells(lines[end]) == cells:
            end += 1
        if end - n >= ROWS:
            yield from range(n, end)
        n = end


def blank_rows(lines: Sequence[StripLine]) -> Iterator[int]:
    """Indices of the rows of tables whose cells stand between blanks: 序号 品名 单价 / 1 铅笔 2.00.

    What tells is a row of heads near the top, numbers that count the rows, or a column of figures. Headlines have none.
    """
    n = 0
    while n < len(lines):
        rows: list[list[str]] = []
        while n + len(rows) < len(lines) and (cells := _between_blanks(lines[n + len(rows)])):
            rows.append(cells)
        if len(rows) >= ROWS and (_headed(rows) or _counted(rows) or _figured(rows)):
            yield from range(max(0, n - 1), n + len(rows))  # with the name of the table
        n += max(1, len(rows))


def _between_blanks(line: StripLine) -> list[str]:
    """The cells of a row that no bar or arrow parts, or nothing where there are too few."""
    cells = [] if line.bullet or line.paragraph or _PARTED.search(line.text) else line.text.split()
    return cells if len(cells) >= FEWEST_CELLS else []


def _headed(rows: Sequence[Sequence[str]]) -> bool:
    return any(_is_head(row) for row in rows[:ROWS])


def _is_head(row: Sequence[str]) -> bool:
    heads = sum(_TABLE_HEAD.search(cell) is not None for cell in row if len(cell) <= HEAD)
    return heads >= FEWEST_HEADS and 2 * heads >= len(row)


def _counted(rows: Sequence[Sequence[str]]) -> bool:
    numbers = [int(row[0]) for row in rows if row[0].isdecimal() and row[0].isascii()]
    return len(numbers) == len(rows) and all(b == a + 1 for a, b in pairwise(numbers))


def _figured(rows: Sequence[Sequence[str]]) -> bool:
    same = len({len(row) for row in rows}) == 1
    return same and any(all(map(_FIGURE.fullmatch, column)) for column in zip(*rows, strict=True))


def enactments(lines: Sequence[StripLine]) -> Iterator[int]:
    """Indices of the lines by which an act tells when it came into being: 2012年3月29日 最高人民法院公告公布."""
    return (n for n, x in enumerate(lines) if not x.bullet and _ENACTED.fullmatch(x.text))


def _cells(line: StripLine) -> int:
    """The cells of a row that bars begin, part and end; 0 of any other line."""
    return len(_BAR.findall(line.text)) - 1 if _DRAWN.fullmatch(line.text) else 0
