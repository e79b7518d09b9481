"""What is shown to people, in their language: English, as the source has it, or Chinese.

A message is written in English where it arises and travels so, into rejects and rows too. Only where it
is shown to a person (`shown`, `label`) is it looked up in the catalogue. English loads no catalogue.
"""

import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eduparse.language.catalogue import Catalogue

LANGUAGES = ("en", "zh")
VARIABLE = "EDUPARSE_LANG"
_OPTION = "--lang"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set counts

_chosen = [LANGUAGES[0]]


def choose(language: str) -> None:
    """Show what is shown from here on in ``language``; an unknown one is English."""
    _chosen[0] = language if language in LANGUAGES else LANGUAGES[0]


def chosen() -> str:
    """The language that is shown."""
    return _chosen[0]


def wanted(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language of a call: what ``--lang`` says, or ``EDUPARSE_LANG``, or the locale.

    It is known before anything is parsed, since help and the errors of a wrong call are shown in it too.
    """
    said = _named(arguments) or environment.get(VARIABLE, "")
    return said or (LANGUAGES[1] if _chinese_locale(environment) else LANGUAGES[0])


def _named(arguments: Sequence[str]) -> str:
    """The value of the last ``--lang`` before ``--``."""
    said = ""
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == _OPTION:
            said = next(iter(arguments[at + 1 : at + 2]), "")
        elif argument.startswith(f"{_OPTION}="):
            said = argument.partition("=")[2]
    return said


def _chinese_locale(environment: Mapping[str, str]) -> bool:
    """Whether the locale is Chinese and standard error can show it.

    As gettext has it: ``LANGUAGE`` goes before the locale, but not before the locale C.
    """
    locale = next((v for name in _LOCALE if (v := environment.get(name))), "")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return False
    named = environment.get("LANGUAGE", "") or locale
    return named.startswith(LANGUAGES[1]) and _writable(
        getattr(sys.stderr, "encoding", None) or "ascii"
    )


def _writable(encoding: str) -> bool:
    try:
        "中文".encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def shown(message: str) -> str:
    """``message`` in the language that is shown: errors, and all that is put together from values."""
    return message if _chosen[0] == LANGUAGES[0] else _catalogue(_chosen[0]).message(message)


def label(text: str) -> str:
    """``text`` in the language that is shown, where it stands as it is: labels, help, reasons."""
    return text if _chosen[0] == LANGUAGES[0] else _catalogue(_chosen[0]).label(text)


@cache
def _catalogue(language: str) -> "Catalogue":
    from eduparse.language.catalogue import Catalogue  # start-up: English needs none

    path = Path(__file__).parent / "locale" / f"{language}.po"
    return Catalogue(path.read_text("utf-8"))
