"""Pages stitched from bytes in several encodings: which one each line is in, and each part of a line.

Most pages are in one encoding and hold no bad byte: where all of it decodes and no odd characters
crowd, nothing is looked at line by line. Else a line stays in the encoding of the page unless it reads
badly there and like Chinese in another one. A line that reads badly in all is searched for places
where the encoding changes: a path over its bytes, each character at its log-probability, each change
and each bad byte at a price. All of it is linear in the bytes.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from eduparse.budget import UNLIMITED, Budget
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.rare_chars import clusters, crowded
from eduparse.stages.decode.encodings import BIG5, GB, UTF8, DecodedPiece, decoded
from eduparse.stages.decode.likelihood import BAD, CLEAR, NARROW, NATURAL, likeliest, mean, weight
from eduparse.stages.decode.realign import realigned
from eduparse.stages.repair.swallowed import suspects

_SAMPLES = (256, 4 * 1024, 64 * 1024)  # bytes that show the encoding of a page, more where in doubt
_GLANCE = 4 * 1024  # bytes of a line that tell its encoding
_SHORT = 20  # characters of a line in which odd ones may not crowd
_AROUND = 3  # characters beside odd ones that are looked at with them
_LONGEST = 16 * 1024  # bytes of a line that is searched for changes
_CHANGE = -14.0  # price of a change of encoding, in nats
_FEWEST = 2  # characters in a part of a line
_GAIN = 10.0  # nats by which parts must be likelier than the line in one encoding
RARE = -11.5  # mean log-probability of a character of a part, whatever its genre
_PICTURES = lazy_pattern("[\u2190-\u23ff\u2500-\u27bf]+")  # arrows, frames and ornaments
_REPEATED = lazy_pattern(r"(.)\1{2,}")
# A rule across the page, ══════ in GBK, would outweigh the text as 汽汽汽 in Big5: it counts as one sign.
_SAME = lazy_pattern(rb"([\x81-\xfe][\x40-\xfe])\1{2,}")
_LINES = lazy_pattern(rb"[^\n]++\n?|\n")
# A character of three bytes in UTF-8 of which one is another: it is one bad character, not three.
_HURT = lazy_pattern(
    rb"[\xe0-\xef](?:[\x80-\xbf][^\x80-\xbf]|[^\x80-\xbf][\x80-\xbf])"
    rb"|[^\xc2-\xf4][\x80-\xbf]{2}(?![\x80-\xbf])",
    re.DOTALL,
)

Run = tuple[str, bytes]


def decoded_pieces(data: bytes, budget: Budget = UNLIMITED) -> tuple[list[DecodedPiece], bool]:
    """``data`` in pieces of one encoding each, and whether that of the page is in doubt."""
    main, margin = _of_page(data)
    try:
        text = data.decode(main)
    except UnicodeDecodeError:
        text = None
    odd = None if text is None else _odd_lines(text)
    if odd is not None and (main == UTF8 or not odd):
        whole = main == UTF8 or text is None or next(suspects(text), None) is None
        return [decoded(data, main)] if whole else realigned(data, main), margin < CLEAR
    runs: list[tuple[str, list[bytes]]] = []
    for n, line in enumerate(_LINES.findall(data)):
        before = runs[-1][0] if runs else main
        if odd is not None and n not in odd:
            found = [(main, line)]
        else:
            found = [(before, line)] if line.isascii() else _of_line(line, main, budget)
        for encoding, part in found:
            if runs and runs[-1][0] == encoding:
                runs[-1][1].append(part)
            else:
                runs.append((encoding, [part]))
    done: list[DecodedPiece] = []
    for encoding, parts in runs:
        joined = b"".join(parts)
        done += [decoded(joined, encoding)] if encoding == UTF8 else realigned(joined, encoding)
    return done, margin < CLEAR


def _odd_lines(text: str) -> set[int]:
    """The lines in which odd characters crowd; no byte of a line end belongs to a character."""
    found: set[int] = set()
    line = at = 0
    for low, high in clusters(text):
        line += text.count("\n", at, low)
        at = low
        found.update(range(line, line + text.count("\n", low, high) + 1))
    return found


def _of_page(data: bytes) -> tuple[str, float]:
    """The encoding of most of the page, and its lead over the next in nats."""
    main, margin = UTF8, 0.0
    for size in _SAMPLES:
        sample = _sample(data, size)
        main, margin = likeliest(sample, UTF8)
        if margin > 10 * CLEAR or len(sample) < size:
            break
    if margin < CLEAR and main != UTF8:
        main = _opinion(sample, main)
    return main, margin


def _sample(data: bytes, size: int) -> bytes:
    """The first lines with foreign bytes, up to ``size`` bytes."""
    taken, length = [], 0
    for m in _LINES.finditer(data):
        if not m[0].isascii():
            taken.append(m[0][: size - length])
            length += len(taken[-1])
            if length >= size:
                break
    return _SAME.sub(rb"\1", b"".join(taken))


def _opinion(data: bytes, main: str) -> str:
    """charset-normalizer's choice between GB18030 and Big5 for bytes that decode strictly."""
    from charset_normalizer import from_bytes

    found = from_bytes(data, cp_isolation=[GB, BIG5], enable_fallback=False).best()
    return found.encoding if found is not None else main


def _of_line(line: bytes, main: str, budget: Budget) -> list[Run]:
    """``main``, another encoding, or several."""
    if _reads(line, main):
        return [(main, line)]
    best, lead = likeliest(line[:_GLANCE], main, lean=CLEAR)
    if best != main and (_reads(line, best) or (lead > CLEAR and _decodes(line, best))):
        return [(best, line)]
    if len(line) <= _LONGEST:
        runs = _parts(line, main, budget)
        if len(runs) > 1:
            return runs
    natural = best != main and mean(line[:_GLANCE].decode(best, "replace")) > NATURAL
    return [(best if natural else main, line)]


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _reads(line: bytes, encoding: str) -> bool:
    """Whether ``line`` decodes, and reads like Chinese to its end.

    Where odd characters crowd, their bytes must not be likelier in another encoding.
    """
    try:
        text = line.decode(encoding)
    except UnicodeDecodeError:
        return False
    if encoding == UTF8:
        return True
    text = _REPEATED.sub(r"\1", _PICTURES.sub("", text))
    if len(text) <= _SHORT and mean(text) <= NATURAL:
        return False
    if not crowded(text):
        return True
    odd = (text[max(0, low - _AROUND) : high + _AROUND] for low, high in clusters(text))
    return all(likeliest(part.encode(encoding), encoding)[0] == encoding for part in odd)


def _parts(line: bytes, main: str, budget: Budget) -> list[Run]:
    """The likeliest parts of ``line``; one where they are not clearly likelier than the whole."""
    budget.spend(len(line))
    best = [dict.fromkeys(NARROW, 0.0)]  # score up to each byte, by the encoding it is read in
    back: list[dict[str, tuple[int, str]]] = [{e: (0, e) for e in NARROW}]
    single = [dict.fromkeys(NARROW, 0.0)]  # the same without a change
    low = -1e9
    for _ in range(len(line)):
        best.append(dict.fromkeys(NARROW, low))
        back.append({})
        single.append(dict.fromkeys(NARROW, low))
    for at in range(len(line)):
        here = best[at]
        top = max(NARROW, key=here.__getitem__)
        for e in NARROW:
            source, score = e, here[e]
            if here[top] + _CHANGE > score:
                source, score = top, here[top] + _CHANGE
            for size, value in _steps(line, at, e):
                if score + value > best[at + size][e]:
                    best[at + size][e] = score + value
                    back[at + size][e] = (at, source)
                single[at + size][e] = max(single[at + size][e], single[at][e] + value)
    end = max(NARROW, key=lambda e: (best[-1][e], e == main))
    if best[-1][end] < max(single[-1].values()) + _GAIN:
        return []
    return _joined(line, _path(back, end))


def _path(back: list[dict[str, tuple[int, str]]], end: str) -> list[tuple[int, int, str]]:
    """The steps to the end, first to last: where each begins and ends, and its encoding."""
    steps, at, encoding = [], len(back) - 1, end
    while at:
        before, source = back[at][encoding]
        steps.append((before, at, encoding))
        at, encoding = before, source
    return steps[::-1]


def _joined(line: bytes, steps: list[tuple[int, int, str]]) -> list[Run]:
    """Steps in one encoding joined; none where a part is short or reads badly."""
    runs: list[Run] = []
    for start, end, encoding in steps:
        if runs and runs[-1][0] == encoding:
            runs[-1] = (encoding, runs[-1][1] + line[start:end])
        else:
            runs.append((encoding, line[start:end]))
    texts = [part.decode(encoding, "replace") for encoding, part in runs]
    good = all(
        text.isascii()
        or (sum(c > "\x7f" for c in text) >= _FEWEST + text.count("\ufffd") and mean(text) > RARE)
        for text in texts
    )
    return runs if good else []


def _steps(line: bytes, at: int, encoding: str) -> Iterator[tuple[int, float]]:
    """The characters that may begin at ``at``, as their length and log-probability; or a bad byte."""
    first = line[at]
    if first < 0x80:
        yield 1, 0.0
        return
    size = 2 if encoding != UTF8 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4
    value = _value(line[at : at + size], encoding)
    if value is not None:
        yield size, value
    elif encoding == GB and (value := _value(line[at : at + 4], encoding)) is not None:
        yield 4, value
    elif encoding == UTF8 and _HURT.match(line, at):
        yield 3, BAD
    yield 1, BAD


@lru_cache(1 << 17)
def _value(unit: bytes, encoding: str) -> float | None:
    try:
        char = unit.decode(encoding)
    except UnicodeDecodeError:
        return None
    return float(weight(char)) if len(char) == 1 else None
