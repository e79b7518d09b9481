"""Undo the marks of Markdown headings that were printed as text, as in ## 一、招生范围.

The same sign opens comments of programs, numbers (#3), topics (#开学季#) and marks of a list (# 甲供材料). So the marks
go only where at least two lines of a page open with them and a blank, each in front of Chinese words without a stop at
their end. One of them must be of a deeper level, at least two must open with the label of a clause, the sign must stand
nowhere else, and no line of a program beside them.
"""

from collections.abc import Iterator

from eduparse.document.edits import Edit
from eduparse.language.clause_labels import LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.bold_marks import FEWEST, MARKUP

HEADING = "markup.heading"
LONGEST = 60  # code points of a heading
_MARK = lazy_pattern(
    rf"(?m:^)(?P<mark>[ ]{{0,3}}(?P<signs>#{{1,6}})[ \t]+)(?P<head>(?=[^\n]*[一-鿿])[^\n]{{1,{LONGEST}}}?)"
    r"(?P<close>[ \t]+#{1,6})?[ \t]*(?m:$)"
)
_LABELLED = lazy_pattern(rf"[ \t\u3000]*{LABEL}")
_SENTENCE = lazy_pattern(r"[。；;，,：:！!]$")
# What shows that the lines are comments, or that the text speaks of the marks.
_PROGRAM = lazy_pattern(
    r"(?m:^)[ \t]*(?:import |from \w+ import|def |class \w|print\(|#include|#define|#!|\$ |sudo |[\w.]+ ?= ?\S|[\w.]+\()|`|Markdown|markdown|井号"
)


def heading_marks(text: str) -> Iterator[Edit]:
    """Deletions of the signs in front of headings, and of those that close them."""
    if "# " not in text or _PROGRAM.search(text):
        return
    found = list(_MARK.finditer(text))
    signs = sum(len(m["signs"]) + (m["close"] or "").count("#") for m in found)
    if len(found) < FEWEST or signs < text.count("#"):
        return
    if sum(_LABELLED.match(m["head"]) is not None for m in found) < FEWEST:
        return
    deeper = any(len(m["signs"]) > 1 for m in found)
    if not deeper or any(_SENTENCE.search(m["head"]) for m in found):
        return
    for m in found:
        yield Edit(*m.span("mark"), "", HEADING, witnesses=MARKUP)
        if m["close"]:
            yield Edit(*m.span("close"), "", HEADING, witnesses=MARKUP)
