"""What a copy is held to be as it drifts from its paper: a sweep for each way in which copies differ.

Each sweep makes one difference larger step by step and keeps where the verdict changes. So a case stands on
each side of every threshold that the verdict has.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from eduparse.copies import differences
from eduparse.copies.compare import compare_papers
from eduparse.copies.continued import in_order, seam, sheet_of
from eduparse.copies.core import core_of
from eduparse.copies.groups import copy_rank
from eduparse.copies.heal import healing
from eduparse.copies.overlap import shared
from eduparse.copies.papers import Paper, date_in, number_in, title_in
from eduparse.copies.signature import signature
from eduparse.stages.reword.alignment import AlignedBlock

TITLE = "青禾县教育局关于做好乡村教师培训工作的通知"
LINES = (
    "各县教育局要健全保障机制，落实经费、人员和场地，确保教师培训全覆盖。",
    "各学校要认真组织实施，加强学习，坚持立德树人，不断提高教学水平。",
    "到明年底，全县培训教师不少于三百人，其中骨干教师一百二十人。",
    "培训内容包括师德师风、学科教学、信息技术应用和心理健康教育。",
    "培训采取集中面授、网络研修与校本教研相结合的方式分批进行。",
    "承担培训任务的机构应当制订方案，报县教育局备案后组织实施。",
    "培训经费按照年度教师工资总额的一定比例安排，专款专用。",
    "教师参加培训期间的差旅费、住宿费由所在学校按规定报销。",
    "培训结束后进行考核，考核合格的发给证书，作为评聘依据。",
    "各校于每学期末将培训情况书面报告县教育局师资科。",
    "县教育局每年对培训工作进行检查评估，结果予以通报。",
    "对工作成绩突出的单位和个人，给予表扬和适当奖励。",
)
OWN = (
    "山区小学的图书室周末照常开放，由高年级学生轮流值守。",
    "食堂每周公布菜谱，家长委员会派代表到场查看并记录。",
    "校车沿河堤路行驶，遇到暴雨天气改走老街，司机随时通报。",
    "冬季取暖设备在入冬前检修完毕，烟道由专人逐一清理。",
    "运动场铺设排水管道，看台座椅更换为防火材料制品。",
    "校史陈列室征集旧照片和毕业证书，整理后登记入册。",
)
SPUN = {"健全": "健康", "认真": "负责", "组织": "构造", "学习": "进修", "坚持": "对峙", "提高": "进步", "培训": "培养",
        "内容": "内涵", "检查": "搜检", "评估": "评价", "教师": "锤真金不怕火", "工作": "使命", "确保": "确立", "经费": "经济"}  # fmt: skip
HEAD = f"{TITLE}\n青教发〔2022〕8号\n各乡镇中心学校：\n"
FOOT = "青禾县教育局\n2022年3月15日\n"
BASE = HEAD + "\n".join(LINES) + "\n" + FOOT


def _paper(text: str, **said: Any) -> Paper:
    return Paper.of_row({"text": text, "metadata": said})


def _own(n: int) -> str:
    """``n`` code points of text that stands in no other paper, in whole lines where there is room."""
    lines = [
        OWN[k % len(OWN)].replace("的", f"第{k}类的" if k >= len(OWN) else "的")
        for k in range(n // 20 + 2)
    ]
    return "\n".join(lines)[:n]


def _verdict(a: str, b: str) -> list[Any]:
    v = compare_papers(_paper(a), _paper(b))
    return [v.relation, v.why[:24], v.worse, list(v.damage), v.held]


def _changed(text: str, count: int, change: Callable[[str], str]) -> str:
    """``text`` with ``count`` of its characters changed, evenly spread over its lines."""
    low, high = len(HEAD), len(text) - len(FOOT)
    step = max(2, (high - low) // max(1, count))
    at = set(range(low + 3, high, step))
    at = set(sorted(at)[:count])
    return "".join(change(c) if n in at and "一" <= c <= "鿿" else c for n, c in enumerate(text))


def _spun(text: str, kinds: int) -> str:
    for word in list(SPUN)[:kinds]:
        text = text.replace(word, SPUN[word])
    return text


def _forwarded(n: int) -> str:
    return f"松坪县教育局转发青禾县教育局通知\n各校：\n现将{TITLE}转发给你们，{_own(n)}。\n{BASE}"


SWEEPS: dict[str, tuple[Callable[[int], tuple[str, str]], Iterable[int]]] = {
    "lines behind": (lambda n: (BASE, BASE + _own(n)), range(0, 420, 6)),
    "lines in front": (lambda n: (BASE, _own(n) + "\n" + BASE), range(0, 200, 5)),
    "lines inside": (lambda n: (BASE, BASE.replace(LINES[5], LINES[5] + "\n" + _own(n))), range(0, 120, 3)),
    "lines on both sides": (
        lambda n: (BASE.replace(LINES[3], LINES[3] + "\n" + _own(n)), BASE.replace(LINES[8], LINES[8] + "\n" + _own(60)[60 - n :])),
        range(0, 60, 2),
    ),
    "cut off": (lambda n: (BASE, BASE[: len(BASE) - n]), range(0, 460, 5)),
    "cut in front": (lambda n: (BASE, BASE[n:]), range(0, 460, 6)),
    "lines left out": (lambda n: (BASE, HEAD + "\n".join(LINES[n:]) + "\n" + FOOT), range(12)),
    "a short line left out": (lambda n: (BASE.replace(LINES[4], LINES[4] + "\n" + "另行通知安排" * 4 + "。"[: n * 0] + "甲" * n), BASE.replace(LINES[4], LINES[4])), range(16)),
    "lost bytes": (lambda n: (BASE, _changed(BASE, n, lambda c: "\ufffd")), range(0, 120, 3)),
    "wrong bytes": (lambda n: (BASE, _changed(BASE, n, lambda c: "鍙")), range(40)),
    "slips": (lambda n: (BASE, _changed(BASE, n, lambda c: "龘")), range(30)),
    "characters gone": (lambda n: (BASE, _changed(BASE, n, lambda c: "")), range(24)),
    "a run of characters gone": (lambda n: (BASE, BASE.replace(LINES[1][4 : 4 + n], "")), range(12)),
    "other words": (lambda n: (BASE, BASE.replace(LINES[1][4 : 4 + n], _own(40)[:n])), range(26)),
    "a lost sentence": (lambda n: (BASE, BASE.replace(LINES[1][2 : 2 + n], "\ufffd" * n)), range(26)),
    "words of a spinner": (lambda n: (BASE, _spun(BASE, n)), range(len(SPUN) + 1)),
    "spun and lost": (lambda n: (_changed(BASE, 6, lambda c: "\ufffd"), _spun(BASE, n)), range(len(SPUN) + 1)),
    "a letter": (lambda n: (BASE, _forwarded(n)), range(0, 120, 2)),
    "a long letter": (lambda n: (BASE, _forwarded(n)), range(1200, 1600, 20)),
    "a title": (lambda n: (BASE, BASE.replace(TITLE, TITLE[:n] + "落实午餐补助资金情况检查汇总公示"[: len(TITLE) - n] )), range(len(TITLE) + 1)),
    "a title lost": (lambda n: (BASE, BASE.replace(TITLE, TITLE[:n] + "\ufffd" * (len(TITLE) - n))), range(len(TITLE) + 1)),
    "a place": (lambda n: (BASE, BASE.replace("青禾县", "松坪县", n)), range(4)),
    "a passage": (lambda n: (_own(200) + "\n" + BASE[len(HEAD) : len(HEAD) + n], BASE[len(HEAD) : len(HEAD) + n] + "\n" + _own(430)[220:]), range(20, 200, 4)),
    "a short paper": (lambda n: (BASE[len(HEAD) : len(HEAD) + n], BASE[len(HEAD) : len(HEAD) + n] + "。"), range(30, 90, 2)),
    "held": (lambda n: (BASE, "工作简报\n" + _own(n) + "\n" + BASE + "附：\n"), range(0, 140, 4)),
    "held and goes on": (lambda n: (BASE, BASE + "松坪县教育局关于开展校车检查的通知\n" + _own(n)), range(0, 140, 4)),
    "a place in a title": (lambda n: (BASE.replace("青禾县", "全省" * (n // 2) + "某" * (n % 2) + "青禾县", 1), BASE.replace("青禾县", "全省" * (n // 2) + "某" * (n % 2) + "松坪县", 1)), range(10)),
    "figures": (lambda n: (BASE, BASE.replace("三百", "四百", n).replace("一百二十", "一百三十", max(0, n - 1))), range(3)),
}  # fmt: skip


def turns(f: Callable[[int], Any], sizes: Iterable[int]) -> list[Any]:
    """The sizes at which ``f`` gives something else than before, with what it gives."""
    out: list[Any] = []
    for n in sizes:
        value = f(n)
        if not out or out[-1][1] != value:
            out.append([n, value])
    return out


def copies() -> Iterator[tuple[str, list[Any]]]:
    """The sweeps, each a row."""
    for name, (make, sizes) in SWEEPS.items():
        yield f"copies: {name}", turns(lambda n, make=make: _verdict(*make(n)), sizes)
        yield (
            f"copies, turned: {name}",
            turns(lambda n, make=make: _verdict(*make(n)[::-1]), list(sizes)[::3]),
        )
        yield f"overlap: {name}", turns(lambda n, make=make: _overlap(*make(n)), list(sizes)[::2])
    for name, (make, sizes) in SWEEPS.items():
        for n in list(sizes)[1 :: max(1, len(list(sizes)) // 5)]:
            yield f"core: {name} {n}", _core(*make(n))
    yield from _differences()
    for lost in (2, 4, 6, 9):
        for name, change in (
            ("的", lambda c: c + "的"),
            ("和", lambda c: "和"),
            ("了", lambda c: c + "了"),
        ):
            other = lambda n, d=lost, change=change: _changed(
                _changed(BASE, d, lambda c: "\ufffd"), 2 * n, change
            )
            yield (
                f"wording {name} and {lost} lost",
                turns(lambda n, other=other: _verdict(BASE, other(n))[:2], range(14)),
            )
    body = "\n".join(LINES) + "\n" + FOOT
    edge = lambda n: _core(
        f"莱芜{'甲' * n}市电梯规定\n{body}", f"济南{'乙' * n}市电梯规定\n{body}"
    )[1]
    yield "the core's edge", turns(lambda n: edge(n)[-1:], range(40, 76))
    for name in (
        "lost bytes",
        "characters gone",
        "a run of characters gone",
        "words of a spinner",
        "slips",
    ):
        make, sizes = SWEEPS[name]
        yield (
            f"healed: {name}",
            turns(lambda n, make=make: _healed(make(n)[1], 1), list(sizes)[::2]),
        )
    yield (
        "healed by witnesses",
        turns(lambda n: _healed(_changed(BASE, 9, lambda c: "\ufffd"), n), range(7)),
    )
    yield (
        "signature",
        [len(signature((BASE * 3)[:n]).runs) for n in (30, 200, *range(580, 900, 8), 1200)],
    )
    yield (
        "rank",
        turns(lambda n: copy_rank(_paper(BASE, quality={"score": n / 100}))[:2], range(101)),
    )
    yield (
        "rank of a spun one",
        turns(lambda n: copy_rank(_paper(BASE, spun=n / 20))[2:4], range(21)),
    )
    yield "title in the head", turns(lambda n: title_in("甲" * n + "\n" + TITLE), range(1150, 1210))
    yield (
        "number in the head",
        turns(lambda n: number_in("甲" * n + "\n青教发〔2022〕8号\n"), range(1150, 1210)),
    )
    yield (
        "date in the tail",
        turns(lambda n: date_in("甲\n2022年3月15日\n" + "甲" * n), range(370, 410)),
    )
    yield "pages of a paper", turns(lambda n: in_order(range(1, n + 1)) > 0, range(60))
    yield (
        "heading of the next page",
        turns(lambda n: _seam("甲。\n一、" + "总" * n + "\n", "（一）坚持公平。\n"), range(20, 60)),
    )
    yield (
        "broken sentence",
        turns(
            lambda n: _seam("甲。\n" + "总" * n, "校应当落实各项措施，按时开学。\n"), range(1, 40)
        ),
    )
    body = HEAD + "\n".join(LINES) + "\n各校应当"
    goes_on = "落实各项措施，按时开学，确保安全。\n"
    yield "title again", turns(lambda n: _seam(body, "\n" * n + f"{TITLE}\n{goes_on}"), range(12))
    yield "titles again", turns(lambda n: _seam(body, f"{TITLE}\n" * n + goes_on), range(12))
    yield (
        "number of another",
        turns(
            lambda n: _seam(body, "甲乙，丙丁，落实各项措施\n" * n + "青教发〔2022〕9号\n"),
            range(1, 9),
        ),
    )
    yield (
        "date below",
        turns(
            lambda n: _seam(body[:-4] + "2022年3月15日\n" + "甲乙，丙丁，落实\n" * n, goes_on),
            range(6),
        ),
    )
    for label in ("一、", "（一）", "1.", "（1）", "第三条 ", "①"):
        for above in ("一、", "（一）", "1.", "第二条 "):
            yield (
                f"label {label} after {above}",
                [_seam(f"甲。\n{above}落实措施。\n", f"{label}坚持公平。\n")],
            )
            second = label.replace("一", "二").replace("1", "2").replace("①", "②")
            yield (
                f"second {label} after {above}",
                [_seam(f"甲。\n{label}落实措施。\n{above}落实措施。\n", f"{second}坚持公平。\n")],
            )
    yield (
        "sheets",
        [
            list(sheet_of(name))
            for name in ("a.html", "a_2.html", "a_1.html", "a.html?page=2", "a2.txt")
        ],
    )
    yield (
        "order",
        [
            in_order(x)
            for x in (
                [-1, 1, 2],
                [-1, 2, 3],
                [-1, 3],
                [0, 1, 2],
                [1, 2],
                [2, 3],
                [1, 3],
                [0, 2],
                [-1, 0],
            )
        ],
    )


READINGS = "学数字龘的校工力人囗一二"


def _differences() -> Iterator[tuple[str, list[Any]]]:
    """Which of two readings is held to be the damaged one, at many places of a text."""
    text = "".join(LINES)
    for size in (1, 2, 3, 5, 11, 13):
        told = []
        for at in range(4, len(text) - 20, 9 if size < 4 else 31):
            for k in range(0, len(READINGS), 2):
                far = (3 * at + 17 * k) % (len(text) - 20)
                other = (READINGS[k:] + READINGS)[:size] if k % 4 else text[far : far + size]
                for mine, theirs in (
                    (text[at : at + size], other),
                    (text[at : at + size], ""),
                    ("", text[at : at + size]),
                ):
                    block = AlignedBlock(at, at + len(mine), at, at + len(theirs), same=False)
                    worse, nobody = differences._worse(text, block, mine, theirs)
                    told.append("-01"[0 if worse is None else worse + 1] + ("!" if nobody else ""))
        yield f"worse of {size}", ["".join(told)]
    for n in range(0, 30, 3):
        made = text[:n] + "鍙戝睍" + text[n:] + "\ufffd" * (n % 4)
        yield (
            f"unreadable {n}",
            [differences.unreadable(made, low, low + 2 + n % 7) for low in range(0, 60, 3)],
        )
        odd = "".join(c if k % (n // 3 + 2) else "鍙" for k, c in enumerate(text[:40]))
        yield f"odd {n}", [differences.unreadable(odd, 0, high) for high in range(1, 40, 2)]


def _core(a: str, b: str) -> list[Any]:
    found = core_of(a, b)
    verdict = compare_papers(_paper(a), _paper(b))
    core = [] if found is None else [*found.first, *found.last, found.same, len(found.blocks)]
    kinds = (
        []
        if found is None
        else [[d.kind, d.worse, d.size] for d in differences.classified(a, b, found.blocks)]
    )
    return [verdict.similarity, core, kinds[:12]]


def _overlap(a: str, b: str) -> list[Any]:
    share, spread = shared(_paper(a).shape, _paper(b).shape)
    return [round(share, 2), spread]


def _healed(text: str, witnesses: int) -> list[Any]:
    paper, found = _paper(text), []
    for edit in healing(paper, [_paper(BASE + f"第{n}份\n") for n in range(witnesses)]):
        found.append([edit.start, edit.after, edit.rule, edit.confidence])
    return found


def _seam(before: str, after: str) -> str:
    found = seam(_paper(before), _paper(after))
    return found.rule if found else ""
