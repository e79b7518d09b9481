"""Compressed files and archives: what they hold, and what those do that mean harm."""

import gzip
import io
import json
import stat
import zipfile
from pathlib import Path

import pytest
import zstandard
from command import rows, run

GOOD = "各市教育局：\n一、加强领导。各市要制定方案。\n"
HTML = "<html><body><p>各市教育局：</p><p>一、加强领导。各市要制定方案。</p></body></html>"
HTML_TEXT = "各市教育局：\n一、加强领导。各市要制定方案。"


def reject_messages(folder: Path, out: Path) -> dict[str, str]:
    """The rejects of a run over ``folder``, by source; the counts of the run add up."""
    done = run("decode", folder, "-o", out)
    kept = sum(len(rows(p.read_bytes())) for p in out.rglob("*.jsonl") if p.name[0] != "_")
    path = out / "_rejects.jsonl"
    found = rows(path.read_bytes()) if path.exists() else []
    assert done.returncode == (1 if found else 0), done.stderr
    summary = done.stderr.decode().splitlines()[-1]
    assert f"{kept + len(found):,} in, {kept:,} documents" in summary
    return {r["source"]: r["message"] for r in found}


def texts(*arguments: object) -> dict[str, str]:
    return {row["source"]: row["text"] for row in rows(run("decode", *arguments).stdout)}


def test_members_are_named_behind_their_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("省/通知.txt", GOOD)
        archive.writestr("page.html", HTML)
        archive.writestr("rows.jsonl", json.dumps({"text": GOOD}) + "\n" + '{"bad"')
        archive.writestr("__MACOSX/._page.html", b"\0\1")
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(GOOD.encode("gb18030")))
    (tmp_path / "c.html.zst").write_bytes(zstandard.compress(HTML.encode()))
    assert texts(tmp_path) == {
        "a.zip!省/通知.txt": GOOD,
        "a.zip!page.html": HTML_TEXT,
        "a.zip!rows.jsonl:1": GOOD,
        "b.txt.gz!b.txt": GOOD,
        "c.html.zst!c.html": HTML_TEXT,
    }
    found = reject_messages(tmp_path, tmp_path / "out")
    assert list(found) == ["a.zip!rows.jsonl:2"]


def test_a_name_in_gbk_is_read(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("XXXX.txt", GOOD)
    raw = data.getvalue().replace(b"XXXX", "通知".encode("gbk"))
    (tmp_path / "a.zip").write_bytes(raw)
    assert list(texts(tmp_path)) == ["a.zip!通知.txt"]


@pytest.mark.parametrize(
    "name", ["../evil.txt", "a/../../evil.txt", "/etc/evil.txt", "C:/evil.txt", "..\\evil.txt"]
)
def test_a_name_that_leads_out_of_the_archive_is_a_reject(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), GOOD)
        archive.writestr("good.txt", GOOD)
    found = reject_messages(folder, tmp_path / "out")
    assert list(found) == [f"a.zip!{name}"]
    assert "leads out of the archive" in found[f"a.zip!{name}"]
    assert not list(tmp_path.rglob("evil*"))


def test_links_archives_and_damage_inside_are_rejects(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("inner.zip", b"PK\x05\x06" + bytes(18))
        archive.writestr("torn.txt", GOOD * 3)
        archive.writestr("good.txt", GOOD)
    data = (folder / "a.zip").read_bytes()
    (folder / "a.zip").write_bytes(
        data.replace(GOOD.encode() * 3, GOOD.encode() * 2 + b"x" * 64, 1)
    )
    found = reject_messages(folder, tmp_path / "out")
    assert set(found) >= {"a.zip!link.txt", "a.zip!inner.zip"}
    assert "link" in found["a.zip!link.txt"]


def test_a_torn_member_costs_itself(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("torn.txt", "X" * 100)
        archive.writestr("good.txt", GOOD)
    data = (folder / "a.zip").read_bytes()
    (folder / "a.zip").write_bytes(data.replace(b"X" * 100, b"Y" * 100, 1))
    found = reject_messages(folder, tmp_path / "out")
    assert list(found) == ["a.zip!torn.txt"]
    assert "cannot be unpacked" in found["a.zip!torn.txt"]


def test_an_archive_cut_short_is_a_reject(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("good.txt", GOOD * 100)
    data = (folder / "a.zip").read_bytes()
    (folder / "a.zip").write_bytes(data[: len(data) // 2])
    assert list(reject_messages(folder, tmp_path / "out")) == ["a.zip"]


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_a_page_whose_compressed_file_is_cut_short_is_a_reject(ending: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    packed = {"gz": gzip.compress, "zst": zstandard.compress}[ending](GOOD.encode() * 200)
    (folder / f"a.txt.{ending}").write_bytes(packed[: len(packed) - 12])
    found = reject_messages(folder, tmp_path / "out")
    assert list(found) == [f"a.txt.{ending}"]
    assert "It cannot be read: " in found[f"a.txt.{ending}"]


def _zeros(name: str, size: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(4):
            info = zipfile.ZipInfo(f"{n}-{name}")
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w") as member:
                member.write(bytes(size // 4))
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.txt.gz", lambda: gzip.compress(bytes(100_000_000), 6)),
        ("a.jsonl.gz", lambda: gzip.compress(bytes(300_000_000), 1)),
        ("a.jsonl.zst", lambda: zstandard.compress(bytes(500_000_000))),
        ("a.zip", lambda: _zeros("rows.jsonl", 200_000_000)),
        ("b.zip", lambda: _zeros("page.html", 200_000_000)),
    ],
)
def test_a_bomb_is_a_reject_and_not_unpacked(name: str, make: object, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(make())  # type: ignore[operator]
    found = reject_messages(folder, tmp_path / "out")
    assert any("times its size" in m or "limit is 16 MB" in m for m in found.values())


def test_a_bomb_inside_a_word_document_is_a_reject(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with zipfile.ZipFile(folder / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    found = reject_messages(folder, tmp_path / "out")
    assert "damaged" in found["a.docx"]


def test_what_needs_a_missing_package_inside_an_archive_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "hidden").mkdir()
    blocked = "import sys\nfor name in ('pypdfium2', 'xlrd'):\n    sys.modules[name] = None\n"
    (tmp_path / "hidden" / "sitecustomize.py").write_text(blocked)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.pdf", b"%PDF-1.7\n")
        archive.writestr("table.csv", "name\nx\n")
        archive.writestr("z.txt", GOOD)
    done = run("decode", tmp_path / "a.zip", env={"PYTHONPATH": str(tmp_path / "hidden")})
    assert done.returncode == 1
    assert [row["source"] for row in rows(done.stdout)] == ["a.zip!z.txt"]
    told = done.stderr.decode()
    assert "a.zip!a.pdf: Files that end in .pdf need pypdfium2: pip install 'eduparse[pdf]'" in told
    assert "a.zip!table.csv: No column is called text or html" in told
