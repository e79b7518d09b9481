"""Parts of chapters on pages that lost their line breaks: 第1章总则1.1编制依据…。1.2适用范围….

A decimal number in a line means many things. Here it is a label where 3.1 stands right behind the heading of the third
chapter, and 3.2 behind a sentence of it.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.decimal_proof import MEASURE
from eduparse.stages.split.label import Label

_NUMBERS = r"(?P<label>\d{1,2}\.[ ]?\d{1,2})(?![\d.．%％])(?=[ \t\u3000]?[一-鿿《“])"
_FIRST = lazy_pattern(rf"[ \t\u3000]*[一-鿿、]{{2,24}}[ \t\u3000]*{_NUMBERS}")
_FURTHER = lazy_pattern(rf"[。！？；：;][ \t\u3000]*{_NUMBERS}")

Part = tuple[int, int, tuple[int, int]]


def glued_parts(text: str, found: Sequence[Label]) -> Iterator[Part]:
    """Start, end and numbers of each label of such a part, in order; the chapters are among ``found``."""
    chapters = [label for label in found if label.kind in ("章", "1 ")]
    ends = [*(label.start for label in chapters[1:]), len(text)]
    for chapter, end in zip(chapters, ends, strict=False):
        first = _FIRST.match(text, chapter.end, end)
        if first is None or _part(first["label"]) != (chapter.value, 1):
            continue
        parts = [(*first.span("label"), (int(chapter.value), 1))]
        for m in _FURTHER.finditer(text, first.end(), end):
            own = (int(chapter.value), len(parts) + 1)
            if _part(m["label"]) == own and not MEASURE.match(text, m.end()):
                parts.append((*m.span("label"), own))
        if len(parts) > 1 and not MEASURE.match(text, first.end()):
            yield from parts


def _part(printed: str) -> tuple[int, int]:
    above, own = printed.split(".")
    return int(above), int(own)
