"""Small papers on one page, each whole: a title, a body, who signs and the day. Two minutes of a series, notices on a board.

Their titles may be short or the same, and then only the signatures tell. Where every part of a page is such a paper, each
begins a document. Where only some are, their titles are doubtful. What the paper above names, issues or forwards is its own.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.document.records import dataclass
from eduparse.language.dates import DATE
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.cut.cut_lines import LABELLED, CutLine, same, without_blanks
from eduparse.stages.cut.start_evidence import ISSUES

FEWEST = 2  # papers of a page
SHORTEST, LONGEST = 3, 60  # code points of a title
SIGNER = 30  # code points of who signs
TAIL = 2  # lines below the last day
_DAY = lazy_pattern(rf"[（(]?(?:[^\s：:。]{{1,6}}[：:][ \t\u3000]*)?{DATE}[）)]?")
_DAY_ENDS = "日号）)0123456789"
_KIND = lazy_pattern(words("kind-of-a-small-paper"))
_STOPS = "。；：！？，、…"
_SENTENCE = "。"


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines from ``first`` to ``last``, which prints a day; ``whole`` if they are a paper."""

    first: int
    last: int
    whole: bool


def signed_papers(lines: Sequence[CutLine]) -> dict[int, str]:
    """The lines with which the papers of a page begin, each with its title, where the whole page is made of them."""
    parts = list(_parts(lines))
    if len(parts) < FEWEST or not all(part.whole for part in parts):
        return {}
    if len(lines) - 1 - parts[-1].last > TAIL:
        return {}
    if any(_belongs(lines, above, part) for above, part in pairwise(parts)):
        return {}
    return {part.first: lines[part.first].text for part in parts}


def signed_titles(lines: Sequence[CutLine]) -> Iterator[int]:
    """The lines that begin a whole paper right below the day of another; a lesson that shows such papers goes on below."""
    parts = list(_parts(lines))
    below = lines[parts[-1].last + 1 :] if parts else ()
    if sum(_SENTENCE in line.text for line in below) > TAIL:
        return
    for above, part in pairwise(parts):
        body = any(_SENTENCE in line.text for line in lines[above.first : above.last])
        if part.whole and body and not _belongs(lines, above, part):
            yield part.first


def _parts(lines: Sequence[CutLine]) -> Iterator[_Part]:
    """The parts of a page that end with who signs and the day."""
    first = 0
    for n, line in enumerate(lines):
        if n == first or len(line.text) > SIGNER or line.text[-1] not in _DAY_ENDS:
            continue  # as nearly every line
        if _DAY.fullmatch(line.text) is not None and _signs(lines[n - 1].text):
            yield _Part(first, n, _is_paper(lines[first:n]))
            first = n + 1


def _signs(text: str) -> bool:
    return len(text) <= SIGNER and text[-1] not in _STOPS and LABELLED.match(text) is None


def _is_paper(lines: Sequence[CutLine]) -> bool:
    """Whether ``lines``, up to who signs, open with a title that says its kind, and have a body."""
    title, *body = (line.text for line in lines)
    if not SHORTEST <= len(title) <= LONGEST or title[-1] in _STOPS or LABELLED.match(title):
        return False
    return _KIND.search(title) is not None and any(_SENTENCE in text for text in body[:-1])


def _belongs(lines: Sequence[CutLine], above: _Part, part: _Part) -> bool:
    """Whether the paper ``part`` is named or handed on by the one ``above``, or printed twice."""
    title, upper = lines[part.first].text, lines[above.first].text
    if same(title, upper):
        return lines[part.last].text == lines[above.last].text  # printed again
    if ISSUES.search(upper):
        return True
    short = without_blanks(title)
    return any(short in without_blanks(line.text) for line in lines[above.first + 1 : above.last])
