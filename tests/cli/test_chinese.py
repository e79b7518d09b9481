"""Chinese for people: what they read is Chinese, what programs read is not."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from command import EDUPARSE, cold, lines, rows, run
from conftest import ROOT

CORPUS = ROOT / "corpus"
HAN = re.compile(r"[\u4e00-\u9fff]")
ZH = {"LANG": "zh_CN.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "LANGUAGE": ""}


def test_an_error_is_chinese_and_the_reject_stays_english(tmp_path: Path) -> None:
    done = run("--lang", "zh", "clean", "missing.txt", "-o", "out/", cwd=tmp_path)
    assert done.returncode == 2
    assert lines(done)[0] == "eduparse: missing.txt: 路径不存在；请检查拼写。"
    (reject,) = rows((tmp_path / "out" / "_rejects.jsonl").read_bytes())
    assert reject["message"] == "The path does not exist; check its spelling."


def test_the_locale_chooses_the_language_of_help() -> None:
    done = cold("explain", "--help", env=ZH)
    said = done.stdout.decode("utf-8")
    assert said.startswith("用法：eduparse explain")
    # What is left in English are names: of options, what they take, and commands.
    sentences = re.findall(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", re.sub(r"eduparse .*", "", said))
    assert sentences == []
    assert "示例：" in said


@pytest.mark.parametrize("command", ["clean", "dedup", "rules", "learn-lexicon"])
def test_lines_of_help_fit_eighty_columns(command: str) -> None:
    said = run(command, "--help", "--lang", "zh", env={"COLUMNS": "80"}).stdout.decode()
    wide = [line for line in said.splitlines() if len(line) + len(HAN.findall(line)) > 80]
    assert [line for line in wide if "eduparse " not in line] == []
    assert [
        line for line in said.splitlines() if line.strip()[:1] in "，。；：、）”" and line.strip()
    ] == []


def test_a_wrong_call_is_told_in_chinese() -> None:
    (said,) = lines(run("clean", "--foo", "--lang", "zh"))
    assert said.startswith("eduparse: clean: 没有选项 --foo")
    assert said.endswith("可用的命令和选项见 eduparse clean --help。")
    (said,) = lines(run("--lang", "xx", "clean"))
    assert said == "eduparse: --lang is xx; it is en or zh."


def test_rows_are_the_same_in_either_language() -> None:
    """Rows, JSON, exit codes and the fields between tabs are for programs."""
    page = CORPUS / "spun.txt"
    for command in (("clean", page), ("explain", page, "--json"), ("schema",)):
        english, chinese = run(*command), run(*command, "--lang", "zh")
        assert english.stdout == chinese.stdout
        assert english.returncode == chinese.returncode
    listed = [run("explain", page, "--lang", lang).stdout.decode() for lang in ("en", "zh")]
    places = [[line for line in said.splitlines() if "\t" in line] for said in listed]
    assert places[0] == places[1]
    reasons = [line for line in listed[1].splitlines() if "\t" not in line]
    assert all(HAN.search(line.partition(": ")[2]) for line in reasons)


def test_the_summary_is_chinese() -> None:
    done = run("clean", CORPUS / "pinyin.txt", "--lang", "zh")
    assert re.search(r"输入 1 个，文档 1 个，.*，用时 [\d.]+ 秒$", lines(done)[-1])


def test_the_page_of_explain_is_chinese() -> None:
    said = run("explain", CORPUS / "spun.txt", "--page", "--lang", "zh").stdout.decode()
    assert said.startswith("[-删去-]  {+增加+}")
    assert "把握" in said
    assert "按规则统计的改动" in said


def test_the_report_is_chinese(tmp_path: Path) -> None:
    run("clean", CORPUS, "-o", "run", "--rows", "documents", "--edits", "--quiet", cwd=tmp_path)
    for lang, name in (("en", "en.html"), ("zh", "zh.html")):
        assert run("report", "run", "-o", name, "--lang", lang, cwd=tmp_path).returncode == 0
    english, chinese = ((tmp_path / n).read_text("utf-8") for n in ("en.html", "zh.html"))
    assert '<html lang="en">' in english
    assert '<html lang="zh-CN">' in chinese
    assert '"Choose a change to see its rule and reason.":"选择一处改动' in chinese
    body = re.sub(r"(?s)<script.*?</script>|<[^>]+>", " ", chinese.partition("<body>")[2])
    # Code words stay; a sentence of English would have three words in a row.
    assert re.findall(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", body) == []


def test_ascii_terminals_get_english_and_nothing_breaks() -> None:
    """A locale that writes ASCII shows English; Chinese that was asked for there is spelt out."""
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "LANGUAGE": "zh"}
    said = subprocess.run(
        [EDUPARSE, "clean", "missing.txt"], capture_output=True, env=os.environ | plain, check=False
    ).stderr
    assert b"The path does not exist" in said
    for call in (
        ["clean", "--help"],
        ["--help"],
        ["clean", "missing.txt"],
        ["explain", str(CORPUS / "spun.txt"), "--page"],
    ):
        done = subprocess.run(
            [EDUPARSE, *call, "--lang", "zh"],
            capture_output=True,
            env=os.environ | plain,
            check=False,
        )
        assert b"Traceback" not in done.stderr
        assert b"fault of eduparse" not in done.stderr
        assert done.returncode == (2 if "missing.txt" in call else 0)


def test_a_configuration_file_says_the_language(tmp_path: Path) -> None:
    (tmp_path / "eduparse.toml").write_text('lang = "zh"\n', "utf-8")
    (said, *_) = lines(run("clean", "missing.txt", cwd=tmp_path))
    assert "路径不存在" in said
    (said, *_) = lines(run("clean", "missing.txt", "--lang", "en", cwd=tmp_path))
    assert "does not exist" in said


def test_english_loads_no_catalogue() -> None:
    look = "import eduparse.cli, eduparse.language.messages as m\ntry: eduparse.cli.main()\nfinally: print(m._catalogue.cache_info().misses)"
    done = subprocess.run(
        [Path(EDUPARSE).parent / "python", "-c", look, "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.endswith("\n0\n")
