"""The training code: what it reads, what it refuses, and that making the model small changes no token."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.lang.sv import Swedish
from training import official
from training.conllu import documents, read
from training.export import lemma_table, slim_pattern
from training.prepare import to_doc

from klarsprak.language import pipeline
from tests.language.test_sentences import CASES

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = """\
# newdoc id = a
# newpar
# sent_id = 1
# text = Vi svarade dig.
1\tVi\tvi\tPRON\tPN|UTR|PLU|DEF|SUB\tCase=Nom|Number=Plur\t2\tnsubj\t_\t_
2\tsvarade\tsvara\tVERB\tVB|PRT|AKT\tVoice=Act|Tense=Past\t0\troot\t_\t_
3-4\tdig.\t_\t_\t_\t_\t_\t_\t_\t_
3\tdig\tdu\tPRON\tPN\t_\t2\tobj\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\tMAD\t_\t2\tpunct\t_\t_

# newdoc id = b
# text = Svara oss!
1\tSvara\tsvara\tVERB\t_\tMood=Imp\t0\troot\t_\t_
2\toss\tvi\tPRON\t_\t_\t1\tobj\t_\tSpaceAfter=No
3\t!\t!\tPUNCT\t_\t_\t1\tpunct\t_\t_
"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "prov.conllu"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def test_reading(treebank: Path) -> None:
    first, second = read(treebank)
    assert (first.text, first.first, first.document) == ("Vi svarade dig.", True, True)
    assert [t.form for t in first.tokens] == ["Vi", "svarade", "dig", "."]
    assert [t.head for t in first.tokens] == [1, 1, 1, 1]
    assert first.tokens[1].deprel == "ROOT"
    assert first.tokens[1].feats == "Tense=Past|Voice=Act"
    assert [t.space_after for t in first.tokens] == [True, True, False, True]
    assert second.tokens[0].xpos == ""
    assert [len(document) for document in documents(treebank)] == [1, 1]


def test_gold_doc(treebank: Path) -> None:
    doc = to_doc(spacy.blank("sv").vocab, read(treebank))
    assert doc.text.strip() == "Vi svarade dig. Svara oss!"
    assert [t.i for t in doc if t.is_sent_start] == [0, 4]
    assert [t.head.i for t in doc] == [1, 1, 1, 1, 4, 4, 4]
    assert [t.tag_ for t in doc][3:5] == ["MAD", ""]


def test_lemma_table(treebank: Path) -> None:
    assert lemma_table([treebank]) == {
        "PRON": {"dig": "du", "oss": "vi", "vi": "vi"},
        "VERB": {"svara": "svara", "svarade": "svara"},
    }


def test_lines_is_refused(tmp_path: Path) -> None:
    options = ["--ud", str(tmp_path), "--out", str(tmp_path), "--train", "x/sv_lines-ud.conllu"]
    command = [sys.executable, "-m", "training.prepare", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "LinES" in done.stderr


def test_latin_patterns_cut_swedish_text_as_spacys_own_do() -> None:
    usual = Swedish().tokenizer
    slim = Swedish().tokenizer
    for name in ("prefix_search", "suffix_search", "infix_finditer"):
        method = getattr(slim, name)
        pattern = re.compile(slim_pattern(method.__self__.pattern))
        assert len(pattern.pattern) <= len(method.__self__.pattern)
        setattr(slim, name, getattr(pattern, method.__name__))
    for text in (*CASES.splitlines(), "Ökenvind.Érik säger:”Où?” 12kr/m² A.B.C över-/underskott (EU:s) Łódź…"):
        assert [t.text for t in slim(text)] == [t.text for t in usual(text)]


def test_the_model_carries_only_the_strings_it_needs() -> None:
    strings = (pipeline.MODEL_PATH / "vocab" / "strings.json").read_text(encoding="utf-8")
    assert len(strings) < 50_000


def test_official_sentences_keep_what_the_rules_build_on() -> None:
    counts = official.measure()
    assert counts["sentence boundary"].f == 1
    assert counts["finite verb"].f > 0.98
    assert counts["imperative"].f > 0.95
    assert counts["subject"].f > 0.95
    assert counts["passive"].f > 0.98
    assert counts["finite verb of a subordinate clause"].f > 0.89
    assert counts["verb particle"].f > 0.85
