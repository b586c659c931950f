"""Recognises what kind of text it is, for `--text-type auto`: letter, e-mail, decision, web page and so on.

The path's format decides what it can; then the text's own signs. The order matters: a decision sent as a letter is
first of all a decision, since it must hold what the law asks of decisions.
"""

from __future__ import annotations

import re

from klarsprak.core.document import BlockKind, Document
from klarsprak.core.profile import TextType

_DECISION_HEADING = re.compile(r"^(?:beslut|delegationsbeslut|nämndens beslut|avslag|bifall|tjänsteskrivelse och beslut)\b", re.I)
_DECISION = re.compile(
    r"\b(?:[a-zåäö]*(?:nämnden|styrelsen|utskottet|verket|kassan|inspektionen|rektorn?)|kommunen|myndigheten|förvaltningen|vi)"
    r"\s+(?:har\s+)?"
    r"(?:beslutar|beslutat|beslutade|beviljar|avslår|avvisar|avskriver)\b"
    r"|\b(?:ansökan|anmälan|begäran|framställan|överklagandet) (?:beviljas|bifalls|avslås|avvisas|avskrivs)\b",
    re.I,
)
_APPEAL = re.compile(r"\böverklag", re.I)
# The outcome as the reader is told it, and the minutes of a board: both are decisions without anybody "deciding".
_OUTCOME = re.compile(r"\b(?:du får|ni får|vi kan (?:tyvärr )?inte (?:ge|bevilja)|din ansökan (?:beviljas|avslås))\b", re.I)
_MINUTES = re.compile(r"^§\s?\d+\b.*\n(?:.*\n){0,8}?(?:[a-zåäö]+s )?beslut(?:ar)?\b", re.I | re.M)
_FORM = re.compile(r"(?:_{4,}|\.{6,}|☐|□|\[ \])")
_FORM_SIGNS = ("____", "......", "☐", "□", "[ ]")
_REPORT_HEADING = re.compile(
    r"^(?:sammanfattning|innehållsförteckning|innehåll|inledning|bakgrund|metod|syfte|resultat|slutsatser?)$", re.I
)
_REPORT_WORDS = 1500
_SMS_CHARACTERS = 320
_SMS_WORD = re.compile(r"\b(?:sms|svara (?:ja|nej|stopp?)|påminnelse)\b", re.I)
#: What text messages have in one breath: greeting, day and time, where to call or click, and the sender's name. One of them
#: may stand in a scrap of a letter; two tell.
_SMS_SIGNS = (
    re.compile(r"^(?:hej|hallå|god (?:morgon|dag|kväll))\b[^.!?\n]{0,30}[!,.] ?\S", re.I),
    re.compile(r"\bkl(?:ockan|\.)? ?\d|\b\d{1,2}[.:]\d\d\b|\b\d{1,2}/\d{1,2}\b|\b(?:mån|tis|ons|tors|fre|lör|sön)dag\b", re.I),
    re.compile(r"\b0\d{1,3}[- ]?\d|\bhttps?://|\bwww\.|\b[\w-]{2,30}\.se\b", re.I),
    re.compile(r"(?:[/–-] ?|\b(?:mvh|hälsningar|hälsar)[, ]+)[A-ZÅÄÖ][\wåäöÅÄÖ-]+(?: [\wåäöÅÄÖ-]+){0,3}[.!]?$"),
)


def detect(document: Document) -> TextType:
    """The text type of a document. Front matter that names one is for the caller to honour first."""
    blocks = [b for b in document.blocks if not b.quoted]
    # A thread pasted into a text file is the e-mail it was.
    if document.source.format == "eml" or document.messages:
        return TextType.EMAIL
    text = "\n".join(b.text for b in blocks)
    headings = [b.text for b in blocks if b.kind in (BlockKind.HEADING, BlockKind.SUBJECT)]
    if any(_DECISION_HEADING.match(h) for h in headings[:3]) and (_DECISION.search(text) or _APPEAL.search(text)):
        return TextType.DECISION
    if _DECISION.search(text[:1500]) and _APPEAL.search(text):
        return TextType.DECISION
    if any(h.lower() == "beslut" for h in headings[:4]) and _OUTCOME.search(text[:1500]) and _APPEAL.search(text):
        return TextType.DECISION
    if _MINUTES.search(text[:1500]):
        return TextType.DECISION
    kinds = {b.kind for b in blocks}
    # Most texts have none of the signs, and looking for them all at once is slow.
    if any(sign in text for sign in _FORM_SIGNS) and len(_FORM.findall(text)) >= 3:
        return TextType.FORM
    if any(b.kind is BlockKind.SUBJECT for b in blocks):
        return TextType.EMAIL
    letter = BlockKind.SALUTATION in kinds or BlockKind.ENDING in kinds
    if letter:
        return TextType.LETTER
    words = text.count(" ") + 1
    if sum(1 for h in headings if _REPORT_HEADING.match(h.strip("0123456789. "))) >= 3 and words > _REPORT_WORDS:
        return TextType.REPORT
    if document.source.format in ("html", "markdown"):
        return TextType.WEB
    # One short unbroken paragraph without heading, with a text message's own words or habits.
    short = len(text) <= _SMS_CHARACTERS and not headings and len(blocks) == 1
    if short and (_SMS_WORD.search(text) or sum(sign.search(text) is not None for sign in _SMS_SIGNS) >= 2):
        return TextType.SMS
    return TextType.LETTER
