"""Key lines with which a paper ends: 主办：, QQ群：, 关注公众号： right below its text.

A site prints such keys in its foot. What tells is where they stand. Those of a paper follow its last clause with nothing
of the site between. Below a signature, below the buttons of the page, or in one block with the copyright or
the licence of the site they are the site's. Whom to ask may stand between the text and its signature, office by
office: 财政部经济建设司：, 电话：, Email：.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import organs
from eduparse.stages.strip.feet import feet
from eduparse.stages.strip.furniture import NOTHING, Mark
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.tail_frame import ends_signature

HOST = "noise.imprint-address"
CLOSING = frozenset(
    (HOST, "noise.imprint", "noise.hotline", "noise.hotline-weak", "noise.app-foot")
)
_OF_A_FOOT = frozenset(("noise.copyright", "noise.licence"))
_KEYED = lazy_pattern(r"[^\s：:，。；][^：:，。；]{1,11}[：:][ \t]*\S")
_CONTACT = lazy_pattern(words("site-contact"))
_FOOT_ALONE = lazy_pattern(words("key-of-a-foot"))
_HEAD = lazy_pattern(r"[^：:，。；]{2,24}[：:]")
SIGNED = 4  # lines above, among which a signature closes the paper


def closing_keys(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the marked lines that are keys at the end of a paper; no line is blank."""
    yield from _over_signatures(lines, marks)
    of_site = set(feet(lines, marks))
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and end not in of_site and _is_key(lines[end], marks[end]):
            end += 1
        run = range(n, end)
        if n and any(marks[m][0] for m in run) and _ends_text(lines, marks, n - 1):
            foot = end < len(lines) and marks[end][1] in _OF_A_FOOT
            last = _last_unmarked(lines, marks, run) if foot else end
            yield from range(n, last)
        n = max(end, n + 1)


def _over_signatures(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the marked keys right above who signs, below the text or the office that they belong to."""
    for n in range(len(lines)):
        if not ends_signature(lines, marks, n):
            continue
        end = n
        while end and not marks[end - 1][0] and _signs(lines[end - 1].text):
            end -= 1
        top = end
        while top and _is_key_or_head(lines[top - 1], marks[top - 1]):
            top -= 1
        if top and top < end < n and not marks[top - 1][0]:
            yield from (m for m in range(top, end) if marks[m][0])


def _signs(text: str) -> bool:
    return "：" not in text and ":" not in text and "。" not in text and bool(organs(text))


def _is_key_or_head(line: StripLine, mark: Mark) -> bool:
    return _is_key(line, mark) or (mark == NOTHING and _HEAD.fullmatch(line.text) is not None)


def _is_key(line: StripLine, mark: Mark) -> bool:
    """Whether a line is a key with its value that no rule speaks of, or one that a foot and a paper may have."""
    if mark[0] and mark[1] not in CLOSING:
        return False
    return _KEYED.match(line.text) is not None and not _FOOT_ALONE.match(line.text)


def _ends_text(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether line ``n`` is of the text, and no signature closes the paper there."""
    if marks[n][0] or not (lines[n].owned or lines[n].heads_clause):
        return False
    if lines[n].dated:
        return False
    return not any(ends_signature(lines, marks, m) for m in range(max(0, n - SIGNED), n + 1))


def _last_unmarked(lines: Sequence[StripLine], marks: Sequence[Mark], run: range) -> int:
    """Where the block of the foot begins in ``run``: behind its last line that no rule speaks of, contacts apart."""
    return max(
        (m + 1 for m in run if not marks[m][0] and not _CONTACT.match(lines[m].text)),
        default=run.start,
    )
