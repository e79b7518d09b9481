"""The tree says where a line belongs: imports run downwards through its rooms, and in no circle.

All imports count, those inside functions and those for types alone, too; only that these make a circle is no
harm, since nothing runs.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import eduparse

PACKAGE = Path(eduparse.__file__).parent
# From above to below: a room imports what stands behind it, never what stands before it.
ROOMS = (
    "__main__", "cli", "review", "integrations", "run", "__init__", "pipeline", "settings", "stamp", "copies",
    "writers", "readers", "stages", "corrections", "rules", "rows", "files", "language", "document", "budget",
    "digests", "errors",
)  # fmt: skip
TOGETHER = {"budget": "errors"}  # rooms of one line of the tree whose order says nothing
STAGES = ("decode", "repair", "simplify", "cut", "strip", "reword", "split", "quality")
MOST_LATE = 52  # imports of our own inside functions: they save the start, which is mostly the loading of modules


class Import(NamedTuple):
    """The module ``source`` imports ``target`` in ``line``; ``late`` inside a function, ``typing`` for types alone."""

    source: str
    target: str
    line: int
    late: bool
    typing: bool


def modules() -> dict[str, Path]:
    """The modules of the package by their dotted names without ``eduparse``; packages end in __init__."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        found[".".join(path.relative_to(PACKAGE).with_suffix("").parts)] = path
    return found


@cache
def imports() -> tuple[Import, ...]:
    known = modules()
    return tuple(i for name, path in known.items() for i in _imports(name, path, known))


def _imports(source: str, path: Path, known: dict[str, Path]) -> Iterator[Import]:
    tree = ast.parse(path.read_text("utf-8"))
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.Lambda)]
    inside = {id(n) for function in functions for n in ast.walk(function)}
    checks = [n for n in ast.walk(tree) if isinstance(n, ast.If)]
    typing = {id(n) for c in checks if ast.unparse(c.test) == "TYPE_CHECKING" for n in ast.walk(c)}
    for node in ast.walk(tree):
        names: set[str] = set()
        if isinstance(node, ast.Import):
            names = {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports name the whole path"
            base = node.module or ""
            names = {
                whole if _module(whole := f"{base}.{alias.name}", known) else base
                for alias in node.names
            }
        for name in names:
            if target := _module(name, known):
                yield Import(source, target, node.lineno, id(node) in inside, id(node) in typing)


def _module(name: str, known: dict[str, Path]) -> str:
    """The module of the package that ``name`` is; empty for one of others."""
    first, _, rest = name.partition(".")
    if first != "eduparse":
        return ""
    for found in (rest, f"{rest}.__init__".lstrip(".")):
        if found in known:
            return found
    return ""


def room(module: str) -> str:
    return module.partition(".")[0]


def stage(module: str) -> str:
    return module.split(".")[1] if room(module) == "stages" and module.count(".") else ""


def test_every_module_has_a_room_of_the_tree() -> None:
    assert {room(name) for name in modules()} <= set(ROOMS)
    folders = {stage(name) for name in modules()} - {"", "__init__"}
    assert folders == set(STAGES)


def test_imports_run_downwards() -> None:
    upwards = [
        f"{i.source}:{i.line} imports {i.target}"
        for i in imports()
        if ROOMS.index(room(i.source)) > ROOMS.index(room(i.target))
        and TOGETHER.get(room(i.target)) != room(i.source)
    ]
    assert upwards == []


def test_stages_import_one_another_only_rightwards() -> None:
    """A stage may know what stands behind it in the flow: `cut` asks `strip` for the frame of a page."""
    wrong = [
        f"{i.source}:{i.line} imports {i.target}"
        for i in imports()
        if stage(i.source) and stage(i.target)
        if STAGES.index(stage(i.source)) > STAGES.index(stage(i.target))
    ]
    assert wrong == []


def test_no_imports_run_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for i in imports():
        if i.source != i.target and not i.typing:
            graph.setdefault(i.source, set()).add(i.target)
    state: dict[str, str] = {}
    circles: list[str] = []

    def visit(name: str, way: list[str]) -> None:
        state[name] = "open"
        for target in sorted(graph.get(name, ())):
            if state.get(target) == "open":
                circles.append(" > ".join([*way[way.index(target) :], target]))
            elif target not in state:
                visit(target, [*way, target])
        state[name] = "done"

    for name in sorted(graph):
        if name not in state:
            visit(name, [name])
    assert circles == []


@pytest.mark.parametrize("module", sorted({i.source for i in imports() if i.late}))
def test_an_import_inside_a_function_has_its_reason_beside_it(module: str) -> None:
    lines = modules()[module].read_text("utf-8").splitlines()
    without = []
    for i in imports():
        if i.source == module and i.late:
            above, line = lines[i.line - 2].strip(), lines[i.line - 1]
            # Several in a row may share the reason of the first.
            while above.startswith(("from ", "import ")) and "#" not in line:
                line, i = above, i._replace(line=i.line - 1)  # noqa: PLW2901 - the line above
                above = lines[i.line - 2].strip()
            if "#" not in line and not above.startswith("#"):
                without.append(i)
    assert without == []


def test_few_imports_stand_inside_functions() -> None:
    late = {(i.source, i.line) for i in imports() if i.late}
    assert len(late) <= MOST_LATE


def test_no_public_name_stands_in_two_modules() -> None:
    """One word for one thing: a name is looked up once. `register` adds the commands of each module of ``cli``."""
    found: dict[str, list[str]] = {}
    for module, path in modules().items():
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                found.setdefault(node.name, []).append(module)
    alike = {
        name: where
        for name, where in found.items()
        if len(set(where) - {"__init__"}) > 1
        and not (name == "register" and {room(w) for w in where} == {"cli"})
    }
    assert alike == {}
