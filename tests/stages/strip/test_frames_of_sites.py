"""The frames of viewers, blogs, wikis, feeds, applications and mailboxes go; a paper that says the same keeps it."""

import pytest

import eduparse

TEXT = "为做好今年的报名工作，根据上级的有关规定和我县的实际情况，现将有关事项通知如下，请各校认真贯彻执行。"
LAW = "青石市学前教育办法\n第一条 为规范学前教育，根据有关法律、法规，制定本办法。\n第二条 学前教育实行属地管理、分级负责。\n第三条 本办法自公布之日起施行。\n"
NOTICE = f"柳溪县教育局关于做好报名工作的通知\n各学校：\n{TEXT}\n一、各校应当公开报名的条件、时间和程序。\n二、各校应当在三月底前上报名册。\n柳溪县教育局\n2021年3月5日\n"
KEPT = f"柳溪县教育局关于做好报名工作的通知\n各学校：\n{TEXT}\n一、操作步骤\n{{line}}\n各校应当在三月底前按照上述办法完成练习，并将结果报送教育局备案，逾期不报的予以通报。\n柳溪县教育局\n2021年3月5日\n"


def _text(page: str) -> str:
    return eduparse.clean(page)[0].text


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        (f"上一页 下一页 适合宽度 第 1 页/共 5 页 缩放\n{NOTICE}", "上一页 适合宽度 缩放"),
        (
            f"Thumbnails Document Outline Attachments\nPage: 1 of 9\n{LAW}Preparing document for printing...\n",
            "Outline Page: Preparing",
        ),
        (
            f"{NOTICE}标签：报名 名册；\n欢迎参与讨论，请在这里发表您的看法。\n登录后台 查看权限\n",
            "标签 讨论 后台",
        ),
        (
            f"柳溪文库，自由的图书馆\n跳转到导航 跳转到搜索\n{LAW}隐藏分类：没有来源的页面\n",
            "自由 跳转 隐藏",
        ),
        (
            f"柳溪发布\n2021-03-06 09:30 · 优质教育领域创作者\n关注\n视频加载失败，请刷新页面重试\n{NOTICE}举报/反馈\n",
            "领域 关注 视频 举报",
        ),
        (
            f"今天是2021年3月6日 星期六 农历正月廿三 您是第 2201 位访客\n天气：晴 5℃~16℃\n{NOTICE}",
            "农历 访客 ℃",
        ),
        (
            f"A- A A+\n{NOTICE}点赞 8\n在看 2\n分享至\n微信好友 朋友圈 复制链接 生成海报\n",
            "A+ 点赞 在看 分享 海报",
        ),
        (
            f"{NOTICE}您对本次答复是否满意：○满意 ○基本满意 ○不满意\n验证码：  看不清，换一张\n提交评价\n",
            "○ 验证码 评价",
        ),
        (f"{NOTICE}收藏3 支持1 反对0\n", "收藏 支持 反对"),
        (f"下载文字版：WORD PDF OFD\n{NOTICE}", "OFD"),
        (f"{LAW}快速回到頁首按鈕\n", "页首"),
        (f"{LAW}下载地址： 点击此处下载\n", "下载"),
        (
            f"{NOTICE}原文标题：柳溪县报名通知\n文章来源：http://www.liuxi.example/2.html\n",
            "原文 来源",
        ),
    ],
)
def test_the_frame_of_a_site_goes(page: str, gone: str) -> None:
    text = _text(page)
    assert not [word for word in gone.split() if word in text]
    assert "2021年3月5日" in text or "第三条 本办法" in text


@pytest.mark.parametrize(
    "line",
    [
        "上一页 下一页 适合宽度",
        "视频加载失败，请刷新页面重试",
        "登录后台",
        "天气：晴 5℃~16℃",
        "点赞 8",
        "标签：姓名 班级",
        "微信好友 朋友圈 复制链接",
        "提交评价",
        "下载地址：点击此处下载",
    ],
)
def test_a_step_of_the_paper_stays(line: str) -> None:
    assert line in _text(KEPT.format(line=line))


def test_counts_of_linked_cases_go_from_between_articles() -> None:
    page = LAW.replace("\n第二条", "\n柳溪联想：部门规章 3 篇 案例与裁判文书 2 篇\n第二条")
    assert _text(page).split() == LAW.split()


def test_texts_that_a_lesson_links_stay() -> None:
    page = NOTICE.replace("\n二、", "\n阅读链接：古诗 3 篇 散文 2 篇\n二、")
    assert "阅读链接：古诗 3 篇" in _text(page)


def test_the_link_to_edit_a_section_goes_from_its_heading() -> None:
    page = LAW.replace("\n第一条", "\n第一章 总则[编辑]\n第一条")
    text = _text(page)
    assert "第一章 总则\n" in text
    assert "编辑" not in text


def test_a_button_that_a_sentence_names_stays() -> None:
    page = NOTICE.replace("上报名册。", "点击[编辑]按钮上报名册。")
    assert "点击[编辑]按钮" in _text(page)


def test_counts_beside_two_buttons_go_and_cells_of_a_table_stay() -> None:
    assert _text(f"{NOTICE}收藏\n12\n点赞\n30\n").split() == NOTICE.split()
    assert _text(f"首页\n要闻\n视频\n3458\n阅读\n12\n评论\n{NOTICE}").split() == NOTICE.split()
    table = "附件\n学校\n人数\n第一小学\n36\n12\n45\n92%\n第二小学\n取消\n取消\n取消\n"
    assert table.strip() in _text(f"{NOTICE}{table}打印 关闭\n")
    lessons = "附件\n课型\n评论\n12\n写作\n10\n"
    assert "12\n写作\n10" in _text(f"{NOTICE}{lessons}打印 关闭\n")
