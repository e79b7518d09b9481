"""Is a text spun, by which family, and in which of its lines?

The proof is signatures: strings no writer produces (锤真金不怕火, 东说念主), each guarded against its natural
readings (`rules/reword.toml`). A document counts as spun with MIN_KINDS different ones and MIN_RATE of
them per 1,000 code points; or with one, where all forms of the family's lexicon together are MIN_SUPPORT
likelier from a spinner (`likelihood`), and still LEFT without the sentence that shows most of them. What
stands between quotation marks, and what one sentence alone shows, proves nothing: an article may quote
a spun page.

A clean document is told by its characters: each signature holds one that is rare (念 in 说念, 臬 in 圭臬),
and looking for a single character costs a tenth of looking for a word.

Inside a spun document lines are judged together: two states, spun and clean, a price for changing
between them, and how many forms of the lexicon a line of that length shows in each state.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from eduparse.rules.rule import Rule
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.reword.lexicon import FAMILIES, Lexicon, of_family
from eduparse.stages.reword.likelihood import CAP, occurrences, support

MIN_KINDS = 3
MIN_RATE = 1.0  # signatures per 1,000 code points
MIN_SUPPORT = 6.0  # nats
LEFT = 2.0  # nats
ROOM = 1000  # code points from which signatures in one sentence alone are a quotation

# Strong forms of the lexicon per code point, by state: (spun, clean). Counted on document 001, on its
# reconstructed original and on clean statutes; the rate of a spun line is set to a third of what was
# counted, because most documents are covered less well than the one the lexicon comes from. Ambiguous
# forms are no evidence: a clean sentence of the genre easily holds four of them.
_STRONG = (0.03, 0.0003)
_CHANGE = 2.5  # nats for a change of state between two lines

_QUOTED = re.compile(r"“[^”\n]{1,400}”|「[^」\n]{1,400}」")
_SENTENCE = re.compile(r"[^。！？\n]+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a spinner: its family, different signatures, signatures per 1,000 code points."""

    family: str = "A"
    kinds: int = 0
    rate: float = 0.0
    spun: bool = False


def evidence(text: str, added: Lexicon | None = None, book: Rulebook = PACKAGED) -> Evidence:
    """The signatures in ``text``; the signature forms of ``added``, a user's lexicon, count too.

    A text without any rare character of a signature costs one scan for each of these.
    """
    if not hinted(text, book) and not (added and any(form in text for form in _forms(added))):
        return Evidence()
    kept = _QUOTED.sub(lambda m: "\n" * len(m[0]), text)
    spots = _spots(kept, added, book)
    found = [_family_evidence(kept, family, spots, added) for family in FAMILIES]
    return max(found, key=lambda e: (e.spun, e.kinds, e.rate))


def hinted(text: str, book: Rulebook = PACKAGED) -> bool:
    """Whether ``text`` holds a literal of those without which no text is judged spun."""
    for key, literals in _hints(book):
        at = text.find(key)
        while at >= 0:
            for before, length, forms in literals:
                if before <= at and text[at - before : at - before + length] in forms:
                    return True
            at = text.find(key, at + 1)
    return False


def spun_lines(text: str, lines: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[bool]:
    """For each of ``lines`` (ranges of ``text``) whether it is spun, by the likeliest sequence."""
    best = (0.0, -_CHANGE)  # the document is proven spun; a clean start is the exception
    back: list[tuple[int, int]] = []
    for start, end in lines:
        gain = _line_gain(text[start:end], lexicon)
        stay, change = best, (best[1] - _CHANGE, best[0] - _CHANGE)
        back.append((int(change[0] > stay[0]), int(change[1] > stay[1])))
        best = (max(stay[0], change[0]) + gain, max(stay[1], change[1]))
    state = int(best[1] > best[0])
    out: list[bool] = []
    for change_spun, change_clean in reversed(back):
        out.append(state == 0)
        state ^= (change_spun, change_clean)[state]
    return out[::-1]


def strong_forms(text: str, lines: Iterable[tuple[int, int]], lexicon: Lexicon) -> float:
    """How thoroughly ``lines`` of ``text`` are spun: signatures and rare forms per 1,000 code points."""
    hits = size = 0
    for start, end in lines:
        hits += _strong_in(text[start:end], lexicon)
        size += end - start
    return 1000 * hits / max(1, size)


def _line_gain(line: str, lexicon: Lexicon) -> float:
    """How much likelier the forms of ``line`` are when it is spun (nats)."""
    spun, clean = _STRONG
    return _strong_in(line, lexicon) * math.log(spun / clean) - (spun - clean) * len(line)


def _strong_in(line: str, lexicon: Lexicon) -> int:
    """How many signatures and rare forms stand in ``line``."""
    return sum(entry.tier != "ambiguous" for _, entry in occurrences(line, lexicon))


def _spots(text: str, added: Lexicon | None, book: Rulebook) -> list[tuple[str, list[int]]]:
    """Each kind of signature in ``text``: the families that leave it, and where it stands."""
    found = [
        (str(rule.options["family"]), [m.start() for m in rule.pattern.finditer(text)])
        for rule in _signatures(book)
        if rule.options["literal"] in text and rule.pattern
    ]
    every = "".join(FAMILIES)
    found += [
        (every, [m.start() for m in re.finditer(re.escape(form), text)])
        for form in (_forms(added) if added else ())
    ]
    return [(families, at) for families, at in found if at]


def _family_evidence(
    text: str, family: str, found: Iterable[tuple[str, list[int]]], added: Lexicon | None
) -> Evidence:
    spots = [at for families, at in found if family in families]
    kinds = len(spots)
    rate = round(sum(map(len, spots)) / max(1, len(text)) * 1000, 2)
    spread = _spread(text, [at for each in spots for at in each])
    if kinds >= MIN_KINDS and rate >= MIN_RATE:
        spun = spread
    else:
        # A long text has room for signatures in two sentences; with one, it rather quotes it.
        enough = kinds > 0 and (spread or len(text) < ROOM)
        spun = enough and _supported(text, of_family(family) + (added or Lexicon(())))
    return Evidence(family, kinds, rate, spun)


def _spread(text: str, spots: Iterable[int]) -> bool:
    """Whether ``spots`` lie in two sentences, or in the only one there is."""
    sentences = _sentences(text)
    lying = {n for at in spots for n, (s, e) in enumerate(sentences) if s <= at < e}
    return len(lying) >= min(2, len(sentences))


def _supported(text: str, lexicon: Lexicon) -> bool:
    """Whether the forms of ``lexicon`` speak for a spinner, and do so without any one sentence."""
    found = list(occurrences(text, lexicon))
    seen = Counter(entry.spun for _, entry in found)
    if support(seen, len(text), lexicon) < MIN_SUPPORT:
        return False
    sentences = _sentences(text)
    shown = ([e for at, e in found if s <= at < t] for s, t in sentences)
    most = max(shown, key=lambda forms: sum(CAP[e.tier] for e in forms), default=[])
    rest = seen - Counter(entry.spun for entry in most)
    return len(sentences) > 1 and support(rest, len(text), lexicon) >= LEFT


def _sentences(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _SENTENCE.finditer(text) if len(m[0].strip()) > 4]


def _signatures(book: Rulebook) -> tuple[Rule, ...]:
    return book.kept(
        "signatures", lambda: tuple(r for r in book.rules("reword") if r.options.get("evidence"))
    )


_Hints = tuple[tuple[str, tuple[tuple[int, int, frozenset[str]], ...]], ...]


def _hints(book: Rulebook) -> _Hints:
    """By rare character: the literals that hold it, by how much stands before it and their length."""
    return book.kept("hints", lambda: _made_hints(book))


def _made_hints(book: Rulebook) -> _Hints:
    out: dict[str, dict[tuple[int, int], set[str]]] = {}
    for rule in book.rules("reword"):
        for hint in rule.options.get("hint", ()):
            key, literal = hint.split(" ")
            shape = literal.index(key), len(literal)
            out.setdefault(key, {}).setdefault(shape, set()).add(literal)
    return tuple(
        (key, tuple((*shape, frozenset(forms)) for shape, forms in by_shape.items()))
        for key, by_shape in out.items()
    )


@lru_cache(maxsize=8)
def _forms(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple({e.spun: None for e in lexicon.entries if e.tier == "signature"})
