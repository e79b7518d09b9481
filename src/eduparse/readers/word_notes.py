"""Footnotes and endnotes of a Word document: their marks in the text, and the notes behind it.

Word prints a note at the foot of its page or at the end. In a text without pages all stand at its end, in
the order of their marks, each behind the mark that stands in the text.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element

from eduparse.readers.number_forms import number_text
from eduparse.readers.word_styles import W, value


class Notes:
    """The notes of a document: kind (``footnote``, ``endnote``) → id → element; ``forms`` of their marks."""

    def __init__(self, parts: Mapping[str, Element | None], forms: Mapping[str, str]) -> None:
        self._notes = {
            (kind, note.get(f"{W}id", "")): note
            for kind, part in parts.items()
            if part is not None
            for note in part.iter(f"{W}{kind}")
            if note.get(f"{W}type") in (None, "normal")
        }
        self._forms = forms
        self._marks: dict[tuple[str, str], str] = {}
        self._counts = Counter[str]()

    def mark(self, kind: str, name: str, *, printed: bool) -> str:
        """The mark of a note in the text; none where there is no such note, or it is ``printed`` as text."""
        key = kind, name
        if key not in self._notes:
            return ""
        if printed:
            self._marks.setdefault(key, "")
            return ""
        if key not in self._marks:
            self._counts[kind] += 1
            shown = number_text(self._counts[kind], self._forms.get(kind, "decimal"))
            self._marks[key] = f"[{shown}]" if shown.isalnum() and shown.isascii() else shown
        return self._marks[key]

    def lines(self, text_of: Callable[[Element], str]) -> Iterator[str]:
        """The notes that have a mark, a line each; ``text_of`` reads one."""
        for kind in ("footnote", "endnote"):
            for key, mark in list(self._marks.items()):
                if key[0] == kind and (text := " ".join(text_of(self._notes[key]).split())):
                    yield f"{mark} {text}".strip()


def forms_of(*places: Element | None) -> dict[str, str]:
    """The forms of the marks, as the settings or the sections of a document tell them."""
    found = {"footnote": "decimal", "endnote": "lowerRoman"}
    for place in (p for p in places if p is not None):
        for kind, usual in list(found.items()):
            found[kind] = value(place.find(f".//{W}{kind}Pr/{W}numFmt")) or usual
    return found
