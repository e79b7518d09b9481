"""Who signed a document and when: a line that is a date, with the names of organs right above it.

The first signature behind the recipients counts: it is the document's own, or that of the cover note;
an annex that follows has its own life. Names broken over two lines are joined; a name needs the ending
of an organ unless it stands directly above the date.
"""

from collections.abc import Iterator

from eduparse.language.dates import (
    ANY_MONTH,
    BLANK_DATE,
    DATE,
    STAMP,
    YEAR_OF_DAY,
    iso_date,
)
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.line_pattern import LinePattern
from eduparse.language.organs import (
    MAX_LINE,
    SEAL,
    is_broken_name,
    is_person,
    opens_with_place,
    organs,
    separate,
)
from eduparse.language.titles import ISSUE_NOTE, TITLE_END
from eduparse.stages.split.back_matter import MAX_SIGNATURE, dates, keyed_day, signed_behind
from eduparse.stages.split.closing_lines import closes, heads_list, is_item
from eduparse.stages.split.figure_days import signed_in_figures
from eduparse.stages.split.flat_pages import ends_flat
from eduparse.stages.split.signing_lines import day_key
from eduparse.stages.split.text_lines import closed_up

HALF = 8  # code points of the first half of a broken name, and no fewer
COLUMNS = 2  # names on a line that stand in columns
MAX_NAMES = 14  # lines above a date that may be names
_BEHIND_DATE = lazy_pattern(r"\s*(?:(?:印发|发布)[）)]?\s*|[）)]\s*|[|｜]\s*|[（(]星期.[）)]\s*)?")
_DATED = lazy_pattern(rf"{DATE}$")
_MONTH = lazy_pattern(rf"{ANY_MONTH}|{BLANK_DATE}")
_BLANK_OR_COMMA = lazy_pattern(r"[\s、]")
_FIGURES = lazy_pattern(STAMP)
_FIGURES_ALONE = LinePattern(rf"^[ \t\u3000]*(?P<day>{YEAR_OF_DAY}\d{{2,4}})[ \t\u3000]*$")
_RELEASED = lazy_pattern(ISSUE_NOTE)
_BARE = lazy_pattern(r"[一-鿿“”·]{2,30}")
_TITLE = lazy_pattern(rf".*{TITLE_END}")
_ASKS = lazy_pattern(words("asks-of-readers"))
_SEAL = lazy_pattern(SEAL)

Signature = tuple[tuple[str, ...], str | None]


def signatures(text: str, start: int) -> Iterator[Signature]:
    """Signatures from ``start`` on as (names, the date as printed), in order, notes of printing last.

    Names with dates of their own right below one another sign together; the last date counts.
    """
    printed: list[Signature] = []
    together: Signature | None = None
    behind = start  # the date of the signature that is open
    for found in dates(text, start):
        low = text.rfind("\n", max(start, found.start() - MAX_LINE), found.start()) + 1
        high = text.find("\n", found.end(), found.end() + 12)
        high = min(len(text), found.end() + 12) if high < 0 else high
        before = (
            text[max(low, start, found.start() - MAX_LINE) : found.start()]
            .strip()
            .strip("（(")
            .strip()
        )
        if before and keyed_day(text, low, closed_up(f"{before}{found.group()}")):
            before = ""  # 日期：2023年5月6日
        names = organs(before) or _behind_sentence(text, low, found.end())
        inside = (before and not names) or not _BEHIND_DATE.fullmatch(text, found.end(), high)
        if inside and not ("。" in before and ends_flat(text, found, names=names)):
            continue  # the date stands inside a sentence
        in_cell = not names and text[found.end() : high].strip() in ("|", "｜")
        if in_cell and not _above(text, start, low):
            continue  # of a table
        if "印发" in text[found.end() : high]:
            printed.append(((), found.group()))  # who printed it need not have issued it
            continue
        names = names or _above(text, start, low) or _below(text, found.end())
        signing = bool(together and together[0] and names)
        between = _BLANK_OR_COMMA.sub("", text[behind : found.start()]) if signing else ""
        if together and signing and between == "".join(names):
            latest = max(together[1] or "", found.group(), key=lambda d: iso_date(d) or "")
            together = (*together[0], *names), latest
        else:
            if together:
                yield together
            together = names, found.group()
        behind = found.end()
    if together:
        yield together
    yield from printed
    yield from _in_figures(text, start)
    yield from _at_the_end(text)


def _in_figures(text: str, start: int) -> Iterator[Signature]:
    """A cover note that is signed on a day in figures: the only such line, below its last sentence and who signs.

    Where nobody signs, the paper is released right below: （此件公开发布）.
    """
    found = list(_FIGURES_ALONE.finditer(text, start))
    day = signed_in_figures(text, *found[0].span()) if len(found) == 1 else None
    if day is None:
        return
    above = [line.strip() for line in text[start : found[0].start()].split("\n") if line.strip()]
    below = text[found[0].end() :].lstrip().partition("\n")[0].strip()
    names = organs(closed_up(above[-1])) if above else ()
    last = above[-2:-1] if names else above[-1:]
    released = _RELEASED.fullmatch(below) is not None
    if last and last[0].endswith("。") and (names or released):
        yield names, day


def _at_the_end(text: str) -> Iterator[Signature]:
    """Who signed in the last lines without a day, or with one in figures."""
    above, _, ending = text[-200:].rstrip().rpartition("\n")
    if ending.endswith("印发") and closes(ending.strip()):  # who printed it, below who signed
        above, _, ending = above.rstrip().rpartition("\n")
    day: str | None = None
    ending = ending.strip()
    if keyed_day(text, text.rfind(ending), closed_up(ending)):
        ending = ending[day_key(ending) :]
    if _MONTH.fullmatch(ending) or (
        day := _figures(text, ending)
    ):  # signed in a month, or on a day that is left open
        above, _, ending = above.rstrip().rpartition("\n")
    above = above.rstrip()
    item = is_item(above.rpartition("\n")[2].strip())
    called = above[-1:] in ("！", "!") and (day is not None or opens_with_place(ending.strip()))
    closed = (
        item
        or called
        or above[-1:] in ("。", "）", ")")
        or closes(above.rpartition("\n")[2].strip())
    )
    if (names := organs(closed_up(ending.strip()))) and closed:
        yield names, day


def _figures(text: str, line: str) -> str | None:
    """The day that ``line``, the last of ``text``, prints in figures."""
    if _FIGURES.fullmatch(line.strip()):
        return line.strip()
    low = text.rfind(line)
    return signed_in_figures(text, low, low + len(line)) if line.strip().isdecimal() else None


def _behind_sentence(text: str, low: int, high: int) -> tuple[str, ...]:
    """The names between the last sentence of a line and the date that ends it."""
    low = max(text.rfind("\n", 0, high) + 1, low - MAX_SIGNATURE)
    line = text[low:high]
    at = signed_behind(line)
    if at is None:
        return ()
    names = _DATED.sub("", line[at:]).strip()
    return organs(names) or organs(names.split()[-1])  # behind a list of annexes


def _below(text: str, end: int) -> tuple[str, ...]:
    """The names below a date, where the paper ends with them."""
    rest = text[end:].strip()
    return organs(rest) if len(rest) <= MAX_LINE and "\n" not in rest else ()


def _is_first_half(line: str, below: str) -> bool:
    """Whether ``line`` and the name ``below`` are one name, broken over two lines."""
    long = len(line) > HALF and _BARE.fullmatch(line) and not _TITLE.fullmatch(line)
    return (bool(long) and not opens_with_place(below)) or is_broken_name(line, below)


def _may_sign(line: str) -> bool:
    """Whether a line without the ending of an organ may name who signs: no title, and no sentence that lost its end."""
    plain = _BARE.fullmatch(line) and not _TITLE.fullmatch(line)
    return bool(plain) and _ASKS.search(line) is None


def _above(text: str, low: int, high: int) -> tuple[str, ...]:
    """The names in the lines directly above ``high``, joined where one is broken over two lines."""
    lines = [line.strip() for line in text[max(low, high - 800) : high].rstrip("\n").split("\n")]
    lines = [line for n, line in enumerate(lines) if line or any(lines[max(0, n - 2) : n])]
    names: list[str] = []
    below_blank = 1  # names that sign even below a list of bodies
    apart = False  # a blank line stands below: pages that have one between all lines
    pairs = (
        False  # the names below stand in columns, which pages set with blank lines between the rows
    )
    for n, line in enumerate(reversed(lines[-MAX_NAMES:])):
        plain = closed_up(_SEAL.sub("", line).strip())
        if not plain:
            if n and ((apart and not pairs) or not names):
                break
            apart = n > 0
            below_blank = max(below_blank, len(names))
            continue
        if len(names) > below_blank and heads_list(plain, lines[-MAX_NAMES:][: -n - 1]):
            names = names[-below_blank:]
            break
        listed = organs(plain)
        if apart and (is_item(plain) or not listed or (pairs and len(listed) < COLUMNS)):
            break
        apart, pairs = False, len(listed) >= COLUMNS
        if listed:
            names.insert(0, plain)
        elif is_person(plain):
            continue  # who signs for the body above
        elif not names and _may_sign(plain):
            names.insert(0, plain)  # directly above the date
        elif names and _is_first_half(plain, names[0]):
            names[0] = plain + names[0]
        else:
            break
    return tuple(dict.fromkeys(n for line in names for n in separate(line)))
