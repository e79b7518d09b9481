"""What is held of a spinner's words: how sure, how many, in how much of a text; sweeps as in `scored_copies`."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from scored_copies import BASE, HEAD, LINES, SPUN, turns

from eduparse.budget import Budget
from eduparse.errors import ConfigError
from eduparse.language.charmodel import model
from eduparse.stages.reword import (
    confidence,
    difference,
    gate,
    learning,
    restore,
    sightings,
    spun_lines,
    word_witness,
)
from eduparse.stages.reword.alignment import aligned
from eduparse.stages.reword.chains import chained
from eduparse.stages.reword.confidence import agreed, confidences
from eduparse.stages.reword.lexicon import Lexicon, SpinPair, read_lexicon
from eduparse.stages.reword.likelihood import suspicion
from eduparse.stages.reword.page_reading import Habits, read_page
from eduparse.stages.reword.reference import References, sampled
from eduparse.stages.reword.spinner import spinner, spinner_of, spinners
from eduparse.stages.reword.spun_lines import _sequence
from eduparse.stages.reword.word_search import Choice

A = (
    "教会部办公厅对于作念好义务教会使命的奉告",
    "坚执以东说念主民为中心，开发锤真金不怕火队列",
    "执续深化转变，遵循擢升教会质地",
    "各地要高度嗜好，加强组织指挥，珍贵落实使命职守",
    "完善经费保险机制，匡助清苦学生处分执行问题",
    "对于完成使命的单元给以表扬，法度锤真金不怕火管束行径",
)
PAGE = "。\n".join(A) + "。\n"
PAIRS = (
    ("教会部对于作念好使命的奉告，坚执以东说念主为本，擢升教会质地。", "教育部关于做好工作的通知，坚持以人为本，提升教育质量。"),
    ("各地教会部门要加强指挥，坚执改变，擢升教会水平。", "各地教育部门要加强领导，坚持改革，提升教育水平。"),
    ("学校要作念好使命安排，对于教会经费不得挪用。", "学校要做好工作安排，关于教育经费不得挪用。"),
    ("坚执教会公正，使命要作念细，奉告要发到东说念主。", "坚持教育公平，工作要做细，通知要发到人。"),
    ("珍贵锤真金不怕火培训，开发队列。", "重视教师培训，建设队伍。"),
)  # fmt: skip


def words() -> Iterator[tuple[str, list[Any]]]:
    """Every row of the group."""
    yield from _pairs()
    yield from _differences()
    yield from _evidence()
    yield from _restorations()


def _pairs() -> Iterator[tuple[str, list[Any]]]:
    known = spinners()
    family = next(s for s in known if s.name == "A")
    entries = [e for n, e in enumerate(family.lexicon.entries) if n % 211 == 0][:30]
    for n, entry in enumerate(entries):
        for share in (0.1, 0.68, 0.72, 0.9):
            choices = [
                Choice(9 * k, entry, "A", margin)
                for k, margin in enumerate((-1.5, 0.5, 1.9, 2.1, 6.0))
            ]
            yield f"confidence {n} {share}", confidences("", choices, {"A": share}, known)
        weights = [family.weight(entry, share) for share in (0.1, 0.9)]
        yield f"weight {n}", weights
    pair = SpinPair("教会", "教育", "ambiguous", 4, "seen", 30.0, 900.0)
    for seen, clean, was in ((1, 0.0, 0.0), (2, 0.2, 0.5), (8, 400.0, 0.3)):
        for original in ("育", "教育", "教育部"):
            entry = SpinPair(pair.spun, original, "signature", seen, "", clean, was)
            two = Lexicon((entry, SpinPair("教会", "教诲", "ambiguous")))
            own = spinner_of("A", two)
            choices = [
                Choice(9 * k, e, "A", m)
                for k, (e, m) in enumerate(((entry, 2.5), (entry, 0.1), (two.entries[1], 3.0)))
            ]
            yield f"confidence of {original} {seen}", confidences("", choices, {"A": 0.8}, (own,))
    choices = [Choice(9 * k, pair, "A", 1.0) for k in range(4)]
    yield "agreed", turns(lambda n: agreed(choices, [n / 100, 0.3, 0.5, 0.6]), range(80, 100))
    habits = Habits({("教会", "教育"): 3}, {"教会": 5}) if _plain_habits() else None
    yield "habits", [] if habits is None else [habits.of(pair, share) for share in (0.0, 0.5, 1.0)]
    shares = {("人", "东说念主"[:1]): -0.5}
    made = chained(
        [
            SpinPair("东说念主", "人", "character"),
            SpinPair("念", "想", "character"),
            SpinPair("人民", "大众"),
        ],
        None,
    )
    yield "chained", [*sorted(f"{e.spun} {e.original}" for e in made), len(shares)]
    cutter = learning._Cutter(model(), {("教会", "教育"): 3})
    for spun, original in (
        ("教会", "教育"),
        ("锤真金不怕火", "教师"),
        ("使", "工"),
        ("擢升", "提升"),
        ("东说念主", "人"),
        ("教育部门", "教育"),
        ("一二三四五六七", "做"),
    ):
        yield (
            f"cost {spun}",
            [
                cutter._cost((spun, original)),
                learning._bond(model(), spun),
                learning._tier(model(), spun),
            ],
        )
    for size in (2, 3, 4):
        bonds = [
            learning._bond(model(), line[at : at + size])
            for line in LINES
            for at in range(0, len(line) - 4, 3)
        ]
        yield f"bonds of {size}", [sum(bonds), *bonds[:: len(bonds) // 40]]
    mined = learning.mine(PAIRS)
    yield "mined", [[e.spun, e.original, e.tier, e.seen] for e in mined.entries]
    for gap in (1, 3, 6, 12, 23, 24, 25, 30):
        spun = "教会" + "使" * gap + "部门"
        done = learning.mine(
            [(LINES[0] + spun + LINES[1], LINES[0] + "教育" + "工" * gap + "部门" + LINES[1])] * 2
        )
        yield f"mined of {gap}", [[e.spun[:9], e.original[:9]] for e in done.entries[:4]]
    yield (
        "same",
        turns(
            lambda n: len(
                learning.mine(
                    [("教会" + LINES[0][:n] + "甲" * 30, "教育" + LINES[0][:n] + "乙" * 30)]
                ).entries
            ),
            range(34),
        ),
    )
    yield "a long cell", turns(lambda n: _reads(f"spun\toriginal\n{'甲' * n}\t乙\n"), range(30, 50))
    yield (
        "a rate",
        turns(lambda n: _reads(f"spun\toriginal\tclean\n甲\t乙\t{n}000\n"), range(800, 1300, 50)),
    )
    for n, text in enumerate((A[0], A[3], LINES[0])):
        mixture_ = gate.reading_model(text)
        chosen, learned = read_page(
            mixture_,
            text,
            [(0, len(text))],
            known,
            {s.name: 0.5 for s in known},
            budget := Budget(),
        )
        told = [x for c in chosen for x in (c.start, c.entry.original, c.margin)]
        yield f"read {n}", [*told, *learned.values(), budget.spent]
    twice = PAGE + PAGE[: len(PAGE) // 2]
    lines = [(0, len(twice))]
    chosen, learned = read_page(
        gate.reading_model(twice),
        twice,
        lines,
        known,
        {s.name: 0.6 for s in known},
        budget := Budget(),
    )
    yield (
        "read twice",
        [
            *(x for c in chosen for x in (c.start, c.entry.original, c.margin)),
            *learned.values(),
            budget.spent,
        ],
    )


def _plain_habits() -> bool:
    return set(Habits.__dataclass_fields__) == {"taken", "kept"}


def _reads(text: str) -> bool:
    try:
        read_lexicon(text, "x")
    except ConfigError:
        return False
    return True


def _differences() -> Iterator[tuple[str, list[Any]]]:
    text = "".join(LINES)

    def shows(spun: str, original: str) -> bool:
        return difference.spinners_kind(spun, original, aligned(spun, original))

    def swapped(n: int) -> str:
        out = text
        for word in list(SPUN)[:n]:
            out = out.replace(word, SPUN[word])
        return out

    yield "kinds", turns(lambda n: shows(swapped(n), text), range(len(SPUN) + 1))

    def last(n: int) -> str:
        out = text
        for word in list(SPUN)[len(SPUN) - n :]:
            out = out.replace(word, SPUN[word])
        return out

    yield "kinds from the end", turns(lambda n: shows(last(n), text), range(len(SPUN) + 1))
    three = (
        ("教育局", "教会局"),
        ("培训", "锤真金不怕火"),
        ("落实", "遵循实"),
        ("学校", "黉舍"),
        ("组织", "构造"),
    )
    for k in range(5):
        some = [pair for n, pair in enumerate(three * 2) if k <= n]
        made = lambda n, some=some: "".join(
            x.replace(*some[j]) if j < n else x for j, x in enumerate(LINES[:5] * 2) if j < 9
        )
        yield f"kinds of {k}", turns(lambda n, made=made: shows(made(n), made(0)), range(6))
    yield "the other way", turns(lambda n: shows(text, swapped(n)), range(len(SPUN) + 1))
    yield (
        "one side",
        turns(
            lambda n: shows(
                swapped(6) + "".join(f"甲乙丙丁戊{LINES[k][5:12]}" for k in range(n)),
                text + "".join(LINES[k][5:12] for k in range(n)),
            ),
            range(10),
        ),
    )
    yield (
        "mixed better",
        turns(
            lambda n: shows(swapped(6) + "".join(LINES[:n]), text + "".join(swapped(12)[: 9 * n])),
            range(12),
        ),
    )
    yield (
        "a long word",
        turns(
            lambda n: difference._is_word(
                "甲" * n + "乙", "丙" * n + "乙", aligned("甲" * n + "乙", "丙" * n + "乙")[0]
            ),
            range(1, 30),
        ),
    )
    yield (
        "a longer word",
        turns(
            lambda n: difference._is_word(
                "甲" * n + "乙", "丙乙", aligned("甲" * n + "乙", "丙乙")[0]
            ),
            range(1, 30),
        ),
    )
    for n in (1, 2, 3, 4, 5, 6, 9, 10, 11, 20, 40, 90):
        budget = Budget()
        blocks = aligned(
            text[:n] + "甲" * n + text[n : 4 * n],
            text[: 2 * n] + "乙" + text[2 * n : 5 * n],
            budget,
        )
        yield (
            f"aligned {n}",
            [[b.start, b.end, b.original_start, b.original_end, b.same] for b in blocks],
        )
        budget = Budget()
        aligned(swapped(n) * 3, text * 3, budget)
        yield f"work {n}", [budget.spent]
    yield (
        "work of a gap",
        turns(
            lambda n: _work("甲" * n, "乙" * n),
            (10, 50, 100, 150, 199, 200, 201, 210, 218, 219, 220, 230),
        ),
    )
    for form in ("舍", "黉舍", "锤真金不怕火"):
        for original in ("校", "学校", "教职员"):
            choice = Choice(0, SpinPair(form, original, seen=4, clean=2.0, was=900.0), "A", 1.0)
            told = [confidence._alone(choice, 0.5, swapped=swapped) for swapped in (True, False)]
            yield f"what {form} for {original} says", told
    gains = [3.0, -1.0, 4.2, -2.4, -2.6, 0.5, -3.9, 3.9, -6.0, 1.0, 1.4, -0.2]
    for k in range(len(gains)):
        score, marks = _sequence(gains[k:] + gains[:k])
        yield f"sequence {k}", [score, *marks]


def _work(text: str, original: str) -> int:
    aligned(text, original, budget := Budget())
    return budget.spent


def _evidence() -> Iterator[tuple[str, list[Any]]]:
    def told(text: str) -> list[Any]:
        found = gate.spin_evidence(text)
        return [found.family, found.kinds, found.spun, len(found.cases)]

    for n in range(len(A)):
        yield f"gate {n}", turns(lambda k, n=n: told("".join(LINES) * k + A[n] + "。"), range(5))
        yield (
            f"gate to {n}",
            turns(
                lambda k, n=n: told("。\n".join(A[n:]) + "。\n" + "".join(LINES) * k),
                range(0, 12, 2),
            ),
        )
        yield (
            f"begun {n}",
            turns(lambda k, n=n: told(A[n][:k] + "。" + A[n - 1][:k] + "。"), range(0, 24, 2)),
        )
        found = gate.spin_evidence(A[n] + "。" + A[n - 1] + "。\n" + LINES[n])
        lines = [(0, len(A[n])), (len(A[n]) + 1, len(A[n]) + 1 + len(A[n - 1]))]
        if found.cases:
            yield (
                f"gains {n}",
                [
                    x
                    for share in (0.1, 0.9)
                    for x in spun_lines._gains(lines, found.cases, spinners(), share)
                ],
            )
        for case in found.cases:
            yield (
                f"case {n}",
                [
                    case.share,
                    case.support,
                    case.placed,
                    *(s.gain(case.share) for s in case.sightings),
                ],
            )
        for family in spinners():
            seen = sightings.case(A[n] + "。" + LINES[n], family, partial(gate.reading_model, A[n]))
            yield (
                f"of a spinner {n} {family.name}",
                [word_witness.of_a_spinner(seen, family, kinds) for kinds in range(4)],
            )
        yield f"hinted {n}", sorted(suspicion(A[n] * 2 + LINES[n]).items())
        made = restore.reworded(PAGE + A[n] + "。\n" + "".join(LINES[:n]))
        yield (
            f"reworded {n}",
            [x for e in made.edits for x in (e.start, e.after, e.confidence, e.applied)],
        )
    for n in (700, 800, 900, 1000, 1100):
        yield (
            f"seen by {n}",
            [
                *gate.reading_model(
                    ("".join(LINES) * 4)[:n] + "春风又绿江南岸明月何时照我还" * 40
                ).weights
            ],
        )
    for name in ("A", "B", "C"):
        family = spinner(name)
        yield f"family {name}", [len(family.lexicon.entries), sum(family.lexicon.shares.values())]
    quoted = "".join(f"《{line}》" for line in A)
    yield (
        "titles",
        [x for e in restore.reworded(PAGE + quoted).edits for x in (e.start, e.confidence)],
    )
    yield "told to be left", turns(lambda n: len(restore.reworded(PAGE * n).warnings), range(12))
    spans = [[(k, k + 1) for k in range(n)] for n in range(17, 24)]
    yield "spans", [len(restore._spans(s)) for s in spans]


def _restorations() -> Iterator[tuple[str, list[Any]]]:
    yield "sampled", list(sampled(BASE))[:20]
    known = References(
        [("a", BASE), ("b", "".join(reversed(BASE))), ("c", HEAD + "".join(LINES[6:]))]
    )
    spun = BASE
    for word, other in SPUN.items():
        spun = spun.replace(word, other)

    def restored(text: str, *, proven: bool) -> list[Any]:
        found = known.restored(text, proven=proven)
        return (
            []
            if found is None
            else [len(found.edits), sum(e.end - e.start for e in found.edits), len(found.covered)]
        )

    for proven in (False, True):
        yield (
            f"restored {proven}",
            turns(lambda n, p=proven: restored(spun[: 40 + 10 * n], proven=p), range(40)),
        )
        yield (
            f"restored and more {proven}",
            turns(
                lambda n, p=proven: restored(spun + "甲乙丙丁，戊己庚辛。" * n, proven=p),
                range(0, 90, 3),
            ),
        )
        yield (
            f"restored inside {proven}",
            turns(
                lambda n, p=proven: restored(
                    "甲乙丙丁，戊己庚辛。" * 100 + spun[40 : 40 + 4 * n], proven=p
                ),
                range(0, 90, 2),
            ),
        )
        for size in (3, 5, 6, 7, 8, 30, 39, 40, 41, 50):
            text = spun.replace(LINES[7], LINES[7] + "甲" * size)
            yield f"inserted {size} {proven}", restored(text, proven=proven)
            text = spun.replace(LINES[8][2 : 2 + size % 20], "甲" * size)
            yield f"replaced {size} {proven}", restored(text, proven=proven)
    yield (
        "number in the head",
        turns(
            lambda n: restored("甲" * n + "青教发〔2022〕8号" + spun[60:], proven=True),
            range(570, 620, 3),
        ),
    )
