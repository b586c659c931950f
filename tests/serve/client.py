"""Talks to the page's server as the page does, and as others might try to."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from klarsprak.serve.checking import Checker
from klarsprak.serve.server import PageServer


@dataclass
class Reply:
    """What the server answered."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        """The body as a value."""
        return json.loads(self.body)

    @property
    def message(self) -> str:
        """The line that says what is wrong."""
        line = self.json["error"]["message"]
        assert isinstance(line, str)
        return line


class Client:
    """A browser's part. `headers` in a call go before its own; a value of None leaves a header out."""

    def __init__(self, port: int) -> None:
        self.port = port
        found = re.search(rb'name="klarsprak-token" content="([^"]+)"', self.get("/").body)
        assert found is not None
        self.token = found[1].decode()

    def get(self, path: str, **headers: str | None) -> Reply:
        """Ask for a page or a file."""
        return self.send("GET", path, None, headers)

    def post(
        self,
        path: str,
        body: bytes,
        headers: dict[str, str | None] | None = None,
        **about: Any,
    ) -> Reply:
        """Send a text. `about`: name, audience and so on."""
        values = {"token": self.token, "page": "prov", "name": "", "file": "", "audience": "", "text_type": "", **about}
        own = {"Origin": f"http://127.0.0.1:{self.port}", "X-Klarsprak": quote(json.dumps(values))}
        return self.send("POST", path, body, {**own, **(headers or {})})

    def check(self, text: str | bytes, name: str = "", **about: Any) -> Any:
        """Check a text, or a file where it has a name, and give the answer."""
        data = text.encode() if isinstance(text, str) else text
        reply = self.post("/check", data, name=name, file="1" if name else "", **about)
        assert reply.status == 200, reply.body
        return reply.json

    def send(self, method: str, path: str, body: bytes | None, headers: dict[str, str | None]) -> Reply:
        """Send just this."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        given: dict[str, str | None] = {"Host": f"127.0.0.1:{self.port}"}
        if body is not None:
            given["Content-Length"] = str(len(body))
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in {**given, **headers}.items():
                if value is not None:
                    connection.putheader(name.replace("_", "-"), value)
            connection.endheaders(body)
            response = connection.getresponse()
            return Reply(response.status, response.headers, response.read())
        finally:
            connection.close()


@contextmanager
def serving(checker: Checker | None = None) -> Iterator[PageServer]:
    """A running server on a free port."""
    server = PageServer(0, checker or Checker())
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
