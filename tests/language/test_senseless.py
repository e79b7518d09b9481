"""What the quick looks at text that may make no sense let pass, the full one lets pass too."""

# ruff: noqa: SLF001 - bounds are asked by themselves

import random
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from sides import turns_at

from bench._rows import rows
from eduparse.language import senseless as senselessness
from eduparse.language.mixture import mixture
from eduparse.language.senseless import (
    LIMIT,
    LOWEST,
    WINDOW,
    crowds,
    senseless,
    sensible_throughout,
)
from eduparse.stages.repair.gbk_chars import seen

CHARS = "教育事业发展逃逝乱麇轨饱 a。"


def _scored(plain: str, first: int) -> bool:
    """Whether every window is likely enough, each character looked up."""
    scores = [max(LOWEST, s) for s in mixture().running(plain, first)]
    sums = (sum(scores[n : n + WINDOW]) for n in range(len(scores) - WINDOW + 1))
    return all(total >= LIMIT * WINDOW for total in sums)


def test_what_makes_sense_at_a_glance_makes_sense(shared: Path) -> None:
    passed = refused = 0
    for name in ("general", "traditional"):
        for row in list(rows(shared / "data" / f"{name}.jsonl.zst"))[:40]:
            for line in row["text"].split("\n")[:60]:
                garbled = line.encode("gb18030")[1:].decode("gb18030", "replace")
                for text in (line, garbled):
                    plain = seen("\n\n" + text[:200])
                    quick = sensible_throughout(plain, 2, mixture())
                    assert not quick or _scored(plain, 2)
                    passed += quick
                    refused += not quick
    assert passed > 500
    assert refused > 500


def test_lines_are_looked_at_one_by_one() -> None:
    rng = random.Random(3)  # noqa: S311 - no secret
    alike = 0
    for _ in range(300):
        lines = ["".join(rng.choices(CHARS, k=rng.randrange(30))) for _ in range(rng.randrange(5))]
        apart, at = [], 0
        for line in lines:
            apart += [(at + s, at + e) for s, e in senseless(line, mixture(), seen)]
            at += len(line) + 1
        assert list(senseless("\n".join(lines), mixture(), seen)) == apart
        alike += bool(apart)
    assert alike > 20


@pytest.mark.parametrize(
    "line",
    [
        "本届学员名单：亓官燚、濮阳翾、彧翀、瓞禛、龑晟。",
        "常见的鱼有鲃、鲅、鲇、鲊、鲌、鲋、鲐。",
        "雨点打在窗上，唰唰唰，嘚嘚嘚，响个不停。",
    ],
)
def test_lists_and_sounds_need_no_sense(line: str) -> None:
    assert list(senseless(line, mixture(), seen)) == []


CLEAN = "各縣（市）教育局應當於每年九月底前，將學生申請獎學金的辦理情形報請備查。"


def test_traditional_text_is_not_scored_where_its_characters_are_usual() -> None:
    assert list(crowds(CLEAN))
    with patch.object(senselessness, "_unlikely", lambda *_: pytest.fail("it is scored")):
        assert list(senseless(CLEAN, mixture(), seen)) == []


@pytest.mark.parametrize("start", range(3, 16, 3))
def test_a_slip_of_traditional_text_makes_no_sense(start: int) -> None:
    garbled = CLEAN[start:].encode("gb18030")[1:].decode("gb18030", "replace")
    assert list(senseless(f"各校應當辦理。{garbled}", mixture(), seen))


def usual(nats: float) -> bool:
    """Whether a character of such a log-probability is a usual one."""
    model = SimpleNamespace(logp=lambda *_: nats)
    with patch.object(senselessness, "mixture", lambda: model):
        return "校" in senselessness._usual()


def test_a_character_is_seldom_below_its_bound() -> None:
    turns_at(lambda n: not usual(-n / 10), 91)
