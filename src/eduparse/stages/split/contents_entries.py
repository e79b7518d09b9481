"""The entries of a printed table of contents: a line names a part, and its page may stand behind a leader."""

import re
from collections.abc import Sequence

from eduparse.language.clause_labels import ANNEX_WORD, CHAPTER, LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.line_pattern import LinePattern
from eduparse.stages.split.text_lines import text_lines

Span = tuple[int, int]
MAX_ENTRY = 60  # code points of an entry
MAX_PROBE = 12  # code points of the first entry that are looked for again
FEWEST = 2
TAKEN_UP = 0.6  # share of the entries that the text prints again

UNIT = LinePattern(rf"^[ \t\u3000]*{CHAPTER}")
UNITS = lazy_pattern(CHAPTER)
_LEADER = r".．·…‥﹒\-—_ \t\u3000"
# A page number behind a leader or a blank, or a leader alone; each run is tried once, at its start.
_PAGE = lazy_pattern(
    rf"(?:(?<![{_LEADER}])(?:[ \t\u3000][{_LEADER}]*+|[{_LEADER}]{{2,}}+)"
    r"[（(]?(?:\d{1,4}|[ivxIVX]{1,5})[ ]?[-—]?[）)]?|(?<![.．·…‥])[.．·…‥]{3,}+)[ \t\u3000]{0,8}$"
)
LABELLED = lazy_pattern(rf"{LABEL}|\d{{1,2}} |{ANNEX_WORD}|附则")
ENTRY_ENDS = lazy_pattern(r"[。；;，,：]$")  # a line that is none


def leads_to_page(line: str) -> bool:
    """Whether a line ends as a row of contents does: with its page behind a blank or a leader, or with a leader."""
    return _PAGE.search(line) is not None


def plain_entry(line: str) -> str:
    """An entry without its page number, its leader, its blanks and the marks of Markdown."""
    line = re.sub(r"^[\s#*\-]+|\]\(#[^)]*\)|[*\[]", "", line)
    return re.sub(r"[\s\u3000.．·…]+", "", _PAGE.sub("", line))


def taken_up(text: str, end: int, entries: Sequence[str]) -> bool:
    """Whether the text behind ``end`` prints the first of its chapters again, or most of ``entries``."""
    units = [e for e in entries if LABELLED.match(e)]
    if units and len(units) * 5 >= len(entries) * 4 and UNITS.match(units[0]):
        first = "[ \t\u3000]*".join(map(re.escape, units[0][:MAX_PROBE]))
        if re.compile(rf"^[ \t\u3000]*{first}", re.MULTILINE).search(text, end):
            return True
    later = {
        plain_entry(text[low:high])[:MAX_ENTRY] for low, high in text_lines(text, end, len(text))
    }
    return sum(e in later for e in entries) >= TAKEN_UP * len(entries)
