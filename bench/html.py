"""How much of the main text of HTML pages is found, and what else is taken for it.

Character 4-grams of the output against the gold text, blanks apart: precision, recall and F1 of each
page, averaged over pages. ``cross-validated`` are weights that have not seen the page (ten trainings,
each on nine tenths of the pages); ``shipped`` those of the package, which have seen all of them, and
``cleaned`` the same pages through `strip` as well. The title of a page counts as text for us, which
the gold mostly leaves out. Extractors that are installed run beside us on the same pages; magic-html,
which needs Python 3.12, with the interpreter that ``EDUPARSE_MAGIC_HTML`` names. Pages a second are
for one processor, extraction alone.
"""

import json
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean

import zstandard

from bench._flow import run_passes, run_stage
from eduparse.readers.html import html_document
from eduparse.stages.strip.layout.line_evidence import Weights, scores
from eduparse.stages.strip.layout.main_text import MainText, reasons
from eduparse.stages.strip.layout.page_lines import Lines

FOLDS = 10
ROUNDS = 3  # the fastest of which is the speed

Extract = Callable[[str], str]
Scores = tuple[float, float, float]  # precision, recall, F1

_MAGIC = r"""
import json, sys, time
import lxml.html
from magic_html import GeneralExtractor
extractor = GeneralExtractor()
def text(html):
    try:
        found = extractor.extract(html, base_url="").get("html", "")
        return lxml.html.fromstring(found).text_content() if found.strip() else ""
    except Exception:
        return ""
pages = json.load(sys.stdin)
text(pages[0])
start = time.process_time()
texts = [text(page) for page in pages]
json.dump([texts, time.process_time() - start], sys.stdout)
"""


def run(shared: Path) -> dict[str, float]:
    """The figures of this package and of the yardsticks there are."""
    with zstandard.open(shared / "data" / "html-dev.jsonl.zst", "rt", encoding="utf-8") as rows:
        pages = [json.loads(row) for row in rows]
    sources = [page["html"] for page in pages]
    golds = [page["gold"] for page in pages]
    out: dict[str, float] = {"pages": len(pages)}
    out |= _figures("cross-validated", _cross_validated(pages), golds)
    for name, extract in (("shipped", _framed), ("cleaned", _cleaned), *_yardsticks()):
        texts, seconds = _timed(extract, sources)
        out |= _figures(name, texts, golds)
        out[f"{name} pages/s"] = round(len(pages) / seconds)
    if interpreter := os.environ.get("EDUPARSE_MAGIC_HTML"):
        done = subprocess.run(
            [interpreter, "-c", _MAGIC],
            input=json.dumps(sources).encode(),
            stdout=subprocess.PIPE,
            check=True,
        )
        texts, seconds = json.loads(done.stdout)
        out |= _figures("magic-html", texts, golds)
        out["magic-html pages/s"] = round(len(pages) / seconds)
    else:
        print("magic-html was not run: EDUPARSE_MAGIC_HTML names no interpreter.", file=sys.stderr)
    return out


def agreement(text: str, gold: str) -> Scores:
    """Precision, recall and F1 of the character 4-grams of ``text``."""
    ours, wanted = _grams(text), _grams(gold)
    hits = sum((ours & wanted).values())
    precision = hits / max(sum(ours.values()), 1)
    recall = hits / max(sum(wanted.values()), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _grams(text: str) -> Counter[str]:
    solid = re.sub(r"\s", "", text)
    return Counter(solid[n : n + 4] for n in range(max(len(solid) - 3, 1)))


def _figures(name: str, texts: Iterable[str], golds: Sequence[str]) -> dict[str, float]:
    found = [agreement(text, gold) for text, gold in zip(texts, golds, strict=True)]
    names = ("precision", "recall", "F1")
    return {f"{name} {n}": round(fmean(f[k] for f in found), 4) for k, n in enumerate(names)}


def _cross_validated(pages: Sequence[Mapping[str, str]]) -> list[str]:
    from bench._html_weights import Labelled, learn

    known = [Labelled(page["html"], page["gold"]) for page in pages]
    order = list(range(len(known)))
    random.Random(0).shuffle(order)  # noqa: S311 - folds, not secrets
    texts = [""] * len(known)
    for fold in range(FOLDS):
        left_out = set(order[fold::FOLDS])
        weights = learn([page for n, page in enumerate(known) if n not in left_out])
        for n in left_out:
            texts[n] = _kept(known[n].lines, weights)
    return texts


def _kept(page: Lines, weights: Weights) -> str:
    why = reasons(page, scores(page, weights))
    return "\n".join(line.text for line, (rule, _) in zip(page.lines, why, strict=True) if not rule)


def _framed(html: str) -> str:
    return run_passes(html_document(html, "x", "x"), (MainText(),)).text


def _cleaned(html: str) -> str:
    (doc,) = run_stage(html_document(html, "x", "x"), "strip")
    return doc.text


def _timed(extract: Extract, sources: Sequence[str]) -> tuple[list[str], float]:
    texts = [extract(html) for html in sources]
    best = float("inf")
    for _ in range(ROUNDS if extract is _framed else 1):
        start = time.process_time()
        for html in sources:
            extract(html)
        best = min(best, time.process_time() - start)
    return texts, best


def _yardsticks() -> Iterator[tuple[str, Extract]]:
    """Extractors that are installed (``pip install 'eduparse[bench]'``)."""
    try:
        import trafilatura
        from lxml.html import fromstring
        from readability import Document as Readable
        from resiliparse.extract.html2text import extract_plain_text
    except ImportError as error:
        print(f"The yardsticks were not run: {error}.", file=sys.stderr)
        return
    yield "trafilatura", lambda html: trafilatura.extract(html) or ""
    yield "readability", lambda html: fromstring(Readable(html).summary()).text_content()
    yield "resiliparse", lambda html: extract_plain_text(html, main_content=True)
