"""Every format that is read: a file made by hand, and by other programs where they are installed."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from command import decoded, rows, run
from conftest import interop
from word import docx, p

import eduparse

PAPER = "关于做好招生工作的通知\n各市教育局：\n1. 严格招生纪律\n2. 加强监督检查\n任务\t单位\n招生\t省教育厅"
MARKDOWN = """# 关于做好**招生**工作的通知

各市[教育局](http://jyt.example)：

1. 严格招生纪律
2. 加强监督检查

| 任务 | 单位 |
|------|------|
| 招生 | 省教育厅 |
"""


def test_markdown_is_rendered_and_undo_gives_the_rendered_page(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(MARKDOWN, "utf-8")
    (row,) = decoded(tmp_path / "a.md")
    assert [line for line in row["text"].split("\n") if line] == PAPER.split("\n")
    (tmp_path / "rows.jsonl").write_bytes(run("decode", tmp_path / "a.md").stdout)
    assert run("undo", tmp_path / "rows.jsonl").stdout.decode() == row["text"]


def test_a_saved_web_page_is_read_by_its_html_part(tmp_path: Path) -> None:
    html = "<p>各市教育局：</p><p>一、严格招生纪律，不得举行考试。</p>".encode("gb18030")
    quoted = "".join(f"={byte:02X}" for byte in html)
    wrapped = "=\r\n".join(quoted[n : n + 72] for n in range(0, len(quoted), 72))
    page = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--x\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: http://jyt.example/1.html\r\n\r\n{wrapped}\r\n--x--\r\n"
    )
    (tmp_path / "a.mhtml").write_bytes(page.encode("ascii"))
    (row,) = decoded(tmp_path / "a.mhtml")
    assert row["text"] == "各市教育局：\n一、严格招生纪律，不得举行考试。"
    assert row["metadata"]["web"]["url"] == "http://jyt.example/1.html"


@pytest.mark.parametrize(
    ("encoding", "comma"), [("utf-8-sig", ","), ("gb18030", ","), ("utf-8", "\t")]
)
def test_rows_of_a_table_of_text(encoding: str, comma: str, tmp_path: Path) -> None:
    name = "a.tsv" if comma == "\t" else "a.csv"
    table = f'id{comma}class{comma}text\n7{comma}x{comma}"各市""教育局""：\n一、招生"\n'
    (tmp_path / name).write_bytes(table.encode(encoding))
    (row,) = decoded(tmp_path / name)
    assert (row["id"], row["text"]) == ("7", '各市"教育局"：\n一、招生')


def test_a_table_without_pages_is_a_reject(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,body\n1,x\n")
    done = run("decode", tmp_path / "a.csv")
    assert done.returncode == 1
    assert (
        "No column is called text or html; its columns are id, body: name one with --text-column."
        in done.stderr.decode()
    )


def test_rows_of_parquet_made_by_another_program(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    duckdb = interop("duckdb")
    query = "select i as id, '第' || i || '页：招生' as text, 1.5 as other from range(200) t(i)"
    duckdb.sql(f"copy ({query}) to '{path}' (format parquet)")
    found = decoded(path)
    assert [row["id"] for row in found] == [str(n) for n in range(200)]
    assert found[-1]["text"] == "第199页：招生"


def test_pages_of_a_warc(tmp_path: Path) -> None:
    def record(kind: str, n: int, mime: str, body: bytes) -> bytes:
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {mime}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{n:032d}>\r\n"
            f"WARC-Target-URI: http://jyt.example/{n}\r\nWARC-Date: 2024-05-06T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        return head.encode() + http + b"\r\n\r\n"

    html = "<p>各市教育局：</p><p>一、严格招生纪律，不得举行考试。</p>".encode("gbk")
    (tmp_path / "a.warc").write_bytes(
        record("response", 1, "text/html; charset=gb2312", html)
        + record("response", 2, "image/png", b"\x89PNG")
        + record("response", 3, "text/plain", "各县教育局：".encode())
    )
    found = decoded(tmp_path / "a.warc")
    assert [row["text"] for row in found] == [
        "各市教育局：\n一、严格招生纪律，不得举行考试。",
        "各县教育局：",
    ]
    assert found[0]["source"].startswith("a.warc!urn:uuid:")
    assert found[0]["metadata"]["web"]["url"] == "http://jyt.example/1"


def pdf(path: Path, pages: list[list[str]]) -> Path:
    """A PDF by hand, Latin letters only: one font that every reader has, lines from the top down."""
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    font = f"{3 + 2 * len(pages)} 0 R"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"]
    for n, lines in enumerate(pages):
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET" if lines else ""
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {4 + 2 * n} 0 R"
            f"/Resources<</Font<</F1 {font}>>>>>>"
        )
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Courier>>")
    body = b"%PDF-1.4\n"
    for n, content in enumerate(objects, 1):
        body += f"{n} 0 obj\n{content}\nendobj\n".encode()
    path.write_bytes(body + f"trailer<</Root 1 0 R/Size {len(objects) + 1}>>\n%%EOF\n".encode())
    return path


def test_a_pdf_loses_what_its_pages_put_around_the_text(tmp_path: Path) -> None:
    wide = "schools must not hold any examination before the"
    pages = [
        ["Notice No. 7", f"{subject} {wide}", "day of enrolment.", f"{subject}.", f"- {n} -"]
        for n, subject in enumerate(("All", "Some", "Good"), 1)
    ]
    page = pdf(tmp_path / "a.pdf", pages)
    (row,) = rows(run("repair", page).stdout)
    assert row["text"] == "\n".join(
        f"{subject} {wide} day of enrolment.\n{subject}." for subject in ("All", "Some", "Good")
    )
    assert {e["rule"] for e in row["edits"]} == {"page.number", "page.running-line", "page.wrap"}


def test_a_scanned_page_says_so(tmp_path: Path) -> None:
    (row,) = decoded(pdf(tmp_path / "a.pdf", [["Notice on enrolment of this year"], []]))
    assert [w["code"] for w in row["metadata"]["warnings"]] == ["no-text-layer", "not-chinese"]


def test_a_damaged_pdf_is_a_reject(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\nnothing")
    done = run("decode", tmp_path / "a.pdf")
    assert done.returncode == 1
    assert b"The PDF is damaged" in done.stderr


def test_what_needs_libreoffice_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.wps").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    done = run("decode", tmp_path / "a.wps", env={"PATH": str(tmp_path)})
    assert done.returncode == 1
    assert "there is no soffice on this machine" in done.stderr.decode()


def test_a_doc_that_is_html_is_read_as_html(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_text("<html><p>各市教育局：</p><p>一、招生</p></html>", "utf-8")
    assert decoded(tmp_path / "a.doc")[0]["text"] == "各市教育局：\n一、招生"


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_documents_made_by_pandoc(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(MARKDOWN, "utf-8")
    for name in ("a.docx", "a.html"):
        subprocess.run(["pandoc", "-s", "a.md", "-o", name], check=True, cwd=tmp_path)
    assert eduparse.clean(tmp_path / "a.docx")[0].undo() == PAPER
    lines = eduparse.clean(tmp_path / "a.html")[0].undo().split("\n")
    assert lines == [line.removeprefix("1. ").removeprefix("2. ") for line in PAPER.split("\n")]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_documents_made_by_libreoffice(tmp_path: Path) -> None:
    docx(
        tmp_path / "a.docx",
        p("关于做好招生工作的通知") + p("严格招生纪律", 1) + p("加强监督检查", 1),
    )
    profile = (tmp_path / "profile").as_uri()
    for form in ("pdf", "odt"):
        command = [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            form,
        ]
        subprocess.run([*command, "a.docx"], check=True, cwd=tmp_path, capture_output=True)
    text = decoded(tmp_path / "a.odt")[0]["text"]
    assert text.split() == ["关于做好招生工作的通知", "一、严格招生纪律", "二、加强监督检查"]
    # What signs the PDF holds depends on the fonts of the machine; its lines do not.
    assert len(decoded(tmp_path / "a.pdf")[0]["text"].split("\n")) == 3


def test_rows_with_html_need_no_text(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text(json.dumps({"html": "<p>各市教育局：</p>"}) + "\n")
    (row,) = decoded(tmp_path / "r.jsonl")
    assert (row["source"], row["text"]) == ("r.jsonl:1", "各市教育局：")
