"""What the weights of `byte_odds` learn from: pages of which one byte was replaced, and what is asked on them.

Pages of paragraphs that the models of characters have not seen have a byte replaced, as the bench `decode` does it.
Those whose one character became another go through decoding and repair, as every page does before
the damage that is left is looked for.
"""

import hashlib
import random
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import eduparse
from bench import _grid
from bench._flow import run_stage
from bench._learnt import DIGITS, learnt_from
from eduparse.document.document import Document
from eduparse.errors import DocumentError
from eduparse.language.package_data import package_path
from eduparse.stages.repair.byte_odds import Standing
from eduparse.stages.repair.byte_readings import BIG5
from eduparse.stages.repair.byte_standing import standings

CODECS = {"utf-16-be": "utf-16-le", "gbk": "gb18030", "utf-8": "utf-8", BIG5: "big5"}
"""By the name that `byte_odds` has for an encoding: that of Python for its files."""
LENGTHS = (20, 50, 200, 500)  # characters of a page that is hurt
TRIES = 40  # replaced bytes, of which one or more changes one character
FEW = 5  # pages of each genre and encoding that tell whether those of all are as they were


class Example(NamedTuple):
    """A character that was asked, on a page of ``size`` characters, and whether its byte is wrong."""

    found: Standing
    size: int
    wrong: bool


def of_genre(genre: str, paragraphs: list[str], codec: str, each: int) -> Iterator[Example]:
    """Characters of which a byte was replaced, of ``each`` pages, as far as they are asked."""
    rng = random.Random(f"wrong {genre} {codec}")  # noqa: S311 - no secret
    hurt = 0
    for _ in range(TRIES * each):
        text = _grid.text_of(paragraphs, rng.choice(LENGTHS), rng, hant=codec == "big5", strewn="")
        text = text.encode(codec, "ignore").decode(codec)
        data = bytearray(text.encode(codec))
        data[rng.randrange(min(4, len(data)), len(data))] = rng.choice(_grid.BAD)
        seen = data.decode(codec, "replace")
        places = [n for n, (a, b) in enumerate(zip(text, seen, strict=False)) if a != b]
        if len(seen) != len(text) or len(places) != 1 or seen[places[0]] == "\ufffd":
            continue
        hurt += 1
        page = repaired(bytes(data))
        if page is not None and len(page.text) == len(seen):
            for at, found in standings(page.text, codec):
                if at == places[0]:
                    yield Example(found, len(seen), wrong=True)
        if hurt == each:
            return


def repaired(data: bytes) -> Document | None:
    """What ``data`` is when the damage that is left is looked for: decoded, and mended where that is sure."""
    try:
        (page,) = run_stage(eduparse.decode(data), "repair")
    except DocumentError:
        return None
    return page


def seen_on(paragraphs: Mapping[str, list[str]]) -> str:
    """A digest of what is known of the characters that are asked on the first pages of each genre and encoding."""
    seen = hashlib.sha256()
    for codec in CODECS.values():
        for genre, texts in paragraphs.items():
            for example in of_genre(genre, texts, codec, FEW):
                found = (f"{name} {v:.2f}" for name, v in example.found.features().items())
                seen.update("\t".join((str(example.size), *found, "")).encode())
    return seen.hexdigest()[:DIGITS]


def as_learnt(paragraphs: Mapping[str, list[str]]) -> bool:
    """Whether the packaged weights were learnt from what ``paragraphs`` say now."""
    return learnt_from(package_path("language", "models", "wrong-byte.tsv")) == seen_on(paragraphs)
