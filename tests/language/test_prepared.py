"""What is prepared is the same as what is made anew, and is left out wherever it might be another."""

import marshal
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import regex

from eduparse.language import prepared
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rule import catalogue, packaged_rules
from eduparse.stages.reword.sightings import expectation
from eduparse.stages.reword.spinner import spinner

ROOT = Path(__file__).parent.parent.parent
TEXT = "青禾县教育局\n关于印发方案的通知\n第一条　总则（一）2.3 ABC，《办法》共12345人。"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("prepared") / "made.bin"
    tool = [sys.executable, str(ROOT / "tools" / "build_prepared.py"), "--out", str(path)]
    subprocess.run(tool, check=True, capture_output=True)
    return path


def _loaded(path: Path) -> dict[str, Any]:
    return prepared.entries_of(memoryview(path.read_bytes()))


def _use(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(prepared, "prepared_file", lambda: path)
    prepared.read_prepared.cache_clear()


@pytest.fixture(autouse=True)
def _again() -> Iterator[None]:
    yield
    prepared.read_prepared.cache_clear()


def _nothing(*_told: object) -> None:
    raise AssertionError("it was not prepared")


def test_patterns_are_those_that_are_compiled(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _use(monkeypatch, made)
    every = _loaded(made)["patterns"]
    assert len(every) > 400
    for expression, flags in every:
        found, whole = prepared.compiled_pattern(expression, flags), re.compile(expression, flags)
        text = TEXT if isinstance(expression, str) else TEXT.encode("gb18030")
        assert (found, found.flags, found.groups) == (whole, whole.flags, whole.groups)
        assert [m.span() for m in found.finditer(text)] == [m.span() for m in whole.finditer(text)]


def test_patterns_of_rules_are_those_that_are_compiled(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = list(_loaded(made)["rules"])
    assert len(every) > 100
    whole = [regex.compile(*key) for key in every]
    _use(monkeypatch, made)
    monkeypatch.setattr(regex, "compile", _nothing)
    for key, other in zip(every, whole, strict=True):
        found = prepared.compiled_rule(*key)
        assert (found.pattern, found.flags, found.groupindex) == (
            other.pattern,
            other.flags,
            other.groupindex,
        )
        for rule in catalogue().values():
            for text in rule.example[:1]:
                assert bool(found.search(text)) == bool(other.search(text))


def test_a_pattern_that_changed_is_compiled(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _use(monkeypatch, made)
    assert lazy_pattern("第.{3}条，青禾").search("第一二三条，青禾县")
    assert prepared.compiled_rule("青禾[县市]{2}").search("青禾县市")
    with pytest.raises(regex.error):
        prepared.compiled_rule("(青禾")


@pytest.mark.parametrize("name", ["noise", "labels", "reword"])
def test_rules_are_those_of_the_file(
    name: str, made: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _use(monkeypatch, tmp_path / "none.bin")
    anew = packaged_rules.__wrapped__(name)
    _use(monkeypatch, made)
    monkeypatch.setattr("eduparse.rules.rule.parse_rules", _nothing)
    assert packaged_rules.__wrapped__(name) == anew


def test_families_are_those_of_the_lexicons(
    made: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _use(monkeypatch, tmp_path / "none.bin")
    anew = spinner.__wrapped__("A")
    words, entries, rate = anew.words, anew.lexicon.entries, expectation(anew)
    _use(monkeypatch, made)
    monkeypatch.setattr("eduparse.stages.reword.spinner.of_family", _nothing)
    found = spinner.__wrapped__("A")
    assert found.rate("东谈主") == anew.rate("东谈主") > 0
    assert found.lexicon.of("东谈主") == anew.lexicon.of("东谈主")
    assert (found.words, found.lexicon.entries, expectation(found)) == (words, entries, rate)
    assert found.lexicon.shares == anew.lexicon.shares


def test_a_table_of_other_sources_is_made_anew(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = prepared.digest_of_sources((b"a", b"b")), marshal.dumps("kept")
    kept = _loaded(made) | {"tables": {"one": one}}
    made.with_name("one.bin").write_bytes(prepared.bytes_of(kept))
    _use(monkeypatch, made.with_name("one.bin"))
    assert prepared.prepared_table("one", (b"a", b"b"), lambda: "anew") == "kept"
    assert prepared.prepared_table("one", (b"ab", b""), lambda: "anew") == "anew"
    assert prepared.prepared_table("two", (b"a", b"b"), lambda: "anew") == "anew"


@pytest.mark.parametrize("cut", [0, 1, 1000, -1, None])
def test_a_file_that_is_not_whole_or_of_another_python_is_not_read(
    cut: int | None, made: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "other.bin"
    data = made.read_bytes()
    if cut is None:
        data = prepared.bytes_of(_loaded(made) | {"python": "3.10"})
    other.write_bytes(data[:cut])
    _use(monkeypatch, other)
    assert prepared.read_prepared() == {"patterns": {}, "rules": {}, "tables": {}, "modules": {}}


def test_patterns_of_another_engine_are_not_taken(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _use(monkeypatch, made)
    monkeypatch.setattr(prepared, "regex_file", lambda: ("_regex.so", 1, 1))
    monkeypatch.setattr(regex, "compile", lambda *_told: "compiled")
    key = next(iter(_loaded(made)["rules"]))
    assert prepared.compiled_rule(*key) == "compiled"
