"""Names of buttons and columns that a text explains one by one, and answers below their questions.

搜索 / 在搜索框里输入书名，点“搜索”。 / 高级搜索 / 可以按作者查找。 On a page of a site such names stand beside one another,
or head links, which are names without a stop. In a manual or a lesson each one has its own sentence right below and a
line of the text right above.
An answer stands right below its question, whatever it counts.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.furniture import MENU, Mark
from eduparse.stages.strip.page import StripLine

COLUMNS = MENU | {
    *("noise.related-heading", "noise.lone-button", "noise.forum-tool", "noise.disclaimer"),
    *("noise.print-share", "noise.neighbours", "noise.site-note"),
}
FEWEST = 2  # names, each with its explanation; a site has one over its last list
NEAR = 6  # lines from one name to the next
LONGEST = 12  # code points of a name
LEAST = 5  # code points of a sentence
ANSWER = "noise.answer-site"
_ANSWERS = lazy_pattern(words("count-of-answers"))
_ASKED = lazy_pattern(words("key-of-question"))
_TOLD = ("。", "。”", "？", "！", "；")


def explained_names(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the marked lines with such names; no line is blank."""
    run: list[int] = []
    for n in (*(n for n, (_, rule) in enumerate(marks) if rule in COLUMNS), len(lines) + NEAR + 1):
        if run and n - run[-1] > NEAR:
            yield from _enough(lines, run)
            run = []
        if n < len(lines) and is_explained(lines, marks, n):
            run.append(n)


def answers(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the marked lines 回答：15 right below a question; a site counts answers below a name."""
    for n, (_, rule) in enumerate(marks):
        if rule == ANSWER and n and not marks[n - 1][0] and _ANSWERS.match(lines[n].text):
            asked = lines[n - 1].text
            if asked[-1] in "？?" or _ASKED.match(asked):
                yield n


def _enough(lines: Sequence[StripLine], run: Sequence[int]) -> Sequence[int]:
    """``run`` where it is long enough and a full stop ends one of its explanations: headlines ask and exclaim."""
    stops = any(lines[n + 1].text.endswith(_TOLD[:2]) for n in run)
    return run if len(run) >= FEWEST and stops else ()


def is_explained(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether a line of the text stands right above the name on line ``n``, and its sentence right below."""
    if not n or n + 1 == len(lines) or marks[n - 1][0] or marks[n + 1][0]:
        return False
    below = lines[n + 1].text
    return len(lines[n].text) <= LONGEST and below.endswith(_TOLD) and len(below) >= LEAST
