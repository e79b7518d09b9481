"""Options: flag before environment before eduparse.toml before pyproject.toml before default."""

from pathlib import Path

import pytest
from command import lines, run

from eduparse.errors import ConfigError
from eduparse.run.options import RunOptions, resolve
from eduparse.settings import Settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.eduparse]\nworkers = 2\nrows = "documents"\nmain-only = true\nquiet = true\n'
    )
    (tmp_path / "eduparse.toml").write_text("workers = 3\nmain_only = false\n")
    return tmp_path


def test_each_source_beats_the_next(folder: Path) -> None:
    found = resolve({}, {}, folder / "elsewhere")
    assert (found.settings, found.options, found.given) == (Settings(), RunOptions(), ())
    resolved = resolve({"workers": None}, {}, folder)
    assert resolved.given == ()  # none of them is a setting
    found = resolved.options
    assert (found.workers, found.rows, found.main_only, found.quiet) == (
        3,
        "documents",
        False,
        True,
    )
    environment = {"EDUPARSE_WORKERS": "4", "EDUPARSE_QUIET": "no", "EDUPARSE_SHARED": "x"}
    environment |= {"EDUPARSE_EFFORT": "safe"}
    assert resolve({"to": "hant"}, environment, folder).given == ("to", "effort")
    found = resolve({}, environment, folder).options
    assert (found.workers, found.quiet) == (4, False)
    found = resolve({"workers": 5, "rows": "clauses"}, environment, folder).options
    assert (found.workers, found.rows) == (5, "clauses")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("worker = 2", "there is no option worker. Did you mean workers?"),
        ("outptu = 'x'", "Did you mean output?"),
        ("nonsense = 2", "Known are: address, attachments, "),
        ("workers = 'many'", "workers is 'many'; it must be a whole number."),
        ("workers = true", "workers is True; it must be a whole number."),
        ("edits = 1", "edits is 1; it must be true or false."),
        ("rows = 'lines'", "rows is 'lines'; it is clauses, documents or chunks."),
        ("max_page_mb = 0", "the least is 1"),
        ("workers = ", "cannot be read"),
    ],
)
def test_mistakes_in_a_file_are_told(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "eduparse.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        resolve({}, {}, tmp_path)
    assert said in str(caught.value)
    assert "eduparse.toml" in str(caught.value)


def test_mistakes_in_the_environment_are_told(tmp_path: Path) -> None:
    for environment in ({"EDUPARSE_WORKRES": "2"}, {"EDUPARSE_QUIET": "perhaps"}):
        with pytest.raises(ConfigError, match="the environment"):
            resolve({}, environment, tmp_path)


def test_the_command_line_uses_them(folder: Path) -> None:
    page = "一、好。\n".encode()
    done = run("clean", stdin=page, cwd=folder)
    assert b'"edits":[]' in done.stdout
    assert done.stderr == b""
    assert b'"path":' in run("clean", "--rows", "clauses", stdin=page, cwd=folder).stdout
    told = run("clean", stdin=page, cwd=folder, env={"EDUPARSE_QUIET": "0"})
    assert len(lines(told)) == 1
    (folder / "eduparse.toml").write_text("wrokers = 3\n")
    done = run("clean", stdin=page, cwd=folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert lines(done) == [
        "eduparse: eduparse.toml: there is no option wrokers. Did you mean workers?"
    ]
