"""How much of the main text of HTML pages is found, and what else is taken for it.

Character 4-grams of the output against the gold text, blanks apart: precision, recall and F1 of each
page, averaged over pages, and how many pages stay below .5 and .9. Three kinds of pages: ``IA69`` and
``MHA`` are Chinese web pages of two published sets, ``wild`` pages of government, school and news sites,
``made`` documents set into frames (`frames.html`).

``left out`` is the line decision alone, by weights that have not seen the site of the page (of made pages:
the frame). ``cleaned`` is the same through all of `decode` to `strip`: what a user gets from a site that
nobody has seen. ``shipped`` are the weights of the package, which have seen all sites. The title of a page
counts as text for us, which the gold of the web pages mostly leaves out. The worst ten pages are printed,
with what the extractors make of them. ``lost`` is the share of the characters of the gold whose line is
not in the output. Extractors that are installed run beside us on
the same pages: magic-html needs Python 3.12, with the interpreter that ``EDUPARSE_MAGIC_HTML`` names,
Mozilla's Readability node, with the folder of its modules in ``EDUPARSE_READABILITY_JS``. Pages a second
are for one processor, extraction alone.
"""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import fmean

from bench._html_pages import Page, every_page, folds, groups, solid, without
from bench._html_weights import Labelled, as_learnt, learn
from eduparse.document.document import Document
from eduparse.pipeline import pipeline
from eduparse.readers.html import html_document
from eduparse.settings import Settings
from eduparse.stages.strip.layout import line_evidence
from eduparse.stages.strip.layout.line_evidence import Weights, scores
from eduparse.stages.strip.layout.line_reasons import reasons
from eduparse.stages.strip.layout.main_text import outside

DOCUMENTS = 2  # in each frame, for all that is compared
MANY = 25  # in each frame, for us alone
ROUNDS = 3  # the fastest of which is the speed
WORST = 10

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
_READABILITY_JS = r"""
const { Readability } = require("@mozilla/readability");
const { parseHTML } = require("linkedom");
const pages = JSON.parse(require("fs").readFileSync(0, "utf8"));
const text = (html) => {
  try { return new Readability(parseHTML(html).document).parse()?.textContent ?? ""; }
  catch { return ""; }
};
const start = process.cpuUsage();
const texts = pages.map(text);
const used = process.cpuUsage(start);
process.stdout.write(JSON.stringify([texts, (used.user + used.system) / 1e6]));
"""


def run(shared: Path) -> dict[str, float]:
    """The figures of this package and of the yardsticks there are."""
    pages = every_page(shared, DOCUMENTS)
    out: dict[str, float] = {f"{g} pages": len(at) for g, at in groups(pages).items()}
    weights = _left_out(pages)
    texts = [_article(page.html, weights[page.site]) for page in pages]
    extractors = tuple(_yardsticks())
    out |= _figures("left out", texts, pages, worst=WORST, beside=extractors)
    texts = [_cleaned(page.html, weights[page.site]) for page in pages]
    out |= _figures("cleaned", texts, pages, worst=WORST, beside=extractors)
    for name, extract in (("shipped", _shipped), *extractors):
        texts, seconds = _timed(extract, [page.html for page in pages])
        out |= _figures(name, texts, pages)
        out[f"{name} pages/s"] = round(len(pages) / seconds)
    for name, command in _other_interpreters():
        done = subprocess.run(
            command,
            input=json.dumps([page.html for page in pages]).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        texts, seconds = json.loads(done.stdout)
        out |= _figures(name, texts, pages)
        out[f"{name} pages/s"] = round(len(pages) / seconds)
    many = [page for page in every_page(shared, MANY) if page.group == "made"]
    texts = [_cleaned(page.html, weights[page.site]) for page in many]
    found = _figures("all", texts, many)
    lost = fmean(_lost(text, page.gold) for text, page in zip(texts, many, strict=True))
    return out | found | {"all made lost": round(lost, 5)}


def quick(shared: Path) -> dict[str, float]:
    """What the floors hold: every page through `safe` with the weights of the package, ours alone.

    *weights as learnt* is 1 where the packaged weights are those that ``make train-html`` writes, else 0.
    """
    pages = [page for page in every_page(shared, 1) if page.group != "made"]
    texts = [_cleaned(page.html, line_evidence.layout_weights()) for page in pages]
    figures = _figures("safe", texts, pages)
    held = {name.replace("below", "left below"): value for name, value in figures.items()}
    return {**held, "weights as learnt": float(as_learnt(pages))}


def agreement(text: str, gold: str) -> Scores:
    """Precision, recall and F1 of the character 4-grams of ``text``."""
    ours, wanted = _grams(text), _grams(gold)
    hits = sum((ours & wanted).values())
    precision = hits / max(sum(ours.values()), 1)
    recall = hits / max(sum(wanted.values()), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _lost(text: str, gold: str) -> float:
    """The share of the characters of ``gold`` that stand in lines which ``text`` does not hold."""
    found, lines = solid(text), [solid(line) for line in gold.split("\n")]
    return sum(len(line) for line in lines if line not in found) / max(sum(map(len, lines)), 1)


def _grams(text: str) -> Counter[str]:
    whole = solid(text)
    return Counter(whole[n : n + 4] for n in range(max(len(whole) - 3, 1)))


def _figures(
    name: str,
    texts: Sequence[str],
    pages: Sequence[Page],
    worst: int = 0,
    beside: Sequence[tuple[str, Extract]] = (),
) -> dict[str, float]:
    found = [
        agreement(without(text, page.extra), page.gold)
        for text, page in zip(texts, pages, strict=True)
    ]
    out: dict[str, float] = {}
    for group, places in groups(pages).items():
        own = [found[n] for n in places]
        for k, measure in enumerate(("precision", "recall", "F1")):
            out[f"{name} {group} {measure}"] = round(fmean(f[k] for f in own), 4)
        out[f"{name} {group} below .5"] = sum(f[2] < 0.5 for f in own)
        out[f"{name} {group} below .9"] = sum(f[2] < 0.9 for f in own)
    for n in sorted(range(len(pages)), key=lambda n: found[n][2])[:worst]:
        precision, recall, f1 = found[n]
        others = "".join(
            f", {other} {agreement(extract(pages[n].html), pages[n].gold)[2]:.3f}"
            for other, extract in beside
        )
        print(
            f"{name}: {f1:.3f} (precision {precision:.3f}, recall {recall:.3f}) "
            f"{pages[n].group} {pages[n].site} {pages[n].id[:16]}{others}",
            file=sys.stderr,
        )
    return out


def _left_out(pages: Sequence[Page]) -> dict[str, Weights]:
    """For each site weights of pages of other sites."""
    known = [Labelled(page.html, page.gold) for page in pages]
    found: dict[str, Weights] = {}
    for sites in folds(page.site for page in pages):
        weights = learn([k for k, page in zip(known, pages, strict=True) if page.site not in sites])
        found |= dict.fromkeys(sites, weights)
    return found


def _article(html: str, weights: Weights) -> str:
    lines = Labelled(html, "").lines
    why = reasons(lines, scores(lines, weights))
    kept = [line.text for n, line in enumerate(lines.lines) if why is None or not why[n].rule]
    return "\n".join(kept)


def _cleaned(html: str, weights: Weights) -> str:
    """Through the passes of `strip` too, with ``weights`` for those of the package."""
    shipped = line_evidence.layout_weights
    line_evidence.layout_weights = lambda: weights  # type: ignore[assignment]
    try:  # every page is rendered anew, so that none is remembered
        flow = pipeline(Settings())
        return "\n".join(d.text for d in flow.run(html_document(html, "x", "x"), ("strip",)))
    finally:
        line_evidence.layout_weights = shipped


def _shipped(html: str) -> str:
    doc = html_document(html, "x", "x")
    return _rest(doc)


def _rest(doc: Document) -> str:
    kept, at = [], 0
    for start, end in outside(doc):
        kept.append(doc.text[at:start])
        at = end
    return "".join((*kept, doc.text[at:]))


def _timed(extract: Extract, sources: Sequence[str]) -> tuple[list[str], float]:
    texts = [extract(html) for html in sources]
    best = float("inf")
    for _ in range(ROUNDS if extract is _shipped else 1):
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

    def readable(html: str) -> str:
        try:
            return str(fromstring(Readable(html).summary()).text_content())
        except Exception:  # noqa: BLE001 - a page that a yardstick cannot read has no text
            return ""

    yield "readability", readable
    yield "trafilatura", lambda html: trafilatura.extract(html) or ""
    yield (
        "trafilatura, precision",
        lambda html: trafilatura.extract(html, favor_precision=True) or "",
    )
    yield "resiliparse", lambda html: extract_plain_text(html, main_content=True)


def _other_interpreters() -> Iterator[tuple[str, list[str]]]:
    if interpreter := os.environ.get("EDUPARSE_MAGIC_HTML"):
        yield "magic-html", [interpreter, "-c", _MAGIC]
    else:
        print("magic-html was not run: EDUPARSE_MAGIC_HTML names no interpreter.", file=sys.stderr)
    if folder := os.environ.get("EDUPARSE_READABILITY_JS"):
        start = f"module.paths.unshift({json.dumps(folder + '/node_modules')});"
        yield "Readability.js", ["node", "-e", start + _READABILITY_JS]
    else:
        print(
            "Readability.js was not run: EDUPARSE_READABILITY_JS names no folder.", file=sys.stderr
        )
