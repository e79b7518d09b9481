"""Where the heading of a clause ends, in the four styles of the genre.

On its own line; run in and closed by 。; followed at once by the next label; glued to the body with no
mark (一、总体目标全面贯彻…). A full sentence is not a heading: （一）违反本法规定的。 stays without one. A glued
heading counts where a heading of the genre is followed by an opening of its prose; where labels are
glued too, or the heading above a list, line breaks are gone, and siblings decide together (`heading_chain.py`).
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eduparse.budget import UNLIMITED, Budget
from eduparse.language.charmodel import model
from eduparse.language.clause_labels import PAGE_OF_STANDARD
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.titles import CLOSING
from eduparse.stages.split.glued_ends import agreed_ends, definitions
from eduparse.stages.split.heading_chain import ClauseLine, ends
from eduparse.stages.split.heading_features import (
    LONG_RUN_IN,
    NONE,
    OPENING,
    generic,
    generic_lengths,
    heading_weights,
)
from eduparse.stages.split.kinds import DECIMAL

MAX_LINE = 48  # code points of a heading alone on its line
MAX_QUESTION = 300  # of a question
MAX_RUN_IN = 32  # and of one closed by 。 inside a paragraph
FEWEST_SIBLINGS = 3  # that tell whether items are headed, and
HEADED_SHARE = 0.34  # of them are, at most, where a long first sentence is none
MOSTLY = 0.6  # of them close their heading alike: the others' short sentences are headings too
CUT_OFF = 12  # code points of a sentence with which a page breaks off
MIN_BODY = 20  # code points of a line that could hold a heading and its body

_UNTITLED = ("条", "款", "问")  # articles, what they list, questions have no glued headings
Span = tuple[int, int]

_STOP = lazy_pattern(r"[。；;？?！!]")
_COMMA = lazy_pattern("[，,]")
_STATES = lazy_pattern("[。；;]")
_ANSWER = lazy_pattern(
    r"(?:^[ \t\u3000]*|(?<=[？?。]))[ \t\u3000]*(?:答[ \t]*[：:]|[【\[]答[】\]]|[AＡ]\d{0,2}[：:])",
    re.MULTILINE,
)
_VALUE = lazy_pattern(
    r"[：:][ \t]*[\d(（][\d\-—－()（）]{6,}"
)  # a key with its number: 咨询电话：0123
_LEADING = lazy_pattern(r"[：:][（(][^（）()]*[）)]$")  # 符合下列条件：（如附件一）
_WIDE_GAP = lazy_pattern(r"(?<=\S)\u3000{2,}(?=\S)")  # between the title of a box and its text
_CLOSED_BY = lazy_pattern(rf"(?:{CLOSING})[。！]?")
_INNER = lazy_pattern(r"[；;：:]")
# The caption of an article: 【目的】, （适用范围）; what else stands in round brackets there numbers or annuls it.
_CAPTION = lazy_pattern(
    r"[【\[].{2,24}?[】\]]"
    r"|[（(](?!(?:修[订正改]|删[除去]|废止|略|新增|试行|草案|[一二三四五六七八九十]+)[）)])[一-鿿、]{2,14}[）)](?=\S)"
)
# What is left open when a heading would end there, and how the sentence goes on: 各类设施的目标|应符合规定.
_LEFT_OPEN = lazy_pattern(
    r"(?:(?<![供效适反响对相感报])应|[须宜的和与及]|不得|(?<![行作认人])为|(?<![服顺遵随听])从|\d\.\d+|的主体|地处|位于|(?<=[一-鿿])面向[一-鿿]{2,4}|(?<![许认])可|(?<![即大健名])将[一-鿿]{2,6})$"
)
_GOES_ON = lazy_pattern(
    r"应(?![急用届对变聘激])|相(?:融合|适应|协调|结合|匹配|衔接)|不?宜(?![居商])|须|不应|不得|必须|均[应须]"
)
_CAPTIONED = "【[（("  # how such a caption opens
_GONE = lazy_pattern(r"^[（(](?:删除|废止|略|此条删去|本条删除)[）)]$")
_FIRSTLY = lazy_pattern(r"一是(?=.*[；，。]二是)|一要(?=.*[；，。]二要)")  # 主要任务一是…，二是…
_BLANK = " \t\u3000"
_LIMITS = ("但", "惟")  # what limits a sentence: no heading stands in front of it
_OF_THE_PAPER = lazy_pattern(
    "本法|本条例|本办法|本规定|本标准|本细则"
)  # opens a sentence, with a stop or without
# Who ought to do something: 城市应制定方案.
_OUGHT = lazy_pattern(
    r"(?<=[一-鿿]{2})(?<![反供响对适相])应(?:制[定订]|建立|设[置立]|按|符合|当|编制|全面|开展)|^应(?![急用届对变聘激])|宜(?:编制|开展|建立)|[可宜]按[表图附]|(?:宜|无法|不宜)采用|^对不?符合|^[一-鿿]{2,6}以[一-鿿]{2,10}为[一-鿿]{2,4}，[与由]|(?<=[一-鿿])可广泛|提交的[一-鿿]{2,6}(?:应?包括)"
)
# A word that only leads to what follows: 依教育部|临床教学, 每学期参与本系|临床实习.
_LEADS_ON = lazy_pattern(r"(?:依(?![法托靠规])|基于|根据(?!地)|按照|每学[期年])[一-鿿]{2,6}$")
# A task that says when it ends: 2021年6月底前|建立审查机制.
_DEADLINE = lazy_pattern(r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?底?前")
# What leads to a list of sentences: 具体措施：1.….
_LED = lazy_pattern(r"[：:]\s*(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[①-⑳])\s*$")
_NAMED_BEHIND = lazy_pattern(r"[（(][^（）()]*(?:负责|牵头|配合)[^（）()]*[）)]$")
_SENTENCE = lazy_pattern(
    r"^(?:本法|本条例|本办法|本规定|本标准|本细则|本意见所|凡|任何|有下列|下列|对.{1,12}的[，,]|各(?:级|地|省|市|县|区|校|单位|部门).{0,16}要)"
    r"|^(?:\d{4}年)?\d{1,2}月\d{1,2}日[至到—～~\-前起]"
    r"|^会议(?:还)?(?:明确|提出|审阅|强调|指出|认为|要求|听取|审议|决定|研究)"
    r"|，(?:包括|包含|是指|含)|(?:^|[，的])[应宜](?![急用届对变聘激答收付计允交])|应当|应[是为在有由按能]|见(?:附件|[附图表](?:录 ?)?[A-Z\d])|不得|可以|是指|有权|自.{2,14}起|负责(?!的?(?:原则|制))|由.{2,14}(?:实施|组织|承担|办理)"
    r"|由[^，]{2,20}(?:组成|担任|兼任)|分为|与[^，]{2,24}保持一致$"
    # A subject with what it must do or is part of: 学生均须排队, 食堂隶属教育局.
    r"|(?<=[一-鿿]{2})(?:均须|(?<!非)必须|均应|(?<!必)须|(?<![反供响对适相])应(?![急用届对答变聘诉])|隶属|属于|位于|设[在于])(?=[一-鿿])"
    r"|(?<=[一-鿿]{2})(?<![主需重必纲摘次首概简提])要(?![求素点件义闻道害领聚])(?=[一-鿿])|[可宜]按[表图附]|见附录|者(?:自行|一律|由|，[得应不])|一律|概不"
)


class Own(NamedTuple):
    """A clause's own first range behind its label, its kind, its parent, whether a child follows, its number."""

    start: int
    end: int
    kind: str
    parent: int | None
    has_child: bool
    value: float = 0.0


def headings(
    text: str, clauses: Sequence[Own], *, glued: bool, budget: Budget = UNLIMITED
) -> list[Span | None]:
    """The heading's range of each clause, or None; ``glued`` where the page's line breaks are gone."""
    out = [heading(text, c.start, c.end, c.kind, has_child=c.has_child) for c in clauses]
    below = {n for n, head in enumerate(out) if head and not (glued or _ends_apart(text, head))}
    for members in _lists(clauses) if glued or below else ():
        if (glued or clauses[members[0]].parent in below) and not _are_tasks(
            text, clauses, members
        ):
            _decide_together(text, clauses, members, out, budget)
    _drop_lone_headings(text, clauses, out)
    _head_like_siblings(text, clauses, out)
    _run_in_like_siblings(text, clauses, out)
    return out


def _lists(clauses: Sequence[Own]) -> Iterator[list[int]]:
    """The siblings of one kind that may have headings, list by list: another begins where the numbers start anew."""
    open_lists: dict[tuple[int | None, str], list[int]] = {}
    for n, c in enumerate(clauses):
        above = clauses[c.parent].kind if c.parent is not None else ""
        if c.kind in _UNTITLED or above in _UNTITLED:
            continue
        if c.kind.startswith(DECIMAL):  # those of one depth are headed alike all over a paper
            open_lists.setdefault((None, c.kind), []).append(n)
            continue
        members = open_lists.setdefault((c.parent, c.kind), [])
        anew = bool(members) and c.value == 1 <= clauses[members[-1]].value
        if anew:
            yield members
            members = open_lists[c.parent, c.kind] = []
        members.append(n)
    yield from open_lists.values()


def _ends_apart(text: str, head: Span) -> bool:
    """Whether something sets a heading apart from what follows; the list below one that is glued may be glued too."""
    return not "一" <= text[head[1] : head[1] + 1] <= "鿿"


def _are_tasks(text: str, clauses: Sequence[Own], members: Sequence[int]) -> bool:
    """Whether a colon leads to a list of sentences, one an item, with who is responsible behind most of them."""
    start = clauses[members[0]].start
    if len(members) < 2 or _LED.search(text, max(0, start - 12), start) is None:
        return False
    bodies = [text[clauses[n].start : clauses[n].end].strip() for n in members]
    plain = [_NAMED_BEHIND.sub("", body).rstrip("。") for body in bodies]
    named = sum(a.rstrip("。") != b for a, b in zip(bodies, plain, strict=True))
    return named * 2 > len(members) and all("\n" not in body for body in bodies)


def _head_like_siblings(text: str, clauses: Sequence[Own], out: list[Span | None]) -> None:
    """Give a short sentence alone on its line, above text of its own, the heading that most siblings have so."""
    groups: dict[tuple[int | None, str], list[int]] = {}
    for n, c in enumerate(clauses):
        if c.kind not in _UNTITLED:
            groups.setdefault((c.parent, c.kind), []).append(n)
    for members in groups.values():
        headed = sum((h := out[n]) is not None and text.startswith("。\n", h[1]) for n in members)
        if len(members) < FEWEST_SIBLINGS or headed < MOSTLY * len(members):
            continue
        for n in members:
            start, stop, line = _line(text, clauses[n].start, clauses[n].end)
            below = text[stop : clauses[n].end].strip()
            if out[n] is None and below and line.find("。") == len(line) - 1 <= MAX_RUN_IN:
                out[n] = (start, start + len(line) - 1) if not _INNER.search(line) else None


def _run_in_like_siblings(text: str, clauses: Sequence[Own], out: list[Span | None]) -> None:
    """Give a first sentence of three phrases the heading that most siblings have in theirs, all with text behind."""
    groups: dict[tuple[int | None, str], list[int]] = {}
    for n, c in enumerate(clauses):
        if c.kind not in _UNTITLED:
            groups.setdefault((c.parent, c.kind), []).append(n)
    for members in groups.values():
        headed = sum((h := out[n]) is not None and text.startswith("。", h[1]) for n in members)
        if len(members) <= FEWEST_SIBLINGS or headed != len(members) - 1:
            continue
        for n in members:
            start, _, line = _line(text, clauses[n].start, clauses[n].end)
            at = line.find("。")
            first = line[:at]
            if out[n] is None and 0 < at <= MAX_RUN_IN and at + 1 < len(line):
                plain = not (_INNER.search(first) or _SENTENCE.search(first))
                out[n] = (start, start + at) if plain else None


def _drop_lone_headings(text: str, clauses: Sequence[Own], out: list[Span | None]) -> None:
    """Take back headings that their siblings do not have: there a long first sentence or line is no heading.

    A short sentence is an item of a list whose other items are one sentence each. So is the sentence that ends
    the line of one item alone: the paragraph below it is that of the clause above.
    """
    groups: dict[tuple[int | None, str], list[int]] = {}
    for n, c in enumerate(clauses):
        groups.setdefault((c.parent, c.kind), []).append(n)
    for members in groups.values():
        headed = [(n, head) for n in members if (head := out[n]) is not None]
        if not headed:
            continue
        ends_line = sum(text.startswith("。\n", head[1]) for _, head in headed)
        known = len(headed) - (ends_line == 1)
        if len(members) < FEWEST_SIBLINGS or known > HEADED_SHARE * len(members):
            continue
        single = sum(_is_one_sentence(text, clauses[n]) for n in members)
        items = single * 2 > len(members)
        for n, head in headed:
            long = head[1] - head[0] > LONG_RUN_IN
            stopped = text.startswith("。", head[1])
            line = text.startswith("\n", head[1]) and not clauses[n].has_child
            last = n == len(clauses) - 1 and not text[head[1] :].strip()
            cut_off = last and head[1] - head[0] >= CUT_OFF
            if (stopped and (long or items)) or (((line and long) or cut_off) and items):
                out[n] = None


def _is_one_sentence(text: str, clause: Own) -> bool:
    """Whether a clause is a sentence, or an item of a list that ends in ；."""
    body = text[clause.start : clause.end].strip()
    return body[-1:] in "；;" or body.find("。") == len(body) - 1


def _decide_together(
    text: str,
    clauses: Sequence[Own],
    members: Sequence[int],
    out: list[Span | None],
    budget: Budget,
) -> None:
    """Decide again on the long lines among siblings; a line that is all heading speaks for its siblings."""
    questions = {n: asks for n in members if (asks := _first_question(text, clauses[n]))}
    if len(questions) > 1 and len(questions) * 2 >= len(members):
        out[:] = [questions.get(n, known) for n, known in enumerate(out)]
        return
    lines = {n: _line(text, clauses[n].start, clauses[n].end) for n in members}
    families = list(_families(clauses, members))
    for n, length in definitions({n: line[2] for n, line in lines.items()}, families):
        start, _, _ = lines.pop(n)
        out[n] = (start, start + length)
    asked: list[tuple[int, int, ClauseLine]] = []
    for n, (start, _, first) in lines.items():
        known = out[n]
        if known and known[1] - known[0] == len(first):
            asked.append((n, start, ClauseLine(first, known=len(first))))
        elif len(first) >= MIN_BODY:
            asked.append((n, start, ClauseLine(first, run_in(first))))
    if all(line.known for _, _, line in asked):
        return
    found = ends([line for _, _, line in asked], model(), heading_weights(), _may_end, budget)
    decided = {
        n: (start, start + len(text[start : start + length].rstrip()))
        for (n, start, _), length in zip(asked, found, strict=True)
        if length != NONE and _may_head(text, start, start + length)
    }
    out[:] = [decided.get(n, known) for n, known in enumerate(out)]
    glued = {n: span for n, span in decided.items() if not _closed_head(text, span)}
    if len(members) >= FEWEST_SIBLINGS and sum(out[n] is not None for n in members) == 1:
        weak = {n for n, span in glued.items() if not _heads_alone(text, span)}
        out[:] = [None if n in weak else known for n, known in enumerate(out)]
        glued = {n: span for n, span in glued.items() if n not in weak}
    for n, span in agreed_ends(text, glued, families):
        out[n] = span


def _heads_alone(text: str, head: Span) -> bool:
    """Whether a heading is one of the genre, or set apart by a blank: it needs no siblings that are headed."""
    return generic(text[slice(*head)]) or text[head[1]] in _BLANK


def _closed_head(text: str, head: Span) -> bool:
    """Whether the line or the sentence ends with a heading."""
    return text[head[1] : head[1] + 1] in ("", "\n", "。")


def _families(clauses: Sequence[Own], members: Sequence[int]) -> Iterator[list[int]]:
    """Those of ``members`` that stand below one clause and count on, run by run."""
    family: list[int] = []
    for n in members:
        before = clauses[family[-1]] if family else None
        if before and (before.parent != clauses[n].parent or before.value >= clauses[n].value):
            yield family
            family = []
        family.append(n)
    yield family


def _first_question(text: str, clause: Own) -> Span | None:
    """The first sentence of a clause, where it is a question and its answer stands behind it."""
    start, stop, _ = _line(text, clause.start, clause.end)
    asked = _STOP.search(text, start, min(stop, start + MAX_QUESTION))
    if asked is None or asked.group() not in "？?" or not text[asked.end() : stop].strip():
        return None
    return start, asked.end()


def _may_end(line: str, at: int) -> bool:
    """Whether a heading may end at ``at`` of the line that it opens; one with a colon is told apart afterwards."""
    return re.search(r"[：:]", line[: at - 1]) is not None or _may_head(line, 0, at)


def _may_head(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` has no key with its value, and ends in no number or date: 113 年 8| 月.

    Nor may it be the subject of the sentence that follows.
    """
    if re.search(r"[：:]", text[start : end - 1]) or _LEFT_OPEN.search(text[start:end]):
        return False
    if (
        _GOES_ON.match(text, end)
        or _LEADS_ON.match(text[start:end])
        or _DEADLINE.match(text, start)
    ):
        return False
    head = text[start:end]
    if len(head) > 4 and head[:2] == head[-2:]:
        return False  # 收集资料|收集城市的资料: its first word opens the text
    if _OUGHT.search(head) or sum(map(head.count, "（([")) > sum(map(head.count, "）)]")):
        return False
    return (
        re.compile(r"(?<=\d)[ \t]*[\d年月日号条款项%％]|(?<=日)[-—－~～至]").match(text, end)
        is None
    )


def _line(text: str, start: int, end: int) -> tuple[int, int, str]:
    """Where the first line of ``[start, end)`` that is not blank starts and ends, and its text."""
    while start < end and text[start].isspace():
        start += 1
    stop = text.find("\n", start, end)
    stop = end if stop < 0 else stop
    return start, stop, text[start:stop].rstrip()


def heading(
    text: str, start: int, end: int, kind: str, *, has_child: bool
) -> tuple[int, int] | None:
    """The heading's range in the clause text ``[start, end)`` (after its label), or None.

    ``has_child`` says that the next label is a child of this clause.
    """
    if kind == "编" and text[start : start + 1] in "：:":
        start += 1  # 第一篇：春季开学通知
    start, line_end, line = _line(text, start, end)
    line = PAGE_OF_STANDARD.sub("", line)
    if not line or (kind == "条" and _is_paragraph(line)):
        return None
    if kind == "问":
        return _question(text, start, end, line)
    if kind == "专栏" and (wide := _WIDE_GAP.search(line)) and wide.start() <= MAX_LINE:
        return start, start + wide.start()
    below = text[line_end:end].strip() if line_end < end else ""
    has_body = bool(below) and _CLOSED_BY.fullmatch(below) is None
    stop = _STOP.search(line)
    asks = line[-1] in "？?" and not _STATES.search(line)  # several questions are one heading too
    whole = stop is None or stop.end() == len(line) or asks
    if (
        whole
        and len(line) <= (MAX_QUESTION if asks else MAX_LINE)
        and _own_line(line, kind, has_body=has_body, has_child=has_child)
    ):
        return start, start + len(line)
    if kind == "条":
        titled = _CAPTION.match(line)
        return (start + 1, start + titled.end() - 1) if titled else None
    length = run_in(line, has_body=has_body)
    glued = _glued(line)
    length = glued if length is None or (glued or length) < length else length
    return None if length is None else (start, start + length)


def _is_paragraph(line: str) -> bool:
    """Whether a line is too long for a heading and opens with no caption, as nearly every article does."""
    return len(line) > MAX_LINE and line[-1] not in "？?" and line[0] not in _CAPTIONED


def _question(text: str, start: int, end: int, line: str) -> Span:
    """The question behind 问：, up to the answer; its first line where no answer follows."""
    answer = _ANSWER.search(text, start, end)
    stop = answer.start() if answer else start + len(line)
    stop = min(stop, start + MAX_QUESTION)
    asked = text[start:stop].rstrip()
    return start, start + len(asked)


def _own_line(line: str, kind: str, *, has_body: bool, has_child: bool) -> bool:
    if line[-1] in "；;：:︰﹕，,、" or any(p.search(line) for p in (_VALUE, _LEADING, _GONE)):
        return False
    if line[-1] in "。！!":
        return has_child and not has_body and kind != "条" and not _SENTENCE.search(line)
    if line[-1] in "？?":
        return has_body or has_child
    if kind in ("编", "分编", "章", "节", "专栏"):
        return True
    if kind == "条" and (_COMMA.search(line) if has_body else not has_child):
        return False  # half of a sentence, broken over two lines or cut off
    states = not (has_body or has_child) and _OF_THE_PAPER.match(line)
    return not states and _glued(line) is None  # without a body too: an item that is a name


def run_in(line: str, *, has_body: bool = False) -> int | None:
    """The stop of a first sentence short enough and without the marks of a statement, or None.

    More text must follow it, on the line or, with ``has_body``, below.
    """
    at = line.find("。")
    if not 2 <= at <= MAX_RUN_IN or (at + 1 == len(line) and not has_body):
        return None
    first = line[:at]
    if (first[0] in "（(" and first[-1] in "）)") or line[at + 1 : at + 2] in _LIMITS:
        return None
    if not has_body and _NAMED_BEHIND.fullmatch(line, at + 1):
        return None  # a task, and who is responsible for it
    commas = first.count("，") + first.count(",")
    return None if commas > 1 or _INNER.search(first) or _SENTENCE.search(first) else at


def _glued(line: str) -> int | None:
    lengths = (n for n in generic_lengths(line) if 3 < n <= min(16, len(line) - 4))
    return next((n for n in lengths if OPENING.match(line, n) or _FIRSTLY.match(line, n)), None)
