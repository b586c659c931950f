"""Keeps results between runs, so that a text that has not changed is not analysed again.

A result is kept under a digest of all it depends on: the text's bytes, the settings that go for it, and the program with
its rules, word lists and model. So nothing ever has to be declared out of date; what is no longer asked for is thrown away
after a while. Whatever goes wrong with the cache, the check goes on without it.

The kept results hold the words that findings are about. The folder and the file can only be read by their owner.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import time
import zlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from klarsprak import __version__

#: The folder of the cache, or `off`.
VARIABLE = "KLARSPRAK_CACHE"
_OFF = frozenset({"off", "0", "av"})
_NAME = "cache-1.sqlite3"
_TABLES = ("results", "runs")

_PACKAGE = Path(__file__).resolve().parents[1]
_DAY = 86_400
_KEPT_DAYS = 30
#: Bytes at which all is thrown away, and of a single entry.
_MAX_FILE = 300_000_000
_MAX_ENTRY = 8_000_000
#: How long, in seconds, another run's writing is waited for.
_PATIENCE = 2.0
_BATCH = 50


def folder() -> Path | None:
    """The folder to keep results in, by the platform's habit; None where results are not to be kept."""
    named = os.environ.get(VARIABLE)
    if named is not None and named.strip().lower() in _OFF:
        return None
    if named:
        return Path(named)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "klarsprak" / "Cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "klarsprak"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "klarsprak"


def fingerprint() -> bytes:
    """A digest of the program: its version, and size and time of each file with rules, word lists and model.

    Reading the files themselves would take longer than all else on the way to a kept result.
    """
    state = hashlib.blake2b(f"{__version__} {sys.version}".encode(), digest_size=16)
    for path, status in _program_files():
        state.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode("utf-8", "surrogatepass"))
    return state.digest()


def _program_files() -> Iterator[tuple[str, os.stat_result]]:
    inside = _PACKAGE / "lexicons"
    for top in (_PACKAGE, inside if inside.is_dir() else _PACKAGE.parents[1] / "lexicons"):
        yield from _files(str(top))
    # Another version of the parser's program may read another sentence out of the same model.
    spec = find_spec("spacy")
    if spec is not None and spec.origin:
        about = os.path.join(os.path.dirname(spec.origin), "about.py")
        if os.path.isfile(about):
            yield about, os.stat(about)


def _files(top: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        entries = sorted(os.scandir(top), key=lambda e: e.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir():
            yield from _files(entry.path)
        elif not entry.name.endswith((".md", ".pyc")):
            yield entry.path, entry.stat()


class Cache:
    """Kept values by key, in two tables: `results` of texts and `runs` over many of them.

    Two runs may use it at once. A damaged file is made anew. Where it cannot be read or written, `get` gives None and `put`
    does nothing.
    """

    def __init__(self, folder: Path, program: bytes | None = None) -> None:
        self._path = folder / _NAME
        self._program = program if program is not None else fingerprint()
        self._waiting: list[tuple[str, bytes, bytes]] = []
        self._touched: list[tuple[str, bytes]] = []
        self._today = int(time.time()) // _DAY
        self._connection: sqlite3.Connection | None = None
        for attempt in (1, 2):
            try:
                self._connection = self._open()
                return
            except sqlite3.OperationalError:
                return  # locked for too long, or not to be opened: no reason to throw it away
            except sqlite3.DatabaseError:
                self._discard()
                if attempt == 2:
                    return
            except OSError:
                return

    def _open(self) -> sqlite3.Connection:
        if not self._path.exists():
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            known = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not known.issuperset(_TABLES):
                connection.execute("PRAGMA journal_mode = WAL")
                for table in _TABLES:
                    connection.execute(
                        f"CREATE TABLE IF NOT EXISTS {table} (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)"
                    )
            connection.execute("PRAGMA synchronous = OFF")  # a lost result is only analysed again
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def key(self, *parts: bytes | str) -> bytes:
        """The key of what depends on the parts and on the program."""
        state = hashlib.blake2b(self._program, digest_size=20)
        for part in parts:
            data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
            state.update(len(data).to_bytes(8, "big"))
            state.update(data)
        return state.digest()

    def has(self, key: bytes, table: str = "results") -> bool:
        """Whether there is a value under the key."""
        if self._connection is None:
            return False
        try:
            return self._connection.execute(f"SELECT 1 FROM {table} WHERE key = ?", (key,)).fetchone() is not None
        except sqlite3.Error as error:
            self._failed(error)
            return False

    def get(self, key: bytes, table: str = "results") -> bytes | None:
        """The value under a key, or None."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute(f"SELECT value, used FROM {table} WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            value = zlib.decompress(row[0])
        except sqlite3.Error as error:
            self._failed(error)
            return None
        except (zlib.error, TypeError):
            return None
        if row[1] != self._today:
            self._touched.append((table, key))
        return value

    def put(self, key: bytes, value: bytes, table: str = "results") -> None:
        """Keep a value."""
        if self._connection is None:
            return
        packed = zlib.compress(value, 1)
        if len(packed) <= _MAX_ENTRY:
            self._waiting.append((table, key, packed))
            if len(self._waiting) >= _BATCH:
                self._write()

    def _write(self) -> None:
        if self._connection is None or not (self._waiting or self._touched):
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for table, key, value in self._waiting:
                self._connection.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", (key, value, self._today))
            for table, key in self._touched:
                self._connection.execute(f"UPDATE {table} SET used = ? WHERE key = ?", (self._today, key))
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._failed(error)
        self._waiting.clear()
        self._touched.clear()

    def close(self) -> None:
        """Write what waits to be written, and throw away what has not been asked for in a month."""
        wrote = bool(self._waiting)
        self._write()
        if self._connection is None:
            return
        try:
            if wrote:
                oldest = self._today - _KEPT_DAYS if self._path.stat().st_size < _MAX_FILE else self._today + 1
                for table in _TABLES:
                    self._connection.execute(f"DELETE FROM {table} WHERE used < ?", (oldest,))
        except (sqlite3.Error, OSError):
            pass
        finally:
            self._connection.close()
            self._connection = None

    def _failed(self, error: sqlite3.Error) -> None:
        """Go on without the cache; if its file is damaged, let the next run make it anew."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            self._discard()

    def _discard(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            try:
                os.unlink(f"{self._path}{suffix}")
            except OSError:
                continue
