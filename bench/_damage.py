"""Damage as machines do it to Chinese text, for the benches: made on text that is known.

Each function takes text and a random generator and returns what a reader would see. The texts are
those the character model has not seen.
"""

import random
import re
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import opencc

from bench._rows import rows

ROOT = Path(__file__).resolve().parent.parent
_PLAIN = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F) if chr(c - 0xFEE0).isalnum()}
_NARROW = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)}
_SENTENCE = re.compile("[^。！？]+(?:[。！？]+[”’」』）)]*)?|[。！？]+")


def held_back(shared: Path, least: int = 20, most: int = 140) -> Iterator[str]:
    """Paragraphs of ``least`` to ``most`` characters of clean documents the model has not seen."""
    held_out = _training().held_out
    for name in ("statutes", "policy"):
        for d in rows(shared / "data" / f"{name}.jsonl.zst"):
            if d.get("clean") and held_out(d["id"]):
                lines = (line.strip() for line in d["text"].split("\n"))
                yield from (p for p in lines if least <= len(p) <= most and "?" not in p)


GENRES = ("encyclopaedia", "news", "blog", "reviews", "technical", "novel")


def genres(shared: Path, least: int = 40, most: int = 300) -> dict[str, list[str]]:
    """Such paragraphs by genre, of `statutes and policy` first, in simplified script and all of GBK."""
    held_out = _training().held_out
    first = list(held_back(shared, least, most))
    found: dict[str, list[str]] = {"statutes and policy": first} | {g: [] for g in GENRES}
    for d in rows(shared / "data" / "general.jsonl.zst"):
        if d["script"] == "hans" and held_out(d["id"]):
            lines = (line.strip().translate(_PLAIN) for line in d["text"].split("\n"))
            pieces = (piece for line in lines for piece in _pieces(line, most))
            found[d["genre"]] += (p for p in pieces if least <= len(p) <= most and prose(p))
    return found


def _pieces(line: str, most: int) -> Iterator[str]:
    """``line``, or where it is longer than ``most`` its sentences, several together."""
    piece = ""
    for sentence in _SENTENCE.findall(line) if len(line) > most else [line]:
        if piece and len(piece) + len(sentence) > most:
            yield piece
            piece = ""
        piece += sentence
    yield piece


def prose(text: str) -> bool:
    """Whether ``text`` is Chinese prose that every class can damage."""
    han = sum("\u4e00" <= c <= "\u9fff" for c in text)
    return "?" not in text and "\ufffd" not in text and 2 * han > len(text)


def traditional(text: str) -> str:
    """``text`` as a site shows it that converts its pages."""
    return str(_S2T.convert(text))


def narrowed(text: str) -> str:
    """``text`` with full-width punctuation, letters and digits narrowed."""
    return text.translate(_NARROW)


def slipped(text: str, rng: random.Random, *, kept: bool, narrow: bool, mark: bytes = b"?") -> str:
    """``text`` read as GBK after the lead byte of some Chinese character became ``?``, or ``mark``.

    ``kept`` user-defined pairs show as private-use characters; else they vanish, or show as ``?``
    behind A2 to A9. With ``narrow`` the page is narrowed afterwards.
    """
    places = [n for n, c in enumerate(text) if "\u4e00" <= c <= "\u9fff" and 2 < n < len(text) - 3]
    at = rng.choice(places)
    data = text[:at].encode("gbk") + mark + text[at:].encode("gbk")[1:]
    shown = _shown(data, kept=kept)
    return narrowed(shown) if narrow else shown


def _shown(data: bytes, *, kept: bool) -> str:
    out, at = [], 0
    while at < len(data):
        pair = data[at : at + 2]
        if pair[0] < 0x80:
            out.append(chr(pair[0]))
            at += 1
        elif (
            len(pair) == 2
            and 0x81 <= pair[0] <= 0xFE
            and 0x40 <= pair[1] <= 0xFE
            and pair[1] != 0x7F
        ):
            out.append(_pair(pair, kept=kept))
            at += 2
        else:
            out.append("?")
            at += 1
    return "".join(out)


def _pair(pair: bytes, *, kept: bool) -> str:
    try:
        return pair.decode("gbk")
    except UnicodeDecodeError:
        if kept:
            return pair.decode("gb18030", "replace")
        return "?" if 0xA2 <= pair[0] <= 0xA9 else ""


def _training() -> ModuleType:
    spec = spec_from_file_location("train_charmodel", ROOT / "tools" / "train_charmodel.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("tools/train_charmodel.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_S2T = opencc.OpenCC("s2t")
