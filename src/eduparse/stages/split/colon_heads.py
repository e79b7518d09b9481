"""Headings that a colon closes, alone on the line of their label: 三、申请条件：⏎1.户籍在本县.

A sentence that leads to a list ends in a colon too: 有下列情形之一的：. So such a line is a heading only where its
words are no sentence and its siblings are headed, or keyed, alike: 四、申请日期：3月1日.
"""

from collections.abc import Iterable, Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.draft import Span
from eduparse.stages.split.heading_features import generic
from eduparse.stages.split.own_heading import Own, first_line, states

FEWEST_ALIKE = 2  # siblings that are headed or keyed, this one among them
ALIKE = 0.6  # share of them

_COLONS = ("：", ":", "︰")
_HEAD = lazy_pattern(r"(?P<head>[一-鿿][一-鿿、“”（）()《》]{1,15})[ \t\u3000]*[：:︰]$")
_KEYED = lazy_pattern(r"[一-鿿、（）()]{2,10}[：:︰](?=.)")
# What leads to a list is no name of it: 符合以下条件之一者, 申请时需提交, 全体学生应.
_LEADS = lazy_pattern(
    r"如下|下列|以下|左列|上述|之一|包括|包含|分为|[我你您]|(?<!其)[他她]"
    r"|^(?:如果|若|凡|未|经|当)|严禁|签字|[不必须应可只]能|谁|什么|怎[么样]|如何"
    r"|(?:[有是为须应请按指者说要能可带后前时生]|(?<!目)的|提交|提供|具备|符合|指出|强调|明确|要求做到|做到|写明|出具|完成|开展|牵头|联系|认为|决定|建议|规定)$"
)


def colon_heads(
    text: str, clauses: Sequence[Own], groups: Iterable[Sequence[int]], heads: Sequence[Span | None]
) -> Iterator[tuple[int, Span]]:
    """The clauses that a line closed by a colon heads, and where it stands.

    ``groups`` are those of one kind below one parent, ``heads`` the headings that are known.
    """
    for members in groups:
        lines = {
            n: first_line(text, clauses[n].start, clauses[n].end)
            for n in members
            if heads[n] is None
        }
        found: dict[int, Span] = {}
        for n, (start, stop, line) in lines.items():
            m = _HEAD.match(line) if line[-1:] in _COLONS else None
            below = clauses[n].has_child or text[stop : clauses[n].end].strip()
            if m is not None and below and _names(m["head"]):
                found[n] = (start, start + m.end("head"))
        if not found:
            continue
        keyed = sum(_KEYED.match(line) is not None for _, _, line in lines.values())
        alike = len(found) + keyed + len(members) - len(lines)
        proven = alike >= max(FEWEST_ALIKE, ALIKE * len(members))
        yield from ((n, h) for n, h in found.items() if proven or generic(text[slice(*h)]))


def _names(words: str) -> bool:
    return _LEADS.search(words) is None and not states(words)
