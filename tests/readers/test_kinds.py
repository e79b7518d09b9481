"""Pages of a mistaken name are read by their content, and what holds no text is refused by name."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from command import rows, run
from word import docx, p

import eduparse
from eduparse.errors import DocumentError
from eduparse.readers.kinds import kind_shown
from eduparse.readers.pages import document_of_bytes

NOTICE = "青禾县教育局关于放假的通知"
SIGNATURES = {
    "a RAR archive": b"Rar!\x1a\x07\x01\x00",
    "a 7-Zip archive": b"7z\xbc\xaf\x27\x1c\x00\x04",
    "an xz archive": b"\xfd7zXZ\x00\x00",
    "a tar archive": b"name".ljust(257, b"\0") + b"ustar\x0000",
    "a video": b"\x00\x00\x00\x20ftypisom",
    "a HEIF picture": b"\x00\x00\x00\x18ftypheic",
    "a video or a sound": b"RIFF\x00\x00\x00\x00WAVEfmt ",
    "a sound": b"ID3\x04\x00",
    "a program": b"\x7fELF\x02\x01\x01",
    "a database": b"SQLite format 3\x00",
    "a font": b"OTTO\x00\x0c",
    "a Photoshop picture": b"8BPS\x00\x01",
    "a CAJ paper": b"CAJ\x00\x00",
}


@pytest.mark.parametrize("what", SIGNATURES)
def test_what_holds_no_text_is_refused_by_name(what: str) -> None:
    for name in ("a.txt", "a.html", "a.doc", "a"):
        with pytest.raises(DocumentError, match=f"it is {what}"):
            document_of_bytes(SIGNATURES[what] + bytes(range(256)), name)


@pytest.mark.parametrize(
    "text",
    [
        "MZ是模块的简称。",
        "BM25是一种算法。",
        "the ftyp box",
        "PK赛规则",
        "CWS 文件",
        "7z 是一种格式",
        "KDH 文献",
        "II*型设备",
    ],
)
def test_plain_text_that_begins_alike_is_text(text: str) -> None:
    for name in ("a.txt", "a.doc", "a.pdf", "a.docx", "a.png"):
        assert document_of_bytes(text.encode() * 3, name).text == text * 3


def word(tmp_path: Path) -> bytes:
    return docx(tmp_path / "w.docx", p(NOTICE)).read_bytes()


@pytest.mark.parametrize("name", ["a.txt", "a", "a.pdf", "a.doc", "a.xlsx", "a.ofd", "a.wps"])
def test_a_word_file_is_one_whatever_it_is_called(name: str, tmp_path: Path) -> None:
    assert document_of_bytes(word(tmp_path), name).text == NOTICE
    assert eduparse.clean(word(tmp_path))[0].text == NOTICE


@pytest.mark.parametrize("name", ["a.doc", "a.docx", "a.pdf", "a.xls", "a.jpg", "a.txt"])
def test_a_web_page_is_one_whatever_it_is_called(name: str) -> None:
    page = f"<!DOCTYPE html><html><body><p>{NOTICE}</p></body></html>".encode("gb18030")
    assert document_of_bytes(page, name).text == NOTICE


def zipped(**parts: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped(a="x"), "it is a ZIP archive; give it a name in .zip"),
        (zipped(ppt__presentation_xml="<a/>"), "it is a presentation"),
        (b"PK\x03\x04" + bytes(80), "damaged ZIP archive"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "under a password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unknown kind"),
    ],
)
def test_packages_that_are_no_page_say_what_they_are(data: bytes, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        document_of_bytes(data, "a.txt")


def test_a_letter_is_its_text_and_its_subject(tmp_path: Path) -> None:
    letter = (
        "From: a@b.example\r\nSubject: =?gb2312?B?t8W82c2o1qo=?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain; charset=gb2312\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\nuPfRp9Cjo7o=\r\n--x\r\nContent-Type: text/plain\r\n"
        'Content-Disposition: attachment; filename="a.txt"\r\n\r\nnot this\r\n--x--\r\n'
    )
    (tmp_path / "a.eml").write_bytes(letter.encode("ascii"))
    (row,) = rows(run("clean", tmp_path / "a.eml", "--rows", "documents").stdout)
    assert row["text"].strip() == "各学校："
    assert row["metadata"]["web"]["title"] == "放假通知"
    with pytest.raises(DocumentError, match="holds no text"):
        document_of_bytes(b"Subject: x\r\n\r\n", "a.eml")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>请落实。</p><table><tr><td>任务</td><td>单位</td></tr><tr><td>招生</td><td>县局</td></tr></table>",
         "请落实。\n任务\t单位\n招生\t县局"),
        ("<table><tr><td><p>请落实下表所列的任务。</p></td></tr></table>", "任务 单位 招生 县局"),
        ("<p>请落实。</p>", "任务 单位 招生 县局"),
    ],
)  # fmt: skip
def test_of_a_letter_in_two_forms_that_with_the_table_is_read(html: str, text: str) -> None:
    from email.message import EmailMessage

    letter = EmailMessage()
    letter["Subject"] = "x"
    letter.set_content("任务 单位 招生 县局\n")
    letter.add_alternative(html, subtype="html")
    assert document_of_bytes(letter.as_bytes(), "a.eml").text.strip() == text


def book(**more: str) -> bytes:
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
        '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="a" href="a%20b.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>'
        '<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    parts: dict[str, Any] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/x.opf"/></rootfiles></container>',
        "OPS/x.opf": opf,
        "OPS/a b.xhtml": "<?xml version='1.0'?><html><head><title/></head><body><p>第一章</p><a id='x'/><p>总则</p></body></html>",
        "OPS/b.xhtml": "<html><body><p>第二章</p></body></html>",
        "OPS/n.xhtml": "<html><body><p>目录</p></body></html>",
        **more,
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


def test_a_book_is_its_chapters_in_their_order() -> None:
    assert document_of_bytes(book(), "a.epub").text.split("\n") == ["第一章", "总则", "第二章"]
    assert document_of_bytes(book(), "a.txt").text.startswith("第一章")
    with pytest.raises(DocumentError, match="holds no chapter"):
        document_of_bytes(book(**{"OPS/x.opf": "<a/>"}), "a.epub")


def test_a_kind_that_is_known_needs_no_look_at_its_name() -> None:
    assert kind_shown(b"%PDF-1.7 \n", "text") == "pdf"
    assert kind_shown(b"junk\n%PDF-1.7 \n", "pdf") == "pdf"
    assert kind_shown(b"junk\n%PDF-1.7 \n", "text") == "text"
    assert kind_shown(b"{\\rtf1 ", "docx") == "office"
