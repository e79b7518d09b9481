"""Contacts: found where they stand, removed on demand, and nothing else touched."""

import json
from pathlib import Path

import pytest
from command import STAGES, rows
from conftest import ROOT, cleaned
from flow import run_stage
from warm import Warm

import eduparse
from eduparse.document.document import Document
from eduparse.rows.documents import document_row, row_document_of
from eduparse.settings import Settings

NOTICE = """青禾县教育局关于做好课后服务工作的通知
各中心学校：
现将有关事项通知如下。
一、提高认识。联系我们请致电0571-87654321。
二、加强领导。
（联系人：王军、李红；联系电话：0571-1234567、0571-7654321，邮箱：wj@qinghe.gov.cn）
附件：推荐表
青禾县教育局
2023年8月10日
"""


def split(text: str, redact: str = "") -> Document:
    (doc,) = run_stage(Document.of_page("x", "x", text), "split", Settings(redact=redact))
    return doc


def found(text: str) -> list[tuple[str, str]]:
    return [(c.kind, c.value) for c in split(text).metadata.contacts]


def test_contacts_stand_in_the_metadata_with_their_place() -> None:
    doc = split(NOTICE)
    assert [(c.kind, c.value) for c in doc.metadata.contacts] == [
        ("phone", "0571-87654321"),
        ("person", "王军"),
        ("person", "李红"),
        ("phone", "0571-1234567"),
        ("phone", "0571-7654321"),
        ("email", "wj@qinghe.gov.cn"),
    ]
    assert all(doc.text[c.start : c.end] == c.value for c in doc.metadata.contacts)
    assert doc.text == NOTICE


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "流通发展司  王义涵 沈函颖\n电话：010-85093776 85093747",
            "王义涵 沈函颖 010-85093776 85093747",
        ),
        (
            "运输服务司：\n余兴源、曹磊，（010）65292831，传真（010）65292830。",
            "余兴源 曹磊 （010）65292831 （010）65292830",
        ),
        ("联系电话：010-67870108转3，65198436。", "010-67870108转3 65198436"),
        ("联系人：欧阳修文  手机 139 1234 5678", "欧阳修文 139 1234 5678"),
        ("传真：\n邮编：100820", ""),
        ("联系人：高教处", ""),
        ("拨打12315、12345热线", ""),
        ("教基〔2020〕66194432号", ""),
        ("学生1300000000人，经费13000000000元。", ""),
        ("2010—2020年规划，110千伏 0571", ""),
    ],
)
def test_forms_that_were_seen_and_look_alikes(text: str, wanted: str) -> None:
    assert " ".join(value for _, value in found(text)) == wanted


def test_redaction_removes_them_as_edits_that_can_be_undone() -> None:
    doc = split(NOTICE, "contacts")
    assert doc.metadata.contacts == ()
    assert "（联系人：；联系电话：，邮箱：）" in doc.text
    assert "联系我们请致电。" in doc.text
    assert doc.undo() == NOTICE
    rules = {e.rule for layer in doc.layers for e in layer.edits}
    assert rules == {
        "contact.person-named",
        "contact.phone-named",
        "contact.phone-bare",
        "contact.email",
    }
    plain = [(c.kind, c.path, c.heading) for c in split(NOTICE).clauses]
    assert [(c.kind, c.path, c.heading) for c in doc.clauses] == plain


def test_what_is_redacted_stays_so_when_it_is_cleaned_again() -> None:
    doc = split(NOTICE, "contacts")
    again = split(doc.text, "contacts")
    assert again.text == doc.text
    assert again.layers == ()
    row = json.loads(json.dumps(document_row(doc, edits=False)))
    assert "王军" not in json.dumps(row, ensure_ascii=False)
    (back,) = run_stage(row_document_of(row, "x"), "split")
    assert back.metadata.contacts == ()


def test_a_row_gives_its_contacts_back_and_an_edit_forgets_them() -> None:
    doc = split(NOTICE)
    back = row_document_of(json.loads(json.dumps(document_row(doc, edits=True))), "x")
    assert back.metadata == doc.metadata
    from eduparse.document.document import Findings
    from eduparse.document.edits import Edit

    assert back.apply("x", Findings((Edit(0, 3, "", "x"),))).metadata.contacts == ()


def test_the_contacts_of_the_spun_page(pages: list[Path]) -> None:
    (path,) = (p for p in pages if p.name.startswith("001"))
    kinds = [(c.kind, c.value) for d in cleaned(path) for c in d.metadata.contacts]
    assert kinds == [("person", "陈培培"), ("phone", "010-66097884"), ("email", "abc@moe.edu.cn")]


def test_the_command_redacts_in_every_kind_of_row(warm: Warm, tmp_path: Path) -> None:
    page = ROOT / "corpus" / "clean-notice.txt"
    name = "周明远"
    assert name in page.read_text("utf-8")
    for kind in ("documents", "clauses", "chunks"):
        done = warm.run("clean", page, "--rows", kind, "--redact", "contacts", cwd=tmp_path)
        assert rows(done.stdout)
        assert name not in done.stdout.decode()
        assert "0000-6210385" not in done.stdout.decode()
    kept = ("--rows", "documents", "--edits", "--redact", "contacts")
    told = warm.run("clean", page, *kept, cwd=tmp_path).stdout
    back = warm.run("undo", "-", cwd=tmp_path, stdin=told)
    assert back.returncode != 0  # what was blacked out is in no row, so nothing brings it back
    assert name not in back.stdout.decode() + told.decode()


def test_stages_in_a_pipe_redact_as_one_process_does(warm: Warm, tmp_path: Path) -> None:
    page = ROOT / "corpus" / "entities.txt"
    asked = ("--redact", "contacts")
    kept = ("--rows", "documents", "--edits")
    whole = warm.run("clean", page, *kept, *asked, cwd=tmp_path).stdout
    data = page.read_bytes()
    for stage in STAGES:
        last = kept if stage == "split" else ()
        given = page if stage == "decode" else "-"
        data = warm.run(stage, given, *asked, *last, cwd=tmp_path, stdin=data).stdout
    assert data == whole


def test_split_finds_them_in_python_too() -> None:
    assert [c.kind for c in eduparse.split("电话：010-66194432").metadata.contacts] == ["phone"]
