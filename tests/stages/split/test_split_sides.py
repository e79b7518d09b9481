"""A case on each side of the thresholds of `split`."""

import re
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from flow import run_stage
from scored_copies import OWN
from sides import Sides, turns_at

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.charmodel import model
from eduparse.stages.split import (
    annexes,
    article_proof,
    attachments,
    back_matter,
    bare_contents,
    bullet_proof,
    cited_papers,
    contents,
    contents_entries,
    evidence,
    figure_proof,
    form_readings,
    front_matter,
    glued_titles,
    hanging,
    heading_features,
    headings,
    join,
    label_fit,
    labels,
    listed_annexes,
    naming,
    numbering,
    own_heading,
    page_seams,
    proof,
    quotes,
    recipients,
    redacted_facts,
    siblings_without,
    signature,
    tables,
    text_lines,
    title_lines,
    title_weight,
    wrap,
)
from eduparse.stages.split.kinds import RANKS
from eduparse.stages.split.label import Label
from eduparse.stages.split.labels import label_candidates
from eduparse.stages.split.lost_labels import below_lost, first_opened, gaps_around

NUM = "一二三四五六七八九十"
A = "一、总体要求\n坚持公益。\n二、主要任务\n扩大资源。\n"


def doc(text: str) -> Document:
    (found,) = run_stage(Document.of_page("x", "x", text), "split")
    return found


def kinds(text: str) -> list[str]:
    return [c.kind for c in doc(text).clauses]


ASKED = (
    "青禾县教育局负责人就《青禾县招生办法》答记者问青禾县教育局近日印发办法。\n{}\n问：为什么？\n"
)


def strokes(text: str, items: int) -> bool:
    """Whether so many of the lines of ``text`` are bullets below 一、."""
    found = label_candidates(f"一、目标\n加强领导。\n{text}")
    return sum(label.printed.startswith("—") for label in found) == items


def glued_title(behind: str) -> str | None:
    """The title of a line whose body goes on with ``behind``."""
    return glued_titles.headline_before_body(f"青禾一中议事规则为加强{behind}")


def joined(items: int, unfinished: int, deeper: int = 4) -> tuple[Edit, ...]:
    """What is joined of ``items`` in a narrow column, each of two lines.

    The first line of all but ``unfinished`` ends a sentence; the second stands ``deeper`` columns in.
    """
    text = "".join(
        f"  {k + 1}、各校应当落实教师培训的各项{'措施' if k < unfinished else '措。'}\n"
        f"  {' ' * deeper}和安排。\n"
        for k in range(items)
    )
    return hanging.hanging(text, list(text_lines.text_lines(text, 0, len(text))))


def glued(inside: int, labels: int) -> bool:
    """Whether a page counts as glued of whose ``labels`` so many stand ``inside`` the first line."""
    text = "".join(f"{k + 1}、各校落实措施。{'' if k < inside else chr(10)}" for k in range(labels))
    return join._glued(text, list(label_candidates(text)))


OTHER = "".join(OWN)
CODES = [
    Label(at, at + 2, "01", k, f"0{k}", f"0{k}", line_start=True, place=0.0)
    for k, at in ((1, 0), (2, 5))
]


def cited_list(named: int, signers: int = 0, items: int = 3) -> bool:
    """Whether a list of which the text names so many items closes the paper, with so many ``signers`` below."""
    names = [
        "服务窗口一览",
        "学位申请指引",
        "所需材料清单",
        "学校联系方式",
        "招生范围地图",
        "录取结果查询",
    ]
    text = "".join(f"请阅《{names[k]}》（附件{k + 1}）。\n" for k in range(named)) + "附件另发。\n"
    text += "".join(f"{k + 1}. {names[k]}\n" for k in range(items))
    return listed_annexes.cited_list(text + "青禾县教育局\n" * signers) is not None


def led_up(length: int) -> bool:
    """Whether a point whose first line has so many code points leads up to the items below it."""
    text = f"1. 通过。\n2. {'会' * length}\n要求：\n1. 公平。\n2. 公开。\n"
    return any(label.opens_own for label in label_candidates(text))


def titled(weight: float) -> bool:
    """Whether the only candidate is the title, for which so much speaks."""
    with patch.object(naming, "title_weight", lambda *_: weight):
        return naming._best("校舍检查安排", ["校舍检查安排"], None).title is not None


def rivals(n: int) -> bool:
    """Whether a title is in doubt whose rival above is spoken by the body, if it is so for ``n`` code points."""
    above = "青禾县乡村教师培训考核评估经费保障安排暂行办法"
    title = "松坪市古籍抄本夜间展陈值守轮班登记簿册修订规定"
    text = f"{above}\n{title}\n{above[:9]}。{title[:n]}。{OTHER}"
    return naming._best(text, [above, title], None).doubtful


def plain_title_in_doubt(n: int) -> bool:
    """Whether a title without form is in doubt where the body speaks it only behind ``n`` code points."""
    title = "云泊古籍抄本夜间展陈日记"
    text = f"{title}\n{(OTHER * 50)[:n]}。{title}。"
    return naming._best(text, [title], None).doubtful


def ten_parts(bodies: int) -> tuple[int, int] | None:
    """The addressees in a line of ten parts, so many of which name ``bodies``."""
    parts = [f"{c}县教育局" for c in NUM[:bodies]] + [f"校舍检查{c}" for c in NUM[bodies:]]
    line = "，".join(parts) + "："
    return recipients.addressees(line, 0, len(line))


def unproven(value: int = 4, place: float = 4.0) -> bool:
    """Whether nothing proves 第三条建议 but the article ``value`` at a line start, which fits its ``place``."""
    text = f"各校第三条建议不予采纳。\n第{NUM[value - 1]}条　各校应当。\n"
    found = [
        Label(2, 5, "条", 3, "第三条", "第三条", line_start=False, place=0.0),
        Label(13, 16, "条", value, "", "", line_start=True, place=place),
    ]
    return 0 in article_proof.unproven_articles(text, found)


def headed(labels: int, inside: int) -> bool:
    """Whether headings without a mark are found where so many of ``labels`` stand ``inside`` a line."""
    body = "各级教育行政部门要落实责任健全保障机制确保按期完成"
    text = "".join(
        f"{k + 1}.坚持公平普惠{body}。{'' if 0 < k <= inside else chr(10)}" for k in range(labels)
    )
    return any(c.heading for c in doc(text).clauses)


def column(lines: int, longer: int, odd: int = 0) -> int | None:
    """The width of a column of ``lines``, some that are ``longer``, and one of a width of its own."""
    text = f"{'校' * 22}\n" * lines + f"{'校' * 40}\n" * longer + f"{'校' * odd}\n" * (odd > 0)
    spans = list(text_lines.text_lines(text, 0, len(text)))
    return wrap._column(wrap._unfinished(text, spans), [high - low for low, high in spans])


def of_one_column(*widths: int) -> bool:
    """Whether lines of such widths are those of one column."""
    text = "".join(f"{'校' * width}\n" for width in widths)
    spans = list(text_lines.text_lines(text, 0, len(text)))
    return (
        wrap._column(wrap._unfinished(text, spans), [high - low for low, high in spans]) is not None
    )


def joined_well(gain: float) -> bool:
    """Whether a few lines are joined each of which reads better by ``gain`` without its break."""
    text = "\n".join(f"{w}，{w}" for w in "甲乙丙丁")
    lines = [Edit(at, at + 1, "", "join.wrapped") for at, c in enumerate(text) if c == "\n"]
    text += "。\n校"  # their paragraph ends as a sentence does
    with patch.object(wrap, "gain_of_joining", lambda *_: gain):
        return wrap._reads_on(text, lines, sure=False)


def closed(ends: int) -> bool:
    """Whether lines are joined that make ten paragraphs, so many of which end as sentences do."""
    text = "".join(f"甲\n乙{'。' if k < ends else ''}\n" for k in range(10)) + "校"
    lines = [
        Edit(k, k + 1, "", "join.wrapped")
        for k, c in enumerate(text)
        if c == "\n" and text[k - 1] == "甲"
    ]
    return wrap._closes(text, lines)


def nested(narrow: int, wide: int, odd: int = 0) -> int | None:
    """The widest of ten unfinished lines of two widths, and of some of a third, where they are one column."""
    text = f"{'校' * wide}\n" * 5 + f"{'校' * narrow}\n" * 5 + f"{'校' * 21}\n" * odd
    spans = list(text_lines.text_lines(text, 0, len(text)))
    return wrap._nested_column(wrap._unfinished(text, spans), [high - low for low, high in spans])


def hangs(blanks: int) -> bool:
    """Whether a line that many code points in goes on with what stands above it."""
    text = f"甲。\n{' ' * blanks}乙"
    return wrap._hangs(text, list(text_lines.text_lines(text, 0, len(text))), ())


def titled_label(length: int) -> bool:
    """Whether 一、 behind a title of so many code points may be a label."""
    return evidence._behind_title("校" * (length - 2) + "办法一、", length)


def led_on_line(length: int) -> bool:
    """Whether a 1. stands below a point whose words in front of it are so many."""
    text = f"2.{'校' * (length - 1)}：1.甲"
    point = Label(0, 2, "1.", 2, "2.", "2", line_start=True, place=4.0)
    item = Label(length + 2, length + 4, "1.", 1, "1.", "1", line_start=False, place=1.0)
    return labels._led_up(text, item, [point])


def fields(keyed: int) -> bool:
    """Whether so many keys head their values, without these, in front of a clause with a heading."""
    keys = "".join(f"{NUM[k]}、主办单位：县体育局\n" for k in range(keyed))
    every = doc(f"青禾县规程\n{keys}{NUM[keyed]}、工作要求\n按时上报。\n").clauses
    return next(c.heading for c in every if c.path) == "主办单位"


CUT = "各学校应当按照通知的要求切实加强管理，落实责"


def seams(above: str, gain: float) -> tuple[Edit, ...]:
    """The breaks that go where a foot stood below ``above``, if the text gains so much."""
    page = Document.of_page("x", "x", f"{above}\n- 1 -\n任人。\n")
    at = page.text.index("-")
    foot = Edit(at, at + 6, "", "noise.page-foot")
    cleaned = page.apply("strip.lines", Findings(edits=(foot,)))
    with patch.object(page_seams, "gain_of_joining", lambda *_: gain):
        return tuple(page_seams.PageSeams()(cleaned).edits)


def numbered(plain: int) -> int:
    """How many of twenty items are labels that all but so many open with a figure: 3.100%的学校达标。"""
    items = [f"{k}.{'各校落实' if k <= plain else '100%的学校达标'}。\n" for k in range(1, 21)]
    return len(list(label_candidates("".join(items))))


def figure_below(above: int) -> bool:
    """Whether 1.100%的学校 may be an item below a labelled line of so many code points."""
    text = "一、" + "校" * (above - 3) + "\n1.100%的学校达标。"
    found = [
        Label(0, 2, "一", 1, "一、", "item", line_start=True, place=1.0),
        Label(above, above + 2, "1.", 1, "1.", "item", line_start=True, place=1.0, weak=True),
    ]
    return figure_proof.opens_with_figure(text, found, 1)


def reads_on(n: int) -> bool:
    """Whether lines are joined of which only the ``n``-th reads much better without its break."""

    class OneWord:
        def score(self, text: str, left: str) -> float:
            del left
            return {"安": 99.0, "\n": 0.0}.get(text[0], -1.0)

    words = [chr(ord("丁") + k) for k in range(99)]
    words[n - 1] = "安"
    text = "\n".join(f"{w}，{w}" for w in ["", *words])
    breaks = [at for at, c in enumerate(text) if c == "\n"]
    lines = [Edit(at, at + 1, "", "join.wrapped") for at in breaks]
    text += "。\n校"
    with patch.object(wrap, "model", OneWord):
        return wrap._reads_on(text, lines, sure=True)


PROBE = "总则要求与各项任务安排等内容细目"


def addressed(lines: int) -> tuple[str, int, int, int]:
    """Addressees of whom so many lines stand below the first, with where that begins and ends."""
    text = "各县教育局、\n" + "县直学校、\n" * (lines - 1) + "市直学校："
    return text, 0, text.index("\n"), len(text)


def second_paper(opening: str) -> str:
    """A notice that issues two papers, the second with an ``opening`` between its title and 一、."""
    return (
        "溪口县教育局关于印发校车、校舍两个规定的通知\n各学校：\n现将两个规定印发给你们。\n溪口县教育局\n2021年3月1日\n"
        "溪口县校车管理规定\n一、校车应当登记。\n二、校车应当检修。\n"
        f"溪口县校舍管理规定\n{opening}一、校舍每年检查。\n二、危房立即停用。\n"
    )


def headed_last(heads: int, others: int, length: int = 20) -> bool:
    """Whether the last item has a heading: of ``length``, behind ``heads`` items with one and ``others`` without."""
    items = ["加强收费管理。学校按照标准收取；每月公布。"] * heads
    items += ["学校按照标准收取伙食费；每月公布账目。以后也要公布。"] * others
    items += ["加强" + "管" * (length - 2) + "。以后按新的规定办理。"]
    text = "有关政策\n一、收费\n" + "".join(
        f"（{n}）{item}\n" for n, item in zip(NUM, items, strict=False)
    )
    found = [c for c in doc(f"{text}二、监督\n公开账目。\n").clauses if len(c.path) > 1]
    return found[-1].heading is not None


def given_back(bullets: int) -> bool:
    """Whether the paragraph behind the last of several bullets is their clause's."""
    marks = "".join(f"——{word}提高。\n" for word in "甲乙丙丁"[:bullets])
    text = f"报告\n一、去年\n如下。\n{marks}——质量提高。\n成绩来之不易。\n二、今年\n落实。\n"
    return len(next(c for c in doc(text).clauses if c.path == ("一",)).spans) > 1


def behind_marks(sentences: int) -> bool:
    """Whether ten lines behind bullets are their clause's, of which ``sentences`` end as sentences do."""
    lines = "成绩来之不易。\n" * sentences + "成绩来之不易，\n" * (9 - sentences)
    text = f"报告\n一、去年\n如下。\n——条件改善。\n——队伍稳定。\n——质量提高。\n{lines}二、今年\n落实。\n"
    return len(next(c for c in doc(text).clauses if c.path == ("一",)).spans) > 1


def read_as_lost(length: int) -> bool:
    """Whether a line of ``length`` that ends in a stop is read as the heading of （二）."""
    text = (
        "方案\n一、任务\n落实。\n（一）课程建设。\n1.开课。配备教师。\n2.评价。每年一次。\n"
        f"{'校' * (length - 1)}。\n1.教研。每周一次。\n2.培训。每年一次。\n（三）评价。\n按年进行。\n二、保障\n落实。\n"
    )
    return any("(二)" in c.path for c in doc(text).clauses)


def names_its_annex(clauses: int) -> bool:
    """Whether a paper with so many clauses, which brings another, has the title below its signature for an annex."""
    own = "".join(f"{k}、按月检查校舍。\n" for k in "一二三"[:clauses])
    text = (
        f"溪口县教育局关于印发校车方案的通知\n各学校：\n现印发方案。\n{own}附件：1.校车司机登记表\n\n"
        "溪口县教育局\n2021年3月1日\n校车司机登记表\n姓名由学校填写。\n"
    )
    return bool(annexes.annexes(text)[0])


def counts_things(many: int) -> bool:
    """Whether so many labels between two clauses count things."""
    things = "".join(f"第{k}条路线走东街。\n" for k in "一二三四五"[:many])
    text = f"一、开通线路\n{things}二、定期检查\n"
    found = list(label_candidates(text))
    every = [n for n, label in enumerate(found) if label.kind == "条"]
    assert len(every) == many
    with patch.object(article_proof, "bare_behind", lambda *_: True):
        return article_proof._count_things(text, found, every)


def opened_by(apart: int, *, lines: bool = False) -> "tuple[int, int] | None":
    """The line 总则 so many code points, or lines, above the first label, where it is seen."""
    text = (
        "总则\n" + ("校\n" * (apart - 1) if lines else "校" * (apart - 4) + "\n") + "第一条 校舍。"
    )
    (label,) = label_candidates(text)
    return first_opened(text, label._replace(title=None)).title


def lost_above(value: int) -> float:
    """What it costs to read a line as a heading that stands further above a label with such a number."""
    text = f"第一条 校舍。\n教师管理\n学校配齐教师\n{value}.按年培训教师。"
    before, label = label_candidates(text)
    return below_lost(text, before, label, again=False, gap=False).lost


def line_in_front() -> float:
    """What it costs to read the line in front of a list as a clause whose number is missing."""
    text = "第一条 校舍。\n学校应当配齐教师，按年培训。\n1.按年培训教师。"
    before, label = label_candidates(text)
    return below_lost(text, before, label, again=False, gap=True).lost


def among_missing(gaps: int) -> int:
    """How many labels stand at a number that is missing, where so many are."""
    numbers = [1, 3, 4, 5, 6, 8, 9, 10, 11] if gaps == 2 else [1, 3, 4, 5]
    found = list(label_candidates("".join(f"{n}.校园安全工作。\n" for n in numbers)))
    return sum(rank < len(RANKS) for rank in gaps_around(found))


def close_decimals(n: int) -> str:
    """The heading of 3.1.1 in a list of ``n`` parts whose headings are glued to their text."""
    heads = ("组织领导机构", "健全工作机制", "落实资金保障", "完善督导评估")
    text = "3.1实施\n" + "".join(
        f"3.1.{k + 1}{heads[k]}各市要成立由主要负责同志任组长的工作专班，明确责任分工，定期研究问题。\n"
        for k in range(n)
    )
    return {"/".join(c.path): c.heading or "" for c in doc(text).clauses}.get("3.1/3.1.1", "")


def headed_alike(headed: int) -> bool:
    """Whether the last of ten items gets a heading of which so many have one that closes alike."""
    item = "公开账目。\n各校执行。\n"
    own = [headings.Own(12 * k, 12 * k + 12, "一、", None, has_child=False) for k in range(10)]
    out: list[tuple[int, int] | None] = [(c.start, c.start + 4) for c in own[:headed]]
    out += [None] * (10 - headed)
    headings._head_like_siblings(item * 10, own, [range(10)], out)
    return out[-1] is not None


def lone_heading_goes(items: int) -> bool:
    """Whether the long first sentence of one of so many items is no heading."""
    lone, other = "免" * 20 + "。\n各校执行。\n", "各校执行。学校按月落实。\n"
    text, own = "", []
    for item in [lone] + [other] * (items - 1):
        own.append(headings.Own(len(text), len(text) + len(item), "一、", None, has_child=False))
        text += item
    out: list[tuple[int, int] | None] = [(0, 20), *[None] * (items - 1)]
    siblings_without.drop_lone_headings(text, own, [range(items)], out)
    return out[0] is None


def list_of_one(lists: int) -> bool:
    """Whether a) alone is a list where so many lists of several stand in the same place."""
    found: list[Label] = []
    for k in range(lists + 1):
        at = 8 * k
        found += [
            Label(
                at, at + 5, "1.1.1", k + 1, "", "", line_start=True, place=0.0, numbers=(5, 7, k)
            ),
            Label(at + 5, at + 7, "a)", 1, "a)", "", line_start=True, place=0.0, weak=True),
        ]
    kept = set(range(1, 2 * lists, 2))
    return bool(proof._lists_of_one("5.7.1a)\n" * (lists + 1), found, kept))


def is_secret(length: int) -> bool:
    """Whether what was redacted from the text is looked for in the metadata, if it is so long."""
    layer = SimpleNamespace(name="split.redact", applied=lambda: (None, ["甲" * length]))
    told: Any = SimpleNamespace(layers=[layer])
    return bool(redacted_facts._deleted(told))


def below_a_first() -> float:
    """How much less a list below 第一， fits than one that begins anew."""
    stack: Any = (SimpleNamespace(kind="1", value=3), SimpleNamespace(kind="第一", value=1))
    label: Any = SimpleNamespace(
        kind="1", value=1, line_start=True, weak=False, led=False, start=900, opens_own=False
    )
    (_, anew), (_, inside) = label_fit._beside(SimpleNamespace(at=0), label, stack, 0)  # type: ignore[arg-type]
    return round(inside - anew, 6)


SIDES: Sides = {
    "label_fit.INSIDE": (lambda n: below_a_first() >= -n / 100, 25),
    "proof.FEWEST_LISTS": (list_of_one, 2),
    "redacted_facts._SHORTEST": (is_secret, 6),
    "headings.MOSTLY": (headed_alike, 6),
    "headings.FEWEST_SIBLINGS of a lone one": (lone_heading_goes, 3),
    "further_papers.OPENING_LINES": (
        lambda n: "annex" not in kinds(second_paper("各校执行。\n" * n)),
        5,
    ),
    "further_papers.OPENING_LENGTH": (
        lambda n: "annex" not in kinds(second_paper("各" * (n - 30) + "。\n")),
        1507,
    ),
    "headings.FEWEST_SIBLINGS": (lambda n: not headed_last(0, n - 1), 3),
    "siblings_without.HEADED_SHARE": (lambda n: headed_last(n - 1, 10 - n), 4),
    "headings: a run-in heading without its like": (lambda n: not headed_last(0, 4, n), 17),
    "paragraphs.FEWEST_MARKED": (given_back, 2),
    "recipients.MAX_BODY": (
        lambda n: not recipients._is_addressee("各" + "市" * (n - 5) + "教育部门"),
        81,
    ),
    "paragraphs.SENTENCES": (behind_marks, 7),
    "lost_labels.FEWEST_GAPS": (lambda n: among_missing(n) > 0, 2),
    "article_proof.MOST_COUNTED": (lambda n: not counts_things(n), 4),
    "lost_labels.OPENED_WITHIN": (lambda n: opened_by(n) is None, 1001),
    "lost_labels.LOST_WITHIN": (lambda n: opened_by(n, lines=True) is None, 9),
    "lost_labels.LOST_FIRST": (lambda n: lost_above(n) == 0.0, 4),
    "lost_labels.LOST_LINE": (lambda n: 10 * line_in_front() <= n, -40),
    "lost_labels.MAX_CLOSED": (lambda n: not read_as_lost(n), 17),
    "contents_entries.MAX_PROBE": (
        lambda n: contents_entries.taken_up(
            f"\n第一章 {PROBE[:n]}别的\n坚持。\n", 0, [f"第一章{PROBE}", "第二章主要"]
        ),
        9,
    ),
    "annexes.FEWEST_CLAUSES": (lambda n: names_its_annex(n), 2),
    "annexes.SHORTEST_TITLE": (
        lambda n: len(list(annexes._names("附件：1." + "评分细则申报表"[:n], (0, 5 + n)))) > 0,
        3,
    ),
    "attachments.LONGEST": (lambda n: not list(attachments._names("1." + "评" * n)), 91),
    "attachments.MOST": (
        lambda n: (
            len(
                list(
                    attachments._listed(
                        "附件：\n" + "\n".join(f"{k}.申报表" for k in range(1, n + 1))
                    )
                )
            )
            < n
        ),
        61,
    ),
    "barred.FEWEST_ROWS": (
        lambda n: "table" in kinds(A + "学校｜班级｜人数\n" + "松坪小学｜六班｜四十\n" * (n - 1)),
        3,
    ),
    "barred.MOST_BLANK": (
        lambda n: (
            "table"
            not in kinds(
                A
                + (
                    "学校｜班级｜人数\n"
                    + "\n" * n
                    + "松坪小学｜六班｜四十\n"
                    + "\n" * n
                    + "松坪中学｜六班｜四十\n"
                )
            )
        ),
        2,
    ),
    "cited_papers: words between 根据 and a name": (
        lambda n: (
            not cited_papers.names_paper(
                "根据" + "各" * (n - 2) + "《校舍安全》",
                (n, n + 6),
                "校舍安全",
                low=0,
                told=False,
                kind="clause",
            )
        ),
        19,
    ),
    "contents_entries.MAX_ENTRY": (
        lambda n: (
            not contents.contents_ranges(
                "目录\n一、"
                + "总" * (n - 2)
                + "\n二、主要任务\n\n一、"
                + "总" * (n - 2)
                + "\n坚持公益。\n二、主要任务\n扩大资源。\n"
            )
        ),
        61,
    ),
    "contents_entries.FEWEST": (
        lambda n: bool(
            contents.contents_ranges(
                "目录\n"
                + "".join(f"{NUM[k]}、主要任务{k}\n" for k in range(n))
                + "\n"
                + "".join(f"{NUM[k]}、主要任务{k}\n扩大资源。\n" for k in range(n))
            )
        ),
        2,
    ),
    "bare_contents.FEWEST_COUNTED": (
        lambda n: bare_contents._counts_on([f"5.{k + 1} 校舍检查" for k in range(n)]),
        8,
    ),
    "back_matter.HEAD": (
        lambda n: (
            not back_matter._breaks_name(
                "校" * (n - 10) + "青禾县应对暴雨灾害部", 999, "青禾县应对", "暴雨灾害部"
            )
        ),
        601,
    ),
    "bare_contents.FEWEST_BARE": (
        lambda n: bool(
            contents.contents_ranges(
                "学校章程\n"
                + "".join(f"第{NUM[k]}章 主要任务{k}\n" for k in range(n))
                + "".join(f"第{NUM[k]}章 主要任务{k}\n第一条 扩大资源。\n" for k in range(n))
            )
        ),
        3,
    ),
    "bare_contents.FEWEST_OUTLINED": (
        lambda n: bool(
            contents.contents_ranges(
                "学校规划\n"
                + "".join(f"{NUM[k]}、主要任务{NUM[k]}\n" for k in range(n))
                + "现制定本规划。\n"
                + "".join(f"{NUM[k]}、主要任务{NUM[k]}\n扩大资源。\n" for k in range(n))
            )
        ),
        4,
    ),
    "tables.HEAD_CELLS": (lambda n: bool(tables.tables("名单\n" + "\t".join(["单位"] * n))), 4),
    "tables.FEWEST_PARTS": (
        lambda n: bool(
            list(
                tables.dumped(
                    "".join(f"5.{k + 1}应当归档。\n" for k in range(n)) + "表1建筑分类" + "类" * 60
                )
            )
        ),
        4,
    ),
    "section_drafts.CLOSE_DECIMALS": (lambda n: "组织" in close_decimals(n), 4),
    "bare_contents.FEWEST_PAGED": (
        lambda n: any(
            bare_contents._paged(
                "".join(f"{NUM[k]}、主要任务{k} {k + 1}\n" for k in range(n))
                + "\n"
                + "".join(f"{NUM[k]}、主要任务{k}\n扩大资源。\n" for k in range(n))
            )
        ),
        4,
    ),
    "bare_contents.FEWEST_LED": (
        lambda n: bool(
            contents.contents_ranges(
                "".join(f"{NUM[k]}、主要任务{k}……………{k}\n" for k in range(n)) + "正文"
            )
        ),
        3,
    ),
    "bare_contents.LONGEST_LED": (
        lambda n: (
            not contents.contents_ranges(
                "一、"
                + "任" * 10
                + "…" * (n - 13)
                + "1\n"
                + "".join(f"{NUM[k]}、主要任务{k}……………{k}\n" for k in range(1, 3))
                + "正文"
            )
        ),
        241,
    ),
    "bare_contents.WRAPPED": (
        lambda n: (
            not contents.contents_ranges(
                "".join("主要\n" * n + f"{NUM[k]}、任务{k}……………{k}\n" for k in range(3)) + "正文"
            )
        ),
        2,
    ),
    "contents_entries.TAKEN_UP": (
        lambda n: bool(
            contents.contents_ranges(
                "目录\n"
                + "".join(f"甲{NUM[k]}主要任务\n" for k in range(10))
                + "\n"
                + "".join(f"甲{NUM[k]}主要任务\n扩大资源。\n" for k in range(10 - n, 10))
            )
        ),
        8,
    ),
    "evidence.AROUND": (
        lambda n: (
            evidence.label_place(
                f"各校。第三条{' ' * (n - 2)}所列事项", 3, 6, "条", line_start=False
            )
            > 0
        ),
        11,
    ),
    "back_matter.MAX_LIST": (
        lambda n: not back_matter._continues("抄送：市教育局、\n" + "市" * n, 9, "市" * n),
        121,
    ),
    "back_matter.DATE_WITHIN": (
        lambda n: not list(back_matter.dates("2022年" + " " * (n - 9) + "3月15日", 0)),
        33,
    ),
    "back_matter.MAX_SIGNATURE": (
        lambda n: (
            back_matter.signed_behind(f"各校落实。青禾县教育局{' ' * (n - 16)}2022年3月15日")
            is None
        ),
        102,
    ),
    "hanging.MIN_DEEPER": (lambda n: bool(joined(20, 20, deeper=n)), 2),
    "hanging.MIN_OPEN": (lambda n: bool(joined(20, n)), 18),
    "own_heading.MAX_LINE": (
        lambda n: own_heading.own_heading("总" * n, 0, n, "一、", has_child=True) is None,
        49,
    ),
    "own_heading.MAX_QUESTION": (
        lambda n: (
            own_heading.own_heading("如" * (n - 1) + "？", 0, n, "一、", has_child=True) is None
        ),
        301,
    ),
    "own_heading.MAX_QUESTION2": (
        lambda n: own_heading._question("问" * n, 0, n, "问" * n)[1] < n,
        301,
    ),
    "own_heading.MAX_RUN_IN": (lambda n: own_heading.run_in("总" * n + "。各校") is None, 33),
    "form_readings.MAX_HEAD": (
        lambda n: not form_readings._heads(re.match("◆", "◆" + "报" * n + "\n正文")),
        17,
    ),
    "title_lines.PROSE": (lambda n: title_lines.is_prose_line("校" * n), 91),
    "title_lines.KICKER": (
        lambda n: not title_lines._kicked("新" * n + "|某市公布招生办法办法"),
        9,
    ),
    "title_lines.KICKER2": (lambda n: title_lines._kicked("新|" + "办" * n), 8),
    "title_lines.SHORT_FIRST": (
        lambda n: title_lines._may_join("山区图书室周末"[:n], "管理办法"),
        5,
    ),
    "naming.ENOUGH": (lambda n: titled(n / 10), 15),
    "signature.HALF": (
        lambda n: signature._is_first_half("青禾县全民阅读促进工作"[:n], "教育局"),
        9,
    ),
    "naming.CLEAR": (lambda n: not rivals(n), 8),
    "naming.BODY": (lambda n: plain_title_in_doubt(n), 1997),
    "title_lines.HAN": (
        lambda n: title_lines.is_title_part("x" * (20 - n) + "校" * n, "x" * (20 - n) + "校" * n),
        8,
    ),
    "title_weight.SPOKEN": (
        lambda n: (
            title_weight._in_body(
                "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌",
                "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌"[: n + 1]
                + "，"
                + "".join(chr(0x6A00 + k) for k in range(200)),
            )
            > 0
        ),
        5,
    ),
    "numbering.FRONT": (
        lambda n: (
            numbering.number_of(
                "甲\n" + "市" * (n) + "\n中华人民共和国国务院令\n第707号\n",
                front_matter.Front(n + 30, None, n + 30),
            )
            is None
        ),
        381,
    ),
    "article_proof.REFERENCE": (lambda n: not unproven(place=n / 10), -19),
    "article_proof.NEIGHBOURS": (lambda n: unproven(value=3 + n), 4),
    "figure_proof.CODES_WITHIN": (
        lambda n: figure_proof.counts_rows("01\n甲\n02\n" + "甲" * (n - 8) + "。", CODES, [0, 1]),
        400,
    ),
    "bullet_proof.FEWEST_STROKES": (
        lambda n: strokes("———学校每年举办运动会。\n" * n + "———云老师\n", n),
        2,
    ),
    "bullet_proof.LONG_STROKE": (
        lambda n: not strokes(f"{'—' * n}云老师\n{'—' * n}柳老师\n", 2),
        3,
    ),
    "bullet_proof.SENTENCE": (lambda n: strokes(f"———{'校' * n}\n" * 2, 2), 13),
    "glued_titles.WITHIN": (lambda n: glued_title("校" * (n - 9) + "。制定本规则。") is None, 301),
    "glued_titles.BELOW": (
        lambda n: "答记者问" not in (doc(ASKED.format("校" * (n - 4))).metadata.title or ""),
        2001,
    ),
    "bullet_proof.SHORTEST_BOXED": (
        lambda n: not bullet_proof._is_choice("□" + "校" * n, SimpleNamespace(end=1)),
        8,
    ),
    "bullet_proof.BULLETS_WITHIN": (
        lambda n: (
            sum(
                l.kind.startswith("·") or "·" in l.printed
                for l in label_candidates("甲\n·坚持公平\n" + "校" * (n - 7) + "\n·坚持公开\n")
            )
            < 2
        ),
        3001,
    ),
    "bullet_proof.SUBTITLE_LINES": (
        lambda n: (
            any(
                l.printed.startswith("—")
                for l in label_candidates(
                    "".join(f"讲话{k}\n" for k in range(n))
                    + "——在全县教育工作会议上\n张三\n——坚持。\n"
                )
            )
            and [
                l.start
                for l in label_candidates(
                    "".join(f"讲话{k}\n" for k in range(n))
                    + "——在全县教育工作会议上\n张三\n正文\n——坚持。\n——公开。\n"
                )
            ][0]
            == 4 * n
        ),
        4,
    ),
    "bullet_proof.SUBTITLE_WITHIN": (
        lambda n: (
            [
                l.start
                for l in label_candidates(
                    "讲" * (n - 1) + "\n——在全县教育工作会议上\n张三\n正文\n——坚持。\n——公开。\n"
                )
            ][0]
            == n
        ),
        401,
    ),
    "listed_annexes.FEWEST_CITED": (lambda n: cited_list(n), 2),
    "listed_annexes.CITED": (lambda n: cited_list(n, items=6), 3),
    "listed_annexes.BELOW_LIST": (lambda n: not cited_list(3, signers=n), 7),
    "labels.FULL_LINE": (led_up, 20),
    "quotes.LIMIT": (lambda n: quotes._end("“" + "校" * n + "”", 1, "“") is None, 20000),
    "quotes.SHORT": (lambda n: quotes._SHORT.fullmatch("“" + "校" * n + "”") is None, 401),
    "recipients.ALONE": (
        lambda n: (
            recipients.addressees(
                "各县教育局、" + "有关学校、市直学校、" * 5 + "市" * (n - 59) + "教育局", 0, n
            )
            is None
        ),
        81,
    ),
    "recipients.MOST": (lambda n: ten_parts(n) is not None, 8),
    "recipients.MOST_LINES": (
        lambda n: recipients._last_line(*addressed(n)) == len("各县教育局、"),
        6,
    ),
    "recipients.LONGEST": (
        lambda n: (
            recipients.addressees(
                "各县教育局、" * ((n - 5) // 6) + "甲" * ((n - 5) % 6) + "教育局、"[:4] + "：", 0, n
            )
            is None
        ),
        501,
    ),
    "labels.MAX_HEADING": (
        lambda n: (
            not [
                l
                for l in label_candidates("一、" + "总" * n + "（一）坚持公平。\n（二）坚持公开。")
                if l.headed >= 0
            ]
        ),
        33,
    ),
    "section_drafts.GLUED_SHARE": (lambda n: headed(50, inside=n), 5),
    "wrap.MAX_LONGER": (lambda n: column(200 - n, longer=n) is None, 7),
    "wrap.FEW": (lambda n: column(n, longer=0) is not None, 3),
    "wrap.FEWEST": (lambda n: column(n - 1, longer=0, odd=25) is not None, 8),
    "wrap.EVEN, of several widths": (
        lambda n: not of_one_column(22, 22, 22, 21, 22 + n, 22),
        2,
    ),
    "wrap.EVEN": (lambda n: column(3, longer=0, odd=22 + n) is None, 3),
    "siblings_without.FEWEST_FIELDS": (fields, 2),
    "wrap.MIN_CLOSED": (lambda n: closed(n), 5),
    "wrap.NESTED": (lambda n: nested(32 - n, 32) is None, 7),
    "wrap.NESTED_SHARE": (lambda n: nested(32, 32, n) is None, 3),
    "wrap.DEEPER": (lambda n: not hangs(n), 2),
    "evidence.MAX_GLUED": (lambda n: not titled_label(n), 53),
    "labels.MAX_LEAD": (lambda n: not led_on_line(n), 17),
    "wrap.JOINED_WELL": (lambda n: joined_well(n / 10), 31),
    "page_seams.GAIN": (lambda n: bool(seams(CUT, n / 10)), 50),
    "page_seams.DOUBTED": (lambda n: bool(seams(CUT + "）", n / 10)), 125),
    "page_seams.FULL": (lambda n: bool(seams("校" * 39 + "。\n校，" + "校" * (n - 2), 9.0)), 34),
    "page_seams.LOOSE": (lambda n: bool(seams("校，校\n" + "校。\n" * n + CUT, 9.0)), 3),
    "page_seams.BESIDE": (lambda n: bool(seams("校，校\n" * 9 + "校。\n" * n + CUT, 9.0)), 9),
    "figure_proof.LABELLED_WITHIN": (lambda n: not figure_below(n), 401),
    "proof.SURE_SHARE": (lambda n: numbered(n) == 20, 5),
    "wrap.LOOKED_AT": (lambda n: not reads_on(n), 61),
    "join.MIN_PARAGRAPHS": (lambda n: join._looks_broken("各校应当落实。\n\n" * n), 8),
    "join.MIN_SINGLE": (
        lambda n: join._looks_broken("各校应当落实。\n\n" * n + "各校。应当落实。\n\n" * (100 - n)),
        93,
    ),
    "join.FEWEST_BROKEN": (
        lambda n: (
            doc("各校应当落实。\n\n”" * n + "各校应当落实。\n\n" * 9).text
            != "各校应当落实。\n\n”" * n + "各校应当落实。\n\n" * 9
        ),
        2,
    ),
    "join.GLUED_SHARE": (lambda n: not glued(4, n), 21),
    "heading_features.LONG_RUN_IN": (
        lambda n: (
            heading_features._run_in("总" * n + "。各校应当", n, model(), 0.0)["run.long"] > 0
        ),
        17,
    ),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
