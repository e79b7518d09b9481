"""Fields to be filled in (``<textarea>``): some sites keep the text of a page in one, which a script shows.

Most hold a hint, a licence or code to be copied. What a paper is must be most of the page, and what stands beside it asks
for nothing.
"""

from eduparse.language.clause_labels import CLAUSE
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words

PAPER = 120  # characters of running text from which a field may hold a paper
WITH_CLAUSES = 30  # the same of a field with as many labelled lines as …
CLAUSES = 2  # … these
REST = 5  # of them for each character of the rest of the page, at least
_CLAUSE = lazy_pattern(rf"(?m:^)[ \t\u3000]*{CLAUSE}")
_ASKS = lazy_pattern(words("beside-field"))


def labelled(text: str) -> int:
    """How many lines of ``text`` open with the label of a clause."""
    return len(_CLAUSE.findall(text))


def holds_paper(size: int, clauses: int, rest: str) -> bool:
    """Whether a field with ``size`` characters of running text and so many ``clauses`` is the page, beside its ``rest``."""
    least = WITH_CLAUSES if clauses >= CLAUSES else PAPER
    return size >= max(least, REST * len(rest)) and _ASKS.search(rest) is None
