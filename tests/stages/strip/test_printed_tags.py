"""Tags that a crawler printed are carried out; tags that a lesson speaks of are words."""

import pytest
from sides import turns_at

import eduparse
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
