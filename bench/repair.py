"""Damage of every class on paragraphs the character models have not seen, repaired by us and by ftfy.

Each class is made of 60 paragraphs of statutes and policy papers, and of `GENRE` of every other genre; of those
the figures are: ``exact``, ``flagged`` (something is told), ``left`` and ``wrong`` (in silence).

``exact`` is the share that comes back to the character. ``invented`` is the share where something else stands at a place
that no warning tells. ``filled wrongly`` is the share where another text comes back without a hole in it, told or
not. ftfy runs with its defaults, and tuned for Chinese: width and
quotation marks left alone. Clean text of many kinds goes through both as well: there every figure is
the number of paragraphs changed. *Weights as learnt* is 1 where those of `byte_odds` were learnt from what is asked now,
else 0.
"""

import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path

from bench._damage import genres, held_back
from bench._flow import run_stage
from bench._garble import CLASSES, EASTERN, LOST, SIX, Damage, whole
from bench._innocent import paragraphs
from bench._wrong_bytes import as_learnt
from eduparse.document.document import Document

EACH = 60  # paragraphs of each class
GENRE = 15  # paragraphs of each class and genre
FEW = 12  # of them, for the floors
LEAST, MOST = 40, 300  # characters in one

Tool = Callable[[str], str]


def ours(text: str) -> str:
    """The repair stage."""
    return "".join(d.text for d in run_stage(Document.of_page("", "", text), "repair"))


def tuned(text: str) -> str:
    """Run ftfy line by line, without what it does to Chinese punctuation."""
    import ftfy

    return "\n".join(
        ftfy.fix_text(line, uncurl_quotes=False, fix_character_width=False, unescape_html=True)
        for line in text.split("\n")
    )


def defaults(text: str) -> str:
    """Run ftfy as it comes."""
    import ftfy

    return str(ftfy.fix_text(text))


PEERS: dict[str, Tool] = {"ftfy tuned": tuned, "ftfy": defaults}


def run(shared: Path) -> dict[str, float]:
    """The figures of each class, ours and the peers'; changes to clean text; milliseconds."""
    texts = [p for p in held_back(shared, LEAST, MOST) if whole(p)]
    out: dict[str, float] = {}
    for name, damage in CLASSES.items():
        pairs = list(damaged(name, texts, damage))
        took, got = _timed(ours, [seen for _, seen in pairs])
        _came_back(out, name, pairs, got)
        out[f"{name} median ms"] = took
        for peer, tool in PEERS.items():
            out[f"{name} exact, {peer}"] = _share(tool(seen) == want for want, seen in pairs)
    for name, clean in paragraphs(shared).items():
        for tool_name, tool in {"": ours, **PEERS}.items():
            changed = sum(tool(text) != text for text in clean)
            out[f"{name} paragraphs changed" + (tool_name and f", {tool_name}")] = changed
        out[f"{name} paragraphs"] = len(clean)
    return {**out, **_learnt_now(shared)}


def quick(shared: Path) -> dict[str, float]:
    """What the floors hold: ours alone, fewer paragraphs, and no clock."""
    texts = [p for p in held_back(shared, LEAST, MOST) if whole(p)]
    out: dict[str, float] = {}
    for name, damage in CLASSES.items():
        pairs = list(islice(damaged(name, texts, damage), FEW))
        _came_back(out, name, pairs, [ours(seen) for _, seen in pairs])
    for name, clean in paragraphs(shared).items():
        out[f"{name} paragraphs changed"] = sum(ours(text) != text for text in clean)
    return {**out, **_learnt_now(shared)}


def _learnt_now(shared: Path) -> dict[str, float]:
    """Whether the weights of wrong bytes are those of what is asked now."""
    return {"weights as learnt": float(as_learnt(genres(shared, 20, MOST)))}


def _came_back(
    out: dict[str, float], name: str, pairs: list[tuple[str, str]], got: list[str]
) -> None:
    """The shares that came back, as another text, and as one that is not told where it is another."""
    both = list(zip(got, pairs, strict=True))
    out[f"{name} exact"] = _share(g == want for g, (want, _) in both)
    out[f"{name} invented"] = _share(
        g not in (want, seen) and not _told(want, seen) for g, (want, seen) in both
    )
    out[f"{name} filled wrongly"] = _share(
        g not in (want, seen) and LOST not in g for g, (want, seen) in both
    )


def _told(want: str, seen: str) -> bool:
    """Whether a warning, or a mark of loss, stands wherever what comes back is not what was wanted."""
    (doc,) = run_stage(Document.of_page("", "", seen), "repair")
    spans = [(w.start or 0, w.end or len(doc.text)) for w in doc.metadata.warnings]
    compared = SequenceMatcher(None, want, doc.text, autojunk=False)
    return all(
        op == "equal"
        or LOST in doc.text[low:high]
        or any(start <= high and low <= end for start, end in spans)
        for op, _, _, low, high in compared.get_opcodes()
    )


def by_genre(shared: Path, each: int = GENRE) -> dict[str, float]:
    """Per class and genre the shares that are exact, flagged, left in silence and wrong in silence."""
    out: dict[str, float] = {}
    for genre, every in genres(shared, LEAST, MOST).items():
        texts = [p for p in every if whole(p)]
        for name, damage in (CLASSES | EASTERN).items():
            found: Counter[str] = Counter()
            for want, seen in islice(damaged(name, texts, damage), each):
                found[_outcome(want, seen)] += 1
            for outcome in ("exact", "flagged", "left", "wrong"):
                key = f"{name}, {genre}: {outcome}"
                out[key] = round(found[outcome] / max(1, sum(found.values())), 4)
    return out


def _outcome(want: str, seen: str) -> str:
    (doc,) = run_stage(Document.of_page("", "", seen), "repair")
    if doc.text == want:
        return "exact"
    if doc.metadata.warnings:
        return "flagged"
    return "left" if doc.text == seen else "wrong"


def show(shared: Path, *, misses: bool) -> None:
    """Print a table, and what came back wrong if ``misses``."""
    figures = run(shared)
    print(f"{'':40} {'exact':>7} {'invented':>9} {'ms':>7} {'ftfy tuned':>11} {'ftfy':>6}")
    for name in CLASSES:
        keys = ("exact", "invented", "median ms", "exact, ftfy tuned", "exact, ftfy")
        a, b, c, d, e = (figures[f"{name} {key}"] for key in keys)
        print(f"{name:40} {a:7.3f} {b:9.3f} {c:7.1f} {d:11.3f} {e:6.3f}")
    for key, value in figures.items():
        if "paragraphs" in key:
            print(f"{key:60} {value}")
    for key, value in by_genre(shared).items():
        print(f"{key:70} {value:6.3f}")
    if misses:
        texts = [p for p in held_back(shared, LEAST, MOST) if whole(p)]
        for name, damage in CLASSES.items():
            for want, seen in damaged(name, texts, damage):
                got = ours(seen)
                if got != want:
                    print(f"{name}\n  wanted {want}\n  got    {got}")


def damaged(name: str, texts: list[str], damage: Damage) -> Iterator[tuple[str, str]]:
    """`EACH` pairs of a paragraph and what the damage makes of it."""
    rng = random.Random(name)  # noqa: S311 - no secret
    made = 0
    for text in rng.sample(texts, len(texts)):
        page = "\n".join([text, *rng.sample(texts, 5)]) if name.startswith(SIX) else text
        try:
            want, seen = damage(page, rng)
        except (UnicodeError, ValueError):
            continue
        if want != seen:
            yield want, seen
            made += 1
            if made == EACH:
                return


def _timed(tool: Tool, texts: list[str]) -> tuple[float, list[str]]:
    took, out = [], []
    for text in texts:
        start = time.process_time()
        out.append(tool(text))
        took.append(1000 * (time.process_time() - start))
    return round(statistics.median(took), 1), out


def _share(right: Iterator[bool]) -> float:
    found = list(right)
    return round(sum(found) / len(found), 4)
