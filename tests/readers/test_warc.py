"""WARC files as crawlers write them: plain, compressed as a whole or record by record, damaged, hostile."""

import gzip
import zlib
from pathlib import Path

import pytest
import zstandard
from command import rows, run

from eduparse.readers import records
from eduparse.readers.inputs import Input

PAGE = "<p>各县教育局：</p><p>一、严格招生纪律，不得举行考试。</p>"
TEXT = "各县教育局：\n一、严格招生纪律，不得举行考试。"


def record(
    n: int,
    body: bytes,
    mime: str = "text/html",
    status: int = 200,
    more: str = "",
    kind: str = "response",
) -> bytes:
    http = f"HTTP/1.1 {status} X\r\nContent-Type: {mime}\r\n{more}\r\n".encode() + body
    if kind != "response":
        http = body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{n:032d}>\r\n"
        f"WARC-Target-URI: http://jyt.example/{n}\r\nWARC-Date: 2024-05-06T00:00:00Z\r\n"
        f"Content-Type: {mime}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def chunked(body: bytes) -> bytes:
    return b"".join(f"{len(b):x}\r\n".encode() + b + b"\r\n" for b in (body[:7], body[7:], b""))


RECORDS = (
    record(0, b"software: x\r\n", "application/warc-fields", kind="warcinfo"),
    record(1, PAGE.encode("gbk"), "text/html; charset=gb2312"),
    record(2, b"\x89PNG", "image/png"),
    record(3, gzip.compress(PAGE.encode()), more="Content-Encoding: gzip\r\n"),
    record(4, chunked(PAGE.encode()), more="Transfer-Encoding: chunked\r\n"),
    record(5, zlib.compress(PAGE.encode())[2:-4], more="Content-Encoding: deflate\r\n"),
    record(6, PAGE.encode(), more="Content-Encoding: gzip\r\n"),  # the crawler unpacked it
    record(7, b"<p>moved</p>", status=301),
    record(8, TEXT.encode(), "text/plain", kind="conversion"),
)
PAGES = (1, 3, 4, 5, 6, 8)


def read(path: Path) -> dict[str, str]:
    """The texts of a WARC, by the last digit of the ids of its records."""
    done = run("decode", path)
    assert done.returncode == 0, done.stderr
    assert b", 0 rejected, 2 answers of other types in " in done.stderr  # a picture, a redirection
    return {row["source"][-1]: row["text"].strip() for row in rows(done.stdout)}


@pytest.mark.parametrize(
    "form", ["warc", "record gz", "whole gz", "record zst", "whole zst", "zst with dictionary"]
)
def test_every_form_gives_the_same_pages(form: str, tmp_path: Path) -> None:
    packed = {"gz": gzip.compress, "zst": zstandard.compress}
    whole = b"".join(RECORDS)
    path = tmp_path / f"a.warc.{form[-3:].strip()}"
    if form == "warc":
        path = tmp_path / "a.warc"
        path.write_bytes(whole)
    elif form == "zst with dictionary":
        path = tmp_path / "a.warc.zst"
        samples = [r + bytes([n]) * 9 for n in range(40) for r in RECORDS]
        dictionary = zstandard.train_dictionary(4000, samples)
        data = dictionary.as_bytes()
        packer = zstandard.ZstdCompressor(dict_data=dictionary)
        frame = b"\x5d\x2a\x4d\x18" + len(data).to_bytes(4, "little") + data
        path.write_bytes(frame + b"".join(packer.compress(r) for r in RECORDS))
    else:
        pack = packed[form[-3:].strip()]
        path.write_bytes(pack(whole) if "whole" in form else b"".join(map(pack, RECORDS)))
    assert read(path) == {str(n): TEXT for n in PAGES}


def test_the_address_of_a_page_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(RECORDS[1])
    (row,) = rows(run("decode", tmp_path / "a.warc").stdout)
    assert row["metadata"]["web"]["url"] == "http://jyt.example/1"


def problems(path: Path) -> dict[str, str]:
    found = records(Input(path, path.name), 16)
    return {r.source: str(r.problem) for r in found if r.problem is not None}


def test_answers_that_are_errors_and_records_of_one_name_are_rejects(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(RECORDS[1] + record(2, PAGE.encode(), status=404) + RECORDS[1])
    found = problems(path)
    assert "The server answered 404" in found[f"a.warc!urn:uuid:{2:032d}"]
    assert "has the same name" in found[f"a.warc!urn:uuid:{1:032d}"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "holds no record"),
        (b"\r\n\r\n", "holds no record"),
        (b"<html>no archive</html>\n" * 9, "is no WARC"),
        (bytes(range(256)) * 40, "is no WARC"),
        (RECORDS[1] + b"rubbish\n" * 9, "damaged behind its record 1"),
        (RECORDS[1] + RECORDS[3][:-40], "Reading stopped after !urn:uuid"),
        (b"WARC/1.0\r\nContent-Length: -5\r\n\r\n", "tells no length"),
        (b"WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\nx", "cut short"),
        (record(1, gzip.compress(PAGE.encode())[:-30], more="Content-Encoding: br\r\n"), "Brotli"),
        (
            record(1, b"\x1f\x8b\x08rubbish", more="Content-Encoding: gzip\r\n"),
            "cannot be unpacked",
        ),
        (
            record(1, gzip.compress(bytes(40_000_000)), more="Content-Encoding: gzip\r\n"),
            "more than 16 MB",
        ),
    ],
)
def test_what_is_no_archive_says_so(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    assert said in " ".join(problems(path).values())
