"""Undo a spinner (教会部 -> 教育部), in documents proven to be spun and nowhere else.

`gate` proves it and finds the spun lines; `reference` restores from a clean original where one is given;
`lattice` lays the lexicon over the rest and lets the character model choose, `guess` proposes what the
lexicon does not hold. What is not sure becomes a suggestion. Restored wording is never authoritative:
the document carries a score and a warning.
"""

from functools import cache

from eduparse.document import Pass
from eduparse.reword.gate import Evidence, evidence
from eduparse.reword.restore import Reword, Sources

__all__ = ["Evidence", "Reword", "Sources", "evidence", "passes"]


@cache
def passes(sources: Sources = Sources()) -> tuple[Pass, ...]:  # noqa: B008 - frozen
    """The passes of the stage, in order, with what the user gave beside the packaged lexicons.

    Raises ConfigError where a lexicon or the reference folder cannot be used.
    """
    return (Reword(sources),)
