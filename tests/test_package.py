"""The wheel, built from a clone and installed alone, works on every Python the machine has."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

pytestmark = pytest.mark.xdist_group("package")  # one build of the wheel for all
WANTED = ("3.11", "3.12", "3.13")


def _run(*command: object, cwd: Path | None = None) -> str:
    # The environment of the tests (PYTHONPATH, a virtual environment) must not leak in.
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(part) for part in command],
        check=False,
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def _pythons() -> dict[str, Path]:
    """Interpreters of the wanted versions: the running one, those of PATH and those of pyenv."""
    found = [Path(sys.executable)]
    found += [Path(p) for v in WANTED if (p := shutil.which(f"python{v}"))]
    found += sorted((Path.home() / ".pyenv" / "versions").glob("*/bin/python3"))
    out: dict[str, Path] = {}
    for python in found:
        probe = subprocess.run(
            [python, "-c", "import sys, venv; print('%d.%d' % sys.version_info[:2])"],
            check=False,
            capture_output=True,
            text=True,
        )
        version = probe.stdout.strip()
        if probe.returncode == 0 and version in WANTED:
            out.setdefault(version, python)
    return out


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    clone = folder / "clone"
    _run("git", "clone", "--quiet", "--no-hardlinks", ROOT, clone)
    _run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, clone)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    tracked = _run("git", "ls-files", "src/eduparse", cwd=wheel.parent / "clone").split()
    assert {name.removeprefix("src/") for name in tracked} <= packed
    assert {"LICENSE", "NOTICE"} <= {Path(name).name for name in packed}


def test_there_is_a_python_to_test_with() -> None:
    assert _pythons()


@pytest.mark.parametrize("version", WANTED)
def test_the_wheel_works_alone(version: str, wheel: Path, tmp_path: Path) -> None:
    python = _pythons().get(version)
    if python is None:
        pytest.skip(f"Python {version} is not on this machine.")
    venv = tmp_path / "venv"
    _run(python, "-m", "venv", "--without-pip", venv)
    command = venv / "bin" / "eduparse"
    pip = (sys.executable, "-m", "pip", "--python", venv / "bin" / "python")
    _run(*pip, "install", "--quiet", "--no-compile", wheel)
    _run(command, "doctor", cwd=tmp_path)
    out = tmp_path / "out"
    _run(command, "clean", ROOT / "corpus", "-o", out, cwd=tmp_path)
    written = {p.name for p in out.glob("*.jsonl")}
    assert written == {f"{p.name}.jsonl" for p in (ROOT / "corpus").iterdir()}
    assert all(p.stat().st_size for p in out.iterdir())
