"""Nouns made from verbs, with the verb to write instead.

Each row: noun, infinitive, present, past, supine; a particle verb keeps its particle in every form. Only nouns whose verb
says the same thing are listed, written from general knowledge of Swedish.
"""

from __future__ import annotations

from typing import NamedTuple


class VerbForms(NamedTuple):
    """A verb's forms in the active."""

    infinitive: str
    present: str
    past: str
    supine: str


# Verbs of the first conjugation need no forms: undersöka would not fit here, ändra does.
_FIRST = """
analys:analysera anpassning:anpassa avbokning:avboka avgränsning:avgränsa avveckling:avveckla begränsning:begränsa
behandling:behandla beräkning:beräkna besiktning:besiktiga betalning:betala bokning:boka debitering:debitera
fakturering:fakturera flyttning:flytta fördelning:fördela förbättring:förbättra förenkling:förenkla
förändring:förändra granskning:granska hantering:hantera hämtning:hämta inspektion:inspektera inventering:inventera
justering:justera komplettering:komplettera kontroll:kontrollera leverans:leverera
notering:notera odling:odla omorganisation:omorganisera omprövning:ompröva planering:planera
precisering:precisera prioritering:prioritera prövning:pröva publicering:publicera rapportering:rapportera
redovisning:redovisa registrering:registrera rekrytering:rekrytera renovering:renovera
reparation:reparera revidering:revidera samordning:samordna sammanfattning:sammanfatta sanering:sanera
sortering:sortera städning:städa tolkning:tolka
upphandling:upphandla uppdatering:uppdatera uppskattning:uppskatta utvärdering:utvärdera
verifiering:verifiera värdering:värdera ändring:ändra
"""

_OTHER = """
anmälan|anmäla|anmäler|anmälde|anmält
ansökan|ansöka|ansöker|ansökte|ansökt
avläsning|läsa av|läser av|läste av|läst av
avstämning|stämma av|stämmer av|stämde av|stämt av
avstängning|stänga av|stänger av|stängde av|stängt av
avvägning|väga av|väger av|vägde av|vägt av
bedömning|bedöma|bedömer|bedömde|bedömt
beställning|beställa|beställer|beställde|beställt
genomgång|gå igenom|går igenom|gick igenom|gått igenom
handläggning|handlägga|handlägger|handlade|handlagt
inbetalning|betala in|betalar in|betalade in|betalat in
inlämning|lämna in|lämnar in|lämnade in|lämnat in
inköp|köpa in|köper in|köpte in|köpt in
jämförelse|jämföra|jämför|jämförde|jämfört
kartläggning|kartlägga|kartlägger|kartlade|kartlagt
mätning|mäta|mäter|mätte|mätt
rättelse|rätta|rättar|rättade|rättat
sammanställning|sammanställa|sammanställer|sammanställde|sammanställt
sammanvägning|väga samman|väger samman|vägde samman|vägt samman
sänkning|sänka|sänker|sänkte|sänkt
höjning|höja|höjer|höjde|höjt
tömning|tömma|tömmer|tömde|tömt
undersökning|undersöka|undersöker|undersökte|undersökt
uppdelning|dela upp|delar upp|delade upp|delat upp
uppföljning|följa upp|följer upp|följde upp|följt upp
uppräkning|räkna upp|räknar upp|räknade upp|räknat upp
uppsägning|säga upp|säger upp|sade upp|sagt upp
utbetalning|betala ut|betalar ut|betalade ut|betalat ut
utdelning|dela ut|delar ut|delade ut|delat ut
utlämning|lämna ut|lämnar ut|lämnade ut|lämnat ut
utredning|utreda|utreder|utredde|utrett
utskick|skicka ut|skickar ut|skickade ut|skickat ut
översyn|se över|ser över|såg över|sett över
överföring|föra över|för över|förde över|fört över
överlämnande|lämna över|lämnar över|lämnade över|lämnat över
övervägande|överväga|överväger|övervägde|övervägt
återbetalning|betala tillbaka|betalar tillbaka|betalade tillbaka|betalat tillbaka
återkoppling|svara|svarar|svarade|svarat
"""


def _read() -> dict[str, VerbForms]:
    table = {}
    for pair in _FIRST.split():
        noun, infinitive = pair.split(":")
        table[noun] = VerbForms(infinitive, f"{infinitive}r", f"{infinitive}de", f"{infinitive}t")
    for line in _OTHER.split("\n"):
        if line:
            noun, *forms = line.split("|")
            table[noun] = VerbForms(*forms)
    return table


#: Noun lemma to the forms of its verb.
VERBS: dict[str, VerbForms] = _read()
