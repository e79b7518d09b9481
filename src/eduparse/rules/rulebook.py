"""Which rules a run goes by: the packaged ones, a user's own beside them, some switched off.

A pass asks for its rules by the name of their file and gets those of the book in force; the pipeline
puts a book in force around each pass (`Ruled`), so that a pass stays a pure function of the document
and the book, in any process. What a pass makes of its rules (gates, tables) is kept per book.

A rule is switched off in two ways. The passes of OPEN run whatever rules they are given: there it is
left out. All others decide in code: there what the rule says is dropped.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from eduparse.rules.rule import Rule, catalogue, packaged, parse

if TYPE_CHECKING:
    from eduparse.document.document import Document, Findings, Pass

Made = TypeVar("Made")

# Passes that run whatever rules they are given, and the file of the packaged ones.
OPEN = {
    "strip.lines": "noise",
    "strip.spans": "spam",
    "reword": "reword",
    "split.tree": "labels",
    "split.contacts": "contacts",
}


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The packaged rules without those in ``without``, and the rules of a user's file.

    ``text`` is the content of that file and ``where`` its name; the content travels to the workers,
    so that none of them reads a file that has changed since.
    """

    text: str = ""
    where: str = ""
    without: tuple[str, ...] = ()
    _memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return Rulebook, (self.text, self.where, self.without)

    @property
    def key(self) -> str:
        """What the stamp of a row says of it; empty for the packaged rules."""
        if not (self.text or self.without):
            return ""
        digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        return f"rules {digest} without {' '.join(sorted(self.without))}"

    def own(self) -> tuple[Rule, ...]:
        """The user's rules. Raises ConfigError as `rules.parse`."""
        return self.kept("own", lambda: tuple(parse(self.text, self.where)))

    def every(self) -> dict[str, Rule]:
        """Every rule by its id, those that are switched off too."""
        return catalogue() | {rule.id: rule for rule in self.own()}

    def rules(self, name: str) -> tuple[Rule, ...]:
        """The packaged rules of ``rules/<name>.toml`` and the user's for the same pass."""
        mine = (r for r in self.own() if OPEN.get(r.pass_name) == name)
        return tuple(
            rule
            for rule in (*packaged(name), *mine)
            if rule.id not in self.without or rule.pass_name not in OPEN or rule.expression is None
        )

    def kept(self, key: Any, make: Callable[[], Made]) -> Made:
        """What ``make`` gives for this book, made once."""
        if key not in self._memo:
            self._memo[key] = make()
        made: Made = self._memo[key]
        return made


PACKAGED = Rulebook()
_IN_FORCE: ContextVar[Rulebook] = ContextVar("rulebook", default=PACKAGED)


@contextmanager
def using(book: Rulebook) -> Iterator[None]:
    """Put ``book`` in force."""
    token = _IN_FORCE.set(book)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def rules(name: str) -> tuple[Rule, ...]:
    """The rules of the file ``name`` in the book in force."""
    book = _IN_FORCE.get()
    return book.kept(name, lambda: book.rules(name))


def known() -> dict[str, Rule]:
    """Every rule of the book in force by its id, those that are switched off too."""
    book = _IN_FORCE.get()
    return book.kept(known, book.every)


def removes_noise(step: str, rule: str) -> bool:
    """Whether an edit of ``rule`` takes away what never was the text: furniture of a site or a page.

    All of `strip` does, and of what a layout tells (`decode.frame`) the rules that name a class; marks
    of Markdown and wrapped lines are damage of neither kind.
    """
    if step != "decode.frame":
        return step.startswith("strip.")
    entry = known().get(rule)
    return entry is not None and bool(entry.noise_class)


def switched_off() -> frozenset[str]:
    """The ids that the book in force goes without."""
    book = _IN_FORCE.get()
    return book.kept(switched_off, lambda: frozenset(book.without))


def per_rulebook(make: Callable[..., Made]) -> Callable[..., Made]:
    """As `functools.cache`, for each book."""

    @wraps(make)
    def made(*given: Any) -> Made:
        memo = _IN_FORCE.get()._memo  # noqa: SLF001 - the hot path of every pass
        key = (make, given)
        if key not in memo:
            memo[key] = make(*given)
        found: Made = memo[key]
        return found

    return made


class Ruled:
    """The pass ``step`` under ``book``."""

    def __init__(self, step: "Pass", book: Rulebook) -> None:
        self.name = step.name
        self._step = step
        self._book = book
        self._off = frozenset(book.without)

    def __call__(self, doc: "Document") -> "Findings":
        """What the pass finds, without what rules say that are switched off."""
        with using(self._book):
            found = self._step(doc)
        if not self._off:
            return found
        return replace(
            found,
            edits=tuple(e for e in found.edits if e.rule not in self._off),
            warnings=tuple(w for w in found.warnings if w.code not in self._off),
        )
