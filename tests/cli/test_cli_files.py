"""Files: where rows go, whole or not at all, and the way back to the sources."""

import gzip
import json
import shutil
from pathlib import Path

import pytest
import zstandard
from command import lines, rows, run
from conftest import ROOT

from eduparse.files.storage import AtomicFile

PAGE = "一、提高認識。\n二、加強領導。\n".encode()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Pages in a tree, with names that people use."""
    folder = tmp_path / "in"
    for name in ("b.txt", "a 1.txt", "子目录/通知（一）.txt", "子目录/a.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(PAGE + name.encode())
    (folder / "rows.jsonl").write_text('{"text": "一、好。"}\n', "utf-8")
    (folder / ".hidden").write_bytes(b"\0")
    return folder


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_folder_mirrors_the_tree(tree: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("clean", tree, "-o", out)
    assert (done.returncode, done.stdout) == (0, b"")
    assert files(out) == [
        "a 1.txt.jsonl",
        "b.txt.jsonl",
        "rows.jsonl",
        "子目录/a.txt.jsonl",
        "子目录/通知（一）.txt.jsonl",
    ]
    (row, *_) = rows((out / "子目录/通知（一）.txt.jsonl").read_bytes())
    assert row["source"] == "子目录/通知（一）.txt"


def test_inputs_come_in_one_order_however_they_are_named(tree: Path) -> None:
    wanted = ["a 1.txt", "b.txt", "rows.jsonl:1", "子目录/a.txt", "子目录/通知（一）.txt"]
    assert [r["source"] for r in rows(run("decode", tree).stdout)] == wanted
    globbed = rows(run("decode", f"{tree}/**/*.txt").stdout)
    assert [r["source"] for r in globbed] == [w for w in wanted if w.endswith(".txt")]
    named = rows(run("decode", tree / "b.txt", tree / "子目录" / "a.txt").stdout)
    assert [r["source"] for r in named] == ["b.txt", "a.txt"]


@pytest.mark.parametrize("name", ["x.jsonl", "x.jsonl.gz", "x.jsonl.zst"])
def test_a_file_is_written_compressed_as_its_name_says_and_read_again(
    name: str, tree: Path, tmp_path: Path
) -> None:
    plain = run("decode", tree).stdout
    assert run("decode", tree, "-o", tmp_path / "new" / name).returncode == 0
    data = (tmp_path / "new" / name).read_bytes()
    if name.endswith(".gz"):
        data = gzip.decompress(data)
    if name.endswith(".zst"):
        data = zstandard.ZstdDecompressor().decompressobj().decompress(data)
    assert data == plain
    assert run("decode", tmp_path / "new" / name).stdout == plain
    first = (tmp_path / "new" / name).read_bytes()
    run("decode", tree, "-o", tmp_path / "new" / name)
    assert (tmp_path / "new" / name).read_bytes() == first


def test_what_a_killed_run_left_behind_is_removed(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "子目录").mkdir(parents=True)
    strays = [tmp_path / "out" / "子目录" / ".eduparse-0.tmp", tmp_path / ".eduparse-1.tmp"]
    for path in strays:
        path.write_bytes(b"half")
    mine = AtomicFile(tmp_path / "mine.jsonl")
    run("clean", tree, "-o", tmp_path / "out")
    run("clean", tree, "-o", tmp_path / "x.jsonl")
    assert not any(path.exists() for path in strays)
    mine.commit()
    assert (tmp_path / "mine.jsonl").exists()


def test_a_run_does_not_read_what_it_writes(tree: Path) -> None:
    for _ in range(2):
        run("clean", tree, "-o", tree / "out")
        run("clean", tree, "-o", tree / "all.jsonl")
        (tree / "all.jsonl").rename(tree / "out" / "all.jsonl")
    assert len(files(tree / "out")) == 6
    done = run("clean", tree, "-o", tree)
    assert done.returncode == 2
    assert "INPUT and OUT" in lines(done)[0]


def test_two_inputs_never_share_a_file(tree: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_bytes(PAGE)
    done = run("clean", tree, other, "-o", tmp_path / "out")
    assert done.returncode == 1
    (reject,) = rows((tmp_path / "out" / "_rejects.jsonl").read_bytes())
    assert (reject["source"], reject["stage"]) == ("b.txt", "write")
    assert "Another input" in reject["message"]


def test_a_dry_run_says_what_would_be_and_does_nothing(tree: Path, tmp_path: Path) -> None:
    done = run("clean", tree, "-o", tmp_path / "out", "--dry-run")
    assert (done.returncode, done.stdout) == (0, b"")
    assert f"eduparse: {tree}/b.txt -> {tmp_path}/out/b.txt.jsonl" in lines(done)
    assert not (tmp_path / "out").exists()


def test_check_writes_nothing_and_tells_what_would_change(tree: Path, tmp_path: Path) -> None:
    done = run("clean", tree, "-o", tmp_path / "out", "--check")
    assert (done.returncode, done.stdout) == (1, b"")
    assert any(line.startswith("eduparse: b.txt: would change") for line in lines(done))
    assert not (tmp_path / "out").exists()
    for page in (ROOT / "corpus" / "clean-notice.txt", ROOT / "corpus" / "clean-plan.txt"):
        assert run("clean", page, "--check").returncode == 0


def test_previews_can_be_left_out() -> None:
    page = ROOT / "corpus" / "several-documents.txt"
    every = rows(run("clean", page, "--rows", "documents").stdout)
    main = rows(run("clean", page, "--rows", "documents", "--main-only").stdout)
    assert len(every) > len(main) > 0
    assert main == [row for row in every if row["metadata"]["role"] == "main"]


def test_undo_gives_the_sources_back_byte_for_byte(tmp_path: Path, shared: Path) -> None:
    sources = tmp_path / "in"
    shutil.copytree(ROOT / "corpus", sources)
    shutil.copytree(shared / "corpus", sources / "real")
    (sources / "marked.txt").write_bytes(b"\xef\xbb\xbf" + PAGE)
    (sources / "damaged.txt").write_bytes(PAGE + b"\xff\xfe\n" + PAGE[:-2])
    (sources / "gbk.txt").write_bytes(
        "一、提高認識。\r\n二、加强领导，统筹推进。\r\n".encode("gb18030")
    )
    kept = tmp_path / "rows.jsonl.gz"
    run("clean", sources, "--rows", "documents", "--edits", "-o", kept)
    done = run("undo", kept, "-o", tmp_path / "back")
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", b"")
    assert files(tmp_path / "back") == files(sources)
    for name in files(sources):
        assert (tmp_path / "back" / name).read_bytes() == (sources / name).read_bytes(), name


def test_undo_of_one_source_goes_to_standard_output(tmp_path: Path) -> None:
    page = ROOT / "corpus" / "several-documents.txt"
    made = run("clean", page, "--rows", "documents", "--edits").stdout
    assert run("undo", "-", stdin=made).stdout == page.read_bytes()
    two = (
        made + run("clean", ROOT / "corpus" / "pinyin.txt", "--rows", "documents", "--edits").stdout
    )
    done = run("undo", "-", stdin=two)
    assert (done.returncode, done.stdout) == (2, b"")
    text = "發(fā)展\r\n\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")
    row = json.dumps({"text": text}).encode()
    made = run("clean", "-", "--rows", "documents", "--edits", stdin=row).stdout
    back = run("undo", "-", "-o", tmp_path / "back", stdin=made)
    assert back.returncode == 0
    assert (tmp_path / "back" / "-:1").read_bytes() == text.encode("utf-8", "surrogatepass")


def test_undo_refuses_what_it_cannot_do(tmp_path: Path) -> None:
    page = ROOT / "corpus" / "several-documents.txt"
    made = rows(run("clean", page, "--rows", "documents", "--edits").stdout)
    missing = json.dumps(made[0]).encode() + b"\n"
    done = run("undo", "-", "-o", tmp_path / "back", stdin=missing)
    assert done.returncode == 1
    assert "parts these are missing" in lines(done)[0]
    for name in ("../out.txt", "/out.txt", "a/../../b"):
        row = json.dumps({"text": "好", "source": name}).encode()
        made_there = run("decode", stdin=row).stdout
        done = run("undo", "-", "-o", tmp_path / "back", stdin=made_there)
        assert done.returncode == 1
        assert "no name of a file below the folder" in lines(done)[0]
    assert not (tmp_path / "back").exists()
