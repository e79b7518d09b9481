"""Lexicons of substitutions: what a spinner wrote, what had stood there, and how sure that is.

A lexicon is a tab-separated file with the columns ``spun``, ``original``, ``tier``, ``seen``, ``why``; the
last three may be left out. Families of spinners do not share a lexicon (A: 东说念主 for 人; B: 年夜 for 大), so
each has its own file; lexicons of the user are added to the one of the family. An entry that cannot be
right stops the run with the number of its line, because a wrong pair rewrites a whole corpus.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from eduparse.errors import ConfigError

# What an entry is worth in the search, and the margin an edit needs to be applied (nats). A signature is
# no Chinese and goes back unless the model is outraged; an ambiguous form is a word of the genre and
# needs the model on its side, all the more where little else is spun. Chosen on document 001 and on
# spun papers held out of training (`python -m bench reword`).
PRIOR = {"signature": 14.0, "rare": 5.0, "ambiguous": 1.5}
MARGIN = {"signature": -12.0, "rare": 3.5, "ambiguous": 0.6}
DENSE = (20.0, 50.0)  # signatures and rare forms per 1,000 code points: little, all of it spun
DOUBT = 8.0  # nats more for an ambiguous form where little is spun
SEEN_WEIGHT = 0.35  # nats for each doubling of how often a pair was seen

_COLUMNS = ("spun", "original", "tier", "seen", "why")
_LONGEST = 40  # code points; a longer cell is a sentence, not a word


@dataclass(frozen=True, slots=True)
class Entry:
    """One substitution; ``seen`` counts how often it was observed."""

    spun: str
    original: str
    tier: str = "ambiguous"
    seen: int = 1
    why: str = ""

    @property
    def prior(self) -> float:
        """What choosing it is worth in the search (nats)."""
        return PRIOR[self.tier] + SEEN_WEIGHT * math.log2(self.seen)


def margin(tier: str, density: float) -> float:
    """The margin an edit of ``tier`` needs; ``density`` in strong forms per 1,000 code points."""
    low, high = DENSE
    sparse = min(1.0, max(0.0, (high - density) / (high - low)))
    return MARGIN[tier] + DOUBT * sparse * (tier == "ambiguous")


class Lexicon:
    """Entries by the first character of their spun form."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        chosen = {(e.spun, e.original): e for e in entries}
        self.entries = tuple(chosen.values())
        by_first: dict[str, list[Entry]] = {}
        for entry in self.entries:
            by_first.setdefault(entry.spun[0], []).append(entry)
        self._by_first: Mapping[str, tuple[Entry, ...]] = {c: tuple(e) for c, e in by_first.items()}

    def at(self, text: str, offset: int) -> Iterator[Entry]:
        """The entries whose spun form stands at ``offset`` of ``text``."""
        for entry in self._by_first.get(text[offset], ()):
            if text.startswith(entry.spun, offset):
                yield entry

    def __add__(self, other: "Lexicon") -> "Lexicon":
        """Both; where they hold the same pair, ``other`` decides about it."""
        return Lexicon((*self.entries, *other.entries)) if other.entries else self


FAMILIES = ("A", "B")
NOTHING = Lexicon(())


@cache
def of_family(family: str) -> Lexicon:
    """The packaged lexicon of the family ``A`` or ``B``."""
    name = f"spun-{family.lower()}.tsv"
    text = (files("eduparse.language") / "lexicons" / name).read_text("utf-8")
    return Lexicon(e for _, e in _parsed(text, f"lexicons/{name}"))


def read(text: str, where: str, known: Lexicon | None = None) -> Lexicon:
    """The pairs in ``text``, the content of the file ``where``, checked together with ``known``.

    Raises ConfigError that names the line: an empty or over-long form, a pair twice, a tier that does
    not exist, pairs that lead in a loop.
    """
    rows = _parsed(text, where)
    base = () if known is None else known.entries
    _refuse_loops([*((0, e) for e in base), *rows], where)
    return Lexicon(e for _, e in rows)


def written(entries: Iterable[Entry]) -> str:
    """The file that `load` reads back."""
    lines = ["\t".join(_COLUMNS)]
    lines += [f"{e.spun}\t{e.original}\t{e.tier}\t{e.seen}\t{e.why}" for e in entries]
    return "\n".join(lines) + "\n"


def _parsed(text: str, where: str) -> list[tuple[int, Entry]]:
    head: list[str] | None = None
    out: list[tuple[int, Entry]] = []
    lines: dict[tuple[str, str], int] = {}
    for n, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [c.strip() for c in line.split("\t")]
        if head is None:
            head = _head(cells, f"{where}, line {n}")
            continue
        if len(cells) != len(head):
            raise ConfigError(f"{where}, line {n}: {len(cells)} cells, the header has {len(head)}.")
        entry = _entry(dict(zip(head, cells, strict=True)), f"{where}, line {n}")
        before = lines.setdefault((entry.spun, entry.original), n)
        if before != n:
            raise ConfigError(
                f"{where}, line {n}: {entry.spun} -> {entry.original} stands in line {before} already."
            )
        out.append((n, entry))
    if head is None:
        raise ConfigError(f"{where} is empty; its first line is the header spun, original, ….")
    return out


def _head(cells: list[str], where: str) -> list[str]:
    unknown = [c for c in cells if c not in _COLUMNS]
    if unknown or cells[:2] != list(_COLUMNS[:2]) or len(set(cells)) < len(cells):
        raise ConfigError(
            f"{where}: the header is {' '.join(cells)!r}; its columns, parted by tabs, are spun, "
            "original and, where wanted, tier, seen, why."
        )
    return cells


def _entry(cells: Mapping[str, str], where: str) -> Entry:
    spun, original = cells["spun"], cells["original"]
    for name, form in (("spun", spun), ("original", original)):
        if not form:
            raise ConfigError(f"{where}: the {name} form is empty.")
        if len(form) > _LONGEST:
            raise ConfigError(f"{where}: the {name} form has {len(form)} characters, not a word.")
    if spun == original:
        raise ConfigError(f"{where}: {spun} stands for itself.")
    tier = cells.get("tier") or "ambiguous"
    if tier not in PRIOR:
        raise ConfigError(f"{where}: the tier is {tier!r}; it is {', '.join(PRIOR)}.")
    seen = cells.get("seen") or "1"
    if not (seen.isascii() and seen.isdecimal() and int(seen)):
        raise ConfigError(f"{where}: seen is {seen!r}; it is a whole number from 1.")
    return Entry(spun, original, tier, int(seen), cells.get("why", ""))


def _refuse_loops(rows: Iterable[tuple[int, Entry]], where: str) -> None:
    """Raise ConfigError where following the pairs comes back: 甲 -> 乙 and 乙 -> 甲.

    A line of the user (above 0) is named, with the forms of the loop.
    """
    after: dict[str, list[tuple[int, str]]] = {}
    for line, entry in rows:
        after.setdefault(entry.spun, []).append((line, entry.original))
    done: set[str] = set()
    for start, first in after.items():
        trail = {start: iter(first)}
        while trail:
            form, nexts = next(reversed(trail.items()))
            line, original = next(nexts, (0, ""))
            if not original:
                done.add(form)
                del trail[form]
            elif original in trail:
                loop = [*list(trail)[list(trail).index(original) :], original]
                at = f", line {line}" if line else ""
                raise ConfigError(
                    f"{where}{at}: {' -> '.join(loop)} is a loop; keep one direction."
                )
            elif original in after and original not in done:
                trail[original] = iter(after[original])
