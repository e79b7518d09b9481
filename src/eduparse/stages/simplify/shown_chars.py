"""Lines that show single characters as such: tables of variants (够　夠, 云雲　发發髮) and exercises (學（　）國（　）).

Converted they say nothing any more. What tells is how the characters stand: one alone beside its own other form, or
each of the line in front of empty brackets, or rows of forms of one character, or both forms in quotation marks. In running text a character stands
between others.
"""

from collections.abc import Iterator

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import lines_around, signs
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
# Where a line may be of one of these kinds, found in a whole text.
_EMPTY = lazy_pattern("[（(\\[][ \t\u3000_]*[）)\\]]")
_GROUPS_LINE = lazy_pattern(rf"\n[^\S\n]*{_GROUPS.pattern}[^\S\n]*(?=\n|\Z)")
# A character alone in quotation marks, as a sentence speaks of it: “乾”讀作 qián，不作“干”解.
_NAMED = lazy_pattern(f"[“「‘『\"'](?P<char>[{_HAN}])[”」’』\"']")
_SIMPLIFIED = Conversion()
_CONVERTED = lazy_pattern(f"[{_HAN}]")
_MOST_KEPT = 1 << 13  # characters whose simplified form is kept; all pages have some five thousand


class _OtherForms(dict[str, str]):
    """Characters that have another form in simplified script when they stand alone, and that form."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: set[str] = set()

    def among(self, chars: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Those of ``chars`` with their forms; what is new is looked up together, each on a line of its own."""
        if not self._asked.issuperset(chars):
            if len(self._asked) > _MOST_KEPT:
                self._asked.clear()
                self.clear()
            new = list(filter(_CONVERTED.match, chars - self._asked))
            forms = zip(new, _SIMPLIFIED("\n".join(new))[::2], strict=True)
            self.update((char, form) for char, form in forms if char != form)
            self._asked |= chars
        return ((char, self[char]) for char in self.keys() & chars)


_OTHER_FORMS = _OtherForms()


def shows_characters(line: str) -> bool:
    """Whether ``line`` shows characters of traditional script as what they are."""
    if _ASKED.fullmatch(line) or _shows_forms(line) or _names_both(line):
        return True
    return any(
        (m["other"], m["alone"]) in _OTHER_FORMS.among(frozenset(m["other"]))
        for pattern in (_BESIDE, _BESIDE_REVERSED)
        for m in pattern.finditer(line)
    )


def any_shown(text: str) -> bool:
    """Whether a line of ``text`` shows characters as such, so that its lines have to be looked at one by one.

    Only lines that may are asked: with empty brackets, of groups alone, or with a character beside its own other form.
    """
    starts = sorted(_may_show(text))
    return any(shows_characters(text[start:end]) for start, end in lines_around(text, starts))


def _may_show(text: str) -> Iterator[int]:
    """Places in all lines that may show characters."""
    yield from (m.start() for m in _EMPTY.finditer(text))
    yield from (m.end() - 1 for m in _GROUPS_LINE.finditer(f"\n{text}"))
    here = signs(text)
    for char, plain in _OTHER_FORMS.among(here):
        if plain in here:
            at = text.find(char)
            while at >= 0:
                end = text.find("\n", at)
                end = len(text) if end < 0 else end
                if text.find(plain, text.rfind("\n", 0, at) + 1, end) >= 0:
                    yield at
                at = text.find(char, end)


def _names_both(line: str) -> bool:
    """Whether ``line`` has a character and its other form, each alone in quotation marks."""
    named = frozenset(_NAMED.findall(line))
    return len(named) > 1 and any(form in named for _, form in _OTHER_FORMS.among(named))


def _shows_forms(line: str) -> bool:
    """Whether most of ``line`` is groups of forms of one character: 云雲 发發髮; 人人 is a word."""
    if not _GROUPS.fullmatch(line.strip()):
        return False
    groups = _GROUP.findall(line)
    one = [g for g in groups if len(set(g)) > 1 and len(set(_SIMPLIFIED(g))) == 1]
    return len(one) >= FEWEST and 2 * len(one) > len(groups)
