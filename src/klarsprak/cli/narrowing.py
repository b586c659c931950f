"""Which findings a check is to say: not those that a baseline knows, and only those on changed lines.

Score and measures are of the whole text whatever is said of it: else the same text would get another score for another
question.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from klarsprak.cli.options import UNUSABLE

if TYPE_CHECKING:
    from klarsprak.cli.reading import Filter
    from klarsprak.config.resolve import Configuration
    from klarsprak.engine.baseline import Baseline
    from klarsprak.engine.changes import Changes
    from klarsprak.engine.runner import Checked


class Narrowing:
    """The baselines and the git reference of a run.

    `baseline_file`, `ref`: as given on the command line. Exits with status 2, before anything is checked, where a baseline
    is missing or broken, or where git cannot say what has changed.
    """

    def __init__(
        self,
        configuration: Configuration,
        paths: Sequence[str],
        baseline_file: str | None,
        ref: str | None,
        stdin_filename: str | None,
    ) -> None:
        from klarsprak.engine.discovery import STDIN

        self._configuration = configuration
        self._given = baseline_file
        self._baselines: dict[str, Baseline] = {}
        self._changes: Changes | None = None
        self._hidden = 0
        names = [stdin_filename or path if path == STDIN else path for path in paths]
        for path in dict.fromkeys(self._baseline_path(name) for name in names):
            if path is not None:
                self._baselines[path] = read_baseline(path)
        if ref is not None:
            if STDIN in paths:
                raise click.UsageError(
                    "--diff går inte att använda med text från standard in.", click.get_current_context(silent=True)
                )
            from klarsprak.engine.changes import Changes, ChangesError

            self._changes = Changes(ref)
            try:
                for name in names:
                    self._changes.check(name)
            except ChangesError as error:
                click.echo(f"Fel: {error}", err=True)
                raise click.exceptions.Exit(UNUSABLE) from None

    def _baseline_path(self, path: str) -> str | None:
        return self._given or self._configuration.baseline_for(path)

    @property
    def filters(self) -> list[Filter]:
        """What is to be done with each checked text."""
        filters: list[Filter] = []
        if self._baselines:
            filters.append(self._unknown)
        if self._changes is not None:
            filters.append(self._changed)
        return filters

    @property
    def files(self) -> list[str]:
        """The baseline files."""
        return list(self._baselines)

    def _unknown(self, path: str, checked: Checked) -> Checked:
        named = self._baseline_path(path)
        if named is None:
            return checked
        findings = self._baselines[named].new(path, checked.document, checked.result.findings)
        self._hidden += len(checked.result.findings) - len(findings)
        return checked.with_findings(findings)

    def _changed(self, path: str, checked: Checked) -> Checked:
        assert self._changes is not None
        return checked.with_findings(self._changes.touched(path, checked.document, checked.result.findings))

    def tell(self, *, whole: bool) -> None:
        """Say on standard error how much the baseline hides and, after a run of all rules (`whole`), what it need not hold."""
        if not self._baselines:
            return
        from klarsprak.reports import words

        if self._hidden:
            known = words.count(self._hidden, "känd anmärkning", "kända anmärkningar")
            click.echo(f"Obs: {known} i baslinjen visas inte.", err=True)
        for path, baseline in self._baselines.items():
            stale = baseline.stale() if whole else 0
            if stale:
                gone = words.count(stale, "anmärkning", "anmärkningar")
                click.echo(
                    f"Obs: {words.path(path)} har {gone} som inte finns kvar i texterna. "
                    "Ta bort dem med: klarsprak baseline update",
                    err=True,
                )


def read_baseline(path: str) -> Baseline:
    """Read a baseline, or say what is wrong with it and exit."""
    from klarsprak.engine.baseline import Baseline, BaselineError

    try:
        return Baseline.read(path)
    except BaselineError as error:
        click.echo(f"Fel: {error}", err=True)
        raise click.exceptions.Exit(UNUSABLE) from None
