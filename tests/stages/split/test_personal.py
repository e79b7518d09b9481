"""Personal data in lines as sites print them: all of it goes, and numbers that are none stay."""

import json
from pathlib import Path

import pytest
from command import rows, run

import eduparse
from bench.personal import by_hand, left_of

TABLE = "单位\t联系人\t联系电话\n青禾中学\t沈青\t63310082\n云溪中学\t教务处\t63310083\n"


@pytest.mark.parametrize(("line", "values"), list(by_hand()))
def test_a_line_loses_its_personal_values_and_nothing_else(line: str, values: list[str]) -> None:
    assert left_of(line, values) == ([], "")


def test_the_columns_of_a_table_of_addresses_are_contacts() -> None:
    found = eduparse.split(f"关于报名的通知\n各学校：\n请按时报名。\n{TABLE}").metadata.contacts
    assert [(c.kind, c.value) for c in found] == [
        ("person", "沈青"),
        ("phone", "63310082"),
        ("phone", "63310083"),
    ]


@pytest.mark.parametrize("head", ["编号", "联系电话费", "邮编"])
def test_numbers_below_another_head_are_none(head: str) -> None:
    table = TABLE.replace("联系电话", head).replace("沈青", "人事科")
    assert eduparse.split(f"关于报名的通知\n各学校：\n{table}").metadata.contacts == ()


HEAD = """<html><head><title>关于录用沈青的公示 13912345678</title>
<meta name="ContentSource" content="县教育局 11010519491231002X"></head><body><h1>关于拟录用沈青（11010519491231002X）的公示</h1>
<p>各学校：</p><p>一、电话13912345678。</p><p>附件：<a href="http://x.example/13912345678.doc">名单13912345678.doc</a></p>
</body></html>"""


def test_nothing_of_it_is_left_in_the_metadata_and_a_run_counts_it(tmp_path: Path) -> None:
    page, told = tmp_path / "a.html", tmp_path / "told.json"
    page.write_text(HEAD, "utf-8")
    done = run("clean", page, "--redact", "all", "--rows", "documents", "--edits", "--report", told)
    (row,) = rows(done.stdout)
    text = json.dumps(row, ensure_ascii=False)
    assert not [secret for secret in ("13912345678", "1101051949") if secret in text]
    assert row["metadata"]["web"]["title"] == "关于录用沈青的公示"
    assert row["metadata"]["attachments"] == [{"name": "名单", "href": None}]
    counted = json.loads(told.read_text("utf-8"))["rules"]
    assert (counted["redact.identity-number"], counted["contact.phone-bare"]) == (2, 2)


def test_without_it_the_head_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(HEAD, "utf-8")
    (row,) = rows(run("clean", tmp_path / "a.html", "--rows", "documents").stdout)
    assert row["metadata"]["web"]["title"].endswith("13912345678")
    assert row["metadata"]["attachments"][0]["href"] == "http://x.example/13912345678.doc"
