"""Which rules a run goes by: the packaged ones, a user's own beside them, some switched off.

A pass is handed the book and asks it for its rules by the name of their file. What a pass makes of its
rules (gates, tables) is kept in the book, made once.

A rule is switched off in two ways. The passes of OPEN run whatever rules they are given: there it is
left out. All others decide in code: what the rule says there is dropped before it is applied.
"""

from collections.abc import Callable
from dataclasses import field
from typing import Any, TypeVar

from eduparse.digests import sha256
from eduparse.document.records import dataclass
from eduparse.rules.rule import Rule, catalogue, packaged_rules, parse_rules

Made = TypeVar("Made")

# Passes that run whatever rules they are given, and the file of the packaged ones.
OPEN = {
    "strip.lines": "noise",
    "strip.spans": "spam",
    "strip.no-body": "no-body",
    "reword": "reword",
    "split.tree": "labels",
    "split.contacts": "contacts",
    "split.redact": "redact",
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
        digest = sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        return f"rules {digest} without {' '.join(sorted(self.without))}"

    def own(self) -> tuple[Rule, ...]:
        """The user's rules. Raises ConfigError as `rules.parse`."""
        return self.kept(
            "own", lambda: tuple(parse_rules(self.text, self.where)) if self.text else ()
        )

    def every(self) -> dict[str, Rule]:
        """Every rule by its id, those that are switched off too."""
        return self.kept("every", lambda: catalogue() | {rule.id: rule for rule in self.own()})

    def rules(self, name: str) -> tuple[Rule, ...]:
        """The packaged rules of ``rules/data/<name>.toml`` and the user's for the same pass."""
        return self.kept(("rules", name), lambda: self._rules(name))

    def _rules(self, name: str) -> tuple[Rule, ...]:
        mine = (r for r in self.own() if OPEN.get(r.pass_name) == name)
        return tuple(
            rule
            for rule in (*packaged_rules(name), *mine)
            if rule.id not in self.off() or rule.pass_name not in OPEN or rule.expression is None
        )

    def off(self) -> frozenset[str]:
        """The ids that are switched off."""
        return self.kept("off", lambda: frozenset(self.without))

    def removes_noise(self, step: str, rule: str) -> bool:
        """Whether an edit of ``rule`` takes away what never was the text: noise of a site or a page.

        All of `strip` does, and of what printed pages leave the rules that name a class.
        """
        if step != "repair.paging":
            return step.startswith("strip.")
        entry = self.every().get(rule)
        return entry is not None and bool(entry.noise_class)

    def kept(self, key: Any, make: Callable[[], Made]) -> Made:
        """What ``make`` gives for this book, made once."""
        if key not in self._memo:
            self._memo[key] = make()
        made: Made = self._memo[key]
        return made


PACKAGED = Rulebook()
