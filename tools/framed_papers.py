"""Clean papers set into the furniture of labelled pages, for the training of the line decision.

Most labelled pages are no papers, so what stands around one is shown by made pages. Of a page the furniture above its
text goes above a paper and what is below goes below; a line between may stand among the clauses. Some papers get a
table behind the signature, so that what has no stop there is not all taken for furniture.
"""

import random
import re
from collections.abc import Sequence
from pathlib import Path

from bench._rows import rows

FEW = (1, 2, 3, 5, 8, 13, 40)  # lines of furniture above a paper, and below it
STRAY = 0.05  # of the lines of a paper, those behind which furniture stands
STRAY_LENGTH = 40  # code points of such furniture, at most
EDGE = 3  # lines at either end of a paper among which none stands
TABLES = 0.35  # of the papers, those with a table
HEAD, TAIL = (4, 20), (3, 12)  # lines of a paper that are taken
_HEADS = ("姓名", "单位", "学校", "项目", "时间", "地点", "人数", "备注", "电话", "县区", "类别")
_NAMES = ("一览表", "名单", "统计表", "安排表", "报名表", "回执")
_WORD = re.compile(r"[\u4e00-\u9fff]{2,9}")

Row = tuple[str, bool]  # a line, and whether it is furniture


def papers_of(path: Path) -> list[list[str]]:
    """The first and the last lines of papers that are clean."""
    out = []
    for row in rows(path):
        if row["clean"] and row["paragraphs"]:
            lines = [line for line in row["text"].split("\n") if line.strip()]
            chance = random.Random(row["id"])
            head, tail = chance.randint(*HEAD), chance.randint(*TAIL)
            short = len(lines) <= head + tail
            out.append(lines if short else lines[:head] + lines[-tail:])
    return out


def framed(furniture: Sequence[Row], paper: Sequence[str], chance: random.Random) -> list[Row]:
    """``paper`` in what is ``furniture`` of a page, given with the lines that are its text."""
    text = [n for n, (_, noise) in enumerate(furniture) if not noise]
    first, last = (text[0], text[-1]) if text else (0, 0)
    above = list(furniture[:first])[-chance.choice(FEW) :]
    below, count = list(furniture[last + 1 :]), chance.choice(FEW)
    below = below[:count] if chance.random() < 1 / 2 else below[-count:]
    inside = [row for row in furniture[first : last + 1] if row[1]] or above + below
    stray = [row for row in inside if len(row[0]) <= STRAY_LENGTH]
    rows = above
    for n, line in enumerate(paper):
        rows.append((line, False))
        if stray and EDGE <= n < len(paper) - EDGE and chance.random() < STRAY:
            rows.append(chance.choice(stray))
    if chance.random() < TABLES:
        rows += [(line, False) for line in _table(paper, chance)]
    return rows + below


def _table(paper: Sequence[str], chance: random.Random) -> list[str]:
    """A table as papers have it below their signature: a cell or a row on each line."""
    words = _WORD.findall("\n".join(paper)) or ["合计"]
    heads = chance.sample(_HEADS, chance.randint(1, 5))
    rows = [["序号", *heads]]
    for n in range(chance.randint(3, 14)):
        cells = [
            chance.choice(words) if chance.random() < 0.7 else str(chance.randint(1, 400))
            for _ in heads
        ]
        rows.append([str(n + 1), *cells])
    if chance.random() < 0.3:
        rows = [row[1:] for row in rows]
    label = chance.choice([["附件"], ["附件1"], ["附表："], []])
    name = [chance.choice(words)[:6] + chance.choice(_NAMES)] if chance.random() < 0.7 else []
    if chance.random() < 1 / 2:
        return [*label, *name, *(cell for row in rows for cell in row)]
    return [*label, *name, *("\t".join(row) for row in rows)]
