"""Raised and lowered signs as characters: 10<sup>4</sup> is 10⁴ and never 104.

Unicode has raised and lowered digits and a few signs; what it has not is written with ^ where it would
otherwise run into the number or the name in front of it. Ordinals (1st) and marks in brackets ([1])
read well as they are.
"""

import re

from eduparse.language.lazy_pattern import lazy_pattern

_RAISED = str.maketrans("0123456789+-−－()（）n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−－()（）", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₍₎₍₎")
_CAN_RISE = lazy_pattern(r"\s*[-+−－]?(?:\d+|n)(?:[-+−－](?:\d+|n)?)?\s*", re.ASCII)
_CAN_SINK = lazy_pattern(r"\s*\d+[-+−－]?\s*", re.ASCII)
_ORDINAL = lazy_pattern(r"(?:st|nd|rd|th|TM|®|©|℠)", re.IGNORECASE)
_POWER = lazy_pattern(r"[-+−]?[A-Za-z0-9./]+", re.ASCII)
_BASE = lazy_pattern(r"[A-Za-z0-9)）]$", re.ASCII)


def raised(text: str, before: str) -> str:
    """``text`` of a ``<sup>`` behind ``before``."""
    if _CAN_RISE.fullmatch(text):
        return text.translate(_RAISED)
    if _POWER.fullmatch(text) and _BASE.search(before) and not _ORDINAL.fullmatch(text):
        return "^" + text
    return text


def lowered(text: str) -> str:
    """``text`` of a ``<sub>``: an index of digits is lowered, any other stays (PM2.5)."""
    return text.translate(_LOWERED) if _CAN_SINK.fullmatch(text) else text
