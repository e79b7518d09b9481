"""What is left damaged is reported with its place, and clean text of the same look is not."""

import pytest

import eduparse
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.document.metadata import DocumentWarning
from eduparse.stages.quality import quality
from eduparse.stages.repair.lone_letters import letters_of_bytes
from eduparse.stages.repair.lost_letters import lost_letters


def told(text: str) -> list[tuple[str, str]]:
    """The code of each warning about damage, and what it is about."""
    doc = eduparse.repair(text)
    found = doc.metadata.warnings
    return [(w.code, doc.text[w.start : w.end]) for w in found if w.start is not None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("岚山区很少访问的数挀可能会移到另一处存放。", "挀"),  # 据: 636E and 6300
        ("各校新闻记者的精神状态簚思维方式都有变化。", "簚"),  # 和, its second byte A0
    ],
)
def test_one_character_with_a_wrong_byte(text: str, place: str) -> None:
    assert told(text) == [("slip-left", place)]


def told_of_bytes(data: bytes) -> list[tuple[str, str]]:
    doc = eduparse.repair(eduparse.decode(data))
    found = doc.metadata.warnings
    return [(w.code, doc.text[w.start : w.end]) for w in found if w.start is not None]


@pytest.mark.parametrize(
    ("text", "codec", "place"),
    [
        ("云岭县各级人民政府和〓关部门应当加强领导。", "gbk", "〓"),  # 有: D3D0 and A1FE
        ("青禾市教育局依附公开学校的收费标准。", "gbk", ""),  # 法 and 附 share no byte there
        ("申請人應當提交下列佣關材料。", "big5", "佣"),  # 有: A6B3 and A6FE
        ("分拆青禾大廈一帶的街道A天橋東面路段除外。", "big5", "A"),  # ，: A141
        ("本校學生愛吃維生素A和鈣片，體質很好。", "big5", ""),
        ("各校应当在三个工作日内完ꀐ登记。", "utf-16", "ꀐ"),  # 成: 6210 and A010
        ("校舍的总建筑b积为三千平方米。", "utf-16", "b"),  # 面: 9762 and 0062
        ("各校不得向学生收费＂学校应当公布收费标准。", "utf-16", "＂"),  # 。: 3002 and FF02
        ("评为［优秀］的学校应当参加复评。", "utf-16", ""),  # a pair
        ("教学楼空调全部报价4279￥，另付安装费。", "utf-16", ""),
        ("本校食堂的面积为三千￥方米。", "utf-16", "￥"),  # 平: 5E73 and FFE5 share no byte
        ("大会选出主席：县长张远。本次市场恐慌：小店停业。", "utf-16", ""),  # typed twice
        ("本校的A股知识讲座在二楼举行。", "utf-16", ""),
        ("各校自己创建的所\t文件都要交县教育局备案。", "utf-16", "\t"),  # 有: 6709 and 0009
        ("姓名\t张远，性别男，在青禾学校任教。", "utf-16", ""),
        (
            "各校应当购买适合师生阅读的图f\n各校应当公布收费标准。",
            "utf-16",
            "f",
        ),  # 书: 4E66 and 0066
        ("县人民政府发展计刀部门会同教育局制定办法。", "utf-16", "刀"),  # 划: 5212 and 5200
        ("刀部首的字有剑、刻，教师应当讲清。", "utf-16", ""),
        ("本年投资三亿元。\n(儿)投入人员三百人，培训教师。", "utf-16", "儿"),  # 六: 516D and 5100
        ("本年投资三亿元。\n(略)投入人员三百人，培训教师。", "utf-16", ""),
        ("本次评选的结果分为甲级和C\n各校应当公布评选标准。", "utf-16", ""),
        ("本村由县教育局负责办学，　各校应当公布收费标准。", "utf-8", ""),
        (
            "实施细则由县教育局另行制定　\n第五条 本办法自公布之日起施行。",
            "utf-8",
            "　",
        ),  # 。: E38082 and E38080
        ("他还说　不要出去，外面下着大雨。", "gb18030", "　"),  # ，: A3AC and A3A0
        ("姓名　张某，性别　男", "gb18030", ""),
        ("第一章　总则", "utf-8", ""),
        ("附产品一致性证书　产品使用说明书、三包凭证各一份。", "utf-16", "　"),  # 、: 3001 and 3000
        ("李师傅带\U00042cd2去了县城。", "gb18030", "\U00042cd2"),  # a plane without characters
        ("李师傅带𠮷田去了县城。", "gb18030", ""),
        ("本系统由周老师用Zoo㧐per管理，各校可以登录。", "gb18030", "㧐"),  # ke: 6B65 and FE65
        ("出席的有党员刘㧐Lee等人，各校可以登录。", "gb18030", ""),
        ("请到校园ATM旁的K歌房签到，各校可以登录。", "gb18030", ""),
        ("周老师生于1995年1耲月，现任校长。", "utf-16", "耲"),  # 2: 0032 and 8032
        ("周老师的左耳于2月受伤，现任校长。", "utf-16", ""),
        ("各校应当制定课程椘划，认真组织教学。", "gb18030", "椘"),  # 计: BCC6 and 97C6
        ("各校应当制定课程，鲲鹏中学除外。", "gb18030", ""),
        ("出席会议的有副主任李喆、教研员郗旸和翟翀。", "gb18030", ""),
        ("出席会议的有副主任李晓、教研员纪昀和翟翀。", "utf-16", ""),  # 昀: 6600
        ("获奖学生：王昀、张怀瀛、刘玠、陈倩、周怿、吴翟、赵聿。", "utf-16", ""),
        ("获奖学生\n王昀\n刘玠\n周怿\n", "utf-16", ""),
        ("各校应当核对课桌、数挀、图书。", "utf-16", "挀"),  # 数 is no surname
        (
            "各校应当公布课程、方案、王校长的电讝。",
            "utf-16",
            "讝",
        ),  # 话: 8BDD and 8B9D share no byte
    ],
)
def test_in_the_encoding_of_a_page_less_is_enough(text: str, codec: str, place: str) -> None:
    assert told_of_bytes(text.encode(codec)) == ([("slip-left", place)] if place else [])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("各校应当在三个工作日内완成登记。", "완"),
        ("各校应当在三个工作日内ݘ成登记。", "ݘ"),
        ("各校应当开设韩语课，교和육两个字都要会写。", ""),  # two of the script: a lesson
        ("韩语里“학”是学的意思。", ""),  # quoted
    ],
)
def test_one_character_of_a_script_that_the_page_does_not_have(text: str, place: str) -> None:
    assert told(text) == ([("slip-left", place)] if place else [])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("图片见 img/bgＴ1607.png，请下载。", "gT1"),
        ("出口产品应当通过ＧＭＰ认证，见gmＰ1.doc。", ""),  # wide letters are typed here
        ("本市Ａ股开户满三万户。", ""),
    ],
)
def test_a_lone_wide_letter_inside_a_narrow_word_is_told_in_utf_16(text: str, place: str) -> None:
    assert told_of_bytes(text.encode("utf-16")) == ([("text-lost", place)] if place else [])
    assert told_of_bytes(text.encode()) == []


@pytest.mark.parametrize(
    ("text", "codec", "place"),
    [
        ("同学们认一认：\n宀部的字有家、宁、安。", "utf-16", ""),
        ("学校应当加强宀全教育。", "utf-16", "宀"),  # nothing speaks of it
        ("笔画名称如下。\n丿是撇。", "utf-16", ""),
        ("对话练习。\n佢哋喺度，冇人知。", "gb18030", ""),
        ("统计结果如下。\nH₁检验通过。", "utf-16", ""),
    ],
)
def test_what_a_text_shows_by_intent_has_no_wrong_byte(text: str, codec: str, place: str) -> None:
    assert told_of_bytes(text.encode(codec)) == ([("slip-left", place)] if place else [])


def test_a_byte_that_became_a_control_character_is_told() -> None:
    assert told_of_bytes("全县新增就业11\x003万人。".encode()) == [("text-lost", "13")]
    assert told_of_bytes("请先学习Pytho\x00 语言的基础。".encode()) == [("text-lost", "o ")]
    assert told_of_bytes("下列情形：\n\x00.采取书面方式的。".encode()) == [("text-lost", "\n.")]
    assert (
        told_of_bytes(
            "第一条　学校应当公布收费标准\x00\x00\n第二条 学校应当公布校历\x00 \n".encode()
        )
        == []
    )


def test_a_byte_that_browsers_show_as_a_euro_is_told_where_no_sum_stands() -> None:
    data = "校门口有一个店。".encode("gbk")
    euro = data.replace("店".encode("gbk"), b"\x80l")
    assert told_of_bytes(euro) == [("text-lost", "€")]
    assert told_of_bytes("门票每张".encode("gbk") + b"\x8015" + "。".encode("gbk")) == []


@pytest.mark.parametrize(
    "text",
    [
        "云岭县法院（2020）?01民终12号判决已生效。",
        "香港采用「qua?e lake」（地震湖）的说法。",
        "该县共有686,3?0人，居全省之首。",
        "该系统用 Pytho? 语言编写，运行很快。",
        "服务用 ?ython 写成，每天备份。",
        "各校要上好大(d?)课间的体育活动。",
        "各中小学(xu?)要做好课后服务。",
        "页面由 Jav? 程序生成。",
        "接口叫 my_pyt?on，每天调用。",
        "网页要用 Java?cript 写成。",
        "关系见 [fig_re?lica_set] 的说明。",
        "下载地址：htt?s://a.example.cn/b",
        "该校共有教职工 14? 人，退休的另计。",
        "升学率提高了16?%，居全县第一。",
        "当晚23：?0锁门，次日开放。",
        "财产属于集体；?“集体”指村民小组。",
        "本次参会的共有2?人，都来自乡镇学校。",
        "全县共投入2?萬元，用于改善办学条件。",
        "去年几?15名教师参加了培训。",
        "会议指出，?个县的学校已经完工。",
    ],
)
def test_a_question_mark_where_nobody_asks(text: str) -> None:
    assert told(text) == [("text-lost", "?")]


@pytest.mark.parametrize(
    "text",
    [
        "地址是 http://www.example.cn/a?id=12&b?c 的网页。",
        "你说的是第几条（第3条）?请回答。",
        "What?Yes 是一档节目。",
        "你说的是 GPS? 我没有听说过。",
        "老师问：学过 Lisp? 学生都摇头。后来又问：学过 Java? 有人点头。",
        "SELECT ?person WHERE { ?person a ?kind }",
        "查询时写 ?person=1 即可。",
        "同桌指着词典说 Really? 李明点点头。",
        "黑板上写着 banana? 大家一起读。",
        "可空类型写作 Int? 和 String? 两种。",
        "各中小学(xue?)要做好课后服务。",
        "各中小学(x?)要做好课后服务。",
        "各中小学(ma?)要做好课后服务。",
        "黑方走 Qd4? 白方跟着吃马（c3?），形势不明。",
        "参数 ?name 写在地址后面。",
        "看图填空：app?e 是苹果，b?nana 是香蕉。",
        "请求 get_user?name 和 search?keyword 返回列表。",
        "比分 3:? 还没有公布，价格 8.?元。",
        "他选了3? 全班都笑了。",
        "网站取名 WEB? 后来改了。",
        "谁能算出12加3等于几?我说15。",
    ],
)
def test_a_question_or_an_address_is_no_damage(text: str) -> None:
    assert told(text) == []


def test_a_text_that_teaches_readings_has_blanks_in_them() -> None:
    assert list(lost_letters("各中小学(xu?)校", "")) == [(7, 8)]
    assert not list(lost_letters("给拼音标上声调：学(xu?)校", ""))


def test_another_question_hides_no_lost_letter() -> None:
    text = "系统用 Pytho? 语言编写。界面用 Jav? 技术。谁来维护?"
    assert told(text) == [("text-lost", "?")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "出席会议的还有副主任焦锦淼、教研员郗旸和翟翀。",  # rare names
        "镧系元素包括镧、铈、镨、钕、钷、钐、铕、钆、铽。",
        "河道两岸的芦苇荡里，常有鸊鷉出没，渔民叫它水葫芦。",
        "簚是古书里的一种竹器，簚字今天已经不用了。",  # the character is what the text is about
    ],
)
def test_rare_characters_are_no_damage(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("学生往往已经有了很玫钠沸衺，这与家庭有关。", "玫钠沸"),
        ("本法所稱的登記，依國際痉▍f助登記制度辦理。", "痉▍f"),
        ("新影厅位于岚山市云尔迨校↖rvine)的一家商场里。", "迨校↖"),
    ],
)
def test_a_few_characters_behind_a_lost_byte(text: str, inside: str) -> None:
    assert any(code == "slip-left" and inside in place for code, place in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "窗外树影斑驳，檐下燕子呢喃，远处传来一声鹧鸪。",
        "【龌龊】wò chuò ①不干净；脏。②形容人品质恶劣：卑鄙～。",
        "药材有黄芪、苁蓉、薏苡、茯苓，都要阴干保存。",
        "这家商场的影厅取名叫★★★星光，门口摆着两只貔貅。",
        "地铁站名写作 Площадь，意思是广场。",
        "给家长的信\n선생님께\n请注意查收。",
        "单词表\n駅、テレビカメラ\n请抄写。",
    ],
)
def test_rare_words_are_no_wrecks(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("他在这里住了??4天，每天都去图书馆。", "??"),
        ("本办法自2013?4月1日起施行。", "?"),
        ("那时使用的?v法之一是阴阳合历。", "?"),
        ("他把东西往地上一放??\n转身走了。", "??"),
        ("要說不足之處，一??是隔音，另一個是空調。", "??"),
        ("旅馆就在车站后面不远的地??,房间不大。", "??"),
        ("每一份表都要写清两个日??（收到和寄出）。", "??"),
        ("他们走了很久，??是没有赶上末班车。", "?"),
        ("这个县有八万人口(??18)，不算多。", "?"),
        ("门终于开了。?从里面走了出来。", "?"),
        ("收件?: 各处室联络员", "?"),
        ("水烧开后转小火?40分钟，再放盐。", "?"),
    ],
)
def test_a_mark_where_nothing_is_asked(text: str, place: str) -> None:
    assert ("text-lost", place) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "你在这里住了几天??4天还是5天？",
        "请打开 https://example.org/list?id=12&page=3 查看。",
        "你看到了吗??\n我没看到。",
        "真的吗?A组今天不上课？",
    ],
)
def test_a_question_is_none(text: str) -> None:
    assert told(text) == []


def test_short_words_left_in_a_wrong_encoding_are_told_beside_others() -> None:
    line = "云帆小学关于春季学期开学安排的通知，请各位家长注意查收。"
    wrong = line.encode().decode("gb18030", "replace") + "\n[" + "图片".encode().decode("gbk") + "]"
    assert ("mojibake-left", "鍥剧墖") in told(wrong)
    assert told(f"{line}\n[鍥剧墖]") == [("mojibake-left", "鍥剧墖")]


def test_zhuyin_is_no_text_in_a_wrong_encoding() -> None:
    text = "今天(ㄐㄧㄣ ㄊㄧㄢ)的課文教我們認識注音，請小朋友跟著念三遍。\n"
    assert eduparse.repair(text).text == text


def test_a_filled_in_character_costs_what_such_ones_are_wrong() -> None:
    """A character that was filled in and is only likely counts a little, one that is lost counts whole."""
    line = "云帆小学关于春季学期开学安排的通知，请各位家长注意查收。"
    told = (DocumentWarning("text-lost", 7, 8),)
    page = Document.of_page("", "", line.replace("季", "\ufffd"))
    lost = quality(page.apply("x", Findings(warnings=told)))
    fill = (Edit(7, 8, "季", "mojibake.gbk", 0.97),)
    filled = quality(page.apply("repair.mojibake", Findings(edits=fill, warnings=told)))
    assert filled.left == pytest.approx(0.03 / len(line), abs=1e-4)
    assert lost.left == pytest.approx(1 / len(line), abs=1e-4)
    assert filled.score > lost.score


def test_what_is_left_of_big5_is_told_beside_what_was_read() -> None:
    line = "各校應將閱讀列入每週活動，並請家長協助（含假日）。"
    shown = line.encode("big5").decode("gb18030")
    assert any(
        "ㄘ﹝" in place for code, place in told(f"{shown}\n學生。ㄘ﹝") if code == "mojibake-left"
    )
    assert told(f"{line}\n讀音是ㄘ。") == []


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("书费￥100元，餐费￥200元，由各校代收。", "utf-16"),
        ("各校的任务如下︰一是开学，二是报名，分工如下︰甲校负责。", "utf-16"),
        ("韩文音节가读作ga，各校不要求掌握。", "utf-8"),
        ("藏文字母ཀ是第一个字母，学生要会写。", "utf-8"),
    ],
)
def test_signs_that_come_again_and_scripts_that_are_named_are_no_damage(
    text: str, codec: str
) -> None:
    assert told_of_bytes(text.encode(codec)) == []


@pytest.mark.parametrize(
    "text", ["圆周率取3.14?是吗", "今年是2020?请问何时开学", "填数：4?，5?，6?"]
)
def test_a_question_behind_a_number_may_be_one(text: str) -> None:
    assert not [w for w in eduparse.repair(text).metadata.warnings if w.code == "text-lost"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("青禾學校的學生作文⑥⑺刊出。", "⑥⑺"),
        ("青禾學校的學生作文ⅷ刊出。", "ⅷ"),
        ("申請的學生：①低年級②中年級③高年級。", ""),  # counted
    ],
)
def test_counts_that_nothing_counts_up_to_are_told_of_a_page_in_big5(text: str, place: str) -> None:
    assert told_of_bytes(text.encode("big5hkscs")) == ([("slip-left", place)] if place else [])
    assert told(text) == []  # a row of text


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("申請的學生]含新生），應當填寫表格。", [(5, 6)]),  # （: A15D
        ("申請的學生[含新生]（及舊生），應當填寫表格。", []),
        ("申請的學生（含新生^應當填寫表格。", [(9, 10)]),  # ）: A15E
    ],
)
def test_half_a_bracket_is_told_by_its_partner(text: str, places: list[tuple[int, int]]) -> None:
    assert list(letters_of_bytes(text, "big5hkscs")) == places
    assert list(letters_of_bytes(text, "utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "韩语：안녕하세요? 저는 학생입니다. （您好，我是学生。）",
        "彝文：ꆈꌠ",
        "希伯来语：שלום 你好",
        "笔画：丶㇇亅㇀丿㇏",
    ],
)
def test_another_script_beside_chinese_is_no_damage(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "教育".encode().decode("euc-kr", "replace")
        + "：안녕"
        + "学校".encode().decode("euc-kr", "replace"),
        "学校：" + "教育教学".encode().decode("cp1255", "replace"),
    ],
)
def test_bytes_shown_in_another_script_are_damage(text: str) -> None:
    assert eduparse.repair(text).text != text or told(text)


def test_a_wide_blank_for_a_comma_of_gbk() -> None:
    text = "县教育局作出维持决定的，学校应当照此执行。"
    data = text.encode("gb18030")
    assert told_of_bytes(data.replace(b"\xa3\xac", b"\xa3\xa0")) == [("slip-left", "　")]
    assert told_of_bytes(text.replace("，", "。　").encode("gb18030")) == []
    assert told_of_bytes(f"第六条　{text}".encode("gb18030")) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("本区“?十四五”规划已经公布。", ["?"]),
        ("《?务教育法》自公布之日起施行。", ["?"]),
        ("各校照办。\n?二、加强领导\n三、落实责任", ["?"]),
        ("题中“?”是未知数，写在纸上。", []),
        ("式中（?代表未知数）不必写出。", []),
        ("写到这里（?为填空）请停笔。", []),
        ("（?哪些人）应当参加，由学校决定。", []),
        ("（?每些人）应当参加，由学校决定。", ["?"]),
    ],
)
def test_nothing_asks_before_the_first_word(text: str, places: list[str]) -> None:
    assert [place for code, place in told(text) if code == "text-lost"] == places


def test_a_mark_that_is_lost_makes_no_other_character_doubtful() -> None:
    page = "格盘详解\n这个牌型有一个弱点??毕竟乙牌是紧跟者之一，先看牌再下注。\n所以要看清楚。\n"
    assert told_of_bytes(page.encode()) == [("text-lost", "??")]


def test_names_left_out_are_no_wreck_beside_a_line_that_was_one() -> None:
    line = "第二条 本办法适用于本市各级各类学校。".encode().decode("latin-1")
    page = f"××学校安全承诺书\n第一条 为加强校园安全管理，制定本办法。\n{line}\n家长签名：×××\n"
    assert told(page) == []
