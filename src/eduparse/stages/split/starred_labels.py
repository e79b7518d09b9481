"""Labels with a mark in front of them: ★2. that a bidder must meet, *III. of an agenda that a note explains."""

from collections.abc import Iterable, Iterator

from eduparse.language.line_pattern import LinePattern
from eduparse.language.numerals import ROMAN
from eduparse.stages.split.evidence import PlaceRules, weighed_place
from eduparse.stages.split.form_readings import READERS
from eduparse.stages.split.label import Label
from eduparse.stages.split.text_lines import opens_line

STARS = "*＊★☆▲△"
_ROMAN = LinePattern(
    rf"^[ \t\u3000]*(?P<star>[{STARS}])(?P<roman>[{ROMAN}]|[IVX]{{1,5}})[.．、](?![A-Za-z])"
)


def behind_stars(text: str, found: Iterable[Label], rules: PlaceRules) -> Iterator[Label]:
    """``found``; a label behind a mark that opens its line begins there, and the mark is part of it."""
    if not _has_star(text):
        yield from found
        return
    for label in found:
        begins = label.start - 1
        if begins < 0 or text[begins] not in STARS or not opens_line(text, begins):
            yield label
            continue
        fits = weighed_place(text, label.start, label.end, label.kind, rules, line_start=True)
        printed = text[begins : label.end]
        yield label._replace(start=begins, printed=printed, line_start=True, place=fits)


def starred_romans(text: str, rules: PlaceRules) -> list[Label]:
    """The Roman numbers behind such a mark, a weak form."""
    out: list[Label] = []
    if not _has_star(text):
        return out
    for m in _ROMAN.finditer(text):
        start, low, end = m.start("star"), m.start("roman"), m.end()
        for kind, value, element, numbers in READERS["roman"](m):
            fits = weighed_place(text, low, end, kind, rules, line_start=True)
            printed = text[start:end]
            out.append(Label(start, end, kind, value, printed, element, True, fits, True, numbers))  # noqa: FBT003
    return out


def _has_star(text: str) -> bool:
    """Whether ``text`` holds one of the marks; looked for one by one, which is the fastest."""
    return any(star in text for star in STARS)
