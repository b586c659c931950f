"""Swedish grammar on tagged tokens, shared by measures and rules: so far the passive.

It asks for tags and lemmas only, never for a parse, so that a text's figures are the same whatever rules are run.
"""

from __future__ import annotations

import re

from klarsprak.language.view import Tokens

# Deponents: the form is passive but nobody is missing as an actor. Forms are listed, not lemmas looked up, because a
# lemmatizer stumbles on just these (finns is read as a form of finna). Regular ones first, by stem.
_REGULAR = """
and brott dag en envis flock fjant handsk harm hopp hämn kiv låts lyck matt misslyck nalk ret sams slabb stim stoj
svett tamp trät tur utspel vist vredg väsn åldr ängsl
"""
_IRREGULAR = """
avundas blygas blygs blygdes blygts dväljas dväljs finnas finns fanns funnits finnes återfinnas återfinns återfanns
återfunnits förefinnas förefinns förefanns glädjas gläds gladdes glatts grämas gräms grämdes
idas ids iddes kräkas kräks kräktes kräkts kännas känns kändes känts minnas minns mindes mints missminnas missminns
nöjas nöjs nöjdes nöjts rymmas ryms rymdes rymts skämmas skäms skämdes skämts slåss synas syns syntes synts trivas
trivs trivdes trivts trängas trängs trängdes trängts saknas saknades saknats tyckas tycks tycktes tyckts töras törs tordes torts
umgås umgicks umgåtts vantrivas vantrivs vantrivdes vämjas vämjs vämjdes yvas
"""
_DEPONENTS = frozenset(_IRREGULAR.split()) | {stem + end for stem in _REGULAR.split() for end in ("as", "ades", "ats")}

# "Vi träffas", "parterna möts": reciprocal, unless an agent follows ("möttes av").
_RECIPROCALS = frozenset(
    ["träffas", "träffades", "träffats", "mötas", "möts", "möttes", "mötts", "kramas", "kramades", "kyssas", "kysstes"]
)
# Reciprocal only next to one of the persons ("vi ses", "då hörs vi"); otherwise an ordinary passive ("grannarna hörs").
_WITH_PERSONS = frozenset(["ses", "sågs", "setts", "höras", "hörs", "hördes", "hörts", "samlas", "samlades", "samlats"])
_PERSONS = frozenset(("vi", "ni"))
# "Följas åt", "hjälpas åt", "talas vid": reciprocal because of the particle.
_WITH_PARTICLE = {"åt": ("följ", "hjälp", "skil"), "vid": ("tal",)}
# Deponents that are passives after all because of the adverb: "känns igen", "trängs tillbaka".
_WITH_ADVERB = {"igen": ("kän",), "tillbaka": ("träng",), "undan": ("träng",), "ut": ("träng",)}
# "Medel fattas" (are missing), but "beslut fattas" (are taken).
_LACK = frozenset(("fattas", "fattades", "fattats"))

# Words in -s that the tagger takes for verbs time and again.
_NO_VERBS = frozenset(["varandras", "jämsides", "baklänges", "avsides", "sidlänges"])

# Participles that after "bli" tell of a feeling or a state rather than of an act: nobody is missing as an actor.
_STATES = """
berusad besviken besvikna besviket bekymrad bekymrade engagerad engagerade entusiasmerad försenad försenade försenat
förkyld förkylda förälskad förälskade förtjust förtjusta förvirrad förvirrade förvånad förvånade intresserad
intresserade irriterad irriterade komplicerad komplicerade komplicerat nedstämd nedstämda rörd rörda skild skilda
stressad stressade tvungen tvungna tvunget upprörd upprörda utmattad utmattade van vana övertygad övertygade
"""
_STATE_PARTICIPLES = frozenset(_STATES.split())
# Participles that the tagger takes for adjectives ("blir antagna") or nouns ("blev avslagen"). "Bidragen" is a noun.
_AS_ADJECTIVE = re.compile(r".+(?:slag|tag|giv|bjud|drag|skriv|skjut)(?:en|et|na)")
_AS_NOUN = re.compile(r"avslag(?:en|et|na)|.*(?:antag|intag|händertag|giv|bjud|skriv)(?:en|et|na)")
# How far after "bli" its participle may stand: "blir du trots allt inte längre kallad".
_REACH = 7


def passive_verbs(tokens: Tokens) -> list[int]:
    """Indices of the passive verbs, in order: verbs in -s with passive meaning, and the participle of bli + participle.

    Not passive: deponents (finns, hoppas, lyckas), reciprocals (vi träffas) and participles of state (blev försenad).
    `vara` + participle tells of a state and is left out as well.
    """
    found = [i for i, form in enumerate(tokens.lower) if form.endswith("s") and _is_s_passive(tokens, i)]
    for i in tokens.by_lemma.get("bli", ()):
        participle = _participle_after(tokens, i)
        if participle is not None:
            found.append(participle)
    return sorted(set(found))


def _is_s_passive(tokens: Tokens, i: int) -> bool:
    # Tagger and morphologizer are two guesses; on the treebanks' verbs either one is right where the other fails, but
    # both must say passive of what is not even tagged as a verb.
    says = tokens.tag[i].endswith("SFO") + tokens.morph[i].passive
    if not says or (tokens.pos[i] not in ("VERB", "AUX") and says < 2) or tokens.morph[i].participle:
        return False
    form = tokens.lower[i]
    first, stop = tokens.sentences[tokens.sent[i]]
    if form in _NO_VERBS:
        return False
    if form in _DEPONENTS:
        return any(form.startswith(_WITH_ADVERB.get(word, ("\0",))) for word in tokens.lower[i + 1 : min(i + 3, stop)])
    if form in _RECIPROCALS:
        return "av" in tokens.lower[i + 1 : min(i + 4, stop)]
    if form in _WITH_PERSONS:
        beside = tokens.lower[max(first, i - 1) : i] + tokens.lower[i + 1 : min(i + 2, stop)]
        return not _PERSONS.intersection(beside)
    if form in _LACK:
        return any("beslut" in word for word in tokens.lower[first:stop])
    return not form.startswith(_WITH_PARTICLE.get(_next_word(tokens, i), ("\0",)))


def _next_word(tokens: Tokens, i: int) -> str:
    return tokens.lower[i + 1] if i + 1 < tokens.n else ""


def _participle_after(tokens: Tokens, i: int) -> int | None:
    """The participle that makes a passive of "bli" at `i`, if there is one in the same clause."""
    stop = min(tokens.sentences[tokens.sent[i]][1], i + 1 + _REACH)
    for at in range(i + 1, stop):
        tag = tokens.tag[at]
        if tag.startswith("PC|PRF") or _is_mistaken_participle(tokens, at):
            following = tokens.tag[at + 1] if at + 1 < tokens.n else ""
            attribute = (not tag.startswith("NN") and "DEF" in tag and "IND" not in tag) or following.startswith(
                ("NN", "JJ", "PM")
            )
            return None if attribute or tokens.lower[at] in _STATE_PARTICIPLES else at
        # A new clause begins at a verb, a comma or a conjunction.
        if tag.startswith(("VB", "MAD", "MID", "KN", "SN", "HP")):
            return None
    return None


def _is_mistaken_participle(tokens: Tokens, at: int) -> bool:
    pattern = {"JJ": _AS_ADJECTIVE, "NN": _AS_NOUN}.get(tokens.tag[at][:2])
    return pattern is not None and pattern.fullmatch(tokens.lower[at]) is not None
