"""Chinese in octal numbers of bytes: read in a text, and told in a path, which a program is to read."""

import pytest

import eduparse

SPELLED = r"\345\205\263\344\272\216"  # 关于


@pytest.mark.parametrize(
    "text",
    [
        f"路径：{SPELLED}.txt",
        f"new file: docs/{SPELLED}.txt 已加入",
        f'"{SPELLED}.md" 修改',
        f"C:\\dat{SPELLED}\\b.txt",
        f"{SPELLED}/readme 见附件",
    ],
)
def test_in_a_path_they_stay_and_are_told(text: str) -> None:
    doc = eduparse.repair(text)
    at = text.index(SPELLED)
    assert doc.text == text
    assert [(w.code, w.start) for w in doc.metadata.warnings] == [("mojibake-left", at)]


@pytest.mark.parametrize(
    "text",
    [f"附件：{SPELLED}", f"{SPELLED}加强管理的通知", f"标题 {SPELLED}.下一条", f"（{SPELLED}）"],
)
def test_elsewhere_they_are_read(text: str) -> None:
    assert eduparse.repair(text).text == text.replace(SPELLED, "关于")
