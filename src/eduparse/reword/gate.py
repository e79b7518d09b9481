"""Is a text spun, by which family, and in which of its lines?

The proof is signatures: strings no writer produces (锤真金不怕火, 东说念主), each guarded against its natural
readings (`rules/reword.toml`). A document counts as spun with MIN_KINDS different ones and MIN_RATE of
them per 1,000 code points; or with one, where it makes MIN_RARE with forms of the family's lexicon that
hardly occur in clean text, all of them MIN_RARE_RATE per 1,000. What stands between quotation
marks, and what one sentence alone shows, proves nothing: an article may quote a spun page.

A clean document is told by its characters: each signature holds one that is rare (念 in 说念, 臬 in 圭臬),
and looking for a single character costs a tenth of looking for a word.

Inside a spun document lines are judged together: two states, spun and clean, a price for changing
between them, and how many forms of the lexicon a line of that length shows in each state.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from eduparse.reword.lexicon import Lexicon, of_family
from eduparse.rulebook import per_rulebook, rules
from eduparse.rules import Rule

FAMILIES = ("A", "B")
MIN_KINDS = 3
MIN_RATE = 1.0  # signatures per 1,000 code points
MIN_RARE = 5
MIN_RARE_RATE = 6.0  # signatures and rare forms per 1,000 code points

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


def evidence(text: str, added: Lexicon | None = None) -> Evidence:
    """The signatures in ``text``; the signature forms of ``added``, a user's lexicon, count too.

    A text without any rare character of a signature costs one scan for each of these.
    """
    if not hinted(text) and not (added and any(form in text for form in _forms(added))):
        return Evidence()
    kept = _QUOTED.sub(lambda m: "\n" * len(m[0]), text)
    found = [_family_evidence(kept, family, added) for family in FAMILIES]
    return max(found, key=lambda e: (e.spun, e.kinds, e.rate))


def hinted(text: str) -> bool:
    """Whether ``text`` holds a literal of those without which no text is judged spun."""
    for key, literals in _hints():
        at = text.find(key)
        while at >= 0:
            for literal, before in literals:
                if before <= at and text.startswith(literal, at - before):
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
    """How many signatures and rare forms stand in ``line``, the longest form at each place."""
    strong = at = 0
    while at < len(line):
        found = max(
            lexicon.at(line, at), key=lambda e: (len(e.spun), e.tier != "ambiguous"), default=None
        )
        strong += found is not None and found.tier != "ambiguous"
        at += len(found.spun) if found else 1
    return strong


def _family_evidence(text: str, family: str, added: Lexicon | None) -> Evidence:
    spots: dict[str, list[int]] = {}
    for rule in _signatures():
        told = rule.options
        if rule.pattern and family in told["family"] and told["literal"] in text:
            spots[rule.id] = [m.start() for m in rule.pattern.finditer(text)]
    for form in _forms(added) if added else ():
        spots[form] = [m.start() for m in re.finditer(re.escape(form), text)]
    spots = {kind: at for kind, at in spots.items() if at}
    kinds = len(spots)
    thousand = max(1, len(text)) / 1000
    rate = round(sum(map(len, spots.values())) / thousand, 2)
    proven = kinds >= MIN_KINDS and rate >= MIN_RATE
    if spots and not proven:
        for form in _rare_forms(family):
            if form in text:
                spots[f"form {form}"] = [m.start() for m in re.finditer(re.escape(form), text)]
        every = sum(map(len, spots.values()))
        proven = len(spots) >= MIN_RARE and every / thousand >= MIN_RARE_RATE
    spun = proven and _spread(text, [at for each in spots.values() for at in each])
    return Evidence(family, kinds, rate, spun)


def _spread(text: str, spots: Iterable[int]) -> bool:
    """Whether ``spots`` lie in two sentences, or in the only one there is."""
    sentences = [m.span() for m in _SENTENCE.finditer(text) if len(m[0].strip()) > 4]
    lying = {n for at in spots for n, (s, e) in enumerate(sentences) if s <= at < e}
    return len(lying) >= min(2, len(sentences))


@per_rulebook
def _signatures() -> tuple[Rule, ...]:
    return tuple(r for r in rules("reword") if r.options.get("evidence"))


@per_rulebook
def _hints() -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """By rare character: the literals that hold it, and how many characters stand before it."""
    out: dict[str, list[tuple[str, int]]] = {}
    for rule in rules("reword"):
        for hint in rule.options.get("hint", ()):
            key, literal = hint.split(" ")
            out.setdefault(key, []).append((literal, literal.index(key)))
    return tuple((key, tuple(literals)) for key, literals in out.items())


@cache
def _rare_forms(family: str) -> tuple[str, ...]:
    return tuple({e.spun: None for e in of_family(family).entries if e.tier != "ambiguous"})


@lru_cache(maxsize=8)
def _forms(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple({e.spun: None for e in lexicon.entries if e.tier == "signature"})
