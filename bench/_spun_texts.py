"""The texts of the bench on reword: document 001, held-back papers, the documents to restore from."""

import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from itertools import islice, zip_longest
from pathlib import Path

from bench._flow import run_stage
from bench._rows import rows
from bench._spinner import Spun
from eduparse.document.document import Document

PAPERS = 100
PAPER = 2500  # code points of a synthetic paper
REFERENCES = 1000
TOOLS = Path(__file__).resolve().parent.parent / "tools"


def seed(shared: Path) -> tuple[list[str], list[str]]:
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


def papers(shared: Path) -> list[tuple[str, str]]:
    """Pieces of policy papers held out of training, cut at line ends or full stops; name and text."""
    by_paper: list[list[tuple[str, str]]] = []
    for ident, text, _ in documents(shared):
        genre, _, number = ident.partition(":")
        if genre == "policy" and held_out(number):
            by_paper.append([(ident, piece) for piece in pieces(text, PAPER)])
    in_turn = (piece for pieces in zip_longest(*by_paper) for piece in pieces if piece)
    return list(islice(in_turn, PAPERS))


def held_out(ident: str) -> bool:
    """Whether the document is kept from every training run."""
    if str(TOOLS) not in sys.path:
        sys.path.insert(0, str(TOOLS))
    kept: bool = import_module("train_charmodel").held_out(ident)
    return kept


def pieces(text: str, length: int) -> Iterator[str]:
    """Pieces of ``length`` code points or a little more, cut at line ends or full stops."""
    piece = ""
    for sentence in re.findall(r"[^。\n]*[。\n]?", text):
        piece += sentence
        if len(piece) >= length:
            yield piece
            piece = ""


def reference_set(
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
def documents(shared: Path) -> tuple[tuple[str, str, bool], ...]:
    """Name, text and mark ``clean`` of every policy paper and statute."""
    return tuple(
        (f"{name}:{row['id']}", row["text"], row["clean"])
        for name in ("policy", "statutes")
        for row in rows(shared / "data" / f"{name}.jsonl.zst")
    )
