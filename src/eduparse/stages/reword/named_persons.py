"""Names of persons on a spun page, which no substitution touches: 班主任　沈秋禾 is no 沈春禾.

A spinner's table holds 秋, 水, 去 and 明 as words, and a name says nothing of which it was. A name shows by its place: a
surname and a given name of one or two characters. They stand behind a label (负责人：, 班主任), or alone at the end of a line
behind a blank, as a paper is signed; there two characters are as often a word (项目　安全).
"""

from collections.abc import Iterator

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import surnames, words

_NAME = r"[\u4e00-\u9fff]{2,4}"
_SIGNED = lazy_pattern(
    rf"(?:{words('signed-role')})(?:[:：][ \u3000]*|[ \u3000]+)(?P<role>{_NAME})(?![\u4e00-\u9fff])"
    rf"|[ \u3000](?P<end>[\u4e00-\u9fff]{{3,4}})[ \u3000]*(?=\n|$)"
)


def names_in(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of ``text`` that are names of persons by their places."""
    for m in _SIGNED.finditer(text):
        if _is_name(m[m.lastgroup or 0]):
            yield m.span(m.lastgroup or 0)


def _is_name(text: str) -> bool:
    """Whether ``text`` is a surname with one or two characters behind it."""
    return any(text[:n] in surnames() and 1 <= len(text) - n <= 2 for n in (1, 2))
