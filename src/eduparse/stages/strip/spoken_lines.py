"""Lines that look like furniture and that the text around them announces or speaks of.

首页底部应当标明备案号，格式如下： / 青ICP备12345678号. The line above announces it and the text goes on; or the line is all
that a clause says; or the lines above speak of such things, and no furniture of another kind stands beside it.
"""

import re
from collections.abc import Mapping, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import organs
from eduparse.language.titles import GIVEN_BELOW
from eduparse.stages.strip.frame import is_whole_clause
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.page import StripLine

NEAR = 4  # lines above a line in which the text may speak of it
About = Mapping[str, "re.Pattern[str]"]
OFFER = "noise.shady-ad"
LEADS = lazy_pattern(
    r"(?:如下|以下|下列|例如|格式|写法|样式|式样|样例|示例|写明|标明|标注|注明|印有|载明|显示为?|形式|内容为|为|包括|包含|设有|分为)[^，。；：:]{0,6}[：:]$"
)
_NOTICE = lazy_pattern(rf"(?:{GIVEN_BELOW}|(?:函复|事项|有关情况|安排|答复)如下)[：:]$")


class SpokenLines:
    """The marked lines of a page; ``inside`` are the ends of its text, ``about`` says by rule of what a text speaks."""

    def __init__(
        self,
        lines: Sequence[StripLine],
        marks: Sequence[Mark],
        inside: tuple[int, int],
        about: About,
    ) -> None:
        self._lines, self._marks, self._inside, self._about = lines, marks, inside, about
        self._above = self._edges(range(len(lines)))
        self._below = self._edges(range(len(lines) - 1, -1, -1))
        self._rules = {rule for strength, rule in marks if strength}
        self._text = max((n for n, mark in enumerate(marks) if not mark[0]), default=-1)

    def _edges(self, order: range) -> list[int]:
        """For each line the nearest one before it in ``order`` that no rule of ``about`` speaks of, or -1."""
        out, edge = [-1] * len(order), -1
        for n in order:
            out[n] = edge
            if self._marks[n][1] not in self._about:
                edge = n
        return out

    def is_own(self, n: int) -> bool:
        """Whether line ``n`` is announced, is all of a clause, or stands in a text that speaks of it."""
        lines, rule = self._lines, self._marks[n][1]
        said = n > 0 and lines[n - 1].text[-1] == "。"  # the clause has said what it says
        led = self._is_led(n) or (not said and is_whole_clause(lines, self._marks, n))
        if led and rule != OFFER:  # sellers set their lines below anything
            return True
        stands_in_text = self._inside[0] < n < self._inside[1] or self._stands_alone(n)
        return stands_in_text and self._is_spoken_of(n)

    def _is_led(self, n: int) -> bool:
        """Whether a line such as 格式如下： announces line ``n``, or those of its kind above it, and the text goes on."""
        above, below = self._above[n], self._below[n]
        if above < 0 or below < 0 or self._marks[above][0] or self._marks[below][0]:
            return False
        lead, after = self._lines[above].text, self._lines[below]
        led = LEADS.search(lead) and not _NOTICE.search(lead)
        return bool(led) and (after.owned or after.heads_clause or bool(organs(after.text)))

    def _stands_alone(self, n: int) -> bool:
        """Whether the page has no furniture but lines of this kind, and text below them."""
        return self._text > n and self._rules == {self._marks[n][1]}

    def _is_spoken_of(self, n: int) -> bool:
        """Whether the lines above speak of such things and no furniture of another kind stands beside line ``n``."""
        lines, marks = self._lines, self._marks
        rule = marks[n][1]
        around = [marks[m][1] for m in (n - 2, n - 1, n + 1, n + 2) if 0 <= m < len(lines)]
        if any(other and other != rule for other in around):
            return False
        said = [lines[m].text for m in range(max(0, n - NEAR), n) if not marks[m][0]]
        return any(self._about[rule].search(text) for text in said)
