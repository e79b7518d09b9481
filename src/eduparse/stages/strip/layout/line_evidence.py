"""What speaks for and against a line of an HTML page being its text: named evidence, weighed.

Evidence is of five kinds: the line itself (stops, links, words of furniture), its tag, what the names
of the elements around it say (`lexicons/html-names.tsv`), the link density of the sections it stands
in, and its neighbours. Each piece has a name and a value; the weights are data
(`models/html-lines.tsv`, learnt from labelled pages by ``make train-html``), and a line's score is
the sum. Nothing here looks at the page as a whole: what share of it a line is says little, because
the feed under a short report is longer than the report.
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from eduparse.document.evidence import Element
from eduparse.language.dates import STAMP_MONTH
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import table
from eduparse.language.package_data import package_path
from eduparse.language.titles import PAPER_KINDS
from eduparse.stages.strip.layout.page_lines import LayoutLine, LayoutLines

_SHORT = 60  # characters; words of furniture are looked for in shorter lines
_NOTICE = 400  # characters; a notice on copyright is shorter
_MOST_OF_PAGE = 0.5  # share of the characters of the page
_SOON = 5  # lines
_NEAR = 3  # levels of elements whose names are near
_TAGS = frozenset(
    ["p", "div", "li", "h1", "h2", "h3", "center", "option", "button", "figcaption", "body"]
)
_MEANING = frozenset(["article", "main", "nav", "aside", "footer", "header", "form", "li", "table"])
_FURNITURE_TAGS = frozenset(["nav", "aside", "footer", "form"])
_FURNITURE = frozenset(
    ["navigation", "side", "foot", "share", "comment", "related", "advertisement", "user", "layer"]
)
_OTHER_TEXTS = frozenset(["related", "comment", "advertisement"])
_ENDS = frozenset("。！？”…!?；：:.）)")
_STOPS = frozenset("。！？”…")
_DATE = lazy_pattern(rf"{STAMP_MONTH}|\d{{1,2}}:\d\d")
_RIGHTS = lazy_pattern(
    "版权|著作权|转载|侵权|免责|声明|授权|法律责任|本网|本站|原创|举报|来源|平台"
)
_TITLE = lazy_pattern(rf"关于.{{4,}}(?:{PAPER_KINDS})(?:[（(].{{1,12}}[）)])?\s*$")
_PLAIN_NAME = lazy_pattern(r"[\w-]+", re.ASCII)
_WORD_OF_NAME = lazy_pattern(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

Evidence = dict[str, float]


def line_evidence(page: LayoutLines) -> Iterator[tuple[Evidence, ...]]:
    """What is known about each line of ``page``, by name: of itself, of the elements around it.

    What is said about elements is one object for all lines that it is said of.
    """
    names, sections = _Names(page), _Sections(page)
    top = max((line.prose for line in page.lines), default=0.0)
    title = page.title
    for n, line in enumerate(page.lines):
        said = _of_line(line)
        _add_neighbours(said, page.lines, n)
        teasers = sections.teasers(line.element)
        said["teasers"] = min(math.log1p(teasers), 3.0)
        if teasers > 6 and line.size > 30:
            said["long teaser"] = said["teasers"]
        element = page.elements[line.element]
        said["siblings"] = math.log1p(page.children[element.parent, element.tag])
        if top:
            said["share of the longest"] = line.prose / top
        said["readable"] = page.readable(line.element)
        said["size"] = min(math.log1p(line.size), 5.0)
        if title is None:
            said["no title"] = 1.0
        elif n < title:
            said["before the title"] = 1.0
        elif page.tells_title(line):
            said["title"] = 1.0
        else:
            said["with the title"] = page.with_title[line.element]
            said["soon below the title"] = 1 / (1 + (n - title) / _SOON)
        yield said, names.of(line.element), sections.of(line.element)


def _of_line(line: LayoutLine) -> Evidence:
    text = line.text
    end = text.rstrip()[-1:]
    said = {
        "stops": min(line.stops, 5),
        "commas": min(line.commas, 8),
        "linked": line.linked,
        "links": min(line.links, 6),
    }
    if end in _ENDS:
        said["ends"] = 1.0
    if end in _STOPS:
        said["ends with a stop"] = 1.0
    if text[0] in "\u3000\u00a0":
        said["indented"] = 1.0
    if line.size < _SHORT:
        for kind in _kinds_of_words(text):
            said[f"words {kind}"] = 1.0
        if _DATE.search(text):
            said["date"] = 1.0
    if line.size < _NOTICE and len(set(_RIGHTS.findall(text))) > 1:
        said["rights"] = 1.0
    return said


def _add_neighbours(said: Evidence, lines: Sequence[LayoutLine], n: int) -> None:
    """How much of the next and of the nearest lines is linked, and how many are running text."""
    low, high = max(n - 3, 0), n + 4
    linked = prose = count = 0.0
    for m in range(low, min(high, len(lines))):
        if not -1 <= m - n <= 1:
            linked += lines[m].linked
            prose += lines[m].prose > 0
            count += 1
    if count:
        said["linked near"] = linked / count
        said["prose near"] = prose / count
    linked = prose = count = 0.0
    for m in (n - 1, n + 1):
        if 0 <= m < len(lines):
            linked += lines[m].linked
            prose += lines[m].prose > 0
            count += 1
    if count:
        said["linked beside"] = linked / count
        said["prose beside"] = prose / count


class _Sections:
    """The three nearest elements that hold more and more lines, and the lists of teasers above."""

    def __init__(self, page: LayoutLines) -> None:
        self._page = page
        self._made: dict[int, Evidence] = {}
        self._teasers: dict[int, int] = {-1: 0}

    def of(self, at: int) -> Evidence:
        """How much of the sections around element ``at`` is linked, and how many lines they hold."""
        page = self._page
        first = at if page.inside[at] > 1 else page.section[at]
        if first not in self._made:
            said: Evidence = {}
            section = first
            for n in range(3):
                said[f"section {n} linked"] = page.linked[section] / max(page.sizes[section], 1)
                said[f"section {n} lines"] = math.log(max(page.inside[section], 1))
                section = page.section[section]
            self._made[first] = said
        return self._made[first]

    def teasers(self, at: int) -> int:
        """How many elements like one around ``at`` stand beside it, each with a link and text."""
        way = []
        while at not in self._teasers:
            way.append(at)
            at = self._page.elements[at].parent
        found = self._teasers[at]
        for e in reversed(way):
            element = self._page.elements[e]
            if self._page.linked[e] > 0 and element.tag != "body":
                found = max(found, self._page.alike[element.parent, element.tag, element.names])
            self._teasers[e] = found
        return found


class _Names:
    """What tags and names say around each element: of the nearest levels, and of all of them.

    The name of an element that holds most of the page, or its title, says nothing: that of the whole
    site may be anything, and an article has its head and its side.
    """

    def __init__(self, page: LayoutLines) -> None:
        self._elements = page.elements
        self._sizes = page.sizes
        self._title = page.around_title
        self._most = _MOST_OF_PAGE * sum(line.size for line in page.lines)
        self._above: dict[int, frozenset[str]] = {-1: frozenset()}
        self._of_names: dict[tuple[str, str], frozenset[str]] = {}
        self._made: dict[tuple[frozenset[str], frozenset[str], frozenset[str], str], Evidence] = {}
        self._over: dict[int, frozenset[str]] = {-1: frozenset()}

    def of(self, at: int) -> Evidence:
        """Evidence from the element ``at`` and those above it."""
        parent, tag, _ = self._elements[at]
        over = self._over.get(parent)
        if over is None:
            over = frozenset(self._near(parent))
            self._over[parent] = over
        own = self._kinds(at)
        key = (own, over, self._every(parent), tag if tag in _TAGS else "")
        said = self._made.get(key)
        if said is None:
            said = {f"in {kind}": 1.0 for kind in own | key[2]}
            said |= {f"by {kind}": 1.0 for kind in own | over}
            if key[3]:
                said[f"<{tag}>"] = 1.0
            self._made[key] = said
        return said

    def _near(self, at: int) -> Iterator[str]:
        """The kinds of the element above a line and of the one above that."""
        for _ in range(_NEAR - 1):
            if at < 0:
                return
            yield from self._kinds(at)
            at = self._elements[at].parent

    def _every(self, at: int) -> frozenset[str]:
        """The kinds of ``at`` and of all above it, each element looked at once."""
        way = []
        while at not in self._above:
            way.append(at)
            at = self._elements[at].parent
        found = self._above[at]
        for e in reversed(way):
            kinds = self._kinds(e)
            found = found if kinds <= found else found | kinds
            self._above[e] = found
        return found

    def _kinds(self, at: int) -> frozenset[str]:
        element = self._elements[at]
        if self._sizes[at] > self._most or at in self._title:
            return frozenset()
        key = (element.tag, element.names)
        if key not in self._of_names:
            found = {f"<{element.tag}>"} if element.tag in _MEANING else set()
            if element.tag not in ("html", "body"):
                for word in element.names.split():
                    found |= _kinds_of_name(word)
            self._of_names[key] = frozenset(found)
        return self._of_names[key]


def names_furniture(element: Element) -> bool:
    """Whether the tag or a name of ``element`` says that it is furniture."""
    return element.tag in _FURNITURE_TAGS or _says(element, _FURNITURE)


def names_other_texts(element: Element) -> bool:
    """Whether a name of ``element`` says that it holds texts of others: related pages, comments, adverts."""
    return _says(element, _OTHER_TEXTS)


def _says(element: Element, kinds: frozenset[str]) -> bool:
    return any(_kinds_of_name(word) & kinds for word in element.names.split())


@lru_cache(maxsize=50_000)
def _kinds_of_name(word: str) -> frozenset[str]:
    """What a name says, given in its own case: by its words, or as one compound word.

    One with other signs than letters, digits, - and _ is that of a utility class: of looks only.
    """
    if not _PLAIN_NAME.fullmatch(word):
        return frozenset()
    known = _name_kinds()
    words = [w.lower() for w in _WORD_OF_NAME.findall(word)]
    return frozenset(kind for w in (*words, "".join(words)) if (kind := known.get(w)) is not None)


@cache
def _name_kinds() -> dict[str, str]:
    """Word → its kind."""
    return {w.lower(): row["kind"] for row in table("html-names") for w in row["words"].split()}


@cache
def _words() -> "re.Pattern[str]":
    """All words in one pattern, a group for each kind."""
    kinds = ((row["kind"], map(re.escape, row["words"].split())) for row in table("html-words"))
    return lazy_pattern("|".join(f"(?P<{kind}>{'|'.join(words)})" for kind, words in kinds))


def furniture_words(text: str) -> bool:
    """Whether ``text`` holds a word that lines of furniture hold."""
    return bool(_kinds_of_words(text))


def _kinds_of_words(text: str) -> frozenset[str]:
    """The kinds of the words of furniture in ``text``; a title (关于开展校园阅读活动的通知) has none."""
    found = frozenset(m.lastgroup for m in _words().finditer(text) if m.lastgroup)
    return frozenset() if found and _TITLE.search(text) else found


Weights = dict[str, float]


@cache
def layout_weights() -> Weights:
    """The weights of the package by the name of the evidence; ``bias`` is that of every line."""
    text = package_path("language", "models", "html-lines.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {name: float(number) for name, number in rows}


def scores(page: LayoutLines, known: Weights | None = None) -> list[float]:
    """Log-odds of each line being text of the page."""
    number = (layout_weights() if known is None else known).get
    bias = number("bias", 0.0)
    shared: dict[int, float] = {}  # by the object: what is said of elements is said of many lines
    out = []
    for own, *around in line_evidence(page):
        total = bias + sum([number(name, 0.0) * value for name, value in own.items()])
        for said in around:
            if id(said) not in shared:
                shared[id(said)] = sum([number(k, 0.0) * v for k, v in said.items()])
            total += shared[id(said)]
        out.append(total)
    return out
