"""Damage that is left, or changed wrongly, without a word: the share of damaged texts of each class and genre.

Three kinds of damage, on texts that the models have not seen. *Slips*: the lead byte of one character
shows as ``?`` or is gone, in the last of five paragraphs. *Classes*: those of the bench `repair`. *Files*: the grid of
the bench `decode` under the two conditions that hurt bytes, and three paragraphs of which one byte is
missing. Silent is a text that did not come back and has no warning, for a slip none that reaches its paragraph.

``--sample N`` takes N texts of each class and genre. A byte of UTF-16, and mostly one of GBK, that becomes another
leaves a character as good as any, so the files have a share that nothing tells. Some texts hold entities of their own
(``&#183;``), which `repair` reads: such a text has come back where they are read.
"""

import random
from collections import Counter
from collections.abc import Iterator
from html import unescape
from itertools import islice
from pathlib import Path

import eduparse
from bench import _grid
from bench._damage import genres, narrowed, slipped, traditional
from bench._flow import run_stage
from bench._garble import CLASSES, whole
from bench.repair import LEAST, MOST, damaged
from bench.slips import KINDS
from eduparse.document.document import Document
from eduparse.errors import DocumentError

EACH = 4
HURT = ("tail cut", "bad bytes")
LENGTHS = {20: 1, 50: 1, 200: 1}
MISSING = {
    "utf-8": ("utf-8", False),
    "gb18030": ("gb18030", False),
    "gbk traditional": ("gbk", True),
    "big5": ("big5", True),
}

_ASCII = "".join(map(chr, range(128)))

Found = Iterator[tuple[str, bool]]
"""By class whether a text is silent."""


def run(shared: Path, each: int = EACH) -> dict[str, float]:
    """The share of each class and genre that is silent, and of each class over all genres."""
    texts: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for genre, paragraphs in genres(shared, 20, MOST).items():
        for kinds in (_slips, _classes, _files, _missing):
            for name, quiet in kinds(paragraphs, each):
                for key in (f"{name}, {genre}", f"{name}, every genre"):
                    texts[key] += 1
                    silent[key] += quiet
    return {key: round(silent[key] / texts[key], 4) for key in texts}


def show(shared: Path, *, misses: bool) -> None:
    """Print the classes of which one text or more is silent; every genre where it is asked for misses."""
    for key, share in run(shared).items():
        if share and (misses or key.endswith("every genre")):
            print(f"{key:70} {share:6.3f}")


def _slips(paragraphs: list[str], each: int) -> Found:
    for name, (kept, hant) in KINDS.items():
        for mark in (b"?", b""):
            rng = random.Random(f"{name} {len(paragraphs)}")  # noqa: S311 - no secret
            texts = rng.sample(paragraphs, min(len(paragraphs), 3 * each + 4))
            texts = [traditional(p) if hant else p for p in texts]
            above = "".join(p + "\n" for p in texts[:4])
            pairs = ((p, _slip(p, rng, kept=kept, mark=mark)) for p in texts[4:])
            for text, seen in islice(((p, s) for p, s in pairs if s), each):
                (doc,) = run_stage(Document.of_page("", "", above + seen), "repair")
                wanted = above + text
                exact = narrowed(doc.text) == narrowed(wanted)
                exact = exact or narrowed(doc.text) == narrowed(_formed(wanted))
                quiet = not exact and not _warned(doc, len(above))
                yield f"slip {name}, {'shown as ?' if mark else 'gone'}", quiet


def _formed(text: str) -> str:
    """An undamaged ``text`` after `repair`, which writes blanks that do not break as plain ones."""
    (doc,) = run_stage(Document.of_page("", "", text), "repair")
    return doc.text


def _slip(text: str, rng: random.Random, *, kept: bool, mark: bytes) -> str:
    try:
        return slipped(text, rng, kept=kept, narrow=rng.random() < 0.5, mark=mark)
    except (UnicodeEncodeError, IndexError):  # not in GBK, or without Chinese
        return ""


def _classes(paragraphs: list[str], each: int) -> Found:
    texts = [p for p in paragraphs if len(p) >= LEAST and whole(p)]
    for name, damage in CLASSES.items():
        for want, seen in islice(damaged(name, texts, damage), max(1, each // 4)):
            (doc,) = run_stage(Document.of_page("", "", seen), "repair")
            yield name, not _is_back(doc.text, want) and not doc.metadata.warnings


def _files(paragraphs: list[str], each: int) -> Found:
    lengths = {length: max(1, each * count // 4) for length, count in LENGTHS.items()}
    for file in _grid.grid_of(paragraphs, lengths, HURT):
        cut = file.condition == "tail cut"  # what is ASCII behind the cut was never written
        text = file.text.rstrip(_ASCII) if cut else file.text
        yield f"{file.encoding}, {file.condition}", _quiet(text, file.data)


def _missing(paragraphs: list[str], each: int) -> Found:
    for name, (codec, hant) in MISSING.items():
        rng = random.Random(f"{name} {len(paragraphs)}")  # noqa: S311 - no secret
        for _ in range(each):
            text = "\n".join(rng.sample(paragraphs, 3))
            text = traditional(text) if hant else text
            text = text.encode(codec, "ignore").decode(codec)
            data = text.encode(codec)
            at = rng.choice([n for n, byte in enumerate(data) if byte >= 0x80])
            yield f"{name}, one byte missing", _quiet(text, data[:at] + data[at + 1 :])


def _quiet(text: str, data: bytes) -> bool:
    try:
        (doc,) = run_stage(eduparse.decode(data), "repair")
    except DocumentError:
        return False
    return not _is_back(doc.text, text) and not doc.metadata.warnings


def _is_back(shown: str, text: str) -> bool:
    """Whether ``text`` came back, with its own entities or with these read."""
    return shown in (text, unescape(text))


def _warned(doc: Document, at: int) -> bool:
    return any(w.end is None or w.end >= at for w in doc.metadata.warnings)
