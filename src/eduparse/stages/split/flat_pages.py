"""Pages that lost all their line breaks: what stands between blanks on a first line that holds the head and more.

Title, addressees and the lines of a site stand in front of its first sentence, the signature behind its last
one. Only blanks divide them.
"""

import re

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.titles import headline
from eduparse.stages.split.recipients import addressees

FLAT_LINE = 200  # code points of a first line that holds the head of a page and more
_LONG_FIRST = lazy_pattern(rf"\s*\S[^\n]{{{FLAT_LINE},}}")
_GAP = lazy_pattern(r"[ \t\u3000]+")
_GROUPED = lazy_pattern(r"各|全[市县区]|有关|[市县区省]直|局属")
_INDENT = lazy_pattern(r"(?<!\u3000)\u3000{2,}(?=[^\s])")
_WORD = lazy_pattern("[一-鿿]")
FEWEST_INDENTS = 8  # of a page whose paragraphs still have them
FLAT = 200  # code points of what a page of one line prints behind its signature
_FLAT = lazy_pattern(rf"[ \t\u3000]+(?=\S)[^。；，\n]{{1,{FLAT}}}(?=\n|$)")
_SENTENCE_BEFORE = lazy_pattern(r"[。！][ \t\u3000]+$")
REACH_BEHIND = 120  # code points behind a day, in which the next paper's title ends
_PAIRED = (("《", "》"), ("（", "）"), ("“", "”"))


def by_indents(text: str) -> str:
    """``text`` with a line break for the first blank of each indent, where a page keeps indents and no breaks.

    Its length stays. 总　　则 is one word: a character alone between blanks divides nothing.
    """
    if "\n" in text.strip():
        return text
    gaps = list(_INDENT.finditer(text))
    if len(gaps) < FEWEST_INDENTS:
        return text
    out = list(text)
    for gap in gaps:
        before = re.split(r"\s", text[max(0, gap.start() - 2) : gap.start()])[-1]
        after = re.split(r"\s", text[gap.end() : gap.end() + 2])[0]
        if not (_WORD.fullmatch(before) or _WORD.fullmatch(after)):
            out[gap.start()] = "\n"
    return "".join(out)


def flat_addressees(text: str, low: int, first: int) -> tuple[int, int] | None:
    """The addressees on a page of one line, between blanks and in front of its first sentence."""
    stop = text.find("。", low, first)
    for gap in _GAP.finditer(text, low, first if stop < 0 else stop):
        found = addressees(text, gap.end(), first) if _GROUPED.match(text, gap.end()) else None
        if found:
            return found
    return None


def is_flat(text: str) -> bool:
    """Whether the first line of ``text`` holds the head of a page and more."""
    return _LONG_FIRST.match(text) is not None


def flat_parts(line: str) -> list[str]:
    """What stands between blanks on ``line`` in front of its first sentence."""
    return _GAP.split(line.partition("。")[0])[:-1]


def parts_are_whole(line: str) -> bool:
    """Whether the blanks of ``line`` stand between lines that were lost, not inside a sentence: 第三届 STEAM 教育节，各年级."""
    return not any(
        "，" in part or any(part.count(a) != part.count(b) for a, b in _PAIRED)
        for part in flat_parts(line)
    )


def ends_flat(text: str, date: "re.Match[str]", *, names: tuple[str, ...]) -> bool:
    """Whether a paper of one line ends with ``date``: names in front and no sentence behind, or a sentence in front and a title behind."""
    rest = text[date.end() : date.end() + REACH_BEHIND].partition("\n")[0]
    words = rest.split()
    if not words or not rest[0].isspace():
        return False
    titled = headline(words[0])
    if names:
        return titled is not None or _FLAT.match(text, date.end()) is not None
    before = _SENTENCE_BEFORE.search(text, max(0, date.start() - 4), date.start())
    return before is not None and titled is not None and titled.about
