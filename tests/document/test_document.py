"""The document keeps its arithmetic whatever the passes propose: random edits, cuts and warnings.

The model it is held against is a list of owned source positions, one for each character, changed
edit by edit as the contract words it.
"""

import pickle
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proposed import documents, many

from eduparse.document.document import Clause, Document, Findings
from eduparse.document.edits import Edit
from eduparse.rows.documents import document_row, row_document_of


def modelled(doc: Document) -> list[list[int]]:
    """For each character of the text the page positions it owns, from the edits alone."""
    own = [[n] for n in range(*doc.metadata.page_span)]
    for layer in doc.layers:
        after: list[list[int]] = []
        at = 0
        for e in layer.applied()[0]:
            after += own[at : e.start]
            if e.aligned:
                after += own[e.start : e.end]
            elif e.after:
                owned = sorted(p for positions in own[e.start : e.end] for p in positions)
                after += [owned, *([] for _ in e.after[1:])]
            at = e.end
        own = after + own[at:]
    return own


def owned(doc: Document) -> list[list[int]]:
    return [
        [p for low, high in doc.source_spans(n, n + 1) for p in range(low, high)]
        for n in range(len(doc.text))
    ]


def round_trip(doc: Document) -> Document:
    return row_document_of(document_row(doc, edits=True), "other")


@many
@given(documents())
def test_undo_and_ownership_after_any_passes(doc: Document) -> None:
    assert len(doc.undo()) == doc.metadata.page_span[1]
    assert owned(doc) == modelled(doc)
    for w in doc.metadata.warnings:
        assert w.start is None or 0 <= w.start <= (w.end or 0) <= len(doc.text)


@many
@given(documents())
def test_edits_of_a_layer_are_in_normal_form(doc: Document) -> None:
    for layer in doc.layers:
        edits, before = layer.applied()
        for left, right in pairwise(edits):
            assert left.end <= right.start
        assert all(e.after != old for e, old in zip(edits, before, strict=True))


@many
@given(documents(), st.data())
def test_parts_concatenate_and_keep_their_own_history(doc: Document, data: Any) -> None:
    offsets = data.draw(st.lists(st.integers(0, len(doc.text)), max_size=4))
    parts = doc.cut(offsets)
    assert "".join(p.text for p in parts) == doc.text
    assert "".join(p.undo() for p in parts) == doc.undo()
    stops = [p.metadata.page_span for p in parts]
    assert [s for s, _ in stops] == [0, *(e for _, e in stops[:-1])]
    assert stops[-1][1] == doc.metadata.page_span[1]
    assert [o for p in parts for o in owned(p)] == owned(doc)
    for part in parts:
        assert owned(part) == modelled(part)


@many
@given(documents(), st.data())
def test_rows_carry_a_document_and_its_parts(doc: Document, data: Any) -> None:
    offsets = data.draw(st.lists(st.integers(0, len(doc.text)), max_size=2))
    for part in doc.cut(offsets):
        assert round_trip(part) == part
        assert pickle.loads(pickle.dumps(part)) == part  # noqa: S301 - our own object


def test_a_pass_that_finds_nothing_leaves_the_same_object() -> None:
    doc = Document.of_page("x", "x", "甲乙")
    assert doc.apply("p", Findings()) is doc
    assert doc.apply("p", Findings(edits=(Edit(0, 1, "甲", "r"),))) is doc


def test_an_edit_that_touches_an_earlier_replacement_covers_all_of_it() -> None:
    doc = Document.of_page("x", "x", "a锤真金不怕火b")
    doc = doc.apply("p", Findings(edits=(Edit(1, 7, "教师", "r"),)))
    doc = doc.apply("q", Findings(edits=(Edit(2, 3, "员", "s"),)))
    assert doc.text == "a教员b"
    assert [(e.start, e.end, e.after) for e in doc.layers[1].edits] == [(1, 3, "教员")]
    assert doc.source_spans(1, 2) == ((1, 7),)
    assert doc.source_spans(2, 3) == ()


@pytest.mark.parametrize(
    "findings",
    [
        Findings(edits=(Edit(0, 9, "", "r"),)),
        Findings(edits=(Edit(0, 1, "甲乙", "r", aligned=True),)),
        Findings(metadata={"colour": "red"}),
        Findings(
            edits=(Edit(0, 1, "", "r"),), clauses=(Clause("front", "", (), 0, None, ((0, 1),)),)
        ),
    ],
)
def test_findings_that_make_no_sense_are_refused(findings: Findings) -> None:
    with pytest.raises(ValueError, match=r"lies outside|changes the length|not exist|beside"):
        Document.of_page("x", "x", "甲乙").apply("p", findings)
