"""Facts of pages that copy papers: stops behind titles, days in figures, names glued together, news above a paper."""

import pytest
from flow import clean as clean_page

import eduparse
from eduparse.document.document import Document
from eduparse.language.dates import day_in_figures
from eduparse.language.organs import organs

BODY = "为做好开学工作，现将有关事项通知如下。\n一、加强领导。\n各单位要落实责任。\n二、抓好落实。\n请各单位认真执行。\n"
RULES = "第一条 为了规范校服管理，制定本办法。\n第二条 学校选用校服应当征求家长意见。\n"


def clean(text: str) -> Document:
    (doc,) = clean_page(Document.of_page("p", "p.txt", text))
    return doc


def test_a_stop_behind_a_title_is_no_part_of_it() -> None:
    doc = clean(f"青禾县教育局关于做好开学工作的通知。\n各学校：\n{BODY}")
    assert doc.metadata.title == "青禾县教育局关于做好开学工作的通知"
    assert doc.metadata.recipients == ("各学校",)


@pytest.mark.parametrize(
    "line",
    [
        "近日，青禾县教育局印发了关于做好开学工作的通知。",
        "青禾县教育局高度重视，关于开学工作的通知。",
    ],
)
def test_a_sentence_about_a_paper_is_no_title(line: str) -> None:
    assert clean(f"{line}\n各校要认真落实。\n{BODY}").metadata.title is None


@pytest.mark.parametrize(
    ("figures", "day"),
    [
        ("2023515", "2023-05-15"),
        ("20230515", "2023-05-15"),
        ("2023101", "2023-10-01"),
        ("2023111", None),
        ("20231315", None),
        ("202343", "2023-04-03"),
        ("202311", None),
        ("8801234", None),
    ],
)
def test_a_day_in_figures(figures: str, day: str | None) -> None:
    assert day_in_figures(figures) == day


def test_a_day_in_figures_below_who_signs_dates_the_paper() -> None:
    doc = clean(f"关于做好开学工作的通知\n各学校：\n{BODY}青禾县教育局\n2023515\n")
    assert (doc.metadata.issuers, doc.metadata.issued) == (("青禾县教育局",), "2023-05-15")


def test_figures_below_a_sentence_date_nothing() -> None:
    doc = clean(f"关于做好开学工作的通知\n各学校：\n{BODY}报名电话见下行。\n20230515\n")
    assert doc.metadata.issued is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("教育部财政部人力资源社会保障部", ("教育部", "财政部", "人力资源社会保障部")),
        ("国家发展改革委教育部", ("国家发展改革委", "教育部")),
        ("省教育厅省财政厅", ("省教育厅", "省财政厅")),
        ("教育部基础教育司", ("教育部基础教育司",)),
        ("公安部交通管理局", ("公安部交通管理局",)),
        ("国家教育委员会", ("国家教育委员会",)),
        ("区委区政府办公室", ("区委区政府办公室",)),
        ("大力发展公办幼儿园", ()),
        ("全面推进依法治校工作领导小组", ("全面推进依法治校工作领导小组",)),
    ],
)
def test_names_that_are_glued_together(line: str, names: tuple[str, ...]) -> None:
    assert organs(line) == names


def test_a_number_among_the_words_of_a_site() -> None:
    head = (
        "青禾县教育局 青教〔2021〕5号 信息公开 首页\n青禾县教育局关于做好开学工作的通知\n各学校：\n"
    )
    assert clean(head + BODY).metadata.doc_number == "青教〔2021〕5号"


def test_numbers_of_two_papers_among_the_words_of_a_site_are_no_ones() -> None:
    head = (
        "相关 青教〔2021〕5号 青教〔2021〕6号 首页\n青禾县教育局关于做好开学工作的通知\n各学校：\n"
    )
    assert eduparse.split(head + BODY).metadata.doc_number is None


SESSION = "（2018年7月18日青禾省第十届人民代表大会常务委员会第四次会议通过）\n"


def test_a_congress_issued_what_it_passed_in_session() -> None:
    doc = clean(f"青禾省校服管理条例\n{SESSION}{RULES}")
    assert doc.metadata.issuers == ("青禾省人民代表大会常务委员会",)


def test_an_office_issued_what_its_meeting_passed() -> None:
    told = "《青禾省校服管理办法》于2011年6月13日青禾省教育厅第8次厅务会议通过，现予公布，自2012年5月1日起施行。\n"
    doc = clean(f"青禾省校服管理办法\n{told}{RULES}")
    assert doc.metadata.issuers == ("青禾省教育厅",)


def test_a_meeting_that_a_report_tells_of_issued_nothing() -> None:
    told = "2011年6月13日青禾省教育厅第8次厅务会议通过了招生计划，各项工作有序开展。\n"
    doc = clean(f"招生工作总结\n{told}一、基本情况。\n招生顺利。\n二、下一步工作。\n继续努力。\n")
    assert doc.metadata.issuers == ()


NEWS = (
    "日前，青禾县人民政府印发关于校服工作的通知。\n通知指出，要严格落实各项规定，保障学生权益。\n"
)
PAPER = f"青禾县人民政府关于做好校服工作的通知\n各乡镇人民政府：\n{BODY}"


def test_a_paper_that_a_site_prints_whole_below_its_news() -> None:
    found = clean(f"{NEWS}文件全文如下：\n{PAPER}").metadata
    assert found.title == "青禾县人民政府关于做好校服工作的通知"
    assert found.recipients == ("各乡镇人民政府",)


def test_a_notice_that_gives_a_text_below_keeps_its_title() -> None:
    page = f"青禾县关于公开征集校歌的通知\n各学校：\n现将方案全文如下：\n{PAPER}"
    assert eduparse.split(page).metadata.title == "青禾县关于公开征集校歌的通知"


def test_who_is_honoured_is_addressed() -> None:
    doc = clean(f"关于做好开学工作的通知\n尊敬的各位家长：\n{BODY}")
    assert doc.metadata.recipients == ("各位家长",)


def test_addressees_on_the_line_of_the_body_with_a_narrow_colon() -> None:
    line = "各学区,直属各类学校:根据《关于做好开学工作的通知》精神,现将有关事项通知如下。\n"
    doc = clean(
        f"青禾县开学检查的通知\n{line}一、加强领导。\n落实责任。\n二、抓好落实。\n按时上报。\n"
    )
    assert doc.metadata.recipients == ("各学区", "直属各类学校")


def test_an_organ_above_the_number_issued_the_paper() -> None:
    head = "关于印发校服管理办法的通知\n青禾地区行政公署办公室\n青署办发[2008]63号\n关于印发校服管理办法的通知\n各县人民政府：\n"
    assert clean(head + BODY).metadata.issuers == ("青禾地区行政公署办公室",)


def test_an_edition_alone_is_no_title() -> None:
    made = "近年来成绩明显，结合实际，特制定《青禾市学前教育行动计划（2017—2020年）》。\n"
    page = f"（2017-2020年）\n{made}一、基本原则\n坚持公益。\n二、主要目标\n扩大资源。\n"
    assert clean(page).metadata.title == "青禾市学前教育行动计划（2017—2020年）"


def test_a_notice_without_a_title_has_not_that_of_what_it_brings() -> None:
    told = "为了规范管理，特制定《青禾市校服管理办法》。\n现将办法印发给你们，请认真执行。\n"
    page = f"各学校：\n{told}一、加强领导。\n落实责任。\n二、抓好落实。\n按时上报。\n"
    assert clean(page).metadata.title is None


def test_the_name_of_a_site_does_not_go_on_with_a_title() -> None:
    doc = clean(f"青禾少年官网\n学生校服使用管理规定\n{RULES}")
    assert doc.metadata.title == "学生校服使用管理规定"


def test_the_day_of_a_site_of_samples_is_not_that_of_the_paper() -> None:
    page = f"您的当前位置：首页 > 教育范文 > 学校规章制度\n\n校服管理办法\n\n更新时间：2014-12-26 点击次数：\n\n{RULES}"
    assert clean(page).metadata.issued is None


def test_the_day_of_a_statute_that_a_register_of_taiwan_prints() -> None:
    page = "法规名称：青禾县国民中小学校务会议实施要点\n时间：中华民国095年04月07日\n第 1 条 为规范校务会议，订定本要点。\n第 2 条 校务会议由校长召集。\n"
    assert clean(page).metadata.issued == "2006-04-07"


SHARED = "《青禾学院宿舍管理规定.docx》由会员分享，可在线阅读，更多相关《青禾学院宿舍管理规定.docx（1页珍藏版）》请在某网上搜索。\n"
POINTS = (
    "一、宿舍长负责卫生，成员相互监督。二、不得乱拉电线，保持整洁。三、物品要摆放整齐，按时熄灯。\n"
)


def test_a_site_names_the_file_whose_title_runs_into_its_text() -> None:
    text = f"青禾学院宿舍管理规定宿舍除了遵守学校规章外，要遵循以下规定：{POINTS}"
    assert clean(SHARED + text).metadata.title == "青禾学院宿舍管理规定"


def test_a_file_that_the_text_does_not_begin_with_names_nothing() -> None:
    text = f"宿舍除了遵守学校规章外，要遵循以下规定：{POINTS}"
    assert clean(SHARED + text).metadata.title is None


def test_the_word_for_a_kind_is_a_title_above_a_sentence() -> None:
    told = "按照有关通知要求，经研究，现将推荐名单予以公示，公示期为五天。\n青禾县教育局\n2021年5月6日\n"
    assert clean(f"公示\n{told}").metadata.title == "公示"


def test_a_notice_that_runs_into_its_body() -> None:
    body = (
        "根据《青禾县表彰办法》规定，经审核，现将拟表彰项目予以公示。如有意见，请于五日内反映。\n"
    )
    title = "青禾县各校2025年度表彰项目初审情况的公示"
    assert clean(f"{title}{body}青禾县教育局\n2025年4月14日\n").metadata.title == title
    told = "青禾县教育局在官网刊登了表彰项目的公示根据《青禾县表彰办法》作出，现已结束。\n"
    assert clean(told).metadata.title is None


def test_a_title_below_a_remark_of_a_site() -> None:
    rules = "为规范宿舍管理，特制定本规定。\n第一条 宿舍按班分配。\n第二条 学生应当按时归寝。\n"
    page = f"点击这里二次下载全文。\n青禾学院宿舍管理规定\n{rules}"
    assert eduparse.split(page).metadata.title == "青禾学院宿舍管理规定"


def test_a_heading_below_the_first_paragraphs_is_no_title() -> None:
    prose = "近年来，学校高度重视学生工作，各项制度逐步健全，育人环境不断优化，家长和社会的满意度持续提高，"
    page = f"{prose}办学水平稳步提升。\n宿舍管理规定的落实措施\n{prose}成效明显。\n"
    assert eduparse.split(page).metadata.title is None


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("云溪市、各自治州人民政府，青禾行署：", ("云溪市、各自治州人民政府", "青禾行署")),
        ("各县人民政府，市教育局、市财政局：", ("各县人民政府", "市教育局", "市财政局")),
    ],
)
def test_areas_and_units_that_share_a_word(line: str, bodies: tuple[str, ...]) -> None:
    assert clean(f"关于做好开学工作的通知\n{line}\n{BODY}").metadata.recipients == bodies


def test_the_letter_that_published_an_act_in_taiwan() -> None:
    told = "中华民国104年6月8日教育部台教授国部字第1040012345号函订定发布全文七点，并自即日起生效\n"
    page = (
        f"青禾高中校务会议要点\n{told}一、为规范校务会议，订定本要点。\n二、校务会议由校长召集。\n"
    )
    found = eduparse.split(page).metadata
    assert (found.doc_number, found.issuers) == ("台教授国部字第1040012345号", ("教育部",))


def test_the_shelf_of_a_register_is_no_title() -> None:
    page = "行政/教育/中等教育\n为规范校务会议，特订定本要点，各校应当遵照办理。\n一、会议由校长召集。\n二、每学期召开两次。\n"
    assert eduparse.split(page).metadata.title is None


def test_which_of_two_letters_published_an_act_nobody_knows() -> None:
    told = (
        "1.中华民国九十年十一月十二日内政部（90）台内字第 9000012345 号令制定公布全文 10 条\n"
        "中华民国九十年十二月十七日行政院台九十内字第 074234 号令发布第九条自九十年十二月十六日施行\n"
    )
    found = eduparse.split(told).metadata
    assert (found.title, found.doc_number, found.issuers) == (None, None, ())


def test_the_day_and_the_number_of_a_letter_broken_over_lines() -> None:
    told = "1.中华民国一百十二年十二月二十一日内政部台内消字第 1120812345 号\n令订定发布全文 10 条；并自发布日施行\n"
    found = eduparse.split(told).metadata
    assert (found.title, found.doc_number) == (None, "台内消字第1120812345号")
    assert (found.issuers, found.issued) == (("内政部",), "2023-12-21")


def test_who_printed_a_paper_below_a_day_in_figures() -> None:
    end = "青禾镇人民政府\n\n202343\n\n柳溪区青禾镇人民政府办公室      202343日印发\n"
    doc = clean(f"青禾镇关于做好开学工作的通知\n各村委会：\n{BODY}\n{end}")
    assert (doc.metadata.issuers, doc.metadata.issued) == (("青禾镇人民政府",), "2023-04-03")


def test_the_rules_of_work_of_a_body_are_its_own() -> None:
    own = "第一条 为规范会议，制定本规则。\n第二条 会议每月召开一次。\n"
    assert clean(f"青禾县人民政府工作规则\n{own}").metadata.issuers == ("青禾县人民政府",)
    assert clean(f"青禾县人民政府工作流程\n{own}").metadata.issuers == ()


def test_the_key_of_a_title_is_no_part_of_it() -> None:
    card = "发文标题：青禾县税务局关于做好退税工作的通知\n发文文号：青税发〔2021〕1号\n发文部门：青禾县税务局\n发文时间：2021-1-5\n"
    found = clean(f"{card}\n各税务所：\n{BODY}").metadata
    assert found.title == "青禾县税务局关于做好退税工作的通知"
    assert found.issuers == ("青禾县税务局",)


def test_answers_to_questions_are_a_title() -> None:
    pairs = "一、怎么理解校服收费？\n答：校服费由家长委员会公示。\n二、何时换发校服？\n答：每三年换发一次。\n"
    page = f"青禾市22个校服热点问题解答\n划重点啦\n{pairs}"
    assert clean(page).metadata.title == "青禾市22个校服热点问题解答"


def test_a_mark_that_nothing_closes_is_no_part_of_a_title() -> None:
    told = "同志们：\n今天我们召开会议，主要任务是部署假期工作。\n下面，我讲三点意见，请大家认真落实。\n"
    doc = clean(f"“青禾县教育局局长在“五一”假期工作会议上的讲话\n{told}")
    assert doc.metadata.title == "青禾县教育局局长在“五一”假期工作会议上的讲话"


def test_a_mark_that_the_next_line_closes_stays() -> None:
    doc = clean(f"青禾县“智慧教育\n示范区”建设方案\n为加强建设，特制定本方案。\n{BODY}")
    assert doc.metadata.title == "青禾县“智慧教育示范区”建设方案"


def test_rows_of_contents_are_no_title() -> None:
    rows = "病房文件管理制度45\n药品器械管理制度45\n分级管理制度46\n输液输血制度48\n护理安全管理制度49\n"
    found = clean(
        f"青禾医院核心制度\n{rows}查房制度\n1、每周查房一次，由科主任带领。\n2、危重患者随时查房，做好记录。\n"
    )
    assert not (found.metadata.title or "").endswith("49")


def test_a_title_that_ends_in_figures_is_one_among_others() -> None:
    page = "青禾县教育局\n青禾小学读书节方案2\n为推进阅读，特制定本方案。\n一、目标。\n人人读书。\n二、安排。\n每周一次。\n"
    assert "读书节方案" in (clean(page).metadata.title or "")


def test_who_is_addressed_behind_the_counted_title_of_a_piece() -> None:
    page = f"青禾幼儿园寒假通知1亲爱的家长朋友：\n{BODY}"
    assert clean(page).metadata.recipients == ("家长朋友",)


def test_a_question_of_a_site_is_no_title() -> None:
    told = "2023年，我局共办理建议和提案195件，办复率均为100%，较好地回应了社会关切。\n"
    assert (
        eduparse.split(f"您访问的页面将跳转到第三方网站，确定要继续吗？\n{told}").metadata.title
        is None
    )


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("新建区教育局", ("新建区教育局",)),
        ("市财政局市场监管科", ("市财政局市场监管科",)),
        ("区教育局区域协作办公室", ("区教育局区域协作办公室",)),
    ],
)
def test_a_place_and_a_market_are_no_further_body(line: str, names: tuple[str, ...]) -> None:
    assert organs(line) == names


def test_a_notice_with_a_title_of_another_kind_keeps_it_above_what_follows() -> None:
    told = "为推进阅读，学校决定举办读书节，欢迎参加。\n活动文件内容如下：\n作品评分标准\n"
    page = f"青禾小学读书节启事\n{told}一、内容充实，占五十分。\n二、语言流畅，占五十分。\n"
    assert eduparse.split(page).metadata.title == "青禾小学读书节启事"


def test_the_letter_that_another_act_rests_on_is_not_its_own() -> None:
    told = "一、依据中华民国104年6月8日教育部台教授国部字第1040012345号函订定发布之要点办理。\n二、本校应当召开会议。\n"
    found = eduparse.split(f"青禾高中校务会议要点\n{told}").metadata
    assert (found.doc_number, found.issuers) == (None, ())


def test_the_day_of_an_event_dates_no_paper() -> None:
    page = "青禾国小运动会通知\n时间：中华民国113年5月1日\n地点：操场\n一、请各班准时参加。\n二、请家长协助接送。\n"
    assert eduparse.split(page).metadata.issued is None


def test_a_number_that_a_page_of_one_line_cites_is_not_its_own() -> None:
    told = (
        "按照 国发〔2020〕7号 文件要求 各校要加强校舍安全检查，建立台账，落实责任，及时整改，确保师生安全。"
        * 4
    )
    page = f"青禾县校舍安全检查工作总结 {told}"
    assert eduparse.split(page).metadata.doc_number is None


def test_a_number_that_stands_behind_its_title_on_a_page_of_one_line() -> None:
    told = "近年来 各校加强校舍安全检查，建立台账，落实责任，及时整改，确保师生安全。" * 6
    page = f"青禾县教育局关于表彰先进的决定 青教[2020]7号 {told}"
    assert eduparse.split(page).metadata.doc_number == "青教〔2020〕7号"


CALL = "各位家长：\n为倡导新风，我们倡议：\n一、不办升学宴，从我做起。\n二、简朴祝福，表达心意。\n让我们积极行动起来吧！\n"


@pytest.mark.parametrize(
    ("end", "issuers", "day"),
    [
        ("青禾县三胡小学\n2024.07.04\n", ("青禾县三胡小学",), "2024-07-04"),
        ("青禾县三胡小学\n", ("青禾县三胡小学",), None),
        ("我们的幼儿园\n", (), None),
    ],
)
def test_who_signs_below_a_call(end: str, issuers: tuple[str, ...], day: str | None) -> None:
    found = clean(CALL + end).metadata
    assert (found.issuers, found.issued) == (issuers, day)


def test_how_long_a_text_takes_to_read_is_no_title() -> None:
    assert eduparse.split(f"本篇文章910字，读完约2分钟\n{CALL}").metadata.title is None


def test_the_entry_of_a_dictionary_is_a_title_without_its_key() -> None:
    page = f"词条 | 青禾省教育事业发展规划 |\n释义 | 为促进发展，特制定本规划。\n{BODY}"
    assert clean(page).metadata.title == "青禾省教育事业发展规划"


NOTE = (
    "关于印发校服方案的通知\n各学校：\n经研究同意，现将《校服方案》印发给你们，请认真贯彻执行。\n"
)
PLAN = (
    "校服方案\n为规范校服管理，制定本方案。\n一、目标。\n人人有校服。\n二、任务。\n每年检查一次。\n"
)


@pytest.mark.parametrize(
    ("signed", "issuers", "day"),
    [
        ("2020928\n（此件公开发布）\n", (), "2020-09-28"),
        ("青禾县教育局\n20200928\n", ("青禾县教育局",), "2020-09-28"),
        ("2020928\n", (), None),
        ("青禾第一小学\n20200928\n青禾第二小学\n20200929\n", (), None),
    ],
)
def test_a_note_signed_on_a_day_in_figures(
    signed: str, issuers: tuple[str, ...], day: str | None
) -> None:
    found = eduparse.split(f"{NOTE}{signed}{PLAN}").metadata
    assert (found.issuers, found.issued) == (issuers, day)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("亲爱的同学们：", ("同学们",)),
        ("尊敬的老师们：", ("老师们",)),
        ("尊敬的读者：", ("读者",)),
        ("亲爱的小朋友们：", ("小朋友们",)),
        ("尊敬的家长、亲爱的同学们：", ("家长", "同学们")),
        ("亲爱的家长们，亲爱的同学们：", ("家长们", "同学们")),
    ],
)
def test_who_is_addressed_by_an_honour_alone(line: str, named: tuple[str, ...]) -> None:
    told = "欢迎来到云溪中学。学校创办于1956年，是一所完全中学，现有教学班三十六个。\n"
    page = f"致新生的一封信\n{line}\n{told}云溪中学\n2024年8月20日\n"
    assert clean(page).metadata.recipients == named


@pytest.mark.parametrize(
    "line",
    [
        "政策依据 青教〔2021〕5号 云溪县幼儿资助办法",
        "依据 青禾县教育局 青教〔2021〕5号 首页",
        "关于执行 青教〔2021〕5号 文件的补充通知",
        "（原 青教〔2021〕5号 废止）",
        "青禾县教育局 青教〔2021〕5号 幼儿资助办法",
    ],
)
def test_a_number_among_words_that_cite_it_is_anothers(line: str) -> None:
    told = "家庭困难的幼儿可以申请资助，由监护人向幼儿园提出申请，公示后报送。\n"
    page = f"幼儿资助办事指南\n{line}\n办理时限 三十个工作日\n{told}"
    assert clean(page).metadata.doc_number is None


@pytest.mark.parametrize(
    "told",
    [
        "一、依据：\n1.中华民国109年8月3日教育部台教授国部字第1090012345号函订定发布高级中等学校服装原则。\n",
        "1.中华民国109年8月3日教育部台教授国部字第1090012345号函订定发布高级中等学校服装原则。\n",
        "1.中华民国109年8月3日教育部台教授国部字第1090012345号函订定发布。\n",
        "一、依据\n中华民国109年8月3日教育部台教授国部字第1090012345号函订定发布。\n",
    ],
)
def test_a_letter_among_what_an_act_rests_on_published_another(told: str) -> None:
    found = clean(f"云溪县立国民中学服装规定\n{told}二、学生应穿着校服。\n").metadata
    assert (found.doc_number, found.issuers, found.issued) == (None, (), None)


@pytest.mark.parametrize("hidden", ["○○县", "●●县", "○县", "●县", "○○○县"])
def test_signs_that_hide_a_name_stay(hidden: str) -> None:
    title = f"{hidden}教育局关于做好防汛工作的通知"
    assert clean(f"{title}\n各学校：\n{BODY}").metadata.title == title


@pytest.mark.parametrize("sign", ["●", "■ "])
def test_a_sign_in_front_of_a_title_is_no_part_of_it(sign: str) -> None:
    page = f"{sign}云溪县教育局关于做好防汛工作的通知\n各学校：\n{BODY}"
    assert clean(page).metadata.title == "云溪县教育局关于做好防汛工作的通知"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("云溪县中小学官网", "内容审核规定"),
        ("云溪县中小学官网", "管理办法"),
        ("云溪教育论坛", "优秀论文评选办法"),
    ],
)
def test_a_site_or_a_forum_whose_rules_follow_is_of_the_title(first: str, second: str) -> None:
    assert clean(f"{first}\n{second}\n{RULES}").metadata.title == first + second


@pytest.mark.parametrize(
    "page",
    [
        "各学校要高度重视安全工作。为此，县教育局特制定《云溪县校园隐患排查办法》。\n各学校应当对照办法逐项排查，建立台账，限期整改。\n云溪一中制定了实施细则\n",
        "各学校要高度重视安全工作。为此，县教育局特制定《云溪县校园隐患排查办法》。\n一、各学校应当逐项排查。\n二、各学校应当限期整改。\n",
        "安全工作十分重要，特制定《云溪县校园隐患排查办法》。\n各学校应当对照办法逐项排查，建立台账，限期整改。\n",
    ],
)
def test_a_directive_about_a_paper_has_not_its_title(page: str) -> None:
    assert clean(page).metadata.title is None


def test_the_history_of_the_rules_of_a_school_is_a_title() -> None:
    page = "云溪县立国民中学法规沿革\n一、学生奖惩办法，民国九十年订定。\n二、教师聘约准则，民国九十五年订定。\n"
    assert clean(page).metadata.title == "云溪县立国民中学法规沿革"


@pytest.mark.parametrize(
    "body",
    [
        "市公安局市中区分局",
        "市公安局市北分局",
        "县教育局县城学区管理中心",
        "市体育局市民健身中心",
        "市教育局市直学校管理中心",
        "市教育局市直机关工作委员会",
        "积极心理学研究会",
        "全面质量管理协会",
    ],
)
def test_a_body_that_begins_or_goes_on_with_such_a_word_is_one(body: str) -> None:
    assert organs(body) == (body,)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("市教育局市民政局", ("市教育局", "市民政局")),
        ("市教育局市中医药管理局", ("市教育局", "市中医药管理局")),
        ("市教育局市城市管理局", ("市教育局", "市城市管理局")),
        ("省教育厅省财政厅省卫生健康委", ("省教育厅", "省财政厅", "省卫生健康委")),
        ("积极推进学校建设办", ()),
        ("全面建设示范小学", ()),
    ],
)
def test_offices_of_one_level_and_headings_that_end_as_bodies(
    line: str, names: tuple[str, ...]
) -> None:
    assert organs(line) == names


def test_a_session_that_passed_what_an_act_rests_on_issued_another() -> None:
    told = "（根据2010年3月1日青禾省第十届人民代表大会常务委员会第四次会议通过的《青禾省教育条例》制定）\n"
    assert clean(f"青禾省校服管理办法\n{told}{RULES}").metadata.issuers == ()
    told = "（2010年3月1日青禾省第十届人民代表大会常务委员会第四次会议通过的《青禾省教育条例》同时废止）\n"
    assert clean(f"青禾省校服管理办法\n{told}{RULES}").metadata.issuers == ()


@pytest.mark.parametrize(
    "key", ["成绩公布时间：", "复试名单公布时间：", "笔试 公布时间：", "证书印发日期："]
)
def test_the_day_of_a_result_dates_no_paper(key: str) -> None:
    told = "考生对成绩有异议的，可以在三日内申请复核，逾期不再受理。\n"
    page = f"云溪县教师招聘成绩查询办法\n{key}2024-07-15\n查询网址：云溪县教育局网站\n{told}"
    assert eduparse.split(page).metadata.issued is None


def test_the_day_that_a_paper_was_published_on_dates_it() -> None:
    page = f"云溪县校服管理办法\n公布时间：2024-07-15\n{RULES}"
    assert eduparse.split(page).metadata.issued == "2024-07-15"


@pytest.mark.parametrize("key", ["列印日期", "查询日期", "废止日期"])
def test_the_day_a_register_was_asked_on_dates_no_act(key: str) -> None:
    page = f"法规名称：云溪县立国民中学社团活动要点\n{key}：民国113年8月1日\n一、本要点依国民教育法订定之。\n二、社团活动由学务处办理。\n"
    assert clean(page).metadata.issued is None


@pytest.mark.parametrize(
    "page",
    [
        "首页 > 校务公开 > 正文\n云溪小学关于开展读书活动的通知\n上传时间：2024-04-01 上传人：王老师 浏览：12\n",
        "首页 > 校务公开 > 通知公告 我要投稿\n云溪小学关于开展读书活动的通知\n发布时间：2024-04-01 来源：教务处\n",
    ],
)
def test_the_day_of_the_page_of_a_school_dates_its_notice(page: str) -> None:
    told = (
        "各班：\n为丰富学生的课余生活，学校决定开展读书活动，现将有关事项通知如下，请认真组织。\n"
    )
    points = "一、对象为全体学生。\n二、各班写一篇读后感。\n版权所有：云溪小学\n"
    assert clean(page + told + points).metadata.issued == "2024-04-01"


@pytest.mark.parametrize("kind", ["工作规则", "议事规则"])
def test_who_is_ruled_is_not_who_issued(kind: str) -> None:
    own = "第一条 为规范委员会的工作，制定本规则。\n第二条 委员会主任由副县长担任。\n"
    told = "（2024年3月1日云溪县人民政府印发）\n"
    assert clean(f"云溪县教育督导委员会{kind}\n{told}{own}").metadata.issuers == ()


@pytest.mark.parametrize(
    ("title", "said", "signer"),
    [
        ("关于公布考点代码的通知", "请在报名时使用。", "云溪县教育局"),
        ("云溪县教育局关于做好报名的通知", "请在报名时使用。", "云溪县第一中学"),
        ("云溪县教育局会议签到表", "请各校按时签到。", "云溪县第一中学"),
        ("关于做好防汛值班的通知", "值班电话如下。", "云溪县教育局"),
        ("关于做好防汛值班的通知", "发现险情请拨打值班电话。", "云溪县教育局"),
        ("关于做好防汛值班的通知", "请按时上报。\n8801234", "云溪县教育局"),
    ],
)
@pytest.mark.parametrize("figures", ["202345", "2023515", "201925"])
def test_codes_and_telephone_numbers_below_a_body_date_nothing(
    title: str, said: str, signer: str, figures: str
) -> None:
    page = f"{title}\n各学校：\n现将有关事项通知如下，请认真落实。\n{said}\n{signer}\n{figures}\n"
    assert eduparse.split(page).metadata.issued is None


def test_a_day_in_figures_below_the_body_of_the_title_dates_the_paper() -> None:
    page = f"云溪县教育局关于做好值班的通知\n各学校：\n{BODY}县教育局\n2023515\n"
    found = clean(page).metadata
    assert (found.issuers, found.issued) == (("县教育局",), "2023-05-15")


@pytest.mark.parametrize("behind", ["", "\n"])
def test_the_misprinted_name_of_a_shared_file_does_not_name_its_paper(behind: str) -> None:
    shared = "《云溪学区2021年中节假通知.docx》由会员分享，可在线阅读，更多相关《云溪学区2021年中节假通知.docx（1页珍藏版）》请在某网上搜索。\n"
    printed = "云溪学区2021年中秋节假通知"
    told = f"{printed}{printed}{behind}各学校：{behind}中秋将至，现将有关事项通知如下：\n"
    points = "一、放假时间\n放假三天。\n二、有关要求\n各学校要加强安全教育。\n"
    found = clean(f"{shared}云溪学区2021年中节假通知.docx\n{told}{points}")
    assert found.metadata.title == printed
    assert "title-doubtful" in [warning.code for warning in found.metadata.warnings]


def test_an_office_inside_the_body_of_the_title_signs_on_a_day_in_figures() -> None:
    told = "本学期教室的使用情况已经登记，需要调换的报教务处批准。\n"
    found = clean(f"云溪中学教室使用登记\n{told}教务处\n20231128\n").metadata
    assert (found.issuers, found.issued) == (("教务处",), "2023-11-28")


def test_a_letter_above_a_title_published_another_act() -> None:
    told = "中华民国104年6月8日教育部台教授国部字第1040012345号函订定发布\n"
    points = "第一条 本办法依要点订定之。\n第二条 学生对于奖惩不服者，得提起申诉。\n"
    found = eduparse.split(f"{told}云溪县立国民中学学生申诉办法\n{points}").metadata
    assert (found.doc_number, found.issuers) == (None, ())


def test_the_day_below_the_name_of_a_list_dates_that() -> None:
    points = "一、报名条件。\n年满十八岁。\n二、报名时间。\n七月一日。\n"
    page = f"云溪县招聘公告\n面试名单\n公布时间：2024-07-15\n{points}"
    assert eduparse.split(page).metadata.issued is None


def test_a_school_names_the_paper_that_it_makes_above_the_first_clause() -> None:
    told = "为规范校服管理，根据上级要求，结合实际，学校特制定《云溪中学校服管理办法》。\n"
    assert eduparse.split(told + RULES).metadata.title == "云溪中学校服管理办法"


FILLER = "各校按照计划开展活动，教师认真备课，学生积极参加，家长也给予支持。" * 9


@pytest.mark.parametrize(
    "first",
    [
        "昨日，青禾一中举办了第三届 STEAM 教育节，各年级学生参加了 Python 编程比赛。",
        "青禾一中（Qinghe High School）位于学府路12号，前身是青禾师范（Normal School）。",
        "张老师 2019年到我校任教，担任 高一（3）班班主任，深受学生喜爱。",
        "《小王子 重逢》是2001年上映的第二部《小王子 系列》动画片，由学校电影社放映。",
    ],
)
def test_words_between_blanks_of_a_sentence_are_no_title(first: str) -> None:
    (doc,) = eduparse.clean(f"{first}{FILLER}\n{FILLER}\n")
    assert doc.metadata.title is None
