"""Titles above lists, beside buttons and notes, printed twice, misprinted, or named only as that of the source."""

import eduparse

BODY = "一、学校应当按时报送材料。\n二、区教育局负责审核。\n"


def title(text: str) -> str | None:
    (document,) = eduparse.clean(text)
    return document.metadata.title


def test_the_name_of_a_list_is_its_title_and_no_row_is() -> None:
    rows = "一等奖\n青石小学 柳三\n白沙小学 周四\n二等奖\n红岩小学 郑五\n松坡小学 何六\n"
    assert title("柳溪县中小学生朗诵比赛获奖名单\n" + rows) == "柳溪县中小学生朗诵比赛获奖名单"
    assert title(rows) is None


def test_where_nothing_stands_below_the_first_line_is_the_title() -> None:
    assert (
        title("七年级（3）班座位表\n讲　台\n张三　王五光明\n钱小七　周小九\n")
        == "七年级（3）班座位表"
    )
    assert title("各室电话\n办公室 0599-5550001\n地址 河湾县学府路1号\n") == "各室电话"
    assert title("首页\n联系我们\n柳溪县校车管理办法\n") == "柳溪县校车管理办法"


def test_the_head_of_a_table_is_no_title() -> None:
    rows = "序号　类目名称　保管期限\n1　上级来文\n1.1　需贯彻执行的　永久\n2　本局发文\n2.1　便函　10年\n"
    assert title("河湾县教育局档案保管期限表\n" + rows) == "河湾县教育局档案保管期限表"


def test_what_somebody_says_is_no_title() -> None:
    assert title("阿婆问：“你吃饱了吗？”\n孙子答：“我吃饱了。”\n") is None
    assert title("“千里冰封，万里雪飘。”\n开头两句，气势磅礴，写出了北国的景象。\n") is None


def test_cells_one_a_line_are_no_title_broken_over_lines() -> None:
    cells = "时间\n安排\n8:00\n早读\n8:20\n课间操\n10:10\n第三节课\n做眼保健操\n午间\n"
    head = "青石小学作息时间表（试行）"
    assert title(head + "\n" + cells + "备注：1.周三下午不上课。\n2.周五提前放学。\n") == head


def test_a_title_broken_over_short_lines_is_joined() -> None:
    assert title("青石小学门卫\n值班制度\n" + BODY) == "青石小学门卫值班制度"


def test_buttons_above_a_title_are_none_of_it() -> None:
    for line in ("字号 A A A", "字体 A- A A+", "校园法务顾问 为您服务 【在线留言】"):
        assert title(f"{line}\n柳溪县校车管理办法\n{BODY}") == "柳溪县校车管理办法"


def test_an_edition_in_brackets_is_part_of_a_title() -> None:
    assert title("柳溪县校车管理办法【试行】\n" + BODY) == "柳溪县校车管理办法【试行】"


def test_the_day_of_a_change_behind_a_title_goes() -> None:
    name = "青石縣國民小學校舍借用辦法"
    for note in ("  修正日期112年05月06日", " 最新修訂日期：民國112年5月6日"):
        assert title(f"{name}{note}\n第 1 條\n校舍得借用之。\n第 2 條\n借用應申請。\n") == (
            "青石县国民小学校舍借用办法"
        )
    kept = "柳溪县2021年5月6日停课通知"
    assert title(kept + "\n" + BODY) == kept


def test_of_two_titles_that_differ_by_a_slip_the_one_that_the_text_speaks_is_taken() -> None:
    body = "1、家长学校每月上课一次。\n2、家长学校由校长主持。\n3、家长学校的教师由学校聘请。\n"
    good, slip = "家长学校上课制度", "家长校学校上课制度"
    assert title(f"{good}\n2016年10月12日\n{slip}\n{body}") == good
    assert title(f"{slip}\n2016年10月12日\n{good}\n{body}") == good


def test_the_title_of_the_source_is_taken_where_no_other_is_printed() -> None:
    notice = "经研究，现将名额分配如下。\n一、小学二十名。\n二、初中十名。\n"
    told = "原标题：柳溪县教师名额分配方案\n柳溪县教育局\n2015年7月27日\n"
    (document,) = eduparse.clean(notice + told)
    assert document.metadata.title == "柳溪县教师名额分配方案"
    assert [c.kind for c in document.clauses][-1] == "back"
    assert title("柳溪县名额方案\n" + notice + told) == "柳溪县名额方案"
    assert title(notice + "原标题：见上\n原标题：柳溪县教师名额分配方案\n") is None


def test_a_title_printed_twice_is_none_of_the_addressees() -> None:
    name = "柳溪县教育局中秋节、国庆节放假通知"
    (document,) = eduparse.clean(
        f"{name}{name}各学区，中小学、幼儿园：现将放假安排通知如下。\n{BODY}"
    )
    assert document.metadata.title == name
    assert document.metadata.recipients == ("各学区", "中小学", "幼儿园")


def test_a_first_sentence_that_begins_with_the_title_stays_whole() -> None:
    name = "柳溪县积分入学申请办法"
    (document,) = eduparse.clean(f"{name}\n\n{name}有哪些要求？下面一一说明。\n{BODY}")
    preamble = next(c for c in document.clauses if c.kind == "preamble")
    assert document.text[slice(*preamble.spans[0])].strip().startswith(f"{name}有哪些要求？")
    (document,) = eduparse.clean(f"{name}\n\n{name}为规范积分入学，制定本办法。\n{BODY}")
    preamble = next(c for c in document.clauses if c.kind == "preamble")
    assert document.text[slice(*preamble.spans[0])].strip() == "为规范积分入学，制定本办法。"


def kinds(text: str) -> list[tuple[str, str]]:
    (document,) = eduparse.clean(text)
    return [(c.kind, document.text[slice(*c.spans[0])].strip()) for c in document.clauses]


def test_what_a_list_holds_stands_below_its_front() -> None:
    rows = "\n".join(
        f"青石小学 {name}" for name in ("柳三", "周四", "郑五", "何六", "吴七", "孙八")
    )
    assert kinds(f"柳溪县优秀教师名单（6名）\n{rows}\n") == [
        ("front", "柳溪县优秀教师名单（6名）"),
        ("preamble", rows),
    ]


def test_number_and_note_below_a_title_are_its_front() -> None:
    head = "柳溪县校车管理办法\n（试行）\n柳政办〔2020〕5号\n2020年3月2日"
    assert kinds(f"{head}\n{BODY}")[0] == ("front", head)


def test_the_day_behind_a_title_on_which_an_act_was_published_is_its_day() -> None:
    text = "柳溪县校车管理办法（试行）  公布日期：2020年6月11日\n第一条 校车应当登记。\n第二条 本办法自公布之日起施行。\n"
    (document,) = eduparse.clean(text)
    assert document.text == text
    assert document.metadata.title == "柳溪县校车管理办法（试行）"
    assert document.metadata.issued == "2020-06-11"
    (changed,) = eduparse.clean(text.replace("公布日期", "修正日期"))
    assert changed.metadata.issued is None


def test_half_a_sentence_of_an_article_is_no_heading() -> None:
    text = "柳溪县校车管理办法\n第一条 校车应当登记，并报县教育局备\n案后使用。\n第二条 司机培训\n司机应当每年培训。\n"
    (document,) = eduparse.clean(text)
    assert [c.heading for c in document.clauses if c.kind == "clause"] == [None, "司机培训"]


ARTICLE = "记者走访了青禾县的三所学校，看到操场上挤满了学生，校长说今年的报名人数比去年多了两成。\n"


def test_a_byline_below_a_headline_is_no_title() -> None:
    head = "共享雨伞重回校园：是方便还是负担"
    assert title(f"{head}\n石某/青禾青年报\n{ARTICLE}") == head
    assert title(f"读报/青禾县小学征文启事\n{ARTICLE}") == "读报/青禾县小学征文启事"


def test_a_button_for_the_size_of_type_is_no_part_of_a_title() -> None:
    head = "共享雨伞重回校园：是方便还是负担"
    above = "首页 > 新闻 > 正文\n"
    bar = "2020-10-04 20:30 来源: 青禾网\n"
    assert title(f"{above}{head}\n{bar}调整字体\n{ARTICLE}") == head
    assert title(f"青禾县公文\n字体设置规范\n{ARTICLE}") == "青禾县公文字体设置规范"
