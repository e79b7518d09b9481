"""How a command is shown in its own help: usage and arguments as they are written here.

Typer decorates what it is given ({OUT}, <list[str]>), differently from version to version; a reader
wants the one notation of manuals: NAME is needed, [NAME] is not, and dots stand for more of them.
"""

from typing import Any

from typer.core import TyperCommand


class Shown(TyperCommand):
    """A command whose usage names its arguments as their metavar does."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        for param in self.params:
            if param.param_type_name == "argument":
                param.get_help_record = _as_written(param)  # type: ignore[method-assign]

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The pieces of the usage behind the name of the command."""
        del ctx
        named = [p for p in self.params if p.param_type_name == "argument"]
        return ["[OPTIONS]", *(str(getattr(p, "metavar", None) or p.name) for p in named)]


def _as_written(param: Any) -> Any:
    """What the help says of an argument: its metavar, and its own words."""
    return lambda _ctx: (str(param.metavar or param.name), param.help or "")
