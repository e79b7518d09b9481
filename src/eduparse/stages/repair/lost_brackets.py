"""Lost brackets around the year of a number of a paper: 青教发?2022?8号 for 青教发〔2022〕8号.

〔 and ﹝ are in few code pages, and so come out as ``?``. What stands there is known from what is around: a sign
of an organ, a year, a count and 号. One of the two may have survived.
"""

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.doc_numbers import year_in_doubt
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words

_SIGNS = "?？\ufffd"
_NUMBER = lazy_pattern(
    rf"{words('mark-of-organ')}[\u4e00-\u9fff]{{0,4}}(?<!{words('asked-of-a-year')}){year_in_doubt(_SIGNS)}(?!{words('numbered-place')})"
)
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
                for m in _NUMBER.finditer(text)
                for name, bracket in (("open", "〔"), ("close", "〕"))
                if m[name] in _SIGNS
            )
        )
