"""Patterns that are compiled when a text first meets them.

A module of the genre's forms names dozens of patterns, the package over six hundred: compiling them all takes
longer than to clean a page, and most pages meet a quarter of them.
"""

import re
from typing import TYPE_CHECKING, Any, AnyStr, cast

from eduparse.language import prepared

if TYPE_CHECKING:
    import regex


class LazyPattern:
    """Stands for a compiled pattern: each method is taken from it once and then is an attribute here."""

    def __init__(self, expression: str | bytes, flags: int) -> None:
        self.pattern = expression
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by copying and pickling, which the reduced form serves
            raise AttributeError(name)
        value = getattr(self.compiled(), name)
        setattr(self, name, value)
        return value

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.pattern, self._flags)

    def compiled(self) -> "re.Pattern[Any]":
        """The pattern itself, made once. Raises re.error where the expression is none."""
        if "_made" not in self.__dict__:
            self._made = prepared.compiled_pattern(self.pattern, self._flags)
        return self._made


class LazyRule(LazyPattern):
    """The same for a pattern of `regex`."""

    def compiled(self) -> Any:
        """The pattern itself, made once. Raises regex.error where the expression is none."""
        if "_made" not in self.__dict__:
            self._made = prepared.compiled_rule(str(self.pattern), self._flags)
        return self._made


def lazy_pattern(expression: AnyStr, flags: int = 0) -> "re.Pattern[AnyStr]":
    """``re.compile(expression, flags)``, done when the pattern is first asked for anything but its text."""
    return cast("re.Pattern[AnyStr]", LazyPattern(expression, flags))


def lazy_rule(expression: str, flags: int = 0) -> "regex.Pattern[str]":
    """``regex.compile(expression, flags)``, done when the pattern is first asked for anything but its text."""
    return cast("regex.Pattern[str]", LazyRule(expression, flags))
