"""Are the differences between a page and a clean copy those of a spinner, or of another edition?

Another edition of a paper changes numbers and dates, adds and drops clauses, and its wording is as good as
that of the first. A spinner leaves numbers alone, puts word for word, here and there all over the page, and what it
puts reads worse: so the copy's wording is likelier than the page's at most places, and by much on average.
"""

from collections.abc import Sequence

from eduparse.language.charmodel import folded
from eduparse.language.mixture import mixture
from eduparse.stages.reword.alignment import AlignedBlock
from eduparse.stages.reword.lexicon import SpinPair
from eduparse.stages.reword.spinner import spinners

LEAST = 3  # different substitutions that a page must show, or places of a form that is no Chinese
BETTER = 0.7  # share of the places at which the copy reads better
MEAN = 1.5  # nats by which it does on average
# The same where nothing but words for words of the same length differs, half of them pairs that a spinner is known for.
# A page with one word in twenty spun shows few of them, and a bad one weighs much.
MEAN_OF_PAIRS = 1.0
KNOWN = 0.5  # share of the substitutions that are such pairs
ONE_SIDED = 0.25  # share of the places at which only one side has something
NEAR = 12  # code points that a substitution may grow or shrink by
WORD = 16  # code points of a substitution
_WORDLESS = 3  # code points of a form that is no Chinese where clean text never had it
_BESIDE = 3  # equal characters in front of a difference that may belong to its word
_AROUND = 8  # code points on each side that a place is read with


def spinners_kind(text: str, original: str, blocks: Sequence[AlignedBlock]) -> bool:
    """Whether ``blocks``, the alignment of ``text`` with ``original``, show a spinner's work."""
    puts = [b for b in blocks[1:-1] if not b.same] + [b for b in blocks[:1] if not b.same]
    words = [b for b in puts if _is_word(text, original, b)]
    if any(word_figures(text[b.start : b.end]) != word_figures(_was(original, b)) for b in puts):
        return False
    kinds = {(text[b.start : b.end], _was(original, b)) for b in words}
    if (len(kinds) < LEAST and not _signed(text, original, words)) or len(puts) - len(
        words
    ) > ONE_SIDED * len(puts):
        return False
    chars = mixture().weighed(folded(original[:1000]))
    gains = []
    for b in words:
        left, right = text[max(0, b.start - _AROUND) : b.start], text[b.end : b.end + _AROUND]
        spun = chars.score(left + text[b.start : b.end] + right)
        gains.append(chars.score(left + _was(original, b) + right) - spun)
    better = sum(gain > 0 for gain in gains)
    least = MEAN_OF_PAIRS if len(words) == len(puts) and _known(text, original, words) else MEAN
    return better >= BETTER * len(gains) and sum(gains) >= least * len(gains)


def _known(text: str, original: str, words: Sequence[AlignedBlock]) -> bool:
    """Whether ``words`` are mostly pairs of a packaged family, each as long as its original."""
    known = sum(_pair(text, original, block) is not None for block in words)
    return known >= KNOWN * len(words) and all(
        block.end - block.start == block.original_end - block.original_start for block in words
    )


def _signed(text: str, original: str, words: Sequence[AlignedBlock]) -> bool:
    """Whether ``words``, however few kinds, are pairs of a packaged family and a form of them is no Chinese."""
    pairs = [_pair(text, original, block) for block in words]
    return (
        len(pairs) >= LEAST
        and all(pairs)
        and any(not pair.clean and len(pair.spun) >= _WORDLESS for pair in pairs if pair)
    )


def _pair(text: str, original: str, block: AlignedBlock) -> SpinPair | None:
    """The pair of a packaged family that makes ``block``, with equal characters beside it: 发生 for 产生."""
    for start in range(max(0, block.start - _BESIDE), block.start + 1):
        begin = block.original_start - (block.start - start)
        for family in spinners():
            for entry in family.lexicon.at(text, start):
                more = start + len(entry.spun) - block.end
                until = begin + len(entry.original)
                covers = more >= 0 and until - block.original_end == more
                if covers and original[begin:until] == entry.original:
                    return entry
    return None


def _was(original: str, block: AlignedBlock) -> str:
    return original[block.original_start : block.original_end]


def _is_word(text: str, original: str, block: AlignedBlock) -> bool:
    spun, was = text[block.start : block.end], _was(original, block)
    if not spun or not was or "\n" in spun + was:
        return False
    return max(len(spun), len(was)) <= WORD and abs(len(spun) - len(was)) <= NEAR


def word_figures(text: str) -> list[str]:
    """The figures and brackets of document numbers in ``text``."""
    return [c for c in text if c.isdecimal() or c in "〔〕"]
