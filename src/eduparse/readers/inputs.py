"""Which files the arguments of a command mean, and the names they go by.

An argument is a file, a folder (searched in a fixed order), a glob or ``-``. Of a folder that `datasets` keeps
on a disk only its tables are inputs, in the order of the dataset; its card and its state are about it. The name of a file is
its path inside the folder that was named, so that rows never depend on where a corpus lies.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from eduparse.document.records import dataclass
from eduparse.errors import DocumentError
from eduparse.files.optional_packages import NEEDS, missing
from eduparse.files.storage import Place, Remote, followed, is_remote, spelt, without_scheme
from eduparse.language.lazy_pattern import lazy_pattern

REJECTS = "_rejects.jsonl"
COPIES = "_copies.jsonl"
OURS_BESIDE = (REJECTS, ".rejects.jsonl", COPIES)  # what a run writes beside its rows
STDIN = "-"
_PACKED = lazy_pattern(r"\.(?:gz|zst)$")
_WILD = lazy_pattern(r"[*?\[]")
ROW_SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst")
TABLES = (".parquet", ".arrow")  # of typed columns
_TABLES_BELOW = ("data", "train", "test", "validation")  # folders of tables beside a card


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read and the name it has in rows; ``path`` None is standard input.

    ``problem`` says why it cannot be read at all.
    """

    path: Place | None
    name: str
    problem: DocumentError | None = None

    @property
    def is_rows(self) -> bool:
        """Whether its name says that it holds rows."""
        return self.name.lower().endswith(ROW_SUFFIXES)


def find_inputs(arguments: Iterable[str], skip: frozenset[Place] = frozenset()) -> Iterator[Input]:
    """The files that ``arguments`` mean, in a fixed order, without the resolved paths in ``skip``.

    A named path that does not exist or cannot be opened comes with a problem of stage ``find``.
    """
    for found in _found(arguments, skip):
        yield found if (name := spelt(found.name)) == found.name else replace(found, name=name)


def _found(arguments: Iterable[str], skip: frozenset[Place]) -> Iterator[Input]:
    for argument in map(without_scheme, arguments):
        if not argument:
            why = "It is empty; a variable of the shell may not be set."
            yield Input(None, "INPUT", DocumentError(why, "find"))
            continue
        if argument == STDIN:
            yield Input(None, STDIN)
            continue
        if is_remote(argument):
            yield from _stored(Remote(argument), skip)
            continue
        path = Path(argument)
        if not os.path.lexists(path) and any(c in argument for c in "*?["):
            yield from _globbed(argument, skip)
        elif path.is_dir():
            yield from _walk(path, path, skip, "find")
        else:
            yield Input(path, path.name, _unreadable(path))


def _stored(place: Remote, skip: frozenset[Place]) -> Iterator[Input]:
    """The files of a store that an address means: one, all below it, or those of a pattern."""
    try:
        if wild := _WILD.search(place.url):
            fixed = place.url[: wild.start()]
            root, found = f"{fixed.rpartition('/')[0]}/", place.matches()
        elif place.is_file():
            yield Input(place, place.name)
            return
        else:
            root, found = f"{place.url.rstrip('/')}/", place.below()
    except OSError as error:
        yield Input(place, str(place), cannot_read(error, "find"))
        return
    if not found:
        yield Input(place, str(place), DocumentError("There is nothing at the address.", "find"))
    # Who names files of such a folder means them.
    apart = [f"{s}/" for s in skip if isinstance(s, Remote) and not root.startswith(f"{s}/")]
    for file in found:
        name = file.url.removeprefix(root)
        if not (_left_out(name) or file.url.startswith(tuple(apart))):
            yield Input(file, name)


def _left_out(name: str) -> bool:
    """Whether a file of a folder is hidden, or tells what a run of ours left out."""
    ours = name.endswith(OURS_BESIDE)
    return ours or any(part.startswith(".") for part in name.split("/"))


def cannot_read(error: OSError, stage: str = "read") -> DocumentError:
    """The problem of a file that the system does not let us read."""
    return DocumentError(f"It cannot be read: {error.strerror or error}.", stage)


def _unreadable(path: Path) -> DocumentError | None:
    if not path.exists():
        what = "is a link to nothing" if path.is_symlink() else "does not exist"
        return DocumentError(f"The path {what}; check its spelling.", "find")
    if not path.is_file():
        return None  # opening a pipe to try it would lose what is in it
    try:
        path.open("rb").close()
    except OSError as error:
        return cannot_read(error, "find")
    return None


def _globbed(pattern: str, skip: frozenset[Place]) -> Iterator[Input]:
    """Matches of ``pattern``, named by their path below the part of it that has no wildcard."""
    import glob

    parts = Path(pattern).parts
    fixed = next(n for n, part in enumerate(parts) if any(c in part for c in "*?["))
    root = Path(*parts[:fixed])
    found = sorted(Path(p) for p in glob.glob(pattern, recursive=True))  # noqa: PTH207 - absolute patterns
    if not found:
        yield Input(None, pattern, DocumentError("No file matches the pattern.", "find"))
    # Who names files of such a folder means them.
    skip = skip.difference(_folders_of(root)) if skip else skip
    for path in found:
        if skip and not skip.isdisjoint(_folders_of(path)):
            continue
        if path.is_dir():
            if "**" not in pattern:
                yield from _walk(path, root, skip, "find")
        else:
            yield Input(path, path.relative_to(root).as_posix(), _unreadable(path))


def _folders_of(path: Path) -> tuple[Path, ...]:
    """A path, links followed, and all that it lies in."""
    here = Path(os.path.realpath(path))
    return here, *here.parents


def _walk(
    folder: Path,
    root: Path,
    skip: frozenset[Place],
    stage: str = "read",
    above: tuple[Place, ...] = (),
) -> Iterator[Input]:
    """Files below ``folder``, sorted by name level by level, without hidden ones and our rejects.

    ``above`` are the folders it lies in, without links: one that leads back to them is not followed.
    """
    above = (*above, followed(folder))
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except OSError as error:
        name = folder.relative_to(root).as_posix()
        yield Input(folder, str(folder) if name == "." else name, cannot_read(error, stage))
        return
    for entry in _of_dataset(folder, entries) or entries:
        path = Path(entry.path)
        if entry.name.startswith(".") or entry.name.endswith(OURS_BESIDE):
            continue
        if _is_about(path, entries):
            continue
        if skip and followed(path) in skip:
            continue
        name = path.relative_to(root).as_posix()
        try:
            is_file, is_folder = entry.is_file(), entry.is_dir()
        except OSError as error:  # a link to itself, or into a folder that is closed
            yield Input(path, name, cannot_read(error))
            continue
        if is_file:
            yield Input(path, name)
        elif not is_folder:
            yield Input(path, name, DocumentError("It is not a regular file; it was left out."))
        elif followed(path) not in above:
            yield from _walk(path, root, skip, above=above)


def _of_dataset(
    folder: Path, entries: Sequence["os.DirEntry[str]"]
) -> list["os.DirEntry[str]"] | None:
    """The tables of a folder that `Dataset.save_to_disk` wrote, in their order; None where it is none."""
    found = {entry.name: entry for entry in entries}
    if not found.keys() >= {"state.json", "dataset_info.json"}:
        return None
    try:
        import json  # start-up

        told = json.loads((folder / "state.json").read_bytes())
        return [found[file["filename"]] for file in told["_data_files"]] or None
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _is_about(path: Path, entries: Sequence["os.DirEntry[str]"]) -> bool:
    """Whether a file is about the dataset beside it: the list of its splits, its card."""
    if path.name == "dataset_dict.json":
        return True
    if path.name != "README.md" or not any(
        entry.name.endswith(TABLES) or entry.name in _TABLES_BELOW for entry in entries
    ):
        return False
    try:
        with path.open("rb") as file:  # the head that the hub asks of a card
            return file.readline().rstrip() == b"---"
    except OSError:
        return False


def refuse_missing(sources: Iterable[Input]) -> None:
    """Raises ConfigError where the name of one of ``sources`` tells that a package is missing.

    Where all are installed, which is told without importing any, nothing is looked at.
    """
    lacking = [suffix for suffix, (package, _) in NEEDS.items() if find_spec(package) is None]
    if not lacking:
        return
    for source in sources:
        name = source.name.lower()
        for suffix in lacking:
            if source.problem is None and suffix in (name[-len(suffix) :], _inner(name)):
                raise missing(f"{source.name} needs", suffix, ", or leave such files out")


def _inner(name: str) -> str:
    """The last suffix but that of the compression."""
    bare = _PACKED.sub("", name)
    return bare[bare.rfind(".") :] if "." in bare else ""
