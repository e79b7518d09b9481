"""What a clause refers to: papers in 《》 with their numbers, and clauses of the same paper."""

from collections.abc import Sequence

from eduparse.document.document import Reference
from eduparse.stages.split.draft import Draft


def references(text: str, drafts: Sequence[Draft]) -> list[tuple[Reference, ...]]:
    """The references of each of ``drafts``, in the order of the text."""
    return [() for _ in drafts]
