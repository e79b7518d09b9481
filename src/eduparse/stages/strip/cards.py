"""Record cards: the lines of keys and values that a site prints above a paper, and what they say.

A card comes in many layouts: `索引号：… 发布机构：…` on one line or one a line, cells between bars, tabs or wide
blanks, a key over its value, a row of keys over a row of values, a list of dashes. In all of them a known key (`heads.toml`)
stands at the start of a cell, and its value is of the key's kind: a date behind 成文日期, a number behind
发文字号, a name without a stop behind 发布机构. What fails that is prose about such words and no card. Only the
lines above the text are looked at: above the first clause, addressee or paragraph. Two different
keys, one of them more than a date or a source, prove a card; so does 索引号 with a number. Where single blanks
are all that divides keys and values, or nothing does, only 索引号 with a number proves it, or a number and a day of a
paper, each once.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from eduparse.document.records import dataclass
from eduparse.language.clause_labels import CLAUSE
from eduparse.language.dates import CN_MONTH, DAY, REPUBLIC
from eduparse.language.doc_numbers import BRACKETED_YEAR, NUMBER, NUMBER_END
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import organs
from eduparse.language.present import lines_around
from eduparse.language.titles import TITLE_END, bare_kind, headline
from eduparse.stages.strip.furniture import Furniture, Strength
from eduparse.stages.strip.page import BLANKS, StripLine, strip_lines

NOTHING = frozenset(("", "无", "-", "—", "--", "——", "/", "暂无", "无。", "null", "None", "空"))
LONGEST = 120  # characters of a value
REST = 6  # items of a list of dashes that go on below the last known key
SHORT = 24  # characters of a value of no special kind that stands under its key
WRAPPED = 3  # characters of the rest of a value that a narrow column wrapped
INDEX = 8  # characters of an 索引号 that proves a card by itself
GROWN = 3  # keys that nobody knows above the first known one, at most
RUN_ON = 600  # characters of a card on one line, at most
HEADER = 3  # cells of a row of keys, lines of a card without any
VALUES = 8  # lines of a card without keys, at most

_TYPED = frozenset(("issued", "effective", "published", "doc_number", "issuers", "index"))
_DATES = frozenset(("issued", "effective", "published", "day"))
_WEAK = frozenset(("published", "source", "title", "text", "weak", "day"))
_DATE = lazy_pattern(rf"{DAY}|{CN_MONTH}|{REPUBLIC}")
_STAMP = lazy_pattern(
    rf"(?:{DAY}日?|{CN_MONTH}|{REPUBLIC})(?:[ T]?\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?"
)
_TITLED = lazy_pattern(rf"{TITLE_END}(?:[（(][^（()）]{{1,12}}[）)])?$")
_INDEX = lazy_pattern(r"[A-Za-z\d][A-Za-z\d/_.\-—－()（）]{2,}")
_NUMBER = lazy_pattern(rf"{NUMBER_END}$|{BRACKETED_YEAR}")
_VERSION = lazy_pattern(r"(?:[A-Za-z]|第)?[ ]?\d")
_STOPS = lazy_pattern(r"[。；;！？]")
_LABEL = lazy_pattern(CLAUSE)
_UNKNOWN = lazy_pattern(
    r"[\u4e00-\u9fff][\u4e00-\u9fff ]{1,9}[ \t\u3000]*[：:][ \t\u3000]*\S{0,60}"
)
# The form of a key that no rule names.
_KEY_FORM = lazy_pattern(
    r"[\u4e00-\u9fff]{1,6}(?:编号|登记号|备案号|标识码|代码|识别码|流水号|日期|时间|类别|分类|方式|范围|机关|机构|时效|来源)"
)
_LETTER = lazy_pattern(r"(?:受文者|速[别別]|密等|主旨|正本|副本)[^：:\n]{0,12}[：:]")
_CELL = lazy_pattern(r"[|｜\t]+|[ \u00a0\u3000]{2,}")
_ITEM = lazy_pattern(r"^[-•*][ \t\u3000]+")
_BRACKETS = (("【", "】"), ("[", "]"))
_EDGES = BLANKS + "|｜*【】[]•·●■◆▪○-"


@dataclass(frozen=True, slots=True)
class CardEntry:
    """Lines of a card and the pairs of key, without blanks, and value that they hold."""

    lines: tuple[StripLine, ...]
    pairs: tuple[tuple[str, str], ...]

    @property
    def valued(self) -> bool:
        """Whether it holds any value."""
        return any(value for _, value in self.pairs)


_ENDS = (
    r"(?:[】\]*]{0,3}(?:[^\S\n]*[：:]|(?=[^\S\n]*[|｜\t]|[ \u00a0\u3000]{2,}|[^\S\n]*$))"
    r"|[^\S\n][】\]](?=[^\S\n]|$))"  # [ 索引号 ] 1234
)
_BLANK_ENDS = r"(?:[^\S\n]*[：:]|(?=[^\S\n]|$))"
_INDEXED = lazy_pattern(r"\s*[-•*●·][ \t\u3000]+[A-Za-z\d]{6,}[/\-]\d{4}-\d{3,}[ \t]*\n")
_LINK = lazy_pattern(
    r"[（(\[【]?(?:文字|图文|图片|图解|视频|音频|动漫|一图|专家|媒体|点击|查看|《)\S.{0,100}"
)


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
        # The same wherever it stands: a pattern that opens with a word is searched much faster, and one that
        # opens with a character that some words share faster still.
        self._anywhere = lazy_pattern(f"(?:{_by_first(fields)}){ends}", re.MULTILINE)
        last = "".join(sorted({re.escape(key[-1]) for key in fields}))
        self._last = lazy_pattern(f"[{last}]{ends}" if last else "(?!)", re.MULTILINE)
        self._at_start = lazy_pattern(rf"(?P<key>{keys})(?![：:])(?=\S)")
        self._every = lazy_pattern(f"(?P<key>{keys})")
        proofs = sorted(key for key, kind in fields.items() if kind in ("index", "doc_number"))
        indices = "|".join(r"[^\S\n]?".join(key) for key in proofs)
        self._index = lazy_pattern(rf"^[^\S\n]*(?:{indices})[^\S\n]", re.MULTILINE)

    @cached_property
    def _blank_set(self) -> "Cards":
        """What reads cards whose keys end in a single blank."""
        return Cards(self._fields, self._noise, _BLANK_ENDS)

    def card(self, text: str) -> list[CardEntry]:
        """The entries of the card above ``text``; none where the evidence is thin."""
        found = self._read(text)
        if not found and self._index.search(text) is not None:
            found = self._blank_set._read(text)  # noqa: SLF001 - of its own kind
        return found or self._glued(text) or self._run_on(text) or list(_without_keys(text))

    def _read(self, text: str) -> list[CardEntry]:
        if not self._has_key(text) or self._key.search(text) is None:
            return []
        lines = list(self._above(text))
        if any(_LETTER.match(line.text) for line in lines):
            return []  # the head of a letter is the paper's own
        found = self._entries(lines)
        named = {self._fields[key] or key for entry in found for key, _ in entry.pairs}
        keys = {key for entry in found for key, _ in entry.pairs}
        said = any(entry.valued for entry in found)
        proven = said and (len(keys) >= 2 and not named <= _WEAK) and not self._set_with_blanks
        proven = proven or (self._set_with_blanks and self._names_paper(found))
        if not (proven or any(_is_index(self._fields[k], v) for e in found for k, v in e.pairs)):
            return []
        return sorted(
            [
                *found,
                *_between(lines, found),
                *_upwards(lines, found),
                *_rest_of_list(lines, found),
            ],
            key=lambda e: e.lines[0].start,
        )

    def _names_paper(self, found: Sequence[CardEntry]) -> bool:
        """Whether a card gives a number and a day of one paper, and no key twice."""
        pairs = [pair for entry in found for pair in entry.pairs]
        told = {self._fields[key] for key, value in pairs if value not in NOTHING}
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
        while found and not _is_sure(self._fields[found[-1].pairs[0][0]], found[-1].pairs[0][1]):
            found.pop()
        return found if len(found) >= HEADER and self._names_paper(found) else []

    def _run_on(self, text: str) -> list[CardEntry]:
        """A card that a converter ran together into the first line: 发文字号…号制定机关…局公布日期2021.3.1."""
        line = next((line for line in strip_lines(text) if line.text), None)
        if line is None or len(line.text) > RUN_ON or self._at_start.match(line.text) is None:
            return []
        marks = list(self._every.finditer(line.text))
        ends = [*(m.start() for m in marks[1:]), len(line.text)]
        pairs = tuple(
            (_plain(m["key"]), _trimmed(line.text[m.end() : end]))
            for m, end in zip(marks, ends, strict=True)
        )
        if len(pairs) < HEADER or not all(self._fits(key, value) for key, value in pairs):
            return []
        entry = CardEntry((line,), pairs)
        return [entry] if self._names_paper([entry]) else []

    def _has_key(self, text: str) -> bool:
        """Whether a key stands anywhere in ``text``, at a place where a card or a sentence may print it."""
        ends = (m.start() for m in self._last.finditer(text))
        return any(self._anywhere.search(text, *line) for line in lines_around(text, ends))

    def _above(self, text: str) -> Iterator[StripLine]:
        """The lines above the text that are not blank."""
        for line in strip_lines(text):
            if not line.text:
                continue
            if self._key.match(line.text.lstrip(_EDGES)) is None:
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
        names = [_plain(c) for c in _CELL.split(lines[n].text.strip(_EDGES))]
        if len(names) < HEADER or n + 1 == len(lines) or any(x not in self._fields for x in names):
            return None
        cells = re.split(r"[|｜\t]|[ \u00a0\u3000]{2,}", lines[n + 1].text.strip("|｜"))
        if len(cells) > len(names) or any(self._row_key(c) for c in cells):
            return None
        pairs = tuple((key, cell.strip(_EDGES)) for key, cell in zip(names, cells, strict=False))
        if not all(self._fits(key, value) for key, value in pairs):
            pairs = tuple((key, self._of_kind(key, cells)) for key in names)
        return CardEntry((lines[n], lines[n + 1]), pairs)

    def _of_kind(self, key: str, cells: Sequence[str]) -> str:
        """The one cell that is of the kind of ``key``, where cells were lost."""
        kind = self._fields[key]
        fit = [
            c.strip(_EDGES) for c in cells if kind in _TYPED and self._fits(key, c.strip(_EDGES))
        ]
        fit = [c for c in fit if c not in NOTHING]
        return fit[0] if len(fit) == 1 or (fit and kind in _DATES) else ""

    def _row_key(self, cell: str) -> bool:
        return _plain(cell.rstrip("：:")) in self._fields

    def _row(self, line: StripLine) -> CardEntry | None:
        """`key：value` pairs that make up the whole line."""
        text = line.text
        marks = list(self._key.finditer(text))
        if not marks or text[: marks[0].start()].strip(_EDGES):
            return None
        pairs = []
        for m, after in zip(marks, [*marks[1:], None], strict=True):
            if after and m[0][-1] not in "：:" and text[m.end() : after.start()] == "\t":
                return None  # the head of a table names its columns, cell by cell
            value = _trimmed(text[m.end() : after.start() if after else len(text)])
            key = _plain(m["key"])
            if not self._fits(key, value):
                return None
            pairs.append((key, value))
        return CardEntry((line,), tuple(pairs))

    def _fits(self, key: str, value: str) -> bool:  # noqa: PLR0911 - one return for each kind
        """Whether ``value`` can be what ``key`` asks for."""
        if value in NOTHING:
            return True
        kind = self._fields[key]
        if kind == "text":
            return len(value) <= 2 * LONGEST
        if len(value) > LONGEST or _STOPS.search(value[:-1] if kind != "topics" else ""):
            return False
        if kind in _DATES:
            return _DATE.match(value) is not None and len(value) <= 32
        if kind == "doc_number":  # 字号 is also the size of the type
            return _NUMBER.search(value) is not None and value[-1] not in "。；;"
        if kind == "link":
            return _LINK.fullmatch(value) is not None
        if kind == "index":
            return _INDEX.fullmatch(value) is not None
        if kind == "validity" and _VERSION.match(value):
            return False  # 版本：V1.2 of a manual
        return value[-1] not in "。；;，"

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
                CardEntry((*entry.lines, lines[n]), ((key, _value(lines[n])),))
                if stacked
                else entry
            )
            out.append(value)
        return out

    def _under(self, key: str, line: StripLine) -> bool:
        """Whether ``line`` is the value of the ``key`` above it and not the first line of the paper."""
        value = _value(line)
        if not self._fits(key, value) or line.text[-1] in "：:":
            return False
        if self._fields[key] in _TYPED:
            return self._fields[key] != "issuers" or headline(value) is None
        return len(value) <= SHORT and not line.official and headline(value) is None


def _without_keys(text: str) -> Iterator[CardEntry]:
    """The values of a card whose keys a converter lost: a list at the top that opens with the index, a day in it."""
    if _INDEXED.match(text) is None:
        return
    lines: list[StripLine] = []
    for line in strip_lines(text):
        if line.text and not (line.bullet or _ITEM.match(line.text)):
            break
        if line.text:
            lines.append(line)
    values = [line.name if line.bullet else _value(line) for line in lines]
    dated = any(_DATE.fullmatch(value) for value in values)
    if HEADER <= len(lines) <= VALUES and dated and all(map(_is_cell, values)):
        yield from (CardEntry((line,), ()) for line in lines)


def _trimmed(value: str) -> str:
    """``value`` without what divides cells; the bracket of its own first or last word stays: 【应急预案】某镇防汛预案."""
    bare = value.strip(_EDGES)
    for opening, closing in _BRACKETS:
        if bare.count(closing) == bare.count(opening) + 1 and f"{opening}{bare}" in value:
            return opening + bare
        if bare.count(opening) == bare.count(closing) + 1 and f"{bare}{closing}" in value:
            return bare + closing
    return bare


def _value(line: StripLine) -> str:
    """The value that stands on a line of its own, without the dash of a list."""
    return _ITEM.sub("", line.text)


def _is_index(kind: str, value: str) -> bool:
    """Whether a pair proves a card by itself."""
    return kind == "index" and len(value) >= INDEX


def _is_sure(kind: str, value: str) -> bool:
    """Whether a value that sticks to its key is of a form that no title has: a day, a number, an index, an organ."""
    if kind in _DATES:
        return _STAMP.fullmatch(value) is not None
    if kind == "doc_number":
        return NUMBER.fullmatch(value) is not None
    if kind == "issuers":
        return bool(organs(value))
    return kind == "index"


def _goes_on(entry: CardEntry, line: StripLine) -> bool:
    """Whether ``line`` is the rest of a value that a narrow column wrapped."""
    return entry.valued and len(line.text) <= WRAPPED and entry.lines[-1].end + 1 == line.start


def _between(lines: Sequence[StripLine], found: Sequence[CardEntry]) -> Iterator[CardEntry]:
    """Lines with a key that nobody knows, between two lines of the card."""
    place = {line.start: n for n, line in enumerate(lines)}
    taken = sorted(place[line.start] for entry in found for line in entry.lines)
    for low, high in pairwise(taken):
        inner = lines[low + 1 : high]
        if inner and len(inner) <= 3 and all(_UNKNOWN.fullmatch(x.text) for x in inner):
            yield from (CardEntry((x,), ()) for x in inner)


def _upwards(lines: Sequence[StripLine], found: Sequence[CardEntry]) -> Iterator[CardEntry]:
    """Keys that nobody knows, with their values, right above the first line of the card, set as its entries are."""
    place = {line.start: n for n, line in enumerate(lines)}
    tall = [e for e in found if len(e.lines) > 1 and len(e.pairs) == 1]
    stacked = 2 * len(tall) > len(found)
    n = min(place[e.lines[0].start] for e in found)
    for _ in range(GROWN):
        size = 2 if stacked else 1
        above = lines[n - size : n] if n >= size else ()
        if not above or not (_is_pair(*above) if stacked else _keyed(above[0].text)):
            return
        yield CardEntry(tuple(above), ())
        n -= size


def _rest_of_list(lines: Sequence[StripLine], found: Sequence[CardEntry]) -> Iterator[CardEntry]:
    """The short items, a day or a figure among them, below the last key of a card that is a list of dashes."""
    if not all(_ITEM.match(line.text) for entry in found for line in entry.lines):
        return
    place = {line.start: n for n, line in enumerate(lines)}
    low = max(place[entry.lines[-1].start] for entry in found) + 1
    high = low
    while high < len(lines) and _ITEM.match(lines[high].text):
        high += 1
    rest = lines[low:high]
    values = [_value(line) for line in rest]
    recorded = any(value.isdigit() or _DATE.fullmatch(value) for value in values)
    if len(rest) <= REST and recorded and all(map(_is_cell, values)):
        yield from (CardEntry((line,), ()) for line in rest)


def _is_cell(text: str) -> bool:
    """Whether a text is as short as a key or a value and no part of a sentence or a list of clauses."""
    return (
        len(text) <= SHORT
        and not _STOPS.search(text)
        and not _LABEL.match(text)
        and headline(text) is None
    )


def _is_pair(key: StripLine, value: StripLine) -> bool:
    """Whether two lines can be a key of a card and the value under it."""
    return _KEY_FORM.fullmatch(key.text) is not None and _is_cell(value.text)


def _keyed(text: str) -> bool:
    """Whether a line is a key of a card with its value behind it."""
    key, mark, _ = text.partition("：")
    return bool(mark) and _UNKNOWN.fullmatch(text) is not None and bool(_KEY_FORM.fullmatch(key))


def _plain(key: str) -> str:
    return re.sub(r"[\s\u3000*【】\[\]：:]", "", key)


def _by_first(keys: Iterable[str]) -> str:
    """Alternatives for ``keys``, blanks between their characters allowed, by their first ones."""
    rest: dict[str, list[str]] = {}
    for key in sorted(keys):
        rest.setdefault(key[0], []).append(r"[^\S\n]*".join(["", *key[1:]]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(r)})" for first, r in rest.items())
