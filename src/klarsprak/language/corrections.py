"""Small corrections of the tagger where rules know better.

**Requests** at the start of a sentence ("Ange ditt ärendenummer") are taken for names and nouns. The treebanks hold some
twenty imperatives; letters and web pages are full of them. A closed list of the verbs that municipal requests begin with
puts the tag right where the tagger gave no verb at all.

**"I går"** is read as the verb gå.

**Abbreviations written with spaces** ("t ex") are one token in the treebanks. spaCy's tokenizer cannot make them one; joined
afterwards they look like nothing that the tagger has seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klarsprak.language.abbreviations import forms
from klarsprak.language.words import SPACED_ABBREVIATION

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Imperative like the infinitive.
_LIKE_INFINITIVE = """
ange uppge ge ta avstå delta bifoga boka avboka omboka hämta avhämta skicka sända svara lämna inlämna avlämna återlämna betala
spara logga meddela överklaga motivera komplettera kontrollera kontakta klicka markera notera observera informera registrera
mejla maila faxa kopiera signera bekräfta räkna samla sortera kryssa ladda ordna parkera planera plocka prata prova redovisa
respektera reservera sammanfatta skydda spola tala tvätta underteckna underrätta uppdatera utnyttja varna vänta återkalla
anteckna addera ansvara avsluta beakta begära beställa dela diskutera dokumentera fråga förklara föreslå godkänna granska hantera
hitta öppna invänta justera kombinera kasta koppla leta låna lyssna nämna påminna rapportera repetera rikta ropa samråda skanna
slänga starta stanna studera testa titta träna undersöka uppskatta utgå utreda utse verifiera vidta visa välkomna värna
"""
# Imperative without the infinitive's -a.
_SHORT = """
anmäl:anmäla ansök:ansöka använd:använda beskriv:beskriva begär:begära besök:besöka beställ:beställa byt:byta fyll:fylla
följ:följa fortsätt:fortsätta försök:försöka förbered:förbereda glöm:glömma gå:gå ha:ha hjälp:hjälpa håll:hålla hör:höra
jämför:jämföra kom:komma lägg:lägga läs:läsa lös:lösa låt:låta lyft:lyfta ring:ringa res:resa se:se skriv:skriva skölj:skölja
stäng:stänga ställ:ställa släck:släcka släng:slänga sänd:sända sätt:sätta sök:söka tillsätt:tillsätta tänk:tänka tryck:trycka
undersök:undersöka undvik:undvika möt:möta vänd:vända välj:välja återkom:återkomma återvinn:återvinna överväg:överväga
påminn:påminna
upplys:upplysa bestäm:bestämma bestyrk:bestyrka bered:bereda bygg:bygga dra:dra drick:dricka bryt:bryta skaffa:skaffa säg:säga
"""
_LEMMAS = {form: form for form in forms(_LIKE_INFINITIVE)} | dict(pair.split(":") for pair in forms(_SHORT))


# Ids of the joined abbreviations seen so far, in small letters, and of their dotted forms.
_JOINED: dict[int, str] = {}


def join_abbreviations(doc: Doc, text: str) -> None:
    """Make one token of each abbreviation that is written with spaces. `text` is the doc's."""
    spans = [doc.char_span(*match.span()) for match in SPACED_ABBREVIATION.finditer(text)]
    if not spans:
        return
    with doc.retokenize() as retokenizer:
        for span in spans:
            if span is not None and len(span) > 1:
                lexeme = doc.vocab[span.text]
                _JOINED[lexeme.lower] = lexeme.norm_ = ".".join(span.text.lower().replace(".", "").split()) + "."
                retokenizer.merge(span)


def put_right(doc: Doc) -> None:
    """Tag requests as imperatives and joined abbreviations as what they are."""
    from spacy.attrs import LOWER, POS, SENT_START
    from spacy.symbols import AUX, NUM, PUNCT, VERB

    strings = doc.vocab.strings
    array: Any = doc.to_array([SENT_START, POS, LOWER])
    starts, tags, forms = array[:, 0], array[:, 1].tolist(), array[:, 2].tolist()
    if not _JOINED.keys().isdisjoint(forms):
        for i, form in enumerate(forms):
            dotted = _JOINED.get(form)
            if dotted is not None:
                _tag(doc[i], "AB|AN", "ADJ" if dotted == "s.k." else "ADV", "Abbr=Yes", dotted)
    for i in (starts == 1).nonzero()[0].tolist():
        if i + 1 == len(forms) or tags[i] == AUX or forms[i] in _JOINED:
            continue
        lemma = _LEMMAS.get(strings[forms[i]])
        # "Fråga oss" is no infinitive: that one needs an "att" to begin a sentence.
        if lemma is None or (tags[i] == VERB and doc[i].morph.get("Mood")):
            continue
        # "Hjälp finns att få", "Fråga 3", "Besök:" are nouns; "Ring 0470-00 00 00" is none.
        following = tags[i + 1]
        number = following == NUM and lemma != "ringa"
        if following not in (VERB, AUX, PUNCT) and not number:
            _tag(doc[i], "VB|IMP|AKT", "VERB", "Mood=Imp|VerbForm=Fin|Voice=Act", lemma)
    went, within = strings["går"], strings["i"]
    if went in forms:
        for i in range(1, len(forms)):
            if forms[i] == went and forms[i - 1] == within and tags[i] in (VERB, AUX):
                _tag(doc[i], "AB", "ADV", "", "går")


def _tag(token: Any, tag: str, pos: str, morph: str, lemma: str) -> None:
    token.tag_, token.pos_, token.lemma_ = tag, pos, lemma
    token.set_morph(morph)
