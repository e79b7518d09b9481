"""日 that recognition took for 曰: 3月17曰, 生产曰期, 五个工作曰.

Writers of today have 曰 where they quote and where they count (子曰：, 一曰求精), classics have it everywhere. The character
model tells them apart: of 415 in texts of other genres three came above nine nats, two of them slips. So it is a slip behind a month
and a figure, and where most of a page gain so much; one alone is suggested.
"""

from collections.abc import Iterator

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture

DATE = 8  # characters of a date in front of its day, 二○二一年三月十
NAMINGS = 2  # 初一曰朔，十五曰望: a text that says what days and ages are called
GAIN = 9.0  # nats by which 日 is likelier where most of the page's 曰 are slips
ONLY = 10.0  # and where one may be suggested
MOSTLY = 0.5  # of the 曰 of a page
FOUR, THREE = 4, 3  # characters in front and behind that are asked
_SAID = lazy_pattern("曰(?![:：“「『])")
# A word that is all of what follows. What happens on a day, or when, opens with other characters.
_NAMING = lazy_pattern(
    "[一二三四五六七八九十廿岁月]曰(?![前后内起至到止晚早中以之开截召报施生执实发印举进组完])[\u4e00-\u9fff]{1,3}(?=[，。、；,;\\s　]|\\Z)"
)
_SPOKEN = lazy_pattern("曰[:：“「『]")
_DAY = lazy_pattern("月[0-9OolI]{1,2}$")


def said_for_day(text: str, sure: float, unsure: float) -> Iterator[tuple[int, float]]:
    """Where 日 shows as 曰, with ``sure`` or ``unsure``."""
    namings = [
        m for m in _NAMING.finditer(text) if "年" not in text[max(0, m.start() - DATE) : m.start()]
    ]
    defines = len(namings) >= NAMINGS
    gains = {m.start(): _gain(text, m.start()) for m in _SAID.finditer(text)}
    slips = [at for at, gain in gains.items() if gain >= GAIN]
    mostly = len(slips) > 1 and len(slips) >= MOSTLY * text.count("曰")
    spoken = _SPOKEN.search(text) is not None
    for at, gain in gains.items():
        if _DAY.search(text, max(0, at - THREE), at) or (
            mostly and gain >= GAIN and not namings and not spoken
        ):
            yield at, sure
        elif gain >= ONLY and not defines:
            yield at, unsure


def _gain(text: str, at: int) -> float:
    """By how many nats 日 is likelier at ``at`` than 曰."""
    before, behind = text[max(0, at - FOUR) : at], text[at + 1 : at + 1 + THREE].split("\n", 1)[0]
    model = mixture()
    return model.score("日" + behind, before) - model.score("曰" + behind, before)
