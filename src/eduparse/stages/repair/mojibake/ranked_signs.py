"""What bytes of which some are lost may spell, and which of it is likeliest behind what stands in front."""

from functools import lru_cache
from typing import NamedTuple

from eduparse.language.mixture import Mixture
from eduparse.stages.repair.byte_readings import Slot
from eduparse.stages.repair.gbk_chars import ModelChar, Signs, of_blank
from eduparse.stages.repair.mojibake.partial_bytes import read_slots
from eduparse.stages.repair.mojibake.reading_beam import WINDOW

EACH = 8  # characters followed of those one unknown byte leaves
KEPT = 1 << 13  # questions whose answers are kept in a process


class Chain(NamedTuple):
    """Text written in one encoding and shown in another, in a script."""

    shown: str
    written: str
    script: str


Ranked = tuple[tuple[ModelChar, ...], list[tuple[float, ModelChar]]]
"""Every sign that the bytes may spell, and the likeliest with their log-probabilities."""


@lru_cache(maxsize=KEPT)
def ranked_signs(
    model: Mixture, chain: Chain, context: str, forms: tuple[tuple[Slot, ...], ...]
) -> Ranked:
    """What ``forms`` may spell behind ``context``: all of it, and the likeliest with their scores.

    States of a search mostly differ in what they read long before, and lines of a page are alike: they ask for the same again.
    """
    signs = signs_of(forms, chain)
    if len(signs.every) <= 1:
        return signs.every, [(model.logp(context, s.seen), s) for s in signs.every]
    near = model.best_of(context, signs.together, EACH)
    found = [(nats, signs.every[n]) for nats, n in near]
    blank = signs.blank
    if blank is not None:
        found = [(nats, s) for nats, s in found if s is not blank]
        found.append((of_blank(model, context), blank))
    every = sorted(found, key=_likeliest_first)[:EACH]
    return signs.every, [(score, s) for score, s in every if score >= every[0][0] - WINDOW]


def _likeliest_first(scored: tuple[float, ModelChar]) -> tuple[float, str]:
    return -scored[0], scored[1].char


@lru_cache(maxsize=KEPT)
def signs_of(forms: tuple[tuple[Slot, ...], ...], chain: Chain) -> Signs:
    """What ``forms`` may spell."""
    found = (read_slots(slots, chain.written, chain.script, chain.shown) for slots in forms)
    return Signs({s.seen: s for every in found for s in every}.values())
