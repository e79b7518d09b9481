"""The catalogue is complete and exact: nothing shown lacks its Chinese text, nothing in it is left over."""

import re
import sys
from types import ModuleType

import pytest
from conftest import ROOT

from eduparse.language.catalogue import Catalogue, catalogue_entries

PO = (ROOT / "src" / "eduparse" / "language" / "locale" / "zh.po").read_text("utf-8")
SLOT = re.compile(r"\{(\d)(?::(n|list))?\}")
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    sys.path.insert(0, str(ROOT / "tools"))
    import messages

    return messages


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(PO)


def test_everything_that_is_shown_has_a_chinese_text(tool: ModuleType) -> None:
    """`make messages` adds what is missing; its text is for a translator."""
    assert tool.missing() == []


def test_nothing_in_the_catalogue_is_left_over(tool: ModuleType) -> None:
    assert tool.stale() == []


def test_the_tool_finds_what_is_raised_told_and_said_of_rules_and_options(tool: ModuleType) -> None:
    found = {english for _, english in tool.messages()}
    assert found >= {
        "There is no pass {0}. {1}",  # raised
        "it is a folder",  # a piece of an error
        "{0:n} files, {1:n} MB/s, {2:n} documents, {3:n} rejected",  # told
        "Reject larger pages. Default: 16.",  # help
        "Rows with edits are shown as they are; anything else is cleaned first.",  # of a command
        "Licence and filing numbers every Chinese site must print in its imprint.",  # of a rule
        "most doubtful first",  # the report
        "Choose a change to see its rule and reason.",  # its script
    }


def test_no_text_invents_a_value_and_none_is_lost() -> None:
    wrong = []
    for entry in catalogue_entries(PO):
        said, shown = ({slot[1] for slot in SLOT.finditer(t)} for t in (entry.english, entry.text))
        # The plural of English is a slot of its own, and nothing in Chinese.
        if shown - said or {
            s for s in said - shown if f"{{{s}}}" not in re.findall(r"\w(\{\d\})", entry.english)
        }:
            wrong.append(entry.english)
    assert wrong == []


def test_texts_are_chinese_with_the_punctuation_of_chinese() -> None:
    names = {"PDF", "PDF {0}。", "true 或 false"}
    wrong = [
        e.text
        for e in catalogue_entries(PO)
        if (not HAN.search(e.text) and re.search(r"[A-Za-z]{2}", e.text) and e.text not in names)
        or re.search(r"[\u4e00-\u9fff][,;:!?]", e.text)
    ]
    assert wrong == []


def test_every_template_finds_its_own_text(catalogue: Catalogue) -> None:
    """No template with more words takes what another says."""
    wrong = []
    for entry in catalogue_entries(PO):
        values = {s[1]: "12" if s[2] == "n" else f"q{s[1]}" for s in SLOT.finditer(entry.english)}
        if values and not entry.context:
            said, wanted = (
                SLOT.sub(lambda s, v=values: v[s[1]], text) for text in (entry.english, entry.text)
            )
            if catalogue.message(said) != wanted:
                wrong.append((said, catalogue.message(said)))
    assert wrong == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "a.txt: The file is empty; fetch it again or leave it out.",
            "a.txt: 文件是空的；请重新获取，或略过它。",
        ),
        ("There is no rule x. Did you mean y?", "没有规则 x。是否想用 y？"),
        (
            "my.toml:3: there is no key foo. Known are: id, why. (rule r)",
            "my.toml:3: 没有键 foo。可用的有：id, why。（规则 r）",
        ),
        (
            "out/a.jsonl cannot be written: Permission denied; choose another -o.",
            "无法写入 out/a.jsonl：权限不足；请换一个 -o。",
        ),
        (
            "c.tsv, line 2: it has 3 cells; 5 are wanted.",
            "c.tsv 第 2 行: 该行有 3 个单元格，应有 5 个。",
        ),
        (
            "settings: to is 'x'; it is hans or hant. Did you mean hant?",
            "settings: to 的值是 'x'；可用的是 hans 或 hant。是否想用 hant？",
        ),
    ],
)
def test_a_sentence_in_a_sentence_is_found(
    catalogue: Catalogue, english: str, chinese: str
) -> None:
    assert catalogue.message(english) == chinese


@pytest.mark.parametrize(
    "text", ["documents", "a.txt", "Somebody else says this, and nobody knows it.", ""]
)
def test_what_is_not_known_stays(catalogue: Catalogue, text: str) -> None:
    assert catalogue.message(text) == text


def test_a_name_that_is_a_label_stays_a_name(catalogue: Catalogue) -> None:
    """A file may be called as a column of the report is."""
    assert catalogue.label("documents") == "文档"
    assert catalogue.message(
        "documents is INPUT and OUT; choose another folder for -o."
    ).startswith("documents ")
