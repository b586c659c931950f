"""What the formats for other programs share: paths as they stand in a repository, and text that XML can hold."""

from __future__ import annotations

import os
import re
from pathlib import PurePath
from urllib.parse import quote

# What XML 1.0 has no way to write, not even as a reference.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def repository_path(path: str) -> str:
    """A path as pipelines want it: from the current folder, with slashes, without `./`; absolute only outside it."""
    relative = os.path.relpath(path) if os.path.isabs(path) else os.path.normpath(path)
    if os.path.isabs(path) and relative.startswith(os.pardir):
        relative = path
    return PurePath(relative).as_posix()


def uri(path: str) -> str:
    """A path as a URI: a relative reference, or a file URI for a path outside the current folder."""
    shown = repository_path(path)
    encoded = quote(shown.encode("utf-8", "surrogatepass"), safe="/")
    if os.path.isabs(path) and PurePath(shown).is_absolute():
        return "file://" + ("" if encoded.startswith("/") else "/") + encoded
    return encoded


def xml_text(text: str) -> str:
    """Text with everything taken out that XML cannot hold."""
    return _NOT_XML.sub("", text)
