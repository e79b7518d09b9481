"""The title is chosen among all lines above the body, by form, place and what the page says."""

import pytest
from flow import clean

from eduparse.document.document import Document

BODY = "一、加强领导\n各学校要建立工作台账，逐项登记，做到底数清楚、责任明确。\n二、落实责任\n各学校要按时报送总结，逾期不报的予以通报。\n"
NOTICE = "青禾县教育局关于做好校舍检查工作的通知"
CASES = (
    # what stands above the body, the title
    (f"{NOTICE}\n各学校：\n", NOTICE),
    ("青禾县教育局\n关于做好校舍检查工作的通知\n青教〔2021〕3号\n各学校：\n", NOTICE),
    ("青禾县人民政府办公室关于印发青禾县\n校车安全管理实施细则的通知\n青政办发〔2019〕30号\n各乡镇人民政府：\n",
     "青禾县人民政府办公室关于印发青禾县校车安全管理实施细则的通知"),
    (f"青教〔2021〕3号校舍检查工作的通知\n\n{NOTICE}\n\n各学校：\n", NOTICE),
    ("青禾县2023年小学招生公告\n各位家长：\n", "青禾县2023年小学招生公告"),
    ("青禾县学校发展规划\n（2021—2025年）\n", "青禾县学校发展规划（2021—2025年）"),
    ("《青禾县教育局关于印发〈青禾县招生办法〉的通知》\n青教〔2021〕3号\n各学校：\n",
     "青禾县教育局关于印发《青禾县招生办法》的通知"),
    ("青禾县召开教育工作会议\n本报讯（记者 李一）\n近日，青禾县召开教育工作会议，总结去年工作，部署今年任务。\n",
     "青禾县召开教育工作会议"),
    # No title is printed.
    ("青教〔2021〕3号\n各学校：\n为做好校舍检查工作，现将有关事项通知如下。\n", None),
    ("各学校：\n为做好校舍检查工作，现将有关事项通知如下。\n", None),
    ("为做好校舍检查工作，保障师生安全，现将有关事项通知如下。\n", None),
)  # fmt: skip


@pytest.mark.parametrize(("above", "title"), CASES)
def test_the_title(above: str, title: str | None) -> None:
    (doc,) = clean(Document.of_page("x", "x", above + BODY))
    assert doc.metadata.title == title


NUMBERS = (
    ("青教〔2021〕3号", "青教〔2021〕3号"),
    ("青教﹝2021﹞3号", "青教〔2021〕3号"),
    ("青教[2021]第3号", "青教〔2021〕3号"),
    ("（青教【2021】3号）", "青教〔2021〕3号"),
    ("青禾县人民政府令\n第12号", "青禾县人民政府令第12号"),
    ("（青禾县人民政府令第12号）", "青禾县人民政府令第12号"),
    ("贯彻市教〔2020〕7号文件", None),
)


@pytest.mark.parametrize(("printed", "number"), NUMBERS)
def test_the_number(printed: str, number: str | None) -> None:
    page = f"青禾县校舍管理规定\n{printed}\n为加强校舍管理，制定本规定。\n第一条 本规定适用于各学校。\n第二条 学校负责。\n"
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.doc_number == number
