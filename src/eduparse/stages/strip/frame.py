"""The frame of a page: which lines around the text are furniture because of where they stand.

The *body* is the stretch with the most running text. Above it, lines up to the last one that is
furniture by itself (`furniture`) form the head frame; below it, lines from the first such one form
the tail frame. A line of the frame goes unless it looks like the document's own front or back matter
(title, number, date, signature, annex), and the few lines next to the body always stay. Without
evidence there is no frame: a page whose lines all look alike keeps them all.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import organs
from eduparse.stages.strip.feet import RIGHTS
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.head_frame import (
    EVIDENCE,
    LIST,
    PROTECTED,
    RECORD,
    TOP,
    head_frame,
)
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.tail_frame import RELATED, ends_signature, tail_frame
from eduparse.stages.strip.titles import SHORTEST

APART, TOLD = 6, 8  # lines from one sentence of a text to the next, and characters of one
# Rules whose words a text has too; a line of any other one ends it.
_IN_TEXTS = frozenset(
    f"noise.{kind}"
    for kind in (
        *("source-line", "editor", "platform-field", "hotline", "page-tags", "site-note"),
        *("publish-line", "publish-bar", "stamp-line", "app-line", "wechat", "imprint-address"),
    )
)
GAP = 14  # lines without a stop between two paragraphs of one body
# Above or below a text they need other furniture on the page.
_HINTS = frozenset(("noise.site-note", "noise.wechat", "noise.app-line"))
_NEVER_ALONE = frozenset(("noise.publish-alone", "noise.newspaper-page", "noise.day-line"))
APP = "noise.app-line"
_ACCOUNT = lazy_pattern(words("account-or-program"))
_SENTENCE_ENDS = "。？！?!"
_TO_SCAN = lazy_pattern("扫|码|关注|公众号|微信")  # of what a notice speaks, too
_OF_THE_ARTICLE = lazy_pattern(words("of-the-article"))
_TOLD = ("。", "。”", "？", "？”", "！”")
_ROW = "noise.link-row"
_PATHS = frozenset((_ROW, "noise.path"))
CLAUSE_HEADING = 20  # code points of a heading whose text stands below it
_SIGNS = lazy_pattern(words("signs-contract"))
_COPYRIGHT = lazy_pattern(r"本[网站报刊]|版权|转载|侵权|著作权|授权|作品|稿件")


def body(lines: Sequence[StripLine], marks: Sequence[Mark]) -> tuple[int, int]:
    """Indices of the first and the last paragraph of the body; ``(len, -1)`` without one.

    Lines are not blank. Furniture is no paragraph, however long.
    """
    best, stretch = (0, len(lines), -1), (0, 0, 0)
    for n, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if not line.paragraph or mark[0] == Strength.SURE:
            continue
        weight, first, last = stretch
        if not weight or n - last > GAP:
            weight, first = 0, n
        stretch = (weight + len(line.text), first, n)
        if stretch[0] > best[0]:
            best = stretch
    return best[1], best[2]


def framed(
    lines: Sequence[StripLine], marks: Sequence[Mark], spoken: frozenset[str] = frozenset()
) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Indices of the lines that are furniture, each with the rule that says so and its witnesses.

    Witnesses are ``words`` (the line's own), ``place`` (above or below the text), ``layout`` (a list of
    one style). The same line may come more than once, with others each time. Rules that are ``spoken`` are about
    words that papers use as well.
    """
    first, last = body(lines, marks)
    low, high = inside_text(lines, marks, first, last)
    certain = {n for n, (strength, _) in enumerate(marks) if strength == Strength.SURE}
    bare = _hints_alone(lines, marks)
    sure = len(certain) - len(bare)
    found = [
        (n, rule, "words") for n, (strength, rule) in enumerate(marks) if strength == Strength.SURE
    ]
    found += (
        (n, rule, "words")
        for n, rule in (*_accompanied(marks), *_between_copies(lines, marks))
        if not low < n < high or _beside_furniture(marks, n, spoken)
    )
    found += ((n, rule, "layout") for n, rule in _lists(lines, marks, first, last))
    found += ((n, rule, "words") for n, rule in _disclaimers(lines, marks))
    found += ((n, rule, "place") for n, rule in _rights_below_signatures(lines, marks))
    if first <= last:
        found += ((n, rule, "place") for n, rule in head_frame(lines, marks, min(first, low)))
        found += ((n, rule, "place") for n, rule in tail_frame(lines, marks, first, last, high))
    for n, rule, witness in found:
        if marks[n][0] == Strength.WEAK and low <= n <= high and lines[n].text[-1] in "：:":
            continue  # 图片： among sentences heads a caption, whatever byline stands beside it
        if (rule in spoken or rule in _PATHS) and is_whole_clause(lines, marks, n):
            continue
        if (
            witness == "place"
            and low < n < high
            and (marks[n][0] < Strength.SURE or rule in spoken)
        ):
            continue  # a weak word, or one of papers too, between clauses above the first long paragraph
        told = {witness}
        if marks[n][0] or rule == RELATED:  # whose words are those of the heading above it
            told.add("words")
        if rule == "noise.repeated-title":
            told.add("repetition")
        alone = rule in spoken and sure == (n in certain and n not in bare)
        alone = alone and (
            rule in _NEVER_ALONE or _is_sentence(lines[n]) or _leads_on(lines[n].text, rule)
        )
        if n in bare:
            told.discard("place")
        elif not low <= n <= high and not alone:
            told.add("place")
        yield n, rule, frozenset(told)


def _leads_on(text: str, rule: str) -> bool:
    """Whether a line leads its reader on to more (更多节目请关注晚间预告) and names no account, no site and no program."""
    return rule == APP and text.startswith("更多") and _ACCOUNT.search(text) is None


def _hints_alone(lines: Sequence[StripLine], marks: Sequence[Mark]) -> set[int]:
    """Sentences on codes to scan on a page where nothing else is surely or strongly of a site: they have no frame."""
    hints = {n for n, mark in enumerate(marks) if _is_hint(lines[n].text, mark[1])}
    others = (strength for n, (strength, _) in enumerate(marks) if n not in hints)
    return set() if any(s >= Strength.STRONG for s in others) else hints


def _is_hint(text: str, rule: str) -> bool:
    return rule in _HINTS and text[-1] in _SENTENCE_ENDS and _TO_SCAN.search(text) is not None


def _rights_below_signatures(
    lines: Sequence[StripLine], marks: Sequence[Mark]
) -> Iterator[tuple[int, str]]:
    for n, (_, rule) in enumerate(marks):
        if rule == RIGHTS and ends_signature(lines, marks, n - 1):
            yield n, rule


def is_whole_clause(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether line ``n`` is all that stands between the heading of a clause and the next one, the signature or the end."""
    head = lines[n - 1] if n else None
    if head is None or not head.heads_clause or len(head.text) > CLAUSE_HEADING:
        return False
    if head.text[-1] in _SENTENCE_ENDS:
        return False  # 第四条 本办法自发布之日起施行。 has its text
    if n + 1 == len(lines):
        return True
    below = lines[n + 1]
    signed = bool(organs(below.text)) or _SIGNS.search(below.text) is not None
    return not marks[n + 1][0] and (below.heads_clause or signed)


def _is_sentence(line: StripLine) -> bool:
    return line.owned or line.text[-1] in "。！？!?"


def inside_text(
    lines: Sequence[StripLine], marks: Sequence[Mark], first: int, last: int
) -> tuple[int, int]:
    """The body with the headings of clauses around it (一、, （一）, 第一条), down to the signature."""
    heads = [n for n, line in enumerate(lines) if line.heads_clause]
    near = [n for n in heads if first - GAP <= n <= last + GAP] if first <= last else heads
    if not near and first > last:
        return first, last
    low, high = min([first, *near]), max([last, *near])
    high = _told_on(lines, marks, high)
    signed = (
        n for n in range(high, min(high + GAP, len(lines))) if ends_signature(lines, marks, n)
    )
    return low, max(high, next(signed, high))


def _told_on(lines: Sequence[StripLine], marks: Sequence[Mark], high: int) -> int:
    """``high``, or the last sentence below it that only lines keep apart which a text may have too: 摄影：陈石, 扫码查看.

    Nothing goes on below a signature, nor below the buttons, the links or the copyright of a site.
    """
    if ends_signature(lines, marks, high):
        return high
    for n in range(high + 1, len(lines)):
        if n - high > APART or (marks[n][0] and marks[n][1] not in _IN_TEXTS):
            break
        if ends_signature(lines, marks, n):
            break
        told = not marks[n][0] and lines[n].text.endswith(_TOLD) and len(lines[n].text) >= TOLD
        if told and _OF_THE_ARTICLE.search(lines[n].text) is None:
            high = n
    return high


def _beside_furniture(marks: Sequence[Mark], n: int, spoken: frozenset[str]) -> bool:
    """Whether a line right above or below line ``n`` is furniture that no paper says."""
    return any(
        marks[m][0] == Strength.SURE and marks[m][1] not in spoken
        for m in (n - 1, n + 1)
        if 0 <= m < len(marks)
    )


def _between_copies(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """Lines of a publish bar between two copies of one title."""
    for n, (strength, rule) in enumerate(marks[:TOP]):
        if strength and rule in RECORD and n and len(lines[n - 1].key) >= SHORTEST:
            below = [line.key for line in lines[n + 1 : n + 1 + PROTECTED]]
            if lines[n - 1].key in below:
                yield n, rule


def _accompanied(marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """Lines that are evidence and stand beside enough other evidence."""
    for n, (strength, rule) in enumerate(marks):
        if strength not in (Strength.WEAK, Strength.STRONG):
            continue
        near = [
            marks[m][0]
            for m in range(max(0, n - 2), min(len(marks), n + 3))
            if m != n and (rule != _ROW or marks[m][1] != _ROW)  # rows of a table are alike
        ]
        weight = sum(near)
        if weight >= (2 if strength == Strength.STRONG else 3):
            yield n, rule


def _lists(
    lines: Sequence[StripLine], marks: Sequence[Mark], first: int, last: int
) -> Iterator[tuple[int, str]]:
    """Lists of short names outside the body that hold some menu words."""
    n = 0
    while n < len(lines):
        end = n + 1
        while end < len(lines) and lines[end].style == lines[n].style:
            end += 1
        run = range(n, end)
        n = end
        if (
            len(run) < LIST
            or not _menu_style(lines[run[0]])
            or (run[-1] >= first and run[0] <= last)
        ):
            continue
        proof = sum(marks[m][0] > 0 for m in run)
        if proof >= EVIDENCE and not any(lines[m].paragraph or lines[m].official for m in run):
            yield from ((m, marks[m][1] or "noise.menu-run") for m in run)


def _menu_style(line: StripLine) -> bool:
    """Whether the line is set as a list item; two wide blanks or hard ones indent a paragraph."""
    return bool(line.style) and not set(line.style) <= set("\u3000\u00a0")


def _disclaimers(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """Paragraphs on copyright right below the heading of a disclaimer."""
    open_ = False
    for n, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if mark[1] == "noise.disclaimer":
            open_ = open_ or len(line.text) <= 20
        elif open_ and _COPYRIGHT.search(line.text):
            yield n, "noise.disclaimer"
        elif not mark[0]:
            open_ = False
