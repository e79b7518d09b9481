"""The catalogue of a language: English texts of the source and what stands for them, from a .po file.

A text with values in it is found by its template: ``There is no pass {0}. {1}`` stands for every text of
that form. The template with most literal text is tried first, and what it captured is looked up in turn,
so that a sentence inside a sentence is found too. ``{0:n}`` stands for a number alone; in the text
``{0:list}`` shows code words with commas and "or" between them as Chinese does.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from eduparse.language.lazy_pattern import lazy_pattern

LABEL = "label"  # the context of single words: no text of a user is ever taken for one
_SLOT = lazy_pattern(r"\{(\d)(?::(n|list))?\}")
_NUMBER, _ANY = r"([\d.,]+%?)", "(.*?)"
_COLON = lazy_pattern(": ")
_NAME = lazy_pattern(r"\S+(?:, line \d+)?: ")  # where a message is about: a file, a page, a line
_LINE = lazy_pattern(r", line \d+: $")
_ESCAPE = lazy_pattern(r"\\(.)")
_SENTENCE = lazy_pattern(r"(?<=[.?!]) (?=[A-Z(])")


class CatalogueEntry(NamedTuple):
    """One entry of a .po file; ``context`` is `LABEL` or empty."""

    context: str
    english: str
    text: str


def catalogue_entries(po: str) -> Iterator[CatalogueEntry]:
    """The entries of a .po file that are translated; those marked fuzzy or obsolete are left out."""
    for block in po.replace("\r\n", "\n").split("\n\n"):
        fields = {"msgctxt": "", "msgid": "", "msgstr": ""}
        name = ""
        for line in block.splitlines():
            if line.startswith("#,") and "fuzzy" in line:
                break
            if not line or line.startswith("#"):
                continue
            word, _, rest = line.partition(" ")
            if not line.startswith('"'):
                name, line = word, rest  # noqa: PLW2901 - what is left of it
            fields[name] += _ESCAPE.sub(_unescaped, line.strip()[1:-1])
        else:
            if fields["msgid"] and fields["msgstr"]:
                yield CatalogueEntry(fields["msgctxt"], fields["msgid"], fields["msgstr"])


def _unescaped(escape: "re.Match[str]") -> str:
    return {"n": "\n", "t": "\t"}.get(escape[1], escape[1])


class _Template:
    """A text with slots; its expression is compiled when a text may be of its form."""

    def __init__(self, english: str, text: str) -> None:
        self.english, self.text = english, text
        self._expression: re.Pattern[str] | None = None
        self.pieces = tuple(p for p in _SLOT.sub("\0", self.english).split("\0") if p)

    def values(self, text: str) -> dict[str, str] | None:
        """What ``text`` has in the slots, by their numbers; None where it is of another form."""
        if not all(piece in text for piece in self.pieces):
            return None
        if self._expression is None:
            parts, at = [], 0
            for slot in _SLOT.finditer(self.english):
                parts += [
                    re.escape(self.english[at : slot.start()]),
                    _NUMBER if slot[2] == "n" else _ANY,
                ]
                at = slot.end()
            self._expression = re.compile(
                "".join((*parts, re.escape(self.english[at:]))), re.DOTALL
            )
        found = self._expression.fullmatch(text)
        if found is None:
            return None
        names = (slot[1] for slot in _SLOT.finditer(self.english))
        return dict(zip(names, found.groups(), strict=True))

    def filled(self, values: Mapping[str, str]) -> str:
        """The text with ``values`` in its slots."""
        return _SLOT.sub(lambda slot: _listed(values[slot[1]], slot[2] == "list"), self.text)


def _listed(value: str, is_list: bool) -> str:  # noqa: FBT001 - what the slot says
    """A list of code words as Chinese has it; any other value as it is."""
    return value.replace(", ", "、").replace(" or ", " 或 ") if is_list else value


class Catalogue:
    """The texts of one language."""

    def __init__(self, po: str) -> None:
        self._labels: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        for entry in catalogue_entries(po):
            (self._labels if entry.context == LABEL else self._texts)[entry.english] = entry.text
        found = [_Template(e, t) for e, t in self._texts.items() if _SLOT.search(e)]
        self._templates = sorted(found, key=lambda t: -sum(map(len, t.pieces)))

    def label(self, english: str) -> str:
        """The text for ``english`` as it stands; ``english`` itself where there is none."""
        return self._labels.get(english) or self._texts.get(english, english)

    def message(self, english: str) -> str:
        """The text for a message: by itself or its template, behind a name, or sentence by sentence."""
        return self._found(english.strip()) or english

    def _found(self, english: str) -> str:
        return self._whole(english) or self._sentences(english) or self._behind(english)

    def _whole(self, english: str) -> str:
        """By the text itself or its template, of all or of what stands behind a name; or empty."""
        name = _NAME.match(english)
        ways = [(name[0], english[name.end() :], "")] if name else []
        ways.append(("", english, ""))
        # Some pieces get their stop where they are put together.
        ways += [(n, text[:-1], "。") for n, text, _ in ways if text.endswith(".")]
        for before, text, stop in ways:
            if text in self._texts:
                return f"{self._named(before)}{self._texts[text]}{stop}"
        for template in self._templates:
            for before, text, stop in ways:
                values = template.values(text)
                if values is not None:
                    shown = {n: self._value(value) for n, value in values.items()}
                    return f"{self._named(before)}{template.filled(shown)}{stop}"
        return ""

    def _value(self, value: str) -> str:
        """A captured part. Chinese needs no blank between sentences, so those around it go with it."""
        part = value.strip()
        return (part and (self._found(part) or self._found(f"{part}.").rstrip("。"))) or value

    def _named(self, name: str) -> str:
        """``FILE: `` or ``FILE, line 3: ``; the name stays as it is."""
        return f"{self._whole(name[:-2]) or name[:-2]}: " if _LINE.search(name) else name

    def _sentences(self, english: str) -> str:
        """Several sentences, each for itself; empty where none is known."""
        parts = _SENTENCE.split(english)
        found = [self._whole(part) for part in parts] if len(parts) > 1 else []
        if not any(found):
            return ""
        return "".join(new or f"{old} " for new, old in zip(found, parts, strict=True)).rstrip()

    def _behind(self, english: str) -> str:
        """What stands behind some words and a colon, where it alone is known; or empty."""
        for colon in _COLON.finditer(english):
            if found := self._whole(english[colon.end() :]):
                return f"{english[: colon.end()]}{found}"
        return ""
