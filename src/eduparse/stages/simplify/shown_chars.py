"""Lines that show single characters as such: tables of variants (够　夠, 云雲　发發髮) and exercises (學（　）國（　）).

Converted they say nothing any more. What tells is how the characters stand: one alone beside its own other form, or
each of the line in front of empty brackets, or rows of forms of one character. In running text a character stands
between others.
"""

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.simplify.conversion import Conversion

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
FEWEST = 2  # characters in front of brackets; a single one may be a word with a note left out
# One character alone, and behind a sign or two the next one; what stands behind that does not matter.
_BESIDE = lazy_pattern(
    f"(?<![{_HAN}])(?P<alone>[{_HAN}])(?=[^{_HAN}\\w]{{1,3}}(?P<other>[{_HAN}]))"
)
_BESIDE_REVERSED = lazy_pattern(
    f"(?P<other>[{_HAN}])[^{_HAN}\\w]{{1,3}}(?P<alone>[{_HAN}])(?![{_HAN}])"
)
_ASKED = lazy_pattern(
    f"(?:[^{_HAN}\\w]*[{_HAN}][ \t\u3000]*[（(\\[][ \t\u3000_]*[）)\\]]){{{FEWEST},}}[^{_HAN}\\w]*"
)
_GROUPS = lazy_pattern(f"[{_HAN}]{{2,4}}(?:[ \t\u3000、，；]+[{_HAN}]{{2,4}})+")
_GROUP = lazy_pattern(f"[{_HAN}]+")
_SIMPLIFIED = Conversion()


def shows_characters(line: str) -> bool:
    """Whether ``line`` shows characters of traditional script as what they are."""
    if _ASKED.fullmatch(line) or _shows_forms(line):
        return True
    return any(
        m["alone"] != m["other"] and _SIMPLIFIED(m["other"]) == m["alone"]
        for pattern in (_BESIDE, _BESIDE_REVERSED)
        for m in pattern.finditer(line)
    )


def _shows_forms(line: str) -> bool:
    """Whether most of ``line`` is groups of forms of one character: 云雲 发發髮; 人人 is a word."""
    if not _GROUPS.fullmatch(line.strip()):
        return False
    groups = _GROUP.findall(line)
    one = [g for g in groups if len(set(g)) > 1 and len(set(_SIMPLIFIED(g))) == 1]
    return len(one) >= FEWEST and 2 * len(one) > len(groups)
