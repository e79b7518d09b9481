"""What a line and its surroundings show: the evidence that the trained weights add up.

Every feature is the name of something that holds for a line (`len=3`, `ends=stop`, `above.mark=2`);
the weights give each name a number. Most are read off the line; the others say where it stands: what
its neighbours look like, how much running text lies above and below it, whether furniture has opened
since the last paragraph. Blank lines are left out, because removing furniture moves them. One pass
over the lines each way, so the cost grows with their number.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress
from operator import add

from eduparse.language.dates import LISTED_DAY, MONTH_DAY
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.feature_names import (
    names_from_body,
    names_of_chars,
    names_of_form,
    names_of_neighbours,
    names_of_place,
    names_of_setting,
    names_of_side,
    names_of_spoken,
    names_of_window,
)
from eduparse.stages.strip.frame import body
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.tail_frame import RELATED_HEADINGS

_LENGTHS = (3, 5, 7, 9, 12, 16, 20, 26, 34, 46, 64, 100, 180)
_COUNTS = (1, 2, 3, 5, 8, 13, 30)
_SHARES = (0.0, 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98, 0.9999)
_SPOKEN = (0.02, 0.1, 0.2, 0.35, 0.5, 0.75)
SHORT = 40  # code points of a line whose words are looked at
_FAR = _COUNTS[-1]  # lines beyond which a distance is just far
_ENDS = {
    **dict.fromkeys("。！？!?”」』；;", "stop"),
    **dict.fromkeys("，,、", "comma"),
    **dict.fromkeys("：:", "colon"),
    **dict.fromkeys("…．.", "dots"),
    **dict.fromkeys("）)】]〕", "bracket"),
    **dict.fromkeys(">»》", "arrow"),
}
_STARTS = {
    **dict.fromkeys("【[［〖", "bracket"),
    **dict.fromkeys("（(", "paren"),
    **dict.fromkeys("“「『《", "quote"),
    **dict.fromkeys("•·∙●○■□◆◇▪▶►→※★☆|>»›+-—－*", "bullet"),
}
_STOPS, _COMMAS = "。！？；", "，、,"
# Runs, not single characters: what a line holds is counted by their lengths.
_LATIN = lazy_pattern(r"[A-Za-z]+")
_DIGIT = lazy_pattern(r"\d+")
_GRAMMAR = lazy_pattern(r"[的了是在和与为有对将并被把就也都不这那其]")
_CLOCK = lazy_pattern(r"\d{1,2}:\d{2}")
_DAY = lazy_pattern(rf"{LISTED_DAY}|{MONTH_DAY}|\d{{1,2}}-\d{{1,2}}$")
_KEY = lazy_pattern(r"[^：:]{1,8}[：:]")
_AGENCY = lazy_pattern(r"记者|编辑|通讯员|来源|摄|讯[）)]?$|作者|[（(].{1,12}[）)]$")
_WORD = lazy_pattern(r"[A-Za-z]{2,}")


def features(
    lines: Sequence[StripLine], marks: Sequence[Mark], spoken: Sequence[tuple[int, int]]
) -> list[list[str]]:
    """The names of what holds for each line; no line is blank. ``spoken`` is what `spoken_of` finds."""
    out = [_own(line, mark) for line, mark in zip(lines, marks, strict=True)]
    kinds = [_kind(line, mark) for line, mark in zip(lines, marks, strict=True)]
    _repeats(lines, out)
    _below_lists(lines, marks, out)
    _runs(lines, out)
    _neighbours(kinds, out)
    _windows(lines, marks, out)
    _sides(lines, marks, out)
    _body(lines, marks, out)
    _spoken(lines, marks, spoken, out)
    _styles(lines, marks, out)
    return out


def speech(line: StripLine) -> Iterator[str]:
    """The pairs of characters and the Latin words of a short line: what sites say, and what papers."""
    if len(line.text) <= SHORT:
        yield from {f"2={pair}" for pair in han_pairs(line)}
        yield from {f"w={word.lower()}" for word in _WORD.findall(line.text)}


def _own(line: StripLine, mark: Mark) -> list[str]:
    text = line.text
    size = len(text)
    stops, commas = sum(map(text.count, _STOPS)), sum(map(text.count, _COMMAS))
    han, digits = sum(map(len, line.han_runs)), _length(_DIGIT, text)
    length = bisect_right(_LENGTHS, size)
    end = _ENDS.get(text[-1]) or _sort(text[-1])
    names = [
        *names_of_form(
            length,
            end,
            _STARTS.get(text[0]) or _sort(text[0]),
            bisect_right(_COUNTS, stops),
            bisect_right(_COUNTS, commas),
        ),
        *names_of_chars(
            bisect_right(_SHARES, han / size),
            bisect_right(_SHARES, _length(_LATIN, text) / size),
            bisect_right(_SHARES, digits / size),
            min(3, len(_GRAMMAR.findall(text))),
            length // 3,
        ),
        *names_of_setting(
            _indent(line.raw), int(mark[0]), length, end, bisect_right(_COUNTS, len(text.split()))
        ),
    ]
    if mark[1]:
        names.append(mark[1])
    if line.official:
        names.append("official")
    if line.links:
        names.append("links")
    if line.paragraph:
        names.append("paragraph")
    if digits and ":" in text and _CLOCK.search(text):
        names.append("clock")
    if digits and _DAY.search(text):
        names.append("day")
    if _KEY.match(text):
        names.append("key")
    if size <= SHORT and _AGENCY.search(text):
        names.append("agency")
    if "“" in text or "「" in text:
        names.append("quote")
    return names


def _length(runs: "re.Pattern[str]", text: str) -> int:
    """The characters of ``text`` that stand in ``runs``."""
    return sum(map(len, runs.findall(text)))


def _sort(char: str) -> str:
    if "\u4e00" <= char <= "\u9fff":
        return "han"
    if char.isdigit():
        return "digit"
    return "latin" if char.isascii() and char.isalpha() else "sign"


def _indent(raw: str) -> str:
    if not raw[0].isspace():
        return "none"
    blanks = raw[: len(raw) - len(raw.lstrip())]
    if set(blanks) <= {"\u3000", "\u00a0"}:
        return "wide"
    return "tab" if "\t" in blanks else f"blank{min(4, len(blanks))}"


def _kind(line: StripLine, mark: Mark) -> str:
    """A line in one word, for its neighbours."""
    if mark[0] >= 2:
        return "furniture"
    if line.paragraph:
        return "paragraph"
    if mark[0]:
        return "menu"
    if line.official:
        return "official"
    size = len(line.text)
    return "name" if size <= 8 else "short" if size <= 18 else "middle" if size <= 34 else "long"


def _repeats(lines: Sequence[StripLine], out: list[list[str]]) -> None:
    count = Counter(line.key for line in lines)
    alike = Counter(line.folded for line in lines)
    for line, names in zip(lines, out, strict=True):
        if count[line.key] > 1:
            names.append(f"copies={min(4, count[line.key])}&{len(line.key) >= 9}")
        if alike[line.folded] > 2:
            names.append(f"alike={bisect_right(_COUNTS, alike[line.folded])}&{line.paragraph}")


def _below_lists(lines: Sequence[StripLine], marks: Sequence[Mark], out: list[list[str]]) -> None:
    """Whether the heading of a list of links stands above the line and below the first paragraph."""
    told = opened = 0
    for line, mark, names in zip(lines, marks, out, strict=True):
        if opened:
            names.append(f"listed={min(3, opened)}&{line.paragraph}")
            names.append(f"listed&{bisect_right(_LENGTHS, len(line.text)) // 2}")
        if mark[1] in RELATED_HEADINGS:
            opened += bool(told)
        elif line.paragraph and mark[0] < 3:
            told += 1


def _runs(lines: Sequence[StripLine], out: list[list[str]]) -> None:
    """How many lines of one indent and about one length stand in a row."""
    shapes = [(_indent(x.raw), x.bullet, len(x.text) <= 34, x.paragraph) for x in lines]
    n = 0
    while n < len(lines):
        end = n + 1
        while end < len(lines) and shapes[end] == shapes[n]:
            end += 1
        size = bisect_right(_COUNTS, end - n)
        kind = "paragraph" if shapes[n][3] else "short" if shapes[n][2] else "long"
        named = f"run={size}&{kind}", f"run={size}&{kind}&{shapes[n][0]}"
        for names in out[n:end]:
            names.extend(named)
        n = end


def _neighbours(kinds: Sequence[str], out: list[list[str]]) -> None:
    edge = ["edge"]
    for step in (1, 2):
        above, below = edge * step + list(kinds[:-step]), list(kinds[step:]) + edge * step
        for kind, up, down, names in zip(
            kinds, above[: len(kinds)], below[: len(kinds)], out, strict=True
        ):
            names.extend(names_of_neighbours(kind if step == 1 else "", step, up, down))


def _windows(lines: Sequence[StripLine], marks: Sequence[Mark], out: list[list[str]]) -> None:
    """Shares of running text and of furniture in the lines around, by characters and by lines."""
    text = [0, *accumulate(len(x.text) if x.paragraph else 0 for x in lines)]
    size = [0, *accumulate(len(x.text) for x in lines)]
    furniture = [0, *accumulate(int(m[0] > 0) for m in marks)]
    prose = [0, *accumulate(int(x.paragraph) for x in lines)]
    for n, names in enumerate(out):
        for reach in (4, 12):
            low, high = max(0, n - reach), min(len(lines), n + reach + 1)
            count = high - low
            names.extend(
                names_of_window(
                    reach,
                    bisect_right(_SHARES, (text[high] - text[low]) / (size[high] - size[low])),
                    bisect_right(_SHARES, (prose[high] - prose[low]) / count),
                    bisect_right(_SHARES, (furniture[high] - furniture[low]) / count),
                )
            )
    share = bisect_right(_SHARES, text[-1] / max(1, size[-1]))
    whole = max(1, text[-1])
    for n, names in enumerate(out):
        before = bisect_right(_SHARES, text[n] / whole)
        after = bisect_right(_SHARES, (text[-1] - text[n + 1]) / whole)
        names.extend(names_of_place(before, after, share, min(3, n), min(3, len(lines) - n - 1)))


def _sides(lines: Sequence[StripLine], marks: Sequence[Mark], out: list[list[str]]) -> None:
    """Distance to the nearest paragraph each way, and whether furniture stands between."""
    for side, order in (("up", range(len(lines))), ("down", range(len(lines) - 1, -1, -1))):
        far, open_ = _FAR, 0
        for n in order:
            paragraph, strength = lines[n].paragraph, marks[n][0]
            out[n] += names_of_side(side, bisect_right(_COUNTS, far), min(3, open_), paragraph)
            if paragraph and strength < 3:
                far, open_ = 0, 0
            open_ += strength >= 2
            far = min(_FAR, far + 1)


def _body(lines: Sequence[StripLine], marks: Sequence[Mark], out: list[list[str]]) -> None:
    """Where the line stands to the stretch with the most running text, and what lies between."""
    first, last = body(lines, marks)
    furniture = [0, *accumulate(int(m[0] > 0) for m in marks)]
    short = [0, *accumulate(int(len(x.text) <= 16) for x in lines)]
    for n, names in enumerate(out):
        if last < 0:
            side, low, high = "none", n, n
        elif n < first:
            side, low, high = "above", n + 1, first
        elif n > last:
            side, low, high = "below", last + 1, n
        else:
            side, low, high = "in", n, n
        between = min(4, furniture[high] - furniture[low])
        shorts = bisect_right(_COUNTS, short[high] - short[low])
        far = bisect_right(_COUNTS, high - low)
        length = bisect_right(_LENGTHS, len(lines[n].text)) // 2
        names.extend(names_from_body(side, lines[n].paragraph, between, shorts, far, length))


def spoken_of(lines: Sequence[StripLine], marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Of each line how many different pairs of Chinese characters it holds, and how many of them the paragraphs say.

    A paragraph does not speak for itself.
    """
    text = [_is_text(x, mark) for x, mark in zip(lines, marks, strict=True)]
    own = [han_pairs(x) for x in lines]
    once: set[str] = set()
    twice: set[str] = set()
    for pairs in compress(own, text):
        twice |= once & pairs
        once |= pairs
    return [
        (len(pairs), len(pairs & (twice if holds else once)))
        for pairs, holds in zip(own, text, strict=True)
    ]


def han_pairs(line: StripLine) -> set[str]:
    """The pairs of Chinese characters in ``line``, each with those that overlap it."""
    found: set[str] = set()
    for run in line.han_runs:
        found.update(map(add, run, run[1:]))
    return found


def _is_text(line: StripLine, mark: Mark) -> bool:
    return line.paragraph and mark[0] < 3


def _spoken(
    lines: Sequence[StripLine],
    marks: Sequence[Mark],
    spoken: Sequence[tuple[int, int]],
    out: list[list[str]],
) -> None:
    """How much of a line the paragraphs of the page speak of: its pairs of Chinese characters."""
    there = [0, *accumulate(known for _, known in spoken)]
    total = [0, *accumulate(size for size, _ in spoken)]
    for n, ((size, known), names) in enumerate(zip(spoken, out, strict=True)):
        share = bisect_right(_SPOKEN, known / size) if size else -1
        low, high = max(0, n - 2), min(len(lines), n + 3)
        around = (there[high] - there[low]) / max(1, total[high] - total[low])
        text = _is_text(lines[n], marks[n])
        names.extend(names_of_spoken(share, min(3, size // 4), bisect_right(_SPOKEN, around), text))


def _styles(lines: Sequence[StripLine], marks: Sequence[Mark], out: list[list[str]]) -> None:
    """What the lines with the indent and bullet of a line are on the whole: furniture, running text."""
    count: Counter[str] = Counter()
    furniture: Counter[str] = Counter()
    prose: Counter[str] = Counter()
    for line, mark in zip(lines, marks, strict=True):
        count[line.style] += 1
        furniture[line.style] += mark[0] > 0
        prose[line.style] += line.paragraph
    for line, mark, names in zip(lines, marks, out, strict=True):
        others = count[line.style] - 1
        if others < 2:
            names.append("style=rare")
            continue
        marked = bisect_right(_SHARES, (furniture[line.style] - (mark[0] > 0)) / others)
        told = bisect_right(_SHARES, (prose[line.style] - line.paragraph) / others)
        names.append(f"style.mark={marked}&{line.paragraph}")
        names.append(f"style.prose={told}&{line.paragraph}")
