"""Sends the paragraphs of a text to a LanguageTool server, in batches with several in flight, and remembers the answers."""

from __future__ import annotations

import queue
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from klarsprak.languagetool import address, local
from klarsprak.languagetool.client import Client, Remark, Unavailable
from klarsprak.languagetool.selection import parameters

#: Characters in a request. Larger ones are no cheaper, and a slow one holds up what comes after it.
_BATCH = 6_000
_IN_FLIGHT = 4
#: Paragraphs whose answers are remembered.
_REMEMBERED = 20_000
#: Seconds in which a server that failed is not asked again.
_REST = 30.0
_BETWEEN = "\n\n"


class _Batch:
    """Paragraphs that are sent together. `answer` holds when `done` is set."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self.begun: float | None = None
        self.done = threading.Event()
        self.answer: list[list[Remark]] | Unavailable = []


class Pending:
    """Paragraphs on their way. `result` waits for the answers."""

    def __init__(self, service: Service, texts: Sequence[str], batches: list[_Batch], fault: Unavailable | None) -> None:
        self._service = service
        self._texts = texts
        self._batches = batches
        self._fault = fault

    def result(self) -> list[list[Remark]]:
        """The remarks on each paragraph, offsets counted in it. Raises Unavailable where some of them are missing."""
        if self._fault is not None:
            raise self._fault
        answers: dict[str, list[Remark]] = {}
        for batch in self._batches:
            answers.update(zip(batch.texts, self._service.wait(batch), strict=True))
        return [answers[text] if text in answers else self._service.known(text) for text in self._texts]


class Service:
    """One server with one choice of rules."""

    def __init__(self, url: str, jars: str, allow_remote: bool, timeout: float, rules: dict[str, str]) -> None:
        self._url, self._jars, self._allow_remote = url, jars, allow_remote
        self._timeout = timeout
        self._rules = rules
        self._known: OrderedDict[str, list[Remark]] = OrderedDict()
        self._lock = threading.Lock()
        self._queue: queue.SimpleQueue[_Batch] = queue.SimpleQueue()
        self._client: Client | None = None
        self._workers = 0
        self._failed: tuple[float, Unavailable] | None = None

    @property
    def remote(self) -> str:
        """The address of the server, where that is another machine; otherwise empty."""
        return self._client.url if self._client is not None and self._client.is_remote else ""

    def begin(self, texts: Sequence[str]) -> Pending:
        """Send the paragraphs that are not known yet."""
        with self._lock:
            wanted = [t for t in dict.fromkeys(texts) if t not in self._known]
        try:
            if wanted:
                self._connect()
        except Unavailable as fault:
            self._failed = time.monotonic(), fault
            return Pending(self, texts, [], fault)
        batches = [_Batch(part) for part in _parts(wanted)]
        for batch in batches:
            self._queue.put(batch)
        for _ in range(min(_IN_FLIGHT - self._workers, len(batches))):
            self._workers += 1
            # Daemons: a server that never answers must not keep the program from ending.
            threading.Thread(target=self._work, daemon=True).start()
        return Pending(self, texts, batches, None)

    def known(self, text: str) -> list[Remark]:
        """The remembered remarks on a paragraph."""
        with self._lock:
            return self._known.get(text, [])

    def wait(self, batch: _Batch) -> list[list[Remark]]:
        """The remarks on a batch's paragraphs. Raises Unavailable."""
        assert self._client is not None
        while not batch.done.wait(0.2):
            # The client has a limit of its own, but a server that sends a byte now and then gets round it.
            if batch.begun is None:
                if self._failed is not None:
                    raise self._failed[1]
            elif time.monotonic() > batch.begun + self._timeout + 1:
                batch.answer = self._client.too_slow()
                self._failed = time.monotonic(), batch.answer
                self._workers -= 1  # that one may hang for ever
                break
        if isinstance(batch.answer, Unavailable):
            raise batch.answer
        return batch.answer

    def _connect(self) -> None:
        if self._failed is not None and time.monotonic() < self._failed[0] + _REST:
            raise self._failed[1]
        self._failed = None
        if self._client is None:
            url = self._url or local.start(self._jars)
            fault = address.fault(url, allow_remote=self._allow_remote)
            if fault is not None:
                raise Unavailable(f"LanguageTool används inte: {fault}")
            self._client = Client(url, self._timeout)

    def _work(self) -> None:
        while True:
            batch = self._queue.get()
            batch.begun = time.monotonic()
            failed = self._failed
            batch.answer = failed[1] if failed is not None else self._ask(batch)
            batch.done.set()

    def _ask(self, batch: _Batch) -> list[list[Remark]] | Unavailable:
        assert self._client is not None
        try:
            remarks = self._client.check(_BETWEEN.join(batch.texts), self._rules)
        except Unavailable as fault:
            self._failed = time.monotonic(), fault
            return fault
        answers = _apportion(batch.texts, remarks)
        with self._lock:
            self._known.update(zip(batch.texts, answers, strict=True))
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return answers


def _parts(texts: Sequence[str]) -> list[list[str]]:
    """The paragraphs in parts of some thousand characters."""
    parts: list[list[str]] = []
    room = 0
    for text in texts:
        if room < len(text) or not parts:
            parts.append([])
            room = _BATCH
        parts[-1].append(text)
        room -= len(text) + len(_BETWEEN)
    return parts


def _apportion(texts: Sequence[str], remarks: Sequence[Remark]) -> list[list[Remark]]:
    """Each paragraph's remarks, with offsets counted in it. A remark on more than one paragraph is none of theirs."""
    out: list[list[Remark]] = []
    at, number = 0, 0
    for text in texts:
        end = at + len(text)
        own: list[Remark] = []
        while number < len(remarks) and remarks[number].start < end + len(_BETWEEN):
            remark = remarks[number]
            number += 1
            if at <= remark.start and remark.end <= end:
                own.append(remark._replace(start=remark.start - at, end=remark.end - at))
        out.append(own)
        at = end + len(_BETWEEN)
    return out


def service_for(options: Mapping[str, object]) -> Service | None:
    """The service that a text's options ask for; None where they name no server and no jars."""
    own = options.get("languagetool")
    if not isinstance(own, Mapping) or not (own.get("url") or own.get("jars")):
        return None
    rules = parameters(tuple(own.get("enable", ())), tuple(own.get("disable", ())))
    return _service(
        str(own.get("url", "")),
        str(own.get("jars", "")),
        bool(own.get("allow-remote", False)),
        float(own.get("timeout", 20)),
        tuple(sorted(rules.items())),
    )


@lru_cache(maxsize=8)
def _service(url: str, jars: str, allow_remote: bool, timeout: float, rules: tuple[tuple[str, str], ...]) -> Service:
    return Service(url, jars, allow_remote, timeout, dict(rules))
