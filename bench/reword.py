"""How well spun wording is undone, with and without its original, and what is done to clean text.

001 is the real spun page beside its reconstructed original. A half-split learns the lexicon on one half
of it and applies it to the other; four splits, averaged by length. Synthetic papers are policy papers
held out of training, spun by `bench.spinner`; an error is a character of Levenshtein distance, an edit is
right where it puts back what was there. Speed is processor time of the gate over clean documents.
"""

import json
import re
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from itertools import islice, zip_longest
from pathlib import Path

import zstandard

from bench.spinner import Spun, known_pairs, spin
from eduparse.charmodel import model
from eduparse.document import Document
from eduparse.pipeline import run_stage
from eduparse.reword import Reword, Sources, evidence
from eduparse.reword.gate import hinted, strong_forms
from eduparse.reword.lattice import line_edits
from eduparse.reword.learning import mine
from eduparse.reword.lexicon import Lexicon

PAPERS = 100
PAPER = 2500  # code points of a synthetic paper
REFERENCES = 1000
SHORT = 500  # code points from which a spun document must be found
CASES = Path(__file__).resolve().parent.parent / "tests" / "cases" / "reword" / "negative.jsonl"

Figures = dict[str, float | int]
Pair = tuple[str, str]


def run(shared: Path) -> Figures:
    """The table of the issue on reword."""
    spun, gold = _seed(shared)
    papers = _papers(shared)
    documents = list(_documents(shared))
    pairs = known_pairs(shared)
    spins = [
        (ident, text, spin(text, pairs, f"{ident}#{n}")) for n, (ident, text) in enumerate(papers)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "references.jsonl"
        sources: dict[str, str] = {}
        with path.open("w", encoding="utf-8") as rows:
            for n, (ident, text) in enumerate(_reference_set(documents, spins, "\n".join(gold)), 1):
                sources[ident] = f"{path.name}:{n}"
                rows.write(json.dumps({"id": ident, "text": text}, ensure_ascii=False) + "\n")
        reword = Reword(Sources(reference=folder))
    return (
        _real(spun, gold, reword)
        | _halves(spun, gold)
        | _mined(spun, gold, pairs)
        | _synthetic(spins)
        | _restored(spins, reword, sources)
        | _gate(spins, documents)
    )


def _real(spun: list[str], gold: list[str], reword: Reword) -> Figures:
    text, original = "\n".join(spun), "\n".join(gold)
    alone = _reworded(text).text
    page = Document.of_page("x", "x", text)
    with_gold = page.apply("reword", reword(page)).text
    return {
        "001 CER": _cer([(alone, original)]),
        "001 CER with its original": _cer([(with_gold, original)]),
    }


def _halves(spun: list[str], gold: list[str]) -> Figures:
    lines = len(spun)
    ends = [sum(map(len, gold[:n])) for n in range(lines + 1)]
    middle = next(n for n in range(lines) if 2 * ends[n] >= ends[-1])
    first, second = range(middle), range(middle, lines)
    even, odd = range(0, lines, 2), range(1, lines, 2)
    errors = total = 0
    for learn, apply in ((first, second), (second, first), (even, odd), (odd, even)):
        mined = mine([("\n".join(spun[n] for n in learn), "\n".join(gold[n] for n in learn))])
        lexicon = Lexicon(mined.entries)
        density = strong_forms(
            "\n".join(spun[n] for n in apply), [(0, sum(len(spun[n]) + 1 for n in apply))], lexicon
        )
        for n in apply:
            line = spun[n]
            out = _apply(line, tuple(line_edits(model(), line, (0, len(line)), lexicon, density)))
            errors += _distance(out, gold[n])
            total += len(gold[n])
    return {"001 half-split CER": round(errors / total, 5)}


def _mined(spun: list[str], gold: list[str], pairs: list[Pair]) -> Figures:
    mined = mine([("\n".join(spun), "\n".join(gold))])
    got = [(e.spun, e.original) for e in mined.entries]
    found = sum(_made_of(pair, [*got, *map(_core, got)]) for pair in pairs)
    right = sum(_made_of(pair, [*pairs, *map(_core, pairs)]) for pair in got)
    return {
        "pairs mined recall": round(found / len(pairs), 4),
        "pairs mined precision": round(right / max(1, len(got)), 4),
    }


def _synthetic(spins: Sequence[tuple[str, str, Spun]]) -> Figures:
    results, right, edits = [], 0, 0
    for _, text, spun in spins:
        doc = _reworded(spun.text)
        results.append((doc.text, text))
        good, made = _edits_right(doc, text)
        right += good
        edits += made
    raw = _cer([(spun.text, text) for _, text, spun in spins])
    return {
        "synthetic raw CER": raw,
        "synthetic CER": _cer(results),
        "synthetic precision of edits": round(right / max(1, edits), 5),
    }


def _restored(
    spins: Sequence[tuple[str, str, Spun]], reword: Reword, sources: Mapping[str, str]
) -> Figures:
    own, results = 0, []
    started = time.process_time()
    for ident, text, spun in spins:
        page = Document.of_page("x", "x", spun.text)
        doc = page.apply("reword", reword(page))
        known = doc.metadata.restored_from
        own += known is not None and known.source == sources[ident]
        results.append((doc.text, text))
    return {
        "originals found": round(own / len(spins), 4),
        "synthetic CER with originals": _cer(results),
        "seconds a document with originals": round((time.process_time() - started) / len(spins), 3),
    }


def _gate(
    spins: Sequence[tuple[str, str, Spun]], documents: Sequence[tuple[str, str, bool]]
) -> Figures:
    parts = [p for _, _, spun in spins for p in _pieces(spun.text, SHORT)]
    flagged = sum(evidence(text).spun for _, text, _ in documents)
    cases = [json.loads(line)["original"] for line in CASES.read_text("utf-8").splitlines()]
    prose = "\n".join(text for text in cases if not evidence(text).kinds)
    edits = sum(len(_layers(text)) for text in (*cases, prose))
    edits += sum(len(_layers(text)) for _, text, clean in documents if clean and hinted(text))
    megabytes = sum(len(text.encode()) for _, text, _ in documents) / 1e6
    best = min(_seconds(documents) for _ in range(3))
    proven = sum(evidence(spun.text).spun for _, _, spun in spins)
    return {
        "spun documents found": round(proven / len(spins), 4),
        "spun pieces of 500 found": round(sum(evidence(p).spun for p in parts) / len(parts), 4),
        "clean documents flagged wrongly": flagged,
        "negative paragraphs": len(cases),
        "edits in text that is not spun": edits,
        "gate MB/s": round(megabytes / best),
    }


def _seconds(documents: Sequence[tuple[str, str, bool]]) -> float:
    started = time.process_time()
    for _, text, _ in documents:
        evidence(text)
    return time.process_time() - started


def _layers(text: str) -> list[object]:
    return [e for layer in _reworded(text).layers for e in layer.edits]


def _reworded(text: str) -> Document:
    (doc,) = run_stage(Document.of_page("x", "x", text), "reword")
    return doc


def _apply(text: str, edits: Iterable[object]) -> str:
    from eduparse.document import Findings
    from eduparse.edits import Edit

    chosen = tuple(e for e in edits if isinstance(e, Edit))
    return Document.of_page("x", "x", text).apply("reword", Findings(edits=chosen)).text


def _edits_right(doc: Document, original: str) -> tuple[int, int]:
    """How many applied edits put back what stood there: their characters align with the original."""
    from eduparse.reword.alignment import aligned

    same = bytearray(len(doc.text))
    for block in aligned(doc.text, original):
        if block.same:
            same[block.start : block.end] = b"\1" * (block.end - block.start)
    right = made = shift = 0
    for layer in doc.layers:
        for edit in layer.applied()[0]:
            start = edit.start + shift
            shift += len(edit.after) - (edit.end - edit.start)
            made += 1
            right += all(same[start : start + len(edit.after)])
    return right, made


def _pieces(text: str, length: int) -> Iterator[str]:
    """Pieces of ``length`` code points or a little more, cut at line ends or full stops."""
    piece = ""
    for sentence in re.findall(r"[^。\n]*[。\n]?", text):
        piece += sentence
        if len(piece) >= length:
            yield piece
            piece = ""


def _seed(shared: Path) -> tuple[list[str], list[str]]:
    """The lines of 001 as strip leaves them, and those of its original."""
    (path,) = (shared / "corpus").glob("001*.txt")
    (doc,) = run_stage(Document.of_page("x", "x", path.read_text("utf-8")), "strip")
    spun = [line.strip() for line in doc.text.split("\n") if line.strip()]
    gold = [
        x for x in (shared / "gold" / "spun_001.txt").read_text("utf-8").split("\n") if x.strip()
    ]
    gold = gold[len(gold) - len(spun) :]  # strip takes the first copy of the title away
    if len(spun) != len(gold):
        raise ValueError(f"001 has {len(spun)} lines after strip, its original {len(gold)}")
    return spun, gold


def _papers(shared: Path) -> list[tuple[str, str]]:
    """Pieces of policy papers held out of training, cut at line ends or full stops; name and text."""
    sys.path.insert(0, str(CASES.parents[3] / "tools"))
    held_out = import_module("train_charmodel").held_out
    by_paper: list[list[tuple[str, str]]] = []
    for ident, text, _ in _documents(shared):
        genre, _, number = ident.partition(":")
        if genre == "policy" and held_out(number):
            by_paper.append([(ident, piece) for piece in _pieces(text, PAPER)])
    in_turn = (piece for pieces in zip_longest(*by_paper) for piece in pieces if piece)
    return list(islice(in_turn, PAPERS))


def _reference_set(
    documents: Sequence[tuple[str, str, bool]], spins: Sequence[tuple[str, str, Spun]], gold: str
) -> Iterator[tuple[str, str]]:
    """REFERENCES documents, the originals of all spun ones and of 001 among them."""
    wanted = {ident for ident, _, _ in spins}
    others = (d for d in documents if d[0] not in wanted)
    for (ident, text, _), _ in zip(others, range(REFERENCES - len(wanted) - 1), strict=False):
        yield ident, text
    for ident, text, _ in documents:
        if ident in wanted:
            yield ident, text
    yield "001", gold


@lru_cache(maxsize=2)
def _documents(shared: Path) -> tuple[tuple[str, str, bool], ...]:
    out = []
    for name in ("policy", "statutes"):
        path = shared / "data" / f"{name}.jsonl.zst"
        with zstandard.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                out.append((f"{name}:{row['id']}", row["text"], row["clean"]))
    return tuple(out)


def _made_of(pair: Pair, parts: Sequence[Pair]) -> bool:
    """Whether the spun side becomes the original by ``parts`` and equal characters alone."""
    spun, original = pair
    todo, seen = [(0, 0)], set()
    while todo:
        i, j = todo.pop()
        if (i, j) == (len(spun), len(original)):
            return True
        if (i, j) in seen:
            continue
        seen.add((i, j))
        if i < len(spun) and j < len(original) and spun[i] == original[j]:
            todo.append((i + 1, j + 1))
        todo += [
            (i + len(a), j + len(b))
            for a, b in parts
            if spun.startswith(a, i) and original.startswith(b, j)
        ]
    return False


def _core(pair: Pair) -> Pair:
    """A pair without the characters both sides begin or end with."""
    a, b = pair
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return a, b


def _cer(results: Iterable[tuple[str, str]]) -> float:
    errors = total = 0
    for text, original in results:
        errors += sum(_distance(a, b) for a, b in _line_pairs(text, original))
        total += len(original)
    return round(errors / max(1, total), 5)


def _line_pairs(text: str, original: str) -> list[tuple[str, str]]:
    mine, theirs = text.split("\n"), original.split("\n")
    same = len(mine) == len(theirs)
    return list(zip(mine, theirs, strict=True)) if same else [(text, original)]


def _distance(a: str, b: str) -> int:
    """Levenshtein distance, by rows, after what both begin and end with."""
    a, b = _core((a, b))
    row = list(range(len(b) + 1))
    for n, x in enumerate(a, 1):
        last, row[0] = row[0], n
        for m, y in enumerate(b, 1):
            last, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, last + (x != y))
    return row[-1]
