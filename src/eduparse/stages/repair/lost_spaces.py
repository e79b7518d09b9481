"""Question marks that stand for lost no-break spaces: 专栏1?健全制度, 水平。?, ??各地要.

A page that went through an encoding without no-break space shows them as ``?``. They are told by
where they stand: between a label and its title, after the last 。 of a line, and, where several
lines share it, as an indent. A real question mark stands behind words; a ``?`` of a byte slip
stands before rare characters. Both stay.

Behind a label a ``?`` may also be the first character of the title: 二、?强组织领导 for 加强. A blank stands behind
most labels of its kind and before a whole word; any other mark stays, and `unproven` tells it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.clause_labels import (
    ANNEX_WORD,
    CLAUSE,
    LABEL,
    LABEL_OPENS,
    ORDINAL,
    UNIT_ENDS,
)
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import table, words
from eduparse.language.mixture import mixture
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.lost_byte import likeliest_byte
from eduparse.stages.repair.page_model import is_traditional
from eduparse.stages.repair.question_odds import likely_signs

_BLANKS = "[ \u00a0]*\\?[ \u00a0?]*"
_BOX = rf"(?:专栏|專欄|{ANNEX_WORD}|表|图|圖) ?{ORDINAL}"
# Every label of a kind, with the mark behind it if it has one.
_LABELS = tuple(
    lazy_pattern(rf"^[ \u3000]*(?P<label>{label})(?P<lost>(?:{_BLANKS})?)(?=\S)", re.MULTILINE)
    for label in (_BOX, LABEL)
)
_SPOKEN_OF = lazy_pattern(words("mark-spoken-of"))
_AFTER_STOP = lazy_pattern(rf"(?<=[。；])[ \u00a0]*\?[ \u00a0?]*(?=\n|\Z|{CLAUSE})")
_OPENING = lazy_pattern(
    r"^[ \u3000]*(?P<lost>\?{1,8})(?=[ \u3000]?[\u4e00-\u9fff]{7}|[\u4e00-\u9fff])(?![^\n]{0,80}[?？][^\n0-9\u4e00-\u9fff]{0,3}$)",
    re.MULTILINE,
)
_MISREAD = lazy_pattern("(?:Â\u00a0)+")
_MISREAD_INDENT = lazy_pattern(
    r"^[ \u3000]*(?P<lost>聽{2,}|牋{2,})(?=[\u4e00-\u9fff])", re.MULTILINE
)
_INDENT = lazy_pattern(r"^(?P<lost>\?{2,8})(?=[^\s?])", re.MULTILINE)
_ONLY = lazy_pattern(r"^[ \u3000]*\?{1,4}[ \u3000]*$", re.MULTILINE)
_LOOK = 6  # characters after a lost blank that must look like text
_RAREST = -10  # log-probability of the rarest character that counts as ordinary
_SEVERAL = 3  # lines with the same indent, or with nothing else, that prove each other
_DOUBLED = 2  # of them in a row that may be a word: 聽聽那冷雨
_TWO = 2  # labels with a mark that prove each other, where they are more than half of their kind
WHOLE = -1.0  # nats by which a title is likelier as it stands than with a common character in front, where it is whole
_WEIGHED = 4  # characters of a title that tell whether it begins with a whole word


class LostBlanks:
    """Remove ``?`` that stands for a no-break space."""

    name = "repair.nbsp"
    mends = "spaces that became other signs"

    def __call__(self, doc: Document) -> Findings:
        """Deletions; after 第X条 and its like a blank takes the place."""
        text = doc.text
        if "?" not in text and "聽聽" not in text and "牋牋" not in text and "Â\u00a0" not in text:
            return Findings()
        return Findings(edits=tuple(_edits(text)))


def unproven(text: str) -> Iterator[tuple[int, int]]:
    """The marks behind labels that stay, or that open a line, before Chinese: each may be a character that is lost.

    In the shared texts two stand at the start of a line, both of them for a character that is lost.
    """
    if "?" in text:
        for m, proven in _behind_labels(text):
            if not proven and _ordinary(text, m.end()) and not _SPOKEN_OF.match(text, m.end()):
                yield m.span("lost")
        for m in _OPENING.finditer(text):
            if _ordinary(text, m.end()) and not _SPOKEN_OF.match(text, m.end()):
                yield m.span("lost")


def _edits(text: str) -> Iterator[Edit]:
    for m, proven in _behind_labels(text):
        if proven and _ordinary(text, m.end()):
            new = " " if text[m.start("lost") - 1] in UNIT_ENDS else ""
            yield Edit(m.start("lost"), m.end("lost"), new, "nbsp.after-label")
    for m in _AFTER_STOP.finditer(text):
        line = text.rfind("\n", 0, m.start()) + 1
        # Two that answer two in front of them are what is left of quotation marks: 他说：??我不去。??
        if m[0].strip(" \u00a0") != "??" or text.find("??", line, m.start()) < 0:
            yield Edit(m.start(), m.end(), "", "nbsp.after-stop")
    yield from _indents(text)
    yield from _misread(text)


def _misread(text: str) -> Iterator[Edit]:
    """No-break spaces that were read in another encoding: C2 A0 is 聽 in GBK and Â with one in Latin-1, A0 A0 is 牋.

    As characters they are indents, long ones or of several lines; elsewhere, and in traditional script, they may be words.
    """
    indents = list(_MISREAD_INDENT.finditer(text))
    proven = len(indents) >= _TWO or any(len(m["lost"]) > _DOUBLED for m in indents)
    if proven and not is_traditional(text.replace("聽", "")):
        for m in indents:
            blanks = m["lost"].count("聽") + 2 * m["lost"].count("牋")
            yield Edit(m.start("lost"), m.end("lost"), " " * blanks, "nbsp.misread")
    for m in _MISREAD.finditer(text):
        yield Edit(m.start(), m.end(), " " * m[0].count("\u00a0"), "nbsp.misread")


def _behind_labels(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """The marks behind labels, and whether they stand behind most of their kind and before a whole word."""
    for pattern in _LABELS:
        kinds: defaultdict[str, list[re.Match[str]]] = defaultdict(list)
        for m in pattern.finditer(text):
            label = m["label"]
            opens = label[0] if label[0] in LABEL_OPENS or pattern is _LABELS[0] else ""
            kinds[opens + ("" if label[-1].isalnum() and opens else label[-1])].append(m)
        for found in kinds.values():
            marked = [m for m in found if m["lost"]]
            shared = len(marked) >= _TWO and 2 * len(marked) > len(found)
            yield from ((m, shared and _is_whole(text, m.end())) for m in marked)


def _is_whole(text: str, at: int) -> bool:
    """Whether what begins at ``at`` begins with a whole word: a common character in front makes it less likely.

    Of 400 titles of clauses 96 in 100 do; of the same without their first character, 71.
    """
    right = text[at : at + _WEIGHED].split("\n", 1)[0]
    own = mixture().score(seen(right), "\n")
    return likeliest_byte(mixture(), "\n", right, likely_signs(), rivals=0)[2] <= own + WHOLE


def _indents(text: str) -> Iterator[Edit]:
    found = [m for m in _INDENT.finditer(text) if _ordinary(text, m.end())]
    same = Counter(len(m["lost"]) for m in found)
    for m in found:
        if same[len(m["lost"])] >= _SEVERAL:
            yield Edit(m.start(), m.end(), "", "nbsp.indent")
    alone = list(_ONLY.finditer(text))
    if len(alone) >= _SEVERAL:
        yield from (Edit(m.start(), m.end(), "", "nbsp.alone") for m in alone)


def _ordinary(text: str, at: int) -> bool:
    """Whether what follows is text as people write it, not the wreck of a byte slip."""
    after = text[at : at + _LOOK].split("\n", 1)[0]
    han = [c for c in after if "\u3400" <= c <= "\u9fff"]
    return len(han) >= 2 and all(c in _common() for c in han) and "?" not in after


@cache
def _common() -> frozenset[str]:
    rows = table("han-frequency")
    return frozenset("".join(r["chars"] for r in rows if int(r["weight"]) >= _RAREST))
