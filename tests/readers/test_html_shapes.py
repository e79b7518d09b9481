"""Articles in the shapes in which sites set them: every paragraph stays, and the frame goes.

Siblings side by side, tables in tables, pieces of pages without a name, and pages that are no article.
"""

import json
from pathlib import Path

import pytest
from command import rows, run

import eduparse

TITLE = "南溪县教育局关于举办读书节的通知"
LINES = (
    "各中小学：",
    "为推动全民阅读，营造书香校园，经研究，决定举办第三届校园读书节，现将有关事项通知如下。",
    "一、活动时间",
    "读书节从4月10日开始，到5月20日结束，各校可以结合实际安排具体日程。",
    "二、活动内容",
    "各校要组织经典诵读、图书漂流、作家进校园等活动，每个班级至少开展两次。",
    "三、有关要求",
    "各校要加强领导，明确专人负责，活动总结于5月30日前报县教育局。",
    "南溪县教育局",
    "2023年4月1日",
)
MENU = "<a href=/>首页</a> <a href=/1>新闻动态</a> <a href=/2>政务公开</a> <a href=/3>互动交流</a>"
LINKS = "".join(f"<li><a href=/n{n}>县领导到第{n}小学调研</a></li>" for n in range(20))
FOOT = "主办：南溪县人民政府　备案号：ICP备00000000号 <a href=/about>关于我们</a>"
HEAD = f"<html><head><title>{TITLE}_南溪县人民政府</title></head><body><div class=qx>{MENU}</div>"
END = f"<div class=qz>{FOOT}</div></body></html>"


def _p(lines: tuple[str, ...] = LINES) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def _each(before: str, after: str, size: int = 1) -> str:
    parts = (LINES[n : n + size] for n in range(0, len(LINES), size))
    return "".join(before + _p(part) + after for part in parts)


H1 = f"<h1>{TITLE}</h1>"
SIBLINGS = {
    "paragraphs beside menu and foot": H1 + _p(),
    "a box for each paragraph": H1 + _each("<div class=a1>", "</div>"),
    "three boxes": H1 + _each("<div>", "</div>", 4),
    "sections of the document": H1 + _each("<section>", "</section>", 3),
    "two boxes, links behind": H1 + _each("<div><div>", "</div></div>", 5) + f"<ul>{LINKS}</ul>",
    "title, text, signature apart": f"<div>{H1}</div><div>{_p(LINES[:8])}</div><div>{_p(LINES[8:])}</div>",
    "recipients apart": f"{H1}<div class=rr>{LINES[0]}</div><div>{_p(LINES[1:])}</div>",
    "links between two halves": H1
    + f"<div>{_p(LINES[:4])}</div><ul>{LINKS}</ul><div>{_p(LINES[4:])}</div>",
    "bare text with breaks": H1 + "<br>".join(LINES),
    "spans in boxes": H1 + "".join(f"<div><span>{line}</span></div>" for line in LINES),
    "one cell, links below in it": f"<table><tr><td>{H1}{_p()}<ul>{LINKS}</ul></td></tr></table>",
}
CELLS = "".join(f"<tr><td>{line}</td></tr>" for line in LINES)
NESTED = {
    "a row for each paragraph": f"<table><tr><td>{H1}</td></tr>{CELLS}</table>",
    "a table in a cell": f"<table><tr><td><table><tr><td>{H1}{_p()}</td></tr></table></td></tr></table>",
    "three tables deep": f"<table><tr><td><table><tr><td><table><tr><td>{H1}{_p()}</td></tr></table></td></tr></table></td></tr></table>",
    "menu in the cell to the left": f"<table><tr><td><ul>{LINKS}</ul></td><td>{H1}{_p()}</td></tr></table>",
    "links in the cell to the right": f"<table><tr><td>{H1}{_p()}</td><td><ul>{LINKS}</ul></td></tr></table>",
    "rows of a table in a cell": f"<table><tr><td><table><tr><td>{H1}</td></tr>{CELLS}</table></td><td>{MENU}</td></tr></table>",
    "a table for each part": H1 + _each("<table><tr><td>", "</td></tr></table>", 3),
    "breaks in a cell": f"<table><tr><td>{H1}</td></tr><tr><td>{'<br>'.join(LINES)}</td></tr></table>",
    "empty cells as margins": f"<table><tr><td>&nbsp;</td><td>{H1}{_p()}</td><td>&nbsp;</td></tr></table>",
    "rows in two bodies": f"<table><tbody><tr><td>{H1}</td></tr></tbody><tbody>{CELLS}</tbody></table>",
    "signature in a row of its own": f"<table><tr><td>{H1}</td></tr><tr><td>{_p(LINES[:8])}</td></tr><tr><td align=right>{_p(LINES[8:])}</td></tr></table>",
}


@pytest.mark.parametrize("name", [*SIBLINGS, *NESTED])
def test_an_article_is_whole_whatever_its_shape(name: str) -> None:
    (doc,) = eduparse.clean(HEAD + (SIBLINGS | NESTED)[name] + END)
    assert [line.strip() for line in doc.text.split("\n") if line.strip()] == [TITLE, *LINES]


def _escaped(html: str) -> str:
    return html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


BODY = LINES[:6]
PIECES = {
    "paragraphs": _p(BODY),
    "paragraphs on lines": "\n".join(f"<p>{line}</p>" for line in BODY),
    "open paragraphs": "".join(f"<p>{line}" for line in BODY),
    "a box": f"<div>{_p(BODY)}</div>",
    "boxes": "".join(f"<div>{line}</div>" for line in BODY),
    "a table": "<table>" + "".join(f"<tr><td>{line}</td></tr>" for line in BODY) + "</table>",
    "behind a comment": "<!-- begin -->" + _p(BODY),
    "breaks": "<br>".join(BODY) + "<br>",
    "breaks on lines": "<br/>\n".join(BODY) + "<br/>\n",
    "styled": "".join(f'<p style="text-indent:2em"><span lang=EN>{x}</span></p>' for x in BODY),
    "a list": "<ul style='list-style:none'>" + "".join(f"<li>{x}</li>" for x in BODY) + "</ul>",
    "a section": "<section>" + _p(BODY) + "</section>",
    "text in front": BODY[0] + "\n" + _p(BODY[1:]),
    "text behind": _p(BODY[:-1]) + "\n" + BODY[-1],
    "text in front and behind": f"{BODY[0]}\n{_p(BODY[1:-1])}\n{BODY[-1]}",
}
PIECES |= {f"{name}, escaped": _escaped(html) for name, html in list(PIECES.items())[:8]}
PIECES["paragraphs, escaped three times"] = _escaped(_escaped(_escaped(PIECES["paragraphs"])))
PIECES |= {
    f"{name}, escaped twice": _escaped(_escaped(html)) for name, html in list(PIECES.items())[:8]
}


@pytest.mark.parametrize("name", PIECES)
def test_a_piece_of_a_page_is_found_without_a_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PIECES[name], "utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": PIECES[name]}) + "\n", "utf-8")
    found = [doc.text for doc in eduparse.clean(PIECES[name])]
    found += [row["text"] for row in rows(run("clean", tmp_path, "--rows", "documents").stdout)]
    for text in found:
        assert [line.strip() for line in text.split("\n") if line.strip()] == list(BODY)
    assert len(found) == 3


@pytest.mark.parametrize(
    "text",
    [
        "网页中的段落写在<p>和</p>之间，换行用<br>表示。",
        "一、教学目标\n1.掌握<table>、<tr>、<td>标签的用法。\n2.会写<p>段落</p>。",
        "```html\n<p>段落</p>\n<p>段落</p>\n```",
        "# 标题\n\n<p>段落</p>\n",
        "若a<b且c>d，则a<b+c-d成立；当p<q时，有p</q的写法是错误的。",
        "写成 `<div>文字</div>` 即可，`<p>` 也一样。",
        "请在代码中写：&lt;p&gt;文字&lt;/p&gt;，浏览器会把它显示成一个段落，前后各空一行。",
        "function f() { return '<p>文字</p><p>文字</p>'; }",
    ],
)
def test_text_about_pages_is_text(text: str) -> None:
    from eduparse.readers.html.fragment import fragment_html

    assert fragment_html(text) is None


POSTS = (
    "请问外地户口的孩子在本市上小学需要准备哪些材料？有没有人办理过，谢谢大家。",
    "需要居住证、社保证明和租房合同，建议提前到居委会咨询，材料要复印两份。",
    "我去年办的，只交了居住证和户口本，学校比较近，三天就通知了。",
    "每个区不一样，最好打区教育局的电话问一下，网上说的不一定准。",
    "谢谢楼上各位，已经打电话问过了，下周去现场提交材料。",
)


@pytest.mark.parametrize(
    "body",
    [
        "<h1>上学问题</h1>"
        + "".join(f"<div class=p><a href=/u>用户</a><div>{p}</div></div>" for p in POSTS),
        "".join(f"<div class=r><h3><a href=#>结果</a></h3><p>{p}</p></div>" for p in POSTS),
        "<h1>上学要带哪些材料？</h1><p>孩子下学期上小学，要带哪些材料去学校报到，户口本要不要复印？</p>"
        + "".join(f"<div class=r><a href=/u>用户</a><p>{p}</p></div>" for p in POSTS),
        "<table>"
        + "".join(f"<tr><td><a href=/u>网友</a></td><td>{p}</td></tr>" for p in POSTS)
        + "</table>",
    ],
)
def test_a_page_that_is_no_article_keeps_all_its_posts_and_is_told(body: str) -> None:
    page = (
        f"<html><title>上学问题</title><body><div>{MENU}</div>{body}<div>{FOOT}</div></body></html>"
    )
    docs = eduparse.clean(page)
    text = "".join(doc.text for doc in docs)
    assert [p for p in POSTS if p not in text] == []
    assert "doubtful-page" in {w.code for doc in docs for w in doc.metadata.warnings}


@pytest.mark.parametrize(
    "said",
    [
        "抱歉，您访问的页面不存在或已被删除。",
        "该文章已被发布者删除",
        "请登录后查看全部内容",
        "您需要启用JavaScript才能运行此应用。",
    ],
)
def test_a_page_that_says_only_why_it_has_no_text_is_told(said: str) -> None:
    (doc,) = eduparse.clean(
        f"<html><head><title>提示信息</title></head><body><div>{MENU}</div><h1>提示信息</h1><p>{said}</p></body></html>"
    )
    assert {"no-body", "doubtful-page"} & {w.code for w in doc.metadata.warnings}


def test_a_notice_that_speaks_of_such_pages_has_a_body() -> None:
    line = "旧版网页已于三月下线，申请人请登录后查看办理结果，或者到窗口查询。"
    (doc,) = eduparse.clean(
        f"<html><title>平台切换的通知</title><body><h1>平台切换的通知</h1><p>{line}</p></body></html>"
    )
    assert line in doc.text
    assert not doc.metadata.warnings


SHOWN = {
    "start of a list": (
        "<ol start=3><li>加强领导</li><li>严格程序</li></ol>",
        "3. 加强领导\n4. 严格程序",
    ),
    "letters": ("<ol type=a><li>甲类</li><li>乙类</li></ol>", "a. 甲类\nb. 乙类"),
    "roman": ("<ol type=I><li>甲类</li><li>乙类</li></ol>", "I. 甲类\nII. 乙类"),
    "reversed": ("<ol reversed><li>甲类</li><li>乙类</li></ol>", "2. 甲类\n1. 乙类"),
    "value": ("<ol><li value=7>甲类</li><li>乙类</li></ol>", "7. 甲类\n8. 乙类"),
    "nested": (
        "<ol><li>甲类<ol type=a><li>子项</li></ol></li><li>乙类</li></ol>",
        "1. 甲类\na. 子项\n2. 乙类",
    ),
    "own labels": ("<ol><li>一、甲类</li><li>二、乙类</li></ol>", "一、甲类\n二、乙类"),
    "no style": ("<ol style='list-style:none'><li>甲类</li><li>乙类</li></ol>", "甲类\n乙类"),
    "no style of items": (
        "<ul><li style='list-style-type: none'>甲类</li><li style='list-style-type: none'>乙类</li></ul>",
        "甲类\n乙类",
    ),
    "no marks by a sheet": (
        "<style>/* reset */ ul, li { margin: 0; list-style: none }</style><ul><li>甲类</li><li>乙类</li></ul>",
        "甲类\n乙类",
    ),
    "no marks in a menu alone": (
        "<style>.menu li{list-style:none}</style><ul><li>甲类</li><li>乙类</li></ul>",
        "• 甲类\n• 乙类",
    ),
    "marks given back": (
        "<style>ol{list-style:none} .text ol{list-style:decimal}</style><div class=text><ol><li>甲类</li><li>乙类</li></ol></div>",
        "1. 甲类\n2. 乙类",
    ),
    "a frame of items": (
        "<ul><li><h1>通知</h1></li><li>各校要加强领导。</li></ul>",
        "通知\n各校要加强领导。",
    ),
    "as typed": ("<pre>    甲  乙\n  丙</pre>", "    甲  乙\n  丙"),
    "hidden by a sheet": (
        "<style>.q7{color:red;display:none}</style><p>甲</p><p class=q7>代办证件</p><p class=q8>丙</p>",
        "甲\n丙",
    ),
    "a hundred characters hidden by a sheet": (
        f"<style>.q7{{display:none}}</style><p>甲</p><p class=q7>{'校' * 100}</p>",
        "甲",
    ),
    "a text hidden by a sheet, which a script may show": (
        f"<style>.q7{{display:none}}</style><p>甲</p><p class=q7>{'校' * 101}</p>",
        f"甲\n{'校' * 101}",
    ),
    "shown again at a click": (
        "<style>.tab{display:none}.tab.on{display:block}</style><p class='tab on'>甲</p><p class=tab>乙</p>",
        "甲\n乙",
    ),
    "shown by a named script": (
        "<style>.more{display:none}</style><p>甲</p><p class=more>乙</p><script>$('.more').show()</script>",
        "甲\n乙",
    ),
    "hidden on small screens": (
        "<style>@media (max-width:9px){.wide{display:none}}</style><p>甲</p><p class=wide>乙</p>",
        "甲\n乙",
    ),
    "a field that a script shows": (
        "<p>甲</p><textarea style='display:none'>&lt;p&gt;各校要加强领导。&lt;/p&gt;&lt;p&gt;明确专人负责。&lt;/p&gt;</textarea>",
        "甲\n各校要加强领导。\n明确专人负责。",
    ),
    "a field to fill in": ("<p>甲</p><textarea>请输入意见</textarea>", "甲"),
    "bullets": ("<ul><li>甲类</li><li>乙类</li></ul>", "• 甲类\n• 乙类"),
    "a menu": ("<ul><li><a href=1>甲类</a></li><li><a href=2>乙类</a></li></ul>", "甲类\n乙类"),
    "powers": (
        "<p>10<sup>4</sup>公顷，2.5m<sup>2</sup>，10<sup>-3</sup></p>",
        "10⁴公顷，2.5m²，10⁻³",
    ),
    "a power without signs": ("<p>e<sup>0.5</sup></p>", "e^0.5"),
    "formulas": ("<p>H<sub>2</sub>O，PM<sub>2.5</sub></p>", "H₂O，PM2.5"),
    "marks and ordinals": ("<p>注<sup>[1]</sup>，1<sup>st</sup></p>", "注[1]，1st"),
    "hidden": ("<p>甲<span style='display: none'>乙，</span>丙</p><p hidden>丁</p>", "甲丙"),
    "forms": ("<p>甲</p><select><option>乙</option></select><template>丙</template>", "甲"),
    "ruby": ("<p><ruby>教<rp>(</rp><rt>jiao</rt><rp>)</rp></ruby>育</p>", "教育"),
    "inner document": ("<iframe srcdoc='&lt;p&gt;甲&lt;/p&gt;'>乙</iframe>", "甲"),
    "definitions": ("<dl><dt>词</dt><dd>义</dd></dl>", "词\n义"),
    "merged cells": (
        "<table><tr><td rowspan=2>甲<td>乙<br>丙<td colspan=2>丁<tr><td>戊<td>己<td>庚</table>",
        "甲\t乙 丙\t丁\t\n\t戊\t己\t庚",
    ),
    "one column": ("<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>", "甲\n乙"),
    "shown by a script": (
        "<div>菜单</div><div style='display:none'><p>各校要加强领导，明确专人负责，活动总结于五月底前报县教育局。</p></div>",
        "菜单\n各校要加强领导，明确专人负责，活动总结于五月底前报县教育局。",
    ),
}


@pytest.mark.parametrize("name", SHOWN)
def test_the_text_is_what_a_browser_shows(name: str) -> None:
    from eduparse.readers.html.dom import render

    html, text = SHOWN[name]
    assert render(html).text == text
