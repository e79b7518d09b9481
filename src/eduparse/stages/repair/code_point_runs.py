"""Characters written by the names of their code points: U+4E2DU+56FD, U+4E2D U+56FD U+4EBA U+6C11.

A text on Unicode names one, or a few with blanks between. Nobody writes two without a blank, or a sentence of them. What
a run spells must be Chinese; once one is read, single ones on the page are it too, unless the text speaks of codes.
"""

from collections.abc import Iterator

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.repair.byte_escapes import all_shows, is_likely

RULE = "escape.code-point"
GLUED, PARTED = 2, 6  # codes of a run that is a text, without and with blanks between
_RUN = lazy_pattern(r"U\+[0-9A-Fa-f]{4}(?![0-9A-Fa-f])(?: ?U\+[0-9A-Fa-f]{4}(?![0-9A-Fa-f]))*+")
_ONE = lazy_pattern(r"U\+([0-9A-Fa-f]{4})")
_CHINESE = lazy_pattern(
    "[ -~\u00b7\u2010-\u2027\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]*[\u3400-\u9fff，。、；：！？][ -~\u00b7\u2010-\u2027\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]*"
)


def code_point_runs(text: str) -> Iterator[Edit]:
    """Edits from codes to what they name."""
    if "U+" not in text:
        return
    runs = [(m, "".join(chr(int(c, 16)) for c in _ONE.findall(m[0]))) for m in _RUN.finditer(text)]
    runs = [(m, new) for m, new in runs if _CHINESE.fullmatch(new) and all_shows(new)]
    proven = any(
        len(new) >= (PARTED if " " in m[0] else GLUED) and is_likely(new) for m, new in runs
    )
    for m, new in runs if proven else ():
        yield Edit(m.start(), m.end(), new, RULE)
