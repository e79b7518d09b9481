"""What the net of glued headings learns from: sentences without their stops, and lines whose headings are known.

*Stops taken away*: a piece of any text whose line breaks, most of its full stops and some other stops are gone; the net says
behind which characters one stood. *Headings*: the lines of `bench/_heading_lists.py`, those of policy papers with a stop
behind the heading also without it, and short lines without a label above a paragraph. Paragraphs of papers and laws
have none: a net that had not read them found headings in the rules of standards. Documents held out of all training are
left out.
"""

import random
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from bench._heading_lists import ARTICLE, LABEL, heading_lists
from bench._rows import rows
from bench._spun_texts import held_out
from eduparse.language.charmodel import folded
from eduparse.stages.split.heading_net import FURTHEST

MOST_CHARACTERS = 4600  # that the net knows
FEWEST_SEEN = 8  # times a character stands in the texts
SHORTEST_TEXT = 200  # code points
KEPT_FROM = 128  # code points of a line
KINDS = ("glued", "run-in", "none", "bare", "sentence")
SHARES = (0.38, 0.22, 0.14, 0.08, 0.18)  # of the lines of each kind in a batch
MOST_SENTENCES = 25  # of a document
SHORTEST_SENTENCE, SHORTEST_OPENING, LONGEST_PHRASE = (
    24,
    16,
    30,
)  # code points of its paragraph, up to its stop, to its first mark
STOP_GONE = 0.7  # of the run-in headings are learnt without their stop
OTHER_BODY = 0.15  # of the glued ones stand above the body of another

_SEGMENT = re.compile(r"[^。！？；\n]+[。！？；\n]?")
_BLANK = re.compile(r"\s")
_MARKUP = re.compile(r"https?:|[\[\]{}<>|_`\\]|[A-Za-z ]{20}")
_PLAIN_LINE = re.compile(
    r"[\u4e00-\u9fff，、“”（）《》0-9][\u4e00-\u9fff，、“”（）《》0-9A-Za-z]{1,43}"
)
_NOT_BELOW = re.compile(r"[\[\]*`|#_]")
_FRONT = re.compile(r"第[零〇一二三四五六七八九十百\d]+[编章节条]|#+")


class Text(NamedTuple):
    """A text with the document it is from."""

    ident: str
    text: str


class Line(NamedTuple):
    """A line of a kind, the end of its heading (0 without one), and the document it is from."""

    kind: str
    ident: str
    line: str
    end: int


def texts(path: Path) -> list[Text]:
    """The texts of a file that are no others' and in simplified script."""
    return [
        Text(row["id"], row["text"])
        for row in rows(path)
        if not held_out(row["id"])
        and row.get("script") != "hant"
        and len(row["text"]) > SHORTEST_TEXT
    ]


def characters(found: Sequence[Text]) -> str:
    """The characters that the net knows, the commonest first."""
    seen: Counter[str] = Counter()
    for text in found:
        seen.update(folded(text.text))
    common = (c for c, times in seen.most_common() if times >= FEWEST_SEEN and not c.isspace())
    return "".join(common)[:MOST_CHARACTERS]


def lines(policy: Path, statutes: Path, general: Path) -> list[Line]:
    """Every line whose heading is known, each opening once."""
    found: dict[str, Line] = {}
    for siblings in heading_lists([policy, statutes]):
        for e in siblings.examples:
            if e.end == len(e.line):
                continue
            run_in = e.line[e.end] == "。"
            kind = "none" if not e.end else "run-in" if run_in else "glued"
            found[e.line[:30]] = Line(kind, siblings.ident, e.line[:KEPT_FROM], e.end)
    by_law = {text.ident for text in texts(statutes)}
    for line in (*_bare(policy), *_bare(general), *_sentences(policy), *_sentences(statutes)):
        found.setdefault(line.line[:30], line)
    # A first sentence of an article is seldom a heading.
    return [x for x in found.values() if not (x.kind == "run-in" and x.ident in by_law)]


def _bare(path: Path) -> Iterator[Line]:
    for text in texts(path):
        every = [_BLANK.sub("", line) for line in text.text.split("\n")]
        every = [line for line in every if line]
        for line, below in zip(every, [*every[1:], ""], strict=True):
            numbered = any(p.match(x) for p in (LABEL, ARTICLE) for x in (line, below))
            prose = len(below) > 40 and "。" in below and not _NOT_BELOW.search(below[:80])
            if prose and not numbered and _PLAIN_LINE.fullmatch(line):
                yield Line("bare", text.ident, (line + below)[:KEPT_FROM], len(line))


def _sentences(path: Path) -> Iterator[Line]:
    for text in texts(path):
        every = (line.strip() for line in text.text.split("\n"))
        plain = [body for line in every if not LABEL.match(line) and (body := _sentence(line))]
        random.Random(text.ident).shuffle(plain)
        for body in plain[:MOST_SENTENCES]:
            yield Line("sentence", text.ident, body[:KEPT_FROM], 0)


def _sentence(line: str) -> str:
    """A paragraph without the label of an article, nothing where it could have a heading."""
    label = ARTICLE.match(line)
    body = line[label.end() :].lstrip() if label else line
    phrase = re.search("[，。；：]", body)
    plain = phrase and phrase.start() <= LONGEST_PHRASE and not _BLANK.search(body[:40])
    long = len(body) >= SHORTEST_SENTENCE and body.find("。") > SHORTEST_OPENING
    return body if plain and long and "\u4e00" <= body[0] <= "\u9fff" else ""


class Pieces:
    """Pieces of texts without some of their stops."""

    def __init__(self, found: Sequence[Sequence[Text]], shares: Sequence[float]) -> None:
        self._texts = [[text.text for text in some] for some in found]
        self._upto = [list(accumulate(map(len, some))) for some in self._texts]
        self._shares = shares

    def draw(self, rng: random.Random, width: int) -> tuple[str, list[int]]:
        """A folded piece of ``width`` code points, and 1 where a stop stood behind one."""
        segments = self._segments(rng, width)
        gone = rng.choice((0.3, 0.6, 1.0))
        bare = rng.random() < 0.85
        out, ends = "", list[int]()
        for segment in segments:
            stop = segment[-1] if segment[-1] in "。！？；\n" else ""
            words = _BLANK.sub("", segment[:-1] if stop else segment)
            label = (LABEL.match(words) or _FRONT.match(words)) if bare else None
            words = folded(words[label.end() :] if label else words)
            if not words:
                continue
            out += words
            ends += [0] * len(words)
            often = 1.0 if stop == "\n" else gone if stop == "。" else 0.3 * gone
            if stop and rng.random() < often:
                ends[-1] = 1
            elif stop:
                out += stop
                ends.append(0)
            if len(out) >= width:
                break
        return out[:width], ends[:width]

    def _segments(self, rng: random.Random, width: int) -> list[str]:
        while True:
            (some,) = rng.choices(range(len(self._texts)), self._shares)
            upto = self._upto[some]
            text = self._texts[some][bisect(upto, rng.random() * upto[-1])]
            at = rng.randrange(max(1, len(text) - width))
            piece = text[at : at + 3 * width]
            segments = _SEGMENT.findall(piece)[1 if at else 0 :]
            if len(segments) > 2 and not _MARKUP.search(piece):
                return segments


def draw_line(rng: random.Random, by_kind: dict[str, list[Line]]) -> tuple[str, int]:
    """A line as it is learnt, folded, and the end of its heading."""
    (kind,) = rng.choices(KINDS, SHARES)
    chosen = rng.choice(by_kind[kind])
    line, end = chosen.line, chosen.end
    if kind == "run-in" and rng.random() < STOP_GONE:
        line = line[:end] + line[end + 1 :]
    if kind == "glued" and rng.random() < OTHER_BODY:
        other = rng.choice(by_kind[kind])
        line = line[:end] + other.line[other.end :]
    return folded(line), end if end <= FURTHEST else 0
