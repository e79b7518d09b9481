"""The command in a process that has read the package already: a fork of a server with one thread.

What it costs to start Python and to import the package is paid once for many calls. The child is a
process of its own, with files for standard output and error, a folder and an environment.
"""

import atexit
import json
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class Warm:
    """The server; `run` answers as `command.run`."""

    def __init__(self) -> None:
        self._server = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._streams = tempfile.TemporaryDirectory()

    def run(
        self,
        *arguments: object,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        stdin: bytes = b"",
    ) -> "subprocess.CompletedProcess[bytes]":
        """``eduparse ARGUMENTS`` in ``cwd``, with the environment of this process and ``env``."""
        streams = Path(self._streams.name)
        (streams / "in").write_bytes(stdin)
        argv = ["eduparse", *map(str, arguments)]
        wanted = {
            "argv": argv,
            "cwd": str(cwd or Path.cwd()),
            "env": {**os.environ, **(env or {})},
            "streams": str(streams),
        }
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(json.dumps(wanted).encode() + b"\n")
        self._server.stdin.flush()
        code = int(self._server.stdout.readline())
        out, err = ((streams / name).read_bytes() for name in ("out", "err"))
        return subprocess.CompletedProcess(argv, code, out, err)

    def close(self) -> None:
        """End the server."""
        assert self._server.stdin
        self._server.stdin.close()
        self._server.wait(10)
        self._streams.cleanup()


def _serve() -> None:
    import eduparse
    import eduparse.cli.stages
    import eduparse.review.rule_proof
    import eduparse.run.batch
    from eduparse.rules.rule import catalogue

    catalogue()
    eduparse.clean("關(guān)于做好統(tǒng)籌工作的通知\n一、提高認識。\n".encode())
    for line in sys.stdin.buffer:
        child = os.fork()
        if not child:
            _call(json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _call(wanted: Mapping[str, Any]) -> None:
    from eduparse.cli import main

    os.chdir(wanted["cwd"])
    streams = Path(wanted["streams"])
    for name, number, flags in (
        ("in", 0, os.O_RDONLY),
        ("out", 1, os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        ("err", 2, os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    ):
        if number:  # what an earlier call left behind may still write to the file it was given
            (streams / name).unlink(missing_ok=True)
        os.dup2(os.open(streams / name, flags, 0o600), number)
    os.environ.clear()
    os.environ.update(wanted["env"])
    sys.argv = wanted["argv"]
    code: Any = 0
    try:
        main()
    except SystemExit as ended:
        code = ended.code
    except BaseException:  # noqa: BLE001 - nothing may lead back to the server's loop
        traceback.print_exc()
        code = 1
    atexit._run_exitfuncs()  # noqa: SLF001 - what `multiprocessing` shared is given back, as at a common end
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    _serve()
