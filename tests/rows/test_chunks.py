"""Chunks: every character of the clauses once, never longer than asked, headings in front."""

from collections.abc import Callable
from dataclasses import replace
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
from eduparse.rows.chunks import HEADED, OVERLAP, SHORTEST, Packing, chunks
from eduparse.rows.documents import chunk_rows
from eduparse.rows.schema import schema

PLAN = ROOT / "corpus" / "clean-plan.txt"


def check(doc: Document, length: int) -> None:
    found = list(chunk_rows(doc, Packing(length)))
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
        assert row["overlap"] == 0


def check_overlap(doc: Document, packing: Packing) -> None:
    """Without what is repeated, the chunks hold what they hold without an overlap: everything once."""
    found = list(chunk_rows(doc, packing))
    seen: list[int] = []
    for row in found:
        assert packing.size(row["text"]) <= packing.length
        places = [n for low, high in row["spans"] for n in range(low, high)]
        again, new = places[: row["overlap"]], places[row["overlap"] :]
        assert new, "a chunk that only repeats"
        assert again == seen[len(seen) - len(again) :], "it repeats the end of the chunk before"
        assert not again or packing.size(doc.text[again[0] : again[-1] + 1]) <= packing.overlap
        seen += new
    wanted = {n for c in doc.clauses for low, high in c.spans for n in range(low, high)}
    assert len(seen) == len(set(seen))
    assert {n for n in wanted if not doc.text[n].isspace()} <= set(seen) <= wanted


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
        c.headings[1:]: doc.clauses[c.clauses[0]].label
        for c in chunks(doc, Packing(200))
        if c.headings
    }
    assert found["二、重点任务",] == "（三）"
    title = doc.metadata.title
    assert all(c.headings[0] == title for c in chunks(doc, Packing(200)) if c.headings)


def test_a_heading_goes_with_what_it_heads() -> None:
    (doc,) = eduparse.clean(PLAN)
    for chunk in chunks(doc, Packing(200)):
        last = doc.clauses[chunk.clauses[-1]]
        text = doc.text[slice(*chunk.spans[-1])]
        assert text != f"{last.label}{last.heading}"


def test_a_clause_that_is_too_long_is_cut_behind_a_sentence() -> None:
    text = "一、总体要求\n" + "坚持立德树人的根本任务不动摇。" * 30 + "\n二、保障措施\n加强领导。\n"
    doc = eduparse.split(text)
    found = list(chunks(doc, Packing(120)))
    pieces = [c.text(doc) for c in found if c.clauses == (0,)]
    assert len(pieces) > 2
    assert all(piece.endswith("。") for piece in pieces)
    assert all(piece.startswith("一、总体要求\n") for piece in pieces)


def test_a_table_is_cut_between_rows_and_each_piece_has_its_head() -> None:
    head = "地区\t小学\t\t初中\t\n\t学校数\t学生数\t学校数\t学生数"
    rows = [f"云岭乡第{n}片\t学校{n}所。\t学生{n}人\t{n}\t{n}" for n in range(20)]
    doc = eduparse.split("\n".join(["一、学校布局", "布局见下表。", head, *rows]))
    pieces = [c.text(doc) for c in chunks(doc, Packing(200)) if "云岭乡" in c.text(doc)]
    assert len(pieces) > 2
    for piece in pieces:
        assert head in piece
        assert len(piece) <= 200
        assert piece.split("\n")[-1] in rows  # no row is cut, though its cells hold sentences


def test_a_sentence_that_is_too_long_is_cut_behind_a_comma() -> None:
    doc = eduparse.split("一、" + "健全保障机制，落实经费、人员和场地，" * 20 + "确保完成。")
    pieces = [c.text(doc) for c in chunks(doc, Packing(60))]
    assert len(pieces) > 5
    assert all(piece.endswith(("，", "、")) for piece in pieces[:-1])


def test_a_sentence_without_a_comma_is_cut_inside() -> None:
    doc = eduparse.split("一、" + "甲" * 500)
    assert max(len(c.text(doc)) for c in chunks(doc, Packing(SHORTEST))) == SHORTEST


def test_blanks_at_the_end_of_a_clause_end_with_it() -> None:
    """The rest behind the last cut is nothing but blanks: there is nothing more to cut."""
    doc = eduparse.split("一、" + "健全机制。" * 9)
    tail = "\n　　\n　　\n"
    (clause,) = (c for c in doc.clauses if c.kind == "clause")
    (span,) = clause.spans
    longer = replace(clause, spans=((span[0], span[1] + len(tail)),))
    doc = replace(doc, text=doc.text + tail, clauses=(longer,))
    assert all(len(c.text(doc)) <= SHORTEST for c in chunks(doc, Packing(SHORTEST)))


@settings(max_examples=25, deadline=None)
@given(
    mixed_pages | clean_pages(),
    st.integers(SHORTEST, 600),
    st.floats(0, OVERLAP),
    st.sampled_from((len, lambda part: len(part.encode()))),
)
def test_an_overlap_repeats_the_end_of_the_chunk_before(
    text: str, length: int, share: float, size: Callable[[str], int]
) -> None:
    for doc in clean(Document.of_page("x", "x", text)):
        check_overlap(doc, Packing(length, int(share * length), size))


def test_an_overlap_is_of_whole_sentences_of_one_section() -> None:
    text = "一、总体要求\n" + "坚持立德树人的根本任务不动摇。" * 30 + "\n二、保障措施\n加强领导。\n"
    doc = eduparse.split(text)
    found = [row for row in chunk_rows(doc, Packing(120, 40)) if row["overlap"]]
    assert len(found) > 2
    for row in found:
        low, high = row["spans"][0]
        repeated = doc.text[low : low + row["overlap"]].rstrip()
        assert repeated.startswith("坚持")
        assert repeated.endswith("。")
        assert doc.text[low:high] in row["text"]
    last = list(chunk_rows(doc, Packing(120, 40)))[-1]
    assert "坚持" not in last["text"] or last["clauses"][0].endswith("#0")


def test_a_chunk_names_what_it_stands_under() -> None:
    (doc,) = eduparse.clean(PLAN)
    found = [row for row in chunk_rows(doc, Packing(120)) if len(row["parents"]) > 1]
    assert found
    for row in found:
        above = [doc.clauses[int(p.rpartition("#")[2])] for p in row["parents"]]
        assert [c.level for c in above] == sorted(c.level for c in above)
        assert doc.clauses[int(row["clauses"][0].rpartition("#")[2])].path[:-1] == above[-1].path


def test_a_length_may_be_counted_by_a_tokenizer() -> None:
    (doc,) = eduparse.clean(PLAN)
    short = list(eduparse.rows(doc, "chunks", length=100, size=lambda text: len(text.encode())))
    assert max(len(row["text"].encode()) for row in short) <= 100
    again = eduparse.rows(doc, "chunks", length=120, overlap=40)
    assert any(row["overlap"] for row in again)
    assert set(short[0]) == set(schema("chunks")["properties"])


def test_lengths_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 50"):
        Packing(SHORTEST - 1)
    with pytest.raises(ValueError, match="by 0 to 100, not by 101"):
        Packing(200, 101)
    (doc,) = eduparse.clean(PLAN)
    with pytest.raises(eduparse.ConfigError, match="at least 50"):
        eduparse.rows(doc, "chunks", length=3)


def test_the_command_writes_them(warm: Warm, tmp_path: Path) -> None:
    every = rows(
        warm.run("clean", PLAN, "--rows", "chunks", "--chunk-length", "200", cwd=tmp_path).stdout
    )
    assert len(every) > 3
    assert max(len(row["text"]) for row in every) <= 200
    fewer = rows(warm.run("clean", PLAN, "--rows", "chunks", cwd=tmp_path).stdout)
    assert len(fewer) < len(every)
