"""The columns of somebody else's rows, where text and id have other names than ours.

`--text-column` and `--id-column` name them. A row is read as if they were called ``text`` and ``id``; what it
had under these names before is hidden by them.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from eduparse.document.records import dataclass
from eduparse.errors import DocumentError

_NAMED = 8  # names of columns that a message lists
_LONGEST_NAME = 30  # code points of each


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns that hold text and id; empty where they are called so."""

    text: str = ""
    id: str = ""

    def __bool__(self) -> bool:
        """Whether any has another name."""
        return bool(self.text or self.id)

    def wanted(self) -> tuple[str, ...]:
        """The columns that are named."""
        return tuple(name for name in (self.text, self.id) if name)

    def check(self, names: Iterable[str]) -> None:
        """Raises DocumentError where ``names`` lack a column, or have none that holds pages."""
        found = tuple(names)
        for name in self.wanted():
            if name not in found:
                raise DocumentError(
                    f"No column is called {name}; its columns are {_listed(found)}."
                )
        if not self.text and not {"text", "html"} & set(found):
            raise DocumentError(
                f"No column is called text or html; its columns are {_listed(found)}: "
                "name one with --text-column."
            )

    def renamed(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """``row`` with text and id under our names."""
        out = dict(row)
        for ours, theirs in (("text", self.text), ("id", self.id)):
            if theirs:
                out.pop(ours, None)
                if row.get(theirs) is not None:
                    out[ours] = row[theirs]
        return out


PLAIN = Columns()


def _listed(names: tuple[str, ...]) -> str:
    more = ", …" if len(names) > _NAMED else ""
    return (", ".join(map(_shown, names[:_NAMED])) or "none") + more


def _shown(name: str) -> str:
    """``name`` as a message can hold it: on one line, and not too long."""
    plain = "".join(c if c.isprintable() else "\ufffd" for c in name[:_LONGEST_NAME])
    return plain if len(name) <= _LONGEST_NAME else f"{plain}…"
