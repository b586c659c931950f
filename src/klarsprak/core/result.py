"""Results: what the engine gives for one file and for a run. Reports print these and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from klarsprak.core.document import Source
from klarsprak.core.finding import Finding


@dataclass(frozen=True, slots=True)
class Measures:
    """Figures of one text over its running blocks. A figure is None where the text is too short for it to mean anything.

    `words`, `sentences`: counts. `lix`, `rix`, `ovix`, `nominal_ratio`: see `klarsprak.measures`. Shares are 0-1.
    `words_per_sentence`: mean.
    """

    words: int = 0
    sentences: int = 0
    lix: float | None = None
    rix: float | None = None
    ovix: float | None = None
    nominal_ratio: float | None = None
    words_per_sentence: float = 0.0
    long_words_share: float = 0.0
    long_sentences_share: float = 0.0
    passive_share: float = 0.0
    #: Half the width of a 95 % interval round `lix`, from its spread over texts of this length.
    lix_margin: float | None = None
    #: Passive verbs, counted one by one: unlike their share of the sentences it stays when a sentence is split.
    passives: int = 0


@dataclass(frozen=True, slots=True)
class ScoreEffect:
    """One cause of lost points: `points` is what the total would rise by if all its findings were mended."""

    rule: str
    title: str
    count: int
    points: float


@dataclass(frozen=True, slots=True)
class Score:
    """0-100, higher is plainer. `parts` has ord, meningar, struktur, ton and svarstid; `effects` the largest first."""

    total: int = 100
    parts: dict[str, int] = field(default_factory=dict)
    effects: tuple[ScoreEffect, ...] = ()


class CommitmentStatus(StrEnum):
    """Whether a promise says when: a time, a vague time, or no time."""

    EXPLICIT = "explicit"
    VAGUE = "vague"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise: who does what, and when. `start:end` are source offsets of the promise's clause.

    `time` is the wording of the time, as written, or empty; `due` the last day of it where it can be worked out.
    """

    text: str
    actor: str
    action: str
    status: CommitmentStatus
    due: date | None
    start: int
    end: int
    time: str = ""
    time_start: int = -1
    time_end: int = -1
    block: int = -1


@dataclass(frozen=True, slots=True)
class PolicyVerdict:
    """Whether a text meets a policy clause: met, not_met, not_applicable or human (a person must judge)."""

    clause: str
    status: str
    evidence: tuple[str, ...] = ()


@dataclass
class FileResult:
    """All that was found in one text."""

    source: Source
    audience: str
    text_type: str
    score: Score
    measures: Measures
    findings: list[Finding] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    policy: list[PolicyVerdict] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    #: What somebody should hear of how the check went, once in a run: a server that texts are sent to, or that is not there.
    told: list[str] = field(default_factory=list)
    #: A rule could not do its work, so that another check of the same text may find more. Such a result is not kept.
    incomplete: bool = False
    #: Findings by severity, where the findings themselves have been let go.
    tally: dict[str, int] | None = None

    @property
    def path(self) -> str:
        """The path as given."""
        return self.source.path

    def counts(self) -> dict[str, int]:
        """Findings by severity."""
        if self.tally is not None:
            return self.tally
        out = {"error": 0, "warning": 0, "info": 0}
        for finding in self.findings:
            out[finding.severity.value] += 1
        return out

    def summary(self) -> FileResult:
        """Score, measures and counts without the text and what was found in it."""
        source = Source(self.path, "", self.source.format, self.source.encoding)
        return replace(self, source=source, findings=[], commitments=[], policy=[], notes=[], tally=self.counts())


@dataclass(frozen=True, slots=True)
class FileError:
    """A path that could not be read, with one Swedish line saying why."""

    path: str
    message: str


@dataclass
class RunResult:
    """A whole run, files in the order they were given or found."""

    files: list[FileResult] = field(default_factory=list)
    errors: list[FileError] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """Findings by severity."""
        each = [result.counts() for result in self.files]
        return {severity: sum(counts[severity] for counts in each) for severity in ("error", "warning", "info")}

    def let_go(self) -> None:
        """Keep of the latest file no more than a summary asks for: thousands of texts in whole would fill the memory."""
        self.files[-1] = self.files[-1].summary()

    @property
    def score(self) -> int | None:
        """Mean score over the files, weighted by words; None where no file was read."""
        if not self.files:
            return None
        weights = [max(1, f.measures.words) for f in self.files]
        return round(sum(w * f.score.total for w, f in zip(weights, self.files, strict=True)) / sum(weights))
