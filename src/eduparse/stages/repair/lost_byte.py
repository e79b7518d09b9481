"""A character of GBK of which one byte is left: the other one found by what stands around it.

`decode` shows such a byte as U+FFFD and keeps it beside the text. It may be the first byte of the
character or the second; of all that it leaves the model of the page says which. Where that is clear the
character is filled in; else it stays lost, and told. So does a byte that was written twice, of which no
character was lost.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from math import exp

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.document.metadata import DocumentWarning
from eduparse.language.char_trie import ORDER
from eduparse.language.mixture import Mixture, mixture
from eduparse.language.script import votes
from eduparse.stages.repair.byte_readings import BIG5, GB
from eduparse.stages.repair.gbk_chars import (
    RAREST,
    ModelChar,
    Signs,
    beginning,
    completing,
    model_char,
    seen,
)
from eduparse.stages.repair.page_model import page_model
from eduparse.stages.repair.two_byte_codes import defined_by

RULE = "slip.lead-byte"
MARGIN = 2.2  # nats over the next character from which one is filled in …
BIG5_MARGIN = (
    4.5  # … the same in Big5, of which each byte leaves more characters; below it is suggested …
)
CERTAIN = 8.0  # … and from which that needs no warning: of those 7 to 8 ahead one in 80 is wrong, mostly in names
_GB = ("gb18030", "gbk", "gb2312")
ROUNDED = 1e-9  # more than rounding adds to the logarithm of a chance
NOT_THERE = -1e9  # log-probability of what is not there
# Zeros that a program put between two bytes of a character leave both alone, and none of it is lost.
_ZEROS, _NEAR_ZEROS = "\0\0", 5
_TRIED = 24  # characters compared with what stands behind them


class LostByte:
    """Fill in characters of which one byte is left."""

    name = "repair.lost-byte"
    mends = "characters that lost a byte"

    def __call__(self, doc: Document) -> Findings:
        """An edit for each character that is clear; a warning where it is only likely."""
        found = list(_lone(doc))
        if not found:
            return Findings()
        text = doc.text
        hant, hans = votes(text)
        script = "hant" if hant > hans else "hans"
        model = page_model(text)
        edits, warnings = [], []
        for at, data, encoding in found:
            if _ZEROS in text[max(0, at - _NEAR_ZEROS) : at + _NEAR_ZEROS + 1]:
                continue
            every = (
                with_byte(data[0], script, encoding) if len(data) == 1 else ending(data[1], script)
            )
            char, margin, _ = likeliest_byte(model, text[:at][-3:], text[at + 1 : at + 4], every)
            if char in _beside(text, at) or (
                margin < CERTAIN and _doubled(data, _beside(text, at), encoding)
            ):
                continue  # it stays, and is told with what is lost
            if encoding == BIG5 and MARGIN <= margin < BIG5_MARGIN:
                confidence = round(1 / (1 + exp(-margin)) / 2, 4)
                edits.append(Edit(at, at + 1, char, RULE, confidence, applied=False))
                warnings.append(DocumentWarning("text-lost", at, at + 1))
            elif margin >= MARGIN:
                edits.append(Edit(at, at + 1, char, RULE, round(1 / (1 + exp(-margin)), 4)))
                if margin < CERTAIN:
                    warnings.append(DocumentWarning("text-lost", at, at + 1))
        return Findings(edits=tuple(edits), warnings=tuple(warnings))


def _lone(doc: Document) -> Iterator[tuple[int, bytes, str]]:
    """Where a byte of GBK or Big5 stands alone in the text as it was decoded, or behind a wrong one: both."""
    decoding = doc.metadata.decoding
    if doc.layers or not decoding.raw:
        return
    for raw in decoding.raw:
        alone = len(raw.data) == 1 and raw.data[0] >= 0x40
        behind = len(raw.data) == 2 and raw.data[0] in b"\x80\xff" and raw.data[1] > 0x80
        inside = raw.end == raw.start + 1 and (alone or behind)
        if inside and doc.text[raw.start : raw.end] == "\ufffd":
            run = next((r for r in decoding.runs if r.start <= raw.start < r.end), None)
            if run is not None and run.encoding in _GB:
                yield raw.start, raw.data, GB
            elif run is not None and run.encoding == BIG5 and alone:
                yield raw.start, raw.data, BIG5


def _beside(text: str, at: int) -> tuple[str, str]:
    """The characters in front of and behind the one at ``at``; "" where there is none."""
    return text[at - 1 : at] if at else "", text[at + 1 : at + 2]


def _doubled(data: bytes, beside: tuple[str, str], encoding: str) -> bool:
    """Whether the byte is one that stands ``beside`` it, written twice: then no character is lost."""
    if len(data) != 1:
        return False
    before, behind = (c.encode(encoding, "ignore") for c in beside)
    return data in (before[-1:], behind[:1])


def filled(
    model: Mixture, left: str, right: str, byte: int, script: str
) -> tuple[str, float, float]:
    """The likeliest character with ``byte``, its lead over all others, and its log-probability."""
    return likeliest_byte(model, left, right, with_byte(byte, script))


def likeliest_byte(
    model: Mixture,
    left: str,
    right: str,
    signs: Signs,
    *,
    rivals: int = 1,
    least: float = NOT_THERE,
) -> tuple[str, float, float]:
    """The likeliest of ``signs`` between ``left`` and ``right``, its lead, and its log-probability.

    Without ``rivals`` the lead is not known. Where all are less likely than ``least`` there is none.
    """
    if not signs.every:
        return "\ufffd", 0.0, -99.0
    before, behind = seen(left) or "\n", seen(right) or "\n"
    if least == NOT_THERE:
        best = _likeliest_behind(model, before, signs)
    else:
        # What stands behind costs the same behind each of them, but for its first character.
        near = model.likely_of(before, signs.together, least - model.most(behind, 1) - ROUNDED)
        best = sorted(near, key=_by_score)[:_TRIED]
    full: list[tuple[float, str]] = []
    for score, n in best:
        if score < least:
            break  # what stands behind makes none likelier
        s = signs.every[n]
        shown = (before + s.seen)[1 - ORDER :]
        told = model.likely(shown + behind, len(shown), least - score)
        if told is not None:
            full.append((score + told, s.char))
            full.sort(reverse=True)
            if len(full) > rivals:
                least = max(least, full[rivals][0] - ROUNDED)
    if not full:
        return "\ufffd", 0.0, NOT_THERE
    margin = full[0][0] - full[1][0] if len(full) > 1 else full[0][0] + 20
    return full[0][1], margin, full[0][0]


@lru_cache(maxsize=64)
def _likeliest_behind(model: Mixture, before: str, signs: Signs) -> list[tuple[float, int]]:
    """The places of the likeliest of ``signs`` behind ``before``; kept, since every line of a list begins alike."""
    scores = enumerate(model.scores(before, signs.together))
    return sorted(((nats, n) for n, nats in scores), key=_by_score)[:_TRIED]


def _by_score(ranked: tuple[float, int]) -> float:
    return -ranked[0]


@cache
def with_byte(byte: int, script: str, encoding: str = GB) -> Signs:
    """The characters one byte of which is ``byte``."""
    if encoding == BIG5:
        found = (s for pair, s in _of_big5() if byte in pair)
        return Signs({s.char: s for s in found}.values())
    every = {s.char: s for s in (*beginning(byte, script).every, *completing(byte, script).every)}
    return Signs(every.values())


@cache
def _of_big5() -> tuple[tuple[bytes, ModelChar], ...]:
    """The characters of Big5 that the model knows and that are not too rare."""
    every = ((pair, model_char(char)) for pair, char in defined_by("big5").items())
    return tuple(
        (pair, s)
        for pair, s in every
        if s.number is not None and mixture().logp("", s.seen) >= RAREST
    )


def ending(byte: int, script: str) -> Signs:
    """The characters whose second byte is ``byte``."""
    return completing(byte, script)
