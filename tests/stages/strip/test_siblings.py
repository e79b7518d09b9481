"""Paragraphs of an HTML page that stand beside a share bar, an advert or a pager stay, and so does the signature."""

import pytest

import eduparse

BLOCKS = {
    "share": '<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div>',
    "advert": '<div class="ad"><a href="#">广告：买校服</a></div>',
    "related": '<div class="related">相关阅读：<a href="/1">校服采购指南</a></div>',
    "pager": '<div class="page"><a href="1">上一页</a><a href="2">下一页</a></div>',
}
PARAGRAPHS = (
    "各学校：",
    "为规范校服管理，现通知如下。",
    "一、坚持自愿。学生自愿购买校服。",
    "二、公开采购。采购结果公示七天。",
    "石桥县教育局",
    "2022年10月12日",
)


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("place", range(1, len(PARAGRAPHS)))
def test_a_block_inside_the_article_takes_no_paragraph_along(block: str, place: int) -> None:
    parts = [f"<p>{p}</p>" for p in PARAGRAPHS]
    parts.insert(place, block)
    page = f"<html><title>x</title><body><h2>关于校服管理的通知</h2>{''.join(parts)}</body></html>"
    text = "".join(d.text for d in eduparse.clean(page.encode()))
    assert [p for p in PARAGRAPHS if p not in text] == []


ANNEXES = "<p>附件下载：1.<a href='/up/1.xlsx'>需求申报表</a></p><p>2.<a href='/up/2.docx?v=1'>申报材料清单</a></p>"


def test_files_below_the_first_annex_stay_and_links_to_pages_go() -> None:
    more = "<p>3.<a href='/up/3.pdf'>关于校服管理的通知</a></p>"
    others = (
        "<p><a href='/news/4.html'>柳溪县教育局召开会议</a></p><p><a href='/up/5.pdf'>年报</a></p>"
    )
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    page = f"<html><title>x</title><body><h2>关于校服管理的通知</h2>{body}{ANNEXES}{more}{others}</body></html>"
    (doc,) = eduparse.clean(page.encode())
    assert "申报材料清单" in doc.text
    assert "3.关于校服管理的通知" in doc.text
    assert "召开会议" not in doc.text
    assert "年报" not in doc.text
    assert len(doc.metadata.attachments) == 3


def test_annexes_that_are_many_and_nothing_but_links_stay() -> None:
    files = "".join(f"<p><a href='/up/{n}.docx'>附件{n}.docx</a></p>" for n in range(1, 8))
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    page = f"<html><title>x</title><body><h2>关于校服管理的通知</h2>{body}<p>附件：</p>{files}</body></html>"
    (doc,) = eduparse.clean(page.encode())
    assert doc.text.count(".docx") == 7


NOTICE = "<title>石桥县政府</title><div class=top><a href=/>首页</a><a href=/n>新闻</a><a href=/g>公开</a></div><div class=content><h1>石桥县教育局关于征集教具的通知</h1><p>各学校：</p><p>一、征集范围为自制教具。</p><p>二、每校不超过五件。</p><p>石桥县教育局</p>{date}{files}</div>{below}<div class=foot>版权所有：石桥县政府 ICP备00000000号</div>"
FILES = "".join(
    f"<p><a href='/up/{n}.doc'>{n}.{name}.doc</a></p>" for n, name in ((1, "登记表"), (2, "说明"))
)


def test_the_date_between_the_signature_and_the_files_of_a_short_notice_stays() -> None:
    page = NOTICE.format(date="<p>2023年5月8日</p>", files=FILES, below="")
    (doc,) = eduparse.clean(page)
    assert "石桥县教育局\n2023年5月8日\n1.登记表.doc" in doc.text
    assert str(doc.metadata.issued) == "2023-05-08"


def test_the_date_of_another_page_below_the_files_goes() -> None:
    news = "<ul class=list>{}</ul>".format(
        "".join(
            f"<li><a href=/{n}.html>第{n}小学举办运动会</a><span>2023-06-0{n}</span></li>"
            for n in range(3, 8)
        )
    )
    page = NOTICE.format(date="<p>2023年5月8日</p>", files=FILES, below=news)
    (doc,) = eduparse.clean(page)
    assert "2023-06" not in doc.text
    assert "2023年5月8日" in doc.text
