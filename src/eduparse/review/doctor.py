"""Is this installation sound: what is loaded, what is there, and does it do its work."""

import platform
import sys
from collections.abc import Iterator
from importlib import metadata

import eduparse
from eduparse.document.records import dataclass
from eduparse.errors import EduparseError
from eduparse.language.messages import label
from eduparse.rules.rule import catalogue
from eduparse.stamp import FOLDERS, data_paths, stamp

_PACKAGES = ("typer", "rich", "opencc", "charset-normalizer", "regex", "orjson")
_IMPOSTOR = "opencc-python-reimplemented"
# One sentence with readings, double-escaped quotes and traditional script, and what it should be.
_DAMAGED = (
    "關(guān)于統(tǒng)籌城鄉(xiāng)義務(wù)教育發(fā)展的通知\n\n"
    "一、提高認識，著力推進&amp;ldquo;均衡發(fā)展&amp;rdquo;，辦好每一所學(xué)校。\n"
    "二、加強領導。\n"
)
_SOUND = "关于统筹城乡义务教育发展的通知\n\n一、提高认识，着力推进“均衡发展”，办好每一所学校。\n二、加强领导。\n"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, what was seen, and whether that is well."""

    what: str
    seen: str
    well: bool = True


def examine() -> Iterator[Finding]:
    """Everything worth knowing about this installation, one finding each."""
    version = f"{platform.python_implementation()} {platform.python_version()}"
    yield Finding("python", f"{version}, {platform.system()}", well=sys.version_info >= (3, 11))
    made = stamp({}, ())
    yield Finding("eduparse", f"{made.version}, rules {made.rules[:19]}")
    for name in _PACKAGES:
        yield _package(name)
    for what, look in (
        ("opencc loaded", _opencc),
        ("opencc tables", _opencc_converts),
        ("data files", _data),
        (label("self-test"), _self_test),
    ):
        try:
            well, seen = look()
        except Exception as error:  # noqa: BLE001 - a doctor reports what it meets, whatever it is
            well, seen = False, f"{type(error).__name__}: {error}"
        yield Finding(what, seen, well=well)


def _package(name: str) -> Finding:
    try:
        return Finding(name, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, f"is missing: pip install {name}", well=False)


def _opencc() -> tuple[bool, str]:
    """Two distributions install the same import name; the one in Python is slower and differs."""
    import opencc

    found = metadata.packages_distributions().get("opencc", [])
    where = str(opencc.__file__)
    if any(name.lower() == _IMPOSTOR for name in found):
        return False, (
            f"{_IMPOSTOR} is installed over it ({where}): "
            f"pip uninstall {_IMPOSTOR}, then pip install --force-reinstall opencc"
        )
    return True, f"{', '.join(sorted(set(found)))}, loaded from {where}"


def _opencc_converts() -> tuple[bool, str]:
    from opencc import OpenCC

    seen = OpenCC("tw2s").convert("著力")
    return seen == "着力", f"著力 is read as {seen}"


def _data() -> tuple[bool, str]:
    try:
        rules = len(catalogue())
    except EduparseError as error:
        return False, str(error)
    names = [name for name, _ in data_paths()]
    counts = {folder: sum(n.startswith(f"{folder}/") for n in names) for folder in FOLDERS}
    seen = ", ".join(f"{folder} {n}" for folder, n in counts.items())
    return all(counts.values()), f"{rules} rules, files: {seen}"


def _self_test() -> tuple[bool, str]:
    data = _DAMAGED.encode()
    docs = eduparse.clean(data)
    text = "".join(d.text for d in docs)
    if text != _SOUND:
        return False, f"a damaged page became {text!r}, not {_SOUND!r}"
    if "".join(d.undo() for d in docs).encode() != data:
        return False, "undo did not give the damaged page back"
    labels = [c.label for d in docs for c in d.clauses]
    if "一、" not in labels:
        return False, f"the clause 一、 was not found, only {labels}"
    edits = sum(len(layer.edits) for d in docs for layer in d.layers)
    return True, f"a damaged page was mended with {edits} edits, and undone"
