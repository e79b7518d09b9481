"""Which bullets are items: a sign at a line start that comes again, no box to tick and no dash of a subtitle."""

import re
from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.kinds import BULLET
from eduparse.stages.split.label import Label
from eduparse.stages.split.text_lines import rest_of_line

MAX_HEADING = (
    32  # code points between a label and what its heading is followed by: an article, a dash
)
INNER = lazy_pattern("[。；，、：]")  # what a heading does not hold
BULLETS_WITHIN = 3000  # code points between two bullets of a list
SHORTEST_BOXED = 8  # code points behind □ in a list, where they end without a stop
SUBTITLE_LINES = 4  # in which a subtitle may stand, and
SUBTITLE_WITHIN = 400  # code points of the start
FEWEST_STROKES = (
    2  # sentences behind ———, below which it is the dash in front of who said or signs something
)
LONG_STROKE = 3  # strokes of such a dash
SENTENCE = 12  # code points of a sentence that has no stop
_DISCS = tuple(f"{BULLET}{sign}" for sign in "●■◆•▪")
_HAN = lazy_pattern("[一-鿿]")
_BYLINE = lazy_pattern(r"[ \t]*[一-鿿·]{2,9}[（(][一-鿿]{2,6}[）)][ \t\u3000]*$", re.MULTILINE)
# What a list of contacts names; its marks head no clauses.
_CONTACT = lazy_pattern(
    r"[ \t]*(?:(?:[^\n：:]{0,8}(?:地\s?址|邮\s?编|邮\s?箱|电\s?话|传\s?真|网\s?址|热线|公众号)|E-?mail|QQ)[^\n：:]{0,6}[：:]|"
    r"[^\n：:]{1,12}[：:][ \t]*[（(]?0\d{2,3}[）)\-－ ]?\d{6,8})"
)


def proven_bullets(text: str, found: Sequence[Label]) -> set[int]:
    """Bullets of a sign that another bullet of the sign follows or goes before; no subtitle."""
    kept: set[int] = set()
    last: dict[str, int] = {}
    strokes = _strokes(text, found)
    for n, label in enumerate(found):
        if not label.kind.startswith(BULLET) or _is_subtitle(text, label):
            continue
        if label.kind[-1] in "-－–*" and text[label.end : label.end + 1].isdecimal():
            continue
        if _BYLINE.match(text, label.end) and label.kind[-1] in "—─":
            continue  # ——李小明（某省）, who wrote a letter
        if _CONTACT.match(text, label.end) or (label.kind[-1] == "□" and _is_choice(text, label)):
            continue
        if len(label.printed) >= LONG_STROKE and label.kind[-1] == "—" and n not in strokes:
            continue
        before = last.get(label.kind)
        if before is not None and label.start - found[before].start <= BULLETS_WITHIN:
            kept.update((before, n))
        elif n and label.kind[-1] in "—─" and _under_heading(text, found[n - 1], label):
            kept.add(n)
        last[label.kind] = n
    alone = [n for n, e in enumerate(found) if e.kind in _DISCS and e.line_start]
    if len(alone) == 1 and _is_note(text, found, alone[0]):
        kept.update(alone)
    return kept


def _is_note(text: str, found: Sequence[Label], n: int) -> bool:
    """Whether the only disc of a text is an item of the one numbered line above it: a sentence, as that one is."""
    above = found[n - 1] if n else None
    if above is None or not above.line_start or above.kind.startswith(BULLET):
        return False
    line = rest_of_line(text, found[n].end).rstrip()
    between = text[above.end : found[n].start].rstrip()
    return (
        "\n" not in between
        and between[-1:] in "。；;：:"
        and len(line) >= SHORTEST_BOXED
        and line[-1:] in "。；;"
        and not _CONTACT.match(text, found[n].end)
    )


def _strokes(text: str, found: Sequence[Label]) -> set[int]:
    """The labels ——— with a sentence behind them, below a numbered label; none where there are too few.

    ———培根 tells who said something, and ———家长签字：____ who signs. Above all numbers they are news, not items.
    """
    sentences: set[int] = set()
    numbered = False
    for n, label in enumerate(found):
        numbered |= label.line_start and not label.weak
        long = label.kind.startswith(BULLET) and label.printed.startswith("———")
        if not (long and numbered):
            continue
        line = rest_of_line(text, label.end).strip()
        if "签" not in line[:SENTENCE] and (
            line[-1:] in "。；;！" or "。" in line or len(_HAN.findall(line)) > SENTENCE
        ):
            sentences.add(n)
    return sentences if len(sentences) >= FEWEST_STROKES else set()


def _is_choice(text: str, label: Label) -> bool:
    """Whether □ is a box of a form to tick: a word or two behind it, or more boxes."""
    line = text[label.end : label.end + 80].split("\n", 1)[0]
    return any(box in line for box in "□☐") or (
        len(line.strip()) < SHORTEST_BOXED and line.rstrip()[-1:] not in "。；;"
    )


def _under_heading(text: str, above: Label, label: Label) -> bool:
    """Whether a dash with a sentence behind it stands right below the heading of a label."""
    heading = text[above.end : label.start]
    line = rest_of_line(text, label.end).rstrip()
    return (
        0 < len(heading.strip()) <= MAX_HEADING
        and label.line_start
        and "\n" not in heading.strip()
        and not INNER.search(heading)
        and line[-1:] in "。；;"
    )


def _is_subtitle(text: str, label: Label) -> bool:
    """Whether a dash opens the subtitle of a report: ——在全县教育工作会议上, under the title."""
    if label.start > SUBTITLE_WITHIN or label.kind[-1] not in "—─-－–" or not label.line_start:
        return False
    above = [line for line in text[: label.start].split("\n") if line.strip()]
    if not 1 <= len(above) < SUBTITLE_LINES or any(a.rstrip()[-1] in "。；：:;" for a in above):
        return False
    below = next(
        (line for line in text[label.end : label.end + 400].split("\n")[1:4] if line.strip()), ""
    )
    return below.strip()[:1] != label.printed[:1]
