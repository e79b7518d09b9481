"""The likeliest original of a spun line: substitutions and kept characters as one lattice.

Substitutions may stand anywhere, across word boundaries too (水仁爱县 is 水平和县). Each has a prior by its
tier; the character model scores what is read; a beam search takes the best path. Then every
substitution is asked alone: how much worse would the line be without it? That margin decides between
an edit and a suggestion.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.edits import Edit
from eduparse.language.charmodel import ORDER, CharModel, folded
from eduparse.stages.reword.lexicon import Entry, Lexicon, margin

BEAM = 24
_AROUND = (12, 16)  # code points before and after an edit whose score its margin looks at

# Never rewritten: numbers with their units, document numbers, dates, mail and web addresses, labels of
# contacts and the names behind them.
_PROTECTED = re.compile(
    r"〔[^〕\n]{1,12}〕\s*\d*号?|[A-Za-z0-9][\w.@:/-]*[A-Za-z0-9]|\d+"
    r"|联系(?:人|方式|电话|地址|邮箱)|(?<=联系人[:：])[^\s,，;；(（]{2,4}|(?<=电话[:：])[^\s\d,，;；]{2,4}(?=\s*\d)"
)
_TITLE = re.compile(r"《[^《》\n]{1,80}》")


def line_edits(
    chars: CharModel,
    text: str,
    line: tuple[int, int],
    lexicon: Lexicon,
    density: float,
    budget: Budget = UNLIMITED,
) -> Iterator[Edit]:
    """Edits and suggestions for ``line``, a range of ``text``, with offsets of ``text``.

    ``density`` says how thoroughly the document is spun, in strong forms per 1,000 code points.
    """
    start, end = line
    source = text[start:end]
    options = _options(source, lexicon)
    if not options:
        return
    for at, entry, gain in _chosen(chars, source, options, budget):
        yield Edit(
            start + at,
            start + at + len(entry.spun),
            entry.original,
            f"reword.{entry.tier}",
            confidence(gain),
            applied=gain >= margin(entry.tier, density),
        )


def confidence(margin: float) -> float:
    """A margin in nats as a share: 0 nats is one half."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, margin)))), 3)


def protected(line: str) -> list[tuple[int, int]]:
    """The ranges of ``line`` that no substitution touches."""
    return [m.span() for m in _PROTECTED.finditer(line)]


def _options(line: str, lexicon: Lexicon) -> dict[int, list[Entry]]:
    """The substitutions that could have been made at each offset of ``line``."""
    out = {at: found for at in range(len(line)) if (found := list(lexicon.at(line, at)))}
    if not out:
        return out
    closed = protected(line)
    for m in _TITLE.finditer(line):
        # A title is somebody's exact wording, unless it is visibly spun itself.
        inside = [e for at in range(*m.span()) for e in out.get(at, ())]
        if all(e.tier == "ambiguous" for e in inside):
            closed.append(m.span())
    return {
        at: kept
        for at, found in out.items()
        if (
            kept := [
                e for e in found if not any(s < at + len(e.spun) and at < t for s, t in closed)
            ]
        )
    }


@dataclass(frozen=True, slots=True)
class _Path:
    score: float
    tail: str
    edits: "tuple[tuple[int, Entry], object] | None"


def _chosen(
    chars: CharModel, line: str, options: Mapping[int, Sequence[Entry]], budget: Budget
) -> Iterator[tuple[int, Entry, float]]:
    """The substitutions of the best reading of ``line``, each with its margin over keeping the form."""
    best = _search(chars, line, options, budget)
    for at, entry in best:
        kept = [(a, e) for a, e in best if a != at]
        gain = (
            _reading_score(chars, line, best, at)
            - _reading_score(chars, line, kept, at)
            + entry.prior
        )
        yield at, entry, gain


def _search(
    chars: CharModel, line: str, options: Mapping[int, Sequence[Entry]], budget: Budget
) -> list[tuple[int, Entry]]:
    beams: dict[int, dict[str, _Path]] = {0: {"\n": _Path(0.0, "\n", None)}}
    followed = 0
    for at in range(len(line)):
        here = beams.pop(at, {})
        paths = sorted(here.values(), key=lambda p: -p.score)[:BEAM]
        followed += len(paths)
        for path in paths:
            _step(chars, beams.setdefault(at + 1, {}), path, line[at], None)
            for entry in options.get(at, ()):
                beam = beams.setdefault(at + len(entry.spun), {})
                _step(chars, beam, path, entry.original, (at, entry))
    budget.spend(followed)
    last = max(beams[len(line)].values(), key=lambda p: p.score)
    out: list[tuple[int, Entry]] = []
    link = last.edits
    while link is not None:
        edit, rest = link
        out.append(edit)
        link = rest  # type: ignore[assignment]
    return out[::-1]


def _step(
    chars: CharModel,
    beam: dict[str, _Path],
    path: _Path,
    text: str,
    edit: tuple[int, Entry] | None,
) -> None:
    """Put ``path`` with ``text`` read next into ``beam``, the paths to where that ends."""
    score, tail = path.score + (edit[1].prior if edit else 0.0), path.tail
    for char in folded(text):
        score += chars.logp(tail, char)
        tail = (tail + char)[1 - ORDER :]
    edits = path.edits if edit is None else (edit, path.edits)
    known = beam.get(tail)
    if known is None or known.score < score:
        beam[tail] = _Path(score, tail, edits)


def _reading_score(
    chars: CharModel, line: str, edits: Sequence[tuple[int, Entry]], around: int
) -> float:
    """The model's score of the characters near ``around`` when ``edits`` are made."""
    low, high = max(0, around - _AROUND[0]), around + _AROUND[1]
    out, at = [], low
    for start, entry in edits:
        if low <= start < high and start >= at:
            out += [line[at:start], entry.original]
            at = start + len(entry.spun)
    out.append(line[at : max(at, high)])
    return chars.score("".join(out), line[max(0, low - 3) : low] or "\n")
