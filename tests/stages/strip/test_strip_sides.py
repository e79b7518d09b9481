"""A case on each side of the thresholds of `strip`."""

import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from flow import run_stage
from sides import Sides, turns_at

from eduparse.document.document import Document
from eduparse.document.edits import Edit
from eduparse.rules.rule import Rule
from eduparse.rules.rulebook import PACKAGED
from eduparse.stages.strip import (
    bars,
    counted_pages,
    decision,
    file_suffixes,
    frame,
    furniture,
    head_frame,
    heads,
    injected,
    key_words,
    learning,
    own_heads,
    printed_pages,
    shown_lines,
    site_blocks,
    spam_phrases,
    tags,
    tail_frame,
    template,
    title_bars,
    titles,
    witnesses,
)
from eduparse.stages.strip.furniture import Furniture, Mark, Strength
from eduparse.stages.strip.no_body import NoBody
from eduparse.stages.strip.page import StripLine, strip_lines
from eduparse.stages.strip.preview_numbers import preview_numbers
from eduparse.stages.strip.second_copy import second_copy
from eduparse.stages.strip.site_names import SiteNames
from eduparse.stages.strip.title_spam import TitleSpam

T = "青禾县教育局关于做好控辍保学工作的通知\n"
P = "为加强学校安全工作，现将有关事项通知如下，请各学校结合实际，认真贯彻执行，确保各项措施落实到位。"
PARA = f"{P}\n"
CARD = "索引号：000123456/2022-00871\n发文机关：青禾县教育局\n"
N: Mark = (Strength(0), "")
SURE: Mark = (Strength.SURE, "noise.print")
WEAK: Mark = (Strength.WEAK, "noise.menu-word")
SPAM = re.compile("赌博|彩票|博彩|娱乐城")


def own(*texts: str) -> frozenset[int]:
    """The indices of the lines that a text of these lines shows itself."""
    found = L(*texts)
    marks = [furniture.furniture().strength(line) for line in found]
    ends = frame.inside_text(found, marks, *frame.body(found, marks))
    return shown_lines.shown_lines(found, marks, ends, furniture.furniture().about)


def blocks(*texts: str) -> int:
    """How many of these lines are furniture once the blocks among them are known."""
    found = L(*texts)
    marks = [furniture.furniture().strength(line) for line in found]
    for n, mark in site_blocks.site_blocks(found, marks).items():
        marks[n] = mark
    return sum(mark[0] == Strength.SURE for mark in marks)


def strip(text: str) -> str:
    return "".join(d.text for d in run_stage(Document.of_page("x", "x", text), "strip"))


def L(*texts: str) -> list[StripLine]:  # noqa: N802 - short, for the table below
    return [line for line in strip_lines("\n".join(texts)) if line.text]


def closing_goes(n: int) -> bool:
    """Whether ``n`` lines that close a page go as what stands below one line of furniture."""
    found = L(P, "上一页 1 2 3 下一页", *["青禾县"] * n)
    return tail_frame._closed(found, [N, SURE, *[N] * n], 1) == len(found)


def headline_goes(rule: str, n: int) -> bool:
    """Whether a line of ``n`` characters below one of a site by ``rule`` goes, where another closes the page."""
    found = L(P, "相关阅读", "柳溪一中今年夺得足球比赛冠军"[:n], "上一页 1 2 3 下一页")
    marks = [N, (SURE[0], rule), N, SURE]
    return 2 in {at for at, _, _ in frame.framed(found, marks)}


def roster_goes(n: int) -> bool:
    """Whether a roster below a text goes that stands between ``n`` lines of a site."""
    found = L(P, "上一页 1 2 3 下一页", "张小雨", "李明", *["上一页 1 2 3 下一页"] * (n - 1))
    marks = [N, SURE, N, N, *[SURE] * (n - 1)]
    return "noise.tail-run" in {rule for _, rule, _ in frame.framed(found, marks)}


def header(n: int) -> str:
    """A row of ``n`` keys over a row of their values."""
    said = {
        "发文日期": "2022年3月15日",
        "发文机关": "青禾县教育局",
        "文号": "青教发〔2022〕8号",
        "索引号": "000123456/2022-00871",
    }
    keys = list(said)[:n]
    return strip(
        "\t".join(keys) + "\n" + "\t".join(said[k] for k in keys) + f"\n{CARD}{T}{PARA * 3}"
    )


def learned(frame_: int, pages: int, inside: int) -> bool:
    """Whether a line is learned that ``frame_`` of ``pages`` print in their frame, ``inside`` in their text."""
    with tempfile.TemporaryDirectory() as folder:
        name = Path(folder) / "sightings"
        told = [f"{learning._FRAME}s\tline\n"] * frame_ + [f"{learning._TEXT}s\tline\n"] * inside
        name.write_text("".join(told), "utf-8")
        return bool(list(learning._shared(name, Counter(s=pages))))


def phrases(n: int, tail: str) -> list[str]:
    """The phrases found in a text that prints 微信 with ``n`` characters of ``tail`` behind it three times."""
    text = "".join(f"{a}微信{tail[:n]}{b}学校" for a, b in ("甲乙", "丙丁", "戊己"))
    return list(spam_phrases._repeated(text, [m.span() for m in re.finditer("微信", text)]))


def places(n: int) -> list[str]:
    """The phrases found in a text that prints one in ``n`` places."""
    text = "".join(
        f"{a}微信领取资料礼包{b}学校" for a, b in ("甲乙", "丙丁", "戊己", "庚辛", "壬癸")[:n]
    )
    return list(spam_phrases._repeated(text, [m.span() for m in re.finditer("微信", text)]))


class Sure:
    """Weights that call every line noise with one chance."""

    def noise(self, evidence: list[list[str]]) -> list[float]:
        return [0.875] * len(evidence)


class SureOfFirst(Sure):
    """The same, and the lines below the first are text."""

    def noise(self, page: Any) -> list[float]:
        return [*super().noise(page[:1]), *[0.0] * (len(page) - 1)]


def risky(n: int) -> bool:
    """Whether a line of ``n`` characters is too much to lose, though it is noise by seven to one."""
    return not weighed("甲" * n, gone=1)


def weighed(first: str, gone: int, below: int = 1) -> bool:
    """Whether a line that is noise by seven to one goes, over ``below`` paragraphs of a page that lost ``gone`` lines."""
    lines = strip_lines("首页\n" * (gone - 1) + f"{first}\n首页" + f"\n{P}" * below)
    page = decision.DecidedPage(lines, SureOfFirst())
    menu = [*range(gone - 1), gone]
    page._remove(dict.fromkeys(menu, decision.LineVerdict("noise.menu-word")))
    told = page._weighed()[0]
    bare = gone < decision.SITED * (gone + 1 + below)
    assert (told.confidence == decision.MOST_BELOW) == bare
    return told.applied


SAID = "夜校开课以后的几点变化"  # ten pairs of characters


def named(title: str, said: str) -> bool:
    """Whether ``title`` stays as that of a text that says ``said``."""
    lines = L(title, f"{said}。{P}")
    return 0 in own_heads.spoken_titles(lines, [N, N], 1)


HAN = "".join(chr(0x4E00 + 7 * n) for n in range(101))


def pages(**options: Any) -> Furniture:
    """The rule that a line 共…下页 is furniture, alone."""
    options["needs"] = ["下页"]
    rule = Rule("noise.pages", "strip.lines", "", (), (), "共.*下页", kind="line", options=options)
    return Furniture([rule])


PAGES, LONG_PAGES = pages(), pages(long=True)


def stacked(value: str) -> str:
    """What is left of a card whose values stand under their keys."""
    return strip(
        f"索引号：\n000123456/2022-00871\n发文机关：\n青禾县教育局\n主题分类：\n{value}\n{T}{PARA * 3}"
    )


class OneMore:
    """Weights that call the last line noise, whatever it is."""

    def noise(self, evidence: list[list[str]]) -> list[float]:
        return [*[0.1] * (len(evidence) - 1), 0.9]


def weighed_again(names: int) -> int:
    """How many of so many ``names`` below a text go where each look takes the last one."""
    lines = L(
        *["打印本页 关闭窗口"] * 5, PARA.strip(), *(f"第{k}教育服务平台" for k in range(names))
    )
    told = decision.DecidedPage(lines, OneMore()).decide("thorough")
    return sum(v.applied and v.rule == decision.BELOW for v in told.values())


def preview(pages: int, broken: int) -> list[Edit]:
    """What goes of the numbers of so many ``pages``, of which some begin inside a sentence."""
    text = "本文由会员分享，可在线阅读。\n"
    for k in range(1, pages + 1):
        text += f"{k}、各学校应当落实各项措施{'' if k <= broken else '。'}\n"
    return list(preview_numbers(text))


def excerpt_of(lines_: int) -> list[int]:
    """The excerpts where one line with a number stands above so many that say the same."""
    text = "青教发〔2022〕8号各学校要认真贯彻执行，加强组织领导，落实各项措施，确保安全"
    size = -(-len(text + "稳定") // lines_)
    whole = text + "稳定"
    parts = [whole[k : k + size] for k in range(0, len(whole), size)]
    return [n for n, _ in titles._excerpts(L(text + "…", *parts))]


def has_body(text: str) -> bool:
    return not NoBody()(Document.of_page("x", "x", text)).warnings


SIDES: Sides = {
    "decision.RISK": (risky, 64),
    "decision.SITED": (lambda n: weighed("青禾", gone=n, below=6), 3),  # of ten lines
    "tail_frame.CLOSING": (lambda n: not closing_goes(n), 7),
    "tail_frame.ALONE": (roster_goes, 4),
    "tail_frame.ITEM": (lambda n: headline_goes("noise.pager", n), 9),
    "tail_frame.LONGEST_NAME": (lambda n: headline_goes("noise.related-heading", n), 6),
    "own_heads.SPOKEN": (lambda n: named(SAID, SAID[: n + 1]), 4),
    "own_heads.KEYS": (
        lambda n: bool(
            own_heads.keyed_heads(L(*["时间："] * n, P), [N] * (n + 1), [0] * (n + 2), n)
        ),
        3,
    ),
    "paper_places.LEAST_TITLE of a text": (lambda n: named(SAID[:n], SAID), 8),
    "bars.TITLE_SHORTEST": (
        lambda n: (
            bars.bar_behind_title("校园绿化养护检查意见"[:n] + " 发布时间：2022-03-15 来源：某某网")
            is not None
        ),
        8,
    ),
    "card_values.LONGEST": (
        lambda n: (
            "主题"
            in strip(
                "索引号：000123456/2022-00871\n主题分类："
                + "教" * n
                + "\n发文机关：青禾县教育局\n"
                + T
                + PARA * 3
            )
        ),
        121,
    ),
    "card_values.INDEX": (
        lambda n: "索引号" not in strip("索引号：" + "0123456789"[:n] + "\n" + T + PARA * 3),
        8,
    ),
    "cards.WRAPPED": (
        lambda n: (
            "万" * n + "\n"
            in strip(
                "索引号：000123456/2022-00871\n发文机关：青禾县教育局\n"
                + "万" * n
                + "\n"
                + T
                + PARA * 3
            )
        ),
        4,
    ),
    "page.PARAGRAPH": (lambda n: L("各" * (n - 2) + "。各")[0].paragraph, 45),
    "page.NAME": (lambda n: L("，，" + "各" * (n - 2))[0].clauses, 16),
    "template.LONGEST": (lambda n: not template.may_be_shared(L("各" * n)[0]), 201),
    "no_body.BARE": (
        lambda n: has_body("\n".join("关于" * 4 + str(k) for k in range(n))),
        4,
    ),
    "no_body.EXCUSE": (lambda n: has_body("抱歉，您访问的页面不存在，" + "请" * (n - 13)), 61),
    "titles.HEAD": (lambda n: decision._first_paragraph(L(*["各"] * n, P)) != n, 81),
    "titles.SHORTEST": (lambda n: titles._may_be_title(L("校舍安全管理办法的"[:n])[0]), 7),
    "titles.FIRST": (lambda n: not titles._long_enough(L("校舍安全管理办法")[0], n), 8),
    "titles.LONG": (lambda n: titles._long_enough(L("校" * n)[0], 30), 12),
    "titles.EXCERPT": (
        lambda n: (
            [
                x
                for x, _ in titles._excerpts(
                    L(
                        "各学校要认真贯彻执行，" + "校" * (n - 11) + "…",
                        "各学校要认真贯彻执行，" + "校" * (n - 11) + "长负责",
                    )
                )
            ]
            == [0]
        ),
        30,
    ),
    "titles.REFRAIN": (
        lambda n: titles._is_refrain(L("校歌校歌", *["校舍安全校"] * (n + 1))[1:], 0, 0),
        2,
    ),
    "titles.HAN": (lambda n: titles._may_be_title(L("abcdefgh" + "校" * n)[0]), 4),
    "frame.GAP": (
        lambda n: (
            frame.body(L(P, *["甲"] * n, P), [N] * (n + 2))[0]
            == frame.body(L(P, *["甲"] * n, P), [N] * (n + 2))[1]
        ),
        14,
    ),
    "witnesses.LIST": (lambda n: witnesses.listed(L(*["校舍改造了吗？"] * n)), 5),
    "witnesses.LONGEST": (lambda n: not witnesses.listed(L(*["校" * n] * 5)), 65),
    "witnesses.AGAIN": (
        lambda n: witnesses.printed_again(L(*["3小时前", "15小时前"][: n - 1], "7小时前")),
        3,
    ),
    "head_frame.LIST": (lambda n: head_frame._in_list(L(*["　　甲"] * n), 0, n - 1), 5),
    "head_frame.TABLE": (
        lambda n: (
            head_frame._last_of_head(
                L("首页", *["0123-456"] * n, "更多"), [SURE, *[N] * n, WEAK], [0, n + 1]
            )
            == 0
        ),
        6,
    ),
    "head_frame.CELLS": (
        lambda n: (
            head_frame._last_of_head(
                L("首页", *["0123-456"] * n, *["柳溪小学"] * (12 - n), "更多"),
                [SURE, *[N] * 12, WEAK],
                [0, 13],
            )
            == 0
        ),
        3,
    ),
    "head_frame.PERSON": (
        lambda n: head_frame._signs(L("青" * (n - 5) + "副县长徐民")[0]),
        7,
    ),
    "tail_frame.PROSE": (
        lambda n: (
            tail_frame._goes_on(
                L("打印", *["各县，各校，各单位都要认真组织实施"] * n), [SURE] + [N] * n, 0
            )
            > 0
        ),
        3,
    ),
    "tail_frame.EVIDENCE": (
        lambda n: (
            tail_frame._goes_on(
                L("打印", *[f"{c}、总体要求" for c in "一二三四五六"[:n]]), [SURE] + [N] * n, 0
            )
            > 0
        ),
        2,
    ),
    "head_frame.PROTECTED": (
        lambda n: len(head_frame._title(L(*["关于做好工作的通知"] * n, P), [N] * (n + 1), n)) < n,
        4,
    ),
    "injected.FEWEST": (
        lambda n: any(e.confidence > injected.OWN for e in injected._commas("，。各" * n)),
        3,
    ),
    "injected.DOUBLED": (
        lambda n: len(list(injected._commas("，，各" * 6 + "，" * 0 + "校，" * n))) == 0,
        29,
    ),
    "counted_pages.FEWEST": (
        lambda n: (
            len(counted_pages.counted_pages(L(*[x for k in range(n) for x in (P, f"{k + 1}/9")])))
            > 0
        ),
        2,
    ),
    "site_blocks.LONGEST": (
        lambda n: blocks("AI摘要", *["略过"] * n, "内容由AI生成") < n,
        13,
    ),
    "site_blocks.FEWEST": (
        lambda n: blocks("温馨提示：", *["1. 如有侵权请联系客服进行版权申诉。"] * n) > n,
        2,
    ),
    "site_blocks.MOST_ANSWERS": (
        lambda n: blocks("您对本页面是否满意？", *["满意"] * n) < n + 1,
        7,
    ),
    "printed_pages.HEADS": (
        lambda n: (
            len(printed_pages.printed_pages(["2024/3/5 9:12  某办法-某网", "第一条 略。"] * n)) > 0
        ),
        2,
    ),
    "shown_lines.ROSTER": (
        lambda n: len(own("成员名单", "主编：林晓东", *["校对：赵立"] * (n - 1))) > 0,
        3,
    ),
    "shown_lines.ROWS": (lambda n: len(own(*["序号 | 任务 | 时限"] * n)) > 0, 2),
    "shown_lines.NEAR": (
        lambda n: (
            not own(P, "公开点击的情况。", *["按规定办理。"] * (n - 1), "点击量：5", "其他。", P)
        ),
        5,
    ),
    "frame.CLAUSE_HEADING: in a clause of its own": (
        lambda n: not own("一、" + "备" * (n - 2), "青ICP备12345678号", "二、其他", P),
        21,
    ),
    "site_names.COVERED": (
        lambda n: SiteNames(PACKAGED.rules("spam"))._is_adult("无码" * n + "甲" * (20 - 2 * n)),
        7,
    ),
    "site_names.LATIN_KINDS": (
        lambda n: "xyz" not in strip("甲xyz" + "体育官网"[: 2 * n] + "乙"),
        2,
    ),
    "site_names.LAW_WITHIN": (
        lambda n: "乐鱼" not in strip("打击" + "甲" * (n - 2) + "乐鱼体育官网"),
        31,
    ),
    "site_names.LONGEST": (
        lambda n: not SiteNames(PACKAGED.rules("spam"))._is_adult(("欧美日韩性爱" * 20)[:n]),
        91,
    ),
    "title_spam.BRAND_NAME": (
        lambda n: (
            not TitleSpam(PACKAGED.rules("spam"), re.compile("彩票|下载"))._is_betting(
                "甲" * n + "彩票下载", "关于招生的通知"
            )
        ),
        5,
    ),
    "title_bars.LISTED": (
        lambda n: (
            not title_bars.title_bars(
                "\n".join(f"云溪县召开第{k}次工作会议2021-09-0{k}\n下一项" for k in range(1, n + 1))
            )
        ),
        4,
    ),
    "title_bars.ITEMS": (
        lambda n: (
            not title_bars.title_bars(
                "\n".join(f"云溪县召开第{k}次工作会议2021-09-0{k}" for k in range(1, n + 1))
            )
        ),
        3,
    ),
    "title_bars.TOP": (
        lambda n: (
            len(
                list(
                    title_bars.title_bars(
                        "甲\n" * n + "校舍安全管理办法的实施意见 发布时间：2022-03-15 来源：某某网"
                    )
                )
            )
            == 0
        ),
        61,
    ),
    "card_unknown_keys.GROWN": (
        lambda n: (
            "流水"
            in strip(
                "".join(f"流水{'甲乙丙丁戊'[k]}编号：{k}\n" for k in range(n))
                + "索引号：11220000/2022-00426\n文号：某政发〔2022〕1号\n某市政府关于招生的通知"
            )
        ),
        4,
    ),
    "card_values.FEWEST": (lambda n: "2022年3月15日" not in header(n), 3),
    "injected.WORDS": (
        lambda n: bool(
            list(injected._emoji("一、招生\n二、教学。🔥教师备课。🔥学生听讲。" + "教🌟学" * n))
        ),
        2,
    ),
    "injected.FEWEST_QUOTES": (lambda n: len(list(injected._quotes("学校的'安全，" * n))) > 0, 2),
    "title_spam.HITS": (
        lambda n: (
            len(
                list(
                    key_words.key_words(
                        "，".join(["赌博", "彩票", "博彩", "娱乐城"][:n]) + "\n" + PARA * 3,
                        SPAM,
                        bool,
                    )
                )
            )
            > 0
        ),
        3,
    ),
    "title_spam.HEADERS": (
        lambda n: (
            len(
                list(
                    key_words.key_words(
                        "甲乙\n" * n
                        + "，".join(["赌博", "彩票", "博彩", "娱乐城"])
                        + "\n"
                        + PARA * 3,
                        SPAM,
                        bool,
                    )
                )
            )
            == 0
        ),
        3,
    ),
    "file_suffixes.FILES": (
        lambda n: (
            len(list(file_suffixes.file_suffixes("校舍安全管理办法.doc\n" * n + PARA * 3))) > 0
        ),
        3,
    ),
    "spam_phrases.SHORTEST": (lambda n: phrases(n, "领取资料礼包"), 3),
    "spam_phrases.REACH": (
        lambda n: [len(x) for x in phrases(n, "领取资料礼包大放送优惠券全场")] != [n + 2],
        11,
    ),
    "spam_phrases.COPIES": (lambda n: places(n), 3),
    "key_words.FOREIGN": (lambda n: not key_words._is_foreign(HAN, HAN[: n + 1] + "x" * 150), 16),
    "card_values.SHORT": (lambda n: "教" * n in stacked("教" * n), 25),
    "decision.WEIGHED": (lambda n: weighed_again(9) < n, 4),
    "frame.CLAUSE_HEADING": (
        lambda n: not frame.is_whole_clause(L("一、" + "总" * (n - 2), "甲乙"), [N, N], 1),
        21,
    ),
    "furniture.LONGEST": (
        lambda n: PAGES.strength(L("共" + "9" * (n - 3) + "下页")[0])[0] == 0,
        421,
    ),
    "furniture.LIMIT": (
        lambda n: LONG_PAGES.strength(L("共" + "9" * (n - 3) + "下页")[0])[0] == 0,
        6001,
    ),
    "preview_numbers.FEWEST": (lambda n: bool(preview(n, broken=n - 1)), 2),
    "preview_numbers.BROKEN": (lambda n: bool(preview(11, broken=n)), 5),
    "second_copy.FEWEST": (
        lambda n: bool(
            list(second_copy("\n".join([PARA * 2, "甲乙"][:n] * 2).replace("。\n为", "。为")))
        ),
        2,
    ),
    "second_copy.SHORTEST": (
        lambda n: bool(list(second_copy(f"{P}\n{'甲' * (n - len(P))}\n" * 2))),
        80,
    ),
    "tags.CONTEXT": (
        lambda n: (
            not tags._is_subject(
                f"<b>{' ' * (n - 2)}标签", [re.match("<b>", f"<b>{' ' * (n - 2)}标签")]
            )
        ),
        7,
    ),
    "tags.LOOSE_KINDS": (
        lambda n: not tags._tags("六级" + "".join(f"有<h{k + 1}>，" for k in range(n))),
        2,
    ),
    "titles.FEWEST_LINES": (lambda n: excerpt_of(n) == [0], 3),
    "learning.LEAST": (lambda n: learned(n, 5, 0), 3),
    "learning.SHARE": (lambda n: learned(n, 1000, 0), 20),
    "learning.INSIDE": (lambda n: not learned(95, 100, n), 6),
    "heads.NEAR": (
        lambda n: not heads._printed(T.strip(), "甲" * (n - len(T.strip())) + T.strip()),
        2001,
    ),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
