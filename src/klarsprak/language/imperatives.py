"""Requests at the start of a sentence ("Ange ditt ärendenummer"), which the tagger takes for names and nouns.

The treebanks hold some twenty imperatives; letters and web pages are full of them. A closed list of the verbs that
municipal requests begin with puts the tag right where the tagger gave no verb at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klarsprak.language.abbreviations import forms

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Imperative like the infinitive.
_LIKE_INFINITIVE = """
ange uppge ge ta avstå delta bifoga boka avboka omboka hämta avhämta skicka sända svara lämna inlämna avlämna återlämna betala
spara logga meddela överklaga motivera komplettera kontrollera kontakta klicka markera notera observera informera registrera
mejla maila faxa kopiera signera bekräfta räkna samla sortera kryssa ladda ordna parkera planera plocka prata prova redovisa
respektera reservera sammanfatta skydda spola tala tvätta underteckna underrätta uppdatera utnyttja varna vänta återkalla
anteckna addera ansvara avsluta beakta begära beställa dela diskutera dokumentera fråga förklara föreslå godkänna granska hantera
hitta invänta justera kombinera kasta koppla leta låna lyssna nämna påminna rapportera repetera rikta ropa samråda skanna
slänga starta stanna studera testa titta träna undersöka uppskatta utgå utreda utse verifiera vidta visa välkomna värna
"""
# Imperative without the infinitive's -a.
_SHORT = """
anmäl:anmäla ansök:ansöka använd:använda beskriv:beskriva begär:begära besök:besöka beställ:beställa byt:byta fyll:fylla
följ:följa fortsätt:fortsätta försök:försöka förbered:förbereda glöm:glömma gå:gå ha:ha hjälp:hjälpa håll:hålla hör:höra
jämför:jämföra kom:komma lägg:lägga läs:läsa lös:lösa låt:låta lyft:lyfta ring:ringa res:resa se:se skriv:skriva skölj:skölja
stäng:stänga ställ:ställa släck:släcka släng:slänga sänd:sända sätt:sätta sök:söka tillsätt:tillsätta tänk:tänka tryck:trycka
undersök:undersöka undvik:undvika vänd:vända välj:välja återkom:återkomma återvinn:återvinna överväg:överväga påminn:påminna
upplys:upplysa bestäm:bestämma bestyrk:bestyrka bered:bereda bygg:bygga dra:dra drick:dricka bryt:bryta skaffa:skaffa säg:säga
"""
_LEMMAS = {form: form for form in forms(_LIKE_INFINITIVE)} | dict(pair.split(":") for pair in forms(_SHORT))
_TAG, _MORPH = "VB|IMP|AKT", "Mood=Imp|VerbForm=Fin|Voice=Act"


def put_right(doc: Doc) -> None:
    """Tag the first word of a sentence as an imperative where it is one of the list and stands as no verb."""
    from spacy.attrs import LOWER, POS, SENT_START
    from spacy.symbols import ADP, AUX, NUM, PUNCT, VERB

    strings = doc.vocab.strings
    rows: Any = doc.to_array([SENT_START, POS, LOWER]).tolist()
    for i, (start, pos, lower) in enumerate(rows[:-1]):
        if start != 1 or pos in (VERB, AUX, ADP):
            continue
        lemma = _LEMMAS.get(strings[lower])
        # "Hjälp finns att få", "Fråga 3", "Besök:" are nouns.
        if lemma is None or rows[i + 1][1] in (VERB, AUX, NUM, PUNCT):
            continue
        token: Any = doc[i]
        token.tag_, token.pos_, token.lemma_ = _TAG, "VERB", lemma
        token.set_morph(_MORPH)
