"""Labels of attachments at the end of a page with nothing behind them go; over a file or a list they stay."""

import pytest

import eduparse

TEXT = "<p>连日降雨，县教育局组织人员对全县学校校舍进行了逐校检查，发现的问题当场处理。</p><p>各学校要落实检查责任人，汛期每天检查不少于两次，并做好记录。</p>"
PAGE = (
    "<html><head><title>白鹿县教育局检查校舍</title></head><body><h1>白鹿县教育局检查校舍</h1>"
    "<div>{}</div>{}<div class=footer>主办：白鹿县教育局 备案号：浙ICP备00000000号</div></body></html>"
)


@pytest.mark.parametrize(
    "label",
    ["附件：", "附 件：", "附件列表", "相关附件：", "附件(0)", "附件下载：", "【附件下载】"],
)
def test_a_label_over_nothing_goes(label: str) -> None:
    (doc,) = eduparse.clean(PAGE.format(TEXT, f"<div>{label}</div>").encode())
    assert "附" not in doc.text
    assert "做好记录。" in doc.text


@pytest.mark.parametrize(
    "files",
    [
        "<p>附件：</p><p>1.校舍检查表</p>",
        "<p>相关附件：</p><p><a href=a.docx>校舍检查表.docx</a></p>",
    ],
)
def test_a_label_over_a_file_stays(files: str) -> None:
    (doc,) = eduparse.clean(PAGE.format(TEXT + files, "").encode())
    assert "附件" in doc.text


def test_a_label_that_ends_a_clean_paper_stays() -> None:
    page = "白鹿县教育局关于检查校舍的通知\n一、每天检查两次。\n二、做好记录。\n附件：\n"
    (doc,) = eduparse.clean(page)
    assert doc.text == page
