"""The catalogue of what is shown to people: `src/eduparse/language/locale/zh.po` and what belongs in it.

``python tools/messages.py`` (`make messages`) brings the file up to date with Babel: new messages come with an
empty text, those that changed keep their old one, marked fuzzy, and those that are gone go. A translator
fills in the rest with any editor of .po files; a test tells what is open.

A message is a string of the source with two English words in a row, an f-string with two, or what is given
to `label`, `shown` or `tell`. So are the reason of a rule, the help of a command and the texts of the report.
Values are slots: ``{0}``, and ``{0:n}`` for a number.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from docs_pages import listed

from eduparse.language.catalogue import LABEL, catalogue_entries

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "eduparse"
CATALOGUE = PACKAGE / "language" / "locale" / "zh.po"

_HEADER = """\
# What eduparse shows to people, in Chinese. `make messages` brings it up to date.
msgid ""
msgstr ""
"Language: zh\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
_WORD = re.compile(r"[A-Za-z]{2,}")
_IN_A_ROW = re.compile(r"[A-Za-z][A-Za-z']*,? [A-Za-z]{2,}")
_BEFORE_A_BLANK = re.compile(r"[A-Za-z]{2,}[,:;]? ")
_CODE = re.compile(r"\(\?.*\(\?|\(\?<|\\[a-z]|(tuple|dict)\[|^-env|^\.?/|^&|=\{", re.DOTALL)
_SHOWING = re.compile(r"tell|say|shown|\w*Error")
_NUMBER = re.compile(r",|[,.\d]*f|[.\d]*%|,d|\.\d+f|g|,\.\d+f")
_SLOT = re.compile(r"\{\w*(?::n)?\}")
# What has words and is for machines, by the start of its path; a string beside it is for people.
_NOT_SHOWN = {
    "__init__.py": (
        "eduparse has no",
        "{0} was left out",
    ),  # for programs: an AttributeError, a warning
    "cli/examples.py": ("eduparse ", "rules "),  # command lines
    "copies/store.py": ("",),  # SQL
    "copies/candidates.py": ("",),
    "copies/pages.py": ("",),
    "copies/tables.py": ("",),
    "copies/compare.py": ("",),  # the reasons of copies stand in a file of rows
    "copies/groups.py": ("",),
    "copies/titles.py": ("",),
    "copies/tasks.py": ("",),
    "copies/written.py": ("",),
    "document/": ("",),  # faults of a pass
    "language/char_trie.py": ("",),  # a fault of the package
    "cli/learning.py": ("SPUN ",),  # the name of an argument
    "readers/html/": ("",),  # names of elements
    "readers/kinds.py": ("PowerPoint ",),  # a name inside the file
    "readers/tables.py": ("end of data",),  # what Python says of CSV
    "readers/number_formats.py": ("",),  # names of the formats
    "readers/office.py": ("docx:",),  # a name of LibreOffice
    "readers/epub.py": ("<",),
    "readers/row_encoding.py": ("invalid start byte",),  # what Python says of UTF-8
    "review/explain/terminal.py": ("red ", "green ", "yellow ", "not ", "cyan "),  # styles
    "review/report/": ("<", "{0} <"),
    "rules/rulebook.py": ("rules {0} without",),  # what a digest is of
    "review/report/doubt.py": ("",),  # its names are labels
    "rows/schema.py": ("",),  # the JSON Schema
    "stages/repair/question_odds.py": ("",),  # names of evidence
    "stages/decode/iso2022cn.py": ("another set",),  # seen by the decoder alone
    "stages/repair/byte_readings.py": ("utf-8 pairs",),
    "stages/reword/learning.py": ("part of",),  # a cell of a table
    "stages/strip/layout/": ("",),  # names of evidence
    "stamp.py": ("",),
    "language/opencc_version.py": ("",),
    "writers/outline/web_page.py": ("<",),
}
# Keys that are shown as labels too: the file and the name of the table.
_KEYS = {"review/report/doubt.py": "_EACH"}
# What others say: Typer about a wrong call and in help, the system and Python about a file.
_TYPER = (
    "No such option: {0} (Possible options: {1}).",
    "No such option: {0}.",
    "No such command '{0}'.",
    "No such command '{0}'. Did you mean '{1}'?",
    "No such command '{0}'. Did you mean {1}?",
    "Missing argument '{0}'.",
    "Missing option '{0}'.",
    "Missing command.",
    "Invalid value for '{0}': {1}",
    "'{0}' is not a valid int.",
    "'{0}' is not a valid int range.",
    "'{0}' is not a valid integer.",
    "'{0}' is not a valid integer range.",
    "{0} is not in the range {1}.",
    "Option '{0}' requires an argument.",
    "Option '{0}' does not take a value.",
    "Got unexpected extra argument(s) ({0}).",
    "Show this message and exit.",
    "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
)
_TYPER_LABELS = ("Arguments", "Options", "Commands", "Example:", "Examples:")
_SYSTEM = (
    "No such file or directory",
    "Permission denied",
    "Is a directory",
    "Not a directory",
    "File exists",
    "File name too long",
    "No space left on device",
    "Disk quota exceeded",
    "Read-only file system",
    "Input/output error",
    "Too many open files",
    "File is not a zip file",
    "Bad magic number for file header",
    "Compressed file ended before the end-of-stream marker was reached",
    "Operation not permitted",
)
# Sentences that are put together from pieces which say too little by themselves.
_PUT_TOGETHER = (
    ("(rule {0})", "rules/rule.py"),
    ("{0}, line {1:n}", "corrections/file.py"),
    ("{0} needs {1}: pip install 'eduparse[{2}]'{3}.", "files/optional_packages.py"),
    *(
        (f"The {kind} {{0}} {rest}", "files/textfile.py")
        for kind in ("rule file", "corrections file")
        for rest in (
            "cannot be read: {1}",
            "cannot be read: {1}.",
            "is a folder; name a file.",
            "is not UTF-8, from line {1}; save it as UTF-8.",
        )
    ),
    (
        "Files that end in {0} need {1}: pip install 'eduparse[{2}]'{3}.",
        "files/optional_packages.py",
    ),
)


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A text that is shown: its context (`LABEL` or empty) and where it stands."""

    context: str
    english: str
    where: str = ""


def messages() -> dict[tuple[str, str], Message]:
    """Everything that is shown, by context and English text."""
    found: dict[tuple[str, str], Message] = {}
    for part in (_source(), _rules(), _commands(), _report(), _foreign()):
        for message in part:
            found.setdefault((message.context, message.english), message)
    return found


def _source() -> Iterator[Message]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        for context, text in _strings(ast.parse(path.read_text("utf-8")), name):
            if context or not _excluded(name, text):
                yield Message(context, text if context else " ".join(text.split()), name)


def _excluded(name: str, text: str) -> bool:
    return any(
        name.startswith(where) and text.startswith(starts) for where, starts in _NOT_SHOWN.items()
    )


def _strings(tree: ast.AST, name: str) -> Iterator[tuple[str, str]]:
    """Context and text of each string of a module that is for people."""
    # Docstrings, and strings that document a field; parts of f-strings stand in those.
    silent = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    silent |= {id(v) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for v in n.values}
    labels, shown = _marked(tree, _KEYS.get(name, ""))
    for node in ast.walk(tree):
        text = "" if id(node) in silent else _text(node)
        if id(node) in labels and text.strip():
            yield LABEL, text
        elif not _CODE.search(text) and _is_message(node, text, shown=id(node) in shown):
            yield "", text


def _marked(tree: ast.AST, table: str) -> tuple[set[int], set[int]]:
    """What stands inside `label` or is a key of ``table``, and what is raised, told or shown."""
    labels: set[int] = set()
    shown: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if called == "label":
                labels |= {id(n) for n in ast.walk(node.args[0])}
            elif _SHOWING.fullmatch(called):
                shown.add(id(node.args[0]))
        elif table and isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == table:
            labels |= {id(key) for key in getattr(node.value, "keys", ())}
    return labels, shown


def _is_message(node: ast.AST, text: str, *, shown: bool) -> bool:
    if not isinstance(node, ast.JoinedStr):
        return bool(_IN_A_ROW.search(text))
    words = len(_WORD.findall(_SLOT.sub("", text)))
    return (shown and words > 0) or (words > 1 and bool(_BEFORE_A_BLANK.search(text)))


def _text(node: ast.AST) -> str:
    """A string with slots for its values; empty for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        # A text for ``str.format``.
        slots = iter(range(10))
        return _SLOT.sub(lambda _: f"{{{next(slots)}}}", node.value)
    if not isinstance(node, ast.JoinedStr):
        return ""
    text, slot = "", 0
    for value in node.values:
        if isinstance(value, ast.FormattedValue):
            form = ast.unparse(value.format_spec)[2:-1] if value.format_spec else ""
            text += f"{{{slot}:n}}" if _NUMBER.fullmatch(form) else f"{{{slot}}}"
            slot += 1
        elif isinstance(value, ast.Constant):
            text += value.value
    return text


def _rules() -> Iterator[Message]:
    for path in sorted((PACKAGE / "rules" / "data").glob("*.toml")):
        for rule in tomllib.loads(path.read_text("utf-8"))["rule"]:
            yield Message(
                "", " ".join(rule["why"].split()), f"rules/data/{path.name}: {rule['id']}"
            )
            if "class" in rule:
                yield Message(LABEL, rule["class"].replace("_", " "), "class of noise")


def _commands() -> Iterator[Message]:
    for name, command in listed():
        for paragraph in (command.help or "").split("\n\n"):
            yield Message("", " ".join(paragraph.split()), f"help of {name}")


def _report() -> Iterator[Message]:
    folder = PACKAGE / "review" / "report"
    for name, form in (("page.html", r'\{\{"([^"]+)"\}\}'), ("page.js", r'say\("([^"]+)"')):
        for text in re.findall(form, (folder / name).read_text("utf-8")):
            yield Message(LABEL, text, f"review/report/{name}")


def _foreign() -> Iterator[Message]:
    yield from (Message("", text, "Typer") for text in _TYPER)
    yield from (Message(LABEL, text, "Typer") for text in _TYPER_LABELS)
    yield from (Message("", text, "the system") for text in _SYSTEM)
    yield from (Message("", text, where) for text, where in _PUT_TOGETHER)


def missing() -> list[str]:
    """What is shown and has no text in the catalogue."""
    return sorted(english for _, english in messages().keys() - _translated())


def stale() -> list[str]:
    """What the catalogue has and nothing shows any more."""
    return sorted(english for _, english in _translated() - messages().keys())


def _translated() -> set[tuple[str, str]]:
    return {(e.context, e.english) for e in catalogue_entries(CATALOGUE.read_text("utf-8"))}


def update() -> None:
    """Bring the catalogue up to date, with Babel."""
    from babel.messages import pofile
    from babel.messages.catalog import Catalog

    with CATALOGUE.open("rb") as file:
        catalogue = pofile.read_po(file, locale="zh")
    template = Catalog(fuzzy=False)
    for message in sorted(messages().values(), key=lambda m: (m.where, m.context, m.english)):
        template.add(
            message.english,
            context=message.context or None,
            auto_comments=[message.where],
        )
    catalogue.update(template)
    catalogue.obsolete.clear()
    out = BytesIO()
    pofile.write_po(out, catalogue, width=100, omit_header=True)
    CATALOGUE.write_text(_HEADER + out.getvalue().decode("utf-8"), "utf-8")


if __name__ == "__main__":
    update()
    sys.stdout.writelines(f"open: {english}\n" for english in missing())
