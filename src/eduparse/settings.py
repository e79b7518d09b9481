"""Everything that can change what comes out, as one frozen object: `Settings`.

Each setting stands here once, with its default, its choices and its help; the command line, the
configuration files, the environment, the documentation and the stamp of a row are made from it. What
a setting names (a template, a lexicon …) is looked at when the object is made, so that a mistake stops
a run before it begins, and its digest travels with it: a file that changes in between is refused.

Which stage reads which setting says `pipeline`; what a run is told beside them (output, workers) is in
`run.options`.
"""

import difflib
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from eduparse.corrections.file import Corrections
from eduparse.corrections.file import read as read_corrections
from eduparse.errors import ConfigError, nearest
from eduparse.files.storage import identity
from eduparse.files.textfile import text_of
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.rules.user_rules import usable
from eduparse.stages.reword.lexicon import FAMILIES, NOTHING, Lexicon, of_family
from eduparse.stages.reword.lexicon import read as read_lexicon
from eduparse.stages.reword.reference import References
from eduparse.stages.simplify.conversion import TARGETS, VARIANTS
from eduparse.stages.strip.effort import EFFORTS
from eduparse.stages.strip.template import Template
from eduparse.stages.strip.template import read as read_template

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

    ``choices`` are the words it may be, an empty one for none; ``least`` the smallest whole number;
    ``file`` what it names, where that is a file or a folder; ``flag`` how the command line spells it,
    where that is not the name.
    """
    about = {
        "help": help, "metavar": metavar or "|".join(c for c in choices if c), "choices": choices,
        "least": least, "file": file, "flag": flag,
    }  # fmt: skip
    return field(default=default, metadata=about)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the stages are told. Raises ConfigError where a value, a name or a file will not do.

    A path may be given as a string or a `Path`. Equal settings give equal rows.
    """

    variant: str = option(
        "auto",
        "Who wrote the traditional script: Taiwan (tw) writes 著 for the particle too, Hong Kong "
        "(hk) and OpenCC's standard (t) do not. Default: auto, by the text.",
        choices=VARIANTS,
    )
    to: str = option(
        "hans",
        "The script to write; hant is the reverse, in the forms of --variant. Default: hans.",
        choices=TARGETS,
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
        "Delete telephone numbers, e-mail addresses and names of contacts. Edits still hold them.",
        choices=("", "contacts"),
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

    def __post_init__(self) -> None:
        for f in OPTIONS:
            value = getattr(self, f.name)
            object.__setattr__(self, f.name, checked(f, value, "settings"))
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

    def rulebook(self) -> Rulebook:
        """The rules to go by: the packaged ones, the user's, less those that are switched off."""
        if not (self.rules or self.without):
            return PACKAGED
        return _rulebook(self.rules, self._text_of("rules"), self.without)

    def read_template(self) -> Template | None:
        """The template, or None. Raises ConfigError where the file has changed since."""
        return _template(self.template, self._text_of("template")) if self.template else None

    def read_lexicon(self) -> Lexicon:
        """The user's pairs; none where no lexicon is named."""
        return _lexicon(self.lexicon, self._text_of("lexicon")) if self.lexicon else NOTHING

    def read_references(self) -> References | None:
        """The clean documents, or None."""
        return self._references()[0] if self.reference else None

    def skipped_references(self) -> tuple[tuple[str, str], ...]:
        """Documents of the reference that are not restored from, each with the reason."""
        return self._references()[1] if self.reference else ()

    def read_corrections(self) -> Corrections:
        """What a person decided about single edits; nothing where no file is named."""
        if not self.corrections:
            return Corrections()
        return read_corrections(
            Path(self.corrections).name, self._text_of("corrections"), self.rulebook().every()
        )

    def _references(self) -> tuple[References, tuple[tuple[str, str], ...]]:
        found = _references(self.reference)
        self._refuse_changed("reference", found[0].digest)
        return found

    def _text_of(self, name: str) -> str:
        """The text of the file that the setting ``name`` names; empty where it names none."""
        path = getattr(self, name)
        if not path:
            return ""
        text = text_of(Path(path), _FILES[name])
        self._refuse_changed(name, _digest(text))
        return text

    def _refuse_changed(self, name: str, digest: str) -> None:
        if dict(self.digests).get(name, digest) != digest:
            raise ConfigError(
                f"{getattr(self, name)} has changed since the run began; start again."
            )


OPTIONS = tuple(f for f in fields(Settings) if f.init)
_FILES: Mapping[str, str] = {f.name: f.metadata["file"] for f in OPTIONS if f.metadata["file"]}


def checked(f: Any, value: Any, where: str) -> Any:
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


def settings_of(given: Mapping[str, Any]) -> Settings:
    """The settings called as in ``given``. Raises ConfigError on a name that does not exist."""
    known = [f.name for f in OPTIONS]
    for name in given:
        if name not in known:
            raise ConfigError(f"settings: there is no setting {name}. {nearest(name, known)}")
    return Settings(**given)


def _digests(settings: Settings) -> Iterable[tuple[str, str]]:
    """The digest of each file that is named; each is read, so that a mistake is known at once."""
    for name in _FILES:
        path = getattr(settings, name)
        if not path:
            continue
        if name == "reference":
            yield name, _references(path)[0].digest
        else:
            yield name, _digest(text_of(Path(path), _FILES[name]))
    settings.rulebook()
    settings.read_template()
    settings.read_lexicon()
    settings.read_corrections()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=16)
def _rulebook(path: str, text: str, without: tuple[str, ...]) -> Rulebook:
    return usable(Rulebook(text, path, tuple(dict.fromkeys(without))))


@lru_cache(maxsize=16)
def _template(path: str, text: str) -> Template:
    return read_template(text, path)


@lru_cache(maxsize=16)
def _lexicon(path: str, text: str) -> Lexicon:
    for family in FAMILIES:
        found = read_lexicon(text, path, of_family(family))
    return found


def _references(folder: str) -> tuple[References, tuple[tuple[str, str], ...]]:
    """The documents of ``folder``, read once while its files stay as they are."""
    return _known_references(folder, _listing(folder))


@lru_cache(maxsize=4)
def _known_references(folder: str, listing: str) -> tuple[References, tuple[tuple[str, str], ...]]:
    del listing  # the key: another list of files is another folder
    from eduparse.readers.references import (
        references,  # readers load slowly, and few runs need them
    )

    return references(folder)


def _listing(folder: str) -> str:
    """Names, sizes and times of all that stands below ``folder``."""
    path = Path(folder)
    if not path.is_dir():
        return ""
    return repr(sorted((str(f), identity(f)) for f in path.rglob("*") if f.is_file()))
