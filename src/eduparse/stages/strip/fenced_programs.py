"""Program text and formulas that a text shows between two fences of Markdown (```, ~~~, $$).

A converter fences whole pages, too, and a stray fence opens anywhere. Between those stands Chinese text: so few lines
of a program are Chinese text, as its comments are, and none is a paragraph. Above the first sentence of a page and below
the last one the lines between fences are those of its frame.

Or a line announces a program (示例：) and its lines stand right below, up to the Chinese line with which the text goes on.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.tag_lessons import shown_markup

CHINESE = 2  # a line is Chinese text where more than one character in so many is Chinese
COMMENTS = 3  # lines of a program for each line of Chinese text in it, at least
_ENDS = ("。", "：")  # of a sentence, or of what leads to a program
_MARKS = ("```", "~~~", "$$")
_FENCE = lazy_pattern(r"(?P<mark>```|~~~|\$\$)(?P<name>[ \t]*\w{0,20})")
_PROGRAMS = frozenset(
    [
        *("css", "scss", "less", "html", "xml", "js", "javascript", "ts", "jsx", "vue", "php"),
        *("java", "jsp", "python", "py", "c", "cpp", "sql", "sh", "bash", "json", "yaml", "go"),
    ]
)  # languages that a fence names
_HAN = lazy_pattern("[一-鿿]")
_LEADS = lazy_pattern(words("leads-to-program"))
SHORTEST, LONGEST = 2, 60  # lines of a program that a line announces


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
            named = lines[opened].text.strip("`~ \t").lower() in _PROGRAMS
            if named or (told and told[0] < opened and n < told[-1]):
                yield from range(opened, n + 1)
            opened = None
        else:
            opened = n


def programs(lines: Sequence[StripLine]) -> frozenset[int]:
    """Indices of the lines of programs between fences, and of markup that the text is about; no line is blank."""
    return frozenset((*fenced_programs(lines), *shown_markup(lines)))


def announced_programs(lines: Sequence[StripLine]) -> Iterator[int]:
    """Indices of the lines of programs that the line above them announces, where text goes on below; no line is blank."""
    for n, line in enumerate(lines):
        if line.text[-1] not in "：:" or not _LEADS.search(line.text):
            continue
        end = n + 1
        while end < len(lines) and end - n <= LONGEST + 1 and not _is_chinese(lines[end]):
            end += 1
        if end < len(lines) and SHORTEST <= end - n - 1 <= LONGEST:
            yield from range(n + 1, end)


def _is_chinese(line: StripLine) -> bool:
    return CHINESE * len(_HAN.findall(line.text)) > len(line.text)


def _is_program(lines: Sequence[StripLine]) -> bool:
    chinese = [line for line in lines if _is_chinese(line)]
    return COMMENTS * len(chinese) <= len(lines) and not any(line.paragraph for line in chinese)
