"""Titles printed more than once: which copies above the text go.

Only the head of a page is looked at, up to its first paragraph: further down the same line may stand
twice for good reasons. Copies follow each other once the furniture between them is gone; statutes
print the title again below the dates of their passing, and that stays. Of equal lines the last one
stays, because the document number and the addressee follow it. An excerpt, the first lines of the text broken off
in mid-sentence or put together from the lines below it, is a copy of the same kind. A copy that itself is broken
off, or broken by blank lines, goes and leaves the whole one above it. A copy may be wrapped over two or three lines, and may carry the names of channel
and site as a browser's window title does.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.clause_labels import ORDINAL, PIECE
from eduparse.language.dates import BLANK_DATE, YEAR_OF_DAY
from eduparse.language.doc_numbers import NUMBER_END, YEAR
from eduparse.language.file_names import FILE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import organs
from eduparse.stages.strip.broken_titles import broken_copy
from eduparse.stages.strip.page import NUMBER, StripLine

HEAD = 80  # lines above the first paragraph that may hold copies
SHORTEST = 7  # characters of a title; shorter lines are menu words
FIRST = 8  # lines at the top of a page where a short title may stand twice
LONG = 12  # characters; rows of a table are shorter
_RUNNING = lazy_pattern("[，。；,;！!]")  # marks of running text, which a title has none of
FEWEST_CELLS = (
    3  # of a row of data; a title in three parts has no figure, or none like it beside it
)
_BETWEEN = lazy_pattern(r"[ \t\u3000|｜]+")
REFRAIN = 2  # times that lines of a song come again
EXCERPT = 30  # characters of an excerpt; a heading that opens a sentence is shorter
EXCERPT_TOP, EXCERPT_LINES = 12, 8  # lines at the top that may be one, and lines it may run over
LEAD_LINES = 3  # lines below a lead, one of which is the text that it was taken from
FEWEST_LINES = 3  # lines that an excerpt with title or number stands for
_WHOLE = ("。", "；", "：", ":", "！", "？")
_EDITION = lazy_pattern(rf"\((?:{YEAR_OF_DAY}年?)?(?:修订|修正|修改|版|本|试行)?\)$")
_OPEN_DAY = lazy_pattern(BLANK_DATE)
_NUMBERED = lazy_pattern(rf"〔{YEAR}|\d{NUMBER_END}$")  # of a paper, or what a converter left of it
NUMBER_LINE = 24  # characters of a number alone on its line
FIRST_PIECE = lazy_pattern(r"(?:第[一1]篇|篇[一1]|范文[一1]):(?P<title>.+)")
_PIECE = lazy_pattern(rf"{PIECE}(?P<title>.{{{SHORTEST},}})")
_COLLECTION = lazy_pattern(
    rf"(?P<name>.{{4,}})(?:\([一-鿿]{{1,4}}{ORDINAL}篇\)|(?<!\d)\d{{1,3}}篇(?:[\[〔【(][一-鿿]{{2,4}}[\]〕】)])?)"
)
_FIRST_PIECE = lazy_pattern(r"(?P<name>.{4,}?)(?:篇|范文)?\(?[一1]\)?")
_FILE = lazy_pattern(rf"{FILE_SUFFIX}$")
_LEAD = lazy_pattern(r"(?:核心提示|内容提要|内容摘要|提要|导读|导语|摘要):")
_ACCOUNT = lazy_pattern(r"[A-Za-z][A-Za-z\d_.-]{2,20}")
BROKEN = 4  # lines that a title is broken over, its organ included
_ROUND = str.maketrans("()", "〔〕")
TAG, FEWEST_TAGS, MOST_TAGS = 4, 2, 8  # characters of a tag, tags above an excerpt or below a title
HAN = 4  # Chinese characters of a title
_HAN = lazy_pattern("[\u4e00-\u9fff]")
SITE_SIGNS = "_|-–—－｜·»"


def repeated(lines: Sequence[StripLine], first: int, *, framed: bool) -> Iterator[tuple[int, str]]:
    """Indices of superfluous copies among ``lines[:first]`` (no blank lines), each with its rule.

    ``framed`` says that the page has furniture; without it a copy that is set differently stays.
    """
    yield from _excerpts_and_tags(lines[: min(first + EXCERPT_LINES, len(lines))])
    head = min(first + 1, HEAD, len(lines))
    if framed and _closes_with_title(lines, head):
        yield len(lines) - 1, "noise.repeated-title"
    n = 0
    while n < head - 1:
        end = n
        while end + 1 < len(lines) and lines[end + 1].text == lines[n].text:
            end += 1  # a whole run at once: one line a round would be quadratic
        if not _may_be_title(lines[n]) or (end > n and _is_row(lines, n, end)):
            pass
        elif framed and n < FIRST and (broken := broken_copy(lines, n, head)):
            yield from broken
        elif end > n and _long_enough(lines[n], n) and (framed or not _is_refrain(lines, n, end)):
            yield from ((m, "noise.repeated-title") for m in range(n, end))
            yield from _channel_above(lines, n, framed=framed)
        elif (
            _stands_with_number(lines, n)
            or _stands_without_edition(lines, n)
            or (framed and _counted_as_piece(lines, n))
            or _heads_piece(lines, n)
            or _counts_pieces(lines, n)
            or (framed and n < FIRST and _is_file_name(lines, n))
            or (framed and n < FIRST and _stands_above_number(lines, n))
            or (framed and _long_enough(lines[n], n) and _stands_broken(lines, n, head))
            or (framed and _stands_below_organ(lines, n, head))
            or (framed and n < FIRST and _stands_below_tags(lines, n, head))
            or (framed and n < FIRST and _stands_below_number(lines, n, head))
            or (n < FIRST and _numbered_heading(lines[n], lines[n + 1 : head]))
        ):
            yield n, "noise.repeated-title"
            yield from _channel_above(lines, n, framed=framed)
        elif n < 3 and _stands_below_name(lines, n, head):
            yield from ((m, "noise.repeated-title") for m in (n, n + 1))
        elif n < 3 and _window_title(lines[n], lines[n + 1 : head]):
            yield n, "noise.window-title"
        n = end + 1


def _is_refrain(lines: Sequence[StripLine], first: int, last: int) -> bool:
    """Whether the lines ``first`` to ``last``, all the same, are those of a song or a form rather than a title.

    They come again twice below, or have marks of running text and a title above.
    """
    text = lines[first].text
    again = sum(line.text == text for line in lines[last + 1 :])
    return again >= REFRAIN or (first > 0 and _RUNNING.search(text) is not None)


def _is_row(lines: Sequence[StripLine], first: int, last: int) -> bool:
    """Whether the lines ``first`` to ``last``, all the same, are rows of data: cells with a figure, as beside them."""
    cells = _cells_with_figure(lines[first])
    beside = [*lines[max(0, first - 1) : first], *lines[last + 1 : last + 2]]
    return cells > 0 and cells in map(_cells_with_figure, beside)


def _cells_with_figure(line: StripLine) -> int:
    """How many cells between blanks or bars the line has, or 0 where they are too few or hold no figure."""
    cells = _BETWEEN.split(line.text)
    figure = any(any(char.isdecimal() for char in cell) for cell in cells)
    return len(cells) if figure and len(cells) >= FEWEST_CELLS else 0


def _excerpts_and_tags(lines: Sequence[StripLine]) -> Iterator[tuple[int, str]]:
    """Excerpts of the text, with the tags of the page above them."""
    for m, rule in _excerpts(lines):
        yield m, rule
        yield from ((k, "noise.menu-run") for k in _tags_above(lines, m))


def _may_be_title(line: StripLine) -> bool:
    if len(_HAN.findall(line.key)) < HAN:
        return False  # a formula, a row of signs
    return SHORTEST <= len(line.key) <= 120 and not line.text.endswith(
        ("。", "；", "：", ":", "；")
    )


def _counted_as_piece(lines: Sequence[StripLine], n: int) -> bool:
    """Whether line ``n`` is the title above it, counted as the first piece of a collection: 第一篇：某校值班制度."""
    piece = FIRST_PIECE.match(lines[n].key)
    return piece is not None and any(x.key == piece["title"] for x in lines[:n])


def _heads_piece(lines: Sequence[StripLine], n: int) -> bool:
    """Whether line ``n`` counts a piece of a collection whose title stands right below: 第二篇：某校值班制度."""
    piece = _PIECE.match(lines[n].key)
    return piece is not None and n + 1 < len(lines) and lines[n + 1].key == piece["title"]


def _counts_pieces(lines: Sequence[StripLine], n: int) -> bool:
    """Whether line ``n`` is the title of a collection right above its first piece: 值班制度(精选7篇), 值班制度 篇1."""
    named = _COLLECTION.fullmatch(lines[n].key)
    below = lines[n + 1].key if named and n + 1 < len(lines) else ""
    piece = _FIRST_PIECE.fullmatch(below)
    return named is not None and piece is not None and piece["name"] == named["name"]


def _is_file_name(lines: Sequence[StripLine], n: int) -> bool:
    """Whether line ``n`` is the next one with the ending of a file behind it."""
    name = _FILE.sub("", lines[n].key)
    return name != lines[n].key and n + 1 < len(lines) and lines[n + 1].key == name


def _channel_above(
    lines: Sequence[StripLine], n: int, *, framed: bool
) -> Iterator[tuple[int, str]]:
    """The name of the channel above copy ``n`` of a title at the very top: too short for anything else."""
    top = lines[0]
    if framed and n == 1 and len(top.key) <= TAG and not (top.official or organs(top.text)):
        yield 0, "noise.menu-run"


def _long_enough(line: StripLine, n: int) -> bool:
    return n < FIRST or len(line.key) >= LONG


def _stands_broken(lines: Sequence[StripLine], n: int, head: int) -> bool:
    """Whether the next one, two or three lines spell line ``n``, blanks apart."""
    key, part = lines[n].key, ""
    for line in lines[n + 1 : min(n + 4, head)]:
        part += line.key
        if part == key:
            return True
        if not key.startswith(part):
            return False
    return False


def _spell(lines: Sequence[StripLine], title: str) -> bool:
    """Whether two or more of the first ``lines`` spell ``title``."""
    part = ""
    for n, line in enumerate(lines[:BROKEN]):
        part += line.key
        if part == title:
            return n > 0
    return False


def _stands_above_number(lines: Sequence[StripLine], n: int) -> bool:
    """Whether the same title stands below, its organ on a line of its own, with its number right behind it.

    So a heading of the page stands above the head of a paper. Statutes are printed so too, on pages without
    furniture.
    """
    part = ""
    for m in range(n + 1, min(n + 1 + BROKEN, len(lines) - 1)):
        part += lines[m].key
        if part == lines[n].key:
            return m > n + 1 and bool(organs(lines[n + 1].text)) and _is_number(lines[m + 1])
    return False


def _is_number(line: StripLine) -> bool:
    """Whether a line is a number and nothing else, whole or as a converter left it."""
    return len(line.key) <= NUMBER_LINE and _NUMBERED.search(line.key) is not None


def _stands_below_organ(lines: Sequence[StripLine], n: int, head: int) -> bool:
    """Whether the same title stands below the name of its organ, which a database prints between."""
    return (
        n < FIRST
        and n + 2 < head
        and lines[n + 2].key == lines[n].key
        and bool(organs(lines[n + 1].text))
    )


def _stands_below_number(lines: Sequence[StripLine], n: int, head: int) -> bool:
    """Whether the same title stands below its number alone on a line."""
    return (n + 2 < head and _is_number(lines[n + 1])) and (
        lines[n + 2].key == lines[n].key
        or _stands_broken([lines[n], *lines[n + 2 : head]], 0, head - n - 1)
    )


def _stands_below_name(lines: Sequence[StripLine], n: int, head: int) -> bool:
    """Whether the same title stands below the name of an account in Latin letters: editor01."""
    return (
        n + 2 < head
        and lines[n + 2].key == lines[n].key
        and _ACCOUNT.fullmatch(lines[n + 1].text) is not None
    )


def _stands_below_tags(lines: Sequence[StripLine], n: int, head: int) -> bool:
    """Whether the same title, whole or broken over lines, stands below the tags of the page, a word a line."""
    at = n + 1
    while (
        at < head
        and at - n <= MOST_TAGS
        and len(lines[at].text) <= TAG
        and _HAN.match(lines[at].text)
    ):
        at += 1
    return at > n + 1 and _stands_broken([lines[n], *lines[at:head]], 0, head - at + 1)


def _tags_above(lines: Sequence[StripLine], n: int) -> range:
    """Tags of the page, a word a line, right above the excerpt ``n`` that the page printed of its text."""
    low = n
    while low and len(lines[low - 1].text) <= TAG and _HAN.match(lines[low - 1].text):
        low -= 1
    return range(low, n if FEWEST_TAGS <= n - low <= MOST_TAGS else low)


def _closes_with_title(lines: Sequence[StripLine], head: int) -> bool:
    """Whether a page prints its title once more as its last line, right below the date of the paper."""
    if len(lines) <= head + 1 or not _may_be_title(lines[-1]):
        return False
    day = lines[-2]
    dated = day.dated or _OPEN_DAY.fullmatch(day.text) is not None
    return dated and any(line.key == lines[-1].key for line in lines[:head])


def _stands_with_number(lines: Sequence[StripLine], n: int) -> bool:
    """Whether the next line is the same title with its number behind it."""
    key, below = lines[n].key, lines[n + 1].key
    rest = below[len(key) :]
    return below.startswith(key) and 0 < len(rest) <= 40 and NUMBER.search(rest) is not None


def _stands_without_edition(lines: Sequence[StripLine], n: int) -> bool:
    """Whether the next line is the same title without the edition that a database puts behind it."""
    edition = _EDITION.search(lines[n].key)
    return edition is not None and lines[n].key[: edition.start()] == lines[n + 1].key


def _excerpts(lines: Sequence[StripLine]) -> Iterator[tuple[int, str]]:
    """Indices of the first lines of a text that are broken off and printed once more right below."""
    for n, line in enumerate(lines[:EXCERPT_TOP]):
        if _is_excerpt(line, lines[n + 1 : n + 1 + EXCERPT_LINES]):
            yield n, "noise.excerpt"


def _is_excerpt(line: StripLine, others: Sequence[StripLine]) -> bool:
    """Whether ``line`` repeats how the lines below it begin: under a key of its own, whole, or broken off."""
    key = line.key.rstrip(".…")
    lead = _LEAD.match(key)
    if lead and _opens_below(key[lead.end() :], others[:LEAD_LINES]):
        return True
    if len(key) < EXCERPT:
        return False
    if line.text.endswith(_WHOLE):
        return _stands_whole(key, others)
    if not _RUNNING.search(line.text):
        return False  # a long title stands above a paragraph that begins with it
    below, count = "", 0
    for other in others:
        below, count = below + other.key, count + 1
        if len(below) > len(key):
            break
    if line.official and count < FEWEST_LINES:
        return False  # a part of the paper, unless title, number and text all stand again
    return len(below) > len(key) and below.startswith(key)


def _opens_below(lead: str, below: Sequence[StripLine]) -> bool:
    """Whether one of the next lines opens with the ``lead`` of the page."""
    lead = lead.rstrip("。:;.…")
    return len(lead) >= EXCERPT and any(line.key.startswith(lead) for line in below)


def _stands_whole(key: str, below: Sequence[StripLine]) -> bool:
    """Whether the next lines, two or more, spell ``key``: a lead that the page put together from them."""
    spelled = ""
    for n, line in enumerate(below):
        spelled += line.key
        if not key.startswith(spelled):
            return False
        if spelled == key:
            return n > 0
    return False


def _numbered_heading(line: StripLine, below: Sequence[StripLine]) -> bool:
    """Whether a heading is the number and the title that are both printed again below.

    There the title may stand in 《》 or without, and over several lines with the organ in front of it.
    """
    number = NUMBER.search(line.key)
    if number is None or len(line.key) - number.end() < SHORTEST:
        return False
    title = line.key[number.end() :].strip("《》")
    printed = line.key[: number.end()].translate(_ROUND)
    keys = [other.key.strip("《》") for other in below]
    if not any(printed in key.translate(_ROUND) for key in keys):
        return False
    return title in keys or (len(title) >= LONG and _ends_joined(keys, title))


def _ends_joined(keys: Sequence[str], title: str) -> bool:
    """Whether some of ``keys`` in a row, put together, end in ``title``."""
    return any(
        "".join(keys[n : n + size]).endswith(title)
        for n in range(len(keys))
        for size in range(1, BROKEN + 1)
    )


def _window_title(line: StripLine, below: Sequence[StripLine]) -> bool:
    keys = {other.key for other in below}
    for sign in SITE_SIGNS:
        cut = line.key.find(sign, SHORTEST)
        while cut > 0:
            if line.key[:cut] in keys or _spell(below, line.key[:cut]):
                return True
            cut = line.key.find(sign, cut + 1)
    return False
