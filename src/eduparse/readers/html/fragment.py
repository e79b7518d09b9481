"""HTML that nothing names as such: pieces of pages in plain files, in rows, and escaped inside pages.

A piece is HTML where tags lay out its text: it has tags that end blocks, or a table, in pairs, and the
running text stands inside of them. Text about HTML is none: there tags stand in sentences, between
backquotes or in fences, and hold code. So are Markdown and pages with a stray ``<br>``.
"""

import html as escapes
import re

from eduparse.language.lazy_pattern import lazy_pattern

_BLOCK = "p|div|table|tbody|thead|tr|td|th|ul|ol|li|h[1-6]|section|article|blockquote|center|dl|dd|dt|pre|body"
_INLINE = (
    "span|a|b|strong|font|em|i|u|br|img|o:p|sup|sub|hr|small|label|input|col|colgroup|style|script"
)
_TAG = lazy_pattern(
    rf"<(?P<close>/?)(?P<tag>{_BLOCK}|{_INLINE})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE
)
_COMMENT = lazy_pattern(r"<!--.*?-->", re.DOTALL)
_ESCAPED = lazy_pattern(rf"&(?:amp;){{0,3}}lt;/?(?:{_BLOCK}|span|br)\b", re.IGNORECASE)
_PAGE = lazy_pattern(
    r"\s{0,400}(?:<\?xml[^>]{0,200}>\s{0,40})?(?:<!--[^>]{0,400}>\s{0,40})?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE,
)
_PARTS = ("<body", "<head", "</html")  # one of which a page has that begins as one
_CODE = lazy_pattern(
    r"```|~~~|!?\[[^\]\n]*\]\([^)\n]*\)|`[^`\n]{0,80}<[^`\n]{0,200}>[^`\n]{0,80}`|^\s{0,3}#{1,6}\s",
    re.MULTILINE,
)
# A sentence names a tag: a comma or a word for it stands behind.
_MENTION = lazy_pattern(r"<[^<>]{1,40}>\s*(?:[、，。；）]|标签|标记|元素|和<|与<|或<|及<)")
_MENTIONED = 0.25  # share of the tags
_PROGRAM = lazy_pattern(
    r"\b(?:document\.|function\s*\(|var\s|const\s|console\.|import\s|return\b)|=>|\{\{"
)
_BREAK = lazy_pattern(r"<br\s*/?>", re.IGNORECASE)
_AT_AN_END = lazy_pattern(
    r"(?:[。；：！？:;”]|<br\s*/?>|^)[ \t\u3000]*<br\s*/?>|<br\s*/?>[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_MOSTLY = 0.6  # share of the breaks
_WORD = lazy_pattern(r"[\u3400-\u9fffA-Za-z]")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "table",
        "tbody",
        "thead",
        "tr",
        "td",
        "th",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "blockquote",
        "center",
        "dl",
        "dd",
        "dt",
        "pre",
        "body",
    ]
)
_FEWEST = 2  # tags that lay out a text
_INSIDE = 0.5  # share of the letters that stand inside of blocks
_LONGEST_LEAD = 4_000  # characters; a page is looked through so far for its first tag


def fragment_html(text: str) -> str | None:
    """The HTML that ``text`` is or holds, its escapes undone, or None where it is plain text.

    Lines that stand outside of all blocks stay lines.
    """
    if "<" not in text and "lt;" not in text:
        return None
    if _PAGE.match(text) and any(part in text.lower() for part in _PARTS):
        return text
    for _ in range(4):  # as it stands, escaped once, twice, three times
        if (found := _laid_out(text)) is not None:
            return found
        if not _ESCAPED.search(text):
            return None
        text = escapes.unescape(text)
    return None


def _laid_out(text: str) -> str | None:
    """``text`` with its outer lines as lines of HTML, or None where tags do not lay it out."""
    first = text.find("<", 0, _LONGEST_LEAD)
    if first < 0 or _CODE.search(text):
        return None
    bare = _COMMENT.sub("", text)
    if len(_MENTION.findall(bare)) > _MENTIONED * bare.count("<"):
        return None
    if _PROGRAM.search(_TAG.sub("", bare)):
        return None
    pieces: list[str] = []
    letters = [0, 0]  # outside of blocks, inside
    opened: set[str] = set()
    starts = ends = depth = at = 0
    for m in _TAG.finditer(bare):
        piece, at = bare[at : m.start()], m.end()
        letters[depth > 0] += len(_WORD.findall(piece))
        pieces += (piece if depth else _lines(piece), m.group())
        tag = m["tag"].lower()
        if tag not in _BLOCKS or m.group().endswith("/>"):
            continue
        if m["close"]:
            ends += tag in opened
            depth = max(depth - 1, 0)
        else:
            starts += 1
            opened.add(tag)
            depth += 1
    letters[0] += len(_WORD.findall(bare, at))
    pieces.append(_lines(bare[at:]))
    paired = starts + ends >= _FEWEST and (ends or starts > _FEWEST)
    if not (paired and letters[1] >= _INSIDE * sum(letters) > 0) and not _breaks_lines(bare):
        return None
    return "".join(pieces)


def _lines(text: str) -> str:
    return text.replace("\n", "<br>\n") if "\n" in text else text


def _breaks_lines(text: str) -> bool:
    """Whether ``<br>`` ends the lines of ``text``: behind a stop, a break, or at the edge of a line."""
    breaks = len(_BREAK.findall(text))
    return breaks >= _FEWEST and len(_AT_AN_END.findall(text)) > _MOSTLY * breaks
