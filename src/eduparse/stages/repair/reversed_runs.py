"""Text that stands back to front behind a mark that turns it round where it is shown (U+202E).

A site writes it so that a copy cannot be read. Without the mark nothing would tell of it. So it is put the right way
round where it then is likelier by far, with its neighbours; where neither is, both stay.
"""

import re
from collections.abc import Iterator

from eduparse.document.edits import Edit
from eduparse.language.charmodel import folded
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.mixture import mixture
from eduparse.stages.repair.gbk_chars import seen

RULE = "form.reversed"
GAIN = 2.0  # nats by which the text must be likelier the right way round, …
SURE = 8.0  # … and from which that is sure
SUGGESTED = 0.8
_TURN = "\u202e"
_RUN = lazy_pattern("\u202e(?P<shown>[^\u202a-\u202e\n]{2,})\u202c?")
_HAN = lazy_pattern("[\u3400-\u9fff].*[\u3400-\u9fff]")
_OTHER_WAY = lazy_pattern("[\u0590-\u08ff]")  # Hebrew and Arabic, which are written from the right
_ABOUT = lazy_pattern(words("about-direction"))
_NEAR = 3  # characters on either side
_BRACKETS = str.maketrans("()（）[]【】《》〈〉「」『』“”‘’", ")(）（][】【》《〉〈」「』『”“’‘")
_OPEN, _CLOSE = "(（[【《「『“", ")）]】》」』”"


def reversed_runs(text: str) -> Iterator[Edit]:
    """Edits that put such runs the right way round, without their marks."""
    if _TURN not in text:
        return
    runs = [
        (m, _turned(m["shown"]))
        for m in _RUN.finditer(text)
        if not speaks_of_direction(_line(text, m.start()))
    ]
    gains = [_gain(text, m, turned) for m, turned in runs]
    proven = (
        max(gains, default=0.0) >= SURE
    )  # then the page writes so, also what has little Chinese
    for (m, turned), gain in zip(runs, gains, strict=True):
        if gain >= GAIN or (proven and not _OTHER_WAY.search(m["shown"])):
            sure = 1.0 if proven else SUGGESTED
            yield Edit(m.start(), m.end(), turned, RULE, sure)


def speaks_of_direction(line: str) -> bool:
    """Whether ``line`` speaks of such marks, or has a run the other way round beside it."""
    if _ABOUT.search(line):
        return True
    rest = _RUN.sub("", line)
    return any(m["shown"][::-1] in rest for m in _RUN.finditer(line))


def _line(text: str, at: int) -> str:
    low, high = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return text[low : high if high >= 0 else len(text)]


def _gain(text: str, m: "re.Match[str]", turned: str) -> float:
    """By how many nats the run is likelier the right way round; 0 where it has hardly any Chinese."""
    if not _HAN.search(m["shown"]):
        return 0.0
    before = text[max(0, m.start() - _NEAR) : m.start()].rsplit("\n", 1)[-1]
    behind = text[m.end() : m.end() + _NEAR].split("\n", 1)[0]
    return _score(before, turned, behind) - _score(before, m["shown"], behind)


def _turned(shown: str) -> str:
    """``shown`` from its end; brackets are mirrored where else one would close before one opens."""
    turned = shown[::-1]
    opens = [n for n, c in enumerate(turned) if c in _OPEN]
    closes = [n for n, c in enumerate(turned) if c in _CLOSE]
    return turned.translate(_BRACKETS) if opens and closes and closes[0] < opens[0] else turned


def _score(before: str, text: str, behind: str) -> float:
    return mixture().score(seen(folded(text + behind)), seen(folded(before)))
