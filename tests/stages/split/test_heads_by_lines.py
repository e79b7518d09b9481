"""Headings that a colon closes on their own line, and lines that only look like headings because they were broken."""

import pytest

import eduparse


def headings(text: str) -> list[str | None]:
    """The heading of each labelled clause."""
    return [c.heading for c in eduparse.split(text).clauses if c.path]


def test_a_colon_closes_the_heading_of_a_line() -> None:
    text = (
        "青禾县助学金要点\n一、目的：\n为帮助学生完成学业，制定本要点。\n二、申请条件：\n（一）户籍在本县。\n"
        "（二）家境清寒。\n三、申请日期：每年九月。\n四、其他事项：\n由教育局解释。\n"
    )
    assert headings(text) == ["目的", "申请条件", None, None, "申请日期", "其他事项"]


@pytest.mark.parametrize(
    "line",
    [
        "有下列情形之一的：",
        "申请人应：",
        "申请时须提交：",
        "会议认为：",
        "本办法所称学校包括：",
        "符合以下条件者：",
        "请各校提供：",
    ],
)
def test_a_sentence_that_leads_to_a_list_is_no_heading(line: str) -> None:
    text = (
        f"青禾县助学金要点\n一、目的：\n为帮助学生，制定本要点。\n二、{line}\n1.材料一份。\n2.照片两张。\n"
        "三、期限：\n每年九月。\n"
    )
    assert headings(text) == ["目的", None, None, None, "期限"]


def test_one_keyed_line_among_sentences_is_no_heading() -> None:
    text = "青禾县会议纪要\n一、各校要落实责任。\n二、县里的学校：\n要在九月底前完成排查。\n三、各单位要加强值守。\n"
    assert headings(text) == [None, None, None]


BROKEN = (
    "青禾大学宿舍规定\n第一条住宿\n（一）住宿学生应服从学校安排，按指定的房间、床位入\n住，并在开学时缴费。未经批\n准，不得调换。\n"
    "（二）确需调换寝室的，由学生本人提出申\n请，辅导员同意后方可\n办理。\n（三）来访亲友进入宿舍的，必须经管理人员\n同意并登记。\n第二条安全\n（一）严禁使用违章电器。\n（二）严禁在宿舍内吸烟。\n"
)


def test_the_first_line_of_a_broken_sentence_is_no_heading() -> None:
    assert headings(BROKEN) == ["住宿", None, None, None, "安全", None, None]


@pytest.mark.parametrize(
    "head",
    [
        "加强组织领导，落实工作责任",  # a comma
        "提升教师队伍整体素质",  # its text repeats it
        "创新人才培养机制",
    ],
)
def test_a_heading_above_its_text_stays(head: str) -> None:
    text = (
        f"青禾县方案\n一、{head}\n教师队伍是办学的根本，各校要健全制度，配齐人员。\n二、强化经费保障\n"
        "县财政每年安排专项经费，列入预算。\n三、开展督导检查\n教育局每学期组织检查。\n"
    )
    assert headings(text) == [head, "强化经费保障", "开展督导检查"]


def test_what_someone_ought_to_do_heads_nothing_where_no_sibling_is_headed() -> None:
    text = (
        "员工守则\n1.员工之间要加强沟通，互相帮助；\n2.与同事相遇应点头致意，保持礼貌\n3.上班时间不得闲聊；\n"
        "4.走通道时要放轻脚步。\n"
    )
    assert headings(text) == [None, None, None, None]


def test_a_title_in_a_heading_may_be_long() -> None:
    cited = "《青禾县人民政府关于审理教育系统移交、撤销单位和与主管部门脱钩单位相关纠纷案件若干问题的规定》"
    text = f"青禾县决定\n一、修改《青禾县校车规定》\n1.将第一条修改为：\n“校车应当检验。”\n二、修改{cited}\n1.将第二条修改为：\n“本规定自公布之日起施行。”\n"
    assert f"修改{cited}" in headings(text)


@pytest.mark.parametrize(
    "text",
    [
        "青禾省工作报告\n（一）着力推进向新向优发展，产业转型升级步伐加快\n先进制造业骨干作用增强。实体经济更加巩固。\n（二）着力实施扩大内需战略，发展内生动力有效激发\n消费有力提振。开展活动近万场。\n（三）着力缩小区域差距，协调水平明显提升\n念好新时代山海经。\n",
        "青禾县方案\n（一）保障适龄儿童应入尽入\n各乡镇摸底排查，建立台账。\n（二）确保困难学生应助尽助\n学校逐一登记。\n（三）做到校园隐患应排尽排\n专人每日巡查。\n",
        "青禾县意见\n（一）完善学校食堂和宿舍设施\n设备更新由县财政承担，分三年完成。\n（二）加强学校安全保卫\n保安人员按标准配备，持证上岗。\n（三）改进学校资产清查和登记\n造册工作由总务处完成。\n",
        "青禾县公告\n（一）网上报名。\n时间：3月1日至5日。\n网址：见附件。\n（二）笔试安排。\n时间：4月1日。\n（三）面试安排。\n时间：5月1日。\n",
        '青禾县方案\n（一）落实“双减"政策\n各校减轻负担。\n（二）深化“最多跑一次"改革\n压缩时限。\n（三）其他\n由县教育局解释。\n',
    ],
)
def test_a_whole_page_keeps_every_heading_of_its_lines(text: str) -> None:
    assert all(headings(text))


@pytest.mark.parametrize(
    "lines",
    [
        ["教师不能：", "教师要：", "教师严禁："],
        ["学生进入实验室后：", "实验进行时：", "结束前："],
        ["有意者请联系：", "审核通过后：", "未按时报到的："],
        ["入学需要带：", "家长能做：", "校服谁买："],
        ["病假需出具：", "各校立即开展：", "如果没有收到："],
    ],
)
def test_words_that_lead_on_prove_no_one_another(lines: list[str]) -> None:
    items = "".join(
        f"{n}、{line}\n1.甲。\n2.乙。\n" for n, line in zip("一二三", lines, strict=True)
    )
    assert not any(headings(f"青禾小学须知\n{items}"))


def test_what_a_colon_closes_heads_no_sentence_beside_it() -> None:
    text = (
        "青禾计划通函\n1. 本通函旨在通知各校有关青禾计划的安排。\n2. 详情：\n见附件。\n3. 查询：\n致电教育局。\n"
        "4. 申请表格：\n见网页。\n"
    )
    assert headings(text)[0] is None


def test_an_annulled_act_with_its_history_is_no_heading() -> None:
    acts = "".join(
        f"{n}、废止《青禾省{name}条例》（1992年9月19日青禾省第七届人民代表大会常务委员会第三十次会议通过）\n"
        for n, name in zip(
            "一二三", ("校车安全管理监督", "校舍建设改造维护", "校服采购使用管理"), strict=True
        )
    )
    assert not any(headings(f"青禾省关于废止部分法规的决定\n{acts}"))


def test_the_number_of_a_paragraph_is_no_part_of_a_heading() -> None:
    text = (
        "壹、申请要旨【1】\n申请人主张系争规定不当，申请裁判。【2】\n贰、审查结果【3】\n一、审查原则【4】\n"
        "平等权并不禁止合理的差别待遇。【5】\n二、受理部分【6】\n本件合于程序规定，应予受理。【7】\n"
    )
    assert headings(text) == ["申请要旨", "审查结果", "审查原则", "受理部分"]


def test_words_in_such_brackets_stay_in_a_heading() -> None:
    text = (
        "一、经费来源【专项】\n本项目由县财政拨款，不足部分由学校自筹。\n二、报名方式【必读】\n"
        "请于五月三日前到教务处填写报名表。\n"
    )
    assert headings(text) == ["经费来源【专项】", "报名方式【必读】"]
