"""Chunks: every character of the clauses once, never longer than asked, headings in front."""

from pathlib import Path

import pytest
from command import rows
from conftest import ROOT, cleaned
from damaged import clean_pages, mixed_pages
from flow import clean
from hypothesis import given, settings
from hypothesis import strategies as st
from warm import Warm

import eduparse
from eduparse.document.document import Document
from eduparse.rows.chunks import HEADED, SHORTEST, chunks
from eduparse.rows.documents import chunk_rows

PLAN = ROOT / "corpus" / "clean-plan.txt"


def check(doc: Document, length: int) -> None:
    found = list(chunk_rows(doc, length))
    places = [n for row in found for low, high in row["spans"] for n in range(low, high)]
    assert len(places) == len(set(places)), "a character in two chunks"
    wanted = {n for c in doc.clauses for low, high in c.spans for n in range(low, high)}
    assert {n for n in wanted if not doc.text[n].isspace()} <= set(places) <= wanted
    assert places == sorted(places), "chunks keep the order of the text"
    for n, row in enumerate(found):
        assert len(row["text"]) <= length
        body = [doc.text[low:high] for low, high in row["spans"]]
        assert row["text"] == "\n".join([*row["headings"], *body])
        assert sum(len(h) + 1 for h in row["headings"]) <= HEADED * length
        assert row["id"] == f"{doc.id}~{n}"


@settings(max_examples=25, deadline=None)
@given(mixed_pages | clean_pages(), st.integers(SHORTEST, 1500))
def test_chunks_hold_everything_once_and_keep_their_length(text: str, length: int) -> None:
    for doc in clean(Document.of_page("x", "x", text)):
        check(doc, length)


def test_chunks_of_the_real_pages(pages: list[Path]) -> None:
    for path in pages:
        for doc in cleaned(path):
            for length in (SHORTEST, 300, 2000):
                check(doc, length)


def test_a_chunk_stands_under_the_headings_of_its_first_clause() -> None:
    (doc,) = eduparse.clean(PLAN)
    found = {
        c.headings[1:]: doc.clauses[c.clauses[0]].label for c in chunks(doc, 200) if c.headings
    }
    assert found["二、重点任务",] == "（三）"
    title = doc.metadata.title
    assert all(c.headings[0] == title for c in chunks(doc, 200) if c.headings)


def test_a_heading_goes_with_what_it_heads() -> None:
    (doc,) = eduparse.clean(PLAN)
    for chunk in chunks(doc, 200):
        last = doc.clauses[chunk.clauses[-1]]
        text = doc.text[slice(*chunk.spans[-1])]
        assert text != f"{last.label}{last.heading}"


def test_a_clause_that_is_too_long_is_cut_behind_a_sentence() -> None:
    text = "一、总体要求\n" + "坚持立德树人的根本任务不动摇。" * 30 + "\n二、保障措施\n加强领导。\n"
    doc = eduparse.split(text)
    found = list(chunks(doc, 120))
    pieces = [c.text(doc) for c in found if c.clauses == (0,)]
    assert len(pieces) > 2
    assert all(piece.endswith("。") for piece in pieces)
    assert all(piece.startswith("一、总体要求\n") for piece in pieces)


def test_a_sentence_that_is_too_long_is_cut_inside() -> None:
    doc = eduparse.split("一、" + "甲" * 500)
    assert max(len(c.text(doc)) for c in chunks(doc, SHORTEST)) == SHORTEST


def test_too_short_a_length_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 50"):
        list(chunks(eduparse.split("一、好。"), SHORTEST - 1))


def test_the_command_writes_them(warm: Warm, tmp_path: Path) -> None:
    every = rows(
        warm.run("clean", PLAN, "--rows", "chunks", "--chunk-length", "200", cwd=tmp_path).stdout
    )
    assert len(every) > 3
    assert max(len(row["text"]) for row in every) <= 200
    fewer = rows(warm.run("clean", PLAN, "--rows", "chunks", cwd=tmp_path).stdout)
    assert len(fewer) < len(every)
