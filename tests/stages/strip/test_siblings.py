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
