"""What the decision rules read out of a decision: its outcome and its appeal instructions.

Only sure signs count. A rule that is silent about a poor decision costs less than one that tells a lawyer that a complete
decision lacks what the law asks for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from klarsprak.core.document import Block, BlockKind, Document
from klarsprak.language import sentences

_ACTOR = (
    r"(?:\b(?:vi|jag|kommunen|förvaltningen|myndigheten|enheten|avdelningen|kontoret)|\w*(?:nämnden|styrelsen|utskottet|förvaltningen)"
    r"|\b(?:rektorn?|chefen|handläggaren))"
)
_BETWEEN = r"(?:\s+(?:har|därför|nu|idag|också|beslutat|beslutar|att|vidare|i\s+övrigt|inte|delvis)){0,4}\s+"
_MATTER = r"(?:\w*ansökan|\w*ansökningarna|begäran|framställan|din\s+anmälan|er\s+anmälan)"
#: What the reader may have asked for. A heading such as ”Du får inte bygga” is about something else.
_WISH = (
    r"\w*(?:lov|bidrag|bidraget|stöd|stödet|tillstånd|tillståndet|skolskjuts|ersättning|plats|platsen|färdtjänst|hemtjänst|bistånd|"
    r"insats|insatsen|dispens|ledighet|medgivande|assistans|kontaktperson|ledsagning|avlösning|strandskyddsdispens)"
)

_NEGATIVE = re.compile(
    rf"{_ACTOR}{_BETWEEN}(?:avslår|avslå|avslog|avslagit|avvisar|avvisa|avvisat|återkallar|återkalla|återkallat|återkräver|återkräva|"
    rf"förbjuder|förbjuda|förelägger|förelägga|drar\s+in)\b(?!\s+(?:motion|yrkande|\w*yrkandet|\w*förslag|återremiss))"
    r"|\boch\s+avslår\s+(?:ansökan|begäran|din|er|övriga|resten)\b"
    rf"|{_ACTOR}\s+(?:beviljar|godkänner|medger)\s+(?:därför\s+|tyvärr\s+)?(?:inte|ej|icke)\b"
    rf"|{_ACTOR}\s+säger\s+(?:därför\s+|tyvärr\s+)?nej\s+till\b"
    rf"|\b{_MATTER}\b[^.?!:;]{{0,80}}?\b(?:avslås|avvisas|har\s+avslagits|har\s+avvisats|beviljas\s+(?:inte|ej)|godkänns\s+(?:inte|ej))"
    rf"|\b(?:du|ni|eleven|familjen|föreningen|företaget|sökanden)\s+(?:får|beviljas|ges)\s+(?:därför\s+|tyvärr\s+)?(?:inte|ej)\s+"
    rf"(?:något\s+|någon\s+|ett\s+|en\s+)?{_WISH}\b"
    rf"|\b(?:ditt|ert)\s+(?:\w+\s+)?tillstånd\s+(?:återkallas|dras\s+in)\b",
    re.IGNORECASE,
)
_NEGATIVE_HEADING = re.compile(
    rf"^(?:beslut\s+om\s+)?avslag\b|^beslut\b.*\b(?:avslag|får\s+inte\s+{_WISH})\b|\bfår\s+inte\s+{_WISH}\b", re.IGNORECASE
)
_POSITIVE = re.compile(
    rf"{_ACTOR}{_BETWEEN}(?:bifaller|bifalla|beviljar|bevilja|beviljat|godkänner|godkänna|godkänt|medger|medge)\b"
    rf"|{_ACTOR}\s+säger\s+ja\s+till\b"
    rf"|{_ACTOR}\s+(?:har\s+)?(?:beslutar|beslutat|beslutade)\b"
    rf"|\b{_MATTER}\b[^.?!:;]{{0,80}}?\b(?:beviljas|bifalls|godkänns|har\s+beviljats)"
    rf"|\b(?:du|ni|föreningen|företaget)\s+(?:får|beviljas)\s+(?:\d[\d ]*\s+kronor|{_WISH})",
    re.IGNORECASE,
)
# "Om nämnden avslår …", "kan avslås": what may come, or came from somebody else, not what is decided here.
_NOT_DECIDED = re.compile(
    r"(?:(?:^|[,:–]\s*|\boch\s+|\bmen\s+)om|\b(?:när|ifall|innan|därest|att\s+få|kommer|kan|skulle|"
    r"tidigare|hade|den\s+\d{1,2}\s+\w+|förra|föreslår|föreslås))\b[^.:;]{0,60}$",
    re.IGNORECASE,
)
_MAY_BE = re.compile(r"\b(?:kan|kunde|kommer|skulle|ska)\b", re.IGNORECASE)
_APPEAL = re.compile(r"\b(?:överklag|laglighetspröv)\w*", re.IGNORECASE)
_NO_APPEAL = re.compile(
    r"\b(?:kan|får|går)\s+(?:du\s+|ni\s+|man\s+)?(?:därför\s+)?(?:inte|ej)\s+(?:att\s+)?överklaga\w*"
    r"|\böverklaga\w*\s+(?:kan|får|går)\s+(?:du|ni|man)\s+(?:inte|ej)\b",
    re.IGNORECASE,
)
# Other law: the Finnish act has its own terms and times; a court's judgment is not a municipality's decision.
_ELSEWHERE = re.compile(
    r"\b(?:besvärsanvisning|rättelseyrkande|begäran\s+om\s+omprövning\s+enligt\s+kommunallagen|finland|helsingfors|åland|"
    r"domslut|domskäl|hovrätten|tingsrättens\s+dom|hovrättens\s+dom)\w*",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"\b(?:bilag(?:a|an|or|orna)|bifoga\w*|medskick\w*|separat\s+(?:blad|sida|dokument)|nästa\s+sida|baksidan)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the outcome stands: block number and clean span. `negative`: it goes against the reader, in whole or in part."""

    block: int
    start: int
    end: int
    negative: bool


@dataclass(frozen=True)
class Decision:
    """A decision as read. `appeal`: number of the block that first mentions an appeal, or -1."""

    own: tuple[tuple[int, Block], ...]
    outcome: Outcome
    appeal: int
    final: bool

    @property
    def appeal_text(self) -> str:
        """All wording from the first word about an appeal to the end."""
        return "\n".join(b.text for i, b in self.own if 0 <= self.appeal <= i)

    @property
    def appeal_span(self) -> tuple[int, int]:
        """The clean span of the first word about an appeal, in its block."""
        text = next(b.text for i, b in self.own if i == self.appeal)
        match = _APPEAL.search(text)
        return match.span() if match else (0, len(text))

    @property
    def reasoning_text(self) -> str:
        """All wording but the appeal instructions: the section under such a heading, and sentences about an appeal."""
        parts: list[str] = []
        inside = False
        for _, block in self.own:
            if block.kind is BlockKind.HEADING:
                inside = _APPEAL.search(block.text) is not None
            if not inside:
                parts += [s for s in (block.text[low:high] for low, high in sentences.split(block.text)) if not _APPEAL.search(s)]
        return "\n".join(parts)

    @property
    def names_attachment(self) -> bool:
        """Whether something is said to stand elsewhere, so that this text may not be the whole decision."""
        return any(_ATTACHED.search(b.text) for _, b in self.own)


def decision(document: Document) -> Decision | None:
    """The decision in a text; None where no outcome is found or where another country's law or a court speaks."""
    own = tuple((i, b) for i, b in enumerate(document.blocks) if b.text and b.is_own)
    if any(_ELSEWHERE.search(b.text) for _, b in own):
        return None
    outcome = _outcome(own)
    if outcome is None:
        return None
    appeal = next((i for i, b in own if _APPEAL.search(b.text)), -1)
    return Decision(own, outcome, appeal, any(_NO_APPEAL.search(b.text) for _, b in own))


def _outcome(own: tuple[tuple[int, Block], ...]) -> Outcome | None:
    """The first sentence that says no, else the heading that does, else the first that says yes."""
    positive: Outcome | None = None
    heading: Outcome | None = None
    for index, block in own:
        if block.kind in (BlockKind.HEADING, BlockKind.SUBJECT):
            match = _NEGATIVE_HEADING.search(block.text)
            if match is not None and heading is None and not _NOT_DECIDED.search(block.text[: match.start()]):
                heading = Outcome(index, *match.span(), negative=True)
            continue
        if not block.is_running:
            continue
        for pattern, negative in ((_NEGATIVE, True), (_POSITIVE, False)):
            if not negative and positive is not None:
                continue
            for match in pattern.finditer(block.text):
                low, high = _sentence(block, match.start())
                if block.is_opaque(*match.span()) or _APPEAL.search(block.text, low, high):
                    continue
                if _NOT_DECIDED.search(block.text[low : match.start()]) or _MAY_BE.search(match.group()):
                    continue
                found = Outcome(index, *match.span(), negative=negative)
                if negative:
                    return found
                positive = found
                break
    return heading or positive


def _sentence(block: Block, at: int) -> tuple[int, int]:
    """The clean span of the sentence that a character stands in."""
    return next(((low, high) for low, high in sentences.split(block.text) if low <= at < high), (0, len(block.text)))
