"""Lists of everyday words parted by 、 are no headers of key words of video and betting sites."""

import pytest

import eduparse

NOTE = "以上由电教组负责，年底前到位，遇到问题请找老师。\n"


@pytest.mark.parametrize(
    "line",
    [
        "亚洲电影、欧美电影、国产电影、日韩电影",
        "下载、注册、登录",
        "手机版、网页版、最新版",
        "体育彩票、福利彩票、足球彩票",
        "高清电视、在线视频、网上直播",
        "体育、娱乐、综合",
    ],
)
def test_a_list_stays(line: str) -> None:
    page = f"清单\n{line}\n{NOTE}"
    assert eduparse.clean(page)[0].text == page


@pytest.mark.parametrize(
    "line",
    [
        "日韩高清一区精品在线_亚洲成a人片在线观看_三级电视视频_激情综合影院",
        "人妻视频、久久精品、在线观看、亚洲无码自拍偷拍",
    ],
)
def test_a_header_goes(line: str) -> None:
    paper = "某市教育局关于招生的通知\n各区教育局：\n请认真执行。\n"
    assert eduparse.clean(f"{line}\n{paper}")[0].text == paper
