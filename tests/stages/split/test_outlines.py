"""Outlines of real kinds: several papers of one notice, sentences that head nothing, labels behind page numbers."""

import pytest

import eduparse


def outline(text: str) -> dict[str, str | None]:
    """The heading of each path."""
    return {"/".join(c.path): c.heading for c in eduparse.split(text).clauses if c.path}


def body(text: str, path: str) -> str:
    """The text of the clause at ``path``."""
    doc = eduparse.split(text)
    found = next(c for c in doc.clauses if "/".join(c.path) == path)
    return "".join(doc.text[a:b] for a, b in found.spans)


TWO = (
    "溪口县教育局关于印发校车和校舍管理两个规定的通知\n各学校：\n现将两个规定印发给你们，请遵照执行。\n"
    "溪口县教育局\n2021年3月1日\n溪口县校车管理规定\n为了加强校车管理，制定以下规定：\n"
    "一、校车应当登记。\n二、校车应当检修。\n"
)


@pytest.mark.parametrize(
    ("second", "under"),
    [
        ("溪口县校舍管理规定\n为了加强校舍管理，制定以下规定：\n", "附件/"),
        ("校舍管理工作\n", ""),  # a heading of the same paper
    ],
)
def test_a_second_paper_of_a_notice_is_an_annex(second: str, under: str) -> None:
    found = outline(f"{TWO}{second}一、校舍每年检查。\n二、危房立即停用。\n")
    assert ("附件/一" in found) is bool(under)
    assert list(found)[:2] == ["一", "二"]


@pytest.mark.parametrize(
    ("named", "annexed"), [("“松坪水库闸门操作规定”", True), ("“松坪水库巡查要点”", False)]
)
def test_a_decree_names_the_second_paper(named: str, *, annexed: bool) -> None:
    text = (
        f"松坪县令\n修正“松坪水库运用要点”及{named}，自即日生效。\n松坪水库运用要点修正规定\n"
        "一、本水库供水灌溉。\n二、本水库每日观测水位。\n松坪水库闸门操作规定修正规定\n一、闸门平时关闭。\n二、泄洪时开启闸门。\n"
    )
    assert ("附件/一" in outline(text)) is annexed


def test_a_long_first_sentence_heads_nothing_where_siblings_have_no_heading() -> None:
    items = "".join(
        f"（{n}）学校按照核定的标准收取伙食费，每月公布一次账目。\n" for n in "一二三四"
    )
    first = "企业转制以后继续享受原有的各项用地优惠政策"
    long = f"有关政策\n一、收费\n{items}（五）{first}。以后按新的规定办理。\n二、监督\n公开账目。\n"
    assert outline(long)["一/(五)"] is None
    short = long.replace(first, "享受优惠政策")
    assert outline(short)["一/(五)"] is None  # the others are one sentence each
    headed = long.replace("学校按照核定的标准收取伙食费，", "收取伙食费。学校按照标准收取，")
    assert outline(headed)["一/(五)"] == first


@pytest.mark.parametrize(
    ("first", "heads"),
    [
        ("对参加值班的教师，应给予补助", False),
        ("宜按分区布置设施", False),
        ("应急值守", True),
        ("适应发展需要", True),
    ],
)
def test_what_must_be_done_is_a_sentence(first: str, *, heads: bool) -> None:
    text = f"值班办法\n一、{first}。具体标准由县里另行规定。\n二、做好登记。每日填写值班记录。\n"
    assert outline(text)["一"] == (first if heads else None)


MARKED = "".join(
    f"——{name}。全县学校按时完成了各项任务。\n" for name in ("质量提高", "条件改善", "队伍稳定")
)


def test_paragraphs_behind_bullets_are_the_clause_s_own() -> None:
    text = f"工作报告\n一、去年工作\n成绩如下。\n{MARKED}这些成绩来之不易。\n我们还有不少困难。\n二、今年工作\n抓好落实。\n"
    assert "来之不易" in body(text, "一")
    assert "来之不易" not in body(text, "一/——3")
    several = text.replace("——条件改善。", "——条件改善。各校都有了操场。\n")
    assert "来之不易" in body(several, "一/——3")  # a bullet here has paragraphs of its own


def test_paragraphs_between_two_lists_of_bullets() -> None:
    again = MARKED.replace("提高", "优先").replace("改善", "均衡").replace("稳定", "优化")
    led = f"工作报告\n一、去年工作\n成绩如下。\n{MARKED}今年要坚持以下原则。\n{again}二、今年工作\n抓好落实。\n"
    assert "以下原则" in body(led, "一")
    own = led.replace("今年要坚持以下原则", "教师待遇也有提高")
    assert "教师待遇" in body(own, "一/——3")


PAGES = "5.1 保障\n各校落实责任。\n5.1.1 经费保障。足额安排。\n5.1.2 人员保障。配齐教师。\n"


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("425.1.3物资保障。备足物资。", "5.1/5.1.3"),
        ("55.1.3物资保障。备足物资。", "5.1/5.1.3"),
        ("425.1.7物资保障。备足物资。", None),  # nothing stands before it
        ("425.12元用于维修。", None),
    ],
)
def test_a_decimal_label_behind_the_number_of_a_page(line: str, path: str | None) -> None:
    found = outline(f"溪口县规划\n{PAGES}{line}\n")
    assert list(found)[3:] == ([path] if path else [])


def test_a_part_with_its_own_parts_behind_the_number_of_a_page() -> None:
    text = "溪口县规划\n9.1 目标\n明确目标。\n9.1.1 近期。完成布点。\n9.1.2 远期。全部达标。\n729.2协同推进。各县分工。\n9.2.1 交通。共建校车站。\n9.2.2 信息。共享资源。\n"
    assert list(outline(text)) == ["9.1", "9.1/9.1.1", "9.1/9.1.2", "9.2", "9.2/9.2.1", "9.2/9.2.2"]


def test_a_chapter_behind_the_number_of_a_page() -> None:
    text = "坚持公益。\n15三、优化布局\n3.1 布点。合理布点。\n3.2 规模。控制规模。\n"
    assert list(outline(text)) == ["三", "三/3.1", "三/3.2"]
    assert "三" not in outline(text.replace("3.1", "4.1").replace("3.2", "4.2"))


def test_a_list_below_firstly_stays_below_it() -> None:
    text = (
        "工作报告\n一、去年工作\n成绩很大。\n二、今年工作\n任务如下。\n"
        "第一、控制规模。要做好下列工作。\n一、规模由县里核定。\n二、不得超额招生。\n"
        "第二、改进管理。要做好下列工作。\n一、校长负责管理。\n二、教师参与管理。\n第三、加强监督。公开账目。\n"
    )
    found = list(outline(text))
    assert "二/第一/一" in found
    assert found[-1] == "二/第三"
    plain = "工作报告\n一、去年工作\n第一、控制规模。\n第二、改进管理。\n二、今年工作\n抓好落实。\n一、附带说明\n报告完毕。\n"
    assert "一/第二/二" not in outline(plain)


def test_the_title_of_a_box_ends_at_a_wide_gap() -> None:
    text = "溪口县规划\n一、工程\n专栏1　校舍改造工程　　（一）维修教室。（二）新建食堂。\n二、保障\n落实经费。\n"
    doc = eduparse.split(text)
    box = next(c for c in doc.clauses if c.kind == "box")
    assert box.heading == "校舍改造工程"
    lone = eduparse.split("溪口县规划\n一、工程\n专栏1　校舍　改造工程\n各校分批改造。\n")
    assert next(c for c in lone.clauses if c.kind == "box").heading == "校舍　改造工程"


@pytest.mark.parametrize(
    ("line", "signs"),
    [("主任委员　林某某", True), ("部　　长　卞某某", True), ("主任委员会议另行通知", False)],
)
def test_who_signs_a_decree_stands_in_the_back(line: str, *, signs: bool) -> None:
    text = f"松坪县令\n一、自来水公司应当公布水价。\n二、本令自即日生效。\n{line}\n"
    kinds = [c.kind for c in eduparse.split(text).clauses]
    assert ("back" in kinds) is signs


@pytest.mark.parametrize(("above", "lost"), [("重点任务", "二/(一)"), ("校园内外", "一/(一)")])
def test_a_heading_of_the_genre_tells_of_a_lost_label(above: str, lost: str) -> None:
    """Whether 二、 or a heading of no known kind stood there; 三、 follows in both."""
    text = (
        f"溪口县方案\n一、工作目标\n到明年全部达标\n{above}\n（一）维修校舍。各校分批维修。\n（二）配齐教师。按时招聘。\n"
        "三、保障措施\n落实经费。\n"
    )
    assert lost in outline(text)


def test_the_parts_of_an_appendix_stand_below_no_number() -> None:
    text = "溪口县规程\n9.1.1 检测。逐校检测。\n9.1.2 验收。逐校验收。\nA.1.1 布点。均匀布点。\nA.1.2 读数。两次读数。\n"
    assert list(outline(text)) == ["9.1.1", "9.1.2", "A.1.1", "A.1.2"]


@pytest.mark.parametrize(
    ("line", "heads"),
    [("本校学年预算以及执行情况。校务会议", False), ("预算公开。学校每年公布预算", True)],
)
def test_the_last_item_of_an_article_heads_nothing(line: str, *, heads: bool) -> None:
    """The paragraph below it is the article's; with a heading behind every label it is the item's own."""
    items = "".join(
        f"{n}、{'职责明确。' if heads else ''}学校应当公开的各项收费。\n" for n in "一二三"
    )
    first, rest = line.split("。")
    text = f"公开办法\n第一条 学校公开下列事项：\n{items}四、{first}。{rest}每年审议一次。\n五、其他事项。\n前项各款由学校公布。\n第二条 本办法自发布日施行。\n"
    assert (outline(text)["第一条/四"] is not None) is heads


def test_a_line_that_breaks_off_heads_no_item() -> None:
    text = (
        "收费办法\n第一条 学校不得有下列行为：\n（一）超出标准收费；\n（二）拒绝开具收据；\n"
        "（三）违反本办法第六条的规定以学校的名义向家长\n收取教材费用的；\n（四）摊派费用。\n第二条 违者处分。\n"
    )
    assert outline(text)["第一条/(三)"] is None
    named = text.replace(
        "违反本办法第六条的规定以学校的名义向家长\n收取教材费用的；", "其他情形\n由县里认定。"
    )
    assert outline(named)["第一条/(三)"] == "其他情形"


@pytest.mark.parametrize(("name", "listed"), [("校车", True), ("校舍", False)])
def test_items_that_files_below_are_named_after_are_a_list(name: str, *, listed: bool) -> None:
    text = (
        "松坪县教育局关于校车的通知\n各学校：\n一、落实责任。各校逐车登记。\n二、本通知自印发之日起施行。\n"
        f"１．校车申报表\n２．校车标准\n松坪县教育局\n附件1：{name}申报表.doc\n附件2：{name}标准.doc\n"
    )
    kinds = [("/".join(c.path), c.kind) for c in eduparse.split(text).clauses]
    assert (("二/2", "clause") not in kinds) is listed


def test_a_paragraph_behind_items_that_end_in_semicolons_is_the_clause_s_own() -> None:
    text = "通知\n一、处理下列行为：\n（一）扰乱秩序的；\n（二）损毁公物的；\n（三）其他情形。\n发生上述情形的，学校应当报告。\n二、加强巡查。按时巡查。\n"
    assert "应当报告" in body(text, "一")
    apart = text.replace("（二）损毁公物的；", "（二）损毁公物的。照价赔偿。")
    assert "应当报告" in body(apart, "一/(三)")


@pytest.mark.parametrize(
    ("line", "back"),
    [
        ("校车办法总说明及逐条说明（请参见PDF）", True),
        ("分送：各县教育局，县中心校。", True),
        ("校车办法另有逐条说明供各校参考使用。", False),
    ],
)
def test_closing_lines_below_the_last_clause(line: str, *, back: bool) -> None:
    text = f"松坪县校车办法\n第一条　校车应当登记。\n第二条　本办法自发布日施行。\n{line}\n"
    assert ("back" in [c.kind for c in eduparse.split(text).clauses]) is back


@pytest.mark.parametrize(("sign", "heads"), [("︰", False), ("﹕", False), ("", True)])
def test_a_colon_of_any_form_leads_to_a_list(sign: str, *, heads: bool) -> None:
    text = f"办法\n第1条\n本办法依法订定。\n第2条\n本办法用词定义{sign}\n一、校车，指接送学生的车辆。\n二、驾驶人，指持证人员。\n"
    assert (outline(text)["第2条"] is not None) is heads


def test_a_heading_of_one_among_three_is_none() -> None:
    text = "办法\n一、场地\n（一）加强对起飞场以及起飞台与停放区用地的管理。长度为二十米。\n（二）降落场为二十五米；宽度相同。另设标志。\n（三）场间净距不少于十米；特殊情形除外。另行核定。\n二、监督\n公开账目。\n"
    assert outline(text)["一/(一)"] is None
    headed = text.replace(
        "降落场为二十五米；", "做好降落场的长度以及宽度的统一规划。降落场为二十五米；"
    )
    assert outline(headed)["一/(一)"] is not None


@pytest.mark.parametrize(
    ("line", "front"),
    [
        (
            "2000年5月31日松坪县第十一届人民代表大会常务委员会第十六次会议通过并经2000年6月30日溪口省第九届人民代表大会常务委员会第十五次会议批准的《关于修改〈校车办法〉的决定》第一次修正",
            True,
        ),
        (
            "2000年5月31日以来，松坪县认真落实各项制度，校车安全工作得到加强，各校都建立了登记制度，驾驶人都参加了培训，家长普遍表示满意，县里决定制定办法。",
            False,
        ),
    ],
)
def test_the_history_of_a_statute_stands_in_its_front(line: str, *, front: bool) -> None:
    text = f"松坪县校车办法\n1997年3月28日松坪县第十届人民代表大会常务委员会第三十次会议通过\n{line}\n第一条　校车应当登记。\n第二条　校车应当检修。\n"
    kinds = [c.kind for c in eduparse.split(text).clauses]
    assert ("preamble" not in kinds) is front


def test_the_line_above_links_to_files_closes_a_paper() -> None:
    text = "松坪县公告\n一、校车应当登记。\n二、可拨打电话咨询。\n特此公告。\n松坪县教育局\n2020年1月25日\n公告正文下载链接：\n校车公告.doc\n校车公告.pdf\n"
    assert "校车公告.doc" not in body(text, "二")
    assert "2020年1月25日" not in body(text, "二")


def test_articles_that_a_decree_changes_stand_far_apart() -> None:
    text = "松坪县令\n修正“校车办法”第三条、第二十二条、第四十五条。\n校车办法修正条文\n第三条　　校车应当登记。\n第二十二条　　校车应当检修。\n第四十五条　　校车应当报废。\n"
    assert list(outline(text)) == ["第三条", "第二十二条", "第四十五条"]
    cited = "校车办法\n第三条　校车应当登记，依照\n第二十二条规定办理。\n第四条　校车应当检修。\n"
    assert list(outline(cited)) == ["第三条", "第四条"]
