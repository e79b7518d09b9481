"""The record of a poem, a book or a film, and the label over a list of files: what a page is about.

A site prints 作者： and 附件下载： too. Here the lines beside them tell: 朝代：唐代 or 出版社：…, and the name of a file right below.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.file_names import FILE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.page import StripLine

BUTTON = "noise.lone-button"
PIECES = 2  # authors on a page of several poems or essays
BESIDE = 2  # lines from the author to another key of the record
_OF_A_WORK = lazy_pattern(words("key-of-work"))
AUTHOR = lazy_pattern(r"作[ \u3000]?者[：:][ \t\u3000]*[\u4e00-\u9fff·.A-Za-z \u3000（）()]{2,20}")
_LABEL = lazy_pattern("[\u4e00-\u9fff]{4,6}[：:]")
_FILE = lazy_pattern(rf"[^。；]{{2,60}}{FILE_SUFFIX}")


def authors_of_works(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the marked lines 作者：杜甫 of works; no line is blank.

    Another key of the record of a work stands right beside one of them. Or nothing else on the page is of a site, and
    the author stands right below a title, or each of several pieces has one.
    """
    found = [n for n, mark in enumerate(marks) if mark[0]]
    authors = [n for n in found if AUTHOR.fullmatch(lines[n].text)]
    if found and found == authors:
        below = (n for n in found if n + 1 < len(lines) and not marks[n + 1][0])
        yield from (n for n in below if not (n and lines[n - 1].owned))
    of_works = any(_in_a_record(lines, marks, n) for n in authors)
    if of_works or (found == authors and len(authors) >= PIECES):
        yield from authors


def _in_a_record(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    near = range(max(0, n - BESIDE), min(len(lines), n + BESIDE + 1))
    return any(not marks[m][0] and _OF_A_WORK.match(lines[m].text) for m in near)


def labels_of_files(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the marked lines 附件下载： right over the name of a file that stays."""
    for n, (line, below) in enumerate(pairwise(lines)):
        labels = marks[n][1] == BUTTON and _LABEL.fullmatch(line.text) and not marks[n + 1][0]
        if labels and _FILE.fullmatch(below.text):
            yield n
