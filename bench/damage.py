"""Damage as machines do it to Chinese text, for the benches: made on text that is known.

Each function takes text and a random generator and returns what a reader would see. The texts are
those the character model has not seen.
"""

import json
import random
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import opencc
import zstandard

ROOT = Path(__file__).resolve().parent.parent
_NARROW = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)}


def held_back(shared: Path, least: int = 20, most: int = 140) -> Iterator[str]:
    """Paragraphs of ``least`` to ``most`` characters of clean documents the model has not seen."""
    held_out = _training().held_out
    for name in ("statutes", "policy"):
        with zstandard.open(shared / "data" / f"{name}.jsonl.zst", "rt", encoding="utf-8") as rows:
            for row in rows:
                d = json.loads(row)
                if d.get("clean") and held_out(d["id"]):
                    lines = (line.strip() for line in d["text"].split("\n"))
                    yield from (p for p in lines if least <= len(p) <= most and "?" not in p)


def traditional(text: str) -> str:
    """``text`` as a site shows it that converts its pages."""
    return str(_S2T.convert(text))


def narrowed(text: str) -> str:
    """``text`` with full-width punctuation, letters and digits narrowed."""
    return text.translate(_NARROW)


def slipped(text: str, rng: random.Random, *, kept: bool, narrow: bool) -> str:
    """``text`` read as GBK after the lead byte of some Chinese character became ``?``.

    ``kept`` user-defined pairs show as private-use characters; else they vanish, or show as ``?``
    behind A2 to A9. With ``narrow`` the page is narrowed afterwards.
    """
    places = [n for n, c in enumerate(text) if "\u4e00" <= c <= "\u9fff" and 2 < n < len(text) - 3]
    at = rng.choice(places)
    data = text[:at].encode("gbk") + b"?" + text[at:].encode("gbk")[1:]
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
