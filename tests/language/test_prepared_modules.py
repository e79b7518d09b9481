"""Modules out of the prepared file are those of their sources, and of no others."""

import sys
from importlib.machinery import PathFinder
from types import CodeType
from typing import Any

import pytest

import eduparse
from eduparse.language import prepared_modules
from eduparse.language.prepared_modules import PreparedModules, compiled_modules

MODULE = "eduparse.stages.split.tree"


@pytest.fixture(scope="module")
def made() -> dict[str, tuple[Any, ...]]:
    return dict(compiled_modules())


def _keep(monkeypatch: pytest.MonkeyPatch, made: dict[str, tuple[Any, ...]]) -> None:
    monkeypatch.setattr(prepared_modules, "read_prepared", lambda: {"modules": made})


def test_they_are_found_as_the_interpreter_finds_them(
    made: dict[str, tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(monkeypatch, made)
    assert len(made) > 300
    for name in made.keys() - {"eduparse"}:
        package = sys.modules.get(name.rpartition(".")[0])
        if package is None:
            continue
        found = PreparedModules().find_spec(name, package.__path__)
        other = PathFinder.find_spec(name, package.__path__)
        assert found is not None
        assert other is not None
        assert (found.origin, found.cached, found.has_location, found.parent) == (
            other.origin,
            other.cached,
            other.has_location,
            other.parent,
        )
        assert found.submodule_search_locations == other.submodule_search_locations


def test_the_code_is_that_of_the_source(
    made: dict[str, tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(monkeypatch, made)
    spec = PreparedModules().find_spec(MODULE, None)
    own = PathFinder.find_spec(MODULE, [*sys.modules["eduparse.stages.split"].__path__])
    assert spec is not None
    assert own is not None
    assert spec.loader.get_code(MODULE) == own.loader.get_code(MODULE)  # type: ignore[union-attr,attr-defined]
    assert spec.loader.get_source(MODULE) == own.loader.get_source(MODULE)  # type: ignore[union-attr,attr-defined]


@pytest.mark.parametrize("changed", ["size", "time", "place", "gone"])
def test_a_module_that_changed_is_left_to_the_interpreter(
    changed: str, made: dict[str, tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, size, time, code = made[MODULE]
    assert isinstance(code, CodeType)
    other = {
        "size": (path, size + 1, time, code),
        "time": (path, size, time + 1, code),
        "place": (path, size, time, code.replace(co_filename=f"/elsewhere/{path}")),
        "gone": ("stages/split/no_such.py", size, time, code),
    }
    _keep(monkeypatch, {MODULE: other[changed]})
    assert PreparedModules().find_spec(MODULE, None) is None
    _keep(monkeypatch, made)
    assert PreparedModules().find_spec(MODULE, None) is not None


@pytest.mark.parametrize("name", ["json.decoder", "eduparse_other.tree", "eduparse.no_such"])
def test_other_modules_are_none_of_them(
    name: str, made: dict[str, tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(monkeypatch, made)
    assert PreparedModules().find_spec(name, None) is None


def test_the_interpreter_asks_it_first() -> None:
    assert eduparse.__name__ == "eduparse"
    assert [type(f) for f in sys.meta_path].count(PreparedModules) == 1
