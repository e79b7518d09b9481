"""What the smaller passes of `repair` mend as damage grows: sweeps as in `scored_copies`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from flow import run_passes
from scored_copies import LINES, OWN, turns

from eduparse.document.document import Document, Pass
from eduparse.language.mixture import mixture
from eduparse.readers.paging import paged_document
from eduparse.stages.decode import decode_page
from eduparse.stages.repair import (
    byte_escapes,
    escapes,
    line_wraps,
    lost,
    lost_byte,
    lost_spaces,
    paging,
)
from eduparse.stages.repair.lost import Lost
from eduparse.stages.repair.lost_byte import LostByte
from eduparse.stages.repair.page_model import page_model
from eduparse.stages.repair.paging import Paging
from eduparse.stages.repair.pinyin import Pinyin

TEXT = "".join(LINES)
NOTES = ("發(fā)", "務(wù)", "學(xué)", "義(yì)", "實(shí)", "導(dǎo)", "規(guī)", "專(zhuān)")


def mended() -> Iterator[tuple[str, list[Any]]]:
    """Every row of the group."""
    yield from _escaped()
    yield from _lines()
    yield from _lost()
    yield from _pinyin()
    yield from _paged()


def _made(step: Pass, text: str) -> list[Any]:
    found = step(Document.of_page("x", "x", text))
    return [len(found.edits), len(found.warnings)]


def _escaped() -> Iterator[tuple[str, list[Any]]]:
    def quoted(text: str, codec: str) -> str:
        return "".join(f"\\x{b:02x}" for b in text.encode(codec))

    for codec in ("utf-8", "gb18030"):
        yield (
            f"escaped {codec}",
            turns(
                lambda n, c=codec: len(
                    list(byte_escapes.byte_escapes("见" + quoted(TEXT[:n], c) + "。"))
                ),
                range(8),
            ),
        )
        yield (
            f"alike {codec}",
            turns(
                lambda n, c=codec: len(
                    list(byte_escapes.byte_escapes("见" + quoted("学" * 3 + TEXT[:n], c) + "。"))
                ),
                range(6),
            ),
        )
    code = lambda n: len(
        list(byte_escapes.byte_escapes("url = " + "a" * n + quoted("学校安全", "utf-8")))
    )
    yield "behind code", turns(code, range(16))
    for before in ("href=", "src=", "http://a.cn/", "?q=", "u'", "\\x", "bytes(", "= '"):
        yield (
            f"behind {before}",
            [
                len(list(byte_escapes.byte_escapes(before + "b" * n + quoted("学校安全", "utf-8"))))
                for n in range(12)
            ],
        )
    yield (
        "mostly Chinese",
        [escapes._mostly_chinese("学" * n + "±─~"[n % 3] * (20 - n)) for n in range(21)],
    )
    yield (
        "entities",
        [
            len(
                list(
                    escapes._entities(
                        "&am" + "p" * (n == 5) + "a" * n + "&lt;学&gt;" + "b" * n + ";"
                    )
                )
            )
            for n in range(0, 90, 3)
        ],
    )
    yield (
        "an entity of an entity",
        [len(list(escapes._entities("&" + "#" * 0 + "l" * n + "&#116;;"))) for n in range(80)],
    )


def _lines() -> Iterator[tuple[str, list[Any]]]:
    def wrapped(width: int, count: int, slack: int = 0, other: int = 0) -> str:
        out, at = [], 0
        for n in range(count):
            size = width + (slack if n % 2 else 0) + (n * 5 % 17 + 3 if n < other else 0)
            out.append((TEXT * 4)[at : at + size].replace("。", "，"))
            at += size
        return " ".join(out)

    yield "wrapped lines", turns(lambda n: len(list(line_wraps._wraps(wrapped(28, n)))), range(16))
    yield (
        "their slack",
        turns(lambda n: len(list(line_wraps._wraps(wrapped(28, 12, slack=n)))), range(10)),
    )
    yield (
        "others",
        turns(lambda n: len(list(line_wraps._wraps(wrapped(28, 14, other=n)))), range(14)),
    )
    yield (
        "width",
        turns(
            lambda n: line_wraps._width([28] * n + [3, 9, 60, 14, 80, 100][: max(0, 8 - n)]),
            range(9),
        ),
    )
    yield (
        "width of shares",
        turns(
            lambda n: line_wraps._width([28] * n + [90 - 9 * k for k in range(5)] * 4), range(40)
        ),
    )
    yield (
        "width of slack",
        turns(lambda n: line_wraps._width([28, 28, 28 + n, 28 + n, 28 - n]), range(8)),
    )
    rounds = (
        " ".join(wrapped(20 + 9 * k, 8) for k in range(9))
        + "\n"
        + "\n".join(wrapped(24 + 7 * k, 7) for k in range(9))
    )
    yield "rounds", [len(list(line_wraps._wraps(rounds)))]
    spaced = lambda n: len(
        list(line_wraps._spaced_lines(" ".join(TEXT[: 4 * n]) + "\n" + TEXT[:200]))
    )
    yield "spaced", turns(spaced, range(60))


def _lost() -> Iterator[tuple[str, list[Any]]]:
    yield (
        "joined",
        turns(lambda n: len(list(lost._joined([(0, 1), (1 + n, 2 + n), (60, 61)]))), range(12)),
    )
    yield "warned", turns(lambda n: _made(Lost(), ("\ufffd" + "校" * 9) * n), range(96, 106))
    data = [line.encode("gbk") for line in LINES]
    for n in range(12):
        for at in (5, 8, 12, 17, 20):
            broken = data[n][:at] + data[n][at + 1 :]
            page = decode_page(broken + b"\n" + data[(n + 1) % 12], "x")
            found = LostByte()(page)
            yield (
                f"lost byte {n} {at}",
                [[e.after, e.confidence] for e in found.edits] + [len(found.warnings)],
            )
    for n in range(0, 60, 4):
        left, right = TEXT[n : n + 3], TEXT[n + 4 : n + 7]
        lead = TEXT[n + 3].encode("gbk")[0]
        yield (
            f"likeliest byte {n}",
            list(
                lost_byte.likeliest_byte(mixture(), left, right, lost_byte.with_byte(lead, "hans"))
            ),
        )
    for char in ("?", "\xa0", "聽"):
        yield (
            f"indents {char}",
            turns(
                lambda n, c=char: len(
                    list(lost_spaces._indents("".join(f"{c * 4}{x}\n" for x in LINES[:n])))
                ),
                range(7),
            ),
        )
        yield (
            f"alone {char}",
            turns(
                lambda n, c=char: len(list(lost_spaces._indents(f"{c * 2}\n各校\n" * n))), range(7)
            ),
        )
    yield "ordinary", [lost_spaces._ordinary("校安全" + "校" * n + "龘?", 0) for n in range(8)]
    yield (
        "ordinary characters",
        "".join(
            str(int(lost_spaces._ordinary(c + "校", 0))) for c in "的学校龘缮漪囗夔谧阐阜佚瓴羸鬻酆"
        ),
    )  # type: ignore[misc]
    for n in (3, 8, 12, 13, 14, 16, 20, 30):
        yield (
            f"page model {n}",
            [
                *page_model(
                    "\n".join(LINES[:6] + OWN * 4)[: n * 30] + "\n" + "春江潮水连海平" * n
                ).weights
            ],
        )
        yield (
            f"page model behind {n}",
            [*page_model("a\n" * (n * 900) + "\n".join(OWN * 9)).weights],
        )
        mixed = (
            "\n".join(line[: n + 4] + "x" * 16 for line in OWN * 4) + "\n" + "\n".join(LINES[:1])
        )
        yield f"page model of mixed {n}", [*page_model(mixed).weights]


def _pinyin() -> Iterator[tuple[str, list[Any]]]:
    yield (
        "stuck readings",
        turns(
            lambda n: _made(Pinyin(), "各校" + "安全".join(NOTES[:n]) + "。教育(jiaoyu)学(xué)"),
            range(9),
        ),
    )
    same = lambda n: _made(
        Pinyin(), "各校应当学(xué)好，" * n + "认真落实教(jiào)育措施，安(ān)全第一"
    )
    yield "repeated readings", turns(same, range(12))
    yield "fewest readings", turns(lambda n: _made(Pinyin(), "各校应当学(xué)好，" * n), range(12))
    few = lambda n: _made(
        Pinyin(),
        "各校应当学(xué)好，" * 4
        + "".join(
            f"落实{c}措施，"
            for c in ("教(jiào)", "安(ān)", "全(quán)", "校(xiào)", "师(shī)", "生(shēng)")[:n]
        ),
    )
    yield "share of repeated", turns(few, range(7))
    beside = lambda n: _made(
        Pinyin(), "落实学(xué)学(xué)措施，" * n + "各校应当学(xué)好，" * (12 - n)
    )
    yield "side by side", turns(beside, range(13))
    lesson = lambda n: _made(Pinyin(), "，".join(NOTES * 4)[: 8 * n] + "發(fà)")
    yield "a lesson", turns(lesson, range(12, 30))
    bare = lambda n: _made(
        Pinyin(), "，".join(("發(fa)", "務(wu)", "學(xue)", "義(yi)", "實(shi)")[:n]) + "。"
    )
    yield "without tones", turns(bare, range(6))


def _paged() -> Iterator[tuple[str, list[Any]]]:
    def joined(lines: Iterable[tuple[str, float, float, float]], pages: int = 2) -> list[Any]:
        doc = paged_document([list(lines)] * pages, "x")
        done = run_passes(doc, (Paging(),))
        return [done.text.count("\n"), len(done.text)]

    body = [(line, 0.0, 340.0, 10.0) for line in LINES[:8]]
    yield (
        "short of the margin",
        turns(lambda n: joined([(LINES[0][:-1], 0.0, 340.0 - n, 10.0), *body], 1), range(40)),
    )
    yield (
        "an indent",
        turns(
            lambda n: joined(
                [(LINES[0][:-1], 0.0, 340.0, 10.0), (LINES[1], n / 2, 340.0, 10.0), *body], 1
            ),
            range(40),
        ),
    )
    yield (
        "another size",
        turns(
            lambda n: joined(
                [(LINES[0][:-1], 0.0, 340.0, 10.0), (LINES[1], 0.0, 340.0, 10 + n / 10), *body], 1
            ),
            range(30),
        ),
    )
    yield (
        "set right",
        turns(lambda n: joined([(LINES[0][:-1], n * 2.0, 340.0, 10.0), *body], 1), range(20, 40)),
    )
    yield (
        "a running line",
        turns(lambda n: joined([("青禾县教育局文件", 0.0, 100.0, 10 + n / 20), *body]), range(24)),
    )
    yield (
        "from the edge",
        turns(
            lambda n: joined(
                [
                    *((f"{LINES[k][:9]}", 0.0, 99.0, 10.0) for k in range(n)),
                    ("青禾县教育局文件汇编", 0.0, 100.0, 8.0),
                    *body,
                ],
                3,
            ),
            range(5),
        ),
    )
    yield (
        "numbers at the edge",
        turns(
            lambda n: joined(
                [
                    *body,
                    ("— 3 —", 0.0, 20.0, 10.0),
                    *((LINES[k][:9], 0.0, 99.0, 10.0) for k in range(n)),
                ]
            ),
            range(5),
        ),
    )
    yield (
        "left margins",
        turns(lambda n: paging._left_margin(Counter({0: n, 20: 40, 44: 9})), range(12)),
    )
    few = lambda n: (
        joined([("甲乙，", 20.0, 340.0, 10.0)] * n, 1)
        + joined([*[("甲乙，", 20.0, 340.0, 10.0)] * n], 3)
    )
    yield "few lines", turns(few, range(1, 10))
    for n in range(3, 10):
        doc = paged_document([body, [(line[:-1], 20.0, 340.0, 10.0) for line in LINES[:n]]], "x")
        yield f"few lines of a page {n}", [run_passes(doc, (Paging(),)).text.count("\n")]
