"""What the weights of `joint` learn from: what pieces of clean text show of a spinner, as they are and spun.

Pieces of `joint.PIECE` code points of papers, statutes and general text, at most PIECES of a document. The first of
each document that no bench judges by (`held_out`) is shown with a share SPUN of the words of the public table
replaced, too. Only where the keys say HINTED is learnt from, as the likeliest family reads it: the rest says nothing.
That bound is the training's own, so that the quick look of `gate` may move without the weights.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from bench._learnt import DIGITS
from bench._rows import rows
from bench._spun_texts import held_out, pieces
from bench.respun import FILES, read_table, spin
from eduparse.stages.reword.gate import GLANCE, reading_model
from eduparse.stages.reword.joint import PIECE, joint_features
from eduparse.stages.reword.likelihood import suspicion
from eduparse.stages.reword.sightings import case
from eduparse.stages.reword.spinner import spinners
from eduparse.stages.reword.word_witness import BY_PLACES

PIECES = 4
SPUN = 0.05
SHORTEST = 1000  # code points of a piece
HINTED = -3.0  # nats by the keys of a family from which a piece is learnt from; by -2.5 and -4.0 the weights are the same
ONE_PAPER_IN = 3  # of the papers and statutes, of which there are more than enough
ONE_IN = 80  # documents whose pieces tell whether those of all are as they were

Texts = tuple[str, list[str]]  # the name of a document and its pieces


class Shown(NamedTuple):
    """What a piece shows, by feature, and whether it is spun; ``unseen`` pieces are not learnt from."""

    features: Mapping[str, float]
    spun: bool
    unseen: bool


def shown(documents: Iterable[Texts], table: Mapping[str, list[str]]) -> Iterator[Shown]:
    """What the pieces of ``documents`` show; those that show nothing are left out."""
    for n, (ident, texts) in enumerate(documents):
        unseen = held_out(ident)
        found = [Shown(features(text), spun=False, unseen=unseen) for text in texts]
        if not unseen:
            spun = spin(texts[0], table, SPUN, ident, anew=n % 2 > 0)
            found.append(Shown(features(spun), spun=True, unseen=False))
        yield from (piece for piece in found if piece.features)


def documents_in_pieces(shared: Path) -> Iterator[Texts]:
    """Name and pieces of the simplified documents."""
    for name in FILES:
        for n, row in enumerate(rows(shared / "data" / f"{name}.jsonl.zst")):
            few = name != "general" and n % ONE_PAPER_IN and not held_out(row["id"])
            if row.get("script") != "hant" and row.get("clean", True) and not few:
                texts = islice(pieces(row["text"], PIECE), PIECES)
                long = [text for text in texts if len(text) >= SHORTEST]
                if long:
                    yield row["id"], long


def features(text: str) -> Mapping[str, float]:
    """What the likeliest family sees in ``text``; empty where the keys or its places end the matter."""
    hints = suspicion(text)
    chars = cache(partial(reading_model, text[:GLANCE]))
    read = [(case(text, f, chars), f) for f in spinners() if hints.get(f.name, HINTED) > HINTED]
    read = [(known, f) for known, f in read if known.placed >= BY_PLACES * known.support]
    if not read:
        return {}
    known, family = max(read, key=lambda x: x[0].support)
    return joint_features(known, family, len(text))


def pages_seen(shared: Path) -> str:
    """A digest of what the pieces of one document of ONE_IN show."""
    texts = islice(documents_in_pieces(shared), 0, None, ONE_IN)
    seen = hashlib.sha256(repr((PIECES, SPUN, SHORTEST, HINTED, ONE_PAPER_IN)).encode())
    for piece in shown(texts, read_table(shared)):
        numbers = (f"{name} {value:.3f}" for name, value in piece.features.items())
        seen.update("\t".join((str(piece.spun), str(piece.unseen), *numbers)).encode())
    return seen.hexdigest()[:DIGITS]
