"""Lines that only the weights call furniture: which of them have a second witness against them.

A title between the bar of a page and its text, the term of a glossary and a sentence with a scramble at its end look to
the weights like furniture too. Such lines have the text on one side. What stands between furniture on both sides is
part of what went there.
"""

from collections.abc import Collection, Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.page import StripLine

_SPEAKS = lazy_pattern(r"[\u4e00-\u9fff][，。；][^\n]")  # a sentence goes on behind the mark


def between_furniture(
    lines: Sequence[StripLine], doomed: Collection[int], removed: Sequence[int]
) -> Iterator[int]:
    """Those of the ``doomed`` lines that tell nothing and stand, alone or in a row of them, between lines that went.

    ``removed`` says how many lines went above each line, and last how many below.
    """
    n = 0
    while n < len(lines):
        if n not in doomed:
            n += 1
            continue
        end = n + 1
        while end in doomed:
            end += 1
        above, below = removed[n] or not n, removed[end] or end == len(lines)
        if above and below and (removed[n] or removed[end]):
            run = range(n, end)
            yield from (i for i in run if not lines[i].owned and not _SPEAKS.search(lines[i].text))
        n = end
