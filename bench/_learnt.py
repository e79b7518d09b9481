"""What the weights of lines were learnt from: all that the labelled pages say, as one number.

A rule, a feature or a label that changes makes the weights older than what they add up. ``make train-strip`` writes the
number into the heading of the weights, and ``bench lines`` reads it off the pages again. The weights of `reword` have
theirs from `_spun_pages` and `_spun_choices`.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from bench._pages import Row, prepared
from eduparse.language.package_data import package_path
from eduparse.stages.strip.decision import DecidedPage
from eduparse.stages.strip.page import strip_lines

DIGITS = 12  # of the number
_FILES = ("strip.tsv", "beside.tsv")


def seen_on(pages: Iterable[Row]) -> str:
    """A digest of the features that the lines of ``pages`` have once their rules have spoken, and of their labels."""
    seen = hashlib.sha256()
    for row in pages:
        doc, label = prepared(row)
        page = DecidedPage(list(strip_lines(doc.text)))
        page.by_rules()
        for line, names in zip(page.lines, page.evidence_beside(), strict=True):
            seen.update("\t".join((label(line), *sorted(names), "")).encode())
    return seen.hexdigest()[:DIGITS]


def as_learnt(pages: Iterable[Row]) -> bool:
    """Whether the packaged weights were learnt from what ``pages`` say now."""
    return {learnt_from(package_path("language", "models", name)) for name in _FILES} == {
        seen_on(pages)
    }


def learnt_from(weights: Path) -> str:
    """The number in the heading of a file of weights, its last column."""
    with weights.open(encoding="utf-8") as lines:
        return next(lines).rstrip("\n").split("\t")[-1]
