"""The unnumbered paragraphs of clauses, and those behind items that are the article's own (款 after 项).

Items of an article are one paragraph each. So a further paragraph behind the last item of a list is the
article's next paragraph, unless the items before it hold several too. Where line breaks are gone, the
sentences behind the first stop of the last item are, if no other item holds a stop.
"""

import re
from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.draft import Draft, Span, span_lines
from eduparse.stages.split.responsible import is_role_line

_OPENS = lazy_pattern(
    r"(?:有|对|依照|按照|违反|符合)?(?:前款|前项|前两款|第[一二三四五六七八九十]款|本条|上述)"
)
# The points of a Taiwanese paper (要点) are articles in all but name: 一、…特订定本要点。
_POINTS = lazy_pattern(
    r"^[ \t\u3000]*[一壹]、[^\n]*订定本(?:作业)?(?:要点|规定|须知|注意事项|原则)", re.MULTILINE
)
FEWEST_MARKED = 2  # bullets of one line each that tell where the next one ends
SENTENCES = 0.8  # of the lines behind it end as sentences do, at least
_LEADS = lazy_pattern("以下|下列|如下")
_OPEN = "，,、"  # a paragraph that ends so goes on in the next line
_SENTENCE = lazy_pattern(r"。[”’》）)]*")


def return_paragraphs(text: str, drafts: Sequence[Draft]) -> None:
    """Give each article the paragraphs that stand behind its items; ``drafts`` are changed."""
    below: dict[int, list[Draft]] = {}
    points = "订定" in text and _POINTS.search(text) is not None
    for draft in drafts:
        if draft.above is not None:
            below.setdefault(id(draft.above), []).append(draft)
    for article in drafts:
        if id(article) not in below:
            continue
        if article.own == "条" or (article.own == "一、" and article.above is None and points):
            for members in _lists(below[id(article)]):
                _return(text, article, members, below)
        else:
            _return_behind_marks(text, article, below[id(article)])
            _return_behind_items(text, article, below[id(article)])


def _return_behind_marks(text: str, above: Draft, items: Sequence[Draft]) -> None:
    """Give a clause the paragraphs behind its bullets, where most bullets before are one sentence line.

    Between two bullets they are the clause's own where they lead to a further list.
    """
    single = several = 0
    for n, item in enumerate(items):
        if item.kind != "bullet":
            single = several = 0
            continue
        found = list(span_lines(text, item.spans, item.label_end))
        if len(found) == 1:
            single += text[found[0][1] - 1] in "。；"
            continue
        goes_on = n + 1 < len(items) and items[n + 1].kind == "bullet"
        ended = sum(
            text[high - 1] in "。！：”" or is_role_line(text[low:high].strip())
            for low, high in found
        ) >= SENTENCES * len(found)
        ended = ended and len(found) > 1 and text[found[0][1] - 1] in "。；"
        usual = single >= max(FEWEST_MARKED, several + 1)
        if usual and ended and (not goes_on or _leads(text, found[-1])):
            item.spans, taken = _split(item.spans, found[1][0])
            above.spans = sorted([*above.spans, *taken])
            single = several = 0
        several += 1


def _return_behind_items(text: str, above: Draft, items: Sequence[Draft]) -> None:
    """Give a clause the paragraphs behind the last of its items, where the others are a line each that ends in ；."""
    last = items[-1]
    if len(items) <= FEWEST_MARKED or any(i.own != last.own or i.kind != "clause" for i in items):
        return
    for item in items[:-1]:
        lines = list(span_lines(text, item.spans, item.label_end))
        if len(lines) != 1 or text[lines[0][1] - 1] not in "；;":
            return
    found = list(span_lines(text, last.spans, last.label_end))
    if len(found) > 1 and all(text[high - 1] in "。！：" for _, high in found):
        last.spans, taken = _split(last.spans, found[1][0])
        above.spans = sorted([*above.spans, *taken])


def _leads(text: str, line: Span) -> bool:
    """Whether a paragraph leads to a list."""
    return (
        text[line[1] - 1] in "：:"
        or _LEADS.search(text, max(line[0], line[1] - 20), line[1]) is not None
    )


def _lists(items: Sequence[Draft]) -> Iterator[list[Draft]]:
    """The lists among ``items``: each begins where the numbers begin again."""
    group: list[Draft] = []
    for item in items:
        if group and item.own == group[-1].own and item.value <= group[-1].value:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _return(
    text: str, article: Draft, group: Sequence[Draft], below: dict[int, list[Draft]]
) -> None:
    last = group[-1]
    if id(last) in below:
        _return(text, article, list(_lists(below[id(last)]))[-1], below)
        return
    if last.kind != "clause" or group[0].value > 1:
        return  # what counts from 2 on is the list of something above
    moved = _behind(text, last, group[:-1])
    if moved is None:
        return
    last.spans, taken = _split(last.spans, moved)
    if last.heading and not text[last.heading[1] : last.spans[-1][1]].strip("。；; \n\u3000"):
        last.heading = None  # the item is a sentence, and heads nothing any more
    article.spans = sorted([*article.spans, *taken])


def _behind(text: str, last: Draft, others: Sequence[Draft]) -> int | None:
    """Where the article goes on behind its last item; None where it does not."""
    found = list(span_lines(text, last.spans, last.label_end))
    if len(found) > 1:
        return _next_line(text, found, others)
    if last.line_start or not others or not found:
        return None
    stop = _SENTENCE.search(text, *found[0])
    inner = any(_SENTENCE.search(text[d.spans[0][0] : d.spans[0][1] - 1]) for d in others)
    return None if stop is None or inner or stop.end() >= found[0][1] else stop.end()


def _is_headed(text: str, first: Span, others: Sequence[Draft]) -> bool:
    """Whether the ``first`` line of the last item heads what follows: it has no stop, and 。 closed the item before.

    三、救济途径 behind 一、…； and 二、…。 goes on with the paper's own list, below the article that it quotes. Behind ； the
    last item lost its stop.
    """
    before = text[others[-1].spans[0][0] : others[-1].spans[0][1]].rstrip() if others else "。"
    return text[first[1] - 1].isalnum() and before[-1:] == "。"


def _next_line(text: str, found: Sequence[Span], others: Sequence[Draft]) -> int | None:
    """The line of the last item that is the article's own; the items before it tell how many are not."""
    if text[found[0][1] - 1] in "：:" or _is_headed(text, found[0], others):
        return None
    if text[found[0][1] - 1] in _OPEN:  # the item goes on below, up to its stop
        closed = next((n for n, (_, high) in enumerate(found) if text[high - 1] in "。；;"), None)
        return None if closed is None or closed + 1 == len(found) else found[closed + 1][0]
    sizes = {len(list(span_lines(text, d.spans, d.label_end))) for d in others} or {1}
    usual = max(sizes)
    if len(sizes) == 1 and len(found) > usual:
        return found[usual][0]
    listed = all(text[d.spans[0][0] : d.spans[0][1]].rstrip()[-1:] in "；;，,、" for d in others)
    return found[1][0] if listed or _OPENS.match(text, found[1][0]) else None


def _split(spans: Sequence[Span], at: int) -> tuple[list[Span], list[Span]]:
    before = [(low, min(high, at)) for low, high in spans if low < at]
    return before, [(max(low, at), high) for low, high in spans if high > at]


def clause_paragraphs(text: str, draft: Draft) -> tuple[Span, ...]:
    """The ranges of the unnumbered paragraphs of ``draft`` where it has more than one."""
    if draft.kind not in ("clause", "bullet", "box", "annex", "preamble"):
        return ()
    spans = draft.spans
    start = max(draft.label_end, spans[0][0])
    if len(spans) == 1 and text.find("\n", start, spans[0][1]) < 0:
        return ()  # as nearly every clause
    heading = draft.heading
    found: list[Span] = []
    for low, high in span_lines(text, spans, start):
        if heading and heading[0] <= low and high <= heading[1]:
            continue
        if found and text[found[-1][1] - 1] in _OPEN and not text[found[-1][1] : low].strip():
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return tuple(found) if len(found) > 1 else ()
