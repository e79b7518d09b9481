"""Headings taken back: what a clause opens with looks like one, and something speaks against it.

It tells something (`told_sentences`), its siblings are none or have none (`siblings_without`).
"""

from collections.abc import Sequence

from eduparse.stages.split.draft import Span
from eduparse.stages.split.own_heading import Groups, Own
from eduparse.stages.split.siblings_without import (
    drop_cut_off,
    drop_fields,
    drop_last_items,
    drop_lone_headings,
    drop_lone_lines,
    drop_rules,
)
from eduparse.stages.split.told_sentences import (
    drop_against_cousins,
    drop_sentences,
    drop_told_lines,
)

# In this order: what a sentence weighs first, then its end and its form, and last how few of its siblings have a heading
# left. A heading that is gone is not counted again.
_IN_ORDER = (
    drop_sentences,
    drop_against_cousins,
    drop_cut_off,
    drop_fields,
    drop_told_lines,
    drop_rules,
    drop_last_items,
    drop_lone_lines,
    drop_lone_headings,
)


def take_back(text: str, clauses: Sequence[Own], groups: Groups, out: list[Span | None]) -> None:
    """Take those headings of ``out`` back that are none; one for each of ``clauses``, which are siblings by ``groups``."""
    # Siblings of which none has a heading lose none, as nearly all articles of a law.
    headed = [members for members in groups if any(out[n] is not None for n in members)]
    if headed:
        for drop in _IN_ORDER:
            drop(text, clauses, headed, out)
