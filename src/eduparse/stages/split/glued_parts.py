"""Parts of chapters on pages that lost their line breaks: 第1章总则1.1编制依据…。1.2适用范围…, 3、程序3.1申请3.1.1….

A decimal number in a line means many things. Here it is a label where 3.1 stands right behind the heading of the third
chapter or item, and 3.2 behind a sentence of it; and in the same way 3.1.1 and 3.1.2 behind the heading of 3.1. So it is where
it goes on behind a sentence of the part that opens its line: 2.1出入登记。2.2来访登记。
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.decimal_proof import MEASURE
from eduparse.stages.split.label import Label
from eduparse.stages.split.text_lines import rest_of_line

FEWEST_OPENING = 2  # parts at line starts, beside one that is glued to the end of a line
DEEPEST = 3  # numbers of 3.1.1
_CHAPTERS, _ITEMS = ("章", "1 "), ("1.",)  # what has parts
_NUMBERS = r"(?P<label>\d{1,2}(?:\.[ ]?\d{1,2}){1,2})(?![\d.．%％])(?=[ \t\u3000]?[一-鿿《“])"
_FIRST = lazy_pattern(rf"[ \t\u3000]*[一-鿿、]{{2,24}}[ \t\u3000]*{_NUMBERS}")
_FURTHER = lazy_pattern(rf"[。！？；：;][ \t\u3000]*{_NUMBERS}")

Part = tuple[int, int, tuple[int, ...]]


def glued_parts(text: str, found: Sequence[Label], weak: Sequence[Label]) -> Iterator[Part]:
    """Start, end and numbers of each label of such a part, in order.

    The chapters are among ``found``, the parts that open lines among ``weak``.
    """
    if ".1" not in text and ". 1" not in text:
        return  # as in nearly every text
    parts: set[Part] = set()
    for kinds in (_CHAPTERS, _ITEMS):
        chapters = [label for label in found if label.kind in kinds]
        ends = [*(label.start for label in chapters[1:]), len(text)]
        for chapter, end in zip(chapters, ends, strict=False):
            parts.update(_parts(text, chapter.end, end, (int(chapter.value),)))
    parts.update(_behind_their_elders(text, weak))
    yield from sorted(parts)


def _behind_their_elders(text: str, weak: Sequence[Label]) -> Iterator[Part]:
    """2.2 behind a sentence of 2.1 on its line, where other parts open lines of their own."""
    opening = [label for label in weak if label.numbers]
    opened = {label.numbers for label in opening}
    if len(opened) < FEWEST_OPENING:
        return
    for elder in opening:
        own = elder.numbers
        end = elder.end + len(rest_of_line(text, elder.end))
        for m in _FURTHER.finditer(text, elder.end, end):
            following = (*own[:-1], own[-1] + 1)
            if following in opened:
                break  # it opens a line of its own
            if _part(m["label"]) == following and not MEASURE.match(text, m.end()):
                yield (*m.span("label"), following)
                own = following


def _parts(text: str, start: int, end: int, above: tuple[int, ...]) -> Iterator[Part]:
    """The parts of what is numbered ``above`` in ``[start, end)``, each with its own; two at least."""
    first = _FIRST.match(text, start, end)
    if first is None or _part(first["label"]) != (*above, 1) or MEASURE.match(text, first.end()):
        return
    parts: list[Part] = [(*first.span("label"), (*above, 1))]
    for m in _FURTHER.finditer(text, first.end(), end):
        own = (*above, len(parts) + 1)
        if _part(m["label"]) == own and not MEASURE.match(text, m.end()):
            parts.append((*m.span("label"), own))
    if len(parts) == 1:
        return
    ends = [*(part[0] for part in parts[1:]), end]
    for part, stop in zip(parts, ends, strict=True):
        yield part
        if len(part[2]) < DEEPEST:
            yield from _parts(text, part[1], stop, part[2])


def _part(printed: str) -> tuple[int, ...]:
    return tuple(map(int, printed.split(".")))
