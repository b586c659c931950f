"""A small server that answers like LanguageTool, or as badly as it is told to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

Answer = Callable[[str], Any]


class Stub:
    """`texts`: what it was asked about. `parameters`: of the latest question. `most`: questions at the same time."""

    def __init__(self, answer: Answer, status: int, delay: float, location: str) -> None:
        self.answer, self.status, self.delay, self.location = answer, status, delay, location
        self.texts: list[str] = []
        self.parameters: dict[str, str] = {}
        self.most = self._now = 0
        self._lock = threading.Lock()
        self.url = ""

    def reply(self, body: str) -> bytes:
        """The answer to a question."""
        parameters = {key: values[0] for key, values in parse_qs(body).items()}
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
        time.sleep(self.delay)
        with self._lock:
            self._now -= 1
            self.parameters = parameters
            self.texts.append(parameters["text"])
        answer = self.answer(parameters["text"])
        return answer if isinstance(answer, bytes) else json.dumps(answer).encode()


def units(text: str) -> int:
    """Length in UTF-16, which LanguageTool counts in."""
    return len(text.encode("utf-16-le")) // 2


def marking(*words: str) -> Answer:
    """Answers that remark on each of the words."""

    def answer(text: str) -> dict[str, Any]:
        matches = [
            {
                "offset": units(text[:at]),
                "length": units(word),
                "message": f"Se upp med {word}.",
                "replacements": [{"value": word.upper()}],
                "rule": {"id": "PROV"},
            }
            for word in words
            for at in range(len(text))
            if text.startswith(word, at)
        ]
        return {"software": {"apiVersion": 1, "version": "6.8"}, "matches": matches}

    return answer


@contextmanager
def running(answer: Answer, *, status: int = 200, delay: float = 0, location: str = "") -> Iterator[Stub]:
    """A server on this machine."""
    stub = Stub(answer, status, delay, location)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            data = stub.reply(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(stub.status)
            if stub.location:
                self.send_header("Location", stub.location)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Nothing to say."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stub.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
