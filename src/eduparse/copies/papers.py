"""A paper as the comparison needs it: its text, its folded characters, and what it says of itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from eduparse.copies.differences import LOST
from eduparse.copies.overlap import Shape
from eduparse.copies.signature import folded_text
from eduparse.language.clause_labels import LABEL
from eduparse.language.dates import DATE, iso_date
from eduparse.language.doc_numbers import YEAR_AND_COUNT, normal_number
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.titles import headline
from eduparse.stages.reword.alignment import folded_places

HEAD = 1200  # code points in which a paper names itself
TAIL = 400  # code points in which it is signed
_NUMBER_LINE = lazy_pattern(
    rf"^[ \t\u3000]*[（(]?(?P<number>[\u4e00-\u9fff]{{1,14}}{YEAR_AND_COUNT})[）)]?[ \t\u3000]*$",
    re.MULTILINE,
)
_DATE_LINE = lazy_pattern(rf"^[^。；\n]{{0,40}}?(?P<day>{DATE})[）)]?\s*$", re.MULTILINE)
_LABEL = lazy_pattern(rf"\s*{LABEL}")
_OWN = lazy_pattern(r"[^\w]")


@dataclass(frozen=True)
class Paper:
    """A document row, as far as copies are concerned."""

    id: str
    source: str
    text: str
    title: str | None = None
    number: str | None = None
    issued: str | None = None
    published: str | None = None
    url: str | None = None
    score: float | None = None
    truncated: tuple[bool, bool] = (False, False)
    spun: float = 0.0
    key: str = ""  # orders papers that are equal in all else
    extra: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of_row(cls, row: Mapping[str, Any], key: str = "") -> "Paper":
        """The paper of a document row; what the row does not say is read in the text."""
        m = row.get("metadata")
        m = m if isinstance(m, dict) else {}
        web = m.get("web") if isinstance(m.get("web"), dict) else {}
        quality = m.get("quality") if isinstance(m.get("quality"), dict) else {}
        text = row["text"]
        return cls(
            id=str(row.get("id", "")),
            source=str(row.get("source", "")),
            text=text,
            title=_string(m.get("title")) or title_in(text),
            number=_string(m.get("doc_number")) or number_in(text),
            issued=_string(m.get("issued")) or date_in(text),
            published=_string((web or {}).get("published")),
            url=_string((web or {}).get("url")) or _string(row.get("url")),
            score=_number((quality or {}).get("score")),
            truncated=(bool(m.get("truncated_start")), bool(m.get("truncated_end"))),
            spun=_number(m.get("spun")) or 0.0,
            key=key,
        )

    @cached_property
    def length(self) -> int:
        """Code points without blanks."""
        return len("".join(self.text.split()))

    @cached_property
    def unspaced(self) -> str:
        """Its text without blanks and in one width."""
        return folded_places(self.text)[0]

    @cached_property
    def folded(self) -> str:
        """Its letters and figures."""
        return folded_text(self.text)

    @cached_property
    def shape(self) -> Shape:
        """Its runs, for a quick look at what it shares with another."""
        return Shape(self.folded)

    @cached_property
    def damage(self) -> int:
        """How many places show lost bytes."""
        return sum(1 for _ in LOST.finditer(self.text))


def title_in(text: str) -> str | None:
    """The first line of the head that is a title by itself."""
    for line in text[:HEAD].split("\n"):
        found = None if _LABEL.match(line) else headline(line.strip())
        if found:
            return found.text
    return None


def number_in(text: str) -> str | None:
    """The document number that stands on a line of its own in the head."""
    m = _NUMBER_LINE.search(text, 0, HEAD)
    return normal_number(m["number"]) if m else None


def date_in(text: str) -> str | None:
    """The last date that ends a line of the tail."""
    found = [m["day"] for m in _DATE_LINE.finditer(text, max(0, len(text) - TAIL))]
    return iso_date(found[-1]) if found else None


def folded_title(title: str | None) -> str:
    """A title without marks and brackets around it."""
    return _OWN.sub("", title or "")


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
