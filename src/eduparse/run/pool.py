"""A pool of processes that outlives its members: results in order, killers found and given up.

`ProcessPoolExecutor` breaks as a whole when one process dies, and does not say which task it was.
So the tasks under way are suspects: each without a result gets a worker to itself. One that dies
again is taken apart, and a record that kills two more workers is rejected; the others are retried once.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import Generic, TypeVar

from eduparse.document.records import dataclass

Task = TypeVar("Task")
Result = TypeVar("Result")


# Tasks under way for each worker: enough that none waits for a slow one before it, few enough to
# hold in memory.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class PoolWork(Generic[Task, Result]):
    """What the pool does with a task; all four are called with picklable values.

    ``do`` runs in a worker; ``pieces`` takes a task apart, ``join`` makes its result of those of the
    pieces; ``killed`` is the result of a piece that kills its worker.
    """

    do: Callable[[Task], Result]
    pieces: Callable[[Task], list[Task]]
    join: Callable[[Task, list[Result]], Result]
    killed: Callable[[Task], Result]


def results(tasks: Iterable[Task], work: PoolWork[Task, Result], workers: int) -> Iterator[Result]:
    """The results of ``tasks`` in their order, made by ``workers`` processes."""
    todo = iter(tasks)
    under_way: deque[tuple[Task, Future[Result]]] = deque()
    pool = _pool(workers)
    try:
        while True:
            while len(under_way) < _AHEAD * workers:
                task = next(todo, None)
                if task is None:
                    break
                under_way.append((task, _submitted(pool, work.do, task)))
            if not under_way:
                pool.shutdown(wait=True)  # nothing is left to do, so every worker ends by itself
                return
            try:
                result = under_way[0][1].result()
            except BrokenProcessPool:
                pool.shutdown(wait=True)
                yield from _again(under_way, work)
                under_way.clear()
                pool = _pool(workers)
            else:
                under_way.popleft()
                yield result
    finally:
        _end(pool)


def _again(
    suspects: Iterable[tuple[Task, "Future[Result]"]], work: PoolWork[Task, Result]
) -> Iterator[Result]:
    """The results of the tasks that were under way when the pool broke."""
    solo = _Solo(work)
    try:
        for task, future in suspects:
            if future.done() and not isinstance(future.exception(), BrokenProcessPool):
                yield future.result()
            else:
                yield solo.result(task)
    finally:
        _end(solo.pool)


class _Solo(Generic[Task, Result]):
    """One worker with one piece at a time, so that a death has a name."""

    def __init__(self, work: PoolWork[Task, Result]) -> None:
        self._work = work
        self.pool = _pool(1)

    def result(self, task: Task) -> Result:
        """The result of ``task``, in pieces if it kills its worker."""
        try:
            return self._tried(task)
        except BrokenProcessPool:
            return self._work.join(task, [self._piece(p) for p in self._work.pieces(task)])

    def _piece(self, piece: Task) -> Result:
        """The result of ``piece``; one death may be bad luck, two are not."""
        for _ in range(2):
            try:
                return self._tried(piece)
            except BrokenProcessPool:
                continue
        return self._work.killed(piece)

    def _tried(self, task: Task) -> Result:
        try:
            return _submitted(self.pool, self._work.do, task).result()
        except BrokenProcessPool:
            _end(self.pool)
            self.pool = _pool(1)
            raise


def _submitted(
    pool: ProcessPoolExecutor, do: Callable[[Task], Result], task: Task
) -> "Future[Result]":
    try:
        with _undisturbed():
            return pool.submit(do, task)
    except BrokenProcessPool as error:
        future: Future[Result] = Future()
        future.set_exception(error)
        return future


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait: a worker that is being started then is one that nobody knows to end."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Never fork: a forked child copies locks that other threads hold.
    known = multiprocessing.get_all_start_methods()
    method = "forkserver" if "forkserver" in known else "spawn"
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(workers, context, _start)


def _start() -> None:
    """In a new worker: leave Ctrl-C to the parent, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _end(pool: ProcessPoolExecutor) -> None:
    """Stop the workers; one in the middle of a task is not waited for, the pool's own thread is.

    A thread that gives up a lock of the pool while the interpreter ends may come to give up the half
    of it only, and the system then tells of a leaked semaphore.
    """
    processes = list((getattr(pool, "_processes", None) or {}).values())
    results = getattr(pool, "_result_queue", None)
    thread = getattr(pool, "_executor_manager_thread", None)
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
        process.join()
    # A worker may have died in the middle of a result. The pool's thread waits for the rest of it until
    # nobody holds the other end of the pipe.
    writer = getattr(results, "_writer", None)
    if writer is not None:
        writer.close()
    if thread is not None:
        thread.join()
