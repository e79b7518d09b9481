"""Program text and formulas that a text shows between two fences of Markdown (```, ~~~, $$).

A converter fences whole pages, too, and a stray fence opens anywhere. Between those stands Chinese text: so few lines
of a program are Chinese text, as its comments are, and none is a paragraph. Above the first sentence of a page and below
the last one the lines between fences are those of its frame.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.page import StripLine

CHINESE = 2  # a line is Chinese text where more than one character in so many is Chinese
COMMENTS = 3  # lines of a program for each line of Chinese text in it, at least
_ENDS = ("。", "：")  # of a sentence, or of what leads to a program
_MARKS = ("```", "~~~", "$$")
_FENCE = lazy_pattern(r"(?P<mark>```|~~~|\$\$)(?P<name>[ \t]*\w{0,20})")
_HAN = lazy_pattern("[一-鿿]")


def fenced_programs(lines: Sequence[StripLine]) -> Iterator[int]:
    """Indices of the lines of programs and formulas with their fences; no line is blank."""
    told = [n for n, line in enumerate(lines) if line.text.endswith(_ENDS)]
    opened: int | None = None
    for n, line in enumerate(lines):
        fence = _FENCE.fullmatch(line.text) if line.text.startswith(_MARKS) else None
        if fence is None:
            continue
        if opened is None:
            opened = n
        elif not lines[opened].text.startswith(fence["mark"]):
            continue  # $$ between fences of a program
        elif not fence["name"] and _is_program(lines[opened + 1 : n]):
            if told and told[0] < opened and n < told[-1]:
                yield from range(opened, n + 1)
            opened = None
        else:
            opened = n


def _is_program(lines: Sequence[StripLine]) -> bool:
    chinese = [line for line in lines if CHINESE * len(_HAN.findall(line.text)) > len(line.text)]
    return COMMENTS * len(chinese) <= len(lines) and not any(line.paragraph for line in chinese)
