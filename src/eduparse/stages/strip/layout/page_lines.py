"""The lines of an HTML page with what is counted about them and about the elements they stand in.

Everything is counted once per page, by one pass up the tree and one down, so that the cost is linear
in lines and elements however deep the tree is.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from eduparse.document.evidence import Element, Evidence, Head
from eduparse.language.dates import DATE
from eduparse.language.file_names import FILE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.script import characters
from eduparse.stages.strip.titles import SITE_SIGNS

PARAGRAPH = 50  # characters; a line of so many is running text without a stop too
SENTENCE = 15  # characters; a line of so many with a stop or two commas is running text
_LONGEST_LINK = 0.5  # share of linked characters from which a line is no running text
_COPIED = 20  # characters; shorter lines are printed twice in many a paper
_COPY = 80  # characters of running text that make a copy
_MOSTLY_COPIED = 0.7  # share of the running text of an element
_SCORED_FROM = 25  # characters of a paragraph that scores
_SCORED_LEVELS = 3
_DATE = lazy_pattern(rf"[（(]?{DATE}[）)]?")
_STOP = lazy_pattern(r"[。！？；!?;…]")
_COMMA = lazy_pattern(r"[，、：,]")
_FILE = lazy_pattern(rf"{FILE_SUFFIX}(?:$|[?#])")
_BLANKS = lazy_pattern(r"\s+")


class LayoutLine:
    """One line: its text, and counts of its characters without blanks."""

    def __init__(self, text: str, linked: int, hrefs: Sequence[str], element: int) -> None:
        self.text = text
        self.key = _BLANKS.sub("", text)
        self.size = max(len(self.key), 1)
        self.linked = min(linked / self.size, 1.0)
        self.links = len(hrefs)
        self.files = sum(_FILE.search(href) is not None for href in hrefs)
        self.element = element
        self.stops = len(_STOP.findall(text))
        self.commas = len(_COMMA.findall(text))
        says = (self.stops or self.commas >= 2) and self.size >= SENTENCE
        prose = (says or self.size >= PARAGRAPH) and self.linked < _LONGEST_LINK
        self.prose = self.size * (1 - self.linked) if prose else 0.0


class LayoutLines:
    """The lines of a page and sums over the elements around them, by the index of the element."""

    def __init__(self, text: str, evidence: Evidence) -> None:
        self.elements: tuple[Element, ...] = evidence.elements
        self.lines = [
            LayoutLine(
                text[e.start : e.end],
                sum(len("".join(text[k.start : k.end].split())) for k in e.links),
                [k.href for k in e.links],
                e.element,
            )
            for e in evidence.lines
        ]
        self.titles = _keys(evidence.page)
        self._window = _BLANKS.sub("", evidence.page.title or "")
        self._told: dict[str, float] = {}
        self._readable: dict[int, float] = {}
        self._add_up()

    def _add_up(self) -> None:
        count = len(self.elements)
        self.inside = [0] * count  # lines
        self.sizes = [0] * count  # characters
        self.linked = [0.0] * count  # characters in links
        self.prose = [0.0] * count  # characters of running text
        for line in self.lines:
            e = line.element
            self.inside[e] += 1
            self.sizes[e] += line.size
            self.linked[e] += line.linked * line.size
            self.prose[e] += line.prose
        for e in range(count - 1, 0, -1):
            up = self.elements[e].parent
            if up >= 0:
                self.inside[up] += self.inside[e]
                self.sizes[up] += self.sizes[e]
                self.linked[up] += self.linked[e]
                self.prose[up] += self.prose[e]
        self.section = [0] * count  # the nearest element above that holds more lines
        for e in range(1, count):
            up = max(self.elements[e].parent, 0)
            self.section[e] = up if self.inside[up] > self.inside[e] else self.section[up]

    def part(self, element: int) -> int:
        """The nearest element from ``element`` upwards that holds more than one line."""
        at = element
        while self.elements[at].parent >= 0 and self.inside[at] < 2:
            at = self.elements[at].parent
        return at

    def last_beside(self, n: int) -> int:
        """The last line of the smallest element that holds line ``n`` and more below it."""
        at = self.lines[n].element
        while at >= 0:
            last = self._last[at]
            if last > n:
                return last
            at = self.elements[at].parent
        return n

    @cached_property
    def _last(self) -> list[int]:
        """The last line in each element."""
        found = [-1] * len(self.elements)
        for n, line in enumerate(self.lines):
            found[line.element] = n
        for e in range(len(found) - 1, 0, -1):
            if (up := self.elements[e].parent) >= 0:
                found[up] = max(found[up], found[e])
        return found

    def readable(self, element: int) -> float:
        """The best score that `_scored` gives to an element around ``element``, as a share of the best of all."""
        scores, top = self._scored
        if not top:
            return 0.0
        found = self._readable.get(element)
        if found is None:
            found, at = 0.0, element
            for _ in range(_SCORED_LEVELS + 1):
                if at < 0:
                    break
                found = max(found, scores[at])
                at = self.elements[at].parent
            found = self._readable[element] = found / top
        return found

    @cached_property
    def _scored(self) -> tuple[list[float], float]:
        """How much each element reads like the home of a text, and the best of these scores.

        As in Readability: a paragraph scores for the element it stands in by its length and commas, by
        half as much for the next one above, and so on; the share of links is charged.
        """
        own: Counter[int] = Counter(line.element for line in self.lines)
        scores = [0.0] * len(self.elements)
        for line in self.lines:
            if line.size < _SCORED_FROM or line.linked > _LONGEST_LINK:
                continue
            score = 1 + line.commas + min(line.size / 100, 3)
            at = line.element if own[line.element] > 1 else self.elements[line.element].parent
            for level in range(_SCORED_LEVELS):
                if at < 0:
                    break
                scores[at] += score / (level + 1)
                at = self.elements[at].parent
        for e, size in enumerate(self.sizes):
            if size:
                scores[e] *= 1 - min(self.linked[e] / size, 1.0)
        return scores, max(scores, default=0.0)

    @cached_property
    def copies(self) -> frozenset[int]:
        """Elements that print the running text of the page once more, as for telephones or printers."""
        seen: set[str] = set()
        again = [0.0] * len(self.elements)
        for line in self.lines:
            if line.prose and line.size >= _COPIED:
                if line.key in seen:
                    again[line.element] += line.prose
                seen.add(line.key)
        if not any(again):
            return frozenset()
        for e in range(len(again) - 1, 0, -1):
            if (up := self.elements[e].parent) >= 0:
                again[up] += again[e]
        found: set[int] = set()
        for e, element in enumerate(self.elements):
            if element.parent in found or (
                again[e] >= _COPY and again[e] > _MOSTLY_COPIED * self.prose[e]
            ):
                found.add(e)
        return frozenset(found)

    @cached_property
    def alike(self) -> Counter[tuple[int, str, str]]:
        """How many children of an element have the same tag and names and hold links beside text."""
        return Counter(
            (e.parent, e.tag, e.names)
            for n, e in enumerate(self.elements)
            if e.parent >= 0 and 0 < self.linked[n] < self.sizes[n]
        )

    @cached_property
    def children(self) -> Counter[tuple[int, str]]:
        """How many children of an element have the same tag."""
        return Counter((e.parent, e.tag) for e in self.elements)

    def added(self, values: list[float]) -> list[float]:
        """For each element the sum of ``values``, one a line, over the lines in it."""
        sums = [0.0] * len(self.elements)
        for line, value in zip(self.lines, values, strict=True):
            sums[line.element] += value
        for e in range(len(sums) - 1, 0, -1):
            up = self.elements[e].parent
            if up >= 0:
                sums[up] += sums[e]
        return sums

    @cached_property
    def title(self) -> int | None:
        """The line that prints the title the head of the page tells; the likeliest of its copies.

        Copies stand in the path to the page, in lists and at its foot: the title is a heading, is no
        link, and running text follows it.
        """
        return max(self._titles, key=lambda n: (self._titles[n], n), default=None)

    def title_above(self, body: int) -> int | None:
        """The likeliest line in front of line ``body`` that prints the title the head tells."""
        above = [n for n in self._titles if n < body]
        return max(above, key=lambda n: (self._titles[n], n), default=None)

    @cached_property
    def _titles(self) -> dict[int, float]:
        found: dict[int, float] = {}
        for n, line in enumerate(self.lines):
            if (
                (match := self.tells_title(line))
                and (line.size >= _SHORTEST_TITLE or self._heads_the_page(line))
                and not self._is_signature(n)
            ):
                element = self.elements[line.element]
                weight = 2 + match - line.linked
                weight += element.tag in ("h1", "h2", "h3")
                weight += "tit" in element.names.lower() or "headline" in element.names.lower()
                if weight >= 1:
                    found[n] = weight
        follows = {n: sum(x.prose for x in self.lines[n + 1 : n + _FOLLOWING]) for n in found}
        most = max(follows.values(), default=0.0)
        return {n: w + 2 * follows[n] / most if most else w for n, w in found.items()}

    def _is_signature(self, n: int) -> bool:
        """Whether a date alone follows: an organ signs whose name begins the title."""
        return n + 1 < len(self.lines) and _DATE.fullmatch(self.lines[n + 1].key) is not None

    def _heads_the_page(self, line: LayoutLine) -> bool:
        """Whether a line too short to be known by itself is the heading that begins the window title."""
        is_heading = self.elements[line.element].tag in ("h1", "h2") and not line.links
        return is_heading and line.size > 1 and self._window.startswith(line.key)

    @cached_property
    def around_title(self) -> frozenset[int]:
        """The elements that hold the title."""
        found = set()
        at = -1 if self.title is None else self.lines[self.title].element
        while at >= 0:
            found.add(at)
            at = self.elements[at].parent
        return frozenset(found)

    @cached_property
    def with_title(self) -> list[float]:
        """For each element how small a part of the page holds both it and the title: from 0 to 1."""
        if self.title is None or not self.sizes:
            return [0.0] * len(self.elements)
        whole = max(sum(line.size for line in self.lines), 1)
        around = self.around_title
        out: list[float] = []
        for e, element in enumerate(self.elements):
            if e in around or element.parent < 0:
                out.append(1 - self.sizes[e] / whole)
            else:
                out.append(out[element.parent])
        return out

    def tells_title(self, line: LayoutLine) -> float:
        """How much of a title the line is, from 0 to 1; a title may go on with the name of the site."""
        known = self._told.get(line.key)
        if known is None:
            known = self._told[line.key] = self._match(line)
        return known

    def _match(self, line: LayoutLine) -> float:
        for title in self.titles:
            # The line may go on behind the title, or break off before its end.
            size, own = len(title), len(line.key)
            fits = own == size or (own > 6 and own < size) or (size > 8 and own > size)
            if fits and _same(title[:own], line.key[:size]):
                return min(line.size, 40) / 40
            # A channel may stand in front of the title, as in 某频道--标题.
            behind = own < size <= own + own / _CHANNEL and title[-own - 1] in SITE_SIGNS
            if behind and _same(title[-own:], line.key):
                return min(line.size, 40) / 40
        return 0.0


_SHORTEST_TITLE = 5  # characters
# Times that a title is longer than the channel in front of it; names of sites stand behind a title, too.
_CHANNEL = 3
_FOLLOWING = 12  # lines below a title in which its text begins


def _same(title: str, line: str) -> bool:
    """Whether both are one text; the head of a page stays traditional where the text was converted."""
    hant = characters("hant")
    return all(a == b or a in hant for a, b in zip(title, line, strict=True))


def _keys(page: Head) -> tuple[str, ...]:
    told = (page.title, page.heading, page.meta.get("og:title"), page.meta.get("articletitle"))
    return tuple(_BLANKS.sub("", t) for t in told if t)
