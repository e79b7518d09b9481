"""The lines that may hold a title, and what is asked of them for each candidate."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from eduparse.language.titles import headline
from eduparse.stages.split.title_lines import LIST_ROW, bare_line, is_title_part
from eduparse.stages.split.title_words import title_key


class HeadLines:
    """What is asked of the lines of a head again for each candidate, found once.

    A head may be a menu of a thousand lines, each of which may be the title.
    """

    def __init__(self, head: Sequence[str]) -> None:
        self.head = head
        self.bare = [bare_line(line) for line in head]
        parts = (is_title_part(line, bare) for line, bare in zip(head, self.bare, strict=True))
        self._parts_above = list(accumulate(parts, initial=0))

    def parts_above(self, first: int) -> int:
        """How many lines above the line ``first`` may be part of a title."""
        return self._parts_above[first]

    def parts_below(self, last: int) -> int:
        """How many lines below the line ``last`` may be part of a title."""
        return self._parts_above[-1] - self._parts_above[last + 1]

    @cached_property
    def last_of_no_list(self) -> int:
        """The last line that is no row of a list; -1 where there is none."""
        rows = ((n, self.head[n]) for n in range(len(self.head) - 1, -1, -1))
        return next((n for n, h in rows if len(h) > LIST_ROW or headline(h) is not None), -1)

    def beginning_with(self, beginning: str) -> Iterator[str]:
        """The bare lines that begin so."""
        at = bisect_left(self._sorted, beginning)
        while at < len(self._sorted) and self._sorted[at].startswith(beginning):
            yield self._sorted[at]
            at += 1

    def speak_of(self, title: str, end: int) -> bool:
        """Whether one of the lines above the line ``end`` speaks of ``title``."""
        joined, ends = self._joined
        return end > 0 and joined.find(title_key(title), 0, ends[end - 1]) >= 0

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.bare)

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        """The folded lines, a break behind each, and where each of them ends."""
        folded = [title_key(line) + "\n" for line in self.head]
        return "".join(folded), [end - 1 for end in accumulate(map(len, folded))]
