"""What the trees of `table_odds` learn from: choices by the public table in texts that were spun, and which are right.

The documents are those that no other training saw. PIECES of each are spun with the public table as `bench.respun`
does, in RUNS. What is chosen on the pages proven spun is judged by what had stood there. A proof that these trees have
a part in (`second_reading`) is not heard.
"""

import hashlib
import math
import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from bench._learnt import DIGITS
from bench.respun import (
    LENGTH,
    PIECES,
    SHORTEST,
    documents_held_out,
    half_of_the_pairs,
    read_table,
    spun_words,
)
from eduparse.stages.reword import gate, second_reading
from eduparse.stages.reword.confidence import by_the_table
from eduparse.stages.reword.page_choices import page_choices
from eduparse.stages.reword.table_odds import Features, table_features

KNOWN = 0.8  # of the pairs of the public table that a relative of its spinner has
EXCERPT = 200  # code points
ONE_IN = 24  # documents whose choices tell whether those of all are as they were

Texts = tuple[str, list[str]]  # the name of a document and its pieces


class Run(NamedTuple):
    """Texts spun alike, and how they are read.

    ``share`` of their words is replaced and ``weight`` is that of each choice. ``half`` reads them with half of the
    lexicon, ``known`` is the share of the table's pairs that the spinner has, ``size`` the code points of a text.
    """

    share: float
    weight: float
    half: bool = False
    known: float = 1.0
    size: int = 2 * LENGTH


# A lightly spun page holds fewer choices, so each weighs more. Half of the lexicon stands for tables that are not known,
# and a spinner that has most pairs for the relatives of the table: what they lack was left as it stood.
RUNS = (
    Run(1.0, 0.5),
    Run(0.3, 1.5),
    Run(0.05, 4.0),
    Run(1.0, 0.075, half=True),
    Run(0.3, 0.225, half=True),
    Run(1.0, 0.5, known=KNOWN),
    Run(0.3, 0.5, known=KNOWN),
    Run(1.0, 2.0, known=KNOWN, size=EXCERPT),
)


def choices_of(
    documents: Sequence[Texts], table: Mapping[str, list[str]], run: Run
) -> tuple[list[Features], list[bool]]:
    """The features of the choices by the table in ``documents``, spun as ``run`` says, and which are right."""
    rows: list[Features] = []
    right: list[bool] = []
    with half_of_the_pairs() if run.half else nullcontext():
        for n, (name, texts) in enumerate(documents):
            has = of_a_relative(table, run.known, name) if run.known < 1 else table
            for number, text in enumerate(texts):
                anew = (n + number) % 2 > 0
                here = text[: run.size]
                words = list(spun_words(here, has, run.share, f"{name} {number}", anew=anew))
                found, were = _choices_in(words)
                rows, right = rows + found, right + were
    return rows, right


def _choices_in(words: Sequence[tuple[str, str]]) -> tuple[list[Features], list[bool]]:
    spun = "".join(put for _, put in words)
    with (
        mock.patch.object(second_reading, "reading_odds", return_value=math.inf),
        mock.patch.object(gate, "OPEN", gate.JOINTLY),
        mock.patch.object(gate, "READ_CLEARLY", math.inf),
        mock.patch.object(gate, "READ_BEYOND_PAST", math.inf),
        mock.patch.object(gate, "HINTED_SHORT", math.inf),
        mock.patch.object(gate, "READ_HINTED", math.nan),  # no reading is as much
        mock.patch.object(gate, "broken_pairs", return_value=(gate.PAIRS + gate.BROKEN) / 2),
    ):
        found = gate.spin_evidence(spun)
    if not found.spun:
        return [], []
    read = page_choices(spun, gate.reading_model(spun), found.cases, bytearray(len(spun)))
    by_name = {s.name: s for s in read.known}
    wanted = [c for c in read.choices if by_the_table(c)]
    places = [(c.start, c.start + len(c.entry.spun), c.entry.original) for c in wanted]
    rows = list(table_features(spun, read.choices, wanted, read.shares, by_name))
    return rows, list(puts_back(words, places))


def of_a_relative(
    table: Mapping[str, list[str]], known: float, name: str
) -> Mapping[str, list[str]]:
    """A share ``known`` of the pairs of ``table``, others for each ``name``."""
    chance = random.Random(name)  # noqa: S311 - damage, not a secret
    kept = {word: [x for x in put if chance.random() < known] for word, put in table.items()}
    return {word: put for word, put in kept.items() if put}


def puts_back(
    words: Sequence[tuple[str, str]], places: Sequence[tuple[int, int, str]]
) -> Iterator[bool]:
    """Whether each of ``places``, start and end in the spun text and an original, puts back what stood there.

    ``words`` are what stood and what was put, in turn. A place may hold a part of a word, or several.
    """
    starts = [0, *accumulate(len(put) for _, put in words)]
    for start, end, original in places:
        first, last = bisect_right(starts, start) - 1, bisect_left(starts, end)
        spun = "".join(put for _, put in words[first:last])
        stood = "".join(word for word, _ in words[first:last])
        before, after = spun[: start - starts[first]], spun[end - starts[first] :]
        if len(before) + len(original) + len(after) == len(stood):
            yield stood[len(before) :].startswith(original)
        else:
            yield stood.startswith(before + original) or stood.endswith(original + after)


def choices_seen(shared: Path) -> str:
    """A digest of RUNS, and of the choices with their features in one document of ONE_IN."""
    table = read_table(shared)
    texts = list(documents_held_out(shared))[::ONE_IN]
    seen = hashlib.sha256(repr((RUNS, PIECES, SHORTEST)).encode())
    for run in RUNS:
        for values, right in zip(*choices_of(texts, table, run), strict=True):
            seen.update("\t".join((str(right), *(f"{x:.3f}" for x in values))).encode())
    return seen.hexdigest()[:DIGITS]
