"""Undo the bold print of Markdown that was printed as text, as in **一、招生范围** and 1. **网上报名**.

Stars also hide a name (张**), leave a blank (**学校**年级) and stand in formulas. So the marks go only where they open
at least two lines of a page and all are in pairs around words. Behind none of those that open a line may the text go
on without a blank or a mark, which may stand inside the stars (**一、招生范围：**本县), and the page must not speak of them.
"""

from collections.abc import Iterator

from eduparse.document.edits import Edit
from eduparse.language.clause_labels import BULLET, NUMBERED
from eduparse.language.lazy_pattern import lazy_pattern

BOLD = "markup.bold"
MARKUP = frozenset(("words", "layout"))  # its form, and its partner
FEWEST = 2  # lines that open with bold print
_PAIR = r"(?<![*\\])\*\*(?![\s*，。、；：！？）】”])(?P<inner>[^*\n`]{2,80}?)(?<!\s)\*\*(?!\*)"
_OPENS = lazy_pattern(
    rf"(?m:^)[ \t\u3000]*(?:#{{1,6}}[ \t]+)?(?:(?:{BULLET}|[-*+])[ \t]+|{NUMBERED}[ \t]*)?{_PAIR}"
)
_BOLD = lazy_pattern(_PAIR)
_STARS = lazy_pattern(r"\*{2,}")
_GOES_ON = lazy_pattern(r"[0-9A-Za-z\u3400-\u9fff]")
_CLOSES = "：:。；;！？"  # a mark behind bold words that was printed bold too
_ABOUT = lazy_pattern(r"Markdown|markdown|星号|加粗|粗体|乘方|`")


def bold_marks(text: str) -> Iterator[Edit]:
    """Deletions of the two stars on either side of bold words."""
    if "**" not in text or _ABOUT.search(text):
        return
    opening = list(_OPENS.finditer(text))
    joined = (m for m in opening if m["inner"][-1] not in _CLOSES)
    if len(opening) < FEWEST or any(_GOES_ON.match(text, m.end()) for m in joined):
        return
    pairs = list(_BOLD.finditer(text))
    if 2 * len(pairs) < len(_STARS.findall(text)):
        return
    for m in pairs:
        low, high = m.span("inner")
        yield Edit(m.start(), low, "", BOLD, witnesses=MARKUP)
        yield Edit(high, m.end(), "", BOLD, witnesses=MARKUP)
