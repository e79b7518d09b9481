"""Metadata heads: what a law database or a record card prints above a text, moved to the metadata.

Two shapes. *Catalogue heads* are bracketed keys one after the other (`【公布日期】2021.06.08`), often
glued between two printings of the title and the first sentence; three known keys in a row prove one.
*Record cards* are those of the government's open-information form and of crawlers (`cards`). The text of
a head is deleted and what it says fills empty fields of the metadata.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.barred_cells import BARS
from eduparse.language.dates import iso_date
from eduparse.language.doc_numbers import YEAR_AND_COUNT, normal_number
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rule import Rule
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.bars import bar_facts, web_with
from eduparse.stages.strip.card_values import UNFILLED, CardEntry
from eduparse.stages.strip.cards import Cards
from eduparse.stages.strip.furniture import furniture
from eduparse.stages.strip.page import BLANKS

READ = frozenset(("words", "place", "paper"))  # its keys, above the text, and what it says is kept
NEAR = 2000  # characters below a card in which the title is looked for
_SEPARATORS = lazy_pattern(r"[,，、;；\s]+")
_NUMBER = lazy_pattern(rf"[一-鿿]{{1,14}}[ \t]*{YEAR_AND_COUNT}")
_SITE = lazy_pattern(
    r"(?:网|网站|网络中心|信息中心|客户端|公众号)$"
)  # who put a page up issued no paper
_FACTS = frozenset(
    (
        "title", "doc_number", "issuers", "issued", "effective", "authority_level", "validity",
        "topics",
    )
)  # fmt: skip
READ = frozenset(("words", "paper"))  # what a card says is in the metadata before it goes


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
        keys = "|".join(r"[ \t\u3000]*".join(key) for key in longest_first)
        self.item = lazy_pattern(rf"[•·]?[ \t]*【({keys})】")
        self.cards = Cards(self.fields, furniture(book))


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
                edits.append(Edit(start, end, "", "head.validity-mark", witnesses=READ))
                said.append(("时效性", value))
        card = known.cards.card(doc.text)
        for entry in card:
            edits += _gone(known, doc.text, entry, card[-1].lines[-1].end)
            said += entry.pairs
        if not edits:
            return Findings()
        return Findings(edits=tuple(edits), metadata=_metadata(known, doc, said, record=bool(card)))


def _gone(known: _Keys, text: str, entry: CardEntry, end_of_card: int) -> Iterator[Edit]:
    """The deletion of an entry; a title stays where it stands unless it is printed again below, without the bar behind it."""
    start, end = entry.lines[0].start, entry.lines[-1].end
    stop = end
    end += end < len(text)
    if len(entry.pairs) == 1 and known.fields.get(entry.pairs[0][0]) == "title":
        title = entry.pairs[0][1]
        if title and not (_printed(title, text[end_of_card:]) or _printed(title, text[:start])):
            end = text.rindex(title, start, end)
            rest = text[end + len(title) : stop]
            if rest and not rest.strip(BLANKS + BARS):
                yield Edit(end + len(title), stop, "", "head.record-card", witnesses=READ)
    yield Edit(start, end, "", "head.record-card", witnesses=READ)


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
    edits = [Edit(start, end, "", "head.catalogue", witnesses=READ)]
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
    addressed = tail.rstrip(BLANKS).endswith(("：", ":"))
    if stop >= 0 and len(tail) <= 60 and "。" not in tail and not addressed:
        return stop, tail.strip(BLANKS)
    return last.end(), ""  # the text of the paper is glued to the key


def _plain(key: str) -> str:
    return re.sub(r"[\s\u3000]", "", key)


def _metadata(
    known: _Keys, doc: Document, said: Sequence[tuple[str, str]], *, record: bool
) -> dict[str, Any]:
    """Facts for fields that are still empty; the first thing said about a field stands.

    The 发布日期 of a ``record`` card is the day the page was put up, which a law database means otherwise.
    """
    facts: dict[str, Any] = {}
    web: dict[str, str] = {}
    said = tuple(_in_place(known, said))
    for key, value in said:
        field = known.fields.get(_plain(key), "")
        if field == "published" and not record:
            field = "issued"
        if not field or value in UNFILLED:
            continue
        fact = _value(field, value)
        if field == "source":  # the rest of a publish bar may stand behind it on its line
            web = {**bar_facts((f"{key}：{value}",)), **web}
        elif field == "published":
            web.setdefault(field, str(fact)) if fact else None
        elif fact and field in _FACTS and field not in facts and not getattr(doc.metadata, field):
            facts[field] = fact
    effective = facts.get("effective")
    if record and effective and _is_page_only(known, said) and effective in _all_days(known, said):
        del facts["effective"]
    if web:
        facts["web"] = web_with(doc.metadata.web, **web)
    return facts


def _in_place(known: _Keys, said: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What was said, without values that stand under a wrong key; a number under one is said as a number."""
    for key, value in said:
        field = known.fields.get(_plain(key), "")
        number = _NUMBER.fullmatch(value) is not None
        if number and field not in ("doc_number", "title", "index"):
            yield "文号", value
        elif not (
            field in ("validity", "doc_number")
            and value not in UNFILLED
            and not _fits(field, value)
        ):
            yield key, value


def _fits(field: str, value: str) -> bool:
    """Whether a value of one of two kinds can be one: a validity has no figures, a number has some."""
    return (field == "doc_number") == any(map(str.isdigit, value))


def _is_page_only(known: _Keys, said: Sequence[tuple[str, str]]) -> bool:
    """Whether a card has a place for a number and none in it: it speaks of a page, not of a paper."""
    numbers = [value for key, value in said if known.fields.get(_plain(key)) == "doc_number"]
    return bool(numbers) and all(value in UNFILLED for value in numbers)


def _all_days(known: _Keys, said: Sequence[tuple[str, str]]) -> set[str | None]:
    """The days on which a card says that the page was put up."""
    days = (
        value for key, value in said if known.fields.get(_plain(key)) in ("published", "issued")
    )
    return {iso_date(value) for value in days}


def _value(field: str, value: str) -> str | tuple[str, ...] | None:
    if field in ("issued", "effective", "published"):
        return iso_date(value)
    if field in ("issuers", "topics"):
        names = tuple(v for v in _SEPARATORS.split(value) if v)
        return tuple(n for n in names if field == "topics" or not _SITE.search(n))
    if field == "doc_number":
        return normal_number(value)
    return value
