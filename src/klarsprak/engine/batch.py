"""Checks many files: from kept results where there are some, in several processes where it pays, always in order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from klarsprak import readers
from klarsprak.core.document import Document, ReadError, Source
from klarsprak.core.result import FileError, FileResult
from klarsprak.engine import kept
from klarsprak.engine.cache import Cache
from klarsprak.engine.discovery import STDIN
from klarsprak.engine.fix import FIXABLE_FORMATS
from klarsprak.engine.runner import Checked, Text, examine, load

if TYPE_CHECKING:
    from klarsprak.engine.settings import CheckSettings

#: Starting processes costs as much as loading the parser and the model once more; fewer files and less text than this are
#: sooner done by one. Bytes are of the files as they lie.
FILES = 40
BYTES = 100_000
#: More workers need more memory than they save time.
_MOST = 8
#: Seconds that an idle worker gets to end.
_PATIENCE = 5


class Job(Protocol):
    """The settings of one text. It is sent to other processes, so it can be pickled. `key` holds all it depends on."""

    @property
    def key(self) -> str:
        """What tells these settings from others."""

    def __call__(self, document: Document) -> CheckSettings:
        """What the engine needs, by what the text says about itself."""


def check_batch(
    paths: Sequence[str],
    job_for: Callable[[str], Job],
    *,
    stdin_name: str | None = None,
    cache: Cache | None = None,
    processes: int | None = None,
) -> Iterator[Checked | FileError]:
    """Read and check the files, and give the results in the order of the paths, each as soon as it is there.

    `processes`: how many to use; None leaves it to the number of files. The results are the same however they were made.
    """
    wanted = _processes(paths, job_for, cache) if processes is None else processes
    with _workers(wanted) as pool:
        # A few texts in advance keep the workers busy; all of them would fill the memory.
        ahead: deque[Callable[[], Checked | FileError]] = deque()
        for path in paths:
            ahead.append(_begin(path, job_for, stdin_name, cache, pool))
            if len(ahead) > 2 * wanted or pool is None:
                yield ahead.popleft()()
        while ahead:
            yield ahead.popleft()()


def _key(text: Text, job: Job, cache: Cache) -> bytes:
    return cache.key(PurePath(text.name).suffix.lower(), job.key, text.data)


def _processes(paths: Sequence[str], job_for: Callable[[str], Job], cache: Cache | None) -> int:
    """How many processes it pays to use: by the files that are not kept."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if cores < 2 or len(paths) < 2:
        return 1
    files = size = 0
    for path in paths:
        if path == STDIN:
            continue
        if cache is not None:
            text = load(path)
            if isinstance(text, FileError) or cache.has(_key(text, job_for(text.name), cache)):
                continue
            size += len(text.data)
        else:
            try:
                size += os.path.getsize(path)
            except (OSError, ValueError):
                continue
        files += 1
        if size >= BYTES and (files >= FILES or (files > 1 and size >= 4 * BYTES)):
            return min(cores, _MOST, len(paths))
    return 1


def _begin(
    path: str, job_for: Callable[[str], Job], stdin_name: str | None, cache: Cache | None, pool: ProcessPoolExecutor | None
) -> Callable[[], Checked | FileError]:
    """Set about checking a path. What is given back waits for the outcome."""
    text = load(path, stdin_name)
    if isinstance(text, FileError):
        error = text
        return lambda: error
    job = job_for(text.name)
    key = _key(text, job, cache) if cache is not None else b""
    found = _from_cache(text, key, cache) if cache is not None else None
    if found is not None:
        return lambda: found
    future: Future[FileResult | FileError] | None = None
    if pool is not None:
        try:
            future = pool.submit(_work, text, job)
        except (BrokenProcessPool, RuntimeError):
            future = None
    return partial(_finish, text, job, key, cache, future)


def _finish(
    text: Text, job: Job, key: bytes, cache: Cache | None, future: Future[FileResult | FileError] | None
) -> Checked | FileError:
    outcome: Checked | FileError | None = None
    if future is not None:
        try:
            result = future.result()
            outcome = result if isinstance(result, FileError) else Checked(partial(_read, text), result)
        except BrokenProcessPool:
            # A worker was killed, most often for want of memory. One process needs less of it.
            outcome = None
    if outcome is None:
        outcome = examine(text, job)
    if cache is not None and isinstance(outcome, Checked) and not outcome.result.incomplete:
        cache.put(key, kept.pack(outcome.result))
    return outcome


def _from_cache(text: Text, key: bytes, cache: Cache) -> Checked | None:
    data = cache.get(key)
    if data is None:
        return None
    kind = readers.format_of(text.name) or "plain"
    try:
        if kind in FIXABLE_FORMATS:
            from klarsprak.readers.decode import decode

            content, encoding, _ = decode(text.data)
            return Checked(partial(_read, text), kept.unpack(data, Source(text.shown, content, kind, encoding)))
        document = _read(text)
        return Checked(document, kept.unpack(data, document.source))
    except (ReadError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _read(text: Text) -> Document:
    """Read a checked text again, as its result was made from: with the language of each block."""
    from klarsprak.language import langid

    document = readers.read(text.name, text.data, display=text.shown)
    langid.identify(document)
    return document


# Other processes


@contextmanager
def _workers(count: int) -> Iterator[ProcessPoolExecutor | None]:
    """A pool of processes, none of which is left however this one ends."""
    if count < 2:
        yield None
        return
    # Forking this process could copy a lock that a thread of it holds.
    context = multiprocessing.get_context("forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn")
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload([f"{__package__}.warm"])
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_start)
    try:
        yield pool
        # All work is done, and each worker ends when told to. One that was started just as another was killed is not
        # told (a race in CPython's pool), and would be waited for without end.
        pool.shutdown(wait=False)
        for process in set(multiprocessing.active_children()) - before:
            process.join(_PATIENCE)
            if process.is_alive():
                process.kill()
        pool.shutdown()
    except BaseException:
        # What they are at is not waited for; then the pool can be closed in good order, with its locks given back.
        for process in set(multiprocessing.active_children()) - before:
            process.kill()
        pool.shutdown(cancel_futures=True)
        raise


def _start() -> None:
    """Get a worker ready. Ctrl-C is the parent's business, and a worker without a parent has none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def follow() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=follow, daemon=True).start()


def _work(text: Text, job: Job) -> FileResult | FileError:
    outcome = examine(text, job)
    return outcome if isinstance(outcome, FileError) else outcome.result
