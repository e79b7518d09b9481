"""Plain Ray: one task a shard, results in order, nodes that die.

Ray itself does a task again when its node or its process dies (`_RETRIES` times). What still dies is
taken apart, as in the pool of processes: each record gets a task of its own that is tried twice, and
one that kills its worker both times is rejected. The driver holds a bounded number of tasks; rows do
not pass through it where the run has a journal, which every node must see.
"""

import socket
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from eduparse.errors import ConfigError
from eduparse.run.pool import PoolWork

Task = TypeVar("Task")
Result = TypeVar("Result")

_RETRIES = 2
_SECONDS = 10.0  # to wait for a cluster to answer
_AHEAD = 4  # tasks under way for each that can run


def ray_results(
    tasks: Iterable[Task], work: PoolWork[Task, Result], workers: int, address: str = ""
) -> Iterator[Result]:
    """The results of ``tasks`` in their order, made by as many processors as the cluster has.

    Without ``address`` a cluster of ``workers`` processors is started here, and ended with the run.
    Raises ConfigError where Ray is missing or the cluster does not answer.
    """
    ray = _ray()
    mine = not ray.is_initialized()
    if mine:
        _join_cluster(ray, workers, address)
    try:
        width = max(1, int(ray.cluster_resources().get("CPU", 1)))
        yield from _in_order(ray, tasks, work, _AHEAD * width)
    finally:
        if mine:
            ray.shutdown()


def _in_order(
    ray: Any, tasks: Iterable[Task], work: PoolWork[Task, Result], window: int
) -> Iterator[Result]:
    do = ray.remote(max_retries=_RETRIES, num_cpus=1)(work.do)
    alone = ray.remote(max_retries=1, num_cpus=1)(work.do)
    todo = iter(tasks)
    under_way: deque[tuple[Task, Any]] = deque()
    try:
        while True:
            while len(under_way) < window and (task := next(todo, None)) is not None:
                under_way.append((task, do.remote(task)))
            if not under_way:
                return
            task, reference = under_way.popleft()
            result = _result(ray, reference)
            yield work.join(task, _pieces(ray, task, work, alone)) if result is None else result
    finally:
        for _, reference in under_way:
            ray.cancel(reference, force=True)


def _pieces(ray: Any, task: Task, work: PoolWork[Task, Result], alone: Any) -> list[Result]:
    found = []
    for piece in work.pieces(task):
        result = _result(ray, alone.remote(piece))
        found.append(work.killed(piece) if result is None else result)
    return found


def _result(ray: Any, reference: Any) -> Any:
    """The result, or None if every try took its worker along."""
    lost = (
        ray.exceptions.WorkerCrashedError,
        ray.exceptions.OutOfMemoryError,
        ray.exceptions.NodeDiedError,
        ray.exceptions.ObjectLostError,
    )
    try:
        return ray.get(reference)
    except lost:
        return None


def _ray() -> Any:
    try:
        import ray
    except ImportError as error:
        raise ConfigError("The runner ray needs Ray: pip install 'eduparse[ray]'.") from error
    return ray


def _join_cluster(ray: Any, workers: int, address: str) -> None:
    _reachable(address)
    options: dict[str, Any] = (
        {"address": address}
        if address
        else {"address": "local", "num_cpus": workers, "include_dashboard": False}
    )
    try:
        ray.init(log_to_driver=False, logging_level="critical", **options)
    except Exception as error:  # a node that starts too slowly raises nothing more special
        where = f"at {address}" if address else "on this machine"
        why = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise ConfigError(f"No Ray cluster could be used {where}: {why}") from error


def _reachable(address: str) -> None:
    """Raise ConfigError where nobody listens; Ray itself would try for minutes."""
    host, _, port = address.rpartition("//")[2].rpartition(":")
    if port.isdecimal():
        try:
            socket.create_connection((host, int(port)), _SECONDS).close()
        except OSError as error:
            raise ConfigError(f"No Ray cluster answers at {address}: {error}.") from error
