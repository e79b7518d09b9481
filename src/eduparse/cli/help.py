"""Help in the language that is shown: its headings, its sentences, and lines that fit Chinese.

Typer writes help through a formatter and knows nothing of its words, so this is the one place where they are
looked up. Chinese has no blanks to break a line at, and its characters are two columns wide.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from eduparse.language.messages import LANGUAGES, chosen, label

_PLAIN: Any = typer.Context.formatter_class
# A word with the marks that may not be parted from it, or blanks.
_WORD = r"[（“《]*(?:[!-~]+|[^\s!-~（“《])[，。；：、）”》？！]*|\s+"
_KEPT = "\b"  # above lines that stay as they are
_EXAMPLE = "  # "
_WIDEST_NAME = 30  # columns; a longer one has a line for itself
_SHORTEST = 10


class Formatter(_PLAIN):  # type: ignore[misc]  # Typer does not say where its own is
    """Writes help in Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How a command is called."""
        super().write_usage(prog, args, prefix or f"{label('Usage')}：")

    def write_heading(self, heading: str) -> None:
        """A heading."""
        self.write(f"{'':>{self.current_indent}}{label(heading)}：\n")

    def write_text(self, text: str) -> None:
        """Paragraphs."""
        indent = " " * self.current_indent
        done = []
        for paragraph in text.split("\n\n"):
            lines = paragraph.strip("\n").split("\n")
            if lines[0].strip() == _KEPT:
                done.append([f"{indent}{_line(line)}" for line in lines[1:]])
            else:
                said = label(" ".join(paragraph.split()))
                done.append([indent + line for line in wrapped(said, self.width - len(indent))])
        self.write("\n\n".join("\n".join(lines) for lines in done) + "\n")

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = _WIDEST_NAME, col_spacing: int = 2
    ) -> None:
        """Names with what is said of each."""
        first = min(max(len(name) for name, _ in rows), col_max) + col_spacing
        for name, text in rows:
            head = f"{'':>{self.current_indent}}{name:<{first}}"
            lines = list(wrapped(_described(text), max(self.width - first - 2, _SHORTEST)))
            if len(name) > first - col_spacing:
                self.write(head.rstrip() + "\n")
                head = " " * (first + self.current_indent)
            for line in lines or [""]:
                self.write(f"{head}{line}".rstrip() + "\n")
                head = " " * (first + self.current_indent)


class HelpContext(typer.Context):
    """A call whose help is in the language that is shown."""

    def make_formatter(self) -> Any:
        """The formatter of that language."""
        if chosen() == LANGUAGES[0]:
            return super().make_formatter()
        return Formatter(width=self.terminal_width, max_width=self.max_content_width)


class HelpGroup(TyperGroup):
    """Commands whose help is in the language that is shown."""

    context_class = HelpContext


def wrapped(text: str, width: int) -> Iterator[str]:
    """``text`` in lines of at most ``width`` columns."""
    line, taken = "", 0
    for word in re.findall(_WORD, text):
        size = help_columns(word)
        if line and taken + size > width and not word.isspace():
            yield line.rstrip()
            line, taken = "", 0
        if line or not word.isspace():
            line, taken = line + word, taken + size
    if line.strip():
        yield line.rstrip()


def help_columns(text: str) -> int:
    """The columns ``text`` takes on a terminal."""
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _line(line: str) -> str:
    """A line that stays, with what it says in the language that is shown."""
    if line.startswith(_EXAMPLE):
        return _EXAMPLE + label(line.removeprefix(_EXAMPLE))
    return label(line)


def _described(text: str) -> str:
    """What is said of an option; its default and its range stand behind two blanks."""
    said, gap, extra = text.partition("  [")
    return label(said) + gap + extra.replace("default: ", f"{label('default')}: ")
