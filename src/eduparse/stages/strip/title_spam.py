"""Names of betting sites that a stroke divides from a title: …的通知-金凤彩票官方版下载.

Most of such a part is made of the words of these sites, one of them of betting; the rest has the form of a title.
The words are options of the rule `KEYWORDS`.
"""

import re
from collections.abc import Iterable, Iterator

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import Words, any_of
from eduparse.language.titles import TITLE_END
from eduparse.rules.rule import Rule
from eduparse.stages.strip.page import strip_lines
from eduparse.stages.strip.site_names import LAW

KEYWORDS = "spam.keywords"
ABOVE = frozenset(("words", "place"))
HEADERS = 3  # lines at the top that may be headers of key words
HITS = 3  # different words of such sites that a header of key words holds
BRAND_NAME = 4  # characters of such a part that are no word of its kind: the brand
TITLED = lazy_pattern(rf".{{4,}}(?:{TITLE_END})[》”]?(?:[（(][^（）()]{{1,12}}[）)])?")
_SEAM = lazy_pattern(r"[ \u3000]*[-_|｜—–－＿]{1,2}[ \u3000]*")
_STOPS = lazy_pattern("[。；]")


class TitleSpam:
    """What stands beside titles; ``soft`` are the words of headers of key words."""

    def __init__(self, rules: Iterable[Rule], soft: "re.Pattern[str]") -> None:
        told = next((r.options for r in rules if r.id == KEYWORDS), {})
        self._betting = tuple(told.get("betting", ()))
        self._any_betting = Words(self._betting)
        self._site = lazy_pattern(any_of(told.get("site", ())))
        self._offered = lazy_pattern(f"(?:{any_of(told.get('offered', ()))})$")
        self._soft = soft

    @property
    def words(self) -> Words:
        """Without one of these there is nothing to find."""
        return self._any_betting

    def edits(self, text: str, present: frozenset[str]) -> Iterator[Edit]:
        """Deletions of the part behind a title, or in front of one, with the stroke between.

        ``present`` are those of its ``words`` that stand in ``text``.
        """
        if not self._any_betting.among(present):
            return
        lines = [line for line in strip_lines(text) if line.text]
        for line in lines[:HEADERS]:
            if _STOPS.search(line.text) or LAW.search(line.text):
                continue
            start = line.start + line.raw.index(line.text)
            for m in _SEAM.finditer(line.text):
                before, after = line.text[: m.start()].strip(), line.text[m.end() :].strip()
                if self._is_betting(after, before):
                    yield Edit(start + len(before), line.end, "", KEYWORDS, 0.99, witnesses=ABOVE)
                    break
                if self._is_betting(before, after):
                    yield Edit(start, start + m.end(), "", KEYWORDS, 0.99, witnesses=ABOVE)
                    break

    def _is_betting(self, part: str, title: str) -> bool:
        """Whether most of ``part`` is made of the words of betting sites, of which ``title`` says nothing."""
        own = [word for word in self._betting if word in part]
        if not own or any(word in title for word in own) or TITLED.fullmatch(title) is None:
            return False
        if self._offered.search(part) is None:
            return False
        plain = self._site.sub("", self._soft.sub("", part))
        hits = len(self._soft.findall(part)) + len(self._site.findall(self._soft.sub(" ", part)))
        return hits >= HITS - 1 and len(plain) <= BRAND_NAME
