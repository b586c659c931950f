"""Addresses of servers, and whether they are on this machine."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit


def fault(url: str, *, allow_remote: bool) -> str | None:
    """What is wrong with a server's address, as one Swedish line; None where it may be used."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        return f"url ska vara en adress som ”http://localhost:8081”, inte ”{url}”."
    if not is_loopback(host) and not allow_remote:
        return f"{host} är en annan dator, och dit skickas inga texter. Skriv allow-remote = true om de får skickas dit."
    return None


def is_loopback(host: str) -> bool:
    """Whether a host name or address surely is this machine's own."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
