"""When a guess is made, suggested or told: readings of our own, whose margins grow."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from scored_copies import LINES, turns

from eduparse.document.document import Findings
from eduparse.language.mixture import mixture
from eduparse.stages.repair import mojibake
from eduparse.stages.repair.byte_readings import BIG5, GB, LATIN, UTF8
from eduparse.stages.repair.gbk_chars import PageModel
from eduparse.stages.repair.mojibake import filled_in, roundtrip, windows, wrecks
from eduparse.stages.repair.mojibake.evidence_of_pairs import told as told_by
from eduparse.stages.repair.mojibake.mojibake_search import Unmix
from eduparse.stages.repair.mojibake.parts import Part, Spelled
from eduparse.stages.repair.mojibake.ranked_signs import Chain
from eduparse.stages.repair.slips import decided, expected_chars, marks, readings, sureness
from eduparse.stages.repair.slips.doubts import Doubt, in_part
from eduparse.stages.repair.slips.slip_reading import SlipReading

TEXT = "".join(LINES)
KEPT = "学校\ue010教育"
READ = SlipReading(2, 8, "校安全教", 3.0, 40.0, -2.0, -4.0)


def guesses() -> Iterator[tuple[str, list[Any]]]:
    """Every row of the group."""
    yield from _slips()
    yield from _mojibake()
    yield from _lines()


def _told(found: Findings) -> list[Any]:
    return [[[e.start, e.after, e.confidence, e.applied] for e in found.edits], len(found.warnings)]


def _slips() -> Iterator[tuple[str, list[Any]]]:
    for name, text, script in (
        ("hans", TEXT, "hans"),
        ("hant", TEXT, "hant"),
        ("kept", KEPT + TEXT, "hans"),
    ):
        page = PageModel(text, script)
        for expected in (False, True):
            margin = lambda n, p=page, e=expected: _told(
                decided.findings(p, [replace(READ, margin=n / 10, expected=e)])
            )
            yield (
                f"margin {name} {expected}",
                [
                    margin(n)[0][:1] + margin(n)[1:] if n % 10 == 0 else len(margin(n)[0])
                    for n in range(0, 80, 2)
                ],
            )
            part = lambda n, p=page, e=expected: _told(
                decided.findings(
                    p,
                    [
                        replace(
                            READ,
                            after="校安全教育管理",
                            margin=0.3,
                            doubts=(Doubt(1, 2, 0.4), Doubt(3, 4, n / 4)),
                            expected=e,
                        )
                    ],
                )
            )
            yield f"in part {name} {expected}", [len(part(n)[0]) for n in range(40)]
        bare = [replace(READ, margin=n / 20, doubts=None) for n in range(60)]
        yield f"suggested {name}", [len(decided.findings(page, [r]).edits) for r in bare]
        yield (
            f"lead {name}",
            [sureness.lead_of(page, READ), sureness.lead_of(page, replace(READ, expected=True))],
        )
    yield "gain", turns(lambda n: sureness.plausible(replace(READ, gain=float(n))), range(24))
    yield (
        "doubtful gain",
        turns(
            lambda n: sureness.plausible(replace(READ, gain=float(n)), readings.DOUBT), range(24)
        ),
    )
    yield "worth", turns(lambda n: sureness.plausible(replace(READ, worth=n / 5)), range(24))
    yield (
        "part of it",
        turns(lambda n: in_part("校" * 9, [Doubt(k, k + 1, 0.1) for k in range(n)], 5.0), range(9)),
    )
    yield "certain ones", turns(lambda n: in_part("校" * n, [Doubt(0, 1, 0.1)], 5.0), range(2, 9))
    yield (
        "behind a mark",
        turns(lambda n: readings._behind_mark("?" + "校" * n, n + 1), range(20, 40)),
    )
    for word in ("校长", "校園", "龘靐", "鏁欒", "学习", "猊俣", "芄兰", "嬲嫐"):
        for n in range(2, 9):
            yield f"ruined {word} {n}", [marks._ruined("?" + (word * 5)[:n] + "\n", 1)]
        for before in ("各校应当", "鏁欒偛鍔", "什么是", "芄兰之支"):
            for sign in "?？":
                text = f"{before}{sign}{word}{word[::-1]}校"
                suspect = marks.SUSPECT.search(text)
                yield (
                    f"wreck {before} {sign} {word}",
                    [None if suspect is None else marks.is_marked_wreck(text, suspect)],
                )
        yield f"exclaimed {word}", [[*x] for x in marks.exclaimed(f"各校应当落实！{word}{word}。")]
    lost = "促進各??焖賲f同發展"
    page = PageModel("擴大學校辦學自主權,更好實現學?！敖涃M自主管理\n" + lost, "hant")
    at = page.text.index("各?") + 1
    reading = readings.Slip(page, at).best()
    if reading is not None:
        for char in "校學育縣":
            for count in range(6):
                again = expected_chars._again(
                    expected_chars.Searches(page),
                    reading,
                    expected_chars.lost_elsewhere(Counter({char: count} if count else {})),
                )
                yield f"again {char} {count}", [again.after, again.margin, again.gain]
        yield (
            "again by two",
            [
                x
                for r in [
                    expected_chars._again(
                        expected_chars.Searches(page),
                        reading,
                        expected_chars.lost_elsewhere(Counter("校學育縣經")),
                    )
                ]
                for x in (r.after, r.margin)
            ],
        )
        yield (
            "expected",
            [
                x
                for r in expected_chars.read_doubtful_again(
                    page, [reading, replace(reading, margin=9.0)]
                )
                for x in (r.after, r.margin, r.expected)
            ],
        )


def _mojibake() -> Iterator[tuple[str, list[Any]]]:
    model = mixture()
    line = LINES[0][:12]
    for shown, written in ((LATIN, UTF8), (GB, UTF8), (GB, BIG5), (LATIN, GB)):
        for size in range(1, 12):
            text = line[:size].encode(written, "ignore").decode(shown, "replace")
            _, parts = Unmix(model, text, Chain(shown, written, "hans"), ("各校", "。")).best()
            for part in parts:
                chain = Chain(shown, written, "hans")
                seen = text[part.start : part.end]
                told = []
                for bad in range(5):
                    worse = replace(
                        part, spelled=(*part.spelled, *[Spelled("\ufffd", (), -3.0)] * bad)
                    )
                    told.append(windows._proven(model, worse, seen, "各校", chain))
                for n in range(0, 60, 3):
                    poor = replace(
                        part, spelled=tuple(x._replace(score=x.score - n / 4) for x in part.spelled)
                    )
                    told.append(windows._proven(model, poor, seen, "各校", chain))
                yield f"proven {shown} {written} {size}", ["".join("-x"[t] for t in told)]
        for size in range(2, 20, 3):
            every = []
            for lost in range(8):
                text = line[:size].encode(written, "ignore").decode(shown, "replace")
                text = text[:-1] + "\ufffd" * lost + "?" * (lost % 2)
                every.append(
                    "/".join(f"{c[0][:3]}{c[1][:3]}" for c in windows._chains(model, text))
                )
            yield f"chains {shown} {written} {size}", every
    yield "told", [told_by(n, 13.5) for n in (1, 2, 10, 59, 60, 61, 100)]
    for options in (1, 16, 17):
        odds = [filled_in.Filled(n / 4, options, -4.0).confidence() for n in range(0, 56, 8)]
        yield f"filled in, {options} characters", odds
    yield "familiar", [filled_in.Filled(3.0, 3, n / 2).confidence() for n in range(-16, 0)]
    for near in range(20):
        spelled = tuple(Spelled("校", (), -3.0 if k < near else -7.0) for k in range(30))
        part = Part(0, 30, spelled, tuple(range(1, 31)))
        told = [filled_in._certain(filled_in._familiar(part, n)) for n in (0, 5, 12, 29)]
        yield f"certain {near}", told
    for lost in range(0, 60, 2):
        text = "鏁欒偛" + "\ufffd" * lost + "鍔犲己"
        yield (
            f"windows {lost}",
            [[*x] for x in windows.windows("各校应当" * 6 + text + "认真落实" * 6)],
        )
    yield "a long window", [[*x] for x in windows.windows("各校" + "鏁欒偛鍔犲己" * 700)]
    for n in range(21):
        mixed = "Ã¥Â­Â¦"[: n % 7] + "é" * n + "教" * (20 - n)
        yield (
            f"pairs first {n}",
            [
                windows._pairs_first(mixed),
                windows._covered(mixed, LATIN),
                windows._covered("校" * n + "é" * (20 - n), GB),
            ],
        )
    for lost in (3, 8, 14):
        text = TEXT[:14].encode("utf-8").decode("gbk", "replace").replace("\ufffd", "?")
        yield (
            f"decided {lost}",
            _told(
                mojibake.Mojibake()(
                    _page("各校应当" + text[:lost] + "\ufffd" + text[lost + 1 :] + "落实")
                )
            ),
        )


def _page(text: str) -> Any:
    from eduparse.document.document import Document

    return Document.of_page("x", "x", text)


def _lines() -> Iterator[tuple[str, list[Any]]]:
    model = mixture()
    samples = (
        LINES[0],
        "校长",
        "安全",
        "教师队伍",
        "猊俣芄兰",
        "之乎者也",
        "二〇二二",
        "囗冂匚匸",
        "春江潮水",
    )
    for text in samples:
        for way in (((LATIN, GB),), ((GB, UTF8),), ((LATIN, UTF8),)):
            for size in range(1, 7):
                part = text[:size]
                for before in (
                    part.encode(way[0][1], "ignore").decode(way[0][0], "replace"),
                    LINES[2][:size],
                    "各校芄兰"[:size],
                ):
                    told = [
                        roundtrip._chinese(model, before, part, way, needed)
                        for needed in (3.0, 14.0)
                    ]
                    yield (
                        f"chinese {text[:4]} {size} {before[:3]} {way[0][0]} {way[0][1]}",
                        [*told, roundtrip._chinese(model, before, part, way)],
                    )
    long = "".join(LINES) * 3
    for size in (100, 199, 200, 201, 350, 399, 400, 401, 500):
        whole = roundtrip.Whole(lambda: model)
        shown = long[:size].encode("gbk").decode("latin-1")
        found = whole.read(shown)
        yield (
            f"whole {size}",
            [found is not None, whole.again("校长".encode("gbk").decode("latin-1")) is not None],
        )
        spoilt = shown[: size // 2] + "龘" + shown[size // 2 :]
        yield f"whole but one {size}", [roundtrip.Whole(lambda: model).read(spoilt) is not None]
    for proof in range(1, 12):
        whole = roundtrip.Whole(lambda: model)
        whole.read(long[:proof].encode("gbk").decode("latin-1"))
        yield (
            f"proof {proof}",
            [
                whole.again(w.encode("gbk").decode("latin-1")) is not None
                for w in ("校", "校长", "安全", "芄兰")
            ],
        )
    for times in range(1, 6):
        shown = long[:20]
        for _ in range(times):
            shown = shown.encode("utf-8").decode("latin-1")
        yield f"deep {times}", [roundtrip.Whole(lambda: model).read(shown) is not None]
    for n in range(1, 12):
        row = "ÃåÊ±èï¿½þÐ÷"[:n]
        yield f"rows {n}", [[[*x] for x in wrecks._rows(f"各校{row}落实{'é' * n}应当{'→' * n}")]]
        window = "鏁欒偛鍔犲己骞插緥椋庢皵"[:n]
        yield (
            f"crowds {n}",
            [
                [[*x] for x in wrecks._crowds(f"各校应当{window}认真落实")],
                wrecks._shaped(window + "校" * (n // 3)),
                wrecks._likelier(window),
            ],
        )
        other = LINES[1][:n].encode("big5", "ignore").decode("gbk", "replace")
        yield (
            f"likelier {n}",
            [wrecks._likelier(other + "校长" * (n % 4)), wrecks._eastern("ｱｲｳ" * n)],
        )
