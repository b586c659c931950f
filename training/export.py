"""Makes a trained pipeline small and quick to load, and writes it into the package.

    python -m training.export /tmp/klarsprak-training/model-best --ud ../shared/ud

What happens to it, none of which changes an annotation of Swedish text (`evaluate` and the tests hold that):

- weights and vectors in half precision: half the size; the loader casts them back;
- only the strings that the model itself needs (labels, edit trees), not every word of the training text: a tenth of a
  second less to load;
- tokenizer patterns with Latin letters only: their compilation took a fifth of the loading time;
- a few dozen official abbreviations more for the tokenizer;
- a table of the training treebanks' lemmas, for `pipeline` to use where a form is known.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import srsly  # type: ignore[import-untyped]
from spacy.attrs import NORM, ORTH
from spacy.lang import char_classes
from spacy.language import Language

from klarsprak.language import assembly, pipeline
from training.conllu import read
from training.prepare import TRAIN

VERSION = "0.2.0"
_NOT_LOADED = ["ner"]
# A lemma goes into the table when so many of the form's occurrences with this part of speech have it.
_SHARE = 0.9
_TREEBANK = "https://github.com/UniversalDependencies/UD_Swedish-"
_SOURCES = [
    *({"name": f"UD Swedish {n}", "url": _TREEBANK + n, "license": "CC BY-SA 4.0"} for n in ("Talbanken", "PUD", "SweLL")),
    {"name": "Universal NER, Swedish (tokens only)", "url": "https://www.universalner.org", "license": "CC BY-SA 4.0"},
]


def _component(nlp: Language, name: str) -> Any:
    return nlp.get_pipe(name)


def halve(nlp: Language) -> None:
    """Cast weights and vectors to half precision, in place."""
    vectors = nlp.vocab.vectors
    vectors.data = vectors.data.astype(np.float16)
    for name in nlp.pipe_names:
        for node in _component(nlp, name).model.walk():
            for param in node.param_names:
                if node.has_param(param):
                    node.set_param(param, node.get_param(param).astype(np.float16))


def needed_strings(nlp: Language) -> list[str]:
    """Labels and the strings that the lemmatizer's edit trees put in and take away."""
    strings = nlp.vocab.strings
    needed: set[str] = set()
    for name in ("tagger", "morphologizer", "parser"):
        needed.update(_component(nlp, name).labels)
    trees = srsly.msgpack_loads(_component(nlp, "trainable_lemmatizer").trees.to_bytes())["trees"]
    for tree in trees:
        needed.update(strings[tree[key]] for key in ("orig", "subst") if tree.get(key))
    return sorted(needed)


def slim_pattern(pattern: str) -> str:
    """A tokenizer pattern with Latin letters in place of those of all scripts.

    spaCy's classes list every letter of a dozen scripts, several times in each pattern, and Python compiles them anew in
    every process.
    """
    latin = [chr(code) for code in range(0x250)]
    classes = {
        char_classes.ALPHA: "".join(c for c in latin if c.isalpha()),
        char_classes.ALPHA_LOWER: "".join(c for c in latin if c.islower()),
        char_classes.ALPHA_UPPER: "".join(c for c in latin if c.isupper()),
    }
    for old, letters in classes.items():
        pattern = pattern.replace(old, _ranges(letters))
    return pattern


def _ranges(letters: str) -> str:
    runs: list[list[int]] = []
    for code in map(ord, letters):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(chr(low) if low == high else f"{chr(low)}-{chr(high)}" for low, high in runs)


# Abbreviations that spaCy's Swedish tokenizer cuts off from their dot, which is then read as the end of the sentence. The
# word that each stands for becomes its norm, by which the network knows it.
_ABBREVIATIONS = {
    "adr": "adress",
    "anvisn": "anvisning",
    "avd": "avdelning",
    "betr": "beträffande",
    "bitr": "biträdande",
    "ca": "cirka",
    "dnr": "diarienummer",
    "dr": "doktor",
    "enl": "enligt",
    "evt": "eventuellt",
    "evtl": "eventuellt",
    "e.dyl": "eller",
    "f.v.t": "vidare",
    "föreg": "föregående",
    "förv": "förvaltning",
    "handl": "handläggare",
    "i.o.m": "genom",
    "i.st.f": "för",
    "jfr": "jämför",
    "jmf": "jämför",
    "jämf": "jämför",
    "kv": "kvarteret",
    "leg": "legitimerad",
    "lgh": "lägenhet",
    "litt": "litt",
    "m.h.a": "med",
    "m.v": "mera",
    "mobilnr": "nummer",
    "mom": "moment",
    "motsv": "motsvarande",
    "nr": "nummer",
    "nuv": "nuvarande",
    "o.dyl": "och",
    "o.s.a": "om",
    "ordf": "ordförande",
    "org.nr": "nummer",
    "orgnr": "nummer",
    "pers.nr": "personnummer",
    "personnr": "personnummer",
    "persnr": "personnummer",
    "pga": "på",
    "pkt": "punkt",
    "prel": "preliminär",
    "ref.nr": "nummer",
    "reg.nr": "nummer",
    "sekr": "sekreterare",
    "suppl": "suppleant",
    "särsk": "särskilt",
    "t.f": "tillförordnad",
    "tekn": "teknisk",
    "telnr": "telefonnummer",
    "tf": "tillförordnad",
    "tfn": "telefon",
    "ungef": "ungefär",
    "urspr": "ursprungligen",
    "utg": "utgåva",
    "v.ordf": "ordförande",
    "vanl": "vanligen",
    "ärendenr": "nummer",
    "årg": "årgång",
}


def abbreviation_rules() -> dict[str, list[dict[int, str]]]:
    """Tokenizer exceptions for the abbreviations, in small letters and with a capital."""
    return {
        f"{form}.": [{ORTH: f"{form}.", NORM: norm}]
        for short, norm in _ABBREVIATIONS.items()
        for form in (short, short.capitalize())
    }


def lemma_table(files: Iterable[Path]) -> dict[str, dict[str, str]]:
    """By part of speech and form in small letters: the lemma that the training treebanks give it, where they agree."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for file in files:
        for sentence in read(file):
            for token in sentence.tokens:
                # A name's lemma keeps its capital, and what is no word has no lemma to learn.
                if token.upos not in ("PROPN", "X", "PUNCT", "SYM", "NUM"):
                    seen[token.upos, token.form.lower()][token.lemma] += 1
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for (pos, form), lemmas in sorted(seen.items()):
        lemma, count = lemmas.most_common(1)[0]
        # "lägga_in" for "inlagd" is the treebank's own notation.
        if count > _SHARE * lemmas.total() and "_" not in lemma:
            table[pos][form] = lemma
    return dict(table)


def export(source: Path, target: Path, treebanks: Iterable[Path]) -> None:
    """Write the trained pipeline in `source` to the folder `target`, whose LICENSE and ATTRIBUTION.md stay."""
    nlp = spacy.load(source, exclude=_NOT_LOADED)
    halve(nlp)
    kept = {path.name: path.read_bytes() for path in target.glob("*") if path.name in ("LICENSE", "ATTRIBUTION.md")}
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    for name, body in kept.items():
        (target / name).write_bytes(body)
    (target / "vocab" / "strings.json").write_text(json.dumps(needed_strings(nlp), ensure_ascii=False), encoding="utf-8")
    rules = srsly.msgpack_loads((target / "tokenizer").read_bytes())
    for key in ("prefix_search", "suffix_search", "infix_finditer"):
        rules[key] = slim_pattern(rules[key])
    rules["exceptions"] = {**abbreviation_rules(), **rules["exceptions"]}
    (target / "tokenizer").write_bytes(srsly.msgpack_dumps(rules))
    _write_config(target / "config.cfg")
    _write_meta(target / "meta.json")
    table = lemma_table(treebanks)
    (target / "lemmas.json").write_text(json.dumps(table, ensure_ascii=False, indent=0), encoding="utf-8")
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    print(f"{target}: {size / 1e6:.1f} MB, {sum(map(len, table.values()))} lemmas in the table")


def _write_config(path: Path) -> None:
    """The config without the trainer's own paths."""
    config = spacy.util.load_config(path, interpolate=False)
    config["paths"] = {"train": None, "dev": None, "vectors": None}
    config["corpora"] = {}
    config["initialize"].update({"vectors": None, "init_tok2vec": None})
    config.to_disk(path)


def _write_meta(path: Path) -> None:
    meta: dict[str, Any] = srsly.read_json(path)
    meta.update(
        name="klarsprak",
        version=VERSION,
        description="Swedish pipeline embedded in klarsprak: " + ", ".join(assembly.COMPONENTS),
        license="CC BY-SA 4.0",
        sources=_SOURCES,
        author="klarsprak",
    )
    # Figures of the trainer's own development run; RESULTS.md has those of the pipeline as shipped.
    meta["performance"] = {}
    meta["components"] = meta["pipeline"] = list(assembly.COMPONENTS)
    meta["labels"] = {name: labels for name, labels in meta["labels"].items() if name in assembly.COMPONENTS}
    srsly.write_json(path, meta)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--target", type=Path, default=pipeline.MODEL_PATH)
    parser.add_argument("--ud", type=Path, required=True, help="folder with the treebanks")
    args = parser.parse_args()
    export(args.source, args.target, [args.ud / f"{name}.conllu" for name in TRAIN])


if __name__ == "__main__":
    main()
