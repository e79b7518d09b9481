"""Undo a spinner (教会部 -> 教育部), in documents proven to be spun and nowhere else.

`gate` proves it and finds the spun lines; `reference` restores from a clean original where one is given;
`lattice` lays the lexicon over the rest and lets the character model choose. What is not sure becomes
a suggestion. Restored wording is never authoritative: the document carries a score and a warning.
"""

from functools import cache

from eduparse.document.document import Pass
from eduparse.stages.reword.gate import Evidence, evidence
from eduparse.stages.reword.restore import Reword, Sources

__all__ = ["Evidence", "Reword", "Sources", "digest", "evidence", "passes", "skipped"]

_NOTHING = Sources()


@cache
def passes(sources: Sources = _NOTHING) -> tuple[Pass, ...]:
    """The passes of the stage, in order, with what the user gave beside the packaged lexicons.

    Raises ConfigError where a lexicon or the reference folder cannot be used.
    """
    return (_reword(sources),)


def skipped(sources: Sources) -> tuple[tuple[str, str], ...]:
    """Documents of the reference that are not restored from, each with the reason.

    Raises ConfigError where a lexicon or the reference folder cannot be used.
    """
    return _reword(sources).skipped if sources != _NOTHING else ()


def digest(sources: Sources) -> str:
    """SHA-256 of what the user gave, for the stamp of a row; empty where that is nothing."""
    return _reword(sources).digest if sources != _NOTHING else ""


@cache
def _reword(sources: Sources) -> Reword:
    return Reword(sources)
