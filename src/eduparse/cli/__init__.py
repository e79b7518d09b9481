"""The command line: Typer commands only, which parse, call and print."""

import atexit
import io
import os
import signal
import sys
import threading
from copy import copy
from functools import cache
from types import FrameType
from typing import Annotated, Any

import typer

import eduparse.cli.start  # noqa: F401 - first, as it says
from eduparse.cli import copying, examples, explaining, learning, reporting, rules, stages, views
from eduparse.cli.help import HelpGroup
from eduparse.errors import ConfigError, DiskFullError, EduparseError, OutputError
from eduparse.files.version import VERSION
from eduparse.language.messages import LANGUAGES, choose, shown, wanted
from eduparse.run.collection import leave_uncollected
from eduparse.run.options import RUN_OPTIONS
from eduparse.run.progress import tell

INTERRUPTED, TERMINATED, BROKEN_PIPE, FAILED, DISK_FULL = 130, 143, 141, 2, 74
_LANG = next(f.metadata for f in RUN_OPTIONS if f.name == "lang")
_TRACEBACK = (
    "EDUPARSE_TRACEBACK"  # set in the environment, it lets a fault show its way through the code
)


class _Terminated(KeyboardInterrupt):
    """The system or a person asked the process to end: as Ctrl-C, with the exit code of the signal."""


class Commands(HelpGroup):
    """Turns what stops a run into one line and the exit code that stands for it."""

    _language = LANGUAGES[0]

    def main(self, *args: Any, **given: Any) -> Any:
        """Run the command line; a wrong call is answered in one line."""
        typed = given.get("args") or (args[0] if args else None)
        self._language = wanted(sys.argv[1:] if typed is None else typed, os.environ)
        choose(self._language)
        try:
            code = super().main(*args, **{**given, "standalone_mode": False})
        except typer.TyperException as error:
            if "\n" in error.format_message():  # the help of a group that was called alone
                sys.stderr.write(error.format_message() + "\n")
            else:
                _tell_misuse(error)
            raise SystemExit(FAILED) from error
        raise SystemExit(code or 0)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        try:
            return self._to_the_end(ctx)
        except DiskFullError as error:
            tell(str(error))
            raise SystemExit(DISK_FULL) from error
        except EduparseError as error:
            tell(str(error))
            raise SystemExit(FAILED) from error
        except _Terminated:
            raise SystemExit(TERMINATED) from None
        except KeyboardInterrupt:
            raise SystemExit(INTERRUPTED) from None
        except BrokenPipeError:
            _drop_output()
            raise SystemExit(BROKEN_PIPE) from None
        except (typer.Exit, typer.Abort, typer.TyperException):
            raise
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            tell(f"{where}{error.strerror or error}.")
            _drop_output()
            raise SystemExit(FAILED) from error
        except Exception as error:
            if os.environ.get(_TRACEBACK):
                raise
            tell(
                f"{type(error).__name__}: {error}; this is a fault of eduparse: please report it, with "
                f"what {_TRACEBACK}=1 adds."
            )
            raise SystemExit(FAILED) from error

    def _to_the_end(self, ctx: Any) -> Any:
        """Run the command and hand over all that it printed."""
        try:
            _refuse_language(self._language)
            return super().invoke(ctx)
        except OutputError:
            _drop_output()
            raise
        finally:
            sys.stdout.flush()


def _drop_output() -> None:
    """Let go what waits for a standard output that takes nothing: the interpreter would try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse_language(language: str) -> None:
    if language not in LANGUAGES:
        raise ConfigError(f"--lang is {language}; it is {' or '.join(LANGUAGES)}.")


app = typer.Typer(
    cls=Commands,
    name="eduparse",
    help="Clean scraped Chinese policy documents into numbered clauses, and prove every change.",
    epilog="Begin with: eduparse clean FOLDER -o out, and eduparse explain PAGE. The help of each "
    "command has examples: eduparse clean --help.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _tell_misuse(error: Any) -> None:
    """Tell a wrong call: where, what, and which help to look at."""
    where = error.ctx.command_path if getattr(error, "ctx", None) else "eduparse"
    said = error.format_message()
    said += "" if said.endswith((".", "?")) else "."
    told = where.removeprefix("eduparse").strip()
    look = shown(f"{where} --help shows what there is.")
    said = shown(said)
    said += "" if said.endswith(("。", "？")) else " "
    tell(f"{told + ': ' if told else ''}{said}{look}")


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer calls it with the value of the flag
    if wanted:
        typer.echo(f"eduparse {VERSION}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    ctx: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar=_LANG["metavar"], help=_LANG["help"])
    ] = None,
) -> None:
    """Clean scraped Chinese policy documents into numbered clauses, and prove every change."""
    del version, lang  # `Commands.main` looked for the language before anything was parsed
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help(), err=True)
        raise typer.Exit(FAILED)


@cache
def commands() -> typer.Typer:
    """The application with all its commands, each with its examples."""
    stages.register(app)
    learning.register(app)
    explaining.register(app)
    reporting.register(app)
    views.register(app)
    copying.register(app)
    rules.register(app)
    examples.add(app)
    return app


def main() -> None:
    """The command ``eduparse``."""
    leave_uncollected()
    _open_streams()
    signal.signal(signal.SIGTERM, _terminate)
    try:
        one_command(commands(), sys.argv[1:2])()
    finally:
        leave_uncollected()


def _open_streams() -> None:
    """Put streams where whoever called has closed some: nothing comes from one, writing to standard output fails.

    Without them the next file that is opened would get their numbers.
    """
    for name, way in (("stdin", os.O_RDONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            file = io.FileIO(os.open(os.devnull, way), "r" if name == "stdin" else "w")
            buffer = io.BufferedReader(file) if name == "stdin" else io.BufferedWriter(file)
            setattr(sys, name, io.TextIOWrapper(buffer, "utf-8", "backslashreplace"))


def run_command() -> None:
    """`main` in a process of its own, which ends at once: to free what it holds takes longer than to clean a page.

    Returns nothing: where somebody looks into the process, or its end cannot be told by a number, the
    interpreter ends it as any other.
    """
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int) or sys.flags.inspect or _is_looked_into():
            raise
        # What the interpreter does at its end, but that it frees every object.
        threading._shutdown()  # type: ignore[attr-defined]  # noqa: SLF001 - nothing else waits for threads
        atexit._run_exitfuncs()  # noqa: SLF001 - nothing else calls them
        try:
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
        except (OSError, ValueError):
            raise end from None  # the interpreter tells it
        os._exit(end.code & 0xFF)


def _is_looked_into() -> bool:
    """Whether a profiler, a debugger or a count of lines waits for the end."""
    watched = getattr(sys, "monitoring", None)  # from Python 3.12 on
    return bool(
        sys.getprofile()
        or sys.gettrace()
        or (watched and any(watched.get_tool(number) for number in range(6)))
    )


def one_command(every: typer.Typer, named: list[str]) -> typer.Typer:
    """The application with the command ``named`` alone, since it takes long to make twenty; else with all."""
    found = [c for c in every.registered_commands if c.name in named]
    if not found:
        return every
    one = copy(every)
    one.registered_commands, one.registered_groups = found, []
    return one


def _terminate(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # once is enough: what is done is being kept
    raise _Terminated
