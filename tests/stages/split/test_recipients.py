"""Recipients are divided where one ends, and not inside a phrase that several areas share."""

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.split.recipients import HEADLINE, addressees, recipients

# As printed; a stroke stands where one recipient ends and the next begins.
LINES = (
    "各市、县教育局：",
    "各市、县（市、区）人民政府，|省政府各部门、|各直属机构：",
    "教育部、|财政部：",
    "各省、自治区、直辖市人民政府，|国务院各部委、|各直属机构：",
    "各省、自治区、直辖市、新疆生产建设兵团交通运输厅（局、委）：",
    "各省、自治区、直辖市教育厅（教委），|新疆生产建设兵团教育局，|部属各高等学校：",
    "各县、区人民政府，|市直各委、办、局（公司）：",
    "各县市区人民政府，|市直有关部门、单位：",
    "各州、市人民政府，|省直各委、办、厅、局，|各企业、|事业单位：",
    "各设区市、平潭综合实验区教育局，|各高等院校、|省属中等职业学校：",
    "各县（市、区）、|市直各单位：",
    "各市、各县（市、区）教育局，|各高等学校：",
    "各乡镇、街道，|县直各部门：",
    "各乡镇、|各部门、|有关单位：",
    "韩城市、神木县、府谷县教育局，|厅属有关单位：",
    "各乡镇中心学校、|县直各中小学：",
    "各县（市）人民政府，\n|州级各部门：",
    "各县（市、区）教育局、财政局，|市直各学校：",
    "王小红委员：",
    "各二级教学、科研单位，|机关、|直属各部门：",
    "各乡镇中心学校；|县直各学校；|各民办学校：",
    # A bare level names no body: its bodies stand behind the next one.
    "市直各单位，|中央、省驻云溪各单位：",
    "市直机关各单位，|中央、省属驻市企事业单位：",
    "县直各单位，|省、市属驻县各单位：",
    "各县（市、区）委、人民政府，|市直各单位：",
    "各县市区委、人民政府，|青禾开发区、|白水新区、|云溪管理区，|市直各单位：",
    "各乡镇、街道，|青禾开发区管委会：",
    "各省、自治区、直辖市卫生厅局、残联，|部属各单位：",
    "县教育局、|县残联，|各乡镇：",
    "各县人民政府，|行署各局、委、办、处：",
)


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_divided_where_a_recipient_ends(line: str) -> None:
    wanted = tuple(part.strip("、，；：\n") for part in line.split("|"))
    assert recipients(line.replace("|", "")) == wanted


@pytest.mark.parametrize("line", ["", "：", "、，：", "（、", "各市（、：\n、"])
def test_what_names_nobody_has_no_empty_recipient(line: str) -> None:
    assert all(part.strip() for part in recipients(line))


ADDRESSED = (
    ("各中心校；县直各学校：\n汛期将至。", True),
    ("各县区教育局，市直各学校，青禾师大附中、附小、附幼：\n汛期将至。", True),
    ("青禾开发区管委会，各乡镇人民政府，市政府有关部门\n经市政府同意，现印发给你们。", True),
    ("青禾县教育局：\n你局的请示收悉。", True),
    ("青禾县教育局：你局的请示收悉。", True),
    # Headings and sentences name nobody.
    ("[资料库] 议会：局长就教育政策的发言\n主席女士：", False),
    ("议会：局长就教育政策的发言\n主席女士：", False),
    ("检查消防；检查食品；各学校：\n现通知如下。", False),
    ("青禾县教育局，青禾县财政局，青禾县民政局\n2021年3月5日", False),
    ("全县教师师德培训班举办\n10月17日，培训班在县城举办。", False),
    ("全县教育系统各单位办公室\n现将有关事项通知如下。", True),
)


@pytest.mark.parametrize(("text", "addressed"), ADDRESSED)
def test_a_line_addresses_somebody(text: str, addressed: bool) -> None:  # noqa: FBT001
    assert (addressees(text, 0, len(text)) is not None) == addressed


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            "各市教育局、财政局；\n省属各高等学校；\n各示范高中：",
            ("各市教育局、财政局", "省属各高等学校", "各示范高中"),
        ),
        ("各县教育局\n各直属学校\n各民办学校：", ("各县教育局", "各直属学校", "各民办学校")),
        ("各县教育局，各直属学\n校，各民办学校：", ("各县教育局", "各直属学校", "各民办学校")),
    ],
)
def test_a_list_of_addressees_runs_over_lines(lines: str, wanted: tuple[str, ...]) -> None:
    (doc,) = eduparse.clean(
        f"关于做好校车工作的通知\n{lines}\n现将有关事项通知如下，请认真执行。\n"
    )
    assert doc.metadata.recipients == wanted


def test_a_title_above_the_addressees_is_none_of_them() -> None:
    (doc,) = eduparse.clean("南山县校车方案\n各学校：\n现将有关事项通知如下，请认真执行。\n")
    assert doc.metadata.recipients == ("各学校",)


def test_nobody_is_addressed_behind_the_end_of_a_front() -> None:
    assert addressees("教基〔2020〕7号各学校：", 10, 4) is None


def test_number_and_title_glued_in_front_are_no_recipient() -> None:
    page = (
        "青农委发〔2023〕171号青禾县农业农村委员会关于抓好春耕工作的通知各镇农业服务中心，委属相关单位：春耕是丰收的起点，"
        "技术人员要深入田间，指导农户备好种子。\n"
    )
    (doc,) = eduparse.clean(page)
    told = doc.metadata
    assert told.recipients == ("各镇农业服务中心", "委属相关单位")
    assert (told.title, told.doc_number) == (
        "青禾县农业农村委员会关于抓好春耕工作的通知",
        "青农委发〔2023〕171号",
    )


LETTER = "云溪县政府　函\n受文者：{to}\n发文日期：中华民国113年4月2日\n发文字号：溪教学字第1130012345号\n主旨：检送阅读计划一份，请查照。\n说明：\n一、依本府年度计划办理。\n二、检附计划书一份。\n正本：{originals}\n副本：本府教育处\n"


@pytest.mark.parametrize(
    ("to", "originals", "wanted"),
    [
        ("本县各国民小学", "本县各国民小学", ("本县各国民小学",)),
        ("如正、副本行文单位", "青禾国民小学、溪口国民小学", ("青禾国民小学", "溪口国民小学")),
        ("青禾国民小学", "如行文单位", ("青禾国民小学",)),
        ("如意国民小学", "", ("如意国民小学",)),
        ("如正本", "如文", ()),
    ],
)
def test_a_letter_in_taiwan_tells_in_its_keys_whom_it_is_sent_to(
    to: str, originals: str, wanted: tuple[str, ...]
) -> None:
    (doc,) = eduparse.clean(LETTER.format(to=to, originals=originals))
    assert doc.metadata.recipients == wanted
    assert (doc.metadata.issued, doc.metadata.issuers) == ("2024-04-02", ("云溪县政府",))


def test_original_and_copy_of_a_paper_that_is_no_letter_are_no_recipients() -> None:
    (doc,) = eduparse.clean(
        "档案借阅办法\n第一条 为规范借阅，制定本办法。\n第二条 借阅单应当写明：\n正本：办公室\n副本：档案室\n"
    )
    assert doc.metadata.recipients == ()


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "各省、自治区、直辖市及计划单列市、新疆生产建设兵团工业和信息化、教育、科技、交通运输、文化和旅游、国有资产监督管理主管部门，有关企业：",
            (
                "各省、自治区、直辖市及计划单列市、新疆生产建设兵团工业和信息化、教育、科技、交通运输、文化和旅游、国有资产监督管理主管部门",
                "有关企业",
            ),
        ),
        (
            "各省、自治区、直辖市司法厅（局）、工商联、律师协会，新疆生产建设兵团司法局、工商联、律师协会：",
            (
                "各省、自治区、直辖市司法厅（局）、工商联、律师协会",
                "新疆生产建设兵团司法局、工商联、律师协会",
            ),
        ),
        ("县教育局、县财政局，各镇中心校：", ("县教育局", "县财政局", "各镇中心校")),
    ],
)
def test_offices_and_fields_of_the_same_areas_are_one_recipient(
    line: str, wanted: tuple[str, ...]
) -> None:
    (doc,) = eduparse.clean(f"关于开展检查的通知\n{line}\n请各地按时上报检查情况。\n")
    assert doc.metadata.recipients == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("出席委员：", ()),
        ("列席单位：", ()),
        ("各委员：", ("各委员",)),
        ("参会单位：", ("参会单位",)),
    ],
)
def test_who_came_to_a_meeting_is_no_addressee(line: str, wanted: tuple[str, ...]) -> None:
    (doc,) = eduparse.clean(
        f"青石县教育委员会会议通知\n{line}\n柳三、温四、卞五\n一、审议校园安全工作方案，各委员要提前阅读材料。\n"
    )
    assert doc.metadata.recipients == wanted


@pytest.mark.parametrize(
    ("row", "number"),
    [
        ("1 学费 500元/学期 青价〔2010〕1号\n2 住宿费 300元/学期 青价〔2010〕1号", None),
        ("青价〔2010〕1号", "青价〔2010〕1号"),
        ("2023年 青价〔2010〕1号", "青价〔2010〕1号"),
    ],
)
def test_a_number_in_a_counted_row_is_that_of_another_paper(row: str, number: str | None) -> None:
    (doc,) = eduparse.clean(
        f"青石县学校收费目录\n{row}\n各校要严格按照上列项目和标准收费，不得擅自设立收费项目，并在校门口公示。\n"
    )
    assert doc.metadata.doc_number == number


def test_the_place_in_front_of_a_headline_is_no_addressee() -> None:
    headline = "青禾乡：排查隐患早准备，扎牢汛期“安全网”"
    assert addressees(headline, 0, len(headline)) is None
    for letter in (
        "青禾乡：你乡关于修建校舍的请示，已收悉",
        "青禾乡：排查隐患早准备，扎牢汛期“安全网”。",
        "各乡镇：排查隐患早准备，扎牢汛期“安全网”",
    ):
        assert addressees(letter, 0, len(letter)) is not None


def test_a_headline_has_so_many_characters_at_most() -> None:
    def is_letter(size: int) -> bool:
        line = "青禾乡：排查隐患，" + "校" * (size - 9)
        return addressees(line, 0, len(line)) is not None

    turns_at(is_letter, HEADLINE + 1)


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("青禾小学：转来李明的来信一件，请处理\n李明反映学校食堂收费过高。", True),
        ("青禾小学：开展安全检查，消除隐患\n请你校对照清单，逐项排查。", True),
        ("关于做好防汛工作的通知\n青禾镇：今年雨水多，来得早\n各村做好准备，及时报告。", True),
        ("青禾镇：今年雨水多，来得早\n各村做好准备，及时报告。", False),
        ("公证书\n申请人：李大川，男，1980年5月6日出生。\n公证事项：学历", False),
        ("补办手续的通知\n申请人：你提交的材料已收到。\n请于5月6日前来领取。", True),
        ("听课记录\n授课教师：李大川 学科：数学\n一、教学过程", False),
        ("近期高发骗局：\n冒充客服退款。", False),
        ("青禾县教育局：\n来函收悉。", True),
    ],
)
def test_who_is_written_to(text: str, to: bool) -> None:  # noqa: FBT001 - a table
    at = text.rfind("\n", 0, max(text.find("："), 0)) + 1
    assert (addressees(text, at, len(text)) is not None) == to


def test_a_row_among_rows_of_units_is_no_headline() -> None:
    rows = "".join(f"{name}：报送人数二十，资金三万\n" for name in ("青禾乡", "红山乡", "白河乡"))
    (doc,) = eduparse.clean(f"{rows}以上数据请核对。\n")
    assert doc.metadata.title is None


@pytest.mark.parametrize(
    ("line", "addressed"),
    [
        ("领导小组", False),
        ("县防汛领导小组", True),
        ("组织机构", False),
        ("各部门职责", False),
        ("各部门", True),
    ],
)
def test_a_part_in_the_matter_heads_what_stands_below(line: str, *, addressed: bool) -> None:
    (doc,) = eduparse.clean(
        f"青石县学校安全工作方案\n{line}：\n一、加强领导。各单位要重视。\n二、抓好落实。要责任到人。\n"
    )
    assert doc.metadata.recipients == ((line,) if addressed else ())
