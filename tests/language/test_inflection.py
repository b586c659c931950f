"""The inflection engine: forms one by one, and against every form in the treebanks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from klarsprak.language.inflection import WordClass, opens_alike, paradigm
from tests.shared import shared_path

VERB, NOUN, ADJECTIVE = WordClass.VERB, WordClass.NOUN, WordClass.ADJECTIVE


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("betala", "betalar betalade betalat betala betalas betalades betalats betalad betalat betalade"),
        ("köpa", "köper köpte köpt köp köps köptes köpts köpt köpt köpta"),
        ("använda", "använder använde använt använd används användes använts använd använt använda"),
        ("höra", "hör hörde hört hör hörs hördes hörts hörd hört hörda"),
        ("läsa", "läser läste läst läs läses lästes lästs läst läst lästa"),
        ("drömma", "drömmer drömde drömt dröm dröms drömdes drömts drömd drömt drömda"),
        ("bebo", "bebor bebodde bebott bebo bebos beboddes bebotts bebodd bebott bebodda"),
        ("erlägga", "erlägger erlade erlagt erlägg erläggs erlades erlagts erlagd erlagt erlagda"),
        ("inge", "inger ingav ingett inge inges ingavs ingetts ingiven ingivet ingivna"),
        ("återbetala", "återbetalar återbetalade återbetalat återbetala"),
        ("ikraftträda", "ikraftträder ikraftträdde ikraftträtt"),
        ("offentliggöra", "offentliggör offentliggjorde offentliggjort"),
        ("få", "får fick fått få"),
    ],
)
def test_verbs(lemma: str, expected: str) -> None:
    word = paradigm(lemma, VERB)
    keys = ("pres", "past", "sup", "imp", "pres_s", "past_s", "sup_s", "pp_u", "pp_n", "pp_p")
    forms = [word.form(key) for key in keys]
    for form, wanted in zip(forms, expected.split(), strict=False):
        assert form == wanted
    assert word.form("inf") == lemma


def test_verbs_without_passive_or_participle() -> None:
    assert paradigm("få", VERB).form("pres_s") is None
    assert paradigm("inneha", VERB).form("pp_u") is None
    assert paradigm("hoppas", VERB).form("past") == "hoppades"
    assert paradigm("behövas", VERB).form("past") == "behövdes"


@pytest.mark.parametrize(
    ("lemma", "gender", "expected"),
    [
        ("brev", "ett", "brevet brev breven brevs brevets"),
        ("skrivelse", "en", "skrivelsen skrivelser skrivelserna skrivelses skrivelsens"),
        ("avgift", "en", "avgiften avgifter avgifterna avgifts avgiftens"),
        ("ärende", "ett", "ärendet ärenden ärendena ärendes ärendets"),
        ("läkare", "en", "läkaren läkare läkarna läkares läkarens"),
        ("nämnd", "en", "nämnden nämnder nämnderna nämnds nämndens"),
        ("fastighetsskatt", "en", "fastighetsskatten fastighetsskatter fastighetsskatterna"),
        ("register", "ett", "registret register registren registers registrets"),
        ("tjänsteman", "en", "tjänstemannen tjänstemän tjänstemännen"),
        ("program", "ett", "programmet program programmen"),
        ("postnummer", "ett", "postnumret postnummer postnumren"),
        ("beslut", "ett", "beslutet beslut besluten besluts beslutets"),
        ("handling", "en", "handlingen handlingar handlingarna"),
        ("museum", "ett", "museet museer museerna"),
        ("dispens", "en", "dispensen dispenser dispenserna dispens dispensens"),
        ("ansökan", "en", "ansökan ansökningar ansökningarna"),
    ],
)
def test_nouns(lemma: str, gender: str, expected: str) -> None:
    word = paradigm(lemma, NOUN)
    assert word.gender == gender
    for key, wanted in zip(("sd", "pi", "pd", "sig", "sdg"), expected.split(), strict=False):
        assert word.form(key) == wanted


def test_gender_and_plural_given_by_a_list_go_before_the_tables() -> None:
    word = paradigm("mindset", NOUN, "ett", "-")
    assert (word.form("sd"), word.form("pi")) == ("mindsetet", None)


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("nödvändig", "nödvändigt nödvändiga nödvändigare nödvändigast"),
        ("enkel", "enkelt enkla enklare enklast"),
        ("erforderlig", "erforderligt erforderliga"),
        ("inkommen", "inkommet inkomna"),
        ("allmän", "allmänt allmänna"),
        ("beredd", "berett beredda"),
        ("betald", "betalt betalda"),
        ("het", "hett heta"),
        ("konkret", "konkret konkreta"),
        ("gemensam", "gemensamt gemensamma"),
        ("arbetslös", "arbetslöst arbetslösa"),
        ("bra", "bra bra bättre bäst"),
        ("liten", "litet lilla mindre minst"),
    ],
)
def test_adjectives(lemma: str, expected: str) -> None:
    word = paradigm(lemma, ADJECTIVE)
    for key, wanted in zip(("n", "p", "comp", "sup_i"), expected.split(), strict=False):
        assert word.form(key) == wanted


@pytest.mark.parametrize(
    ("lemma", "word_class", "alike"),
    [("erlägga", VERB, True), ("avgå", VERB, True), ("hålla", VERB, False), ("åsätta", VERB, False), ("bok", NOUN, False)],
)
def test_whether_all_forms_begin_alike(lemma: str, word_class: WordClass, alike: bool) -> None:
    assert opens_alike(lemma, word_class) is alike
    if alike:
        forms = [f for variants in paradigm(lemma, word_class).forms.values() for f in variants]
        assert {form[:3] for form in forms} == {lemma[:3]}


def _treebank_words() -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """Form, lemma, part of speech and features of every word of the test sets, which nobody looked at for the tables."""
    for name in ("talbanken-test", "lines-test"):
        for line in shared_path("ud", f"{name}.conllu").read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) == 10 and columns[0].isdigit():
                features = dict(part.split("=", 1) for part in columns[5].split("|") if "=" in part)
                yield columns[1], columns[2], columns[3], features


def _key(pos: str, features: dict[str, str]) -> str | None:
    if "Abbr" in features or "Foreign" in features or features.get("Typo"):
        return None
    if pos == "VERB":
        passive = "_s" if features.get("Voice") == "Pass" else ""
        match features.get("VerbForm"), features.get("Mood"), features.get("Tense"):
            case "Inf", _, _:
                return "inf" + passive
            case "Sup", _, _:
                return "sup" + passive
            case "Fin", "Imp", _:
                return "imp"
            case "Fin", "Ind", "Pres":
                return "pres" + passive
            case "Fin", "Ind", "Past":
                return "past" + passive
        return None
    if pos == "NOUN" and "Number" in features and "Definite" in features:
        number, definite = features["Number"][0].lower(), features["Definite"][0].lower()
        return number + definite + ("g" if features.get("Case") == "Gen" else "")
    if pos == "ADJ" and features.get("Degree") == "Pos" and features.get("VerbForm") != "Part":
        if features.get("Number") == "Plur" or features.get("Definite") == "Def":
            return "p"
        return {"Neut": "n", "Com": "u"}.get(features.get("Gender", ""))
    return None


@pytest.mark.slow
def test_forms_of_the_treebanks() -> None:
    """The share of words in running text whose attested form is the one we make, on test sets the tables were not made on.

    Measured: verbs 98.1, nouns 95.6, adjectives 96.6 per cent; the floors lie a little under that. What is missed is mostly
    annotation: lemmas cut or misspelt, foreign words, names, colloquial forms.
    """
    classes = {"VERB": VERB, "NOUN": NOUN, "ADJ": ADJECTIVE}
    right, total = Counter[str](), Counter[str]()
    for form, lemma, pos, features in _treebank_words():
        key = _key(pos, features)
        if key is None or not form.isalpha() or not lemma.isalpha():
            continue
        forms = paradigm(lemma.lower(), classes[pos]).forms
        deponent = lemma.endswith("s") and key.endswith("_s")
        total[pos] += 1
        right[pos] += form.lower() in forms.get(key.removesuffix("_s") if deponent else key, ())
    shares = {pos: right[pos] / total[pos] for pos in classes}
    print({pos: f"{share:.3f} of {total[pos]}" for pos, share in shares.items()})
    assert shares["VERB"] >= 0.978
    assert shares["NOUN"] >= 0.953
    assert shares["ADJ"] >= 0.963
