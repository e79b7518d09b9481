"""Papers, statutes and general text spun with the table that circulates: what is found, and what is put back.

TEXTS pieces of documents held out of training, a third each of papers, statutes and general text, of every genre
in turn. A share of the table's words is replaced, 100, 30 or 5%, the longest first: on every other text a word is
replaced wherever it stands, by one replacement, on the others each time anew. What is left is the share of the wrong characters (Levenshtein) that
still are after `reword`. A text in which chance replaced nothing is not spun: it is none of those to be found. An edit is right
where it puts back what stood there. The trees that judge a pair of the table learnt from half of the
documents that no other training saw; the rest have figures of their own. Unseen documents are those among the rest by
which no bound was set, and no passages of which stand in what was learnt from (`_repeated`); all their pieces are
taken. Half of the pairs kept out: the lexicon of the family holds every other original, and the texts are spun with all.

Beside their copies: COPIED texts, spun by family A or with the table, all words, a half, a fifth, a twentieth, with
their whole originals among REFERENCES documents.
"""

import csv
import random
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from itertools import islice, zip_longest
from pathlib import Path
from unittest import mock

from bench._distance import distance
from bench._repeated import JUDGED, LEARNT, part_of, unrepeated
from bench._rows import rows
from bench._spinner import known_pairs
from bench._spinner import spin as family_a
from bench._spun_texts import REFERENCES, documents, held_out, pieces
from eduparse.document.document import Document
from eduparse.stages.reword import gate, page_choices, restore
from eduparse.stages.reword.alignment import aligned
from eduparse.stages.reword.lexicon import Lexicon
from eduparse.stages.reword.reference import References
from eduparse.stages.reword.spinner import Spinner, spinner_of, spinners

TEXTS = 200
FEW = 24  # of them for the floors
LENGTH = 1500  # code points of a text
SHORTEST = 500  # code points of a piece
SHARES = (1.0, 0.3, 0.05)
COPIED = 80
COPIED_SHARES = (0.0, 1.0, 0.5, 0.2, 0.05)  # in turn; 0 stands for family A
LONGEST = 8  # code points of a word
FILES = ("policy", "statutes", "general")
PIECES = 3  # of a document

Figures = dict[str, float | int]
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(slots=True)
class Tally:
    """Counts over texts that were spun alike."""

    texts: int = 0
    found: int = 0
    wrong: int = 0
    left: int = 0
    characters: int = 0
    edits: int = 0
    right: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """The counts of both."""
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Tally)))

    def figures(self, name: str) -> Figures:
        """The tally as figures."""
        return {
            f"{name} found": round(self.found / max(1, self.texts), 4),
            f"{name} raw CER": round(self.wrong / max(1, self.characters), 4),
            f"{name} CER": round(self.left / max(1, self.characters), 4),
            f"{name} left": round(self.left / max(1, self.wrong), 4),
            f"{name} precision": round(self.right / max(1, self.edits), 4),
        }


def run(shared: Path, texts: int = TEXTS) -> Figures:
    """Every figure."""
    table = read_table(shared)
    known = list(held_out_texts(shared, texts))
    unseen = list(unseen_texts(shared))
    figures: Figures = {}
    for share in SHARES:
        learnt = tally(known, table, share, among=lambda x: part_of(shared, x) == LEARNT)
        others = tally(known, table, share, among=lambda x: part_of(shared, x) != LEARNT)
        figures |= (learnt + others).figures(f"{share:.0%}")
        figures |= others.figures(f"{share:.0%}, documents not learnt from")
        figures |= tally(unseen, table, share).figures(f"{share:.0%}, unseen documents")
    with half_of_the_pairs():
        for share in SHARES:
            figures |= tally(known, table, share).figures(f"{share:.0%}, half of the pairs")
    return figures | with_copies(shared, known[:COPIED], table)


def quick(shared: Path) -> Figures:
    """What the floors hold: the first texts, beside no copies, with every pair of the lexicon."""
    table = read_table(shared)
    known = list(held_out_texts(shared, FEW))
    figures: Figures = {}
    for share in SHARES:
        figures |= tally(known, table, share).figures(f"{share:.0%}")
    return {name: value for name, value in figures.items() if "raw" not in name}


def with_copies(
    shared: Path, known: list[tuple[str, str]], table: Mapping[str, list[str]]
) -> Figures:
    """How many of ``known`` find their copy among REFERENCES documents, and what is wrong then."""
    taken = {name for name, _ in known}
    others = ((n, t) for n, t, _ in documents(shared) if n.partition(":")[2] not in taken)
    copies = References([*known, *islice(others, REFERENCES - len(known))])
    pairs = known_pairs(shared)
    found = left = characters = 0
    for n, (name, text) in enumerate(known):
        share = COPIED_SHARES[n % len(COPIED_SHARES)]
        spun = spin(text, table, share, name) if share else family_a(text, pairs, name).text
        doc = Document.of_page("x", "x", spun)
        doc = doc.apply("reword", restore.reworded(spun, known=copies))
        source = doc.metadata.restored_from
        found += source is not None and source.source == name
        lines = zip(doc.text.split("\n"), text.split("\n"), strict=True)
        left += sum(distance(a, b) for a, b in lines)
        characters += len(text)
    return {
        "copies found": round(found / len(known), 4),
        "CER beside the copy": round(left / characters, 5),
    }


def tally(
    known: list[tuple[str, str]],
    table: Mapping[str, list[str]],
    share: float,
    misses: list[str] | None = None,
    *,
    among: Callable[[str], bool] | None = None,
) -> Tally:
    """What becomes of ``known``, or of those ``among`` them, spun with a ``share`` of the words of ``table``."""
    out = Tally()
    for n, (name, text) in enumerate(known):
        if among is not None and not among(name):
            continue
        spun = spin(text, table, share, name, anew=n % 2 > 0)
        found = restore.reworded(spun)
        doc = Document.of_page("x", "x", spun).apply("reword", found)
        out.texts += spun != text  # a list of works in English holds no word of the table
        out.found += spun != text and any(w.code == "spun-wording" for w in found.warnings)
        out.characters += len(text)
        lines = list(zip(spun.split("\n"), doc.text.split("\n"), text.split("\n"), strict=True))
        out.wrong += sum(distance(a, c) for a, _, c in lines)
        out.left += sum(distance(b, c) for _, b, c in lines)
        right, made, bad = edits_right(doc, text)
        out.right, out.edits = out.right + right, out.edits + made
        if misses is not None:
            misses += [f"{name}\t{b}" for b in bad]
    return out


def spin(
    text: str, table: Mapping[str, list[str]], share: float, seed: str, *, anew: bool = False
) -> str:
    """``text`` with a ``share`` of the words of ``table`` replaced; the same seed gives the same text.

    A word is replaced everywhere, by one replacement, or with ``anew`` as chance has it each time.
    """
    return "".join(put for _, put in spun_words(text, table, share, seed, anew=anew))


def spun_words(
    text: str, table: Mapping[str, list[str]], share: float, seed: str, *, anew: bool = False
) -> Iterator[tuple[str, str]]:
    """The words of ``text``, and the characters between them, with what `spin` puts for each."""
    chance = random.Random(f"{seed} {share}")  # noqa: S311 - damage, not a secret
    chosen: dict[str, str] = {}
    at = 0
    while at < len(text):
        pieces = (text[at : at + n] for n in range(min(LONGEST, len(text) - at), 0, -1))
        word = next((w for w in pieces if w in table), "")
        if word and (anew or word not in chosen):
            chosen[word] = chance.choice(table[word]) if chance.random() < share else word
        yield (word, chosen[word]) if word else (text[at], text[at])
        at += len(word) or 1


def read_table(shared: Path) -> dict[str, list[str]]:
    """The table by word: pairs of Han characters."""
    table: dict[str, list[str]] = {}
    with (shared / "data" / "spinner-table.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader((x for x in file if not x.startswith("#")), delimiter="\t"):
            word, put = row["word"], row["replacement"]
            if (
                _HAN.fullmatch(word)
                and _HAN.fullmatch(put)
                and word != put
                and len(word) <= LONGEST
            ):
                table.setdefault(word, []).append(put)
    return table


def held_out_texts(shared: Path, texts: int) -> Iterator[tuple[str, str]]:
    """Name and text of pieces of held-out documents, by genre in turn."""
    each = [list(islice(_of_file(shared, name), texts)) for name in FILES]
    in_turn = (piece for row in zip_longest(*each) for piece in row if piece)
    return islice(in_turn, texts)


def unseen_texts(shared: Path) -> Iterator[tuple[str, str]]:
    """Name and text of the pieces of the documents that neither training nor a bound has seen."""
    for name, texts in documents_held_out(shared):
        if part_of(shared, name) == JUDGED and unrepeated(shared, name):
            yield from ((f"{name} {n}", text) for n, text in enumerate(texts))


def documents_held_out(shared: Path) -> Iterator[tuple[str, list[str]]]:
    """Name and pieces of the simplified documents held out."""
    for name in FILES:
        path = shared / "data" / f"{name}.jsonl.zst"
        for row in rows(path):
            if held_out(row["id"]) and row.get("script") != "hant" and row.get("clean", True):
                texts = [x[: 2 * LENGTH].strip() for x in pieces(row["text"], LENGTH)]
                yield (
                    row["id"],
                    [x for x in islice(texts, PIECES) if len(x) >= SHORTEST],
                )


def _of_file(shared: Path, name: str) -> Iterator[tuple[str, str]]:
    by_genre: dict[str, list[tuple[str, str]]] = {}
    for d in rows(shared / "data" / f"{name}.jsonl.zst"):
        if held_out(d["id"]) and d.get("script") != "hant" and d.get("clean", True):
            first = next(pieces(d["text"], LENGTH), d["text"])[: 2 * LENGTH].strip()
            if len(_HAN.findall(first)) and sum(map(len, _HAN.findall(first))) >= LENGTH // 3:
                by_genre.setdefault(d.get("genre", name), []).append((d["id"], first))
    for row in zip_longest(*by_genre.values()):
        yield from (piece for piece in row if piece)


def edits_right(doc: Document, original: str) -> tuple[int, int, list[str]]:
    """How many applied edits are right, how many there are, and those that are not."""
    same = bytearray(len(doc.text))
    for block in aligned(doc.text, original):
        if block.same:
            same[block.start : block.end] = b"\1" * (block.end - block.start)
    right = made = shift = 0
    bad = []
    for layer in doc.layers:
        for edit, before in zip(layer.applied()[0], layer.applied()[1], strict=True):
            start = edit.start + shift
            end = start + len(edit.after)
            shift += len(edit.after) - (edit.end - edit.start)
            made += 1
            if all(same[start:end]):
                right += 1
            else:
                around = f"{doc.text[start - 8 : start]}[{before}->{edit.after}]{doc.text[end : end + 8]}"
                bad.append(around.replace("\n", " "))
    return right, made, bad


@contextmanager
def half_of_the_pairs() -> Iterator[None]:
    """The packaged families with every other original of theirs alone."""
    halves = {s.name: _half(s) for s in spinners()}

    def known(added: Lexicon = Lexicon(())) -> tuple[Spinner, ...]:  # noqa: B008 - empty
        return tuple(halves[s.name] for s in spinners(added) if s.name in halves)

    with (
        mock.patch.object(gate, "spinners", known),
        mock.patch.object(page_choices, "spinners", known),
    ):
        yield


def _half(family: Spinner) -> Spinner:
    originals = sorted({e.original for e in family.lexicon.entries})
    kept = set(originals[::2])
    return spinner_of(family.name, Lexicon(e for e in family.lexicon.entries if e.original in kept))
