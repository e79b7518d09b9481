r"""Escapes that are options, rows of a table, or 字样 stay; damage is decoded."""

import pytest

from eduparse.document.document import Document
from eduparse.stages.repair.escapes import Escapes
from eduparse.stages.repair.stripped_escapes import doubtful_escapes


def edits(text: str) -> int:
    return len(Escapes()(Document.of_page("x", "x", text)).edits)


@pytest.mark.parametrize(
    "text",
    [
        r"若日志出现 \u8d85\u65f6 字样，表示接口超时。",
        r"屏幕提示“\u9519\u8bef”字样的，请联系管理员。",
        r"下列哪项是它？A. %E6%B1%89　B. %BA%BA　C. \u6c49\u5b57　D. &#27721;",
        "（A）U+6625　（B）U+590F　（C）&#26149;",
        "春　U+6625　%E6%98%A5　%B4%BA\n夏　U+590F　%E5%A4%8F　%CF%C4",
        "老周：帮我看看这是啥\n%E6%98%8E%E5%A4%A9%E8%A7%81\n明天见",
        "老周：帮我看看这是啥 %E6%98%8E%E5%A4%A9%E8%A7%81\n阿宁：明天见",
        "%E7%85%A7%E7%89%87.zip 下载后请改名为 照片.zip",
        "其中B表示Base64，例如%E6%98%8E%E5%A4%A9，请同学们自己解码。",
    ],
)
def test_of_the_text(text: str) -> None:
    assert not edits(text)


@pytest.mark.parametrize(
    "text",
    [
        r"各校应当\u52a0\u5f3a\u5b89\u5168管理。",
        "关于%E5%8A%A0%E5%BC%BA%E6%95%99%E8%82%B2工作的通知",
        "一、提高认识&ldquo;学校&rdquo;\n二、加强管理",
        r"A类学校\u5e94\u5f53上报，学校不得瞒报。",
        "安全工作\n加强%E5%AD%A6%E6%A0%A1%E5%AE%89%E5%85%A8工作，学校安全人人有责。",
    ],
)
def test_of_damage(text: str) -> None:
    assert edits(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("飞船收到一串数字：U+4F60 U+597D。领航员愣了很久。", 0),
        ("各班学生U+5E94 U+5F53打扫教室。", 1),
    ],
)
def test_code_points_behind_a_colon_are_not_told(text: str, told: int) -> None:
    assert len(list(doubtful_escapes(text))) == told
