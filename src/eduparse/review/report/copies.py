"""The copies of each paper side by side: what every one says otherwise than the one that is kept.

Rows that `dedup --keep all` wrote hold all copies; of those that went only `_copies.jsonl` knows, without
their text, so they are named and not compared.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from eduparse.copies.core import core_of
from eduparse.copies.differences import classified
from eduparse.document.records import dataclass
from eduparse.language.messages import label, shown

GROUPS = 200  # that a page shows
MEMBERS = 20  # of a group that are compared
DIFFERENCES = 30  # of a pair that are shown
TEXTS = 20_000_000  # code points of texts that are held for it
_AROUND = 8  # code points of the text beside a difference
_LONGEST = 80  # code points of a reading that are shown

Row = dict[str, Any]
_KINDS = {
    "lost": "lost or misread", "unlikely": "reads badly", "unlikely?": "reads less well",
    "fact": "another figure", "line": "other lines", "bar": "site furniture", "noise": "injected text",
    "wording": "other wording", "all": "all of it", "front": "in front of it", "behind": "text behind it",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """A row of a run of `dedup`, as far as the list of groups needs it."""

    at: int
    id: str
    source: str
    title: str
    work: Mapping[str, Any]


def groups(members: Iterable[Member]) -> list[list[Member]]:
    """Members that are copies or editions of one paper, the paper itself first, the largest groups first."""
    every = list(members)
    named = Counter(str(m.work["kept_id"]) for m in every)
    roots: dict[str, str] = {}
    for m in every:
        a, b = _root(roots, m.id), _root(roots, str(m.work["kept_id"]))
        if a != b:
            roots[max(a, b)] = min(a, b)
    found: dict[str, list[Member]] = {}
    for m in every:
        found.setdefault(_root(roots, m.id), []).append(m)
    # The one that most are copies or editions of is the paper.
    out = [
        sorted(group, key=lambda m: (-named[m.id], m.source, m.at))
        for group in found.values()
        if len(group) > 1
    ]
    return sorted(out, key=lambda g: (-len(g), g[0].source, g[0].at))


def _root(roots: dict[str, str], name: str) -> str:
    while roots.setdefault(name, name) != name:
        roots[name] = roots[roots[name]]
        name = roots[name]
    return name


def wanted_copies(found: Iterable[list[Member]]) -> set[int]:
    """Places of the rows whose texts are compared."""
    return {m.at for group in list(found)[:GROUPS] for m in group[: MEMBERS + 1]}


def copies_section(found: list[list[Member]], texts: Mapping[int, str]) -> Iterator[str]:
    """The section of the page; empty where the rows were not compared as copies."""
    if not found:
        return
    yield (
        '<section id="copies" aria-labelledby="h-copies">'
        f'<h2 id="h-copies">{label("Copies, side by side")}</h2>'
        f'<p class="quiet">{shown(f"Papers with copies or editions among the rows: {len(found):,}.")} '
        f"{label('The table has what the paper says, and what the copy says in its place.')}</p>"
    )
    for group in found[:GROUPS]:
        first, *others = group
        yield (
            f"<details><summary>{escape(first.title or first.source)} "
            f"({shown(f'{len(others):,} beside it')})</summary>"
        )
        for m in others[:MEMBERS]:
            yield from _pair(first, m, texts)
        yield _more(len(others) - MEMBERS) + "</details>"
    yield _more(len(found) - GROUPS) + "</section>\n"


def _pair(first: Member, other: Member, texts: Mapping[int, str]) -> Iterator[str]:
    told = escape(f"{other.work['relation']}, {other.work['similarity']:.2f}")
    yield f"<h3>{escape(other.source)} <span class=quiet>{escape(other.id)}: {told}</span></h3>"
    if first.at not in texts or other.at not in texts:
        return
    rows = list(_differences(texts[first.at], texts[other.at]))
    if not rows:
        yield f"<p class=quiet>{label('They say the same.')}</p>"
        return
    yield (
        '<div class="wide" tabindex="0"><table><thead><tr><th scope=col></th>'
        f"<th scope=col>{escape(first.source)}</th><th scope=col>{escape(other.source)}</th></tr></thead><tbody>"
    )
    for kind, left, mine, theirs, right in rows[:DIFFERENCES]:
        cells = (
            f"<td>{escape(left)}<{mark}>{escape(_clipped(reading))}</{mark}>{escape(right)}</td>"
            for mark, reading in (("del", mine), ("ins", theirs))
        )
        yield f"<tr><th scope=row>{escape(label(_KINDS[kind]))}</th>{''.join(cells)}</tr>"
    yield f"</tbody></table></div>{_more(len(rows) - DIFFERENCES)}"


def _differences(a: str, b: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Kind, what stands before, what the one says, what the other, what stands behind."""
    core = core_of(a, b)
    if core is None:
        yield "all", "", a, b, ""
        return
    (start, begin), (end, stop) = core.first, core.last
    if a[:start].strip() or b[:begin].strip():
        yield "front", "", a[:start], b[:begin], a[start : start + _AROUND]
    for d in classified(a, b, core.blocks):
        x = d.block
        if d.kind != "blank":
            left, right = a[max(0, x.start - _AROUND) : x.start], a[x.end : x.end + _AROUND]
            mine, theirs = a[x.start : x.end], b[x.original_start : x.original_end]
            yield d.kind, left, mine, theirs, right
    if a[end:].strip() or b[stop:].strip():
        yield "behind", a[max(0, end - _AROUND) : end], a[end:], b[stop:], ""


def _clipped(text: str) -> str:
    text = " ".join(text.split())
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]} … {text[-half:]}"


def _more(hidden: int) -> str:
    return f"<p class=quiet>{shown(f'and {hidden:,} more')}</p>" if hidden > 0 else ""
