"""Asks a LanguageTool server about a text, over its HTTP interface.

language-tool-python is not used for this: it keeps the text's offsets in a place that all threads share, follows redirects and
the environment's proxies to other machines, and waits five minutes for an answer.
"""

from __future__ import annotations

import http.client
import json
import time
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from klarsprak.languagetool.address import is_loopback

_API_VERSION = 1
_MAX_ANSWER = 32_000_000
_PIECE = 65_536


class Unavailable(Exception):
    """The server gave no answer that can be used. The message is one line in Swedish, meant for the user."""


class Remark(NamedTuple):
    """What LanguageTool says of a stretch `start:end` of the text, in characters."""

    start: int
    end: int
    rule: str
    message: str
    replacements: tuple[str, ...]


class Client:
    """Speaks with one server. May be used by several threads at once."""

    def __init__(self, url: str, timeout: float) -> None:
        """`timeout`: seconds for each answer, from first byte to last."""
        parts = urlsplit(url)
        self.url = url
        self._host = parts.hostname or ""
        self._port = parts.port
        self._secure = parts.scheme == "https"
        self._path = parts.path.rstrip("/").removesuffix("/v2") + "/v2/check"
        self._timeout = timeout

    @property
    def is_remote(self) -> bool:
        """Whether the server is on another machine."""
        return not is_loopback(self._host)

    def check(self, text: str, rules: dict[str, str]) -> list[Remark]:
        """The remarks on a text, in order. `rules`: parameters that choose rules. Raises Unavailable."""
        body = urlencode({"language": "sv", "text": text, **rules}).encode()
        data = self._post(body)
        try:
            return _remarks(json.loads(data), text)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise Unavailable(f"LanguageTool på {self.url} svarar inte som en LanguageTool-server.") from error

    def _post(self, body: bytes) -> bytes:
        until = time.monotonic() + self._timeout
        kind = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
        connection = kind(self._host, self._port, timeout=self._timeout)
        try:
            connection.request("POST", self._path, body, {"Content-Type": "application/x-www-form-urlencoded"})
            response = connection.getresponse()
            data = bytearray()
            while piece := response.read(_PIECE):
                data += piece
                if len(data) > _MAX_ANSWER:
                    raise Unavailable(f"LanguageTool på {self.url} svarar inte som en LanguageTool-server.")
                if time.monotonic() > until:
                    raise TimeoutError
        except TimeoutError as error:
            raise self.too_slow() from error
        except (OSError, http.client.HTTPException) as error:
            raise Unavailable(f"LanguageTool på {self.url} går inte att nå.") from error
        finally:
            connection.close()
        if response.status != http.client.OK:
            if b"not a language code" in data:
                raise Unavailable(f"LanguageTool på {self.url} kan inte svenska.")
            raise Unavailable(f"LanguageTool på {self.url} svarar med fel {response.status}.")
        return bytes(data)

    def too_slow(self) -> Unavailable:
        """The answer has not come in time."""
        return Unavailable(f"LanguageTool på {self.url} har inte svarat på {self._timeout:g} sekunder.")


def _remarks(answer: Any, text: str) -> list[Remark]:
    if answer["software"]["apiVersion"] != _API_VERSION:
        raise Unavailable(f"LanguageTool {answer['software'].get('version', '')} är en version som klarsprak inte kan tala med.")
    # LanguageTool counts in UTF-16: a character outside the first plane is two.
    wide = [i for i, character in enumerate(text) if character > "\uffff"]
    found = []
    for match in answer["matches"]:
        start, length = match["offset"], match["length"]
        low, high = _characters(start, wide), _characters(start + length, wide)
        if not 0 <= low < high <= len(text):
            raise ValueError("offset outside the text")
        replacements = tuple(str(r["value"]) for r in match["replacements"])
        found.append(Remark(low, high, str(match["rule"]["id"]), str(match["message"]), replacements))
    return sorted(found)


def _characters(units: int, wide: list[int]) -> int:
    """The offset in characters that is `units` in UTF-16, given where the characters of two units are."""
    at = units
    for before, i in enumerate(wide):
        if i + before >= units:
            break
        at -= 1
    return at
