"""The clause tree and the particulars of a document."""

from functools import cache

from eduparse.document import Pass
from eduparse.split.join import Join
from eduparse.split.tree import Tree


@cache
def passes() -> tuple[Pass, ...]:
    """The passes of the stage, in order."""
    return (Join(), Tree())
