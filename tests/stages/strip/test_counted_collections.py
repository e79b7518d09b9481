"""Collections of model texts: the line above the first piece that counts the pieces."""

import eduparse

PIECE = "一、值班教师要按时到岗，不得离岗。\n二、值班教师要如实填写记录，按时移交。\n三、值班教师要关好门窗，检查水电。\n"


def page(first: str, second: str) -> str:
    return (
        "范文小站>规章制度>学校值班制度\n学校值班制度\n时间：2021-03-08 10:20:30 我要投稿\n"
        f"学校值班制度8篇[精选]\n{first}\n{PIECE}{second}\n{PIECE}"
    )


def test_pieces_and_what_counts_them() -> None:
    docs = eduparse.clean(page("学校值班制度 篇1", "学校值班制度 篇2"))
    assert [d.metadata.title for d in docs] == ["学校值班制度", "学校值班制度"]
    assert "8篇" not in docs[0].text


def test_a_count_of_papers_without_a_first_piece_stays() -> None:
    (doc,) = eduparse.clean(f"青禾县征文结果\n学校值班制度8篇[精选]\n参评学校名单\n{PIECE}")
    assert "8篇[精选]" in doc.text
