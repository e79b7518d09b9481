"""No rule and no pattern of a module is caught in backtracking: time grows with length, not faster.

Every packaged rule is asked for, as its pass does, in inputs made of its own examples and of their
characters, long and twice as long. So is every compiled pattern at the top of a module, in inputs made of
what it is made of. A pattern that looks at every pair of positions takes four times as long for twice the length, which a
line of text can bear; one that goes through all ways to divide a run takes eight times and more. Times
below a floor say nothing and pass.
"""

import importlib
import inspect
import pkgutil
import re
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pytest
import regex

import eduparse
from eduparse.language.lazy_pattern import LazyPattern
from eduparse.rules.rule import catalogue

LENGTH = 2000  # code points of the shorter input; most texts have no line as long
FLOOR = 0.05  # seconds for the longer one: linear patterns take a hundredth of this
RATIO = 6.0  # twice the length: 2 is linear, 4 every pair of positions, 8 and more a catastrophe
LIMIT = 1.0  # seconds after which a search is a hang
SEARCH = "finditer"
RUN = 80  # characters of a run inside an example
TAILS = ("\x00", "字" * 130 + "：")  # what no match goes beyond
KINDS = 12  # characters of an example that are repeated by themselves


def stuffs(texts: Iterable[str]) -> Iterator[str]:
    """What to repeat: texts whole, their halves, their characters alone and in neighbouring pairs."""
    seen: dict[str, None] = {}
    kinds: dict[str, None] = {}
    for text in texts:
        seen |= dict.fromkeys((text, text[: len(text) // 2], text[len(text) // 2 :]))
        kinds |= dict.fromkeys(text)
    some = list(kinds)[:KINDS]
    seen |= dict.fromkeys(some) | dict.fromkeys(map("".join, pairwise(some)))
    seen.pop("", None)
    yield from seen


def grown(stuff: str, length: int) -> str:
    """``stuff`` again and again to about ``length``, ended so that a match fails late."""
    return (stuff * (length // len(stuff) + 1))[:length] + "\x00"


class TooLongError(Exception):
    """A search was ended by the clock."""


@contextmanager
def limited() -> Iterator[None]:
    """End what takes more than `LIMIT` seconds of processor time; both engines look at signals."""

    def ring(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def spent(pattern: Any, text: str, *, how: str) -> float:
    """Seconds of a search for every match, or of the one match from the start."""
    before = time.process_time()
    try:
        with limited():
            found = getattr(pattern, how)(text)
            deque(found if how == SEARCH else (), maxlen=0)
    except TooLongError:
        return LIMIT
    return time.process_time() - before


def slow(pattern: Any, stuff: str, *, how: str = SEARCH) -> str | None:
    """Why ``pattern`` is too slow on ``stuff``, or None."""
    short, long = grown(stuff, LENGTH), grown(stuff, 2 * LENGTH)
    first = spent(pattern, long, how=how)
    if first < FLOOR:
        return None
    if first >= LIMIT:
        return f"{stuff[:20]!r}: more than {LIMIT} s"
    # Again, the best of five: the machine may have been busy.
    twice = min(spent(pattern, long, how=how) for _ in range(5))
    once = min(spent(pattern, short, how=how) for _ in range(5))
    if twice < FLOOR or twice < RATIO * once:
        return None
    return f"{stuff[:20]!r}: {once:.3f} s, twice the length {twice:.3f} s"


def first_slow(pattern: Any, texts: Iterable[str], *, how: str = SEARCH) -> str | None:
    """Why ``pattern`` is too slow on something made of ``texts``, or None."""
    return next(filter(None, (slow(pattern, stuff, how=how) for stuff in stuffs(texts))), None)


RULES = {name: rule for name, rule in catalogue().items() if rule.pattern is not None}


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_takes_time_in_proportion_to_the_text(name: str) -> None:
    rule = RULES[name]
    texts = (*rule.example[:3], *rule.keep[:2])
    assert (
        first_slow(rule.pattern, texts, how="fullmatch" if rule.kind == "line" else SEARCH) is None
    )


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_bears_a_long_run_in_the_middle_of_an_example(name: str) -> None:
    """What divides a run in every way shows only where a match has begun, and fails behind it."""
    rule = RULES[name]
    how = rule.pattern.fullmatch if rule.kind == "line" else rule.pattern.search
    before = time.process_time()
    try:
        with limited():
            for example in rule.example[:3]:
                for at in range(min(len(example), 24) + 1):
                    for char in list(dict.fromkeys(example))[:14]:
                        for tail in TAILS:
                            how(f"{example[:at]}{char * RUN}{tail}")
    except TooLongError:
        pytest.fail(f"it takes more than {LIMIT} s")
    assert time.process_time() - before < LIMIT


def test_a_row_of_key_words_is_divided_in_one_way() -> None:
    """A blank is part of a key word or stands behind it: that is decided once for each."""
    pattern = RULES["noise.page-tags"].pattern
    assert spent(pattern, f"标签：{'校 服 ' * 60}。", how="fullmatch") < FLOOR
    assert pattern.fullmatch(f"标签：{'校服采购，，' * 10}")
    assert pattern.fullmatch(f"标签：{'字' * 160}")
    assert not pattern.fullmatch(f"标签：{'字' * 161}")
    assert pattern.fullmatch("标签： ，校服")
    assert not pattern.fullmatch("标签：，校服")


def patterns() -> dict[str, tuple[Any, str]]:
    """Every compiled pattern at the top of a module, and how its module asks it."""
    found = {}
    for module in pkgutil.walk_packages(eduparse.__path__, "eduparse."):
        if module.name.endswith("__main__"):
            continue
        try:
            imported = importlib.import_module(module.name)
            source = inspect.getsource(imported)
        except ImportError:  # an optional reader
            continue
        for name, every in vars(imported).items():
            value = every.compiled() if isinstance(every, LazyPattern) else every
            if isinstance(value, re.Pattern | regex.Pattern) and isinstance(value.pattern, str):
                used = set(re.findall(rf"\b{name}\.(\w+)", source))
                full = f"{module.name.removeprefix('eduparse.')}.{name}"
                anchored = used and used <= {"match", "fullmatch"}
                found[full] = (value, min(used) if anchored else SEARCH)
    return found


PATTERNS = patterns()


def test_patterns_are_found() -> None:
    assert len(PATTERNS) > 50
    assert len(RULES) > 50


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_takes_time_in_proportion_to_the_text(name: str) -> None:
    pattern, how = PATTERNS[name]
    # What it is made of: its literal runs and single characters, and what separates clauses.
    literal = tuple(
        re.findall(r"[^\W\d_a-zA-Z]{1,12}|[^\w\s\\\[\](){}|?*+.^$]", pattern.pattern)[:12]
    )
    texts = ("".join(literal), "一、", "（一）", "2022年3月5日", " ")
    assert first_slow(pattern, texts, how=how) is None


def test_a_pattern_that_backtracks_is_found_out() -> None:
    assert slow(regex.compile("一+。"), "、") is None
    assert slow(regex.compile("(?:[^|]{1,9} *[|] *){2,40}。"), "一 | ", how="match") is not None
    assert slow(re.compile("(?:[^|]{1,9} *[|] *){2,40}。"), "一 | ", how="match") is not None
