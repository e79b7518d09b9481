"""Where a line stands to the paper of its page: over its title, among its clauses, beyond its signature.

No word of a site is asked for. What counts is what the page itself shows of its paper (title, number, addressee,
first clause and last, date below a signature), and which lines around are gone already. A line between two that went,
or over a title that a number follows, is hardly the paper's own. `features` adds these names to its own; the weights
say what they are worth, and `decision` acts on less where the head of a paper is plain to see.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from eduparse.document.records import dataclass
from eduparse.language.clause_labels import ANNEX_LABEL
from eduparse.language.dates import DATE, MONTH_DAY
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import is_person, organs
from eduparse.language.titles import TITLE_END
from eduparse.stages.strip.frame import body, inside_text
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.page import NUMBER, StripLine
from eduparse.stages.strip.titles import FIRST_PIECE

# What holds for lines that stand beside a paper whose head is plain to see.
BESIDE_PAPER = frozenset(
    (
        *("over&sure", "stray&sure&alone=True", "beyond&sure"),
        *("after&sure&block=1", "after&sure&block=2"),
        *(
            f"{place}&sure&gone={a}{b}"
            for place in ("under", "after")
            for a in range(3)
            for b in range(3)
            if a + b
        ),
    )
)
# That furniture is gone between a line and its paper; on both sides of a line below the title.
_SET_APART = frozenset(
    (
        "over&cut=True",
        "stray",
        *(
            f"{place}&cut=True&{official}"
            for place in ("beyond", "after")
            for official in (True, False)
        ),
        *(f"under&sure&gone={a}{b}" for a in (1, 2) for b in (1, 2)),
    )
)
LEAST_TITLE = 8  # code points of a line that names a paper
BROKEN = 3  # lines of a title above its last one
ABOVE = 3  # sentences with which a page opens over a title
ADDRESSED = 80  # code points of a line of addressees
# Lines among the clauses that read as none of them: where there are more, they are headings without a label.
FEW_STRAY, STRAY_SHARE = 2, 0.1
LABEL = 6  # code points of the label of an annex on a line of its own
_FEW = (1, 2, 4, 8)
_SHARES = (0.0, 0.1, 0.3, 0.6)
_SIZES = (3, 6, 10, 18, 34, 64)
_ENDED = "。；;！？!?”』」"
_TITLE = lazy_pattern(rf"{TITLE_END}$|^关于")
_BEGINS = lazy_pattern(r"关于|印发|转发|批转|《[^》]*$")
_BREAKS = lazy_pattern(r"[^关](?:关于|印发|转发|批转|做好|开展|加强)$")
_GOES_ON = lazy_pattern(r"^(?:关于|的|印发|转发|举办|开展|做好|公布|[（(])")
_LETTERHEAD = lazy_pattern(r"[ \t\u3000]*文件$")
_DAY_LAST = lazy_pattern(rf"(?:{DATE}|{MONTH_DAY})[ \t\u3000]*(?:印发|印)?[）)]?$")
_DAY_FIRST = lazy_pattern(rf"[（(]?{DATE}(?![ \t\u3000])")
_KEY = lazy_pattern(r"^[^：:，。]{2,12}[：:]")
_DASH = "- "  # of an item; a reader of Markdown writes cards and lists of a paper so too
_BELOW = frozenset(("beyond", "after"))
_IN_PAPER = frozenset(("stray", "under"))


@dataclass(frozen=True, slots=True)
class _Paper:
    """First and last line of the clauses, and those of the title; -1 where none is found."""

    low: int
    high: int
    top: int
    title: int
    proven: str  # "sure": number, addressee or first clause stands right below the title; "annex"
    stray: int  # lines among the clauses that do not read as lines of a paper


def paper_places(
    lines: Sequence[StripLine], marks: Sequence[Mark], gone: Sequence[int]
) -> list[list[str]]:
    """The names of what holds for each line; ``gone`` has one number more than there are lines.

    It counts the lines that were removed above each one, and behind the last.
    """
    beside = [f"{min(2, a)}{min(2, b)}" for a, b in pairwise(gone)]
    paper = _paper(lines, marks, gone)
    if paper is None:
        return [[f"paper=none&{b}"] for b in beside]
    passed = [*accumulate(gone)]
    blocks = _blocks(marks, gone)
    out = []
    annexed = False  # what stands below the label of an annex is that annex
    for n, line in enumerate(lines):
        if n < paper.low:
            names = _above(lines, n, paper, beside[n])
            cut = passed[paper.top if n < paper.top else paper.low] > passed[n]
            names.append(f"{names[0]}&cut={cut}")
        elif n <= paper.high:
            names = _within(lines, n, paper, beside[n])
        else:
            annexed = annexed or _heads_annex(line)
            known = replace(paper, proven="annex") if annexed else paper
            names = _below(lines, n, known, beside[n], blocks[n])
            cut = passed[n] > passed[paper.high]
            names.append(f"{names[0]}&cut={cut}&{line.official}")
        out.append([*names, f"gone={beside[n]}&{line.paragraph}"])
    return out


def _paper(lines: Sequence[StripLine], marks: Sequence[Mark], gone: Sequence[int]) -> _Paper | None:
    """The paper of the page, if it has running text."""
    low, high = inside_text(lines, marks, *body(lines, marks))
    if low > high:
        return None
    title = _title_above(lines, low)
    if title < 0 <= (below := _title_below(lines, low)):
        title = below
        low = next((n for n in range(title + 1, high) if _opens(lines, n)), title + 1)
    proven = "sure" if title >= 0 and _opens_paper(lines, title, low) else "may"
    stray = sum(not _reads_as_text(lines[n]) for n in range(low, high + 1))
    return _Paper(low, high, _title_top(lines, marks, gone, title), title, proven, stray)


def _above(lines: Sequence[StripLine], n: int, paper: _Paper, beside: str) -> list[str]:
    """What holds for a line above the first clause: the kind of place comes first."""
    line, size = lines[n], bisect_right(_SIZES, len(lines[n].text))
    far = (paper.top if n < paper.top else paper.title) - n
    if paper.title < 0:
        place, far = "untitled", paper.low - n
    else:
        place = "over" if n < paper.top else "title" if n <= paper.title else "under"
    names = [
        place,
        f"{place}&{paper.proven}",
        f"{place}&{paper.proven}&gone={beside}",
        f"{place}&{paper.proven}&far={bisect_right(_FEW, abs(far))}",
        f"{place}&size={size}&{far == 1}",
        f"{place}&gone={beside}",
        f"{place}&organ={bool(organs(line.text))}&{line.official}",
    ]
    if place == "over":
        wraps = _GOES_ON.match(lines[paper.title].text) is not None
        names.append(f"over&wraps={wraps}&{paper.proven}&{far == 1}&{size // 2}")
    elif line.text[-1] in "：:":
        names.append(f"{place}&addressee&{n + 1 == paper.low}")
    return names


def _within(lines: Sequence[StripLine], n: int, paper: _Paper, beside: str) -> list[str]:
    """What holds for a line among the clauses: whether it reads as one, and whether others do not."""
    if _reads_as_text(lines[n]):
        return ["within", f"within&{paper.proven}", f"within&gone={beside}"]
    others = bisect_right(_SHARES, (paper.stray - 1) / max(1, paper.high - paper.low))
    ended = n == 0 or lines[n - 1].text[-1] in _ENDED
    between = ended and (n + 1 == len(lines) or _opens(lines, n + 1))
    few = paper.stray <= max(FEW_STRAY, STRAY_SHARE * (paper.high - paper.low))
    alone = few and between and not lines[n].text[0].isdigit()
    return [
        "stray",
        f"stray&{paper.proven}",
        f"stray&{paper.proven}&alone={alone}",
        f"stray&gone={beside}",
        f"stray&others={others}",
        f"stray&between={between}&others={others}",
        f"stray&between={between}&size={bisect_right(_SIZES, len(lines[n].text))}",
    ]


def _below(lines: Sequence[StripLine], n: int, paper: _Paper, beside: str, block: int) -> list[str]:
    """What holds for a line below the signature, or below the last clause of a paper without one."""
    line = lines[n]
    place = "beyond" if lines[paper.high].dated else "after"
    return [
        place,
        f"{place}&{paper.proven}",
        f"{place}&{paper.proven}&gone={beside}",
        f"{place}&{paper.proven}&far={bisect_right(_FEW, n - paper.high)}",
        f"{place}&{paper.proven}&block={block}",
        f"{place}&block={block}&gone={beside}",
        f"{place}&size={bisect_right(_SIZES, len(line.text))}",
        f"{place}&gone={beside}",
        f"{place}&ended={line.text[-1] in _ENDED}&{line.paragraph}",
        f"{place}&organ={bool(organs(line.text))}&{line.official}",
    ]


def beside_paper(line: StripLine, names: Sequence[str]) -> bool:
    """Whether a line with these ``names`` stands beside a paper that is plain to see and is no part of it by its form.

    Furniture must be gone between the line and the paper: what stands right over a title or right below a
    signature may be the paper's own (机密★5年, 抄报：县委办, a list of names). Who issues and signs, to whom a
    paper goes, a day behind words and what a key in it says stay with the paper.
    """
    if BESIDE_PAPER.isdisjoint(names) or _SET_APART.isdisjoint(names):
        return False
    if _may_sign(line) or is_person(line.text):
        return False
    if "\t" in line.text or line.text.startswith(_DASH) or _DAY_FIRST.match(line.text):
        return False
    if not _BELOW.isdisjoint(names):
        return True
    if FIRST_PIECE.match(line.key):
        return False  # another paper of a collection
    announces = line.text[-1] in "：:"
    return not (announces or (_KEY.search(line.text) and not _IN_PAPER.isdisjoint(names)))


def _may_sign(line: StripLine) -> bool:
    """Whether an organ heads or signs a paper on this line, or a day ends it."""
    dated = line.dated or _DAY_LAST.search(line.text) is not None
    return dated or bool(organs(_LETTERHEAD.sub("", line.text)))


def _blocks(marks: Sequence[Mark], gone: Sequence[int]) -> list[int]:
    """How many lines stand together between those that are furniture or are gone, as a grade."""
    out = [0] * len(marks)
    n = 0
    while n < len(marks):
        end = n + 1
        while end < len(marks) and not marks[end][0] and not gone[end] and not marks[end - 1][0]:
            end += 1
        out[n:end] = [bisect_right(_FEW, end - n)] * (end - n)
        n = end
    return out


def _title_above(lines: Sequence[StripLine], low: int) -> int:
    """The last line above line ``low`` that names a paper, or -1."""
    return next((n for n in range(low - 1, -1, -1) if _names_paper(lines[n])), -1)


def _title_below(lines: Sequence[StripLine], low: int) -> int:
    """The title right below sentences with which a page opens, or -1: its number or addressee tells it."""
    for n in range(low + 1, min(low + 1 + ABOVE, len(lines) - 1)):
        if lines[n - 1].official or lines[n - 1].heads_clause:
            return -1
        if _names_paper(lines[n]) and lines[n].official:
            return n if _is_address(lines[n + 1]) else -1
    return -1


def _title_top(
    lines: Sequence[StripLine], marks: Sequence[Mark], gone: Sequence[int], title: int
) -> int:
    """The first line of a title whose last one is ``title``: one that breaks off behind 关于 opens it."""
    for n in range(title - 1, max(-1, title - 1 - BROKEN), -1):
        if marks[n][0] or lines[n].links or gone[n + 1]:
            break
        text = lines[n].text
        if _BREAKS.search(text) or (len(text) >= LEAST_TITLE and _BEGINS.search(text)):
            return n
    return title


def _opens_paper(lines: Sequence[StripLine], title: int, low: int) -> bool:
    """Whether number, addressee or first clause stands where a paper has it, right below its title."""
    below = lines[title + 1 : low + 1][:2]
    return (low - title <= 2 and lines[title].official) or any(
        line.heads_clause or _is_address(line) for line in below
    )


def _heads_annex(line: StripLine) -> bool:
    """Whether a line is the label of an annex and nothing else."""
    return len(line.text) <= LABEL and ANNEX_LABEL.match(line.text) is not None


def _is_address(line: StripLine) -> bool:
    """Whether a line is the number of a paper or says to whom it goes."""
    if line.heads_clause:
        return False  # 第二条 各校写明如下：
    addressed = line.text[-1] in "：:" and not line.links and len(line.text) < ADDRESSED
    return addressed or NUMBER.search(line.text) is not None


def _names_paper(line: StripLine) -> bool:
    text = line.text
    named = len(text) >= LEAST_TITLE and _TITLE.search(text) is not None
    return named and not line.links and NUMBER.search(text) is None


def _reads_as_text(line: StripLine) -> bool:
    """Whether a line among clauses reads as one: labelled, ended, or announcing what follows."""
    told = line.paragraph or line.official or line.heads_clause
    return told or line.text[-1] in _ENDED + "：:，,"


def _opens(lines: Sequence[StripLine], n: int) -> bool:
    return lines[n].heads_clause or lines[n].paragraph
