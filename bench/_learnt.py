"""What packaged weights were learnt from, as one number: all that the features say of what they add up.

A rule, a word list, a feature or a label that changes makes the weights older than that. ``make train-strip`` and ``make
train-headings`` write the number into the heading of the weights; ``bench lines`` and ``bench split`` read it off the
texts again, which is cheaper than to learn again. The weights of `reword` have theirs from `_spun_pages`,
`_spun_pairs`, `_spun_choices` and `_spun_readings`.
"""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench._heading_lists import Siblings, described, heading_lists
from bench._pages import prepared
from bench._rows import Row
from eduparse.language.charmodel import model
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


def headings_seen_on(lists: Iterable[Siblings]) -> str:
    """A digest of the true ends of the lines of ``lists`` and of the features of each place a heading could end.

    The packaged character model describes them here; those of the folds are made from the same texts at each training.
    """
    seen = hashlib.sha256()
    chars = model()
    for found in lists:
        for e in described(found, chars).examples:
            seen.update(f"{e.line}\t{e.end}\n".encode())
            for end in e.found:
                features = (f"{name} {value:.2f}" for name, value in sorted(end.features.items()))
                seen.update("\t".join((str(end.at), *features, "")).encode())
    return seen.hexdigest()[:DIGITS]


def headings_as_learnt(texts: Sequence[Path]) -> bool:
    """Whether the packaged weights of headings were learnt from what the files ``texts`` say now."""
    weights = package_path("language", "models", "headings.tsv")
    return learnt_from(weights) == headings_seen_on(heading_lists(texts))


def learnt_from(weights: Path) -> str:
    """The number in the heading of a file of weights, its last column."""
    with weights.open(encoding="utf-8") as lines:
        return next(lines).rstrip("\n").split("\t")[-1]
