"""The day in the bar of a newspaper, which has no key: 银杏晚报　2021-09-13 08:15　记者 高远."""

import eduparse

PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>山区小学有了新操场_白水晚报网</title></head><body>'
    '<div class="top"><a href="/">首页</a> | <a href="/sh">社会</a> | <a href="/jy">教育</a> | <a href="/ty">体育</a></div>'
    '<div class="wrap"><h1>山区小学有了新操场</h1><div class="info">白水晚报　2021-09-13 08:15　记者 柳三</div>'
    '<div class="cont"><p>9月10日，青禾乡中心小学的孩子们第一次在塑胶跑道上体育课。</p>'
    "<p>这条跑道长二百米，由县里和爱心企业共同出资修建，工期两个月。</p>"
    "<p>校长云四说，过去一下雨操场就成了泥塘，现在孩子们下课都舍不得回教室。</p></div></div>"
    '<div class="foot">白水晚报社主办　举报电话：0000-5550123</div></body></html>'
)


def test_its_day_is_that_of_the_page() -> None:
    (doc,) = eduparse.clean(PAGE.encode())
    assert doc.metadata.web is not None
    assert doc.metadata.web.published == "2021-09-13"
    assert "记者" not in doc.text
