"""Lexicons of substitutions: what a spinner wrote, what had stood there, and how sure that is.

A lexicon is a tab-separated file with the columns ``spun``, ``original``, ``tier``, ``seen``, ``why``,
``clean``, ``was``; all but the first two may be left out. Families of spinners do not share a lexicon (A:
东说念主 for 人; B: 年夜 for 大), so each has its own file; a lexicon of the user is a family of its own beside
them. Pairs may lead in a circle (开发 for 建设, 建设 for 开发): spinners swap words, and each direction is weighed
where it could stand. A line that cannot be read stops the run with its number.
"""

import marshal
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from eduparse.document.records import dataclass
from eduparse.errors import ConfigError
from eduparse.language.lexicons import lexicon_content

FAMILIES = (
    "A",
    "B",
    "C",
)  # by characters; by the public table; other synonyms on pages like those of A

# What a form is by itself: no Chinese at all; hardly met in clean text; a word of the genre; one or two
# characters that stand inside other words.
SIGNATURE = "signature"
TIERS = (SIGNATURE, "rare", "ambiguous", "character")

_COLUMNS = ("spun", "original", "tier", "seen", "why", "clean", "was")
_MILLION = 1e6
_LONGEST = 40  # code points; a longer cell is a sentence, not a word


@dataclass(frozen=True, slots=True)
class SpinPair:
    """One substitution; ``seen`` counts how often it was observed.

    ``clean`` says how often the form occurs in clean text, in the genre that has most of it, and ``was``
    how often the original does, on average over genres; per million code points, 0 where not counted.
    """

    spun: str
    original: str
    tier: str = "ambiguous"
    seen: int = 1
    why: str = ""
    clean: float = 0.0
    was: float = 0.0


Shares = dict[tuple[str, str], float]
# By the first character of a form: the lengths of its forms, and their entries as `Lexicon.pieces` writes them.
Pieces = tuple[dict[str, tuple[int, ...]], dict[str, bytes]]


class Lexicon:
    """Entries by their spun form; ``shares`` are what is known of each beside (`spinner`)."""

    def __init__(
        self, entries: Iterable[SpinPair], shares: Mapping[tuple[str, str], float] | None = None
    ) -> None:
        chosen = {(e.spun, e.original): e for e in entries}
        self._every = tuple(chosen.values())
        self._numbered = dict(enumerate(self._every))
        self._shares: Shares = dict(shares or {})
        self._pieces: dict[str, bytes] = {}
        by_form: dict[str, list[SpinPair]] = {}
        lengths: dict[str, set[int]] = {}
        for entry in self._numbered.values():
            by_form.setdefault(entry.spun, []).append(entry)
            lengths.setdefault(entry.spun[0], set()).add(len(entry.spun))
        self._by_form = {f: tuple(e) for f, e in by_form.items()}
        self._lengths = {c: tuple(sorted(n)) for c, n in lengths.items()}

    def pieces(self) -> Pieces:
        """The lexicon as plain data, by first characters."""
        rows: dict[str, list[tuple[Any, ...]]] = {}
        for n, e in enumerate(self.entries):
            values = tuple(getattr(e, f.name) for f in fields(SpinPair))
            rows.setdefault(e.spun[0], []).append(
                (n, self._shares.get((e.spun, e.original)), values)
            )
        return self._lengths, {char: marshal.dumps(every) for char, every in rows.items()}

    @classmethod
    def of_pieces(cls, pieces: Pieces) -> "Lexicon":
        """The lexicon of `pieces`; those of a character become entries when a text has it."""
        made = cls(())
        made._lengths, kept = pieces
        made._pieces = dict(kept)
        return made

    def _load(self, char: str) -> None:
        by_form: dict[str, list[SpinPair]] = {}
        for n, share, values in marshal.loads(self._pieces.pop(char)):  # noqa: S302 - of the package
            entry = self._numbered[n] = SpinPair(*values)
            by_form.setdefault(entry.spun, []).append(entry)
            if share is not None:
                self._shares[entry.spun, entry.original] = share
        self._by_form |= {f: tuple(e) for f, e in by_form.items()}

    @property
    def entries(self) -> tuple[SpinPair, ...]:
        """All entries, in their order."""
        for char in tuple(self._pieces):
            self._load(char)
        if len(self._every) < len(self._numbered):
            self._every = tuple(self._numbered[n] for n in range(len(self._numbered)))
        return self._every

    @property
    def shares(self) -> Shares:
        """What is known of all entries, by form and original."""
        return self._shares if self.entries else {}

    def share(self, entry: SpinPair) -> float:
        """The share of an entry that was found here."""
        return self._shares[entry.spun, entry.original]

    def of(self, form: str) -> tuple[SpinPair, ...]:
        """The entries whose spun form is ``form``."""
        if form[:1] in self._pieces:
            self._load(form[0])
        return self._by_form.get(form, ())

    def at(self, text: str, offset: int) -> Iterator[SpinPair]:
        """The entries whose spun form stands at ``offset`` of ``text``."""
        for length in self._lengths.get(text[offset], ()):
            if offset + length <= len(text):
                yield from self.of(text[offset : offset + length])

    def __add__(self, other: "Lexicon") -> "Lexicon":
        """Both; where they hold the same pair, ``other`` decides about it."""
        return Lexicon((*self.entries, *other.entries)) if other.entries else self


@cache
def of_family(family: str) -> Lexicon:
    """The packaged lexicon of a family."""
    name, data = packaged_lexicon(family)
    return Lexicon(_packaged(data.decode("utf-8").replace("\r\n", "\n"), name))


def packaged_lexicon(family: str) -> tuple[str, bytes]:
    """Name and content of the file that `of_family` reads."""
    name = f"spun-{family.lower()}.tsv"
    return name, lexicon_content(name.removesuffix(".tsv"))


def _packaged(text: str, name: str) -> Iterator[SpinPair]:
    """The entries of a packaged file; a test has `read` look at each, which takes five times as long."""
    head, *rows = text.rstrip("\n").split("\n")
    if tuple(head.split("\t")) != _COLUMNS:
        yield from _parsed(text, f"lexicons/{name}")
        return
    for row in rows:
        spun, original, tier, seen, why, clean, was = row.split("\t")
        yield SpinPair(spun, original, tier, int(seen), why, float(clean), float(was))


NOTHING = Lexicon(())


def read_lexicon(text: str, where: str) -> Lexicon:
    """The pairs in ``text``, the content of the file ``where``.

    Raises ConfigError that names the line: an empty or over-long form, a pair twice, a tier that does
    not exist.
    """
    return Lexicon(_parsed(text, where))


def lexicon_text(entries: Iterable[SpinPair]) -> str:
    """The file that `load` reads back."""
    lines = ["\t".join(_COLUMNS)]
    lines += [
        f"{e.spun}\t{e.original}\t{e.tier}\t{e.seen}\t{e.why}\t{e.clean:g}\t{e.was:g}"
        for e in entries
    ]
    return "\n".join(lines) + "\n"


def _parsed(text: str, where: str) -> list[SpinPair]:
    head: list[str] | None = None
    out: list[SpinPair] = []
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
        out.append(entry)
    if head is None:
        raise ConfigError(f"{where} is empty; its first line is the header spun, original, ….")
    return out


def _head(cells: list[str], where: str) -> list[str]:
    unknown = [c for c in cells if c not in _COLUMNS]
    if unknown or cells[:2] != list(_COLUMNS[:2]) or len(set(cells)) < len(cells):
        raise ConfigError(
            f"{where}: the header is {' '.join(cells)!r}; its columns, parted by tabs, are spun, "
            "original and, where wanted, tier, seen, why, clean, was."
        )
    return cells


def _entry(cells: Mapping[str, str], where: str) -> SpinPair:
    spun, original = cells["spun"], cells["original"]
    for name, form in (("spun", spun), ("original", original)):
        if not form:
            raise ConfigError(f"{where}: the {name} form is empty.")
        if len(form) > _LONGEST:
            raise ConfigError(f"{where}: the {name} form has {len(form)} characters, not a word.")
    if spun == original:
        raise ConfigError(f"{where}: {spun} stands for itself.")
    tier = cells.get("tier") or "ambiguous"
    if tier not in TIERS:
        raise ConfigError(f"{where}: the tier is {tier!r}; it is {', '.join(TIERS)}.")
    seen = cells.get("seen") or "1"
    if not (seen.isascii() and seen.isdecimal() and int(seen)):
        raise ConfigError(f"{where}: seen is {seen!r}; it is a whole number from 1.")
    rates = [_rate(cells.get(name) or "0", name, where) for name in ("clean", "was")]
    return SpinPair(spun, original, tier, int(seen), cells.get("why", ""), *rates)


def _rate(cell: str, name: str, where: str) -> float:
    try:
        rate = float(cell)
    except ValueError:
        rate = -1.0
    if not 0 <= rate <= _MILLION:
        raise ConfigError(f"{where}: {name} is {cell!r}; it is a number per million code points.")
    return rate
