"""More than a hundred bad inputs, each alone and among twenty good pages: one line, one reject, nobody hurt."""

from pathlib import Path

import pytest
from bad_inputs import GOOD, Maker, made
from command import lines, rows, run

BAD = made()
PAGES = 20
REJECTS = "_rejects.jsonl"


def put(folder: Path, name: str, data: bytes | Maker) -> None:
    folder.mkdir(exist_ok=True)
    if callable(data):
        data(folder / name)
    else:
        (folder / name).write_bytes(data)


def put_good(folder: Path) -> None:
    for n in range(PAGES):
        put(folder, f"好 {n}.txt", GOOD.replace("三天", f"{n}天").encode())


def tree(out: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in out.iterdir() if p.name.startswith("好")}


@pytest.fixture(scope="module")
def unhurt(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the good pages give where nothing bad is beside them."""
    folder = tmp_path_factory.mktemp("good")
    put_good(folder / "in")
    assert run("clean", folder / "in", "-q", "-o", folder / "out").returncode == 0
    found = tree(folder / "out")
    assert len(found) == PAGES
    return found


def test_they_are_more_than_a_hundred() -> None:
    assert len(BAD) > 100


@pytest.mark.parametrize("what", BAD)
def test_a_bad_input_costs_one_line_and_one_reject(
    what: str, unhurt: dict[str, bytes], tmp_path: Path
) -> None:
    name, data = BAD[what]
    alone, among = tmp_path / "alone", tmp_path / "among"
    put(alone, name, data)
    put_good(among)
    put(among, name, data)
    told = []
    for folder in (alone, among):
        out = tmp_path / f"{folder.name} out"
        done = run("clean", folder, "-q", "-o", out)
        assert done.returncode == 1, done.stderr
        (line,) = lines(done)
        (reject,) = rows((out / REJECTS).read_bytes())
        assert line == f"eduparse: {reject['source']}: {reject['message']}"
        assert reject["source"].startswith(name)
        assert "fault of eduparse" not in line
        assert not [c for c in line if ord(c) < 0x20]
        told.append(line)
        assert not list(out.rglob(".eduparse-*"))
    assert told[0] == told[1]
    assert tree(tmp_path / "among out") == unhurt


def test_all_of_them_at_once_cost_a_line_each(unhurt: dict[str, bytes], tmp_path: Path) -> None:
    put_good(tmp_path / "in")
    for n, (name, data) in enumerate(BAD.values()):
        put(tmp_path / "in", f"{n:03} {name}", data)
    done = run("clean", tmp_path / "in", "-q", "-o", tmp_path / "out", "--workers", "2")
    assert done.returncode == 1
    assert len(lines(done)) == len(BAD)
    assert len(rows((tmp_path / "out" / REJECTS).read_bytes())) == len(BAD)
    assert tree(tmp_path / "out") == unhurt
