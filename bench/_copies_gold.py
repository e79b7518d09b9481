"""Copies of known papers, and papers that only look like copies, for the bench on copies.

A copy is made from a real paper of the shared data, by what happens to papers on the web. Bytes are lost
or read wrongly, a spinner replaces words, a site puts its frame around it. Or the paper is cut, stands on a
longer page, or comes with a letter that forwards it. What looks like a copy is made by what authors do: another year, another place, another sum,
an amended article. Papers of the shared data that share text with each other are labelled by hand below.
Everything is drawn from a seed.
"""

import csv
import random
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench._damage import narrowed, slipped
from bench._garble import CLASSES
from bench._rows import rows as rows_of
from bench._spinner import known_pairs, spin

Make = Callable[[str, random.Random], str | None]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A row of the gold: ``work`` names the paper it is a copy of, ``relation`` what it is to it."""

    id: str
    text: str
    work: str
    kind: str
    relation: str
    title: str | None = None


def originals(shared: Path) -> list[tuple[str, str, str]]:
    """Id, title and text of the statutes and policy papers."""
    return [
        (row["id"], row["title"], row["text"])
        for name in ("statutes", "policy")
        for row in rows_of(shared / "data" / f"{name}.jsonl.zst")
    ]


# --- what happens to a copy ---------------------------------------------------------------------------

_NAV = (
    "首页",
    "政务公开",
    "政策文件",
    "您当前的位置：首页>政务公开>规范性文件",
    "网站地图",
    "无障碍浏览",
)
_BARS = (
    "发布时间：{y}-{m:02}-{d:02} 来源：{s} 浏览次数：{n}",
    "{y}-{m:02}-{d:02} {n}次阅读 作者：{s} 字号：大 中 小",
    "信息来源：{s}　发布日期：{y}年{m}月{d}日　点击：{n}",
)
_FEET = (
    "上一篇：没有了",
    "【打印本页】【关闭窗口】",
    "版权所有：{s} 技术支持：{s}信息中心",
    "相关附件下载",
    "扫一扫在手机打开当前页",
)
_SITES = (
    "云溪县教育局",
    "石桥区人民政府网",
    "青麓市政务服务网",
    "法律资料网",
    "江畔文库",
    "平川教研在线",
)


def _bar(rng: random.Random) -> dict[str, object]:
    return {
        "y": rng.randint(2008, 2024), "m": rng.randint(1, 12), "d": rng.randint(1, 28),
        "s": rng.choice(_SITES), "n": rng.randint(3, 90000),
    }  # fmt: skip


def framed(text: str, rng: random.Random) -> str:
    """A site's frame around the text, a bar below its title."""
    title, _, body = text.partition("\n")
    top = rng.sample(_NAV, rng.randint(0, 4))
    feet = [f.format(**_bar(rng)) for f in rng.sample(_FEET, rng.randint(1, 4))]
    return "\n".join([*top, title, rng.choice(_BARS).format(**_bar(rng)), body, *feet])


def lost_marks(text: str, rng: random.Random) -> str:
    """Some characters shown as U+FFFD or a question mark, three in a hundred."""
    mark = rng.choice(("\ufffd", "?", "\ufffd\ufffd", "□"))
    return "".join(mark if c > "\u4e00" and rng.random() < 0.03 else c for c in text)


def lost_silently(text: str, rng: random.Random) -> str:
    """Some Han characters gone without a trace, one in a hundred."""
    return "".join(
        "" if "\u4e00" <= c <= "\u9fff" and c not in _NUMERALS and rng.random() < 0.01 else c
        for c in text
    )


_NUMERALS = "一二三四五六七八九十百千万亿零〇两第不未非无勿禁"


def slips(text: str, rng: random.Random) -> str | None:
    """Byte slips in a fifth of the longer lines."""
    out = []
    for line in text.split("\n"):
        if len(line) > 20 and rng.random() < 0.2:
            with suppress(UnicodeEncodeError, IndexError):  # not in GBK, or without Chinese
                line = slipped(line, rng, kept=rng.random() < 0.5, narrow=False)  # noqa: PLW2901
        out.append(line)
    return "\n".join(out)


def garbled(text: str, rng: random.Random) -> str | None:
    """Some lines, up to a third, shown in a wrong encoding."""
    names = (
        "utf8 as gbk, lost as U+FFFD",
        "utf8 as gbk, lost as ?",
        "gbk as cp1252, lost as ?",
        "gbk as latin-1",
        "big5 as gbk, lossy",
    )
    step = CLASSES[rng.choice(names)]
    out, n = [], 0
    for line in text.split("\n"):
        if len(line) > 10 and rng.random() < 0.3:
            try:
                line = step(line, rng)[1]  # noqa: PLW2901
                n += 1
            except (UnicodeError, ValueError):
                pass
        out.append(line)
    return "\n".join(out) if n else None


def spinner_a(shared: Path) -> Make:
    """The spinner of document 001."""
    pairs = known_pairs(shared)
    return lambda text, rng: spin(text, pairs, str(rng.random())).text


def spinner_b(shared: Path) -> Make:
    """A spinner that draws on the public table."""
    with (shared / "data" / "spinner-table.tsv").open(encoding="utf-8", newline="") as file:
        table = [
            (r["replacement"], r["word"])
            for r in csv.DictReader(file, delimiter="\t")
            if 2 <= len(r["word"]) <= 4
            and re.fullmatch("[\u4e00-\u9fff]+", r["word"] + r["replacement"])
        ]
    return lambda text, rng: spin(text, table, str(rng.random()), 0.5).text


def wrapped(text: str, rng: random.Random) -> str:
    """Lines broken at a width, indents and blanks inside, punctuation narrowed."""
    width = rng.choice((28, 36, 40))
    lines = [x[n : n + width] for x in text.split("\n") for n in range(0, max(1, len(x)), width)]
    out = "\n".join("　　" * (rng.random() < 0.3) + x for x in lines)
    return narrowed(out) if rng.random() < 0.5 else out


def typed(text: str, rng: random.Random) -> str:
    """A recognised or typed copy: characters taken for others that look or sound alike."""
    alike = dict(zip("已未土己人日末侯辨坏诸拔师候", "己末士已入曰未候辩怀储拨帅侯", strict=True))
    return "".join(alike[c] if c in alike and rng.random() < 0.3 else c for c in text)


def spam(text: str, rng: random.Random) -> str:
    """Phrases injected at the ends of lines."""
    phrases = (
        "澳门新葡京娱乐",
        "点击进入直播间",
        "成人高清在线",
        "免费领取资料加微信",
        "彩票投注网",
    )
    return "\n".join(
        x + rng.choice(phrases) if len(x) > 20 and rng.random() < 0.1 else x
        for x in text.split("\n")
    )


def without_tail(text: str, rng: random.Random) -> str:
    """Cut off somewhere between a quarter and nine tenths."""
    return text[: int(len(text) * rng.uniform(0.25, 0.9))]


def without_head(text: str, rng: random.Random) -> str:
    """Beginning in the middle of it."""
    return text[int(len(text) * rng.uniform(0.1, 0.7)) :]


def extract(text: str, rng: random.Random) -> str | None:
    """A stretch of the middle, at least 300 characters."""
    size = max(300, int(len(text) * rng.uniform(0.15, 0.6)))
    if size >= len(text):
        return None
    at = rng.randrange(len(text) - size)
    return text[at : at + size]


def holes(text: str, rng: random.Random) -> str | None:
    """Some paragraphs lost on the way."""
    lines = text.split("\n")
    if len(lines) < 12:
        return None
    gone = set(rng.sample(range(2, len(lines)), max(1, len(lines) // 15)))
    return "\n".join(x for n, x in enumerate(lines) if n not in gone)


def forwarded(text: str, rng: random.Random) -> str | None:
    """A letter of another organ, with a number and a date of its own, and the paper below it."""
    title = text.partition("\n")[0].strip("《》 ")
    if not 6 < len(title) < 80:
        return None
    county = rng.choice(("云溪县", "石桥区", "青麓市", "平川县"))
    return (
        f"{county}教育局关于转发《{title}》的通知\n{county[:1]}教字〔{rng.randint(2010, 2023)}〕{rng.randint(1, 300)}号\n"
        f"各乡镇中心学校、局直属各单位：\n现将《{title}》转发给你们，请结合实际认真贯彻执行。\n"
        f"{county}教育局\n{rng.randint(2010, 2023)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日\n{text}"
    )


def chain(*steps: Make) -> Make:
    """Several of them, one after the other."""

    def make(text: str, rng: random.Random) -> str | None:
        for step in steps:
            made = step(text, rng)
            if made is None:
                return None
            text = made
        return text

    return make


def copies(shared: Path) -> dict[str, tuple[Make, str]]:
    """The kinds of copies, each with its relation to the original."""
    a, b = spinner_a(shared), spinner_b(shared)
    return {
        "equal": (lambda text, _: text, "same"),
        "frame": (framed, "same"),
        "wrapped": (wrapped, "same"),
        "lost marks": (lost_marks, "damaged"),
        "lost silently": (lost_silently, "damaged"),
        "slips": (slips, "damaged"),
        "garbled": (garbled, "damaged"),
        "spun a": (a, "damaged"),
        "spun b": (b, "damaged"),
        "typed": (typed, "damaged"),
        "spam": (spam, "damaged"),
        "no tail": (without_tail, "excerpt"),
        "no head": (without_head, "excerpt"),
        "extract": (extract, "excerpt"),
        "holes": (holes, "excerpt"),
        "forwarded": (forwarded, "forwarded"),
        "frame, spun a": (chain(a, framed), "damaged"),
        "frame, no tail": (chain(without_tail, framed), "excerpt"),
        "no tail, spun b": (chain(without_tail, b), "excerpt"),
        "extract, lost marks": (chain(extract, lost_marks), "excerpt"),
        "forwarded, lost silently": (chain(lost_silently, forwarded), "forwarded"),
    }


# --- what only looks like one ----------------------------------------------------------------------------


def another_year(text: str, rng: random.Random) -> str | None:
    """The notice of another year: every year and date moved."""
    by = rng.choice((1, 2, -1))
    made = re.sub(r"(?<!\d)(19|20)\d\d(?=年|〕)", lambda m: str(int(m[0]) + by), text)
    return made if made != text else None


def another_place(text: str, rng: random.Random) -> str | None:
    """The paper of another place: its name, some sentences."""
    found = re.findall(r"[\u4e00-\u9fff]{2}(?:省|市|县|区)", text[:200])
    if not found:
        return None
    name = found[0][-3:]
    made = text.replace(name, rng.choice(("云溪市", "青麓省", "平川县")))
    return _sentences_changed(made, rng, 0.1)


def another_sum(text: str, rng: random.Random) -> str | None:
    """The same paper with other sums and terms."""
    made, n = re.subn(
        r"(?<!\d)(\d{1,4})(?=万?元|日内|个|名|%|人)",
        lambda m: str(int(m[0]) + rng.randint(1, 5)),
        text,
    )
    return made if n else None


def amended(text: str, rng: random.Random) -> str | None:
    """An edition: some articles changed, one left out, the date of the amendment at its head."""
    lines = text.split("\n")
    places = [n for n, x in enumerate(lines) if n > 3 and len(x) > 40]
    if len(places) < 10:
        return None
    gone = rng.choice(places)
    changed = set(rng.sample(places, max(1, len(places) // 12)))
    out = []
    for n, line in enumerate(lines):
        if n == gone:
            continue
        out.append(_sentences_changed(line, rng, 1.0) if n in changed else line)
    if rng.random() < 0.7:
        out.insert(
            1,
            f"（根据{rng.randint(2015, 2023)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日《关于修改部分文件的决定》修正）",
        )
    return "\n".join(out)


_FLUENT = (
    "应当依法履行职责，接受社会监督", "由县级以上人民政府主管部门责令限期改正", "具体办法由市级主管部门会同财政部门制定",
    "可以委托具备条件的社会组织承担", "逾期不改正的，予以通报批评", "建立健全部门协同和信息共享机制",
    "鼓励社会力量以捐赠、出资等方式参与", "并在门户网站上向社会公布", "按照国家有关规定给予补助",
)  # fmt: skip


def _sentences_changed(text: str, rng: random.Random, share: float) -> str:
    parts = re.split(r"(?<=[，。；])", text)
    return "".join(
        rng.choice(_FLUENT) + p[-1]
        if len(p) > 8 and p[-1] in "，。；" and rng.random() < share
        else p
        for p in parts
    )


def organ_renamed(text: str, rng: random.Random) -> str | None:
    """An edition in which an organ or a term has another name, throughout."""
    pairs = [
        ("工商行政管理部门", "市场监督管理部门"), ("教育行政部门", "教育主管部门"), ("卫生行政部门", "卫生健康主管部门"),
        ("国土资源", "自然资源"), ("人民政府", "管理委员会"), ("环境保护", "生态环境"), ("应当", "可以"),
    ]  # fmt: skip
    fit = [p for p in pairs if text.count(p[0]) >= 3]
    if not fit:
        return None
    old, new = rng.choice(fit)
    return text.replace(old, new)


LOOKALIKES: dict[str, Make] = {
    "another year": another_year,
    "another place": another_place,
    "another sum": another_sum,
    "amended": amended,
    "organ renamed": organ_renamed,
}


def gold(
    shared: Path, works: int, seed: str = "copies", kinds: set[str] | None = None
) -> list[Labelled]:
    """Rows of ``works`` papers with three copies each and one that only looks like one."""
    rng = random.Random(seed)  # noqa: S311 - damage, no secret
    several = {ident for group in ONE_PAPER for ident in group}
    texts = [t for t in originals(shared) if 400 < len(t[2]) < 12_000 and t[0] not in several]
    out: list[Labelled] = []
    table = copies(shared)
    names = sorted(kinds or table)
    chosen = rng.sample(texts, works)
    for ident, title, text in chosen:
        out.append(Labelled(ident, text, ident, "original", "", title))
        for name in rng.sample(names, min(3, len(names))):
            make, relation = table[name]
            made = make(text, rng)
            if made is not None and (made != text or name == "equal"):
                out.append(Labelled(f"{ident}/{name}", made, ident, name, relation))
        name = rng.choice(sorted(LOOKALIKES))
        other = LOOKALIKES[name](text, rng)
        # A cut-off copy without a place in which the two differ is a copy of both.
        both = [x for x in out[-4:] if x.work == ident and _part_of_both(x, text, other or "")]
        if other is not None and other != text and not both:
            out.append(Labelled(f"{ident}/{name}", other, f"{ident}/{name}", name, "edition"))
    for first, second in zip(chosen[::10], chosen[1::10], strict=False):
        page = f"{second[2]}\n\n{first[2]}"
        out.append(Labelled(f"{first[0]}+{second[0]}", page, "", "two papers", "contains"))
    return out


def _part_of_both(x: Labelled, text: str, other: str) -> bool:
    """Whether a cut-off copy has hardly a place in which the paper and what only looks like it differ."""
    if x.relation != "excerpt":
        return False
    places = [n for n, (c, d) in enumerate(zip(text, other, strict=False)) if c != d]
    body = "".join(x.text.split())
    return not any("".join(text[max(0, n - 8) : n + 8].split()) in body for n in places[:200])


# Papers of the shared data that are one, found by `dedup` and read side by side: the same text from two
# sources, or pieces of one. The others are taken as different works or editions; the 240 pairs of them
# that share most were read.
ONE_PAPER = (
    ("f8f91e30334571db", "0f27a707bea85fdf"),
    ("c9e51363c47ebeea", "1b57ef816dc29ae0"),
    ("cc002f89676c737a", "03dd0d209a6b8976"),
    ("e24b3e4da13545e0", "e12d3b8a0e7c1515"),
    ("ce5b85bc36e96d72", "dc5ede63a5a37bc1"),
    ("be11d9345461a04e", "d8351169e5bd728f"),
    ("048f757475ae33d5", "af2b3519fa32d37f"),
    ("e256458b6fb7bbfe", "db9557cd067d8ad7"),
    ("a8831615d305b3d9", "9bc94ebc640a35e6"),
    ("f9e9d8e1e3e2b2c1", "6c658c3428ab3195"),
    ("8977da7e52a1bace", "d476b134ee9c15c4"),
    ("973e9b797be50bad", "752766b56fb00955"),
    ("728cc58eca2ead76", "9e0552e8fd658395"),
    ("260388145802fd64", "bfdcbbbb175f509b", "6ca99aab0051c4e7", "50127cfb366a8f8e"),
    ("bc9754792c01efbc", "f1bf021c506010d5"),
)


def near_papers(shared: Path) -> list[Labelled]:
    """Papers of the shared data that share most with others there: each is a work, but for `ONE_PAPER`."""
    first = {ident: group[0] for group in ONE_PAPER for ident in group}
    wanted = re.compile("美育|立法|制定地方性法规|政府工作报告的决议|实施《|修正案|解释|条例$")
    out = []
    for ident, title, text in originals(shared):
        if ident in first or wanted.search(title or ""):
            kind = "one paper" if ident in first else "near paper"
            out.append(Labelled(ident, text, first.get(ident, ident), kind, "", title))
    return out


def rows(labelled: list[Labelled]) -> Iterator[dict[str, object]]:
    """Document rows of the gold, as `dedup` takes them."""
    for x in labelled:
        yield {"id": x.id, "source": f"{x.id}.txt", "text": x.text}
