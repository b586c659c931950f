"""What the rules on contact and referral share: ways to reach somebody, and who is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block, BlockKind, MarkKind
from klarsprak.core.profile import TextType
from klarsprak.rules.base import Rule

#: Texts that have a sender whom the reader may want to reach.
SENT = frozenset({TextType.LETTER, TextType.EMAIL})
REFERRING = frozenset({TextType.LETTER, TextType.EMAIL, TextType.DECISION, TextType.WEB, TextType.SMS})

_ROUTE = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:https?://|\bwww\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:se|nu|com|org|eu|fi|net)\b"
    r"|(?<![\d-])(?:\+46|\+358|0)[\d\s()-]{6,16}\d\b|\b\d{3}\s?\d{2}\s+[A-ZÅÄÖ]\w+"
    r"|\b(?:1177|112|116\s?\d{3}|114\s?14|11\s?313)\b|\b[A-ZÅÄÖ]\w+(?:gatan|vägen|torget|gränd|plan)\s+\d+"
    r"|\btfn\b|\btel(?:efon)?\.?\s*:?\s*\d",
    re.I,
)

_BODIES = (
    r"Trafikverket|Skatteverket|Försäkringskassan|Arbetsförmedlingen|Migrationsverket|Länsstyrelsen|Polisen|Lantmäteriet"
    r"|Transportstyrelsen|Boverket|Kronofogden|Kronofogdemyndigheten|Pensionsmyndigheten|Arbetsmiljöverket|Socialstyrelsen|Skolverket"
    r"|Skolinspektionen|Naturvårdsverket|Konsumentverket|Hallå\s+konsument|CSN|IVO|Integritetsskyddsmyndigheten|Regionen|Region\s+[A-ZÅÄÖ]\w+"
    r"|Förvaltningsrätten|Tingsrätten|Svenska\s+kyrkan|Sveriges\s+domstolar|FPA|Folkpensionsanstalten"
)
_UNITS = (
    r"\w*(?:kontoret|förvaltningen|nämnden|enheten|avdelningen|kontaktcenter|kundtjänst|kundcenter|servicecenter|biblioteket|växeln"
    r"|receptionen|socialjouren|budgetrådgivningen|överförmyndaren|förskolan|skolan|vårdcentralen|rådgivningen)"
)
#: A body that is named, by its own name or as a unit.
BODY = re.compile(rf"\b(?:(?:{_BODIES})\b|(?i:(?:{_UNITS})\b))")

_WORD = re.compile(r"\w+")


def has_route(block: Block, start: int = 0, end: int | None = None) -> bool:
    """Whether a stretch of a block holds a phone number, an e-mail or web address, a link or a street address."""
    stop = len(block.text) if end is None else end
    if any(m.kind in (MarkKind.LINK, MarkKind.PLACEHOLDER) and m.start < stop and m.end > start for m in block.marks):
        return True
    return _ROUTE.search(block.text, start, stop) is not None


def own_blocks(rule: Rule) -> Iterator[tuple[int, Block]]:
    """The sender's own blocks in Swedish, with their places in the document."""
    for index, block in enumerate(rule.document.blocks):
        if block.is_own and block.text:
            yield index, block


def route_near(rule: Rule, index: int, start: int, end: int) -> bool:
    """Whether a way to reach somebody stands in the sentence, in the two after it or the one before, or beside the block.

    The next block counts where it is a list item, a table cell or a contact line: that is how routes are set out.
    """
    spans = rule.context.document.sentences[index]
    at = next((n for n, (_, stop) in enumerate(spans) if stop >= end), len(spans) - 1)
    low = spans[max(0, at - 1)][0]
    high = spans[min(len(spans) - 1, at + 2)][1]
    blocks = rule.document.blocks
    if has_route(blocks[index], min(low, start), high):
        return True
    for follower in blocks[index + 1 : index + 4]:
        if follower.quoted:
            break
        if has_route(follower) and (
            follower.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.CONTACT, BlockKind.ADDRESS, BlockKind.BUTTON)
            or len(follower.text) < 80
        ):
            return True
    return False


def neighbours(rule: Rule, index: int, start: int, end: int) -> str:
    """The sentence itself with one before and two after it, in its block, and the next short block."""
    spans = rule.context.document.sentences[index]
    at = next((n for n, (_, stop) in enumerate(spans) if stop >= end), len(spans) - 1)
    block = rule.document.blocks[index]
    text = block.text[min(start, spans[max(0, at - 1)][0]) : spans[min(len(spans) - 1, at + 2)][1]]
    following = rule.document.blocks[index + 1 : index + 2]
    if following and not following[0].quoted and len(following[0].text) < 200:
        text += " " + following[0].text
    return text


def phrase(text: str) -> str:
    """A short stretch of text for a message."""
    words = _WORD.findall(text)
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
