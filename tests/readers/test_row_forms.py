"""Rows in other encodings and other forms, rows of one id, and the table forms of Markdown."""

import gzip
import json
from pathlib import Path

import pytest
from command import decoded, rows, run

from eduparse.readers import records
from eduparse.readers.inputs import Input
from eduparse.readers.markdown import rendered
from eduparse.readers.row_format import format_of

TEXTS = (
    "青禾县教育局关于做好秋季开学工作的通知\n一、全面排查校舍安全隐患。",
    "溪山市教育局关于规范办学行为的意见\n一、严格执行课程方案。",
)
TRADITIONAL = (
    "教育局關於做好秋季開學工作的通知\n一、全面檢查校舍安全。",
    "規範辦學行為的意見，請各學校遵照執行。",
)


def jsonl(texts: tuple[str, ...]) -> str:
    return "".join(json.dumps({"text": t}, ensure_ascii=False) + "\n" for t in texts)


@pytest.mark.parametrize(
    ("encoding", "texts"),
    [
        ("utf-8", TEXTS), ("utf-8-sig", TEXTS), ("gb18030", TEXTS), ("utf-16", TEXTS), ("big5", TRADITIONAL),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.csv", "-"])
def test_rows_are_read_in_the_encoding_of_their_file(
    encoding: str, texts: tuple[str, ...], name: str, tmp_path: Path
) -> None:
    if name == "a.csv":
        table = "text\n" + "".join(f'"{t}"\n' for t in texts)
        (tmp_path / name).write_bytes(table.encode(encoding))
        found = decoded(tmp_path / name)
    else:
        data = jsonl(texts).encode(encoding)
        if name == "-":
            if encoding == "utf-16":
                return  # nobody writes rows in UTF-16 to a pipe
            found = rows(run("decode", "-", stdin=data).stdout)
        else:
            (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
            found = decoded(tmp_path / name)
    assert [row["text"] for row in found] == list(texts)


def test_a_bad_byte_in_a_table_costs_its_character_not_the_rest(tmp_path: Path) -> None:
    data = f'text\n"{TEXTS[0]}"\n"{TEXTS[1]}"\n'.encode().replace("溪".encode(), b"\xff")
    (tmp_path / "a.csv").write_bytes(data)
    found = decoded(tmp_path / "a.csv")
    assert [row["text"] for row in found] == [TEXTS[0], TEXTS[1].replace("溪", "\ufffd")]


MARKDOWN = "# 关于招生的通知\n\n各学校：\n\n**一、严格招生纪律。**\n"


@pytest.mark.parametrize(
    ("row", "form"),
    [
        ({"text": MARKDOWN}, "markdown"),
        ({"text": MARKDOWN, "format": "text"}, "text"),
        ({"text": "一、**重要**", "format": "Markdown"}, "markdown"),
        ({"text": "一、**重要**", "format": "pdf"}, "text"),
        ({"text": "见[通知](http://a.example/1)和**附件**。"}, "markdown"),
        ({"text": "#招生#今日热点\n#校园#"}, "text"),
        ({"text": "满分**五分**，注：**表示必填"}, "text"),
        ({"text": "# 注释\nx = 1\n# 再注释\ny = 2\n"}, "text"),
        ({"text": "| 刑法条文 | 罪名 |\n|---|---|\n| 第一条 | 甲 |\n"}, "text"),
        ({"text": "甲[1]乙(2)\n---\n丙"}, "text"),
        ({"text": "<p>各学校：</p><p>一、招生。</p>"}, "html"),
        ({"text": " <div><br/>一、招生。<br></div>\n"}, "html"),
        ({"text": "段落用 <p> 表示，换行用 <br>。"}, "text"),
        ({"text": "<p>是段落的开始，</p>是它的结束。"}, "text"),
        ({"text": "<招生>"}, "text"),
    ],
)
def test_the_form_of_a_row_is_told_or_seen(row: dict[str, str], form: str) -> None:
    assert format_of(row, row["text"]) == form


def test_rows_of_markdown_and_html_are_rendered_and_ours_are_not(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        "".join(json.dumps({"text": t}) + "\n" for t in (MARKDOWN, "<p>甲</p><p>乙</p>"))
    )
    found = decoded(path)
    assert [row["text"].split() for row in found] == [
        ["关于招生的通知", "各学校：", "一、严格招生纪律。"], ["甲", "乙"],
    ]  # fmt: skip
    assert [row["edits"] for row in found] == [[], []]
    ours = found[0] | {"text": MARKDOWN, "edits": []}
    path.write_text(json.dumps(ours))
    assert decoded(path)[0]["text"] == MARKDOWN


def test_the_second_row_of_one_id_is_a_problem(tmp_path: Path) -> None:
    every = [{"id": "a"}, {"id": 1}, {"id": "1"}, {"id": "a"}, {}, {}, {"id": None}]
    (tmp_path / "a.jsonl").write_text(
        "".join(json.dumps({"text": "甲", **r}) + "\n" for r in every)
    )
    found = list(records(Input(tmp_path / "a.jsonl", "a.jsonl"), 16))
    assert [r.line for r in found if r.problem is not None] == [3, 4]
    assert "has the same id" in str(found[3].problem)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("| 任务 | 单位 |\n|:--|--:|\n| 招生 | 县局 |\n", "任务\t单位\n招生\t县局\n"),
        ("任务 | 单位\n--- | ---\n招生 |\n采购 | 县局 | 多\n", "任务\t单位\t\n招生\t\t\n采购\t县局\t多\n"),
        ("| **任务** | [单位](/a) |\n|--|--|\n| 甲<br>乙 | 一\\|二 |\n", "任务\t单位\n甲 乙\t一|二\n"),
        ("| a | b |\n|--|--|\n|  | 2 |\n\n后文\n", "a\tb\n\t2\n\n后文\n"),
        ("甲 | 乙\n丙 | 丁\n", "甲 | 乙\n丙 | 丁\n"),
        ("```\n| a | b |\n|--|--|\n```\n", "| a | b |\n|--|--|\n"),
        ("上文。<br>下文。\n", "上文。\n下文。\n"),
        ("***重要***的**事情**`件`\n", "重要的事情件\n"),
        ("一、见表。\n<table><tr><td>学校</td><td>数</td></tr><tr><td>一中</td><td>3</td></tr></table>\n二、",
         "一、见表。\n\n学校\t数\n一中\t3\n\n二、"),
    ],
)  # fmt: skip
def test_markdown_is_rendered(text: str, shown: str) -> None:
    assert rendered(text) == shown


MARKED = "# 青禾县教育局通知\n\n一、**全面**排查校舍。\n"


@pytest.mark.parametrize(
    ("asked", "told", "said"),
    [
        ("", None, "青禾县教育局通知\n\n一、全面排查校舍。\n"),
        ("text", None, MARKED),
        ("text", "markdown", "青禾县教育局通知\n\n一、全面排查校舍。\n"),
        ("markdown", "text", MARKED),
    ],
)
def test_the_setting_says_what_rows_hold_that_do_not_say_so(
    asked: str, told: str | None, said: str, tmp_path: Path
) -> None:
    row = {"id": "1", "text": MARKED} | ({"format": told} if told else {})
    (tmp_path / "a.jsonl").write_text(json.dumps(row), "utf-8")
    option = ("--row-format", asked) if asked else ()
    (found,) = rows(run("decode", tmp_path / "a.jsonl", *option).stdout)
    assert found["text"] == said
    assert found["metadata"]["eduparse"]["settings"] == ({"row_format": asked} if asked else {})


def test_rows_called_html_are_read_as_html_whatever_they_show(tmp_path: Path) -> None:
    row = {"id": "1", "text": "一、提高认识<br>二、加强领导"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), "utf-8")
    (found,) = rows(run("decode", tmp_path / "a.jsonl", "--row-format", "html").stdout)
    assert found["text"] == "一、提高认识\n二、加强领导"
    wrong = run("decode", tmp_path / "a.jsonl", "--row-format", "htm")
    assert wrong.returncode == 2
    assert b"Did you mean html?" in wrong.stderr
