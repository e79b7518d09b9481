"""What belongs to an article though the tree of the page sets it apart from the text.

Pages set title, subtitle, recipients, signature and date in boxes of their own, beside or around
that of the text. So the lines are looked at one by one from both ends of the text. Short lines that
are no links and hold none of the words of furniture belong to it, above up to the title, below up
to a date. The front of an official paper stays wherever it stands: number and record card, which
`strip` reads, and its annexes.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.clause_labels import ANNEX, ANNEX_LIST, HALF_BRACKET, LABEL
from eduparse.language.dates import DATE, STAMP
from eduparse.language.doc_numbers import YEAR_AND_COUNT
from eduparse.language.file_names import FILE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import organs
from eduparse.stages.strip.layout.line_evidence import furniture_words
from eduparse.stages.strip.layout.page_lines import LayoutLine, LayoutLines

_NUMBER = lazy_pattern(YEAR_AND_COUNT)
_LETTERHEAD = lazy_pattern(r"[\u3400-\u9fff（）()、]{2,40}(?:文件|公报|令)")
_HEAD_LINES = 3  # lines between the number of a paper and its title below
_NUMBER_LINE = 40  # characters; a longer line cites the number of another paper
_CARD = lazy_pattern(
    r"(?:索\s*引\s*号|发文机关|发文字号|成文日期|发布机构|发文单位|文\s*号|有\s*效\s*性|主题分类|"
    r"主\s*题\s*词|公文种类|生成日期|信息分类|发布日期|名\s*称|分\s*类|标\s*题)\s*[：:\t]"
)
_CARD_SURE = lazy_pattern(r"索\s*[引取]\s*号|发文机关|发文字号|成文日期|公文种类")
_ANNEX = lazy_pattern(rf"(?:相关)?{ANNEX}|\S.*{FILE_SUFFIX}\s*$")
_LABEL_ALONE = lazy_pattern(rf"{ANNEX_LIST}[：:]?")  # of a list without a file
_ANNEX_LENGTH = 120
_DATE = lazy_pattern(rf"[（(]?{DATE}[）)]?")
_STAMP = lazy_pattern(  # of a publish bar; that of a paper is written out and stands with words
    rf"{STAMP}|\d{{1,2}}:\d\d|^\s*{DATE}\s*$"
)
_RECIPIENTS = lazy_pattern(r"[^。！？]{2,}[：:]")
_ABOVE = 12  # lines between title and text
_BELOW = 8  # lines between the text and its date
_SIGNATURE = 40  # characters
_LABEL = lazy_pattern(rf"\s*(?:{LABEL}|{HALF_BRACKET})")
_RUN = 2  # lines between two paragraphs of the text
_KICKER = (7, 40)  # characters
_SENTENCE_ENDS = ("。", "；", "：")
_LINKED = 0.3  # share of links from which a line only leads elsewhere
_LINKED_SENTENCE = 0.8  # share of links up to which a sentence set like the text is one of it
_OF_TABLES = frozenset(("td", "th", "tr", "tbody", "thead", "tfoot"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def belonging(page: LayoutLines, members: Sequence[bool], title: int | None, seed: int) -> set[int]:
    """The lines that stay beside those of ``members``; ``seed`` is the first of the running text."""
    found = set(_front(page, title, seed))
    if title is not None:
        found.add(title)
        found.update(_kicker(page, title))
        found.update(_between(page, title, seed))
    found.update(_within(page, members))
    found.update(_siblings(page, members, title))
    found.update(_announced(page, members))
    found.update(_signature(page, members, found))
    return found


def _front(page: LayoutLines, title: int | None, seed: int) -> Iterator[int]:
    """Number, record card and annexes of a paper."""
    lines = page.lines
    card = [n for n in range(seed) if len(lines[n].text) < 200 and _CARD.search(lines[n].text)]
    if len(card) > 1 and any(_CARD_SURE.search(lines[n].text) for n in card):
        yield from range(card[0], card[-1] + 1)
    if title:
        yield from _letterhead(page, title)
    for n in range(title or 0, seed):
        if lines[n].size <= _NUMBER_LINE and _NUMBER.search(lines[n].text):
            yield n
    for n in range(seed + 1, len(lines)):
        if lines[n].size <= _ANNEX_LENGTH and _ANNEX.match(lines[n].text):
            below = lines[n + 1] if n + 1 < len(lines) else None
            names_a_file = below is not None and (below.linked > 0 or _ANNEX.match(below.text))
            if names_a_file or not _LABEL_ALONE.fullmatch(lines[n].key):
                yield n
                yield from _files_below(lines, n)


def _files_below(lines: Sequence[LayoutLine], n: int) -> Iterator[int]:
    """The lines right below that of the first annex that lead to files, one after another."""
    for m in range(n + 1, len(lines)):
        if not lines[m].files or lines[m].size > _ANNEX_LENGTH:
            return
        yield m


def _letterhead(page: LayoutLines, title: int) -> Iterator[int]:
    """The number of a paper above its title, and the name of its organ above that (云溪县人民政府文件)."""
    run: list[int] = []
    for n in range(title - 1, max(title - 1 - _HEAD_LINES, -1), -1):
        line = page.lines[n]
        if line.links or line.size > _NUMBER_LINE or line.prose:
            break
        run.append(n)
        if _NUMBER.search(line.text):
            yield from run
            if n and _LETTERHEAD.fullmatch(page.lines[n - 1].key) and not page.lines[n - 1].links:
                yield n - 1
            return


def _kicker(page: LayoutLines, title: int) -> Iterator[int]:
    """The heading right above the title; that of a channel is short, or stands in the page once more."""
    if not title:
        return
    line = page.lines[title - 1]
    low, high = _KICKER
    if (
        page.elements[line.element].tag in _HEADINGS
        and low <= line.size <= high
        and _is_plain(line)
        and sum(other.key == line.key for other in page.lines) == 1
        and not any(line.key in told for told in page.titles)
    ):
        yield title - 1


def _between(page: LayoutLines, title: int, seed: int) -> Iterator[int]:
    """Subtitle, recipients and first lines between a title and the text."""
    if seed - title <= _ABOVE:
        for n in range(title + 1, seed):
            line = page.lines[n]
            if _RECIPIENTS.fullmatch(line.text.strip()) and line.linked < _LINKED:
                if not furniture_words(line.text):
                    yield n
            elif (is_labelled(line) and not line.links) or (
                _is_plain(line) and line.size >= _KICKER[0] and not _STAMP.search(line.text)
            ):
                yield n
    else:
        for n in range(title + 1, seed):
            line = page.lines[n]
            if _is_plain(line) and not line.links and line.text.rstrip().endswith(_SENTENCE_ENDS):
                yield n


def _within(page: LayoutLines, members: Sequence[bool]) -> Iterator[int]:
    """Headings and short lines between paragraphs of the text, and whole tables without a link."""
    inside = [n for n, member in enumerate(members) if member]
    for before, after in pairwise(inside):
        run = range(before + 1, after)
        few = len(run) <= _RUN
        if all(
            (_is_plain(x) and (few or not x.links)) or (few and x.prose)
            for x in page.lines[before + 1 : after]
        ):
            yield from run
        elif run and _is_heading(page, run[-1], after):
            yield run[-1]


def _announced(page: LayoutLines, members: Sequence[bool]) -> Iterator[int]:
    """The items of a list without a link behind a line of the text that ends in a colon; the text goes on below."""
    inside = [n for n, member in enumerate(members) if member]
    for before, after in pairwise(inside):
        run = page.lines[before + 1 : after]
        if not run or page.lines[before].text.rstrip()[-1:] not in ("：", ":"):
            continue
        items = [page.elements[x.element] for x in run]
        around = {item.parent for item in items if item.tag == "li"}
        beside = page.elements[page.lines[before].element].parent
        if (
            len(around) == 1
            and all(item.tag == "li" for item in items)
            and not any(x.links for x in run)
            and page.elements[around.pop()].parent == beside
        ):
            yield from range(before + 1, after)


def _is_heading(page: LayoutLines, n: int, below: int) -> bool:
    """Whether line ``n`` stands beside line ``below`` in one element and may be the heading over it."""
    line, under = page.lines[n], page.lines[below]
    if n + 1 != below or not _is_plain(line) or line.element == under.element:
        return False
    return page.elements[line.element].parent == page.elements[under.element].parent


def _siblings(page: LayoutLines, members: Sequence[bool], title: int | None) -> Iterator[int]:
    """Clauses and sentences set just like lines of the text: the same tag in the same element.

    A share bar or an advert between two short paragraphs cuts off the one with the other, and the links of
    an encyclopaedia make its sentences look like lists.
    """
    inside = [n for n, member in enumerate(members) if member]
    if not inside:
        return
    places = {_place(page, n) for n in inside}
    first = inside[0] if title is None else min(inside[0], title)
    for n in range(0 if title is None else first + 1, len(page.lines)):
        line = page.lines[n]
        if members[n] or _place(page, n) not in places:
            continue
        plain = _is_plain(line) and not line.links
        if n < first and not is_labelled(line):
            continue  # without a title a clause may open the text, and nothing else above it is known
        if (plain and (is_labelled(line) or line.text.rstrip().endswith(_SENTENCE_ENDS))) or (
            line.linked < _LINKED_SENTENCE and line.text.rstrip().endswith("。")
        ):
            yield n


def set_alike(page: LayoutLines, members: Sequence[bool]) -> Iterator[int]:
    """Lines without links in a run of lines of the text, all set the same way.

    A line that gives time, place or who holds a meeting has words of a publish bar; what is set as the
    lines of the text around it is no bar by its layout. Its words alone are judged as on a plain page.
    """
    run: list[int] = []
    for n, line in enumerate(page.lines):
        if line.links or (run and setting(page, n) != setting(page, run[-1])):
            yield from _of_text(run, members)
            run = []
        if not line.links:
            run.append(n)
    yield from _of_text(run, members)


def _of_text(run: Sequence[int], members: Sequence[bool]) -> Iterator[int]:
    if any(members[n] for n in run):
        yield from (n for n in run if not members[n])


def setting(page: LayoutLines, n: int) -> tuple[int, str, str]:
    """Where line ``n`` is set: the element around its own, and of rows and cells the table around them."""
    element = page.elements[page.lines[n].element]
    if element.tag not in _OF_TABLES:
        return element.parent, element.tag, element.names
    around = element.parent
    while around >= 0 and page.elements[around].tag in _OF_TABLES:
        around = page.elements[around].parent
    return around, "table", ""


def _place(page: LayoutLines, n: int) -> tuple[int, str]:
    around, tag, _ = setting(page, n)
    return around, tag


def _signature(page: LayoutLines, members: Sequence[bool], kept: set[int]) -> Iterator[int]:
    """The lines behind the text up to the date of the paper; furniture may stand before an organ.

    They stand below all that is kept, or between the text and the files that lead to its annexes.
    """
    ends = {
        max((n for n, inside in enumerate(members) if inside), default=None),
        max((n for n, inside in enumerate(members) if inside or n in kept), default=None),
    }
    for last in ends - {None}:
        yield from _up_to_the_date(page, last or 0)


def _up_to_the_date(page: LayoutLines, last: int) -> Iterator[int]:
    """The lines behind line ``last`` up to a date, where that line is none itself."""
    if _DATE.fullmatch(page.lines[last].text.strip()):
        return
    run: list[int] = []
    interrupted = False
    for n in range(last + 1, min(last + 1 + _BELOW, len(page.lines))):
        line = page.lines[n]
        if line.size > _SIGNATURE or line.linked >= _LINKED or furniture_words(line.text):
            interrupted = True
            run.clear()
            continue
        run.append(n)
        if _DATE.fullmatch(line.text.strip()):
            if not interrupted or (len(run) > 1 and organs(page.lines[run[-2]].text.strip())):
                yield from run
            return


def is_labelled(line: LayoutLine) -> bool:
    """Whether the line begins with the label of a clause."""
    return _LABEL.match(line.text) is not None


def _is_plain(line: LayoutLine) -> bool:
    return line.linked < _LINKED and (is_labelled(line) or not furniture_words(line.text))
