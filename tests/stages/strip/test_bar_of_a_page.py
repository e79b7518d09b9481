"""The bar of an HTML page tells when it was put up, also where the layout takes it for frame."""

import eduparse

PAGE = """<html><head><title>关于加强消防安全工作的通知-南山县教育局</title></head><body>
<div class="left"><h1>关于加强消防安全工作的通知</h1>
<div class="info">发布时间：2021-11-08　来源：安全股　点击：217</div>
<div class="con"><p>各学校：</p><p>为加强校园消防安全工作，现将有关事项通知如下。</p>
<p>一、落实责任。学校法定代表人是消防安全第一责任人，应当逐级签订责任书。</p>
<p>二、排查隐患。重点检查宿舍、食堂、实验室和图书馆，建立隐患清单，限期整改到位。</p>
<p>南山县教育局</p><p>2021年11月5日</p></div>
<div class="pn">上一篇：<a href="/1">关于报送总结的通知</a> 下一篇：<a href="/2">关于取暖安全的提示</a></div></div>
<div class="right"><h3>点击排行</h3><ul><li><a href="/3">教师招聘公告 2021-12-01</a></li></ul></div>
</body></html>"""


def test_the_bar_between_title_and_text_is_read() -> None:
    (doc,) = eduparse.clean(PAGE.encode())
    assert doc.metadata.web is not None
    assert doc.metadata.web.published == "2021-11-08"
    assert doc.metadata.web.source == "安全股"


def test_a_day_in_the_list_of_other_pages_is_none() -> None:
    (doc,) = eduparse.clean(
        PAGE.replace("发布时间：2021-11-08　来源：安全股　点击：217", "").encode()
    )
    assert doc.metadata.web is None or doc.metadata.web.published is None
