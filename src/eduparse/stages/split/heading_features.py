"""Where a heading ends when its body follows with no mark: 加强组织领导各地要成立专班….

Each place that could be the end is described by a few numbers. They say how well the character
model likes a line break or a new sentence there, how the words before it end, how those behind it
open, and whether the body takes up the words of the heading. Others count lengths and commas, one is what the net of
`heading_net` says. Beside these
places stand two other readings of the line: no heading at all, and the first sentence as a run-in
heading closed by 。. A log-linear model weighs them against each other; `heading_chain` decides the
headings of a whole list together. The weights are data (`models/headings.tsv`), learnt by
`tools/train_headings.py`.
"""

import heapq
import math
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import repeat
from operator import mul
from typing import NamedTuple

from eduparse.language.charmodel import CharModel, folded
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import table
from eduparse.language.model_weights import weights_of
from eduparse.stages.split.heading_net import EndOdds

MIN_LENGTH = 2  # code points of a heading
MAX_LENGTH = 44
LOOK_AHEAD = 60  # code points of body that are looked at
LIKELY = 12  # places of a line that are looked at closely
LIKELY_BY_NET = 3  # and of those the net likes best
UNLIKELY = -12.0  # nats below which all ends are alike to it
WHOLE = 4  # code points of a heading that its body names again: 臭氧消毒|采用臭氧消毒，…
NONE = 0  # the end that stands for "no heading"
LONG_RUN_IN = 16

Features = dict[str, float]

_NOT_AFTER = frozenset("，、；：。“（《〈‘")
_NOT_BEFORE = frozenset("，、；：。”）》〉’")
# How the prose of the genre opens.
OPENING = lazy_pattern(
    r"(?:以|全面|坚持|深入|认真|紧紧|牢固|围绕|贯彻|按照|根据|依据|为(?:深入|全面|进一步|贯彻|落实|了)|到[\d2]|从\d|通过|"
    r"用[\d一二三四五六七八九十两]|[\d0]{4}年|力争|经过|在|高举|充分|积极|切实|大力|进一步|建立|加强|完善|推进|推动|各|我)"
)
# How a heading of the genre or the lead sentence of a paragraph opens: a verb of doing.
LEAD = lazy_pattern(
    r"(?:加|大力|促进|提升|提高|打造|实施|优化|深化|深入|扩大|健全|强化|统筹|开展|巩固|培育|构建|激发|办好|更[大高加]|继续|坚决|扎实|稳步|持续|"
    r"着力|聚焦|聚力|严格|规范|支持|鼓励|引导|防范|维护|营造|壮大|做[强好优大]|落实|推[进动行]|发[展挥]|完善|建[立设]|坚持|积极|全面|充分|切实|进一步|有[效序]|创新|抓好|保[障持])"
)
# The body opens with who does it or when.
_ACTOR = lazy_pattern(
    r"(?:各|全[国省市县区]|省|市|县|区|国务院|教育部|中央|财政|政府|学校|高校|部门|企业|单位|我[国省市县们]|党|人民|中国|"
    r"今[年后]|去年|过去|当前|近年|目前|[一两三四五几]年|长期|这|此|本|如|凡|对|由|经|自|有|要|应|将|把|使)"
)
# … or names its subject and goes on with a verb.
_SUBJECT = lazy_pattern(r"[一-鿿]{2,8}(?:是|要|应|将|由|为|有|采取|按照|根据)")
_GENERIC = lazy_pattern(
    r"(?:总体|指导|基本|工作|主要|重点|发展|组织|保障|实施|政策|有关|目标|建设|任务|编制|制定|规划)"
    r"(?:要求|目标|思想|原则|任务|措施|思路|步骤|保障|实施|内容|领导|机制|安排|事项|方针|定位|依据|背景)"
)
_STATEMENT = lazy_pattern(r"应当|不得|可以|是指|有权|负责|要|是")
_MARK = lazy_pattern("[，。；：]")


class End(NamedTuple):
    """A possible end of a heading: ``at`` code points into the line, NONE, or a run-in heading's stop."""

    at: int
    run_in: bool
    features: Features


@cache
def heading_lexicon() -> frozenset[str]:
    """Headings of the genre."""
    return frozenset(row["heading"] for row in table("headings"))


def generic(form: str) -> bool:
    """Whether ``form`` is a heading of the genre whatever the subject: 总体要求, 保障措施."""
    return form in heading_lexicon() or _GENERIC.fullmatch(form) is not None


def generic_lengths(line: str) -> list[int]:
    """The lengths of all headings of the genre that ``line`` opens with, the longest first."""
    made, lengths = _GENERIC.match(line), _lengths().get(line[:2])
    if made is None and lengths is None:
        return []
    found = {n for n in lengths or () if line[:n] in heading_lexicon()}
    if made:
        found.add(made.end())
    return sorted(found, reverse=True)


@cache
def _lengths() -> Mapping[str, frozenset[int]]:
    """The lengths of the lexicon's headings by their first two characters."""
    found: dict[str, set[int]] = {}
    for heading in heading_lexicon():
        found.setdefault(heading[:2], set()).add(len(heading))
    return {start: frozenset(lengths) for start, lengths in found.items()}


@cache
def heading_weights() -> Mapping[str, float]:
    """The weight of each feature."""
    return weights_of("headings")


def weighed(features: Features, weights: Mapping[str, float]) -> float:
    """What ``features`` weigh together."""
    total: float = sum(map(mul, map(weights.get, features, repeat(0.0)), features.values()))
    return total


def heading_ends(
    line: str, chars: CharModel, run_in: int | None, odds: EndOdds = ()
) -> Iterator[End]:
    """The readings of ``line``: NONE, each place a heading could end, then its run-in heading.

    ``run_in`` is the stop of a first sentence that could be one, None without. ``odds`` are those of the net.
    """
    text = folded(line[: MAX_LENGTH + LOOK_AHEAD])
    found = text.find("。")
    stop = len(text) if found < 0 else found
    yield End(NONE, run_in=False, features=_no_heading(text, stop) | _by_net("none", odds, NONE))
    inner = -math.inf
    for at in _likely(text, min(MAX_LENGTH + 1, stop - 1, len(text) - 4), chars, odds):
        features = _glued(text, at, stop, chars) | {"nostop": float(found < 0)}
        features |= _by_net("end", odds, at)
        if at >= 4 and stop - at >= 4:
            inner = max(inner, features["apart"] + 2 * features["lead"])
        yield End(at, run_in=False, features=features)
    if run_in is not None and run_in == found:
        features = _run_in(text, run_in, chars, inner) | _by_net("run", odds, run_in)
        yield End(run_in, run_in=True, features=features)


def _by_net(reading: str, odds: EndOdds, at: int) -> Features:
    """What the net says of a reading, where it was asked."""
    return {f"net.{reading}": max(odds[at], UNLIKELY)} if at < len(odds) else {}


def _likely(text: str, limit: int, chars: CharModel, odds: EndOdds) -> list[int]:
    """The places before ``limit`` where the text breaks best, by two characters behind each, and the likeliest by ``odds``."""
    scored, by_net = [], []
    for at in range(MIN_LENGTH, limit):
        char, left = text[at], text[max(0, at - 3) : at]
        if text[at - 1] not in _NOT_AFTER and char not in _NOT_BEFORE:
            after = text[at + 1]
            apart = chars.logp("\n", char) + chars.logp("\n" + char, after)
            scored.append((apart - chars.logp(left, char) - chars.logp(left + char, after), at))
            by_net.append((odds[at], at) if at < len(odds) else (UNLIKELY, at))
    likely = heapq.nlargest(LIKELY, scored)
    return sorted({at for _, at in likely + heapq.nlargest(LIKELY_BY_NET if odds else 0, by_net)})


def _no_heading(text: str, stop: int) -> Features:
    return {
        "none": 1.0,
        "none.statement": float(bool(_STATEMENT.search(text[:20]))),
        "none.length": math.log(max(1, stop)),
        "none.short": float(stop <= 32),
        "none.comma": float("，" in text[:16]),
        "none.commas": float(text.count("，", 0, stop) > 2),
        "none.colon": float("：" in text[:16]),
        "none.semicolon": float("；" in text[:stop]),
        "none.lead": float(bool(LEAD.match(text))),
    }


def _head(text: str, at: int, chars: CharModel) -> Features:
    """What the words of a heading say themselves."""
    head = text[:at]
    comma = head.find("，")
    commas = head.count("，")
    out = {
        "end": chars.logp(text[max(0, at - 3) : at], "\n"),
        "generic": float(generic(head)),
        "statement": float(bool(_STATEMENT.search(head))),
        "torn": float(any(head.count(a) != head.count(b) for a, b in ("“”", "（）", "《》"))),
        "length": math.log(at),
        "tiny": float(at < 4),
        "short": float(at < 6),
        "long": float(at > 24),
        "comma": float(commas == 1),
        "commas": float(commas > 1),
        "enumeration": float("、" in head),
    }
    if commas == 1:  # 加强组织领导，落实工作责任: halves of one length
        first, second = comma, at - comma - 1
        out["even"] = 1 - abs(first - second) / max(first, second, 1)
        out["equal"] = float(first == second)
    else:
        out["lead-head"] = float(bool(LEAD.match(head)))
    return out


def _run_in(text: str, stop: int, chars: CharModel, inner: float) -> Features:
    """A first sentence as a heading; ``inner`` says how well it falls into heading and sentence."""
    head = _head(text, stop, chars)
    second = text.find("。", stop + 1)
    return {
        "run": 1.0,
        "generic": head["generic"],
        "torn": head["torn"],
        "run.end": head["end"],
        "run.statement": head["statement"],
        "run.length": head["length"],
        "run.points": stop / 10,
        "run.long": float(stop > LONG_RUN_IN),
        "run.comma": head["comma"],
        "run.lead": float(bool(LEAD.match(text))),
        "run.inner": max(inner, -9.0),
        "run.falls-apart": float(inner > 0),
        "run.next-lead": float(bool(LEAD.match(text, stop + 1))),
        "run.next-actor": float(bool(_ACTOR.match(text, stop + 1))),
        "run.second": float(stop < second < stop + 20),
    }


def _glued(text: str, at: int, stop: int, chars: CharModel) -> Features:
    """A heading that ends at ``at`` with its body behind it; the first sentence ends at ``stop``."""
    left, right = text[max(0, at - 3) : at], text[at : at + 5]
    head, body = text[:at], text[at : at + LOOK_AHEAD]
    joined = _logp(chars, left, right)
    broken, sentence = _logp(chars, "\n", right), _logp(chars, "。", right)
    mark = _MARK.search(body)
    phrase = mark.start() if mark else LOOK_AHEAD
    pairs = {head[i : i + 2] for i in range(at - 1)}
    shared = sum(body[i : i + 2] in pairs for i in range(min(24, len(body) - 1)))
    taken_up = 0
    while taken_up < 8 and body[: taken_up + 1] in head:
        taken_up += 1
    lead = bool(LEAD.match(text, at))
    left_over = stop - at
    return _head(text, at, chars) | {
        "start": broken,
        "apart": broken - joined,
        "sentence": sentence,
        "sentence-apart": sentence - joined,
        "opening": float(bool(OPENING.match(text, at))),
        "lead": float(lead),
        "actor": float(bool(_ACTOR.match(text, at))),
        "subject": float(bool(_SUBJECT.match(body))),
        "shared": min(shared, 6) / 6,
        "taken-up": (taken_up if taken_up > 1 else 0) / 8,
        "taken-up.4": float(taken_up >= 4),
        "covered": sum(pair in body for pair in pairs) / max(1, len(pairs)),
        "whole": float(at >= WHOLE and head in body),
        "again": float(body[:2] == head[:2]),
        "same-start": float(body[0] == head[0]),
        "phrase": math.log(1 + phrase),
        "stub": float(phrase < 3),
        "colon": float(bool(mark) and body[phrase : phrase + 1] == "："),
        "left": math.log(max(1, left_over)),
        "left.5": float(left_over <= 5),
        "left.9": float(5 < left_over <= 9),
        "left.14": float(9 < left_over <= 14),
        "double": float(lead and left_over <= 14 and bool(LEAD.match(head))),
        "year": float(body[0] == "0"),
        f"body:{body[:2]}": 1.0,
        f"body:{body[:1]}": 1.0,
        f"tail:{head[-2:]}": 1.0,
        f"tail:{head[-1:]}": 1.0,
    }


def _logp(chars: CharModel, context: str, text: str) -> float:
    total = 0.0
    for char in text:
        total += chars.logp(context, char)
        context = (context + char)[-3:]
    return total
