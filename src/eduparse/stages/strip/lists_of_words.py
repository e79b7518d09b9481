"""Words and lines that a text shows between a line that leads to them and one that refers back to them.

词语积累 or 汉英词汇表 stands above 上一章, 目录, 登录, and the sentence below lets copy, read or translate such words. Or a colon
announces what is printed on a certificate, and 以上内容 right below says that this was all. A site sets its menu
above a lesson, too: there nothing of the text leads to it.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.page import StripLine

LONGEST = 24  # code points of a line of such a list
MOST = 40  # lines of one
ROWS = 3  # of words, which are all of a page below its heading
LEAST_LEAD = 6  # code points of a line whose colon announces: a key of a card is shorter
_NAMES_WORDS = lazy_pattern(words("names-words"))
_TELLS_OF_WORDS = lazy_pattern(words("tells-of-words"))
_REFERS_BACK = lazy_pattern(words("refers-back"))


def lists_of_words(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the marked lines of such lists; no line is blank."""
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and end - n < MOST and _may_be_listed(lines[end]):
            end += 1
        if end < len(lines) and not marks[end][0] and lines[end].owned:
            top = _leads(lines, marks, n, end)
            yield from (m for m in range(top, end) if marks[m][0])
        elif end == len(lines) and n == 0 and not marks[0][0] and _is_heading(lines[0]):
            rows = range(1, end)  # all that the page says
            if len(rows) >= ROWS and all(len(lines[m].text.split()) > 1 for m in rows):
                yield from (m for m in rows if marks[m][0])
        n = end + 1


def _may_be_listed(line: StripLine) -> bool:
    return len(line.text) <= LONGEST and not line.paragraph and line.text[-1] not in "：:。"


def _leads(lines: Sequence[StripLine], marks: Sequence[Mark], start: int, end: int) -> int:
    """Where the lines up to ``end`` begin that the text leads to and refers back to; ``end`` if there are none."""
    below = lines[end].text
    over = lines[start - 1] if start and not marks[start - 1][0] else None
    announced = over is not None and over.text[-1] in "：:" and len(over.text) >= LEAST_LEAD
    if announced and _REFERS_BACK.match(below):
        return start
    if _TELLS_OF_WORDS.search(below):
        for m in range(max(0, start - 1), end):
            if not marks[m][0] and _is_heading(lines[m]):
                return m + 1
    return end


def _is_heading(line: StripLine) -> bool:
    return len(line.text) <= LONGEST and _NAMES_WORDS.search(line.text) is not None
