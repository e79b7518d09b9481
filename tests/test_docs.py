"""The documentation says what is so: its commands run, its generated pages are current, it builds."""

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from command import run
from conftest import ROOT, interop
from typer.testing import CliRunner

from eduparse.cli import commands
from eduparse.cli.examples import EXAMPLES
from eduparse.files.optional_packages import NEEDS
from eduparse.readers.kinds import KINDS
from eduparse.stages.quality import DOUBTS, LEFT
from eduparse.writers.formats import FORMATS

DOCS = ROOT / "docs"
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\$ (.*(?:\n> .*)*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
PAGES = [
    page
    for page in (ROOT / "README.zh.md", *sorted(DOCS.glob("*.md")))
    # The recipes need other programs, and have a test of their own.
    if "```console" in page.read_text("utf-8") and page.name != "recipes.md"
]

_SEEN: dict[str, "subprocess.CompletedProcess[str]"] = {}
pytestmark = pytest.mark.xdist_group("docs")


@cache
def _tool(name: str) -> Any:
    spec = spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _shell(command: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        check=False,
        cwd=folder,
        env=os.environ | {"PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample pages, as a new user has it."""
    path = tmp_path_factory.mktemp("user")
    shutil.copytree(ROOT / "corpus", path / "corpus")
    return path


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_the_commands_of_a_page_run_and_print_what_it_shows(page: Path, folder: Path) -> None:
    found = [
        m for block in CONSOLE.findall(page.read_text("utf-8")) for m in COMMAND.findall(block)
    ]
    assert found
    for command, shown in found:
        if "jq" in command.split() and shutil.which("jq") is None:
            pytest.skip("jq is not on this machine.")
        # The pages of two languages share commands, and what these wrote is still there.
        done = _SEEN.get(command) or _shell(command.replace("\n> ", "\n"), folder)
        _SEEN[command] = done
        if shown.startswith("...\n"):
            assert done.stdout.endswith(shown.removeprefix("...\n")), command
        elif shown:
            assert done.stdout == shown, command
        # A reader that has seen enough ends the pipe: that is no mistake.
        assert done.returncode in (0, 141), (command, done.stderr)


def test_every_command_has_an_example_and_each_runs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    found = {name for name, _ in _tool("docs_pages").listed()}
    assert found == {name for name, examples in EXAMPLES.items() if examples}
    for name, examples in EXAMPLES.items():
        for line, _ in examples:
            program, *arguments = shlex.split(line)
            done = CliRunner().invoke(commands(), arguments)
            # Two pages that are no pair teach nothing, and the example says so.
            wanted = int(name == "learn-lexicon")
            assert (program, done.exit_code) == ("eduparse", wanted), (line, done.output)


def test_the_help_shows_the_examples() -> None:
    said = run("explain", "--help").stdout.decode()
    for line, told in EXAMPLES["explain"]:
        assert f"  # {told}\n" in said
        assert f"  {line}\n" in said
    assert "rules test" in run("rules", "test", "--help").stdout.decode()


def test_the_pages_made_from_the_command_line_are_current() -> None:
    for path, text in _tool("docs_pages").made().items():
        assert path.read_text("utf-8") == text, f"{path.name} is out of date: run make docs-pages"


def test_the_man_page_is_one() -> None:
    if shutil.which("man") is None:
        pytest.skip("There is no man on this machine.")
    done = _shell(f"man --warnings -l {DOCS / 'eduparse.1'}", ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "eduparse explain" in done.stdout


def test_the_page_of_formats_names_every_ending_that_is_known() -> None:
    page = (DOCS / "formats.md").read_text("utf-8")
    written = [form.suffix for form in FORMATS.values() if form.by_suffix]
    for suffix in (*KINDS, *NEEDS, *written, ".csv", ".tsv", ".zip", ".gz"):
        assert f"`{suffix}`" in page, suffix
    for package, extra in NEEDS.values():
        assert f"`eduparse[{extra}]`" in page, package


def test_the_gallery_shows_each_kind_of_damage_undone() -> None:
    gallery = "\n".join(_tool("docs_hooks").gallery())
    sections = gallery.split("\n## ")
    assert len(sections) == 10
    for section in sections:
        (name,) = re.findall(r"The page is `corpus/([a-z0-9-]+\.txt)`", section)
        assert (ROOT / "corpus" / name).is_file()
        assert ("<del>" in section) is (", 0 edits," not in section or "read as" in section)
    assert "锤真金不怕火" in gallery


def test_the_figures_are_those_of_the_floors() -> None:
    import json

    hooks = _tool("docs_hooks")
    floors = json.loads((ROOT / "bench" / "floors.json").read_text("utf-8"))
    page = hooks.on_page_markdown((DOCS / "accuracy.md").read_text("utf-8"))
    assert "<!--" not in page
    assert f"| statutes documents | ≥ {floors['clean']['statutes documents']['min']:,} |" in page


def test_every_warning_is_explained() -> None:
    page = (DOCS / "data-format.md").read_text("utf-8").partition("### Warnings")[2]
    explained = re.findall(r"^\| `([a-z-]+)` \|", page.partition("\n## ")[0], re.MULTILINE)
    assert sorted(explained) == sorted(_warning_codes() | LEFT | set(DOUBTS))


def _warning_codes() -> set[str]:
    """The codes of the warnings that the sources make; copies of other warnings have none of their own."""
    found = set()
    for path in (ROOT / "src").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        named = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call) or ast.unparse(call.func) != "DocumentWarning":
                continue
            code = call.args[0]
            code = named.get(code.id, code) if isinstance(code, ast.Name) else code
            if isinstance(code, ast.Constant):
                found.add(code.value)
    return found


def test_the_documentation_builds_without_a_warning(tmp_path: Path) -> None:
    interop("mkdocs")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path / "site"],
        check=False,
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert "锤真金不怕火" in (tmp_path / "site" / "gallery.html").read_text("utf-8")
    pages = list((tmp_path / "site").glob("*.html"))
    assert len(pages) >= len(PAGES)
    for page in pages:
        assert "fonts.googleapis" not in page.read_text("utf-8")


def test_a_shell_is_taught_the_commands() -> None:
    asked = {"_EDUPARSE_COMPLETE": "complete_bash", "COMP_WORDS": "eduparse ex", "COMP_CWORD": "1"}
    assert run(env=asked).stdout.split() == [b"explain"]
    asked |= {"COMP_WORDS": "eduparse explain --only-s", "COMP_CWORD": "2"}
    assert run(env=asked).stdout.split() == [b"--only-suggestions"]


FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FIRST = ("README.md", "README.zh.md", "docs/first-hour.md")
TYPED = {"MY-FOLDER": "MY-RESULT", "我的文件夹": "结果"}  # what stands for a user's own folders


def _typed(page: str) -> list[str]:
    """The commands of the blocks that show no output, those over two lines joined."""
    blocks = FENCED.findall((ROOT / page).read_text("utf-8"))
    plain = [block.replace("|\n", "| ") for language, block in blocks if not language]
    return [line for block in plain for line in block.splitlines()]


@pytest.mark.parametrize(("page", "line"), [(p, line) for p in FIRST for line in _typed(p)])
def test_a_block_without_output_can_be_typed_as_it_stands(
    page: str, line: str, tmp_path: Path
) -> None:
    if line.startswith("make "):
        target = line.split()[1]
        assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
        return
    if line.startswith("source "):
        assert line == "source .venv/bin/activate", page
        return
    shutil.copy(ROOT / "corpus" / "pinyin.txt", tmp_path / "page.txt")
    for name in TYPED:
        shutil.copytree(ROOT / "corpus", tmp_path / name)
    done = _shell(line, tmp_path)
    assert done.returncode == 0, done.stderr
    wanted = next((out for name, out in TYPED.items() if name in line), None)
    if wanted is None:
        assert '"clauses"' in done.stdout
    else:
        pages = {p.name for p in (ROOT / "corpus").iterdir()}
        assert {p.name for p in (tmp_path / wanted).iterdir()} >= {f"{n}.jsonl" for n in pages}


def test_what_make_run_needs_is_no_more_than_the_package() -> None:
    # A few small packages, so that the first hour begins at once; what tests need comes with `make test`.
    makefile = (ROOT / "Makefile").read_text("utf-8")
    (ready,) = re.findall(r"^\$\(READY\):.*\n(?:\t.*\n)+", makefile, re.MULTILINE)
    assert "-e .\n" in ready
    assert re.search(r"^run: \$\(PREPARED\) ##", makefile, re.MULTILINE)
    assert re.search(r"^\$\(PREPARED\):.*\| \$\(READY\)$", makefile, re.MULTILINE)
    assert re.search(r"^test: \$\(DEV\)", makefile, re.MULTILINE)
