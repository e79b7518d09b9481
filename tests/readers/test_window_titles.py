"""The title of a window without the names of channel and site, where the page prints no title."""

import pytest

import eduparse

PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>{}</title></head><body><div class="c">'
    "<p>各学校：</p><p>为做好防汛工作，现就有关事项通知如下。</p><p>一、汛期每天巡查两次。</p>"
    "<p>二、巡查应当做好记录。</p></div></body></html>"
)
TITLE = "白鹿县教育局关于做好防汛工作的通知"


@pytest.mark.parametrize(
    "behind",
    [
        "_白鹿县人民政府门户网站",
        "_白鹿县人民政府",
        "-白鹿县教育局",
        " - 通知公告 - 白鹿县教育局",
        " | 白鹿县政府网",
        "_通知公告_白鹿县人民政府门户网站",
        "——白鹿县人民政府门户网站",
        "-白鹿教育网",
    ],
)
def test_the_site_behind_a_title_goes(behind: str) -> None:
    (doc,) = eduparse.clean(PAGE.format(TITLE + behind).encode())
    assert doc.metadata.title == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "白鹿县2019-2021年学前教育发展规划",
        "守护校园平安的日日夜夜——记白鹿县第一中学",
        "守护校园平安的日日夜夜——白鹿县教育局",
        "白鹿县教育局-首页",
    ],
)
def test_a_title_that_holds_a_dash_stays_whole(title: str) -> None:
    (doc,) = eduparse.clean(PAGE.format(title).encode())
    assert doc.metadata.title == title
