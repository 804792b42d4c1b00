"""Documents extracted in processes of their own, so that one that hangs or crashes fails alone."""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from policyparse.errors import PolicyparseError

J = TypeVar("J")
R = TypeVar("R")

# A worker that asks for more address space than this is stopped by the system (POSIX): a bomb costs one document.
MAX_MEMORY = 4 * 1024**3


def run(work: Callable[[J], R], failed: Callable[[J, str], R], jobs: Sequence[J], workers: int, timeout: float | None) -> Iterator[R]:
    """The result of `work` for every job, in the order of the jobs; `failed` where a job took too long or killed its worker.

    Errors of ours that `work` raises are raised here; they end the run.
    """
    team = [_Worker(work) for _ in range(min(workers, len(jobs)))]
    waiting = deque(enumerate(jobs))
    done: dict[int, R] = {}
    try:
        for following in range(len(jobs)):
            while following not in done:
                _assign(team, waiting)
                for worker in _ready(team, timeout):
                    at, job = worker.job
                    result = worker.collect(timeout)
                    if isinstance(result, PolicyparseError):
                        raise result
                    done[at] = failed(job, result) if isinstance(result, _Lost) else result
            yield done.pop(following)
    finally:
        for worker in team:
            worker.stop()


class _Lost(str):
    """Why a job has no result."""

    __slots__ = ()


class _Worker(Generic[J, R]):
    """One process, and the job it has."""

    def __init__(self, work: Callable[[J], R]) -> None:
        self.work = work
        self.job: Any = None
        self.since = 0.0
        self._start()

    def _start(self) -> None:
        # fork shares what is imported; where it is not to be had, a fresh interpreter does
        methods = multiprocessing.get_all_start_methods()
        context: Any = multiprocessing.get_context("fork" if "fork" in methods and sys.platform == "linux" else "spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(self.work, theirs), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, job: tuple[int, J]) -> None:
        self.job, self.since = job, time.monotonic()
        self.pipe.send(job[1])

    def left(self, timeout: float) -> float:
        return max(0.0, self.since + timeout - time.monotonic())

    def collect(self, timeout: float | None) -> Any:
        """The result of the job, or why there is none; then the worker is free again, anew where it was lost."""
        self.job = None
        try:
            if self.pipe.poll():
                return self.pipe.recv()
            reason = f"took longer than {timeout:g} seconds; raise --timeout, or give the document alone"
        except (EOFError, OSError):
            reason = "ended its process, most likely out of memory; the file is damaged or made to do so"
        self.stop()
        self._start()
        return _Lost(reason)

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _assign(team: Sequence[_Worker[J, R]], waiting: deque[tuple[int, J]]) -> None:
    for worker in team:
        if worker.job is None and waiting:
            worker.give(waiting.popleft())


def _ready(team: Sequence[_Worker[J, R]], timeout: float | None) -> list[_Worker[J, R]]:
    """The workers that have a result, are gone, or are over their time; waits for the first."""
    busy = [w for w in team if w.job is not None]
    wait([w.pipe for w in busy], None if timeout is None else min(w.left(timeout) for w in busy))
    return [w for w in busy if w.pipe.poll() or (timeout is not None and not w.left(timeout))]


def _serve(work: Callable[[Any], Any], pipe: Connection) -> None:
    """What a worker does: jobs in, results out, until the pipe closes."""
    _limit_memory()
    while True:
        try:
            job = pipe.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            pipe.send(work(job))
        except PolicyparseError as error:
            pipe.send(error)
        except MemoryError:
            return


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return  # Windows has no such limit
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
