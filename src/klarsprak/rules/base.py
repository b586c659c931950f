"""What a rule is: a class with a code, a documentation and a check of blocks, of the whole text, or of both."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from klarsprak.core.document import Document
from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.core.profile import Audience, TextType
from klarsprak.core.result import Commitment, Measures
from klarsprak.language.view import BlockView, DocumentView, Needs
from klarsprak.rules import docs as rule_docs

SettingValue = int | float | bool | str | tuple[str, ...]
#: What may be remarked on in a block, and the remark; None where there is nothing to say, as of a word explained there.
Candidate = tuple[Hashable, Finding | None]


@dataclass(frozen=True)
class Setting:
    """A rule's setting: its value, and other values for some audiences or text types (the audience goes first).

    `help` is one Swedish line for the documentation and the configuration's errors. `low` and `high` bound a number,
    `choices` the values of a string; the configuration refuses anything else.
    """

    default: SettingValue
    help: str
    by_audience: Mapping[Audience, SettingValue] = field(default_factory=dict)
    by_text_type: Mapping[TextType, SettingValue] = field(default_factory=dict)
    low: float = 0
    high: float | None = None
    choices: tuple[str, ...] = ()

    def value(self, audience: Audience, text_type: TextType) -> SettingValue:
        """The value for an audience and a text type."""
        if audience in self.by_audience:
            return self.by_audience[audience]
        return self.by_text_type.get(text_type, self.default)


@dataclass
class RuleContext:
    """What a rule knows beside the text: whom it is for, what it is, and the user's settings of the rule.

    `settings`: the user's values by setting name. `options`: values from other parts of the configuration that
    rules read, such as `svarstider`. `commitments` and `measures` are complete only when `check_document` runs.
    """

    document: DocumentView
    audience: Audience = Audience.PUBLIC
    text_type: TextType = TextType.LETTER
    settings: Mapping[str, SettingValue] = field(default_factory=dict)
    severity: Severity | None = None
    options: Mapping[str, object] = field(default_factory=dict)
    commitments: list[Commitment] = field(default_factory=list)
    measures: Measures = field(default_factory=Measures)


class Rule:
    """Base of all rules. A new instance is made for every text.

    A rule looks at blocks one by one (`check_block`), at the text as a whole (`check_document`), or gathers candidates
    block by block and chooses among them at the end. What hangs on one block alone belongs in `check_block`, `candidates`
    or a function for `DocumentView.gather`: an editor then only has it asked for blocks that have changed.

    `code`: family and three digits. `name`: ASCII slug. `severity`: by default. `needs`: the analysis it asks for.
    `why`: one Swedish line saying why a reader stumbles. `source`: the norm, in short. `clauses`: policy clauses the
    finding is evidence for. `default`: whether it is on; why it is not is said under Undantag. `reads_commitments`: it
    looks at `context.commitments`. `outside`: it asks a program that is no part of klarsprak, and its examples are run where
    that program is. `audiences`, `text_types`: where it applies; None is everywhere.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING
    needs: ClassVar[Needs] = Needs.TEXT
    why: ClassVar[str]
    source: ClassVar[str]
    clauses: ClassVar[tuple[str, ...]] = ("alvesta:enkel-2", "spraklagen:11")
    default: ClassVar[bool] = True
    reads_commitments: ClassVar[bool] = False
    outside: ClassVar[bool] = False
    audiences: ClassVar[frozenset[Audience] | None] = None
    text_types: ClassVar[frozenset[TextType] | None] = None
    settings: ClassVar[Mapping[str, Setting]] = {}

    def __init__(self, context: RuleContext) -> None:
        self.context = context
        self.document: Document = context.document.document

    @classmethod
    def docs(cls) -> rule_docs.RuleDocs:
        """The documentation in the class's docstring."""
        # mypy takes a class object for unhashable when it is asked through the cache's protocol.
        return rule_docs.parse(cls)  # type: ignore[arg-type]

    @classmethod
    def applies_to(cls, audience: Audience, text_type: TextType) -> bool:
        """Whether the rule has anything to say to this audience and text type."""
        return (cls.audiences is None or audience in cls.audiences) and (cls.text_types is None or text_type in cls.text_types)

    def check_block(self, view: BlockView) -> Iterable[Finding]:
        """Findings in one block. Called for every block that is not quoted and is in Swedish, in reading order."""
        del view
        return ()

    def candidates(self, view: BlockView) -> Iterable[Candidate]:
        """What in one block may become a finding once the whole text is known. Called as `check_block` is.

        It hangs on the block alone, beside settings, audience and text type.
        """
        del view
        return ()

    def choose(self, candidates: Iterable[Candidate]) -> Iterable[Finding]:
        """The findings among the candidates of all blocks, given in reading order: the first with each key."""
        seen: set[Hashable] = set()
        for key, finding in candidates:
            if key not in seen:
                seen.add(key)
                if finding is not None:
                    yield finding

    def check_document(self) -> Iterable[Finding]:
        """Findings on the text as a whole. Called once, after all blocks."""
        return ()

    def missing(self) -> Sequence[str]:
        """What kept the rule from its work on this text, a Swedish line each. Asked when all is checked."""
        return ()

    def told(self) -> Sequence[str]:
        """What the user should know of how the rule did its work, a Swedish line each. Asked when all is checked."""
        return ()

    def setting(self, name: str) -> SettingValue:
        """A setting's value: the user's, else the one for this audience and text type."""
        if name in self.context.settings:
            return self.context.settings[name]
        return self.settings[name].value(self.context.audience, self.context.text_type)

    def int_setting(self, name: str) -> int:
        """A whole-number setting."""
        value = self.setting(name)
        assert isinstance(value, int)
        return value

    def finding(
        self,
        view: BlockView,
        start: int,
        end: int,
        message: str,
        *,
        suggestions: Sequence[Suggestion | str] = (),
        why: str | None = None,
        severity: Severity | None = None,
        source: str | None = None,
    ) -> Finding:
        """A finding on the clean span `start:end` of a block.

        A suggestion given as a string is unsafe. Nothing is safe where markup, an entity or a placeholder stands
        inside the span, since replacing it would lose that.
        """
        block = view.block
        low, high = block.map.span(start, end)
        verbatim = block.map.is_verbatim(start, end) and not block.is_opaque(start, end)
        offered = tuple(
            s if s.safety is not Safety.SAFE or verbatim else Suggestion(s.text, Safety.UNSAFE)
            for s in (Suggestion(x) if isinstance(x, str) else x for x in suggestions)
        )
        return self.at(
            low,
            high,
            message,
            suggestions=offered,
            why=why,
            severity=severity,
            source=source,
            block=view.index,
        )

    def before(self, view: BlockView, at: int) -> str:
        """The source character just before a clean offset inside a block: markup, or a line end that is a space to the reader."""
        return self.document.source.text[view.block.map.start_of(at) - 1]

    def at(
        self,
        start: int,
        end: int,
        message: str,
        *,
        suggestions: Sequence[Suggestion] = (),
        why: str | None = None,
        severity: Severity | None = None,
        source: str | None = None,
        block: int = -1,
        whole_text: bool = False,
    ) -> Finding:
        """A finding on a span of the source itself."""
        return Finding(
            rule=self.code,
            name=self.name,
            severity=self.context.severity or severity or self.severity,
            message=message,
            why=why or self.why,
            start=start,
            end=end,
            text=self.document.source.text[start:end],
            suggestions=tuple(suggestions),
            source=source or self.source,
            clauses=self.clauses,
            block=block,
            whole_text=whole_text,
        )

    def whole_text(self, message: str, **kwargs: str) -> Finding:
        """A finding on the text as a whole, shown at its first block (or at the very start of an empty text)."""
        for index, block in enumerate(self.document.blocks):
            if not block.quoted and block.text:
                return self.at(block.start, block.end, message, block=index, whole_text=True, **kwargs)  # type: ignore[arg-type]
        return self.at(0, 0, message, whole_text=True, **kwargs)  # type: ignore[arg-type]


def running(views: Iterable[BlockView]) -> Iterator[BlockView]:
    """Only the views of own running text."""
    return (view for view in views if view.block.is_running)
