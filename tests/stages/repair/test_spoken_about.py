"""Escapes, radicals and foreign sentences that a text speaks about or in: they stay, and are no damage."""

import pytest
from sides import turns_at

from eduparse.document.document import Document
from eduparse.pipeline import pipeline
from eduparse.settings import Settings
from eduparse.stages.repair.cited_code import LOOKED


def _repaired(text: str) -> Document:
    (doc,) = pipeline(Settings()).run(Document.of_page("x", "x", text), ("repair",))
    return doc


@pytest.mark.parametrize(
    "text",
    [
        "符号\t写法\n<\t&lt;\n®\t&reg;\n",
        "接口说明\n&amp;在地址里连接两个参数，不可省略。\n",
        "部首\t码位\n⼭\tU+2F2D\n部首⼭与汉字山的码位不同。\n",
        "全角字母Ａ占两格，半角字母A占一格。\n例如“ＡＢＣ”，是全角的。\n",
        "转义表\n&lt; 表示小于号\n&gt; 表示大于号\n&nbsp; 表示空格\n",
        "网页里写 &lt;hr&gt; 会显示成什么？\nA. 横线　B. 原样显示 &lt;hr&gt;　C. 空白\n",
        '地址里的 &amp; 写成一个还是 &amp;？\n在 HTML 源码里，href="b.php?m=1&amp;n=2" 才对。\n',
        "打字练习\n１２３４５\nＡＢＣＤ\n12345\n前两行是全角，后一行是半角。\n",
        "全形與半形\n寬的是「Ａ」，窄的是「A」。\n",
        "写出下面两条命令的结果：\nprintf '\\xe4\\xbd\\xa0\\xe5\\xa5\\xbd\\n'\necho -e \"\\u4f60\\u597d\"\n",
        "在终端里输入 echo $'\\u6625\\u5929' 什么都不显示，换成新版本就好了。\n",
        "语言包 zh.properties 里的内容像这样：\nhome=\\u9996\\u9875\nbye=\\u518d\\u89c1\n不要直接写汉字。\n",
        "文件名 \\xe6\\x98\\xa5.txt 是 ls 的显示方式，真正的名字是“春.txt”。\n",
        "邮件标题怎么变成 =?GB2312?B?tLrM7A==?= 这个样子？\n答：编码后的“春天”就是它。\n",
        "设备编号 =E4=B8=AD 贴在机柜背面，别撕。\n",
        "电脑中了毒，文件名都变成了“ÐÂ½¨ÎÄ¼þ¼Ð”，只好重装。\n",
        "同事更惨，满屏的“鏂板缓鏂囦欢”，他以为是天书。\n",
        "打印出来的小票上满是“ÄãºÃ»¶Ó­”，收银员以为是外国话。\n",
    ],
)
def test_what_is_spoken_about_stays(text: str) -> None:
    assert _repaired(text).text == text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("通知&lt;修订&gt;如下，请遵照执行。", "通知<修订>如下，请遵照执行。"),
        ("办理时需带⾝份证\ufeff和两\xad张照⽚。", "办理时需带身份证和两张照片。"),
        ("⼭⽔之间有⼈家。", "山水之间有人家。"),
        (
            "&ldquo;表示同意&rdquo;的有五校。\n&ldquo;反对&rdquo;的一校。",
            "“表示同意”的有五校。\n“反对”的一校。",
        ),
        ("&nbsp;表示要加强管理，按时上报。", " 表示要加强管理，按时上报。"),
        ("数字用半角。\n日期：２０２１年３月", "数字用半角。\n日期：2021年3月"),
        ("多角度、全角度的观察，２００１年。", "多角度、全角度的观察，2001年。"),
        ("“ＡＢＣ”班开课了。", "“ABC”班开课了。"),
        (
            "title=\\u6559\\u80b2\\u8981\\u70b9\n现将今年的教育工作要点印发给你们。",
            "title=教育要点\n现将今年的教育工作要点印发给你们。",
        ),
        ("学校应当=E5=8A=A0=E5=BC=BA管理，保证安全。", "学校应当加强管理，保证安全。"),
        ("第三条 学校的“ÐÂ½¨ÎÄ¼þ¼Ð”由部门批准。", "第三条 学校的“新建文件夹”由部门批准。"),
    ],
)
def test_what_is_damage_is_mended(text: str, fixed: str) -> None:
    doc = _repaired(text)
    assert doc.text == fixed
    assert doc.metadata.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "韩语角\n내일은 공원에서 친구를 만나고 저녁을 먹습니다.\n意思是“明天见朋友”。",
        "日语角\n体育館からのお知らせをご覧ください。\n意思是“请看通知”。",
    ],
)
def test_a_foreign_sentence_is_no_damage(text: str) -> None:
    assert "mojibake-left" not in [w.code for w in _repaired(text).metadata.warnings]


def test_utf8_shown_in_an_eastern_encoding_is_still_told() -> None:
    shown = "各村应当做好防汛工作，确保安全。".encode().decode("cp932", "replace")
    doc = _repaired(f"通知\n{shown}\n")
    assert "通知\n各村" in doc.text or doc.metadata.warnings


@pytest.mark.parametrize(
    "text",
    [
        '# 打印 \\u4e2d\\u6587\nprint("&amp;nbsp;")\nname = "小雨"\ns = "&lt;b&gt;"\n',
        'def main():\n    row = {"姓名": "小雨", "班级": "\\u4e09\\u5e74"}\n    show(row)  # 得到 \\u5f20\\u4e09\n',
        "下面的程序输出两个字：\n    show(s);  // 屏幕上是 \\u5b66\\u6821\n同学们试一试。\n",
        '// 去掉 &nbsp; 再保存\nvar t = html.replace("&nbsp;", " ");\n',
        "int main() {\n    /* 输出 \\u5b66\\u6821 两字 */\n    return 0;\n}\n",
    ],
)
def test_escapes_of_a_program_stay(text: str) -> None:
    assert _repaired(text).text == text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ('{"title": "\\u6559\\u80b2\\u90e8"}\n', '{"title": "教育部"}\n'),
        (
            "# 关于\\u5b66\\u6821工作的通知\n\n各校应当执行。\n",
            "# 关于学校工作的通知\n\n各校应当执行。\n",
        ),
        ("-- 附件：\\u5b66\\u6821名单\n各校应当报送。\n", "-- 附件：学校名单\n各校应当报送。\n"),
        ('var title = "\\u6559\\u80b2\\u90e8";\n', 'var title = "教育部";\n'),
        ("各校应当公开\\u6536\\u8d39\nname = 1\n", "各校应当公开收费\nname = 1\n"),
    ],
)
def test_escapes_beside_no_code_are_mended(text: str, fixed: str) -> None:
    assert _repaired(text).text == fixed


def test_a_comment_is_looked_for_within_the_line_before() -> None:
    def stays(n: int) -> bool:
        text = f"x = 1\n# {'打' * n}\\u4e2d\\u6587\nx = 2\n"
        return _repaired(text).text == text

    turns_at(lambda n: not stays(n), LOOKED - 2)


def test_what_a_text_shows_once_leaves_the_damage_of_its_page_to_be_mended() -> None:
    """Half of the escapes of a page speak for all of them; a garbled word that is quoted says nothing of a garbled line."""
    shown = "“中文”在别的编码里显示为“涓枃”。\n"
    garbled = "各学校要认真组织学生参加安全教育活动。各校".encode().decode("gb18030", "ignore")
    assert "安全教育活动" in _repaired(f"编码小知识\n{shown}{garbled}\n").text


@pytest.mark.parametrize(
    "text",
    ["炮二平五　马８进７\n马二进三　卒７进１\n", "黑方将５平４，红方帅五进一，前炮退２。\n"],
)
def test_moves_of_chess_keep_their_wide_figures(text: str) -> None:
    assert _repaired(text).text == text


def test_other_wide_figures_are_narrowed() -> None:
    assert _repaired("共２０８名学生，第５车间进１人。\n").text == "共208名学生，第5车间进1人。\n"
