"""Old wording (``<del>``) that new wording (``<ins>``) replaces."""

from typing import Any

LONGEST_OLD, TIMES_NEW = 60, 3  # characters of old wording, and for each of the new one


def is_replaced(node: Any) -> bool:
    """Whether new wording stands right beside the old one of ``node``, which is no page of its own."""
    beside = [x for x in (node.next, node.prev) if x is not None and x.tag == "ins"]
    new = max((len(x.text()) for x in beside), default=0)
    return new > 0 and len(node.text()) <= LONGEST_OLD + TIMES_NEW * new
