"""Rows without end for the benches on the scale of `dedup`: papers of their own, and copies among them.

A paper is made of pieces of real sentences in a new order. So it reads like one, and what it shares with
others by chance is what papers of the genre share. Some sentences are boilerplate, which thousands of rows
have in common. One row in five is a copy of one that came before: equal, with lost characters, or cut.
"""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench._copies_gold import originals

COPIES = 0.2  # share of the rows
NEAR = 20_000  # rows behind which a copy of one may stand
BOILERPLATE = (
    "各单位要提高认识，加强领导，明确责任，确保各项措施落到实处。",
    "本通知自印发之日起施行，由市教育局负责解释，原有规定同时废止。",
    "以上通知，请认真贯彻执行，执行中的问题及时报告。",
)


def made_rows(shared: Path, count: int, seed: str = "scale") -> Iterator[dict[str, Any]]:
    """``count`` document rows as plain text, of about 200 code points each."""
    pieces = _pieces(shared)
    for n in range(count):
        rng = random.Random(f"{seed} {n}")  # noqa: S311 - no secret
        copied = n > 10 and rng.random() < COPIES
        first = n - rng.randint(1, min(n, NEAR)) if copied else n
        text = _paper(pieces, f"{seed} paper {first}")
        yield {"id": f"{n:08}", "text": _damaged(text, rng) if copied else text}


def write_rows(shared: Path, count: int, path: Path) -> None:
    """The rows as lines of JSON."""
    with path.open("w", encoding="utf-8") as file:
        for row in made_rows(shared, count):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _pieces(shared: Path) -> list[str]:
    out: dict[str, None] = {}
    for _, _, text in originals(shared)[::9]:
        out.update(dict.fromkeys(re.findall("[\u4e00-\u9fff]{4,9}(?=[，。；、])", text)))
    return list(out)


def _paper(pieces: list[str], seed: str) -> str:
    rng = random.Random(seed)  # noqa: S311 - no secret
    lines = [f"关于{rng.choice(pieces)}{rng.choice(pieces)}工作的通知"]
    for label in "一二三"[: rng.randint(2, 3)]:
        said = "，".join(rng.choices(pieces, k=rng.randint(4, 10)))
        lines.append(f"{label}、{said}，每年不少于{rng.randint(2, 90)}次。")
    date = f"{rng.randint(2005, 2024)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
    return "\n".join([*lines, rng.choice(BOILERPLATE), date])


def _damaged(text: str, rng: random.Random) -> str:
    kind = rng.randrange(3)
    if kind == 0:
        return text
    if kind == 1:
        return "".join("\ufffd" if c > "\u4e00" and rng.random() < 0.03 else c for c in text)
    return text[: int(len(text) * rng.uniform(0.5, 0.9))]
