"""Delete what a forum hides between the lines of a post so that copies can be told (`language.scramble`).

One run is suggested. Two that chance made prove each other and all others: nobody writes so at the ends of lines.
"""

from collections.abc import Iterator

from eduparse.document.edits import Edit
from eduparse.language.scramble import scrambles

RULE = "spam.scramble"
PROVEN, ALONE = 0.99, 0.8
SEVERAL = 2  # runs of a page that prove each other
_WITNESSES = frozenset(("words", "repetition"))


def scrambled(text: str) -> Iterator[Edit]:
    """Deletions of such runs, with the line break of a line that is nothing else."""
    found = list(scrambles(text))
    proven = sum(sure for *_, sure in found) >= SEVERAL
    for start, end, _ in found:
        alone = start in (0, text.rfind("\n", 0, start) + 1) and text[end : end + 1] == "\n"
        sure = PROVEN if proven else ALONE
        yield Edit(start, end + alone, "", RULE, sure, witnesses=_WITNESSES)
