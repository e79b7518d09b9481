"""Tags that a crawler printed are carried out; tags that a lesson speaks of are words."""

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.strip.tag_lessons import APART, NAMED
from eduparse.stages.strip.tags import LONGEST_CODE


@pytest.mark.parametrize(
    "line",
    [
        "换行标记写作<br>，段落标记写作<p>，初学者容易混淆。",
        "图片标记写作<img>，必须写明图片的地址。",
        "标题有<h1>到<h6>六级，按层次使用。",
        "换行标记是“<br>”，分栏（<table>）少用。",
        "用<br>来换行，用<hr>画横线。",
        "粗体元素<strong>要少用。",
    ],
)
def test_a_tag_that_a_sentence_names_is_a_word_of_it(line: str) -> None:
    page = f"白鹿职业学校机房课要点\n一、{line}\n二、作业在机房完成。\n"
    (doc,) = eduparse.clean(page)
    assert doc.text == page


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("一、各乡镇应当巡查。<br>二、水库应当清淤。", "一、各乡镇应当巡查。\n二、水库应当清淤。"),
        (
            "一、由水利局<br>组织实施。<br>二、应当清淤。",
            "一、由水利局\n组织实施。\n二、应当清淤。",
        ),
        ("一、做好标记<b>管理</b>工作。", "一、做好标记管理工作。"),
        ("一、加强（<span>汛期</span>）巡查。", "一、加强（汛期）巡查。"),
    ],
)
def test_a_tag_that_lays_out_a_sentence_goes(line: str, left: str) -> None:
    (doc,) = eduparse.clean(f"白鹿乡水库巡查要点\n{line}\n三、巡查应当有记录。\n")
    assert left in doc.text


SAMPLE = "先写标题：\n<h1>我的学校</h1>\n再写一段：\n<p>学校在山脚下。</p>\n"


def test_samples_that_a_lesson_announces_stay_beside_a_tag_it_names() -> None:
    page = f"第三课\n{SAMPLE}换行用<br>，空格用&nbsp;。\n"
    assert eduparse.clean(page)[0].text == page


def test_printed_tags_below_a_colon_go_where_no_sentence_names_one() -> None:
    page = f"通知\n{SAMPLE}请各校认真执行。\n"
    assert "<" not in eduparse.clean(page)[0].text


@pytest.mark.parametrize(
    "page",
    [
        '输出一行的办法\n先写 print("<br>") 再运行。\n循环里写 print("<p>%d</p>" % i)\n结果有三行。\n',
        "拼接\ns = '<b>' + name + '</b>'\necho \"<hr>\";\n上面两行会在页面上画线。\n",
        '返回值\nreturn "<td>" + x\n函数返回一格。\n',
    ],
)
def test_tags_in_what_a_program_prints_stay(page: str) -> None:
    assert eduparse.clean(page)[0].text == page


def test_a_line_of_code_is_short() -> None:
    def kept(length: int) -> bool:
        line = 'print("<hr>")'
        return (
            "<hr>" in eduparse.clean(f"{line}{'长' * (length - len(line))}\n结果有三行。\n")[0].text
        )

    turns_at(lambda n: not kept(n), LONGEST_CODE + 1)


@pytest.mark.parametrize(
    "page",
    [
        '列表怎么写\n列表由 ul、li 两个标签组成，写法如下：\n<ul class="a">\n<li>苹果</li>\n<li>梨</li>\n</ul>\nli 是一项。\n练习：照着上面的写法列出五种水果。\n',
        '用代码画图\n在记事本里写下：\n<svg width="90">\n<circle cx="50" cy="50" r="40"/>\n</svg>\n存好以后打开，就能看到一个圆。\n',
        '第三课　图片\n<img src="a.png">\n上面这行代码里，src 后面是图片的地址，地址要加引号。\n',
        "怎样写笔记\n换行可以写 <br>，也可以在行末加两个空格。\n",
        '填空题\n补全代码：<form action="s.php">\n姓名：<input type="text">\n</form>\n答：action 是提交的地址，提交以后由程序处理。\n',
    ],
)
def test_a_block_of_markup_that_the_text_is_about_stays(page: str) -> None:
    assert eduparse.clean(page)[0].text == page


@pytest.mark.parametrize(
    "page",
    [
        '通知\n各校填写统一社会信用代码。附件如下：\n<a href="a.doc">附件一</a>\n请于本周五以前上报。\n',
        "<p>本课讲标签的写法：</p>\n<p>一、先写开头。</p>\n<p>二、再写结尾。</p>\n",
        '通知\n<b style="x">一、</b>加强管理。\n各校应当每日巡查，记录在册。\n每月汇总一次。\n按时上报。\n每年检查。\n代码另发：\n<img src="a">\n各校执行。\n',
    ],
)
def test_tags_that_a_crawler_left_go_beside_a_word_for_code(page: str) -> None:
    assert "<" not in eduparse.clean(page)[0].text


def test_a_block_has_few_lines_without_a_tag() -> None:
    def left(lines: int) -> bool:
        body = "x = 1\n" * lines
        page = (
            f"写法和代码\n<template>\n{body}</template>\n这几行代码的写法要记住，下一课还要用到。\n"
        )
        return (
            '<img src="a">' in eduparse.clean(page.replace("<template>", '<img src="a">'))[0].text
        )

    turns_at(lambda n: not left(n), APART + 1)


def test_without_a_colon_two_words_for_code_are_needed() -> None:
    def kept(said: int) -> bool:
        page = f'第三课\n<img src="a.png">\n这一行{"代码" * said}放在页面最上面，大家记一下它的位置。\n'
        return "<img" in eduparse.clean(page)[0].text

    turns_at(kept, NAMED)
