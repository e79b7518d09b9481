"""Metadata heads: what a law database or a record card prints above a text, moved to the metadata.

Two shapes. *Catalogue heads* are bracketed keys one after the other (`【公布日期】2021.06.08`), often
glued between two printings of the title and the first sentence; three known keys in a row prove one.
*Record cards* are lines `key：value` of the government's open-information form; two known keys, or
its 索引号, prove one, and only lines above the first paragraph are looked at. The text of a head is
deleted and what it says fills empty fields of the metadata.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.rules.rule import Rule
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.furniture import Strength, furniture
from eduparse.stages.strip.page import BLANKS, Line, lines_of

NEAR = 2000  # characters below a card in which the title is looked for
_DATE = re.compile(r"((?:19|20)\d{2})[ \t]*[-./年][ \t]*(\d{1,2})[ \t]*[-./月][ \t]*(\d{1,2})")
_BRACKETS = str.maketrans("[]［］﹝﹞【】", "〔〕〔〕〔〕〔〕")
_SEPARATORS = re.compile(r"[,，、;；\s]+")
_NOTHING = frozenset(("", "无", "-", "—", "--", "/", "暂无"))

_Entry = tuple[Line, list[tuple[str, str]]]  # a line of a card and what it says


class _Keys:
    """The rules of heads, and the keys that they name."""

    def __init__(self, book: Rulebook) -> None:
        self.rules: dict[str, Rule] = {rule.id: rule for rule in book.rules("heads")}
        # Key as printed, without blanks → field of the metadata, or '' where it says nothing we keep.
        self.fields: dict[str, str] = {}
        for rule in self.rules.values():
            for name, keys in rule.options.get("fields", {}).items():
                self.fields |= dict.fromkeys(keys, name.removeprefix("none"))
        longest_first = sorted(self.fields, key=len, reverse=True)
        self.item = re.compile(rf"[•·]?[ \t]*【({'|'.join(longest_first)})】")
        # A known key with its colon; blanks inside a key are how cards align their columns. Not the
        # blanks one by one: a hundred such sets take longer to compile than a page to clean.
        spaced = "|".join(r"[^\S\n]*".join(k) for k in longest_first)
        self.card = re.compile(
            rf"(?<![\u4e00-\u9fff])({spaced})(?:[^\S\n]*[：:]|[ \u00a0\u3000]*\t)"
        )
        self.noise = furniture(book)


def _keys_of(book: Rulebook) -> _Keys:
    return book.kept(_Keys, lambda: _Keys(book))


class Heads:
    """Delete metadata heads and keep what they say."""

    name = "strip.heads"
    mends = ""

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        self._book = book

    def __call__(self, doc: Document) -> Findings:
        """Deletions of heads, and facts for empty fields of the metadata."""
        known = _keys_of(self._book)
        edits: list[Edit] = []
        said: list[tuple[str, str]] = []
        if "【" in doc.text:
            for head in _catalogue_heads(known, doc.text):
                edits += head.edits
                said += head.said
            for start, end, value in _validity_marks(known, doc.text):
                edits.append(Edit(start, end, "", "head.validity-mark"))
                said.append(("时效性", value))
        card = list(_record_card(known, doc.text))
        for line, pairs in card:
            end = line.end + (line.end < len(doc.text))
            if len(pairs) == 1 and known.fields.get(pairs[0][0]) == "title":
                title = pairs[0][1]  # it stays where it stands unless it is printed again below
                if not _printed(title, doc.text[card[-1][0].end :]):
                    end = line.start + line.raw.index(title)
            edits.append(Edit(line.start, end, "", "head.record-card"))
            said += pairs
        if not edits:
            return Findings()
        return Findings(edits=tuple(edits), metadata=_metadata(known, doc, said))


def _printed(title: str, text: str) -> bool:
    """Whether ``title`` stands at the top of ``text``, however its lines are broken."""
    return re.sub(r"\s", "", title) in re.sub(r"\s", "", text[:NEAR])


class _Head:
    """One catalogue head: its edits and its facts."""

    def __init__(self, edits: list[Edit], said: list[tuple[str, str]]) -> None:
        self.edits, self.said = edits, said


def _catalogue_heads(known: _Keys, text: str) -> Iterator[_Head]:
    run: list[re.Match[str]] = []
    for m in [*known.item.finditer(text), None]:
        if m is not None and (not run or _follows(text, run[-1], m)):
            run.append(m)
            continue
        if len({r[1] for r in run}) >= 3:
            yield _catalogue_head(known, text, run)
        run = [] if m is None else [m]


def _validity_marks(known: _Keys, text: str) -> Iterator[tuple[int, int, str]]:
    pattern = known.rules["head.validity-mark"].pattern
    if pattern is not None:
        for m in pattern.finditer(text):
            yield m.start(), m.end(), m["value"]


def _follows(text: str, last: "re.Match[str]", item: "re.Match[str]") -> bool:
    value = text[last.end() : min(item.start(), last.end() + 600)]
    return item.start() - last.end() < 500 and "。" not in value and value.count("\n") <= 1


def _catalogue_head(known: _Keys, text: str, run: Sequence["re.Match[str]"]) -> _Head:
    said = [(m[1], text[m.end() : n.start()].strip(BLANKS + "\n•·")) for m, n in pairwise(run)]
    last = run[-1]
    end, value = _last_value(known, text, last)
    said.append((last[1], value))
    start = run[0].start()
    opener = re.search(r"文章属性\s*$", text[max(0, start - 12) : start])
    if opener:
        start -= len(opener.group())
    line = text.rfind("\n", 0, start) + 1
    title = text[line:start].strip(BLANKS)
    if title and text[end : end + NEAR].lstrip(BLANKS + "\n").startswith(title):
        start = line
    if start == line and text[end : end + 1] == "\n":
        end += 1  # whole lines go with their line break
    edits = [Edit(start, end, "", "head.catalogue")]
    return _Head(edits, said)


def _last_value(known: _Keys, text: str, last: "re.Match[str]") -> tuple[int, str]:
    """Where the head ends and the value of its last key: at 正文, a known value, or the line's end."""
    stop = text.find("\n", last.end(), last.end() + 300)
    tail = text[last.end() : stop if stop >= 0 else last.end() + 300]
    body = re.match(r"[^。【】\n]{0,80}?(?=正文)", tail)
    if body:
        return last.end() + body.end() + len("正文"), body.group().strip(BLANKS)
    values = known.rules["head.catalogue"].options["values"]
    for value in sorted(values, key=len, reverse=True):
        if tail.lstrip(BLANKS).startswith(value):
            return last.end() + tail.index(value) + len(value), value
    if stop >= 0 and len(tail) <= 60 and "。" not in tail:
        return stop, tail.strip(BLANKS)
    return last.start(), ""


def _record_card(known: _Keys, text: str) -> Iterator[_Entry]:
    """Lines of a record card with what each says; nothing where the evidence is thin."""
    strong = known.rules["head.record-card"].options["strong"]
    if not any(key in text for key in strong) and not known.card.search(text):
        return
    lines = list(_above_the_text(known, text))
    found, stacked = _one_line_entries(known, lines), _stacked_entries(known, lines)
    if _keys([*found, *stacked]) & set(strong):
        found += stacked
    keys = _keys(found)
    if len(keys) >= 3 or (len(keys) >= 2 and keys & set(strong)):
        yield from sorted(found, key=lambda entry: entry[0].start)


def _above_the_text(known: _Keys, text: str) -> Iterator[Line]:
    for line in lines_of(text):
        if line.paragraph and not known.card.match(line.text) and not _is_furniture(known, line):
            return
        if line.text:
            yield line


def _one_line_entries(known: _Keys, lines: Sequence[Line]) -> list[_Entry]:
    """Lines of keys with their values, and the rest of a value that a narrow column wrapped."""
    found: list[_Entry] = []
    for line in lines:
        pairs = _pairs(known, line.text)
        if pairs and pairs[-1][1]:
            found.append((line, pairs))
        elif found and len(line.text) <= 3 and found[-1][0].end + 1 == line.start:
            said = next(entries for _, entries in reversed(found) if entries)
            key, value = said[-1]
            said[-1] = (key, value + line.text)
            found.append((line, []))
    return found


def _stacked_entries(known: _Keys, lines: Sequence[Line]) -> list[_Entry]:
    """Lines that are a key alone, each with the line of its value."""
    found: list[_Entry] = []
    asked = ""
    for line in lines:
        key = _plain(line.text.rstrip("：:"))
        if key in known.fields:
            asked = key
            found.append((line, [(key, "")]))
        elif asked and not line.paragraph:
            found.append((line, [(asked, line.text)]))
            asked = ""
        else:
            asked = ""
    return found


def _keys(entries: Sequence[_Entry]) -> set[str]:
    return {key for _, pairs in entries for key, _ in pairs}


def _is_furniture(known: _Keys, line: Line) -> bool:
    """Whether a later pass removes the line, so that it must not end the search in this one."""
    return known.noise.strength(line)[0] == Strength.SURE


def _pairs(known: _Keys, text: str) -> list[tuple[str, str]]:
    """`key：value` pairs that make up the whole line, or nothing."""
    marks = list(known.card.finditer(text))
    if not marks or text[: marks[0].start()].strip(BLANKS):
        return []
    out = []
    for m, n in zip(marks, [*marks[1:], None], strict=True):
        value = text[m.end() : n.start() if n else len(text)].strip(BLANKS)
        key = _plain(m[1])
        numbered = value in _NOTHING or "号" in value  # 字号 is also the size of the type
        if len(value) > 120 or (known.fields[key] == "doc_number" and not numbered):
            return []
        out.append((key, value))
    return out


def _plain(key: str) -> str:
    return re.sub(r"[\s\u3000]", "", key)


def _metadata(known: _Keys, doc: Document, said: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Facts for fields that are still empty; the first thing said about a field stands.

    A 成文日期 is heard before a 发布日期, which is often the day the page was put up.
    """
    facts: dict[str, Any] = {}
    for key, value in sorted(said, key=lambda pair: _plain(pair[0]) != "成文日期"):
        field = known.fields.get(_plain(key), "")
        if not field or value in _NOTHING or field in facts or getattr(doc.metadata, field):
            continue
        fact = _value(field, value)
        if fact:
            facts[field] = fact
    return facts


def _value(field: str, value: str) -> str | tuple[str, ...] | None:
    if field in ("issued", "effective"):
        m = _DATE.match(value)
        return f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}" if m else None
    if field in ("issuers", "topics"):
        return tuple(v for v in _SEPARATORS.split(value) if v)
    if field == "doc_number":
        return value.translate(_BRACKETS)
    return value
