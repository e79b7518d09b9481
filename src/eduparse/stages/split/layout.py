"""The parts of a document: front, body, annexes, contents, tables and closing lines, and their clauses."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from eduparse.budget import UNLIMITED, Budget
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.titles import TITLE_END
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.split import back_matter, text_lines
from eduparse.stages.split.annexes import annexes, lead_to_signature
from eduparse.stages.split.attachments import files_on_top
from eduparse.stages.split.contents import contents_ranges
from eduparse.stages.split.draft import Draft, Span, without
from eduparse.stages.split.kinds import BULLET
from eduparse.stages.split.label import Label
from eduparse.stages.split.label_fit import LabelNode
from eduparse.stages.split.labels import label_candidates
from eduparse.stages.split.paragraphs import return_paragraphs
from eduparse.stages.split.quotes import quotations
from eduparse.stages.split.section_drafts import joint_titles, laid
from eduparse.stages.split.sections import section
from eduparse.stages.split.signing_lines import slip_start
from eduparse.stages.split.tables import cells, dumped, tables

_TITLE = lazy_pattern(rf"[^。；：:]{{6,60}}(?:{TITLE_END}|原则)")
_PARENTS = ("clause", "bullet", "box", "annex")  # of tables


class Layout:
    """Where the parts of ``text`` begin and end; ``nodes`` are the numbered clauses of its body."""

    def __init__(self, text: str, book: Rulebook = PACKAGED, budget: Budget = UNLIMITED) -> None:
        self._text, self._budget = text, budget
        self._contents = contents_ranges(text)
        self._tables = [  # contents whose page numbers stand behind tabs are no table
            (low, high)
            for low, high in tables(text)
            if all(high <= a or b <= low for a, b in self._contents)
        ]
        self._annexes, lists = annexes(text, self._contents)
        apart = [*self._tables, *self._contents, *lists, *quotations(text), *dumped(text)]
        if on_top := files_on_top(text):
            apart.append(on_top)
        found = list(label_candidates(text, book, _union(apart)))
        self._labels = found[_above_title(text, found) :]
        self.body_end = self._annexes[0].start if self._annexes else len(text)
        self.back = back_matter.back_start(text[: self.body_end], body=True)
        slip, cut = slip_start(text[: self.body_end])
        if slip < min(self.back, self.body_end):
            signed = back_matter.back_start(text[:slip], body=True)
            self.back = signed if signed < slip or cut else self.back
        for listed in reversed(lists):
            if self.back < self.body_end and lead_to_signature(text, listed, self.back):
                self.back = back_matter.back_start(
                    text[: listed[0]], body=True
                )  # contacts may stand above it
        self.tail = self._tail()
        self._further = self._further_paper()
        self.nodes = self._numbered(0, self.back)
        starts = [self.nodes[0].label.start] if self.nodes else []
        starts += [span[0] for span in self._contents if span[0] < self.back]
        self.first = min([*starts, self.back])

    def _inside(self, start: int, end: int) -> list[Label]:
        return [label for label in self._labels if start <= label.start and label.end <= end]

    def _tail(self) -> int:
        """Where the closing lines behind the last annex begin; behind a signature only 抄送 and 印发."""
        text = self._text
        if not self._annexes:
            return len(text)
        last = self._annexes[-1]
        tail = last.head_end + back_matter.back_start(text[last.head_end :])
        signed = back_matter.signed(text[self.back : self.body_end])
        return len(text) if signed and not back_matter.sent_out(text[tail:]) else tail

    def _further_paper(self) -> int:
        """Where the contents of another paper begin behind the parts of the last appendix, or the end of the text."""
        text = self._text
        if not self._annexes or not self._annexes[-1].lettered:
            return len(text)
        first = next((e.start for e in self._labels if e.start >= self._annexes[-1].head_end), 0)
        return next((low for low, _ in self._contents if 0 < first < low), len(text))

    def drafts(self, front: int) -> list[Draft]:
        """The clauses in the order of the text; the front ends at ``front``."""
        text = self._text
        start = self.nodes[0].label.start if self.nodes else self.back
        further = min(self.tail, self._further)
        parts = [(self.nodes, self.back)]
        for n, annex in enumerate(self._annexes):
            end = further if n == len(self._annexes) - 1 else annex.end
            parts.append((self._numbered(annex.head_end, end, whole=False), end))
        if further < self.tail:
            parts.append((self._numbered(further, self.tail), self.tail))
        glued = any(annex.lettered for annex in self._annexes)
        titles = joint_titles(text, parts, self._budget) if glued else [None] * len(parts)
        out = [
            *_plain("front", text, 0, front),
            *_plain("preamble", text, front, max(front, start)),
            *laid(text, self.nodes, self.back, None, self._budget, titles[0]),
            *_plain("back", text, self.back, self.body_end),
        ]
        tops = [*self._tops(parts[1:]), *[None] * (further < self.tail)]
        for (nodes, end), top, found in zip(parts[1:], tops, titles[1:], strict=True):
            first = nodes[0].label.start if nodes else end
            out += [top] if top else _plain("preamble", text, further, first)
            out += laid(text, nodes, end, top, self._budget, found)
        if self._annexes:
            out += _plain("back", text, self.tail, len(text))
        return_paragraphs(text, out)
        out += self._cut_out(out)
        return sorted((d for d in out if d.spans), key=lambda d: d.spans[0][0])

    def _numbered(self, start: int, end: int, *, whole: bool = True) -> list[LabelNode]:
        """The numbered clauses of a section."""
        inside = self._inside(start, end)
        return section(self._text, inside, end, whole=whole, budget=self._budget)

    def _element(self, n: int) -> str:
        """The path element of an annex: its label, a bare one that comes again with its count."""
        name = self._annexes[n].name
        same = sum(a.name == name for a in self._annexes[: n + 1])
        return name if same == 1 else f"{name}({same})"

    def _tops(self, parts: Sequence[tuple[Sequence[LabelNode], int]]) -> Iterator[Draft]:
        """The drafts of the annexes themselves, up to their first clause."""
        for n, annex in enumerate(self._annexes):
            nodes, end = parts[n]
            first = nodes[0].label.start if nodes else end
            label = self._text[annex.start : annex.label_end]
            spans = [text_lines.trimmed(self._text, annex.start, first)]
            path = (self._element(n),)
            yield Draft("annex", "附", label, path, 0, annex.label_end, annex.title, spans)

    def _cut_out(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Contents and tables as drafts of their own, taken out of those that hold them."""
        text = self._text
        if not (self._contents or self._tables):
            return
        held = sorted((span, n) for n, d in enumerate(drafts) for span in d.spans)
        starts = [span[0] for span, _ in held]
        tables = 0
        apart = [(span, "contents") for span in self._contents]
        apart += [(_solid(text, span), "table") for span in self._tables]
        for span, kind in sorted(apart):
            at = bisect_right(starts, span[0]) - 1
            holder = drafts[held[at][1]] if at >= 0 else None
            if holder is None or not any(_holds(text, own, span) for own in holder.spans):
                continue
            rest = without(text, holder.spans, span)
            if not rest and holder.label:
                continue
            holder.spans = rest
            out = Draft(kind, spans=[span])
            if kind == "table":
                tables += 1
                out.above = holder if holder.kind in _PARENTS else None
                out.path = (*(out.above.path if out.above else ()), f"表{tables}")
                out.cells = cells(text[slice(*span)])
            yield out


def _above_title(text: str, found: Sequence[Label]) -> int:
    """How many of the labels that are ``found`` are bullets above the title: a list of links that stayed there.

    A title of its own line follows them, and then numbering that begins at 1.
    """
    n = next((n for n, label in enumerate(found) if not label.kind.startswith(BULLET)), len(found))
    if not 0 < n < len(found) or found[n].value != 1 or not found[n].line_start:
        return 0
    low = text.find("\n", found[n - 1].end)
    lines = (text[a:b] for a, b in text_lines.text_lines(text, max(low, 0), found[n].start))
    return n if low >= 0 and any(map(_TITLE.fullmatch, lines)) else 0


def _holds(text: str, own: Span, span: Span) -> bool:
    """Whether ``span`` lies in ``own``, which does not count the tabs behind the last cell of a table."""
    return own[0] <= span[0] < own[1] and not text[own[1] : span[1]].strip()


def _union(spans: Sequence[Span]) -> list[Span]:
    """``spans`` in order, those that meet made one."""
    out: list[Span] = []
    for low, high in sorted(spans):
        if out and low <= out[-1][1]:
            out[-1] = (out[-1][0], max(high, out[-1][1]))
        else:
            out.append((low, high))
    return out


def _plain(kind: str, text: str, low: int, high: int) -> Iterator[Draft]:
    span = text_lines.trimmed(text, low, high)
    if span[0] < span[1]:
        yield Draft(kind, spans=[span])


def _solid(text: str, span: Span) -> Span:
    """A table without line breaks at its ends; its outer tabs stay."""
    low, high = span
    while low < high and text[low] == "\n":
        low += 1
    while high > low and text[high - 1] == "\n":
        high -= 1
    return low, high
