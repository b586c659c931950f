"""Swedish inflection: all forms of a noun, a verb or an adjective from its base form, and the right form back.

A form is named by a short key:

* verbs: `inf`, `pres`, `past`, `sup`, `imp`, the s-forms `inf_s`, `pres_s`, `past_s`, `sup_s`, the present participle
  `prp`, and the perfect participle in common gender, neuter and plural or definite: `pp_u`, `pp_n`, `pp_p`;
* nouns: singular or plural, indefinite or definite: `si`, `sd`, `pi`, `pd`, and their genitives `sig`, `sdg`, `pig`, `pdg`;
* adjectives: common gender, neuter, plural or definite: `u`, `n`, `p`; masculine `m`; comparative `comp`; superlative
  `sup_i` and `sup_d`.

What does not follow from a word's ending is looked up in the tables under `data/`. A compound or prefixed word
inflects as its last part: `föreligga` as `ligga`, `överklagandeskrivelse` as `skrivelse`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
_VOWELS = "aeiouyåäöé"

#: Verb keys that have a passive (s-) counterpart.
ACTIVE_FORMS = ("inf", "pres", "past", "sup")
PASSIVE_FORMS = ("inf_s", "pres_s", "past_s", "sup_s")
PARTICIPLE_FORMS = ("pp_u", "pp_n", "pp_p")


class WordClass(StrEnum):
    """Word classes as the word lists name them."""

    VERB = "vb"
    NOUN = "sb"
    ADJECTIVE = "adj"
    FIXED = "fast"


@dataclass(frozen=True, slots=True)
class Paradigm:
    """A word's forms. `forms`: key to variants, the usual one first. `gender`: `en`, `ett`, or an empty string."""

    lemma: str
    word_class: WordClass
    forms: dict[str, tuple[str, ...]]
    gender: str = ""

    def form(self, key: str) -> str | None:
        """The usual form for a key, or None where the word lacks it."""
        variants = self.forms.get(key)
        return variants[0] if variants else None

    def keys(self) -> dict[str, list[str]]:
        """Form to the keys it can stand for."""
        out: dict[str, list[str]] = {}
        for key, variants in self.forms.items():
            for variant in variants:
                out.setdefault(variant, []).append(key)
        return out


def _rows(name: str) -> list[list[str]]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def _verbs() -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in _rows("verbs.tsv")}


@cache
def _nouns() -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in _rows("nouns.tsv")}


@cache
def _adjectives() -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in _rows("adjectives.tsv")}


# Prefixes that leave a verb's conjugation as it is. Without such a list `betala` would be taken for be + tala
# (harmless) but `hantera` for hant + era.
_VERB_PREFIXES_TEXT = """
an av be bi bort del efter ent er fast fel fram fri från full färdig för före förbi genom god hand hem hop hän här
iakt ianspråk igen igång ihop ikraft in inne isär klar kring kvar los lös med mellan miss mot ned ner nyan nöd om ombe
omhänder på rund runt rätt sam samman skrin slut sned snabb stand ställ sär sönder till tillbaka tillgodo tillhanda tillkänna
tillvara tvångs under undan upp uppe upprätt ur ut utan ute vid vidare vidmakt väl å åda ådaga åsido åt åter
över överens
"""
_VERB_PREFIXES = frozenset(_VERB_PREFIXES_TEXT.split())


# Verbs that take any first part and that no other verb ends like: tillfredsställa, blottlägga, åskådliggöra.
_FREE_HEADS_TEXT = """
ställa sätta lägga göra föra komma skriva hålla binda märka skilja reda
"""
_FREE_HEADS = frozenset(_FREE_HEADS_TEXT.split())


def _verb_row(lemma: str) -> tuple[str, list[str]] | None:
    """The table row for a verb, and the prefix that stands before the row's infinitive."""
    table = _verbs()
    row = table.get(lemma)
    if row is not None:
        return "", row
    for cut in range(1, len(lemma) - 1):
        prefix, rest = lemma[:cut], lemma[cut:]
        row = table.get(rest)
        if row is not None and (rest in _FREE_HEADS or prefix in _VERB_PREFIXES or _two_prefixes(prefix)):
            return prefix, row
    return None


def _two_prefixes(prefix: str) -> bool:
    return any(prefix[:cut] in _VERB_PREFIXES and prefix[cut:] in _VERB_PREFIXES for cut in range(1, len(prefix)))


def _variants(text: str, prefix: str) -> tuple[str, ...]:
    return () if text in ("", "-") else tuple(prefix + part for part in text.split("/"))


def _undouble(stem: str) -> str:
    """`kommen` → `komna`, `vunnen` → `vunna`."""
    return stem[:-1] if stem.endswith(("mm", "nn")) else stem


def _participle_forms(participle: str) -> tuple[str, str, str]:
    """Common gender, neuter, plural of a perfect participle."""
    if participle.endswith("en"):
        return participle, participle[:-1] + "t", _undouble(participle[:-2]) + "na"
    if participle.endswith("ad"):
        return participle, participle[:-1] + "t", participle + "e"
    if participle.endswith("dd"):
        return participle, participle[:-2] + "tt", participle + "a"
    if participle.endswith("d"):
        stem = participle[:-1]
        return participle, stem + ("tt" if stem[-1] in _VOWELS else "t"), participle + "a"
    return participle, participle, participle + "a"


def _second(stem: str) -> dict[str, tuple[str, ...]]:
    """Second conjugation from the stem: `köp-`, `ställ-`, `hör-`, `använd-`, `byt-`."""
    base = stem[:-1] if stem.endswith(("mm", "nn")) else stem  # drömde, kände
    if stem.endswith("nd"):
        past, supine, participle = stem + "e", stem[:-1] + "t", stem
    elif stem.endswith("t"):
        double = stem[-2] in _VOWELS  # bytte, but lyfte
        past = stem + ("te" if double else "e")
        supine = participle = stem + ("t" if double else "")
    elif stem.endswith("d"):
        past, supine, participle = stem + "de", stem[:-1] + "tt", stem + "d"
    elif stem[-1] in "kpsx":
        past, supine, participle = base + "te", base + "t", base + "t"
    else:
        past, supine, participle = base + "de", base + "t", base + "d"
    return {
        "inf": (stem + "a",),
        "pres": (stem if stem.endswith("r") else stem + "er",),
        "past": (past,),
        "sup": (supine,),
        "imp": (stem[:-1] if stem.endswith("mm") else stem,),
        "_pp": (participle,),
    }


def _verb(lemma: str) -> Paradigm:
    found = _verb_row(lemma)
    deponent = lemma.endswith("s")
    forms: dict[str, tuple[str, ...]]
    if found is None or found[1] == ["1"]:
        if deponent:
            return _deponent(lemma)
        forms = {
            "inf": (lemma,),
            "pres": (lemma + "r",),
            "past": (lemma + "de",),
            "sup": (lemma + "t",),
            "imp": (lemma,),
            "_pp": (lemma + "d",),
        }
    else:
        prefix, row = found
        base = lemma[len(prefix) :]
        if row == ["2"]:
            forms = {key: tuple(prefix + v for v in variants) for key, variants in _second(base[:-1]).items()}
        elif row == ["3"]:
            forms = {
                "inf": (lemma,),
                "pres": (lemma + "r",),
                "past": (lemma + "dde",),
                "sup": (lemma + "tt",),
                "imp": (lemma,),
                "_pp": (lemma + "dd",),
            }
        else:
            present, past, supine, participle, imperative = row
            forms = {
                "inf": (lemma,),
                "pres": _variants(present, prefix),
                "past": _variants(past, prefix),
                "sup": _variants(supine, prefix),
                "imp": _variants(imperative, prefix),
                "_pp": _variants(participle, prefix),
            }
    participles = forms.pop("_pp")
    for participle in participles:
        for key, form in zip(PARTICIPLE_FORMS, _participle_forms(participle), strict=True):
            forms[key] = (*forms.get(key, ()), form)
    if not deponent:
        _add_passive(lemma, forms)
        stem = lemma[:-1] if lemma.endswith("a") and len(lemma) > 2 else lemma
        forms["prp"] = (stem + ("ande" if lemma.endswith("a") and len(lemma) > 2 else "ende"),)
    return Paradigm(lemma, WordClass.VERB, {key: variants for key, variants in forms.items() if variants})


def _deponent(lemma: str) -> Paradigm:
    """`hoppas`, `trivas`: the s-forms of the active verb, under the plain keys."""
    active = _verb(lemma[:-1]).forms
    forms = {key: active[key + "_s"] for key in ACTIVE_FORMS if key + "_s" in active}
    return Paradigm(lemma, WordClass.VERB, forms)


# Verbs whose s-form nobody writes, or that means something else (få, ha, bli; `fås` is there but stiff).
_NO_PASSIVE_TEXT = """
få ha bli vara kunna vilja böra skola heta ske finnas komma gå ligga stå sitta gälla falla kosta ingå räcka bo
dö le delta bero hända försvinna hava varda bliva sova
"""
_NO_PASSIVE = frozenset(_NO_PASSIVE_TEXT.split())


def _add_passive(lemma: str, forms: dict[str, tuple[str, ...]]) -> None:
    if lemma in _NO_PASSIVE or not forms.get("sup"):
        return
    forms["inf_s"] = tuple(f + "s" for f in forms["inf"])
    present: list[str] = []
    for form in forms["pres"]:
        if form == lemma[:-1] or lemma.endswith("göra"):
            present.append(form + "s")  # hör, bär, gör
        elif form.endswith("er") and lemma.endswith("a"):
            stem = form[:-3] if form.endswith("mmer") else form[:-2]
            if stem.endswith("s"):
                present.append(stem + "es")  # a stem in -s keeps the vowel: läses, låses
            else:
                present += [stem + "s", form[:-2] + "es"]
        else:
            present.append(form[:-1] + "s")
    forms["pres_s"] = tuple(present)
    forms["past_s"] = tuple(f + "s" for f in forms["past"])
    forms["sup_s"] = tuple(f + "s" for f in forms["sup"])


# Ending, gender, what is cut and what is added for the plural. The first ending that fits wins.
_NOUN_ENDINGS: tuple[tuple[str, str, int, str], ...] = (
    ("ande", "ett", 0, "n"),
    ("ende", "ett", 0, "n"),
    ("else", "en", 0, "r"),
    ("ment", "ett", 0, ""),
    ("gram", "ett", 0, ""),
    ("ing", "en", 0, "ar"),
    ("het", "en", 0, "er"),
    ("ion", "en", 0, "er"),
    ("tet", "en", 0, "er"),
    ("nad", "en", 0, "er"),
    ("skap", "en", 0, "er"),
    ("are", "en", 0, ""),
    ("iker", "en", 0, ""),
    ("ant", "en", 0, "er"),
    ("ent", "en", 0, "er"),
    ("ans", "en", 0, "er"),
    ("ens", "en", 0, "er"),
    ("ium", "ett", 2, "er"),
    ("eum", "ett", 2, "er"),
    ("sel", "en", 2, "lar"),
    ("lek", "en", 0, "ar"),
    ("dom", "en", 0, "ar"),
    ("eri", "ett", 0, "er"),
    ("ist", "en", 0, "er"),
    ("ism", "en", 0, "er"),
    ("log", "en", 0, "er"),
    ("ie", "en", 0, "r"),
    ("ur", "en", 0, "er"),
    ("ik", "en", 0, "er"),
    ("iv", "ett", 0, ""),
    ("um", "ett", 0, ""),
    ("at", "ett", 0, ""),
    ("an", "en", 0, "-"),
    ("a", "en", 1, "or"),
    ("e", "en", 1, "ar"),
    ("i", "en", 0, "er"),
)


def _noun_row(lemma: str) -> tuple[str, list[str]] | None:
    table = _nouns()
    row = table.get(lemma)
    if row is not None:
        return "", row
    # The longest known last part: fastighetsskatt before skatt, handläggningstid before tid.
    for cut in range(2, len(lemma) - 1):
        row = table.get(lemma[cut:])
        if row is not None and (len(lemma) - cut >= 3 or lemma.endswith("år")):
            return lemma[:cut], row
    return None


def _weak_ending(lemma: str) -> bool:
    """Whether a word ends in an unstressed -el, -er or -en that loses its vowel: `medel`, `register`, `tecken`."""
    return (
        lemma.endswith(("el", "er", "en"))
        and len(lemma) > 4
        and lemma[-3] not in _VOWELS
        and any(letter in _VOWELS for letter in lemma[:-2])
    )


def _definite_singular(lemma: str, gender: str) -> str:
    last = lemma[-1]
    if gender == "en":
        if lemma.endswith("man"):
            return lemma + "nen"
        if lemma.endswith("an") and len(lemma) > 4:
            return lemma  # ansökan, anmälan: the definite form is the same
        weak = lemma.endswith(("el", "er", "or")) and len(lemma) > 3 and any(c in _VOWELS for c in lemma[:-2])
        return lemma + ("n" if last in _VOWELS or weak else "en")
    if lemma.endswith(("ium", "eum")):
        return lemma[:-2] + "et"
    if _weak_ending(lemma):
        return lemma[:-2] + last + "et"
    if last in "eoa" and len(lemma) > 3:
        return lemma + "t"
    return lemma + ("met" if lemma.endswith(("gram", "rum", "hem")) else "et")


def _definite_plural(lemma: str, plural: str, gender: str) -> str:
    if plural.endswith("män"):
        return plural + "nen"
    if plural != lemma:
        return plural + ("a" if plural.endswith("n") and gender == "ett" else "na")
    if gender == "en":
        if lemma.endswith("are"):
            return lemma[:-1] + "na"
        return lemma + ("na" if lemma.endswith(("e", "er")) else "en")
    if _weak_ending(lemma):
        return (lemma[:-2].removesuffix("m") if lemma.endswith("mmer") else lemma[:-2]) + lemma[-1] + "en"
    if lemma.endswith(("gram", "rum", "hem")):
        return lemma + "men"
    return lemma + ("na" if lemma.endswith("e") else "en")


def _genitive(form: str) -> str:
    return form if form[-1] in "sxz" else form + "s"


def _noun(lemma: str, gender: str = "", plural: str = "") -> Paradigm:
    prefix = definite = ""
    base = lemma
    if not gender:
        found = _noun_row(lemma)
        ending = next((e for e in _NOUN_ENDINGS if lemma.endswith(e[0])), None)
        # A suffix of three letters or more outranks a shorter last part: kostnad before ad, belastning before tning.
        if found is not None and not (found[0] and ending is not None and len(lemma) - len(found[0]) < len(ending[0]) + 1):
            prefix, row = found
            base, gender, plural = lemma[len(prefix) :], row[0], row[1]
            definite = row[2] if len(row) > 2 else ""
        elif ending is not None:
            _, gender, cut, add = ending
            plural = "-" if add == "-" else lemma[: len(lemma) - cut] + add
        else:
            gender, plural = "en", _default_plural(lemma)
    forms: dict[str, tuple[str, ...]] = {"si": (lemma,), "sd": (prefix + (definite or _definite_singular(base, gender)),)}
    if plural != "-":
        forms["pi"] = (prefix + plural,)
        forms["pd"] = (prefix + _definite_plural(base, plural, gender),)
    for key in tuple(forms):
        forms[key + "g"] = tuple(_genitive(form) for form in forms[key])
    return Paradigm(lemma, WordClass.NOUN, forms, gender)


def _default_plural(lemma: str) -> str:
    if lemma.endswith(("el", "er", "en")) and len(lemma) > 3:
        return lemma[:-2] + lemma[-1] + "ar"
    if lemma[-1] in _VOWELS:
        return lemma + "r"
    return lemma + "er"


def _adjective(lemma: str) -> Paradigm:
    row = _adjectives().get(lemma)
    for cut in range(1, len(lemma) - 2) if row is None else ():
        # A compound adjective inflects as its last part: folktom, färgglad; of the short ones only after o-.
        known = _adjectives().get(lemma[cut:])
        if known and ((cut > 1 and len(lemma) - cut > 4) or lemma[:cut] == "o" or lemma[cut:] == "tom"):
            row = [lemma[:cut] + part if part != "-" else part for part in known]
            break
    if row is not None:
        neuter, plural, comparative, superlative = row
        comp, sup = ("", "") if comparative == "-" else (comparative, superlative)
    elif lemma.endswith(("a", "e", "o")) and len(lemma) > 3:
        neuter = plural = lemma
        comp = sup = ""
    else:
        neuter, plural = _adjective_forms(lemma)
        stem = plural[:-1]
        comp, sup = ("", "") if lemma.endswith(("ad", "dd", "isk")) else (stem + "are", stem + "ast")
    forms: dict[str, tuple[str, ...]] = {"u": (lemma,), "n": (neuter,), "p": (plural,)}
    if plural.endswith("a") and not lemma.endswith("a"):
        forms["m"] = (plural[:-1] + "e",)
    if comp:
        forms["comp"] = (comp,)
        forms["sup_i"] = (sup,)
        forms["sup_d"] = (sup + ("e" if sup.endswith("ast") else "a"),)
    return Paradigm(lemma, WordClass.ADJECTIVE, forms)


def _adjective_forms(lemma: str) -> tuple[str, str]:
    if (
        lemma.endswith(("en", "el", "er"))
        and len(lemma) > 4
        and any(c in _VOWELS for c in lemma[:-2])
        and lemma[-3] not in _VOWELS
    ):
        neuter = lemma[:-1] + "t" if lemma.endswith("en") else lemma + "t"
        return neuter, _undouble(lemma[:-2]) + lemma[-1] + "a"
    if lemma.endswith("ad"):
        return lemma[:-1] + "t", lemma + "e"
    if lemma.endswith("dd"):
        return lemma[:-2] + "tt", lemma + "a"
    if lemma.endswith("d"):
        stem = lemma[:-1]
        return stem + ("tt" if stem[-1] in _VOWELS else "t"), lemma + "a"
    if lemma.endswith("t"):
        short = lemma[-2] in _VOWELS and sum(c in _VOWELS for c in lemma) == 1  # het, vit; but akut, konkret
        return lemma + ("t" if short else ""), lemma + "a"
    if lemma.endswith("sam"):
        return lemma + "t", lemma + "ma"
    if lemma.endswith("nn") or lemma.endswith("mm"):
        return lemma[:-1] + "t", lemma + "a"
    if lemma[-1] in _VOWELS:
        return lemma + "tt", lemma + "a"
    return lemma + "t", lemma + "a"


@cache
def paradigm(lemma: str, word_class: WordClass, gender: str = "", plural: str = "") -> Paradigm:
    """All forms of a word. For a noun `gender` (`en`, `ett`) and `plural` (`-` for none) override the tables."""
    if word_class is WordClass.VERB:
        return _verb(lemma)
    if word_class is WordClass.NOUN:
        return _noun(lemma, gender, plural)
    if word_class is WordClass.ADJECTIVE:
        return _adjective(lemma)
    return Paradigm(lemma, WordClass.FIXED, {"=": (lemma,)})


def opens_alike(lemma: str, word_class: WordClass) -> bool:
    """Whether all forms of a word surely begin with the same three letters as its base form."""
    if len(lemma) < 4:
        return False
    if word_class is WordClass.VERB:
        found = _verb_row(lemma)
        if found is None or len(found[1]) == 1:
            return True
        prefix, row = found
        return all((prefix + form)[:3] == lemma[:3] for part in row if part != "-" for form in part.split("/"))
    if word_class is WordClass.NOUN:
        noun = _nouns().get(lemma)
        return noun is None or noun[1] == "-" or noun[1][:3] == lemma[:3]
    return lemma not in _adjectives()


def known_nouns() -> list[str]:
    """The base nouns of the table."""
    return list(_nouns())
