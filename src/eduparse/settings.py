"""Everything that can change what comes out, as one frozen object: `Settings`.

Each setting stands here once, with its default, its choices and its help; the command line, the
configuration files, the environment, the documentation and the stamp of a row are made from it. What
a setting names (a template, a lexicon …) is looked at when the object is made, so that a mistake stops
a run before it begins, and its digest travels with it: a file that changes in between is refused.

Which stage reads which setting says `pipeline`; what a run is told beside them (output, workers) is in
`run.options`.
"""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import field, fields
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Self

from eduparse.document.records import dataclass
from eduparse.errors import ConfigError, nearest
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.effort import EFFORTS

_CODE = lazy_pattern("[a-z]{3}")
_NAMES = {str: "a text", int: "a whole number", bool: "true or false"}


def option(  # noqa: PLR0913 - each is one thing that is said about an option
    default: Any,
    help: str,  # noqa: A002 - the word that command lines use
    *,
    metavar: str = "",
    choices: tuple[str, ...] = (),
    least: int = 1,
    file: str = "",
    flag: str = "",
) -> Any:
    """A field of a dataclass of options, with all that is said about it.

    ``choices`` are the words it may be, an empty one for none, ``least`` is the smallest whole number.
    ``file`` says what it names, where that is a file or a folder. ``flag`` says how the command line
    spells it, where that is not the name.
    """
    about = {
        "help": help, "metavar": metavar or "|".join(c for c in choices if c), "choices": choices,
        "least": least, "file": file, "flag": flag,
    }  # fmt: skip
    return field(default=default, metadata=about)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of the stages. Raises ConfigError where a value, a name or a file will not do.

    A path may be given as a string or a `Path`. Equal settings give equal rows.
    """

    variant: str = option(
        "auto",
        "Who wrote the traditional script: Taiwan (tw) writes 著 for the particle too, Hong Kong "
        "(hk) and OpenCC's standard (t) do not. Default: auto, by the text.",
        choices=("auto", "t", "tw", "hk"),
    )
    to: str = option(
        "hans",
        "The script to write; hant is the reverse, in the forms of --variant. Default: hans.",
        choices=("hans", "hant"),
    )
    effort: str = option(
        "safe",
        "How much strip dares: thorough also removes what its trained weights call noise, on "
        "pages that have some. Default: safe, where that is only suggested.",
        choices=EFFORTS,
    )
    template: str = option(
        "", "Lines that a site's pages share, from learn.", metavar="FILE", file="template"
    )
    lexicon: str = option(
        "", "More pairs for reword, from learn-lexicon.", metavar="FILE", file="lexicon"
    )
    reference: str = option(
        "", "Clean documents that reword restores wording from.", metavar="FOLDER", file="reference"
    )
    rules: str = option(
        "", "Rules of your own beside the packaged ones.", metavar="FILE", file="rule file"
    )
    without: tuple[str, ...] = option((), "Switch a rule off; may be given again.", metavar="RULE")
    only: tuple[str, ...] = option((), "Only this pass; may be given again.", metavar="PASS")
    corrections: str = option(
        "",
        "Edits to accept or refuse by document, rule and place; explain --draft makes one.",
        metavar="FILE",
        file="corrections file",
    )
    redact: str = option(
        "",
        "Delete contacts (telephone, e-mail, QQ, WeChat, names), ids (identity numbers, bank cards), or "
        "all of it. Rows hold nothing of it any more, so they cannot be undone.",
        choices=("", "contacts", "ids", "all"),
    )
    attachments: str = option(
        "",
        "Read the files of this folder that a page links to, as documents of their own named after it.",
        metavar="FOLDER",
        file="attachments",
    )
    language: str = option(
        "",
        "Leave out pages in another language than this, by its ISO 639-3 code (zho). Default: all stay.",
        metavar="CODE",
    )
    row_format: str = option(
        "",
        "What the text of a row is that does not say so in a key format. Default: by its text.",
        choices=("", "html", "markdown", "text"),
    )
    max_steps: int = option(
        120,
        "Reject a page that needs more work than N steps for each of its characters, which is the "
        "same on every machine; 0: no limit. Default: 120.",
        metavar="N",
        least=0,
    )
    max_page_mb: int = option(16, "Reject larger pages. Default: 16.", metavar="MB")
    # Name of each setting that is a file or a folder → digest of what stands there.
    digests: tuple[tuple[str, str], ...] = field(default=(), init=False, repr=False)

    def __new__(cls, *_args: Any, **given: Any) -> Self:
        """Raises ConfigError on a name that does not exist, as the command line does."""
        known = [f.name for f in OPTIONS]
        for name in given:
            if name not in known:
                raise ConfigError(f"settings: there is no setting {name}. {nearest(name, known)}")
        return object.__new__(cls)

    def __post_init__(self) -> None:
        for f in OPTIONS:
            value = getattr(self, f.name)
            object.__setattr__(self, f.name, checked_value(f, value, "settings"))
        if self.language and not _CODE.fullmatch(self.language):
            raise ConfigError(
                f"settings: language is {self.language!r}; it must be an ISO 639-3 code, as zho is."
            )
        object.__setattr__(self, "digests", tuple(_digests(self)))

    def changed(self) -> dict[str, Any]:
        """The settings that differ from their defaults, as rows hold them: a path by its file."""
        named = dict(self.digests)
        out: dict[str, Any] = {}
        for f in OPTIONS:
            value = getattr(self, f.name)
            if value == f.default:
                continue
            if f.name in named:
                value = {"name": Path(value).name, "digest": f"sha256:{named[f.name]}"}
            out[f.name] = list(value) if isinstance(value, tuple) else value
        return out

    def digest_of(self, name: str) -> str:
        """The digest of the file that the setting ``name`` names; empty where it names none."""
        return dict(self.digests).get(name, "")


OPTIONS = tuple(f for f in fields(Settings) if f.init)
_FILES: Mapping[str, str] = {f.name: f.metadata["file"] for f in OPTIONS if f.metadata["file"]}


def checked_value(f: Any, value: Any, where: str) -> Any:
    """``value`` for the option that the field ``f`` is. Raises ConfigError that names ``where``.

    A path comes back as a string, a list of texts as a tuple.
    """
    name, about, wanted = f.name, f.metadata, type(f.default)
    if about["file"] and isinstance(value, PathLike):
        value = fspath(value)
    if wanted is tuple:
        if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
            raise ConfigError(f"{where}: {name} is {value!r}; it must be a list of texts.")
        return tuple(value)
    # True is an int to Python, not to a person.
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise ConfigError(f"{where}: {name} is {value!r}; it must be {_NAMES[wanted]}.")
    if about["choices"] and value not in about["choices"]:
        *others, last = (choice for choice in about["choices"] if choice)
        known = f"{', '.join(others)} or {last}" if others else last
        near = difflib.get_close_matches(str(value), about["choices"], n=1, cutoff=0.5)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise ConfigError(f"{where}: {name} is {value!r}; it is {known}.{hint}")
    if wanted is int and value < about["least"]:
        raise ConfigError(f"{where}: {name} is {value}; the least is {about['least']}.")
    return value


def _digests(settings: Settings) -> Iterator[tuple[str, str]]:
    """The digest of each file that is named; each is read, so that a mistake is known at once."""
    named = [name for name in _FILES if getattr(settings, name)]
    if not (named or settings.without):
        return
    from eduparse.readers import named_files  # start-up: what is named is of many stages

    for name in named:
        yield name, named_files.file_digest(getattr(settings, name), _FILES[name])
    book = named_files.rulebook(settings.rules, settings.without)
    named_files.template(settings.template)
    named_files.named_lexicon(settings.lexicon)
    named_files.corrections(settings.corrections, book.every())
