"""A case on each side of the thresholds of what belongs to the text of a page beside its paragraphs."""

from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from sides import Sides, turns_at

from eduparse.stages.strip.layout import borders


def page(*texts: str, **traits: object) -> Any:
    told: dict[str, Any] = {"links": 0, "linked": 0.0, "size": 10, "prose": False, "key": ""}
    return SimpleNamespace(
        lines=[SimpleNamespace(text=text, **(told | traits)) for text in texts], elements=[]
    )


def numbered_above(lines: int) -> bool:
    """Whether the number so many lines above a title belongs to it."""
    return bool(
        list(borders._letterhead(page("青教发〔2021〕3号", *["各校"] * (lines - 1), "通知"), lines))
    )


def bridged(between: int) -> bool:
    """Whether so many sentences that no rule takes for plain stand between two paragraphs of the text."""
    members = [True, *[False] * between, True]
    with (
        patch.object(borders, "_is_plain", lambda _: False),
        patch.object(borders, "_is_heading", lambda *_: False),
    ):
        return bool(
            list(borders._within(page(*["各校执行。"] * len(members), prose=True), members))
        )


def is_sibling(linked: float) -> bool:
    """Whether a sentence is one of the text of which such a share is links."""
    with (
        patch.object(borders, "_is_plain", lambda _: False),
        patch.object(borders, "_place", lambda *_: (0, "p")),
    ):
        found = borders._siblings(
            page("各校执行。", "各校执行。", linked=linked), [True, False], None
        )
        return bool(list(found))


SIDES: Sides = {
    "borders._HEAD_LINES": (lambda n: not numbered_above(n), 4),
    "borders._RUN": (lambda n: not bridged(n), 3),
    "borders._LINKED_SENTENCE": (lambda n: not is_sibling(n / 10), 8),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
