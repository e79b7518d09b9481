"""The lexicons of the spinner families, with counts of clean text, and the keys that find them fast.

    PYTHONPATH=. python tools/build_spun_lexicon.py --pairs ../shared/data/spun-pairs.tsv \
        --table ../shared/data/spinner-table.tsv --texts ../shared/data/statutes.jsonl.zst \
        ../shared/data/policy.jsonl.zst ../shared/data/general.jsonl.zst \
        --out src/eduparse/language/lexicons

The pairs of family A come from the aligned document (``--pairs``) and from `spun_a.tsv`, which also holds
its characters. Its words that were not seen there are a family of their own, C. Those of family B come from
the table that circulates (``--table``) and from `spun_b.tsv`. A
pair of the table ships where its original occurs at least LEAST times in the texts: rarer words are seldom
met and cost time and chances to err. Counts are taken by genre: a form counts as frequent as in the genre
that has most of it, since any page may be of that genre. Documents held out of training are not looked at.

A page is first looked through for a few characters, the keys. They are chosen one by one: that whose
telling forms a spinner would write most often, for each time that clean papers hold the character.
"""

import argparse
import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from train_charmodel import held_out

from bench._rows import rows
from eduparse.stages.reword.chains import TIER, chained
from eduparse.stages.reword.lexicon import Lexicon, SpinPair, lexicon_text
from eduparse.stages.reword.likelihood import Key, floor, written_keys
from eduparse.stages.reword.sightings import tells
from eduparse.stages.reword.spinner import rated, spinner_of

HERE = Path(__file__).resolve().parent
LEAST = 10  # occurrences of an original in the texts from which a pair of the table ships
COUNTED = "counted"  # in place of a tier that is to follow from counts
RARE = 1.0  # occurrences of a form per million code points up to which it is rare
SMOOTH = 3e5  # code points of text that each genre is given beside its own, so that none is sure
LONGEST = 8  # code points of a form
BUDGET = 0.1  # share of the characters of clean papers that may be keys, for each family
PAPERS = 300  # papers of each file that the keys are counted in

_HAN = re.compile(r"[\u4e00-\u9fff]+")


class Counts:
    """How often forms occur, by genre; rates are per million code points."""

    def __init__(self, forms: Iterable[str], texts: Sequence[Path]) -> None:
        by_length: dict[int, set[str]] = defaultdict(set)
        for form in forms:
            by_length[len(form)].add(form)
        self._found: dict[str, Counter[str]] = defaultdict(Counter)
        self._size: Counter[str] = Counter()
        for genre, text in training(texts):
            self._size[genre] += len(text)
            for length, wanted in by_length.items():
                seen = Counter(text[n : n + length] for n in range(len(text) - length + 1))
                self._found[genre].update({f: seen[f] for f in seen.keys() & wanted})

    def total(self, form: str) -> int:
        """Occurrences in all texts."""
        return sum(found[form] for found in self._found.values())

    def most(self, form: str) -> float:
        """The rate in the genre that has most of ``form``."""
        return max(found[form] / (self._size[g] + SMOOTH) for g, found in self._found.items()) * 1e6

    def mean(self, form: str) -> float:
        """The rate on average over genres."""
        rates = [found[form] / self._size[g] for g, found in self._found.items()]
        return sum(rates) / len(rates) * 1e6


def main() -> None:
    """Write the lexicons and the keys."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    aligned, table = table_rows(options.pairs), table_rows(options.table)
    families = {
        "a": list(family_a(aligned, table_rows(HERE / "spun_a.tsv"))),
        "c": list(family_c(aligned, table_rows(HERE / "spun_a.tsv"))),
        "b": list(family_b(table, table_rows(HERE / "spun_b.tsv"))),
    }
    every = [e for entries in families.values() for e in chained(entries)]
    counts = Counts((form for e in every for form in (e.spun, e.original)), options.texts)
    papers = [p for p in options.texts if "general" not in p.name]
    keyed: list[Key] = []
    for name, entries in families.items():
        kept = [counted(e, counts) for e in entries if e.why or counts.total(e.original) >= LEAST]
        (options.out / f"spun-{name}.tsv").write_text(lexicon_text(kept), "utf-8")
        known = Lexicon(counted(e, counts) for e in chained(kept)) if name == "a" else Lexicon(kept)
        keyed += keys(name.upper(), known, characters(papers))
    (options.out / "spun-keys.tsv").write_text(written_keys(keyed), "utf-8")


def family_a(aligned: list[dict[str, str]], known: list[dict[str, str]]) -> Iterator[SpinPair]:
    """The characters, the pairs of the aligned document, and the words that the characters stand in."""
    characters = [r for r in known if r["tier"] == TIER]
    for row in characters:
        yield SpinPair(row["spun"], row["original"], TIER, 3, row["why"])
    inside = {(r["spun"], r["original"]) for r in characters}
    for row in aligned:
        if (row["spun"], row["original"]) in inside:
            continue
        seen = 1 + round(2 * math.log2(int(row["count_seed001"])))
        why = row["cross_boundary"] or f"seen on a page beside its original, a {row['level']}"
        tier = row["class"] if row["class"] == "signature" else COUNTED
        yield SpinPair(row["spun"], row["original"], tier, seen, why)
    for row in known:
        if row["tier"] not in ("", TIER):
            yield SpinPair(row["spun"], row["original"], row["tier"], 1, row["why"])


def family_c(aligned: list[dict[str, str]], known: list[dict[str, str]]) -> Iterator[SpinPair]:
    """The words known otherwise from pages like those of family A."""
    pairs = {(r["spun"], r["original"]) for r in aligned}
    for row in known:
        if not row["tier"] and (row["spun"], row["original"]) not in pairs:
            yield SpinPair(row["spun"], row["original"], COUNTED, 1, row["why"])


def family_b(table: list[dict[str, str]], read: list[dict[str, str]]) -> Iterator[SpinPair]:
    """The pairs of the table, each once, and those read on pages; of Han characters only."""
    pairs = dict.fromkeys((r["replacement"], r["word"]) for r in table)
    known = {(r["spun"], r["original"]): r["why"] for r in read}
    for spun, original in (*known, *(p for p in pairs if p not in known)):
        sound = _HAN.fullmatch(spun) and _HAN.fullmatch(original)
        if sound and spun != original and max(len(spun), len(original)) <= LONGEST:
            seen = 2 if (spun, original) in known else 1
            yield SpinPair(spun, original, COUNTED, seen, known.get((spun, original), ""))


def counted(entry: SpinPair, counts: Counts) -> SpinPair:
    """``entry`` with its rates, and the tier that follows from them."""
    clean, was = counts.most(entry.spun), counts.mean(entry.original)
    tier = entry.tier
    if tier == COUNTED:
        tier = "rare" if clean <= RARE else "ambiguous"
        if not counts.total(entry.spun) and len(entry.spun) > 2:
            tier = "signature"
    return replace(entry, tier=tier, clean=round(clean, 2), was=round(was, 2))


def keys(family: str, lexicon: Lexicon, frequency: Mapping[str, float]) -> Iterator[Key]:
    """The telling forms of ``lexicon`` that hold one of the characters that cost least to look for."""
    clean = {e.spun: floor(e) for e in lexicon.entries}
    spun = rated([spinner_of(family, lexicon)])
    telling = [f for f in clean if tells(f, clean[f], spun[f])]
    holding: dict[str, set[str]] = defaultdict(set)
    for form in telling:
        for char in form:
            holding[char].add(form)
    budget = 0.0
    left = set(telling)
    while left and budget < BUDGET:
        worth, char = max(
            (sum(spun[f] for f in forms & left) / (frequency.get(c, 0.0) + 3e-5), c)
            for c, forms in holding.items()
        )
        if worth <= 0:
            break
        budget += frequency.get(char, 0.0)
        for form in sorted(holding.pop(char) & left):
            yield Key(family, char, form, round(clean[form], 2), round(spun[form], 2))
            left.discard(form)


def characters(papers: Sequence[Path]) -> Mapping[str, float]:
    """How frequent each character is in clean papers."""
    counts: Counter[str] = Counter()
    for path in papers:
        for n, (_, text) in enumerate(training([path])):
            if n < PAPERS:
                counts.update(text)
    size = sum(counts.values())
    return {c: n / size for c, n in counts.items()}


def training(texts: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Genre and text of the simplified documents that are not held out."""
    for path in texts:
        for document in rows(path):
            if document.get("script") != "hant" and not held_out(document["id"]):
                yield document.get("genre", "statute"), document["text"]


def table_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table with a header; lines that begin with # are remarks."""
    lines = [x for x in path.read_text("utf-8").splitlines() if not x.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


if __name__ == "__main__":
    main()
