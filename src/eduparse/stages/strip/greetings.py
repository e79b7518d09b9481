"""Greetings of a house to its guests (欢迎光临云来客栈！为了您的安全，请阅读以下内容：), which a site has for its readers.

A site greets its reader in the words of an inn, a museum or a shop. A line that names a site, a page or a visit to one is
the site's, and so is one that stands beside other furniture or is printed again. Any other one is of the text: it
welcomes a guest, thanks him, or leads to the rules of the house.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.page import StripLine

NOTE = "noise.site-note"
_GREETS = lazy_pattern(words("greets-guest"))
_OF_A_SITE = lazy_pattern(words("greets-reader"))


def greetings(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the marked lines with which a house greets its guests; no line is blank."""
    noted = [n for n, (_, rule) in enumerate(marks) if rule == NOTE]
    found = [n for n in noted if _GREETS.match(lines[n].text)]
    if not found:
        return
    printed = Counter(lines[n].key for n in found)
    for n in found:
        named = _OF_A_SITE.search(lines[n].text) is not None
        if not named and printed[lines[n].key] == 1 and not _beside_furniture(lines, marks, n):
            yield n


def _beside_furniture(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether furniture that greets nobody stands beside line ``n`` or the greetings around it; what a colon leads to below counts for the text."""
    if lines[n].text[-1] in "：:" and n + 1 < len(lines) and not marks[n + 1][0]:
        return False
    for step in (-1, 1):
        m = n + step
        while 0 <= m < len(lines) and marks[m][0] and _GREETS.match(lines[m].text):
            m += step
        if 0 <= m < len(lines) and marks[m][0]:
            return True
    return False
