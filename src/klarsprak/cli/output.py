"""Where a report goes: standard output, or a file that is put in place only when it is whole."""

from __future__ import annotations

import io
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO

import click


@contextmanager
def opened(given: str | None, *, utf8: bool) -> Iterator[TextIO]:
    """The stream to write to.

    `utf8`: the format asks for UTF-8, whatever the terminal's encoding is. Raises click.ClickException, exit status 2,
    where the file cannot be written.
    """
    if given is None or given == "-":
        if not utf8:
            yield sys.stdout
            return
        sys.stdout.flush()
        # backslashreplace: half a surrogate pair cannot be encoded, but in JSON its escape says the same.
        stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="backslashreplace", newline="", write_through=True)
        try:
            yield stream
            stream.flush()
        finally:
            # The buffer is standard output's own, and must outlive the wrapper.
            stream.detach()
        return
    with placed(given) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="\n")
        try:
            yield text
            text.flush()
        finally:
            text.detach()


@contextmanager
def placed(given: str, what: str = "Rapporten") -> Iterator[BinaryIO]:
    """A file to write to, that is put in place only when it is whole.

    Raises Unwritable where it cannot be written; `what` says there what it is.
    """
    path = os.path.realpath(given)
    if os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):
        # A pipe or a device cannot be put in place; a folder gives its error here.
        try:
            with open(path, "wb") as file:
                yield file
        except BrokenPipeError:
            raise
        except OSError as error:
            raise Unwritable(given, error, what) from error
        return
    folder = os.path.dirname(path)
    try:
        handle, temporary = tempfile.mkstemp(prefix=".klarsprak-", dir=folder)
    except OSError as error:
        raise Unwritable(given, error, what) from error
    try:
        with open(handle, "wb") as file:
            yield file
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        os.replace(temporary, path)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unwritable(given, error, what) from error
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)


class Unwritable(click.ClickException):
    """A report or a copy that could not be written."""

    exit_code = 2

    def __init__(self, path: str, error: OSError, what: str = "Rapporten") -> None:
        why = {
            FileNotFoundError: "mappen finns inte",
            PermissionError: "du saknar behörighet",
            IsADirectoryError: "det är en mapp",
            NotADirectoryError: "mappen finns inte",
        }.get(type(error), error.strerror or str(error))
        super().__init__(f"{path}: {what} går inte att skriva: {why}.")
