"""Papers as sharing sites print them: cut off, flattened, with broken brackets; and clean ones that look alike."""

import pytest

import eduparse


def outline(text: str) -> list[tuple[str, str | None]]:
    """The path and the heading of each labelled clause."""
    return [("/".join(c.path), c.heading) for c in eduparse.split(text).clauses if c.path]


def headings(text: str) -> list[str | None]:
    """The headings alone."""
    return [heading for _, heading in outline(text)]


FLAT = "青禾县校舍条例\n第一条 校名 本校全称为青禾县第一小学，简称青禾一小，由县教育局主管。 第二条 校址 本校位于青禾县石桥镇学府路，与图书馆相邻，东临青河。 第三条 任务 1.贯彻教育方针；2.提高教育质量。"


def test_a_blank_sets_headings_apart_where_line_breaks_are_gone() -> None:
    assert headings(FLAT)[:3] == ["校名", "校址", "任务"]


@pytest.mark.parametrize(
    "text",
    [
        # Whom a letter of Taiwan honours stands behind a blank.
        "主旨：办理研习\n说明：一、依据 教育部公文办理，请各校依限完成报名，并核给公假登记。 二、检送 本府实施计划一份，请依说明事项办理，并转知所属教师参加。",
        # A paragraph that lost its width: one blank alone.
        "青禾县通知\n一、各校要落实 责任制度，明确专人负责，按时上报有关材料。二、各校要开展排查，建立台账，限期整改到位。三、各校要加强值守。",
    ],
)
def test_a_blank_inside_a_sentence_sets_no_heading_apart(text: str) -> None:
    assert not any(headings(text))


def test_a_page_that_breaks_off_in_a_sentence_has_no_heading_there() -> None:
    page = "青禾一小职责\n1、实行校长负责制，校长是学校的法定代表人。\n2、制定学校的发展规划和工作计划，并认真组织实"
    assert headings(page) == [None, None]
    agenda = "青禾县讲话\n一、回顾过去，成绩令人瞩目\n成绩来之不易。\n二、展望未来，前景令人鼓舞"
    assert headings(agenda) == ["回顾过去，成绩令人瞩目", "展望未来，前景令人鼓舞"]


@pytest.mark.parametrize(
    "line", ["会议同意《青禾县果业管理", "各校校长（含幼儿园", "报名时间：5月6日上午九点"]
)
def test_a_broken_bracket_and_a_day_are_no_heading(line: str) -> None:
    assert headings(f"青禾县纪要\n一、会议原则同意收费办法。\n二、{line}\n") == [None, None]


def test_a_key_heads_its_time_or_place() -> None:
    text = "青禾县公告\n一、报名时间：每周一至周五\n节假日除外。\n二、报名地点：县教育局二楼\n请带证件。\n三、考试时间\n另行通知。\n"
    assert headings(text) == ["报名时间", "报名地点", "考试时间"]


def test_marks_of_two_forms_close_one_another() -> None:
    text = '青禾县通知\n一、启动“美育管理平台"\n请各校登录。\n二、范围（含幼儿园)\n全县学校。\n'
    assert headings(text) == ['启动“美育管理平台"', "范围（含幼儿园)"]


def test_a_time_with_text_of_its_own_is_a_heading() -> None:
    text = "青禾县方案\n一、宣传阶段：3月1日至4月1日\n张贴海报，发放资料。\n二、检查阶段：5月1日至6月1日\n开展抽查，通报结果。\n"
    assert headings(text) == ["宣传阶段：3月1日至4月1日", "检查阶段：5月1日至6月1日"]


def test_a_long_sentence_alone_on_its_line_is_headed_like_its_siblings() -> None:
    siblings = "二、加强管理，保教并重。\n本学期开展了活动。\n三、家长工作\n定期召开会议。\n"
    long = "稳定幼儿情绪，帮助幼儿适应园内生活，培养幼儿良好习惯"
    assert headings(f"幼儿园工作总结\n一、{long}。\n新学期开始了。\n{siblings}")[0] == long
    ought = "各单位应当重视，加强领导，明确分工，抓好落实"
    assert headings(f"幼儿园工作总结\n一、{ought}。\n新学期开始了。\n{siblings}")[0] is None


def test_a_title_glued_to_the_first_label() -> None:
    text = "学生住宿管理制度一、住宿常规1、按时起床，整理内务。2、按时就餐，排队打饭。3、按时熄灯，保持安静。"
    assert outline(text)[:2] == [("一", "住宿常规"), ("一/1", None)]
    prose = "学校教学方法一、二年级各有不同。\n一、备课\n认真备课。\n二、上课\n认真上课。\n"
    assert [path for path, _ in outline(prose)] == ["一", "二"]


def test_a_chapter_in_front_of_its_first_decimal_part() -> None:
    text = "青禾县应急指南第1章总则1.1编制依据依据有关法律，结合本县实际，制定本预案。1.2适用范围本预案适用于本县各类事件的处置工作。"
    assert [path for path, _ in outline(text)] == ["第1章", "第1章/1.1", "第1章/1.2"]


def test_the_next_chapter_stands_below_a_signature() -> None:
    text = "采购文件\n第一章采购邀请\n欢迎供应商参加报价。\n青禾大学招标中心\n2017年5月5日\n第二章采购要求\n一、货物清单\n"
    assert "第二章" in [path for path, _ in outline(text)]
    notice = "关于放假的通知\n各学校：\n放假一天。\n青禾县教育局\n2017年5月5日\n下一篇：采购信息\n"
    assert eduparse.split(notice).clauses[-1].kind == "back"


def test_an_item_goes_on_below_its_comma() -> None:
    item = "（一）事故是指在活动中,\n由于责任人失误,造成不良后果的行为。\n"
    text = f"青禾县办法\n第一条 事故分为两类：\n{item}本办法所称责任人，含管理人员。\n第二条 本办法自公布之日起施行。\n"
    clauses = {"/".join(c.path): c for c in eduparse.split(text).clauses if c.path}
    doc = eduparse.split(text)
    inner = clauses["第一条/(一)"].spans
    assert [doc.text[low:high] for low, high in inner] == [item]


def test_half_a_bracket_counts_with_the_whole_ones_behind_it() -> None:
    text = "服务要求\n1) 乙方应负责送货上门。\n(2) 乙方应提供设计方案。\n(3) 乙方应提供维修服务。\n"
    assert [path for path, _ in outline(text)] == ["(1)", "(2)", "(3)"]
    lists = "服务要求\n(1) 送货\n1) 按时送到。\n2) 轻拿轻放。\n(2) 安装\n1) 调试。\n2) 验收。\n"
    assert "(1)/1)" in [path for path, _ in outline(lists)]


def test_items_that_a_point_leads_to_on_its_own_line() -> None:
    text = "运动会计划\n（一）竞赛项目\n1.学生组：六十米跑\n2.社区组：1.托儿所六十米 2.老人六十米 3.妇女接力\n（二）展览\n1.书法展\n2.绘画展\n"
    paths = [path for path, _ in outline(text)]
    assert paths[:6] == ["(一)", "(一)/1", "(一)/2", "(一)/2/1", "(一)/2/2", "(一)/2/3"]
    again = "青禾县方案\n一、目标\n1.扩大学位\n2.提高质量\n二、措施：\n1.建设校舍\n2.培训教师\n"
    assert [path for path, _ in outline(again)][-2:] == ["二/1", "二/2"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "采购合同书\n供方：________（以下简称乙方）\n双方协商一致，订立本采购合同。\n",
            "采购合同书",
        ),
        ("青禾县幼儿园评定标准\n（修订稿）\n", "青禾县幼儿园评定标准（修订稿）"),
        ("中小学班主任工作规定\n", "中小学班主任工作规定"),
        (
            "转发《关于加强安全工作，\n预防踩踏事故的通知》的通知\n",
            "转发《关于加强安全工作，预防踩踏事故的通知》的通知",
        ),
    ],
)
def test_titles(lines: str, title: str) -> None:
    body = "一、基本情况\n各项工作有序开展。\n二、下一步工作\n落实各项要求。\n"
    assert eduparse.split(lines + body).metadata.title == title


COLUMN = (
    "青禾縣中學辦法\n第 1 條  高級中等教育，應接續九年國民教育，以陶冶青年身心，發展學生潛能，\n"
    "奠定學術研究或專業技術知能之基礎，培養五育均衡發展之優質公民為宗\n旨。\n"
    "第 2 條  九年國民教育及高級中等教育，合為十二年。\n"
    "九年國民教育，依國民教育法規定，採免試、免學費及強迫入學；高級中\n"
    "等教育，採免試入學為主，由學生依其性向、興趣及能力自願入學，並依\n一定條件辦理。\n"
    "第 3 條  本法之主管機關：在中央為教育部；在直轄市為直轄市政府；在縣（市）\n為縣（市）政府。\n"
    "第 4 條  高級中等學校由中央政府、直轄市政府、縣（市）政府或由私人依私立學\n校法設立之。\n"
)


def test_labels_that_stand_beside_the_column() -> None:
    lines = eduparse.clean(COLUMN)[0].text.split("\n")
    assert lines[1].endswith("优质公民为宗旨。")
    assert lines[-2].endswith("依私立学校法设立之。")


MOTTOES = (
    "青禾中学校训诠释\n以德为先，培育有理想、有担当、有本领的时代新人\n以生为本，尊重每一名学生的个性，因材施教静待花\n"
    "师道为重，关心每一位教师的成长，搭建专业的平台\n质量为要，打造高效课堂，让每节课都有收获和思考\n"
    "研究促教，围绕真实问题开展校本教研，分享好做法\n文化育人，建设书香校园，让墙壁说话、让花草传情\n"
    "体育强身，每天锻炼一小时，掌握两项以上运动技能\n美育润心，开设合唱、舞蹈、书法、绘画等社团课程\n"
    "劳动树德，建好劳动基地，体验耕种、收获的全过程\n法治治校，健全章程制度，依法办学民主管理和监督\n"
)


@pytest.mark.parametrize("line", MOTTOES.split("\n")[1:-1])
def test_lines_without_the_end_of_a_sentence_are_no_column(line: str) -> None:
    assert line in eduparse.clean(MOTTOES)[0].text.split("\n")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of the first labelled clause."""
    doc = eduparse.split(text)
    clause = next(c for c in doc.clauses if c.path)
    return [doc.text[low:high] for low, high in clause.paragraphs]


def test_a_paragraph_goes_on_behind_a_comma() -> None:
    head = "借阅规则\n1、办理借阅证请携带证件，借期十五天，\n期刊不能续借。\n"
    assert paragraphs(head + "2、本证遗失请挂失。\n") == []
    more = head + "逾期须交费。\n2、本证遗失请挂失。\n"
    assert paragraphs(more) == [
        "办理借阅证请携带证件，借期十五天，\n期刊不能续借。",
        "逾期须交费。",
    ]


@pytest.mark.parametrize(
    ("item", "heading"),
    [
        ("检查中未提供材料的，视为不符合。不符合项扣二分。", None),
        ("质保期从验收合格后开始计算。质保期内免费维修。", None),
        ("乙方应提供设计方案。方案应符合标准。", None),
        ("存在问题一是教师缺编。二是资源不足。", None),
        ("严格资格审查。不符合条件的不予录取。", "严格资格审查"),
        ("从严管理。各校要落实责任。", "从严管理"),
        ("坚持从娃娃抓起。各校要开展活动。", "坚持从娃娃抓起"),
        ("坚持统一要求。各校要执行标准。", "坚持统一要求"),
        ("落实第一要务。各校要推动发展。", "落实第一要务"),
        ("明确甲方权利。合同应写明权利。", "明确甲方权利"),
    ],
)
def test_a_first_sentence_that_states_something_heads_nothing(
    item: str, heading: str | None
) -> None:
    assert headings(f"青禾县服务要求\n1.{item}\n2.各校应当照办。\n") == [heading, None]


def test_what_was_decided_is_no_text_of_the_item_above() -> None:
    text = "青禾县会议纪录\n说明：\n一、依据来函办理。\n二、检附修正草案。\n决议：照案通过。\n"
    assert headings(text) == [None, None]
    own = "青禾县方案\n一、总体目标。\n各校全部达标。\n二、主要任务。\n新建校舍。\n"
    assert headings(own) == ["总体目标", "主要任务"]


def test_one_label_alone_with_its_heading() -> None:
    head = "青禾县教育局关于学习安全办法的通知\n各学校：\n现通知如下：\n"
    lone = head + "一、学习宣传，深刻领会意义。《办法》总结了学校安全管理的经验。\n"
    assert outline(lone) == [("一", "学习宣传，深刻领会意义")]
    assert outline(head + "一、二年级学生按时到校，并由家长接送。\n") == []


FIELDS = (
    "青禾县运动会规程\n一、主办单位：县体育局\n二、承办单位：第一小学\n三、参赛对象：全县学生\n"
)


def test_a_key_heads_its_value_among_its_like() -> None:
    keys = ["主办单位", "承办单位", "参赛对象"]
    assert headings(FIELDS + "四、参赛办法\n各校自愿报名。\n") == [*keys, "参赛办法"]


@pytest.mark.parametrize(
    "text",
    [
        # Text of their own below.
        "青禾县方案\n一、宣传阶段：广泛发动\n张贴海报。\n二、检查阶段：全面排查\n开展抽查。\n",
        # One alone.
        "青禾县方案\n一、目标：全面普及\n二、任务分工\n各校落实。\n三、工作要求\n按时上报。\n",
    ],
)
def test_headings_with_a_colon_stay(text: str) -> None:
    assert None not in headings(text)


def test_a_line_that_ends_in_a_time_is_no_heading() -> None:
    text = "运动会通知\n1、接力在操场进行，时间上午8:30\n拔河在球场进行，时间上午9:10\n2、各队按时参加。\n"
    assert headings(text) == [None, None]
