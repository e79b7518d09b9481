"""The files that lie beside a page and that it links to: documents of their own that name their page."""

import json
from pathlib import Path
from typing import Any

import pytest
from command import STAGES, lines, rows, run

import eduparse
from eduparse import ConfigError, Settings

PAGE = (
    "<html><head><title>青禾县教育局关于检查校舍的通知</title></head><body>"
    "<h1>青禾县教育局关于检查校舍的通知</h1><p>各学校：</p><p>为做好校舍检查工作，现将有关事项通知如下，请认真执行。</p>"
    "<p>一、各学校应当在三月底前完成检查。</p><p>二、将结果报送县教育局。</p>"
    "<p>附件：<a href='/files/2021/rules.md?v=1'>校舍检查办法.md</a></p>"
    "<p><a href='form.txt'>申报表.txt</a> <a href='form.txt'>再次下载</a> <a href='lost.txt'>遗失</a> "
    "<a href='../secret.txt'>秘密.txt</a> <a href='seal.png'>印章.png</a></p>"
    "<p>青禾县教育局</p><p>2021年3月5日</p></body></html>"
)
RULES = "# 青禾县校舍检查办法\n\n第一条 为了规范校舍检查，制定本办法。\n\n第二条 本办法自公布之日起施行。\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "pages" / "files" / "2021").mkdir(parents=True)
    (tmp_path / "pages" / "notice.html").write_text(PAGE, "utf-8")
    files = tmp_path / "pages" / "files"
    (files / "2021" / "rules.md").write_text(RULES, "utf-8")
    (files / "form.txt").write_text("校舍检查申报表\n一、学校名称\n二、检查结果\n", "utf-8")
    (files / "other.txt").write_text("无人链接。\n", "utf-8")
    (files / "seal.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "pages" / "secret.txt").write_text("秘密。\n", "utf-8")
    return tmp_path


def _clean(site: Path, *told: Any) -> list[dict[str, Any]]:
    return rows(run("clean", site / "pages" / "notice.html", "--rows", "documents", *told).stdout)


def test_linked_files_are_documents_that_name_their_page(site: Path) -> None:
    found = _clean(site, "--attachments", site / "pages" / "files")
    assert [row["source"] for row in found] == [
        "notice.html",
        "notice.html!2021/rules.md",
        "notice.html!form.txt",
    ]
    assert found[1]["metadata"]["title"] == "青禾县校舍检查办法"
    assert [c["path"] for c in found[1]["clauses"] if c["kind"] == "clause"] == [
        ["第一条"],
        ["第二条"],
    ]
    assert len({row["id"] for row in found}) == len(found)
    told = found[0]["metadata"]["eduparse"]["settings"]["attachments"]
    assert told["name"] == "files"


def test_without_the_option_a_page_stands_alone(site: Path) -> None:
    assert [row["source"] for row in _clean(site)] == ["notice.html"]


def test_a_folder_that_holds_the_attachments_reads_them_once(site: Path) -> None:
    done = run(
        "clean", site / "pages", "--attachments", site / "pages" / "files", "--rows", "documents"
    )
    assert [row["source"] for row in rows(done.stdout)] == [
        "notice.html", "notice.html!2021/rules.md", "notice.html!form.txt", "secret.txt",
    ]  # fmt: skip


def test_a_broken_attachment_costs_itself_only(site: Path) -> None:
    (site / "pages" / "files" / "form.txt").write_bytes(b"PK\x05\x06" + bytes(18))
    done = run(
        "clean", site / "pages" / "notice.html", "--attachments", site / "pages" / "files", "--rows", "documents",
    )  # fmt: skip
    assert done.returncode == 1
    assert [row["source"] for row in rows(done.stdout)] == [
        "notice.html",
        "notice.html!2021/rules.md",
    ]
    assert any("notice.html!form.txt" in line for line in lines(done))


def test_the_stages_one_after_another_give_the_same(site: Path) -> None:
    folder = ("--attachments", site / "pages" / "files")
    page = site / "pages" / "notice.html"
    whole = run("clean", page, *folder, "--rows", "documents", "--edits", "-q").stdout
    data = run(STAGES[0], page, *folder, "-q").stdout
    for stage in STAGES[1:]:
        kind = ("--rows", "documents") if stage == "split" else ()
        data = run(stage, "-", *kind, "-q", stdin=data).stdout
    assert data == whole
    # Given again at a later stage it brings nothing a second time.
    again = run(
        "repair", "-", *folder, "-q", stdin=run("decode", page, *folder, "-q").stdout
    ).stdout
    assert len(rows(again)) == 3


def test_rows_that_hold_html_have_attachments_too(site: Path) -> None:
    row = json.dumps({"id": "p1", "text": PAGE})
    done = run(
        "clean", "-", "--attachments", site / "pages" / "files", "--rows", "documents", "-q", stdin=row.encode()
    )  # fmt: skip
    assert [r["source"] for r in rows(done.stdout)] == ["-", "-!2021/rules.md", "-!form.txt"]


def test_python_gives_them_behind_the_page(site: Path) -> None:
    docs = eduparse.clean(
        site / "pages" / "notice.html", Settings(attachments=site / "pages" / "files")
    )
    assert [d.source for d in docs] == [
        "notice.html",
        "notice.html!2021/rules.md",
        "notice.html!form.txt",
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x05\x06" + bytes(18), "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ""),
        (b"%PDF-1.7\n%%EOF\n", "PDF"),
        (b"", "is empty"),
        ("一、检查。\n".encode() * 90_000, "the limit is 1 MB"),
    ],
)
def test_python_leaves_out_a_broken_attachment_and_keeps_its_neighbours(
    site: Path, data: bytes, told: str
) -> None:
    files = site / "pages" / "files"
    (files / "2021" / "rules.md").unlink()
    (files / "2021" / "rules.md").write_bytes(data)
    settings = Settings(attachments=files, max_page_mb=1)
    with pytest.warns(UserWarning, match=rf"notice\.html!2021/rules\.md was left out\. .*{told}"):
        found = eduparse.clean(site / "pages" / "notice.html", settings)
    assert [d.source for d in found] == ["notice.html", "notice.html!form.txt"]
    (alone,) = eduparse.clean(site / "pages" / "notice.html")
    assert [c.path for c in found[0].clauses] == [c.path for c in alone.clauses]


def test_an_attachment_that_costs_too_much_is_left_out(site: Path) -> None:
    files = site / "pages" / "files"
    garbled = (
        ("一、提高認識，加強組織領導。各縣要成立專班。\n" * 200)
        .encode()
        .decode("gb18030", "replace")
    )
    (files / "form.txt").write_text(garbled, "utf-8")
    page = site / "pages" / "notice.html"
    with pytest.warns(UserWarning, match=r"form\.txt was left out\. It needs more than"):
        found = eduparse.clean(page, Settings(attachments=files, max_steps=1))
    assert [d.source for d in found] == ["notice.html", "notice.html!2021/rules.md"]
    assert len(eduparse.clean(page, Settings(attachments=files))) == 3


def test_a_folder_that_is_none_stops_the_run(site: Path) -> None:
    with pytest.raises(ConfigError, match="are not a folder"):
        Settings(attachments=site / "none")
    done = run("clean", site / "pages", "--attachments", site / "pages" / "notice.html")
    assert (done.returncode, done.stdout) == (2, b"")
