"""Collections: pages that head their pieces 第一篇：, or count pieces of one title."""

from collections.abc import Sequence

from eduparse.language.clause_labels import ORDINAL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.numerals import number
from eduparse.language.organs import organs
from eduparse.language.titles import TITLE_END
from eduparse.stages.cut.cut_lines import LABELLED, CutLine, names_a_paper, repeats
from eduparse.stages.cut.seams import SIGNED

_ALONE = lazy_pattern(rf"(?:范文|范本|例文|样本|文件|第|篇)(?P<count>{ORDINAL})篇?[：:]?")
_LONGEST_HEAD = 10  # code points of such a head without its title, at most
_HEADS = lazy_pattern("篇|范文|范本|例文|样本")
_FIRSTS = "【[（(第篇范例样文"  # how such a head begins
MAX_COUNTED = 44  # code points of a counted title
GATHERED_AS = "精选|通用|实用|优秀|推荐|热门|汇总|合集|最新|必备|集合|模板|范文|精华|集锦"
GATHERED = lazy_pattern(
    rf"合集下载|相关文档|猜你喜欢|最新文档|(?:范文|文章|资料|文件)(?:大全|合集|汇编|精选)|[（(]?精选\d+篇|[（(](?:{GATHERED_AS})\d+篇[）)]|[（(]共\d+[份篇]"
)
# How a site speaks of the samples that it has gathered below. Schools too prepare things for all, and bid them welcome.
_INTRODUCES = lazy_pattern(r"小编|(?:为|给|帮)(?:大家|您|你|各位)[^。，；]{0,12}(?:整理|搜集|收集)")
_SAMPLE = lazy_pattern(r"范文|范本|例文|模板|\d+篇")
_ADDRESSED = lazy_pattern(r"[^，。；！？：:]{2,20}[：:]$")
_LEADS_ON = lazy_pattern(r"[以如]下|下面|小编|范文|整理")
MOST_INTRODUCED = 600  # code points of an introduction
_PIECE = lazy_pattern(
    rf"[【\[（(]?(?:第{ORDINAL}篇|(?:篇|范文|范本|例文|样本){ORDINAL})[】\]）)]?[ \t\u3000]*[：:][ \t\u3000]*(?P<title>\S.{{2,60}})$"
)
_COUNTED = lazy_pattern(
    r"(?P<stem>[\u4e00-\u9fff（）()“”]{4,40}?)[ \t\u3000]*(?:篇?(?P<count>\d{1,2})|篇(?P<numeral>[一二三四五六七八九十]{1,3}))$"
)
_PIECE_APART = lazy_pattern(r"[ \t\u3000]篇(?:\d{1,2}|[一二三四五六七八九十]{1,3})$")
_ENDS_COUNTED = lazy_pattern(r"\d$|篇[一二三四五六七八九十]{1,3}$")
_SAMPLES = lazy_pattern(r"范文|(?:通用|精选|优秀|推荐|合集|集锦|汇总|大全)[^。]{0,6}篇|小编|\d+篇")
_FORMED = lazy_pattern(
    rf"(?:{TITLE_END}|倡议书|心得(?:体会)?|体会|发言稿?|材料|申请书|教案|反思|感想|范文|"
    r"职责|流程|协议书?|合同|承诺书|责任书|演讲稿|致辞|邀请函|感谢信|检讨书|说明书)(?:[（(].{1,12}[）)])?$"
)

_GATHERED_TITLE = lazy_pattern(
    rf"(?:最新)?(?P<title>[\u4e00-\u9fff（）()“”]{{4,40}}?)[（(]?(?:{GATHERED_AS})(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})篇[）)]?"
)


def pieces(lines: Sequence[CutLine]) -> dict[int, str]:
    """Lines that head the pieces of a collection (第一篇：…), with the title of each.

    Sections of one paper are headed so too; so each piece must have a title with a form of its own, or print
    it again below.
    """
    counted = _counted(lines)
    if counted:
        return counted
    found = [
        (n, m["title"].strip())
        for n, x in enumerate(lines)
        if x.text[0] in _FIRSTS
        and _HEADS.search(x.text, 0, _LONGEST_HEAD)
        and (m := _PIECE.match(x.text))
    ]
    if len(found) < 2:
        return _named_below(lines)
    again = sum(n + 1 < len(lines) and repeats(title, lines[n + 1].text) for n, title in found)
    formed = sum(_FORMED.search(title) is not None for _, title in found)
    alike = len({title for _, title in found}) < 2 and formed < len(found)
    return {} if alike or (2 * again < len(found) and formed < len(found)) else dict(found)


def introduces(lines: Sequence[CutLine]) -> bool:
    """Whether ``lines`` are the introduction to a collection and no piece of it: a site speaks of samples.

    Their first line is the title of the page. What has numbers, whom it is for, who signs or a day is a paper.
    """
    text = "\n".join(line.text for line in lines[1:])
    if not text or len(text) > MOST_INTRODUCED or _INTRODUCES.search(text) is None:
        return False
    sampled = any(_SAMPLE.search(line.text) for line in lines)
    return sampled and not any(_is_of_paper(line.text) for line in lines[1:])


def _is_of_paper(line: str) -> bool:
    """Whether a line is numbered, addresses somebody or signs."""
    addressed = _ADDRESSED.match(line) and not _LEADS_ON.search(line)
    dated = SIGNED.search(line) and "：" not in line
    return bool(LABELLED.match(line) or addressed or dated or organs(line))


def _named_below(lines: Sequence[CutLine]) -> dict[int, str]:
    """Heads that only count, 范文一 or 文件二：, each above the title of its paper."""
    found = [
        (n, number(m["count"]))
        for n, x in enumerate(lines[:-1])
        if len(x.text) <= _LONGEST_HEAD and (m := _ALONE.fullmatch(x.text))
    ]
    if len(found) < 2 or [count for _, count in found] != list(range(1, len(found) + 1)):
        return {}
    gathered = next(
        (m for x in lines[: found[0][0]] if (m := _GATHERED_TITLE.fullmatch(x.text))), None
    )
    if gathered:  # the pieces of 值班制度优秀3篇 are all called so
        return dict.fromkeys((n for n, _ in found), gathered["title"])
    titled = all(names_a_paper(lines[n + 1].text) for n, _ in found)
    return {n: lines[n + 1].text for n, _ in found} if titled else {}


def _counted(lines: Sequence[CutLine]) -> dict[int, str]:
    """Pieces that share a title and are counted behind it: 读物管理制度1, 读物管理制度2.

    Where each prints a title of its own below, different from the others, that is its title. The count is no part of it.
    """
    found: list[tuple[int, str]] = []
    for n, line in enumerate(lines):
        short = len(line.text) <= MAX_COUNTED and _ENDS_COUNTED.search(line.text)
        m = _COUNTED.match(line.text) if short else None
        if (
            m
            and number(m["count"] or m["numeral"]) == len(found) + 1
            and (not found or found[0][1] == m["stem"])
        ):
            found.append((n, m["stem"]))
    apart = all(_PIECE_APART.search(lines[n].text) for n, _ in found)  # 说明书的撰写 篇1
    if len(found) < 2 or (
        not apart and not any(_SAMPLES.search(x.text) for x in lines[: found[0][0]])
    ):
        return {}
    below = [lines[n + 1].text if n + 1 < len(lines) else "" for n, _ in found]
    if all(text and names_a_paper(text) for text in below) and len(set(below)) == len(below):
        return {n: text for (n, _), text in zip(found, below, strict=True)}
    return dict(found)
