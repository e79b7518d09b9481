"""What a browser shows of an element and of its blanks: nothing of what its own style hides, one blank for a run."""

import re
from collections.abc import Mapping
from functools import lru_cache

from eduparse.language.lazy_pattern import lazy_pattern

_BLANK_RUN = lazy_pattern(r"[ \t\n\r\f]+")
_EAST_ASIAN = lazy_pattern(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff“”‘’…—]")
_UNSEEN = lazy_pattern(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)|"
    r"(?:left|top|text-indent)\s*:\s*-\d{3,}(?:px|em|pt)",
    re.IGNORECASE,
)


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element with ``attributes`` hides what it holds."""
    style = attributes.get("style")
    if style is not None and _is_unseen(style):
        return True
    return "hidden" in attributes or attributes.get("aria-hidden") == "true"


@lru_cache(maxsize=4096)
def _is_unseen(style: str) -> bool:
    return _UNSEEN.search(style) is not None


def collapsed(text: str) -> str:
    """``text`` with its blanks as a browser shows them in one line."""
    return _BLANK_RUN.sub(_one_blank, text.strip(" \t\n\r\f"))


def _one_blank(m: "re.Match[str]") -> str:
    text = m.string
    if (
        "\n" in m.group()
        and _EAST_ASIAN.match(text, m.start() - 1)
        and _EAST_ASIAN.match(text, m.end())
    ):
        return ""
    return " "
