"""Clean text with rare characters: lists to be learnt, sums in words, pictures, names, lessons on encodings."""

import pytest
from sides import turns_at

import eduparse
from eduparse import repair, strip
from eduparse.stages.repair.intended_chars import stands_by_itself

LEARNT = "云 石 田 鱼 羊 山 米 豆 竹\n灯 月 马 土 舟 笔 刀 井 叶\n"


def warned(text: str) -> list[str]:
    """The codes of the warnings about damage in ``text``, which must stay as it is."""
    doc = repair(text)
    assert doc.text == text
    return [w.code for w in doc.metadata.warnings if w.start is not None]


@pytest.mark.parametrize(
    "text",
    [
        "合计（大写）：壹仟柒佰柒拾元整 ￥1,770.00",
        "工程造价：壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元整。",
        "明天春游，请准备雨伞☔️和水💧",
        "⚠️ 温馨提示：当天车多🚗🚗🚗，请绿色出行🚲～",
        "八卦：☰乾 ☷坤 ☳震 ☴巽 ☵坎 ☲离 ☶艮 ☱兑",
        "䴥麀之属，皆游于野；𬸚𬸦之鸟，不栖于樊。㐀㐁㐂，字书所载，音义未详。",
        "锟斤拷是怎么来的？UTF-8的替换字符重复两次，按GBK解读就是“锟斤拷”。",
        "网友戏称为“锟斤拷烫烫烫”。",
        "平昌郡（평창군）位于江原道（강원도）南部。",
        "词汇：学校 학교，老师 선생님，学生 학생，教育 교육。",
        "金明洙（김명수），男，1975年生，汉城（今首尔）人。",
        LEARNT,
        "鸟字旁：鸠鸢鸨鸩鸪鸫鸬鸱鸲鸶鸸鸹鸺鸾鹀鹁鹂鹃鹄鹇鹈鹉鹋鹌",
        "石字旁的矿物：砒砗砘砚砜砝砟砣砩砬砭砷硇硌硎硐硒硖硗硚",
        "氢氦锂铍硼，碳氮氧氟氖，钠镁铝硅磷，硫氯氩钾钙。\n钪钛钒铬锰，铁钴镍铜锌，镓锗砷硒溴，氪铷锶钇锆。",
        "囗 夂 夊 宀 尢 屮 巛 幺 广 廴 廾 弋 彐 彡 彳 戈 攴 无\n氵 灬 爫 犭 罒 耂 艹 虍 衤 訁 讠 辶 钅 阝 飠 饣",
        "⅓杯糖，½杯油，¼匙盐，加热到180℃±5℃。",
        '{\n  "学校": "青石一小",\n  "转义": "\\u6559\\u80b2",\n  "启用": true\n}\n这是系统配置的样例，供各校参考。',
        "正则可以匹配汉字；\\u4e2d\\u6587 表示“中文”。",
    ],
)
def test_clean_text_is_neither_changed_nor_told(text: str) -> None:
    assert warned(text) == []


def in_its_encoding(text: str, codec: str) -> list[str]:
    """The same of a page in ``codec``, with what the page says around ``text``."""
    page = f"{text}\n各校应当按照本通知要求，认真组织实施，并于月底前报送总结。\n"
    doc = repair(eduparse.decode(page.encode(codec)))
    assert doc.text == page
    return [doc.text[w.start : w.end] for w in doc.metadata.warnings if w.start is not None]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "gb18030"])
@pytest.mark.parametrize(
    "text",
    [
        "李老师鉴：耑此奉复，即颂教祺。",
        "偏旁亠读作tóu。",
        "亠（tóu）是一个部首。",
        "部首“亠”，常在字的上边。",
        "京字上面是亠，下面是口和小。",
        "專此布達，敬頌時祺。",
        "注音：ㄓㄨㄥ ㄍㄨㄛˊ ㄖㄣˊ ㄇㄧㄣˊ。",
        "俄语：Здравствуйте，意思是您好。",
        "日语：ありがとうございます，意思是谢谢。",
        "希腊语：Καλημέρα，意思是早安。",
    ],
)
def test_what_a_page_shows_by_intent_is_left(text: str, codec: str) -> None:
    assert in_its_encoding(text, codec) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("校长耑老师参加了会议。", "耑"),
        ("校长亠老师参加了会议。", "亠"),
        ("各校应当公布頌目名称。", "頌"),
    ],
)
def test_the_same_characters_are_told_elsewhere(text: str, shown: str) -> None:
    assert in_its_encoding(text, "utf-8") == [shown]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("现将锟斤拷有关事项通知如下，请各校执行。", "text-lost"),
        ("用 UTF-8 编码\ufffd保存。", "text-lost"),
    ],
)
def test_what_is_lost_is_told_still(text: str, code: str) -> None:
    assert code in warned(text)


def test_a_wreck_beside_a_picture_is_told() -> None:
    doc = repair("请各校鏁欒偛閮ㄥ叧浜庡仛濂\ufffd☔️")
    assert doc.text != "请各校鏁欒偛閮ㄥ叧浜庡仛濂\ufffd☔️" or doc.metadata.warnings


def test_a_page_spaced_by_recognition_is_closed_up() -> None:
    text = "学 校 食 堂 食 品 安 全 管 理 制 度\n一 、 食 堂 要 公 开 账 目 。\n"
    assert repair(text).text == "学校食堂食品安全管理制度\n一、食堂要公开账目。\n"


LESSON = 'for i in range(3):\nwhile n:\nn = int(input())\n<p class="note">注意</p>\n'


def test_tags_in_a_lesson_on_programs_stay() -> None:
    assert strip(LESSON).text == LESSON
    assert "<p" not in strip('各校要认真执行。<p class="note">注意</p>\n').text


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    "text",
    [
        "常用人名用字：昇、堃、喆、淼、\n犇、骉、麤、毳、焱、\n",
        "本地姓氏：赵、钱、孙、李、逄、仇、亓、麴、逯、郗。\n",
        "化学元素：氕、氘、氚、氦、氖、氩、氪、氙、氡、铪、钽、铼。\n",
        "昆虫：蜣螂、蠼螋、螽斯、蟋蟀、蝼蛄、蚰蜒。鱼类：鳜鱼、鲮鱼、鳙鱼。\n",
        "生字：尴尬、踌躇、龌龊、囹圄、饕餮、魑魅魍魉、耄耋。\n",
        "因为佢嘅波俾人偷咗，所以佢好嬲。老师话：唔好咁嘈。\n同学哋都好乖。\n",
        "使用说明\n\nMIT © 2021 某小学信息组\n\n安装方法：运行脚本，按提示操作。\n",
        "课程表\n|一|语|数|\n|二|||\n|三|外||\n各班按表上课，不得随意调换。\n",
    ],
)
def test_rare_words_and_cells_are_no_slips_in_any_encoding(text: str, codec: str) -> None:
    doc = repair(eduparse.decode(text.encode(codec)))
    assert doc.text == text
    assert [w.code for w in doc.metadata.warnings if w.start is not None] == []


@pytest.mark.parametrize(
    "text",
    [
        "岚山区很少访问的数挀、图书、仪器可能移到另一处存放。",
        "各校应当清点桌椅、门窗、教学仪器，很少访问的数挀另存。",
    ],
)
def test_a_wrong_byte_beside_a_list_of_plain_words_is_told(text: str) -> None:
    assert warned(text) == ["slip-left"]


def rare_words(n: int) -> str:
    """A list of thirty words, of which ``n`` beside the first have rare characters."""
    return "、".join(["耄"] + ["耋"] * n + ["图书"] * (30 - n))


def test_rare_words_of_a_list_are_a_share_of_it() -> None:
    turns_at(lambda n: stands_by_itself(rare_words(n), 0), 9)
    turns_at(lambda n: stands_by_itself("、".join(["耄"] + ["耋"] * n), 0), 2)


@pytest.mark.parametrize("cry", ["啊啊啊啊啊——", "呜呜呜呜呜，", "嗷嗷嗷嗷！", "嘎嘎嘎嘎嘎嘎！"])
def test_a_cry_is_no_run_of_another_character(cry: str) -> None:
    page = f"小话剧\n李四：什么？\n王二：{cry}\n（两人追打下）\n"
    (doc,) = eduparse.clean(page)
    assert doc.text == page
    assert {w.code for w in doc.metadata.warnings} <= {"title-doubtful"}
