"""Headlines that ask or exclaim, lines printed again and again, and pages of which nothing would stay."""

from flow import run_stage

from eduparse.document.document import Document
from eduparse.settings import Settings
from eduparse.stages.strip.decision import decide
from eduparse.stages.strip.page import strip_lines

TITLE = "青禾县教育局关于做好控辍保学工作的通知\n"
BODY = "为做好控辍保学工作，根据上级的有关规定和我县的实际情况，现就有关事项通知如下，请认真贯彻执行。\n"
END = "【打印本页】【关闭窗口】\n"
HEADLINES = (
    "孩子不爱吃早饭怎么办？\n", "青禾县新建小学开工\n", "校门口的车该停在哪里？\n", "柳溪一中夺得冠军！\n",
    "石桥县公布中考时间\n", "假期作业能不能少一点？\n",
)  # fmt: skip


def strip(text: str, effort: str = "safe") -> str:
    (doc,) = run_stage(Document.of_page("x", "x", text), "strip", Settings(effort=effort))
    return doc.text


def test_headlines_that_ask_go_with_the_list_they_stand_in() -> None:
    page = TITLE + BODY + END + "".join(HEADLINES) + "版权所有：青禾县教育局\n"
    assert strip(page) == TITLE + BODY


def test_a_question_that_stands_in_no_list_stays() -> None:
    page = TITLE + BODY + END + HEADLINES[0] + "版权所有：青禾县教育局\n"
    assert HEADLINES[0].strip() in strip(page)


def test_a_row_of_questions_without_furniture_is_a_text() -> None:
    page = TITLE + BODY + "".join(HEADLINES)
    assert strip(page) == page


def test_a_line_printed_again_and_again_has_a_second_witness() -> None:
    advert = "为什么显示这个广告？\n校服定做 3 折起\n"
    page = TITLE + BODY + END + advert * 3
    assert "广告" not in strip(page)


class AllNoise:
    """Weights that call every line furniture but paragraphs."""

    def noise(self, page: list[list[str]]) -> list[float]:
        return [0.02 if "paragraph" in names else 0.99 for names in page]


def test_weights_take_nothing_where_no_text_would_stay() -> None:
    menu = "首页\n新闻\n登录\n打印本页\n"
    listed = "打印本页 关闭窗口\n校服管理办法解说\n课后服务问答\n学校食堂巡查记录\n"
    foot = "版权所有：青禾网\n"
    for text, applied in ((menu + listed, False), (menu + BODY + listed + foot, True)):
        lines = strip_lines(text.rstrip("\n"))
        found = decide(lines, "thorough", AllNoise())  # type: ignore[arg-type]
        weighed = [v.applied for v in found.values() if v.rule.startswith("noise.weighed")]
        assert weighed
        assert all(done == applied for done in weighed)
