"""How well spun wording is undone, with and without its original, and what is done to clean text.

001 is the real spun page beside its reconstructed original. A half-split learns the lexicon on one half
of it and applies it to the other; four splits, averaged by length. What pairs that the learnt half does not have
leave is no reading's fault, and counted beside. Synthetic papers are policy papers
held out of training, spun by `bench._spinner`; an error is a character of Levenshtein distance, an edit is
right where it puts back what was there. *Weights as learnt* is 1 where the packaged weights were learnt from what
their texts show now, else 0. Speed is processor time of the gate over clean documents.
"""

import json
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench._distance import cer, core, distance
from bench._flow import run_stage
from bench._learnt import learnt_from
from bench._spinner import Spun, known_pairs, spin
from bench._spun_choices import choices_seen
from bench._spun_pages import pages_seen
from bench._spun_pairs import pairs_seen
from bench._spun_readings import readings_seen
from bench._spun_texts import documents, papers, pieces, reference_set, seed
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.package_data import package_path
from eduparse.readers.named_files import named_references
from eduparse.stages.reword.alignment import aligned
from eduparse.stages.reword.confidence import confidences
from eduparse.stages.reword.gate import reading_model, spin_evidence
from eduparse.stages.reword.learning import mine
from eduparse.stages.reword.lexicon import Lexicon
from eduparse.stages.reword.likelihood import suspicion
from eduparse.stages.reword.page_reading import read_page
from eduparse.stages.reword.restore import Reword
from eduparse.stages.reword.spinner import spinner, spinners

SHORT = 500  # code points from which a spun document must be found
SURE = 0.9  # confidence of a substitution that is made
STRONG = 5  # signatures and rare forms of a piece that is more than touched
FEW = 10  # synthetic papers that the floors look at
CASES = Path(__file__).resolve().parent.parent / "tests" / "cases" / "reword" / "negative.jsonl"

Figures = dict[str, float | int]
Pair = tuple[str, str]


def run(shared: Path) -> Figures:
    """Every figure."""
    spun, gold = seed(shared)
    known = documents(shared)
    pairs = known_pairs(shared)
    spins = _spins(shared, pairs)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "references.jsonl"
        sources: dict[str, str] = {}
        with path.open("w", encoding="utf-8") as rows:
            for n, (ident, text) in enumerate(reference_set(known, spins, "\n".join(gold)), 1):
                sources[ident] = f"{path.name}:{n}"
                rows.write(json.dumps({"id": ident, "text": text}, ensure_ascii=False) + "\n")
        reword = Reword(references=named_references(folder)[0])
    return (
        _real(spun, gold)
        | _real_restored(spun, gold, reword)
        | _halves(spun, gold)
        | _mined(spun, gold, pairs)
        | _synthetic(spins)
        | _restored(spins, reword, sources)
        | _found(spins)
        | _untouched(known)
        | _as_learnt(shared)
        | _speed(known)
    )


def quick(shared: Path) -> Figures:
    """What the floors hold: the figures that cost seconds."""
    spun, gold = seed(shared)
    pairs = known_pairs(shared)
    spins = _spins(shared, pairs)
    return (
        _real(spun, gold)
        | _halves(spun, gold)
        | _mined(spun, gold, pairs)
        | _synthetic(spins[:FEW])
        | _found(spins)
        | _untouched(documents(shared))
        | _as_learnt(shared)
    )


def _as_learnt(shared: Path) -> Figures:
    """Whether the packaged weights were learnt from what their texts show now."""
    models = package_path("language", "models")
    numbers = {
        "spun-page": pages_seen(shared),
        "spun-pairs": pairs_seen(shared),
        "spun-choices": choices_seen(shared),
        "spun-reading": readings_seen(shared),
    }
    learnt = {name: learnt_from(models / f"{name}.tsv") for name in numbers}
    return {"weights as learnt": float(learnt == numbers)}


def _spins(shared: Path, pairs: list[Pair]) -> list[tuple[str, str, Spun]]:
    """Name, text and spun text of each held-back paper."""
    return [
        (ident, text, spin(text, pairs, f"{ident}#{n}"))
        for n, (ident, text) in enumerate(papers(shared))
    ]


def _real(spun: list[str], gold: list[str]) -> Figures:
    return {"001 CER": cer([(_reworded("\n".join(spun)).text, "\n".join(gold))])}


def _real_restored(spun: list[str], gold: list[str], reword: Reword) -> Figures:
    page = Document.of_page("x", "x", "\n".join(spun))
    with_gold = page.apply("reword", reword(page)).text
    return {"001 CER with its original": cer([(with_gold, "\n".join(gold))])}


def _halves(spun: list[str], gold: list[str]) -> Figures:
    lines = len(spun)
    ends = [sum(map(len, gold[:n])) for n in range(lines + 1)]
    middle = next(n for n in range(lines) if 2 * ends[n] >= ends[-1])
    first, second = range(middle), range(middle, lines)
    even, odd = range(0, lines, 2), range(1, lines, 2)
    errors = unknown = total = 0
    for learn, apply in ((first, second), (second, first), (even, odd), (odd, even)):
        mined = mine([("\n".join(spun[n] for n in learn), "\n".join(gold[n] for n in learn))])
        pairs = [(e.spun, e.original) for e in mined.entries]
        pairs += list(map(core, pairs))
        known = spinners(Lexicon(mined.entries))[-1:]
        text = "\n".join(spun[n] for n in apply)
        places, at = [], 0
        for n in apply:
            places.append((at, at + len(spun[n])))
            at += len(spun[n]) + 1
        made, _ = read_page(reading_model(text), text, places, known, {"user": 0.9})
        out = _apply(
            text,
            (
                Edit(c.start, c.start + len(c.entry.spun), c.entry.original, "reword.rare")
                for c, sure in zip(made, confidences(text, made, {"user": 0.9}, known), strict=True)
                if sure >= SURE
            ),
        )
        for n, line in zip(apply, out.split("\n"), strict=True):
            errors += distance(line, gold[n])
            unknown += sum(_not_made_of(put, pairs) for put in _differences(spun[n], gold[n]))
            total += len(gold[n])
    return {
        "001 half-split CER": round(errors / total, 5),
        "001 half-split CER of pairs not learnt": round(unknown / total, 5),
    }


def _differences(spun: str, original: str) -> Iterable[Pair]:
    """What stands in ``spun`` and in ``original`` where the two differ."""
    return (
        (spun[b.start : b.end], original[b.original_start : b.original_end])
        for b in aligned(spun, original)
        if not b.same
    )


def _mined(spun: list[str], gold: list[str], pairs: list[Pair]) -> Figures:
    mined = mine([("\n".join(spun), "\n".join(gold))])
    got = [(e.spun, e.original) for e in mined.entries]
    found = sum(not _not_made_of(pair, [*got, *map(core, got)]) for pair in pairs)
    right = sum(not _not_made_of(pair, [*pairs, *map(core, pairs)]) for pair in got)
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
    raw = cer([(spun.text, text) for _, text, spun in spins])
    return {
        "synthetic raw CER": raw,
        "synthetic CER": cer(results),
        "synthetic precision": round(right / max(1, edits), 5),
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
        "synthetic CER with originals": cer(results),
        "seconds a document with originals": round((time.process_time() - started) / len(spins), 3),
    }


def _found(spins: Sequence[tuple[str, str, Spun]]) -> Figures:
    """How many spun texts are proven: papers, and their pieces by how thoroughly they are spun."""
    parts = [p for _, _, spun in spins for p in pieces(spun.text, SHORT)]
    return {
        "spun documents found": _share(spun.text for _, _, spun in spins),
        "spun pieces of 500 found": _share(parts),
        "spun pieces of 500 with 5 strong forms found": _share(
            p for p in parts if _strong(p) >= STRONG
        ),
    }


def _untouched(known: Sequence[tuple[str, str, bool]]) -> Figures:
    flagged = sum(spin_evidence(text).spun for _, text, _ in known)
    cases = [json.loads(line)["original"] for line in CASES.read_text("utf-8").splitlines()]
    prose = "\n".join(text for text in cases if not spin_evidence(text).kinds)
    edits = sum(len(_layers(text)) for text in (*cases, prose))
    edits += sum(len(_layers(text)) for _, text, clean in known if clean and suspicion(text))
    return {
        "clean documents flagged wrongly": flagged,
        "negative paragraphs": len(cases),
        "edits in text that is not spun": edits,
    }


def _speed(known: Sequence[tuple[str, str, bool]]) -> Figures:
    megabytes = sum(len(text.encode()) for _, text, _ in known) / 1e6
    return {"gate MB/s": round(megabytes / min(_seconds(known) for _ in range(3)))}


def _share(texts: Iterable[str]) -> float:
    """The share of ``texts`` that is proven to be spun."""
    proven = [spin_evidence(text).spun for text in texts]
    return round(sum(proven) / max(1, len(proven)), 4)


def _strong(text: str) -> int:
    """How many signatures and rare forms of family A stand in ``text``."""
    known = spinner("A").lexicon
    return sum(
        any(e.tier in {"signature", "rare"} for e in known.at(text, n)) for n in range(len(text))
    )


def _seconds(documents: Sequence[tuple[str, str, bool]]) -> float:
    started = time.process_time()
    for _, text, _ in documents:
        spin_evidence(text)
    return time.process_time() - started


def _layers(text: str) -> list[object]:
    return [e for layer in _reworded(text).layers for e in layer.edits]


def _reworded(text: str) -> Document:
    (doc,) = run_stage(Document.of_page("x", "x", text), "reword")
    return doc


def _apply(text: str, edits: Iterable[Edit]) -> str:
    return Document.of_page("x", "x", text).apply("reword", Findings(edits=tuple(edits))).text


def _edits_right(doc: Document, original: str) -> tuple[int, int]:
    """How many applied edits put back what stood there: their characters align with the original."""
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


def _not_made_of(pair: Pair, parts: Sequence[Pair]) -> int:
    """The distance of the spun side from the original once all ``parts`` that help are put back."""
    spun, original = pair
    least = {(0, 0): 0}
    for i in range(len(spun) + 1):
        for j in range(len(original) + 1):
            here = least[i, j]
            steps = [((i + 1, j), 1), ((i, j + 1), 1)]
            if i < len(spun) and j < len(original):
                steps.append(((i + 1, j + 1), int(spun[i] != original[j])))
            steps += [
                ((i + len(a), j + len(b)), 0)
                for a, b in parts
                if spun.startswith(a, i) and original.startswith(b, j)
            ]
            for to, cost in steps:
                least[to] = min(here + cost, least.get(to, here + cost))
    return least[len(spun), len(original)]
