"""Headings that a colon closes: 三、申请条件：⏎1.户籍在本县, and on the line of their text: 一、活动时间：3月1日.

A sentence that leads to a list ends in a colon too: 有下列情形之一的：. So the words in front of a colon are a heading
only where they name something and siblings are headed or keyed alike. A key by itself needs more: a body of
sentences beside siblings that are headed, or words that head papers of every kind.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words as lexicon
from eduparse.stages.split.draft import Span
from eduparse.stages.split.heading_features import generic
from eduparse.stages.split.own_heading import DIVISIONS, Own, open_bracket, opening_line, states

FEWEST_ALIKE = 2  # siblings that are headed or keyed, this one among them
ALIKE = 0.5  # share of them
FEWEST_ARTICLES = 3  # with a key, in a chapter whose articles are keyed
MOST_ARTICLES = 2 / 3  # share of them
SHORTEST_BODY = 12  # code points of the text behind a key whose siblings are headed without one
SHORT_KEY = 8  # code points of a line that heads a list whatever its siblings are
OUTVOTED = (
    2 / 3
)  # of at least three siblings with a colon head, from which on a short key beside them is one too

_COLONS = ("：", ":", "︰")
_HEAD = lazy_pattern(r"(?P<head>[一-鿿][一-鿿、“”（）()《》]{1,15})[ \t\u3000]*[：:︰]$")
_KEYED = lazy_pattern(
    r"(?P<head>[一-鿿“《][^\n，,。；;：:︰？！?!]{0,18}[一-鿿）)”》Ａ-Ｚa-zA-Z])[ \t\u3000]*[：:︰](?=[ \t\u3000]*[^\s：:])"
)
_QUOTED = lazy_pattern("“[^“”]*”")
_LEADS = lazy_pattern(lexicon("leads-to-list"))
_SPEAKS = lazy_pattern(lexicon("speaks"))

Lines = Mapping[int, tuple[int, int, str]]


def colon_heads(
    text: str, clauses: Sequence[Own], groups: Iterable[Sequence[int]], heads: Sequence[Span | None]
) -> Iterator[tuple[int, Span]]:
    """The clauses that words in front of a colon head, and where these stand.

    ``groups`` are those of one kind below one parent, ``heads`` the headings that are known.
    """
    for members in _with_colons(text, clauses, groups):
        lines = {n: opening_line(text, clauses[n]) for n in members if heads[n] is None}
        closed = {
            n: head
            for n, line in lines.items()
            if (head := _closed(text, clauses[n], line)) is not None
        }
        keyed = {n: head for n, line in lines.items() if (head := _key(line)) is not None}
        in_article = _of_articles(clauses, members[0])
        articles = clauses[members[0]].kind == "条" and _are_keyed(keyed, members)
        if (in_article and not articles) or clauses[members[0]].kind in DIVISIONS:
            keyed = {}
        if not (closed or keyed):
            continue
        known = len(members) - len(lines)
        if not in_article and len(closed) + len(keyed) + known >= max(
            FEWEST_ALIKE, OUTVOTED * len(members)
        ):
            yield from _outvoted(text, clauses, lines, {*closed, *keyed})
        alike = len(closed) + len(keyed) + known
        proven = alike >= max(FEWEST_ALIKE, ALIKE * len(members))
        colons = sum(words[-1:] in _COLONS for _, _, words in lines.values() if words)
        for n, head in closed.items():
            named = clauses[n].has_child and head[1] - head[0] <= SHORT_KEY
            named = named and colons == len(closed) and not in_article
            if proven or named or generic(text[slice(*head)]):
                yield n, head
        if proven and closed and not in_article:
            yield from _bare(text, clauses, lines, closed)
        several = len(keyed) + len(closed) >= FEWEST_ALIKE
        for n, head in keyed.items():
            prose = _is_prose(text[head[1] + 1 : lines[n][1]])
            if (proven and several) or (prose and (proven or generic(text[slice(*head)]))):
                yield n, head


def _with_colons(
    text: str, clauses: Sequence[Own], groups: Iterable[Sequence[int]]
) -> Iterator[Sequence[int]]:
    """Those of ``groups`` in which a first line holds a colon, as few do: no key stands without one."""
    for members in groups:
        if any(_has_colon(opening_line(text, clauses[n])) for n in members):
            yield members


def _has_colon(line: tuple[int, int, str]) -> bool:
    words = line[2]
    return "：" in words or ":" in words or "︰" in words


def _are_keyed(keyed: Mapping[int, Span], members: Sequence[int]) -> bool:
    """Whether most articles of a chapter open with a key, as in a charter: 第一条 名称：…, 第二条 性质：…."""
    return len(keyed) >= max(FEWEST_ARTICLES, MOST_ARTICLES * len(members))


def _of_articles(clauses: Sequence[Own], n: int) -> bool:
    """Whether a clause is an article or an item of one, which have no headings inside their lines."""
    at: int | None = n
    while at is not None:
        if clauses[at].kind in ("条", "款"):
            return True
        at = clauses[at].parent
    return False


def _closed(text: str, clause: Own, line: tuple[int, int, str]) -> Span | None:
    """The words of a line that a colon ends, above text or clauses of its own."""
    start, stop, words = line
    m = _HEAD.match(words) if words[-1:] in _COLONS else None
    if m is None:
        return None
    below = clause.has_child or text[stop : clause.end].strip()
    return (start, start + m.end("head")) if below and _names(m["head"]) else None


def _bare(
    text: str, clauses: Sequence[Own], lines: Lines, closed: Mapping[int, Span]
) -> Iterator[tuple[int, Span]]:
    """The headings of siblings that a colon closes too, above nothing: an outline that its writer did not fill in."""
    for n, (start, stop, words) in lines.items():
        m = _HEAD.match(words) if n not in closed and words[-1:] in _COLONS else None
        if m and _names(m["head"]) and not text[stop : clauses[n].end].strip():
            yield n, (start, start + m.end("head"))


def _outvoted(
    text: str, clauses: Sequence[Own], lines: Lines, found: Container[int]
) -> Iterator[tuple[int, Span]]:
    """Short keys that only look like a sentence, among siblings whose keys are headings: 学业与行为：, 音响负责：."""
    for n, (start, stop, words) in lines.items():
        ends = words[-1:] in _COLONS
        m = (_HEAD if ends else _KEYED).match(words) if n not in found else None
        if m is None or len(m["head"]) > SHORT_KEY or not _may_outvote(m["head"]):
            continue
        if not (ends and text[stop : clauses[n].end].strip() and not clauses[n].has_child):
            yield n, (start, start + m.end("head"))


def _may_outvote(words: str) -> bool:
    leads = _LEADS.search(words) is not None or _SPEAKS.search(words) is not None
    return not (leads or open_bracket(words))


def _key(line: tuple[int, int, str]) -> Span | None:
    """The words in front of the first colon of a line that goes on behind it."""
    start, _, words = line
    m = _KEYED.match(words) if _has_colon(line) else None
    if m is None or open_bracket(m["head"]):
        return None
    own = _QUOTED.sub("“”", m["head"])  # “我爱读书”班会：: who speaks in a name says nothing
    if _SPEAKS.search(own) or not _names(own):
        return None
    return start, start + m.end("head")


def _is_prose(words: str) -> bool:
    """Whether the rest of a line behind a key is sentences, no number or place: 四、组织领导：各校要成立…."""
    return len(words) >= SHORTEST_BODY and words.rstrip()[-1:] == "。"


def _names(words: str) -> bool:
    return _LEADS.search(words) is None and not states(words)
