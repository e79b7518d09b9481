"""Where the headings of siblings end on a page without line breaks, once their readings are known.

One reading alone may take a word too many or too few. Siblings show it: 坚持目标导向|体检评估…, 坚持问题导向|体检评估…
share the subject of what follows, and 实施保障|分析… has siblings that end in 分析. A number behind the last word
is that of a page where other pages are counted beside it, and what 指 explains is the heading of a definition.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.draft import Span

FEWEST = 3  # siblings that agree
SUBJECT = 4  # code points of a subject that the headings do not hold
TOLD_AGAIN = 3  # times the paper names it elsewhere
INNER = 2  # code points in which the headings still agree without it
PAGES_APART = 3  # from one number of a page to the next that is printed at an end of a line

_DEFINED = lazy_pattern(
    r"[ \t\u3000]*(?P<term>[^\n，。；：:“”、]{2,24}?)(?:是指|指)(?![纹尖正甲标导南引数挥定示令向出派派战明责])"
)
_PAGE = lazy_pattern(r"(?<=[一-鿿])(\d{1,3})$")
_AT_AN_END = lazy_pattern(
    r"^[ \t]*(\d{1,3})(?![\d.．、%％）)年月日])|(?<![\d.．—–-])(\d{1,3})[ \t]*$", re.MULTILINE
)

Family = Sequence[int]


def definitions(lines: Mapping[int, str], families: Iterable[Family]) -> Iterator[tuple[int, int]]:
    """The length of the term of each of ``lines`` in a family of definitions: 年度体检指….

    Lines have keys, and a family names those of siblings. Most of its lines are definitions.
    """
    for family in families:
        found = [(n, m.end("term")) for n in family if (m := _DEFINED.match(lines[n]))]
        if len(found) > 1 and len(found) * 2 > len(family):
            yield from found


def agreed_ends(
    text: str, heads: Mapping[int, Span], families: Iterable[Family]
) -> Iterator[tuple[int, Span]]:
    """The headings among ``heads`` that end elsewhere, by their keys; each family decides for itself."""
    for family in families:
        ends = {n: _before_page(text, heads[n]) for n in family if n in heads}
        ends |= _without_subject(text, ends) or _with_tail(text, ends)
        yield from ((n, span) for n, span in ends.items() if span != heads[n])


def _before_page(text: str, head: Span) -> Span:
    """A heading without the number of a page at its end."""
    page = _PAGE.search(text, *head)
    if page and "一" <= text[head[1] : head[1] + 1] <= "鿿" and _is_page(text, int(page[1])):
        return head[0], page.start()
    return head


def _is_page(text: str, number: int) -> bool:
    """Whether a page a few before or behind ``number`` is counted at an end of a line."""
    printed = (int(m[1] or m[2]) for m in _AT_AN_END.finditer(text))
    return any(0 < abs(other - number) <= PAGES_APART for other in printed)


def _without_subject(text: str, heads: Mapping[int, Span]) -> dict[int, Span]:
    """``heads`` without a subject at the end of all that the paper names again and again."""
    if len(heads) < FEWEST:
        return {}
    every = [text[slice(*span)] for span in heads.values()]
    common = min(every, key=len)
    while not all(head.endswith(common) for head in every):
        common = common[1:]
    subject = common[-SUBJECT:]
    if len(common) < SUBJECT + INNER or text.count(subject) < len(every) + TOLD_AGAIN:
        return {}
    if min(map(len, every)) <= len(common):
        return {}
    return {n: (start, end - SUBJECT) for n, (start, end) in heads.items()}


def _with_tail(text: str, heads: Mapping[int, Span]) -> dict[int, Span]:
    """Those of ``heads`` that break off before the word in which most of them end."""
    tails = Counter(text[end - INNER : end] for _, end in heads.values())
    for tail, count in tails.most_common(1):
        if count >= FEWEST and count * 2 > len(heads):
            return {
                n: (start, end + INNER)
                for n, (start, end) in heads.items()
                if text.startswith(tail, end) and text[end - INNER : end] != tail
            }
    return {}
