"""Every change of a document as a person wants to see it: where, by which rule, why, how sure.

`changes` lists the edits of a page, one `Change` for each edit of its rows. `pieces` lays them over
the page, so that what was removed, what replaced it and what stayed stand side by side. `terminal`
prints that, and `eduparse.report` shows it in a browser.
"""

from eduparse.review.explain.changes import Change, Place, changes, pages, reason, visible
from eduparse.review.explain.pieces import ChangePiece, change_pieces

__all__ = [
    "Change",
    "ChangePiece",
    "Place",
    "change_pieces",
    "changes",
    "pages",
    "reason",
    "visible",
]
