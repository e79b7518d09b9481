"""Labels with small, vertical or half-width marks are labels, and are printed as the page has them."""

from flow import run_stage

from eduparse.document.document import Document

PAGE = """青禾县教育局关于做好校园安全工作的通知
各中小学校﹕
为做好校园安全工作﹐现将有关事项通知如下﹕
一､加强领导｡各校要高度重视｡
︵一︶成立专班。各校要成立专班。
﹙二﹚明确分工。各校要明确分工。
二﹑落实责任。各校要抓好落实。
青禾县教育局
2008年3月5日
"""


def test_labels_in_other_marks() -> None:
    (doc,) = run_stage(Document.of_page("page", "page.txt", PAGE), "split")
    numbered = [(c.label, c.path, c.heading) for c in doc.clauses if c.label]
    assert numbered == [
        ("一､", ("一",), "加强领导"),
        ("︵一︶", ("一", "(一)"), "成立专班"),
        ("﹙二﹚", ("一", "(二)"), "明确分工"),
        ("二﹑", ("二",), "落实责任"),
    ]
    assert doc.text == PAGE


def test_a_face_is_no_label() -> None:
    text = "今天好开心︵‿︶\n一路走﹐一路唱﹑笑。\n（︶︿︶）第二天又下雨了。\n"
    (doc,) = run_stage(Document.of_page("page", "page.txt", text), "split")
    assert [c.label for c in doc.clauses if c.label] == []
