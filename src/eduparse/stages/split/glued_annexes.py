"""Appendices whose heads a page glued into its lines: …不大于5。附录 A（规范性）校舍类别A.1分类….

附录A stands in references all the time. It heads an appendix where a standard says of what kind it is
(规范性, 资料性), where its own first part stands right behind the title (A.1), or at a line start beside another.
Rows of a table of contents lead to page numbers by dots and head none.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.contents_entries import leads_to_page
from eduparse.stages.split.text_lines import opens_line, rest_of_line

LONGEST_TITLE = 40  # code points
_BLANKS = r"[ \t\u3000]*"
_KIND = rf"[（(](?:规范性|资料性)(?:附录)?[）)]{_BLANKS}"
_TITLE = r"[^\n。；;，,：:！？（()）.．…·]"
_OWN = r"(?<![表图式见])(?<![表图式见] )(?P=letter)\.1(?!\d)"  # its own first part, no table of it
_LETTERED = lazy_pattern(
    rf"(?P<label>附{_BLANKS}[录件]{_BLANKS}(?P<letter>[A-Z])(?![A-Za-z])(?!\.\d))[：:]?{_BLANKS}(?:"
    rf"{_KIND}(?P<below>{_TITLE}{{2,{LONGEST_TITLE}}}?(?={_OWN}|{_BLANKS}$)|(?P<twice>{_TITLE}{{4,{LONGEST_TITLE}}})(?=(?P=twice)))?"
    rf"|(?P<above>{_TITLE}{{2,{LONGEST_TITLE}}}?){_BLANKS}{_KIND}"
    rf"|(?P<own>{_TITLE}{{2,{LONGEST_TITLE}}}?)(?={_OWN}))",
    re.MULTILINE,
)
# A line that opens with the label and goes on, or ends with the label and its title.
_LOOSE = lazy_pattern(
    rf"(?P<label>附{_BLANKS}录{_BLANKS}(?P<letter>[A-Z]))[ \t\u3000]+(?=[一-鿿]{{2}})(?:"
    rf"(?P<closing>{_TITLE}{{2,{LONGEST_TITLE}}})$"
    rf"|(?P<tabled>{_TITLE}{{2,{LONGEST_TITLE}}}?(?=[表图] ?(?P=letter)\.1))|(?=[^\n]{{{LONGEST_TITLE}}}))",
    re.MULTILINE,
)
_TITLES = ("below", "above", "own", "closing", "tabled")
_REFERS = lazy_pattern(
    r"(?:[见按照和与及或至到由在据以于如、，,（(《“]|参照|依据|符合|参考)[ \t]*$"
)
# What is said of an appendix: 附录A（规范性）为强制性条款, 附录A 校舍分类A.1条文.
_SAID = lazy_pattern(
    r"(?:[A-Z]\.1)?[ \t\u3000]*(?:[为与和及的是由中、，,）”」]|给出|所列|列出|规定|进行|用于|适用|只供|仅供|参见|条文)"
)
_LEADS = lazy_pattern(rf"[^\n]{{0,{LONGEST_TITLE + 20}}}?(?:[.．·…][ \t]?){{4}}")


class GluedAnnex(NamedTuple):
    """Where its label begins and ends, its name (附录A), the span of its title if it is known, the end of its head."""

    start: int
    label_end: int
    name: str
    title: tuple[int, int] | None
    head_end: int


def glued_annexes(text: str) -> Iterator[GluedAnnex]:
    """The appendices of ``text`` that stand so, in order; each letter is headed once.

    A label that opens a long line, or closes one with its title, counts beside one of a neighbouring letter.
    """
    taken = [m for m in _LETTERED.finditer(text) if not _named_only(text, m)]
    loose = [
        m
        for m in (_LOOSE.finditer(text) if taken else ())
        if (m["closing"] or opens_line(text, m.start())) and not _named_only(text, m)
    ]
    letters = {ord(m["letter"]) for m in taken}
    while found := [m for m in loose if _beside(ord(m["letter"]), letters)]:
        taken += found
        letters |= {ord(m["letter"]) for m in found}
        loose = [m for m in loose if m not in found]
    last = ""
    for m in sorted(taken, key=lambda m: m.start("label")):
        if m["letter"] > last:
            last = m["letter"]
            groups = m.groupdict()
            title = next((m.span(g) for g in _TITLES if groups.get(g)), None)
            name = "".join(m["label"].split())
            yield GluedAnnex(*m.span("label"), name, title, m.end())


def _named_only(text: str, m: re.Match[str]) -> bool:
    """Whether a paper refers to an appendix, or names it in a table of contents.

    A head opens no sentence of the word in front of it, and what is said of it stands right behind it.
    """
    if "一" <= text[max(0, m.start() - 1) : m.start()] <= "鿿":
        return True  # 增加了附录A（规范性）
    if _SAID.match(text, m.end()) or leads_to_page(rest_of_line(text, m.end("label"))):
        return True
    refers = _REFERS.search(text, max(0, m.start("label") - 6), m.start("label"))
    return refers is not None or _LEADS.match(text, m.end("label")) is not None


def _beside(letter: int, letters: set[int]) -> bool:
    return letter not in letters and bool({letter - 1, letter + 1} & letters)
