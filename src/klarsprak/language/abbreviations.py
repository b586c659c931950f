"""Swedish abbreviations with a dot, sorted by what a capital or a number after the dot means for the sentence.

Forms are lower case and without the last dot. They are the usual ones of writing guides, statutes, minutes and official
letters. Forms that are words of their own as well ("bil", "min", "art", "bet") are abbreviations only before a number.
"""

from __future__ import annotations


def forms(text: str) -> frozenset[str]:
    """The words of a text, as a set: a list that can be read and kept in order."""
    return frozenset(text.split())


#: Something always follows: the dot never ends a sentence.
NEVER_FINAL = forms(
    """
    t.ex t.e.x bl.a fr.o.m t.o.m p.g.a pga s.k sk tex d.v.s dvs m.a.o f.d i.e e.g t.f m.h.a i.o.m i.st.f s.a.s f.ö n.b
    enl ev evt evtl resp inkl exkl obs ang betr avs jfr jmf jämf motsv föreg ca c:a cirk äv särsk spec eg egentl
    urspr vanl proc anvisn ikrafttr ändr upph rubr överg.best övergångsbest prel nuv dåv ungef bl fr.o i.st med.h.a
    """
)

#: A name, a number or the other half of a title usually follows: the dot ends a sentence only before a plain function word.
TAKES_MORE = forms(
    """
    kap kl mom litt dnr diarienr ärendenr nr s sid p pkt tel tfn tlf telnr telefonnr mobilnr kundnr fakturanr
    dr prof doc fil jur fil.kand fil.mag fil.dr jur.kand med.dr kand lic mag tekn teol leg ordf v.ordf sekr suppl ers bitr
    tf tjf adj hr fr frk mr mrs ms
    avd forts kv kungl kongl gm red övers utg årg fig org.nr orgnr pers.nr personnr persnr reg.nr regnr ref.nr art.nr best.nr
    adr postadr besöksadr lgh anm förv handl insp bg pg fastighetsbet
    """
)

#: Words of their own as well: an abbreviation only before a number, a lone letter or a Roman numeral.
BEFORE_NUMBER = forms(
    """
    bil art bet skr rskr ds dir prop min max ref rev temp ex no mob fax not tab vol uppl häft
    mån tis ons tor tors fre lör sön jan feb febr mars apr jun jul aug sep sept okt nov dec
    """
)

#: May close a sentence: the dot ends it before a capital, never before a number or a small letter.
MAYBE_FINAL = forms(
    """
    m.m m.fl mfl o.s.v osv o.d o.dyl e.d e.dyl dyl etc m.v f.n f.v.t f.v.b e.kr f.kr t.v t.h u.p.a o.s.a osa p.s s.å a.a
    kr mkr tkr mnkr mdkr mdr milj ff tim sek ggr kg km cm mm dl cl st vån tr pers b.v n.b fm em jr sr inc ltd corp co
    """
)

#: Forms that, with their dot, are abbreviations wherever they stand.
CERTAIN = NEVER_FINAL | TAKES_MORE | MAYBE_FINAL
