"""What stands around a text in its own part of the page: lists of other pages go, what is its own stays."""

import pytest

import eduparse
from eduparse.stages.strip.layout.line_evidence import furniture_words

TITLE = "东湖区教育局关于开展校园阅读活动的通知"
TEXT = (
    "<p>各中小学校：</p><p>为营造书香校园，决定在全区开展校园阅读活动，现将有关事项通知如下。</p>"
    "<p>一、各校要制定方案，明确专人负责，于三月底前报区教育局基础教育科备案。</p>"
)
SIGNED = "<p>东湖区教育局</p><p>2023年3月1日</p>"
LINKS = [f'<a href="/{n}">第{n}小学举办春季运动会</a>' for n in range(3, 9)]
TEASER = '<div><h4><a href="/{n}">第{n}小学举办运动会</a></h4><p>{n}日上午，比赛在操场举行，家长纷纷表示赞许。</p></div>'


def _page(inside: str, title: str = TITLE) -> str:
    return f"<title>{title}_东湖区政府网</title><body><div class=k1><h1>{title}</h1>{TEXT}{SIGNED}{inside}</div></body>"


def _text(html: str) -> str:
    (doc,) = eduparse.clean(html)
    return doc.text


@pytest.mark.parametrize(
    "inside",
    [
        "<p>相关链接</p>" + "".join(f"<p>·{link}</p>" for link in LINKS),
        "<p>喜欢此内容的人还喜欢</p>" + "".join(TEASER.format(n=n) for n in range(3, 6)),
        "<br>".join(LINKS),
        "".join(TEASER.format(n=n) for n in range(3, 9)),
    ],
)
def test_a_list_of_other_pages_goes(inside: str) -> None:
    text = _text(_page(inside))
    assert "小学举办" not in text
    assert text.endswith("东湖区教育局\n2023年3月1日")


def test_the_files_of_the_paper_and_a_few_links_stay() -> None:
    files = "".join(
        f'<p><a href="/{n}.docx">附件{n}：第{n}类报名表.docx</a></p>' for n in range(1, 7)
    )
    assert "附件6：第6类报名表.docx" in _text(_page(files))
    assert "第4小学举办春季运动会" in _text(_page("<br>".join(LINKS[:3])))


def test_another_article_below_goes_whatever_its_length() -> None:
    """A stream of articles: the page is the first of them, and its head tells its title."""
    lines = "".join(
        f"<p>第{n}天，老人照例来到码头，和守船的年轻人说起从前渡河的往事。</p>" for n in range(9)
    )
    other = f"<div class=recommend-content><h1>码头上的老人</h1>{lines}</div>"
    html = f"<title>{TITLE}</title><body><div><div class=b2><h1>{TITLE}</h1>{TEXT}{SIGNED}</div><div class=b3>{other}</div></div></body>"
    text = _text(html)
    assert "码头" not in text
    assert "基础教育科备案" in text


def test_a_table_without_links_between_paragraphs_is_of_the_text() -> None:
    cells = "".join(f"<tr><td>{n}</td></tr>" for n in ("↓", "初审", "↓", "复审", "↓", "公示"))
    html = f"<title>{TITLE}</title><body><h1>{TITLE}</h1>{TEXT}<table>{cells}</table><p>二、各校要做好活动总结，及时上报区教育局。</p>{SIGNED}</body>"
    text = _text(html)
    assert [x for x in ("初审", "复审", "公示", "及时上报") if x not in text] == []


def test_a_title_of_two_characters_is_the_heading_that_begins_the_window_title() -> None:
    verses = "山外云初散，江边草又青。<br>故人千里别，何日更同听。<br>灯下书难寄，窗前雨未停。"
    menu = "<div class=nav><a href=/>首页</a> <a href=/a>古诗</a></div>"
    note = "<div><p>这首诗写于诗人离乡之后，前四句写景，后两句抒怀，语言平易，情意深长。</p></div>"
    html = f"<title>春望_原文及赏析_古诗小站</title><body>{menu}<div class=m><h1>春望</h1><div>{verses}</div>{note}</div></body>"
    text = _text(html)
    assert "故人千里别，何日更同听。" in text
    assert "首页" not in text


def test_a_sentence_full_of_links_is_one_of_the_text() -> None:
    names = ("青石山", "云溪县", "柳塘镇", "河口区", "三江口")
    hill, *rest = (f"<a href=/w/{n}>{name}</a>" for n, name in enumerate(names))
    lines = f"<p>清溪发源于{hill}，流经{'、'.join(rest)}。</p><p>全长八十里，流域内盛产{hill}鲫鱼与莲藕。</p>"
    menu = "<div class=nav><a href=/>首页</a> <a href=/a>地理</a></div>"
    text = _text(
        f"<title>清溪（河流）_百科</title><body>{menu}<h1>清溪（河流）</h1><div>{lines}</div></body>"
    )
    assert "清溪发源于青石山，流经云溪县、柳塘镇、河口区、三江口。" in text
    assert "首页" not in text


def test_letterhead_and_number_above_the_title_are_of_the_paper() -> None:
    menu = "<div class=nav><a href=/>首页</a> <a href=/a>政务公开</a></div>"
    head = "<p>东湖区教育局文件</p><p>东教〔2023〕7号</p><hr>"
    (doc,) = eduparse.clean(
        f"<title>{TITLE}_东湖区政府网</title><body>{menu}{head}<h1>{TITLE}</h1>{TEXT}{SIGNED}</body>"
    )
    assert doc.text.startswith("东湖区教育局文件\n东教〔2023〕7号\n" + TITLE)
    assert doc.metadata.doc_number == "东教〔2023〕7号"
    other = menu.replace("政务公开", "东政〔2022〕5号")
    (doc,) = eduparse.clean(
        f"<title>{TITLE}_东湖区政府网</title><body>{other}<h1>{TITLE}</h1>{TEXT}{SIGNED}</body>"
    )
    assert "东政" not in doc.text


def test_an_organ_that_signs_is_not_the_title_that_begins_with_its_name() -> None:
    title = "东湖区教育局关于开展校园阅读活动的通知"
    menu = "<div class=nav><a href=/>首页</a> <a href=/a>政务公开</a></div>"
    text = _text(
        f"<title>{title}_东湖区政府网</title><body>{menu}<div><img src=t.gif></div><div>{TEXT}{SIGNED}</div></body>"
    )
    assert text.startswith("各中小学校：")
    assert text.endswith("东湖区教育局\n2023年3月1日")


def test_names_of_attached_files_below_a_text_stay() -> None:
    foot = "<div>版权所有：东湖区教育局</div>"
    box = "<div><b>附件下载：</b><ul><li><a href=a.docx>阅读计划表.docx</a></li><li><a href=b.xlsx>书目.xlsx</a></li></ul></div>"
    (doc,) = eduparse.clean(_page(box) + foot)
    assert "阅读计划表.docx\n书目.xlsx" in doc.text
    assert [a.href for a in doc.metadata.attachments] == ["a.docx", "b.xlsx"]


@pytest.mark.parametrize("subject", ["开展校园阅读活动", "发布阅读书目", "推荐关注防诈骗信息"])
def test_a_title_speaks_of_its_subject_with_words_of_furniture(subject: str) -> None:
    title = f"东湖区教育局关于{subject}的通知"
    html = f"<html><body><div class=a><a href=/>首页</a> <a href=/1>相册</a></div><div class=b><h2>{title}</h2>{TEXT}{SIGNED}</div></body></html>"
    assert _text(html).startswith(title)


def test_words_of_furniture_count_where_no_title_is_told() -> None:
    assert not furniture_words("关于发布阅读书目的通知（试行）")
    assert furniture_words("来源：东湖教育网 阅读：12")
    assert furniture_words("关于我们")
    assert furniture_words("关于发布阅读书目的通知 来源：东湖教育网")


def test_the_heading_of_a_menu_is_no_title_where_the_window_has_none() -> None:
    menu = "<div class=a><h1>导航</h1><ul><li><a href=/>首页</a></li><li><a href=/1>相册</a></li></ul></div>"
    html = f"<html><body>{menu}<div class=b><h2>{TITLE}</h2>{TEXT}{SIGNED}</div></body></html>"
    text = _text(html)
    assert "导航" not in text
    assert text.startswith(TITLE)
