"""How long a run over unchanged files takes beyond Python's own start: median of seven fresh processes.

    python tests/benchmarks/bench_cache.py

Prints a line for each number of files and format; ends with status 1 where one takes more than the bar of 0.2 s. With
`--processes`, it times a run of new texts by one process and by two instead.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BAR = 0.2
RUNS = 7
FORMATS = ("concise", "terminal", "json", "sarif")
TEXT = """\
# Ansökan {number}

Hej!

För att din ansökan om bidrag ska kunna behandlas erfordras att du inkommer med kompletterande uppgifter avseende hushållets \
inkomster. Beslut fattas av nämnden. Vi återkommer när handläggningen är klar, och då får du även erhålla besked om nästa steg.

Du kan ringa oss på 0470-00 00 00 om du har frågor om ärende {number}.
"""


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _seconds(command: list[str], folder: str, environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def _median(command: list[str], folder: str, environment: dict[str, str]) -> float:
    return statistics.median(_seconds(command, folder, environment) for _ in range(RUNS))


def _fill(folder: str, count: int, copies: int = 1) -> None:
    for number in range(count):
        Path(folder, f"sida {number}.md").write_text(TEXT.format(number=number) * copies, encoding="utf-8")


def unchanged() -> int:
    """Time runs over unchanged files."""
    worst = 0.0
    for count in (1, 100, 1000):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
            _fill(folder, count)
            environment = {**os.environ, "KLARSPRAK_CACHE": cache, "OMP_NUM_THREADS": "1"}
            for format_ in FORMATS:
                command = [sys.executable, "-m", "klarsprak", "check", ".", "--format", format_]
                first = _seconds(command, folder, environment)
                bare = _median([sys.executable, "-c", "pass"], folder, environment)
                before = _processor_seconds()
                beyond = _median(command, folder, environment) - bare
                busy = (_processor_seconds() - before) / RUNS
                worst = max(worst, beyond)
                print(
                    f"{count:>5} filer  {format_:<9} första gången {first:6.2f} s, "
                    f"sedan {beyond:.3f} s utöver {bare:.3f} s (processortid {busy:.3f} s)"
                )
    return int(worst > BAR)


def processes() -> int:
    """Time new texts by one process and by two."""
    with tempfile.TemporaryDirectory() as folder:
        for count, copies in ((40, 1), (40, 10), (200, 5)):
            for path in Path(folder).iterdir():
                path.unlink()
            _fill(folder, count, copies)
            for number in (1, 2):
                code = (
                    "import sys; from klarsprak.engine import batch; from klarsprak.cli import main; "
                    f"batch._processes = lambda *_: {number}; main(['check', '.', '--no-cache', '--format', 'concise'])"
                )
                took = statistics.median(_seconds([sys.executable, "-c", code], folder, dict(os.environ)) for _ in range(3))
                print(f"{count:>4} filer à {copies * len(TEXT):>6} tecken, {number} process(er): {took:6.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(processes() if "--processes" in sys.argv[1:] else unchanged())
