"""Settings: mistakes are told at once by name, in Python and on the command line, and pipes hand them on."""

import json
from pathlib import Path
from typing import Any

import pytest
from command import STAGES, lines, rows, run
from conftest import ROOT

import eduparse
from eduparse import ConfigError, Settings
from eduparse.settings import OPTIONS

SPUN = ROOT / "corpus" / "spun.txt"
MENU = "首页\n登录\n注册\n手机版\n  基层观察\n  数据看板\n  热词一览\n"
TITLE = "某市教育局关于做好招生工作的通知"
BODY = "为做好今年的招生工作，根据上级的有关规定和我市的实际情况，现就有关事项通知如下。"
FRAMED = f"{MENU}{TITLE}\n{BODY}\n一、严格纪律。\n版权所有：某市教育局\n"
HTML = (
    "<html><head><title>{title}_某市教育局</title><meta name=PubDate content=2024-05-06></head><body>"
    "<div class=nav><a href=/>首页</a> <a href=/xw>新闻动态</a></div><h1>{title}</h1>{body}"
    "<div class=footer>主办：某市教育局 <a href=/map>网站地图</a></div></body></html>"
)
PAGES = {
    "paper.html": HTML.format(title=TITLE, body=f"<p>{BODY}</p><p>一、严格纪律。</p><p>二、加强监督。</p>"),
    "table.html": HTML.format(
        title=TITLE,
        body=f"<p>{BODY}</p><p>一、任务分工</p><table><tr><th>任务<th>单位<tr><td>招生<td>省教育厅</table>",
    ),
    "two.html": HTML.format(
        title=TITLE,
        body=f"<p>{BODY * 4}</p><p>一、严格纪律。</p><p>某市教育局</p><p>2024年5月6日</p>"
        f"<h2>某市财政局关于加强经费管理的意见</h2><p>各县财政局：</p><p>{BODY * 4}</p><p>一、加强管理。</p>",
    ),
    "traditional.html": HTML.format(
        title="某市教育局關於做好招生工作的通知", body="<p>學校應當嚴格紀律。</p><p>一、嚴格紀律。</p>"
    ),
    "menu.html": "<ul><li><a href=/>首页</a><li><a href=/x>新闻</a></ul>",
}  # fmt: skip


# ------------------------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"effort": "thorogh"}, "effort is 'thorogh'; it is safe or thorough. Did you mean thorough?"),
        ({"variant": "cn"}, "variant is 'cn'; it is auto, t, tw or hk."),
        ({"to": "latin"}, "to is 'latin'; it is hans or hant."),
        ({"redact": "names"}, "redact is 'names'; it is "),
        ({"effort": 3}, "effort is 3; it must be a text."),
        ({"without": "noise.code"}, "without is 'noise.code'; it must be a list of texts."),
        ({"without": (1,)}, "without is (1,); it must be a list of texts."),
        ({"max_steps": "many"}, "max_steps is 'many'; it must be a whole number."),
        ({"max_steps": True}, "max_steps is True; it must be a whole number."),
        ({"max_steps": -1}, "max_steps is -1; the least is 0."),
        ({"max_page_mb": 0}, "max_page_mb is 0; the least is 1."),
        ({"efort": "safe"}, "there is no setting efort. Did you mean effort?"),
        ({"workers": 2}, "there is no setting workers."),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_told_by_its_name(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Settings(**given)
    assert said in str(caught.value)
    assert str(caught.value).startswith("settings: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (("--effort", "thorogh"), "effort is 'thorogh'; it is safe or thorough"),
        (("--variant", "cn"), "variant is 'cn'; it is auto, t, tw or hk."),
        (("--max-steps", "many"), "--max-steps"),
        (("--max-page-mb", "0"), "max_page_mb is 0; the least is 1."),
        (("--efort", "safe"), "--efort"),
        (("--without", "noise.codes"), "noise.codes"),
        (("--only", "repair.pinyn"), "Did you mean repair.pinyin?"),
        (("--template", "none.tsv"), "none.tsv"),
        (("--reference", "none"), "none is not a folder"),
    ],
)
@pytest.mark.parametrize("command", ["clean", "repair", "split"])
def test_the_command_line_tells_the_same(command: str, told: tuple[str, ...], said: str) -> None:
    done = run(command, "-", *told, stdin="一、好。\n".encode())
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = lines(done)
    assert said in line


@pytest.mark.parametrize("name", [f.name for f in OPTIONS if f.metadata["file"]])
def test_a_file_that_cannot_be_read_is_told_when_the_settings_are_made(
    name: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match="none"):
        Settings(**{name: tmp_path / "none"})
    found = "corpus" if name == "reference" else str(tmp_path / "wrong")
    (tmp_path / "wrong").write_text("x = [\n", "utf-8")
    if name != "reference":
        with pytest.raises(ConfigError, match="wrong"):
            Settings(**{name: found})


def test_a_file_that_changes_afterwards_is_refused(tmp_path: Path) -> None:
    template = tmp_path / "t.tsv"
    template.write_text("site\tpages\tof\tline\n\t3\t3\t教育频道早知道\n", "utf-8")
    settings = Settings(template=template)
    assert settings.digest_of("template")
    template.write_text("site\tpages\tof\tline\n\t3\t3\t站内索引\n", "utf-8")
    with pytest.raises(ConfigError, match=r"t\.tsv has changed"):
        eduparse.strip(FRAMED, settings)


def test_equal_settings_are_equal_and_a_path_is_one_whatever_its_type(tmp_path: Path) -> None:
    template = tmp_path / "t.tsv"
    template.write_text("site\tpages\tof\tline\n", "utf-8")
    assert Settings(template=template) == Settings(template=str(template))
    assert len({Settings(), Settings(effort="safe"), Settings(without=[])}) == 1
    assert Settings(effort="thorough").changed() == {"effort": "thorough"}
    (name,) = Settings(template=template).changed().values()
    assert name == {
        "name": "t.tsv",
        "digest": f"sha256:{Settings(template=template).digest_of('template')}",
    }


# ------------------------------------------------------------------------------- pipes


def piped(page: Path, *told: Any, split: tuple[Any, ...] = ()) -> bytes:
    """What the stages give one after another; ``told`` is said to the first of them alone."""
    data = run(STAGES[0], page, "-q", *told).stdout
    for stage in STAGES[1:-1]:
        data = run(stage, "-", "-q", stdin=data).stdout
    return run("split", "-", "-q", "--rows", "documents", *split, stdin=data).stdout


def test_a_later_stage_takes_over_what_an_earlier_one_was_told(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(f"{MENU}{TITLE}\n{BODY}\n{BODY[:30]}。\n版权所有：某市教育局\n", "utf-8")
    data = page.read_bytes()
    for stage in STAGES[: STAGES.index("strip")]:
        data = run(stage, *((page,) if stage == "decode" else ("-",)), "-q", stdin=data).stdout
    data = run("strip", "-", "--effort", "thorough", "-q", stdin=data).stdout
    assert [r["metadata"]["eduparse"]["settings"] for r in rows(data)] == [{"effort": "thorough"}]
    data = run("reword", "-", "-q", stdin=data).stdout
    data = run("split", "-", "--rows", "documents", "-q", stdin=data).stdout
    told = ("--effort", "thorough", "--rows", "documents", "--edits", "-q")
    assert data == run("clean", page, *told).stdout
    # Two rows made alike in all but this setting differ in their stamp at least.
    assert data != run("clean", page, *told[2:]).stdout


@pytest.mark.parametrize(
    "told",
    [
        ("--effort", "thorough"),
        ("--to", "hant"),
        ("--redact", "contacts"),
        ("--without", "noise.menu-run"),
    ],
)
def test_what_the_first_stage_is_told_all_do(told: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{FRAMED}联系电话：0571-87654321。\n", "utf-8")
    whole = run("clean", tmp_path / "a.txt", "--rows", "documents", "--edits", "-q", *told).stdout
    assert piped(tmp_path / "a.txt", *told) == whole != b""
    assert whole != run("clean", tmp_path / "a.txt", "--rows", "documents", "--edits", "-q").stdout


def test_a_setting_that_a_stage_already_read_cannot_be_changed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRAMED, "utf-8")
    stripped = run("strip", tmp_path / "a.txt", "-q").stdout
    done = run("split", "-", "--effort", "thorough", "-q", stdin=stripped)
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = lines(done)
    assert "effort is read by strip" in line
    # What no stage has read yet may still be said; and what is said again is no change.
    assert run("split", "-", "--redact", "contacts", "-q", stdin=stripped).returncode == 0
    again = run("split", "-", "--effort", "safe", "-q", stdin=stripped)
    assert again.returncode == 0


def test_a_file_has_to_be_given_again_where_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRAMED, "utf-8")
    template = tmp_path / "t.tsv"
    template.write_text("site\tpages\tof\tline\n\t3\t3\t数据看板\n", "utf-8")
    data = run("decode", tmp_path / "a.txt", "--template", template, "-q").stdout
    for stage in ("repair", "simplify", "cut"):
        data = run(stage, "-", "-q", stdin=data).stdout  # these read no template
        assert data
    done = run("strip", "-", "-q", stdin=data)
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = lines(done)
    assert "strip reads the template t.tsv" in line
    assert "--template" in line
    assert rows(run("strip", "-", "--template", template, "-q", stdin=data).stdout)


def test_a_file_that_a_stage_read_cannot_be_another_one_later(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRAMED, "utf-8")
    own = tmp_path / "my.toml"
    rule = """
[[rule]]
id = "my.column"
pass = "strip.lines"
kind = "line"
pattern = '热词一览'
example = "热词一览"
keep = "热词"
why = "The column of a local paper."
"""
    own.write_text(rule, "utf-8")
    data = run("strip", tmp_path / "a.txt", "--rules", own, "-q").stdout
    assert run("split", "-", "--rules", own, "-q", stdin=data).returncode == 0
    own.write_text(rule.replace("热词一览", "数据看板"), "utf-8")
    done = run("split", "-", "--rules", own, "-q", stdin=data)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "rules is read by strip" in lines(done)[0]


@pytest.mark.parametrize("name", PAGES)
def test_the_stages_one_after_another_give_what_clean_gives_of_html(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(PAGES[name], "utf-8")
    whole = run("clean", tmp_path / name, "--rows", "documents", "--edits", "-q").stdout
    data = run(STAGES[0], tmp_path / name, "-q").stdout
    seen = {}
    for stage in STAGES[1:]:
        seen[stage] = rows(data)
        kind = ("--rows", "documents") if stage == "split" else ()
        data = run(stage, "-", *kind, "-q", stdin=data).stdout
    assert data == whole
    assert all(row["blocks"]["lines"] for stage in STAGES[1:] for row in seen[stage])
    assert all(row["blocks"] is None for row in rows(data))
    for stage in STAGES[1:]:
        for row in seen[stage]:
            told = [row["text"][line[0] : line[1]] for line in row["blocks"]["lines"]]
            assert all(told)
            assert "".join("".join(told).split()) == "".join(row["text"].split())


def test_functions_do_what_commands_do(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(FRAMED, "utf-8")
    (row,) = rows(
        run("clean", page, "--effort", "thorough", "--rows", "documents", "--edits").stdout
    )
    (doc,) = eduparse.clean(page, Settings(effort="thorough"))
    assert json.loads(json.dumps(next(eduparse.rows(doc)))) == row
