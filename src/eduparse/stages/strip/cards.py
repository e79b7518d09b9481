"""Record cards: the lines of keys and values that a site prints above a paper, and what they say.

A card comes in many layouts: `索引号：… 发布机构：…` on one line or one a line, cells between bars, tabs or wide
blanks, a key over its value, a row of keys over a row of values, a list of dashes. In all of them a known key
(`heads.toml`) stands at the start of a cell, and its value is of the key's kind (`card_values`). Lines whose keys
nobody knows belong to a card by their place (`card_unknown_keys`). Only the lines above the text are looked at: above
the first clause, addressee or paragraph. Two different keys, one of them more than a date or a source, prove a card;
so does 索引号 with a number. Where single blanks are all that divides keys and values, or nothing does, only 索引号 with a
number proves it, or a number and a day of a paper, each once.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from eduparse.language.clause_labels import CLAUSE
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.line_pattern import LinePattern
from eduparse.language.present import lines_around
from eduparse.language.titles import TITLE_END, bare_kind, headline
from eduparse.stages.strip.card_unknown_keys import (
    between_keys,
    rest_of_list,
    upwards,
    without_keys,
)
from eduparse.stages.strip.card_values import (
    DATES,
    EDGES,
    FEWEST,
    SHORT,
    TYPED,
    UNFILLED,
    CardEntry,
    can_be,
    is_sure,
    proves_alone,
    trimmed_value,
    value_of,
)
from eduparse.stages.strip.furniture import Furniture, Strength
from eduparse.stages.strip.page import StripLine, strip_lines

WRAPPED = 3  # characters of the rest of a value that a narrow column wrapped
RUN_ON = 600  # characters of a card on one line, at most

_WEAK = frozenset(("published", "source", "title", "text", "weak", "day"))
_TITLED = lazy_pattern(rf"{TITLE_END}(?:[（(][^（()）]{{1,12}}[）)])?$")
_LABEL = lazy_pattern(CLAUSE)
_LETTER = lazy_pattern(r"(?:受文者|速[别別]|密等|主旨|正本|副本)[^：:\n]{0,12}[：:]")
_CELL = lazy_pattern(r"[|｜\t]+|[ \u00a0\u3000]{2,}")
_ENDS = (
    r"(?:[】\]*]{0,3}(?:[^\S\n]*[：:]|(?=[^\S\n]*[|｜\t]|[ \u00a0\u3000]{2,}|[^\S\n]*$))"
    r"|[^\S\n][】\]](?=[^\S\n]|$))"  # [ 索引号 ] 1234
)
_BLANK_ENDS = r"(?:[^\S\n]*[：:]|(?=[^\S\n]|$))"


class Cards:
    """Reads cards: ``noise`` knows lines of furniture, ``fields`` is the key without blanks → field of the metadata, or a kind.

    ``ends`` is what a key ends in.
    """

    def __init__(self, fields: Mapping[str, str], noise: Furniture, ends: str = _ENDS) -> None:
        self._fields, self._noise = fields, noise
        self._set_with_blanks = ends == _BLANK_ENDS
        # Not the blanks one by one: a hundred such sets take longer to compile than a page to clean.
        keys = "|".join(r"[^\S\n]*".join(k) for k in sorted(fields, key=len, reverse=True))
        self._key = lazy_pattern(
            rf"(?:(?<=^)|(?<=[\s|｜*【\[，,；;]|[A-Za-z\d）)](?=[^\n]{{2,12}}[：:])))[【\[]?(?P<key>{keys}){ends}",
            re.MULTILINE,
        )
        self._openings = frozenset("【[").union(key[0] for key in fields)
        # The same wherever it stands: a pattern that opens with a word is searched much faster, and one that
        # opens with a character that some words share faster still.
        self._anywhere = lazy_pattern(f"(?:{_by_first(fields)}){ends}", re.MULTILINE)
        last = "".join(sorted({re.escape(key[-1]) for key in fields}))
        self._last = lazy_pattern(f"[{last}]{ends}" if last else "(?!)", re.MULTILINE)
        self._at_start = lazy_pattern(rf"(?P<key>{keys})(?![：:])(?=\S)")
        self._every = lazy_pattern(f"(?P<key>{keys})")
        proofs = sorted(key for key, kind in fields.items() if kind in ("index", "doc_number"))
        indices = "|".join(r"[^\S\n]?".join(key) for key in proofs)
        self._index = LinePattern(rf"^[^\S\n]*(?:{indices})[^\S\n]")

    @cached_property
    def _blank_set(self) -> "Cards":
        """What reads cards whose keys end in a single blank."""
        return Cards(self._fields, self._noise, _BLANK_ENDS)

    def card(self, text: str) -> list[CardEntry]:
        """The entries of the card above ``text``; none where the evidence is thin."""
        found = self._read(text)
        if not found and self._index.search(text) is not None:
            found = self._blank_set._read(text)  # noqa: SLF001 - of its own kind
        return found or self._glued(text) or self._run_on(text) or list(without_keys(text))

    def _read(self, text: str) -> list[CardEntry]:
        if not self._has_key(text) or self._key.search(text) is None:
            return []
        lines = list(self._above(text))
        if any(_LETTER.match(line.text) for line in lines):
            return []  # the head of a letter is the paper's own
        found = _without_cells(lines, self._entries(lines))
        named = {self._fields[key] or key for entry in found for key, _ in entry.pairs}
        keys = {key for entry in found for key, _ in entry.pairs}
        said = any(entry.valued for entry in found)
        proven = said and (len(keys) >= 2 and not named <= _WEAK) and not self._set_with_blanks
        proven = proven or (self._set_with_blanks and self._names_paper(found))
        if not (proven or any(proves_alone(self._fields[k], v) for e in found for k, v in e.pairs)):
            return []
        return sorted(
            [
                *found,
                *between_keys(lines, found),
                *upwards(lines, found),
                *rest_of_list(lines, found),
            ],
            key=lambda e: e.lines[0].start,
        )

    def _names_paper(self, found: Sequence[CardEntry]) -> bool:
        """Whether a card gives a number and a day of one paper, and no key twice."""
        pairs = [pair for entry in found for pair in entry.pairs]
        told = {self._fields[key] for key, value in pairs if value not in UNFILLED}
        return {"doc_number", "issued"} <= told and len({key for key, _ in pairs}) == len(pairs)

    def _glued(self, text: str) -> list[CardEntry]:
        """The entries of a card whose values stick to their keys: 发文日期2021年3月1日. They are the first lines of the page.

        A title may begin like a key too (标签管理办法). So a card ends with a key whose value nothing else looks like.
        """
        found: list[CardEntry] = []
        lines = (line for line in strip_lines(text) if line.text)
        for line in lines:
            m = self._at_start.match(line.text)
            if m is None or not self._fits(key := _plain(m["key"]), value := line.text[m.end() :]):
                break
            if _TITLED.search(line.text) and not bare_kind(value):
                break
            found.append(CardEntry((line,), ((key, value),)))
        while found and not is_sure(self._fields[found[-1].pairs[0][0]], found[-1].pairs[0][1]):
            found.pop()
        return found if len(found) >= FEWEST and self._names_paper(found) else []

    def _run_on(self, text: str) -> list[CardEntry]:
        """A card that a converter ran together into the first line: 发文字号…号制定机关…局公布日期2021.3.1."""
        line = next((line for line in strip_lines(text) if line.text), None)
        if line is None or len(line.text) > RUN_ON or self._at_start.match(line.text) is None:
            return []
        marks = list(self._every.finditer(line.text))
        ends = [*(m.start() for m in marks[1:]), len(line.text)]
        pairs = tuple(
            (key := _plain(m["key"]), trimmed_value(self._fields[key], line.text[m.end() : end]))
            for m, end in zip(marks, ends, strict=True)
        )
        if len(pairs) < FEWEST or not all(self._fits(key, value) for key, value in pairs):
            return []
        entry = CardEntry((line,), pairs)
        return [entry] if self._names_paper([entry]) else []

    def _has_key(self, text: str) -> bool:
        """Whether a key stands above the first clause of ``text``, at a place where a card or a sentence may print it."""
        ends = (m.start() for m in self._last.finditer(text, 0, self._first_clause(text)))
        return any(self._anywhere.search(text, *line) for line in lines_around(text, ends))

    def _first_clause(self, text: str) -> int:
        """Where the first line starts that ends the lines above the text by its label; the end of ``text`` without one."""
        for line in strip_lines(text):
            if _LABEL.match(line.text) and not self._opens_with_key(line):
                return line.start
        return len(text)

    def _opens_with_key(self, line: StripLine) -> bool:
        text = line.text.lstrip(EDGES)
        return text[:1] in self._openings and self._key.match(text) is not None

    def _above(self, text: str) -> Iterator[StripLine]:
        """The lines above the text that are not blank."""
        for line in strip_lines(text):
            if not line.text:
                continue
            if not self._opens_with_key(line):
                prose = line.paragraph and self._noise.strength(line)[0] != Strength.SURE
                addressed = line.text[-1] in "：:" and "、" in line.text
                if prose or addressed or _LABEL.match(line.text):
                    return
            yield line

    def _entries(self, lines: Sequence[StripLine]) -> list[CardEntry]:
        found: list[CardEntry] = []
        n = 0
        while n < len(lines):
            entry = self._header(lines, n) or self._row(lines[n])
            if entry is None and found and _goes_on(found[-1], lines[n]):
                key, value = found[-1].pairs[-1]
                last = found[-1]
                found[-1] = CardEntry(
                    (*last.lines, lines[n]), (*last.pairs[:-1], (key, value + lines[n].text))
                )
            elif entry is not None:
                found.append(entry)
            n += len(entry.lines) if entry else 1
        return self._stacked(lines, found)

    def _header(self, lines: Sequence[StripLine], n: int) -> CardEntry | None:
        """A row of keys over a row of values."""
        names = [_plain(c) for c in _CELL.split(lines[n].text.strip(EDGES))]
        if len(names) < FEWEST or n + 1 == len(lines) or any(x not in self._fields for x in names):
            return None
        cells = re.split(r"[|｜\t]|[ \u00a0\u3000]{2,}", lines[n + 1].text.strip("|｜"))
        if len(cells) > len(names) or any(self._row_key(c) for c in cells):
            return None
        pairs = tuple((key, cell.strip(EDGES)) for key, cell in zip(names, cells, strict=False))
        if not all(self._fits(key, value) for key, value in pairs):
            pairs = tuple((key, self._of_kind(key, cells)) for key in names)
        return CardEntry((lines[n], lines[n + 1]), pairs)

    def _of_kind(self, key: str, cells: Sequence[str]) -> str:
        """The one cell that is of the kind of ``key``, where cells were lost."""
        kind = self._fields[key]
        fit = [c.strip(EDGES) for c in cells if kind in TYPED and self._fits(key, c.strip(EDGES))]
        fit = [c for c in fit if c not in UNFILLED]
        return fit[0] if len(fit) == 1 or (fit and kind in DATES) else ""

    def _row_key(self, cell: str) -> bool:
        return _plain(cell.rstrip("：:")) in self._fields

    def _row(self, line: StripLine) -> CardEntry | None:
        """`key：value` pairs that make up the whole line."""
        text = line.text
        marks = list(self._key.finditer(text))
        if not marks or text[: marks[0].start()].strip(EDGES):
            return None
        pairs = []
        for m, after in zip(marks, [*marks[1:], None], strict=True):
            if after and m[0][-1] not in "：:" and text[m.end() : after.start()] == "\t":
                return None  # the head of a table names its columns, cell by cell
            key, end = _plain(m["key"]), after.start() if after else len(text)
            value = trimmed_value(self._fields[key], text[m.end() : end])
            if not self._fits(key, value):
                return None
            pairs.append((key, value))
        return CardEntry((line,), tuple(pairs))

    def _fits(self, key: str, value: str) -> bool:
        """Whether ``value`` can be what ``key`` asks for."""
        return can_be(self._fields[key], value)

    def _stacked(self, lines: Sequence[StripLine], found: list[CardEntry]) -> list[CardEntry]:
        """Keys without a value take the next line, where the card is set that way."""
        bare = [e for e in found if not e.valued and len(e.pairs) == 1]
        if 2 * len(bare) <= len(found):
            return found
        place = {line.start: n for n, line in enumerate(lines)}
        taken = {e.lines[0].start for e in found}
        out = []
        for entry in found:
            n = place[entry.lines[-1].start] + 1
            key = entry.pairs[-1][0]
            stacked = (
                entry in bare
                and n < len(lines)
                and lines[n].start not in taken
                and self._under(key, lines[n])
            )
            value = (
                CardEntry((*entry.lines, lines[n]), ((key, value_of(lines[n])),))
                if stacked
                else entry
            )
            out.append(value)
        return out

    def _under(self, key: str, line: StripLine) -> bool:
        """Whether ``line`` is the value of the ``key`` above it and not the first line of the paper."""
        value = value_of(line)
        if not self._fits(key, value) or line.text[-1] in "：:":
            return False
        if self._fields[key] in TYPED:
            return self._fields[key] != "issuers" or headline(value) is None
        return len(value) <= SHORT and not line.official and headline(value) is None


def _without_cells(lines: Sequence[StripLine], found: Sequence[CardEntry]) -> list[CardEntry]:
    """``found`` without keys that stand alone, with no colon and no value: the cells of a table (类别) are set so."""
    place = {line.start: n for n, line in enumerate(lines)}
    taken = {place[line.start] for entry in found for line in entry.lines}
    return [
        entry
        for entry in found
        if entry.valued
        or entry.lines[-1].text[-1] in "：:】]"
        or not taken.isdisjoint((place[entry.lines[0].start] - 1, place[entry.lines[-1].start] + 1))
    ]


def _goes_on(entry: CardEntry, line: StripLine) -> bool:
    """Whether ``line`` is the rest of a value that a narrow column wrapped."""
    return entry.valued and len(line.text) <= WRAPPED and entry.lines[-1].end + 1 == line.start


def _plain(key: str) -> str:
    return re.sub(r"[\s\u3000*【】\[\]：:]", "", key)


def _by_first(keys: Iterable[str]) -> str:
    """Alternatives for ``keys``, blanks between their characters allowed, by their first ones."""
    rest: dict[str, list[str]] = {}
    for key in sorted(keys):
        rest.setdefault(key[0], []).append(r"[^\S\n]*".join(["", *key[1:]]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(r)})" for first, r in rest.items())
