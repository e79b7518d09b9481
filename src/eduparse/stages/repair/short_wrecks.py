"""A few characters behind a lost byte: 很玫钠沸衺 for 很好的品行, where the wrong pairs end soon.

Three or four characters that make no sense are too few for a mean to tell: a name or a rare word is as unlikely.
What tells is that the same bytes, each paired with the one behind, are text that goes with what stands beside
them. Only where two rare characters stand together, and the model expects neither, is that asked.
"""

from functools import lru_cache
from itertools import accumulate, pairwise
from math import inf

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.stages.repair.byte_readings import BIG5, GB, pairs
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.lost_byte import ROUNDED
from eduparse.stages.repair.page_model import is_traditional
from eduparse.stages.repair.scarce_chars import rare_near

LIKELIER = 16.0  # nats by which the text is likelier one off
LOST = -9.0  # what the character costs of which half is gone
UNEXPECTED = -11.0  # the same after those before it, where none expects it
LONGEST = 8  # characters that are tried
FEWEST = 3
REACH = 4  # characters in front among which a bracket may be opened
MOSTLY = 0.6  # share of Chinese characters
BEHIND = 2  # characters behind that the reading must go with
OF_A_KIND = (
    0x140  # code points, which go by radicals, between two characters that may have the same
)
_PHRASE = lazy_pattern("[\u4e00-\u9fff]{4}(?![\u4e00-\u9fff])")
_CLOSED = lazy_pattern(
    "[^\n]{0,4}(?:【[^】\n]*】|《[^》\n]*》|“[^”\n]*”|「[^」\n]*」|〔[^〕\n]*〕)"
)


@lru_cache(maxsize=4)
def short_wrecks(text: str) -> tuple[tuple[int, int], ...]:
    """Where a few characters of ``text`` are likelier by far with their bytes paired one off."""
    if text.isascii():
        return ()
    found: list[tuple[int, int]] = []
    hant: bool | None = None
    for at, behind in rare_near(text):
        if text[at : at + 1] == text[at + 1 : at + 2] or (found and at < found[-1][1]):
            continue  # what stutters is no run, from here or from the one in front
        if not _unexpected(text, at, behind):
            continue
        hant = is_traditional(text) if hant is None else hant
        for start in (at, at - 1):
            end = _end(text, start, hant=hant) if start >= 0 else 0
            if end:
                found.append((start, end))
                break
    return tuple(found)


def _unexpected(text: str, start: int, end: int) -> bool:
    """Whether the first and the last character of a range are ones that nobody expects there."""
    plain = seen("\n\n\n" + text[max(0, start - 3) : end])
    size = len(plain)
    return all(
        mixture().logp(plain[at - 3 : at], plain[at]) < UNEXPECTED
        for at in (size - 1, size - (end - start))
    )


def _end(text: str, start: int, *, hant: bool) -> int:
    """Where the run from ``start`` on ends that is likelier one off; 0 where none is."""
    left = seen(text[max(0, start - 3) : start].rsplit("\n", 1)[-1]) or "\n"
    line = text[start : start + LONGEST + BEHIND].split("\n", 1)[0]
    if _CLOSED.match(text, max(0, start - REACH), start + LONGEST):
        return 0  # a rare word in brackets, as dictionaries print them: 【龌龊】
    if _PHRASE.match(line) and abs(ord(line[0]) - ord(line[2])) < OF_A_KIND:
        return 0  # two verbs of one radical, each with its object: 捶床捣枕, 嫉衾妒枕
    if _stutters(line[:FEWEST]):
        return 0  # as every longer run would
    model = mixture()
    plain, sizes = seen(line), range(FEWEST, min(LONGEST, len(line)) + 1)
    # How likely the line is up to each of its characters: what every size of a run shares.
    here = list(accumulate(model.running(left + plain, len(left))))
    best, found = LIKELIER, 0
    for encoding in (GB, BIG5) if hant else (GB,):
        one_off = _one_off(line[: sizes.stop - 1], encoding)
        pair, most, reached = model.most_of_pair, 0.0, 1
        for size in sizes:
            read = one_off.get(size)
            if read is None:
                break
            stop = min(size + BEHIND, len(line))
            # The character of which half is gone stands between what is in front and the reading.
            least = best - LOST + here[stop - 1] - ROUNDED
            text = seen(read) + plain[size:stop]
            # Each reading goes on from the one before, so that what it comes to at most is mostly known.
            for at in range(reached, len(read)):
                most += pair(text[at - 1 : at + 1])
            reached = max(reached, len(read))
            if most < least or not _chinese(line[:size]):
                continue
            score = model.likely(text, 0, least)
            gain = -inf if score is None else score + LOST - here[stop - 1]
            if gain >= best:
                best, found = gain, start + size
    return found


def _chinese(shown: str) -> bool:
    """Whether most of ``shown`` is Chinese characters: no word of another language, no row of stars."""
    foreign = [c for c in shown if c > "\x7f"]
    han = sum("\u4e00" <= c <= "\u9fff" for c in foreign)
    return han >= MOSTLY * len(foreign) and not _stutters(shown)


def _stutters(shown: str) -> bool:
    """Whether a character stands behind itself."""
    return any(a == b for a, b in pairwise(shown))


def _one_off(shown: str, encoding: str) -> dict[int, str]:
    """By size of the beginning of ``shown`` its bytes but for the first and, where that is the first of a pair, the last.

    Where that size, or a smaller one, is no text so, there is none.
    """
    known = pairs(encoding)
    data, ends = b"", []
    for char in shown:
        try:
            data += char.encode(encoding)
        except UnicodeEncodeError:
            break
        ends.append(len(data))
    out, at = "", 1
    found: dict[int, str] = {}
    for size, end in enumerate(ends, 1):
        while at < end:
            if data[at] < 0x80:
                out += chr(data[at])
                at += 1
                continue
            if at + 1 == end:
                break
            char = known.get(data[at : at + 2], "")
            if not char:
                return found
            out += char
            at += 2
        if out:
            found[size] = out
    return found
