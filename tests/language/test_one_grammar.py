"""Each form of the genre is spelled in one module: labels, annexes, numbers, title ends, dates, organ ends, suffixes.

Everywhere else a pattern is put together from the names that those modules give. What looks like such a form and is none
stands below, each with its reason.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import eduparse

PACKAGE = Path(eduparse.__file__).parent
# By form: where it is spelled, and what gives a spelling away in the text of a pattern.
FORMS = {
    "label": ("language.clause_labels", r"一二三[^\]]*\][^|)]{0,12}?(?:\[[^\]]*[、.．）)]|[、）])|\\d(?:\{1,[23]\}|\+)?\)?\[[^\]\d/]*[、.．）)]|第[^\n]{0,40}\[[^\]]*[编章节条][^\]]*\]|第一[章条]|一、."),
    "annex": ("language.clause_labels", r"附(?:\\s\*|\[[^\]]*\]\*?)?[件\[(]"),
    "number": ("language.doc_numbers", r"〔(?:[^\]]*\])?\(?(?:\\d|\[\^〕|\(\?:19)|字第|第[^\n|]{0,40}(?:\\d|\])[^\n|]{0,14}号"),
    "title end": ("language.titles", r"(?:(?:通知|公告|通告|意见|决定|批复|办法|规定|方案|条例|细则)\|){2}"),
    "date": ("language.dates", r"(?:19\|20|20)\)?\\d\\d|\\d(?:\{\d,?\d?\})?[^|]{0,6}(?:月|年\\d)"),
    "organ end": ("language.organs", r"(?:(?:厅|局|委|委员会|办公室|总局)\|){2}|\[[^\]\n]*(?:厅局|局厅|局委|委局|局部|部委|委部)[^\]\n]*\]"),
    "suffix": ("language.file_names", r"docx\?|xlsx?\?|pdf\|"),
}  # fmt: skip
# Found elsewhere and no such form: what it is instead.
OTHERS = {
    ("annex", "stages.split.annexes"): "a note that an annex is left out: （见附件）",
    ("annex", "stages.split.closing_lines"): "a note that an annex stands elsewhere: 附表（另发）",
    ("annex", "stages.split.front_matter"): "a key in the head of a Taiwanese letter",
    ("annex", "stages.split.recipients"): "words of a sentence",
    ("annex", "stages.split.references"): "words of a sentence: 名单见附件",
    ("date", "stages.split.glued_headings"): "units behind a figure",
    ("date", "stages.split.own_heading"): "a date that opens a sentence",
    ("label", "copies.continued"): "the number of a page in the name of a file: notice(2).html",
    ("label", "copies.differences"): "figures and ordinals in a sentence",
    ("label", "copies.slips"): "an ordinal in a sentence, which two copies tell differently",
    ("label", "review.doctor"): "the text that the self-test cleans",
    ("label", "language.dates"): "a month, and the day of a week",
    ("label", "language.barred_cells"): "the figure in a cell",
    ("date", "stages.split.first_lines"): "a year or a day in front of a row: 1986年 某校建立",
    ("label", "stages.split.label_forms"): "the figure behind an item: 1.10所学校",
    ("label", "stages.split.proof"): "months behind a label: 四、五、六月份",
    ("label", "stages.split.references"): "what a sentence refers to: 第三条第二款",
    ("label", "stages.strip.own_lists"): "a count behind a key: 校舍：20所",
    ("label", "stages.strip.injected"): "the number of a version: v2.1",
    ("date", "stages.strip.flat_pages"): "the characters of a day or an hour",
    ("number", "stages.repair.short_wrecks"): "words in brackets of any kind",
    ("number", "copies.slips"): "an ordinal in a sentence, which two copies tell differently",
    ("organ end", "readers.html.head"): "the end of the name of a site: 政府网",
    ("organ end", "stages.split.recipients"): "what belongs to an organ: 省直, 局属",
}


@cache
def spellings() -> dict[tuple[str, str], list[str]]:
    """The texts of patterns by the form that they spell and the module they stand in."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        for text in _patterns(ast.parse(path.read_text("utf-8"))):
            for form, (_, sign) in FORMS.items():
                if re.search(sign, text):
                    found.setdefault((form, module), []).append(text)
    return found


def _patterns(tree: ast.AST) -> Iterator[str]:
    """The texts in ``tree`` that are patterns: handed to `lazy_pattern` or `re`, or in a constant of the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith(
            ("lazy_pattern", "re.")
        ):
            yield from _texts(node)
    for node in getattr(tree, "body", ()):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            yield from _texts(node.value)


def _texts(node: ast.AST) -> Iterator[str]:
    inner: set[int] = set()
    for part in ast.walk(node):
        if isinstance(part, ast.JoinedStr):
            inner.update(id(value) for value in part.values)
            yield "".join(map(_shown, part.values))
        elif (
            isinstance(part, ast.Constant) and isinstance(part.value, str) and id(part) not in inner
        ):
            yield part.value


def _shown(value: ast.expr) -> str:
    """A part of a formatted text: a set of numerals shows as some, so that it does not hide a label."""
    if isinstance(value, ast.Constant):
        return str(value.value)
    return (
        "一二三" if ast.unparse(value) == "{NUMERALS}" or "NUMERAL" in ast.unparse(value) else "#"
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_spelled_in_one_module(form: str) -> None:
    home, _ = FORMS[form]
    elsewhere = {
        module: texts
        for (name, module), texts in spellings().items()
        if name == form and module != home and (form, module) not in OTHERS
    }
    assert elsewhere == {}
    assert (form, home) in spellings()


def test_what_is_told_apart_is_there() -> None:
    assert {o for o in OTHERS if o not in spellings()} == set()
