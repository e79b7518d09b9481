"""The front matter of a Markdown file: what its author tells the generator of a site, between rules at the very top.

Keys and values of YAML between ``---``, or of TOML between ``+++``. No reader of the page sees them, but the title, which
the generator prints over the text.
"""

import re

from eduparse.language.lazy_pattern import lazy_pattern

MOST_LINES = 80  # of keys
_YAML = lazy_pattern(r"[A-Za-z_][\w .-]{0,40}:(?:[ \t].*)?|[ \t]+\S.*|-(?:[ \t].*)?|#.*|")
_TOML = lazy_pattern(r"[A-Za-z_][\w .-]{0,40}[ \t]*=.*|[ \t]+\S.*|\[.*\]|\],?|#.*|")
# Keys of which one is in every front matter: a page may show keys of its own between two rules.
_KEY = lazy_pattern(
    r"(?:title|date|layout|tags?|categor(?:y|ies)|author|draft|slug|permalink|description|lang|id|weight|"
    r"sidebar\w*|updated|published|keywords|comments|toc|type|url|aliases)[ \t]*[:=]",
    re.IGNORECASE,
)
_TITLE = lazy_pattern(
    r"""[Tt]itle[ \t]*[:=][ \t]*(?P<quote>["']?)(?P<title>\S.*?)(?P=quote)[ \t]*"""
)
_ENDS = {"---": (("---", "..."), _YAML), "+++": (("+++",), _TOML)}


def without_front_matter(text: str) -> str:
    """``text`` without front matter; its title stands on the first line where the text below does not open with it."""
    start = text.removeprefix("\ufeff")
    known = _ENDS.get(start[:3])
    if known is None or start[3:4] not in ("\n", "\r"):
        return text  # as nearly every file
    ends, form = known
    lines = start.splitlines(keepends=True)
    title, keys = "", 0
    for n, line in enumerate(lines[1 : MOST_LINES + 2], 1):
        bare = line.rstrip()
        if bare in ends:
            rest = "".join(lines[n + 1 :]).lstrip("\r\n") if keys else ""
            return _titled(title, rest) if keys else text
        if form.fullmatch(bare) is None:
            return text
        keys += _KEY.match(bare) is not None
        if not title and (found := _TITLE.fullmatch(bare)) is not None:
            title = found["title"]
    return text


def _titled(title: str, rest: str) -> str:
    first = next((line for line in rest.splitlines() if line.strip()), "")
    shown = not title or title in first
    return rest if shown else f"# {title}\n\n{rest}"
