"""How clauses, titles and broken lines are found as texts grow: sweeps as in `scored_copies`."""

from collections.abc import Iterator
from typing import Any

from flow import run_stage
from scored_copies import LINES, OWN, turns

from eduparse.budget import Budget
from eduparse.document.document import Document, Edit
from eduparse.language.charmodel import model
from eduparse.stages.split import (
    annexes,
    front_matter,
    headings,
    signature,
    tables,
    wrap,
)
from eduparse.stages.split.head_lines import HeadLines
from eduparse.stages.split.heading_chain import ClauseLine, ends
from eduparse.stages.split.heading_features import heading_ends, heading_weights
from eduparse.stages.split.label_search import weighed_labels
from eduparse.stages.split.labels import label_candidates
from eduparse.stages.split.naming import naming
from eduparse.stages.split.title_lines import title_candidates
from eduparse.stages.split.title_weight import title_weight
from eduparse.stages.split.wrap import Wrap

LABELS = (
    "一、",
    "二、",
    "三、",
    "（一）",
    "（二）",
    "1.",
    "2.",
    "3.",
    "5.",
    "（1）",
    "①",
    "第一条 ",
    "第三条 ",
    "——",
    "专栏1 ",
    "1.1 ",
    "第一章 ",
    "A.",
)
HEADS = ("总体要求", "落实各项措施。", "坚持公益普惠：", "")


def clauses() -> Iterator[tuple[str, list[Any]]]:
    """Every row of the group."""
    yield from _labels()
    yield from _headings()
    yield from _titles()
    yield from _wrapped()
    yield from _ends_of_papers()


def _labels() -> Iterator[tuple[str, list[Any]]]:
    """Sequences of labels: as they are, and with a place that nothing can outweigh, so that each counts."""
    for k in range(1, 151):
        chosen = [LABELS[(k * (n + 3) * (n + 5) + k // 7 + n * n) % len(LABELS)] for n in range(7)]
        text = "工作安排\n" + "".join(
            f"{label}{HEADS[(k + n) % 4]}\n" + "\n" * (n == k % 5) for n, label in enumerate(chosen)
        )
        found = list(label_candidates(text))
        blanks = [at for at in range(len(text)) if text.startswith("\n\n", at)]
        for place in (None, 30.0, 1.5):
            held = found if place is None else [label._replace(place=place) for label in found]
            score, nodes = weighed_labels(held, blanks, budget := Budget())
            yield (
                f"sequence {k} {place}",
                [
                    score,
                    budget.spent,
                    "".join("-" if n.parent is None else str(n.parent) for n in nodes),
                ],
            )
    for gap in range(2, 14):
        for held in ("一、甲。\n", "（三）甲。\n1.乙。\n"):
            text = held + f"{gap}.丙。\n{gap + 1}.丁。\n"
            found = [label._replace(place=30.0) for label in label_candidates(text)]
            yield f"gap {gap} {held[:3]}", [weighed_labels(found, [])[0]]
    for n in range(30, 80, 2):
        text = f"目录\n一、要求\n二、任务\n{'甲' * n}\n一、要求\n甲。\n二、任务\n乙。\n"
        yield (
            f"behind contents {n}",
            [weighed_labels([x._replace(place=9.0) for x in label_candidates(text)], [])[0]],
        )
    for name, text in (
        ("runs on under another kind", "一、甲。\n1.乙。\n2.丙。\n二、丁。\n（一）戊。\n3.己。\n4.庚。\n"),
        ("free kinds on top", "1.甲。\n①乙。\nA.丙。\nB.丁。\n②戊。\n2.己。\n"),
        ("a kind below a free one", "a)甲。\n1.乙。\n2.丙。\nb)丁。\n"),
        ("a part without its first", "1.甲。\n1.2 乙。\n1.3 丙。\n1.4 丁。\n2.戊。\n"),
        ("a label is lost", "一、总体要求\n1.甲。\n2.乙。\n主要任务\n1.丙。\n2.丁。\n三、保障措施\n"),
        ("a label is lost in a section", "一、要求\n（一）甲\n1.乙。\n2.丙。\n主要任务\n1.丁。\n（三）戊\n"),
    ):  # fmt: skip
        score, nodes = weighed_labels(list(label_candidates(text)), [])
        yield name, [score, *(x.parent for x in nodes)]
    yield from _places()


def _places() -> Iterator[tuple[str, list[Any]]]:
    """How well places fit a label, and which weak labels a sequence proves."""
    for label in ("一、", "1.", "（一）", "①", "第三条", "——", "二、三", "A."):
        for before in ("。", "；", "：", "，", "（", "”", "。”", "）", "校", "a", "9", "\n"):
            for after in ("。", "，", "校", "三胎", ""):
                text = f"各校应当{before}{label}{after}"
                found = [x for c in label_candidates(text + "\n" * 2) for x in (c.start, c.place)]
                if found:
                    yield f"place {before} {label} {after}", found
    for n in range(4, 16):
        yield (
            f"reaches {n}",
            [
                c.place
                for c in label_candidates(
                    "根据" + "校" * n + "第三条规定，" + "校" * n + "第四条执行。"
                )
            ],
        )
    for k in range(8):
        text = "".join(
            f"各校{'第' + '一二三五八'[n % 5] + '条'}{'建议不予采纳，' if n % (k + 1) else '。'}"
            for n in range(8)
        )
        yield f"articles {k}", [x for c in label_candidates(text) for x in (c.printed, c.place)]
        line = "".join(
            f"第{'一二三四五六七八'[n]}条{'的规定，' if n % (k + 2) else '　各校应当。'}\n"
            for n in range(8)
        )
        yield (
            f"articles in lines {k}",
            [x for c in label_candidates(line) for x in (c.printed, c.place)],
        )
    for n in range(24, 42):
        yield (
            f"a chapter's heading {n}",
            [
                c.place
                for c in label_candidates(f"甲。第四章{'计' * n}第十五条各校应当。第十六条各校。")
            ],
        )
    for n in range(1, 9):
        weak = "".join(f"{k + 4} 各校落实措施\n" for k in range(n))
        yield f"bare numbers {n}", [c.printed for c in label_candidates(weak)]
        yield (
            f"dated {n}",
            [
                c.printed
                for c in label_candidates("".join(f"3.{k + 4} 各校落实措施\n" for k in range(n)))
            ],
        )
        open_ = (
            "".join(f"{k * 10 + 1} 各校\n" for k in range(n))
            + "2 落实\n12 落实\n22 落实\n32 落实\n"
        )
        yield f"open chains {n}", [c.printed for c in label_candidates(open_)]
    for n in range(150, 260, 5):
        coded = f"01\n{'甲' * n}。\n02\n{'甲' * n}。\n03\n{'甲' * (n // 2)}。"
        yield f"codes within {n}", [c.printed for c in label_candidates(coded)]
    yield (
        "ranks",
        [
            x
            for c in label_candidates("一、一等奖10名\n二、二等奖20名\n三、三等奖30名\n")
            for x in (c.printed, c.place)
        ],
    )
    glued = lambda n: _kinds(
        "".join(
            f"{'一二三四五六七八九十'[k]}、落实各项措施，各校按期完成整改任务，确保安全"
            + ("。" if k < n else "。\n")
            for k in range(10)
        )
    )
    yield "labels inside lines", turns(glued, range(11))


def _headings() -> Iterator[tuple[str, list[Any]]]:
    chars, weights = model(), heading_weights()
    for n, line in enumerate((*LINES, *OWN)):
        text = line[:4] + line + OWN[n % 6] + line[: n * 3]
        every = list(heading_ends(text, chars, text.find("。")))
        yield (
            f"ends {n}",
            [
                len(every),
                sum(e.at for e in every),
                sum(v for e in every for k, v in e.features.items() if ":" not in k),
            ],
        )
        yield (
            f"chain {n}",
            [
                *ends(
                    [
                        ClauseLine(text, None),
                        ClauseLine(line, line.find("。")),
                        ClauseLine(text[6:], None),
                    ],
                    chars,
                    weights,
                    lambda _, at: at > 0,
                    budget := Budget(),
                ),
                budget.spent,
            ],
        )
    long = "".join(LINES).replace("。", "，")
    for n in (40, 43, 44, 45, 46, 47, 60, 90, 103, 104, 105, 120, 200):
        every = list(heading_ends(long[:n], chars, None))
        yield f"ends of {n}", [len(every), sum(v for e in every for v in e.features.values())]
    yield (
        "a line with a body",
        turns(
            lambda n: headings.headings(
                "坚持公平" + "各" * 40 + "加强领导" + LINES[0][:n],
                [
                    headings.Own(0, 44, "（一）", None, has_child=False),
                    headings.Own(44, 48 + n, "（一）", None, has_child=False),
                ],
                glued=True,
            ),
            range(34),
        ),
    )


def _titles() -> Iterator[tuple[str, list[Any]]]:
    title = "关于做好乡村教师培训工作的通知"
    body = "".join(LINES)
    heads = {
        "lines of a title": lambda n: (
            "青禾县教育局\n关于\n"
            + "做好乡村\n" * 0
            + "\n".join("做好乡村教师培训考核评估工作的通知"[k * 3 : k * 3 + 3] for k in range(n))
            + "\n"
        ),
        "broken": lambda n: (
            "\n".join(
                (
                    "关于印发青禾县",
                    "乡村教师培训",
                    "考核评估工作",
                    "经费保障安排",
                    "检查验收管理",
                    "试行办法的通知",
                )[6 - n :]
            )
            + "\n"
        ),
        "lines above": lambda n: "欢迎光临本站\n" * n + f"{title}\n",
        "other lines above": lambda n: (
            "".join(f"第{k}教育服务平台\n" for k in range(n)) + f"{title}\n"
        ),
        "a site's line": lambda n: f"{'校园文化长廊风采展示栏目'[:n]}\n{title}\n",
        "no form": lambda n: f"{'乡村教师培训落实措施保障机制'[:n]}\n",
        "plain words": lambda n: f"{'山区小学图书室周末照常开放'[:n]}\n",
        "a short title": lambda n: f"{'值班巡查管理制度'[8 - n :]}\n",
        "two titles": lambda n: (
            f"青禾县校舍安全管理办法\n{'甲乙丙丁戊己庚' * (n > 9)}\n松坪县{'教师培训考核安排规定'[:n]}办法\n"
        ),
        "between": lambda n: f"{title}\n" + "校园风采展示\n" * n,
        "a long line": lambda n: (
            f"青禾县教育局关于{'做好教师培训工作' * (n // 8)}{'甲' * (n % 8)}的通知\n"
        ),
    }
    sizes = {
        "a long line": range(60, 120),
        "lines above": range(22),
        "other lines above": range(22),
    }
    for name, make in heads.items():
        for tail, below in (
            ("", body),
            (" unlike", "".join(OWN) * 3),
            (" number", "青教发〔2022〕8号\n各学校：\n" + body),
        ):
            told = lambda n, make=make, below=below: _named(make(n) + below)
            yield f"{name}{tail}", turns(told, sizes.get(name, range(13)))
    yield (
        "words of the body",
        turns(
            lambda n: _named("山区图书室周末开放安排\n" + "甲" * n + OWN[0] * 2 + body),
            range(1800, 2060, 10),
        ),
    )
    for k, head in enumerate(
        (
            ["青禾县教师培训办法", "青禾县教师培训办法实施细则"],
            ["关于教师培训的通知", "关于教师培训的通知和补充意见的通知"],
            ["青禾县教育局", "关于印发教师培训办法的通知", "山区图书室开放安排"],
            ["信件标题：关于校车时间的咨询", "山区图书室开放安排"],
            ["关于印发教师培训办法的通知", "教师培训办法"],
            ["山区图书室开放", "青禾县教育局教师培训工作的通知"],
            ["教师培训获奖名单", "松坪小学", "云岭小学", "柳溪小学", "石桥小学", "南山小学"],
        )
    ):
        spoken = "".join(LINES)
        for c in title_candidates(head):
            weight = title_weight("\n".join(head) + body, HeadLines(head), c, None, spoken)
            yield f"weight of a title {k} {c.first} {c.last}", [weight]
    yield (
        "title end",
        turns(lambda n: _title_end("甲乙丙丁\n" * n + f"{title}\n", title), range(12, 20)),
    )
    yield (
        "short parts",
        turns(lambda n: _title_end(f"{title[:n]}\n{title[n:]}\n", title), range(1, 8)),
    )
    yield (
        "front",
        turns(
            lambda n: _front_end(
                f"{title}\n" + "青禾县人民政府教育督导室安排\n" * n + "各学校：\n" + body
            ),
            range(11, 22),
        ),
    )
    yield (
        "decree",
        turns(
            lambda n: _named("甲" * n + "\n中华人民共和国国务院令\n第707号\n" + body),
            range(370, 400),
        ),
    )


def _title_end(text: str, title: str) -> int:
    return front_matter._title_end(text, len(text), title)


def _front_end(text: str) -> int:
    return front_matter.front(text, len(text)).end


def _named(text: str) -> list[Any]:
    labelled = text.find(LINES[3])
    front = front_matter.front(text, labelled if labelled > 0 else len(text))
    found = naming(text, front)
    return [
        (found.title or "")[:9],
        min(60, len(found.title or "")),
        found.doubtful,
    ]


def _wrapped() -> Iterator[tuple[str, list[Any]]]:
    prose = "".join(LINES) * 3

    def set_in(width: int, lines: int, *, slack: int = 0, at: int = 3) -> str:
        out, pos = [], 0
        for n in range(lines):
            size = width - (slack if n % at == 1 else 0)
            out.append(prose[pos : pos + size])
            pos += size
        return "\n".join(out) + "\n"

    edits = lambda text: len(Wrap()(Document.of_page("x", "x", text)).edits)
    yield "lines of a column", turns(lambda n: edits(set_in(22, n)), range(24))
    yield "narrow", turns(lambda n: edits(set_in(n, 30)), range(6, 24))
    yield "slack", turns(lambda n: edits(set_in(22, 30, slack=n)), range(8))
    yield "half slack", turns(lambda n: edits(set_in(22, 30, slack=n, at=2)), range(8))
    yield (
        "other lines",
        turns(
            lambda n: edits(
                set_in(22, 24) + "".join(f"{OWN[k % 6][: 5 + k % 9]}\n" for k in range(n))
            ),
            range(40),
        ),
    )
    yield (
        "longer lines",
        turns(
            lambda n: edits(
                set_in(22, 60) + "".join(f"{OWN[k % 6]}{OWN[k % 5]}\n" for k in range(n))
            ),
            range(8),
        ),
    )
    same = lambda n: edits(
        "\n".join(
            prose[k * 22 : k * 22 + 21] + ("校" if k < n else prose[k * 22 + 21]) for k in range(20)
        )
        + "\n"
    )
    yield "alike", turns(same, range(21))
    bare = lambda n: edits(
        "\n".join(
            prose[k * 22 : k * 22 + 22]
            .replace("，", "校" if k < n else "，")
            .replace("。", "校" if k < n else "。")
            .replace("、", "和" if k < n else "、")
            for k in range(20)
        )
        + "\n"
    )
    yield "without commas", turns(bare, range(21))
    yield from (
        (
            f"reads on, sure {sure}",
            turns(
                lambda n, sure=sure: wrap._reads_on(
                    prose[:n] + "\n" + prose[n : n + 30],
                    [Edit(n, n + 1, "", "join.wrapped")],
                    sure=sure,
                ),
                range(5, 40),
            ),
        )
        for sure in (True, False)
    )
    long = "\n".join(prose[k * 9 : k * 9 + 9] for k in range(34)) + "\n"
    breaks = [at for at, c in enumerate(long) if c == "\n"][:-1]
    spoilt = lambda n: wrap._reads_on(
        long, [Edit(at, at + 1, "", "join.wrapped") for at in (breaks * 3)[:n]], sure=True
    )
    yield "looked at", turns(spoilt, range(50, 80))
    for indent in (0, 1, 2, 3):
        item = lambda n, i=indent: edits(
            "".join(
                f"（{'一二三四五六七八'[k]}）{prose[k * 40 : k * 40 + 18]}\n{' ' * 2 * i}{prose[k * 40 + 18 : k * 40 + 30]}。\n"
                for k in range(n)
            )
        )
        yield f"hanging by {indent}", turns(item, range(1, 8))
    for width in (9, 10, 11, 12, 13, 14, 15):
        yield f"hanging, {width} wide", [edits(_hanging(prose, width, 5, 0, 0))]
    yield "hanging, uneven", turns(lambda n: edits(_hanging(prose, 20, 5, n, 0)), range(8))
    yield "hanging, closed", turns(lambda n: edits(_hanging(prose, 20, 24, 0, n)), range(8))


def _hanging(prose: str, width: int, items: int, uneven: int, closed: int) -> str:
    """Items of two lines, the second indented; some narrower, some ending a sentence on the first line."""
    out = []
    for k in range(items):
        size = width - (uneven if k == 1 else 0) - 3
        first = prose[k * 31 : k * 31 + size].replace("。", "校")
        stop = "。" if k < closed else "校"
        out.append(
            f"（{'一二三四五六七八九十'[k % 10]}）{first[:-1]}{stop}\n　　　{prose[k * 31 + size : k * 31 + size + 6].replace('。', '校')}。\n"
        )
    return "".join(out)


def _ends_of_papers() -> Iterator[tuple[str, list[Any]]]:
    told = lambda text: [[len(names), date] for names, date in signature.signatures(text, 0)]
    yield (
        "names above a date",
        turns(
            lambda n: told(
                "甲。\n"
                + "".join(
                    f"{'青松云溪禾坪泊山河湖'[k % 10]}{'安平顺和'[k % 4]}县教育局\n"
                    for k in range(n)
                )
                + "2022年3月15日\n"
            ),
            range(10, 20),
        ),
    )
    rows = lambda n: len(tables.tables("甲\t乙\t丙\n" * n))
    yield "rows of a table", turns(rows, range(5))
    yield (
        "a long cell",
        turns(
            lambda n: len(tables.tables("甲\t" + "乙" * n + "。\n丙\t" + "丁" * n + "。\n")),
            range(90, 150),
        ),
    )
    yield "an annex's line", turns(lambda n: annexes._titled("评" * n, (0, n)), range(40, 80))
    yield (
        "annexes by a list",
        turns(
            lambda n: _kinds(
                "".join(f"{'一二三四'[k]}、落实各项措施。\n" for k in range(n))
                + "附件：1.评分细则申报表\n青禾县教育局\n2022年3月15日\n评分细则申报表\n甲。\n"
            ),
            range(5),
        ),
    )
    yield (
        "an annex's head",
        turns(
            lambda n: _kinds(
                f"一、落实。\n二、措施。\n附件：1.{'评' * n}\n青禾县教育局\n2022年3月15日\n附件1 {'评' * n}\n第一条 甲。\n"
            ),
            range(50, 70),
        ),
    )
    barred = lambda n: _kinds(
        f"一、落实。\n学校｜班级｜人数\n松坪｜六｜{'人' * n}\n河湾｜六｜四十\n"
    )
    yield "a barred row", turns(barred, range(560, 640))
    yield (
        "barred rows",
        turns(
            lambda n: _kinds("一、落实。\n学校｜班级｜人数\n" + "松坪｜六班｜多人\n" * n), range(5)
        ),
    )


def _kinds(text: str) -> list[Any]:
    (doc,) = run_stage(Document.of_page("x", "x", text), "split")
    edits = [e.confidence for layer in doc.layers for e in layer.edits]
    return [[c.kind for c in doc.clauses], [c.heading is not None for c in doc.clauses], edits[:3]]
