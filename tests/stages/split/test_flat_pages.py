"""Pages that lost all their line breaks: title, addressees, signature and day stand between blanks."""

import eduparse

HEAD = "主页 > 公示公告 柳溪县教育局关于规范校园广播的通知 发布时间：2021-03-09 11:20 作者：办公室 各小学、幼儿园： "
TEXT = (
    "为规范校园广播，现就有关事项通知如下。 一、落实专人管理。每所学校指定一名教师负责播音内容的审核和设备的维护。 "
    "二、合理安排时间。早操和午间各播一次，每次不超过二十分钟，不得影响午休和附近居民的生活。 "
    "三、注意内容。播音应当适合学生年龄，不得播放广告。"
)


def test_a_page_of_one_line_gives_its_facts() -> None:
    (document,) = eduparse.clean(HEAD + TEXT + " 柳溪县教育局 2021年3月8日 分享到 上一页 下一页")
    known = document.metadata
    assert known.title == "柳溪县教育局关于规范校园广播的通知"
    assert known.recipients == ("各小学", "幼儿园")
    assert known.issuers == ("柳溪县教育局",)
    assert known.issued == "2021-03-08"
    last = [c for c in document.clauses if c.kind == "clause"][-1]
    assert "柳溪县教育局" not in document.text[slice(*last.spans[-1])]


def test_a_day_between_a_cover_note_and_the_title_below_it_is_its_own() -> None:
    note = "柳溪县政府办公室转发县教育局关于校园广播意见的通知 各乡镇人民政府： 现将《意见》转发给你们，请执行。"
    (document,) = eduparse.clean(
        f"{note} 二○○六年三月六日 关于规范校园广播的意见 为规范校园广播，提出如下意见。{TEXT}"
    )
    assert document.metadata.issued == "2006-03-06"


def test_a_day_that_opens_a_sentence_is_no_signature() -> None:
    (document,) = eduparse.clean(
        f"{HEAD}{TEXT} 柳溪县教育局 2021年3月8日 前组织检查，结果另行公布。"
    )
    assert document.metadata.issued != "2021-03-08"


def test_signature_and_day_between_a_cover_note_and_its_plan_count() -> None:
    note = "柳溪县教育局关于印发《柳溪县校园广播方案》的通知 各小学： 现将方案印发给你们，请执行。"
    (document,) = eduparse.clean(f"{note} 柳溪县教育局 2021年3月8日 柳溪县校园广播方案 {TEXT}")
    assert document.metadata.issued == "2021-03-08"
    assert document.metadata.issuers == ("柳溪县教育局",)


def test_a_list_of_annexes_in_front_of_the_signature_is_the_end() -> None:
    (document,) = eduparse.clean(
        f"{HEAD}{TEXT} 附件：广播安排表 柳溪县教育局 2021年3月8日 上一篇：没有了"
    )
    assert document.metadata.issued == "2021-03-08"
    last = document.clauses[-1]
    assert (last.kind, document.text[slice(*last.spans[0])].split()[0]) == (
        "back",
        "附件：广播安排表",
    )
