r"""Characters in the wrong form: what looks right on the page and is the wrong code point.

Deleted: zero-width characters, soft hyphens, marks of byte order and direction, control characters.
Replaced one for one: radicals and compatibility ideographs by the character they show, full-width
letters and digits by ASCII (never punctuation), glyphs of symbol fonts (`lexicons/glyphs.tsv`),
other line ends by \n, no-break spaces by spaces. Joiners stay in scripts that need them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from eduparse.document import Document, Findings
from eduparse.edits import Edit
from eduparse.lexicons import table

_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\x85\xa0\xad\u180e\u200b-\u200f\u2007\u2028-\u202f\u2060-\u206f"
    "\u2e80-\u2fdf\ue000-\ufaff\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0002f800-\U0002fa1f]"
)
_ASCII = {
    c: c - 0xFEE0 for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}


class Form(NamedTuple):
    """A kind of wrong form: what it looks like, what to put there, whether one for one."""

    rule: str
    pattern: re.Pattern[str]
    new: Callable[[str], str]
    aligned: bool


def _forms() -> tuple[Form, ...]:
    return (
        Form("form.control", re.compile("[\x00-\x08\x0e-\x1f\x7f]+"), lambda _: "", aligned=False),
        Form(
            "form.invisible",
            # Not between letters of a script that uses joiners: Arabic, Mongolian, Tibetan, Indic.
            re.compile(
                "[\xad\u200b\ufeff\u2060-\u2064\u202a-\u202e\u2066-\u206f]+"
                "|(?:(?<=[\\s\x21-\x7e\u2010-\u2fff\u3000-\u9fff\uff00-\uff65])|^)"
                "[\u180e\u200c-\u200f\xad\u200b\ufeff\u2060-\u2064\u202a-\u202e\u2066-\u206f]+"
            ),
            lambda _: "",
            aligned=False,
        ),
        Form("form.line-end", re.compile("\r+\n"), lambda _: "\n", aligned=False),
        Form(
            "form.line-end",
            re.compile("[\r\x0b\x0c\x85\u2028\u2029](?!\n)"),
            lambda _: "\n",
            aligned=True,
        ),
        Form(
            "form.line-end",
            re.compile("[\x0b\x0c\x85\u2028\u2029](?=\n)"),
            lambda _: "\n",
            aligned=True,
        ),
        Form(
            "form.no-break", re.compile("[\xa0\u2007\u202f]+"), lambda s: " " * len(s), aligned=True
        ),
        Form("form.radical", re.compile("[\u2e80-\u2fdf]+"), _as_character, aligned=True),
        Form(
            "form.compatibility",
            re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]+"),
            _as_character,
            aligned=True,
        ),
        Form(
            "form.width",
            re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+"),
            lambda s: s.translate(_ASCII),
            aligned=True,
        ),
        # Publishing systems keep the stop of 1. in the private-use area.
        Form("form.stop", re.compile("(?<=[0-9\uff10-\uff19])\ue010"), lambda _: ".", aligned=True),
        Form("form.bullet", re.compile("[\uf000-\uf0ff]+"), _as_character, aligned=True),
    )


def _as_character(glyphs: str) -> str:
    """Each glyph as the character it shows, if that is known."""
    return "".join(map(_shown, glyphs))


@cache
def _shown(glyph: str) -> str:
    known = _glyphs().get(glyph)
    if known is not None:
        return known
    plain = unicodedata.normalize("NFKC", glyph)
    return plain if len(plain) == 1 and plain != "\ufffd" else glyph


@cache
def _glyphs() -> dict[str, str]:
    return {
        chr(int(row["glyph"].removeprefix("U+"), 16)): row["meaning"] for row in table("glyphs")
    }


class Forms:
    """Bring characters into the form that plain Chinese text has."""

    name = "repair.forms"

    def __init__(self) -> None:
        self._forms = _forms()

    def __call__(self, doc: Document) -> Findings:
        """One edit for each run of one kind of wrong form."""
        if _ODD.search(doc.text) is None:
            return Findings()
        return Findings(edits=tuple(self._edits(doc.text)))

    def _edits(self, text: str) -> Iterator[Edit]:
        odd = "".join(set(_ODD.findall(text)))
        for form in self._forms:
            if not any(map(form.pattern.search, (odd, *(f"1{c}\n" for c in odd), *odd))):
                continue
            for m in form.pattern.finditer(text):
                new = form.new(m[0])
                if new != m[0]:
                    yield Edit(m.start(), m.end(), new, form.rule, aligned=form.aligned)
