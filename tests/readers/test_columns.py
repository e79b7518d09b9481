"""Rows of others: columns of other names, other commas, folders that datasets keeps on a disk."""

import csv
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from command import lines, rows, run
from conftest import interop

TEXT = "青禾县教育局关于做好秋季开学工作的通知\n一、全面排查校舍安全隐患。"
TABLE = {"docid": ["a", "b"], "content": [TEXT, f"{TEXT}\n二、加强值班。"]}
NAMED = ("--text-column", "content", "--id-column", "docid")


def table(folder: Path, name: str) -> Path:
    file = folder / name
    if name.endswith(".jsonl"):
        found = [dict(zip(TABLE, row, strict=True)) for row in zip(*TABLE.values(), strict=True)]
        file.write_text("".join(json.dumps(row | {"text": "no"}) + "\n" for row in found))
    elif name.endswith(".parquet"):
        pq.write_table(pa.table(TABLE), file)
    elif name.endswith(".arrow"):
        with pa.ipc.new_stream(file, pa.table(TABLE).schema) as stream:
            stream.write_table(pa.table(TABLE))
    else:
        comma = {"a.csv": ",", "semicolon.csv": ";", "bar.csv": "|", "tab.csv": "\t", "a.tsv": "\t"}
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, delimiter=comma[name])
            writer.writerow(TABLE)
            writer.writerows(zip(*TABLE.values(), strict=True))
    return file


@pytest.mark.parametrize(
    "name",
    ["a.jsonl", "a.csv", "semicolon.csv", "bar.csv", "tab.csv", "a.tsv", "a.parquet", "a.arrow"],
)
def test_columns_may_have_other_names(name: str, tmp_path: Path) -> None:
    done = run("decode", table(tmp_path, name), *NAMED)
    assert [(row["id"], row["text"]) for row in rows(done.stdout)] == [
        ("a", TABLE["content"][0]), ("b", TABLE["content"][1]),
    ]  # fmt: skip


def test_excel_may_say_what_divides_the_cells(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text('sep=;\nid;text\nq;"一、甲；乙"\n', "utf-8")
    (row,) = rows(run("decode", tmp_path / "x.csv").stdout)
    assert (row["id"], row["text"]) == ("q", "一、甲；乙")


def test_a_column_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    done = run("decode", table(tmp_path, "a.csv"), "--text-column", "body")
    assert lines(done)[0].endswith("No column is called body; its columns are docid, content.")
    done = run("decode", table(tmp_path, "a.parquet"))
    assert "name one with --text-column" in lines(done)[0]
    rest = table(tmp_path, "a.jsonl")
    rest.write_text('{"body": "x"}\n' + rest.read_text())
    done = run("decode", rest, *NAMED)
    assert len(rows(done.stdout)) == 2
    assert (
        lines(done)[0] == "eduparse: a.jsonl:1: No column is called content; its columns are body."
    )


def test_ids_of_a_named_column_are_unique(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"n": 1, "text": "一、好。"}\n{"n": 1, "text": "二、好。"}\n', "utf-8")
    done = run("decode", file, "--id-column", "n")
    assert done.returncode == 1
    assert [row["id"] for row in rows(done.stdout)] == ["1"]


def test_explain_and_dedup_take_the_same_columns(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"docid": "q", "content": "一、統(tǒng)籌推進。\n"}) + "\n")
    assert "統[(tǒng)→]籌" in run("explain", file, *NAMED).stdout.decode()
    (row,) = rows(run("dedup", file, *NAMED).stdout)
    assert row["id"] == "q"


def _kept(folder: Path, content: list[str], shards: int = 1) -> None:
    """A folder as `Dataset.save_to_disk` writes it."""
    folder.mkdir(parents=True)
    names = [f"data-{n:05}-of-{shards:05}.arrow" for n in range(shards)]
    for n, name in enumerate(names):
        part = pa.table({"id": [f"{n}{m}" for m in range(len(content))], "text": content})
        with pa.ipc.new_stream(folder / name, part.schema) as stream:
            stream.write_table(part)
    (folder / "state.json").write_text(
        json.dumps({"_data_files": [{"filename": n} for n in names], "_fingerprint": "0"})
    )
    (folder / "dataset_info.json").write_text("{}")
    (folder / "cache-0.arrow").write_bytes(b"what a map of datasets left")


def test_a_dataset_on_a_disk_is_its_tables(tmp_path: Path) -> None:
    _kept(tmp_path / "d" / "train", [TEXT, TEXT], 2)
    _kept(tmp_path / "d" / "test", [TEXT])
    (tmp_path / "d" / "dataset_dict.json").write_text('{"splits": ["train", "test"]}')
    done = run("decode", tmp_path / "d")
    assert done.returncode == 0, done.stderr
    assert [(row["source"], row["id"]) for row in rows(done.stdout)] == [
        ("test/data-00000-of-00001.arrow", "00"),
        ("train/data-00000-of-00002.arrow", "00"), ("train/data-00000-of-00002.arrow", "01"),
        ("train/data-00001-of-00002.arrow", "10"), ("train/data-00001-of-00002.arrow", "11"),
    ]  # fmt: skip


def test_the_card_of_a_dataset_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: mit\n---\n# A dataset\n")
    (tmp_path / "data").mkdir()
    pq.write_table(pa.table({"text": [TEXT]}), tmp_path / "data" / "train.parquet")
    (row,) = rows(run("decode", tmp_path).stdout)
    assert row["text"] == TEXT
    (tmp_path / "README.md").write_text("# 关于开学的通知\n")
    assert len(rows(run("decode", tmp_path).stdout)) == 2


def test_datasets_writes_what_is_read_and_reads_what_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = interop("datasets")
    kept = datasets.Dataset.from_dict(TABLE)
    datasets.DatasetDict({"train": kept, "test": kept}).save_to_disk(tmp_path / "d")
    (tmp_path / "d" / "bad.jsonl").write_text("{\n")  # its reject lies in the folder, too
    out = tmp_path / "out"
    run("clean", tmp_path / "d", *NAMED, "--format", "parquet", "-o", out, "--rows", "documents")
    assert (out / "_rejects.jsonl").exists()
    back = datasets.load_dataset(str(out), cache_dir=str(tmp_path / "cache"))
    assert sorted(back) == ["test", "train"]
    assert back["train"]["id"][:] == ["a", "b"]


def test_a_quotation_mark_that_is_never_closed_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('id,text\n1,"一、好"\n2,a"b\n3,"二、\n4,三、\n', "utf-8")
    done = run("decode", file)
    assert [row["id"] for row in rows(done.stdout)] == ["1", "2"]
    (line, _) = lines(done)
    assert line.startswith("eduparse: a.csv:3: A quotation mark of the row is never closed")


@pytest.mark.parametrize(("told", "said"), [("true", "true or false"), ("1.5", "the number 1.5")])
def test_an_id_that_is_none_is_told_as_what_it_is(told: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"id": {told}, "text": "一、好"}}\n', "utf-8")
    done = run("decode", tmp_path / "a.jsonl")
    assert (
        lines(done)[0]
        == f"eduparse: a.jsonl:1: The field id is {said}; a string or a whole number is wanted."
    )
