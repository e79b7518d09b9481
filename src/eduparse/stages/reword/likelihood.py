"""How much likelier a text is from a spinner than from a writer, by the forms in it.

A form has two rates. In clean text it is as frequent as in the genre that has most of it, never rarer
than a floor, because text of other genres has its own words (a church, a proverb, an old book). A spinner that
replaces a share of its words writes the form as often as that share of the original is there. So the forms
of a page are counted against both: n * log((clean + share * spun) / clean) - share * spun * length,
summed over forms, for the share that suits the page best. What does not occur speaks against a spinner
with what it was expected to be. A form counts fully once and less each further time, and never more than CAP:
a text repeats the words of its subject.

Looking for thousands of forms would cost more than all the rest of a clean page. So `suspicion` looks for a
few characters only (`lexicons/spun-keys.tsv`), which are rare in papers and frequent in what spinners write,
each beside the next character of a form that holds it.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from eduparse.document.records import dataclass
from eduparse.language import prepared
from eduparse.language.lexicons import lexicon_content, table
from eduparse.stages.reword.lexicon import SpinPair
from eduparse.stages.reword.page_pairs import key_pair, pairs_in

SHARES = (0.03, 0.1, 0.3, 0.9)  # of its words that a spinner replaced
FLOOR = {"signature": 0.3, "rare": 1.0, "ambiguous": 2.0, "character": 2.0}  # per million
CAP = 6.0  # nats that one form can give
AGAIN = 0.3  # weight of each further occurrence of a form

# A key as plain data: family, character, form, clean, spun.
Row = tuple[str, str, str, float, float]
_Rows = dict[str, list[Row]]  # by the pair that finds them


@dataclass(frozen=True, slots=True)
class Key:
    """A telling form of a family, by a character that finds it; rates per million code points."""

    family: str
    char: str
    form: str
    clean: float
    spun: float


def floor(entry: SpinPair) -> float:
    """How often the form of ``entry`` may occur in clean text of any genre, per million code points."""
    return max(entry.clean, FLOOR[entry.tier])


def suspicion(text: str) -> Mapping[str, float]:
    """By family: nats for a spinner, by the forms that hold a key; families without one are left out."""
    seen = counted_keys(text)
    _, expected, _ = _keys()
    out = {}
    for family in {key[0] for key in seen}:
        rates = [(clean, spun, n) for (own, _, _, clean, spun), n in seen.items() if own == family]
        out[family] = support(rates, expected[family], len(text))[0]
    return out


@lru_cache(maxsize=2)
def counted_keys(text: str) -> Mapping[Row, int]:
    """The keys whose forms stand in ``text``, and how often; kept for those who ask about the same page next."""
    seen: dict[Row, int] = {}
    by_pair, *_ = _keys()
    for pair in sorted(by_pair.keys() & pairs_in(text)):
        for key in by_pair[pair]:
            n = text.count(key[2])
            if n:
                seen[key] = n
    return seen


def keyed_forms() -> frozenset[str]:
    """The forms that `counted_keys` looks for."""
    *_, forms = _keys()
    return forms


def support(
    found: Iterable[tuple[float, float, float]], expected: float, length: int
) -> tuple[float, float]:
    """Nats for a spinner, and the share of its words that suits best.

    ``found`` holds clean rate, spun rate and count of each form that occurs; ``expected`` is how many forms a
    spinner that replaces everything would write per million code points.
    """
    rows = list(found)
    return max(
        (
            sum(_gain(clean, spun, n, share) for clean, spun, n in rows)
            - share * expected * length / 1e6,
            share,
        )
        for share in SHARES
    )


def written_keys(keys: Iterable[Key]) -> str:
    """The file that holds the keys."""
    rows = [f"{k.family}\t{k.char}\t{k.form}\t{k.clean:g}\t{k.spun:g}\n" for k in keys]
    return "family\tchar\tform\tclean\tspun\n" + "".join(rows)


def _gain(clean: float, spun: float, n: float, share: float) -> float:
    counted = min(n, 1.0) + AGAIN * max(0.0, n - 1.0)
    return min(CAP, counted * math.log(1 + share * spun / clean))


@cache
def _keys() -> tuple[_Rows, Mapping[str, float], frozenset[str]]:
    """The keys by the pairs that find them, the rates of each family added up, and the forms of all."""
    sources = (
        lexicon_content("spun-keys"),
        *prepared.module_texts("stages/reword", "likelihood", "page_pairs"),
    )
    by_pair, expected = prepared.prepared_table("spun-keys", sources, _plain_keys)
    return by_pair, expected, frozenset(key[2] for rows in by_pair.values() for key in rows)


def _plain_keys() -> tuple[_Rows, dict[str, float]]:
    by_pair: _Rows = {}
    expected: dict[str, float] = {}
    for r in table("spun-keys"):
        key = r["family"], r["char"], r["form"], float(r["clean"]), float(r["spun"])
        by_pair.setdefault(key_pair(key[2], key[1]), []).append(key)
        expected[key[0]] = expected.get(key[0], 0.0) + key[4]
    return by_pair, expected
