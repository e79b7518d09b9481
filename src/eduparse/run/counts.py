"""The counts of a run as one JSON object, for machines: what ``--report FILE`` asks for."""

from pathlib import Path

from eduparse.errors import ConfigError, cannot_write, output_error
from eduparse.files.storage import AtomicFile, is_special, place
from eduparse.rows.jsonl import dump_line
from eduparse.run.rejects import Rejects
from eduparse.run.shards import Job
from eduparse.run.tally import Tally
from eduparse.stamp import stamp


def try_counts(target: str) -> None:
    """Raises ConfigError where the report of a run could not be written at its end."""
    path = place(target)
    if target and isinstance(path, Path):
        try:
            if path.is_dir():
                raise IsADirectoryError
            if not is_special(path):  # a pipe is opened once
                AtomicFile(path, plain=True).abort()
        except OSError as error:
            raise ConfigError(cannot_write(target, error, "--report")) from error


def write_counts(target: str, job: Job, tally: Tally, rejects: Rejects, code: int) -> None:
    """The counts of the run as one JSON object. Raises OutputError."""
    told = {
        "command": job.command,
        "eduparse": made_by(job),
        "exit": code,
        **tally.report(),
        "rejects": {f"{stage} {error}": n for (stage, error), n in sorted(rejects.kinds.items())},
    }
    try:
        file = AtomicFile(place(target), plain=True)
        file.write(dump_line(told))
        file.commit()
    except OSError as error:
        raise output_error(target, error, "--report") from error


def made_by(job: Job) -> dict[str, str]:
    """Version and digest of the rules, as the rows of a whole flow with these settings have them."""
    made = stamp(job.settings.changed(), ())
    return {"version": made.version, "rules": made.rules}
