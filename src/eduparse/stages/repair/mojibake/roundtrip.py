"""A line that goes back to bytes without loss and comes out as Chinese, through up to three wrong readings.

Every encoder and decoder on the way is strict, so hardly any line goes through by chance. Which way it
is shows a sample; the whole line then costs little more than its encoding and decoding, however long
it is.
"""

from codecs import getincrementaldecoder
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import Mixture, mixture
from eduparse.stages.repair.byte_readings import (
    BIG5,
    CHAINS,
    EASTERN,
    FIRST,
    GB,
    LATIN_ROW,
    OF_PAIRS,
    UTF8,
    as_bytes,
    shows_one_by_one,
)
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.lost_byte import ROUNDED

SAMPLE = 400  # characters of a line that show the way
DEEPEST = 3  # wrong readings on top of each other
NULL = {UTF8: 13.5, GB: 10.0, BIG5: 9.5}  # nats: how unlikely one character is for bytes at random
NULL_OF_EASTERN = 8.5
# … the same of bytes of pairs that a code page of Korea or Japan shows. Of 2,900 lines of Korean none came to more than
# -9.7 for a character as GBK, whose commonest rows hangul share; of 900 paragraphs of Chinese one in a hundred comes to -7.
EVIDENCE = 14.0  # nats by which the line must be likelier as Chinese than as chance
AGAIN = 3.0  # the same on a page where whole lines of `PROOF` nats were read that way
PROOF = 40.0
BETTER = 1.5  # nats by which a character must be likelier than before

_HAN = lazy_pattern("[\u4e00-\u9fff]")

Way = tuple[tuple[str, str], ...]
"""The encodings shown in and written in, the last wrong reading first."""


class ReadStretch(NamedTuple):
    """``[start, end)`` of a line and what it was."""

    start: int
    end: int
    text: str


class Whole:
    """The lines of one page; the way that worked last is tried first. Most pages never need the ``model``."""

    def __init__(self, model: Callable[[], Mixture]) -> None:
        self._model = model
        self._last: Way = ()
        self._proof: Counter[Way] = Counter()

    def read(self, line: str) -> tuple[Way, str] | None:
        """The way and what ``line`` was; None where no way leads to Chinese."""
        sample = line[:SAMPLE]
        for way in (self._last, *_ways(sample, self._model)):
            part = _through(sample, way, whole=len(line) <= SAMPLE)
            if not way or not part or not _chinese(self._model(), sample, part, way):
                continue
            text = _through(line, way, whole=True)
            if text is not None and "\n" not in text:
                self._last = way
                self._proof[way] += int(roundtrip_evidence(self._model(), part, way[-1][1]))
                return way, text
        return None

    def again(self, line: str) -> tuple[Way, str] | None:
        """The same for a line that is too short to prove anything, by what the page has proved."""
        for way, proof in self._proof.most_common(1):
            text = (
                _through(line, way, whole=True) if proof >= PROOF and len(line) <= SAMPLE else None
            )
            if text and "\n" not in text and _chinese(self._model(), line, text, way, AGAIN):
                return way, text
        return None

    def known(self, line: str, mended: str) -> tuple[Way, str] | None:
        """The same for a line whose text stands elsewhere on the page, ``mended``: a title, which is a name that nobody knows."""
        for way, proof in self._proof.most_common(1):
            text = (
                _through(line, way, whole=True) if proof >= PROOF and len(line) <= SAMPLE else None
            )
            if text and text in mended and len(_HAN.findall(text)) > 1:
                return way, text
        return None

    def within(self, line: str) -> Iterator[ReadStretch]:
        """The stretches of ``line`` in Latin letters that two wrong readings or more have made of Chinese.

        One wrong reading is searched for, bytes lost or not; two of them no search follows.
        """
        for m in LATIN_ROW.finditer(line):
            found = self.read(m[0])
            if found is not None and len(found[0]) > 1:
                yield ReadStretch(*m.span(), found[1])


def null_of(shown: str, written: str) -> float:
    """How unlikely one character of bytes at random is that are ``shown`` so and read as ``written``, in nats."""
    return NULL_OF_EASTERN if shown in EASTERN and written != UTF8 else NULL[written]


def roundtrip_evidence(model: Mixture, text: str, written: str) -> float:
    """How many nats likelier ``text`` is as Chinese than as bytes at random read in ``written``."""
    scores = _scores(model, text)
    return sum(scores) + NULL[written] * (len(scores) - 2 * text.count("\ufffd"))


def glanced_evidence(model: Mixture, text: str, written: str, bad: float) -> tuple[float, float]:
    """How many nats likelier ``text`` is so, a lost character at a cost of ``bad``: all of it, and its best stretch.

    Whole text beside a damaged part is nothing in ``written``, however much of it there is.
    """
    return _summed(_scores_of_signs(model, text), NULL[written], bad)


def most_evidence(text: str, written: str, bad: float) -> tuple[float, float]:
    """What `glanced_evidence` says at most, whatever the model: no chance is over one."""
    return _summed(((0.0, c == "\ufffd") for c in text if c > "\x7f"), NULL[written], bad)


def most_by_pairs(text: str, written: str, bad: float) -> tuple[float, float]:
    """The same by the pairs of ``text``, which take longer and tell more."""
    most = mixture().most_of_each("\n" + seen(text))
    pairs = ((nats, c == "\ufffd") for nats, c in zip(most, text, strict=True) if c > "\x7f")
    return _summed(pairs, NULL[written], bad)


def _summed(scores: Iterable[tuple[float, bool]], null: float, bad: float) -> tuple[float, float]:
    """The sum of all evidence, and of the best stretch of it."""
    whole = stretch = best = 0.0
    for score, lost in scores:
        nats = score + null - bad * lost
        whole += nats
        stretch = max(0.0, stretch + nats)
        best = max(best, stretch)
    return whole, best


def _ways(sample: str, model: Callable[[], Mixture]) -> list[Way]:
    """The ways that lead to Chinese, the likeliest first."""
    found: list[tuple[float, Way]] = []
    reached: list[tuple[str, Way]] = [(sample, ())]
    known = {sample}  # what was read on from: the same text leads to the same again
    for depth in range(DEEPEST):
        further = []
        for text, way in reached:
            for out, step in _read_once(text, beneath=depth > 0):
                if out == sample:
                    continue
                longer = (*way, step)
                if out not in known:
                    further.append((out, longer))
                # For no weighing do the pairs allow more: a page is weighed only where they allow enough.
                allowed = _may_be_chinese(mixture(), out, step[1], EVIDENCE)
                if allowed and _chinese(model(), sample, out, longer):
                    found.append((_mean(model(), out), longer))
        if found:
            break
        known.update(out for out, _ in further)
        reached = further
    return [way for _, way in sorted(found, key=lambda f: (-f[0], f[1]))]


@lru_cache(maxsize=256)  # the pass runs three times, and most lines stay as they are in between
def _read_once(text: str, *, beneath: bool) -> tuple[tuple[str, tuple[str, str]], ...]:
    """What ``text`` was before one wrong reading, or ``beneath`` another one, with the encodings of it."""
    found: list[tuple[str, tuple[str, str]]] = []
    eastern = OF_PAIRS.search(text) is not None
    for shown, every in (CHAINS if beneath else FIRST).items():
        if eastern and shows_one_by_one(shown):
            continue  # it shows no such character
        data = as_bytes(text, shown)
        if data is None or data.isascii():
            continue
        for written in every:
            out = _decoded(data, written, whole=False)
            if out and out != text:
                found.append((out, (shown, written)))
    return tuple(found)


def _through(text: str, way: Way, *, whole: bool) -> str | None:
    out: str | None = text
    for shown, written in way:
        if out is None:
            return None
        out = _read(out, shown, written, whole=whole)
    return out


def _read(text: str, shown: str, written: str, *, whole: bool) -> str | None:
    """``text`` read again; None where that fails. Half a character at the end fails the ``whole``."""
    data = as_bytes(text, shown)
    return None if data is None or data.isascii() else _decoded(data, written, whole=whole)


_decoder = cache(getincrementaldecoder)


def _decoded(data: bytes, written: str, *, whole: bool) -> str | None:
    try:
        return _decoder(written)().decode(data, whole)
    except UnicodeDecodeError:
        return None


def _chinese(model: Mixture, before: str, after: str, way: Way, needed: float = EVIDENCE) -> bool:
    return (
        _may_be_chinese(model, after, way[-1][1], needed)
        and roundtrip_evidence(model, after, way[-1][1]) >= needed
        and _mean(model, after) >= _mean(model, before) + BETTER
    )


def _may_be_chinese(model: Mixture, text: str, written: str, needed: float) -> bool:
    """Whether the pairs of ``text`` allow `roundtrip_evidence` of so much: those of bytes at random mostly do not."""
    each = zip(model.most_of_each("\n" + seen(text)), text, strict=True)
    most = [nats for nats, c in each if c > "\x7f"]
    null = NULL[written] * (len(most) - 2 * text.count("\ufffd"))
    return sum(most) + null >= needed - ROUNDED


def _mean(model: Mixture, text: str) -> float:
    scores = _scores(model, text)
    return sum(scores) / len(scores) if scores else -99.0


def _scores(model: Mixture, text: str) -> list[float]:
    """The log-probability of each character that is not ASCII."""
    return [score for score, _ in _scores_of_signs(model, text)]


def _scores_of_signs(model: Mixture, text: str) -> Iterator[tuple[float, bool]]:
    """The same, with whether the character is lost."""
    plain = "\n" + seen(text)
    for score, c in zip(model.running(plain, 1), text, strict=True):
        if c > "\x7f":
            yield score, c == "\ufffd"
