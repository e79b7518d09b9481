"""Tags beyond the depth that browsers keep, taken out before the tree is built.

HTML5 asks a parser to look through all open elements at many a tag, which costs the square of the
depth: 50,000 nested ``<div>`` take Lexbor ten seconds, and a fraction of one without the deepest.
"""

import re

from eduparse.language.lazy_pattern import lazy_pattern

DEEPEST = 500  # levels of tags; Chrome keeps 512
_MANY_TAGS = 10_000  # signs < below which any depth costs half a second at most
_VOID = "area base br col embed hr img input link meta param source track wbr"
_LOOSE = "p li td th tr dd dt option colgroup thead tbody tfoot html head body"
_UNCOUNTED = frozenset(f"{_VOID} {_LOOSE}".split())
_TAG = lazy_pattern(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)[^<>]*>")


def shallow(html: str) -> str:
    """``html`` without the tags that stand deeper than `DEEPEST`."""
    if html.count("<") < _MANY_TAGS:
        return html
    depth = deepest = 0
    for m in _TAG.finditer(html):
        depth += _step(m)
        deepest = max(deepest, depth)
    if deepest <= DEEPEST:
        return html
    depth = 0

    def kept(m: "re.Match[str]") -> str:
        nonlocal depth
        step = _step(m)
        inside = max(depth, depth + step) <= DEEPEST
        depth = max(depth + step, 0)
        return m.group() if inside or not step else ""

    return _TAG.sub(kept, html)


def _step(m: "re.Match[str]") -> int:
    if m[2].lower() in _UNCOUNTED or m.group().endswith("/>"):
        return 0
    return -1 if m[1] else 1
