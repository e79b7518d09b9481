"""The command ``decode``, with a line in a file for every shard that is begun.

Run as ``python -m bench._counted LOG INPUT OUT WORKERS``; `bench.resume` kills it.
"""

import os
import sys
from functools import partial
from pathlib import Path

from eduparse.run import batch
from eduparse.run.journal import has_part
from eduparse.run.options import RunOptions
from eduparse.run.process import process_shard, run
from eduparse.run.shards import Job, ShardReport, ShardTask


def counted(log: str, task: ShardTask) -> ShardReport:
    """`process_shard`, noted in ``log`` where there is something to do."""
    # A worker may be ended after the part was written and before anybody heard of it: nothing is done then.
    if task.records and not has_part(task):
        # One write of a short line is whole, whoever else writes.
        file = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(file, f"{task.records[0].source} {len(task.records)}\n".encode())
        os.close(file)
    return process_shard(task)


def main() -> int:
    """Do the run; returns its exit code."""
    log, source, out, workers = sys.argv[1:]
    vars(batch)["run"] = partial(run, work=partial(counted, log))
    options = RunOptions(output=out, workers=int(workers), quiet=True, report=f"{log}.json")
    Path(log).touch()
    return batch.run_batch([source], Job("decode"), options)


if __name__ == "__main__":
    sys.exit(main())
