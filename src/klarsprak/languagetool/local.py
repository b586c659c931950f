"""Starts a LanguageTool server from a folder of jars. The one place that imports language-tool-python (GPL-3.0)."""

from __future__ import annotations

import os
import shutil
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from klarsprak.languagetool.client import Unavailable

#: The version that scripts/languagetool assembles, as its folder is named.
VERSION = "6.8"
_JAR = "languagetool-server.jar"
_PLACE = "LTP_PATH"


@lru_cache(maxsize=4)
def start(jars: str) -> str:
    """Start a server, once in a process, and give its address. It ends with the process. Raises Unavailable."""
    if find_spec("language_tool_python") is None:
        raise Unavailable('LanguageTool används inte: installera det med pip install "klarsprak[languagetool]".')
    if shutil.which("java") is None:
        raise Unavailable("LanguageTool används inte: Java saknas.")
    # Where the folder lacks the jar, language-tool-python would fetch one from the Internet.
    if not Path(jars, f"LanguageTool-{VERSION}", _JAR).is_file():
        raise Unavailable(f"LanguageTool används inte: LanguageTool-{VERSION}/{_JAR} finns inte i {jars}.")
    return _started(jars)


def _started(jars: str) -> str:
    import language_tool_python

    before = os.environ.get(_PLACE)
    os.environ[_PLACE] = jars
    try:
        tool = language_tool_python.LanguageTool("sv", language_tool_download_version=VERSION, host="127.0.0.1")
    except Exception as error:
        # The package gives every kind of fault an exception of another family.
        raise Unavailable(f"LanguageTool i {jars} går inte att starta.") from error
    finally:
        if before is None:
            os.environ.pop(_PLACE, None)
        else:
            os.environ[_PLACE] = before
    _RUNNING.append(tool)
    return f"http://127.0.0.1:{tool.port}"


def stop() -> None:
    """End the servers that were started. For a process that ends without the usual tidying up."""
    while _RUNNING:
        _RUNNING.pop().close()
    start.cache_clear()


# Kept until the process ends: a tool that is let go takes its server with it.
_RUNNING: list[Any] = []
