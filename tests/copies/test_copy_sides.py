"""A case on each side of the thresholds by which two papers are told apart."""

from collections import Counter
from contextlib import ExitStack
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from sides import Sides, turns_at

from eduparse.copies import (
    compare,
    continued,
    core,
    differences,
    groups,
    heal,
    misread,
    overlap,
    slips,
    titles,
)
from eduparse.copies.core import Core
from eduparse.copies.differences import TextDifference
from eduparse.stages.reword.alignment import AlignedBlock

CORE: Any = SimpleNamespace(first=(0, 0), last=(100, 100), blocks=(), same=100)


def differs(kind: str, size: int, worse: int = 0) -> Any:
    """A difference of a kind and a size, in code points."""
    return SimpleNamespace(kind=kind, size=size, worse=worse, readings=("", ""), block=None)


def paper(sign: str, length: int = 100) -> Any:
    return SimpleNamespace(text=sign * 100, unspaced=sign * 100, length=length, shape=None)


def another_work(*found: Any, inside: int, damage: int = 0) -> str:
    """Why two papers that differ so in a core of so many code points are two works."""
    with ExitStack() as stack:
        told = [differs("lost", damage)] if damage else []
        stack.enter_context(patch.object(compare, "slips", lambda *_, **__: told))
        stack.enter_context(patch.object(compare, "touches_title", lambda *_: False))
        stack.enter_context(patch.object(compare, "other_edges", lambda *_, **__: ""))
        return compare._another_work(paper("甲"), paper("乙"), CORE, found, inside)


def relation(same: int, *, lost: int = 0, why: str = "", length: int = 100) -> tuple[str, str]:
    """How papers are related, and why, whose core of 100 code points has so many the same, so many lost."""
    told = Core((), (0, 0), (100, 100), same)
    with ExitStack() as stack:
        stack.enter_context(patch.object(compare, "other_titles", lambda *_: False))
        stack.enter_context(patch.object(compare, "same_title", lambda *_: True))
        stack.enter_context(patch.object(compare, "shared", lambda *_: (1.0, True)))
        stack.enter_context(patch.object(compare, "core_of", lambda *_: told))
        stack.enter_context(patch.object(compare, "classified", lambda *_: [differs("lost", lost)]))
        stack.enter_context(patch.object(compare, "_another_work", lambda *_: why))
        stack.enter_context(patch.object(compare, "_relation", lambda *_: "same"))
        found = compare.compare_papers(paper("甲", length), paper("乙", length))
    return found.relation, found.why


def lacks(lines: int) -> str:
    """What a paper is to another one, each of 1,000 code points, that has so many in lines of its own."""
    return compare._relation(
        paper("甲", 1000), paper("乙", 1000), CORE, (1.0, 1.0), [differs("line", lines)], (0, 0)
    )


def shifted(size: int) -> bool:
    """Whether an agreement of ``size`` stands between 生态 that only one has and 保护 that only the other has."""
    blocks = [
        AlignedBlock(0, 9, 0, 9, same=True),
        AlignedBlock(9, 11, 9, 9, same=False),
        AlignedBlock(11, 11 + size, 9, 9 + size, same=True),
        AlignedBlock(11 + size, 11 + size, 9 + size, 11 + size, same=False),
        AlignedBlock(11 + size, 20 + size, 11 + size, 20 + size, same=True),
    ]
    return len(core._without_chance(blocks)) == 5


def letter(head: int) -> str:
    """What a paper is that has so many code points above the text of another one, and says 现将."""
    told: Any = SimpleNamespace(first=(head, 0), last=(100, 100))
    mine: Any = SimpleNamespace(text="现将".ljust(head, "各") + "校" * 100, length=100)
    return compare._relation(mine, paper("乙"), told, (1.0, 1.0), (), (0, 0))


# Single differences


def worse(mine: str, theirs: str, surprise: dict[str, float]) -> tuple[int | None, bool]:
    """Which of two readings is the worse one, each a ``surprise`` by so many nats."""
    block = AlignedBlock(1, 1 + len(mine), 1, 1 + len(theirs), same=False)
    with patch.object(differences, "_surprise", lambda reading, *_: surprise[reading]):
        return differences._worse(f"校{mine}校", block, mine, theirs)


def seen_at(distance: int) -> bool:
    """Whether the model sees what stands so far in front of a difference."""
    lefts = []
    block = AlignedBlock(distance, 1 + distance, 0, 1, same=False)
    with patch.object(differences, "_surprise", lambda _, left, __: lefts.append(left) or 0.0):
        differences._worse("远" + "校" * (distance - 1) + "甲", block, "甲", "乙")
    return "远" in lefts[0]


def ordinary(nats: float) -> float:
    """By how much a character that costs so many nats surprises."""
    told = SimpleNamespace(score=lambda *_: -nats)
    with patch.object(differences, "model", lambda: told):
        return differences._surprise.__wrapped__("校", "", "")


def beside_lost(apart: int) -> bool:
    """Whether a difference so far behind text that was read wrongly belongs to it."""
    blocks = [
        AlignedBlock(0, 1, 0, 1, same=False),
        AlignedBlock(1 + apart, 2 + apart, 1 + apart, 2 + apart, same=False),
    ]
    kinds = {0: "lost"}
    made = lambda _a, _b, x: TextDifference(x, kinds.get(x.start, "wording"), 0, ("", ""))  # noqa: E731
    with patch.object(differences, "_classified", made):
        return [d.kind for d in differences.classified("", "", blocks)] == ["lost", "lost"]


def amended(at: int) -> bool:
    """Whether what a paper says at ``at`` of its amendment makes it another edition."""
    a, b = "校" * at + "2022年3月修订", "校" * at
    block = AlignedBlock(at, len(a), at, at, same=False)
    found = differences._furniture(a, b, block, ("2022年3月修订", ""))
    return found is not None and found.kind == "fact"


def chance(around: int) -> bool:
    """Whether an agreement of two between differences of so many code points is chance."""
    blocks = [
        AlignedBlock(0, around, 0, around, same=False),
        AlignedBlock(around, around + 2, around, around + 2, same=True),
        AlignedBlock(around + 2, 2 * around + 2, around + 2, 2 * around + 2, same=False),
    ]
    return len(core._without_chance(blocks)) == 1


def below_title(lines: int) -> int:
    """How many of the first lines of a page are taken for the title of the paper, which all print."""
    title = "松坪县校园安全办法"
    page: Any = SimpleNamespace(title=title, text=f"{title}\n")
    after: Any = SimpleNamespace(text=f"{title}\n" * lines)
    return continued._below_title(page, after) // len(page.text)


def against(a: str, b: str) -> float:
    """What a difference takes from the core."""
    return core._against(a, b, AlignedBlock(0, len(a), 0, len(b), same=False))


# What two texts share


EVERY = "".join(
    bytes((high, low)).decode("gb2312") for high in range(0xB0, 0xC0) for low in range(0xA1, 0xFF)
)
HAN, OTHER = EVERY[:400], EVERY[400:800]


def as_in_copies(
    common: int, own: int, *, odd: int = 0, garbled: float = 0.0, last: int | None = None
) -> bool:
    """Whether what is shared lies as in copies: a stretch, a passage of one's ``own``, a stretch.

    So many characters of the passage are ``odd``; a share of the whole text counts as ``garbled``.
    """
    last = common if last is None else last
    one, two = HAN[:common], HAN[200 : 200 + last]
    a = overlap.Shape(f"{one}{'の' * odd}{OTHER[: own - odd]}{two}")
    b = overlap.Shape(f"{one}{two}{'甲' * own}")
    a.odd = b.odd = garbled
    return overlap.shared(a, b)[1]


# Groups, healing, spinners, titles


def near(counts: dict[int, int]) -> list[int]:
    """The kept papers that one is compared with that shares so many runs with them."""
    found = object.__new__(groups.Groups)
    found._near = {0: counts}
    found._leader = {n: n for n in counts}
    found._order = {n: n for n in counts}
    return found._worth(0)


def compared_again() -> int:
    """How often the kept papers are compared once more where some are astray each time."""
    rounds: list[object] = []
    with ExitStack() as stack:
        for name in ("_settle", "_draw_near"):
            stack.enter_context(patch.object(groups.Groups, name, lambda *_: None))
        stack.enter_context(
            patch.object(groups.Groups, "_astray", lambda s: rounds.append(s) or [0])
        )
        groups.Groups([], {}).placed("best")
    return len(rounds)


def asked(witnesses: int) -> int:
    """How many of so many witnesses are asked."""
    seen: list[object] = []
    with patch.object(heal, "proposals", lambda _, w: seen.append(w) or ()):
        list(heal.healing(paper("甲"), [paper("乙")] * witnesses))
    return len(seen)


def swaps(*counts: int, left: int = 0) -> bool:
    """Whether a spinner replaced words: each so often, ``left`` of all worse on the other side."""
    found: list[Any] = []
    for n, count in enumerate(counts):
        pair = (f"甲{chr(0x4E00 + n)}", f"乙{chr(0x4E00 + n)}")
        found += [
            SimpleNamespace(kind="unlikely", size=2, readings=pair, worse=1) for _ in range(count)
        ]
    for d in found[:left]:
        d.worse = 0
    with patch.object(slips, "spinners_pairs", frozenset):
        return slips.is_spun(found)


def titled(title: str) -> Any:
    return SimpleNamespace(title=title, folded="")


def other_titles(mine: str, theirs: str, *found: Any) -> bool:
    with patch.object(titles, "classified", lambda *_: found):
        return titles.other_titles(titled(mine), titled(theirs))


def one_title(same: int) -> bool:
    with patch.object(titles, "classified", lambda *_: ()):
        return titles._one_title(
            HAN[:same] + "甲" * (100 - same), HAN[:same] + "乙" * (100 - same), spun=True
        )


def other_place(at: int) -> bool:
    """Whether titles are two that name another county ``at`` some place."""
    head, tail = HAN[:at], "县" + HAN[50:90]
    d = SimpleNamespace(
        kind="wording",
        readings=("松坪", "青禾"),
        block=AlignedBlock(at, at + 2, at, at + 2, same=False),
    )
    return other_titles(f"{head}松坪{tail}", f"{head}青禾{tail}", d)


def held(first: int, before: str) -> bool:
    """Whether a paper of 1,000 code points is whole in a page that has something ``before`` it."""
    mine: Any = SimpleNamespace(text="校舍安全管理办法\n".ljust(1000, "校"))
    page: Any = SimpleNamespace(text=before)
    told: Any = SimpleNamespace(first=(first, len(before)), last=(1000, len(before)))
    return titles.is_held(mine, page, told)


def counts_through(kind: int) -> bool:
    """Whether labels of a kind count on through a new label of a higher kind."""
    unit = {2: "节", 3: "条"}[kind]
    above = f"第一章 甲\n第二{unit} 乙。\n第二章 丙\n"
    return continued._counts_on(above, f"第三{unit} 丁。\n", "第二章 丙")


LINE = "第二十八条各中心学校要改善阅读条件配备图书"


def looks_misread(kept: int) -> bool:
    """Whether a line of which so many of its 29 pairs show it, misread, is told to be it."""
    seen = LINE.encode().decode("gbk", "replace")
    found = misread._pairs(seen)
    rest = Counter(dict(list(found.items())[:kept]))
    rest["甲乙"] = found.total() - kept
    pairs, made = misread._pairs, misread._misread(LINE)
    with (
        patch.object(misread, "_misread", lambda _: made),
        patch.object(misread, "_pairs", lambda text: rest if text == seen else pairs(text)),
    ):
        return misread.is_misread(seen, LINE)


def swapped(left: int, right: int, size: int = 2) -> bool:
    """Whether a word that a spinner put is seen of which so much is what the original has too."""
    mine, theirs = "甲" * left + "丙" * size + "乙" * right, "甲" * left + "丁" + "乙" * right
    block = AlignedBlock(left, left + size, left, left + 1, same=False)
    with patch.object(slips, "spinners_pairs", lambda: {(mine, theirs)}):
        return slips.is_swapped(mine, theirs, block)


ONE = differs("wording", 1)

SIDES: Sides = {
    "compare.LEAST": (lambda n: relation(n, lost=99) == ("same", ""), 20),
    "compare.FOUND": (lambda n: relation(n) == ("same", ""), 50),
    "compare.RELATED": (
        lambda n: relation(n, lost=99, why="another word", length=150)[0] == "edition",
        75,
    ),
    "compare.WORDING": (lambda n: bool(another_work(*[ONE] * n, inside=10_000)), 31),
    "compare.PER_DAMAGE": (lambda n: bool(another_work(*[ONE] * n, inside=0, damage=20)), 31),
    "compare.BOTH_LACK": (
        lambda n: bool(another_work(differs("line", n), differs("line", n, worse=1), inside=1000)),
        51,
    ),
    "compare.LACKING": (lambda n: lacks(n) == "excerpt", 21),
    "compare.COVER": (lambda n: letter(n) == "forwarded", 41),
    "continued._OPENING": (
        lambda n: (
            not continued._opens_another(
                SimpleNamespace(title="", number=None),
                "一、落实措施。\n" * (n - 1) + "青教发〔2022〕9号\n",
            )
        ),
        6,
    ),
    "continued._REPEATED": (lambda n: below_title(n) < n, 7),
    "continued._THROUGH": (counts_through, 3),
    "core.SHIFTED": (shifted, 3),
    "core.CHANCE": (chance, 7),
    "core.AGAINST": (lambda n: against("甲" * 10, "乙" * 10) <= n / 10, 50),
    "core.EXTRA": (lambda n: against("甲" * 10, "") <= n / 10, 25),
    "core.UNREAD": (lambda n: against("\ufffd" * 10, "乙" * 10) <= n / 10, 10),
    "core.FIXED": (lambda n: bool(core._lines_once("甲" * n)), 10),
    "differences.WORSE": (lambda n: worse("甲", "乙", {"甲": n / 10, "乙": 0.0})[0] == 0, 40),
    "differences.MORE": (
        lambda n: worse("甲甲甲", "乙乙乙", {"甲甲甲": n / 10, "乙乙乙": 0.0})[0] == 0,
        50,
    ),
    "differences.UNUSUAL": (
        lambda n: worse("甲甲", "乙乙", {"甲甲": n / 10, "乙乙": n / 10 - 9})[0] == 0,
        0,
    ),
    "differences.NOBODY": (lambda n: worse("甲", "乙", {"甲": n / 10, "乙": 0.0})[1], 101),
    "differences.LONGEST": (
        lambda n: worse("甲" * n, "乙" * n, {"甲" * n: 99.0, "乙" * n: 0.0})[0] is None,
        13,
    ),
    "differences.DROPPED": (lambda n: worse("", "乙" * n, {"": 99.0, "乙" * n: 0.0})[0] is None, 3),
    "differences.NATS": (lambda n: ordinary(10.0) <= n / 10, 65),
    "differences.CONTEXT": (lambda n: not seen_at(n), 4),
    "differences.ODD": (lambda n: not differences.unreadable("堃" + "校" * (n - 1), 0, n), 7),
    "differences.NEAR": (lambda n: not beside_lost(n), 7),
    "differences.HEAD": (lambda n: not amended(n), 1200),
    "differences.SLIDE": (
        lambda n: not differences._line_edges(" " * n + "甲\n", n, n + 1),
        25,
    ),
    "differences.CROWDED": (
        lambda n: not differences.unreadable("鱀校校鳤校校鯮" + "校" * (n - 7), 0, n),
        36,
    ),
    "misread.PROVEN": (looks_misread, 12),
    "misread.FEWEST": (
        lambda n: misread.is_misread("ÐÂÑ§"[: n + 1], "新学"),
        2,
    ),
    "groups.AS_MUCH": (lambda n: 2 in near({1: 100, 2: n}), 40),
    "groups.ROUNDS": (lambda n: compared_again() < n, 4),
    "groups.TRIED": (lambda n: len(near(dict.fromkeys(range(1, n + 1), 9))) < n, 5),
    "heal.PROVEN": (
        lambda n: bool(
            heal._dropped(
                [
                    TextDifference(AlignedBlock(0, 0, 0, 1, same=False), "unlikely", 0, ("", "校"))
                    for _ in range(n)
                ]
            )
        ),
        3,
    ),
    "heal.WITNESSES": (lambda n: asked(n) < n, 5),
    "overlap.RUN": (lambda n: len(overlap.Shape(HAN[:n]).hashes) > 0, 5),
    "overlap.BRIEF": (lambda n: as_in_copies(n + 5, 0, last=0), 40),
    "overlap.GAP": (lambda n: not as_in_copies(20, n), 24),
    "overlap.OWN": (lambda n: not as_in_copies(50, n), 41),
    "overlap.GARBLED": (lambda n: as_in_copies(20, 30, garbled=n / 1000), 30),
    "overlap.ODD": (lambda n: as_in_copies(50, 60, odd=n), 10),
    "overlap.CLUMP": (lambda n: not as_in_copies(n, 80, last=60), 11),
    "slips.AROUND": (lambda n: not swapped(n, 0, 1), 4),
    "slips.WORD": (lambda n: not swapped(0, 0, n), 7),
    "slips.SWAPS": (lambda n: swaps(*[1] * n), 4),
    "slips.MANY": (lambda n: swaps(20, *[1] * (n - 1)), 12),
    "slips.ONE_TERM": (
        lambda n: not swaps(n, *[(100 - n) // 10] * 9, 100 - n - 9 * ((100 - n) // 10)),
        41,
    ),
    "slips.ONE_SIDED": (lambda n: not swaps(*[1] * 100, left=n), 21),
    "titles.ONE_TITLE": (one_title, 25),
    "titles.OTHER_TITLE": (
        lambda n: (
            not other_titles(
                HAN[:n] + "甲" * (100 - n),
                HAN[:n] + "乙" * (100 - n),
            )
        ),
        40,
    ),
    "titles.PLACED": (lambda n: not other_place(n), 7),
    "titles.OPENING": (lambda n: not held(n, "各" * 200), 81),
    "titles.OWN": (lambda n: held(0, "各" * n), 100),
    "titles.LETTER": (lambda n: held(0, "现将".ljust(n, "各")), 1501),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
