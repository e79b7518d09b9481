"""Traditional to simplified script, only where the text is traditional.

The converter damages simplified text (显著 -> 显着), so a gate decides by the characters that only one
script has. First the document votes. In a traditional document every paragraph is converted but
those that are clearly simplified; in a simplified one only paragraphs that are traditional nearly
throughout, quotations and titles aside, and without kana. A paragraph with no evidence of its own,
a short heading, follows its neighbours. Behind the gate stands OpenCC's ``tw2s``, and over it a
list of phrases it gets wrong (`lexicons/script-guard.tsv`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from eduparse.document import Document, Findings, Pass
from eduparse.edits import Edit
from eduparse.lexicons import table
from eduparse.script import KANA, characters, votes

_QUOTED = re.compile("《[^《》\n]{0,60}》|“[^“”\n]{0,60}”|「[^「」\n]{0,60}」")
_NEARLY_ALL = 0.9  # share of traditional characters of a traditional paragraph on a simplified page
_ENOUGH = 3  # one-script characters that decide about a paragraph against its document
_KANA = 3  # kana that make a paragraph Japanese
_LINE = re.compile(r"[^\n]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text and its votes; ``plain`` without what stands in quotation marks."""

    start: int
    end: int
    votes: tuple[int, int]
    plain: tuple[int, int]
    japanese: bool


class Simplify:
    """Convert traditional paragraphs; note which script the page was in."""

    name = "simplify"

    def __call__(self, doc: Document) -> Findings:
        """One aligned edit for each run of traditional paragraphs, and ``script``."""
        known = doc.metadata.script
        if _opencc("t2s", doc.text) == doc.text:
            fresh = known is None and not characters("hans").isdisjoint(doc.text)
            return Findings(metadata={"script": "hans"} if fresh else {})
        hant, hans = votes(doc.text)
        if hant <= hans and hant < _ENOUGH:
            return Findings(metadata={"script": "hans"} if known is None and hans else {})
        paragraphs = [_paragraph(doc.text, m.start(), m.end()) for m in _LINE.finditer(doc.text)]
        chosen = _chosen(paragraphs)
        script = _script(paragraphs, chosen)
        return Findings(
            edits=tuple(_edits(doc.text, paragraphs, chosen)),
            metadata={} if known in ("hant", "mixed") else {"script": script},
        )


def passes() -> tuple[Pass, ...]:
    """The passes of the stage, in order."""
    return _PASSES


_PASSES: tuple[Pass, ...] = (Simplify(),)


def _paragraph(text: str, start: int, end: int) -> Paragraph:
    line = text[start:end]
    voted = votes(line)
    plain = votes(_QUOTED.sub("", line)) if voted[0] else voted
    return Paragraph(start, end, voted, plain, voted[0] > 0 and len(KANA.findall(line)) >= _KANA)


def _chosen(paragraphs: list[Paragraph]) -> list[bool]:
    """Which paragraphs are converted."""
    hant = sum(p.votes[0] for p in paragraphs if not p.japanese)
    hans = sum(p.votes[1] for p in paragraphs if not p.japanese)
    if hant > hans:
        return [not (p.japanese or _simplified(p)) for p in paragraphs]
    sure = [_traditional(p) for p in paragraphs]
    return _followed(paragraphs, sure) if any(sure) else sure


def _simplified(p: Paragraph) -> bool:
    """Whether a paragraph of a traditional page is in simplified script."""
    hant, hans = p.plain
    return hans >= _ENOUGH and hans >= _NEARLY_ALL * (hant + hans)


def _traditional(p: Paragraph) -> bool:
    """Whether a paragraph of a simplified page is in traditional script."""
    hant, hans = p.plain
    return hant >= _ENOUGH and hant >= _NEARLY_ALL * (hant + hans) and not p.japanese


def _followed(paragraphs: list[Paragraph], sure: list[bool]) -> list[bool]:
    """``sure``, and between two of them those that do not speak for simplified script."""
    chosen = list(sure)
    open_since: int | None = 0
    for n, p in enumerate(paragraphs):
        if sure[n]:
            if open_since is not None:
                chosen[open_since:n] = [True] * (n - open_since)
            open_since = n + 1
        elif p.votes[1] or p.japanese:
            open_since = None
    if open_since is not None:
        chosen[open_since:] = [True] * (len(chosen) - open_since)
    return chosen


def _script(paragraphs: list[Paragraph], chosen: list[bool]) -> str:
    """What the page was: ``mixed`` if paragraphs of both scripts stand on it."""
    if not any(chosen):
        return "hans"
    stay = any(
        p.votes[1] >= _ENOUGH and not p.japanese
        for p, taken in zip(paragraphs, chosen, strict=True)
        if not taken
    )
    return "mixed" if stay else "hant"


def _edits(text: str, paragraphs: list[Paragraph], chosen: list[bool]) -> Iterator[Edit]:
    start: int | None = None
    end = 0
    for p, taken in zip(paragraphs, chosen, strict=True):
        if taken:
            start = p.start if start is None else start
            end = p.end
        elif start is not None:
            yield _edit(text, start, end)
            start = None
    if start is not None:
        yield _edit(text, start, end)


def _edit(text: str, start: int, end: int) -> Edit:
    return Edit(start, end, converted(text[start:end]), "simplify.tw2s", aligned=True)


def converted(text: str) -> str:
    """Traditional ``text`` in simplified script, character for character."""
    out = _opencc("tw2s", text)
    pieces, at = [], 0
    for m in _guard().finditer(text):
        pieces += [out[at : m.start()], _wanted()[m[0]]]
        at = m.end()
    pieces.append(out[at:])
    return "".join(pieces)


def _opencc(config: str, text: str) -> str:
    """``text`` through OpenCC, at the same length."""
    convert = _converter(config).convert
    try:
        out = str(convert(text))
    except UnicodeEncodeError:  # it takes bytes, and UTF-8 has none for a lone surrogate
        out = str(convert(_SURROGATE.sub("?", text)))
        pairs = zip(out, text, strict=len(out) == len(text))
        out = "".join(b if _SURROGATE.match(b) else a for a, b in pairs)
    if len(out) != len(text):
        out = "".join(_one(config, char) for char in text)
    return out


@cache
def _one(config: str, char: str) -> str:
    """A single character converted, or itself where that would change the length."""
    if _SURROGATE.match(char):
        return char
    out = str(_converter(config).convert(char))
    return out if len(out) == 1 else char


@cache
def _converter(config: str) -> "opencc.OpenCC":  # type: ignore[name-defined] # noqa: F821
    import opencc

    return opencc.OpenCC(config)


@cache
def _wanted() -> dict[str, str]:
    return {row["phrase"]: row["wanted"] for row in table("script-guard")}


@cache
def _guard() -> re.Pattern[str]:
    longest_first = sorted(_wanted(), key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(re.escape, longest_first)))
