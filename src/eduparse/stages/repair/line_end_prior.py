"""How a line ends, by how it begins: an article with 。, an item of a list with ；, 有下列情形之一 with ：.

The model sees three characters, so where the bytes leave the mark at the end of a line open, only the
line as a whole can tell. The odds are counted in the statutes and policy papers the model is trained on
(122,000 lines): how much likelier each mark is on such a line than on any, in nats.
"""

from eduparse.language.charmodel import folded
from eduparse.language.clause_labels import (
    CIRCLED,
    DIVISION,
    HALF_BRACKET,
    IN_BRACKETS,
    IN_BRACKETS_HAN,
    NUMBERED,
)
from eduparse.language.lazy_pattern import lazy_pattern

_ARTICLE = lazy_pattern(rf"\A[ \u3000]*{DIVISION}")
_ITEM = lazy_pattern(rf"\A[ \u3000]*{IN_BRACKETS_HAN}")
_POINT = lazy_pattern(
    rf"\A[ \u3000]*(?:{NUMBERED}|{IN_BRACKETS}|{HALF_BRACKET}|{CIRCLED}|[—－-]{{1,2}})"
)
_OPENS = lazy_pattern("下列|如下|以下")
_ODDS = {  # by the label, and whether it announces a list
    ("article", False): {"。": 0.3, "；": -6.6, "：": -2.1},
    ("article", True): {"。": -0.9, "；": -5.8, "：": 2.4},
    ("item", False): {"。": -1.0, "；": 1.3, "：": -4.4},
    ("item", True): {"。": -0.5, "；": 0.9, "：": 0.2},
    ("point", False): {"。": -0.3, "；": 0.3, "：": 0.8},
    ("point", True): {"。": -0.4, "；": -0.3, "：": 2.1},
    ("", False): {"。": 0.3, "；": -3.2, "：": -1.9},
    ("", True): {"。": -0.5, "；": -5.3, "：": 2.2},
}
_NEVER = dict.fromkeys("，、", -3.0)  # what the model, backing off, has too likely at a line end
# None of 20,000 lines that end in a mark leaves a title open, and 7 of 570 that leave a bracket open end in one.
_OPEN = -4.0
_PAIRS = (("《", "》"), ("（", "）"))
_MARKS = "。；：，、"


def odds(line: str) -> float:
    """What ``line`` says for the mark at its end, by its beginning and by what it leaves open; else 0."""
    kinds = (("article", _ARTICLE), ("item", _ITEM), ("point", _POINT))
    label = next((name for name, pattern in kinds if pattern.match(line)), "")
    mark = folded(line[-1:])
    known = _NEVER.get(mark) or _ODDS[label, bool(_OPENS.search(line))].get(mark, 0.0)
    left_open = mark in _MARKS and any(line.rfind(a) > line.rfind(b) for a, b in _PAIRS)
    return known + _OPEN if left_open else known
