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
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from eduparse.language.lexicons import table
from eduparse.stages.reword.lexicon import SpinPair

SHARES = (0.03, 0.1, 0.3, 0.9)  # of its words that a spinner replaced
FLOOR = {"signature": 0.3, "rare": 1.0, "ambiguous": 2.0, "character": 2.0}  # per million
CAP = 6.0  # nats that one form can give
AGAIN = 0.3  # weight of each further occurrence of a form


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
    seen: Counter[Key] = Counter()
    for pairs in _pairs():
        found = Counter(pairs.pattern.findall(text))
        for pair in found.keys() & pairs.keys.keys():
            for key in pairs.keys[pair]:
                n = found[pair] if len(key.form) == len(pair) else text.count(key.form)
                if n:
                    seen[key] = n
    if not seen:
        return {}
    expected = _expected()
    out = {}
    for family in {key.family for key in seen}:
        rates = [(key.clean, key.spun, n) for key, n in seen.items() if key.family == family]
        out[family] = support(rates, expected[family], len(text))[0]
    return out


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
def _all_keys() -> tuple[Key, ...]:
    return tuple(
        Key(r["family"], r["char"], r["form"], float(r["clean"]), float(r["spun"]))
        for r in table("spun-keys")
    )


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Where a key stands beside the next character of its form, and the keys by such a pair."""

    pattern: re.Pattern[str]
    keys: Mapping[tuple[str, str], Sequence[Key]]


@cache
def _pairs() -> tuple[_Pairs, _Pairs]:
    """Keys with the character behind them; keys that end their form, with the one before."""
    ahead: dict[tuple[str, str], list[Key]] = {}
    back: dict[tuple[str, str], list[Key]] = {}
    for key in _all_keys():
        at = key.form.index(key.char)
        last = at == len(key.form) - 1
        pair = key.char, key.form[at - 1] if last else key.form[at + 1]
        (back if last else ahead).setdefault(pair, []).append(key)
    return (
        _Pairs(re.compile(f"({_class(ahead, 0)})(?=({_class(ahead, 1)}))"), ahead),
        _Pairs(re.compile(f"({_class(back, 0)})(?<=({_class(back, 1)}).)"), back),
    )


def _class(pairs: Iterable[tuple[str, str]], place: int) -> str:
    return f"[{''.join(dict.fromkeys(pair[place] for pair in pairs))}]"


@cache
def _expected() -> Mapping[str, float]:
    out: dict[str, float] = {}
    for key in _all_keys():
        out[key.family] = out.get(key.family, 0.0) + key.spun
    return out
