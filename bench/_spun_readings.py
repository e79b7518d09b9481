"""What the weights of `second_reading` learn from: what nearly proven pages read like, clean ones and spun ones.

Clean are all pieces of `joint.PIECE` code points of the simplified papers, statutes and general text, and of the main
text of real web pages, which no other training saw. Spun are those of the documents held out of other training, with
each of the shares SPUN of the words of the public table replaced. Only what `gate` would read a second time is learnt
from, and what is a little less likely spun, from LEAST on, too.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from bench._learnt import DIGITS
from bench._rows import rows
from bench._spun_texts import pieces
from bench.respun import FILES, documents_held_out, read_table, spin
from eduparse.stages.reword.gate import GLANCE, reading_model
from eduparse.stages.reword.joint import PIECE, joint_odds
from eduparse.stages.reword.likelihood import suspicion
from eduparse.stages.reword.second_reading import reading_features
from eduparse.stages.reword.sightings import case
from eduparse.stages.reword.spinner import TABLE, spinner
from eduparse.stages.reword.word_witness import BY_PLACES

SPUN = (0.05, 0.15)
# Log-odds of all that the forms say; below `gate.OPEN`, so that there are clean ones enough.
LEAST = 0.0
HINTED = -2.0  # nats by the keys from which a piece is looked at
ONE_IN = 80  # documents whose pieces tell whether those of all are as they were


class ReadPiece(NamedTuple):
    """What a piece of the document ``name`` reads like, by feature, and whether it is spun."""

    name: str
    features: Mapping[str, float]
    spun: bool


def read_pieces(shared: Path, one_in: int = 1) -> Iterator[ReadPiece]:
    """What the clean and the spun pieces of one document of ``one_in`` read like; the rest says nothing."""
    for name, text in islice(_clean(shared), 0, None, one_in):
        for piece in pieces(text, PIECE):
            yield from _read(name, piece, spun=False)
    table = read_table(shared)
    for n, (name, texts) in enumerate(islice(documents_held_out(shared), 0, None, one_in)):
        for number, text in enumerate(texts):
            for share in SPUN:
                seed = f"{name} {number}"
                put = spin(text[: 2 * PIECE], table, share, seed, anew=(n + number) % 2 > 0)
                yield from _read(name, put, spun=True)


def readings_seen(shared: Path) -> str:
    """A digest of what the pieces of one document of ONE_IN read like."""
    return _digest(read_pieces(shared, ONE_IN))


def _digest(found: Iterable[ReadPiece]) -> str:
    seen = hashlib.sha256(repr((SPUN, LEAST, HINTED)).encode())
    for piece in found:
        numbers = (f"{name} {value:.3f}" for name, value in piece.features.items())
        seen.update("\t".join((piece.name, str(piece.spun), *numbers)).encode())
    return seen.hexdigest()[:DIGITS]


def _read(name: str, text: str, *, spun: bool) -> Iterator[ReadPiece]:
    if suspicion(text).get(TABLE, HINTED) <= HINTED:
        return
    family = spinner(TABLE)
    known = case(text, family, cache(partial(reading_model, text[:GLANCE])))
    odds = joint_odds(known, family, len(text))
    by_places = known.placed >= BY_PLACES * known.support
    if odds >= LEAST and by_places:
        yield ReadPiece(name, reading_features(text, reading_model(text), known), spun)


def _clean(shared: Path) -> Iterator[tuple[str, str]]:
    for name in FILES:
        for document in rows(shared / "data" / f"{name}.jsonl.zst"):
            if document.get("script") != "hant" and document.get("clean", True):
                yield document["id"], document["text"]
    for page in rows(shared / "data" / "html-dev.jsonl.zst"):
        yield page["id"], page["gold"]
