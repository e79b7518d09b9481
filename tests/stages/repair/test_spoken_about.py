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
