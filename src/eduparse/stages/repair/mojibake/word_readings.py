"""What a word says in another encoding of Chinese, and whether it is likelier by far so than as it stands."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.stages.repair.byte_readings import BIG5, GB, UTF8, stands_for
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.mojibake.roundtrip import NULL
from eduparse.stages.repair.scarce_chars import is_rare

# Nats by which a word is likelier in another encoding of Chinese. Of 6,126 documents one has such words, and is damaged. Of
# 762 words of three to eight characters that GBK wrote and Big5 shows 686 are such, of 863 that EUC-JP shows 713.
LIKELIER = 16.0
OF_RARE = 3  # of so many characters of words one is rare, or fewer are
MOST = 16  # readings of a word that are tried
FEWEST_WHOLE = 2  # characters in front of one that lost its end
LEFT = 3  # characters in front that the model asks for
CODECS = {GB: "gbk", BIG5: "big5", UTF8: "utf-8"}  # no pairs beyond these, which few pages have
_KEPT = 1 << 12  # words whose readings are kept: names come again
_ONLY_HAN = lazy_pattern("[〇\u4e00-\u9fff]+")

Way = tuple[str, str]  # the encoding that shows a word, and the one that wrote it


class Needed(NamedTuple):
    """By how many nats a word must be likelier than chance gives, and than what is shown."""

    over: float
    by: float = LIKELIER


def is_likelier(
    text: str,
    start: int,
    end: int,
    ways: Sequence[Way],
    needed: Needed,
    most: int = MOST,
) -> bool:
    """Whether a word of Chinese is likelier in one of the ``ways`` by as much as is ``needed``."""
    word = text[start:end]
    left = right = ""
    least: float | None = None
    for read, written in _words_of(word, tuple(ways), most, OF_RARE):
        if least is None:  # most words have no reading at all
            left, right = sides(text, start, end)
            least = needed.by + mixture().score(seen(word) + right, left)
        bound = max(least, needed.over - NULL[written] * len(read))
        if mixture().likely(left + seen(read) + right, len(left), bound) is not None:
            return True
    return False


@lru_cache(_KEPT)
def _words_of(
    word: str, ways: tuple[Way, ...], most: int, of_rare: int
) -> tuple[tuple[str, str], ...]:
    """What `readings_of` says along each way, with the encoding that wrote it, of which one of ``of_rare`` characters is rare at most."""
    return tuple(
        (read, written)
        for shown, written in ways
        for read in readings_of(word, shown, written, most)
        if of_rare * sum(map(is_rare, read)) <= len(read)
    )


@lru_cache(_KEPT)
def readings_of(word: str, shown: str, written: str, most: int = MOST) -> tuple[str, ...]:
    """What the bytes of ``word`` are in ``written``, where that is Chinese: a few characters stand for several pairs."""
    return tuple(_readings(word, shown, written, most))


def _readings(word: str, shown: str, written: str, most: int) -> Iterator[str]:
    every: list[tuple[bytes, ...]] = []
    for char in word:
        some = stands_for(char, shown)
        if not some:
            return
        every.append(some)
    for data in islice(product(*every), most):
        try:
            read = b"".join(data).decode(CODECS[written])
        except UnicodeDecodeError as wrong:
            # The pair with the last byte is no character of GBK and vanished: 鍦ㄥ尰瀛 for 在医学.
            torn = (shown, written) == (GB, UTF8) and wrong.end == len(wrong.object)
            if not torn:
                continue
            read = wrong.object[: wrong.start].decode(CODECS[written])
            if len(read) < FEWEST_WHOLE:
                continue
        if _ONLY_HAN.fullmatch(read) is not None:
            yield read


def sides(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in front of a word and behind it, as the model sees it."""
    left = seen(text[max(0, start - LEFT) : start].rsplit("\n", 1)[-1])
    return left or "\n", seen(text[end : end + 1]) or "\n"
