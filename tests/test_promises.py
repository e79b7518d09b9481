"""The seven promises, on damaged pages, random Unicode, random bytes, and the five real pages."""

import json
from collections import Counter
from dataclasses import replace
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import cleaned, real_page
from damaged import clean_pages, mixed_pages, page_bytes, random_pages
from flow import clean, run_stage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import eduparse
from eduparse.document.document import Document
from eduparse.document.edits import replay
from eduparse.document.metadata import Decoding
from eduparse.errors import DocumentError
from eduparse.pipeline import STAGES
from eduparse.rows.documents import document_row, row_document_of
from eduparse.stages.decode.encodings import encode_page

quick = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
pages_of_all_kinds = st.one_of(mixed_pages, mixed_pages, random_pages)


def _page(text: str) -> Document:
    return Document.of_page("x", "x.txt", text)


def _rows(docs: Any, *, edits: bool = True) -> list[Any]:
    """Document rows as a pipe carries them."""
    return [json.loads(json.dumps(document_row(d, edits=edits))) for d in docs]


def _outline(doc: Document) -> list[Any]:
    return [(c.kind, c.label, c.path, c.level, c.heading, c.spans, c.parent) for c in doc.clauses]


def _applied(docs: Any) -> list[Any]:
    return [e for d in docs for layer in d.layers for e in layer.edits if e.applied]


def _bytes(docs: Any) -> bytes:
    """The bytes of the page that ``docs`` are the parts of, from what the parts themselves know."""
    parts = [d.metadata.decoding for d in docs]
    decoding = Decoding(
        any(p.mark for p in parts),
        tuple(chain.from_iterable(p.runs for p in parts)),
        tuple(chain.from_iterable(p.raw for p in parts)),
    )
    return encode_page("".join(d.undo() for d in docs), decoding)


# ------------------------------------------------------------------------------- 1. reversible


def check_reversible(page: str, docs: Any) -> None:
    assert "".join(d.undo() for d in docs) == page
    stops = [d.metadata.page_span for d in docs]
    assert stops[0][0] == 0
    assert stops[-1][1] == len(page)
    assert all(a[1] == b[0] for a, b in pairwise(stops))


@quick
@given(pages_of_all_kinds)
def test_undo_rebuilds_the_page(text: str) -> None:
    check_reversible(text, clean(_page(text)))


@quick
@given(page_bytes())
def test_undo_rebuilds_the_bytes(data: bytes) -> None:
    try:
        page = eduparse.decode(data)
    except DocumentError:
        return  # not text, and said so
    assert _bytes([page]) == data
    docs = clean(page)
    check_reversible(page.text, docs)
    assert _bytes(docs) == data


def test_undo_rebuilds_the_bytes_of_the_real_pages(pages: list[Path]) -> None:
    for path in pages:
        page = eduparse.decode(path.read_bytes())
        assert page.text == real_page(path).text
        assert _bytes(clean(page)) == path.read_bytes()
        check_reversible(page.text, cleaned(path))


# ------------------------------------------------------------------------------- 2. quiet


@quick
@given(clean_pages())
def test_a_clean_page_comes_out_without_an_edit(text: str) -> None:
    docs = clean(_page(text))
    assert _applied(docs) == []
    assert [d.text for d in docs] == [text]


# ------------------------------------------------------------------------------- 3. idempotent


def check_idempotent(docs: Any) -> None:
    for doc, row in zip(docs, _rows(docs, edits=False), strict=True):
        again = clean(row_document_of(row, "x"))
        assert _applied(again) == []
        assert [d.text for d in again] == [doc.text]
        assert _outline(again[0]) == _outline(doc)


@quick
@given(pages_of_all_kinds)
def test_cleaning_again_changes_nothing(text: str) -> None:
    check_idempotent(clean(_page(text)))


def test_cleaning_the_real_pages_again_changes_nothing(pages: list[Path]) -> None:
    for path in pages:
        check_idempotent(cleaned(path))


def test_the_clean_text_of_the_real_pages_needs_no_metadata(pages: list[Path]) -> None:
    for path in pages:
        for doc in cleaned(path):
            again = clean(_page(doc.text))
            assert _applied(again) == []
            assert [d.text for d in again] == [doc.text]
            if doc.metadata.parts == 1:  # what a cut told of the title, the part alone cannot know
                assert _outline(again[0]) == _outline(doc)


# ------------------------------------------------------------------------------- 4. deterministic


@quick
@given(pages_of_all_kinds)
def test_twice_the_same_page_gives_twice_the_same_rows(text: str) -> None:
    assert _rows(clean(_page(text))) == _rows(clean(_page(text)))


# ------------------------------------------------------------------------------- 5. same by parts


def by_parts(page: Document) -> list[Any]:
    """The rows after the stages were run one after another, with a pipe between each two."""
    rows = _rows([page])
    for stage in STAGES:
        rows = _rows(d for row in rows for d in run_stage(row_document_of(row, "x"), stage))
    return rows


@quick
@given(pages_of_all_kinds)
def test_stage_by_stage_gives_the_same_rows(text: str) -> None:
    assert by_parts(_page(text)) == _rows(clean(_page(text)))


def test_stage_by_stage_gives_the_same_rows_of_the_real_pages(pages: list[Path]) -> None:
    for path in pages:
        assert by_parts(real_page(path)) == _rows(cleaned(path))


# ------------------------------------------------------------------------------- 6. nothing lost


def _replayed(doc: Document) -> tuple[list[list[int]], Counter[int]]:
    """Page positions each character owns and how often each was deleted, straight from the edits.

    Written against the contract, not against `eduparse.ownership`, which is checked by it.
    """
    own = [[n] for n in range(*doc.metadata.page_span)]
    deleted: Counter[int] = Counter()
    for layer in doc.layers:
        after, at = [], 0
        for e in layer.applied()[0]:
            after += own[at : e.start]
            replaced = [p for owned in own[e.start : e.end] for p in owned]
            if e.aligned:
                after += own[e.start : e.end]
            elif e.after:
                after += [replaced, *([] for _ in e.after[1:])]
            else:
                deleted.update(replaced)
            at = e.end
        own = after + own[at:]
    return own, deleted


def check_nothing_lost(page: str, docs: Any) -> None:
    for doc in docs:
        own, deleted = _replayed(doc)
        for n, owned in enumerate(own):
            assert sorted(owned) == [
                p for low, high in doc.source_spans(n, n + 1) for p in range(low, high)
            ]
        clauses = Counter(n for c in doc.clauses for low, high in c.spans for n in range(low, high))
        assert all(count == 1 for count in clauses.values()), "a character in two clauses"
        stray = [n for n, character in enumerate(doc.text) if n not in clauses]
        assert all(doc.text[n].isspace() for n in stray), "text in no clause"
        kept = Counter(p for owned in own for p in owned)
        assert set((kept + deleted).values()) <= {1}
        assert sorted(kept + deleted) == list(range(*doc.metadata.page_span))
        blank = [page[p] for n in stray for p in own[n]]
        assert not any("\u4e00" <= character <= "\u9fff" for character in blank)


@quick
@given(pages_of_all_kinds)
def test_every_character_is_in_one_clause_or_deleted_once(text: str) -> None:
    check_nothing_lost(text, clean(_page(text)))


def test_nothing_is_lost_of_the_real_pages(pages: list[Path]) -> None:
    for path in pages:
        check_nothing_lost(real_page(path).text, cleaned(path))


@quick
@given(pages_of_all_kinds)
def test_a_clause_is_its_label_and_its_text(text: str) -> None:
    for doc in clean(_page(text)):
        for clause, row in zip(doc.clauses, _rows([doc])[0]["clauses"], strict=True):
            spelt = "".join(doc.text[low:high] for low, high in clause.spans)
            assert spelt.startswith(clause.label)
            text = spelt[len(clause.label) :]
            if clause.kind != "table":
                lines = [line.strip() for line in text.split("\n")]
                assert row["text"] == "\n".join(lines).strip("\n")
            assert "".join(row["text"].split()) == "".join(text.split())
            bare = clause.kind in ("table", "annex", "box", "bullet")
            assert (clause.label == "") == (clause.path == ()) or bare
            assert clause.heading is None or _bare(clause.heading) in _bare(spelt)


def _bare(text: str) -> str:
    return "".join(text.split())


# ------------------------------------------------------------------------------- 7. never invented


@quick
@given(pages_of_all_kinds)
def test_a_suggestion_leaves_the_text(text: str) -> None:
    for doc in clean(_page(text)):
        now = doc.undo()
        for layer in doc.layers:
            for e, before in zip(layer.edits, layer.before, strict=True):
                assert now[e.start : e.end] == before
            now = replay(now, layer.applied()[0])
        assert now == doc.text


@pytest.mark.parametrize("lost", ["锟斤拷", "\ufffd\ufffd"])
def test_where_information_is_gone_the_text_stays_and_is_flagged(lost: str) -> None:
    text = f"青禾县教育局关于开展校园{lost}工作的通知\n各学校：\n现将{lost}有关事项通知如下。\n"
    (doc,) = clean(_page(text))
    assert doc.text == text
    places = {(w.start, w.end) for w in doc.metadata.warnings}
    assert {text.index(lost), text.rindex(lost)} <= {start for start, _ in places}


def test_a_changed_row_is_noticed(pages: list[Path]) -> None:
    """The checks above can fail: a document that hides one deletion is caught."""
    doc = next(d for path in pages for d in cleaned(path) if d.layers)
    broken = replace(doc, layers=doc.layers[1:], _ownership=None)
    with pytest.raises((AssertionError, ValueError, IndexError)):
        check_reversible(doc.undo(), [broken])
