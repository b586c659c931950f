"""What a text has that a clause may be about: words, promises, links, a decision. No clause is met by what is not there."""

from __future__ import annotations

import re

from klarsprak.core.document import Block, BlockKind, MarkKind
from klarsprak.core.profile import TextType
from klarsprak.core.result import CommitmentStatus, FileResult
from klarsprak.language.view import DocumentView, Spans
from klarsprak.rules.bes._decision import decision

#: Fewer words of running text than this say nothing about its language.
_MIN_WORDS = 20

_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|\b0\d{1,3}[-\s–]?\d[\d\s]{4,}\d\b|\+46[\d\s()-]{7,}"
    r"|\b(?:kontaktcenter|växel(?:n)?|medborgarservice)\b",
    re.IGNORECASE,
)
_GREETING = re.compile(r"^(?:hej|hejsan|god\s+(?:dag|morgon|kväll)|bästa|kära|välkommen)\b", re.IGNORECASE)
_WORDINGS: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for name, words in {
        "tack": r"tack(?:ar)?\b",
        "synpunkt": r"synpunkt|felanmäl|klagomål|din\s+fråga|dina\s+frågor|ditt\s+förslag|du\s+frågar",
        "forsening": r"försen\w+|dröj\w+|tar\s+längre\s+tid|hinner\s+inte|(?:har\s+)?inte\s+hunnit|hann\s+inte|"
        r"blir\s+(?:\w+\s+)?senare\b",
        "hanvisning": r"vänd(?:er)?\s+dig\s+till|hänvisa[rs]|kontakta\s+(?!oss|mig|gärna)\w+|"
        r"ansvara[rs]\s+(?:\w+\s+)?(?:inte|av)\b",
        "etjanst": r"e-tjänst|etjänst|mina\s+sidor|bank-?id|e-legitimation|logga\w*\s+in\b",
        "komplettering": r"kompletter|(?:behöver|saknar|saknas)\s+[^.?!]{0,40}(?:uppgifter|handlingar|saker|intyg)",
        "yttrande": r"yttra|(?:lämna|skicka|komma\s+in\s+med)\s+(?:dina\s+|era\s+)?synpunkter\s+(?:på|senast)\b",
        "overklagande": r"överklag|laglighetspröv",
    }.items()
}

#: What a pack may name, in the order of the documentation.
NAMES = (
    "ord",
    "loften",
    "utsatt-tid",
    "kontakt",
    "halsning",
    "lankar",
    "bilder",
    "rubriker",
    "beslut",
    "avslag",
    "helt-beslut",
    "anvisning",
    *_WORDINGS,
)


def material(document: DocumentView, result: FileResult) -> dict[str, int]:
    """How many there are of each of `NAMES` in the text's own Swedish wording.

    `ord` is 0 where there are too few. `rubriker` are those that the format marks as such. `helt-beslut`: a decision that
    does not refer to an enclosure. `anvisning`: one that, besides, speaks of how to appeal.
    """
    found = dict.fromkeys(NAMES, 0)
    for _, counts in document.gather(_in_block):
        for name, count in counts:
            found[name] += count
    if document.document.source.format in ("plain", "eml"):
        found["rubriker"] = 0
    found["ord"] = result.measures.words if result.measures.words >= _MIN_WORDS else 0
    found["bilder"] = len(document.document.images)
    found["loften"] = len(result.commitments)
    found["utsatt-tid"] = sum(c.status is CommitmentStatus.EXPLICIT for c in result.commitments)
    if result.text_type == TextType.DECISION:
        read = decision(document)
        if read is not None:
            found["beslut"] = 1
            found["avslag"] = int(read.outcome.negative)
            found["helt-beslut"] = int(not read.names_attachment)
            found["anvisning"] = int(read.appeal >= 0 and not read.names_attachment and not read.final)
    return found


def _in_block(block: Block, spans: Spans) -> list[tuple[str, int]]:
    """What one block has of what is counted block by block."""
    del spans
    text = block.text
    if not text or not block.is_own:
        return []
    counts = [
        ("lankar", len(block.marks_of(MarkKind.LINK))),
        ("rubriker", int(block.kind is BlockKind.HEADING)),
        ("kontakt", len(_CONTACT.findall(text))),
        ("halsning", int(block.kind is BlockKind.SALUTATION or _GREETING.match(text) is not None)),
        *((name, len(pattern.findall(text))) for name, pattern in _WORDINGS.items()),
    ]
    return [(name, count) for name, count in counts if count]
