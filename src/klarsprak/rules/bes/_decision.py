"""What the decision rules read out of a decision: its outcome and its appeal instructions.

Only sure signs count. A rule that is silent about a poor decision costs less than one that tells a lawyer that a complete
decision lacks what the law asks for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from klarsprak.core.document import Block, BlockKind
from klarsprak.language import sentences
from klarsprak.language.view import DocumentView, Spans

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
    """A decision as read. `appeal`: number of the block that first mentions an appeal, or -1.

    `final`: it says that it cannot be appealed against. `names_attachment`: it says that something stands elsewhere, so that
    this text may not be all of it.
    """

    own: tuple[tuple[int, Block], ...]
    outcome: Outcome
    appeal: int
    final: bool
    names_attachment: bool

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


def decision(document: DocumentView) -> Decision | None:
    """The decision in a text; None where no outcome is found or where another country's law or a court speaks."""
    return document.once(_decision)


def _decision(document: DocumentView) -> Decision | None:
    signs: dict[str, int] = {}
    for index, found in document.gather(_signs):
        for sign in found:
            signs.setdefault(sign, index)
    if "elsewhere" in signs:
        return None
    outcome = _outcome(document)
    if outcome is None:
        return None
    own = tuple((i, b) for i, b in enumerate(document.blocks) if b.text and b.is_own)
    return Decision(own, outcome, signs.get("appeal", -1), "final" in signs, "attached" in signs)


def _signs(block: Block, spans: Spans) -> list[str]:
    """What the wording of a block tells of the decision that it stands in."""
    del spans
    wordings = {"elsewhere": _ELSEWHERE, "appeal": _APPEAL, "final": _NO_APPEAL, "attached": _ATTACHED}
    return [sign for sign, pattern in wordings.items() if pattern.search(block.text)] if block.is_own else []


def _outcome(document: DocumentView) -> Outcome | None:
    """The first sentence that says no, else the heading that does, else the first that says yes."""
    first: dict[str, Outcome] = {}
    for index, (sort, start, end) in document.gather(_outcome_in):
        first.setdefault(sort, Outcome(index, start, end, negative=sort != _YES))
    return first.get(_NO) or first.get(_NO_IN_HEADING) or first.get(_YES)


_NO, _NO_IN_HEADING, _YES = "no", "no in a heading", "yes"


def _outcome_in(block: Block, spans: Spans) -> tuple[str, int, int] | None:
    """The outcome that one block tells: its sort and clean span."""
    if not block.is_own:
        return None
    if block.kind in (BlockKind.HEADING, BlockKind.SUBJECT):
        match = _NEGATIVE_HEADING.search(block.text)
        told = match is not None and not _NOT_DECIDED.search(block.text[: match.start()])
        return (_NO_IN_HEADING, *match.span()) if match is not None and told else None
    if not block.is_running:
        return None
    for pattern, sort in ((_NEGATIVE, _NO), (_POSITIVE, _YES)):
        for match in pattern.finditer(block.text):
            whole = (0, len(block.text))
            low, high = next(((low, high) for low, high in spans if low <= match.start() < high), whole)
            if block.is_opaque(*match.span()) or _APPEAL.search(block.text, low, high):
                continue
            if not _NOT_DECIDED.search(block.text[low : match.start()]) and not _MAY_BE.search(match.group()):
                return sort, *match.span()
    return None
