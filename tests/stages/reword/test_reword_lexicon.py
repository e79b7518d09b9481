"""Lexicons of the user: what they do, and what stops a run."""

from pathlib import Path

import pytest
from command import rows, run

import eduparse
from eduparse.errors import ConfigError
from eduparse.readers.named_files import named_lexicon as load
from eduparse.stages.reword.lexicon import SpinPair, lexicon_text, read_lexicon

HEAD = "spun\toriginal\ttier\tseen\twhy\n"
SPUN = (
    "教会部办公厅对于作念好义务教会使命的奉告。坚执以东说念主民为中心。\n"
    "开发锤真金不怕火队列，执续深化转变，营造暖洋洋的校园。\n"
)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("\t丙丁\trare\t1\t\n", ("line 2", "spun form is empty")),
        ("甲乙\t\trare\t1\t\n", ("line 2", "original form is empty")),
        ("甲乙\t甲乙\trare\t1\t\n", ("line 2", "stands for itself")),
        ("甲乙\t丙丁\trare\t1\t\n甲乙\t丙丁\tambiguous\t1\t\n", ("line 3", "line 2 already")),
        ("甲乙\t丙丁\tsure\t1\t\n", ("line 2", "'sure'")),
        ("甲乙\t丙丁\trare\tmany\t\n", ("line 2", "'many'")),
        ("甲乙\t丙丁\trare\t0\t\n", ("line 2", "'0'")),
        ("甲乙\t丙丁\n", ("line 2", "2 cells")),
        (f"{'甲' * 50}\t乙\trare\t1\t\n", ("line 2", "50 characters")),
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, body: str, says: tuple[str, ...]) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(HEAD + body, "utf-8")
    with pytest.raises(ConfigError) as caught:
        read_lexicon(path.read_text("utf-8"), path.name)
    assert all(words in str(caught.value) for words in (path.name, *says))


@pytest.mark.parametrize("text", ["", "\n", "词\t原\n", "spun\n", "spun\toriginal\tcolour\n"])
def test_a_file_without_a_header_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=path.name):
        load(path)


def test_a_missing_file_and_one_in_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "none.tsv")
    path = tmp_path / "mine.tsv"
    path.write_bytes("spun\toriginal\n暖洋洋\t温馨\n".encode("gb18030"))
    with pytest.raises(ConfigError, match="not UTF-8, from line 2"):
        load(path)


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    entries = (SpinPair("暖洋洋", "温馨", "rare", 3, "seen"), SpinPair("甲乙", "丙丁"))
    path = tmp_path / "mine.tsv"
    path.write_text(lexicon_text(entries), "utf-8")
    assert load(path).entries == entries


def test_swapped_pairs_are_weighed_and_not_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(HEAD + "教育\t教会\trare\t1\t\n教会\t教育\trare\t1\t\n", "utf-8")
    assert len(load(path).entries) == 2
    assert "教育部办公厅" in text_with(SPUN, path)
    assert text_with("教育部办公厅关于做好教育工作的通知。\n", path).startswith("教育部办公厅")


def text_with(text: str, lexicon: Path) -> str:
    return eduparse.reword(text, eduparse.Settings(lexicon=str(lexicon))).text


def test_long_chains_are_no_loops(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    body = "".join(f"词{n}\t词{m}\t\t\t\n" for n in range(200) for m in (n + 1, n + 2))
    path.write_text(HEAD + body, "utf-8")
    assert len(load(path).entries) == 400


def test_the_command_line_uses_it_and_stamps_it(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(SPUN, "utf-8")
    lexicon = tmp_path / "mine.tsv"
    lexicon.write_text(HEAD + "暖洋洋\t温馨\tsignature\t3\tseen\n", "utf-8")
    (plain,) = rows(run("reword", "page.txt", cwd=tmp_path).stdout)
    (mine,) = rows(run("reword", "page.txt", "--lexicon", "mine.tsv", cwd=tmp_path).stdout)
    assert "暖洋洋" in plain["text"]
    assert "营造温馨的校园" in mine["text"]
    stamps = [row["metadata"]["eduparse"]["rules"] for row in (plain, mine)]
    assert stamps[0] != stamps[1]


def test_a_faulty_lexicon_stops_the_run_at_once(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(SPUN, "utf-8")
    (tmp_path / "mine.tsv").write_text(HEAD + "甲\t\t\t\t\n", "utf-8")
    done = run("reword", "page.txt", "--lexicon", "mine.tsv", cwd=tmp_path)
    assert done.returncode == 2
    assert "mine.tsv, line 2" in done.stderr.decode()
    assert done.stdout == b""
