"""HTML pages: what is rendered, what hostile pages cost, what their heads say, and the promises."""

import json
import time
from pathlib import Path

import pytest
from command import STAGES, rows, run
from conftest import ROOT
from flow import clean, run_stage
from hypothesis import given, settings
from hypothesis import strategies as st

import eduparse
from eduparse.readers.html import fields, html_document
from eduparse.readers.html.dom import render
from eduparse.rows.documents import document_row, row_document_of

CORPUS = ROOT / "corpus"
PAGE = (
    "<html><head><meta charset={charset}><title>关于做好招生工作的通知_某省教育厅</title>"
    "<meta name=ArticleTitle content=关于做好招生工作的通知><meta name=PubDate content='2024-05-06 10:00'>"
    "<meta name=ContentSource content=某省教育厅></head><body>"
    "<div class=nav><a href=/>首页</a> <a href=/xw>新闻动态</a></div><h1>关于做好招生工作的通知</h1>"
    "<div class=TRS_Editor><p>各市、县教育局：</p><p>为做好今年的招生工作，现将有关事项通知如下。</p>"
    "<p>一、严格招生纪律</p><p>学校不得提前组织招生，不得举行选拔考试。</p></div>"
    "<div class=footer>主办：某省教育厅 <a href=/map>网站地图</a></div></body></html>"
)
TEXT = (
    "关于做好招生工作的通知\n各市、县教育局：\n为做好今年的招生工作，现将有关事项通知如下。\n"
    "一、严格招生纪律\n学校不得提前组织招生，不得举行选拔考试。"
)
N = 50_000  # the square of it would take minutes
MANY = 15_000
HOSTILE = {
    "nested tags": "<div>" * N + "教育" + "</div>" * N,
    "nested bold": "<b>" * N + "教育",
    "nested tables": "<table><tr><td>" * MANY + "教育",
    "nested lists": "<ul><li>" * MANY + "教育",
    "links never closed": "<a href=x><p>" * MANY + "教育",
    "tags never ended": "<div " * N + ">教育",
    "signs only": "<" * N + ">教育",
    "comments never closed": "<p>教育</p>" + "<!--" * N,
    "many lines in one deep element": "<div>" * 400 + "<p>教育。" * MANY,
    "styles never closed": "<p>教育</p>" + "<style>" * N,
    "comments of a sheet never closed": f"<style>{'/*' * N}</style><p>教育</p>",
    "selectors of many lists": "<style>"
    + "".join(f".a{n} li{{list-style:none}}" for n in range(MANY))
    + "</style>"
    + "<ul class=b><li>教育<li>经费</ul>" * 5_000,
    "parts hidden by a sheet": "<style>.x{display:none}</style>"
    + "<div class=x>" * 400
    + "教育。" * MANY
    + "</div>" * 400
    + f"<div class=x>{'教育' * 20}" * MANY,
    "blanks": "<p>" + " " * 20 * N + "教育",
    "one long row": "<table><tr>" + "<td>教育" * MANY,
    "closing tags only": "<p>教育" + "</p></div>" * MANY,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_in_time(name: str) -> None:
    start = time.process_time()
    (doc,) = run_stage(html_document(HOSTILE[name], "x", "x"), "strip")
    assert "教育" in doc.undo()
    assert time.process_time() - start < 15


def test_time_grows_with_the_page_and_not_faster() -> None:
    def seconds(n: int) -> float:
        html = (
            "<div class=a><ul>" + "<li><a href=x>某市</a>举行高考动员会。</li>" * n + "</ul></div>"
        )
        start = time.process_time()
        run_stage(html_document(html, "x", "x"), "strip")
        return time.process_time() - start

    seconds(100)
    assert seconds(6_000) < 12 * max(seconds(1_500), 0.05)


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.xhtml"])
@pytest.mark.parametrize(
    ("declared", "real"), [("utf-8", "utf-8"), ("utf-8", "gb18030"), ("gb2312", "utf-8")]
)
def test_the_bytes_tell_the_encoding_and_what_is_declared_does_not(
    name: str, declared: str, real: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(PAGE.format(charset=declared).encode(real))
    (doc,) = eduparse.clean(tmp_path / name)
    assert doc.text == TEXT
    assert doc.metadata.encoding == real


def test_a_page_drawn_by_a_script_says_that_it_has_no_text() -> None:
    page = html_document("<title>通知</title><script>draw('文字')</script>", "x", "x")
    assert page.text == "通知"
    assert [w.code for w in page.metadata.warnings] == ["no-text"]
    assert clean(html_document("<script>1</script>", "x", "x"))[0].text == ""


def test_the_head_of_the_page_fills_what_the_text_does_not_tell() -> None:
    (doc,) = clean(html_document(PAGE, "x", "x", url="http://jyt.example/1.html"))
    assert doc.metadata.web is not None
    assert doc.metadata.web.url == "http://jyt.example/1.html"
    assert doc.metadata.title == "关于做好招生工作的通知"
    assert doc.metadata.issued == "2024-05-06"
    assert doc.metadata.issuers == ("某省教育厅",)


def test_the_text_is_believed_before_the_head() -> None:
    signed = PAGE.replace("</p></div>", "</p><p>某省教育厅</p><p>2024年4月30日</p></div>")
    (doc,) = clean(html_document(signed, "x", "x"))
    assert doc.metadata.issued == "2024-04-30"


def test_undo_gives_what_was_rendered_and_the_row_comes_back() -> None:
    page = html_document(PAGE, "x", "x")
    (doc,) = clean(page)
    assert doc.undo() == page.text
    assert doc.text != page.text
    row = json.loads(json.dumps(document_row(doc, edits=True)))
    assert row_document_of(row, "x") == doc


@given(st.text("<>/=\"' abdiv教育。p\n&;#!-", max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_page_is_read_and_undone(html: str) -> None:
    page = html_document(html, "x", "x")
    (doc,) = run_stage(page, "strip")
    assert doc.undo() == page.text
    spans = [(b.start, b.end) for b in render(html).evidence.lines]
    assert all(low < high for low, high in spans)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("clean-*.txt")), ids=lambda p: p.stem)
def test_a_clean_paper_in_paragraphs_is_left_alone(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").split("\n") if line.strip()]
    page = html_document("".join(f"<p>{line}</p>" for line in lines), "x", "x")
    (doc,) = run_stage(page, "strip")
    assert doc is page or doc.text == page.text
    assert [line.strip() for line in doc.text.split("\n")] == [line.strip() for line in lines]


def test_stages_joined_by_pipes_give_what_clean_gives(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "7", "html": PAGE, "url": "http://e/"}))
    whole = run("clean", tmp_path, "--rows", "documents", "--edits").stdout
    data = run(STAGES[0], tmp_path).stdout
    for stage in STAGES[1:]:
        shape = ("--rows", "documents") if stage == "split" else ()
        data = run(stage, *shape, stdin=data).stdout
    assert data == whole
    assert [row["text"] for row in rows(whole)] == [TEXT, TEXT]
    assert [row["id"] for row in rows(whole)][1] == "7"
    again = run("clean", "--rows", "documents", stdin=whole).stdout
    assert [row["text"] for row in rows(again)] == [TEXT, TEXT]


def test_standard_input_is_html_when_it_begins_like_it() -> None:
    (row,) = rows(run("strip", stdin=("<!DOCTYPE html>" + PAGE).encode()).stdout)
    assert row["text"] == TEXT


@pytest.mark.parametrize(
    "start",
    [
        "",
        "<!DOCTYPE html>",
        "\ufeff\n<!-- saved from url=(0014)about:internet -->\n",
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n',
    ],
)
def test_a_page_of_html_is_told_by_its_start_whatever_its_name(tmp_path: Path, start: str) -> None:
    page = f"{start}<html><body><div><p>一、严格纪律。</p><p>二、加强监督。</p></div></body></html>"
    (tmp_path / "page.txt").write_text(page, "utf-8")
    for source in (tmp_path / "page.txt", page.encode("utf-8")):
        (doc,) = eduparse.clean(source)
        assert doc.text.split() == ["一、严格纪律。", "二、加强监督。"]


def test_text_that_speaks_of_html_is_text() -> None:
    text = "<html>是网页的标记。\n一、网页以<html>开头。\n"
    (doc,) = eduparse.clean(("标记：" + text).encode())
    assert "<html>" in doc.text


def test_what_stands_in_a_section_of_xml_is_text() -> None:
    page = "<div><h1>标题</h1><p><![CDATA[各校应当<b>公开</b>招生。]]></p><script>//<![CDATA[\nvar a;\n//]]></script></div>"
    assert render(page).text == "标题\n各校应当公开招生。"


def test_what_stands_around_a_section_of_xml_stays() -> None:
    page = "<p><![CDATA[各校应当公开。]]></p><p>a[b[0]]>1时停止。</p><![CDATA[YII-BLOCK-HEAD]]>"
    assert render(page).text == "各校应当公开。\na[b[0]]>1时停止。"
    assert render("<p>甲</p><![CDATA[ 没有结尾").text == "甲"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("一、学校应当公开招生，不得组织选拔考试。\n二、学校应当公布收费标准，接受监督。", "标题\n一、学校应当公开招生，不得组织选拔考试。\n二、学校应当公布收费标准，接受监督。"),
        ("请文明发言。", "标题"),
        ("学校应当公开招生，不得组织选拔考试。" * 7, "标题\n" + "学校应当公开招生，不得组织选拔考试。" * 7),
        ("学校应当公开招生，不得组织选拔考试。" * 6, "标题"),
    ],
)  # fmt: skip
def test_a_field_shows_its_text_where_it_is_that_of_the_page(field: str, text: str) -> None:
    assert render(f"<body><h1>标题</h1><textarea>{field}</textarea></body>").text == text


@pytest.mark.parametrize(
    "page",
    [
        "<h1>标题</h1><form><textarea>{}</textarea></form>",
        "<h1>用户注册</h1><textarea>{}</textarea><p>我已阅读并同意</p>",
        "<h1>发表评论</h1><textarea>{}</textarea>",
        "<h1>标题</h1><p>为了做好今年的招生工作，现就有关事项通知如下，请各校认真贯彻执行。</p><textarea>{}</textarea>",
    ],
)
def test_a_field_that_a_reader_fills_in_or_accepts_is_no_text(page: str) -> None:
    field = (
        "一、用户应当遵守本站的各项规定，不得发布广告。\n二、用户应当妥善保管自己的密码，自负其责。"
    )
    assert "用户应当" not in render(page.format(field)).text


def test_a_page_that_is_struck_out_beside_an_insertion_stays() -> None:
    old = "<h1>通知</h1><p>各校应当按时公开招生的办法，接受社会的监督，不得组织选拔考试。</p>" * 3
    assert "各校应当" in render(f"<ins>广告</ins><del>{old}</del>").text


def test_wording_that_another_replaces_is_not_read() -> None:
    assert render("<p>期限为<del>五日</del><ins>十日</ins>。</p>").text == "期限为十日。"
    assert render("<p>原价<del>30元</del>。</p>").text == "原价30元。"


def test_a_field_holds_a_paper_where_it_is_most_of_the_page() -> None:
    paper = "一、按时到校。\n二、安全离校。\n" + "各校要做好开学的各项工作。" * 3
    assert fields.labelled(paper) == fields.CLAUSES
    assert fields.holds_paper(40, 2, "")
    assert not fields.holds_paper(40, 1, "")
    assert fields.holds_paper(fields.PAPER, 0, "")
    assert not fields.holds_paper(fields.PAPER - 1, 0, "")
    assert not fields.holds_paper(200, 2, "请同意本站协议")
    assert not fields.holds_paper(200, 2, "字" * 41)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>会期<del>五日</del><ins>十日</ins>。</p>", "会期十日。"),
        ("<p>会期<del>五日</del> <ins>十日</ins>。</p>", "会期 十日。"),
        ("<p>会期<del>五日</del><del>六日</del><ins>十日</ins>。</p>", "会期十日。"),
        ("<p>原价<del>五元</del>，<ins>现价</ins>三元。</p>", "原价五元，现价三元。"),
        (
            "<p>学校应当公开招生。<del>一、旧规定。</del><ins class='adsbygoogle'></ins></p>",
            "旧规定",
        ),
        (f"<ins>广告</ins><del>{'学校应当公开招生。' * 20}</del>", "学校应当公开招生。"),
    ],
)
def test_old_wording_goes_where_new_wording_stands_beside_it(html: str, shown: str) -> None:
    assert shown in render(html).text
