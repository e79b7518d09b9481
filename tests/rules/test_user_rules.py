"""A user's own rules: proven, run by their pass, switched off, in every process and in the stamp."""

import pickle
from pathlib import Path

import pytest
from command import lines, rows
from flow import run_book
from warm import Warm

from eduparse.document.document import Document
from eduparse.errors import ConfigError
from eduparse.pipeline import STAGES, passes
from eduparse.review.rule_proof import acts, failures
from eduparse.review.rule_proof import proven_rulebook as proven
from eduparse.rules.rule import catalogue, packaged_rules, parse_rules
from eduparse.rules.rulebook import OPEN, PACKAGED, Rulebook
from eduparse.rules.user_rules import usable
from eduparse.settings import Settings

COLUMN = """
[[rule]]
id = "my.column"
pass = "strip.lines"
kind = "line"
pattern = '青禾一线[：:].{0,20}'
example = "青禾一线：百姓的事"
keep = "青禾一线的教师"
why = "The column of a local paper."
"""
MARK = """
[[rule]]
id = "my.mark"
pass = "strip.spans"
kind = "span"
pattern = '〖稿源\\d{3}〗'
example = "特此通知。〖稿源123〗"
keep = "特此通知。〖稿源〗"
why = "The paper's mark of its source."
"""
DESK = """
[[rule]]
id = "my.desk"
pass = "split.contacts"
kind = "span"
class = "phone"
pattern = '值班室(?P<cut>\\d{4})'
example = "请拨值班室8123。"
keep = "请拨值班室。"
why = "Extensions of the bureau."
"""
SIGN = """
[[rule]]
id = "my.sign"
pass = "split.tree"
kind = "evidence"
pattern = '(?P<label>[一二三四五六七八九十]+、)[ ]?年级'
options = { weight = -9.0 }
example = "一、年级"
keep = "一、总则"
why = "Lists of forms: 一、年级."
"""
PAGE = "关于开展检查的通知\n青禾一线：百姓的事\n\n\n\n各学校：\n一、提高认识。〖稿源123〗\n请拨值班室8123。\n"


def checked(book: Rulebook) -> Rulebook:
    """``book`` as a run takes it: what its passes can run, and proven."""
    return proven(usable(book))


def strip(text: str, book: Rulebook) -> list[tuple[str, str]]:
    doc = run_book(Document.of_page("x", "x", text), "strip", book)
    return [
        (e.rule, b) for layer in doc.layers for e, b in zip(layer.edits, layer.before, strict=True)
    ]


def test_rules_of_a_user_run_in_their_pass() -> None:
    book = checked(Rulebook(COLUMN + MARK, "my.toml"))
    assert ("my.column", "青禾一线：百姓的事\n") in strip(PAGE, book)
    assert ("my.mark", "〖稿源123〗") in strip(PAGE, book)
    assert not {"my.column", "my.mark"} & {rule for rule, _ in strip(PAGE, PACKAGED)}


def test_contacts_of_a_user_are_found_and_removed() -> None:
    book = checked(Rulebook(DESK, "my.toml"))
    page = Document.of_page("x", "x", PAGE)
    doc = run_book(page, "split", book)
    assert [(c.kind, c.value) for c in doc.metadata.contacts] == [("phone", "8123")]
    doc = run_book(page, "split", book, Settings(redact="contacts"))
    assert "请拨值班室。" in doc.text
    assert doc.undo() == PAGE


def test_evidence_of_a_user_reaches_the_clause_tree() -> None:
    book = checked(Rulebook(SIGN, "my.toml"))
    text = "附表如下。一、年级甲。二、年级乙。"
    labels = {}
    for name, chosen in (("packaged", PACKAGED), ("own", book)):
        doc = run_book(Document.of_page("x", "x", text), "split", chosen)
        labels[name] = [c.label for c in doc.clauses if c.label]
    assert labels == {"packaged": ["一、", "二、"], "own": []}


@pytest.mark.parametrize("rule", ["noise.blank-run", "noise.site-note"])
def test_a_rule_is_switched_off_by_its_id(rule: str) -> None:
    example = catalogue()[rule].example[0]
    assert rule in {name for name, _ in strip(example, PACKAGED)}
    book = checked(Rulebook(without=(rule,)))
    assert rule not in {name for name, _ in strip(example, book)}


@pytest.mark.parametrize("stage", STAGES[1:])
def test_every_rule_that_acts_can_be_switched_off(stage: str) -> None:
    """With all rules of its passes off a stage leaves every example as it is."""
    told = Settings(redact="contacts")
    names = {step.name for step in passes(told)[stage]}
    mine = [r for r in catalogue().values() if r.pass_name in names]
    book = Rulebook(without=tuple(r.id for r in mine))
    for rule in mine:
        for text in rule.example:
            doc = run_book(Document.of_page("x", "x", text), stage, book, told)
            edits = [e.rule for layer in doc.layers for e in layer.edits]
            assert edits == [], rule.id


def test_books_do_not_disturb_each_other() -> None:
    own = Rulebook(COLUMN, "my.toml")
    before = strip(PAGE, PACKAGED)
    assert strip(PAGE, own) != before
    assert strip(PAGE, PACKAGED) == before
    assert [r.id for r in own.rules("noise")][-1] == "my.column"
    assert PACKAGED.rules("noise") == packaged_rules("noise")


def test_a_book_travels_to_another_process() -> None:
    book = Rulebook(COLUMN, "my.toml", ("noise.blank-run",))
    strip(PAGE, book)
    again = pickle.loads(pickle.dumps(book))  # noqa: S301 - our own bytes
    assert again == book
    assert strip(PAGE, again) == strip(PAGE, book)
    assert again.key == book.key != Rulebook(COLUMN, "my.toml").key
    assert PACKAGED.key == ""


def test_the_line_of_a_rule_is_found_behind_long_texts() -> None:
    text = f'pass = "strip.lines"\n[[rule]]\nid = "a"\nwhy = """\n[[rule]]\n"""\nexample = "x"\nkeep = "y"\n{COLUMN}'
    assert [r.where for r in parse_rules(text, "f")] == ["f:2", "f:10"]
    with pytest.raises(ConfigError, match="f:13: there is no key kin"):
        list(parse_rules(text.replace("kind =", "kin ="), "f"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("my.column", "noise.code"), "the package has a rule noise.code"),
        (('kind = "line"\n', ""), 'add kind = "line"'),
        (('kind = "line"', 'kind = "span"'), 'write kind = "line"'),
        (('kind = "line"', 'kind = "lines"'), "kind must be line, span or evidence"),
        (("why =", "options = { need = ['a'] }\nwhy ="), "Did you mean needs?"),
        (("why =", "options = { needs = 'a' }\nwhy ="), "must be a list of texts, and not empty"),
        (
            ("why =", "options = { reject = '(' }\nwhy ="),
            "must be a regular expression that compiles",
        ),
        (("why =", "confidence = 2\nwhy ="), "at most 1"),
        (("why =", "confidence = 0.5\nwhy ="), "leave it out"),
        (("[[rule]]", "[rule]"), "begins with"),
        (("[[rule]]", "pas = 'x'\n[[rule]]"), "stands outside of a rule"),
        (("pattern", "class"), "kind is that of a pattern, which is missing"),
        (('kind = "line"\npattern', "class"), "pattern is missing"),
        (
            ('example = "青禾一线：百姓的事"', "example = []"),
            "a text or a list of texts, and not empty",
        ),
    ],
)
def test_what_is_wrong_with_a_rule_is_told(change: tuple[str, str], said: str) -> None:
    assert change[0] in COLUMN
    with pytest.raises(ConfigError) as caught:
        checked(Rulebook(COLUMN.replace(*change), "my.toml"))
    assert said in str(caught.value)
    assert str(caught.value).startswith("my.toml")
    assert "\n" not in str(caught.value)


def test_a_rule_of_an_open_pass_needs_what_its_pass_reads() -> None:
    with pytest.raises(ConfigError, match="needs the option weight"):
        checked(Rulebook(SIGN.replace("weight = -9.0", ""), "my.toml"))
    with pytest.raises(ConfigError, match="a group named label"):
        checked(Rulebook(SIGN.replace("?P<label>", ""), "my.toml"))


def test_every_packaged_pass_that_runs_given_rules_is_open() -> None:
    """A rule file of the package whose patterns are run in bulk belongs to OPEN."""
    for name, file in OPEN.items():
        assert any(r.pass_name == name and r.pattern for r in packaged_rules(file))


def test_a_rule_that_fails_its_proof_is_named() -> None:
    book = Rulebook(COLUMN.replace("青禾一线的教师", "青禾一线：甲"), "my.toml")
    (rule,) = book.own()
    assert acts(rule, rule.keep[0], book)
    assert list(failures(rule, book)) == ["my.column acts on '青禾一线：甲', which it must keep."]


def test_the_command_takes_them_from_flag_and_file_and_in_workers(
    warm: Warm, tmp_path: Path
) -> None:
    (tmp_path / "my.toml").write_text(COLUMN, "utf-8")
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(PAGE, "utf-8")
    named = ("--rules", "my.toml", "--without", "noise.blank-run")
    told = warm.run("strip", "a.txt", "b.txt", *named, cwd=tmp_path)
    (first, second) = rows(told.stdout)
    assert "青禾一线" not in first["text"] + second["text"]
    assert "\n\n\n\n" in first["text"]
    plain = rows(warm.run("strip", "a.txt", cwd=tmp_path).stdout)[0]
    stamps = {row["metadata"]["eduparse"]["rules"] for row in (first, second, plain)}
    assert len(stamps) == 2
    again = warm.run("strip", "a.txt", "b.txt", *named, "--workers", "2", cwd=tmp_path)
    assert again.stdout == told.stdout
    (tmp_path / "eduparse.toml").write_text(
        'rules = "my.toml"\nwithout = ["noise.blank-run"]\nquiet = true\n', "utf-8"
    )
    assert warm.run("strip", "a.txt", "b.txt", cwd=tmp_path).stdout == told.stdout
    listed = warm.run("rules", "list", cwd=tmp_path).stdout.decode()
    assert "my.column\tstrip.lines\tThe column of a local paper.\n" in listed
    assert "noise.blank-run\tstrip.lines\tswitched off: " in listed
    assert (
        "stands in   my.toml:2"
        in warm.run("rules", "show", "my.column", cwd=tmp_path).stdout.decode()
    )
    tried = warm.run("rules", "test", "青禾一线：百姓的事", cwd=tmp_path).stdout.decode()
    assert "my.column: The column of a local paper." in tried
    proven = warm.run("rules", "test", cwd=tmp_path)
    assert (proven.returncode, lines(proven)) == (0, [])
    assert proven.stdout.decode() == f"{len(catalogue()) + 1} rules, 0 failures\n"
