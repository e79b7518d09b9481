"""Small changes of the package, each of which a test must notice.

``make mutants`` (``python tools/mutants.py --seed 1``) draws 60 changes: every named
threshold and every rule has the same chance. Each change is made in a copy of the tree, and the tests
that can see it run there until the first one fails. What no test sees is listed at the end.

- A threshold is a module-level name in capitals that holds a number, or a number of a rule (``weight``,
  ``confidence``). It moves one step up or down: by 1 up to 10, by a fifth beyond, and a share never
  reaches 1. `moved` is the whole definition.
- A rule is switched off as ``--without`` does it. Its block stays, so that its examples notice.

``mutants.toml`` names the numbers that are no thresholds, with the reason of each kind.
"""

import argparse
import ast
import math
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path("src") / "eduparse"
DATA = PACKAGE / "rules" / "data"
NOT_DRAWN = ROOT / "tools" / "mutants.toml"
DRAWN = 60
SECONDS = 600  # of one core, for each step of tests of one change: what computes for ever is caught
_WAIT = (
    6 * SECONDS
)  # by the clock: what waits for ever is caught, and a busy machine catches nothing

_NAME = re.compile(r"_?[A-Z][A-Z0-9_]*")
_NUMBER_OF_RULE = re.compile(r"\b(weight|confidence) = (-?[0-9.]+)")
_RULE = re.compile(r'^id = "(.+)"$')
_NEAR = ("test_*_sides.py", "test_*_scores.py")
_SIDES = ("tests/stages/split/test_split_scores.py", "tests/copies/test_copy_scores.py")
_PROOF = ("tests/rules/test_rules.py",)
# The quick tests, the likeliest first; what is slow starts processes, and looks at what these look at.
_WHOLE = (
    "tests/test_cases.py",
    "tests/rules/test_rules.py",
    "tests/stages",
    "tests/test_samples.py",
)
# They read the tree, need long or look at no behaviour of the package.
_LEFT_OUT = (
    "tests/rules/test_regex_time.py", "tests/test_architecture.py", "tests/test_bench.py", "tests/test_docs.py",
    "tests/test_docs_python.py", "tests/test_fuzz.py", "tests/test_package.py", "tests/test_prose.py",
    "tests/test_readme.py", "tests/test_recipes.py", "tests/language/test_catalogue.py",
    "tests/review/test_report_browser.py", "tests/run/test_ray.py",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: ``before``, which stands at ``column`` of ``line`` (from 0) of ``path``, becomes ``after``.

    Where ``before`` is empty, ``after`` is put at the end of the file.
    """

    name: str
    what: str
    path: Path
    line: int = 0
    column: int = 0
    before: str = ""
    after: str = ""

    def text(self, text: str) -> str:
        """``text`` of the file with the change in it. Raises ValueError where it is another file."""
        if not self.before:
            return f"{text}\n{self.after}\n"
        lines = text.splitlines(keepends=True)
        held = lines[self.line]
        if not held.startswith(self.before, self.column):
            raise ValueError(f"{self.path}:{self.line + 1} does not hold {self.before} there")
        lines[self.line] = held[: self.column] + self.after + held[self.column + len(self.before) :]
        return "".join(lines)


def moved(value: float, sign: int) -> float:
    """``value`` one step up (``sign`` 1) or down (-1)."""
    if isinstance(value, int):
        return value + sign * (1 if abs(value) <= 10 else max(1, round(abs(value) / 5)))
    step = abs(value) / 5 or 0.5
    if 0 < value < 1 and sign > 0:
        step = min(step, (1 - value) / 2)
    return float(f"{value + sign * step:.6g}")


def thresholds(root: Path) -> Iterator[tuple[str, list[Mutant]]]:
    """The name of each threshold, with its changes: one up, one down."""
    for path in sorted((root / PACKAGE).rglob("*.py")):
        module = ".".join(path.relative_to(root / PACKAGE).with_suffix("").parts)
        source = path.read_text("utf-8")
        lines = source.splitlines()
        for node in ast.parse(source).body:
            name, value = _named(node)
            if value is not None and (number := _number(value)) is not None:
                held = lines[value.lineno - 1].encode()[value.col_offset : value.end_col_offset]
                column = len(lines[value.lineno - 1].encode()[: value.col_offset].decode())
                place = (path.relative_to(root), value.lineno - 1, column, held.decode())
                yield _changed(f"{module.removesuffix('.__init__')}.{name}", number, place)
    for path in sorted((root / DATA).glob("*.toml")):
        rule = ""
        for n, line in enumerate(path.read_text("utf-8").splitlines()):
            if opened := _RULE.match(line):
                rule = opened[1]
            elif rule and (found := _NUMBER_OF_RULE.search(line)):
                place = (path.relative_to(root), n, found.start(2), found[2])
                yield _changed(f"rule {rule}: {found[1]}", float(found[2]), place)


def _changed(
    name: str, number: float, place: tuple[Path, int, int, str]
) -> tuple[str, list[Mutant]]:
    return name, [
        Mutant(name, f"{number:g} → {moved(number, sign):g}", *place, repr(moved(number, sign)))
        for sign in (1, -1)
    ]


def rules(root: Path) -> Iterator[tuple[str, list[Mutant]]]:
    """The name of each rule, with the change that switches it off."""
    for path in sorted((root / DATA).glob("*.toml")):
        for table in tomllib.loads(path.read_text("utf-8"))["rule"]:
            name = f"rule {table['id']}"
            code = f'Rulebook.off = lambda book: frozenset((*book.without, "{table["id"]}"))'
            yield name, [Mutant(name, "off", PACKAGE / "rules" / "rulebook.py", after=code)]


def not_drawn() -> dict[str, str]:
    """The names that are no thresholds, with their kind."""
    kinds = tomllib.loads(NOT_DRAWN.read_text("utf-8"))
    return {name: kind for kind, table in kinds.items() for name in table["names"]}


def _named(node: ast.stmt) -> tuple[str, ast.expr | None]:
    """The name in capitals that a statement sets, and what to."""
    target = node.targets[0] if isinstance(node, ast.Assign) else None
    if isinstance(node, ast.AnnAssign):
        target = node.target
    if isinstance(target, ast.Name) and _NAME.fullmatch(target.id):
        return target.id, node.value  # type: ignore[union-attr]
    return "", None


def _number(node: ast.expr) -> float | None:
    """The number that an expression of numbers is, or None for anything else."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant):
            if type(inner.value) not in (int, float):
                return None
        elif not isinstance(inner, ast.UnaryOp | ast.BinOp | ast.operator | ast.unaryop):
            return None
    value = eval(compile(ast.Expression(node), "", "eval"))  # noqa: S307 - numbers and operators alone
    return value if math.isfinite(value) else None


def tests_for(mutant: Mutant, root: Path) -> list[list[str]]:
    """The tests that can see a change, in the order they run.

    First come those beside its module that stand on both sides of thresholds, then all beside it, then all that are quick.
    """
    parts = mutant.path.relative_to(PACKAGE).with_suffix("").parts
    if mutant.path.suffix == ".toml" or mutant.path.name == "rulebook.py":
        words = mutant.name.partition(":")[2].strip()
        first = {"weight": _SIDES[:1], "confidence": _SIDES[1:]}.get(words, _PROOF)
        return [[*first], [*_WHOLE]]
    folders = [Path("tests", *parts[:n]) for n in range(len(parts), 0, -1)]
    beside = [folder for folder in folders if (root / folder).is_dir()]
    sides = [f for folder in beside for end in _NEAR for f in sorted((root / folder).glob(end))]
    if len(parts) == 1:  # a module at the root has its tests in one file
        sides += [f for f in [root / "tests" / f"test_{parts[0]}.py"] if f.is_file()]
    steps = [[str(f.relative_to(root)) for f in sides], [*map(str, beside[:1])], [*_WHOLE]]
    return [step for step in steps if step]


def seen(mutant: Mutant, root: Path) -> str:
    """The first test that fails in ``root``, where ``mutant`` is applied; empty if none does."""
    shared = os.environ.get("EDUPARSE_SHARED", str(ROOT.parent / "shared"))
    environment = os.environ | {
        "PYTHONPATH": str(root / "src"),
        "EDUPARSE_SHARED": shared,
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--no-header"]
    command += ["--tb=no", *(f"--ignore={path}" for path in _LEFT_OUT)]
    limited = ["/bin/sh", "-c", f'ulimit -t {SECONDS}; exec "$@"', "sh", *command]
    for tests in tests_for(mutant, root):
        try:
            done = subprocess.run(  # noqa: S603 - the tests of this very tree
                [*limited, *tests],
                cwd=root,
                env=environment,
                capture_output=True,
                text=True,
                timeout=_WAIT,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return f"waits for more than {_WAIT} seconds"
        if done.returncode < 0:
            return f"ends by signal {-done.returncode}, or computes for more than {SECONDS} seconds"
        if done.returncode:
            told = re.search(r"^(?:FAILED|ERROR) (.+)", done.stdout, re.MULTILINE)
            return told[1] if told else (done.stderr or done.stdout).strip().splitlines()[-1]
    return ""


def copy_tree(into: Path) -> None:
    """The tree as it is in the working folder, without what is built or ignored."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout  # noqa: S603
    for name in filter(None, names.decode().split("\0")):
        if (ROOT / name).is_file():
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, into / name)


def tried(mutants: Iterable[Mutant], root: Path) -> Iterator[tuple[Mutant, str]]:
    """Each of ``mutants`` with the test that saw it; ``root`` is a copy that changes and is restored."""
    for mutant in mutants:
        path = root / mutant.path
        text = path.read_text("utf-8")
        path.write_text(mutant.text(text), "utf-8")
        try:
            yield mutant, seen(mutant, root)
        finally:
            path.write_text(text, "utf-8")


@cache
def _every() -> list[list[Mutant]]:
    kept_out = not_drawn()
    return [changes for name, changes in (*thresholds(ROOT), *rules(ROOT)) if name not in kept_out]


def draw(seed: int, count: int) -> list[Mutant]:
    """``count`` changes: of as many thresholds and rules one each."""
    every = _every()
    chance = random.Random(seed)
    return [chance.choice(changes) for changes in chance.sample(every, min(count, len(every)))]


def main() -> int:
    """Draw, try and print; the exit code is 1 where a change survived."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    parser.add_argument("--count", type=int, default=DRAWN)
    parser.add_argument("--only", help="all changes whose name matches this pattern, no draw")
    parser.add_argument("--list", action="store_true", help="print the changes, try none")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    if options.only:
        every = (*thresholds(ROOT), *rules(ROOT))
        mutants = [m for name, ms in every if re.search(options.only, name) for m in ms]
    else:
        mutants = draw(options.seed, options.count)
        print(f"seed {options.seed}")
    if options.list:
        print(*(f"{m.name} {m.what}" for m in mutants), sep="\n")
        return 0
    survivors = []
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, ThreadPoolExecutor() as pool:

        def share(n: int) -> list[Mutant]:
            root = Path(folder, str(n))
            copy_tree(root)
            lived = []
            for mutant, test in tried(mutants[n :: options.workers], root):
                print(
                    f"{'caught' if test else 'SURVIVED':9}{mutant.name} {mutant.what}  {test}",
                    flush=True,
                )
                lived += [] if test else [mutant]
            return lived

        for lived in pool.map(share, range(options.workers)):
            survivors += lived
    print(f"\ncaught {len(mutants) - len(survivors)} of {len(mutants)}")
    for mutant in survivors:
        print(f"survived: {mutant.name} {mutant.what} ({mutant.path}:{mutant.line + 1})")
    return bool(survivors)


if __name__ == "__main__":
    sys.exit(main())
