"""Letters of Taiwan on one page, and pieces that count one theme."""

from types import SimpleNamespace
from typing import Any

import pytest
from sides import Sides, turns_at

import eduparse
from eduparse.stages.cut.cut_lines import CutLine
from eduparse.stages.cut.letters import letters
from eduparse.stages.cut.pieces import introduces

LETTER = (
    "松柏縣政府 {kind}\n發文日期：中華民國111年8月{day}日\n發文字號：松教國字第11100220{day}號\n"
    "主旨：調整國民中學學區。\n說明：\n一、東湖里劃入松柏國中。\n二、自下學年度起實施。\n"
)
SHARED = "食堂管理制度(精选2篇)\n食堂管理制度 篇1\n{0}\n一、每年体检一次。\n二、戴好工作帽。\n食堂管理制度 篇2\n{1}\n一、索取票据。\n二、当场退回。\n"


def documents(text: str) -> list[Any]:
    found = eduparse.clean(text)
    return found if isinstance(found, list) else [found]


@pytest.mark.parametrize("kind", ["公告", "函"])
def test_two_letters_are_two_documents(kind: str) -> None:
    found = documents(LETTER.format(kind=kind, day=11) + LETTER.format(kind=kind, day=19))
    assert [doc.metadata.issued for doc in found] == ["2022-08-11", "2022-08-19"]
    assert all(doc.metadata.issuers == ("松柏县政府",) for doc in found)


def test_one_letter_and_one_that_it_names_are_one_document() -> None:
    quoted = "三、依松柏縣政府函辦理。\n松柏縣政府 函\n的影本附後。\n"
    assert len(documents(LETTER.format(kind="函", day=11) + quoted)) == 1


def test_a_letter_that_is_quoted_is_none_of_its_own() -> None:
    quoted = "三、教育部函示略以：\n教育部 函\n主旨：有關學生午餐一案。\n四、請各校遵照辦理。\n"
    assert len(documents(LETTER.format(kind="函", day=11) + quoted)) == 1


@pytest.mark.parametrize(
    ("below", "titles"),
    [
        (("松坪小学食堂人员管理制度", "松坪小学食堂采购制度"), None),
        (("本校食堂由总务处管理。", "本校食堂每周采购一次。"), ["食堂管理制度", "食堂管理制度"]),
        (("松坪小学食堂管理制度", "松坪小学食堂管理制度"), ["食堂管理制度", "食堂管理制度"]),
    ],
)
def test_a_piece_has_the_title_that_it_prints(
    below: tuple[str, str], titles: list[str] | None
) -> None:
    found = documents(SHARED.format(*below))
    assert [doc.metadata.title for doc in found] == (titles or list(below))


def lines(*texts: str) -> Any:
    return [SimpleNamespace(text=text) for text in texts]


def of_two(below: int) -> int:
    """How many letters begin where so many lines stand between their day and their subject."""
    head = ["松柏县政府 函", "发文日期：111年8月1日"]
    return len(letters(lines(*[*head, *["说明"] * below, "主旨：调整学区。"] * 2)))


SIDES: Sides = {
    "letters._WITHIN": (lambda n: of_two(n - 2) == 0, 17),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])


def test_the_introduction_of_a_collection_is_no_piece() -> None:
    page = (
        "校服管理制度（实用24篇）\n校服管理制度（实用24篇）\n学校要规范管理。我们为大家整理了一些范文，供大家参考。\n"
        "松坪小学校服管理制度\n为规范管理，特制定本制度。\n1、校服由学校统一采购。\n2、学生应当穿校服。\n"
        "柳溪小学校服采购制度\n第一条 校服采购应当公开招标。\n第二条 采购结果应当公示。\n"
    )
    titles = [doc.metadata.title for doc in documents(page)]
    assert titles == ["松坪小学校服管理制度", "柳溪小学校服采购制度"]


READING = (
    "柳溪小学关于举办亲子读书会的通知\n{}学校为大家准备了许多图书，欢迎大家阅读，并请按时到校参加。{}\n"
    "柳溪小学关于开展秋季运动会的通知\n各班：\n为增强体质，学校决定举行秋季运动会，现将有关事项通知如下。\n"
    "一、时间为九月十日。\n二、地点为学校操场。\n柳溪小学\n2024年9月1日\n"
)


@pytest.mark.parametrize(
    ("whom", "more"),
    [
        ("各位家长：\n", "\n柳溪小学\n2024年3月1日"),
        ("各位家长：\n", "学校还为大家整理了书目和5篇读后感。"),
        ("", "学校还为大家整理了书目和5篇读后感。\n柳溪小学"),
        ("", "学校还为大家整理了书目和5篇读后感。\n2024年3月1日"),
        ("", "校刊的小编也将到场，为大家介绍校刊。"),
        ("", ""),
    ],
)
def test_a_notice_that_welcomes_its_readers_is_no_introduction(whom: str, more: str) -> None:
    lines = READING.format(whom, more).split("\n")
    end = next(n for n, line in enumerate(lines) if "运动会" in line)
    assert not introduces([CutLine(n, line) for n, line in enumerate(lines[:end])])


def test_two_notices_the_first_of_which_welcomes_readers_are_two() -> None:
    page = READING.format("各位家长：\n", "\n柳溪小学\n2024年3月1日")
    assert [doc.metadata.title for doc in documents(page)] == [
        "柳溪小学关于举办亲子读书会的通知",
        "柳溪小学关于开展秋季运动会的通知",
    ]


def test_pieces_that_a_numeral_counts() -> None:
    page = (
        "宿舍心得体会（通用11篇）\n以下是一些范文，希望能为大家提供灵感。\n"
        "宿舍心得体会篇一\n（一）爱护花草树木，自觉维护绿化。\n（二）按时打扫，保持整洁。\n"
        "宿舍心得体会篇二\n第一条 学生应当按时归寝。\n第二条 不得乱拉电线。\n"
    )
    assert [doc.metadata.title for doc in documents(page)] == ["宿舍心得体会", "宿舍心得体会"]


def test_the_head_of_a_piece_behind_the_end_of_another() -> None:
    page = (
        "第一篇：学生手机协议书\n一、不带手机入校，家长配合管理。\n二、违反的由学校保管。\n青禾初中政教处 年 月 日"
        "第二篇：学生宿舍协议书\n一、按时归寝，不得外出。\n二、爱护公物，损坏赔偿。\n"
    )
    assert [doc.metadata.title for doc in documents(page)] == ["学生手机协议书", "学生宿舍协议书"]


def test_a_part_that_a_sentence_names_cuts_nothing() -> None:
    page = "学校章程\n一、总则。全书共三篇，内容见。第二篇：分则与附则的说明\n二、分则。各校遵照执行。\n"
    assert len(documents(page)) == 1


def test_papers_that_are_to_be_sent_in_make_no_collection() -> None:
    page = (
        "青禾县教育局关于征集论文的通知\n各学校：\n为推进教研，现将有关事项通知如下。\n一、征集内容。\n每校推荐3篇\n"
        "青禾县论文评选办法\n评选按照下列标准进行，由专家打分。\n一、选题新颖。\n二、论述充分。\n"
    )
    assert len(documents(page)) == 1


def test_a_title_ends_in_front_of_the_blank_above_a_catalogue_head() -> None:
    head = "【法规类别】综合 【发文字号】青教〔2015〕2号 【时效性】现行有效"
    page = "\n".join(
        f"青禾县{what}管理办法 {head}\n第一条 为规范{what}，制定本办法。\n第二条 {what}每年检查一次。"
        for what in ("校服", "校车")
    )
    assert [doc.metadata.title for doc in documents(page)] == [
        "青禾县校服管理办法",
        "青禾县校车管理办法",
    ]
