"""Clean documents to restore from: find the original of a spun text, put its exact wording back.

A folder of clean documents is indexed twice: by 文号, which a spinner leaves alone, and by sampled runs
of four Han characters. A run is kept or not by its own characters, so both sides sample the same ones;
weighed by how few documents hold it, the shared ones name the original even where a third of the text
was replaced. MinHash sketches (rensa, 128 values, 1,000 documents) found 57 of 59 spun extracts, this
59 of 59: an extract shares little with the whole, as a sketch measures it, and much, as rare runs do.
An alignment then has to confirm the original, or nothing is taken from it.

What the original says differently is restored to the letter; what only the spun page has (a remark of
the site, a signature) stays, and what only the original has is not added: the page may be an extract.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from eduparse.budget import UNLIMITED, Budget
from eduparse.digests import sha256
from eduparse.document.edits import Edit
from eduparse.document.metadata import RestoredFrom
from eduparse.document.records import dataclass
from eduparse.language.doc_numbers import NUMBER, normal_number
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.reword.alignment import AlignedBlock, folded_places
from eduparse.stages.reword.closest_alignment import closely_aligned
from eduparse.stages.reword.difference import spinners_kind, word_figures

RULE = "reword.reference"
RUN = 4  # code points of a sampled run
SAMPLE = 4  # one run in so many is kept
MIN_SHARED = 0.05  # weighted share of a text's sampled runs that its original must hold
MIN_FOUND = 0.55  # share of a text that the alignment must find in its original
MIN_FOUND_SPUN, MIN_SHARED_SPUN = (
    0.4,
    0.02,
)  # both of a page proven spun, whose every word may differ
LONGEST = 40  # code points; a longer difference is another text, not a wording
INSERTED = 6  # code points of spun text without counterpart that a wording may have added
AT_EDGE = 1  # code points of such a one at the edge of a sentence
CANDIDATES = 3  # documents that an alignment is tried with

_INDENT = 12  # blanks and line breaks at most in front of the first character of a line
_HEAD = 600  # code points in which a document states its own number
_HAN = lazy_pattern(r"[\u4e00-\u9fff]{4,}")


@dataclass(frozen=True, slots=True)
class Restored:
    """Edits that restore a text, and the ranges of it that its original accounts for."""

    original: RestoredFrom
    edits: tuple[Edit, ...]
    covered: tuple[tuple[int, int], ...]


class References:
    """Clean documents, found again by number and by shared text."""

    def __init__(self, documents: Iterable[tuple[str, str]]) -> None:
        """``documents`` are pairs of name and text; texts are kept in memory."""
        self._names: list[str] = []
        self._texts: list[str] = []
        self._numbers: dict[str, list[int]] = {}
        self._runs: dict[str, array[int]] = {}
        digest = sha256()
        for n, (name, text) in enumerate(documents):
            digest.update(f"{name}\0{len(text)}\0{text}".encode("utf-8", "surrogatepass"))
            self._names.append(name)
            self._texts.append(text)
            for number in numbers(text):
                self._numbers.setdefault(number, []).append(n)
            for run in set(sampled(text)):
                self._runs.setdefault(run, array("I")).append(n)
        self.digest = digest.hexdigest()

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self._names)

    def restored(self, text: str, budget: Budget = UNLIMITED, *, proven: bool) -> Restored | None:
        """``text`` from its original, or None where no document proves to be it.

        Of a page that is not ``proven`` to be spun the copy has to show it (`spinners_kind`).
        """
        best: tuple[float, int, str, list[AlignedBlock]] | None = None
        least = MIN_SHARED_SPUN if proven else MIN_SHARED
        for n, by in dict(self._candidates(text, least)).items():
            blocks = closely_aligned(text, self._texts[n], budget)
            found = sum(b.end - b.start for b in blocks if b.same) / max(1, len(text))
            if found >= (MIN_FOUND_SPUN if proven else MIN_FOUND) and (
                best is None or found > best[0]
            ):
                best = (found, n, by, blocks)
        if best is None:
            return None
        _, n, by, blocks = best
        if _another_edition(text, self._texts[n], blocks):
            return None
        if not proven and not spinners_kind(text, self._texts[n], blocks):
            return None
        return _restored(text, self._texts[n], blocks, self._names[n], by)

    def _candidates(self, text: str, least: float) -> Iterator[tuple[int, str]]:
        scores: Counter[int] = Counter()
        total = 0.0
        for run in set(sampled(text)):
            held = self._runs.get(run, ())
            weight = math.log((1 + len(self)) / (0.5 + len(held)))
            total += weight
            for n in held:
                scores[n] += weight  # type: ignore[assignment]
        for n, score in sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]:
            if score >= least * total:
                yield n, "text"
        # A number decides nothing alone: a local paper names the one it carries out in its head.
        for number in numbers(text):
            for n in self._numbers.get(number, ())[:CANDIDATES]:
                yield n, "number"


def _another_edition(text: str, original: str, blocks: list[AlignedBlock]) -> bool:
    """Whether a 文号 in the head of ``text`` stands where its original has another one."""
    spans = [m.span() for m in NUMBER.finditer(text, 0, _HEAD)]
    return any(
        word_figures(text[b.start : b.end])
        != word_figures(original[b.original_start : b.original_end])
        for b in blocks
        if not b.same and any(s <= b.start and b.end <= e for s, e in spans)
    )


def numbers(text: str) -> list[str]:
    """The 文号 stated in the head of ``text``: year and number, without the name before the bracket.

    The name is left out because a spinner may replace a word of it; the alignment decides in the end.
    """
    return [normal_number(m[0]).partition("〔")[2] for m in NUMBER.finditer(text, 0, _HEAD)]


def sampled(text: str) -> Iterator[str]:
    """The runs of ``text`` that take part in the comparison, chosen by their characters alone."""
    for m in _HAN.finditer(text):
        piece = m[0]
        for at in range(len(piece) - RUN + 1):
            if (ord(piece[at]) * 31 + ord(piece[at + 2])) % SAMPLE == 0:
                yield piece[at : at + RUN]


def _restored(
    text: str, original: str, blocks: list[AlignedBlock], source: str, by: str
) -> Restored:
    blocks = [_behind_break(text, original, block) for block in blocks]
    edits: list[Edit] = []
    covered: list[tuple[int, int]] = []
    known = exact = 0
    for n, block in enumerate(blocks):
        if block.same:
            covered.append((block.start, block.end))
            known += len("".join(original[block.original_start : block.original_end].split()))
            exact += block.end - block.start - _blanks(text, block)
        elif _is_wording(text, original, blocks, n):
            wording = _written_as(text, original, block)
            edits.append(Edit(block.start, block.end, wording, RULE, 1.0))
            covered.append((block.start, block.end))
            known += block.original_end - block.original_start
            exact += len(wording)
    length = len(folded_places(original)[0])
    after = len(folded_places(text)[0]) + sum(len(e.after) - (e.end - e.start) for e in edits)
    found = RestoredFrom(
        source,
        by,
        round(min(1.0, known / max(1, length)), 4),
        round(min(1.0, exact / max(1, after)), 4),
    )
    return Restored(found, tuple(edits), tuple(covered))


def _behind_break(text: str, original: str, block: AlignedBlock) -> AlignedBlock:
    """``block``, behind the line break where it stands for the first characters of a line of its original."""
    before = original[max(0, block.original_start - _INDENT) : block.original_start]
    rest = text[block.start : block.start + _INDENT]
    blanks = len(rest) - len(rest.lstrip())
    begins_line = "\n" in before[len(before.rstrip()) :]
    if block.start < block.end or not begins_line or "\n" not in rest[:blanks]:
        return block
    at = block.start + blanks
    return replace(block, start=at, end=at)


def _blanks(text: str, block: AlignedBlock) -> int:
    return sum(c.isspace() for c in text[block.start : block.end])


def _is_wording(text: str, original: str, blocks: list[AlignedBlock], n: int) -> bool:
    """Whether a difference is other wording of the same sentence, not text of one side alone."""
    block = blocks[n]
    spun = text[block.start : block.end]
    was = original[block.original_start : block.original_end]
    if "\n" in spun.strip() or "\n" in was.strip() or max(len(spun), len(was)) > LONGEST:
        return False
    if word_figures(spun) != word_figures(was):
        return False  # no spinner changes a figure; one that differs is a fact of another edition
    inside = 0 < n < len(blocks) - 1
    if spun and was:
        # At the edge of the page one side may simply have more.
        return inside or abs(len(spun) - len(was)) <= INSERTED
    if not inside or len(spun or was) > INSERTED:
        return False
    # Only one side has it: wording if it stands inside a sentence, or is short and joined to one (正在 for 在); else an
    # addition at its edge.
    before, after = text[block.start - 1], text[block.end : block.end + 1]
    if not all(map(_is_han, spun or was)):
        return False
    joined = _is_han(before) + _is_han(after or "\n")
    return joined == len((before, after)) or (joined > 0 and len(spun or was) <= AT_EDGE)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _written_as(text: str, original: str, block: AlignedBlock) -> str:
    """The original's wording without line breaks, in the width of punctuation that the page uses."""
    was = "".join(original[block.original_start : block.original_end].split())
    narrow = text.count(",") > text.count("，")
    return was.translate(_NARROW) if narrow else was


_NARROW = str.maketrans("，：；？！（）", ",:;?!()")
