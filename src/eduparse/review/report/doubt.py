"""How doubtful a document is: points for what a person should look at, each with its name.

The points are an order, not a probability. In front come the documents in which something is left to
decide (suggestions, edits that were not sure, warnings) or was lost (text cut off, bytes that could not be
read). Behind them come those in which much was done but nothing is open.
"""

from collections.abc import Iterator
from typing import Any

# Points for each occurrence and at most, by what it is called on the page.
_EACH = {
    "suggestions": (1.0, 20.0),
    "unsure edits": (1.0, 20.0),
    "warnings": (5.0, 20.0),
    "cut off": (5.0, 10.0),
    "undecoded bytes": (10.0, 10.0),
    "no clauses": (10.0, 10.0),
    "mostly noise": (20.0, 20.0),
    "spun": (10.0, 10.0),
    "mixed script": (3.0, 3.0),
}
_MUCH_NOISE = 0.5  # share of a page; below it a page of a news site is nothing special


def explained() -> list[tuple[str, float, float]]:
    """Name, points for one, most points: what the page says about its order."""
    return [(name, each, most) for name, (each, most) in _EACH.items()]


def doubt_points(row: dict[str, Any], noise: float) -> dict[str, float]:
    """The points of a document row, by name; ``noise`` is the share of its page that was removed."""
    points = {}
    for name, times in _occurrences(row, noise):
        each, most = _EACH[name]
        if times:
            points[name] = round(min(most, each * times), 1)
    return {name: value for name, value in points.items() if value}


def _occurrences(row: dict[str, Any], noise: float) -> Iterator[tuple[str, float]]:
    edits, facts = row["edits"], row["metadata"]
    yield "suggestions", sum(not e["applied"] for e in edits)
    yield "unsure edits", sum(1.0 - e["confidence"] for e in edits if e["applied"])
    yield "warnings", len(facts["warnings"])
    yield "cut off", facts["truncated_start"] + facts["truncated_end"]
    yield "undecoded bytes", bool(facts["decoding"]["raw"])
    whole = facts["role"] == "main"  # a preview may well be an article without a number
    yield "no clauses", whole and not any(c["level"] for c in row["clauses"])
    yield "mostly noise", max(0.0, noise - _MUCH_NOISE) / (1.0 - _MUCH_NOISE)
    yield "spun", facts["spun"] > 0
    yield "mixed script", facts["script"] == "mixed"
