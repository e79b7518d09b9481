"""The odds that a wrong byte made a character, on a page whose encoding is known.

What stands there and what another byte would have made of it are weighed by `byte_odds`, with what is learnt of damaged
and clean pages in that encoding. A byte may have become any other one too, for which bounds stand: nothing is learnt of
those.
"""

from collections import Counter
from collections.abc import Iterator
from math import inf, log

from eduparse.language.lexicons import surnames
from eduparse.language.mixture import mixture
from eduparse.stages.repair import byte_odds
from eduparse.stages.repair.asked_chars import (
    KNOWN_AMONG,
    KNOWN_EXPECTED,
    RARELY,
    TRIED,
    Asking,
    Bounds,
    asked_places,
    in_use,
    is_asked,
    is_han,
    surely_wrong,
)
from eduparse.stages.repair.byte_channel import UTF16, Page, differing
from eduparse.stages.repair.byte_odds import Standing
from eduparse.stages.repair.byte_readings import BIG5
from eduparse.stages.repair.gbk_chars import INDENT, seen
from eduparse.stages.repair.lone_letters import LABELS
from eduparse.stages.repair.lost_byte import ROUNDED
from eduparse.stages.repair.scarce_chars import scarce

# Logarithms of the odds from which one is told. Of 1,660 clean pages these tell of 4 in UTF-8, 13 to 20 in UTF-16, 12 in GBK and
# 13 in Big5, and of the wrong bytes that are asked, in genres not learnt from, they miss .059, .070 to .093, .007 and .021. To miss
# half as many takes three times as many clean pages or more in UTF-8 and UTF-16, which is not fair to all the others.
TOLD = {"utf-8": 1.0, UTF16: 0.25, "gbk": 0.0, BIG5: 0.5}
SHORT = 200  # characters of a page in UTF-8, as which nearly all short ones come, below which one counts as so long
PAGE = 1000  # characters; on a longer page chance has more tries, by the logarithm of its length
_LONGEST = 50_000
# Where a byte is no filler. With 3 nats less for characters in use, 13 of 1,660 clean pages in GBK were told, now 5; of 280
# that had such a byte 76 were, now 49.
ANY_BYTE = Bounds(9.0, 18.5, 19.0)
ANY_BYTE_16 = Bounds(12.0, 18.0, 18.0)  # … in UTF-16, where every byte is possible
_OF_PAGE = {
    "utf-8": "utf-8", "gb18030": "gbk", "gbk": "gbk", "gb2312": "gbk", "big5hkscs": BIG5, "big5": BIG5,
    "utf-16-le": UTF16, UTF16: UTF16,
}  # fmt: skip
SCARCE = -11.0  # log-probability of a character that few texts have


def known_cases(encoding: str, size: int) -> Iterator[Asking]:
    """What is asked in the encoding of the page, if one character of it is wrong by chance."""
    codec = _OF_PAGE.get(encoding)
    if codec is not None:
        more = max(0.0, log(min(size, _LONGEST) / PAGE)) if size else 0.0
        # Any byte takes too long to ask in UTF-8, as which nearly all pages come: it made `clean` a third slower.
        spread = {"utf-8": None, UTF16: ANY_BYTE_16}.get(codec, ANY_BYTE)
        yield Asking((codec,), spread, more, KNOWN_EXPECTED, KNOWN_AMONG)


def standings(text: str, encoding: str) -> Iterator[tuple[int, Standing]]:
    """What is known of each character of a page in ``encoding`` that is asked, and where it stands."""
    page = Page(text)
    once = [char for char, n in Counter(scarce().findall(text)).items() if n == 1]
    for case in known_cases(encoding, len(text)):
        for places, any_byte in asked_places(page, once, case):
            for at in () if any_byte else places[:TRIED]:
                if surely_wrong(text, at, case.codecs):
                    continue
                if is_asked(page, at, case, any_byte=False):
                    found = standing(page, at, case.codecs[0])
                    if found is not None:
                        yield at, found


def odds_at(page: Page, at: int, codec: str) -> float:
    """The logarithm of the odds that a filler made the character at ``at``; below what is told it may be -inf."""
    size = max(len(page.text), SHORT) if codec == "utf-8" else len(page.text)
    bare = _bare(page, at)
    told = TOLD[codec] + byte_odds.of_length(size, bare.kind) - byte_odds.HURT * page.hurt
    among = len(differing(page.text[at], (codec,)))
    fit = page.least_fit(at)
    least = byte_odds.least_likelier(codec, bare, told - ROUNDED, among, fit)
    if least > byte_odds.LEAST and not page.others(at, (codec,), least):
        return -inf
    found = standing(page, at, codec)
    return -inf if found is None else found.odds(codec, size, hurt=page.hurt)


def standing(page: Page, at: int, codec: str) -> Standing | None:
    """What is known of the character at ``at`` on a page in ``codec``; None where no other one is likelier."""
    others = page.others(at, (codec,), byte_odds.LEAST)
    if not others:
        return None
    after, fit = page.fit(at, others[0][1])
    return _bare(page, at)._replace(
        likelier=others[0][0],
        after=after,
        fit=fit,
        together=byte_odds.together([nats for nats, _ in others]),
    )


def _bare(page: Page, at: int) -> Standing:
    """The same without what the models say of the others."""
    text, char = page.text, page.text[at]
    named = is_han(char) and _is_named(text, at)
    kind = _kind_of_blank(page, at) if char == INDENT else _kind(char)
    own = mixture().logp("", seen(char))
    return Standing(kind, 0.0, 0.0, 0.0, 0.0, own, text.count(char), named)


def _kind_of_blank(page: Page, at: int) -> str:
    """What kind of character `byte_odds` takes a wide blank for: by its line."""
    if page.text[at + 1 : at + 2] in ("", "\n"):
        return "last blank"
    return "blank" if page.in_prose(at) else "blank of a form"


def _kind(char: str) -> str:
    """What kind of character `byte_odds` takes ``char``, no blank, for."""
    if is_han(char):
        return "han" if _is_common_han(char) else "rare"
    if char > "\x7f":
        return "sign"
    if char in LABELS:
        return "label"
    return "letter" if char.isalnum() else "ascii"


def _is_common_han(char: str) -> bool:
    """Whether ``char`` is a Chinese character of words, and none that mostly stands in names."""
    return is_han(char) and in_use(char) and mixture().logp("", seen(char)) >= RARELY


def _is_named(text: str, at: int) -> bool:
    """Whether the character at ``at``, one that few texts have, is a surname or stands behind one."""
    rare = mixture().logp("", seen(text[at])) < SCARCE
    return rare and not {text[at], text[max(0, at - 1) : at]}.isdisjoint(surnames())
