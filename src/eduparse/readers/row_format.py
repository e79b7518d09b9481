"""What the text of a row is: plain text, Markdown, or HTML.

A row may say so itself (``"format": "markdown"``), or the setting ``row_format`` says it of those that do not;
else its text decides. It is HTML where all of it stands between tags: it begins with the tag of a block and
ends with one. It is Markdown where a heading stands alone between blank lines, or where it shows two kinds
of marks (bold words, links, pictures, fences, headings, tables). One kind alone is not enough: plain text has
stars and number signs of its own, code has more, and a statute may print a single table with bars.
"""

import re
from collections.abc import Mapping
from typing import Any

from eduparse.language.lazy_pattern import lazy_pattern

FORMATS = ("html", "markdown", "text")

_HTML = lazy_pattern(
    r"\s*<(?:!doctype|html|head|body|div|p|table|section|article|main|center|font|span|ul|ol|h[1-6])\b"
    r"[^<>]*>.*<(?:/[a-z][a-z0-9]*|br|hr|img)\b[^<>]*>\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
_HEADING_ALONE = lazy_pattern(
    r"(?:\A|\n[ \t]*\n)[ ]{0,3}#{1,6}[ \t]+[^\s#][^\n]*(?=\n[ \t]*\n|\s*\Z)"
)
_MARKS = tuple(
    lazy_pattern(pattern, re.MULTILINE)
    for pattern in (
        r"^[ ]{0,3}#{1,6}[ \t]+[^\s#]",
        r"\*\*(?=[^\s*])[^*\n]{1,200}(?<=\S)\*\*",
        r"(?<!!)\[[^\]\[\n]{1,200}\]\((?:https?://|/|\#|\./)[^)\s]{0,500}\)",
        r"!\[[^\]\n]{0,200}\]\([^)\s]{1,500}\)",
        r"^[ ]{0,3}```",
        r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$",
    )
)


def format_of(row: Mapping[str, Any], text: str, asked: str = "") -> str:
    """One of `FORMATS`: what the row says, what is ``asked`` of rows that do not, or what its ``text`` shows."""
    told = row.get("format")
    if isinstance(told, str) and told.lower() in FORMATS:
        return told.lower()
    if asked:
        return asked
    if "<" in text and _HTML.match(text):
        return "html"
    return "markdown" if is_markdown(text) else "text"


def is_markdown(text: str) -> bool:
    """Whether ``text`` shows marks of Markdown that plain text does not have."""
    if not any(mark in text for mark in ("#", "**", "](", "---", "```")):
        return False
    if _HEADING_ALONE.search(text):
        return True
    return sum(pattern.search(text) is not None for pattern in _MARKS) > 1
