"""Who signed a document and when: a line that is a date, with the names of organs right above it.

The first signature behind the recipients counts: it is the document's own, or that of the cover note;
an annex that follows has its own life. Names broken over two lines are joined; a name needs the ending
of an organ unless it stands directly above the date.
"""

import re
from collections.abc import Iterator

from eduparse.split.matter import DATE, ORGAN_END, TITLE_END

MAX_NAMES = 14  # lines above a date that may be names
_NAME = rf"[一-鿿“”·、（）()]{{2,46}}?{ORGAN_END}"
_DATED = re.compile(
    rf"^[ \t\u3000]*[（(]?(?P<names>(?:{_NAME}[ \t\u3000、]*){{0,8}})(?P<day>{DATE})(?:印发|发布)?[）)]?[ \t\u3000]*$",
    re.MULTILINE,
)
_NAMES = re.compile(rf"(?:{_NAME}[ \t\u3000、]*){{1,8}}")
_BARE = re.compile(r"[一-鿿“”·]{2,30}")
_TITLE = re.compile(rf".*{TITLE_END}")
_SEAL = re.compile(r"[（(][^（）()]{0,14}(?:代章|盖章|印章|章)[）)]")

Signature = tuple[tuple[str, ...], str | None]


def signatures(text: str, start: int) -> Iterator[Signature]:
    """Signatures from ``start`` on as (names, the line with the date), in order."""
    for m in _DATED.finditer(text, start):
        names = _split(m["names"])
        if not names:
            names = _above(text, start, m.start())
        yield names, m["day"]
    last = text.rstrip().rpartition("\n")
    if _NAMES.fullmatch(last[2].strip()) and last[0].rstrip()[-1:] in ("。", "）", ")"):
        yield _split(last[2].strip()), None


def _above(text: str, low: int, high: int) -> tuple[str, ...]:
    """The names in the lines directly above ``high``, joined where one is broken over two lines."""
    lines = [line.strip() for line in text[max(low, high - 800) : high].rstrip("\n").split("\n")]
    names: list[str] = []
    for n, line in enumerate(reversed(lines[-MAX_NAMES:])):
        plain = _SEAL.sub("", line).strip()
        if not plain and n and not line:
            break
        if _NAMES.fullmatch(plain):
            names.insert(0, plain)
        elif _BARE.fullmatch(plain) and not _TITLE.fullmatch(plain) and not names:
            names.insert(0, plain)  # directly above the date
        elif _BARE.fullmatch(plain) and names and len(plain) > 8 and not _TITLE.fullmatch(plain):
            names[0] = plain + names[0]  # the first half of a broken name
        elif plain:
            break
    return tuple(dict.fromkeys(n for line in names for n in _split(line)))


def _split(names: str) -> tuple[str, ...]:
    return tuple(n for n in re.split(r"[ \t\u3000、]+", names) if n)
