"""Lost brackets around the year of a number of a paper: 青教发?2022?8号 for 青教发〔2022〕8号.

〔 and ﹝ are in few code pages, and so come out as ``?``, in some fonts as „ and ‟. What stands there is known from what is around: a sign
of an organ, a year, a count and 号. One of the two may have survived. Where the text speaks of brackets or of right and
wrong, quotes the number, or prints the same one with its brackets, the marks may be meant, and stay.
"""

from collections.abc import Iterator
from re import Match

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.doc_numbers import BRACKETS, YEAR_AND_COUNT, year_in_doubt
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words

_SIGNS = "?？\ufffd„‟‚‛"  # the last are quotation marks of other languages, as which a font of forms shows them
_NUMBER = lazy_pattern(
    rf"{words('mark-of-organ')}[\u4e00-\u9fff]{{0,4}}(?<!{words('asked-of-a-year')}){year_in_doubt(_SIGNS)}(?!{words('numbered-place')})"
)
_ABOUT_BRACKETS = lazy_pattern(words("about-brackets"))
_SPOKEN_OF = lazy_pattern(words("number-spoken-of"))
_WHOLE = lazy_pattern(YEAR_AND_COUNT)
_DIGITS = lazy_pattern("[0-9]+")
CONFIDENCE = 0.97  # the bracket may have been one of another form


class LostBrackets:
    """Put back the brackets of numbers of papers."""

    name = "repair.brackets"
    mends = "brackets that were lost"

    def __call__(self, doc: Document) -> Findings:
        """An aligned edit for each lost bracket."""
        text = doc.text
        if not any(sign in text for sign in _SIGNS):
            return Findings()
        return Findings(
            edits=tuple(
                Edit(m.start(name), m.end(name), bracket, "lost.bracket", CONFIDENCE, aligned=True)
                for m in _lost(text)
                for name, bracket in _pair(m["open"], m["close"])
                if m[name] in _SIGNS
            )
        )


def _lost(text: str) -> "Iterator[Match[str]]":
    """The numbers of ``text`` of which a bracket is lost."""
    found = list(_NUMBER.finditer(text))
    if not found or _ABOUT_BRACKETS.search(text):
        return
    whole = {_figures(m[0]) for m in _WHOLE.finditer(text)}
    for m in found:
        low, stop = text.rfind("\n", 0, m.start()) + 1, text.find("\n", m.end())
        end = len(text) if stop < 0 else stop
        if _figures(m[0]) not in whole and not _SPOKEN_OF.search(text, low, end):
            yield m


def _pair(opening: str, closing: str) -> tuple[tuple[str, str], ...]:
    """The brackets as they were: the one that survived tells the other."""
    if opening in BRACKETS:
        closing = BRACKETS[opening]
    elif closing in BRACKETS.values():
        opening = next(a for a, b in BRACKETS.items() if b == closing)
    else:
        opening, closing = "〔", "〕"
    return ("open", opening), ("close", closing)


def _figures(number: str) -> tuple[str, ...]:
    return tuple(_DIGITS.findall(number))
