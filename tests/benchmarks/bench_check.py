"""What a check costs: words a second, memory, growth with length, and what a second process gives.

    python tests/benchmarks/bench_check.py                  speed, and the pipeline alone beside it: about a minute
    python tests/benchmarks/bench_check.py --all            memory and growth up to a million words, and two processes, too
    python tests/benchmarks/bench_check.py --texts FOLDER   over the txt and md files of a folder instead of the samples

Texts are the project's own samples over and over, unless others are named. Words are those of the file, parted by white
space. Speed is processor time, the median of a few runs, taken in turns with the bare pipeline, so that a busy minute touches
both: the ratio is steadier than the figures. Memory is the greatest resident set of a whole `klarsprak check`.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: The bars of the design: words a second with all rules and with those that need no pipeline, megabytes, and gain of two.
BARS = {"all": 8_000, "plain": 100_000, "memory": 500, "processes": 1.8, "growth": 0.10}
SIZES = (10_000, 100_000, 1_000_000)
FILES = 1_000


def _texts(folder: Path) -> list[str]:
    """The texts of a folder, without front matter, which would end the others where they are joined."""
    texts = []
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".txt", ".md") and p.is_file()):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if text.startswith("---"):
            text = text.partition("\n---\n")[2]
        texts.append(text)
    return texts


def _long_text(texts: Sequence[str], words: int) -> str:
    parts: list[str] = []
    while words > 0:
        for text in texts:
            parts.append(text)
            words -= len(text.split())
            if words <= 0:
                break
    return "\n\n".join(parts)


def _seconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def speed(texts: Sequence[str], runs: int) -> bool:
    """Words a second in this process, warm."""
    from klarsprak import readers
    from klarsprak.engine.linter import check_document
    from klarsprak.engine.settings import CheckSettings
    from klarsprak.language import pipeline, sentences
    from klarsprak.language.view import Needs
    from klarsprak.rules.registry import all_rules

    text = _long_text(texts, 30_000)
    data, words = text.encode(), len(text.split())
    blocks = [(b.text, sentences.split(b.text)) for b in readers.read("a.md", data).blocks if b.text and b.is_own]
    plain = tuple(c for c, r in all_rules().items() if r.needs is Needs.TEXT and not r.reads_commitments and r.default)

    def check(settings: CheckSettings) -> Callable[[], object]:
        return lambda: check_document(readers.read("a.md", data), settings)

    works: dict[str, Callable[[], object]] = {
        "read": lambda: readers.read("a.md", data),
        "pipeline alone": lambda: list(pipeline.pipe(blocks)),
        "all": check(CheckSettings()),
        "plain": check(CheckSettings(select=plain)),
    }
    for work in works.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            times[name].append(_seconds(work))
    ratio = statistics.median(a / b for a, b in zip(times["all"], times["pipeline alone"], strict=True))
    names = {"all": "check, all rules", "plain": f"check, the {len(plain)} rules that need no pipeline"}
    print(f"Words a second, one core, median of {runs} over {words} words")
    good = True
    for name, values in times.items():
        rate = words / statistics.median(values)
        bar = BARS.get(name)
        good = good and (bar is None or rate >= bar)
        print(f"  {rate:10,.0f}  {names.get(name, name)}" + (f" (bar {bar:,})" if bar else ""))
    print(f"  A check costs {ratio:.2f} times the bare pipeline.")
    return good


def _environment(cache: str) -> dict[str, str]:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment.setdefault("PYTHONPYCACHEPREFIX", os.path.join(cache, "bytecode"))
    environment.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", PYTHONPATH=str(ROOT / "src"))
    return environment


def growth(texts: Sequence[str], folder: str) -> bool:
    """Processor time and greatest memory of whole runs, by the length of the text."""
    path = Path(folder, "lang.md")
    command = [sys.executable, "-m", "klarsprak", "check", "--no-cache", "--format", "json", "-o", os.devnull, str(path)]
    start = costs = 0.0
    good = True
    print("A whole run over one file")
    for size in (0, *SIZES):
        text = _long_text(texts, size) if size else "Hej!"
        path.write_text(text, encoding="utf-8")
        words = len(text.split())
        # A process of its own for each size: the greatest memory is kept for all children together.
        code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stderr=subprocess.DEVNULL); "
        code += "used = resource.getrusage(resource.RUSAGE_CHILDREN); print(used.ru_utime + used.ru_stime, used.ru_maxrss)"
        done = subprocess.run(
            [sys.executable, "-c", code, *command], env=_environment(folder), check=True, capture_output=True, text=True
        )
        seconds, kilobytes = (float(value) for value in done.stdout.split())
        if not size:
            start = seconds
            continue
        each = (seconds - start) / words
        costs = costs or each
        memory = kilobytes / 1024
        good = good and memory <= BARS["memory"] and each <= costs * (1 + BARS["growth"])
        print(f"  {words:>9,} words  {seconds:7.2f} s  {1 / each:7,.0f} words/s ({each / costs:.2f})  {memory:4.0f} MB")
    return good


def processes(texts: Sequence[str], folder: str) -> bool:
    """The same files by one process and by two, by the clock."""
    place = Path(folder, "filer")
    place.mkdir()
    for number in range(FILES):
        (place / f"{number}.md").write_text(texts[number % len(texts)], encoding="utf-8")
    took: dict[int, list[float]] = {1: [], 2: []}
    spent: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(3):
        for number in (1, 2):
            code = (
                "from klarsprak.engine import batch; from klarsprak.cli import main; "
                f"batch._processes = lambda *_: {number}; main(['check', {str(place)!r}, '--no-cache', '--format', 'concise'])"
            )
            before, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(
                [sys.executable, "-c", code],
                env=_environment(folder),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            took[number].append(time.perf_counter() - before)
            spent[number].append(after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime)
    clock = {number: statistics.median(values) for number, values in took.items()}
    work = {number: statistics.median(values) for number, values in spent.items()}
    gain = clock[1] / clock[2]
    print(f"{FILES} files: {clock[1]:.1f} s by one process, {clock[2]:.1f} s by two: {gain:.2f} times as fast", end=" ")
    print(f"(processor time {work[2] / work[1]:.2f} times; {os.cpu_count()} cores)")
    return gain >= BARS["processes"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--texts", type=Path, default=ROOT / "corpus_samples")
    args = parser.parse_args()
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    sys.path.insert(0, str(ROOT / "src"))
    texts = _texts(args.texts)
    good = speed(texts, args.runs)
    if args.all:
        with tempfile.TemporaryDirectory() as folder:
            good = growth(texts, folder) and good
            good = processes(texts, folder) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
