"""A case on each side of the thresholds of `cut`."""

import pytest
from sides import Sides, turns_at

from eduparse.stages import cut
from eduparse.stages.cut.cut_lines import CutLine, title_like
from eduparse.stages.cut.pieces import _counted
from eduparse.stages.cut.seams import _is_heading, _names_another, breaks_off, wrapped_anywhere
from eduparse.stages.cut.start_evidence import (
    OpenPaper,
    PossibleStart,
    _letterhead,
    _news,
    possible_start,
)

OPEN = OpenPaper(0, "溪山市教育局关于做好检查工作的意见")

P = "为加强学校安全工作，现将有关事项通知如下，请各学校结合实际，认真贯彻执行，确保各项措施落实到位。"


def cl(*texts: str) -> list[CutLine]:
    return [CutLine(0, text) for text in texts]


def led(*lead: str) -> bool:
    """Whether ``lead``, below a title without the form of a paper, is a document above two others."""
    lines = cl("校舍安全检查工作", *lead, "青禾县教育局办公室")
    starts = [cut._Start(len(lines) - 1, "甲"), cut._Start(len(lines), "乙")]
    return len(cut._with_lead(lines, starts)) == 3


def start(
    title: str, *below: str, above: tuple[str, ...] = ("各校应当落实。",)
) -> PossibleStart | None:
    """What a title printed once comes to, below an open paper and above what follows."""
    lines = cl(OPEN.title, *above, title, *below)
    return possible_start(lines, 1 + len(above), OPEN, collection=False, wrapped=False)


def weighing(n: int) -> PossibleStart | None:
    """A title for which ``n`` speaks: its form 2, how the text opens 1, a number 1, addressees 1."""
    number = "青教发〔2022〕8号"
    below = {2: ("学校应当检查。",), 3: (P,), 4: (number, P), 5: (number, "各县教育局：", P)}
    return start("关于做好校舍检查的通知", *below[n])


def named(n: int) -> bool:
    """Whether a paper counts as a document though the one above names it, behind ``n`` code points of names."""
    title = "松坪县教育局关于校舍检查的通知"
    names = [f"《{'校舍舍校'[k % 2 : k % 2 + 2] * 20}》" for k in range(n // 40)]
    names += [f"《{'甲' * (n % 40)}》"] * (n % 40 > 0)
    names += [f"《{title}》"]
    lines = cl(OPEN.title, "各学校：", *names, P, "青禾县教育局", "2022年3月15日")
    lines += cl(title, P)
    return any(s.title == title for s in cut._starts(lines)[0])


def cited(n: int) -> bool:
    """Whether a paper that the one above cites begins, with ``n`` signs of a paper of its own."""
    title = "松坪县教育局关于校舍检查的通知"
    cites = OPEN.naming(title)
    own = ("青教发〔2022〕8号", "各县教育局：")[:n]
    lines = cl(OPEN.title, P, "青禾县教育局", "2022年3月15日", title, *own, P)
    found = possible_start(lines, 4, cites, collection=False, wrapped=False)
    return found is not None and found.certain


TOLD = "甲乙丙丁戊己庚辛壬召开"


def news(pairs: int, above: str) -> bool:
    """Whether a report begins whose first sentence says so many of the ten pairs of its title again."""
    lines = cl(OPEN.title, above, TOLD, f"4月8日，{TOLD[: pairs + 1]}。")
    return _news(lines, 2, OPEN) is not None


def long_news(size: int) -> bool:
    """Whether a title of so many code points heads the report below it."""
    title = ("全市各中小学校校舍安全检查工作推进情况" * 3)[: size - 2] + "召开"
    lines = cl(OPEN.title, "2022年4月2日", title, f"4月8日，{title}。")
    return _news(lines, 2, OPEN) is not None


SIDES: Sides = {
    "start_evidence.LONGEST_NEWS": (lambda n: not long_news(n), 41),
    "start_evidence.SAID_AGAIN": (lambda n: news(n, "各校应当落实。"), 8),
    "start_evidence.SAID_BEHIND_END": (lambda n: news(n, "2022年4月2日"), 6),
    "start_evidence.DOUBTFUL": (lambda n: weighing(n) is not None, 4),
    "start_evidence.NEEDED_ALONE": (lambda n: weighing(n).certain, 5),
    "start_evidence.KIN": (
        lambda n: (
            start(
                "溪山市"[:n] + "北区校舍安全管理办法",
                f"一、{P}",
                above=(f"一、{P}", f"二、{P}"),
            ).certain
        ),
        3,
    ),
    "start_evidence.OWN": (cited, 2),
    "seams.SENTENCE": (lambda n: breaks_off("校" * n), 15),
    "seams.HEADING": (lambda n: not _is_heading("一、" + "校" * (n - 2)), 41),
    "seams.WRAPPED": (
        lambda n: wrapped_anywhere(cl(*[P[:-1]] * n, *[P] * (100 - n))),
        36,
    ),
    "seams.NAMED": (
        lambda n: _names_another("附件：" + "校舍检查记录"[: n + 1], "教师培训办法"),
        5,
    ),
    "seams.SHARED": (
        lambda n: (
            not _names_another(
                "附件：校舍安全检查登记表格样式", "校舍安全检查登记表格样式"[: n + 1]
            )
        ),
        6,
    ),
    "start_evidence.LETTERHEAD": (
        lambda n: (
            _letterhead(cl("青" * (n - 4) + "县教育局", "青教发〔2022〕8号", "关于检查的通知"), 2)
            < 2
        ),
        21,
    ),
    "cut.MOST_NAMED": (named, 6000),
    "cut.LEAD": (lambda n: led(*[P] * n), 2),
    "cut.SENTENCE": (lambda n: led(*["校" * (n - 1) + "。"] * 2), 18),
    "pieces.MAX_COUNTED": (
        lambda n: (
            not _counted(cl("范文两篇", *[f"读物管理制度{' ' * (n - 7)}{k}" for k in (1, 2)]))
        ),
        45,
    ),
    "cut_lines.MIN_TITLE": (lambda n: title_like("校" * n), 8),
    "cut_lines.MAX_TITLE": (lambda n: not title_like("校" * n), 101),
    "start_evidence.BODY_WITHIN": (
        lambda n: (
            cut._title_at(cl("校舍安全管理办法", "校舍安全管理办法", *["甲乙"] * n, P), 0)[0]
            is None
        ),
        4,
    ),
    "cut.MIN_LEAD": (
        lambda n: cut._is_annex(
            cl("甲", "乙", "丙"), 2, "评分细则的安排"[:n] + "办法", "附件1：" + "评分细则的安排"[:n]
        ),
        4,
    ),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
