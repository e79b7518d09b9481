"""Old wording (``<del>``) that new wording (``<ins>``) replaces.

A blank may stand between the two, and more than one piece of old wording in front of the new one.
"""

from collections.abc import Iterator
from typing import Any

LONGEST_OLD, TIMES_NEW = 60, 3  # characters of old wording, and for each of the new one
REACH = 6  # nodes from the old wording to the new one, at most


def is_replaced(node: Any) -> bool:
    """Whether new wording stands right beside the old one of ``node``, which is no page of its own."""
    new = max((len(x.text()) for step in ("next", "prev") for x in _beside(node, step)), default=0)
    return new > 0 and len(node.text()) <= LONGEST_OLD + TIMES_NEW * new


def _beside(node: Any, step: str) -> Iterator[Any]:
    """The first ``<ins>`` from ``node`` on, by ``step``, behind nothing but blanks and old wording."""
    near = getattr(node, step)
    for _ in range(REACH):
        if near is None:
            return
        if near.tag == "ins":
            yield near
            return
        blank = near.tag == "-text" and not near.text().strip()
        if not blank and near.tag != "del":
            return
        near = getattr(near, step)
