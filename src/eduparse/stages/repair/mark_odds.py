"""What a whole line says of a mark of which bytes are lost: an open bracket asks for its other half, a question for ？.

The model sees three characters. Whether a pair stands open in front, and which half of it comes next behind, was counted
for six million characters of texts the models are trained on. Where nothing is open and the second half stands behind, the
first one is likelier by a factor of 200. Where nothing is open, the second half is rarer by 100. So much is not believed, since
other brackets of the line may be lost, too (`ODDS`). A sentence that asks (什么, 吗, 如何) ends in ？ ten to twenty times as
often as others do; the model mostly sees a part of that.
"""

from eduparse.language.charmodel import folded
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words

PAIRS = (("（", "）"), ("“", "”"), ("《「『【〔", "》」』】〕"))
"""Those that share their first bytes in UTF-8 count as one: where both halves lost theirs, one wrong half proves no other."""
ODDS = {
    (False, "second"): (3.0, -2.0),
    (False, "first"): (-1.5, -2.5),
    (False, ""): (-2.0, -2.5),
    (True, "second"): (-1.5, -1.5),
    (True, "first"): (-1.5, 2.5),
    (True, ""): (-1.5, 2.5),
}
LINE_REACH = 200
"""Characters of the line in front and behind that are looked at: hardly a pair or a sentence is longer."""
QUESTION = {"？": 1.6, "。": -0.2, "；": -1.0, "：": -1.0}  # nats, of a sentence that asks …
STATEMENT = {"？": -0.7}  # … and of one that does not
_PAIR_OF = {half: pair for pair in PAIRS for halves in pair for half in halves}
_MARKS = frozenset(_PAIR_OF) | QUESTION.keys()
_ENDS = "。！？；：“\n"
_ASKS = lazy_pattern(words("asks-sentence"))


def is_mark(char: str) -> bool:
    """Whether a line says anything of ``char``."""
    return folded(char) in _MARKS


def odds_of_mark(before: str, char: str, behind: str) -> float:
    """How much likelier the line between ``before`` and ``behind`` makes ``char`` than the model knows (nats)."""
    mark = folded(char)
    pair = _PAIR_OF.get(mark)
    left, right = folded(before[-LINE_REACH:]), folded(behind[:LINE_REACH])
    if pair is None:
        asks = _ASKS.search(left, max(map(left.rfind, _ENDS)) + 1) is not None
        return (QUESTION if asks else STATEMENT).get(mark, 0.0)
    first, second = pair
    stands_open = max(map(left.rfind, first)) > max(map(left.rfind, second))
    a, b = _next(right, first), _next(right, second)
    follows = "" if a == b else "second" if b < a else "first"
    of_first, of_second = ODDS[stands_open, follows]
    return of_first if mark in first else of_second


def _next(text: str, signs: str) -> int:
    """Where the first of ``signs`` stands in ``text``; behind it where none does."""
    return min((n for n in map(text.find, signs) if n >= 0), default=len(text))
