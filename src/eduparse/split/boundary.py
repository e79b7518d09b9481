"""Where a heading ends when its body follows with no mark: 加强组织领导各地要成立专班….

Each place that could be the end is described by a few numbers (how well the character model likes a line
break there, whether the body opens like prose, whether it takes up the heading's words, lengths and
commas), and a log-linear model weighs them against each other and against "no heading here". Its weights
are data (`models/headings.tsv`), learnt by `tools/train_headings.py`.
"""

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from eduparse.charmodel import CharModel, folded, model
from eduparse.lexicons import table

MIN_LENGTH = 4  # code points of a heading
MAX_LENGTH = 44
LOOK_AHEAD = 60  # code points of body that are looked at
NONE = 0  # the candidate that stands for "no heading"

_NOT_AFTER = frozenset("，、；：。“（《〈‘")
_NOT_BEFORE = frozenset("，、；：。”）》〉’")
# How the prose of the genre opens.
OPENING = re.compile(
    r"(?:以|全面|坚持|深入|认真|紧紧|牢固|围绕|贯彻|按照|根据|依据|为(?:深入|全面|进一步|贯彻|落实|了)|到[\d2]|从\d|通过|"
    r"用[\d一二三四五六七八九十两]|[\d0]{4}年|力争|经过|在|高举|充分|积极|切实|大力|进一步|建立|加强|完善|推进|推动|各|我)"
)
# How a heading of the genre or the lead sentence of a paragraph opens: a verb of doing.
LEAD = re.compile(
    r"(?:加|大力|促进|提升|提高|打造|实施|优化|深化|深入|扩大|健全|强化|统筹|开展|巩固|培育|构建|激发|办好|更[大高加]|继续|坚决|扎实|稳步|持续|"
    r"着力|聚焦|聚力|严格|规范|支持|鼓励|引导|防范|维护|营造|壮大|做[强好优大]|落实|推[进动行]|发[展挥]|完善|建[立设]|坚持|积极|全面|充分|切实|进一步|有[效序]|创新|抓好|保[障持])"
)
_GENERIC = re.compile(
    r"(?:总体|指导|基本|工作|主要|重点|发展|组织|保障|实施|政策|有关|目标|建设|任务|编制|制定|规划)"
    r"(?:要求|目标|思想|原则|任务|措施|思路|步骤|保障|实施|内容|领导|机制|安排|事项|方针|定位|依据|背景)"
)
_STATEMENT = re.compile(r"应当|不得|可以|是指|有权|负责|要|是")


@cache
def lexicon() -> frozenset[str]:
    """Headings of the genre."""
    return frozenset(row["heading"] for row in table("headings"))


def generic(form: str) -> bool:
    """Whether ``form`` is a heading of the genre whatever the subject: 总体要求, 保障措施."""
    return form in lexicon() or _GENERIC.fullmatch(form) is not None


def generic_lengths(line: str) -> list[int]:
    """The lengths of all headings of the genre that ``line`` opens with, the longest first."""
    found = {n for n in _lengths().get(line[:2], ()) if line[:n] in lexicon()}
    made = _GENERIC.match(line)
    if made:
        found.add(made.end())
    return sorted(found, reverse=True)


@cache
def _lengths() -> Mapping[str, frozenset[int]]:
    """The lengths of the lexicon's headings by their first two characters."""
    found: dict[str, set[int]] = {}
    for heading in lexicon():
        found.setdefault(heading[:2], set()).add(len(heading))
    return {start: frozenset(lengths) for start, lengths in found.items()}


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature."""
    text = (files("eduparse") / "models" / "headings.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {name: float(value) for name, value in rows}


def end_of_heading(line: str) -> tuple[int, float]:
    """The most likely end of a heading at the start of ``line``, and the log-odds that it has one.

    (0, -inf) where nothing in the line could be the end of a heading.
    """
    known = weights()
    scores = [
        (sum(known.get(f, 0.0) * v for f, v in features.items()), at)
        for at, features in candidates(line, model())
    ]
    (none, _), *ends = scores
    if not ends:
        return NONE, -math.inf
    best, at = max(ends)
    return at, best - none


def candidates(line: str, chars: CharModel) -> Iterator[tuple[int, dict[str, float]]]:
    """The possible ends of a heading in ``line``, NONE first, each with its features."""
    text = folded(line[: MAX_LENGTH + LOOK_AHEAD])
    stop = text.find("。")
    stop = len(text) if stop < 0 else stop
    yield (
        NONE,
        {
            "none": 1.0,
            "none.statement": float(bool(_STATEMENT.search(text[:20]))),
            "none.length": math.log(max(1, stop)),
            "none.comma": float("，" in text[:16]),
        },
    )
    for at in range(MIN_LENGTH, min(MAX_LENGTH + 1, stop - 1, len(text) - 4)):
        if text[at - 1] not in _NOT_AFTER and text[at] not in _NOT_BEFORE:
            yield at, _features(text, at, stop, chars)


def _features(text: str, at: int, stop: int, chars: CharModel) -> dict[str, float]:
    left, right = text[max(0, at - 3) : at], text[at : at + 5]
    head, body = text[:at], text[at : at + LOOK_AHEAD]
    broken, joined = _logp(chars, "\n", right), _logp(chars, left, right)
    comma = re.search("[，。；：]", body)
    pairs = {head[i : i + 2] for i in range(at - 1)}
    shared = sum(body[i : i + 2] in pairs for i in range(min(24, len(body) - 1)))
    commas = head.count("，")
    return {
        "end": chars.logp(left, "\n"),
        "start": broken,
        "apart": broken - joined,
        "opening": float(bool(OPENING.match(text, at))),
        "generic": float(generic(head)),
        "length": math.log(at),
        "short": float(at < 6),
        "long": float(at > 24),
        "comma": float(commas == 1),
        "commas": float(commas > 1),
        "shared": min(shared, 6) / 6,
        "again": float(body[:2] == head[:2]),
        "same-start": float(body[0] == head[0]),
        "phrase": math.log(1 + (comma.start() if comma else LOOK_AHEAD)),
        "stub": float(bool(comma) and comma is not None and comma.start() < 3),
        "left": math.log(max(1, stop - at)),
        "statement": float(bool(_STATEMENT.search(head))),
        "year": float(body[0] == "0"),
    }


def _logp(chars: CharModel, context: str, text: str) -> float:
    total = 0.0
    for char in text:
        total += chars.logp(context, char)
        context = (context + char)[-3:]
    return total
