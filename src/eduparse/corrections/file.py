"""What a person decided about single edits: accept or refuse, by document, rule and place.

A corrections file is a table with tabs between its columns, made by `eduparse explain --draft`:

    verdict  document  rule             place    before
    refuse   a.txt     noise.hotline    812-830  加盟电话
    accept   a.txt     reword.ambiguous 91-93    *

A place is a range of code points of the page, its start alone, or ``*`` for any; document and rule
may be ``*`` too, and the line that names more wins. ``before`` guards the line: where something else
stands there now it is not applied, and the run says so. Lines with the verdict ``?`` are left to
decide. `decided` lays the lines over what the passes propose.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field

from eduparse.document.document import Document
from eduparse.document.identity import page_of
from eduparse.document.records import dataclass
from eduparse.errors import ConfigError, nearest

COLUMNS = ("verdict", "document", "rule", "place", "before")
ANY = "*"
_VERDICTS = ("accept", "refuse")
UNDECIDED = "?"  # the verdict of a line that nobody has decided yet
_ESCAPES = (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"))


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the file. ``start`` and ``end`` are code points of the page; None is any."""

    line: int
    accept: bool
    document: str
    rule: str
    start: int | None
    end: int | None
    before: str | None

    def weight(self) -> tuple[bool, bool, bool]:
        """How much the line names: of two that fit, the one that names more counts."""
        return self.document != ANY, self.start is not None, self.rule != ANY

    def fits(self, rule: str, start: int, end: int) -> bool:
        """Whether it is about an edit of ``rule`` that owns ``[start, end)`` of the page."""
        if self.rule not in (ANY, rule) or self.start not in (None, start):
            return False
        return self.end in (None, end)


@dataclass(frozen=True, slots=True)
class Corrections:
    """The lines of a file; ``text`` is its content, which travels to the workers."""

    where: str = ""
    text: str = ""
    _memo: dict[str, dict[str, list[Correction]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def __reduce__(self) -> tuple[type["Corrections"], tuple[str, str]]:
        return Corrections, (self.where, self.text)

    def of(self, doc: Document) -> list[Correction]:
        """The lines about ``doc``, by its source, its id or the id of its page."""
        if not self.text:
            return []
        known = self._by_document()
        return [line for name in (*_names(doc), ANY) for line in known.get(name, ())]

    def name(self, doc: Document | None = None) -> bool:
        """Whether a line names ``doc``, or without it any single document."""
        if not self.text:
            return False
        named = self._by_document().keys() - {ANY}
        return bool(named) if doc is None else not named.isdisjoint(_names(doc))

    def _by_document(self) -> dict[str, list[Correction]]:
        if "lines" not in self._memo:
            by_document: dict[str, list[Correction]] = {}
            for line in _parsed(self.text, self.where):
                by_document.setdefault(line.document, []).append(line)
            self._memo["lines"] = by_document
        return self._memo["lines"]


def read_corrections(where: str, text: str, rules: Mapping[str, object]) -> Corrections:
    """The corrections in ``text``, the content of the file ``where``; ``rules`` are those that exist.

    Raises ConfigError that names the file and the line.
    """
    for line in _parsed(text, where):
        if line.rule != ANY and line.rule not in rules:
            raise ConfigError(
                f"{where}, line {line.line}: there is no rule {line.rule}. "
                f"{nearest(line.rule, rules)}"
            )
    return Corrections(where, text)


def _names(doc: Document) -> dict[str, None]:
    """What a line may call ``doc``, each name once."""
    return dict.fromkeys((doc.source, doc.id, page_of(doc)))


def escaped(text: str) -> str:
    """``text`` as a cell of the file: one line, no tab."""
    for char, mark in _ESCAPES:
        text = text.replace(char, mark)
    return text


def _parsed(text: str, where: str) -> Iterator[Correction]:
    """The decided lines of a file. Raises ConfigError on the first that is wrong."""
    seen: dict[tuple[str, str, int | None], list[Correction]] = {}
    header = False
    for number, row in enumerate(text.splitlines(), 1):
        if not row.strip() or row.startswith("#"):
            continue
        cells = row.split("\t")
        if not header:
            header = True
            if tuple(cells) != COLUMNS:
                raise _wrong(
                    where, number, f"the first line must be {', '.join(COLUMNS)}, with tabs"
                )
            continue
        if cells[0] == UNDECIDED:
            continue
        line = _correction(cells, where, number)
        others = seen.setdefault((line.document, line.rule, line.start), [])
        for other in others:
            same = None in (line.end, other.end) or line.end == other.end
            if same and line.accept != other.accept:
                says = "accepts" if other.accept else "refuses"
                raise _wrong(where, number, f"line {other.line} {says} the same; keep one of them")
        others.append(line)
        yield line


def _correction(cells: list[str], where: str, number: int) -> Correction:
    if len(cells) != len(COLUMNS):
        raise _wrong(where, number, f"it has {len(cells)} cells; {len(COLUMNS)} are wanted")
    verdict, document, rule, place, before = cells
    if verdict not in _VERDICTS:
        raise _wrong(where, number, f"the verdict is {verdict!r}; it is accept, refuse or ?")
    start, end = _place(place, where, number)
    text = None if before == ANY else _unescaped(before)
    return Correction(number, verdict == "accept", document, rule, start, end, text)


def _place(text: str, where: str, number: int) -> tuple[int | None, int | None]:
    if text == ANY:
        return None, None
    start, dash, end = text.partition("-")
    if not start.isdecimal() or (dash and not end.isdecimal()) or not text.isascii():
        raise _wrong(where, number, f"the place is {text!r}; it is START-END, START or *")
    return int(start), int(end) if dash else None


def _unescaped(text: str) -> str:
    out, rest = "", text
    marks = {mark: char for char, mark in _ESCAPES}
    while "\\" in rest:
        head, _, tail = rest.partition("\\")
        mark = "\\" + tail[:1]
        out += head + marks.get(mark, mark)
        rest = tail[1:]
    return out + rest


def _wrong(where: str, number: int, what: str) -> ConfigError:
    return ConfigError(f"{where}, line {number}: {what}.")
