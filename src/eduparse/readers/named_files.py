"""The files that settings name: rules, templates, lexicons, clean documents, corrections.

Each is read once per process while it stays as it is. Whoever uses one says which digest it is to have:
a run in many processes must not go by a file that somebody changes meanwhile.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from eduparse.corrections.file import Corrections, read_corrections
from eduparse.digests import sha256
from eduparse.errors import ConfigError
from eduparse.files.storage import identity
from eduparse.files.textfile import text_of
from eduparse.readers.attached import digest_of as digest_of_folder
from eduparse.rules.rule import Rule
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.rules.user_rules import usable
from eduparse.stages.reword.lexicon import NOTHING, Lexicon, read_lexicon
from eduparse.stages.strip.template import Template, read_template

if TYPE_CHECKING:  # start-up
    from eduparse.stages.reword.reference import References

Skipped = tuple[tuple[str, str], ...]  # documents that are not restored from, each with the reason


def file_digest(path: str, what: str) -> str:
    """SHA-256 of the file at ``path``, which is a ``what`` for people; of a folder, of its documents.

    Raises ConfigError where it cannot be read.
    """
    if what == "reference":
        return named_references(path)[0].digest
    if what == "attachments":
        return digest_of_folder(path)
    return _digest(text_of(Path(path), what))


def rulebook(path: str, without: tuple[str, ...], digest: str = "") -> Rulebook:
    """The packaged rules, those in ``path``, less those in ``without``. Raises ConfigError."""
    if not (path or without):
        return PACKAGED
    return _rulebook(path, _text_of(path, "rule file", digest) if path else "", without)


def template(path: str, digest: str = "") -> Template | None:
    """The template in ``path``; None for an empty path. Raises ConfigError."""
    return _template(path, _text_of(path, "template", digest)) if path else None


def named_lexicon(path: str, digest: str = "") -> Lexicon:
    """The pairs in ``path``; none for an empty path. Raises ConfigError."""
    return _lexicon(path, _text_of(path, "lexicon", digest)) if path else NOTHING


def named_references(folder: str, digest: str = "") -> "tuple[References, Skipped]":
    """The clean documents below ``folder``, and what was left out. Raises ConfigError."""
    found = _references(folder, _listing(folder))
    _refuse_changed(folder, digest, found[0].digest)
    return found


def corrections(path: str, rules: Mapping[str, Rule], digest: str = "") -> Corrections:
    """What a person decided, by the file at ``path``; nothing for an empty path. Raises ConfigError."""
    if not path:
        return Corrections()
    text = _text_of(path, "corrections file", digest)
    return read_corrections(Path(path).name, text, rules)


def _text_of(path: str, what: str, digest: str) -> str:
    text = text_of(Path(path), what)
    _refuse_changed(path, digest, _digest(text))
    return text


def _refuse_changed(path: str, wanted: str, found: str) -> None:
    if wanted and wanted != found:
        raise ConfigError(f"{path} has changed since the run began; start again.")


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=16)
def _rulebook(path: str, text: str, without: tuple[str, ...]) -> Rulebook:
    return usable(Rulebook(text, path, tuple(dict.fromkeys(without))))


@lru_cache(maxsize=16)
def _template(path: str, text: str) -> Template:
    return read_template(text, path)


@lru_cache(maxsize=16)
def _lexicon(path: str, text: str) -> Lexicon:
    return read_lexicon(text, path)


@lru_cache(maxsize=4)
def _references(folder: str, listing: str) -> "tuple[References, Skipped]":
    del listing  # the key: another list of files is another folder
    from eduparse.readers.references import reference_index  # start-up: few runs name such a folder

    return reference_index(folder)


def _listing(folder: str) -> str:
    """Names, sizes and times of all that stands below ``folder``."""
    path = Path(folder)
    if not path.is_dir():
        return ""
    return repr(sorted((str(f), identity(f)) for f in path.rglob("*") if f.is_file()))
