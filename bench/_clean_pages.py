"""Clean texts of many genres, of which no line may go: as they are, and as pages of lists and collections.

A text is the first lines of a document of the shared folder. Left out are the policy papers that the weights of lines
were learnt from, and documents that share `REPEATED` of their passages with those or with a labelled page. Names,
timetables and lists are made of words of the texts or of invented ones.
"""

import random
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from bench._repeated import REPEATED, passages
from bench._rows import Row, rows

FIRST = 30  # lines of a document that are taken
LEAST = 10  # lines of a document
TOGETHER, PARTS = 4, 6  # texts of a collection, and the lines of each
GENRES = ("policy", "statutes", "blog", "news", "novel", "reviews", "technical")
_TAG = re.compile(r"(?:</?[a-z][^<>]*>)+")  # what is left of a page of markup is no text
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文辉力鑫波斌宇浩凯佳琪雨欣"
_DAYS = ("星期一", "星期二", "星期三", "星期四", "星期五")
_LESSONS = ("语文", "数学", "英语", "体育", "音乐", "美术", "科学", "班会", "阅读", "劳动")
_HOURS = ("8:00-8:40", "8:50-9:30", "9:50-10:30", "10:40-11:20", "14:00-14:40", "14:50-15:30")


class CleanPage(NamedTuple):
    """A page whose every line is good."""

    genre: str
    kind: str
    lines: list[str]


class Text(NamedTuple):
    """The first lines of a document that nothing was learnt from."""

    genre: str
    title: str
    lines: list[str]


@lru_cache(maxsize=2)
def clean_texts(shared: Path, each: int) -> tuple[Text, ...]:
    """Texts of each genre, ``each`` of them where there are so many."""
    drawn = random.Random("clean pages")  # noqa: S311 - no secret
    of_genres: dict[str, list[Row]] = {genre: [] for genre in GENRES}
    learnt: list[str] = []
    for row in _documents(shared, "policy"):
        if row["clean"] and row["paragraphs"]:
            learnt.append(row["text"])
        elif row["paragraphs"]:
            of_genres["policy"].append(row)
    of_genres["statutes"] = [row for row in _documents(shared, "statutes") if row["clean"]]
    for row in _documents(shared, "general"):
        if row["script"] == "hans" and row["genre"] in of_genres:
            of_genres[row["genre"]].append(row)
    learnt += ["\n".join(row["lines"]) for row in _documents(shared, "lines-dev")]
    learnt += ["\n".join(row["lines"]) for row in _documents(shared, "lines-policy-dev")]
    found = []
    for genre, of_genre in of_genres.items():
        long = [row for row in of_genre if len(_lines(row["text"])) >= LEAST]
        found += [(genre, row) for row in drawn.sample(long, min(len(long), 2 * each))]
    seen = _seen([row["text"] for _, row in found], learnt)
    out: dict[str, list[Text]] = {genre: [] for genre in GENRES}
    for (genre, row), share in zip(found, seen, strict=True):
        if share < REPEATED and len(out[genre]) < each:
            lines = _lines(row["text"])
            out[genre].append(Text(genre, row.get("title") or lines[0], lines[:FIRST]))
    return tuple(chain.from_iterable(out.values()))


def clean_pages(texts: Sequence[Text]) -> Iterator[CleanPage]:
    """Pages of one text, of several, and of lists."""
    for text in texts:
        yield CleanPage(text.genre, "text", text.lines)
    for genre in GENRES:
        own = [text for text in texts if text.genre == genre]
        for n in range(0, len(own) - TOGETHER + 1, TOGETHER):
            parts = [text.lines[:PARTS] for text in own[n : n + TOGETHER]]
            yield CleanPage(genre, "collection", list(chain.from_iterable(parts)))
            answers = [line for text in own[n : n + TOGETHER] for line in _answers(text)]
            yield CleanPage(genre, "questions", answers)
    papers = (text.title for text in texts if text.genre in ("policy", "statutes"))
    yield from _lists([title for title in papers if not title.isascii()])


def _answers(text: Text) -> Iterator[str]:
    sentences = [line for line in text.lines if line.endswith("。")][:3]
    for n, line in enumerate(sentences, 1):
        yield f"{n}．{line[:12].rstrip('，、：；。')}是怎么回事？"
        yield f"答：{line}"


def _lists(titles: Sequence[str]) -> Iterator[CleanPage]:
    for n in range(0, len(titles) - 9, 10):
        drawn = random.Random(n)  # noqa: S311 - no secret
        some = titles[n : n + 10]
        yield CleanPage("made", "titles", ["现行有效的文件目录", *some])
        yield CleanPage("made", "titles", [f"{i}．{title}" for i, title in enumerate(some, 1)])
        dated = [f"{title}　{2000 + drawn.randrange(25)}-{n % 12 + 1:02}-15" for title in some]
        yield CleanPage("made", "titles", ["近年发布的文件", *dated])
        names = [invented_name(drawn) for _ in range(24)]
        yield CleanPage(
            "made", "names", ["优秀学生名单", "一（1）班", *names[:12], "一（2）班", *names[12:]]
        )
        rows = ["　".join(names[k : k + 6]) for k in range(0, 24, 6)]
        yield CleanPage("made", "names", ["评审专家名单（以姓氏笔画为序）", *rows])
        hours = [f"{hour}　{drawn.choice(_LESSONS)}" for hour in _HOURS]
        yield CleanPage("made", "timetable", ["一年级作息时间表", *hours])
        table = [
            _row(("节次", *_DAYS)),
            *(_row((str(k), *drawn.sample(_LESSONS, 5))) for k in range(1, 7)),
        ]
        yield CleanPage("made", "timetable", ["三年级课程表", *table])


def _row(cells: Sequence[str]) -> str:
    return "\t".join(cells)


def invented_name(drawn: random.Random) -> str:
    """A family name with one or two characters behind it."""
    return drawn.choice(_SURNAMES) + "".join(drawn.sample(_GIVEN, drawn.choice((1, 2, 2))))


def _seen(texts: Sequence[str], learnt: Sequence[str]) -> list[float]:
    """The share of the passages of each text that stand in what was learnt from."""
    own = [frozenset(passages(text)) for text in texts]
    wanted = frozenset().union(*own)
    found = {passage for text in learnt for passage in passages(text) if passage in wanted}
    return [len(some & found) / max(1, len(some)) for some in own]


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip() and not _TAG.fullmatch(line.strip())]


def _documents(shared: Path, name: str) -> Iterator[Row]:
    return rows(shared / "data" / f"{name}.jsonl.zst")
