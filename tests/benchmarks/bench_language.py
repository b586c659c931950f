"""Speed of the language room: cold start in fresh processes, and words a second.

    python tests/benchmarks/bench_language.py                cold start and throughput, in about two minutes
    python tests/benchmarks/bench_language.py --runs 3       quicker, rougher

Everything is given in processor seconds (medians), and as ratios to a yardstick measured in the same minute, because
machines and their load differ: cold start to a bare `import spacy`, throughput to `str.split`. Compiled bytecode is
assumed, as an installed package has it; PYTHONDONTWRITEBYTECODE is lifted and a folder for bytecode given where needed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

LETTER = """Hej Anna!
Tack för din ansökan om bygglov för ett garage på fastigheten Björken 1:12. Vi har tagit emot den och gett den
diarienummer BYGG-2026-000123. Ange gärna numret när du kontaktar oss.
Ansökan är inte komplett. För att vi ska kunna pröva den behöver vi en situationsplan i skala 1:500 och en fasadritning.
Skicka dem till oss senast den 31 mars. Du kan lämna dem i vår e-tjänst på www.example.se/bygglov eller mejla dem till
bygglov@example.se. Om du behöver mer tid kan du ringa oss på telefon 0470-00 00 00, vardagar kl. 9–16.
När vi har fått handlingarna prövar byggnadsnämnden din ansökan enligt 9 kap. 30 § plan- och bygglagen (2010:900). Vi ska
fatta beslut inom tio veckor från den dag då ansökan är komplett. Grannar som berörs får möjlighet att lämna synpunkter.
Avgiften för ett bygglov av den här typen är ca 9 500 kr. Fakturan skickas när beslutet har vunnit laga kraft. Om du
återkallar din ansökan innan beslutet har fattats betalar du bara för den tid som vi har lagt ner.
Har du frågor om ritningarna, t.ex. vilka mått som ska vara med? Hör av dig till din handläggare, så hjälper vi dig.
"""

_LETTER = f"LETTER = {LETTER!r}\n"
_ANALYSE = """
from klarsprak.language import pipeline
from klarsprak.language.sentences import split
blocks = LETTER.splitlines()
docs = list(pipeline.pipe([(b, split(b)) for b in blocks]))
"""
COLD = {
    "Python": "pass",
    "import numpy": "import numpy",
    "import spacy": "import spacy",
    "the letter, split and counted without spaCy": _LETTER
    + "from klarsprak.language import words, sentences; [(words.words(b), sentences.split(b)) for b in LETTER.splitlines()]",
    "spacy.load": "import spacy; from klarsprak.language.pipeline import MODEL_PATH; spacy.load(MODEL_PATH)",
    "pipeline.load": "from klarsprak.language import pipeline; pipeline.load()",
    "pipeline.load and the letter": _LETTER + _ANALYSE,
}
# The steps inside one process, printed as they are passed.
STEPS = (
    _LETTER
    + """
import time
marks = [("interpreter", time.process_time())]
def mark(name):
    marks.append((name, time.process_time()))
from klarsprak.language import assembly, pipeline
from klarsprak.language.sentences import split
mark("own imports")
with assembly._without_command_line():
    import spacy
mark("import spaCy, without its command line")
pipeline.load()
mark("read and assemble the model")
blocks = LETTER.splitlines()
list(pipeline.pipe([(blocks[0], split(blocks[0]))]))
mark("first sentence")
list(pipeline.pipe([(b, split(b)) for b in blocks]))
mark("analyse the letter")
before = 0.0
for name, at in marks:
    print(f"{at - before}\\t{name}")
    before = at
"""
)


def _environment(folder: str) -> dict[str, str]:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment.setdefault("PYTHONPYCACHEPREFIX", folder)
    environment.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    return environment


def _seconds(code: str, environment: dict[str, str]) -> float:
    before = os.times()
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def cold_start(runs: int) -> None:
    """Whole fresh processes, exit included, and the steps inside one."""
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(folder)
        times: dict[str, list[float]] = {name: [] for name in COLD}
        steps: dict[str, list[float]] = {}
        # In turns, so that a busy minute touches all alike. The first round writes the bytecode.
        for turn in range(runs + 1):
            for name, code in COLD.items():
                seconds = _seconds(code, environment)
                if turn:
                    times[name].append(seconds)
            out = subprocess.run([sys.executable, "-c", STEPS], env=environment, check=True, capture_output=True, text=True)
            for line in out.stdout.splitlines() if turn else ():
                value, name = line.split("\t")
                steps.setdefault(name, []).append(float(value))
    yardstick = statistics.median(times["import spacy"])
    print(f"Cold start, processor seconds, median of {runs} fresh processes (1.00 = import spacy)")
    for name, values in times.items():
        value = statistics.median(values)
        print(f"  {value:6.3f}  {value / yardstick:5.2f}  {name}")
    print("Steps inside one process")
    for name, values in steps.items():
        value = statistics.median(values)
        print(f"  {value:6.3f}  {value / yardstick:5.2f}  {name}")


def _rate(work: Callable[[], object], words: int, runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return words / statistics.median(times)


def throughput(runs: int) -> None:
    """Words a second over the letter, many times over, as blocks."""
    from klarsprak.language import langid, pipeline
    from klarsprak.language.sentences import split
    from klarsprak.language.words import words

    blocks = LETTER.splitlines() * 400
    few = LETTER.splitlines() * 20
    spans = [split(block) for block in few]
    size = sum(len(block.split()) for block in blocks)
    small = size * len(few) // len(blocks)
    pairs = list(zip(few, spans, strict=True))
    list(pipeline.pipe(pairs[:5]))
    rates = {
        "str.split": _rate(lambda: [block.split() for block in blocks], size, runs),
        "sentences.split": _rate(lambda: [split(block) for block in blocks], size, runs),
        "words.words": _rate(lambda: [words(block) for block in blocks], size, runs),
        "langid.guess": _rate(lambda: [langid.guess(block) for block in blocks], size, runs),
        "pipeline, no parser": _rate(lambda: list(pipeline.pipe(pairs, parse=False)), small, runs),
        "pipeline": _rate(lambda: list(pipeline.pipe(pairs)), small, runs),
    }
    print(f"Words a second, one core, median of {runs} (ratio: times slower than str.split)")
    for name, rate in rates.items():
        print(f"  {rate:12,.0f}  {rates['str.split'] / rate:8.1f}  {name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    args = parser.parse_args()
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
    cold_start(args.runs)
    throughput(args.runs)


if __name__ == "__main__":
    main()
