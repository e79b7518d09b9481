"""Rows: what goes out comes back the same, whatever the text holds."""

import hashlib
import json
import os
import sys
from pathlib import Path

import orjson
import pytest
from command import rows, run
from conftest import ROOT
from damaged import mixed_pages, random_pages
from flow import clean
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import eduparse
from eduparse.document.document import Document
from eduparse.errors import DocumentError
from eduparse.files.storage import spelt, unspelt
from eduparse.files.version import VERSION
from eduparse.pipeline import STAGES
from eduparse.rows.documents import document_row, row_document_of
from eduparse.rows.jsonl import dump_line, parse_line
from eduparse.rows.schema import SCHEMA_VERSION
from eduparse.settings import Settings
from eduparse.stamp import stamp


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.one_of(mixed_pages, random_pages, st.text(st.characters(categories=["Cs", "Lo"]))))
def test_a_document_comes_back_from_its_row_as_it_was(text: str) -> None:
    for doc in clean(Document.of_page("x", "x.txt", text)):
        line = dump_line(document_row(doc, edits=True))
        assert line.endswith(b"\n")
        assert line.count(b"\n") == 1
        assert row_document_of(parse_line(line), "elsewhere") == doc


@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_halves_of_characters_become_whole_ones_and_are_told(form: str, tmp_path: Path) -> None:
    text = {"html": "<p>教\ud800育\udfff。</p>", "markdown": "# 教\ud800育\udfff。\n"}
    row = {"text": text.get(form, "教\ud800育\udfff。"), "id": "x\udcff", "source": "s\ud83d"}
    data = json.dumps(row | {"format": form}).encode()
    done = run("clean", "--rows", "documents", "--edits", stdin=data)
    assert done.returncode == 0
    made = orjson.loads(done.stdout)  # as strict as most readers: it takes no half
    assert (made["id"], made["source"]) == ("x\ufffd", "s\ufffd")
    assert "教\ufffd育\ufffd。" in made["text"]
    assert {"bytes-invalid", "text-lost"} & {w["code"] for w in made["metadata"]["warnings"]}
    if form == "text":
        run("undo", "-", "-o", tmp_path, stdin=done.stdout)
        assert (tmp_path / "s\ufffd").read_bytes() == row["text"].encode("utf-8", "surrogatepass")
        staged = run("repair", stdin=run("decode", stdin=data).stdout)
        assert orjson.loads(staged.stdout)["text"] == made["text"]


@given(st.binary(min_size=1, max_size=12).filter(lambda data: b"\\" not in data))
def test_a_name_of_any_bytes_is_spelt_and_read_again(data: bytes) -> None:
    name = os.fsdecode(data)
    assert spelt(name).encode("utf-8")
    assert unspelt(spelt(name)) == name


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.skipif(sys.platform == "darwin", reason="it has no such names")
def test_names_that_are_no_utf8_stand_in_rows_and_come_back(tmp_path: Path) -> None:
    for name in (b"a\xff.txt", b"b\nc.txt", "丁.txt".encode("gbk")):
        path = tmp_path / "in" / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text("一、好。\n", "utf-8")
    out = tmp_path / "out.jsonl"
    assert (
        run("clean", tmp_path / "in", "--rows", "documents", "--edits", "-o", out).returncode == 0
    )
    named = [orjson.loads(line)["source"] for line in out.read_bytes().splitlines()]
    assert sorted(named) == ["\\xb6\\xa1.txt", "a\\xff.txt", "b\nc.txt"]
    assert run("undo", out, "-o", tmp_path / "back").returncode == 0
    assert names(tmp_path / "back") == names(tmp_path / "in")


def test_the_stamp_covers_what_decides() -> None:
    found = stamp({}, ("decode",))
    assert (found.version, found.schema_version) == (VERSION, SCHEMA_VERSION)
    assert found.rules.startswith("sha256:")
    other = stamp({"effort": "thorough"}, ("decode", "repair"))
    assert (other.settings, other.stages) == ({"effort": "thorough"}, ("decode", "repair"))
    assert other.rules != found.rules


def test_every_document_says_by_what_it_was_made() -> None:
    (doc,) = eduparse.clean("一、好。", Settings(effort="thorough"))
    assert doc.metadata.eduparse == stamp({"effort": "thorough"}, STAGES)
    assert document_row(doc, edits=True)["metadata"]["eduparse"]["settings"] == {
        "effort": "thorough"
    }


def test_rows_hold_no_time_and_no_path_of_the_machine(tmp_path: Path) -> None:
    first = run("clean", ROOT / "corpus", "--rows", "documents", "--edits").stdout
    moved = tmp_path / "moved"
    moved.symlink_to(ROOT / "corpus")
    assert run("clean", moved, "--rows", "documents", "--edits").stdout == first
    assert str(ROOT).encode() not in first


def test_ids_follow_from_the_source() -> None:
    made = rows(run("clean", ROOT / "corpus", "--rows", "documents").stdout)
    for row in made:
        page = hashlib.sha256(row["source"].encode()).hexdigest()[:16]
        m = row["metadata"]
        assert row["id"] == (page if m["parts"] == 1 else f"{page}.{m['part'] + 1}")
        assert [c["id"] for c in row["clauses"]] == [
            f"{row['id']}#{n}" for n in range(len(row["clauses"]))
        ]
    clauses = rows(run("clean", ROOT / "corpus").stdout)
    facts = ("title", "doc_number", "issuers", "issued", "role")
    assert clauses == [
        c
        | {"doc_id": row["id"], "source": row["source"]}
        | {"metadata": {k: row["metadata"][k] for k in facts}}
        for row in made
        for c in row["clauses"]
    ]


def test_a_row_without_its_edits_is_a_page_of_its_own() -> None:
    page = ROOT / "corpus" / "several-documents.txt"
    bare = run("clean", page, "--rows", "documents").stdout
    again = rows(run("clean", "-", "--rows", "documents", "--edits", stdin=bare).stdout)
    assert [(r["id"], r["text"]) for r in again] == [(r["id"], r["text"]) for r in rows(bare)]
    assert not any(e["applied"] for r in again for e in r["edits"])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{bad", "not JSON"),
        (b'"text"', "a string, not an object"),
        (b"[1]", "a list, not an object"),
        (b"{}", "text is missing"),
        (b'{"text": null}', "text is null"),
        (b'{"text": 3}', "text is a number"),
        (b'{"text": "", "id": []}', "id is a list"),
        (b'{"text": "", "source": 1}', "source is a number"),
        (b'{"text": "\xff"}', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"text":"a","metadata":{"page_span":[0],"decoding":{}}}', "damaged"),
    ],
)
def test_a_row_that_is_none_says_why(line: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        row_document_of(parse_line(line), "x")


def test_a_row_is_one_line_for_every_reader() -> None:
    row = {"text": "甲\x85乙\u2028丙\u2029丁"}
    line = dump_line(row)
    assert len(line.decode().splitlines()) == 1
    assert parse_line(line) == row
