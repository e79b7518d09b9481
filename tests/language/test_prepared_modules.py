"""Modules out of the prepared file are those of their sources, and of no others."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.machinery import EXTENSION_SUFFIXES, PathFinder
from pathlib import Path
from typing import Any

import pytest

import eduparse
from eduparse.language import prepared_modules
from eduparse.language.prepared_modules import PreparedModules, compiled_modules

MODULE = "eduparse.stages.split.tree"
CHANGED = "eduparse/language/numerals.py"


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
    spec = PreparedModules().find_spec(MODULE, _folders())
    own = PathFinder.find_spec(MODULE, _folders())
    assert spec is not None
    assert own is not None
    assert spec.loader.get_code(MODULE) == own.loader.get_code(MODULE)  # type: ignore[union-attr,attr-defined]
    assert spec.loader.get_source(MODULE) == own.loader.get_source(MODULE)  # type: ignore[union-attr,attr-defined]


def _folders() -> list[str]:
    return [*sys.modules["eduparse.stages.split"].__path__]


@pytest.mark.parametrize("changed", [0, 1, 2, 3])
def test_a_module_that_changed_is_left_to_the_interpreter(
    changed: int, made: dict[str, tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Number, size and each of the times of the file tell it alone."""
    path, state, code = made[MODULE]
    other = tuple(number + (place == changed) for place, number in enumerate(state))
    _keep(monkeypatch, {MODULE: (path, other, code)})
    assert PreparedModules().find_spec(MODULE, _folders()) is None
    _keep(monkeypatch, made)
    assert PreparedModules().find_spec(MODULE, _folders()) is not None


def test_a_module_that_is_gone_is_left_to_the_interpreter(
    made: dict[str, tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(monkeypatch, {MODULE: ("stages/split/no_such.py", *made[MODULE][1:])})
    assert PreparedModules().find_spec(MODULE, _folders()) is None


@pytest.mark.parametrize("folders", [None, [], ["/elsewhere/eduparse/stages/split"], 2])
def test_a_package_in_another_place_is_left_to_the_interpreter(
    folders: list[str] | int | None,
    made: dict[str, tuple[Any, ...]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _keep(monkeypatch, made)
    asked = _folders() * folders if isinstance(folders, int) else folders
    assert PreparedModules().find_spec(MODULE, asked) is None


@pytest.mark.parametrize("name", ["json.decoder", "eduparse_other.tree", "eduparse.no_such"])
def test_other_modules_are_none_of_them(
    name: str, made: dict[str, tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(monkeypatch, made)
    assert PreparedModules().find_spec(name, [*eduparse.__path__]) is None


_PREPARE = """
from eduparse.language import prepared
from eduparse.language.prepared_modules import ROOT, compiled_modules
none = dict.fromkeys(("patterns", "rules", "tables"), {})
kept = {"python": prepared.FOR_PYTHON, "regex": None, "folder": ROOT, "modules": dict(compiled_modules())}
prepared.prepared_file().parent.mkdir(exist_ok=True)
prepared.prepared_file().write_bytes(prepared.bytes_of(none | kept))
"""
# What is loaded: the folder of the copy, what its errors module says it is, which modules were prepared.
_LOOK = """
import json, sys
def look():
    import eduparse.errors, eduparse.language.numerals
    modules = [m for n, m in sys.modules.items() if n.startswith("eduparse.")]
    return {
        "folders": sorted({m.__file__.split("/eduparse/")[0] for m in modules}),
        "says": [getattr(m, "SAYS", None) for m in (eduparse.errors, eduparse.language.numerals)],
        "prepared": sum(type(m.__loader__).__name__ == "_Loader" for m in modules),
        "of": len(modules),
        "finders": sum(type(f).__name__ == "PreparedModules" for f in sys.meta_path),
    }
"""
_ONE = _LOOK + "print(json.dumps(look()))"
_TWO = (
    _LOOK
    + """
seen = []
for folder in sys.argv[1:]:
    for name in [n for n in sys.modules if n.split(".")[0] == "eduparse"]:
        del sys.modules[name]
    sys.path.insert(0, folder)
    seen.append(look())
print(json.dumps(seen))
"""
)


@pytest.fixture
def copy(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a copy of the modules that ``import eduparse`` needs, which says its name, and prepares it."""

    def copied(name: str) -> Path:
        folder = tmp_path / name
        package = Path(eduparse.__file__).parent
        parts = ("", "rows", "files", "language", "document", "stages", "stages/strip")
        for path in (p for part in parts for p in (package / part).glob("*.py")):
            new = folder / path.relative_to(package.parent)
            new.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, new)
        with (folder / "eduparse" / "errors.py").open("a") as file:
            file.write(f"\nSAYS = {name!r}\n")
        _run(_PREPARE, folder)
        return folder

    return copied


def _run(code: str, *folders: Path, path: bool = True, options: tuple[str, ...] = ()) -> str:
    """What ``code`` prints, run on the first of ``folders`` or, without ``path``, with all as arguments."""
    env = {n: v for n, v in os.environ.items() if n not in ("PYTHONPATH", "PYTHONOPTIMIZE")}
    done = subprocess.run(
        [sys.executable, *options, "-c", code, *([] if path else map(str, folders))],
        env=env | ({"PYTHONPATH": str(folders[0])} if path else {}),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def _look(folder: Path, **given: Any) -> Any:
    return json.loads(_run(_ONE, folder, **given))


def test_a_prepared_copy_is_loaded_from_its_file(copy: Callable[[str], Path]) -> None:
    folder = copy("a")
    seen = _look(folder)
    assert seen["folders"] == [str(folder)]
    assert seen["says"] == ["a", None]
    assert seen["prepared"] > seen["of"] / 2  # all but those it takes to find the others


@pytest.mark.parametrize("prepared", [("a", "b"), ("a",), ("b",), ()])
def test_two_copies_in_one_process_do_not_meet(
    prepared: tuple[str, ...], copy: Callable[[str], Path]
) -> None:
    folders = copy("a"), copy("b")
    for folder in folders:
        if folder.name not in prepared:
            shutil.rmtree(folder / "eduparse" / "language" / "prepared")
    again = (*folders, folders[0])
    seen = json.loads(_run(_TWO, *again, path=False))
    for folder, at in zip(again, seen, strict=True):
        assert at["folders"] == [str(folder)]
        assert at["says"] == [folder.name, None]
        assert (at["prepared"] > 0) == (folder.name in prepared)
        assert at["finders"] == (folder.name in prepared)


def _edited(folder: Path) -> None:
    (folder / CHANGED).write_text("SAYS = 'edited'\n")


def _edited_behind_its_times(folder: Path) -> None:
    """Another text of the same size, with the time that the first one had."""
    path = folder / CHANGED
    told = path.stat()
    path.write_text("SAYS = 'edited'\n".ljust(told.st_size - 1, "#") + "\n")
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (told.st_size, told.st_mtime_ns)


def _replaced(folder: Path) -> None:
    """As an installer that gives every file one time: the text of a new version in a file of its own."""
    path = folder / CHANGED
    told = path.stat()
    new = path.with_suffix(".new")
    new.write_text("SAYS = 'edited'\n".ljust(told.st_size - 1, "#") + "\n")
    os.utime(new, ns=(told.st_atime_ns, told.st_mtime_ns))
    new.replace(path)


def _package_beside(folder: Path) -> None:
    beside = (folder / CHANGED).with_suffix("")
    beside.mkdir()
    (beside / "__init__.py").write_text("SAYS = 'edited'\n")


@pytest.mark.parametrize("change", [_edited, _edited_behind_its_times, _replaced, _package_beside])
def test_what_changed_is_loaded_as_it_is_now(
    change: Callable[[Path], None], copy: Callable[[str], Path]
) -> None:
    folder = copy("a")
    # The interpreter's own copies go by size and time alone.
    options = ("-X", f"pycache_prefix={folder}/none", "-B")
    assert _look(folder, options=options)["says"] == ["a", None]
    change(folder)
    seen = _look(folder, options=options)
    assert seen["says"] == ["a", "edited"]
    assert seen["prepared"] > seen["of"] / 2  # the others are what they were


def test_an_extension_beside_a_module_comes_first(
    made: dict[str, tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(monkeypatch, made)
    beside = {"tree.py", "tree" + EXTENSION_SUFFIXES[0]}
    monkeypatch.setattr(prepared_modules, "_names_in", lambda _folder: frozenset(beside))
    assert PreparedModules().find_spec(MODULE, _folders()) is None
    monkeypatch.setattr(prepared_modules, "_names_in", lambda _folder: frozenset({"tree.py"}))
    assert PreparedModules().find_spec(MODULE, _folders()) is not None


@pytest.mark.parametrize("way", ["moved", "copied", "zipped"])
def test_a_tree_in_another_place_is_loaded_from_there(
    way: str, copy: Callable[[str], Path], tmp_path: Path
) -> None:
    folder, other = copy("a"), tmp_path / "other"
    if way == "moved":
        folder.rename(other)
    elif way == "copied":
        shutil.copytree(folder, other)
    else:
        other = Path(shutil.make_archive(str(other), "zip", folder))
    seen = _look(other)
    assert seen["folders"] == [str(other)]
    assert (seen["says"], seen["prepared"], seen["finders"]) == (["a", None], 0, 0)


@pytest.mark.parametrize("way", ["missing", "cut", "read only", "optimized"])
def test_a_tree_loads_however_its_file_is(way: str, copy: Callable[[str], Path]) -> None:
    folder = copy("a")
    (file,) = (folder / "eduparse" / "language" / "prepared").glob("*.bin")
    if way == "missing":
        file.unlink()
    elif way == "cut":
        file.write_bytes(file.read_bytes()[:-1])
    elif way == "read only":
        for path in [*folder.rglob("__pycache__")]:
            shutil.rmtree(path)
        for path in [*folder.rglob("*"), folder]:
            path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        seen = _look(folder, options=("-O",) if way == "optimized" else ())
    finally:
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o755)
    assert (seen["folders"], seen["says"]) == ([str(folder)], ["a", None])
    assert (seen["prepared"], seen["finders"]) == (0, 0) if way != "read only" else True


def test_the_interpreter_asks_it_first() -> None:
    assert [type(f) for f in sys.meta_path].count(PreparedModules) <= 1
    assert not any(type(f) is PreparedModules for f in sys.meta_path[1:])
