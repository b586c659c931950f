"""Checks one document: analysis in chunks, measures, commitments, rules, then filters.

A document is worked through in chunks of blocks, so that a text of a million words needs no more memory than its
own blocks: spaCy's analysis of a chunk is let go before the next one is made.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from klarsprak import commitments, measures
from klarsprak.core.document import Document
from klarsprak.core.finding import Finding
from klarsprak.core.profile import Audience, TextType
from klarsprak.core.result import FileResult, Measures
from klarsprak.engine import genre
from klarsprak.engine.memory import Memory, Remarks
from klarsprak.engine.settings import CheckSettings, matches, select_rules
from klarsprak.language import langid, pipeline
from klarsprak.language.view import BlockView, DocumentView, Needs, analyse, chunks
from klarsprak.policy.assess import assess
from klarsprak.policy.packs import load_all
from klarsprak.rules.base import Candidate, Rule, RuleContext
from klarsprak.rules.stv.doubles import without_doubles

_CHUNK_CHARACTERS = 40_000


def check_document(document: Document, settings: CheckSettings | None = None, memory: Memory | None = None) -> FileResult:
    """Check one read text and give all that was found in it.

    With a `memory` of the latest check of the same text, only blocks that have changed since then are analysed. The result
    is the same. Raises `Cancelled` where the memory says that the check is called off.
    """
    settings = settings or CheckSettings()
    if memory is None:
        langid.identify(document)
        view = DocumentView(document)
    else:
        view = memory.turn_to(document)
    audience = _audience(document, settings)
    text_type = _text_type(document, settings)
    context = RuleContext(document=view, audience=audience, text_type=text_type, options=settings.options)
    # A text with nothing in Swedish to read lacks a sender, a date and much else, but nobody should be told so.
    readable = any(b.text and b.is_own for b in document.blocks)
    chosen = select_rules(settings, audience, text_type) if readable else []
    rules = [_instance(rule, context, settings) for rule in chosen]
    # Promises are part of every whole check, whichever rules are on. One who asks for a few rules by name pays for them
    # only where such a rule reads them.
    wanted = readable and (not settings.select or any(r.reads_commitments for r in chosen))
    promises = commitments.Extractor(view, text_type, settings.options) if wanted else None
    needs = max([Needs.TEXT, *(r.needs for r in chosen), *([commitments.NEEDS] if promises else [])])
    look = partial(
        _look,
        [rule for rule in rules if type(rule).check_block is not Rule.check_block],
        [rule for rule in rules if type(rule).candidates is not Rule.candidates],
    )
    if memory is None:
        said, figures = _look_at_all(view, look, needs, promises)
    else:
        profile = (document.source.format, audience, text_type, tuple(r.code for r in chosen), repr(settings))
        said, figures = memory.look(look, profile, needs)
        if promises is not None:
            for block in memory.views:
                if block.block.is_own:
                    promises.add(block)
    if promises is not None:
        context.commitments[:] = promises.result()
    findings = [finding for remarks in said for finding in remarks.findings]
    candidates: dict[str, list[Candidate]] = {}
    for code, candidate in (c for remarks in said for c in remarks.candidates):
        candidates.setdefault(code, []).append(candidate)
    for rule in rules:
        rule.context.measures = figures
        rule.context.commitments = context.commitments
        findings.extend(rule.choose(candidates.get(rule.code, ())))
        findings.extend(rule.check_document())
    kept, notes = _filter(document, without_doubles(findings), chosen)
    missing = [line for rule in rules for line in rule.missing()]
    result = FileResult(
        source=document.source,
        audience=audience.value,
        text_type=text_type.value,
        score=measures.score(kept, figures, audience, text_type),
        measures=figures,
        findings=kept,
        commitments=context.commitments,
        notes=[*document.notes, *notes],
        told=[*(line for rule in rules for line in rule.told()), *missing],
        incomplete=bool(missing),
    )
    # Rules picked by hand are no whole check, so what they do not find says nothing.
    if not settings.select:
        result.policy = assess(result, load_all(settings.policy), view, {r.code for r in chosen})
    return result


def _look_at_all(
    view: DocumentView, look: Callable[[BlockView], Remarks], needs: Needs, promises: commitments.Extractor | None
) -> tuple[list[Remarks], Measures]:
    """Every block once, with its analysis let go as soon as it has been looked at."""
    counter = measures.Counter()
    said: list[Remarks] = []
    for number, chunk in enumerate(chunks(view.views(), _CHUNK_CHARACTERS)):
        if needs > Needs.TEXT:
            if number:
                pipeline.release()
            analyse((v for v in chunk if not v.block.quoted), parse=needs >= Needs.PARSE)
        for block in chunk:
            if not block.block.is_own:
                continue
            counter.add(block)
            if promises is not None:
                promises.add(block)
            remarks = look(block)
            if remarks.findings or remarks.candidates:
                said.append(remarks)
    return said, counter.result()


def _look(checking: list[Rule], gathering: list[Rule], view: BlockView) -> Remarks:
    """What the rules say of a block by itself."""
    return Remarks(
        view.block.start,
        view.index,
        [finding for rule in checking for finding in rule.check_block(view)],
        [(rule.code, candidate) for rule in gathering for candidate in rule.candidates(view)],
    )


def _instance(rule: type[Rule], context: RuleContext, settings: CheckSettings) -> Rule:
    return rule(
        RuleContext(
            document=context.document,
            audience=context.audience,
            text_type=context.text_type,
            settings=settings.rule_settings.get(rule.code, {}),
            severity=settings.severities.get(rule.code),
            options=context.options,
        )
    )


def _audience(document: Document, settings: CheckSettings) -> Audience:
    """The audience that was asked for, else the one the text names, else the public."""
    if settings.audience is not None:
        return settings.audience
    named = document.metadata.audience
    return Audience(named) if named in set(Audience) else Audience.PUBLIC


def _text_type(document: Document, settings: CheckSettings) -> TextType:
    if settings.text_type is not TextType.AUTO:
        return settings.text_type
    named = document.metadata.text_type
    if named in set(TextType) and named != TextType.AUTO:
        return TextType(named)
    return genre.detect(document)


def _filter(document: Document, findings: list[Finding], rules: list[type[Rule]]) -> tuple[list[Finding], list[str]]:
    """Without doubles and suppressed findings, in reading order; and a note for each suppression that did nothing."""
    used: set[int] = set()
    seen: set[tuple[str, int, int]] = set()
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, f.end, f.rule)):
        key = (finding.rule, finding.start, finding.end)
        if key in seen:
            continue
        seen.add(key)
        silenced = False
        for number, suppression in enumerate(document.suppressions):
            inside = suppression.start <= finding.start < max(suppression.end, suppression.start + 1)
            if inside and (not suppression.codes or matches(finding.rule, suppression.codes)):
                used.add(number)
                silenced = True
        if not silenced:
            kept.append(finding)
    running = {rule.code for rule in rules}
    notes = []
    for number, suppression in enumerate(document.suppressions):
        # A suppression of a rule that was not run this time may well be needed another time.
        could_act = not suppression.codes or any(matches(code, suppression.codes) for code in running)
        if number not in used and could_act:
            line = document.source.position(suppression.directive[0]).line
            what = ", ".join(sorted(suppression.codes)) or "alla regler"
            notes.append(f"Undantaget på rad {line} ({what}) behövs inte: det döljer ingen anmärkning. Ta bort det.")
    return kept, notes
