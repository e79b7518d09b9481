"""A run in shards: records in, rows out, the same bytes for any number of workers.

`process_shard` is the unit of work: it depends on its task alone, is whole or not at all, and can be
done again anywhere. `run` hands tasks to a runner and gives the reports back in the order of the
tasks, with a bounded number of them under way, so that memory does not grow with the input.
"""

from collections.abc import Callable, Iterable, Iterator

from eduparse.errors import ConfigError
from eduparse.run.collection import collect_rarely
from eduparse.run.journal import has_part, write_part
from eduparse.run.shards import Reject, ShardReport, ShardTask, record_tasks
from eduparse.run.together import outcomes, rejected
from eduparse.run.watchdog import Clock

RUNNERS = ("serial", "processes", "ray")


def process_shard(task: ShardTask) -> ShardReport:
    """Do a task, and keep its report in its part. An error of any kind costs its record only.

    Where the part cannot be written the report carries the rows, and a later run does it again.
    """
    collect_rarely()
    if has_part(task):
        return ShardReport((), task.part)
    clock = Clock(task.job.max_seconds)
    try:
        return _kept(task, ShardReport(tuple(outcomes(task, clock))))
    finally:
        clock.close()


def run(
    tasks: Iterable[ShardTask],
    runner: str = "serial",
    workers: int = 1,
    work: Callable[[ShardTask], ShardReport] = process_shard,
    address: str = "",
) -> Iterator[ShardReport]:
    """The reports of ``tasks`` in their order.

    ``workers`` are processes of the runner ``processes``; ``ray`` joins the cluster at ``address`` and
    uses all of it, or starts one of ``workers`` processors here.
    A task whose worker is killed is done again record by record, each with a worker of its own; a
    record that kills its worker once more is rejected.
    """
    if runner == "serial":
        return map(work, tasks)
    from eduparse.run import pool, ray  # start-up: what starts processes is slow to load

    whole = pool.PoolWork(work, _pieces, _join, _killed)
    if runner == "processes":
        return pool.results(tasks, whole, workers)
    if runner == "ray":
        return ray.ray_results(tasks, whole, workers, address)
    raise ConfigError(
        f"The runner is {runner!r}; it is {', '.join(RUNNERS[:-1])} or {RUNNERS[-1]}."
    )


def _pieces(task: ShardTask) -> list[ShardTask]:
    """What to do again of a task whose worker died: nothing, if it died after the work."""
    return [task] if has_part(task) else record_tasks(task)


def _join(task: ShardTask, reports: list[ShardReport]) -> ShardReport:
    if len(reports) == 1 and reports[0].part is not None:
        return reports[0]
    return _kept(task, ShardReport(tuple(o for report in reports for o in report.outcomes)))


def _kept(task: ShardTask, report: ShardReport) -> ShardReport:
    """``report`` in the part of ``task``, or with its rows where that cannot be written."""
    if task.part is None:
        return report
    try:
        write_part(task.part, report)
    except OSError:
        return report
    return ShardReport((), task.part)


def _killed(task: ShardTask) -> ShardReport:
    message = (
        "It killed its worker twice, most likely for want of memory; clean it alone, or split it."
    )
    return ShardReport(
        tuple(
            rejected(record, target, Reject(record.source, "run", "WorkerDied", message))
            for record, target in zip(task.records, task.targets, strict=True)
        )
    )
