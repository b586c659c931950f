"""The server behind the page, and the only way in.

It listens on this machine alone. A page of somebody else's in the same browser must not reach it either, so a request has to
name this machine as its host (DNS rebinding), come from this page (cross-site requests) and carry a key that is new for every
run. What is sent is checked and forgotten: nothing is written to disk or to a log.
"""

from __future__ import annotations

import io
import json
import os
import re
import secrets
import threading
import traceback
from collections.abc import Mapping
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from klarsprak import __version__
from klarsprak.core.profile import Audience, TextType
from klarsprak.core.result import FileError, RunResult
from klarsprak.engine.runner import DEBUG_VARIABLE
from klarsprak.reports import words
from klarsprak.reports.base import Report
from klarsprak.serve.checking import MAX_BYTES, TOO_LARGE, Answer, Asked, Checker, Superseded

HOST = "127.0.0.1"
STATIC = Path(__file__).parent / "static"
#: The header that carries the key and what the text is, as percent-encoded JSON. No other site's form can send it.
ABOUT = "X-Klarsprak"
#: What a text that was typed or pasted goes under.
UNNAMED = "Din text"

_FILES = {
    "/app.js": ("app.js", "text/javascript"),
    "/texts.js": ("texts.js", "text/javascript"),
    "/exempel.txt": ("exempel.txt", "text/plain"),
    "/style.css": ("style.css", "text/css"),
    "/ikon.svg": ("ikon.svg", "image/svg+xml"),
}
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_EXPORTS = {"/export/html": ("html", "text/html"), "/export/json": ("json", "application/json")}
_STRANGER = "Sidan tar bara emot anrop från sig själv. Öppna adressen som står i fönstret där du startade klarsprak."
_BAD_REQUEST = "Anropet går inte att förstå. Ladda om sidan och försök igen."
_NOT_FOUND = "Den sidan finns inte."
_FAULT = "Ett fel i klarsprak stoppade kontrollen. Din text finns kvar. Försök igen."
_NAME_LENGTH = 200
#: What is read of a body that is too large, so that the browser gets to read why.
_DRAINED = 5 * MAX_BYTES
_CHUNK = 1 << 16


class Refused(Exception):
    """A request that is not answered, with the HTTP status and one Swedish line."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


class PageServer(ThreadingHTTPServer):
    """Serves the page. `port` 0 takes any free one. Raises OSError where the port cannot be had."""

    daemon_threads = True
    block_on_close = False
    # On Windows the option would let two programs listen on one port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, port: int, checker: Checker) -> None:
        self.checker = checker
        self.token = secrets.token_urlsafe(32)
        super().__init__((HOST, port), _Handler)
        self.hosts = frozenset({f"{HOST}:{self.server_port}", f"localhost:{self.server_port}"})
        self.page = _page(self.token)

    def server_bind(self) -> None:
        """Bind. The standard library would also ask the name service for this machine's name."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    @property
    def url(self) -> str:
        """The page's address."""
        return f"http://{HOST}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A broken connection is nobody's concern, and no traceback may show what was in a text."""

    def warm_up(self) -> None:
        """Load the language model in the background, so that the first text does not wait for it."""

        def load() -> None:
            with suppress(Exception):
                import klarsprak.engine.warm  # noqa: F401

        threading.Thread(target=load, daemon=True).start()


def _page(token: str) -> bytes:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(loader=FileSystemLoader(STATIC), autoescape=True, undefined=StrictUndefined)
    page = environment.get_template("index.html.j2").render(
        token=token,
        version=__version__,
        max_bytes=MAX_BYTES,
        audiences=[(str(a), f"{words.AUDIENCES[a][:1].upper()}{words.AUDIENCES[a][1:]}") for a in Audience],
        text_types=[(str(t), words.TEXT_TYPES[t]) for t in TextType if t is not TextType.AUTO],
    )
    return page.encode()


class _Handler(BaseHTTPRequestHandler):
    """One request after the other on a connection."""

    server: PageServer
    protocol_version = "HTTP/1.1"
    #: Seconds without a byte after which a connection is given up.
    timeout = 30

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged."""

    def version_string(self) -> str:
        """The Server header, without Python's version."""
        return "klarsprak"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the base class says of a request that it cannot read, in one Swedish line."""
        del message, explain
        self.close_connection = True
        with suppress(OSError):
            self._send(code, "text/plain", _BAD_REQUEST.encode())

    def do_GET(self) -> None:
        """The page and its files."""
        try:
            self._refuse_strangers(page_view=True)
            path = urlsplit(self.path).path
            if path == "/":
                self._send(HTTPStatus.OK, "text/html", self.server.page)
                return
            if path not in _FILES:
                raise Refused(HTTPStatus.NOT_FOUND, _NOT_FOUND)
            name, kind = _FILES[path]
            self._send(HTTPStatus.OK, kind, (STATIC / name).read_bytes())
        except Refused as refusal:
            self._send(refusal.status, "text/plain", refusal.message.encode())

    def do_POST(self) -> None:
        """A text to check, a report to make, or a page that has been closed."""
        try:
            self._refuse_strangers()
            about = self._about()
            path = urlsplit(self.path).path
            body = self._body()
            if path == "/forget":
                self.server.checker.forget(about["page"])
                self._json(HTTPStatus.OK, {})
            elif path == "/check":
                self._check(_asked(about, body), is_file=about["file"] == "1")
            elif path in _EXPORTS:
                self._export(_asked(about, body), *_EXPORTS[path])
            else:
                raise Refused(HTTPStatus.NOT_FOUND, _NOT_FOUND)
        except Refused as refusal:
            self._json(refusal.status, {"error": {"name": "", "message": refusal.message}})
        except OSError:
            raise
        except Exception:
            if os.environ.get(DEBUG_VARIABLE) == "1":
                traceback.print_exc()
            self._json(HTTPStatus.INTERNAL_SERVER_ERROR, {"error": {"name": "", "message": _FAULT}})

    def _refuse_strangers(self, *, page_view: bool = False) -> None:
        """Let only this page in: by host name, by origin and by what the browser says of where the request comes from."""
        hosts = self.headers.get_all("Host") or []
        origins = self.headers.get_all("Origin") or []
        allowed = len(hosts) == 1 and hosts[0].lower() in self.server.hosts
        if origins or not page_view:
            allowed = allowed and origins == [f"http://{hosts[0].lower()}"]
        site = self.headers.get("Sec-Fetch-Site", "same-origin")
        # To follow a link to the page, or to type its address, is all that may come from elsewhere.
        visit = page_view and self.headers.get("Sec-Fetch-Dest") == "document"
        if not allowed or not (site == "same-origin" or visit):
            self.close_connection = True
            raise Refused(HTTPStatus.FORBIDDEN, _STRANGER)

    def _about(self) -> dict[str, str]:
        """What the page says of the text, with its key looked at."""
        try:
            about = json.loads(unquote(self.headers.get(ABOUT, ""), errors="replace"))
        except ValueError:
            about = None
        keys = ("token", "page", "name", "file", "audience", "text_type")
        sound = isinstance(about, dict) and all(isinstance(about.get(key, ""), str) for key in keys)
        values = {key: about.get(key, "") for key in keys} if sound else dict.fromkeys(keys, "")
        if not secrets.compare_digest(values["token"].encode(errors="replace"), self.server.token.encode()):
            self.close_connection = True
            raise Refused(HTTPStatus.FORBIDDEN, "Sidan är från en tidigare körning. Ladda om den. Kopiera din text först.")
        return values

    def _body(self) -> bytes:
        length = self.headers.get("Content-Length", "")
        if self.headers.get("Transfer-Encoding") or not re.fullmatch(r"\d{1,15}", length, re.ASCII):
            self.close_connection = True
            raise Refused(HTTPStatus.LENGTH_REQUIRED, _BAD_REQUEST)
        if int(length) > MAX_BYTES:
            self.close_connection = True
            left = min(int(length), _DRAINED)
            while left > 0 and (chunk := self.rfile.read(min(left, _CHUNK))):
                left -= len(chunk)
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)
        return self.rfile.read(int(length))

    def _check(self, asked: Asked, *, is_file: bool) -> None:
        from klarsprak.serve import showing

        answer = self._answer(asked)
        self._json(HTTPStatus.OK, showing.answer(answer.checked, answer.packs, is_file=is_file))

    def _export(self, asked: Asked, format_: str, kind: str) -> None:
        """The report as the same bytes that `check` would write."""
        answer = self._answer(asked)
        stream = io.StringIO()
        report = _report(format_, stream)
        report.add(answer.checked)
        report.finish(RunResult([answer.checked.result]))
        self._send(
            HTTPStatus.OK,
            kind,
            stream.getvalue().encode("utf-8", "backslashreplace"),
            {"Content-Disposition": f'attachment; filename="klarsprak.{format_}"'},
        )

    def _answer(self, asked: Asked) -> Answer:
        try:
            answer = self.server.checker.check(asked)
        except Superseded:
            raise Refused(HTTPStatus.CONFLICT, "En nyare text kontrolleras i stället.") from None
        if isinstance(answer, FileError):
            raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, answer.message)
        return answer

    def _json(self, status: int, value: object) -> None:
        self._send(status, "application/json", json.dumps(value).encode())

    def _send(self, status: int, kind: str, body: bytes, more: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, **(more or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)


def _report(format_: str, stream: io.StringIO) -> Report:
    if format_ == "json":
        from klarsprak.reports.json import JsonReport

        return JsonReport(stream)
    from klarsprak.reports.html import HtmlReport

    return HtmlReport(stream)


def _asked(about: Mapping[str, str], body: bytes) -> Asked:
    """What is to be checked. Of a file's name only its last part is used, to pick the reader and to show."""
    name = "".join(c for c in re.split(r"[/\\]", about["name"])[-1] if c.isprintable())[-_NAME_LENGTH:].strip()
    audience, text_type = about["audience"], about["text_type"]
    if (audience and audience not in set(Audience)) or (text_type and text_type not in set(TextType)):
        raise Refused(HTTPStatus.BAD_REQUEST, _BAD_REQUEST)
    return Asked(
        name=name or UNNAMED,
        data=body,
        audience=Audience(audience) if audience else None,
        text_type=TextType(text_type) if text_type else None,
        page=about["page"][:64],
    )
